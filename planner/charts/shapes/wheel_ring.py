"""The geometry of the wheel's ring: quarters with a notch at the start and a chevron at the end, cut into sectors.

All lengths are shares of R, the outer radius of the ring; angles are degrees clockwise from 12 o'clock.
"""

from __future__ import annotations

import math

from planner.charts.shapes.vocabulary import Close, Command, Line, Move, Point, arc, polar

INNER, OUTER = 0.68, 1.00
MIDDLE = (INNER + OUTER) / 2
GAP = 0.034
HALF_GAP = math.degrees(GAP / MIDDLE) / 2
TIP = 5.0


def quarter_angles(index: int) -> tuple[float, float]:
    """Return start and end in degrees of quarter ``index`` (0 to 3) at its outer and inner edge.

    Both are shifted back by half the tip: the points at mid-ring straddle the axes.
    """
    return 90 * index + HALF_GAP - TIP / 2, 90 * (index + 1) - HALF_GAP - TIP / 2


def _edge(centre: Point, radius: float, degrees: float, chevron: bool, inner: float, outer: float) -> list[Point]:
    """Return the points of one side of a sector from ``inner`` to ``outer`` (shares of R).

    With a chevron the side bends at mid-ring, where it stands TIP degrees further on; a side that ends on the way
    is cut on the straight line between the bend and the ring's edge.
    """
    if not chevron:
        return [polar(centre, inner * radius, degrees), polar(centre, outer * radius, degrees)]
    points = [polar(centre, inner * radius, degrees)]
    bend = polar(centre, MIDDLE * radius, degrees + TIP)
    if outer <= MIDDLE:
        return [*points, _cut(centre, points[0], bend, outer * radius)]
    far = polar(centre, max(outer, OUTER) * radius, degrees)
    return [*points, bend, _cut(centre, bend, far, outer * radius)]


def _cut(centre: Point, a: Point, b: Point, radius: float) -> Point:
    """Return where the line from ``a`` to ``b`` crosses the circle, ``b`` lying outside or on it."""
    ax, ay = a[0] - centre[0], a[1] - centre[1]
    dx, dy = b[0] - a[0], b[1] - a[1]
    square, mixed = dx * dx + dy * dy, ax * dx + ay * dy
    rest = max(mixed * mixed - square * (ax * ax + ay * ay - radius * radius), 0.0)
    share = min(max((math.sqrt(rest) - mixed) / square, 0.0), 1.0)
    return a[0] + share * dx, a[1] + share * dy


def _angle(centre: Point, point: Point) -> float:
    return math.degrees(math.atan2(point[0] - centre[0], centre[1] - point[1]))


def sector(
    centre: Point,
    radius: float,
    angles: tuple[float, float],
    chevrons: tuple[bool, bool],
    *,
    share: float = 1.0,
    offset: float = 0.0,
) -> tuple[Command, ...]:
    """Return the outline of a sector filled to ``share`` of the ring; ``offset`` (of R) widens it on both rims."""
    inner, outer = INNER - offset, INNER + (OUTER - INNER) * share + offset
    before = _edge(centre, radius, angles[0], chevrons[0], inner, outer)
    after = _edge(centre, radius, angles[1], chevrons[1], inner, outer)
    first, last = _angle(centre, before[-1]), _angle(centre, after[-1])
    last += 360 * math.ceil((first - last) / 360)
    return (
        Move(*before[0]),
        *(Line(*point) for point in before[1:]),
        *arc(centre, outer * radius, first, last),
        *(Line(*point) for point in reversed(after[:-1])),
        *arc(centre, inner * radius, angles[1], angles[0]),
        Close(),
    )
