"""Needs: what supports each of them, what answers it, and which come first."""

from __future__ import annotations

from collections.abc import Sequence

from planner import texts
from planner.domain.analysis import Evidence, Knowledge, Need, Score
from planner.domain.catalogues import Criterion
from planner.domain.goals import Goal
from planner.domain.priorities import criteria, points_of, weighed
from planner.domain.record import N_, field_of
from planner.domain.sentence import NN_, Sentence
from planner.operations.operation import Operation
from planner.operations.priorities import AddUsualCriteria, PrioritiseByPoints, SetPoints
from planner.texts import gettext as _
from planner.texts import ngettext
from planner.ui.columns import Cell, Chip, Column, Listing, field
from planner.ui.desk import Desk
from planner.ui.form.spec import FormSpec, Group
from planner.ui.pages.sheet import Action, Empty, Sheet, SheetView, there_are
from planner.ui.widgets.empty_state import Way

SHORT = {
    Knowledge.STATISTICS: N_("figures"),
    Knowledge.PROFESSIONALS: N_("professionals"),
    Knowledge.FAMILIES: N_("families"),
    Knowledge.PRACTICE: N_("practice"),
    Knowledge.RESEARCH: N_("research"),
}
"""Kinds of knowledge in a row: short enough to stand beside each other."""

UNSET = 99
FIRST = 2


def needs(desk: Desk) -> Sequence[Need]:
    """The needs of the present cycle, the first priority first."""
    plan = desk.bridge.plan
    return sorted(plan.of_cycle(Need, plan.cycle), key=lambda one: (one.priority or UNSET, one.name.casefold()))


def kinds_of(desk: Desk, need: Need) -> tuple[Knowledge, ...]:
    """The kinds of knowledge a need rests on, in the order of the catalogue."""
    found = {one.knowledge for one in desk.bridge.plan.some(Evidence, need.evidence)}
    return tuple(kind for kind in Knowledge if kind in found)


def _support(desk: Desk, need: Need) -> Cell:
    kinds = kinds_of(desk, need)
    words = ", ".join(_(SHORT[kind]) for kind in kinds)
    return Cell(words or _("no evidence yet"), len(kinds), len(kinds), quiet=not kinds)


def _answers(desk: Desk, need: Need) -> Cell:
    plan = desk.bridge.plan
    found = [goal for goal in plan.pointing(Goal, "needs", need.id) if goal.cycle == need.cycle]
    words = ngettext("{n} goal", "{n} goals", len(found)) if found else _("no goal yet")
    return Cell(words, len(found), len(found), quiet=not found)


def _value(desk: Desk, need: Need) -> Cell:
    found = weighed(desk.bridge.plan, need)
    if found.value is None:
        return Cell()
    words = texts.current().number(found.value)
    if not found.complete:
        words = _("{value} ({given} of {asked})", value=words, given=found.given, asked=found.asked)
    return Cell(words, found.value, found.value, bar=found.value / 100)


def _points_column(criterion: Criterion) -> Column:
    """The points of one criterion, typed in place."""

    def read(desk: Desk, need: Need) -> Cell:
        score = points_of(desk.bridge.plan, need.id).get(criterion.id)
        return Cell() if score is None else Cell(str(score.points), score.points, score.points)

    def write(_desk: Desk, need: Need, points: int | None) -> Operation:
        return SetPoints(need.id, criterion.id, points)

    return Column(
        f"points.{criterion.id}",
        criterion.name,
        read,
        spec=POINTS,
        write=write,
        right=True,
        leans_on=frozenset({"score"}),
    )


POINTS = field_of(Score, "points")

SYNTHESIS = Listing(
    Need,
    (
        field(Need, "name", stretch=True, fixed=True),
        Column("support", N_("Rests on"), _support, leans_on=frozenset({"evidence"})),
        field(Need, "areas"),
        field(Need, "phases"),
        field(Need, "sectors", optional=True),
        Column("answers", N_("Answered by"), _answers, leans_on=frozenset({"goal"})),
        field(Need, "priority"),
        field(Need, "statement", optional=True),
    ),
    needs,
    chips=(
        Chip("alone", N_("one kind of knowledge"), "step:open", lambda desk, one: len(kinds_of(desk, one)) < FIRST),
        Chip("unanswered", N_("no goal yet"), "step:not_started", lambda desk, one: not _answers(desk, one).value),
        Chip("first", N_("first and second"), "step:done", lambda _desk, one: (one.priority or UNSET) <= FIRST),
    ),
)


