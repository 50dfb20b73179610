"""What the worker does for an import: read a file, set it against the plan, write it as one step.

Nothing here touches a widget; every function runs off the window's thread and gives back immutable results.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planner.domain.errors import Cancelled, PlannerError, Unreadable
from planner.domain.figures import Area
from planner.operations.choices import CellName, Choices

if TYPE_CHECKING:
    from planner.exchange.borders import BorderRead
    from planner.exchange.preview import Preview
    from planner.exchange.roles import ReadHints
    from planner.exchange.tables import TableRead
    from planner.operations.border_proposal import BorderProposal
    from planner.operations.figures import DeliverFigures
    from planner.operations.proposal import FigureProposal
    from planner.operations.session import Session
    from planner.ui.workers import Ticket

READ_SHARE = 0.8
CELLS_SHOWN = 8
"""How many cells of each question the preview shows at least."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a person said of a file: areas by hand, what becomes of odd figures and age groups, coordinates of borders,
    whether borders of no known area are new ones.
    """

    hands: Mapping[int, str] = field(default_factory=dict)
    choices: Choices = field(default_factory=Choices)
    system: str = ""
    others_new: bool = False

    def assigning(self, index: int, area: str) -> Told:
        """An area of the file given to one of the plan; "" takes it back."""
        hands = {place: said for place, said in self.hands.items() if place != index}
        return replace(self, hands={**hands, index: area} if area else hands)

    def keeping(self, name: CellName, reason: str = "") -> Told:
        """An odd figure taken in, for a reason or none."""
        choices = self.choices
        kept, out = {**choices.kept, name: reason}, frozenset(choices.left_out) - {name}
        values = {key: value for key, value in choices.left_values.items() if key != name}
        return replace(self, choices=replace(choices, kept=kept, left_out=out, left_values=values))

    def leaving_out(self, name: CellName) -> Told:
        """An odd figure left out."""
        choices = self.choices
        kept = {key: reason for key, reason in choices.kept.items() if key != name}
        return replace(self, choices=replace(choices, kept=kept, left_out=frozenset(choices.left_out) | {name}))

    def choosing(self, **changes: Any) -> Told:
        """Whether all unlikely figures stay out (`odd_out`), and age groups are added up (`reband`)."""
        return replace(self, choices=replace(self.choices, **changes))


@dataclass(frozen=True, slots=True)
class Known:
    """The recipe a file was read by: its name, and what it says."""

    name: str
    hints: ReadHints
    told: Told
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Figures:
    """A table as it stands and, unless `refusal` says why not, what it would bring."""

    preview: Preview
    proposal: FigureProposal | None
    refusal: PlannerError | None = None
    known: Known | None = None

    @property
    def count(self) -> int:
        """How many cells would be written."""
        return len(self.proposal.rows) if self.proposal else 0

    @property
    def waiting(self) -> int:
        """How many cells stay out until somebody answers."""
        if self.proposal is None:
            return 0
        open_ = frozenset(self.proposal.unmatched)
        lost = sum(1 for area in self.proposal.read.observations.area if area in open_) if open_ else 0
        return lost + sum(question.count for question in self.proposal.questions)


@dataclass(frozen=True, slots=True)
class Borders:
    """A file of borders and what it would bring."""

    proposal: BorderProposal

    @property
    def count(self) -> int:
        """How many borders would be written."""
        return len(self.proposal.changes)

    @property
    def waiting(self) -> int:
        """How many borders belong to no area yet."""
        return len(self.proposal.unmatched)


Found = Figures | Borders


def read(session: Session, path: Path, hints: ReadHints, told: Told, ticket: Ticket, *, by_recipe: bool) -> Found:
    """Read a file and set it against the plan, by the recipe of its kind where there is one and `by_recipe` says so.

    Raises `Unreadable` when there is nothing to be shown of it.
    """
    from planner.exchange.borders import are_borders

    if are_borders(path):
        return _borders(session, path, hints, told, ticket)
    found = _by_recipe(session, path, ticket) if by_recipe else None
    return found if found is not None else _figures(session, path, hints, told, ticket)


def set_against(session: Session, found: Found, told: Told) -> Found:
    """The same file against the plan as it is now, with what a person said of it."""
    if isinstance(found, Borders):
        return _bordering(session, found.proposal.read, told)
    if found.proposal is None:
        return found
    return replace(found, proposal=_proposed(session, found.proposal.read, told))


def operation(
    session: Session, found: Found, values: Mapping[str, Any], hints: ReadHints, told: Told, *, keep_old: bool
) -> DeliverFigures | None:
    """The one step that takes the file in; None when it brings nothing. `values` are fields of the delivery.

    How the file was read is remembered with it.
    """
    from planner.operations.border_proposal import deliver_borders
    from planner.operations.proposal import deliver
    from planner.operations.recipes import Answered, remembered, with_recipe

    plan, today = session.plan, session.today()
    if isinstance(found, Borders):
        made = deliver_borders(found.proposal, today)
        return None if made is None else replace(made, values={**made.values, **values})
    if found.proposal is None:
        return None
    # reasons are typed until the last moment
    proposal = _proposed(session, found.proposal.read, told) if told.choices.kept else found.proposal
    made = deliver(proposal.without_changes() if keep_old else proposal, plan, today)
    if made is None:
        return None
    answered = Answered(hints, told.hands, told.choices, values)
    recipe = remembered(plan, found.proposal.read, found.preview.names, answered)
    return with_recipe(replace(made, values={**made.values, **values}), plan, recipe, session.new_id, today)


def _proposed(session: Session, table: TableRead, told: Told) -> FigureProposal:
    from planner.operations.proposal import propose

    return propose(session.plan, session.figures, table, session.new_id, assigned=told.hands, choices=told.choices)


def _by_recipe(session: Session, path: Path, ticket: Ticket) -> Figures | None:
    """The file as the recipe of its kind reads it; None without one, or where it does not do."""
    from planner.domain.taking_in import Recipe
    from planner.operations.by_recipe import fitting, read_by
    from planner.operations.recipes import choices_of, hands_of

    fits = fitting(session.plan, path) if session.plan.all(Recipe) else None
    if fits is None:
        return None
    kept, recipe = fits
    known = frozenset(word for area in session.plan.all(Area) for word in (area.key, area.name) if word)
    try:
        by = read_by(recipe, path, known, lambda share: ticket.report(READ_SHARE * share), lambda: ticket.cancelled)
    except Unreadable:
        return None
    told = Told(hands_of(recipe, session.plan, by.read), choices_of(recipe))
    found = _shown(path, by.hints, by.read, _proposed(session, by.read, told), ticket)
    return replace(found, known=Known(kept.name, by.hints, told, recipe.delivery))


def _figures(session: Session, path: Path, hints: ReadHints, told: Told, ticket: Ticket) -> Figures:
    from planner.exchange.preview import preview
    from planner.exchange.tables import read_table

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
    return _shown(path, hints, table, _proposed(session, table, told), ticket)


def _shown(path: Path, hints: ReadHints, table: TableRead, proposal: FigureProposal, ticket: Ticket) -> Figures:
    """The rows a person should see: the first ones, and those with a question."""
    from planner.exchange.preview import preview

    ticket.report(READ_SHARE)
    wanted = {cell.row for question in proposal.questions for cell in question.cells[:CELLS_SHOWN]}
    wanted |= {odd.place.row for odd in proposal.odd[:CELLS_SHOWN] if odd.place is not None}
    as_read = replace(hints, encoding=table.encoding, delimiter=table.delimiter, header=table.header)
    shown = preview(path, as_read, wanted)
    ticket.report(1.0)
    return Figures(shown, proposal)


def _borders(session: Session, path: Path, hints: ReadHints, told: Told, ticket: Ticket) -> Borders:
    from planner.exchange.borders import BorderHints, read_borders

    borders = read_borders(
        path,
        progress=lambda share: ticket.report(READ_SHARE * share),
        cancelled=lambda: ticket.cancelled,
        hints=BorderHints(hints.encoding or "", told.system, hints.sheet or ""),
    )
    found = _bordering(session, borders, told)
    ticket.report(1.0)
    return found


def _bordering(session: Session, read: BorderRead, told: Told) -> Borders:
    from planner.operations.border_proposal import propose_borders

    return Borders(propose_borders(session.plan, read, told.hands, session.new_id, others_new=told.others_new))
