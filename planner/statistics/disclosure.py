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

Besides, ``floor`` (default NaN): of a base, the largest count that is known to be contained in it.

**Zeros.** The rule hides counts some case stands behind. A true zero is shown: nobody is in it who could be recognised,
and the minimum of the Federal Employment Agency is one of cases that contribute to a value. Practice differs: Insee's
examples leave zeros out (``N_OBS > 0 & N_OBS < 3``), Statistics Norway's tools can hide them as well (``protectZeros``).
So a zero that is hidden for its small base and follows from a total of zero is no secret given away. What all of a
base have in common (all but 1 to n - 1 of it) is hidden as the small remainder it is.

**What cannot be protected.** The gate knows the figures as they stand, not what was printed before: two reports made before
and after a correction, or with one more variable, can be laid side by side. The choice is the same in every run and in
every file of the same figures, and figures of another period do not change it; more no state of a plan can promise.
Nor does it know figures somebody else prints, nor a sum the numbers do not show.

A count given with its denominator and the rate over both are protected alike, so both may be printed side by side.
A supplied rate without numerator is judged by its denominator only; ``operations.links`` finds out in the numbers what
it is made of. Periods that contain others are recognised.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from planner.domain.disclosure_rule import DisclosureRule, RuleWords, protection_reason, rounded
from planner.domain.figures import State
from planner.statistics.cells import COLUMNS, Frame, NamedSum, ReadFrame, Row, read_frame
from planner.statistics.rounding import rounded_ranges
from planner.statistics.suppression import POSSIBLE_VALUES, Suppressor

__all__ = ["COLUMNS", "DisclosureRule", "HiddenCell", "ProtectedCell", "ProtectedTable", "protect"]

_TOKEN: Final = object()


class ProtectedCell(NamedTuple):
    """What may be shown of one cell: a value (then ``state`` is ``value``) or a state alone.

    ``cases`` and ``base``: of a rounded source, the rounded numbers the value is made of; limits are made of them too.
    """

    value: float | None
    state: State
    cases: float | None = None
    base: float | None = None


class HiddenCell(NamedTuple):
    """A cell the rule hid. ``reason``: count, remainder, denominator, complementary or supplier.

    For the internal page of proof only: printed beside the table the reasons would tell which counts are small.
    """

    area: str
    period: str
    subgroup: str
    reason: str


_ABSENT = ProtectedCell(None, State.MISSING)
_SUPPRESSED = ProtectedCell(None, State.SUPPRESSED)
_STATE_ALONE = {state: ProtectedCell(None, state) for state in State}
Key = tuple[str, str, str]
"""(area, period, subgroup)"""


class ProtectedTable:
    """Figures that may leave the house; immutable, and made by ``protect`` alone."""

    __slots__ = ("_cells", "_hidden", "_places", "_reasons", "_rule")
    __hash__ = None  # type: ignore[assignment]

    _cells: Mapping[Key, ProtectedCell]
    _hidden: tuple[HiddenCell, ...]
    _places: tuple[tuple[str, ...], ...]
    _reasons: Mapping[Key, str]
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
        object.__setattr__(self, "_reasons", {(one.area, one.period, one.subgroup): one.reason for one in hidden})

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

    def reason(self, key: Key) -> str:
        """Why a cell is hidden; "supplier" for one that came hidden."""
        return self._reasons.get(key, "supplier")

    def of_group(self, subgroup: str) -> ProtectedTable:
        """One subgroup as a table of its own, its cells those of no subgroup; what was hidden in the whole stays hidden."""
        cells = {(area, period, ""): cell for (area, period, one), cell in self._cells.items() if one == subgroup}
        hidden = tuple(item._replace(subgroup="") for item in self._hidden if item.subgroup == subgroup)
        return ProtectedTable(_TOKEN, cells, hidden, self._rule)

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


Sources = Callable[[Key], Iterable[tuple[ProtectedTable, Key]]]


def protect(
    frame: Frame, rule: DisclosureRule, sums: Iterable[NamedSum] = (), area_sums: Iterable[NamedSum] = ()
) -> ProtectedTable:
    """Hide or round what the rule demands, and what would give it away.

    ``frame``: see the module; ``sums``: further totals among subgroups, (total, parts), where ``part_of`` cannot say
    it; ``area_sums``: further areas that are made of others, where ``parent`` cannot. Raises ``ValueError`` for missing columns, unknown words in ``kind`` or ``state``, and two rows for one cell.
    Small counts, small remainders and small denominators are hidden, then further cells until every hidden count
    keeps at least three possible values against all sums of the table: over areas, over subgroups, over periods that
    contain others (``suppression``). What parts leave over of their total is protected like a cell. The result depends
    on the frame alone; cost grows linearly with its cells.
    """
    read = read_frame(frame, sums, area_sums)
    return _table(read.rows, {} if rule.protected_by_supplier else _hide(read, rule), rule)


