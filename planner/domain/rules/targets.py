"""Rules on targets (T): whether an attainment can be worked out, and what it says."""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.attainment import of_target
from planner.domain.breaks import Reason
from planner.domain.figures import Direction, Indicator, Scope
from planner.domain.goals import Goal, GoalLevel, Target
from planner.domain.measures import Measure
from planner.domain.periods import last_day
from planner.domain.record import N_
from planner.domain.remarks import Severity
from planner.domain.rules.rule import Found, Look, Rule
from planner.domain.sentence import NN_


def _due(look: Look, target: Target) -> bool:
    return target.due is not None and target.due < look.today


def wrong_side(look: Look) -> Iterator[Found]:
    """Targets that lie on the wrong side of their baseline, given what a rise means; a protected baseline is not told."""
    for target in look.targets:
        if target.id in look.actuals.telling:
            continue
        indicator = look.plan.get(Indicator, target.indicator)
        if indicator is None or target.value is None or target.baseline is None:
            continue
        rise = target.value - target.baseline
        better, worse = indicator.direction is Direction.HIGHER_BETTER, indicator.direction is Direction.HIGHER_WORSE
        if (better and rise < 0) or (worse and rise > 0):
            yield Found(target, "value", {"baseline": target.baseline, "value": target.value})


def incomplete(look: Look) -> Iterator[Found]:
    """Targets without a baseline or without a value."""
    for target in look.targets:
        if target.value is None:
            yield Found(target, "value")
        elif target.baseline is None:
            yield Found(target, "baseline")


def no_way_to_go(look: Look) -> Iterator[Found]:
    """Targets equal to their baseline: no attainment can be worked out."""
    return (Found(one, "value") for one in look.targets if one.value is not None and one.value == one.baseline)


def missed(look: Look) -> Iterator[Found]:
    """Targets whose day has passed with a figure short of them."""
    for target in look.targets:
        reached = of_target(target, look.actuals).public
        if reached is not None and reached < 1 and _due(look, target):
            yield Found(target, "due", {"date": target.due})


def without_figure(look: Look) -> Iterator[Found]:
    """Targets whose day has passed without any figure."""
    for target in look.targets:
        if _due(look, target) and look.actuals.of(target.id) is None:
            yield Found(target, "due", {"date": target.due})


def older_definition(look: Look) -> Iterator[Found]:
    """Targets whose indicator is of an older definition than the newest one of its code."""
    newest: dict[str, int] = {}
    for indicator in look.plan.all(Indicator):
        newest[indicator.code] = max(indicator.version, newest.get(indicator.code, 0))
    for target in look.targets:
        found = look.plan.get(Indicator, target.indicator)
        if found and found.version < newest[found.code]:
            yield Found(target, "indicator", {"version": str(found.version), "newest": str(newest[found.code])})


def parted_from_baseline(look: Look) -> Iterator[Found]:
    """Targets whose baseline must not be set against their newest figure."""
    for target in look.targets:
        parted = of_target(target, look.actuals).parted
        if parted is not None:
            field = "baseline" if last_day(target.baseline_period) else "baseline_period"
            yield Found(target, field, {"date": parted.day}, sentence=PARTED[parted.reason])


def one_measure_for_all(look: Look) -> Iterator[Found]:
    """Action goals with a single measure that are measured by a figure of the whole population."""
    for target in look.targets:
        goal = look.plan.get(Goal, target.goal)
        indicator = look.plan.get(Indicator, target.indicator)
        if goal is None or indicator is None or goal.level is not GoalLevel.ACTION:
            continue
        measures = look.plan.pointing(Measure, "goals", goal.id)
        if indicator.scope is Scope.POPULATION and target.area is None and len(measures) == 1:
            yield Found(target, "indicator", {"measure": look.name(measures[0])})


def without_date(look: Look) -> Iterator[Found]:
    """Targets without a date of their own or of their goal."""
    for target in look.targets:
        goal = look.plan.get(Goal, target.goal)
        if target.due is None and (goal is None or goal.due is None):
            yield Found(target, "due")


def too_small(look: Look) -> Iterator[Found]:
    """Targets whose figure may not leave the house."""
    return (Found(one, "area") for one in look.targets if one.id in look.actuals.hidden)


PARTED = {
    Reason.DEFINITION: N_("“{name}” has no attainment: its figure has another definition since {date}."),
    Reason.BORDERS: N_("“{name}” has no attainment: its area has other borders since {date}."),
    Reason.DISSOLVED: N_("“{name}” has no attainment: its area is dissolved since {date}."),
}

RULES = (
    Rule(
        "T01",
        Severity.WARNING,
        wrong_side,
        N_("The target “{name}” goes the wrong way: from {baseline} to {value}."),
        *NN_("A target goes the wrong way", "{n} targets go the wrong way"),
        N_("The indicator says which way is better; check target and direction."),
    ),
    Rule(
        "T02",
        Severity.NOTICE,
        incomplete,
        N_("“{name}” lacks the baseline or the target value."),
        *NN_("A target lacks its baseline or value", "{n} targets lack their baseline or value"),
        N_("How far a goal is reached needs a beginning and an end."),
    ),
    Rule(
        "T03",
        Severity.WARNING,
        no_way_to_go,
        N_("Baseline and target value of “{name}” are the same."),
        *NN_("A target equals its baseline", "{n} targets equal their baselines"),
        N_("Where there is no way to go, no share of it can be worked out."),
    ),
    Rule(
        "T04",
        Severity.WARNING,
        missed,
        N_("“{name}” was due on {date} and is not reached."),
        *NN_("A target is missed", "{n} targets are missed"),
        N_("A missed target is a reason to ask for the story behind the figure."),
    ),
    Rule(
        "T05",
        Severity.NOTICE,
        without_figure,
        N_("“{name}” was due on {date}; there is no figure yet."),
        *NN_("A due target has no figure", "{n} due targets have no figure"),
        N_("No figure is not zero: ask for the delivery."),
    ),
    Rule(
        "T06",
        Severity.WARNING,
        older_definition,
        N_("“{name}” uses version {version} of the definition; version {newest} exists."),
        *NN_("A target uses an old definition", "{n} targets use old definitions"),
        N_("Figures by different definitions cannot be compared."),
    ),
    Rule(
        "T07",
        Severity.NOTICE,
        one_measure_for_all,
        N_("“{name}” speaks of the whole population; “{measure}” alone will hardly move it."),
        *NN_(
            "One measure shall move a figure of the whole town",
            "{n} measures shall each move a figure of the whole town",
        ),
        N_("Population results belong to the whole community, not to one programme."),
    ),
    Rule(
        "T08",
        Severity.NOTICE,
        without_date,
        N_("“{name}” has no date."),
        *NN_("A target has no date", "{n} targets have no date"),
        N_("Without a date no path can be drawn from baseline to target."),
    ),
    Rule(
        "T09",
        Severity.NOTICE,
        too_small,
        N_("The figure of “{name}” is too small to leave the house."),
        *NN_("A target rests on a protected figure", "{n} targets rest on protected figures"),
        N_("Choose a larger area or several years, and the goal can be reported."),
    ),
    Rule(
        "T10",
        Severity.WARNING,
        parted_from_baseline,
        PARTED[Reason.DEFINITION],
        *NN_(
            "The baseline of a target cannot be compared with its figure",
            "The baselines of {n} targets cannot be compared with their figures",
        ),
        N_("Enter baseline and target value anew by the new order, with the period of the baseline."),
    ),
)
