"""One bar per area for one period: horizontal, from zero, the value at the bar's end; a gap says what it is."""

from __future__ import annotations

from planner import tokens
from planner.charts.figures import axis, geometry, words
from planner.charts.figures.geometry import Point
from planner.charts.figures.model import AreaBars
from planner.charts.figures.sheet import SCREEN_CAPTION, Drawing, Sheet, Size, shortened, text_width
from planner.domain.figures import State
from planner.texts import Texts

NAME_ROOM = 0.32
ROW = 26.0
HATCH_GAP = 6.0
GAP_WIDTH = 56.0
INSIDE = {"accent": "on_accent", "ink": "paper", "r3": "ink"}
"""What is drawn on a bar of each fill."""


def order(data: AreaBars) -> tuple[str, ...]:
    """Return the town and then the areas, by name and never by their value."""
    figures = data.figures
    areas = sorted(figures.areas, key=lambda area: (figures.name(area).casefold(), area))
    town = [figures.town] if figures.town in figures.table.areas and figures.town else []
    return tuple(town + areas)


def height(data: AreaBars, caption: float = SCREEN_CAPTION) -> float:
    """Return the px that all bars need at a size of small text."""
    return (len(order(data)) * ROW + 4) * caption / SCREEN_CAPTION


def draw(data: AreaBars, size: Size, texts: Texts) -> Drawing:
    """Return the bars at ``size``; rows share its height, so ask ``height`` first."""
    sheet = Sheet(size)
    areas = order(data)
    step = size.height / max(len(areas), 1)
    names = [data.figures.name(area) for area in areas]
    room = max([text_width(name, size.caption, tokens.STRONG) for name in names], default=0.0)
    left = min(room, NAME_ROOM * size.width) + 14
    values = [0.0, *data.figures.known(areas, (data.period,))]
    widest = max(text_width(words.value(data.figures, value, texts), size.caption, tokens.STRONG) for value in values)
    values += [limit for area in areas for limit in data.figures.limits.get((area, data.period), ())]
    low, high = min(values), max(values)
    per_unit = (size.width - left - (widest + 10) * (2 if low < 0 else 1)) / ((high - low) or 1.0)
    zero = left - low * per_unit + (widest + 10 if low < 0 else 0)
    for index, area in enumerate(areas):
        _row(sheet, data, area, (left, zero, per_unit), ((index + 0.5) * step, step), texts)
    sheet.line([(zero, 0), (zero, size.height)], "edge", 1.0)
    return sheet.drawing


def _row(
    sheet: Sheet, data: AreaBars, area: str, place: tuple[float, float, float], row: tuple[float, float], texts: Texts
) -> None:
    figures, caption = data.figures, sheet.size.caption
    left, zero, per_unit = place
    middle, step = row
    town, chosen = area == figures.town, area in figures.chosen
    weight = tokens.STRONG if town or chosen else tokens.REGULAR
    role = "accent" if town else "ink"
    name = shortened(figures.name(area), left - 12, caption, weight)
    sheet.text(left - 12, middle, name, role=role, weight=weight, align="right")
    cell = figures.cell(area, data.period)
    thick = min(0.62 * step, 1.2 * caption)
    if cell.value is None:
        _gap(sheet, cell.state, (zero, middle, thick), texts)
        return
    length = cell.value * per_unit
    fill = "accent" if town else "ink" if chosen else "r3"
    edge = "edge" if sheet.stark or fill == "r3" else None  # the fill alone is too pale on paper
    sheet.box(min(zero, zero + length), middle - thick / 2, abs(length), thick, fill=fill, edge=edge)
    limits = figures.limits.get((area, data.period))
    if limits is not None:
        ends = [zero + limit * per_unit for limit in limits]
        _limits(sheet, (zero + length, middle), ends, INSIDE[fill], upwards=length >= 0)
        length = max(length, ends[1] - zero) if length >= 0 else min(length, ends[0] - zero)
    label = words.value(figures, cell.value, texts)
    beside, align = (6, "left") if length >= 0 else (-6, "right")
    sheet.text(zero + length + beside, middle, label, role=role, weight=weight, align=align)  # type: ignore[arg-type]


def _limits(sheet: Sheet, end: Point, ends: list[float], inside: str, *, upwards: bool) -> None:
    """Draw the limits of chance from the end of a bar: the one within the bar in ink that stands out on it."""
    low, high = ends
    within, beyond = (low, high) if upwards else (high, low)
    axis.half_whisker(sheet, end, (within, end[1]), inside)
    axis.half_whisker(sheet, end, (beyond, end[1]), "ink2")


def _gap(sheet: Sheet, state: State, place: tuple[float, float, float], texts: Texts) -> None:
    """Draw what stands where a bar would: hatch if protected, dashes if not stated, else the sign, and the word."""
    zero, middle, thick = place
    scale_of_text = sheet.size.scale
    wide = GAP_WIDTH * scale_of_text
    word = texts.gettext(words.STATE_WORDS.get(state, words.STATE_WORDS[State.MISSING]))
    top = middle - thick / 2
    if state is State.SUPPRESSED:
        corners = ((zero, top), (zero + wide, top), (zero + wide, top + thick), (zero, top + thick))
        sheet.lines(geometry.hatch((corners,), HATCH_GAP * scale_of_text), "hatch", 1.0)
    elif state is State.MISSING:
        sheet.box(zero + 1, top, wide, thick, edge="edge", dash=(4.0, 3.0))
    else:
        wide = 0.0
    text = f"{words.SIGNS[state]} {word}".strip()
    sheet.text(zero + wide + 6, middle, text)


def describe(data: AreaBars, texts: Texts) -> str:
    """Return the alt text: every area's figure, or the extremes and the gaps if there are many."""
    figures = data.figures
    parts = [
        texts.gettext("Bar chart: {indicator}, {period}", indicator=figures.indicator, period=texts.period(data.period))
    ]
    areas = order(data)
    if figures.town and figures.town in areas:
        town_words = words.cell_words(figures, figures.cell(figures.town, data.period), texts)
        parts.append(f"{figures.name(figures.town)} {town_words}")
        areas = tuple(area for area in areas if area != figures.town)
    parts.append(words.listing(figures, areas, data.period, texts))
    return words.sentence(*parts)
