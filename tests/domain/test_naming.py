from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from planner.domain.catalogues import Funder
from planner.domain.figures import Indicator
from planner.domain.frame import Cycle
from planner.domain.goals import Target
from planner.domain.kinds import KINDS
from planner.domain.measures import BudgetLine, Measure, MoneyKind
from planner.domain.naming import LONGEST, name_of, name_of_id, shortened
from planner.domain.plan import Plan
from planner.domain.record import fields_of
from planner.domain.review import Status


def emptiest(cls):
    """A record whose texts are empty and whose references point nowhere."""
    values = {}
    for spec in fields_of(cls):
        if spec.default is not None or spec.optional:
            continue
        values[spec.name] = {str: "", int: 1, date: date(2026, 3, 1), float: 1.0}.get(spec.type)
        if spec.refers:
            values[spec.name] = () if spec.many else "nowhere"
    return cls(id="a" * 12, **values)


@pytest.mark.parametrize("cls", KINDS)
def test_no_kind_is_without_a_name(cls):
    assert name_of(emptiest(cls)).strip()
    assert name_of(emptiest(cls), Plan()).strip()


def test_a_budget_line_is_named_by_year_kind_and_funder():
    funder = Funder(id="f", name="Land")
    line = BudgetLine(id="b", measure="m", year=2026, sort=MoneyKind.FUNDING, funder="f", planned=Decimal(1))
    assert name_of(line, Plan().changed([funder, line])) == "2026 · funding · Land"
    assert name_of(line) == "2026 · funding"


def test_names_follow_what_a_record_points_at():
    plan = Plan().changed(
        [
            Measure(id="m", cycle="c", name="Family office"),
            Indicator(id="i", code="u8", name="U8 taken"),
            Status(id="s", measure="m", day=date(2026, 3, 1)),
            Target(id="t", cycle="c", goal="g", indicator="i"),
        ]
    )
    assert name_of_id(plan, Status, "s") == "Family office · 2026-03-01"
    assert name_of_id(plan, Target, "t") == "U8 taken"
    assert name_of_id(plan, Target, "gone") == ""


def test_a_cycle_is_named_by_number_and_years():
    assert name_of(Cycle(id="c", number=2, starts=date(2026, 1, 1), until=date(2028, 12, 31))) == "Cycle 2 · 2026–2028"
    assert name_of(Cycle(id="c", number=1)) == "Cycle 1"


def test_long_texts_are_cut_at_a_word():
    text = "Families in the new quarter do not know the offers there are, say midwives and teachers"
    cut = shortened(text)
    assert len(cut) <= LONGEST
    assert cut.endswith("there…")
    assert shortened("x" * 100) == "x" * 59 + "…"
    assert shortened("two\n lines") == "two lines"
