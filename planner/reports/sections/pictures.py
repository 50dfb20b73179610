"""Charts and maps as figures of the report: drawn at final size, with the alternative text made from the same data."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from planner.charts.figures.geometry import AreaShape, rings_of
from planner.charts.shapes import Shapes
from planner.domain import money
from planner.domain.catalogues import Funder
from planner.domain.figures import Area
from planner.domain.measures import BudgetLine, MoneyKind
from planner.domain.periods import ordered
from planner.reports.blocks import Figure
from planner.reports.context import Measured, ReportContext

WIDTH_MM = 165
COURSE_MM, PANEL_MM, MAP_MM, BUDGET_MM = 62, 30, 104, 74
PANELS_A_ROW, PANELS = 4, 12


def town_course(context: ReportContext, measured: Measured) -> Figure:
    """The course of an indicator in the town."""
    from planner.charts.figures import sheet, time_series
    from planner.charts.figures.model import TimeSeries

    data = TimeSeries(figures=context.figures(measured))
    size = sheet.paper(WIDTH_MM, COURSE_MM)
    return _figure(
        context,
        measured,
        time_series.draw(data, size, context.texts).shapes,
        time_series.describe(data, context.texts),
        [context.town.id] if context.town else [],
    )


def panels(context: ReportContext, measured: Measured, areas: Sequence[str]) -> list[Figure]:
    """Small charts of areas side by side, twelve to a figure."""
    from planner.charts.figures import sheet, small_multiples
    from planner.charts.figures.model import SmallMultiples

    found = []
    for start in range(0, len(areas), PANELS):
        some = tuple(areas[start : start + PANELS])
        data = SmallMultiples(figures=context.figures(measured), areas=some, columns=PANELS_A_ROW)
        size = sheet.paper(WIDTH_MM, PANEL_MM * -(-len(some) // PANELS_A_ROW))
        drawn = small_multiples.draw(data, size, context.texts).shapes
        found.append(_figure(context, measured, drawn, small_multiples.describe(data, context.texts), some))
    return found


def area_map(context: ReportContext, measured: Measured, areas: Sequence[Area], period: str) -> Figure:
    """A map of one period."""
    from planner.charts.figures import area_map as maps
    from planner.charts.figures import sheet
    from planner.charts.figures.model import AreaMap

    shapes = tuple(AreaShape(area.id, rings_of(context.borders[area.id].geometry)) for area in areas)
    data = AreaMap(figures=context.figures(measured), period=period, shapes=shapes)
    drawn = maps.draw(data, sheet.paper(WIDTH_MM, MAP_MM), context.texts).shapes
    return _figure(context, measured, drawn, maps.describe(data, context.texts), [area.id for area in areas], period)


def budget(context: ReportContext) -> Figure | None:
    """Planned and actual money by year and funder; None without funding."""
    from planner.charts.figures import budget as budgets
    from planner.charts.figures import sheet
    from planner.charts.figures.model import Budget, Money

    rows = tuple(
        Money(year=line.year, funder=funder_name(context, line), planned=line.planned, actual=line.actual)
        for line in money.lines_of(context.plan, context.cycle)
        if line.sort is MoneyKind.FUNDING and (line.planned or line.actual or Decimal(0)) > 0
    )
    if not rows:
        return None
    data, t = Budget(rows=rows), context.texts
    drawn = budgets.draw(data, sheet.paper(WIDTH_MM, BUDGET_MM), t).shapes
    return Figure(drawn, budgets.describe(data, t), t.gettext("Funding by year and funder, planned and received"))


def funder_name(context: ReportContext, line: BudgetLine) -> str:
    """Who pays a line."""
    funder = context.plan.get(Funder, line.funder)
    return funder.name if funder else context.texts.gettext("no funder named")


def source_note(context: ReportContext, measured: Measured) -> str:
    """Source and version of an indicator in one line."""
    figures = context.figures(measured)
    return " · ".join(part for part in (figures.source, figures.version) if part)


def _figure(
    context: ReportContext, measured: Measured, drawing: Shapes, alt: str, areas: Sequence[str], period: str = ""
) -> Figure:
    name, unit = measured.indicator.name, measured.indicator.unit
    when = f", {context.texts.period(period)}" if period else ""
    source, broken = source_note(context, measured), break_note(context, measured, areas)
    note = f"{source.rstrip('.')}. {broken}" if source and broken else source or broken
    return Figure(drawing, alt, f"{name}{f' in {unit}' if unit else ''}{when}", note)


def break_note(context: ReportContext, measured: Measured, areas: Sequence[str]) -> str:
    """Where the series breaks, for all or for some of these areas."""
    from planner.charts.figures import words

    names = {area.id: area.name for area in context.plan.some(Area, areas)}
    periods = ordered(measured.table.periods)
    return words.break_note(context.breaks(measured.indicator), names, periods, context.texts)
