"""`planner withheld`: the proof of what does not leave the house, count by count, with the reason. Internal only."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from planner import texts
from planner.cli.output import opened, print_result
from planner.domain.disclosure_rule import CAVEATS, reason_words
from planner.domain.figures import Area, Variable
from planner.domain.plan import Plan
from planner.operations.gate import Withheld
from planner.texts import gettext as _
from planner.texts import ngettext

COMMANDS = ("withheld",)


def add_to(commands: Any) -> None:
    """Declare the command."""
    withheld = commands.add_parser("withheld", help=_("list which figures stay in the house, and why (internal)"))
    withheld.add_argument("file", type=Path, metavar="FILE")
    withheld.add_argument("--json", action="store_true")
    withheld.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Print every hidden count, the reason and the rule; no value is printed, so that the list tells no more."""
    with opened(chosen.file, writing=False) as session:
        plan, found = session.plan, session.gate.withheld()
    rows = [_row(plan, one) for one in found]
    reasons = dict(sorted(Counter(one.reason for one in found).items()))
    values = {"audience": "internal", "reasons": reasons, "withheld": rows}
    print_result(values, _lines(rows, found), as_json=chosen.json)
    return 0


def _row(plan: Plan, one: Withheld) -> dict[str, Any]:
    area = plan.get(Area, one.area)
    return {
        "variables": [variable.code for variable in plan.some(Variable, one.variables)],
        "group": one.group,
        "area": (area.key or area.name) if area is not None else "",
        "period": one.period,
        "reason": one.reason,
        "rule": {
            "minimum": one.rule.min_count,
            "denominator": one.rule.min_denominator,
            "rounding": one.rule.rounding or 0,
        },
    }


def _lines(rows: Sequence[dict[str, Any]], found: Sequence[Withheld]) -> Iterator[str]:
    said = texts.current()
    yield said.gettext("Internal – not to be passed on")
    yield ngettext("{n} count stays in the house", "{n} counts stay in the house", len(rows))
    for row, one in zip(rows, found, strict=True):
        words = reason_words(one.reason, one.rule)
        place = "  ".join(
            part for part in (" + ".join(row["variables"]), row["group"], row["area"], row["period"]) if part
        )
        yield f"{place}: {said.gettext(words.msgid, **words.params)}"
    for title, caveat in CAVEATS if rows else ():
        yield f"{said.gettext(title)}: {said.gettext(caveat)}"
