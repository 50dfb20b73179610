"""Which figures of a file a person should look at: odd ones, and those of areas that were not there at the time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from planner.domain.breaks import stood
from planner.domain.figures import Area, Variable
from planner.domain.plan import Plan
from planner.domain.record import LONG_TEXT, N_
from planner.domain.taking_in import FigureNote
from planner.exchange.messages import PLACES_KEPT, CellPlace, Question, Say
from planner.exchange.tables import TableRead
from planner.operations.choices import CellName, Choices
from planner.operations.figures import Figure
from planner.operations.matching import Matched
from planner.operations.plausible import EVERYBODY, Odd, Past, odd_figures
from planner.operations.series import ReadFigures
from planner.storage.bulk import Row

OUTSIDE = "outside_validity"
SENTENCES = {
    "share": N_("Shares of more than 100 % are left out."),
    "above_all": N_("Age groups larger than all inhabitants are left out."),
    "above_whole": N_("Parts larger than the area around them are left out."),
    OUTSIDE: N_("Figures of areas that were not there at the time are left out."),
}


@dataclass(frozen=True, slots=True)
class OddFigure:
    """A figure to look at: how the file calls it, what it is called here, where it stands, and what is odd.

    `hard` ones stay out until somebody keeps them; others come in until somebody leaves them out. `reason` is "" for a
    figure kept without one, None for one nobody decided on; `is_out` tells what happens now.
    """

    name: CellName
    variable: str
    area: str
    place: CellPlace | None
    code: str
    say: Say
    hard: bool
    reason: str | None
    is_out: bool
    value: float | None = None


@dataclass(frozen=True, slots=True)
class Questioned:
    """What came of it: odd figures, questions for those nobody decided on, and all that stays out (by number)."""

    odd: tuple[OddFigure, ...] = ()
    questions: tuple[Question, ...] = ()
    out: frozenset[int] = frozenset()
    reasons: Mapping[tuple[str, str, str], str] = field(default_factory=dict)

    def notes(self, plan: Plan, new_id: Callable[[], str], rows: Iterable[Figure]) -> Iterator[FigureNote]:
        """The reasons as records, for figures that come; one that is there already takes the new words."""
        if not self.reasons:
            return
        there = {(note.variable, note.area, note.period): note.id for note in plan.all(FigureNote)}
        coming = {row[:3] for row in rows}
        for place, reason in self.reasons.items():
            if place in coming and reason:
                variable, area, period = place
                yield FigureNote(
                    id=there.get(place) or new_id(), variable=variable, area=area, period=period,
                    text=reason[:LONG_TEXT],
                )  # fmt: skip


def questioned(
    plan: Plan,
    stored: ReadFigures,
    read: TableRead,
    fresh: Mapping[int, Figure],
    areas: Matched,
    variables: Sequence[Variable],
    rows: Sequence[Row],
    choices: Choices,
) -> Questioned:
    """Look at the figures that are new or changed; `rows` are those stored of the file's variables."""
    if not fresh:
        return Questioned()
    records = _records(plan, read, areas)
    place = {area.id: index for index, area in enumerate(records) if area is not None}
    past = _past(read, place, variables, rows) if rows else {}
    found = [*_outside(read, fresh, records), *odd_figures(read, records, past, _everybody(plan, stored, place))]
    return _decided(read, fresh, found, records, choices)


def _decided(
    read: TableRead,
    fresh: Mapping[int, Figure],
    found: Iterable[Odd],
    records: Sequence[Area | None],
    choices: Choices,
) -> Questioned:
    odd: list[OddFigure] = []
    out: set[int] = set()
    open_: dict[str, list[CellPlace | None]] = {}
    reasons: dict[tuple[str, str, str], str] = {}
    for one in found:
        row = fresh.get(one.index)
        if row is None or (one.index in out and one.code != OUTSIDE):
            continue
        name, place = cell_name(read, one.index), read.place_of(one.index) if read.place_of else None
        reason = choices.reason(name)
        told_out = choices.leaves_out(name, row[4])
        is_out = told_out or (reason is None and (one.hard or choices.odd_out))
        if is_out:
            out.add(one.index)
            if one.hard and not told_out:
                open_.setdefault(one.code, []).append(place)
        elif reason:
            reasons[row[:3]] = reason
        label = read.variables[read.observations.variable[one.index]].label
        record = records[read.observations.area[one.index]]
        area = record.name if record is not None else read.areas[read.observations.area[one.index]].name
        odd.append(OddFigure(name, label, area, place, one.code, one.say, one.hard, reason, is_out, row[4]))
    if choices.left_out or choices.left_values:
        out |= {i for i, row in fresh.items() if i >= 0 and choices.leaves_out(cell_name(read, i), row[4])}
    questions = [
        Question(code, Say(SENTENCES[code], {}), len(places), tuple(p for p in places if p is not None)[:PLACES_KEPT])
        for code, places in open_.items()
    ]
    return Questioned(tuple(odd), tuple(questions), frozenset(out), reasons)


def cell_name(read: TableRead, index: int) -> CellName:
    """How the file calls an observation."""
    seen = read.observations
    area = read.areas[seen.area[index]]
    return CellName(read.variables[seen.variable[index]].code, area.key or area.name, read.periods[seen.period[index]])


def _records(plan: Plan, read: TableRead, areas: Matched) -> list[Area | None]:
    """The areas of the file as the plan knows or will know them."""
    found: list[Area | None] = [None] * len(read.areas)
    for index, id_ in areas.known.items():
        found[index] = plan.get(Area, id_)
    for index, area in areas.fresh.items():
        found[index] = area
    return found


def _outside(read: TableRead, fresh: Mapping[int, Figure], records: Sequence[Area | None]) -> Iterator[Odd]:
    """Figures of an area before it was there, or after it was gone; what stands for nothing there is none."""
    gone = {
        (area, period)
        for area, record in enumerate(records)
        if record is not None and (record.valid_from or record.valid_until)
        for period, text in enumerate(read.periods)
        if not stood(record, text)
    }
    if not gone:
        return
    seen = read.observations
    for index, (area, period, value) in enumerate(zip(seen.area, seen.period, seen.value, strict=True)):
        record = records[area]
        if (area, period) in gone and value is not None and index in fresh and record is not None:
            yield Odd(index, OUTSIDE, Say(N_("{area} was not there at the time."), {"area": record.name}), hard=True)


def _past(read: TableRead, place: Mapping[str, int], variables: Sequence[Variable], rows: Sequence[Row]) -> Past:
    """Stored values of the file's variables and areas in periods the file does not tell."""
    index = {variable.id: number for number, variable in enumerate(variables)}
    told = frozenset(read.periods)
    return {
        (index[row[0]], place[row[1]], row[2]): row[4]
        for row in rows
        if row[2] not in told and not row[3] and row[0] in index and row[1] in place
    }


def _everybody(plan: Plan, stored: ReadFigures, place: Mapping[str, int]) -> dict[tuple[int, str], float]:
    """All inhabitants as they are stored, by area of the file and period."""
    named = [one.id for one in plan.all(Variable) if one.count and EVERYBODY.fullmatch(one.name.strip())]
    if not named:
        return {}
    return {
        (place[row[1]], row[2]): row[4]
        for row in stored(named[:1], None)
        if row[1] in place and row[4] is not None and not row[3]
    }
