"""Borders on a plane: reading GeoJSON, projecting, thinning out, hatching, and the place for a label. No library.

A ring is a list of points; a shape is many rings under the even-odd rule, so that holes and exclaves need no care.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Point = tuple[float, float]
Rings = tuple[tuple[Point, ...], ...]

LABEL_ROWS = 24
LABEL_GRID = 1.5


@dataclass(frozen=True, slots=True)
class AreaShape:
    """The border of one area: its id and its rings in degrees (longitude, latitude)."""

    area: str
    rings: Rings


def rings_of(geojson: str) -> Rings:
    """Return all rings of a GeoJSON Polygon, MultiPolygon or a Feature around one; ValueError for anything else."""
    geometry = json.loads(geojson)
    if isinstance(geometry, dict) and geometry.get("type") == "Feature":
        geometry = geometry.get("geometry")
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in ("Polygon", "MultiPolygon"):
        raise ValueError(str(kind))
    try:
        parts = geometry["coordinates"] if kind == "MultiPolygon" else [geometry["coordinates"]]
        rings = [tuple((float(point[0]), float(point[1])) for point in ring) for part in parts for ring in part]
    except (KeyError, IndexError, TypeError) as error:
        raise ValueError(kind) from error
    return tuple(ring for ring in rings if len(ring) >= 3)


@dataclass(frozen=True, slots=True)
class Projection:
    """Degrees to px: east–west is shortened by the cosine of the middle latitude, north is up."""

    west: float
    north: float
    shrink: float
    scale: float
    left: float
    top: float

    @classmethod
    def fitting(cls, shapes: Iterable[AreaShape], box: tuple[float, float, float, float]) -> Projection:
        """Return the projection that centres all shapes in the box (left, top, width, height)."""
        points = [point for shape in shapes for ring in shape.rings for point in ring] or [(0.0, 0.0)]
        west, east = min(x for x, _ in points), max(x for x, _ in points)
        south, north = min(y for _, y in points), max(y for _, y in points)
        shrink = math.cos(math.radians((south + north) / 2))
        wide, high = max((east - west) * shrink, 1e-9), max(north - south, 1e-9)
        left, top, width, height = box
        scale = min(width / wide, height / high)
        return cls(west, north, shrink, scale, left + (width - wide * scale) / 2, top + (height - high * scale) / 2)

    def place(self, point: Point) -> Point:
        """Return the px of a point in degrees."""
        return (
            self.left + (point[0] - self.west) * self.shrink * self.scale,
            self.top + (self.north - point[1]) * self.scale,
        )

    def rings(self, shape: AreaShape, grid: float) -> Rings:
        """Return the rings of a shape in px, thinned out to a grid."""
        return tuple(
            thin for ring in shape.rings if len(thin := thinned([self.place(point) for point in ring], grid)) >= 3
        )


def thinned(ring: Sequence[Point], grid: float) -> tuple[Point, ...]:
    """Return the ring on a grid, without repeated points and without points on straight lines.

    A point's new place depends on the point alone: a border shared by two areas stays shared.
    """
    snapped = [(round(x / grid), round(y / grid)) for x, y in ring]
    kept: list[tuple[int, int]] = []
    for point in snapped:
        if kept and point == kept[-1]:
            continue
        if len(kept) > 1 and _straight(kept[-2], kept[-1], point):
            kept.pop()
        kept.append(point)
    while len(kept) > 1 and kept[0] == kept[-1]:
        kept.pop()
    return tuple((x * grid, y * grid) for x, y in kept)


def _straight(a: tuple[int, int], b: tuple[int, int], c: tuple[int, int]) -> bool:
    ahead = (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1]) > 0
    return ahead and (b[0] - a[0]) * (c[1] - b[1]) == (b[1] - a[1]) * (c[0] - b[0])


def surface(ring: Sequence[Point]) -> float:
    """Return the signed area inside a ring by the shoelace formula."""
    pairs = zip(ring, (*ring[1:], ring[0]), strict=True)
    return sum(x * b - a * y for (x, y), (a, b) in pairs) / 2


def centroid(ring: Sequence[Point]) -> Point:
    """Return the centre of gravity of the area inside a ring."""
    size = surface(ring)
    if abs(size) < 1e-9:
        return ring[0]
    pairs = list(zip(ring, (*ring[1:], ring[0]), strict=True))
    x = sum((x + a) * (x * b - a * y) for (x, y), (a, b) in pairs) / (6 * size)
    y = sum((y + b) * (x * b - a * y) for (x, y), (a, b) in pairs) / (6 * size)
    return x, y


def chords(rings: Rings, y: float) -> list[tuple[float, float]]:
    """Return the stretches of the row ``y`` that lie inside the rings, from left to right."""
    crossings = []
    for ring in rings:
        x1, y1 = ring[-1]
        for x2, y2 in ring:
            if (y1 <= y) != (y2 <= y):
                crossings.append(x1 + (y - y1) / (y2 - y1) * (x2 - x1))
            x1, y1 = x2, y2
    crossings.sort()
    return list(zip(crossings[::2], crossings[1::2], strict=False))


def hatch(rings: Rings, gap: float) -> list[tuple[Point, Point]]:
    """Return strokes at 45°, ``gap`` px apart, that fill the rings exactly."""
    half = math.sqrt(0.5)
    turned = tuple(tuple(((x - y) * half, (x + y) * half) for x, y in ring) for ring in rings)
    rows = [y for ring in turned for _, y in ring]
    if not rows:
        return []
    strokes = []
    for index in range(math.ceil(min(rows) / gap), math.floor(max(rows) / gap) + 1):
        y = index * gap
        for start, end in chords(turned, y):
            strokes.append((((start + y) * half, (y - start) * half), ((end + y) * half, (y - end) * half)))
    return strokes


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a shape in which a label of one height is free: (y, start, end), and the centre of the shape."""

    middle: Point
    free: tuple[tuple[float, float, float], ...]


