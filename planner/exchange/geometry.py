"""Polygons of borders: taken as they stand in a file, then made plain for the plan.

Plain are degrees with six decimals, closed rings, outer rings counter-clockwise, holes clockwise and within the ring they
are cut from, whatever the file says of them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import isfinite
from statistics import median
from typing import Any

from planner.domain.errors import Unreadable
from planner.domain.record import GEOMETRY_TEXT, N_

DECIMALS = 6
MAX_POINTS = 2_000_000
MAX_DEPTH = 20
MOST_NESTED = 1_000
"""With more rings in one border than these, each of the file's own polygons is believed as it stands."""
WITNESSES = 7
_FIRST = re.compile(r"\[\s*(-?[\d.]+)\s*,\s*(-?[\d.]+)")
Point = tuple[float, float]
Ring = list[Point]
Polygon = list[Ring]


def polygons_of(geometry: object, depth: int = 0) -> list[Polygon]:
    """All polygons of a geometry in the coordinates of the file, collections opened; points and lines have none.

    Raises ``Unreadable`` when the coordinates are not what GeoJSON says.
    """
    if not isinstance(geometry, dict) or depth > MAX_DEPTH:
        return []
    kind, coordinates = geometry.get("type"), geometry.get("coordinates")
    if kind == "GeometryCollection":
        parts = geometry.get("geometries")
        return [
            polygon for part in (parts if isinstance(parts, list) else []) for polygon in polygons_of(part, depth + 1)
        ]
    if kind == "Feature":
        return polygons_of(geometry.get("geometry"), depth + 1)
    if coordinates is None:
        return []
    if kind == "Polygon":
        return _listed([_polygon(coordinates)])
    if kind == "MultiPolygon":
        return _listed([_polygon(part) for part in _sequence(coordinates)])
    return []


def points_in(polygons: Iterable[Polygon]) -> int:
    """How many points the polygons have."""
    return sum(len(ring) for polygon in polygons for ring in polygon)


def plain(polygons: Iterable[Polygon]) -> list[Polygon]:
    """Polygons in degrees made plain; what has no surface is left out.

    Which rings are holes is told by which ring lies in which: many programs lose it on the way.
    """
    rounded = [[ring for ring in map(_plain_ring, polygon) if ring] for polygon in polygons]
    rings = [ring for polygon in rounded for ring in polygon]
    if len(rings) == 1:
        return [[_turned(rings[0], outer=True)]]
    if len(rings) > MOST_NESTED:
        return [[_turned(ring, outer=i == 0) for i, ring in enumerate(polygon)] for polygon in rounded if polygon]
    return [polygon for part in rounded if part for polygon in nested(part)]


def nested(rings: Sequence[Ring]) -> list[Polygon]:
    """Rings of one border as polygons: a ring within an odd number of others is a hole of the smallest around it."""
    order = sorted(rings, key=lambda ring: abs(doubled(ring)), reverse=True)
    boxes = [_box(ring) for ring in order]
    around = [
        [j for j in range(i) if _within(boxes[i], boxes[j]) and _contains(order[j], ring)]
        for i, ring in enumerate(order)
    ]
    outers = {i: [_turned(ring, outer=True)] for i, ring in enumerate(order) if len(around[i]) % 2 == 0}
    for i, ring in enumerate(order):
        if i not in outers:
            owner = next(j for j in reversed(around[i]) if j in outers)
            outers[owner].append(_turned(ring, outer=False))
    return list(outers.values())


def as_text(polygons: Sequence[Polygon]) -> str:
    """The geometry as compact GeoJSON text: a Polygon, or a MultiPolygon when there are several."""
    if len(polygons) == 1:
        shape: dict[str, Any] = {"type": "Polygon", "coordinates": polygons[0]}
    else:
        shape = {"type": "MultiPolygon", "coordinates": list(polygons)}
    text = json.dumps(shape, separators=(",", ":"))
    if len(text) > GEOMETRY_TEXT:
        raise Unreadable(N_("One border alone has too many points. Ask for simplified borders."))
    return text


