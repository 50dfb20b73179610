"""A map of places without figures: borders, names where they fit, one area marked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from planner import tokens
from planner.charts.figures import geometry
from planner.charts.figures.area_map import BORDER, CHOSEN_HALO, CHOSEN_INK, MARGIN, Place
from planner.charts.figures.geometry import AreaShape, Projection
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
    projection = Projection.fitting(data.shapes, (MARGIN, MARGIN, size.width - 2 * MARGIN, size.height - 2 * MARGIN))
    found = ((shape.area, projection.rings(shape, size.grid)) for shape in data.shapes)
    return tuple(Place(area, rings) for area, rings in found if rings)


def draw(data: PlaceMap, size: Size) -> Drawing:
    """Return the map; the chosen area lies on top with its name."""
    sheet = Sheet(size)
    grounds = places(data, size)
    for place in grounds:
        edge, width = ("ink", 1.0) if sheet.stark else ("paper", BORDER)
        sheet.outline(place.rings, fill="r4" if place.area == data.chosen else "r2", edge=edge, width=width)
    for place in grounds:
        if place.area == data.chosen:
            sheet.outline(place.rings, edge="paper", width=CHOSEN_HALO)
            sheet.outline(place.rings, edge="ink", width=CHOSEN_INK)
    for place in grounds:
        _name(sheet, data, place)
    return sheet.drawing


def _name(sheet: Sheet, data: PlaceMap, place: Place) -> None:
    chosen, caption = place.area == data.chosen, sheet.size.caption
    name, weight = data.names.get(place.area, ""), tokens.STRONG if chosen else tokens.REGULAR
    wide = text_width(name, caption, weight)
    (x, y), free = geometry.label_place(place.rings, wide + 6, 1.15 * caption)
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
