"""`planner deliveries`: what was taken in from whom and when, what it changed, and the way to withdraw one."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from planner import texts
from planner.cli.grammar import positive
from planner.cli.output import opened, print_result
from planner.domain.errors import BadInput
from planner.domain.figures import Delivery
from planner.domain.record import N_
from planner.operations.delivered import Delivered, delivered
from planner.operations.figures import WithdrawDelivery
from planner.operations.session import Session
from planner.texts import gettext as _

COMMANDS = ("deliveries",)
COUNTS = ("new", "changed", "same", "areas", "variables", "borders")


def add_to(commands: Any) -> None:
    """Declare the command."""
    listed = commands.add_parser("deliveries", help=_("list what was taken in, or withdraw one of it"))
    listed.add_argument("file", type=Path, metavar="FILE")
    listed.add_argument("--withdraw", type=positive, metavar="N", help=_("withdraw the delivery of this number"))
    listed.add_argument("--json", action="store_true")
    listed.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Print the deliveries in the order they came, after withdrawing one where that is asked for."""
    with opened(chosen.file, writing=chosen.withdraw is not None) as session:
        if chosen.withdraw is not None:
            session.run(WithdrawDelivery(_of_number(session, chosen.withdraw)))
        rows = listing(session)
    print_result({"deliveries": rows}, _lines(rows), as_json=chosen.json)
    return 0


def listing(session: Session) -> list[dict[str, Any]]:
    """Every delivery as `--json` prints it; its number is that of the step that took it in, which never changes."""
    found = delivered(session)
    titles = {delivery.id: delivery.title for delivery in session.plan.all(Delivery)}
    return sorted(
        (_row(delivery, found[delivery.id], titles) for delivery in session.plan.all(Delivery)),
        key=lambda row: row["number"],
    )


def _row(delivery: Delivery, fact: Delivered, titles: dict[str, str]) -> dict[str, Any]:
    brought = fact.brought
    return {
        "number": fact.step,
        "title": delivery.title,
        "source": delivery.source,
        "file": delivery.file_name,
        "digest": delivery.file_digest,
        "received": delivery.day.isoformat() if delivery.day else "",
        "at": fact.at.isoformat() if fact.at else "",
        "author": fact.author,
        "changed": {
            "new": brought.new,
            "changed": brought.changed,
            "same": delivery.unchanged,
            "areas": brought.areas,
            "variables": brought.variables,
            "borders": brought.borders_new + brought.borders_changed,
            "replaced": [{"title": titles.get(id_, ""), "figures": count} for id_, count in brought.replaced.items()],
        },
        "standing": {"figures": fact.figures, "borders": fact.borders},
    }


def _of_number(session: Session, number: int) -> str:
    ids = [id_ for id_, fact in delivered(session).items() if fact.step == number]
    if not ids:
        raise BadInput(N_("There is no delivery {number}. `planner deliveries FILE` lists them."), number=str(number))
    return ids[0]


def _lines(rows: Sequence[dict[str, Any]]) -> Iterator[str]:
    said = texts.current()
    for row in rows:
        head = (row["title"], row["source"], row["received"], row["author"])
        yield f"{row['number']:>6}  {' · '.join(part for part in head if part)}"
        counts = {name: said.number(row["changed"][name]) for name in COUNTS}
        yield "        " + said.gettext(
            "{new} new, {changed} changed, {same} as before; {areas} areas and {variables} variables made; {borders} borders",
            **counts,
        )
