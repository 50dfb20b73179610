"""The course of an indicator in one area: as a small line in a cell, and in words; no line leads over a break."""

from __future__ import annotations

from planner.charts.figures.words import parted
from planner.domain.breaks import breaks_of, breaks_within, gapped
from planner.domain.figures import Area, Indicator
from planner.domain.periods import ordered
from planner.reports.blocks import Sparkline
from planner.reports.context import Measured, ReportContext
from planner.reports.sections import phrases


def measured(context: ReportContext, indicator: Indicator) -> Measured | None:
    """The protected table of an indicator, or None when nothing was observed."""
    return next((one for one in context.measured if one.indicator.id == indicator.id), None)


def line(context: ReportContext, indicator: Indicator, area: Area | None) -> Sparkline | str:
    """The course in an area as a small line; a dash when fewer than two values may be shown."""
    found = measured(context, indicator)
    if found is None or area is None:
        return phrases.DASH
    periods = ordered(found.table.periods)
    cells = [found.table.cell(area.id, period) for period in periods]
    if sum(cell.value is not None for cell in cells) < 2:
        return phrases.DASH
    breaks = breaks_of(context.plan, indicator, area)
    before = dict(breaks_within(breaks, periods))
    told = []
    for place, (period, cell) in enumerate(zip(periods, cells, strict=True)):
        if place in before:
            told.append(parted(before[place], context.texts))
        value = phrases.amount(context, indicator, cell.value, cell.state).text
        told.append(f"{context.texts.period(period)} {value}")
    values = gapped(periods, [cell.value for cell in cells], breaks)
    return Sparkline(values, f"{indicator.name}, {area.name}: {', '.join(told)}")
