"""Rules on goals (G). Only action goals have to be measurable, somebody’s and dated; a guiding goal need not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planner.domain.goals import Goal, GoalConflict, GoalLevel, Target
from planner.domain.governance import Outcome, Resolution
from planner.domain.measures import Measure, MeasureState
from planner.domain.plan import Plan
from planner.domain.record import N_
from planner.domain.remarks import Severity
from planner.domain.rules.rule import Each, Found, Look, Rule, empty
from planner.domain.sentence import NN_

NOT_ADOPTED = (Outcome.POSTPONED, Outcome.REJECTED)
CHANGE_WORDS = re.compile(
    r"\b(mehr|weniger|bessere?[nrsm]?|verbesser\w*|erhöh\w*|steiger\w*|verringer\w*|senk\w*|reduzier\w*"
    r"|more|less|fewer|better|improve\w*|increase\w*|reduce\w*)\b",
    re.IGNORECASE,
)

_DEPTH = {GoalLevel.GUIDING: 0, GoalLevel.INTERMEDIATE: 1, GoalLevel.ACTION: 2}


def _action_goals(look: Look) -> Iterator[Goal]:
    return (goal for goal in look.goals if goal.level is GoalLevel.ACTION)


def _with_all_above(plan: Plan, goals: set[str]) -> set[str]:
    """The ids given and those of every goal above them; a ring of goals ends where it began."""
    found: set[str] = set()
    waiting = list(goals)
    while waiting:
        goal = plan.get(Goal, waiting.pop())
        if goal and goal.id not in found:
            found.add(goal.id)
            if goal.parent:
                waiting.append(goal.parent)
    return found


def without_indicator(look: Look) -> Iterator[Found]:
    """Action goals without a target."""
    return (Found(one) for one in _action_goals(look) if not look.plan.pointing(Target, "goal", one.id))


def without_measure(look: Look) -> Iterator[Found]:
    """Action goals no measure works towards."""
    return (Found(one) for one in _action_goals(look) if not look.plan.pointing(Measure, "goals", one.id))


def without_date(look: Look) -> Iterator[Found]:
    """Action goals without a date."""
    return (Found(one, "due") for one in _action_goals(look) if one.due is None)


def without_lead(look: Look) -> Iterator[Found]:
    """Action goals nobody is responsible for."""
    return (Found(one, "lead") for one in _action_goals(look) if empty(one.lead))


def after_the_cycle(look: Look) -> Iterator[Found]:
    """Action goals due after the cycle ends."""
    end = look.cycle.until if look.cycle else None
    for goal in _action_goals(look) if end else ():
        if end and goal.due and goal.due > end:
            yield Found(goal, "due", {"date": goal.due})


def run_but_not_adopted(look: Look) -> Iterator[Found]:
    """Guiding goals without a resolution although measures beneath them are running."""
    busy = {goal for one in look.measures if one.state is MeasureState.RUNNING for goal in one.goals}
    busy = _with_all_above(look.plan, busy)
    for goal in look.goals:
        if goal.level is GoalLevel.GUIDING and goal.id in busy and not look.plan.get(Resolution, goal.resolution):
            yield Found(goal, "resolution")


def adopted_by_none(look: Look) -> Iterator[Found]:
    """Goals that name a resolution which was postponed or rejected."""
    for goal in look.goals:
        found = look.plan.get(Resolution, goal.resolution)
        if found and found.outcome in NOT_ADOPTED:
            yield Found(goal, "resolution", {"outcome": found.outcome})


def without_children(look: Look) -> Iterator[Found]:
    """Guiding and intermediate goals with nothing beneath."""
    for goal in look.goals:
        if goal.level is not GoalLevel.ACTION and not look.plan.pointing(Goal, "parent", goal.id):
            yield Found(goal)


def without_parent(look: Look) -> Iterator[Found]:
    """Intermediate and action goals that belong to no higher goal."""
    for goal in look.goals:
        if goal.level is not GoalLevel.GUIDING and not look.plan.get(Goal, goal.parent):
            yield Found(goal, "parent")


def upside_down(look: Look) -> Iterator[Found]:
    """Goals beneath a goal of the same or a lower level."""
    for goal in look.goals:
        parent = look.plan.get(Goal, goal.parent)
        if parent and _DEPTH[parent.level] >= _DEPTH[goal.level]:
            yield Found(goal, "parent", {"parent": look.name(parent)})


def without_need(look: Look) -> Iterator[Found]:
    """Guiding goals behind which, or beneath which, stands no need."""
    answered = _with_all_above(look.plan, {goal.id for goal in look.goals if goal.needs})
    for goal in look.goals:
        if goal.level is GoalLevel.GUIDING and goal.id not in answered:
            yield Found(goal, "needs")


def says_a_change(_look: Look, goal: Goal) -> Iterator[Found]:
    """Goals worded as more, less or better instead of as a state."""
    match = CHANGE_WORDS.search(goal.name)
    if match:
        yield Found(goal, "name", {"word": match[0]})


def conflict_unanswered(look: Look) -> Iterator[Found]:
    """Conflicts of goals nobody has said how to deal with."""
    return (Found(one, "answer") for one in look.of(GoalConflict) if empty(one.answer))


RULES = (
    Rule(
        "G01",
        Severity.NOTICE,
        without_indicator,
        N_("“{name}” has no indicator."),
        *NN_("An action goal has no indicator", "{n} action goals have no indicator"),
        N_("Without an indicator nobody can say whether the goal is reached."),
    ),
    Rule(
        "G02",
        Severity.WARNING,
        without_measure,
        N_("No measure works towards “{name}”."),
        *NN_("An action goal has no measure", "{n} action goals have no measure"),
        N_("A goal nobody works on will not be reached by itself."),
    ),
    Rule(
        "G03",
        Severity.WARNING,
        without_date,
        N_("“{name}” has no date."),
        *NN_("An action goal has no date", "{n} action goals have no date"),
        N_("An action goal says by when."),
    ),
    Rule(
        "G04",
        Severity.WARNING,
        without_lead,
        N_("No office is responsible for “{name}”."),
        *NN_("An action goal has no responsible office", "{n} action goals have no responsible office"),
        N_("An action goal says who."),
    ),
    Rule(
        "G05",
        Severity.NOTICE,
        after_the_cycle,
        N_("“{name}” is due on {date}, after the cycle ends."),
        *NN_("An action goal is due after the cycle ends", "{n} action goals are due after the cycle ends"),
        N_("What is due later cannot be reviewed in this cycle."),
    ),
    Rule(
        "G06",
        Severity.WARNING,
        run_but_not_adopted,
        N_("Measures for “{name}” are running, but no body has adopted the goal."),
        *NN_("A guiding goal is not adopted", "{n} guiding goals are not adopted"),
        N_("Goals and measures are often adopted one after the other; money should follow a resolution."),
    ),
    Rule(
        "G07",
        Severity.WARNING,
        adopted_by_none,
        N_("The resolution behind “{name}”: {outcome}."),
        *NN_(
            "A goal rests on a resolution that was not adopted",
            "{n} goals rest on resolutions that were not adopted",
        ),
        N_("A postponed or rejected paper adopts nothing."),
    ),
    Rule(
        "G08",
        Severity.NOTICE,
        without_children,
        N_("“{name}” has no goal beneath it."),
        *NN_("A goal has no goal beneath it", "{n} goals have no goal beneath them"),
        N_("A guiding goal becomes work through the goals beneath it."),
    ),
    Rule(
        "G09",
        Severity.NOTICE,
        without_parent,
        N_("“{name}” belongs to no higher goal."),
        *NN_("A goal belongs to no higher goal", "{n} goals belong to no higher goal"),
        N_("The higher goal says what this one is good for."),
    ),
    Rule(
        "G10",
        Severity.WARNING,
        upside_down,
        N_("“{name}” lies beneath “{parent}”, which is of the same or a lower level."),
        *NN_("A goal lies at the wrong level", "{n} goals lie at the wrong level"),
        N_("Guiding goals carry intermediate goals, these carry action goals."),
    ),
    Rule(
        "G11",
        Severity.NOTICE,
        without_need,
        N_("No need stands behind “{name}”."),
        *NN_("A guiding goal answers no need", "{n} guiding goals answer no need"),
        N_("Goals follow from the analysis; what follows from nothing is hard to defend."),
    ),
    Rule(
        "G12",
        Severity.NOTICE,
        Each(lambda look: look.goals, says_a_change),
        N_("“{name}” says “{word}”; describe the state that is reached."),
        *NN_("A goal names a change instead of a state", "{n} goals name a change instead of a state"),
        N_("More, less and better have no end; a state can be reached."),
    ),
    Rule(
        "G13",
        Severity.NOTICE,
        conflict_unanswered,
        N_("It is not said how to deal with “{name}”."),
        *NN_("A conflict of goals has no answer", "{n} conflicts of goals have no answer"),
        N_("A conflict that is named and answered does not surprise anybody later."),
    ),
)
