"""The way to a target: dashed from the baseline to the target, beside it in accent what was reached so far."""

from __future__ import annotations

from planner import tokens
from planner.charts.figures import axis, scale, words
from planner.charts.figures.model import GoalPath
from planner.charts.figures.sheet import Drawing, Point, Sheet, Size, shortened, text_width
from planner.charts.shapes.signs import status_sign
from planner.domain.breaks import break_since
from planner.texts import Texts

SIGN = 12.0
LABEL_GAP = 12.0


def draw(data: GoalPath, size: Size, texts: Texts) -> Drawing:
    """Return the chart at ``size``; time runs true to scale. ValueError if the target has no date."""
    sheet = Sheet(size)
    figures, caption = data.figures, size.caption
    values = [*figures.known((data.area,), figures.periods), data.target.value]
    values += [] if data.baseline is None else [data.baseline]
    value_axis = axis.ValueAxis(scale.ticks(values), 1.1 * caption, size.height - 2.2 * caption, figures.unit)
    left = value_axis.room(texts, caption) + 12
    labels = _label_words(data, texts)
    right = size.width - min(max(text_width(text, caption, tokens.STRONG) for text in labels), 0.34 * size.width) - 18
    value_axis.draw(sheet, left, right, texts)
    years = _years(data)
    _year_words(sheet, years, (left, right))

    def place(period: str, value: float) -> Point:
        share = (scale.when(period) - years[0]) / ((years[1] - years[0]) or 1.0)
        return left + 10 + share * (right - left - 20), value_axis.row(value)

    goal = place(data.target.until, data.target.value)
    if data.baseline is not None and data.baseline_period:
        start = place(data.baseline_period, data.baseline)
        if not _is_parted(data):
            sheet.line([start, goal], "ink2", axis.TARGET_LINE, dash=(5.0, 3.0))
        sheet.shapes(status_sign("planned", SIGN * 0.8), start[0] - SIGN * 0.4, start[1] - SIGN * 0.4)
    cells = [(period, figures.cell(data.area, period)) for period in figures.periods]
    points = [None if cell.value is None else place(period, cell.value) for period, cell in cells]
    breaks = figures.breaks_of(data.area)
    for index, one in breaks.items():
        x = (place(figures.periods[index - 1], 0.0)[0] + place(figures.periods[index], 0.0)[0]) / 2
        rows = value_axis.head - 0.5 * size.caption, value_axis.foot
        axis.break_line(sheet, x, rows, texts.gettext(one.reason.value), (left, right))
    axis.course(sheet, axis.parted(points, breaks), "accent", axis.TOWN_LINE)
    for point in points:
        if point:
            axis.dot(sheet, point, "accent", 3.0)
    for period, cell in cells:
        axis.gap_sign(sheet, place(period, 0.0)[0], value_axis.foot, {cell.state})
    sheet.shapes(status_sign("stopped", SIGN), goal[0] - SIGN / 2, goal[1] - SIGN / 2)
    _labels(sheet, labels, [goal, *[point for point in points if point][-1:]], right + LABEL_GAP)
    return sheet.drawing


def _is_parted(data: GoalPath) -> bool:
    """Whether a break lies between the baseline and the newest figure: then no way leads from one to the other."""
    figures = data.figures
    known = [one for one in figures.periods if figures.cell(data.area, one).value is not None]
    found = figures.breaks.get(data.area, figures.breaks.get("", ()))
    return bool(known) and break_since(found, data.baseline_period or "", known[-1]) is not None


def _years(data: GoalPath) -> tuple[float, float]:
    periods = [*data.figures.periods, data.target.until]
    periods += [data.baseline_period] if data.baseline_period else []
    places = [scale.when(period) for period in periods]
    return min(places), max(places)


def _year_words(sheet: Sheet, years: tuple[float, float], sides: tuple[float, float]) -> None:
    """Write the years below, thinned out so that none touch; a year stands at its end, as its figures do."""
    caption = sheet.size.caption
    first, last = round(years[0]) - 1, round(years[1]) - 1
    width = sides[1] - sides[0] - 20
    every = max(1, -(-int((last - first + 1) * (text_width("2000", caption) + 12)) // max(int(width), 1)))
    span = (years[1] - years[0]) or 1.0
    for year in range(last, first - 1, -every):
        share = min(max((year + 1 - years[0]) / span, 0.0), 1.0)
        sheet.text(sides[0] + 10 + share * width, sheet.size.height - 0.7 * caption, str(year), align="center")


def _label_words(data: GoalPath, texts: Texts) -> list[str]:
    figures = data.figures
    target = words.value(figures, data.target.value, texts)
    found = [texts.gettext("Target {period}: {value}", period=texts.period(data.target.until), value=target)]
    known = [(period, figures.cell(data.area, period).value) for period in figures.periods]
    known = [(period, value) for period, value in known if value is not None]
    if known:
        period, value = known[-1]
        number = words.value(figures, value or 0.0, texts)
        found.append(texts.gettext("{period}: {value}", period=texts.period(period), value=number))
    return found


def _labels(sheet: Sheet, labels: list[str], points: list[Point], left: float) -> None:
    caption = sheet.size.caption
    rows = scale.spread([y for _, y in points], 1.4 * caption, 0.7 * caption, sheet.size.height - 2 * caption)
    for text, row, role in zip(labels, rows, ("ink2", "accent"), strict=False):
        weight = tokens.STRONG if role == "accent" else tokens.REGULAR
        sheet.text(left, row, shortened(text, sheet.size.width - left, caption, weight), role=role, weight=weight)


def describe(data: GoalPath, texts: Texts) -> str:
    """Return the alt text: baseline, target, and every figure between."""
    figures = data.figures
    target = words.value(figures, data.target.value, texts)
    parts = [texts.gettext("Path to the target: {indicator}", indicator=figures.indicator)]
    if data.baseline is not None and data.baseline_period:
        baseline = words.value(figures, data.baseline, texts)
        period = texts.period(data.baseline_period)
        parts.append(texts.gettext("Baseline {period}: {value}", period=period, value=baseline))
    parts.append(texts.gettext("Target {period}: {value}", period=texts.period(data.target.until), value=target))
    return words.sentence(
        *parts, words.course(figures, data.area, texts), *words.breaks(figures, figures.breaks_of(data.area), texts)
    )
