"""Polygons of GeoJSON checked and made plain: degrees, six decimals, closed rings, outer rings counter-clockwise."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import pairwise
from math import isfinite
from typing import Any

from planner.domain.errors import Unreadable
from planner.domain.record import GEOMETRY_TEXT, N_

DECIMALS = 6
MAX_POINTS = 2_000_000
MAX_DEPTH = 20
Ring = list[tuple[float, float]]
Polygon = list[Ring]


def polygons_of(geometry: object, depth: int = 0) -> list[Polygon]:
    """All polygons of a geometry, collections opened; points and lines have none.

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
    if kind == "Polygon":
        return _listed([_polygon(coordinates)])
    if kind == "MultiPolygon":
        return _listed([_polygon(part) for part in _sequence(coordinates)])
    return []


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


def _listed(polygons: Sequence[Polygon]) -> list[Polygon]:
    return [polygon for polygon in polygons if polygon]


def _polygon(rings: object) -> Polygon:
    """Outer ring and holes; empty when the outer ring has no surface."""
    found = [_ring(ring) for ring in _sequence(rings)]
    if not found or not found[0]:
        return []
    return [_turned(ring, outer=i == 0) for i, ring in enumerate(found) if ring]


def _ring(points: object) -> Ring:
    """Rounded points, repeated neighbours left out, closed; empty below three corners."""
    ring: Ring = []
    for point in _sequence(points):
        if not isinstance(point, list) or len(point) < 2 or not all(_is_number(part) for part in point[:2]):
            raise Unreadable(N_("The borders hold coordinates that are no numbers."))
        here = (round(float(point[0]), DECIMALS) + 0.0, round(float(point[1]), DECIMALS) + 0.0)
        if not (abs(here[0]) <= 180 and abs(here[1]) <= 90):
            raise Unreadable(
                N_(
                    "The coordinates are not degrees of longitude and latitude (found {x}, {y})."
                    " Ask for the borders as GeoJSON in WGS 84."
                ),
                x=f"{here[0]:.0f}",
                y=f"{here[1]:.0f}",
            )
        if not ring or ring[-1] != here:
            ring.append(here)
    if ring and ring[0] != ring[-1]:
        ring.append(ring[0])
    return ring if len(ring) >= 4 else []


def _is_number(part: object) -> bool:
    return isinstance(part, (int, float)) and not isinstance(part, bool) and isfinite(part)


def _turned(ring: Ring, *, outer: bool) -> Ring:
    """Outer rings run counter-clockwise, holes clockwise (RFC 7946)."""
    doubled = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))
    return ring if (doubled > 0) == outer else ring[::-1]


def _sequence(part: object) -> list[Any]:
    if not isinstance(part, list):
        raise Unreadable(N_("The borders are not built as GeoJSON says: a list of coordinates is missing."))
    return part
