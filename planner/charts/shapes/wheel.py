"""The wheel: the quality circle with its four phases, the mandate as hub, and the state of every step.

All lengths are shares of R, the outer radius of the ring; angles are degrees clockwise from 12 o'clock. Quarters run
analysis, goals, measures, review. A step's sector is filled from the inside outwards; the chevron at a quarter's end
points onwards and is the only arrow in the program.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from planner.charts.shapes.vocabulary import (
    Anchor,
    Command,
    Hit,
    Item,
    Label,
    Line,
    Move,
    Path,
    Point,
    Shapes,
    arc,
    circle,
    polar,
)
from planner.charts.shapes.wheel_ring import HALF_GAP, INNER, MIDDLE, quarter_angles, sector

DIVIDER = 0.012
CURRENT, CURRENT_WIDTH = 1.055, 0.022
CYCLE, CYCLE_STEP, CYCLE_WIDTH, CYCLES_SHOWN = 0.62, 0.045, 0.008, 4
HUB_INNER, HUB_OUTER = 0.41, 0.46
LABELS = 1.20
UPPER_SHARE, LOWER_SHARE = 0.62, 0.38
LINE_HEIGHT, ASCENT = 1.257, 0.984
PART_LEAST, PART_MOST = 0.15, 0.90
FOCUS_OFFSET = 4.0

StepState = Literal["none", "part", "done"]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a phase; ``readiness`` (0 to 1) says how far a step in work is filled."""

    state: StepState
    readiness: float = 0.5

    @property
    def fill(self) -> float:
        """The filled share of the sector. Work begun never looks empty, unfinished work never looks full."""
        if self.state == "none":
            return 0.0
        return 1.0 if self.state == "done" else min(max(self.readiness, PART_LEAST), PART_MOST)


@dataclass(frozen=True, slots=True)
class Quarter:
    """One phase: its name, the line below it ("3 von 7"), its steps, and whether the town is working in it."""

    key: str
    name: str
    note: str
    steps: tuple[Step, ...]
    current: bool = False


@dataclass(frozen=True, slots=True)
class Hub:
    """The mandate in the middle; ``readiness`` 0 to 1 fills its ring clockwise, ``current`` as for quarters."""

    key: str
    name: str
    note: str
    readiness: float
    current: bool = False


@dataclass(frozen=True, slots=True)
class WheelRoles:
    """Colour roles of the wheel's parts; ``COVER`` stands on the blue cover of the first page."""

    ground: str = "paper"
    track: str = "track"
    part: str = "r4"
    done: str = "accent"
    ring: str = "rule"
    name: str = "ink"
    note: str = "ink2"
    current: str = "accent"
    outline: str | None = None


PLAIN = WheelRoles()
OUTLINED = WheelRoles(outline="edge")
"""For high contrast: no fill for what is empty, so every sector gets an edge of 2 px."""
COVER = WheelRoles(
    ground="bar",
    track="bar_fill",
    part="on_bar2",
    done="on_bar",
    ring="on_bar2",
    name="on_bar",
    note="on_bar2",
    current="on_bar",
)
COVER_OUTLINED = replace(COVER, outline="on_bar")


def fit_radius(width: float, height: float, widest_label: float) -> float:
    """Return the largest R whose ring and labels fit the box; labels never shrink, R does."""
    return max(24.0, min((height - 24) / 2.2, (width / 2 - widest_label - 4) / 0.85))


def wheel(
    quarters: Sequence[Quarter],
    hub: Hub,
    *,
    radius: float,
    width: float,
    height: float,
    name_px: float = 17.0,
    note_px: float = 15.0,
    earlier_cycles: int = 0,
    labelled: bool = True,
    roles: WheelRoles = PLAIN,
) -> Shapes:
    """Return the wheel of R = ``radius`` in the middle of a ``width`` × ``height`` box.

    ``quarters`` are exactly four (ValueError otherwise). Hits carry the keys of the quarters and of the hub.
    """
    if len(quarters) != 4:
        raise ValueError(len(quarters))
    centre = (width / 2, height / 2)
    items: list[Item] = []
    for index, quarter in enumerate(quarters):
        items += _quarter(index, quarter, centre, radius, roles)
        if labelled:
            items += _quarter_label(index, quarter, centre, radius, (name_px, note_px), roles)
    items += _cycle_rings(earlier_cycles, centre, radius, roles)
    items += _hub(hub, centre, radius, roles)
    if labelled:
        items += _hub_label(hub, centre, (name_px, note_px), roles)
    return Shapes(width, height, tuple(items), _hits(quarters, hub, centre, radius))


def _hits(quarters: Sequence[Quarter], hub: Hub, centre: Point, radius: float) -> tuple[Hit, ...]:
    places = []
    for index, quarter in enumerate(quarters):
        start, end = quarter_angles(index)
        more = math.degrees(FOCUS_OFFSET / (MIDDLE * radius))
        places.append(
            Hit(
                quarter.key,
                sector(centre, radius, (start, end), (True, True)),
                sector(centre, radius, (start - more, end + more), (True, True), offset=FOCUS_OFFSET / radius),
            )
        )
    ring = HUB_OUTER * radius
    return *places, Hit(hub.key, circle(centre, ring), circle(centre, ring + FOCUS_OFFSET))


