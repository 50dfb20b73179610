"""The money of the measures: costs and funding by measure and year, and below by funder and year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner import texts
from planner.domain import money
from planner.domain.catalogues import Funder
from planner.domain.frame import Cycle
from planner.domain.measures import BudgetLine, Measure, MoneyKind
from planner.domain.plan import Plan
from planner.domain.record import N_
from planner.domain.sentence import NN_, Sentence
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.columns import Cell, Column, Listing, number_words
from planner.ui.desk import Desk
from planner.ui.grid.grid import Grid
from planner.ui.pages.measures.listings import FUNDED, MONEY_KINDS, NAME, PLANNED, SPENT, number_column
from planner.ui.pages.measures.rows import CHIPS, GROUP_KINDS, amount_cell, group, measures
from planner.ui.widgets.heading import SectionHeading
from planner.ui.widgets.segments import Segments

NOBODY = Funder(id="nobody", name="")
"""Stands for money without a funder."""


def _funding(desk: Desk, measure: Measure) -> Cell:
    return amount_cell(money.of_measure(desk.bridge.plan, measure.id).funding, actual=False)


def gap(desk: Desk, measure: Measure) -> Cell:
    """Planned costs without planned funding, with the sign of what is short."""
    found = money.of_measure(desk.bridge.plan, measure.id)
    if not found.costs.lines and not found.funding.lines:
        return Cell()
    return Cell(number_words(found.gap), found.gap, found.gap, "status:at_risk" if found.gap > 0 else "")


def _year_column(year: int) -> Column:
    def read(desk: Desk, measure: Measure) -> Cell:
        lines = [one for one in money.of_measure(desk.bridge.plan, measure.id).cost_lines if one.year == year]
        return amount_cell(money.amount(lines), actual=False)

    return Column(f"costs.{year}", str(year), read, right=True, adds_up=True, optional=True, leans_on=MONEY_KINDS)


def years(desk: Desk) -> tuple[int, ...]:
    """The years with money of the present cycle."""
    plan = desk.bridge.plan
    return plan.derived("years of money", (BudgetLine, Measure, Cycle), _years)


def _years(plan: Plan) -> tuple[int, ...]:
    return tuple(sorted({line.year for line in money.lines_of(plan, plan.cycle)}))


MONEY = Listing(
    Measure,
    (
        number_column(),
        NAME,
        PLANNED,
        SPENT,
        Column("funding", N_("Funding"), _funding, right=True, adds_up=True, unit="€", leans_on=MONEY_KINDS),
        Column("gap", N_("Not funded"), gap, right=True, adds_up=True, unit="€", leans_on=MONEY_KINDS),
        FUNDED,
    ),
    measures,
    group=group,
    group_leans_on=GROUP_KINDS,
    chips=CHIPS,
)


def money_listing(desk: Desk) -> Listing:
    """The measures with the planned costs of every year as columns to choose."""
    return replace(MONEY, columns=(*MONEY.columns, *(_year_column(year) for year in years(desk))))


def table(desk: Desk, sort: MoneyKind) -> money.MoneyTable:
    """Funding or costs by funder and year."""
    plan = desk.bridge.plan
    kinds = (BudgetLine, Measure, Cycle, Funder)
    return plan.derived(("money table", sort), kinds, lambda one: money.table(one, one.cycle, sort))


def by_funder(desk: Desk, sort: MoneyKind) -> Listing:
    """A row for each funder, a column for each year, the sums at the right; what has no funder comes last."""

    def name(_desk: Desk, funder: Funder) -> Cell:
        words = _("without a funder") if funder is NOBODY else funder.name
        return Cell(words, words, words.casefold(), quiet=funder is NOBODY)

    def key(funder: Funder) -> str | None:
        return None if funder is NOBODY else funder.id

    def of_year(year: int) -> Column:
        def read(desk: Desk, funder: Funder) -> Cell:
            return amount_cell(table(desk, sort).cells.get((key(funder), year), money.NOTHING), actual=False)

        return Column(f"{sort.value}.{year}", str(year), read, right=True, adds_up=True)

    def planned_sum(desk: Desk, funder: Funder) -> Cell:
        return amount_cell(table(desk, sort).by_funder.get(key(funder), money.NOTHING), actual=False)

    def actual_sum(desk: Desk, funder: Funder) -> Cell:
        return amount_cell(table(desk, sort).by_funder.get(key(funder), money.NOTHING), actual=True)

    def rows(desk: Desk) -> Sequence[Funder]:
        plan = desk.bridge.plan
        return [plan.get(Funder, one) or NOBODY for one in table(desk, sort).by_funder]

    received = N_("Taken in") if sort is MoneyKind.FUNDING else N_("Spent")
    return Listing(
        Funder,
        (
            Column("name", N_("Funder"), name, stretch=True, fixed=True),
            *(of_year(year) for year in years(desk)),
            Column(f"{sort.value}.planned", N_("Planned"), planned_sum, right=True, adds_up=True, unit="€"),
            Column(f"{sort.value}.actual", received, actual_sum, right=True, adds_up=True, unit="€"),
        ),
        rows,
    )


class MoneyGrid(Grid):
    """The measures with their money, and below it who pays in which year."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, money_listing(desk), _("Measures: {view}", view=_("Money")), "measures.money")
        self._sort = MoneyKind.FUNDING
        self.funders = Grid(
            desk, by_funder(desk, self._sort), _("Money by funder and year"), "measures.funders", compact=True
        )
        options = [(MoneyKind.FUNDING.value, _("Funding")), (MoneyKind.COST.value, _("Costs"))]
        self.switch = Segments(_("Funding or costs"), options, self._sort.value)
        self.switch.chosen.connect(self._show_sort)
        self.heading = SectionHeading(_("By funder and year"), _("planned, in euros"), self.switch, line=False)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, metrics.gap(20), 0, 0)
        column.setSpacing(metrics.gap(4))
        column.addWidget(self.heading)
        column.addWidget(self.funders)
        self.put_below(box)
        self.arranged.connect(self._follow_years)

    def _show_sort(self, key: str) -> None:
        self._sort = MoneyKind(key)
        self.funders.set_listing(by_funder(self.desk, self._sort))

    def _follow_years(self) -> None:
        """Another year has money: it gets a column."""
        wanted = by_funder(self.desk, self._sort)
        if [one.id for one in wanted.columns] != [one.id for one in self.funders.listing.columns]:
            self.funders.set_listing(wanted)


def lead(desk: Desk) -> str:
    """What is planned, and for how many measures funding is short."""
    plan = desk.bridge.plan
    total = money.total(plan, plan.cycle)
    if not total.lines:
        return _("No money is planned yet.")
    short = sum(money.of_measure(plan, one.id).gap > 0 for one in measures(desk))
    said = _("{planned} are planned, {spent} of them spent.", planned=_euros(total.planned), spent=_euros(total.actual))
    if not short:
        covered = _("Funding covers all costs.")
        return f"{said} {covered}"
    more = NN_("One measure is not fully funded.", "{n} measures are not fully funded.")
    return f"{said} {desk.words.say(Sentence(*more, n=short))}"


def _euros(amount: Decimal) -> str:
    return texts.current().money(amount, 0)
