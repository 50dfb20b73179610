"""The five questions put to an action goal, answered by the rules: specific, measurable, attainable, important, dated.

Nothing is judged twice: where a rule already speaks of the goal or its targets, the question is answered by it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from planner.domain.goals import Goal, Target
from planner.domain.record import N_
from planner.domain.rules import BY_CODE, Look


@dataclass(frozen=True, slots=True)
class Criterion:
    """One question: its word, whether it is met, a sentence that says why or what to do, and the field to go to.

    A field of a target is named `target.value`.
    """

    id: str
    word: str
    met: bool
    sentence: str
    field: str


def smart(look: Look, goal: Goal) -> tuple[Criterion, ...]:
    """The five answers for a goal, in the order of the word."""
    targets = look.plan.pointing(Target, "goal", goal.id)
    found = _codes(look, {goal.id, *(target.id for target in targets)})
    return tuple(make(look, goal, targets, found) for make in _QUESTIONS)


def _codes(look: Look, ids: set[str]) -> frozenset[str]:
    """The codes of the rules that find something about these records."""
    asked = ("G02", "G03", "G05", "G12", "T01", "T02", "T03")
    return frozenset(code for code in asked if any(one.subject in ids for one in look.remarks(BY_CODE[code])))


Targets = tuple[Target, ...]
Question = Callable[[Look, Goal, Targets, frozenset[str]], Criterion]


def _specific(_look: Look, goal: Goal, _targets: Targets, found: frozenset[str]) -> Criterion:
    met = "G12" not in found and bool(goal.name.strip())
    sentence = N_("It says what is reached.") if met else N_("Say what is reached instead of more, less or better.")
    return Criterion("specific", N_("specific"), met, sentence, "name")


def _measurable(_look: Look, _goal: Goal, targets: Targets, found: frozenset[str]) -> Criterion:
    met = bool(targets) and "T02" not in found
    if met:
        sentence = N_("An indicator has a baseline and a target value.")
    elif targets:
        sentence = N_("Enter the baseline and the target value.")
    else:
        sentence = N_("Choose an indicator.")
    return Criterion(
        "measurable", N_("measurable"), met, sentence, "target.baseline" if targets else "target.indicator"
    )


def _attainable(_look: Look, _goal: Goal, targets: Targets, found: frozenset[str]) -> Criterion:
    field = "target.value" if targets else "target.indicator"
    if not targets:
        return Criterion("attainable", N_("attainable"), met=False, sentence=N_("There is no target yet."), field=field)
    if found & {"T01", "T03"}:
        sentence = N_("The target value does not lie ahead of the baseline.")
        return Criterion("attainable", N_("attainable"), met=False, sentence=sentence, field=field)
    met = "G02" not in found
    sentence = N_("A measure works towards it.") if met else N_("No measure works towards it yet.")
    return Criterion("attainable", N_("attainable"), met, sentence, field)


def _important(look: Look, goal: Goal, _targets: Targets, _found: frozenset[str]) -> Criterion:
    met = any(one.needs for one in _up_from(look, goal))
    sentence = N_("It answers a need.") if met else N_("Choose the need it answers.")
    return Criterion("important", N_("important"), met, sentence, "needs")


def _dated(_look: Look, goal: Goal, _targets: Targets, found: frozenset[str]) -> Criterion:
    if goal.due is None:
        sentence = N_("Say by when.")
    elif "G05" in found:
        sentence = N_("It is due after the cycle ends.")
    else:
        sentence = N_("It has a date within the cycle.")
    return Criterion("dated", N_("by when"), goal.due is not None and "G05" not in found, sentence, "due")


def _up_from(look: Look, goal: Goal) -> list[Goal]:
    """The goal and those above it; a ring ends where it began."""
    found: dict[str, Goal] = {}
    one: Goal | None = goal
    while one is not None and one.id not in found:
        found[one.id] = one
        one = look.plan.get(Goal, one.parent)
    return list(found.values())


_QUESTIONS: tuple[Question, ...] = (_specific, _measurable, _attainable, _important, _dated)
