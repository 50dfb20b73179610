"""Measures: what is done, by whom, until when, with whose money."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from planner.domain.analysis import Access
from planner.domain.record import N_, Choice, Record, about, record


class MeasureState(Choice):
    """What a person says of a measure as a whole."""

    PLANNED = "planned", N_("not started")
    RUNNING = "running", N_("running")
    DONE = "done", N_("completed")
    STOPPED = "stopped", N_("ended")


class MoneyKind(Choice):
    """Whether a line of the budget is spent or comes in."""

    COST = "cost", N_("cost")
    FUNDING = "funding", N_("funding")


@record("measure", N_("Measure"), N_("Measures"))
class Measure(Record):
    """A measure with its logic: inputs, outputs, outcomes, impact; effect step 1–7 of the staircase."""

    cycle: str = about(N_("Cycle"), refers="cycle", owner=True)
    number: str = about(N_("Number"), "")
    name: str = about(N_("Measure"))
    description: str = about(N_("Description"), "", long=True)
    goals: tuple[str, ...] = about(N_("Goals"), (), refers="goal")
    inputs: str = about(N_("Inputs"), "", long=True)
    outputs: str = about(N_("Outputs"), "", long=True)
    outcomes: str = about(N_("Outcomes"), "", long=True)
    impact: str = about(N_("Impact"), "", long=True)
    effect_step: int | None = about(N_("Effect step"), None, low=1, high=7)
    access: Access = about(N_("Access"), Access.WALK_IN)
    areas: tuple[str, ...] = about(N_("Areas"), (), refers="area")
    phases: tuple[str, ...] = about(N_("Life phases"), (), refers="life_phase")
    sectors: tuple[str, ...] = about(N_("Fields of action"), (), refers="sector")
    target_groups: tuple[str, ...] = about(N_("Target groups"), (), refers="target_group")
    offers: tuple[str, ...] = about(N_("Offers it builds on"), (), refers="offer")
    lead: str = about(N_("Responsible (office)"), "")
    partners: str = about(N_("Partners"), "")
    starts: date | None = about(N_("From"), None)
    until: date | None = about(N_("Until"), None)
    state: MeasureState = about(N_("State"), MeasureState.PLANNED)
    follow_up_costs: str = about(N_("Follow-up costs"), "", long=True)
    resolution: str | None = about(N_("Adopted by"), None, refers="resolution")
    origin: str | None = about(N_("Carried over from"), None)


@record("milestone", N_("Milestone"), N_("Milestones"))
class Milestone(Record):
    """A point on a measure’s way."""

    measure: str = about(N_("Measure"), refers="measure", owner=True)
    name: str = about(N_("Milestone"))
    due: date | None = about(N_("By"), None)
    done: date | None = about(N_("Reached"), None)


@record("budget_line", N_("Budget line"), N_("Budget lines"))
class BudgetLine(Record):
    """Money of a measure in one year, in euros; costs and funding are lines of their own."""

    measure: str = about(N_("Measure"), refers="measure", owner=True)
    year: int = about(N_("Year"), low=1990, high=2100)
    sort: MoneyKind = about(N_("Kind"), MoneyKind.COST)
    name: str = about(N_("Purpose"), "")
    funder: str | None = about(N_("Funder"), None, refers="funder")
    planned: Decimal = about(N_("Planned"), Decimal("0.00"), unit="€", low=-1e11, high=1e11)
    actual: Decimal | None = about(N_("Actual"), None, unit="€", low=-1e11, high=1e11)


@record("risk", N_("Risk"), N_("Risks"))
class Risk(Record):
    """What could go wrong with a measure, and what is done about it."""

    measure: str = about(N_("Measure"), refers="measure", owner=True)
    name: str = about(N_("Risk"), public=False)
    likelihood: int = about(N_("Likelihood (1–3)"), 2, low=1, high=3, public=False)
    damage: int = about(N_("Damage (1–3)"), 2, low=1, high=3, public=False)
    response: str = about(N_("Response"), "", long=True, public=False)
