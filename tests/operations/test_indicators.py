"""Another definition of an indicator in use begins a new version, once a day; anything else is a plain change."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from planner.domain.errors import BadInput
from planner.domain.figures import Indicator
from planner.operations.indicators import ReviseIndicator
from tests.operations.desk import TODAY, Desk


@pytest.fixture
def indicator(desk: Desk) -> str:
    top, base = desk.add("variable", code="a", name="Cases"), desk.add("variable", code="b", name="Children")
    return desk.add("indicator", code="K01", name="Rate", numerator=(top,), denominator=(base,))


def revise(desk: Desk, ident: str, **values: Any) -> Indicator:
    desk.run(ReviseIndicator(ident, values))
    return desk.plan.one(Indicator, ident)


def use(desk: Desk, ident: str) -> None:
    desk.add("evidence", statement="It rises.", indicator=ident)


def test_while_nobody_uses_it_the_definition_is_still_being_made(desk: Desk, indicator: str) -> None:
    found = revise(desk, indicator, multiplier=1000.0, definition="Cases per thousand")
    assert (found.multiplier, found.version, found.valid_from) == (1000.0, 1, None)


@pytest.mark.parametrize("values", [{"multiplier": 1000.0}, {"denominator": ()}, {"definition": "On 31 December."}])
def test_another_definition_in_use_is_a_new_version(desk: Desk, indicator: str, values: dict[str, Any]) -> None:
    use(desk, indicator)
    found = revise(desk, indicator, **values)
    assert (found.version, found.valid_from) == (2, TODAY)
    again = revise(desk, indicator, definition="Better said.")
    assert (again.version, again.definition) == (2, "Better said.")


def test_names_and_reading_are_no_definition(desk: Desk, indicator: str) -> None:
    use(desk, indicator)
    found = revise(desk, indicator, name="Rate of cases", unit="‰", bias="Sees few.", multiplier=100.0)
    assert (found.version, found.valid_from) == (1, None)


def test_a_version_given_by_hand_is_kept(desk: Desk, indicator: str) -> None:
    use(desk, indicator)
    found = revise(desk, indicator, definition="New.", version=5, valid_from=date(2020, 1, 1))
    assert (found.version, found.valid_from) == (5, date(2020, 1, 1))


def test_impossible_values_are_refused(desk: Desk, indicator: str) -> None:
    with pytest.raises(BadInput):
        desk.run(ReviseIndicator(indicator, {"version": 0}))
