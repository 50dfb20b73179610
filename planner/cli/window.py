"""`planner [FILE]`: the window; the only command that needs a display."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from planner.domain.errors import BadInput
from planner.domain.record import N_


def run(arguments: Sequence[str]) -> int:
    """Open the window, with a plan when one is named; gives the exit status."""
    if len(arguments) > 1:
        raise BadInput(
            N_("“{word}” is no command. The commands are listed by planner --help; the window takes one file."),
            word=arguments[0],
        )
    from planner.ui import app  # late: no other command loads Qt

    return app.run(Path(arguments[0]) if arguments else None)
