"""The whole document as one immutable value: records by kind and id, and lookups built when first asked."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from planner.domain.frame import Cycle, CycleState, Municipality
from planner.domain.kinds import BY_NAME
from planner.domain.record import Record, field_of, owners_of

R = TypeVar("R", bound=Record)
T = TypeVar("T")
Records = Mapping[str, Mapping[str, Record]]
Index = Mapping[str, tuple[Record, ...]]


class Plan:
    """Records by kind and id. A change yields a new Plan that shares what did not change; nothing here is written.

    The order of `all` is the order of insertion, which is the order of ids when read from a file.
    """

    __slots__ = ("_derived", "_indexes", "_records", "_tuples")

    def __init__(self, records: Records | None = None) -> None:
        """Take `records` as they are: kind → id → record; the mappings must not be changed afterwards."""
        self._records: Records = records or {}
        self._indexes: dict[tuple[str, str], Index] = {}
        self._tuples: dict[str, tuple[Record, ...]] = {}
        self._derived: dict[Hashable, tuple[frozenset[str], Any]] = {}

    def all(self, cls: type[R]) -> tuple[R, ...]:
        """Every record of a kind."""
        found = self._tuples.get(cls.kind)
        if found is None:
            found = self._tuples[cls.kind] = tuple(self._records.get(cls.kind, {}).values())
        return found  # type: ignore[return-value]  # a cast costs a call, and this is asked a million times

    def count(self, cls: type[Record]) -> int:
        """How many records of a kind there are."""
        return len(self._records.get(cls.kind, ()))

    def get(self, cls: type[R], id_: str | None) -> R | None:
        """The record with this id, or None."""
        if id_ is None:
            return None
        return self._records.get(cls.kind, {}).get(id_)  # type: ignore[return-value]

    def one(self, cls: type[R], id_: str) -> R:
        """The record with this id; KeyError when it is not there."""
        return cast("R", self._records[cls.kind][id_])

    def some(self, cls: type[R], ids: Iterable[str]) -> tuple[R, ...]:
        """The records with these ids in their order; unknown ids are left out."""
        known = self._records.get(cls.kind, {})
        return tuple(cast("R", known[id_]) for id_ in ids if id_ in known)

    def find(self, kind: str, id_: str) -> Record | None:
        """The record of a kind given by its stored name, or None."""
        return self._records.get(kind, {}).get(id_)

    def anywhere(self, id_: str) -> Record | None:
        """The record with this id whatever its kind; ids are unique over all kinds."""
        for records in self._records.values():
            if id_ in records:
                return records[id_]
        return None

    def pointing(self, cls: type[R], field: str, id_: str) -> tuple[R, ...]:
        """Every record of a kind whose `field` is or holds `id_` (milestones of a measure, measures of a goal)."""
        key = (cls.kind, field)
        index = self._indexes.get(key)
        if index is None:
            index = self._indexes[key] = self._build_index(cls, field)
        return index.get(id_, ())  # type: ignore[return-value]

    def derived(self, key: Hashable, kinds: Iterable[type[Record]], make: Callable[[Plan], T]) -> T:
        """What `make` works out from records of these kinds alone; kept under `key` until one of them changes."""
        known = self._derived.get(key)
        if known is None:
            known = self._derived[key] = (frozenset(cls.kind for cls in kinds), make(self))
        return cast("T", known[1])

    def kept(self, key: Hashable, kinds: Iterable[type[Record]], record: R, make: Callable[[R], T]) -> T:
        """What `make` works out from one record and records of these kinds; kept until it or one of them changes."""
        nothing: dict[str, tuple[R, T]] = {}
        known = self.derived(key, kinds, lambda _plan: nothing)
        found = known.get(record.id)
        if found is None or found[0] is not record:
            found = known[record.id] = (record, make(record))
        return found[1]

    @property
    def municipality(self) -> Municipality:
        """The one municipality; every plan has it from its first step on."""
        return self.all(Municipality)[0]

    @property
    def cycles(self) -> tuple[Cycle, ...]:
        """All cycles, the first one first."""
        return tuple(sorted(self.all(Cycle), key=lambda cycle: cycle.number))

    @property
    def cycle(self) -> Cycle:
        """The cycle a person works in: the newest open one, else the last."""
        cycles = self.cycles
        running = [cycle for cycle in cycles if cycle.state is CycleState.OPEN]
        return (running or list(cycles))[-1]

    def of_cycle(self, cls: type[R], cycle: Cycle) -> tuple[R, ...]:
        """Every record of a kind that has a field `cycle`, in this cycle."""
        return self.pointing(cls, "cycle", cycle.id)

    def changed(self, puts: Iterable[Record], removed: Iterable[tuple[str, str]] = ()) -> Plan:
        """A new Plan with these records put in (by id) and these (kind, id) gone; the rest is shared."""
        fresh: dict[str, dict[str, Record]] = {}
        for record in puts:
            kind = record.kind
            if kind not in fresh:
                fresh[kind] = dict(self._records.get(kind, {}))
            fresh[kind][record.id] = record
        for kind, id_ in removed:
            if kind not in fresh:
                fresh[kind] = dict(self._records.get(kind, {}))
            fresh[kind].pop(id_, None)
        plan = Plan({**self._records, **fresh})
        plan._indexes = {key: index for key, index in self._indexes.items() if key[0] not in fresh}
        plan._derived = {key: kept for key, kept in self._derived.items() if kept[0].isdisjoint(fresh)}
        plan._tuples = {kind: items for kind, items in self._tuples.items() if kind not in fresh}
        return plan

    def _build_index(self, cls: type[Record], field: str) -> Index:
        many = field_of(cls, field).many
        index: dict[str, list[Record]] = {}
        for record in self._records.get(cls.kind, {}).values():
            value = getattr(record, field)
            for target in value if many else (value,):
                if target is not None:
                    index.setdefault(target, []).append(record)
        return {target: tuple(records) for target, records in index.items()}


def cycle_of(plan: Plan, record: Record) -> Cycle | None:
    """The cycle a record belongs to, following its owner (a milestone its measure); None for what all cycles share."""
    seen = record
    while True:
        if isinstance(seen, Cycle):
            return seen
        owner = _owner(plan, seen)
        if owner is None:
            return None
        seen = owner


def _owner(plan: Plan, record: Record) -> Record | None:
    cls = type(record)
    for name in owners_of(cls):
        target = getattr(record, name)
        refers = field_of(cls, name).refers
        if target is not None and refers is not None:
            return plan.get(BY_NAME[refers], target)
    return None


@dataclass(frozen=True, slots=True)
class Changes:
    """What one step changed: kinds and ids, whether figures changed, and the label of the step with its parameters."""

    kinds: frozenset[str]
    ids: frozenset[str]
    observations: bool = False
    label: str = ""
    params: tuple[tuple[str, object], ...] = ()
    origin: object = None

    def touches(self, *classes: type[Record]) -> bool:
        """Whether a record of one of these kinds changed."""
        return any(cls.kind in self.kinds for cls in classes)
