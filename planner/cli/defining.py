"""`planner define`: indicators, social indexes and rules of disclosure from a TOML file, as one step."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from planner import texts
from planner.cli.output import opened, print_result
from planner.exchange.definitions import read_definitions
from planner.operations.defining import Define
from planner.operations.wording import step_sentence
from planner.texts import gettext as _
from planner.texts import ngettext

COMMANDS = ("define",)


def add_to(commands: Any) -> None:
    """Declare the command."""
    define = commands.add_parser("define", help=_("define indicators, indexes and rules of disclosure"))
    define.add_argument("file", type=Path, metavar="FILE")
    define.add_argument("definitions", type=Path, metavar="DEFINITIONS.toml")
    define.add_argument("--json", action="store_true")
    define.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Write what the file defines; the same file again changes nothing."""
    definitions = read_definitions(chosen.definitions)
    operation = Define(definitions)
    with opened(chosen.file, writing=True) as session:
        before = len(session.gate.withheld()) if definitions.rules else 0
        step = session.run(operation)
        after = len(session.gate.withheld()) if definitions.rules else 0
        said = _("Nothing new: the plan has all of this already.")
        if step is not None:
            label = operation.label()
            said = step_sentence(session.plan, label.msgid, label.params, texts.current())
    lines = [said, _withheld(before, after)] if definitions.rules else [said]
    values = {
        "indicators": [one.code for one in definitions.indicators],
        "indexes": [one.code for one in definitions.indexes],
        "disclosure": [one.source for one in definitions.rules],
        "withheld": {"before": before, "after": after} if definitions.rules else None,
        "step": step.number if step is not None else None,
    }
    print_result(values, lines, as_json=chosen.json)
    return 0


def _withheld(before: int, after: int) -> str:
    """How many counts leave the house now and did not before, or the other way round: a rule is easily made too loose."""
    return ngettext(
        "{n} count stays in the house, before there were {before}.",
        "{n} counts stay in the house, before there were {before}.",
        after,
        before=before,
    )
