"""The course of an indicator: the town in accent, chosen areas in ink, all others as pale context."""

from __future__ import annotations

from planner import tokens
from planner.charts.figures import axis, scale, words
from planner.charts.figures.model import Columns, TimeSeries
from planner.charts.figures.sheet import Drawing, Point, Sheet, Size, shortened, text_width
from planner.domain.breaks import Break
from planner.texts import Texts

LABEL_ROOM = 0.28
LABEL_GAP = 12.0


def draw(data: TimeSeries, size: Size, texts: Texts) -> Drawing:
    """Return the chart at ``size``. Labels stand at the lines' ends and keep apart; gaps stay gaps."""
    sheet = Sheet(size)
    figures = data.figures
    everything = figures.known(figures.table.areas, figures.periods)
    values = everything + ([data.target.value] if data.target else [])
    values += [limit for area, _, _ in _marked(data) for pair in _limits(data, area) if pair for limit in pair]
    line = size.caption * 1.35
    foot = size.height - (0.6 * size.caption if data.columns else 1.6 * line)
    value_axis = axis.ValueAxis(scale.ticks(values), line * 0.8, foot, figures.unit)
    columns = data.columns or _columns(data, size, value_axis.room(texts, size.caption), texts)
    if data.period in figures.periods:
        centre = columns.centres[figures.periods.index(data.period)]
        sheet.box(centre - columns.width / 2, 0, columns.width, size.height, fill="ground")
    value_axis.draw(sheet, columns.left, columns.right, texts)
    if not data.columns:
        _periods(sheet, data, columns, texts)
    _breaks(sheet, data, value_axis, columns, texts)
    _lines(sheet, data, value_axis, columns)
    _end_labels(sheet, data, value_axis, columns, texts)
    return sheet.drawing


def _target_words(data: TimeSeries, texts: Texts) -> str:
    if data.target is None:
        return ""
    number = texts.number(data.target.value, scale.decimals_of([data.target.value]))
    return texts.gettext("Target {period}: {value}", period=texts.period(data.target.until), value=number)


def _marked(data: TimeSeries) -> list[tuple[str, str, float]]:
    """The lines that carry a name, chosen areas below the town: (area, role, width)."""
    marked = [(area, "ink", axis.CHOSEN_LINE) for area in data.figures.chosen if area in data.figures.areas]
    if data.figures.town in data.figures.table.areas and data.figures.town is not None:
        marked.append((data.figures.town, "accent", axis.TOWN_LINE))
    return marked


def _columns(data: TimeSeries, size: Size, left: float, texts: Texts) -> Columns:
    names = [data.figures.name(area) for area, _, _ in _marked(data)]
    wide = max([text_width(name, size.caption, tokens.STRONG) for name in names], default=0.0)
    wide = min(max(wide, text_width(_target_words(data, texts), size.caption)), LABEL_ROOM * size.width)
    start, end = left + 12, size.width - wide - LABEL_GAP - 2
    step = (end - start) / max(len(data.figures.periods), 1)
    centres = tuple(start + step * (index + 0.5) for index in range(len(data.figures.periods)))
    return Columns(left=start, right=end, centres=centres, width=step)