def priorities(desk: Desk) -> Listing:
    """The needs with a column for each criterion of the town."""
    points = tuple(_points_column(one) for one in criteria(desk.bridge.plan))
    return Listing(
        Need,
        (
            field(Need, "name", stretch=True, fixed=True),
            *points,
            Column("value", N_("Points of 100"), _value, right=True, leans_on=frozenset({"score", "criterion"})),
            field(Need, "priority"),
            field(Need, "priority_reason", optional=True),
        ),
        needs,
        chips=(
            Chip("unset", N_("no priority yet"), "step:not_started", lambda _desk, one: one.priority is None),
            Chip("first", N_("first and second"), "step:done", lambda _desk, one: (one.priority or UNSET) <= FIRST),
        ),
    )


def _lead(desk: Desk) -> str:
    found = needs(desk)
    alone = sum(len(kinds_of(desk, one)) < FIRST for one in found)
    say = desk.words.say
    said = say(there_are("kind.need", len(found)))
    if not alone:
        return said
    more = NN_("One rests on one kind of knowledge at most.", "{n} rest on one kind of knowledge at most.")
    return f"{said} {say(Sentence(*more, n=alone))}"


def _lead_of_priorities(desk: Desk) -> str:
    plan = desk.bridge.plan
    found = needs(desk)
    if not found:
        return desk.words.say(there_are("kind.need", 0))
    if not criteria(plan):
        return _("There are no criteria yet. Priorities can be set all the same.")
    open_ = sum(one.priority is None for one in found)
    first = sum((one.priority or UNSET) <= FIRST for one in found)
    say = desk.words.say
    said = say(
        Sentence(
            *NN_("One need comes first or second.", "{n} needs come first or second."),
            n=first,
            none=N_("No need comes first or second."),
        )
    )
    if not open_:
        return said
    more = NN_("One has no priority yet.", "{n} have no priority yet.")
    return f"{said} {say(Sentence(*more, n=open_))}"


def _ways(desk: Desk) -> Sequence[Way]:
    return (
        Way(_("Write down evidence first"), "sheet", lambda: desk.go("evidence")),
        Way(_("Look at the gaps of the chain"), "next", lambda: desk.go("chain")),
    )


def _prioritise(desk: Desk, _need: object) -> None:
    if criteria(desk.bridge.plan):
        desk.bridge.run(PrioritiseByPoints())
    else:
        desk.bridge.run(AddUsualCriteria())


FORM = FormSpec(
    Need,
    groups=(
        Group(("name", "statement")),
        Group(("evidence",), N_("What supports it")),
        Group(("areas", "phases", "sectors"), N_("Where and for whom")),
        Group(("priority", "priority_reason"), N_("Priority")),
    ),
    hints={
        "name": N_("A short name: “Speech before school”."),
        "statement": N_("What is missing for whom, in one or two sentences."),
        "evidence": N_("Figures, professionals and families: a need should rest on two kinds at least."),
        "priority": N_("1 comes first, 5 last. Two to five needs can come first."),
        "priority_reason": N_("Those whose need comes later want to know why."),
    },
)

PRIORITISE = Action(N_("Set priorities by points"), "check", _prioritise)

NEEDS = Sheet(
    place="needs",
    kind=Need,
    title=N_("Needs"),
    lead=_lead,
    views=(
        SheetView("synthesis", N_("Synthesis"), SYNTHESIS),
        SheetView(
            "priorities",
            N_("Priorities"),
            SYNTHESIS,
            lead=_lead_of_priorities,
            listing_for=priorities,
            action=PRIORITISE,
        ),
    ),
    form=FORM,
    empty=Empty(
        "",
        N_("A need says what is missing for children here, and what shows it. Goals answer needs."),
        ways=_ways,
    ),
)
