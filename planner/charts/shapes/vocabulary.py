"""The tiny language every shape is written in.

A drawing is a ``Shapes``: a box of ``width`` × ``height`` px with items in painting order. Coordinates are px, x to the
right, y downwards. Colours are role names of ``planner.tokens.Colours``. There are four commands only, so that a painter
(QPainter in the window, reportlab in the report) is one ``match`` statement; arcs are cubics before they get here.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Move:
    """Begin a new outline at x, y."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Line:
    """Draw a straight line to x, y."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Cubic:
    """Draw a Bézier curve to x, y with the control points (x1, y1) and (x2, y2)."""

    x1: float
    y1: float
    x2: float
    y2: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Close:
    """Draw back to the last ``Move``."""


Command = Move | Line | Cubic | Close
Point = tuple[float, float]
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Path:
    """Outlines with one fill and one stroke. Holes are outlines of opposite direction: both fill rules agree.

    ``fill`` and ``stroke`` are colour roles or None; ``width`` is the stroke's in px; ``dash`` are px on, px off.
    Line ends are flat and joins mitred unless ``rounded``.
    """

    commands: tuple[Command, ...]
    fill: str | None = None
    stroke: str | None = None
    width: float = 1.0
    dash: tuple[float, ...] = ()
    rounded: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text: x, y is the base line's anchor, ``size`` px, ``weight`` 400 or 600, ``colour`` a role."""

    text: str
    x: float
    y: float
    anchor: Anchor = "start"
    size: float = 15.0
    weight: int = 400
    colour: str = "ink"


Item = Path | Label


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that can be clicked or focused: ``area`` is its outline, ``focus`` the outline of its focus ring."""

    key: str
    area: tuple[Command, ...]
    focus: tuple[Command, ...]


@dataclass(frozen=True, slots=True)
class Shapes:
    """A finished drawing and the places in it that answer to a click."""

    width: float
    height: float
    items: tuple[Item, ...]
    hits: tuple[Hit, ...] = ()


def polar(centre: Point, radius: float, degrees: float) -> Point:
    """Return the point at ``degrees`` clockwise from 12 o'clock on the circle around ``centre``."""
    angle = math.radians(degrees)
    return centre[0] + radius * math.sin(angle), centre[1] - radius * math.cos(angle)


def arc(centre: Point, radius: float, start: float, end: float) -> tuple[Cubic, ...]:
    """Return cubics along the circle from ``start`` to ``end`` degrees (either direction); error below 0.0003 radius.

    The pen must already stand on the start point.
    """
    pieces = max(1, math.ceil(abs(end - start) / 45 - 1e-9))
    step = math.radians((end - start) / pieces)
    reach = 4 / 3 * math.tan(step / 4) * radius
    curves = []
    for piece in range(pieces):
        a = math.radians(start) + piece * step
        b = a + step
        x, y = centre[0] + radius * math.sin(b), centre[1] - radius * math.cos(b)
        curves.append(
            Cubic(
                centre[0] + radius * math.sin(a) + reach * math.cos(a),
                centre[1] - radius * math.cos(a) + reach * math.sin(a),
                x - reach * math.cos(b),
                y - reach * math.sin(b),
                x,
                y,
            )
        )
    return tuple(curves)


def circle(centre: Point, radius: float, *, clockwise: bool = True) -> tuple[Command, ...]:
    """Return a full circle that begins at 12 o'clock."""
    curves = arc(centre, radius, 0, 360 if clockwise else -360)
    return Move(*polar(centre, radius, 0)), *curves, Close()


def polygon(points: Sequence[Point]) -> tuple[Command, ...]:
    """Return the closed outline through ``points``."""
    return Move(*points[0]), *(Line(*point) for point in points[1:]), Close()


def polyline(points: Sequence[Point]) -> tuple[Command, ...]:
    """Return the open line through ``points``."""
    return Move(*points[0]), *(Line(*point) for point in points[1:])


def rectangle(x: float, y: float, width: float, height: float) -> tuple[Command, ...]:
    """Return the outline of a box."""
    return polygon([(x, y), (x + width, y), (x + width, y + height), (x, y + height)])


def moved(items: Iterable[Item], dx: float, dy: float) -> tuple[Item, ...]:
    """Return ``items`` shifted by ``dx``, ``dy`` px."""
    return tuple(_moved_item(item, dx, dy) for item in items)


def _moved_item(item: Item, dx: float, dy: float) -> Item:
    if isinstance(item, Label):
        return Label(item.text, item.x + dx, item.y + dy, item.anchor, item.size, item.weight, item.colour)
    commands = tuple(_moved_command(command, dx, dy) for command in item.commands)
    return Path(commands, item.fill, item.stroke, item.width, item.dash, item.rounded)


def _moved_command(command: Command, dx: float, dy: float) -> Command:
    match command:
        case Move(x, y):
            return Move(x + dx, y + dy)
        case Line(x, y):
            return Line(x + dx, y + dy)
        case Cubic(x1, y1, x2, y2, x, y):
            return Cubic(x1 + dx, y1 + dy, x2 + dx, y2 + dy, x + dx, y + dy)
    return command