def _periods(sheet: Sheet, data: TimeSeries, columns: Columns, texts: Texts) -> None:
    """Write the periods below; as many are left out as stand in each other's way, never the last."""
    labels = [texts.period(period) for period in data.figures.periods]
    if not labels:
        return
    widest = max(text_width(label, sheet.size.caption) for label in labels)
    every = max(1, -(-int(widest + 10) // max(int(columns.width), 1)))
    row = sheet.size.height - 0.65 * sheet.size.caption
    for index, (label, centre) in enumerate(zip(labels, columns.centres, strict=True)):
        if (len(labels) - 1 - index) % every == 0:
            sheet.text(centre, row, label, align="center")


def _points(data: TimeSeries, area: str, value_axis: axis.ValueAxis, columns: Columns) -> list[Point | None]:
    cells = [data.figures.cell(area, period) for period in data.figures.periods]
    return [
        None if cell.value is None else (centre, value_axis.row(cell.value))
        for cell, centre in zip(cells, columns.centres, strict=True)
    ]


def _limits(data: TimeSeries, area: str) -> list[tuple[float, float] | None]:
    """The limits of an area by period, where there are any."""
    return [data.figures.limits.get((area, period)) for period in data.figures.periods]


def _breaks(sheet: Sheet, data: TimeSeries, value_axis: axis.ValueAxis, columns: Columns, texts: Texts) -> None:
    """A dashed line between the periods a break parts, of what is shown with a name."""
    for place, one in _marked_breaks(data).items():
        x = (columns.centres[place - 1] + columns.centres[place]) / 2
        rows, sides = (value_axis.head - 0.5 * sheet.size.caption, value_axis.foot), (columns.left, columns.right)
        axis.break_line(sheet, x, rows, texts.gettext(one.reason.value), sides)


def _marked_breaks(data: TimeSeries) -> dict[int, Break]:
    found = data.figures.breaks_of()
    for area, _, _ in _marked(data):
        found |= data.figures.breaks_of(area)
    return found


def _lines(sheet: Sheet, data: TimeSeries, value_axis: axis.ValueAxis, columns: Columns) -> None:
    marked = _marked(data)
    names = {area for area, _, _ in marked}
    for area in data.figures.areas:
        if area not in names:
            points = axis.parted(_points(data, area, value_axis, columns), data.figures.gaps_of(area))
            axis.course(sheet, points, "line", axis.OTHER_LINE, dotted=sheet.stark)
    if data.target:
        periods = data.figures.periods
        since = periods.index(data.target.since) if data.target.since in periods else 0
        start = columns.centres[since] if columns.centres else columns.left
        row = value_axis.row(data.target.value)
        sheet.line([(start, row), (columns.right, row)], "ink2", axis.TARGET_LINE, dash=(5.0, 3.0))
    for area, role, width in marked:
        points = _points(data, area, value_axis, columns)
        for pair, centre in zip(_limits(data, area), columns.centres, strict=True):
            if pair is not None:
                ends = [(centre, value_axis.row(limit)) for limit in pair]
                axis.whisker(sheet, ends[0], ends[1], role)
        axis.course(sheet, axis.parted(points, data.figures.gaps_of(area)), role, width)
        if points and points[-1] is not None:
            axis.dot(sheet, points[-1], role)
    for period, centre in zip(data.figures.periods, columns.centres, strict=True):
        states = {data.figures.cell(area, period).state for area, _, _ in marked}
        axis.gap_sign(sheet, centre, value_axis.foot, states)


def _end_labels(sheet: Sheet, data: TimeSeries, value_axis: axis.ValueAxis, columns: Columns, texts: Texts) -> None:
    labels: list[tuple[float, str, str, int]] = []
    for area, role, _ in _marked(data):
        known = [point for point in _points(data, area, value_axis, columns) if point]
        if known:
            labels.append((known[-1][1], data.figures.name(area), role, tokens.STRONG))
    if data.target:
        labels.append((value_axis.row(data.target.value), _target_words(data, texts), "ink2", tokens.REGULAR))
    caption = sheet.size.caption
    rows = scale.spread([label[0] for label in labels], 1.35 * caption, 0.7 * caption, sheet.size.height - caption)
    left = columns.right + LABEL_GAP
    for (_, text, role, weight), row in zip(labels, rows, strict=True):
        shown = shortened(text, sheet.size.width - left, caption, weight)
        sheet.text(left, row, shown, role=role, weight=weight)


def describe(data: TimeSeries, texts: Texts) -> str:
    """Return the alt text: the course of the town and the chosen areas, the others in the last period, the target."""
    figures = data.figures
    marked = [area for area, _, _ in reversed(_marked(data))]
    others = [area for area in figures.areas if area not in marked]
    parts = [texts.gettext("Line chart: {indicator}", indicator=figures.indicator)]
    parts += [words.course(figures, area, texts) for area in marked]
    if others and figures.periods:
        last = figures.periods[-1]
        listing = words.listing(figures, others, last, texts)
        parts.append(texts.gettext("Others in {period}: {listing}", period=texts.period(last), listing=listing))
    parts += words.breaks(figures, _marked_breaks(data), texts)
    if data.target:
        target = words.value(figures, data.target.value, texts)
        parts.append(texts.gettext("Target {period}: {value}", period=texts.period(data.target.until), value=target))
    return words.sentence(*parts)
