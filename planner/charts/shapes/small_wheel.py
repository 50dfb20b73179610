"""The wheel as a sign beside the word "Overview" (R up to 24 px): no steps, no tips, no words.

Ring 0.60–1.00 R in four quarters with a gap of 0.09 R at mid-ring; each quarter is filled along its arc by the mean of
its steps. What is not yet filled takes the stronger track, because the sign may stand on the chosen row's ground.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from planner.charts.shapes.vocabulary import Close, Command, Item, Line, Move, Path, Point, Shapes, arc, circle, polar

INNER, OUTER = 0.60, 1.00
GAP = 0.09
HUB, HUB_WIDTH = 0.22, 0.11


def _piece(centre: Point, radius: float, start: float, end: float) -> tuple[Command, ...]:
    return (
        Move(*polar(centre, OUTER * radius, start)),
        *arc(centre, OUTER * radius, start, end),
        Line(*polar(centre, INNER * radius, end)),
        *arc(centre, INNER * radius, end, start),
        Close(),
    )


def small_wheel(shares: Sequence[float], *, radius: float, hub: float = 1.0, outlined: bool = False) -> Shapes:
    """Return the sign in a box of 2 ``radius``; ``shares`` (0 to 1) are the means of the four quarters.

    ``hub`` is the readiness of the mandate: its ring is accent from 1, else track. ``outlined`` serves high contrast.
    """
    centre = (radius, radius)
    half_gap = math.degrees(GAP / ((INNER + OUTER) / 2)) / 2
    items: list[Item] = []
    for index, share in enumerate(shares):
        start, end = 90 * index + half_gap, 90 * (index + 1) - half_gap
        items.append(Path(_piece(centre, radius, start, end), fill="track2"))
        reach = start + (end - start) * min(max(share, 0.0), 1.0)
        if reach > start:
            items.append(Path(_piece(centre, radius, start, reach), fill="accent"))
        if outlined:
            items.append(Path(_piece(centre, radius, start, end), stroke="edge", width=1.0))
    role = "accent" if hub >= 1 else "edge"
    items.append(Path(circle(centre, HUB * radius), stroke=role, width=max(HUB_WIDTH * radius, 1.0)))
    return Shapes(2 * radius, 2 * radius, tuple(items))
