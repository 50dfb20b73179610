"""Values pass through cells exactly, or are refused at the door."""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.analysis import Access
from planner.domain.errors import BadInput
from planner.domain.goals import Goal, Target
from planner.domain.kinds import KINDS
from planner.domain.measures import BudgetLine, Measure, MeasureState
from planner.domain.record import FieldSpec, Record, fields_of
from planner.storage.codec import codec, dump

IDS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=12, max_size=12)
TEXTS = st.text(
    st.characters(max_codepoint=0x1EFFF, exclude_categories=("Cs",), exclude_characters="\x00"), max_size=200
)


def values(spec: FieldSpec) -> st.SearchStrategy[object]:
    if spec.many:
        return st.lists(IDS, max_size=4, unique=True).map(tuple)
    if spec.refers:
        found: st.SearchStrategy[object] = IDS
    elif spec.type in (int, float):
        low = spec.low if spec.low is not None else -1e15
        high = spec.high if spec.high is not None else 1e15
        found = st.integers(int(low), int(high)) if spec.type is int else st.floats(low, high, allow_nan=False)
    elif spec.type is Decimal:
        found = st.decimals(-(10**9), 10**9, places=2)
    elif spec.type is date:
        found = st.dates()
    elif spec.type is bool:
        found = st.booleans()
    elif spec.type is str:
        found = TEXTS
    else:
        found = st.sampled_from(list(spec.type))
    return st.one_of(st.none(), found) if spec.optional else found


@st.composite
def records(draw: st.DrawFn) -> Record:
    cls = draw(st.sampled_from(KINDS))
    return cls(id=draw(IDS), **{spec.name: draw(values(spec)) for spec in fields_of(cls)})


@given(records())
def test_a_record_survives_cells_json_and_rows(record: Record) -> None:
    own = codec(type(record))
    cells = own.cells(record)
    through = json.loads(dump(cells))
    assert own.record(record.id, through) == record
    row = (record.id, *cells.values())
    assert own.records([row]) == {record.id: record}
    assert own.cells(own.record(record.id, cells)) == cells


@given(records(), st.data())
def test_the_difference_holds_the_changed_cells_only(record: Record, data: st.DataObject) -> None:
    spec = data.draw(st.sampled_from(fields_of(type(record))))
    other = type(record)(
        id=record.id,
        **{s.name: data.draw(values(s)) if s is spec else getattr(record, s.name) for s in fields_of(type(record))},
    )
    before, after = codec(type(record)).difference(record, other)
    assert set(before) == set(after) <= {spec.stored}
    old, new = codec(type(record)).cells(record), codec(type(record)).cells(other)
    assert {**old, **after} == new
    assert {**new, **before} == old


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("effect_step", True),
        ("effect_step", 2.0),
        ("effect_step", 8),
        ("effect_step", 0),
        ("name", 7),
        ("name", None),
        ("name", "a\x00b"),
        ("name", "\ud800"),
        ("name", "Fest 🎉"),
        ("name", "x" * 201),
        ("starts", datetime(2026, 1, 1)),
        ("starts", "2026-01-01"),
        ("state", "planned"),
        ("access", MeasureState.DONE),
        ("goals", ["abcdefghijkl"]),
        ("goals", ("abcdefghijkl", "abcdefghijkl")),
        ("goals", ("DROP TABLE",)),
        ("cycle", "'; --"),
    ],
)
def test_a_wrong_type_or_an_impossible_value_is_refused_by_the_name_of_its_field(field: str, value: object) -> None:
    good = {"id": "aaaaaaaaaaaa", "cycle": "bbbbbbbbbbbb", "name": "Lotsendienst", "access": Access.OUTREACH}
    codec(Measure).cells(Measure(**good))
    with pytest.raises(BadInput) as caught:
        codec(Measure).cells(Measure(**{**good, field: value}))
    labels = {spec.name: spec.label for spec in fields_of(Measure)}
    assert caught.value.params["field"] == labels[field]


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 3])
def test_a_number_that_is_none_is_refused(value: object) -> None:
    with pytest.raises(BadInput):
        codec(Target).cells(
            Target(id="a", cycle="b", goal="c", indicator="d", value=value),  # type: ignore[arg-type]
        )


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity")])
def test_money_that_is_none_is_refused(value: Decimal) -> None:
    with pytest.raises(BadInput):
        codec(BudgetLine).cells(BudgetLine(id="a", measure="b", year=2026, planned=value))


def test_equal_money_is_one_cell_and_minus_nought_is_nought() -> None:
    own = codec(BudgetLine)
    one = own.cells(BudgetLine(id="a", measure="b", year=2026, planned=Decimal(1)))
    same = own.cells(BudgetLine(id="a", measure="b", year=2026, planned=Decimal("1.00")))
    assert one == same
    target = codec(Target).cells(Target(id="a", cycle="b", goal="c", indicator="d", value=-0.0))
    assert str(target["value"]) == "0.0"


def test_cells_of_another_time_are_read_as_far_as_they_go() -> None:
    goal = codec(Goal).record("a", {"cycle": "b", "name": None, "gone_since": 1})
    assert isinstance(goal, Goal)
    assert (goal.cycle, goal.name, goal.needs) == ("b", "", ())
