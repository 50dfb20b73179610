"""`planner show`: what a plan holds, in a few lines or as JSON."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from planner import texts
from planner.cli.output import opened, print_result
from planner.domain.kinds import BY_NAME, KINDS
from planner.operations.session import Session
from planner.operations.wording import step_sentence
from planner.texts import gettext as _

COMMANDS = ("show",)
LAST = 5


def add_to(commands: Any) -> None:
    """Declare the command."""
    show = commands.add_parser("show", help=_("say what a plan holds"))
    show.add_argument("file", type=Path, metavar="FILE")
    show.add_argument("--json", action="store_true")
    show.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Print what the plan holds."""
    with opened(chosen.file, writing=False) as session:
        values = contents(session)
    print_result(values, _lines(values), as_json=chosen.json)
    return 0


def contents(session: Session) -> dict[str, Any]:
    """The object that `--json` prints."""
    plan, said = session.plan, texts.current()
    last = session.history(max(0, session.steps - LAST))
    return {
        "municipality": plan.municipality.name,
        "key": plan.municipality.key,
        "digest": session.digest(),
        "counts": {cls.kind: plan.count(cls) for cls in KINDS},
        "observations": session.observation_count(),
        "cycles": [
            {
                "number": cycle.number,
                "from": cycle.starts.isoformat() if cycle.starts else "",
                "until": cycle.until.isoformat() if cycle.until else "",
                "state": str(cycle.state),
            }
            for cycle in plan.cycles
        ],
        "steps": session.steps,
        "last": [
            {
                "step": past.step.number,
                "at": past.step.at,
                "label": step_sentence(plan, past.step.label, past.step.parameters, said),
            }
            for past in last
        ],
    }


def _lines(values: Mapping[str, Any]) -> Iterator[str]:
    said = texts.current()
    yield f"{values['municipality']} {values['key']}".strip()
    for kind, count in values["counts"].items():
        if count:
            yield f"  {said.number(count):>8}  {said.gettext(BY_NAME[kind].nouns)}"
    figures = said.gettext("Figures")
    yield f"  {said.number(values['observations']):>8}  {figures}"
    yield said.ngettext("{n} step in the history", "{n} steps in the history", values["steps"])
    for line in values["last"]:
        yield f"  {line['step']:>6}  {line['at']}  {line['label']}"
