"""The rows of a frame as plain cells, and the cube of their counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import isnan, nan
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from planner.domain.figures import State
from planner.statistics.cube import AREAS, GROUPS, Cube
from planner.statistics.evidence import SURE_BITS, evidence
from planner.statistics.relations import Families, day_twins, period_sums
from planner.statistics.sums import Sum, tree_sums

if TYPE_CHECKING:
    import pandas as pd

COLUMNS: Final = (
    "area",
    "parent",
    "subgroup",
    "part_of",
    "period",
    "kind",
    "value",
    "state",
    "numerator",
    "denominator",
)
FLOOR: Final = "floor"
"""A column besides: the largest count that is known to be contained in a base."""
_DEFAULTS: Final[Mapping[str, object]] = {
    "parent": "",
    "subgroup": "",
    "part_of": "",
    "kind": "count",
    "numerator": nan,
    "denominator": nan,
    FLOOR: nan,
}
_KNOWN_NOTHING = (State.NONE, State.NOT_APPLICABLE)
_STATES: Final = {str(state): state for state in State}
_KINDS: Final = ("count", "rate", "figure")

Frame: TypeAlias = "pd.DataFrame | Mapping[str, Sequence[Any]]"
"""The columns of a table; plain lists do as well as pandas."""
NamedSum = tuple[str, tuple[str, ...]]
"""A subgroup (or an area) and those that make it up."""


@dataclass(frozen=True, slots=True)
class Row:
    """One cell of the frame; ``cell`` is its number in the cube."""

    key: tuple[str, str, str]
    cell: int
    kind: str
    value: float | None
    state: State
    count: float | None
    base: float | None


@dataclass(frozen=True)
class ReadFrame:
    """The rows in the order of the frame, and their counts with all sums."""

    rows: Sequence[Row]
    cube: Cube

    def complete(self) -> None:
        """Find out from the counts how each sum holds; call once, when all counts are entered."""
        self.cube.complete(self._families)

    def _families(self, direction: int, total: int, parts: Sequence[int]) -> Sequence[tuple[int, ...]]:
        """Groups that overlap (“women”, “foreign”), areas old and new: which of them make up the total together."""
        cube, stride = self.cube, self.cube.strides[direction]
        lines = sorted({cell - cube.node(direction, cell) * stride for cell in cube.value})
        full = [line for line in lines if all(line + node * stride in cube.value for node in (total, *parts))]
        columns = [[cube.value[line + node * stride] for line in full] for node in parts]
        whole = [cube.value[line + total * stride] for line in full]
        if direction == AREAS and evidence(whole) < SURE_BITS + len(parts):
            return ()
        return [tuple(parts[at] for at in family) for family in Families(columns).of_column(whole)]


def read_frame(frame: Frame, sums: Iterable[NamedSum], area_sums: Iterable[NamedSum] = ()) -> ReadFrame:
    """The frame checked and numbered; raises ``ValueError`` as ``protect`` says."""
    given: Mapping[str, Any] = frame if isinstance(frame, Mapping) else {str(name): frame[name] for name in frame}
    lacking = [name for name in COLUMNS if name not in given and name not in _DEFAULTS]
    if lacking:
        raise ValueError(f"the frame lacks {', '.join(lacking)}")
    size = len(given["area"])
    columns = {name: _plain(given[name]) if name in given else [_DEFAULTS[name]] * size for name in (*COLUMNS, FLOOR)}
    areas = _first(columns["area"], columns["parent"])
    groups = _first(columns["subgroup"], columns["part_of"])
    periods = list(dict.fromkeys(columns["period"]))
    area_at, group_at = _numbered(areas), _numbered(groups)
    period_at = _numbered(periods)
    among = [*tree_sums(groups, group_at), *_numbered_sums(sums, group_at)]
    within = [*tree_sums(areas, area_at), *_numbered_sums(area_sums, area_at)]
    sums_of = (within, among, _period_sums(periods))
    cube = Cube(len(areas), len(groups), len(periods), sums_of, day_twins(periods) if len(periods) > 1 else ())
    rows = list(_rows(columns, cube, area_at, group_at, period_at))
    return ReadFrame(rows, cube)


def _rows(
    columns: Mapping[str, list[object]],
    cube: Cube,
    area_at: Mapping[str, int],
    group_at: Mapping[str, int],
    period_at: Mapping[str, int],
) -> Iterable[Row]:
    seen: set[int] = set()
    names = ("area", "subgroup", "period", "kind", "value", "state", "numerator", "denominator", FLOOR)
    for area, group, period, kind, value, said, top, base, floor in zip(
        *(columns[name] for name in names), strict=True
    ):
        cell = cube.cell(area_at[area], group_at[group], period_at[period])
        if cell in seen:
            raise ValueError("two rows for one cell")
        seen.add(cell)
        state = _STATES.get(said)
        if kind not in _KINDS:
            raise ValueError(f"unknown kind {kind!r}")
        if state is None:
            raise ValueError(f"unknown state {said!r}")
        number = _number(value) if state is State.VALUE else None
        count = number if kind == "count" else _number(top) if kind == "rate" else None
        row = Row((area, period, group), cell, kind, number, state, count, _number(base))
        if kind != "figure":
            _enter(cube, row, _number(floor))
        yield row


def _enter(cube: Cube, row: Row, floor: float | None) -> None:
    """Enter what is known of a cell: its count, that there is nothing, or that nobody knows."""
    cell, count = row.cell, row.count
    if count is not None and row.state not in (State.SUPPRESSED, State.MISSING):
        cube.value[cell] = count
        if row.base is not None:
            cube.ceiling[cell] = max(row.base, count)
        if floor is not None:
            cube.floor[cell] = min(floor, count)
        if count < 0:
            cube.signed.add(cube.node(GROUPS, cell))
    elif row.state in _KNOWN_NOTHING:
        cube.value[cell] = 0.0
    else:
        cube.unknown.add(cell)


def _first(nodes: Iterable[object], above: Iterable[object]) -> dict[str, str]:
    """Node → the node above as its first row says it."""
    found: dict[str, str] = {}
    for node, over in zip(nodes, above, strict=True):
        if node not in found:
            found[str(node)] = over if isinstance(over, str) else ""
    return found


def _numbered(names: Iterable[str]) -> dict[str, int]:
    return {name: at for at, name in enumerate(names)}


def _numbered_sums(sums: Iterable[NamedSum], number: Mapping[str, int]) -> list[Sum]:
    """The sums of which total and at least one part are there."""
    found = []
    for total, parts in sums:
        there = tuple(number[part] for part in parts if part in number)
        if total in number and there:
            found.append((number[total], there))
    return found


def _period_sums(periods: Sequence[str]) -> list[Sum]:
    return period_sums(periods) if len(periods) > 1 else []


def _plain(column: Any) -> list[Any]:
    return column if isinstance(column, list) else column.tolist()


def _number(cell: object) -> float | None:
    return None if not isinstance(cell, int | float) or isnan(cell) else float(cell)
