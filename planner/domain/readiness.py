"""How far the steps of the circle have come: the state a person sets, and the readiness that is only counted beside it.

A step is given from above (the content of the circle); here it is anything with an id, kinds of records, checks and
codes of rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from planner.domain import checks
from planner.domain.checks.check import Jump, Tally
from planner.domain.checks.review import carried_from, of_measures_and_goals, review_began
from planner.domain.frame import Cycle, Progress, StepState
from planner.domain.goals import Goal, GoalLevel
from planner.domain.kinds import BY_NAME
from planner.domain.plan import Plan
from planner.domain.record import Record
from planner.domain.remarks import Actuals
from planner.domain.review import CarryOver, Lesson, Rating, Review
from planner.domain.rules import Look


class StepLike(Protocol):
    """A step of the circle as the content describes it."""

    @property
    def id(self) -> str:
        """`goals.action`: the phase and the step."""
        ...

    @property
    def records(self) -> Sequence[str]:
        """The kinds of record the step fills."""
        ...

    @property
    def readiness(self) -> Sequence[str]:
        """The ids of its checks."""
        ...

    @property
    def remarks(self) -> Sequence[str]:
        """The codes of the rules that belong to it."""
        ...


class PhaseLike(Protocol):
    """A phase of the circle: its id and its steps."""

    @property
    def id(self) -> str:
        """`goals`."""
        ...

    @property
    def steps(self) -> Sequence[StepLike]:
        """Its steps in order."""
        ...


class StepSign(StrEnum):
    """The sign of a step (`charts.shapes.STEP_SIGNS` draws it); waiting: what it builds on is still empty."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    OPEN = "open"
    DONE = "done"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Checked:
    """One check of a step: its title (English msgid), and what was counted."""

    id: str
    title: str
    tally: Tally

    @property
    def n(self) -> int:
        """How many are as they should be."""
        return self.tally.n

    @property
    def m(self) -> int:
        """Of how many."""
        return self.tally.m

    @property
    def fulfilled(self) -> bool:
        """Whether there is something and nothing of it is missing."""
        return self.tally.fulfilled

    @property
    def missing(self) -> tuple[Jump, ...]:
        """What is missing, with places to jump to."""
        return self.tally.missing


@dataclass(frozen=True, slots=True)
class Readiness:
    """The checks of a step: `n` of `m` are fulfilled; `jumps` is what is missing in all of them."""

    step: str
    checks: tuple[Checked, ...]

    @property
    def n(self) -> int:
        """How many checks are fulfilled."""
        return sum(one.fulfilled for one in self.checks)

    @property
    def m(self) -> int:
        """How many checks there are."""
        return len(self.checks)

    @property
    def jumps(self) -> tuple[Jump, ...]:
        """What is missing, check after check."""
        return tuple(jump for one in self.checks for jump in one.missing)


# Kinds every plan has from its first day on, and those a review begins with
_GIVEN = frozenset(
    {
        *(
            "municipality",
            "cycle",
            "life_phase",
            "transition",
            "sector",
            "target_group",
            "setting",
            "funder",
            "standard",
        ),
    }
)
_REVIEW_KINDS = frozenset({Review.kind, Rating.kind, Lesson.kind, CarryOver.kind})
_LEVELS = {
    "goals.guiding": GoalLevel.GUIDING,
    "goals.intermediate": GoalLevel.INTERMEDIATE,
    "goals.action": GoalLevel.ACTION,
}

# What a step builds on: it waits while none of these is there. Steps not named have their phase's entry, or none.
_INPUTS: dict[str, tuple[str, ...]] = {
    "analysis.synthesis": ("evidence", "offer", "participation"),
    "analysis.priorities": ("need",),
    "goals": ("need",),
    "goals.vision": (),
    "goals.targets": ("goal",),
    "goals.conflicts": ("goal",),
    "goals.adoption": ("vision", "goal"),
    "measures": ("measure",),
    "measures.options": ("goal",),
    "review": ("measure",),
    "review.standards": (),
}


