"""What a file of figures would bring: its areas, variables and cells set against the plan and the stored rows.

A proposal writes nothing. `deliver` makes of it the one operation that does, or None when it brings nothing new.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from planner.domain.figures import Area, State, Variable
from planner.domain.plan import Plan
from planner.exchange.naming import area_name, plain
from planner.exchange.tables import AreaRead, Question, Say, TableRead, VariableRead
from planner.operations.figures import DeliverFigures, Figure
from planner.operations.series import ReadFigures
from planner.storage.bulk import collector_paused

NewId = Callable[[], str]
Hands = Mapping[int, str]
TITLE = 200


@dataclass(frozen=True, slots=True)
class FigureProposal:
    """The areas and variables of a file as new, matched or open, and its cells as new, same, changed.

    `new_areas` and `new_variables` are whole records not stored yet; `unmatched` are indexes of areas of the file that
    wait for a hand, their cells stay out. `rows` are the new and changed cells, `changes` the changed ones among them.
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

    @property
    def conflicts(self) -> int:
        """Cells the file itself states twice with different values; they stay out."""
        return sum(question.count for question in self.questions if question.code == "conflict")

    @property
    def questions(self) -> tuple[Question, ...]:
        """What cannot be taken without a person."""
        return self.read.questions

    @property
    def warnings(self) -> tuple[Say, ...]:
        """What a person should know although it is taken."""
        return self.read.warnings

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
) -> FigureProposal:
    """Set a file against the plan; `assigned` gives areas of the file (by index) to areas of the plan by hand."""
    with collector_paused():
        matched, fresh, open_ = _areas(plan, read.areas, new_id, dict(assigned or {}))
        area_ids = {**matched, **{index: area.id for index, area in fresh.items()}}
        variables = _variables(plan, read.variables, new_id)
        known = plan.all(Variable)
        known_ids = {variable.id for variable in known}
        old = [variable for variable in variables if variable.id in known_ids]
        rows, changes, counts, states = _cells(read, area_ids, [variable.id for variable in variables], stored, old)
    return FigureProposal(
        read=read,
        new_areas=tuple(fresh.values()),
        matched_areas=matched,
        unmatched=tuple(open_),
        new_variables=tuple(variable for variable in variables if variable.id not in known_ids),
        matched_variables=tuple(old),
        rows=rows,
        new=counts["new"],
        same=counts["same"],
        changed=counts["changed"],
        states=states,
        changes=changes,
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
    }
    return DeliverFigures(values, proposal.rows, {}, proposal.new_areas, proposal.new_variables)


def _areas(
    plan: Plan, read: Sequence[AreaRead], new_id: NewId, assigned: dict[int, str]
) -> tuple[dict[int, str], dict[int, Area], list[int]]:
    """Matched (index → id), new (index → record with its parent), and open areas of a file."""
    by_key = {area.key: area for area in plan.all(Area) if area.key}
    by_name = _by_name(plan.all(Area))
    named = Counter(area_name(area.name) for area in read if not area.key)
    matched, fresh, open_ = dict(assigned), {}, []
    for index, area in enumerate(read):
        if index in matched:
            continue
        same_name = by_name.get(area_name(area.name), [])
        if area.key and area.key in by_key:
            matched[index] = by_key[area.key].id
        elif not area.key and (len(same_name) > 1 or named[area_name(area.name)] > 1):
            open_.append(index)
        elif len(same_name) == 1 and not (area.key and same_name[0].key):
            matched[index] = same_name[0].id
        else:
            fresh[index] = Area(id=new_id(), key=area.key or plain(area.name), name=area.name, level=area.level)
    return matched, _with_parents(read, matched, fresh, by_key), open_


def _with_parents(
    read: Sequence[AreaRead], matched: Mapping[int, str], fresh: Mapping[int, Area], by_key: Mapping[str, Area]
) -> dict[int, Area]:
    ids = {key: area.id for key, area in by_key.items()}
    ids |= {read[index].key: id_ for index, id_ in matched.items() if read[index].key}
    ids |= {read[index].key: area.id for index, area in fresh.items() if read[index].key}
    return {
        index: Area(
            id=area.id, key=area.key, name=area.name, level=area.level, parent=ids.get(read[index].parent or "")
        )
        for index, area in fresh.items()
    }


def _by_name(areas: Iterable[Area]) -> dict[str, list[Area]]:
    found: dict[str, list[Area]] = defaultdict(list)
    for area in areas:
        found[area_name(area.name)].append(area)
    return found


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


def _cells(
    read: TableRead,
    areas: Mapping[int, str],
    variables: Sequence[str],
    stored: ReadFigures,
    old: Sequence[Variable],
) -> tuple[tuple[Figure, ...], tuple[Figure, ...], Counter[str], Counter[State]]:
    """The rows that are new or changed, those changed alone, how many are new, same and changed, and all states."""
    seen = read.observations
    periods = read.periods
    words = {state: str(state.value) for state in State}
    rows: list[Figure] = [
        (variables[variable], areas[area], periods[period], "", value, words[state])
        for variable, area, period, value, state in zip(
            seen.variable, seen.area, seen.period, seen.value, seen.state, strict=True
        )
        if area in areas
    ]
    left_out = len(rows) != len(seen)
    taken = (
        [state for area, state in zip(seen.area, seen.state, strict=True) if area in areas] if left_out else seen.state
    )
    states: Counter[State] = Counter(taken)
    there = {row[:4]: row[4:6] for row in stored([variable.id for variable in old], None)} if old else {}
    if not there:
        return tuple(rows), (), Counter(new=len(rows)), states
    fresh = [row for row in rows if there.get(row[:4]) != row[4:]]
    changes = tuple(row for row in fresh if row[:4] in there)
    counts = Counter(new=len(fresh) - len(changes), same=len(rows) - len(fresh), changed=len(changes))
    return tuple(fresh), changes, counts, states
