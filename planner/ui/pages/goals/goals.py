"""The goals as a tree, one view for each level, with the form beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from planner.domain.goals import Goal, GoalLevel, Target, Vision
from planner.domain.governance import Resolution
from planner.domain.record import N_
from planner.domain.rules.governance import ADOPTED
from planner.domain.sentence import NN_, Sentence
from planner.operations.goals import MoveGoal
from planner.operations.operation import Operation
from planner.operations.structure import DEPTH
from planner.texts import gettext as _
from planner.ui.desk import Desk
from planner.ui.form.spec import FormSpec, Group
from planner.ui.pages.goals import goal_tree
from planner.ui.pages.goals.smart_line import SmartLine
from planner.ui.pages.goals.target_section import TargetSection
from planner.ui.pages.sheet import Empty, Sheet, SheetView, adding, there_are
from planner.ui.widgets.empty_state import Way


def of_level(desk: Desk, level: GoalLevel) -> list[Goal]:
    """The goals of a level in the present cycle."""
    plan = desk.bridge.plan
    return [goal for goal in plan.of_cycle(Goal, plan.cycle) if goal.level is level]


@dataclass(frozen=True, slots=True)
class Lack:
    """What goals may lack: what is said of some, of the only one, and where nothing is lacking (of all, of the only one)."""

    some: tuple[str, str]
    only: str
    all_good: str
    only_good: str


NOT_ADOPTED = Lack(
    NN_("One of them is not adopted.", "{n} of them are not adopted."),
    N_("It is not adopted."),
    N_("All are adopted."),
    N_("It is adopted."),
)
NOTHING_BENEATH = Lack(
    NN_("One of them has no goal beneath it.", "{n} of them have no goal beneath them."),
    N_("It has no goal beneath it."),
    N_("All have goals beneath them."),
    N_("It has goals beneath it."),
)
NOT_MEASURED = Lack(
    NN_("One of them has no key figure.", "{n} of them have no key figure."),
    N_("It has no key figure."),
    N_("All have a key figure."),
    N_("It has a key figure."),
)


def _counted(desk: Desk, level: GoalLevel, n: int, bad: int, lack: Lack) -> str:
    """How many goals of a level there are, and what some of them lack."""
    say = desk.words.say
    said = say(there_are(f"level.{level.value}", n))
    if not n:
        return said
    if n == 1:
        return f"{said} {_(lack.only if bad else lack.only_good)}"
    return f"{said} {say(Sentence(*lack.some, n=bad)) if bad else _(lack.all_good)}"


def _lead_of_guiding(desk: Desk) -> str:
    plan, goals = desk.bridge.plan, of_level(desk, GoalLevel.GUIDING)
    found = (plan.get(Resolution, goal.resolution) for goal in goals)
    open_ = sum(one is None or one.outcome not in ADOPTED for one in found)
    return _counted(desk, GoalLevel.GUIDING, len(goals), open_, NOT_ADOPTED)


def _lead_of_intermediate(desk: Desk) -> str:
    plan, goals = desk.bridge.plan, of_level(desk, GoalLevel.INTERMEDIATE)
    bare = sum(not plan.pointing(Goal, "parent", goal.id) for goal in goals)
    return _counted(desk, GoalLevel.INTERMEDIATE, len(goals), bare, NOTHING_BENEATH)


def _lead_of_action(desk: Desk) -> str:
    plan, goals = desk.bridge.plan, of_level(desk, GoalLevel.ACTION)
    bare = sum(not plan.pointing(Target, "goal", goal.id) for goal in goals)
    return _counted(desk, GoalLevel.ACTION, len(goals), bare, NOT_MEASURED)


def _caption(desk: Desk, goal: Goal) -> str:
    return f"{desk.words.of(f'level.{goal.level.value}')} {goal.number}".rstrip()


def _parents(desk: Desk, goal: Any) -> Sequence[Goal]:
    plan = desk.bridge.plan
    return [one for one in plan.of_cycle(Goal, plan.cycle) if DEPTH[one.level] < DEPTH[goal.level]]


def _moves(desk: Desk, goal: Goal) -> Sequence[tuple[str, Operation | None]]:
    """Among its siblings, and out of what it lies under; the tree has the same by keys and by drag."""
    plan = desk.bridge.plan
    parent = plan.get(Goal, goal.parent)
    siblings = goal_tree.beneath(desk, parent) if parent is not None else goal_tree.tops(desk)
    place = [one.id for one in siblings].index(goal.id)
    above = siblings[place - 1] if place else None
    beneath = above is not None and DEPTH[above.level] < DEPTH[goal.level]
    return (
        (N_("Move up"), MoveGoal(goal.id, goal.parent, place) if place else None),
        (N_("Move down"), MoveGoal(goal.id, goal.parent, place + 2) if place < len(siblings) - 1 else None),
        (N_("Put under the one above"), MoveGoal(goal.id, above.id) if above is not None and beneath else None),
        (N_("Move out one level"), MoveGoal(goal.id, parent.parent, _after(desk, parent)) if parent else None),
    )


def _after(desk: Desk, goal: Goal) -> int:
    """The place just behind a goal among its siblings, counted from 1."""
    above = desk.bridge.plan.get(Goal, goal.parent)
    siblings = goal_tree.beneath(desk, above) if above is not None else goal_tree.tops(desk)
    return [one.id for one in siblings].index(goal.id) + 2


def _ways(desk: Desk) -> Sequence[Way]:
    plan = desk.bridge.plan
    ways = [Way(_("Look at the needs first"), "next", lambda: desk.go("needs", "priorities"))]
    if not plan.of_cycle(Vision, plan.cycle):
        ways.append(Way(_("Write the vision first"), "sheet", lambda: desk.go("vision")))
    return ways


FORM = FormSpec(
    Goal,
    groups=(
        Group(("name",)),
        Group(make=TargetSection),
        Group(("needs", ("lead", "due"), "phases")),
        Group(("description", "level", "parent", "resolution"), N_("More"), folded=True),
    ),
    labels={"name": N_("Goal in one sentence"), "needs": N_("Answer to the need"), "lead": N_("Responsible")},
    hints={
        "needs": N_("Needs from the analysis this goal answers"),
        "lead": N_("An office, not a person"),
    },
    optional=frozenset({"phases", "description"}),
    choices={"parent": _parents},
    above=SmartLine,
    caption=_caption,
    moves=_moves,
)

EMPTY = Empty(
    "",
    N_(
        "Guiding goals say what should be true for children here. Intermediate and action goals lead there step by step."
    ),
    ghost="tree",
    ways=_ways,
)

GOALS = Sheet(
    place="goals",
    kind=Goal,
    title=N_("Goals"),
    lead=_lead_of_action,
    views=(
        SheetView(
            "guiding", N_("Guiding goals"), goal_tree.listing(GoalLevel.GUIDING), tree=True, beside=True,
            lead=_lead_of_guiding, add=adding("level.guiding"),
        ),
        SheetView(
            "intermediate", N_("Intermediate goals"), goal_tree.listing(GoalLevel.INTERMEDIATE), tree=True,
            beside=True, lead=_lead_of_intermediate, add=adding("level.intermediate"),
        ),
        SheetView(
            "action", N_("Action goals"), goal_tree.listing(GoalLevel.ACTION), tree=True, beside=True,
            lead=_lead_of_action, add=adding("level.action"),
        ),
    ),
    form=FORM,
    empty=EMPTY,
)  # fmt: skip