def label_place(rings: Rings, width: float, height: float) -> tuple[Point, float]:
    """Return where a label of ``width`` × ``height`` px stands best, and the free width there."""
    return place_in(label_rows(rings, height), width)


def label_rows(rings: Rings, height: float) -> Rows:
    """Return the rows of the largest part whose chord is free over the whole height of a label."""
    rings = tuple(thin for ring in rings if len(thin := thinned(ring, LABEL_GRID)) >= 3) or rings
    main = max(rings, key=lambda ring: abs(surface(ring)))
    low, high = min(y for _, y in main), max(y for _, y in main)
    rows = (low + (high - low) * row / LABEL_ROWS for row in range(1, LABEL_ROWS))
    # Half of a label above its row and half below: nearer to the edge there is no room for it.
    inside = [y for y in rows if low + height / 2 <= y <= high - height / 2]
    return Rows(centroid(main), tuple((y, start, end) for y in inside for start, end in _free(rings, y, height)))


def place_in(rows: Rows, width: float) -> tuple[Point, float]:
    """Return the best place of a label: a row wide enough first, then near the centre of gravity."""
    (middle_x, middle_y), most = rows.middle, width * 1.1
    best, found, best_width = -math.inf, rows.middle, 0.0
    for y, start, end in rows.free:
        free = end - start
        half = min(width, free) / 2
        x = min(max(middle_x, start + half), end - half)
        score = min(free, most) - 0.3 * math.hypot(x - middle_x, y - middle_y)
        if score > best:
            best, found, best_width = score, (x, y), free
    return found, best_width


def _free(rings: Rings, y: float, height: float) -> list[tuple[float, float]]:
    """Return the stretches that are inside the rings at the top, the middle and the foot of a label at row ``y``."""
    stretches = chords(rings, y)
    for edge in (y - height / 2, y + height / 2):
        other = chords(rings, edge)
        stretches = [(max(a, c), min(b, d)) for a, b in stretches for c, d in other if min(b, d) > max(a, c)]
    return stretches
