"""The command line: one file per verb, one object of JSON or a few lines of text, one clear line when it fails.

Exit status 0 done, 2 for input that cannot be taken, 1 for our own fault.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from planner import settings, texts
from planner.cli import window
from planner.cli.output import complain, fail, fault
from planner.domain.errors import Cancelled, PlannerError

COMMANDS = frozenset(
    {
        "new",
        "import",
        "define",
        "series",
        "index",
        "withheld",
        "deliveries",
        "report",
        "show",
        "check",
        "history",
        "undo",
        "redo",
    }
)
"""The first words that are no file; kept here so that the window starts without loading what the commands need."""


def run(arguments: Sequence[str]) -> int:
    """Do what the arguments say and give the exit status; a first word that is no command is a file for the window."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    texts.use(texts.preferred_language(settings.load().language))
    try:
        status = _carry_out(arguments)
        sys.stdout.flush()
        return status
    except PlannerError as error:
        return fail(error)
    except KeyboardInterrupt:
        return fail(Cancelled())
    except BrokenPipeError:
        _give_up_output()
        return 0  # whoever reads has enough (`planner history FILE | head`)
    except OSError as error:
        _give_up_output()
        return complain(texts.gettext("The system refused: {why}.", why=error.strerror))
    except SystemExit as leaving:
        # argparse leaves this way, with 0 after help and with 2 after a line that says what is wrong
        return leaving.code if isinstance(leaving.code, int) else 0
    except Exception as error:  # noqa: BLE001 (the last door: nobody sees a traceback)
        return fault(error)


def _give_up_output() -> None:
    """Let the interpreter flush what is left into nothing: it could not be written where it should go."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _carry_out(arguments: Sequence[str]) -> int:
    if arguments and (arguments[0] in COMMANDS or arguments[0].startswith("-")):
        from planner.cli.verbs import parser

        chosen = parser().parse_args(arguments)
        status: int = chosen.run(chosen)
        return status
    return window.run(arguments)
