"""The map of one indicator and period: five classes of one hue, the value in the area, gaps by hatch and sign."""

from __future__ import annotations

from planner import tokens
from planner.charts.figures import geometry, grounds, map_legend, scale, words
from planner.charts.figures.geometry import AreaShape
from planner.charts.figures.grounds import Place
from planner.charts.figures.model import WHOLE, AreaMap
from planner.charts.figures.sheet import Drawing, Sheet, Size, text_width
from planner.domain.breaks import Break, Reason, comparable_with
from planner.domain.figures import State
from planner.domain.periods import last_day
from planner.statistics.disclosure import ProtectedCell
from planner.texts import Texts

BORDER = 2.0
CHOSEN_INK, CHOSEN_HALO = 2.5, 6.0
HATCH_GAP = 6.0
MARGIN = 4.0
VALUE_FITS = 0.8
PALE_SHADES = 3
"""Dark ink can be read on so many of the five."""


def breaks_of(data: AreaMap) -> tuple[float, ...]:
    """Return the limits between the classes: the figures' own, those given, else four round ones over the areas shown,
    in all periods that may be compared with that of the map.
    """
    if data.figures.classes is not None:
        return data.figures.classes.limits
    shown = tuple(shape.area for shape in shapes_of(data))
    periods = comparable_with(data.figures.breaks.get("", ()), data.period, data.figures.periods)
    return data.breaks or scale.class_breaks(data.figures.known(shown, periods))


def shapes_of(data: AreaMap) -> tuple[AreaShape, ...]:
    """Return what is drawn: the areas that had the borders of today then."""
    gone = other_borders(data)
    return tuple(one for one in data.shapes if one.area not in gone)


def other_borders(data: AreaMap) -> dict[str, Break]:
    """Return the areas whose borders drawn here are not those their figures of the period were counted in, and why."""
    day, found = last_day(data.period), {}
    for shape in data.shapes:
        for one in data.figures.breaks.get(shape.area, ()):
            not_yet = one.reason is Reason.BORDERS and day is not None and day < one.day
            gone = one.reason is Reason.DISSOLVED and day is not None and day >= one.day
            if not_yet or gone:
                found[shape.area] = one
    return found


def marks(data: AreaMap, texts: Texts) -> tuple[str, ...]:
    """Return what a reader must know of breaks: where the series breaks, and which areas are left out for that."""
    figures, gone = data.figures, other_borders(data)
    found = [words.break_note(figures.breaks, figures.names, figures.periods, texts)]
    if gone:
        names = ", ".join(sorted(figures.name(area) for area in gone))
        found.append(texts.gettext("Not on the map, as borders were others then: {areas}.", areas=names))
    return tuple(one for one in found if one)


def places(data: AreaMap, size: Size) -> tuple[Place, ...]:
    """Return where each area lies, for pointing at the map."""
    left, top, width, height = ground(size)
    view = data.view
    wide, tall = width * view.zoom, height * view.zoom
    box = (left + width / 2 - view.x * wide, top + height / 2 - view.y * tall, wide, tall)
    return grounds.places(shapes_of(data), box, size)


def ground(size: Size) -> tuple[float, float, float, float]:
    """Return left, top, width and height in px of what the map itself takes, above its legend."""
    return MARGIN, MARGIN, size.width - 2 * MARGIN, size.height - map_legend.height(size) - 2 * MARGIN


def draw(data: AreaMap, size: Size, texts: Texts) -> Drawing:
    """Return the map with class bar and signs below. An area without border is left out; its value stays in tables."""
    sheet = Sheet(size)
    limits = breaks_of(data)
    shown = places(data, size)
    for place in shown:
        _ground(sheet, data.figures.cell(place.area, data.period), place, limits)
    for place in shown:
        if place.area in data.figures.chosen:
            sheet.shape(place.outline, edge="paper", width=CHOSEN_HALO)
            sheet.shape(place.outline, edge="ink", width=CHOSEN_INK)
    for place in shown:
        _label(sheet, data, place, limits, texts)
    if data.view != WHOLE:  # what reaches below the map gives way to the legend
        room = map_legend.height(size) + size.caption  # the unit stands on the legend's upper edge
        sheet.box(0.0, size.height - room, size.width, room, fill="paper")
    cells = [data.figures.cell(place.area, data.period) for place in shown]
    map_legend.draw(sheet, data.figures, limits, {cell.state for cell in cells}, texts)
    return sheet.drawing


