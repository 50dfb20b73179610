"""`planner report`: a report of a plan as a file, made without a window."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from planner import texts
from planner.cli.grammar import positive
from planner.cli.output import opened
from planner.reports.context import Audience
from planner.texts import gettext as _

COMMANDS = ("report",)
FORMS = ("cycle",)


def add_to(commands: Any) -> None:
    """Declare the command."""
    report = commands.add_parser("report", help=_("write a report of a plan as PDF"))
    report.add_argument("file", type=Path, metavar="FILE")
    report.add_argument("--form", choices=FORMS, required=True)
    report.add_argument("--to", type=Path, required=True, metavar="OUT.pdf")
    report.add_argument("--language", choices=texts.languages(), help=_("default: the plan’s"))
    report.add_argument("--audience", choices=[str(one) for one in Audience], default=str(Audience.PUBLIC))
    report.add_argument("--cycle", type=positive, metavar="N", help=_("default: the current one"))
    report.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Write the report; an existing file is replaced when the new one is whole. Writes nothing into the plan."""
    from planner.operations.reporting import report_context, write_cycle_report

    with opened(chosen.file, writing=False) as session:
        context = report_context(
            session,
            language=chosen.language or "",
            audience=Audience(chosen.audience),
            cycle=chosen.cycle,
        )
        write_cycle_report(context, chosen.to)
    return 0
