"""Many areas side by side: one small chart each, all on the same axis, the town's line grey in every one."""

from __future__ import annotations

from collections.abc import Mapping

from planner import tokens
from planner.charts.figures import axis, scale, words
from planner.charts.figures.model import AreaFigures, SmallMultiples
from planner.charts.figures.sheet import Drawing, Point, Sheet, Size, shortened, text_width
from planner.domain.breaks import Break
from planner.texts import Texts

MOST = 12
GAP = 26.0


def pages(figures: AreaFigures) -> tuple[SmallMultiples, ...]:
    """Return all areas in figures of at most twelve."""
    areas = figures.areas
    return tuple(
        SmallMultiples(figures=figures, areas=areas[start : start + MOST]) for start in range(0, len(areas), MOST)
    )


def draw(data: SmallMultiples, size: Size, texts: Texts) -> Drawing:
    """Return up to twelve charts in rows; the last known value of each stands at its line's end."""
    sheet = Sheet(size)
    figures = data.figures
    steps = scale.ticks(figures.known(figures.table.areas, figures.periods), 3)
    rows = max(1, -(-len(data.areas) // data.columns))
    head, foot = 2.2 * size.caption, 1.9 * size.caption
    left = axis.ValueAxis(steps, 0, 1, figures.unit).room(texts, size.caption) + 12
    width = (size.width - left - GAP * (data.columns - 1)) / data.columns
    height = size.height / rows
    for number, area in enumerate(data.areas):
        column, top = number % data.columns, number // data.columns * height
        value_axis = axis.ValueAxis(steps, top + head, top + height - foot, figures.unit)
        start = left + column * (width + GAP)
        _panel(sheet, data, area, value_axis, (start, start + width), texts, ticked=column == 0)
    return sheet.drawing


def _panel(
    sheet: Sheet,
    data: SmallMultiples,
    area: str,
    value_axis: axis.ValueAxis,
    sides: tuple[float, float],
    texts: Texts,
    *,
    ticked: bool,
) -> None:
    figures, caption = data.figures, sheet.size.caption
    left, right = sides
    name = shortened(figures.name(area), right - left, caption, tokens.STRONG)
    sheet.text(left, value_axis.head - 1.35 * caption, name, role="ink", weight=tokens.STRONG)
    if ticked:
        value_axis.draw(sheet, left, right, texts)
    else:
        for tick in value_axis.ticks:
            row = value_axis.row(tick)
            dash = (1.0, 5.0) if tick and sheet.stark else None
            sheet.line([(left, row), (right, row)], "line" if tick else "rule", 1.0, dash=dash)
    number = text_width(texts.number(value_axis.ticks[-1], figures.decimals), caption, tokens.STRONG)
    end = right - number - 8
    if figures.town:
        towns = _points(figures, figures.town, value_axis, left + 6, end)
        axis.course(sheet, axis.parted(towns, figures.gaps_of(figures.town)), "hatch", 1.4)
    points = _points(figures, area, value_axis, left + 6, end)
    if not any(points):
        state = words.cell_words(figures, figures.cell(area, _last_period(figures)), texts)
        _state(sheet, state, ((left + end) / 2, (value_axis.head + value_axis.foot) / 2))
    breaks = figures.breaks_of(area)
    _breaks(sheet, breaks, (left + 6, end), value_axis, len(figures.periods))
    axis.course(sheet, axis.parted(points, figures.gaps_of(area)), "accent", axis.CHOSEN_LINE)
    _last_value(sheet, figures, area, points, texts)
    row = value_axis.foot + 1.05 * caption
    if figures.periods:
        sheet.text(left + 6, row, texts.period(figures.periods[0]))
        sheet.text(end, row, texts.period(figures.periods[-1]), align="right")


def _breaks(
    sheet: Sheet, breaks: Mapping[int, Break], sides: tuple[float, float], value_axis: axis.ValueAxis, periods: int
) -> None:
    """Mark where the series breaks; its reason stands below all the charts, once."""
    step = (sides[1] - sides[0]) / max(periods - 1, 1)
    for place in breaks:
        x = sides[0] + (place - 0.5) * step
        sheet.line([(x, value_axis.head), (x, value_axis.foot)], "ink2", 1.0, dash=(2.0, 3.0))


def _state(sheet: Sheet, state: str, centre: Point) -> None:
    """Say instead of a line why there is none; the town's line does not run through the word."""
    wide, tall = text_width(state, sheet.size.caption) + 8, 1.4 * sheet.size.caption
    sheet.box(centre[0] - wide / 2, centre[1] - tall / 2, wide, tall, fill="paper")
    sheet.text(*centre, state, align="center")


def _points(
    figures: AreaFigures, area: str, value_axis: axis.ValueAxis, left: float, right: float
) -> list[Point | None]:
    cells = [figures.cell(area, period) for period in figures.periods]
    step = (right - left) / max(len(cells) - 1, 1)
    return [
        None if cell.value is None else (left + index * step, value_axis.row(cell.value))
        for index, cell in enumerate(cells)
    ]


def _last_value(sheet: Sheet, figures: AreaFigures, area: str, points: list[Point | None], texts: Texts) -> None:
    """Write the last known value at its point."""
    caption = sheet.size.caption
    known = [(point, period) for point, period in zip(points, figures.periods, strict=True) if point]
    if known:
        (x, y), period = known[-1]
        number = figures.cell(area, period).value
        axis.dot(sheet, (x, y), "accent", 3.0)
        sheet.text(
            x + 6,
            y - (0.7 * caption if points[-1] is None else 0),
            texts.number(number or 0, figures.decimals),
            role="accent",
            weight=tokens.STRONG,
        )


def _last_period(figures: AreaFigures) -> str:
    return figures.periods[-1] if figures.periods else ""


def describe(data: SmallMultiples, texts: Texts) -> str:
    """Return the alt text: for every area its first and last period, beside the town's."""
    figures = data.figures
    areas = ([figures.town] if figures.town else []) + list(data.areas)
    parts = [texts.gettext("Small line charts: {indicator}", indicator=figures.indicator)]
    parts += [_ends(figures, area, texts) for area in areas]
    note = words.break_note(figures.breaks, figures.names, figures.periods, texts)
    return words.sentence(*parts, note)


def _ends(figures: AreaFigures, area: str, texts: Texts) -> str:
    if not figures.periods:
        return figures.name(area)
    first, last = figures.periods[0], figures.periods[-1]
    return texts.gettext(
        "{area}: {first} {first_value}, {last} {last_value}",
        area=figures.name(area),
        first=texts.period(first),
        first_value=words.cell_words(figures, figures.cell(area, first), texts),
        last=texts.period(last),
        last_value=words.cell_words(figures, figures.cell(area, last), texts),
    )
