"""Papers: what is or was laid before the bodies, and which resolutions came of it."""

from __future__ import annotations

from collections.abc import Sequence

from planner import texts
from planner.domain.governance import Paper, Resolution
from planner.domain.record import N_
from planner.domain.sentence import NN_, Sentence
from planner.texts import gettext as _
from planner.ui.columns import Cell, Chip, Column, Listing, field
from planner.ui.desk import Desk
from planner.ui.form.spec import FormSpec, Group, Links
from planner.ui.pages.sheet import Action, Empty, Sheet, SheetView, there_are
from planner.ui.widgets.empty_state import Way


def papers(desk: Desk) -> list[Paper]:
    """All papers, the latest first; those without a day come before, they are still being written."""
    return sorted(desk.bridge.plan.all(Paper), key=lambda one: (one.day is None, one.day, one.number), reverse=True)


def resolutions_on(desk: Desk, paper: Paper) -> Sequence[Resolution]:
    """What was resolved on a paper; it may come before several bodies."""
    return sorted(desk.bridge.plan.pointing(Resolution, "paper", paper.id), key=lambda one: one.day)


def _resolved(desk: Desk, paper: Paper) -> Cell:
    count = len(resolutions_on(desk, paper))
    return Cell(texts.current().number(count) if count else _("none"), count, count, quiet=not count)


def _is_open(desk: Desk, paper: Paper) -> bool:
    return not resolutions_on(desk, paper)


LISTING = Listing(
    Paper,
    (
        field(Paper, "number", fixed=True),
        field(Paper, "subject", stretch=True, fixed=True),
        field(Paper, "sort"),
        field(Paper, "day"),
        Column("resolved", N_("Resolutions"), _resolved, right=True, leans_on=frozenset({Resolution.kind})),
        field(Paper, "open_session", optional=True),
    ),
    papers,
    chips=(
        Chip("open", N_("no resolution yet"), "step:not_started", _is_open),
        Chip("closed", N_("not public"), "status:stopped", lambda _desk, one: not one.open_session),
    ),
)


def _lead(desk: Desk) -> str:
    found = papers(desk)
    say = desk.words.say
    said = say(there_are("kind.paper", len(found)))
    waiting = sum(_is_open(desk, one) for one in found)
    if not waiting:
        return said
    more = NN_("Nothing is resolved on one of them yet.", "Nothing is resolved on {n} of them yet.")
    return f"{said} {say(Sentence(*more, n=waiting))}"


FORM = FormSpec(
    Paper,
    groups=(Group(("subject", ("number", "day"), "sort", "open_session")),),
    links=(Links(N_("Resolutions"), resolutions_on),),
    hints={
        "number": N_("As on the paper, for example 112/2026."),
        "open_session": N_("Reports for the public leave out what was not public."),
    },
    optional=frozenset({"day"}),
)


def _ways(desk: Desk) -> Sequence[Way]:
    return (Way(_("To the resolutions"), "next", lambda: desk.go("resolutions")),)


PAPERS = Sheet(
    place="papers",
    kind=Paper,
    title=N_("Papers"),
    lead=_lead,
    action=Action(N_("To the resolutions"), "previous", lambda desk, _paper: desk.go("resolutions")),
    views=(SheetView("all", N_("All"), LISTING),),
    form=FORM,
    empty=Empty(
        "",
        N_("A paper asks a body to decide or to take note. Its number leads back to the files."),
        ways=_ways,
    ),
)
