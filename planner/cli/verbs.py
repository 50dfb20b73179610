"""All verbs of the command line; loaded when one of them is asked for."""

from __future__ import annotations

from planner.cli import (
    checking,
    defining,
    deliveries,
    figures,
    history,
    importing,
    reporting,
    showing,
    starting,
    withheld,
)
from planner.cli.grammar import Parser, build

VERBS = (starting, importing, deliveries, defining, figures, withheld, reporting, showing, checking, history)


def parser() -> Parser:
    """The parser of all verbs, in the language chosen."""
    return build(VERBS)
