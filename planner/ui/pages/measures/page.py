"""The page of measures: its views, what it says, how it begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planner.domain.goals import Goal, GoalLevel
from planner.domain.lights import MeasureShape
from planner.domain.measures import BudgetLine, Measure, Milestone, Risk
from planner.domain.record import N_
from planner.domain.sentence import NN_, Sentence
from planner.texts import gettext as _
from planner.ui.desk import Desk
from planner.ui.pages.measures import money_view
from planner.ui.pages.measures.form import FORM
from planner.ui.pages.measures.listings import ACCESS, COMPARISON, LIST, LOGIC
from planner.ui.pages.measures.money_view import MONEY, MoneyGrid
from planner.ui.pages.measures.rows import counted, lead, measures, shapes
from planner.ui.pages.measures.schedule import SCHEDULE, ScheduleGrid, due
from planner.ui.pages.records import RecordsPage
from planner.ui.pages.sheet import Action, Empty, Sheet, SheetView
from planner.ui.routes import Destination
from planner.ui.widgets.empty_state import Way

PARTS: tuple[type[Milestone | BudgetLine | Risk], ...] = (Milestone, BudgetLine, Risk)
VAGUE = 3
"""Steps of the effect staircase up to here say what is done, not what changes."""


def _lead_of_schedule(desk: Desk) -> str:
    today = desk.bridge.session.today()
    waiting = due(desk)
    late = sum(one.due is not None and one.due < today for one in waiting)
    say = desk.words.say
    if not waiting:
        return _("No milestone is due in the next four months.")
    if not late:
        next_ = NN_("One milestone is due in the next four months.", "{n} milestones are due in the next four months.")
        return say(Sentence(*next_, n=len(waiting)))
    return say(Sentence(*NN_("One milestone is overdue.", "{n} milestones are overdue."), n=late))


def _lead_of_logic(desk: Desk) -> str:
    found = measures(desk)
    if not found:
        return _("There are no measures yet.")
    changing = sum((one.effect_step or 0) > VAGUE for one in found)
    open_ = sum(one.effect_step is None for one in found)
    say = desk.words.say
    aims = NN_(
        "One of {total} measures aims at a change for families.",
        "{n} of {total} measures aim at a change for families.",
    )
    said = say(Sentence(*aims, n=changing, params={"total": counted(len(found))}))
    if not open_:
        return said
    more = NN_("One has no effect step yet.", "{n} have no effect step yet.")
    return f"{said} {say(Sentence(*more, n=open_))}"


def _lead_of_access(desk: Desk) -> str:
    found = measures(desk)
    outreach = sum(one.access in {"outreach", "where_families_are"} for one in found)
    nowhere = sum(not one.areas for one in found)
    say = desk.words.say
    goes = NN_(
        "One of {total} measures goes to where families are.", "{n} of {total} measures go to where families are."
    )
    said = say(Sentence(*goes, n=outreach, params={"total": counted(len(found))}))
    if not nowhere:
        return said
    more = NN_("One names no area.", "{n} name no area.")
    return f"{said} {say(Sentence(*more, n=nowhere))}"


def _lead_of_comparison(desk: Desk) -> str:
    done = list(shapes(desk).values()).count(MeasureShape.DONE)
    if not done:
        return lead(desk)
    ended = NN_("One measure is completed.", "{n} measures are completed.")
    return f"{desk.words.say(Sentence(*ended, n=done))} {lead(desk)}"


def _ways(desk: Desk) -> Sequence[Way]:
    ways = [Way(_("Look at needs and goals first"), "goals", lambda: desk.go("goals"))]
    plan = desk.bridge.plan
    if any(goal.level is GoalLevel.ACTION for goal in plan.of_cycle(Goal, plan.cycle)):
        ways.insert(0, Way(_("Begin with an action goal"), "goals", lambda: desk.go("goals", "action")))
    ways.append(Way(_("See what exists already"), "books", lambda: desk.go("offers")))
    return ways


STATUS_ROUND = Action(N_("Start a status round"), "next", lambda desk, _record: desk.go("status"))

MEASURES = Sheet(
    place="measures",
    kind=Measure,
    title=N_("Measures"),
    lead=lead,
    add=N_("Add a measure"),
    views=(
        SheetView("list", N_("List"), LIST),
        SheetView("schedule", N_("Schedule"), SCHEDULE, lead=_lead_of_schedule, make=ScheduleGrid),
        SheetView("logic", N_("Logic"), LOGIC, lead=_lead_of_logic),
        SheetView(
            "money",
            N_("Money"),
            MONEY,
            lead=money_view.lead,
            listing_for=money_view.money_listing,
            make=MoneyGrid,
        ),
        SheetView("access", N_("Access"), ACCESS, lead=_lead_of_access),
        SheetView("comparison", N_("Comparison"), COMPARISON, lead=_lead_of_comparison),
    ),
    form=FORM,
    empty=Empty(
        N_("No measures yet"),
        N_("A measure says what is done for a goal, by whom, until when and with whose money."),
        ways=_ways,
    ),
    action=STATUS_ROUND,
)


class MeasuresPage(RecordsPage):
    """The page; milestones, lines of the budget and risks are shown in the form of their measure."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, MEASURES)

    def visit(self, wanted: Destination) -> None:
        """Show what was asked for; what belongs to a measure is shown with it, its row current."""
        plan = self.desk.bridge.plan
        part = next((found for cls in PARTS if (found := plan.get(cls, wanted.record)) is not None), None)
        if part is None:
            super().visit(wanted)
            return
        super().visit(replace(wanted, record=part.measure, field=""))
        for section in self.form.parts:
            if section.grid.choose(part.id, wanted.field):
                self.form.reveal(section)
                section.grid.setFocus()
