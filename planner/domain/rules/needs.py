"""Rules on needs (N): what supports them, what answers them, how many come first."""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.analysis import Confidence, Evidence, Need
from planner.domain.goals import Goal
from planner.domain.record import N_
from planner.domain.remarks import Severity
from planner.domain.rules.rule import Found, Look, Rule, empty
from planner.domain.sentence import NN_

MOST_FIRST = 5


def _evidence(look: Look, need: Need) -> tuple[Evidence, ...]:
    return look.plan.some(Evidence, need.evidence)


def one_kind_of_knowledge(look: Look) -> Iterator[Found]:
    """Needs whose evidence is all of one kind."""
    for need in look.needs:
        kinds = {one.knowledge for one in _evidence(look, need)}
        if len(kinds) == 1:
            yield Found(need, "evidence", {"kind": kinds.pop()})


def without_goal(look: Look) -> Iterator[Found]:
    """Needs no goal answers, once the cycle has goals at all."""
    cycle = look.cycle.id if look.goals and look.cycle else ""
    for need in look.needs if cycle else ():
        if not any(goal.cycle == cycle for goal in look.plan.pointing(Goal, "needs", need.id)):
            yield Found(need)


def without_evidence(look: Look) -> Iterator[Found]:
    """Needs nothing supports."""
    return (Found(need, "evidence") for need in look.needs if not _evidence(look, need))


def too_many_first(look: Look) -> Iterator[Found]:
    """A cycle with more than five needs of first priority."""
    first = sum(need.priority == 1 for need in look.needs)
    if look.cycle and first > MOST_FIRST:
        yield Found(look.cycle, "", {"count": first})


def first_without_reason(look: Look) -> Iterator[Found]:
    """Needs of first priority without a reason."""
    return (Found(one, "priority_reason") for one in look.needs if one.priority == 1 and empty(one.priority_reason))


def without_place(look: Look) -> Iterator[Found]:
    """Needs that name neither an area nor a life phase."""
    return (Found(one, "areas") for one in look.needs if not one.areas and not one.phases)


def first_but_unsure(look: Look) -> Iterator[Found]:
    """Needs of first or second priority whose evidence is all of low confidence."""
    for need in look.needs:
        if need.priority in (1, 2):
            found = _evidence(look, need)
            if found and all(one.confidence is Confidence.LOW for one in found):
                yield Found(need, "evidence")


RULES = (
    Rule(
        "N01",
        Severity.NOTICE,
        one_kind_of_knowledge,
        N_("“{name}” rests on one kind of knowledge only: {kind}."),
        *NN_("A need rests on one kind of knowledge only", "{n} needs rest on one kind of knowledge only"),
        N_("A need carries further when figures, professionals and families say the same."),
    ),
    Rule(
        "N02",
        Severity.NOTICE,
        without_goal,
        N_("No goal answers “{name}”."),
        *NN_("A need has no goal", "{n} needs have no goal"),
        N_("Leaving a need for later should be a choice, not an oversight."),
    ),
    Rule(
        "N03",
        Severity.WARNING,
        without_evidence,
        N_("“{name}” has no evidence."),
        *NN_("A need has no evidence", "{n} needs have no evidence"),
        N_("A need without evidence is an opinion; a committee will ask what it rests on."),
    ),
    Rule(
        "N04",
        Severity.WARNING,
        too_many_first,
        N_("{count} needs have first priority in “{name}”."),
        *NN_("More than five needs come first", "More than five needs come first"),
        N_("Two to five priorities can be carried through a cycle."),
    ),
    Rule(
        "N05",
        Severity.NOTICE,
        first_without_reason,
        N_("“{name}” comes first, but the reason is missing."),
        *NN_("A first priority has no reason", "{n} first priorities have no reason"),
        N_("Who is not chosen wants to know why."),
    ),
    Rule(
        "N06",
        Severity.NOTICE,
        without_place,
        N_("“{name}” names neither an area nor a life phase."),
        *NN_("A need names no area and no life phase", "{n} needs name no area and no life phase"),
        N_("Without area or life phase a need shows on no map and on no board."),
    ),
    Rule(
        "N07",
        Severity.WARNING,
        first_but_unsure,
        N_("“{name}” comes early, but all its evidence is unsure."),
        *NN_("A priority rests on unsure evidence", "{n} priorities rest on unsure evidence"),
        N_("Before money follows, one more look at the evidence pays."),
    ),
)
