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
    number: str = about(N_("Number"), default="")
    name: str = about(N_("Measure"))
    description: str = about(N_("Description"), default="", long=True)
    goals: tuple[str, ...] = about(N_("Goals"), default=(), refers="goal")
    inputs: str = about(N_("Inputs"), default="", long=True)
    outputs: str = about(N_("Outputs"), default="", long=True)
    outcomes: str = about(N_("Outcomes"), default="", long=True)
    impact: str = about(N_("Impact"), default="", long=True)
    effect_step: int | None = about(N_("Effect step"), default=None, low=1, high=7)
    access: Access = about(N_("Access"), default=Access.WALK_IN)
    areas: tuple[str, ...] = about(N_("Areas"), default=(), refers="area")
    phases: tuple[str, ...] = about(N_("Life phases"), default=(), refers="life_phase")
    sectors: tuple[str, ...] = about(N_("Fields of action"), default=(), refers="sector")
    target_groups: tuple[str, ...] = about(N_("Target groups"), default=(), refers="target_group")
    offers: tuple[str, ...] = about(N_("Offers it builds on"), default=(), refers="offer")
    lead: str = about(N_("Responsible (office)"), default="")
    partners: str = about(N_("Partners"), default="")
    starts: date | None = about(N_("From"), default=None)
    until: date | None = about(N_("Until"), default=None)
    state: MeasureState = about(N_("State"), default=MeasureState.PLANNED)
    follow_up_costs: str = about(N_("Follow-up costs"), default="", long=True)
    resolution: str | None = about(N_("Adopted by"), default=None, refers="resolution")
    origin: str | None = about(N_("Carried over from"), default=None)


@record("milestone", N_("Milestone"), N_("Milestones"))
class Milestone(Record):
    """A point on a measure’s way."""

    measure: str = about(N_("Measure"), refers="measure", owner=True)
    name: str = about(N_("Milestone"))
    due: date | None = about(N_("By"), default=None)
    done: date | None = about(N_("Reached"), default=None)


@record("budget_line", N_("Budget line"), N_("Budget lines"))
class BudgetLine(Record):
    """Money of a measure in one year, in euros; costs and funding are lines of their own."""

    measure: str = about(N_("Measure"), refers="measure", owner=True)
    year: int = about(N_("Year"), low=1990, high=2100)
    sort: MoneyKind = about(N_("Kind"), default=MoneyKind.COST)
    name: str = about(N_("Purpose"), default="")
    funder: str | None = about(N_("Funder"), default=None, refers="funder")
    planned: Decimal = about(N_("Planned"), default=Decimal("0.00"), unit="€", low=-1e11, high=1e11)
    actual: Decimal | None = about(N_("Actual"), default=None, unit="€", low=-1e11, high=1e11)


@record("risk", N_("Risk"), N_("Risks"))
class Risk(Record):
    """What could go wrong with a measure, and what is done about it."""

    measure: str = about(N_("Measure"), refers="measure", owner=True)
    name: str = about(N_("Risk"), public=False)
    likelihood: int = about(N_("Likelihood (1–3)"), default=2, low=1, high=3, public=False)
    damage: int = about(N_("Damage (1–3)"), default=2, low=1, high=3, public=False)
    response: str = about(N_("Response"), default="", long=True, public=False)
