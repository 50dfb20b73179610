"""Goals that get in each other's way: which two, how, and what is done about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from planner.domain.goals import Goal, GoalConflict
from planner.domain.record import N_
from planner.domain.sentence import NN_, Sentence
from planner.operations.edit import Add
from planner.operations.operation import Operation
from planner.texts import gettext as _
from planner.ui.columns import Cell, Chip, Column, Listing, field
from planner.ui.desk import Desk
from planner.ui.form.spec import FormSpec, Group
from planner.ui.pages.goals.goal_words import in_order, numbered
from planner.ui.pages.goals.pair_dialog import Asked
from planner.ui.pages.goals.pair_grid import PairGrid, Pairing
from planner.ui.pages.sheet import Empty, Sheet, SheetView, there_are
from planner.ui.widgets.empty_state import Way


def conflicts(desk: Desk) -> Sequence[GoalConflict]:
    """The conflicts of the present cycle in the order they were named."""
    plan = desk.bridge.plan
    return plan.of_cycle(GoalConflict, plan.cycle)


def _goals(desk: Desk, conflict: GoalConflict) -> Cell:
    """The two by their numbers, which the tree shows as well; by their names where a number is missing."""
    found = desk.bridge.plan.some(Goal, (conflict.first, conflict.second))
    words = " ↔ ".join(goal.number or goal.name for goal in found)
    return Cell(words, words, words.casefold())


def _answered(_desk: Desk, conflict: GoalConflict) -> Cell:
    if conflict.answer.strip():
        return Cell(_("answered"), 1, 1, sign="step:done")
    return Cell(_("open"), 0, 0, sign="step:open")


LISTING = Listing(
    GoalConflict,
    (
        Column("goals", N_("Goals"), _goals, fixed=True, leans_on=frozenset({"goal"})),
        field(GoalConflict, "description", stretch=True, fixed=True),
        field(GoalConflict, "answer", optional=True),
        Column("state", N_("State"), _answered, leans_on=frozenset()),
    ),
    conflicts,
    chips=(Chip("open", N_("without an answer"), "step:open", lambda _desk, one: not one.answer.strip()),),
)


def _asked(desk: Desk, words: str, skip: int) -> Asked:
    goals = [(goal.id, numbered(goal)) for goal in in_order(desk)]
    return Asked(words, goals, goals[min(skip, len(goals) - 1)][0] if goals else "")


def _make(desk: Desk, first: str, second: str) -> Operation:
    return Add(GoalConflict.kind, {"first": first, "second": second}, desk.bridge.session.new_id())


PAIRING = Pairing(
    question=N_("Which two goals get in each other’s way?"),
    verb=N_("Add the conflict"),
    missing=N_("A conflict needs two goals. Write the goals first."),
    first=lambda desk, _current: _asked(desk, N_("One goal"), 0),
    second=lambda desk, _current: _asked(desk, N_("Other goal"), 1),
    make=_make,
)


def _grid(desk: Desk) -> QWidget:
    return PairGrid(desk, LISTING, _("Conflicts of goals"), "conflicts.list", PAIRING)


def _lead(desk: Desk) -> str:
    found = conflicts(desk)
    open_ = sum(not one.answer.strip() for one in found)
    say = desk.words.say
    said = say(there_are("kind.goal_conflict", len(found)))
    if not found:
        return said
    more = NN_("One has no answer yet.", "{n} have no answer yet.")
    rest = say(Sentence(*more, n=open_)) if open_ else _("All have an answer.")
    return f"{said} {rest}"


def _ways(desk: Desk) -> Sequence[Way]:
    return (Way(_("Look at the goals"), "goals", lambda: desk.go("goals", "action")),)


CONFLICTS = Sheet(
    place="conflicts",
    kind=GoalConflict,
    title=N_("Conflicts of goals"),
    lead=_lead,
    add=Sentence(N_("Name a conflict")),
    views=(SheetView("list", N_("List"), LISTING, beside=True, make=_grid),),
    form=FormSpec(
        GoalConflict,
        groups=(Group(("first", "second", "description", "answer")),),
        hints={
            "description": N_("What do both need, or where does one hinder the other?"),
            "answer": N_("Which comes first, and what becomes of the other?"),
        },
        choices={"first": lambda desk, _one: in_order(desk), "second": lambda desk, _one: in_order(desk)},
    ),
    empty=Empty(
        N_("No conflicts of goals named"),
        N_("Two goals may need the same people or the same money. A conflict that is named surprises nobody later."),
        ways=_ways,
    ),
)
