"""How far a goal or a target is, as cells: from where to where, the share of the way gone, and how the work stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from planner import texts
from planner.charts.figures.words import STATUS_WORDS, with_unit
from planner.domain import attainment
from planner.domain.figures import Area, Delivery, Indicator, State, Variable
from planner.domain.goals import Goal, GoalLevel, Target
from planner.domain.lights import MeasureShape, newest_statuses, shape_with
from planner.domain.measures import Measure
from planner.domain.plan import Plan
from planner.domain.review import Status
from planner.texts import gettext as _
from planner.texts import ngettext
from planner.ui import wording
from planner.ui.columns import Cell
from planner.ui.desk import Desk

ARROW = "→"
SIGN_OF_STATE = {State.SUPPRESSED: "•", State.NOT_YET: "…", State.UNCERTAIN: "/", State.NONE: "–"}

FIGURE_KINDS = frozenset(one.kind for one in (Goal, Target, Indicator, Variable, Area, Delivery))
"""What the attainment of a goal is read from; new figures come with a delivery."""

WORK_KINDS = frozenset(one.kind for one in (Goal, Measure, Status))
"""What the standing of the work for a goal is read from."""

_WORST_FIRST = (MeasureShape.LATE, MeasureShape.AT_RISK, MeasureShape.ON_TRACK, MeasureShape.UNKNOWN)


def targets_of(plan: Plan, goal: str) -> tuple[Target, ...]:
    """The targets of a goal in the order they were set."""
    return plan.pointing(Target, "goal", goal)


def value_words(plan: Plan, target: Target, value: float | None, *, unit: bool = True) -> str:
    """A value of a target's indicator with as many decimals as it is given with; "" for none."""
    indicator = plan.get(Indicator, target.indicator)
    if value is None:
        return ""
    if indicator is None:
        return wording.number_words(value)
    decimals = 0 if float(value).is_integer() else indicator.decimals
    return with_unit(value, indicator.unit if unit else "", decimals, texts.current())


def is_hidden(desk: Desk, target: Target) -> bool:
    """Whether the figure of a target must not be told: it is protected, or would give its baseline away."""
    actuals = desk.bridge.actuals
    return target.id in actuals.hidden or target.id in actuals.telling


def actual_words(desk: Desk, target: Target, *, unit: bool = True) -> str:
    """The latest value of a target, or the sign of why there is none."""
    if is_hidden(desk, target):
        return SIGN_OF_STATE[State.SUPPRESSED]
    figure = desk.bridge.actuals.of(target.id)
    if figure is None:
        return SIGN_OF_STATE[State.NOT_YET]
    if figure.value is None:
        return SIGN_OF_STATE.get(figure.state, "–")
    return value_words(desk.bridge.plan, target, figure.value, unit=unit)


def indicator_cell(desk: Desk, goal: Goal) -> Cell:
    """What a goal is measured by: now → target over the share of the way; of a higher goal the mean beneath it."""
    if goal.level is GoalLevel.ACTION:
        return _measured(desk, goal)
    if goal.level is GoalLevel.GUIDING:
        return Cell()
    plan = desk.bridge.plan
    count = len(plan.pointing(Goal, "parent", goal.id))
    if not count:
        return Cell(_("no goals beneath"), quiet=True)
    words = ngettext("{n} goal", "{n} goals", count)
    reached = attainment.of_goal(plan, goal.id, desk.bridge.actuals)
    mean = reached.public
    if mean is None:
        return Cell(_("{goals}, not comparable", goals=words) if reached.parted else words, quiet=True)
    percent = texts.current().percent(mean * 100, 0)
    return Cell(words, mean, mean, bar=mean, strong=True, aside=percent)


def _measured(desk: Desk, goal: Goal) -> Cell:
    targets = targets_of(desk.bridge.plan, goal.id)
    if not targets:
        return Cell(_("no indicator"), quiet=True)
    first = targets[0]
    target = value_words(desk.bridge.plan, first, first.value) or "–"
    now = actual_words(desk, first, unit=_unit_apart(desk, first, target))
    words = f"{now} {ARROW} {target}" + (f" (+{len(targets) - 1})" if len(targets) > 1 else "")
    share = attainment.of_target(first, desk.bridge.actuals).public
    return Cell(words, share, share, bar=None if share is None else attainment.clamped(share))


def _unit_apart(desk: Desk, target: Target, words: str) -> bool:
    """The unit is said once, behind the target, unless no target value says it."""
    indicator = desk.bridge.plan.get(Indicator, target.indicator)
    return indicator is None or indicator.unit not in words


def serving(plan: Plan, goal: str) -> Iterator[Measure]:
    """The measures that serve a goal or a goal beneath it, each once."""
    seen: set[str] = set()
    goals, waiting = set[str](), [goal]
    while waiting:
        one = waiting.pop()
        if one in goals:
            continue
        goals.add(one)
        waiting += [child.id for child in plan.pointing(Goal, "parent", one)]
        for measure in plan.pointing(Measure, "goals", one):
            if measure.id not in seen:
                seen.add(measure.id)
                yield measure


def goal_shape(desk: Desk, goal: Goal) -> MeasureShape | None:
    """How the work for a goal stands: the worst of its running measures; None when nothing serves it."""
    today = desk.bridge.session.today()
    kinds = (Goal, Measure, Status)
    shapes = desk.bridge.plan.derived(("goal shapes", today), kinds, lambda plan: _goal_shapes(plan, today))
    return shapes.get(goal.id)


def _goal_shapes(plan: Plan, today: date) -> dict[str, MeasureShape]:
    """The shape of every goal a measure serves; each measure is looked at once, and counts for all goals above its own."""
    statuses, ways = newest_statuses(plan, today), plan.derived("ways up", (Goal,), _ways_up)
    found: dict[str, set[MeasureShape]] = {}
    for measure in plan.all(Measure):
        shape = shape_with(measure, statuses.get(measure.id))
        if shape is not MeasureShape.STOPPED:
            for goal in measure.goals:
                for above in ways.get(goal, ()):
                    found.setdefault(above, set()).add(shape)
    return {goal: _worst(shapes) for goal, shapes in found.items()}


def _ways_up(plan: Plan) -> dict[str, tuple[str, ...]]:
    """Of every goal its own id and those of all goals above it."""
    found = {}
    for goal in plan.all(Goal):
        way = [goal.id]
        above = plan.get(Goal, goal.parent)
        while above is not None and above.id not in way:
            way.append(above.id)
            above = plan.get(Goal, above.parent)
        found[goal.id] = tuple(way)
    return found


def _worst(shapes: set[MeasureShape]) -> MeasureShape:
    for shape in _WORST_FIRST:
        if shape in shapes:
            return shape
    return MeasureShape.DONE if shapes == {MeasureShape.DONE} else MeasureShape.PLANNED


def standing_cell(desk: Desk, goal: Goal) -> Cell:
    """The sign and word of how the work for a goal stands."""
    if goal.level is GoalLevel.GUIDING:
        return Cell()
    shape = goal_shape(desk, goal)
    if shape is None:
        return Cell(_("open"), None, len(_WORST_FIRST), sign="status:unknown")
    return Cell(
        _(STATUS_WORDS[shape.value]), shape.value, list(MeasureShape).index(shape), sign=f"status:{shape.value}"
    )
