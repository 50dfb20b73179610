"""What a file of figures would bring: its areas, variables and cells set against the plan and the stored rows.

A proposal writes nothing. `deliver` makes of it the one operation that does, or None when it brings nothing new.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from operator import itemgetter

from planner.collector import collector_paused
from planner.domain.figures import Area, State, Variable
from planner.domain.plan import Plan
from planner.domain.record import N_, Record
from planner.exchange.messages import PLACES_KEPT
from planner.exchange.naming import plain
from planner.exchange.tables import Question, Say, TableRead, VariableRead
from planner.operations.banding import Banding, banded, banding
from planner.operations.choices import Choices
from planner.operations.figures import DeliverFigures, Figure
from planner.operations.matching import Hands, Matched, aliases_of, match_areas
from planner.operations.questioned import OddFigure, Questioned, questioned
from planner.operations.series import ReadFigures
from planner.storage.bulk import Row

NewId = Callable[[], str]
TITLE = 200
STATE = itemgetter(5)
TWICE = N_("Areas of the file that are one area here have different values for the same cell.")


@dataclass(frozen=True, slots=True)
class FigureProposal:
    """The areas and variables of a file as new, matched or open, and its cells as new, same, changed.

    `new_areas` and `new_variables` are whole records not stored yet; `unmatched` are indexes of areas of the file that
    wait for a hand, `why_open` says why, `likely` what they may be; their cells stay out. `rows` are the new and changed cells, `changes` the changed ones among them.
    `odd` are figures a person should look at; those that cannot be stay out and are among the questions. `bands` tells
    how age groups go with the plan's, `also` are records to be remembered: other names of areas, reasons.
    """

    read: TableRead
    new_areas: tuple[Area, ...]
    matched_areas: Mapping[int, str]
    unmatched: tuple[int, ...]
    new_variables: tuple[Variable, ...]
    matched_variables: tuple[Variable, ...]
    rows: tuple[Figure, ...]
    new: int
    same: int
    changed: int
    states: Mapping[State, int]
    changes: tuple[Figure, ...] = ()
    odd: tuple[OddFigure, ...] = ()
    doubts: tuple[Question, ...] = ()
    left_out: int = 0
    bands: Banding = field(default_factory=lambda: Banding({}))
    also: tuple[Record, ...] = ()
    why_open: Mapping[int, Say] = field(default_factory=dict)
    likely: Mapping[int, str] = field(default_factory=dict)

    @property
    def conflicts(self) -> int:
        """Cells the file itself states twice with different values; they stay out."""
        return sum(question.count for question in self.questions if question.code == "conflict")

    @property
    def questions(self) -> tuple[Question, ...]:
        """What cannot be taken without a person: what the file leaves open, and what cannot be."""
        return (*self.read.questions, *self.doubts)

    @property
    def warnings(self) -> tuple[Say, ...]:
        """What a person should know although it is taken."""
        return (*self.read.warnings, *self.bands.said)

    @property
    def brings_something(self) -> bool:
        """Whether there is any new or changed cell."""
        return bool(self.rows)

    def without_changes(self) -> FigureProposal:
        """The same, but what is stored with another value stays as it is."""
        changed = frozenset(self.changes)
        rows = tuple(row for row in self.rows if row not in changed)
        return replace(self, rows=rows, same=self.same + self.changed, changed=0, changes=())


def propose(
    plan: Plan,
    stored: ReadFigures,
    read: TableRead,
    new_id: NewId,
    *,
    assigned: Hands | None = None,
    choices: Choices | None = None,
) -> FigureProposal:
    """Set a file against the plan; `assigned` gives areas of the file (by index) to areas of the plan by hand.

    `choices` are the answers to what a proposal before asked: odd figures left out or kept, age bands added up.
    """
    with collector_paused():
        return _proposed(plan, stored, read, new_id, assigned or {}, choices or Choices())


def _proposed(
    plan: Plan, stored: ReadFigures, read: TableRead, new_id: NewId, hands: Hands, choices: Choices
) -> FigureProposal:
    areas = match_areas(plan, read.areas, new_id, hands, read.periods)
    variables = _variables(plan, read.variables, new_id)
    bands = _bands(plan, read, variables)
    cells = _Cells(plan, read, areas, variables, bands.sums if choices.reband else {})
    new, old = cells.compare(plan, stored)
    asked = questioned(plan, stored, read, cells.fresh, areas, variables, cells.stored, choices)
    rows, changes = cells.taken(asked)
    also = (*aliases_of(plan, read.areas, hands, new_id), *asked.notes(plan, new_id, rows))
    return FigureProposal(
        read=read,
        new_areas=tuple(areas.fresh.values()),
        matched_areas=areas.known,
        unmatched=areas.open,
        new_variables=tuple(new),
        matched_variables=tuple(old),
        rows=tuple(rows),
        new=len(rows) - len(changes),
        same=cells.same,
        changed=len(changes),
        states=cells.states(asked),
        changes=tuple(changes),
        odd=asked.odd,
        doubts=(*cells.questions, *asked.questions),
        left_out=len(asked.out),
        bands=bands,
        also=also,
        why_open=areas.why,
        likely=areas.likely,
    )


def deliver(proposal: FigureProposal, plan: Plan, today: date, source: str = "") -> DeliverFigures | None:
    """The operation that takes in what the proposal brings; None when it brings nothing new or changed."""
    if not proposal.brings_something:
        return None
    town = plan.municipality
    values = {
        "title": proposal.read.name[:TITLE],
        "source": source,
        "file_name": proposal.read.name[:TITLE],
        "file_digest": proposal.read.digest,
        "day": today,
        "min_count": town.min_count,
        "min_denominator": town.min_denominator,
        "none_is_zero": proposal.read.none_is_zero,
        "unchanged": proposal.same,
    }
    return DeliverFigures(values, proposal.rows, {}, proposal.new_areas, proposal.new_variables, proposal.also)


def _variables(plan: Plan, read: Sequence[VariableRead], new_id: NewId) -> list[Variable]:
    """Each variable of the file as the plan knows it or will know it.

    The code is the supplier's. One that stands for something else here already gets a suffix: codes never change.
    """
    known: dict[str, Variable] = {variable.code: variable for variable in plan.all(Variable)}
    found = []
    for one in read:
        code, number = one.code, 1
        while code in known and plain(known[code].name) != plain(one.label[:TITLE]):
            number += 1
            code = f"{one.code}-{number}"
        if code not in known:
            known[code] = Variable(id=new_id(), code=code, name=one.label[:TITLE], unit=one.unit, count=one.whole)
        found.append(known[code])
    return found


def _bands(plan: Plan, read: TableRead, variables: Sequence[Variable]) -> Banding:
    """How age groups the plan has not go with those it has; what both have needs no words."""
    known = {variable.id for variable in plan.all(Variable)}
    if not known:
        return Banding({})
    matched = {variable.id for variable in variables}
    others = [variable for variable in plan.all(Variable) if variable.id not in matched]
    return banding(others, read.variables, [variable.id not in known for variable in variables])


class _Cells:
    """The cells of a file as rows, beside those that are stored.

    `fresh` are the rows that are new or changed by the number of their observation; sums of age bands have numbers
    below 0, as they stand nowhere in the file.
    """

    def __init__(
        self,
        plan: Plan,
        read: TableRead,
        areas: Matched,
        variables: Sequence[Variable],
        sums: Mapping[str, tuple[int, ...]],
    ) -> None:
        self._read = read
        parts = {part for found in sums.values() for part in found}
        self.wanted = [one for place, one in enumerate(variables) if place not in parts]
        self.wanted += plan.some(Variable, sums)
        self.fresh: dict[int, Figure] = {}
        self.stored: list[Row] = []
        self.same = 0
        self._changed: list[int] = []
        ids = areas.ids
        consumed, summed = banded(read, sums) if sums else (frozenset[int](), [])
        self._indexes, self._rows = self._whole(variables, ids, consumed)
        for number, (variable, area, period, value, state) in enumerate(summed, start=1):
            if area in ids:
                self._rows.append((variable, ids[area], read.periods[period], "", value, str(state.value)))
                self._indexes = [*self._indexes, -number]
        self.questions = self._settle_twins() if len(set(ids.values())) < len(ids) else ()

    def _settle_twins(self) -> tuple[Question, ...]:
        """Cells of areas of the file that a hand gave to one area: the same ones count once, others are in conflict."""
        seen: dict[tuple[str, ...], list[int]] = {}
        for place, row in enumerate(self._rows):
            seen.setdefault(row[:4], []).append(place)
        several = [places for places in seen.values() if len(places) > 1]
        odd = [p for places in several if len({self._rows[p] for p in places}) > 1 for p in places]
        out = {place for places in several for place in places[1:]} | set(odd)
        cells = [self._read.place_of(self._indexes[p]) for p in odd if self._read.place_of and self._indexes[p] >= 0]
        self._rows = [row for place, row in enumerate(self._rows) if place not in out]
        self._indexes = [index for place, index in enumerate(self._indexes) if place not in out]
        if not odd:
            return ()
        return (Question("conflict", Say(TWICE, {}), len(odd), tuple(cells[:PLACES_KEPT])),)

    def _whole(
        self, variables: Sequence[Variable], ids: Mapping[int, str], consumed: frozenset[int]
    ) -> tuple[Sequence[int], list[Figure]]:
        seen, periods = self._read.observations, self._read.periods
        words = {state: str(state.value) for state in State}
        names = [one.id for one in variables]
        if len(ids) == len(self._read.areas) and not consumed:
            return range(len(seen)), list(
                zip(
                    map(names.__getitem__, seen.variable),
                    map(ids.__getitem__, seen.area),
                    map(periods.__getitem__, seen.period),
                    [""] * len(seen),
                    seen.value,
                    map(words.__getitem__, seen.state),
                    strict=True,
                )
            )
        kept = [index for index, area in enumerate(seen.area) if area in ids and index not in consumed]
        return kept, [
            (
                names[seen.variable[index]], ids[seen.area[index]], periods[seen.period[index]], "",
                seen.value[index], words[seen.state[index]],
            )
            for index in kept
        ]  # fmt: skip

    def compare(self, plan: Plan, stored: ReadFigures) -> tuple[list[Variable], list[Variable]]:
        """Set the rows against those stored; gives the variables the plan has not, and those it has."""
        known = {variable.id for variable in plan.all(Variable)}
        new, old = ([one for one in self.wanted if (one.id in known) is there] for there in (False, True))
        self.stored = stored([one.id for one in old], None) if old else []
        self._compare()
        return new, old

    def _compare(self) -> None:
        if not self.stored:
            self.fresh = dict(zip(self._indexes, self._rows, strict=True))
            return
        # whole rows are looked up first: where all are the same, nothing else is asked
        there = {row[:6] for row in self.stored}
        self.fresh = {index: row for index, row in zip(self._indexes, self._rows, strict=True) if row not in there}
        keys = {row[:4] for row in there} if self.fresh else set()
        self._changed = [index for index, row in self.fresh.items() if row[:4] in keys]
        self.same = len(self._rows) - len(self.fresh)

    def taken(self, asked: Questioned) -> tuple[list[Figure], list[Figure]]:
        """The rows that come, and those of them that change something."""
        rows = {index: row for index, row in self.fresh.items() if index not in asked.out} if asked.out else self.fresh
        return list(rows.values()), [rows[index] for index in self._changed if index in rows]

    def states(self, asked: Questioned) -> Counter[State]:
        """How often each state stands in what is taken or there already."""
        found = Counter(map(STATE, self._rows))
        found.subtract(self.fresh[index][5] for index in asked.out)
        return Counter({State(word): count for word, count in found.items() if count})
