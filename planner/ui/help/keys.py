"""The keys that are no command of a menu: what works inside tables, trees, fields and lists."""

from __future__ import annotations

from planner.domain.record import N_

KEY_GROUPS: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] = (
    (
        "navigation",
        N_("Navigation and lists"),
        (
            (N_("Arrow keys"), N_("From row to row")),
            (N_("Right, Left"), N_("Unfold or fold a phase, a branch")),
            (N_("Enter"), N_("Open the row")),
            (N_("Home, End"), N_("First and last row")),
        ),
    ),
    (
        "table",
        N_("Tables"),
        (
            (N_("Letters, F2"), N_("Type in the cell")),
            (N_("Enter, Tab"), N_("Keep what was typed and go on")),
            (N_("Escape"), N_("Take back what was typed")),
            (N_("Shift+Arrow keys"), N_("Mark a block")),
            (N_("Ctrl+C, Ctrl+V"), N_("Copy and paste a block, also from Excel")),
            (N_("Delete"), N_("Empty the cells")),
        ),
    ),
    (
        "tree",
        N_("Goals as a tree"),
        (
            (N_("Alt+Up, Alt+Down"), N_("Move the goal among its neighbours")),
            (N_("Alt+Left, Alt+Right"), N_("Hang the goal one level up or down")),
        ),
    ),
    (
        "field",
        N_("Fields"),
        (
            (N_("Tab"), N_("To the next field, also out of long texts")),
            (N_("Escape"), N_("Close an answer; what was typed stays")),
            (N_("Ctrl+Enter"), N_("Close an answer; what was typed stays")),
        ),
    ),
    (
        "wheel",
        N_("Wheel"),
        (
            (N_("Arrow keys"), N_("From quarter to quarter")),
            (N_("Enter"), N_("Show the phase")),
        ),
    ),
)
