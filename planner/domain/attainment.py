"""How far targets and goals are reached.

A target: (actual − baseline) ÷ (target − baseline), no direction asked for (`indicators.attainment`). A goal: the mean
of the attainments of its own targets and of its sub-goals, each held between 0 and 1; what is not measured does not
count, and with nothing measured there is no figure. A figure is hidden where any figure it is made of is hidden.
Across a break (another definition, other borders) nothing is attained: baseline and actual are not of one kind.
"""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain.breaks import Break
from planner.domain.figures import State
from planner.domain.goals import Goal, Target
from planner.domain.indicators import attainment
from planner.domain.plan import Plan
from planner.domain.remarks import Actuals


@dataclass(frozen=True, slots=True)
class Attained:
    """An attainment with what it rests on: `value` (1 is reached; None: nothing measured), measured of all parts.

    For a target `value` is the raw share, which may lie below 0 or above 1; for a goal it lies between them. Without a
    value `parted` says what lies between baseline and actual, for a goal of its first such target.
    """

    value: float | None
    hidden: bool = False
    measured: int = 0
    parts: int = 0
    parted: Break | None = None

    @property
    def public(self) -> float | None:
        """The value as it may leave the house: None when it is hidden."""
        return None if self.hidden else self.value


NOT_MEASURED = Attained(None)


def of_target(target: Target, actuals: Actuals) -> Attained:
    """The attainment of one target."""
    figure = actuals.of(target.id)
    actual = figure.value if figure and figure.state is State.VALUE else None
    parted = actuals.parted.get(target.id) if target.baseline is not None and actual is not None else None
    value = None if parted else attainment(target.baseline, target.value, actual)
    hidden = target.id in actuals.hidden or target.id in actuals.telling
    return Attained(value, hidden, int(value is not None), 1, parted)


def of_goal(plan: Plan, goal: str, actuals: Actuals) -> Attained:
    """The attainment of the goal with this id, its sub-goals included; goals in a ring are counted once."""
    return _of_goal(plan, goal, actuals, frozenset())


def clamped(value: float) -> float:
    """The value held between 0 and 1, for bars and means."""
    return min(1.0, max(0.0, value))


def _of_goal(plan: Plan, goal: str, actuals: Actuals, above: frozenset[str]) -> Attained:
    if goal in above:
        return NOT_MEASURED
    parts = [of_target(target, actuals) for target in plan.pointing(Target, "goal", goal)]
    parts += [_of_goal(plan, child.id, actuals, above | {goal}) for child in plan.pointing(Goal, "parent", goal)]
    known = [(clamped(part.value), part.hidden) for part in parts if part.value is not None]
    if not known:
        parted = next((part.parted for part in parts if part.parted), None)
        return Attained(None, any(part.hidden for part in parts), 0, len(parts), parted)
    mean = sum(value for value, _ in known) / len(known)
    return Attained(mean, any(part.hidden for part in parts), len(known), len(parts))
