"""The page of measures: its views, what it says, how it begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planner.domain.goals import Goal, GoalLevel
from planner.domain.measures import BudgetLine, Measure, Milestone, Risk
from planner.domain.record import N_
from planner.texts import gettext as _
from planner.ui.desk import Desk
from planner.ui.pages.measures import leads, money_view
from planner.ui.pages.measures.form import FORM
from planner.ui.pages.measures.listings import ACCESS, COMPARISON, LIST, LOGIC
from planner.ui.pages.measures.money_view import MONEY, MoneyGrid
from planner.ui.pages.measures.schedule import SCHEDULE, ScheduleGrid
from planner.ui.pages.records import RecordsPage
from planner.ui.pages.sheet import Action, Empty, Sheet, SheetView
from planner.ui.routes import Destination
from planner.ui.widgets.empty_state import Way

PARTS: tuple[type[Milestone | BudgetLine | Risk], ...] = (Milestone, BudgetLine, Risk)


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
    lead=leads.lead,
    views=(
        SheetView("list", N_("List"), LIST),
        SheetView("schedule", N_("Schedule"), SCHEDULE, lead=leads.of_schedule, make=ScheduleGrid),
        SheetView("logic", N_("Logic"), LOGIC, lead=leads.of_logic),
        SheetView(
            "money",
            N_("Money"),
            MONEY,
            lead=money_view.lead,
            listing_for=money_view.money_listing,
            make=MoneyGrid,
        ),
        SheetView("access", N_("Access"), ACCESS, lead=leads.of_access),
        SheetView("comparison", N_("Comparison"), COMPARISON, lead=leads.of_comparison),
    ),
    form=FORM,
    empty=Empty(
        "",
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
