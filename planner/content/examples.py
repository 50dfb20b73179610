"""A filled example for every step of the circle, taken from the sample town: nothing has to be open to show it."""

from __future__ import annotations

from dataclasses import dataclass

from planner.content.files import read
from planner.content.sample_plan import sample_plan
from planner.domain.frame import Answer
from planner.domain.kinds import BY_NAME
from planner.domain.plan import Plan
from planner.domain.record import FieldSpec, Record, fields_of, owners_of

MOST_PARTS = 3

LEFT_OUT = frozenset({"cycle", "origin", "rank", "example", "notice", "key"})
"""Fields that say nothing to a reader of an example."""


@dataclass(frozen=True, slots=True)
class Example:
    """A record of the sample town and the fields worth showing."""

    record: Record
    fields: tuple[FieldSpec, ...]


@dataclass(frozen=True, slots=True)
class StepExample:
    """What the sample town shows for a step: its plan (to name what records point at), records, answers by question."""

    plan: Plan
    records: tuple[Example, ...]
    answers: tuple[tuple[str, str], ...]

    @property
    def town(self) -> str:
        """The name of the sample town."""
        return self.plan.municipality.name


def step_example(step: str, language: str) -> StepExample:
    """The example of a step in `language` ("de" or "en"); KeyError for a step without one."""
    plan, file = sample_plan(language), read("examples.toml")
    wanted = file["fields"].get(step)
    records = [one for named in file["steps"][step] for one in _records(plan, named)]
    answers = tuple(
        (one.question, one.text) for one in plan.all(Answer) if one.question.rpartition(".")[0] == step and one.text
    )
    return StepExample(plan, tuple(Example(one, _fields(one, wanted)) for one in records), answers)


def _records(plan: Plan, named: str) -> tuple[Record, ...]:
    """The record "kind:id", or the first ones that belong to it: "kind@id"; KeyError when there is none."""
    kind, colon, ident = named.partition(":")
    if colon:
        return (plan.one(BY_NAME[kind], ident),)
    kind, _at, owner = named.partition("@")
    cls = BY_NAME[kind]
    found = [one for name in owners_of(cls) for one in plan.pointing(cls, name, owner)]
    if not found:
        raise KeyError(named)
    return tuple(found[:MOST_PARTS])


def _fields(record: Record, wanted: list[str] | None) -> tuple[FieldSpec, ...]:
    def shows(spec: FieldSpec) -> bool:
        if spec.owner or spec.personal or getattr(record, spec.name) in (None, "", (), False):
            return False
        return spec.name in wanted if wanted else spec.name not in LEFT_OUT

    return tuple(spec for spec in fields_of(type(record)) if shows(spec))
