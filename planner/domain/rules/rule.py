"""What a rule is, and what all rules look at: one plan, its figures and a day, with shared lookups made once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from planner.domain import money
from planner.domain.analysis import Need, Offer
from planner.domain.frame import Cycle, CycleState
from planner.domain.goals import Goal, Target
from planner.domain.lights import newest_statuses
from planner.domain.measures import Measure, MeasureState
from planner.domain.naming import name_of
from planner.domain.plan import Plan
from planner.domain.record import Record
from planner.domain.remarks import Actuals, Remark, Severity
from planner.domain.review import Status

R = TypeVar("R", bound=Record)

YEAR = 365
WORKED_ON = (MeasureState.PLANNED, MeasureState.RUNNING)


class Look:
    """A plan on a day. Only the open cycle's records and what all cycles share are looked at.

    What rules found and what records are called is kept: remarks and the readiness of steps share one look.
    """

    def __init__(self, plan: Plan, actuals: Actuals, today: date) -> None:
        self.plan = plan
        self.actuals = actuals
        self.today = today
        self._names: dict[str, str] = {}
        self._remarks: dict[str, tuple[Remark, ...]] = {}

    @cached_property
    def cycle(self) -> Cycle | None:
        """The newest open cycle, or None when all are closed."""
        cycles = self.plan.cycles
        return next((one for one in reversed(cycles) if one.state is CycleState.OPEN), None)

    def of(self, cls: type[R]) -> tuple[R, ...]:
        """The open cycle's records of a kind that has a field `cycle`."""
        return self.plan.of_cycle(cls, self.cycle) if self.cycle else ()

    @cached_property
    def needs(self) -> tuple[Need, ...]:
        """The needs of the open cycle."""
        return self.of(Need)

    @cached_property
    def goals(self) -> tuple[Goal, ...]:
        """The goals of the open cycle."""
        return self.of(Goal)

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        """The targets of the open cycle."""
        return self.of(Target)

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """The measures of the open cycle."""
        return self.of(Measure)

    @cached_property
    def worked_on(self) -> tuple[Measure, ...]:
        """The measures that are planned or running."""
        return tuple(one for one in self.measures if one.state in WORKED_ON)

    @cached_property
    def running(self) -> tuple[Measure, ...]:
        """The measures that are running."""
        return tuple(one for one in self.measures if one.state is MeasureState.RUNNING)

    @cached_property
    def offers(self) -> tuple[Offer, ...]:
        """All offers; every cycle shares them."""
        return self.plan.all(Offer)

    @cached_property
    def money(self) -> Mapping[str, money.MeasureMoney]:
        """The money of every measure of the open cycle."""
        return money.by_measure(self.plan, self.cycle) if self.cycle else {}

    @cached_property
    def status(self) -> Mapping[str, Status]:
        """The newest status of every measure that has one, by the measure's id."""
        return newest_statuses(self.plan, self.today)

    def days_since(self, day: date) -> int:
        """How many days ago a day was; negative for days to come."""
        return (self.today - day).days

    def name(self, record: Record) -> str:
        """What a person calls the record."""
        known = self._names.get(record.id)
        if known is None:
            known = self._names[record.id] = name_of(record, self.plan)
        return known

    def remarks(self, rule: Rule) -> tuple[Remark, ...]:
        """The findings of a rule, looked for once."""
        known = self._remarks.get(rule.code)
        if known is None:
            known = self._remarks[rule.code] = tuple(rule.remarks(self))
        return known


NO_PARAMS: Mapping[str, object] = {}


class Found(NamedTuple):
    """A record a rule speaks of, the field to jump to, and what fills the sentence besides `{name}`.

    `name` stands in for the record's own name (a risk is spoken of by its measure's name), `sentence` for the rule's
    own where what was found has reasons of different kinds.
    """

    record: Record
    field: str = ""
    params: Mapping[str, object] = NO_PARAMS
    name: str = ""
    sentence: str = ""


@dataclass(slots=True)
class _Judged:
    """What a rule found of each record, and what it found of all of them when it was asked last."""

    each: dict[str, tuple[Record, list[Remark]]] = field(default_factory=dict)
    records: tuple[Record, ...] | None = None
    found: list[Remark] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Each:
    """A rule that judges one record after the other: `judge` reads that record and, of the plan besides, only the kinds
    in `leans_on`. So what it found of a record stays until that record changes, or one of those kinds, or the day.
    """

    records: Callable[[Look], Iterable[Record]]
    judge: Callable[[Look, Any], Iterable[Found]]
    leans_on: tuple[type[Record], ...] = ()

    def __call__(self, look: Look) -> Iterable[Found]:
        """Everything found, anew."""
        return (found for record in self.records(look) for found in self.judge(look, record))

    def remarks(self, look: Look, rule: Rule) -> list[Remark]:
        """The findings as remarks; those of records that did not change are the ones made before."""
        key = ("remarks", rule.code, look.today)
        known: _Judged = look.plan.derived(key, self.leans_on, lambda _plan: _Judged())
        records = tuple(self.records(look))
        if known.records == records:
            return known.found
        found: list[Remark] = []
        for record in records:
            kept = known.each.get(record.id)
            if kept is None or kept[0] is not record:
                kept = known.each[record.id] = (record, [rule.remark(look, one) for one in self.judge(look, record)])
            if kept[1]:
                found += kept[1]
        known.records, known.found = records, found
        return found


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the linter: what it finds and how it says so (English message ids).

    `sentence` speaks of one record by `{name}`; `one` and `many` (with `{n}`) are headlines over all its findings;
    `why` explains the rule. `late` marks what is behind time, which is shown with the sign of lateness.
    """

    code: str
    severity: Severity
    find: Callable[[Look], Iterable[Found]]
    sentence: str
    one: str
    many: str
    why: str
    late: bool = False

    def remarks(self, look: Look) -> list[Remark]:
        """The rule's findings as remarks."""
        if isinstance(self.find, Each):
            return self.find.remarks(look, self)
        return [self.remark(look, found) for found in self.find(look)]

    def remark(self, look: Look, found: Found) -> Remark:
        """One finding as a remark."""
        record, field, params, name, sentence = found
        return Remark(
            self.code,
            self.severity,
            record.kind,
            record.id,
            sentence or self.sentence,
            field,
            {"name": name or look.name(record), **params},
        )


def worked_on(look: Look) -> tuple[Measure, ...]:
    """What rules on measures under way judge."""
    return look.worked_on


def measures(look: Look) -> tuple[Measure, ...]:
    """What rules on all measures judge."""
    return look.measures


def running(look: Look) -> tuple[Measure, ...]:
    """What rules on running measures judge."""
    return look.running


def empty(text: str) -> bool:
    """Whether nothing but space was typed."""
    return not text or text.isspace()
