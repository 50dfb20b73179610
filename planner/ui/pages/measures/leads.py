"""What the views of measures state in one sentence; the town's own word for its measures stands in it."""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain.lights import MeasureShape
from planner.domain.record import N_
from planner.domain.sentence import NN_, Sentence
from planner.domain.tally import tally_of
from planner.ui.desk import Desk
from planner.ui.pages.measures.rows import counted, measures, shapes
from planner.ui.pages.measures.schedule import due
from planner.ui.pages.sheet import nouns, there_are

VAGUE = 3
"""Steps of the effect staircase up to here say what is done, not what changes."""

KEY = "kind.measure"


@dataclass(frozen=True, slots=True)
class Share:
    """How many of all are so: a sentence each for none, one and many of several, and for the only one there is."""

    none: str
    some: tuple[str, str]
    only: str
    only_not: str


GOOD = Share(
    none=N_("None of {total} {kinds} is on track."),
    some=NN_("One of {total} {kinds} is on track or completed.", "{n} of {total} {kinds} are on track or completed."),
    only=N_("The only {kind} is on track or completed."),
    only_not=N_("The only {kind} is not on track."),
)
CHANGING = Share(
    none=N_("None of {total} {kinds} aims at a change for families yet."),
    some=NN_(
        "One of {total} {kinds} aims at a change for families.",
        "{n} of {total} {kinds} aim at a change for families.",
    ),
    only=N_("The only {kind} aims at a change for families."),
    only_not=N_("The only {kind} does not aim at a change for families yet."),
)
OUTREACH = Share(
    none=N_("None of {total} {kinds} goes to where families are yet."),
    some=NN_("One of {total} {kinds} goes to where families are.", "{n} of {total} {kinds} go to where families are."),
    only=N_("The only {kind} goes to where families are."),
    only_not=N_("The only {kind} does not go to where families are yet."),
)


def told(desk: Desk, share: Share, n: int, total: int) -> str:
    """How many of all are so, in words."""
    params = {"total": counted(total), **nouns(KEY)}
    if total == 1:
        sentence = Sentence(share.only if n else share.only_not, params=params)
    else:
        sentence = Sentence(*share.some, n=n, params=params, none=share.none)
    said = desk.words.say(sentence)
    return said[:1].upper() + said[1:]


def nothing(desk: Desk) -> str:
    """What is said while there are none."""
    return desk.words.say(there_are(KEY, 0))


def and_then(desk: Desk, *more: tuple[int, tuple[str, str]]) -> str:
    """Further counts, each a sentence of its own; what counts nothing is not said."""
    return " ".join(desk.words.say(Sentence(*forms, n=n)) for n, forms in more if n)


def lead(desk: Desk) -> str:
    """How many measures are on track or completed, how many are late or else at risk, how many were ended."""
    found = tally_of(shapes(desk).values())
    ended = found.ended, NN_("One more was ended.", "{n} more were ended.")
    if not found.whole:
        all_ended = Sentence(*NN_("One was ended.", "{n} were ended."), n=found.ended)
        return " ".join([nothing(desk), *([desk.words.say(all_ended)] if found.ended else [])])
    late = found.late, NN_("One is late.", "{n} are late.")
    at_risk = (0 if found.late else found.at_risk), NN_("One is at risk.", "{n} are at risk.")
    return f"{told(desk, GOOD, found.good, found.whole)} {and_then(desk, late, at_risk, ended)}".rstrip()


def of_schedule(desk: Desk) -> str:
    """How many milestones are overdue, else how many come."""
    today = desk.bridge.session.today()
    waiting = due(desk)
    late = sum(one.due is not None and one.due < today for one in waiting)
    say = desk.words.say
    if not waiting:
        return say(Sentence(N_("No milestone is due in the next four months.")))
    if not late:
        next_ = NN_("One milestone is due in the next four months.", "{n} milestones are due in the next four months.")
        return say(Sentence(*next_, n=len(waiting)))
    return say(Sentence(*NN_("One milestone is overdue.", "{n} milestones are overdue."), n=late))


def of_logic(desk: Desk) -> str:
    """How many aim at a change and not only at activity."""
    found = measures(desk)
    if not found:
        return nothing(desk)
    changing = sum((one.effect_step or 0) > VAGUE for one in found)
    open_ = sum(one.effect_step is None for one in found)
    more = open_, NN_("One has no effect step yet.", "{n} have no effect step yet.")
    return f"{told(desk, CHANGING, changing, len(found))} {and_then(desk, more)}".rstrip()


def of_access(desk: Desk) -> str:
    """How many go to the families instead of waiting for them."""
    found = measures(desk)
    if not found:
        return nothing(desk)
    outreach = sum(one.access in {"outreach", "where_families_are"} for one in found)
    nowhere = sum(not one.areas for one in found)
    more = nowhere, NN_("One names no area.", "{n} name no area.")
    return f"{told(desk, OUTREACH, outreach, len(found))} {and_then(desk, more)}".rstrip()


def of_comparison(desk: Desk) -> str:
    """How many are completed, and how the others do."""
    done = list(shapes(desk).values()).count(MeasureShape.DONE)
    completed = NN_("One is completed.", "{n} are completed.")
    return " ".join(filter(None, (lead(desk), and_then(desk, (done, completed)))))
