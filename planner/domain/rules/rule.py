"""What a rule is, and what all rules look at: one plan, its figures and a day, with shared lookups made once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple, TypeVar

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

    `name` stands in for the record's own name (a risk is spoken of by its measure's name).
    """

    record: Record
    field: str = ""
    params: Mapping[str, object] = NO_PARAMS
    name: str = ""


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
        code, severity, sentence = self.code, self.severity, self.sentence
        return [
            Remark(
                code, severity, record.kind, record.id, sentence, field, {"name": name or look.name(record), **params}
            )
            for record, field, params, name in self.find(look)
        ]


def empty(text: str) -> bool:
    """Whether nothing but space was typed."""
    return not text or text.isspace()
