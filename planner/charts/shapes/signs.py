"""Signs of state: one shape for each state, so that colour is never needed to tell two apart.

Each function returns a drawing of ``size`` × ``size`` px. The word beside the sign is the painter's business.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from planner.charts.shapes.vocabulary import (
    Close,
    Command,
    Item,
    Move,
    Path,
    Point,
    Shapes,
    arc,
    circle,
    polar,
    polygon,
    polyline,
    rectangle,
)

STROKE = 0.11
DASHES = 8


def _stroke(size: float) -> float:
    return max(size * STROKE, 1.0)


def _ring(size: float, role: str, *, dashed: bool = False, fill: str | None = None) -> Path:
    width = _stroke(size)
    radius = size / 2 * 0.92 - width / 2
    around = 2 * 3.14159265 * radius
    dash = (around / DASHES * 0.64, around / DASHES * 0.36) if dashed else ()
    return Path(circle((size / 2, size / 2), radius), fill=fill, stroke=role, width=width, dash=dash)


def _diamond(size: float, reach: float) -> tuple[Point, ...]:
    half = size / 2
    return ((half, half - reach), (half + reach, half), (half, half + reach), (half - reach, half))


def _on_track(size: float) -> tuple[Item, ...]:
    return (Path(circle((size / 2, size / 2), size * 0.46), fill="good"),)


def _at_risk(size: float) -> tuple[Item, ...]:
    width = _stroke(size) * 0.9
    inset = width * 0.9
    top, bottom = (size / 2, size * 0.04 + inset), size * 0.94 - width / 2
    corners = [top, (size - inset / 2, bottom), (inset / 2, bottom)]
    return (Path(polygon(corners), fill="risk", stroke="risk_edge", width=width, rounded=True),)


def _late(size: float) -> tuple[Item, ...]:
    return (Path(rectangle(size * 0.08, size * 0.08, size * 0.84, size * 0.84), fill="late"),)


def _done(size: float) -> tuple[Item, ...]:
    return (Path(polygon(_diamond(size, size * 0.54)), fill="accent"),)


def _planned(size: float) -> tuple[Item, ...]:
    return (_ring(size, "edge"),)


def _stopped(size: float) -> tuple[Item, ...]:
    return (Path(polygon(_diamond(size, size * 0.45)), stroke="ink2", width=_stroke(size)),)


def _unknown(size: float) -> tuple[Item, ...]:
    return (_ring(size, "edge", dashed=True),)


def _in_progress(size: float) -> tuple[Item, ...]:
    middle, radius = (size / 2, size / 2), size * 0.27
    half: tuple[Command, ...] = (Move(*polar(middle, radius, 0)), *arc(middle, radius, 0, 180), Close())
    return _ring(size, "accent"), Path(half, fill="accent")


def _open(size: float) -> tuple[Item, ...]:
    width = _stroke(size)
    mark = polyline([(size / 2, size * 0.26), (size / 2, size * 0.56)])
    dot = circle((size / 2, size * 0.70), width * 0.62)
    return (
        _ring(size, "risk_edge", fill="risk_soft"),
        Path(mark, stroke="risk_edge", width=width),
        Path(dot, fill="risk_edge"),
    )


def _finished(size: float) -> tuple[Item, ...]:
    tick = polyline([(size * 0.28, size * 0.52), (size * 0.44, size * 0.67), (size * 0.72, size * 0.36)])
    return (
        Path(circle((size / 2, size / 2), size * 0.46), fill="accent"),
        Path(tick, stroke="on_accent", width=_stroke(size) * 1.15, rounded=True),
    )


STATUS_SIGNS: Final[dict[str, Callable[[float], tuple[Item, ...]]]] = {
    "on_track": _on_track,
    "at_risk": _at_risk,
    "late": _late,
    "done": _done,
    "planned": _planned,
    "stopped": _stopped,
    "unknown": _unknown,
}
"""● ▲ ■ ◆ ○ ◇ dashed ○: the state of a measure."""

STEP_SIGNS: Final[dict[str, Callable[[float], tuple[Item, ...]]]] = {
    "not_started": _planned,
    "in_progress": _in_progress,
    "open": _open,
    "done": _finished,
    "waiting": _unknown,
}
"""○ ◐ (!) ✓ dashed ○: the state of a step; "waiting" means that the step's inputs are still empty."""


def status_sign(state: str, size: float) -> Shapes:
    """Return the sign of a measure's state (a key of ``STATUS_SIGNS``, else KeyError)."""
    return Shapes(size, size, STATUS_SIGNS[state](size))


def step_sign(state: str, size: float) -> Shapes:
    """Return the sign of a step's state (a key of ``STEP_SIGNS``, else KeyError)."""
    return Shapes(size, size, STEP_SIGNS[state](size))


def hatched_box(width: float, height: float, *, gap: float = 5.0) -> Shapes:
    """Return the hatch of a suppressed cell: diagonals rising to the right, ``gap`` px apart, cut at the box."""
    lines: list[Item] = []
    start = gap / 2
    while start < width + height:
        low = (start, 0.0) if start <= width else (width, start - width)
        high = (0.0, start) if start <= height else (start - height, height)
        lines.append(Path(polyline([high, low]), stroke="hatch", width=1.0))
        start += gap
    return Shapes(width, height, tuple(lines))


def dashed_box(width: float, height: float) -> Shapes:
    """Return the dashed frame of a cell without a figure."""
    frame = rectangle(0.5, 0.5, width - 1, height - 1)
    return Shapes(width, height, (Path(frame, stroke="edge", width=1.0, dash=(4.0, 3.0)),))
