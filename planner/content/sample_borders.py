"""The outlines of the invented sample town: polygons that share their edges exactly.

`borders.toml` names corners, edges and rings. Each edge is drawn once and used by both neighbours, forwards by one and
backwards by the other, so outlines fit together without gap or overlap. Larger areas are the edges their quarters do not share.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from planner.content.files import read

Point = tuple[float, float]

KM_PER_DEGREE = 111.32
CURVE_PARTS = 16
ROUGH_DEPTH = 4
ROUGHNESS = 0.11


@cache
def sample_borders() -> Mapping[str, str]:
    """Area key → GeoJSON geometry text (WGS84 degrees, six decimals, outer ring counter-clockwise)."""
    plan = read("sample/borders.toml")
    edges = {name: _edge(name, edge, plan["corners"]) for name, edge in plan["edges"].items()}
    rings = dict(plan["rings"])
    for key, members in plan["unions"].items():
        rings[key] = _outline([rings[member] for member in members], edges)
    return {key: _geojson(_ring(names, edges), plan["centre"]) for key, names in sorted(rings.items())}


def _edge(name: str, edge: Mapping[str, Any], corners: Mapping[str, Sequence[float]]) -> tuple[Point, ...]:
    start, end = _point(corners[edge["from"]]), _point(corners[edge["to"]])
    if "curve" in edge:
        return _bezier(start, _point(edge["curve"][0]), _point(edge["curve"][1]), end)
    return (start, *_roughened(name, start, end, ROUGH_DEPTH), end)


def _point(pair: Sequence[float]) -> Point:
    return float(pair[0]), float(pair[1])


def _bezier(first: Point, second: Point, third: Point, fourth: Point) -> tuple[Point, ...]:
    def at(share: float) -> Point:
        rest = 1 - share
        weights = (rest**3, 3 * rest**2 * share, 3 * rest * share**2, share**3)
        corners = (first, second, third, fourth)
        east = sum(weight * corner[0] for weight, corner in zip(weights, corners, strict=True))
        north = sum(weight * corner[1] for weight, corner in zip(weights, corners, strict=True))
        return east, north

    return (first, *(at(step / CURVE_PARTS) for step in range(1, CURVE_PARTS)), fourth)


def _roughened(seed: str, start: Point, end: Point, depth: int) -> tuple[Point, ...]:
    """The points between two ends, each midpoint moved sideways by a share of the length drawn from the seed."""
    if depth == 0:
        return ()
    east, north = end[0] - start[0], end[1] - start[1]
    push = ROUGHNESS * _signed(seed)
    middle = ((start[0] + end[0]) / 2 - push * north, (start[1] + end[1]) / 2 + push * east)
    left = _roughened(f"{seed}l", start, middle, depth - 1)
    right = _roughened(f"{seed}r", middle, end, depth - 1)
    return (*left, middle, *right)


def _signed(seed: str) -> float:
    digest = hashlib.sha256(seed.encode()).digest()
    return int.from_bytes(digest[:4], "big") / 2**31 - 1


def _ring(names: Sequence[str], edges: Mapping[str, tuple[Point, ...]]) -> list[Point]:
    points: list[Point] = []
    for name in names:
        line = edges[name.removeprefix("-")]
        run = line[::-1] if name.startswith("-") else line
        points.extend(run[:-1])
    return points


def _outline(rings: Sequence[Sequence[str]], edges: Mapping[str, tuple[Point, ...]]) -> list[str]:
    """The edges of one closed ring around several: those used by only one of them, joined end to end."""
    used = [name for ring in rings for name in ring]
    free = [name for name in used if _turned(name) not in used]
    chain = [free.pop(0)]
    while free:
        end = _end(chain[-1], edges)
        following = next(name for name in free if _end(_turned(name), edges) == end)
        free.remove(following)
        chain.append(following)
    return chain


def _turned(name: str) -> str:
    return name.removeprefix("-") if name.startswith("-") else f"-{name}"


def _end(name: str, edges: Mapping[str, tuple[Point, ...]]) -> Point:
    line = edges[name.removeprefix("-")]
    return line[0] if name.startswith("-") else line[-1]


def _geojson(points: list[Point], centre: Mapping[str, float]) -> str:
    shrink = math.cos(math.radians(centre["latitude"]))
    turned = points if _area(points) > 0 else points[::-1]
    ring = [
        [
            round(centre["longitude"] + east / (KM_PER_DEGREE * shrink), 6),
            round(centre["latitude"] + north / KM_PER_DEGREE, 6),
        ]
        for east, north in turned
    ]
    return json.dumps({"type": "Polygon", "coordinates": [[*ring, ring[0]]]}, separators=(",", ":"))


def _area(points: Sequence[Point]) -> float:
    """Twice the signed area; positive when the ring runs counter-clockwise."""
    following = (*points[1:], points[0])
    return sum(one[0] * two[1] - two[0] * one[1] for one, two in zip(points, following, strict=True))