def _quarter(index: int, quarter: Quarter, centre: Point, radius: float, roles: WheelRoles) -> list[Item]:
    start, end = quarter_angles(index)
    count = max(1, len(quarter.steps))
    bounds = [start + (end - start) * part / count for part in range(count + 1)]
    items: list[Item] = [Path(sector(centre, radius, (start, end), (True, True)), fill=roles.track)]
    sectors = [(angles, (number == 0, number == count - 1)) for number, angles in enumerate(pairwise(bounds))]
    for step, (angles, chevrons) in zip(quarter.steps, sectors, strict=False):
        if step.fill:
            role = roles.done if step.state == "done" else roles.part
            items.append(Path(sector(centre, radius, angles, chevrons, share=step.fill), fill=role))
    if roles.outline:
        items += [Path(sector(centre, radius, *place), stroke=roles.outline, width=2.0) for place in sectors]
    else:
        width = max(DIVIDER * radius, 1.5)
        for degrees in bounds[1:-1]:
            inner, outer = (polar(centre, (INNER - 0.01) * radius, degrees), polar(centre, 1.01 * radius, degrees))
            items.append(Path((Move(*inner), Line(*outer)), stroke=roles.ground, width=width))
    if quarter.current:
        items.append(_current_arc(index, centre, radius, roles))
    return items


def _current_arc(index: int, centre: Point, radius: float, roles: WheelRoles) -> Path:
    start, end = 90 * index + HALF_GAP, 90 * (index + 1) - HALF_GAP
    curve = arc(centre, CURRENT * radius, start, end)
    begin = Move(*polar(centre, CURRENT * radius, start))
    return Path((begin, *curve), stroke=roles.current, width=max(CURRENT_WIDTH * radius, 2.0))


def _cycle_rings(count: int, centre: Point, radius: float, roles: WheelRoles) -> list[Item]:
    width = max(CYCLE_WIDTH * radius, 1.0)
    shown = min(count, CYCLES_SHOWN)
    rings = (circle(centre, (CYCLE - CYCLE_STEP * ring) * radius) for ring in range(shown))
    return [Path(ring, stroke=roles.ring, width=width) for ring in rings]


def _hub(hub: Hub, centre: Point, radius: float, roles: WheelRoles) -> list[Item]:
    middle, width = ((HUB_INNER + HUB_OUTER) / 2 * radius, (HUB_OUTER - HUB_INNER) * radius)
    items: list[Item] = [Path(circle(centre, middle), stroke=roles.track, width=width)]
    share = min(max(hub.readiness, 0.0), 1.0)
    if share:
        curve: tuple[Command, ...] = (Move(*polar(centre, middle, 0)), *arc(centre, middle, 0, 360 * share))
        items.append(Path(curve, stroke=roles.done, width=width))
    if hub.current:
        ring = circle(centre, (HUB_OUTER + CURRENT - 1.0) * radius)
        items.append(Path(ring, stroke=roles.current, width=max(CURRENT_WIDTH * radius, 2.0)))
    if roles.outline:
        items += [Path(circle(centre, rim * radius), stroke=roles.outline, width=2.0) for rim in (HUB_INNER, HUB_OUTER)]
    return items


def _two_lines(
    texts: tuple[str, str], x: float, top: float, anchor: Anchor, sizes: tuple[float, float], colours: tuple[str, str]
) -> list[Item]:
    second = top + sizes[0] * LINE_HEIGHT
    lines = [Label(texts[0], x, top + sizes[0] * ASCENT, anchor, sizes[0], 600, colours[0])]
    if texts[1]:
        lines.append(Label(texts[1], x, second + sizes[1] * ASCENT, anchor, sizes[1], 400, colours[1]))
    return list(lines)


def _block_height(note: str, sizes: tuple[float, float]) -> float:
    return LINE_HEIGHT * (sizes[0] + (sizes[1] if note else 0.0))


def _quarter_label(
    index: int, quarter: Quarter, centre: Point, radius: float, sizes: tuple[float, float], roles: WheelRoles
) -> list[Item]:
    x, y = polar(centre, LABELS * radius, 45 + 90 * index)
    above = UPPER_SHARE if index in (0, 3) else LOWER_SHARE
    top = y - above * _block_height(quarter.note, sizes)
    colours = (roles.current if quarter.current else roles.name, roles.note)
    return _two_lines((quarter.name, quarter.note), x, top, "start" if index < 2 else "end", sizes, colours)


def _hub_label(hub: Hub, centre: Point, sizes: tuple[float, float], roles: WheelRoles) -> list[Item]:
    top = centre[1] - _block_height(hub.note, sizes) / 2
    colours = (roles.current if hub.current else roles.name, roles.note)
    return _two_lines((hub.name, hub.note), centre[0], top, "middle", sizes, colours)
