"""What a worker makes of figures: drawings ready for painting, with the words that say them and where their areas lie."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainterPath

from planner.charts.figures.geometry import AreaShape, Rings, rings_of
from planner.charts.figures.model import (
    WHOLE,
    AreaBars,
    AreaFigures,
    AreaMap,
    Columns,
    SmallMultiples,
    Target,
    TimeSeries,
    View,
)
from planner.texts import Texts
from planner.ui import drawing

if TYPE_CHECKING:
    from planner.charts.figures.sheet import Size


@dataclass(frozen=True, slots=True)
class Canvas:
    """What a picture in the window is drawn for: its size in px, the theme, the text size, and the part of a map."""

    width: float
    height: float
    theme: str
    scale: float
    view: View = WHOLE


@dataclass(frozen=True, slots=True)
class Picture:
    """A finished picture: what is painted, the same in words, the outline of each area on it; of a map the part shown and
    the ground it lies on.
    """

    drawing: drawing.Drawing
    words: str
    outlines: Mapping[str, QPainterPath] = field(default_factory=dict)
    view: View = WHOLE
    ground: QRectF = field(default_factory=QRectF)

    @property
    def size(self) -> QSize:
        """The size it was drawn for."""
        return QSize(round(self.drawing.width), round(self.drawing.height))

    def area_at(self, point: QPointF) -> str:
        """The area a point lies in, "" for none."""
        return next((area for area, path in self.outlines.items() if path.contains(point)), "")


Borders = Mapping[str, str]
"""Area id → GeoJSON text."""

_parsed: dict[tuple[str, str], Rings] = {}
MOST_PARSED = 2000


def course(
    figures: AreaFigures, period: str, target: Target | None, columns: Columns, canvas: Canvas, texts: Texts
) -> Picture:
    """The course of all areas over the columns of a grid."""
    from planner.charts.figures import time_series

    data = TimeSeries(figures=figures, target=target, period=period, columns=columns)
    drawn = time_series.draw(data, _size(canvas), texts)
    return Picture(drawing.ready(drawn.shapes), time_series.describe(data, texts))


def area_map(figures: AreaFigures, period: str, borders: Borders, canvas: Canvas, texts: Texts) -> Picture:
    """The map of one period; areas whose border cannot be read are left out."""
    from planner.charts.figures import area_map as maps

    data = AreaMap(figures=figures, period=period, shapes=shapes_of(borders), view=canvas.view)
    size = _size(canvas)
    drawn = maps.draw(data, size, texts)
    outlines = {place.area: drawing.known_outline(place.outline) for place in maps.places(data, size)}
    ground = QRectF(*maps.ground(size))
    return Picture(drawing.ready(drawn.shapes), maps.describe(data, texts), outlines, canvas.view, ground)


def bars(figures: AreaFigures, period: str, canvas: Canvas, texts: Texts) -> Picture:
    """One bar per area beside the town's, as high as they need."""
    from planner.charts.figures import area_bars, sheet

    data = AreaBars(figures=figures, period=period)
    height = area_bars.height(data, sheet.SCREEN_CAPTION * canvas.scale)
    size = sheet.screen(canvas.width, height, theme=canvas.theme, scale=canvas.scale)
    drawn = area_bars.draw(data, size, texts)
    areas = area_bars.order(data)
    step = height / max(len(areas), 1)
    outlines = {}
    for number, area in enumerate(areas):
        path = QPainterPath()
        path.addRect(0, number * step, canvas.width, step)
        outlines[area] = path
    return Picture(drawing.ready(drawn.shapes), area_bars.describe(data, texts), outlines)


def panels(figures: AreaFigures, areas: tuple[str, ...], columns: int, canvas: Canvas, texts: Texts) -> Picture:
    """Small charts side by side, all on one axis."""
    from planner.charts.figures import small_multiples

    data = SmallMultiples(figures=figures, areas=areas, columns=columns)
    drawn = small_multiples.draw(data, _size(canvas), texts)
    return Picture(drawing.ready(drawn.shapes), small_multiples.describe(data, texts))


def shapes_of(borders: Borders) -> tuple[AreaShape, ...]:
    """The borders of areas, read once per text; what is no border is left out."""
    found = []
    for area, text in borders.items():
        rings = _rings(area, text)
        if rings:
            found.append(AreaShape(area, rings))
    return tuple(found)


def _rings(area: str, text: str) -> Rings:
    key = (area, text)
    rings = _parsed.get(key)
    if rings is None:
        if len(_parsed) > MOST_PARSED:
            _parsed.clear()
        try:
            rings = rings_of(text)
        except ValueError:
            rings = ()
        _parsed[key] = rings
    return rings


def _size(canvas: Canvas) -> Size:
    from planner.charts.figures import sheet

    return sheet.screen(canvas.width, canvas.height, theme=canvas.theme, scale=canvas.scale)


def place_map(borders: Borders, names: Mapping[str, str], chosen: str, canvas: Canvas, texts: Texts) -> Picture:
    """The areas of a level by their borders alone."""
    from planner.charts.figures import place_map as maps

    data = maps.PlaceMap(shapes=shapes_of(borders), names=names, chosen=chosen)
    size = _size(canvas)
    drawn = maps.draw(data, size)
    outlines = {place.area: drawing.known_outline(place.outline) for place in maps.places(data, size)}
    return Picture(drawing.ready(drawn.shapes), maps.describe(data, texts), outlines)
