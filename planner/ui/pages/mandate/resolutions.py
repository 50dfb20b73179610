"""Resolutions: what was decided by whom with which votes, in which wording, on which paper."""

from __future__ import annotations

from collections.abc import Sequence

from planner import texts
from planner.domain.goals import Goal, Vision
from planner.domain.governance import Meeting, Outcome, Paper, Resolution
from planner.domain.measures import Measure
from planner.domain.record import N_, Record
from planner.domain.rules.governance import ADOPTED
from planner.domain.sentence import NN_, Sentence
from planner.texts import gettext as _
from planner.ui.columns import Cell, Chip, Column, Listing, field
from planner.ui.desk import Desk
from planner.ui.form.spec import FormSpec, Group, Links
from planner.ui.pages.mandate.meetings import usual_body
from planner.ui.pages.sheet import Action, Empty, Sheet, SheetView, there_are
from planner.ui.widgets.empty_state import Way

SIGNS = {
    Outcome.UNCHANGED: "step:done",
    Outcome.CHANGED: "step:done",
    Outcome.NOTED: "step:in_progress",
    Outcome.POSTPONED: "step:open",
    Outcome.REJECTED: "status:stopped",
}


def resolutions(desk: Desk) -> list[Resolution]:
    """All resolutions, the latest first."""
    return sorted(desk.bridge.plan.all(Resolution), key=lambda one: (one.day, one.number), reverse=True)


def votes(resolution: Resolution) -> str:
    """Yes, no and abstentions as in minutes: “31 : 9 : 2”; "" where nothing was counted."""
    counted = (resolution.yes, resolution.no, resolution.abstain)
    if all(one is None for one in counted):
        return ""
    return " : ".join("–" if one is None else texts.current().number(one) for one in counted)


def _outcome(_desk: Desk, resolution: Resolution) -> Cell:
    return Cell(_(resolution.outcome.label), resolution.outcome, resolution.outcome.value, SIGNS[resolution.outcome])


def _votes(_desk: Desk, resolution: Resolution) -> Cell:
    return Cell(votes(resolution), resolution.yes, resolution.yes)


def adopted_by(desk: Desk, resolution: Resolution) -> Sequence[Record]:
    """What a resolution adopts: visions, goals, measures."""
    plan = desk.bridge.plan
    return [one for cls in (Vision, Goal, Measure) for one in plan.pointing(cls, "resolution", resolution.id)]


def _adopts(desk: Desk, resolution: Resolution) -> Cell:
    count = len(adopted_by(desk, resolution))
    return Cell(texts.current().number(count) if count else "", count, count)


LISTING = Listing(
    Resolution,
    (
        field(Resolution, "day", fixed=True),
        field(Resolution, "subject", stretch=True, fixed=True),
        field(Resolution, "outcome", read=_outcome, leans_on=frozenset()),
        field(Resolution, "body"),
        Column("votes", N_("Yes : no : abstentions"), _votes, right=True, leans_on=frozenset(), optional=True),
        Column(
            "adopts", N_("Adopts"), _adopts, right=True,
            leans_on=frozenset({Vision.kind, Goal.kind, Measure.kind}), optional=True,
        ),
        field(Resolution, "number", optional=True),
        field(Resolution, "open_session", optional=True),
    ),
    resolutions,
    chips=(
        Chip("adopted", N_("adopted"), "step:done", lambda _desk, one: one.outcome in ADOPTED),
        Chip("postponed", N_("postponed"), "step:open", lambda _desk, one: one.outcome is Outcome.POSTPONED),
        Chip("wordless", N_("no wording"), "step:not_started", lambda _desk, one: not one.wording.strip()),
        Chip("closed", N_("not public"), "status:stopped", lambda _desk, one: not one.open_session),
    ),
    fresh=usual_body,
)  # fmt: skip


def _lead(desk: Desk) -> str:
    found = resolutions(desk)
    if not found:
        return _("Nothing is resolved yet.")
    say = desk.words.say
    said = say(there_are("kind.resolution", len(found)))
    open_ = sum(one.outcome not in ADOPTED for one in found)
    if open_:
        of = NN_("One of them is not adopted.", "{n} of them are not adopted.")
        said = f"{said} {say(Sentence(*of, n=open_))}"
    postponed = [one for one in found if one.outcome is Outcome.POSTPONED]
    if not postponed:
        return said
    more = _("Postponed: “{subject}”.", subject=postponed[0].subject)
    return f"{said} {more}"


def _meetings(desk: Desk, resolution: Resolution) -> Sequence[Meeting]:
    """The meetings of the body that resolved, the latest first."""
    found = desk.bridge.plan.pointing(Meeting, "body", resolution.body)
    return sorted(found, key=lambda one: one.day, reverse=True)


def _papers(desk: Desk, _resolution: Resolution) -> Sequence[Paper]:
    return sorted(desk.bridge.plan.all(Paper), key=lambda one: one.number, reverse=True)


FORM = FormSpec(
    Resolution,
    groups=(
        Group(("subject", "body", ("day", "number"))),
        Group(("outcome", ("yes", "no", "abstain", "recused"), "wording"), N_("Decision")),
        Group(("meeting", "paper", "open_session"), N_("Where it belongs")),
    ),
    links=(Links(N_("Adopts"), adopted_by),),
    hints={
        "number": N_("As on the paper, for example 112/2026."),
        "wording": N_("Word for word: the wording counts, not what is remembered of it."),
        "open_session": N_("Reports for the public leave out what was not public."),
    },
    choices={"meeting": _meetings, "paper": _papers},
    optional=frozenset({"meeting", "paper"}),
)


def _ways(desk: Desk) -> Sequence[Way]:
    return (
        Way(_("Record the bodies first"), "next", lambda: desk.go("bodies")),
        Way(_("Write down the mandate"), "sheet", lambda: desk.go("town", "scope", field="mandate")),
    )


RESOLUTIONS = Sheet(
    place="resolutions",
    kind=Resolution,
    title=N_("Resolutions"),
    lead=_lead,
    add=Sentence(N_("Record a resolution")),
    action=Action(N_("Papers"), "sheet", lambda desk, _resolution: desk.go("papers")),
    views=(SheetView("all", N_("All"), LISTING),),
    form=FORM,
    empty=Empty(
        N_("No resolution yet"),
        N_(
            "A resolution of council or committee makes the chain a matter of all offices. It outlasts a change of office."
        ),
        ways=_ways,
    ),
)
