"""`planner check`: whether a file is sound, and what the rules remark on its plan."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from planner import texts
from planner.cli.output import complain, opened, print_result, sentence
from planner.domain.errors import Damaged
from planner.domain.naming import name_of
from planner.domain.plan import Plan
from planner.domain.remarks import Remark
from planner.domain.rules import RULES, remarks
from planner.operations.session import Session
from planner.operations.wording import remark_sentence
from planner.texts import gettext as _

COMMANDS = ("check",)


def add_to(commands: Any) -> None:
    """Declare the command."""
    check = commands.add_parser("check", help=_("check a file and its plan"))
    check.add_argument("file", type=Path, metavar="FILE")
    check.add_argument("--json", action="store_true")
    check.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Print the findings; exit status 2 when the file is damaged."""
    try:
        with opened(chosen.file, writing=False) as session:
            values = findings(session)
    except Damaged as error:
        values = _report([sentence(error)], [])
    print_result(values, _lines(values), as_json=chosen.json)
    return 0 if values["sound"] else complain(_("This file is damaged. Restore a backup."))


def findings(session: Session) -> dict[str, Any]:
    """The object that `--json` prints."""
    said = texts.current()
    damage = [said.gettext(found.msgid, **found.params) for found in session.damage()]
    if damage:  # rules would judge what is not the plan
        return _report(damage, [])
    session.guard()
    found = remarks(session.plan, session.actuals, session.today())
    return _report([], [_remark(session.plan, remark) for remark in found])


def _report(damage: list[str], found: list[dict[str, str]]) -> dict[str, Any]:
    return {"sound": not damage, "damage": damage, "remarks": found, "rules": [rule.code for rule in RULES]}


def _remark(plan: Plan, remark: Remark) -> dict[str, str]:
    record = plan.find(remark.kind, remark.subject)
    return {
        "code": remark.code,
        "severity": str(remark.severity),
        "subject": name_of(record, plan) if record is not None else plan.municipality.name,
        "text": remark_sentence(remark, texts.current()),
    }


def _lines(values: Mapping[str, Any]) -> Iterator[str]:
    if values["sound"]:
        yield _("The file is sound.")
    yield from values["damage"]
    for remark in values["remarks"]:
        yield f"{remark['code']}  {remark['subject']}: {remark['text']}"
