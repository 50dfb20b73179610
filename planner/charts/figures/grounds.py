"""Where areas lie on a map: worked out once for borders and a size, and kept while only figures change.

A map is drawn again with every period, class and choice. Its outlines and the room for words in them stay the same as
long as the borders and the size do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain
from threading import Lock

from planner.charts.figures import geometry
from planner.charts.figures.geometry import AreaShape, Point, Projection, Rings, Rows
from planner.charts.figures.sheet import Size
from planner.charts.figures.simplify import simplified, snapped
from planner.charts.shapes.vocabulary import Command, polygon

Box = tuple[float, float, float, float]
MOST_KEPT = 6


@dataclass(frozen=True, slots=True)
class Place:
    """An area on the finished map: its rings in px (even-odd), and the same as the outline of a shape."""

    area: str
    rings: Rings
    outline: tuple[Command, ...] = field(repr=False)
    _rows: dict[float, Rows] = field(default_factory=dict, compare=False, repr=False)

    def room(self, height: float) -> float:
        """The greatest width a label of this height can have."""
        return max((end - start for _, start, end in self._free(height).free), default=0.0)

    def label_place(self, width: float, height: float) -> tuple[Point, float]:
        """Where a label stands best, and the free width there."""
        return geometry.place_in(self._free(height), width)

    def _free(self, height: float) -> Rows:
        rows = self._rows.get(height)
        if rows is None:
            rows = self._rows[height] = geometry.label_rows(self.rings, height)
        return rows


_kept: list[tuple[tuple[AreaShape, ...], tuple[Box, float, float], tuple[Place, ...]]] = []
_lock = Lock()


def places(shapes: tuple[AreaShape, ...], box: Box, size: Size) -> tuple[Place, ...]:
    """The areas fitted into the box (left, top, width, height); thinned out as the size says."""
    key = (box, size.grid, size.tolerance)
    with _lock:
        found = next((kept for kept in _kept if kept[1] == key and _are_same(kept[0], shapes)), None)
        if found is not None:
            _kept.remove(found)
            _kept.append(found)
            return found[2]
    made = _made(shapes, box, size)
    with _lock:
        _kept.append((shapes, key, made))
        del _kept[:-MOST_KEPT]
    return made


def _are_same(these: Sequence[AreaShape], those: Sequence[AreaShape]) -> bool:
    """The same borders: told by the very same objects, their points are not looked at."""
    return len(these) == len(those) and all(
        a.rings is b.rings and a.area == b.area for a, b in zip(these, those, strict=True)
    )


def _made(shapes: tuple[AreaShape, ...], box: Box, size: Size) -> tuple[Place, ...]:
    projection = Projection.fitting(shapes, box)
    if not size.tolerance:
        drawn = [(shape.area, projection.rings(shape, size.grid)) for shape in shapes]
    else:
        grid = size.grid
        loose = [[snapped([projection.place(point) for point in ring], grid) for ring in one.rings] for one in shapes]
        loose = [[ring for ring in rings if len(set(ring)) >= 3] for rings in loose]
        thin = iter(simplified(list(chain.from_iterable(loose)), size.tolerance / grid))
        drawn = [
            (shape.area, tuple(tuple((x * grid, y * grid) for x, y in next(thin)) for _ in rings))
            for shape, rings in zip(shapes, loose, strict=True)
        ]
    return tuple(
        Place(area, rings, tuple(chain.from_iterable(polygon(ring) for ring in rings)))
        for area, rings in drawn
        if rings
    )