def protect_made(frame: Frame, rule: DisclosureRule, counts: Sources) -> ProtectedTable:
    """Protect figures that are made from counts, each of which is protected in a table of its own.

    A figure is hidden where one of its counts is, so that it tells no more than they do, and where ``rule`` hides it by
    itself (its base is too small). ``counts``: cell → the tables and cells it is made from.
    """
    read = read_frame(frame, ())
    reasons: dict[int, str] = {}
    for row in read.rows:
        if row.state is not State.VALUE:
            if row.state is State.SUPPRESSED and row.kind != "figure":
                reasons[row.cell] = "supplier"
            continue
        hidden = (table.reason(key) for table, key in counts(row.key) if table.cell(*key).state is State.SUPPRESSED)
        own = "" if row.kind == "figure" else protection_reason(row.count, row.base, rule)
        reason = next(hidden, "") or own
        if reason:
            reasons[row.cell] = reason
    return _table(read.rows, reasons, rule)


def _table(rows: Iterable[Row], reasons: Mapping[int, str], rule: DisclosureRule) -> ProtectedTable:
    """Each cell as it may be shown."""
    hide = rule.rounding if not rule.protected_by_supplier else None
    shown: dict[Key, ProtectedCell] = {}
    hidden = []
    for row in rows:
        reason = reasons.get(row.cell)
        if reason is not None:
            shown[row.key] = _SUPPRESSED
            hidden.append(HiddenCell(*row.key, reason))
        elif row.value is None:
            shown[row.key] = _STATE_ALONE[State.MISSING if row.state is State.VALUE else row.state]
        elif hide and row.count is not None and row.kind != "figure":
            shown[row.key] = cell = _rounded(row, rule)
            if cell.value is None:
                hidden.append(HiddenCell(*row.key, "denominator"))
        else:
            shown[row.key] = ProtectedCell(row.value, State.VALUE)
    return ProtectedTable(_TOKEN, shown, tuple(hidden), rule)


def _rounded(row: Row, rule: DisclosureRule) -> ProtectedCell:
    """The cell as rounding lets it out: a rate is made from rounded numbers, so it tells no more than they do."""
    if row.count is None or row.value is None:
        return _STATE_ALONE[State.MISSING]
    count = rounded(row.count, rule)
    base = rounded(row.base, rule) if row.base else None
    if row.kind == "count":
        return ProtectedCell(count, State.VALUE, count, base)
    if row.base and not base:
        return _SUPPRESSED  # over so few that nothing is left of them
    value = row.value * count / row.count if row.count else row.value
    if row.base and base:
        value *= row.base / base
    return ProtectedCell(value, State.VALUE, count, base)


def _hide(read: ReadFrame, rule: DisclosureRule) -> dict[int, str]:
    """Cell → reason."""
    reasons: dict[int, str] = {}
    sensitive, exposed = [], []
    cube = read.cube
    for row in read.rows:
        reason: str = protection_reason(row.count, row.base, rule) if row.state is State.VALUE else ""
        if row.count is not None and row.count < 0 and -row.count < rule.min_count and not rule.rounding:
            reason = reason or "count"
        if row.state is State.SUPPRESSED and row.kind != "figure":
            reason = "supplier"
        if not reason:
            continue
        reasons[row.cell] = reason
        if reason == "denominator":
            cube.loose.add(row.cell)
        if row.kind != "figure" and (row.cell in cube.value or reason == "supplier"):
            sensitive.append(row.cell)
    read.complete()
    for cell in cube.unseen():
        if cell not in reasons and 0 < cube.value.get(cell, 0.0) < rule.min_count:
            exposed.append(cell)
    ranges = {}
    if rule.rounding:
        ranges = rounded_ranges(cube, reasons, rule)
        narrow = {cell for cell, (low, high) in ranges.items() if high - low < POSSIBLE_VALUES - 1}
        small = [cell for cell in ranges if 0 < cube.value[cell] < rule.min_count]
        exposed += [cell for cell in small if cell not in narrow]
        for cell in narrow.intersection(small):
            reasons[cell] = "count"
            sensitive.append(cell)
            del ranges[cell]
    more = Suppressor(cube, rule.min_count, ranges).run(sensitive, exposed)
    reasons.update((cell, "complementary") for cell in sorted(more) if cell not in reasons)
    return reasons
