"""`planner new`: an empty plan of a municipality, or the invented sample town."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from planner import texts
from planner.cli.output import surroundings
from planner.operations.sample import build_sample
from planner.operations.session import Session
from planner.operations.town import NewTown
from planner.texts import gettext as _

COMMANDS = ("new",)


def add_to(commands: Any) -> None:
    """Declare the command."""
    new = commands.add_parser("new", help=_("make a plan file"))
    new.add_argument("file", type=Path, metavar="FILE")
    what = new.add_mutually_exclusive_group(required=True)
    what.add_argument("--municipality", metavar="NAME", help=_("an empty plan of this municipality"))
    what.add_argument("--sample", action="store_true", help=_("the invented sample town"))
    new.add_argument("--key", default="", metavar="AGS", help=_("official municipality key"))
    new.add_argument("--language", choices=texts.languages(), help=_("language of the plan"))
    new.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Make the file; it is there whole or not at all."""
    language = chosen.language or texts.current().language
    if chosen.sample:
        build_sample(chosen.file, language, key=chosen.key)
        return 0
    first = NewTown(name=chosen.municipality, key=chosen.key, language=language)
    Session.create(chosen.file, first, surroundings()).close()
    return 0
