"""The columns of the views of measures: list, logic, access, and planned beside reached."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from planner import texts
from planner.domain import money
from planner.domain.analysis import Offer
from planner.domain.attainment import clamped, of_goal
from planner.domain.catalogues import Setting
from planner.domain.figures import State
from planner.domain.goals import Goal
from planner.domain.lights import newest_statuses
from planner.domain.measures import BudgetLine, Measure, Milestone
from planner.domain.record import N_
from planner.domain.review import Light, Status
from planner.texts import gettext as _
from planner.ui.columns import Cell, Column, Listing, field
from planner.ui.desk import Desk
from planner.ui.pages.measures.rows import CHIPS, GROUP_KINDS, amount_cell, group, measures, named_cell, shape_cell

STATUS_KINDS = frozenset({Status.kind})
MONEY_KINDS = frozenset({BudgetLine.kind})
ORDER = tuple(Light)


def planned(desk: Desk, measure: Measure) -> Cell:
    """The planned costs."""
    return amount_cell(money.of_measure(desk.bridge.plan, measure.id).costs, actual=False)


def spent(desk: Desk, measure: Measure) -> Cell:
    """What is known to be spent."""
    return amount_cell(money.of_measure(desk.bridge.plan, measure.id).costs, actual=True)


def _share_of(costs: money.Amount) -> Cell:
    if not costs.planned:
        return Cell()
    share = float(costs.actual / costs.planned)
    return Cell(value=share, order=share, bar=share)


def funded_until(desk: Desk, measure: Measure) -> Cell:
    """The last year with planned funding, with a sign where it lies before the end."""
    year = money.of_measure(desk.bridge.plan, measure.id).funded_until
    if year is None:
        return Cell()
    early = measure.until is not None and year < measure.until.year
    return Cell(str(year), year, year, "status:at_risk" if early else "")


def share(desk: Desk, measure: Measure) -> Cell:
    """How much of the planned costs is spent, as a bar."""
    return _share_of(money.of_measure(desk.bridge.plan, measure.id).costs)


def share_of_all(desk: Desk, shown: Sequence[Measure]) -> Cell:
    """The same over all rows shown."""
    costs = [money.of_measure(desk.bridge.plan, one.id).costs for one in shown]
    planned_sum = sum([one.planned for one in costs], Decimal(0))
    actual_sum = sum([one.actual for one in costs], Decimal(0))
    return _share_of(money.Amount(planned_sum, actual_sum, 1, 0))


def number_column() -> Column:
    """The number, quiet."""

    def read(_desk: Desk, measure: Measure) -> Cell:
        return Cell(measure.number, measure.number, measure.number or None, quiet=True)

    return field(Measure, "number", title=N_("No."), read=read, leans_on=frozenset())


def state_column() -> Column:
    """Shape and word of how it does; what is typed is the state of the measure."""
    return field(Measure, "state", title=N_("Standing"), read=shape_cell, leans_on=STATUS_KINDS)


NAME = field(Measure, "name", stretch=True, fixed=True)
NAME_WITH_SHAPE = field(Measure, "name", stretch=True, fixed=True, read=named_cell, leans_on=STATUS_KINDS)
LEAD = field(Measure, "lead", title=N_("Responsible"))
STARTS = field(Measure, "starts", title=N_("Begin"))
UNTIL = field(Measure, "until", title=N_("End"))
PLANNED = Column("planned", N_("Planned"), planned, right=True, adds_up=True, unit="€", leans_on=MONEY_KINDS)
SPENT = Column("spent", N_("Spent"), spent, right=True, adds_up=True, unit="€", leans_on=MONEY_KINDS)
FUNDED = Column("funded", N_("Funded until"), funded_until, right=True, leans_on=MONEY_KINDS)
SHARE = Column("share", N_("Share"), share, total=share_of_all, leans_on=MONEY_KINDS)

LIST = Listing(
    Measure,
    (
        number_column(), NAME, state_column(), LEAD, STARTS, UNTIL, FUNDED, PLANNED, SPENT, SHARE,
        field(Measure, "goals", optional=True), field(Measure, "partners", optional=True),
        field(Measure, "description", optional=True), field(Measure, "areas", optional=True),
        field(Measure, "resolution", optional=True), field(Measure, "follow_up_costs", optional=True),
    ),
    measures,
    group=group,
    group_leans_on=GROUP_KINDS,
    chips=CHIPS,
)  # fmt: skip

LOGIC = Listing(
    Measure,
    (
        number_column(), field(Measure, "name", stretch=True, fixed=True),
        field(Measure, "inputs"), field(Measure, "outputs"), field(Measure, "outcomes"), field(Measure, "impact"),
        field(Measure, "effect_step"), field(Measure, "goals", optional=True),
    ),
    measures,
    group=group,
    group_leans_on=GROUP_KINDS,
    chips=CHIPS,
)  # fmt: skip


def settings(desk: Desk, measure: Measure) -> Cell:
    """The settings of the offers it builds on: where families are met."""
    plan = desk.bridge.plan
    ids = dict.fromkeys(one.setting for one in plan.some(Offer, measure.offers) if one.setting)
    words = ", ".join(one.name for one in plan.some(Setting, ids))
    return Cell(words, words, words.casefold() or None)


ACCESS = Listing(
    Measure,
    (
        number_column(), field(Measure, "name", stretch=True, fixed=True), field(Measure, "access"),
        field(Measure, "target_groups"), field(Measure, "areas"), field(Measure, "phases"),
        field(Measure, "sectors", optional=True), field(Measure, "offers"),
        Column("settings", N_("Settings"), settings, leans_on=frozenset({Offer.kind, Setting.kind}), optional=True),
    ),
    measures,
    group=group,
    group_leans_on=GROUP_KINDS,
    chips=CHIPS,
)  # fmt: skip


def _light(name: str, title: str) -> Column:
    """One of the three lights of the newest status."""

    def read(desk: Desk, measure: Measure) -> Cell:
        bridge = desk.bridge
        status = newest_statuses(bridge.plan, bridge.session.today()).get(measure.id)
        light: Light = getattr(status, name) if status is not None else Light.UNKNOWN
        return Cell(_(light.label), light, ORDER.index(light), f"status:{light.value}", quiet=status is None)

    return Column(name, title, read, leans_on=STATUS_KINDS)


def attained(desk: Desk, measure: Measure) -> Cell:
    """How far the goals it serves are reached, their mean; hidden where a figure behind it is protected."""
    plan, actuals = desk.bridge.plan, desk.bridge.actuals
    found = [of_goal(plan, goal.id, actuals) for goal in plan.some(Goal, measure.goals)]
    known = [one for one in found if one.value is not None]
    if not known:
        parted = any(one.parted for one in found)
        return Cell(_("not comparable") if parted else _("not measured"), quiet=True) if found else Cell()
    if any(one.hidden for one in known):
        return Cell(state=State.SUPPRESSED.value)
    value = sum(clamped(one.value or 0.0) for one in known) / len(known)
    return Cell(texts.current().percent(value * 100, 0), value, value, bar=value)


def reached(desk: Desk, measure: Measure) -> Cell:
    """How many of its milestones are reached."""
    found = desk.bridge.plan.pointing(Milestone, "measure", measure.id)
    if not found:
        return Cell()
    done = sum(one.done is not None for one in found)
    words = _("{n} of {total}", n=texts.current().number(done), total=texts.current().number(len(found)))
    return Cell(words, done / len(found), done / len(found))


COMPARISON = Listing(
    Measure,
    (
        number_column(), NAME, _light("implementation", N_("Implementation")),
        _light("attainment", N_("Goals")), _light("funding", N_("Money")),
        Column("reached", N_("Milestones"), reached, right=True, leans_on=frozenset({Milestone.kind})),
        Column("attained", N_("Attainment"), attained, right=True),
        SHARE, replace(PLANNED, optional=True), replace(SPENT, optional=True),
    ),
    measures,
    group=group,
    group_leans_on=GROUP_KINDS,
    chips=CHIPS,
)  # fmt: skip
