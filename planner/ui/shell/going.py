"""What the actions of the menu “Go to” do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from planner.ui.places import HOME
from planner.ui.shell.frame import Frame
from planner.ui.shell.go_menu import GoMenu
from planner.ui.shell.navigation_sizes import PHASES


def connect_going(menu: GoMenu, frame: Frame) -> None:
    """Wire the actions to a shell; they go with its layout."""
    travel = frame.travel
    for one, way, by in (
        (menu.back, travel.turn, -1),
        (menu.forward, travel.turn, 1),
        (menu.previous_step, travel.go_on, -1),
        (menu.next_step, travel.go_on, 1),
        (menu.previous_pane, frame.cycle_panes, -1),
        (menu.next_pane, frame.cycle_panes, 1),
    ):
        one.triggered.connect(partial(_run, way, by))
    menu.overview.triggered.connect(partial(_run, frame.go, HOME))
    for one, (ident, _name, _icon) in zip(menu.phases, PHASES, strict=True):
        one.triggered.connect(partial(_run, frame.focus_phase, ident))
    for ident, one in menu.places.items():
        one.triggered.connect(partial(_run, frame.go, ident))


def _run(way: Callable[[Any], object], what: Any, _checked: bool = False) -> None:
    way(what)
