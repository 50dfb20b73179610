"""A map of places without figures: borders, names where they fit, one area marked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from planner import tokens
from planner.charts.figures import grounds
from planner.charts.figures.area_map import BORDER, CHOSEN_HALO, CHOSEN_INK, MARGIN
from planner.charts.figures.geometry import AreaShape
from planner.charts.figures.grounds import Place
from planner.charts.figures.sheet import Drawing, Sheet, Size, text_width
from planner.texts import Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMap:
    """Borders with the names of their areas; ``chosen`` is marked."""

    shapes: tuple[AreaShape, ...]
    names: Mapping[str, str]
    chosen: str = ""


def places(data: PlaceMap, size: Size) -> tuple[Place, ...]:
    """Return where each area lies, for pointing at the map."""
    box = (MARGIN, MARGIN, size.width - 2 * MARGIN, size.height - 2 * MARGIN)
    return grounds.places(data.shapes, box, size)


def draw(data: PlaceMap, size: Size) -> Drawing:
    """Return the map; the chosen area lies on top with its name."""
    sheet = Sheet(size)
    shown = places(data, size)
    for place in shown:
        edge, width = ("ink", 1.0) if sheet.stark else ("paper", BORDER)
        sheet.shape(place.outline, fill="r4" if place.area == data.chosen else "r2", edge=edge, width=width)
    for place in shown:
        if place.area == data.chosen:
            sheet.shape(place.outline, edge="paper", width=CHOSEN_HALO)
            sheet.shape(place.outline, edge="ink", width=CHOSEN_INK)
    for place in shown:
        _name(sheet, data, place)
    return sheet.drawing


def _name(sheet: Sheet, data: PlaceMap, place: Place) -> None:
    chosen, caption = place.area == data.chosen, sheet.size.caption
    name, weight = data.names.get(place.area, ""), tokens.STRONG if chosen else tokens.REGULAR
    wide = text_width(name, caption, weight)
    (x, y), free = place.label_place(wide + 6, 1.15 * caption)
    if name and free >= wide:
        sheet.text(x, y, name, role="on_accent" if chosen else "ink", align="center", weight=weight)


def describe(data: PlaceMap, texts: Texts) -> str:
    """Return the alt text: how many areas, and which is marked."""
    count = texts.ngettext("Map of {n} area", "Map of {n} areas", len(data.shapes))
    name = data.names.get(data.chosen, "")
    shown = {shape.area for shape in data.shapes}
    if not name:
        return f"{count}."
    if data.chosen in shown:
        return texts.gettext("{map}. Marked: {area}.", map=count, area=name)
    return texts.gettext("{map}. {area} has no border.", map=count, area=name)