def polygons_in(text: str) -> list[Polygon]:
    """The polygons of a geometry written by `as_text`."""
    shape = json.loads(text)
    found: list[Polygon] = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
    return found


def joined(texts: Iterable[str]) -> str:
    """The geometries of parts of one area as one."""
    return as_text([polygon for text in texts for polygon in polygons_in(text)])


def middle_of(texts: Iterable[str]) -> Point:
    """Where most of these geometries are, told by their first corners."""
    first = [(float(found[1]), float(found[2])) for found in map(_FIRST.search, texts) if found]
    return median(x for x, _ in first), median(y for _, y in first)


def lies_within(inner: str, outer: str) -> bool:
    """Whether a part of one geometry lies in a part of another."""
    return any(
        _within(_box(one[0]), _box(other[0])) and _contains(other[0], one[0])
        for one in polygons_in(inner)
        for other in polygons_in(outer)
    )


def doubled(ring: Sequence[Point]) -> float:
    """Twice the signed surface within a closed ring; positive runs counter-clockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))


def _listed(polygons: Sequence[Polygon]) -> list[Polygon]:
    return [polygon for polygon in polygons if polygon]


def _polygon(rings: object) -> Polygon:
    """Outer ring and holes as they stand; empty when the outer ring has no surface."""
    found = [_ring(ring) for ring in _sequence(rings)]
    return [ring for ring in found if ring] if found and found[0] else []


def _ring(points: object) -> Ring:
    """Longitude and latitude, or whatever comes first; heights and measures are left out."""
    ring: Ring = []
    for point in _sequence(points):
        if not isinstance(point, list) or len(point) < 2 or not all(_is_number(part) for part in point[:2]):
            raise Unreadable(N_("The borders hold coordinates that are no numbers."))
        here = (float(point[0]), float(point[1]))
        if not ring or ring[-1] != here:
            ring.append(here)
    return ring if len(set(ring)) >= 3 else []


def _plain_ring(points: Ring) -> Ring:
    """Rounded points, repeated neighbours left out, closed; empty below three corners."""
    ring: Ring = []
    for x, y in points:
        here = (round(x, DECIMALS) + 0.0, round(y, DECIMALS) + 0.0)
        if not ring or ring[-1] != here:
            ring.append(here)
    if ring and ring[0] != ring[-1]:
        ring.append(ring[0])
    return ring if len(ring) >= 4 else []


def _is_number(part: object) -> bool:
    if isinstance(part, int):
        return not isinstance(part, bool) and abs(part) < 10**18
    return isinstance(part, float) and isfinite(part)


def _turned(ring: Ring, *, outer: bool) -> Ring:
    """Outer rings run counter-clockwise, holes clockwise (RFC 7946)."""
    return ring if (doubled(ring) > 0) == outer else ring[::-1]


def _box(ring: Ring) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return min(xs), min(ys), max(xs), max(ys)


def _within(inner: tuple[float, float, float, float], outer: tuple[float, float, float, float]) -> bool:
    return inner[0] >= outer[0] and inner[1] >= outer[1] and inner[2] <= outer[2] and inner[3] <= outer[3]


def _contains(outer: Ring, inner: Ring) -> bool:
    """Whether a ring lies within another, told by middles of some of its edges: its corners may touch the other."""
    edges = list(pairwise(inner))
    some = edges[:: max(1, len(edges) // WITNESSES)][:WITNESSES]
    inside = sum(_holds(outer, ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)) for a, b in some)
    return 2 * inside > len(some)


def _holds(ring: Ring, point: Point) -> bool:
    x, y = point
    found = False
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
            found = not found
    return found


def _sequence(part: object) -> list[Any]:
    if not isinstance(part, list):
        raise Unreadable(N_("The borders are not built as GeoJSON says: a list of coordinates is missing."))
    return part
