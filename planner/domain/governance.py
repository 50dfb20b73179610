"""Governance: who steers, who decides, and what was decided."""

from __future__ import annotations

from datetime import date

from planner.domain.record import N_, Choice, Record, about, record


class BodyKind(Choice):
    """What sort of body this is."""

    COUNCIL = "council", N_("council")
    COMMITTEE = "committee", N_("committee")
    STEERING = "steering", N_("steering group")
    WORKING = "working", N_("working group")
    NETWORK = "network", N_("network")


class Outcome(Choice):
    """How a body decided."""

    UNCHANGED = "unchanged", N_("adopted unchanged")
    CHANGED = "changed", N_("adopted with changes")
    NOTED = "noted", N_("taken note of")
    POSTPONED = "postponed", N_("postponed")
    REJECTED = "rejected", N_("rejected")


class PaperKind(Choice):
    """What a paper asks of the body."""

    DECISION = "decision", N_("decision paper")
    INFORMATION = "information", N_("information paper")
    REPORT = "report", N_("report paper")


@record("actor", N_("Actor"), N_("Actors"))
class Actor(Record):
    """An organisation or office that has a part in the chain."""

    organisation: str = about(N_("Organisation"))
    office: str = about(N_("Office"), default="")
    role: str = about(N_("Role"), default="")
    name: str = about(N_("Contact person"), default="", personal=True)
    contact: str = about(N_("Contact"), default="", personal=True)
    sector: str | None = about(N_("Field of action"), default=None, refers="sector")


@record("body", N_("Body"), N_("Bodies"))
class Body(Record):
    """A steering group, working group, committee or council."""

    name: str = about(N_("Name"))
    sort: BodyKind = about(N_("Kind"), default=BodyKind.WORKING)
    task: str = about(N_("Task"), default="", long=True)
    rhythm: str = about(N_("Meets"), default="")
    chair: str = about(N_("Chair (office)"), default="")


@record("membership", N_("Membership"), N_("Memberships"))
class Membership(Record):
    """A seat in a body, held by a role and an office, never by a name."""

    body: str = about(N_("Body"), refers="body", owner=True)
    role: str = about(N_("Role"))
    office: str = about(N_("Office"), default="")
    actor: str | None = about(N_("Actor"), default=None, refers="actor")
    since: date | None = about(N_("Since"), default=None)
    until: date | None = about(N_("Until"), default=None)


@record("meeting", N_("Meeting"), N_("Meetings"))
class Meeting(Record):
    """A meeting of a body."""

    body: str = about(N_("Body"), refers="body", owner=True)
    day: date = about(N_("Date"))
    subject: str = about(N_("Subject"), default="")
    place: str = about(N_("Place"), default="")
    attendance: str = about(N_("Attendance"), default="", long=True, personal=True)
    minutes: str = about(N_("Minutes"), default="", long=True, public=False)


@record("paper", N_("Paper"), N_("Papers"))
class Paper(Record):
    """A paper laid before a body (Vorlage)."""

    number: str = about(N_("Paper number"))
    subject: str = about(N_("Subject"))
    sort: PaperKind = about(N_("Kind"), default=PaperKind.DECISION)
    open_session: bool = about(N_("For the public part"), default=True)
    day: date | None = about(N_("Date"), default=None)


@record("resolution", N_("Resolution"), N_("Resolutions"))
class Resolution(Record):
    """What a body resolved, with its votes."""

    body: str = about(N_("Body"), refers="body")
    day: date = about(N_("Date"))
    number: str = about(N_("Paper number"), default="")
    subject: str = about(N_("Subject"))
    wording: str = about(N_("Wording"), default="", long=True)
    outcome: Outcome = about(N_("Outcome"), default=Outcome.UNCHANGED)
    yes: int | None = about(N_("Yes"), default=None, low=0, high=1000)
    no: int | None = about(N_("No"), default=None, low=0, high=1000)
    abstain: int | None = about(N_("Abstentions"), default=None, low=0, high=1000)
    recused: int | None = about(N_("Recused"), default=None, low=0, high=1000)
    meeting: str | None = about(N_("Meeting"), default=None, refers="meeting")
    paper: str | None = about(N_("Paper"), default=None, refers="paper")
    open_session: bool = about(N_("For the public part"), default=True)
