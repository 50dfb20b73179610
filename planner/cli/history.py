"""`planner history`, `undo`, `redo`: the steps of a plan, and the way back and forth through them."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from planner import texts
from planner.cli.grammar import positive
from planner.cli.output import opened, print_result
from planner.operations.session import Session
from planner.operations.wording import step_sentence
from planner.texts import gettext as _

COMMANDS = ("history", "undo", "redo")


def add_to(commands: Any) -> None:
    """Declare the commands."""
    shown = commands.add_parser("history", help=_("list the steps of a plan"))
    shown.add_argument("file", type=Path, metavar="FILE")
    shown.add_argument("--json", action="store_true")
    shown.set_defaults(run=run_history)
    for word, text in (("undo", _("take back the last operations")), ("redo", _("do again what was taken back"))):
        travel = commands.add_parser(word, help=text)
        travel.add_argument("file", type=Path, metavar="FILE")
        travel.add_argument("--steps", type=positive, default=1, metavar="N")
        travel.add_argument("--json", action="store_true")
        travel.set_defaults(run=run_travel, word=word)


def run_history(chosen: argparse.Namespace) -> int:
    """Print the steps, newest last."""
    with opened(chosen.file, writing=False) as session:
        steps = past(session)
    print_result({"steps": steps}, _lines(steps), as_json=chosen.json)
    return 0


def past(session: Session) -> list[dict[str, Any]]:
    """Every step as `--json` prints it."""
    said = texts.current()
    return [
        {
            "step": one.step.number,
            "at": one.step.at,
            "author": one.step.author,
            "label": step_sentence(session.plan, one.step.label, one.step.parameters, said),
            "changes": one.changes,
            "kind": one.step.kind,
        }
        for one in session.history()
    ]


def run_travel(chosen: argparse.Namespace) -> int:
    """Undo or redo; with more steps than there are, nothing is done."""
    with opened(chosen.file, writing=True) as session:
        steps = session.undo(chosen.steps) if chosen.word == "undo" else session.redo(chosen.steps)
        labels = [step_sentence(session.plan, step.label, step.parameters, texts.current()) for step in steps]
    print_result({"steps": len(steps), "labels": labels}, labels, as_json=chosen.json)
    return 0


def _lines(steps: list[dict[str, Any]]) -> Iterator[str]:
    signs = {"undo": "↶ ", "redo": "↷ "}
    for step in steps:
        yield f"{step['step']:>6}  {step['at']}  {signs.get(step['kind'], '')}{step['label']}"
