"""Meetings: when the bodies meet, who was there, and what the minutes say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from planner import texts
from planner.domain.governance import Body, BodyKind, Meeting, Resolution
from planner.domain.record import N_
from planner.domain.sentence import NN_, Sentence
from planner.texts import gettext as _
from planner.ui.columns import Cell, Chip, Column, Listing, field
from planner.ui.desk import Desk
from planner.ui.form.spec import FormSpec, Group, Links
from planner.ui.pages.sheet import Empty, Sheet, SheetView
from planner.ui.widgets.empty_state import Way


def is_coming(desk: Desk, meeting: Meeting) -> bool:
    """Whether a meeting is today or later."""
    return meeting.day >= desk.bridge.session.today()


def meetings(desk: Desk) -> list[Meeting]:
    """Those to come, the next one first; then those past, the last one first."""
    every = sorted(desk.bridge.plan.all(Meeting), key=lambda one: (one.day, one.id))
    coming = [one for one in every if is_coming(desk, one)]
    return coming + [one for one in reversed(every) if not is_coming(desk, one)]


def _group(desk: Desk, meeting: Meeting) -> str:
    return _("To come") if is_coming(desk, meeting) else _("Past")


def _minutes(_desk: Desk, meeting: Meeting) -> Cell:
    there = bool(meeting.minutes.strip())
    return Cell(_("there") if there else _("none"), there, int(there), "step:done" if there else "", quiet=not there)


def lacks_minutes(desk: Desk, meeting: Meeting) -> bool:
    """Whether a meeting is past and nothing is written of it."""
    return meeting.day < desk.bridge.session.today() and not meeting.minutes.strip()


def usual_body(desk: Desk) -> Mapping[str, Any]:
    """The body most entries are about: the steering group, else any."""
    found = desk.bridge.plan.all(Body)
    steering = [one for one in found if one.sort is BodyKind.STEERING]
    return {"body": (steering or list(found))[0].id} if found else {}


LISTING = Listing(
    Meeting,
    (
        field(Meeting, "day", fixed=True),
        field(Meeting, "body"),
        field(Meeting, "subject", stretch=True),
        field(Meeting, "place", optional=True),
        Column("minutes_there", N_("Minutes"), _minutes, leans_on=frozenset()),
    ),
    meetings,
    group=_group,
    chips=(
        Chip("coming", N_("to come"), "step:not_started", is_coming),
        Chip("unwritten", N_("past without minutes"), "step:open", lacks_minutes),
    ),
    fresh=usual_body,
)


def _lead(desk: Desk) -> str:
    found = meetings(desk)
    say, words = desk.words.say, texts.current()
    coming = [one for one in found if is_coming(desk, one)]
    if coming:
        said = _("Next: {body} on {date}.", body=_body(desk, coming[0]), date=words.date(coming[0].day))
    elif found:
        said = _("No meeting is planned. The last one was on {date}.", date=words.date(found[0].day))
    else:
        return _("No meeting is planned.")
    unwritten = sum(lacks_minutes(desk, one) for one in found)
    if not unwritten:
        return said
    more = NN_("One past meeting has no minutes.", "{n} past meetings have no minutes.")
    return f"{said} {say(Sentence(*more, n=unwritten))}"


def _body(desk: Desk, meeting: Meeting) -> str:
    found = desk.bridge.plan.get(Body, meeting.body)
    return found.name if found else meeting.subject


def _resolutions(desk: Desk, meeting: Meeting) -> Sequence[Resolution]:
    return desk.bridge.plan.pointing(Resolution, "meeting", meeting.id)


FORM = FormSpec(
    Meeting,
    groups=(
        Group((("day", "place"), "body", "subject")),
        Group(("attendance", "minutes"), N_("Afterwards")),
    ),
    links=(Links(N_("Resolutions"), _resolutions),),
    hints={
        "subject": N_("What the meeting is for, in a few words."),
        "attendance": N_("Who was there. Reports and exports leave it out."),
        "minutes": N_("What was said and agreed. Resolutions have an entry of their own."),
    },
    optional=frozenset({"place"}),
)


def _ways(desk: Desk) -> Sequence[Way]:
    return (Way(_("Record the bodies first"), "next", lambda: desk.go("bodies")),)


MEETINGS = Sheet(
    place="meetings",
    kind=Meeting,
    title=N_("Meetings"),
    lead=_lead,
    views=(SheetView("all", N_("All"), LISTING),),
    form=FORM,
    empty=Empty(
        "",
        N_("Fixed days connect the chain with budget, committees and grants. Enter the meetings of the cycle."),
        ways=_ways,
    ),
)
