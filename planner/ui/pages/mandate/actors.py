"""Actors: the offices and organisations that have a part in the chain, and the office that coordinates it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.domain.governance import Actor, Body, Membership
from planner.domain.kinds import BY_NAME
from planner.domain.record import N_
from planner.domain.sentence import NN_, Sentence
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.columns import Cell, Chip, Column, Listing, field
from planner.ui.desk import Desk
from planner.ui.form.form import Form
from planner.ui.form.spec import FormSpec, Group, Links
from planner.ui.grid.grid import Grid
from planner.ui.pages.sheet import Empty, Sheet, SheetView
from planner.ui.widgets.empty_state import Way

MUNICIPALITY = BY_NAME["municipality"]
COORDINATION = FormSpec(
    MUNICIPALITY,
    groups=(Group(("coordinator",)),),
    hints={"coordinator": N_("The office that holds the threads together, for example: youth welfare planning.")},
)
WIDTH = 420


def actors(desk: Desk) -> list[Actor]:
    """All actors by name."""
    return sorted(desk.bridge.plan.all(Actor), key=lambda one: (one.organisation.casefold(), one.office.casefold()))


def bodies_of(desk: Desk, actor: Actor) -> list[Body]:
    """The bodies an actor sits in today."""
    plan, today = desk.bridge.plan, desk.bridge.session.today()
    held = (one for one in plan.pointing(Membership, "actor", actor.id) if one.until is None or one.until >= today)
    return list(plan.some(Body, dict.fromkeys(one.body for one in held)))


def _bodies(desk: Desk, actor: Actor) -> Cell:
    names = ", ".join(one.name for one in bodies_of(desk, actor))
    return Cell(names or _("none"), names, names.casefold() or None, quiet=not names)


LISTING = Listing(
    Actor,
    (
        field(Actor, "organisation", stretch=True, fixed=True),
        field(Actor, "office", optional=True),
        field(Actor, "role"),
        field(Actor, "sector", optional=True),
        Column("bodies", N_("Sits in"), _bodies, leans_on=frozenset({Membership.kind, Body.kind})),
    ),
    actors,
    chips=(
        Chip("alone", N_("in no body"), "step:open", lambda desk, one: not bodies_of(desk, one)),
        Chip("fieldless", N_("no field of action"), "step:not_started", lambda _desk, one: one.sector is None),
    ),
)


class CoordinationGrid(Grid):
    """The actors, and above them the field that names the coordination: it is the municipality’s."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, LISTING, _("Actors"), "actors.coordination")
        self.coordination = Form(desk, COORDINATION, inline=True)
        self.coordination.setMaximumWidth(metrics.px(WIDTH))
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 0, 0, metrics.gap(16))
        inner.addWidget(self.coordination)
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(0, holder)
            holder.lower()  # Tab follows the order of siblings

    def refresh(self) -> None:
        """The municipality follows as the rows do."""
        super().refresh()
        if self.desk.bridge.is_open:
            self.coordination.show_record(self.desk.bridge.plan.municipality)


def _lead(desk: Desk) -> str:
    say, office = desk.words.say, desk.bridge.plan.municipality.coordinator.strip()
    count = len(actors(desk))
    said = _("{office} coordinates the chain.", office=office) if office else _("No office coordinates the chain yet.")
    more = NN_("One actor has a part in it.", "{n} actors have a part in it.")
    return f"{said} {say(Sentence(*more, n=count))}" if count else said


def _members(desk: Desk, actor: Actor) -> Sequence[Body]:
    return bodies_of(desk, actor)


FORM = FormSpec(
    Actor,
    groups=(
        Group(("organisation", "office", "role", "sector")),
        Group(("name", "contact"), N_("Contact")),
    ),
    links=(Links(N_("Sits in"), _members),),
    hints={
        "organisation": N_("Office, provider, association, practice."),
        "role": N_("What it does in the chain: pays, plans, reaches families."),
        "contact": N_("Telephone or mail, for your work only."),
    },
    optional=frozenset({"name", "contact"}),
)


def _ways(desk: Desk) -> Sequence[Way]:
    return (
        Way(_("Name the coordination"), "mandate", lambda: desk.go("town", "scope", field="coordinator")),
        Way(_("Record the bodies first"), "next", lambda: desk.go("bodies")),
    )


ACTORS = Sheet(
    place="actors",
    kind=Actor,
    title=N_("Actors"),
    lead=_lead,
    views=(SheetView("coordination", N_("Coordination"), LISTING, make=CoordinationGrid),),
    form=FORM,
    empty=Empty(
        "",
        N_("Offices and organisations make the chain. Recorded with their role, they can be invited and asked."),
        ways=_ways,
    ),
)
