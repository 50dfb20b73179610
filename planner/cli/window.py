"""`planner [FILE]`: the window; the only command that needs a display."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from planner.domain.errors import BadInput
from planner.domain.record import N_

DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
"""Without any of these Qt ends the process instead of saying so."""


def run(arguments: Sequence[str]) -> int:
    """Open the window, with a plan when one is named; gives the exit status."""
    if len(arguments) > 1:
        raise BadInput(
            N_("“{word}” is no command. The commands are listed by planner --help; the window takes one file."),
            word=arguments[0],
        )
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in DISPLAYS):
        raise BadInput(N_("There is no display for the window. The other commands work without one: planner --help."))
    from planner.ui import app  # late: no other command loads Qt

    return app.run(Path(arguments[0]) if arguments else None)
