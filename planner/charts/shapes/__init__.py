"""Drawings as plain paths with colour roles: one geometry for the window, the room and the report. No library."""

from __future__ import annotations

from planner.charts.shapes.signs import STATUS_SIGNS, STEP_SIGNS, dashed_box, hatched_box, status_sign, step_sign
from planner.charts.shapes.small_wheel import small_wheel
from planner.charts.shapes.strips import share_bar, sparkline
from planner.charts.shapes.vocabulary import Close, Command, Cubic, Hit, Item, Label, Line, Move, Path, Shapes, moved
from planner.charts.shapes.wheel import (
    COVER,
    COVER_OUTLINED,
    OUTLINED,
    PLAIN,
    Hub,
    Quarter,
    Step,
    WheelRoles,
    fit_radius,
    wheel,
)

__all__ = [
    "COVER",
    "COVER_OUTLINED",
    "OUTLINED",
    "PLAIN",
    "STATUS_SIGNS",
    "STEP_SIGNS",
    "Close",
    "Command",
    "Cubic",
    "Hit",
    "Hub",
    "Item",
    "Label",
    "Line",
    "Move",
    "Path",
    "Quarter",
    "Shapes",
    "Step",
    "WheelRoles",
    "dashed_box",
    "fit_radius",
    "hatched_box",
    "moved",
    "share_bar",
    "small_wheel",
    "sparkline",
    "status_sign",
    "step_sign",
    "wheel",
]
