"""What the views of measures share: which there are, under which goal they stand, how each of them does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

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
from planner.domain.review import Status
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
    first = next(iter(measure.goals), None)
    return _headings(plan).get(first) if first is not None else None


def _headings(plan: Plan) -> Mapping[str, Goal]:
    """For every goal the one whose name stands over its measures."""
    return plan.derived("headings of measures", (Goal,), _find_headings)


def _find_headings(plan: Plan) -> dict[str, Goal]:
    found = {}
    for goal in plan.all(Goal):
        above, seen = goal, {goal.id}
        while above.level is GoalLevel.ACTION and above.parent is not None and above.parent not in seen:
            seen.add(above.parent)
            above = plan.get(Goal, above.parent) or above
        found[goal.id] = above
    return found


def measures(desk: Desk) -> Sequence[Measure]:
    """The measures of the present cycle by goal and number; those without a goal come last."""
    plan = desk.bridge.plan
    return plan.derived("measures by goal", (Measure, Goal, Cycle), _in_order)


def _in_order(plan: Plan) -> tuple[Measure, ...]:
    headings = _headings(plan)

    def place(measure: Measure) -> tuple[object, ...]:
        goal = headings.get(measure.goals[0]) if measure.goals else None
        above = _place(goal.number) if goal is not None else ()
        return (goal is None, above, _place(measure.number), measure.name, measure.id)

    return tuple(sorted(plan.of_cycle(Measure, plan.cycle), key=place))


@lru_cache(4096)
def _place(number: str) -> tuple[tuple[int, str], ...]:
    return natural(number)


def group(desk: Desk, measure: Measure) -> str:
    """The words of the goal a measure stands under."""
    goal = heading_goal(desk.bridge.plan, measure)
    return goal.name if goal is not None else _("Without a goal")


def shapes(desk: Desk) -> Mapping[str, MeasureShape]:
    """How every measure of the present cycle does, by its id."""

    def of_all(plan: Plan) -> dict[str, MeasureShape]:
        newest = newest_statuses(plan, desk.bridge.session.today())
        return {one.id: shape_with(one, newest.get(one.id)) for one in plan.of_cycle(Measure, plan.cycle)}

    # no status lies ahead, so a day that ends meanwhile changes nothing
    return desk.bridge.plan.derived("shapes of measures", (Measure, Status, Cycle), of_all)


def shape(desk: Desk, measure: Measure) -> MeasureShape:
    """How a measure does; one that is just being typed is not in the plan yet."""
    return shapes(desk).get(measure.id) or shape_with(measure, None)


def shape_cell(desk: Desk, measure: Measure) -> Cell:
    """Shape and word; sorted by urgency."""
    found = shape(desk, measure)
    return Cell(_(STATUS_WORDS[found.value]), measure.state, SHOWN.index(found), f"status:{found.value}")


def named_cell(desk: Desk, measure: Measure) -> Cell:
    """The name, behind the shape of the measure."""
    return Cell(measure.name, measure.name, measure.name, f"status:{shape(desk, measure).value}")


def _chip(one: MeasureShape) -> Chip:
    sign, words = f"status:{one.value}", STATUS_WORDS[one.value]
    return Chip(one.value, words, sign, lambda desk, row: shape(desk, row) is one, leans_on=frozenset({Status.kind}))


GROUP_KINDS = frozenset({Goal.kind})
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
