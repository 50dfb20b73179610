"""Playing lines of the sample town: local names become ids, plain values become those of a record's fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from planner import content
from planner.content.sample_lines import SampleLine, sample_lines
from planner.domain.goals import Target
from planner.domain.kinds import BY_NAME
from planner.domain.measures import BudgetLine, Milestone
from planner.domain.plan import Plan
from planner.domain.record import FieldSpec, field_of
from planner.domain.review import CarryOver
from planner.operations.edit import Add
from planner.operations.operation import Operation
from planner.operations.sample_script import CountedIds
from planner.operations.session import Session


class Teller:
    """Knows what the lines call each record; `run` runs an operation in the session and gives back its first id."""

    def __init__(self, session: Session, language: str, ids: CountedIds, run: Callable[[Operation], object]) -> None:
        """Begin after the first step, which named the town, its cycle and the catalogues."""
        self.session = session
        self.language = language
        self._ids = ids
        self._run = run
        self._names: dict[tuple[str, str], str] = {}
        self._name_catalogues()

    @property
    def plan(self) -> Plan:
        """The plan as it is now."""
        return self.session.plan

    def run(self, operation: Operation, name: tuple[str, str] | None) -> None:
        """Run an operation; what it adds first is called `name` (kind and local name) from then on."""
        before = len(self._ids.drawn)
        self._run(operation)
        if name is not None:
            drawn = [operation.id] if isinstance(operation, Add) else self._ids.drawn[before : before + 1]
            self._names.update((name, id_) for id_ in drawn)

    def name(self, kind: str, local: str, id_: str) -> None:
        """Remember what the lines call a record."""
        self._names[kind, local] = id_

    def id(self, kind: str, local: str) -> str:
        """The id of what the lines call `local`; KeyError when it is not there yet."""
        return self._names[kind, local]

    def knows(self, kind: str, local: str) -> bool:
        """Whether the lines have named this already."""
        return (kind, local) in self._names

    def anywhere(self, local: str) -> str:
        """The id of what the lines call `local`, whatever its kind."""
        for (_, name), id_ in self._names.items():
            if name == local:
                return id_
        raise KeyError(local)

    def name_copies(self, copies: Mapping[str, str]) -> None:
        """Name what the next cycle copied: items as `copies` says, targets and milestones like their originals with @2."""
        known = {id_: local for (_, local), id_ in self._names.items()}
        for carried in self.plan.of_cycle(CarryOver, self.plan.cycle):
            local = copies.get(known.get(carried.item, ""))
            if carried.copy is not None and local is not None:
                self.name(carried.item_kind, local, carried.copy)
                for cls in (Milestone, BudgetLine):
                    self._name_parts(cls, carried.item, carried.copy, known)
        for target in self.plan.of_cycle(Target, self.plan.cycle):
            if target.origin in known:
                self.name(Target.kind, f"{known[target.origin]}@2", target.id)

    def _name_parts(self, cls: type[Milestone | BudgetLine], measure: str, copy: str, known: Mapping[str, str]) -> None:
        originals = {_likeness(one): known.get(one.id) for one in self.plan.pointing(cls, "measure", measure)}
        for part in self.plan.pointing(cls, "measure", copy):
            local = originals.get(_likeness(part))
            if local:
                self.name(cls.kind, f"{local}@2", part.id)

    def values(self, kind: str, fields: Mapping[str, Any]) -> dict[str, Any]:
        """The fields of a line as values of a record's fields."""
        cls = BY_NAME[kind]
        return {name: self._value(field_of(cls, name), raw) for name, raw in fields.items()}

    def adopted_by(self, resolution: SampleLine) -> tuple[str, ...]:
        """The ids of what a resolution adopted: what is linked to it on its day, as far as it was entered by then."""
        links = [
            (line.fields.get("kind", line.table), line.id)
            for line in sample_lines(self.language)
            if line.on <= resolution.on and line.fields.get("resolution") == resolution.id
        ]
        return tuple(dict.fromkeys(self._names[link] for link in links if link in self._names))

    def _value(self, spec: FieldSpec, raw: Any) -> Any:
        if spec.refers is not None:
            if spec.many:
                return tuple(self.id(spec.refers, local) for local in raw)
            return self.id(spec.refers, raw)
        if isinstance(raw, date) or spec.type is date:
            return raw
        if spec.type is Decimal:
            return Decimal(str(raw)).quantize(Decimal("0.01"))
        if spec.type is float or issubclass(spec.type, Enum):
            return spec.type(raw)
        return raw

    def _name_catalogues(self) -> None:
        shipped = content.catalogues(self.language)
        for kind, entries in shipped.by_kind.items():
            records = sorted(self.plan.all(BY_NAME[kind]), key=lambda record: getattr(record, "rank", 0))
            for record, entry in zip(records, entries, strict=True):
                self.name(kind, entry.id, record.id)


def _likeness(part: Milestone | BudgetLine) -> tuple[object, ...]:
    """What a copied milestone or budget line has in common with its original alone."""
    if isinstance(part, Milestone):
        return (part.name,)
    return part.year, part.sort, part.name, part.funder
