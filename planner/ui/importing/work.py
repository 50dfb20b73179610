"""What the worker does for an import: read a file, set it against the plan, write it as one step.

Nothing here touches a widget; every function runs off the window's thread and gives back immutable results.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planner.domain.errors import Cancelled, PlannerError, Unreadable
from planner.domain.figures import Area
from planner.domain.record import N_

if TYPE_CHECKING:
    from planner.exchange.preview import Preview
    from planner.exchange.roles import ReadHints
    from planner.operations.border_proposal import BorderProposal
    from planner.operations.figures import DeliverFigures
    from planner.operations.proposal import FigureProposal
    from planner.operations.session import Session
    from planner.ui.workers import Ticket

BORDERS = (".geojson", ".json")
READ_SHARE = 0.8
CELLS_SHOWN = 8
"""How many cells of each question the preview shows at least."""


@dataclass(frozen=True, slots=True)
class Figures:
    """A table as it stands and, unless `refusal` says why not, what it would bring."""

    preview: Preview
    proposal: FigureProposal | None
    refusal: PlannerError | None = None

    @property
    def count(self) -> int:
        """How many cells would be written."""
        return len(self.proposal.rows) if self.proposal else 0


@dataclass(frozen=True, slots=True)
class Borders:
    """A file of borders and what it would bring."""

    proposal: BorderProposal

    @property
    def count(self) -> int:
        """How many borders would be written."""
        return len(self.proposal.changes)


Found = Figures | Borders


def are_borders(path: Path) -> bool:
    """Whether a file is taken for borders: by its ending, as the command line does."""
    return path.suffix.lower() in BORDERS


def read(session: Session, path: Path, hints: ReadHints, hands: Mapping[int, str], ticket: Ticket) -> Found:
    """Read a file and set it against the plan. Raises `Unreadable` when there is nothing to be shown of it."""
    if are_borders(path):
        return _borders(session, path, hands, ticket)
    return _figures(session, path, hints, hands, ticket)


def set_against(session: Session, found: Found, hands: Mapping[int, str]) -> Found:
    """The same file against the plan as it is now; `hands` gives open areas or borders to areas of the plan."""
    from planner.operations.border_proposal import propose_borders
    from planner.operations.proposal import propose

    if isinstance(found, Borders):
        return Borders(propose_borders(session.plan, found.proposal.read, hands))
    if found.proposal is None:
        return found
    again = propose(session.plan, session.figures, found.proposal.read, session.new_id, assigned=dict(hands))
    return replace(found, proposal=again)


def operation(session: Session, found: Found, values: Mapping[str, Any], *, keep_old: bool) -> DeliverFigures | None:
    """The one step that takes the file in; None when it brings nothing. `values` are fields of the delivery."""
    from planner.operations.border_proposal import deliver_borders
    from planner.operations.proposal import deliver

    if isinstance(found, Borders):
        made = deliver_borders(found.proposal, session.today())
    elif found.proposal is None:
        return None
    else:
        proposal = found.proposal.without_changes() if keep_old else found.proposal
        made = deliver(proposal, session.plan, session.today())
    return None if made is None else replace(made, values={**made.values, **values})


def _figures(session: Session, path: Path, hints: ReadHints, hands: Mapping[int, str], ticket: Ticket) -> Figures:
    from planner.exchange.preview import preview
    from planner.exchange.tables import read_table
    from planner.operations.proposal import propose

    plan = session.plan
    known = frozenset(word for area in plan.all(Area) for word in (area.key, area.name) if word)
    try:
        table = read_table(
            path,
            replace(hints, known_areas=known),
            progress=lambda share: ticket.report(READ_SHARE * share),
            cancelled=lambda: ticket.cancelled,
        )
    except Cancelled:
        raise
    except Unreadable as error:
        # A table nobody understands is shown as it stands, so that a person can say what its columns are.
        return Figures(preview(path, hints), None, error)
    wanted = {cell.row for question in table.questions for cell in question.cells[:CELLS_SHOWN]}
    as_read = replace(hints, encoding=table.encoding, delimiter=table.delimiter, header=table.header)
    shown = preview(path, as_read, wanted)
    ticket.report(READ_SHARE)
    proposal = propose(plan, session.figures, table, session.new_id, assigned=dict(hands))
    ticket.report(1.0)
    return Figures(shown, proposal)


def _borders(session: Session, path: Path, hands: Mapping[int, str], ticket: Ticket) -> Borders:
    from planner.exchange.borders import read_borders
    from planner.operations.border_proposal import propose_borders

    borders = read_borders(
        path, progress=lambda share: ticket.report(READ_SHARE * share), cancelled=lambda: ticket.cancelled
    )
    if not session.plan.all(Area):
        raise Unreadable(N_("No border in this file belongs to an area of the plan. Take in figures or areas first."))
    found = Borders(propose_borders(session.plan, borders, hands))
    ticket.report(1.0)
    return found
