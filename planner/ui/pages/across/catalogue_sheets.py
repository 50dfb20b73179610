"""What the catalogues declare: for each kind its columns, its form, what it says while it is empty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from planner.domain.catalogues import Funder, LifePhase, Sector, Setting, Standard, TargetGroup, Transition
from planner.domain.record import N_, Record
from planner.domain.sentence import NN_, Sentence
from planner.operations.operation import Operation
from planner.operations.ordering import Reorder, in_order
from planner.texts import gettext as _
from planner.ui.columns import Cell, Column, Listing, field
from planner.ui.desk import Desk
from planner.ui.form.spec import FormSpec, Group
from planner.ui.pages.across.used_by import UsedBy, users_of
from planner.ui.pages.sheet import Empty, Sheet, SheetView, nouns

PLACE = "catalogues"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """One catalogue: its kind, what it is for, and the fields beside the name."""

    kind: type[Record]
    purpose: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]


def _place(desk: Desk, record: Any) -> Cell:
    ids = [one.id for one in in_order(desk.bridge.plan, type(record))]
    number = ids.index(record.id) + 1 if record.id in ids else len(ids) + 1  # one being typed comes last
    return Cell(str(number), number, number, quiet=True)


def _uses(desk: Desk, record: Record) -> Cell:
    count = len(users_of(desk, record))
    return Cell(str(count) if count else "", count, count, quiet=True)


def _columns(catalogue: Catalogue) -> tuple[Column, ...]:
    return (
        Column("place", N_("No."), _place, right=True),
        field(catalogue.kind, "name", stretch=True, fixed=True),
        *catalogue.columns,
        Column("uses", N_("Used by"), _uses, right=True),
    )


def _lead(catalogue: Catalogue, desk: Desk) -> str:
    records = desk.bridge.plan.all(catalogue.kind)
    unused = sum(not users_of(desk, one) for one in records)
    words = nouns(f"kind.{catalogue.kind.kind}")
    whole = desk.words.say(Sentence(*NN_("One {kind}", "{n} {kinds}"), len(records), words))
    if not records:
        return _("This catalogue is empty.")
    if not unused:
        return _("{whole}; all are in use.", whole=whole)
    one, many = NN_("one is used by nobody", "{n} are used by nobody")
    said = desk.words.say(Sentence(one, many, unused))
    return _("{whole}; {unused}.", whole=whole, unused=said[:1].lower() + said[1:])


def moves(desk: Desk, record: Any) -> Sequence[tuple[str, Operation | None]]:
    """The ways an entry can go among its peers."""
    peers = [one.id for one in in_order(desk.bridge.plan, type(record))]
    if record.id not in peers:
        return []
    at, last = peers.index(record.id), len(peers) - 1
    wanted = (
        (N_("To the top"), 0 if at else None),
        (N_("Up"), at - 1 if at else None),
        (N_("Down"), at + 1 if at < last else None),
        (N_("To the bottom"), last if at < last else None),
    )
    return [(words, None if to is None else Reorder(record.kind, record.id, to)) for words, to in wanted]


def sheet_of(catalogue: Catalogue) -> Sheet:
    """The page of one catalogue."""
    kind = catalogue.kind
    listing = Listing(kind, _columns(catalogue), lambda desk: in_order(desk.bridge.plan, kind))
    form = FormSpec(kind, catalogue.groups, above=UsedBy, moves=moves)
    return Sheet(
        place=f"{PLACE}.{kind.kind}",
        kind=kind,
        title=kind.nouns,
        lead=lambda desk: _lead(catalogue, desk),
        views=(SheetView(kind.kind, kind.nouns, listing),),
        form=form,
        empty=Empty(N_("This catalogue is empty"), catalogue.purpose),
    )


NAME = (Group(("name",)),)
CATALOGUES: tuple[Catalogue, ...] = (
    Catalogue(
        LifePhase,
        N_("Life phases order offers and measures along childhood; the chain board has a column for each."),
        (field(LifePhase, "age_from"), field(LifePhase, "age_until")),
        (Group(("name", ("age_from", "age_until"))),),
    ),
    Catalogue(
        Transition,
        N_("Transitions are where families can be lost: from birth to home, from daycare to school."),
        (field(Transition, "before"), field(Transition, "after")),
        (Group(("name", "before", "after")),),
    ),
    Catalogue(
        Sector,
        N_("Fields of action say which offices carry an offer: health, education, youth welfare."),
        (),
        NAME,
    ),
    Catalogue(
        TargetGroup,
        N_("Target groups say whom offers and measures are for."),
        (),
        NAME,
    ),
    Catalogue(
        Setting,
        N_("Settings are where families are met: hospital, daycare, school, at home."),
        (),
        NAME,
    ),
    Catalogue(
        Funder,
        N_("Funders pay for measures and offers; the money view adds up by them."),
        (field(Funder, "sort"),),
        (Group(("name", "sort")),),
    ),
    Catalogue(
        Standard,
        N_("Standards say by what the town measures its prevention, in four levels each."),
        (field(Standard, "description", optional=True),),
        (Group(("name", "description")), Group(("level_1", "level_2", "level_3", "level_4"), N_("Levels"))),
    ),
)
"""Every catalogue in the order of the view switch."""
