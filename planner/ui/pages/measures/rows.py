"""What the views of measures share: which there are, under which goal they stand, how each of them does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from planner import texts
from planner.charts.figures.words import STATUS_WORDS
from planner.content.words import NUMBERS
from planner.domain import money
from planner.domain.frame import Cycle
from planner.domain.goals import Goal, GoalLevel
from planner.domain.lights import MeasureShape, newest_statuses, shape_with
from planner.domain.measures import Measure
from planner.domain.naming import natural
from planner.domain.plan import Plan
from planner.domain.sentence import NN_, Sentence
from planner.texts import gettext as _
from planner.ui.columns import Cell, Chip, number_words
from planner.ui.desk import Desk

SHOWN = (
    MeasureShape.ON_TRACK,
    MeasureShape.AT_RISK,
    MeasureShape.LATE,
    MeasureShape.PLANNED,
    MeasureShape.DONE,
    MeasureShape.STOPPED,
    MeasureShape.UNKNOWN,
)
"""The chips of the filter bar in order."""


def heading_goal(plan: Plan, measure: Measure) -> Goal | None:
    """The goal a measure stands under: the intermediate goal above its first one, else the guiding one."""
    goal = next(iter(plan.some(Goal, measure.goals)), None)
    seen: set[str] = set()
    while goal is not None and goal.level is GoalLevel.ACTION and goal.parent is not None and goal.id not in seen:
        seen.add(goal.id)
        goal = plan.get(Goal, goal.parent) or goal
    return goal


def measures(desk: Desk) -> Sequence[Measure]:
    """The measures of the present cycle by goal and number; those without a goal come last."""
    plan = desk.bridge.plan
    return plan.derived("measures by goal", (Measure, Goal, Cycle), _in_order)


def _in_order(plan: Plan) -> tuple[Measure, ...]:
    def place(measure: Measure) -> tuple[object, ...]:
        goal = heading_goal(plan, measure)
        return (goal is None, natural(goal.number) if goal else (), natural(measure.number), measure.name, measure.id)

    return tuple(sorted(plan.of_cycle(Measure, plan.cycle), key=place))


def group(desk: Desk, measure: Measure) -> str:
    """The words of the goal a measure stands under."""
    goal = heading_goal(desk.bridge.plan, measure)
    return goal.name if goal is not None else _("Without a goal")


def shape(desk: Desk, measure: Measure) -> MeasureShape:
    """How a measure does."""
    bridge = desk.bridge
    return shape_with(measure, newest_statuses(bridge.plan, bridge.session.today()).get(measure.id))


def shape_cell(desk: Desk, measure: Measure) -> Cell:
    """Shape and word; sorted by urgency."""
    found = shape(desk, measure)
    return Cell(_(STATUS_WORDS[found.value]), measure.state, SHOWN.index(found), f"status:{found.value}")


def named_cell(desk: Desk, measure: Measure) -> Cell:
    """The name, behind the shape of the measure."""
    return Cell(measure.name, measure.name, measure.name, f"status:{shape(desk, measure).value}")


def _chip(one: MeasureShape) -> Chip:
    return Chip(one.value, STATUS_WORDS[one.value], f"status:{one.value}", lambda desk, row: shape(desk, row) is one)


CHIPS = tuple(_chip(one) for one in SHOWN)


def amount_cell(amount: money.Amount, *, actual: bool) -> Cell:
    """What is planned, or what is known to be spent: an actual nobody entered is not zero."""
    if not amount.lines or (actual and not amount.known):
        return Cell()
    value = amount.actual if actual else amount.planned
    return Cell(number_words(value), value, value)


def counted(n: int) -> str:
    """A number as sentences write it: in words up to twelve."""
    words = texts.current()
    return words.gettext(NUMBERS[n - 2]) if 2 <= n < 2 + len(NUMBERS) else words.number(n)


def lead(desk: Desk) -> str:
    """How many measures are on track, and how many are late or at risk."""
    shapes = Counter(shape(desk, one) for one in measures(desk))
    total, fine = sum(shapes.values()), shapes[MeasureShape.ON_TRACK]
    if not total:
        return _("There are no measures yet.")
    say, params = desk.words.say, {"total": counted(total)}
    if fine:
        said = say(
            Sentence(
                *NN_("One of {total} measures is on track.", "{n} of {total} measures are on track."),
                n=fine,
                params=params,
            )
        )
    else:
        said = _("None of {total} measures is on track.", **params)
    parts = [said]
    if shapes[MeasureShape.LATE]:
        parts.append(say(Sentence(*NN_("One is late.", "{n} are late."), n=shapes[MeasureShape.LATE])))
    elif shapes[MeasureShape.AT_RISK]:
        parts.append(say(Sentence(*NN_("One is at risk.", "{n} are at risk."), n=shapes[MeasureShape.AT_RISK])))
    return " ".join(parts)
