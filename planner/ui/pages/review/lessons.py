"""Lessons: what was learnt, for the next round and for others."""

from __future__ import annotations

from collections.abc import Sequence

from planner.domain.record import N_
from planner.domain.review import Lesson
from planner.domain.sentence import NN_, Sentence
from planner.texts import gettext as _
from planner.ui.columns import Chip, Listing, field
from planner.ui.desk import Desk
from planner.ui.form.spec import FormSpec, Group
from planner.ui.pages.sheet import Empty, Sheet, SheetView
from planner.ui.widgets.empty_state import Way

HERE = NN_("There is one lesson of this cycle.", "There are {n} lessons of this cycle.")
BARE = NN_("One has no explanation yet.", "{n} have no explanation yet.")


def of_this_cycle(desk: Desk) -> Sequence[Lesson]:
    """The lessons of the present cycle by name."""
    plan = desk.bridge.plan
    return sorted(plan.of_cycle(Lesson, plan.cycle), key=lambda one: one.name.casefold())


def of_all_cycles(desk: Desk) -> Sequence[Lesson]:
    """Those of all cycles, the present one first."""
    plan = desk.bridge.plan
    numbers = {cycle.id: cycle.number for cycle in plan.cycles}
    return sorted(plan.all(Lesson), key=lambda one: (-numbers.get(one.cycle, 0), one.name.casefold()))


def _cycle_words(desk: Desk, one: Lesson) -> str:
    cycle = next((cycle for cycle in desk.bridge.plan.cycles if cycle.id == one.cycle), None)
    return desk.words.name(cycle) if cycle else ""


COLUMNS = (
    field(Lesson, "name", stretch=True, fixed=True),
    field(Lesson, "text", stretch=True),
    field(Lesson, "measure"),
)

CHIPS = (
    Chip("measure", N_("from a measure"), "step:done", lambda _desk, one: one.measure is not None),
    Chip("bare", N_("without explanation"), "step:not_started", lambda _desk, one: not one.text.strip()),
)

PRESENT = Listing(Lesson, COLUMNS, of_this_cycle, chips=CHIPS)
ALL = Listing(Lesson, COLUMNS, of_all_cycles, group=_cycle_words, chips=CHIPS)


def _lead(desk: Desk) -> str:
    found = of_this_cycle(desk)
    if not found:
        return _("Nothing learnt in this cycle is written down yet.")
    say = desk.words.say
    bare = sum(not one.text.strip() for one in found)
    said = say(Sentence(*HERE, len(found)))
    return f"{said} {say(Sentence(*BARE, bare))}" if bare else said


def _lead_of_all(desk: Desk) -> str:
    count = len(of_all_cycles(desk))
    none = N_("There is no lesson of any cycle yet.")
    return desk.words.say(
        Sentence(*NN_("There is one lesson in all.", "There are {n} lessons from all cycles."), count, none=none)
    )


def _ways(desk: Desk) -> Sequence[Way]:
    return (
        Way(_("Review measures first"), "next", lambda: desk.go("reviews")),
        Way(_("Look at lessons of earlier cycles"), "history", lambda: desk.go("lessons", "all")),
    )


LESSONS = Sheet(
    place="lessons",
    kind=Lesson,
    title=N_("Lessons"),
    lead=_lead,
    views=(
        SheetView("present", N_("This cycle"), PRESENT),
        SheetView("all", N_("All cycles"), ALL, lead=_lead_of_all),
    ),
    form=FormSpec(
        Lesson,
        groups=(Group(("name", "text", "measure")),),
        hints={
            "name": N_("One sentence others can use: “Do not print what ages”."),
            "text": N_("What happened, why, and what you would do differently."),
            "measure": N_("Where it was learnt; leave it empty for what holds everywhere."),
        },
    ),
    empty=Empty(
        "",
        N_("A lesson says what the next round and other towns should know. Failures teach most."),
        ways=_ways,
    ),
)
