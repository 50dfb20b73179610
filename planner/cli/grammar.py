"""How the command line is parsed: what is wrong is said in one line, in the person’s language."""

from __future__ import annotations

import argparse
import gettext
import os
import sys
from collections.abc import Iterable
from typing import Any, NoReturn, Protocol

from planner import __version__, paths, texts
from planner.domain.record import N_
from planner.texts import gettext as _

# What argparse itself says. It asks the process's gettext, so the words only need to be in our catalogue.
SAID_BY_ARGPARSE = (
    N_("the following arguments are required: %s"),
    N_("one of the arguments %s is required"),
    N_("unrecognized arguments: %s"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("not allowed with argument %s"),
    N_("expected one argument"),
    N_("ignored explicit argument %r"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("usage: "),
    N_("options"),
    N_("positional arguments"),
    N_("show this help message and exit"),
)


class Verb(Protocol):
    """A module of this package: the commands it knows."""

    @property
    def COMMANDS(self) -> tuple[str, ...]:  # noqa: N802
        """Their words."""

    def add_to(self, commands: Any) -> None:
        """Declare them."""


class Parser(argparse.ArgumentParser):
    """An argument parser that says what is wrong in one line and takes no shortened options."""

    def __init__(self, **choices: Any) -> None:
        super().__init__(**{"allow_abbrev": False, **choices})

    def error(self, message: str) -> NoReturn:
        """Print the line and leave with status 2."""
        sys.stderr.write(f"{self.prog}: {' '.join(message.split())}\n")
        sys.exit(2)


def build(verbs: Iterable[Verb]) -> Parser:
    """The parser of all verbs, in the language chosen."""
    os.environ["LANGUAGE"] = texts.current().language
    gettext.bindtextdomain("planner", str(paths.resources() / "locale"))
    gettext.textdomain("planner")
    top = Parser(
        prog="planner",
        usage=_("planner [FILE]  or  planner COMMAND …"),
        description=_("Without a command the window opens. A file that is called like a command is named ./new."),
    )
    top.add_argument("--version", action="version", version=f"planner {__version__}", help=_("say the version"))
    commands = top.add_subparsers(prog="planner", required=True, metavar="COMMAND", parser_class=Parser)
    for verb in verbs:
        verb.add_to(commands)
    return top


def positive(text: str) -> int:
    """A whole number from 1, as argparse takes it."""
    if not (text.isascii() and text.isdigit() and len(text) < 19 and int(text) > 0):
        raise argparse.ArgumentTypeError(_("“{text}” is not a whole number from 1", text=text))
    return int(text)
