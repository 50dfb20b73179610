"""The money: costs and funding by year and funder, the town's own share, what is not covered, what follows."""

from __future__ import annotations

from planner.domain import money
from planner.domain.catalogues import Funder
from planner.domain.measures import MoneyKind
from planner.domain.record import N_
from planner.reports.blocks import Block, Cell, Column, Heading, Keep, Table, Text
from planner.reports.context import ReportContext, Section
from planner.reports.sections import phrases, pictures


def blocks(context: ReportContext) -> list[Block]:
    """Lead sentence, costs by year, funding by funder and year, chart, gaps, follow-up costs."""
    t, plan, cycle = context.texts, context.plan, context.cycle
    costs = money.table(plan, cycle, MoneyKind.COST)
    funding = money.table(plan, cycle, MoneyKind.FUNDING)
    if not costs.years and not funding.years:
        return [Text(t.gettext("No money has been planned yet."))]
    found: list[Block] = [Text(_lead(context, costs), "lead")]
    found += [Heading(2, t.gettext("Costs and funding by year")), _by_year(context, costs, funding)]
    if funding.years:
        found += [Heading(2, t.gettext("Funding by funder and year")), _by_funder(context, funding)]
    chart = pictures.budget(context)
    if chart is not None:
        found.append(chart)
    for title, table in (
        (N_("Not covered"), _gaps(context)),
        (N_("Follow-up costs"), _follow_up(context)),
    ):
        if table is not None:
            found.append(Keep((Heading(2, t.gettext(title)), table)))
    return found


def _lead(context: ReportContext, costs: money.MoneyTable) -> str:
    t = context.texts
    parts = [
        t.gettext(
            "Costs of {planned} are planned; {actual} are spent.",
            planned=t.money(costs.total.planned),
            actual=t.money(costs.total.actual),
        )
    ]
    own = money.own_share(context.plan, context.cycle)
    if own is not None:
        parts.append(t.gettext("The town itself pays {share} of the funding.", share=t.percent(own, 0)))
    gap = sum((sums.gap for _, sums in phrases.uncovered(context)), money.ZERO)
    if gap:
        parts.append(t.gettext("{gap} are not covered yet.", gap=t.money(gap)))
    return " ".join(parts)


def _by_year(context: ReportContext, costs: money.MoneyTable, funding: money.MoneyTable) -> Table:
    t = context.texts
    years = sorted({*costs.years, *funding.years})
    rows = tuple(
        (
            str(year),
            *_amounts(context, costs.by_year.get(year, money.NOTHING), funding.by_year.get(year, money.NOTHING)),
        )
        for year in years
    )
    heads = (N_("Costs planned in €"), N_("Costs spent in €"), N_("Funding planned in €"), N_("Funding received in €"))
    columns = (Column(t.gettext("Year"), weight=1), *(Column(t.gettext(head), "right") for head in heads))
    sums = (t.gettext("Sum"), *_amounts(context, costs.total, funding.total))
    return Table(columns, rows, sums=sums, summary=t.gettext("One row for each year."))


def _amounts(context: ReportContext, *amounts: money.Amount) -> list[Cell]:
    cells: list[Cell] = []
    for amount in amounts:
        cells += [phrases.money(context, amount.planned), phrases.spent(context, amount)]
    return cells


def _by_funder(context: ReportContext, funding: money.MoneyTable) -> Table:
    t, plan = context.texts, context.plan
    rows = []
    for id_, total in funding.by_funder.items():
        funder = plan.get(Funder, id_)
        name = funder.name if funder else t.gettext("no funder named")
        years = (funding.cells.get((id_, year), money.NOTHING).planned for year in funding.years)
        rows.append((name, *(phrases.money(context, planned) for planned in years), *_amounts(context, total)))
    columns = (
        Column(t.gettext("Funder"), weight=1),
        *(Column(t.gettext("{year} in €", year=str(year)), "right") for year in funding.years),
        Column(t.gettext("Planned in €"), "right"),
        Column(t.gettext("Received in €"), "right"),
    )
    by_year = (phrases.money(context, funding.by_year[year].planned) for year in funding.years)
    sums = (t.gettext("Sum"), *by_year, *_amounts(context, funding.total))
    return Table(columns, tuple(rows), sums=sums, summary=t.gettext("One row for each funder."))


def _gaps(context: ReportContext) -> Table | None:
    t = context.texts
    found = phrases.uncovered(context)
    if not found:
        return None
    amounts = [(sums.costs.planned, sums.funding.planned, sums.gap) for _, sums in found]
    rows: list[tuple[Cell, ...]] = [
        (phrases.numbered(measure.number, measure.name), *(phrases.money(context, amount) for amount in some))
        for (measure, _), some in zip(found, amounts, strict=True)
    ]
    totals = [sum(column, money.ZERO) for column in zip(*amounts, strict=True)]
    columns = (
        Column(t.gettext("Measure"), weight=1),
        *(Column(t.gettext(head), "right") for head in (N_("Costs in €"), N_("Funding in €"), N_("Gap in €"))),
    )
    sums_row: tuple[Cell, ...] = (t.gettext("Sum"), *(phrases.money(context, total) for total in totals))
    return Table(columns, tuple(rows), sums=sums_row, summary=t.gettext("One row for each measure that lacks funding."))


def _follow_up(context: ReportContext) -> Table | None:
    t = context.texts
    rows = tuple(
        (phrases.numbered(one.number, one.name), one.follow_up_costs)
        for one in phrases.measures_in_order(context)
        if one.follow_up_costs
    )
    if not rows:
        return None
    columns = (Column(t.gettext("Measure"), weight=1), Column(t.gettext("After the cycle"), weight=1.2))
    return Table(columns, rows, summary=t.gettext("One row for each measure with follow-up costs."))


SECTION = Section("finances", N_("Finances"), blocks)
