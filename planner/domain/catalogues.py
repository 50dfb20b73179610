"""Catalogues: what differs between towns is a record, not code. Each comes with a default set from the content."""

from __future__ import annotations

from planner.domain.record import N_, Choice, Record, about, record


class FunderKind(Choice):
    """Who pays."""

    TOWN = "town", N_("own funds")
    STATE = "state", N_("state")
    FEDERAL = "federal", N_("federation")
    EU = "eu", N_("European Union")
    INSURANCE = "insurance", N_("health insurance")
    FOUNDATION = "foundation", N_("foundation or donation")
    OTHER = "other", N_("other")


@record("life_phase", N_("Life phase"), N_("Life phases"))
class LifePhase(Record):
    """A stretch of childhood and youth; ages in completed years, the upper one exclusive."""

    name: str = about(N_("Name"))
    rank: int = about(N_("Order"), default=0)
    age_from: float | None = about(N_("Age from"), default=None, low=-1, high=30)
    age_until: float | None = about(N_("Age under"), default=None, low=0, high=30)


@record("transition", N_("Transition"), N_("Transitions"))
class Transition(Record):
    """A passage between phases at which families can be lost."""

    name: str = about(N_("Name"))
    rank: int = about(N_("Order"), default=0)
    before: str | None = about(N_("Phase before"), default=None, refers="life_phase")
    after: str | None = about(N_("Phase after"), default=None, refers="life_phase")


@record("sector", N_("Field of action"), N_("Fields of action"))
class Sector(Record):
    """A field of action: health, education, welfare, sport, police …"""

    name: str = about(N_("Name"))
    rank: int = about(N_("Order"), default=0)


@record("target_group", N_("Target group"), N_("Target groups"))
class TargetGroup(Record):
    """Whom an offer or a measure is for."""

    name: str = about(N_("Name"))
    rank: int = about(N_("Order"), default=0)


@record("setting", N_("Setting"), N_("Settings of life"))
class Setting(Record):
    """Where families are met: hospital, daycare, school, home …"""

    name: str = about(N_("Name"))
    rank: int = about(N_("Order"), default=0)


@record("funder", N_("Funder"), N_("Funders"))
class Funder(Record):
    """Who pays for measures and offers."""

    name: str = about(N_("Name"))
    rank: int = about(N_("Order"), default=0)
    sort: FunderKind = about(N_("Kind"), default=FunderKind.OTHER)


@record("criterion", N_("Criterion"), N_("Criteria"))
class Criterion(Record):
    """What needs are weighed by; a weight of 2 counts twice as much as one of 1."""

    name: str = about(N_("Name"))
    rank: int = about(N_("Order"), default=0)
    weight: float = about(N_("Weight"), default=1.0, low=0, high=10)
    description: str = about(N_("What it asks"), default="", long=True)


@record("standard", N_("Standard"), N_("Standards"))
class Standard(Record):
    """A prevention guideline or standard the town measures itself by, in four graded levels."""

    name: str = about(N_("Name"))
    rank: int = about(N_("Order"), default=0)
    description: str = about(N_("Description"), default="", long=True)
    level_1: str = about(N_("Level 1"), default="", long=True)
    level_2: str = about(N_("Level 2"), default="", long=True)
    level_3: str = about(N_("Level 3"), default="", long=True)
    level_4: str = about(N_("Level 4"), default="", long=True)
