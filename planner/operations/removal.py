"""Taking a record out: what belongs to it goes with it, what mentions it lets go, what needs it stands in the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planner.domain.errors import StillReferred
from planner.domain.figures import Area, Variable
from planner.domain.frame import CycleState, Waiver
from planner.domain.kinds import KINDS
from planner.domain.plan import Plan, cycle_of
from planner.domain.record import N_, FieldSpec, Record, fields_of, new_like
from planner.operations.rulers import follow_rulers
from planner.storage.work import Work

NAMED = 5


def remove_whole(work: Work, record: Record) -> None:
    """`remove_all` of one record."""
    remove_all(work, (record,))


def remove_all(work: Work, records: Iterable[Record]) -> None:
    """Remove records with all that belongs to them, and let go of them wherever they are merely mentioned.

    Raises StillReferred, naming them, when records of which this is an indispensable part remain, when a closed cycle
    mentions it, or when figures were counted for it. Nothing is written then.
    """
    plan = work.plan
    going: dict[str, Record] = {}
    for record in records:
        if record.id not in going:
            going.update(belongings(plan, record))
    ids = frozenset(going)
    blockers = [holder for holder, spec in mentions(plan, ids) if _needs(plan, holder, spec)]
    if blockers:
        found = dict.fromkeys((holder.kind, holder.id) for holder in blockers)
        raise StillReferred(
            N_("Other entries still refer to this one: {records}. Change them first."),
            records=tuple(found)[:NAMED],
            count=len(found),
        )
    _refuse_figures(work, going)
    for holder in {holder.id: holder for holder, _ in mentions(plan, ids)}.values():
        work.put(_letting_go(holder, ids))
    for waiver in plan.all(Waiver):
        if waiver.subject in ids:
            work.remove(waiver)
    for gone in reversed(going.values()):
        work.remove(gone)
    for gone in going.values():
        follow_rulers(work, gone, None)


def belongings(plan: Plan, record: Record) -> dict[str, Record]:
    """The record and all that belongs to it, owners before what they own: id → record."""
    found = {record.id: record}
    waiting = [record]
    while waiting:
        owner = waiting.pop()
        for cls, spec in _references_to(owner.kind):
            if spec.owner:
                for child in plan.pointing(cls, spec.name, owner.id):
                    if child.id not in found:
                        found[child.id] = child
                        waiting.append(child)
    return found


def mentions(plan: Plan, ids: frozenset[str]) -> Iterator[tuple[Record, FieldSpec]]:
    """Every record outside `ids` that refers to one of them, with the field it does so by."""
    for id_ in ids:
        record = plan.anywhere(id_)
        if record is None:
            continue
        for cls, spec in _references_to(record.kind):
            for holder in plan.pointing(cls, spec.name, id_):
                if holder.id not in ids:
                    yield holder, spec


def _references_to(kind: str) -> Iterator[tuple[type[Record], FieldSpec]]:
    for cls in KINDS:
        for spec in fields_of(cls):
            if spec.refers == kind:
                yield cls, spec


def _needs(plan: Plan, holder: Record, spec: FieldSpec) -> bool:
    if not spec.many and not spec.optional:
        return True
    cycle = cycle_of(plan, holder)
    return cycle is not None and cycle.state is CycleState.CLOSED


def _letting_go(holder: Record, ids: frozenset[str]) -> Record:
    changes: dict[str, object] = {}
    for spec in fields_of(type(holder)):
        value = getattr(holder, spec.name)
        if spec.refers is None:
            continue
        if spec.many:
            changes[spec.name] = tuple(id_ for id_ in value if id_ not in ids)
        elif value in ids:
            changes[spec.name] = None
    return new_like(holder, **changes)


def _refuse_figures(work: Work, going: dict[str, Record]) -> None:
    for record in going.values():
        used = work.observations.left_of(record.id) if isinstance(record, Area | Variable) else 0
        if used:
            raise StillReferred(
                N_("{count} figures still belong to this entry. Withdraw their delivery first."), count=used
            )
