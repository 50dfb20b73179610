"""Columns: how a record is read, shown, sorted, summed and typed in one place of a row. Grid, tree and forms share them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from planner import texts
from planner.domain.kinds import BY_NAME
from planner.domain.naming import name_of, names_others
from planner.domain.plan import Plan
from planner.domain.record import FieldSpec, Record, field_of
from planner.ui import wording

if TYPE_CHECKING:
    from planner.operations.operation import Operation
    from planner.ui.desk import Desk

FIGURES = (int, float, Decimal, date)
"""Types that stand right-aligned."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one place of a row.

    `words` are shown and copied; `value` is the plain value (for sums and for copying numbers); `order` sorts, None
    last; `sign` is a name for `drawing.sign` painted before the words; `bar` a share from 0 to 1 painted as a strip;
    `state` the state of an observation that is no value; `quiet` cells are second text, `strong` ones stand in 600 with
    a darker strip, `lit` ones in the accent. A tree shows `number` before the words, `aside` at the right of a strip.
    """

    words: str = ""
    value: Any = None
    order: Any = None
    sign: str = ""
    bar: float | None = None
    state: str = ""
    quiet: bool = False
    strong: bool = False
    lit: bool = False
    number: str = ""
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """A day that stands out on a bar: a milestone, reached or not."""

    day: date
    name: str
    reached: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """A bar over the years: from a day until a day, carried out until a day, with its milestones."""

    starts: date | None
    until: date | None
    done_until: date | None = None
    points: tuple[Point, ...] = ()


Reading = Callable[["Desk", Any], Cell]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `title` is an English msgid, `spec` the field that is typed in place (None: only read).

    `write` makes the operation for a typed value where `Change` of that field is not the way. `fixed` columns cannot
    be left out; `optional` ones are hidden until a person chooses them. `timeline` columns are painted by the grid as
    bars over the years: the cell's value is a `Span`, and `write` makes the operation that moves one from (start, end),
    each a day or None. `leans_on` names the kinds of record
    the cell is read from besides its own; None means that any change may alter it. `unit` stands in the head and not
    in the cells; `total` makes the cell of the sums row where the sum of the values is not what is wanted.
    """

    id: str
    title: str
    read: Reading
    spec: FieldSpec | None = None
    write: Callable[[Desk, Any, Any], Operation] | None = None
    right: bool = False
    stretch: bool = False
    adds_up: bool = False
    optional: bool = False
    fixed: bool = False
    timeline: bool = False
    leans_on: frozenset[str] | None = None
    unit: str = ""
    total: Callable[[Desk, Sequence[Any]], Cell] | None = None

    @property
    def head(self) -> str:
        """The words of its head in the language of the interface."""
        title = texts.gettext(self.title)
        return texts.gettext("{title} in {unit}", title=title, unit=self.unit) if self.unit else title


@dataclass(frozen=True, slots=True)
class Chip:
    """One choice of the filter bar: shape, word, and which records it keeps; `leans_on` as for columns."""

    id: str
    title: str
    sign: str
    holds: Callable[[Desk, Any], bool]
    leans_on: frozenset[str] | None = None


def _no_values(_desk: Desk) -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True, slots=True)
class Listing:
    """What a grid or a tree shows of one kind of record.

    `rows` gives the records in the order shown while unsorted; `group` the words of the group row a record stands
    under ("" for none), read from the kinds of record in `group_leans_on` besides its own; `fresh` the values a new record starts with.

    Of a tree `rows` gives the records at the top and `children` those beneath one; its first column is the name.
    `move` makes the operation that hangs a record under a parent (None: at the top) at a place among its new
    siblings, counted from 0; where the tree is not `ordered` by people the place says nothing. `under` gives the
    values of a new record beneath a parent, None where none can lie there; `opens` says which rows start open.
    """

    kind: type[Record]
    columns: tuple[Column, ...]
    rows: Callable[[Desk], Sequence[Any]]
    group: Callable[[Desk, Any], str] | None = None
    chips: tuple[Chip, ...] = ()
    fresh: Callable[[Desk], Mapping[str, Any]] = _no_values
    children: Callable[[Desk, Any], Sequence[Any]] | None = None
    move: Callable[[Any, str | None, int], Operation] | None = None
    group_leans_on: frozenset[str] | None = None
    ordered: bool = True
    under: Callable[[Desk, Any | None], Mapping[str, Any] | None] | None = None
    opens: Callable[[Desk, Any], bool] | None = None
    grows: bool = True
    """Whether records are added, duplicated and removed here; not where rows only stand for what is made elsewhere."""


def field(cls: type[Record], name: str, **more: Any) -> Column:
    """The column of a field, typed in place; `more` are fields of `Column` that differ from what the field says."""
    spec = field_of(cls, name)
    right = spec.type in FIGURES and not spec.many and spec.refers is None
    known = {"id": name, "title": spec.label, "read": _reader(spec), "spec": spec, "right": right, "unit": spec.unit}
    if "read" not in more:
        known["leans_on"] = _kinds_named(spec)
    return Column(**{**known, **more})


def _kinds_named(spec: FieldSpec) -> frozenset[str] | None:
    """The kinds of record whose names stand in a field; None where those names change with others."""
    if spec.refers is None:
        return frozenset()
    return None if names_others(spec.refers) else frozenset({spec.refers})


def _reader(spec: FieldSpec) -> Reading:
    def read(desk: Desk, record: Record) -> Cell:
        value = getattr(record, spec.name)
        if spec.unit and isinstance(value, FIGURES):
            words = number_words(value)
        else:
            words = field_words(desk.bridge.plan, record, spec)
        return Cell(words, value, order_of(value, words))

    return read


def number_words(value: Any) -> str:
    """A number without its unit; cents only where there are any."""
    if isinstance(value, Decimal):
        return texts.current().number(value, 0 if value == value.to_integral_value() else 2)
    return wording.number_words(value) if isinstance(value, float) else texts.current().number(value)


def field_words(plan: Plan, record: Record, spec: FieldSpec) -> str:
    """What a field holds, in words; references by the names of what they point at."""
    if spec.refers is None:
        return wording.value_words(record, spec)
    value = getattr(record, spec.name)
    ids = value if spec.many else (value,) if value else ()
    found = plan.some(BY_NAME[spec.refers], ids)
    return ", ".join(name_of(one, plan, texts.current()) for one in found)


def held(desk: Desk, column: Column, record: Any) -> Any:
    """The value a column's editor starts from: the record's field, or what the cell shows where the field is another's."""
    name = column.spec.name if column.spec is not None else ""
    return getattr(record, name) if hasattr(record, name) else column.read(desk, record).value


def order_of(value: Any, words: str) -> Any:
    """What a value is sorted by: numbers, dates and truth as they are, all else by its words; None when empty."""
    if value is None or words == "":
        return None
    if isinstance(value, bool | int | float | Decimal | date):
        return value
    return words.casefold()