def _ground(sheet: Sheet, cell: ProtectedCell, place: Place, limits: tuple[float, ...]) -> None:
    if cell.value is not None:
        edge, width = ("ink", 1.0) if sheet.stark else ("paper", BORDER)
        sheet.shape(place.outline, fill=f"r{_shade(cell.value, limits)}", edge=edge, width=width)
        return
    sheet.shape(place.outline, fill="paper")
    if cell.state is State.SUPPRESSED:
        sheet.lines(geometry.hatch(place.rings, HATCH_GAP * sheet.size.scale), "hatch", 1.0)
    dash = (4.0, 3.0) if cell.state is State.MISSING else None
    sheet.shape(place.outline, edge="edge" if dash else "rule", width=1.0, dash=dash)


def _shade(value: float, limits: tuple[float, ...]) -> int:
    return scale.shade_of(scale.class_of(value, limits), len(limits) + 1)


def _label(sheet: Sheet, data: AreaMap, place: Place, limits: tuple[float, ...], texts: Texts) -> None:
    """Write name and value where both fit, else the value alone, else nothing; a chosen area always has its value."""
    figures, caption = data.figures, sheet.size.caption
    cell = figures.cell(place.area, data.period)
    value = words.SIGNS[cell.state] if cell.value is None else texts.number(cell.value, figures.decimals)
    name = figures.name(place.area)
    wide, tall = text_width(name, caption), 1.15 * caption
    colour = "ink" if cell.value is None or _shade(cell.value, limits) <= PALE_SHADES else "on_accent"
    short = text_width(value, caption, tokens.STRONG)
    if data.named and place.room(2 * tall) >= max(wide, short):
        (x, y), free = place.label_place(max(wide, short) + 8, 2 * tall)
        if free >= max(wide, short) + (8 if cell.state is State.SUPPRESSED else 0):
            if cell.state is State.SUPPRESSED:
                sheet.box(x - wide / 2 - 4, y - tall, wide + 8, 2 * tall, fill="paper")
            sheet.text(x, y - tall / 2, name, role=colour, align="center")
            sheet.text(x, y + tall / 2, value, role=colour, align="center", weight=tokens.STRONG)
            return
    if place.area not in figures.chosen and place.room(tall) < VALUE_FITS * short:
        return
    (x, y), free = place.label_place(short + 4, tall)
    if value and (free >= VALUE_FITS * short or place.area in figures.chosen):
        if cell.state is State.SUPPRESSED:
            sheet.box(x - short / 2 - 3, y - tall / 2, short + 6, tall, fill="paper")
        sheet.text(x, y, value, role=colour, align="center", weight=tokens.STRONG)


def describe(data: AreaMap, texts: Texts) -> str:
    """Return the alt text: what is shown, the classes, then every area's figure or the extremes and the gaps."""
    figures = data.figures
    areas = tuple(shape.area for shape in shapes_of(data))
    inside = [figures.cell(area, data.period).value for area in areas]
    limits = breaks_of(data)
    counts = [0] * (len(limits) + 1)
    for value in inside:
        if value is not None:
            counts[scale.class_of(value, limits)] += 1
    classes = ", ".join(
        texts.gettext("{class_limits}: {count}", class_limits=label, count=texts.number(count))
        for label, count in zip(map_legend.class_words(figures, limits, texts), counts, strict=True)
    )
    return words.sentence(
        texts.gettext("Map: {indicator}, {period}", indicator=figures.indicator, period=texts.period(data.period)),
        texts.gettext("Areas by class: {classes}", classes=classes),
        words.listing(figures, areas, data.period, texts),
        *marks(data, texts),
    )