def readiness(plan: Plan, actuals: Actuals, today: date, step: StepLike) -> Readiness:
    """The checks of one step on a day; checks this program does not know are left out."""
    return _readiness(Look(plan, actuals, today), step)


def readiness_of_all(plan: Plan, actuals: Actuals, today: date, steps: Iterable[StepLike]) -> dict[str, Readiness]:
    """The readiness of many steps by step id; what they share is looked up once."""
    return readiness_of_look(Look(plan, actuals, today), steps)


def readiness_of_look(look: Look, steps: Iterable[StepLike]) -> dict[str, Readiness]:
    """`readiness_of_all` of a look that others share."""
    return {step.id: _readiness(look, step) for step in steps}


def state_of(plan: Plan, cycle: Cycle, step: StepLike) -> Progress:
    """The state a person set; unset, not started while the step's records are empty, else in progress."""
    said = [one for one in plan.of_cycle(StepState, cycle) if one.step == step.id]
    if said:
        return said[-1].state
    return Progress.IN_PROGRESS if has_records(plan, cycle, step) else Progress.NOT_STARTED


def sign_of(plan: Plan, cycle: Cycle, step: StepLike) -> StepSign:
    """The sign of a step: its state, or waiting when it is not started and what it builds on is empty."""
    state = state_of(plan, cycle, step)
    if state is Progress.NOT_STARTED and waits(plan, cycle, step):
        return StepSign.WAITING
    return StepSign(state.value)


def waits(plan: Plan, cycle: Cycle, step: StepLike) -> bool:
    """Whether everything the step builds on is still empty; that hinders nobody from beginning."""
    inputs = _INPUTS.get(step.id, _INPUTS.get(step.id.partition(".")[0], ()))
    return bool(inputs) and not any(_in_cycle(plan, cycle, BY_NAME[kind]) for kind in inputs)


def has_records(plan: Plan, cycle: Cycle, step: StepLike) -> bool:
    """Whether a step has records of its own in this cycle.

    Kinds every plan has do not count. Shared records with a day count for the cycle the day lies in. A review step
    counts what earlier phases left only once the review has begun.
    """
    kinds = [kind for kind in step.records if kind in BY_NAME and kind not in _GIVEN]
    if step.id.startswith("review."):
        own = [kind for kind in kinds if kind in _REVIEW_KINDS]
        if not _review_is_on(plan, cycle):
            kinds = own
    return any(_step_has(plan, cycle, step.id, BY_NAME[kind]) for kind in kinds)


def _readiness(look: Look, step: StepLike) -> Readiness:
    known = [checks.BY_ID[one] for one in step.readiness if one in checks.BY_ID]
    return Readiness(step.id, tuple(Checked(check.id, check.title, check.count(look)) for check in known))


def _review_is_on(plan: Plan, cycle: Cycle) -> bool:
    return bool(review_began(plan, cycle) or plan.of_cycle(Rating, cycle) or plan.of_cycle(Lesson, cycle))


def _step_has(plan: Plan, cycle: Cycle, step: str, cls: type[Record]) -> bool:
    level = _LEVELS.get(step)
    if level is not None and cls is Goal:
        return any(goal.level is level for goal in plan.of_cycle(Goal, cycle))
    return _in_cycle(plan, cycle, cls)


def _in_cycle(plan: Plan, cycle: Cycle, cls: type[Record]) -> bool:
    if cls is CarryOver:
        return any(True for _ in carried_from(plan, cycle))
    names = cls.__dataclass_fields__
    if "cycle" in names:
        return bool(plan.of_cycle(cls, cycle))
    if "measure" in names:
        return any(True for _ in of_measures_and_goals(plan, cycle, cls))
    if "day" in names:
        return any(_dated_in(cycle, getattr(one, "day", None)) for one in plan.all(cls))
    return plan.count(cls) > 0


def _dated_in(cycle: Cycle, day: date | None) -> bool:
    if day is None:
        return True
    return (cycle.starts is None or cycle.starts <= day) and (cycle.until is None or day <= cycle.until)
