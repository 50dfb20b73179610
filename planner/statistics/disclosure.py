"""The disclosure gate: the only way from figures to paper, screen, clipboard and export.

``protect(frame, rule)`` takes a pandas frame with one row per cell and gives a ``ProtectedTable``; nothing else
makes one, and charts, tables, exports and reports take nothing else. **Protect the whole table first, with all areas
and totals that are known, then ``select`` what a page shows**: two excerpts protected each on its own could give away
together what each of them hides.

Columns of the frame (``COLUMNS``; those with a default may be left out):

=============  ========================================================================================
area           id of the area (text)
parent         id of the area *in this frame* whose count contains this one; ``""`` on top (default)
subgroup       what else tells cells apart, such as an age band or a variable; ``""`` when nothing does (default)
part_of        the subgroup of this frame whose count contains this one; ``""`` when none does (default)
period         text of the period
kind           ``count`` (persons or cases; its numerator is the value), ``rate`` (numerator ÷ denominator × any
               factor) or ``figure`` (no count behind it: square metres, a mean; default ``count``)
value          the number, NaN where there is none
state          text of the cell's state: value, none, suppressed, missing, not_applicable, uncertain, not_yet
numerator      of a rate: the count behind it, NaN when not known (default NaN)
denominator    of a rate, or of a count with a known base: persons it is taken from, NaN when not known (default NaN)
=============  ========================================================================================

A count given with its denominator and the rate over both are protected alike, so both may be printed side by side.
A supplied rate without numerator is judged by its denominator only.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from math import isnan, nan
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from planner.domain.disclosure_rule import DisclosureRule, RuleWords, protection_reason, rounded
from planner.domain.figures import State
from planner.statistics.rounding import telling_totals
from planner.statistics.suppression import Counts, Suppressor, Tree

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["COLUMNS", "DisclosureRule", "HiddenCell", "ProtectedCell", "ProtectedTable", "protect"]

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
_DEFAULTS: Final[Mapping[str, object]] = {
    "parent": "",
    "subgroup": "",
    "part_of": "",
    "kind": "count",
    "numerator": nan,
    "denominator": nan,
}
_KNOWN_NOTHING = (State.NONE, State.NOT_APPLICABLE)
_STATES: Final = {str(state): state for state in State}
_TOKEN: Final = object()


class ProtectedCell(NamedTuple):
    """What may be shown of one cell: a value (then ``state`` is ``value``) or a state alone."""

    value: float | None
    state: State


class HiddenCell(NamedTuple):
    """A cell the rule hid. ``reason``: count, remainder, denominator, complementary or supplier.

    For the internal page of proof only: printed beside the table the reasons would tell which counts are small.
    """

    area: str
    period: str
    subgroup: str
    reason: str


_ABSENT = ProtectedCell(None, State.MISSING)
Key = tuple[str, str, str]
"""(area, period, subgroup)"""


class ProtectedTable:
    """Figures that may leave the house; immutable, and made by ``protect`` alone."""

    __slots__ = ("_cells", "_hidden", "_places", "_rule")
    __hash__ = None  # type: ignore[assignment]

    _cells: Mapping[Key, ProtectedCell]
    _hidden: tuple[HiddenCell, ...]
    _places: tuple[tuple[str, ...], ...]
    _rule: DisclosureRule

    def __init__(
        self, token: object, cells: Mapping[Key, ProtectedCell], hidden: tuple[HiddenCell, ...], rule: DisclosureRule
    ) -> None:
        if token is not _TOKEN:
            raise TypeError("a protected table is made by protect()")
        object.__setattr__(self, "_cells", MappingProxyType(dict(cells)))
        object.__setattr__(self, "_hidden", hidden)
        object.__setattr__(self, "_places", tuple(tuple(dict.fromkeys(names)) for names in zip(*cells, strict=True)))
        object.__setattr__(self, "_rule", rule)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a protected table does not change")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, ProtectedTable):
            return NotImplemented
        return self._cells == other._cells and self._hidden == other._hidden and self._rule == other._rule

    @property
    def cells(self) -> Mapping[Key, ProtectedCell]:
        """Every cell by (area, period, subgroup), in the order of the frame; read only."""
        return self._cells

    @property
    def rule(self) -> DisclosureRule:
        """The rule the table was protected by."""
        return self._rule

    @property
    def hidden(self) -> tuple[HiddenCell, ...]:
        """What the rule hid and why; for the internal page of proof only, never beside the table."""
        return self._hidden

    @property
    def areas(self) -> tuple[str, ...]:
        """The areas in the order of the frame."""
        return self._places[0] if self._places else ()

    @property
    def periods(self) -> tuple[str, ...]:
        """The periods in the order of the frame."""
        return self._places[1] if self._places else ()

    @property
    def subgroups(self) -> tuple[str, ...]:
        """The subgroups in the order of the frame."""
        return self._places[2] if self._places else ()

    def cell(self, area: str, period: str, subgroup: str = "") -> ProtectedCell:
        """What may be shown there; a cell that is not in the table is missing."""
        return self._cells.get((area, period, subgroup), _ABSENT)

    def words(self) -> tuple[RuleWords, ...]:
        """The rule in sentences (message and parameters), printed below every table, chart and map."""
        return self._rule.words()

    def select(
        self,
        *,
        areas: Collection[str] | None = None,
        periods: Collection[str] | None = None,
        subgroups: Collection[str] | None = None,
    ) -> ProtectedTable:
        """An excerpt; what was hidden in the whole stays hidden in it."""

        def wanted(area: str, period: str, subgroup: str) -> bool:
            return (
                (areas is None or area in areas)
                and (periods is None or period in periods)
                and (subgroups is None or subgroup in subgroups)
            )

        cells = {key: cell for key, cell in self._cells.items() if wanted(*key)}
        hidden = tuple(item for item in self._hidden if wanted(*item[:3]))
        return ProtectedTable(_TOKEN, cells, hidden, self._rule)


@dataclass(frozen=True, slots=True)
class _Row:
    """One cell of the frame as plain Python."""

    area: str
    subgroup: str
    kind: str
    value: float | None
    state: State
    count: float | None
    base: float | None


def protect(frame: pd.DataFrame, rule: DisclosureRule) -> ProtectedTable:
    """Hide or round what the rule demands, and what would give it away.

    ``frame``: see the module. Raises ``ValueError`` for missing columns, unknown words in ``kind`` or ``state``, and
    two rows for one cell. Small counts, small remainders and small denominators are hidden, then further cells until
    every hidden count keeps at least three possible values against all totals in the table (``suppression``). Each
    period is protected by itself. The result depends on the frame alone; cost grows linearly with its cells.
    """
    periods, areas, groups = _read(frame)
    shown: dict[Key, ProtectedCell] = {}
    reasons: dict[Key, str] = {}
    for period, rows in periods.items():
        for row in rows:
            shown[row.area, period, row.subgroup] = _outward(row, rule)
        for (area, subgroup), reason in _hide(rows, areas, groups, rule).items():
            key = (area, period, subgroup)
            reasons[key] = reason
            shown[key] = ProtectedCell(None, State.SUPPRESSED)
    hidden = tuple(HiddenCell(*key, reasons[key]) for key in shown if key in reasons)
    return ProtectedTable(_TOKEN, shown, hidden, rule)


def _read(frame: pd.DataFrame) -> tuple[dict[str, list[_Row]], Tree, Tree]:
    lacking = [name for name in COLUMNS if name not in frame.columns and name not in _DEFAULTS]
    if lacking:
        raise ValueError(f"the frame lacks {', '.join(lacking)}")
    columns = [frame[name].tolist() if name in frame.columns else [_DEFAULTS[name]] * len(frame) for name in COLUMNS]
    periods: dict[str, list[_Row]] = {}
    parents: dict[str, str] = {}
    wholes: dict[str, str] = {}
    seen: set[Key] = set()
    for area, parent, subgroup, part_of, period, kind, value, state, top, base in zip(*columns, strict=True):
        key = (area, period, subgroup)
        if key in seen:
            raise ValueError("two rows for one cell")
        if kind not in ("count", "rate", "figure"):
            raise ValueError(f"unknown kind {kind!r}")
        if state not in _STATES:
            raise ValueError(f"unknown state {state!r}")
        seen.add(key)
        parents.setdefault(area, _word(parent))
        wholes.setdefault(subgroup, _word(part_of))
        number = _number(value) if state == State.VALUE else None
        count = number if kind == "count" else _number(top) if kind == "rate" else None
        periods.setdefault(period, []).append(_Row(area, subgroup, kind, number, _STATES[state], count, _number(base)))
    return periods, Tree.of(parents), Tree.of(wholes)


def _word(cell: object) -> str:
    return cell if isinstance(cell, str) else ""


def _number(cell: float | None) -> float | None:
    return None if cell is None or isnan(cell) else float(cell)


def _outward(row: _Row, rule: DisclosureRule) -> ProtectedCell:
    """The cell as it may be shown if nothing hides it."""
    if row.value is None:
        return ProtectedCell(None, State.MISSING if row.state is State.VALUE else row.state)
    if not rule.rounding or rule.protected_by_supplier or row.count is None:
        return ProtectedCell(row.value, State.VALUE)
    count = rounded(row.count, rule)
    value = count if row.kind == "count" else row.value * count / row.count if row.count else row.value
    return ProtectedCell(value, State.VALUE)


def _hide(rows: list[_Row], areas: Tree, groups: Tree, rule: DisclosureRule) -> dict[tuple[str, str], str]:
    """(area, subgroup) → reason, for one period."""
    if rule.protected_by_supplier:
        return {}
    reasons: dict[tuple[str, str], str] = {}
    sensitive = []
    counts = Counts({})
    for row in rows:
        cell = (row.area, row.subgroup)
        reason: str = protection_reason(row.count, row.base, rule) if row.state is State.VALUE else ""
        if row.state is State.SUPPRESSED and row.kind != "figure":
            reason = "supplier"
        if reason:
            reasons[cell] = reason
        if row.kind == "figure":
            continue
        _count(counts, cell, row)
        if reason and (cell in counts.value or reason == "supplier"):
            sensitive.append(cell)
    if rule.rounding:
        printed = {cell: rounded(count, rule) for cell, count in counts.value.items() if cell not in reasons}
        telling: Iterable[tuple[str, str]] = telling_totals(
            areas, groups, counts, printed, rule.rounding, rule.min_count
        )
    else:
        telling = Suppressor(areas, groups, counts, rule.min_count).run(sensitive)
    reasons.update((cell, "complementary") for cell in telling if cell not in reasons)
    return reasons


def _count(counts: Counts, cell: tuple[str, str], row: _Row) -> None:
    """Enter what is known of a cell: its count, that there is nothing, or that nobody knows."""
    if row.count is not None and row.state not in (State.SUPPRESSED, State.MISSING):
        counts.value[cell] = row.count
        if row.base is not None:
            counts.ceiling[cell] = max(row.base, row.count)
    elif row.state in _KNOWN_NOTHING:
        counts.value[cell] = 0.0
    else:
        counts.unknown.add(cell)
