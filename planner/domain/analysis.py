"""Analysis: evidence, views of those concerned, the offers there are, and the needs that follow."""

from __future__ import annotations

from datetime import date

from planner.domain.record import N_, Choice, Record, about, record


class Knowledge(Choice):
    """Where a statement comes from; a need should rest on more than one kind."""

    STATISTICS = "statistics", N_("social statistics")
    PROFESSIONALS = "professionals", N_("professionals’ knowledge")
    FAMILIES = "families", N_("knowledge of families")
    PRACTICE = "practice", N_("practice knowledge")
    RESEARCH = "research", N_("research")


class Confidence(Choice):
    """How sure we are."""

    LOW = "low", N_("low")
    MEDIUM = "medium", N_("medium")
    HIGH = "high", N_("high")


class Voice(Choice):
    """Who was asked."""

    CHILDREN = "children", N_("children")
    YOUNG_PEOPLE = "young_people", N_("young people")
    PARENTS = "parents", N_("parents")
    PROFESSIONALS = "professionals", N_("professionals")
    VOLUNTEERS = "volunteers", N_("volunteers")


class ProviderKind(Choice):
    """What sort of provider runs an offer."""

    PUBLIC = "public", N_("public provider")
    FREE = "free", N_("non-statutory provider")
    COMMERCIAL = "commercial", N_("commercial provider")
    VOLUNTARY = "voluntary", N_("volunteers")


class Prevention(Choice):
    """Whom prevention addresses: all, groups with raised risk, or single persons with first signs."""

    UNIVERSAL = "universal", N_("universal")
    SELECTIVE = "selective", N_("selective")
    INDICATED = "indicated", N_("indicated")


class Access(Choice):
    """How families and an offer meet."""

    WALK_IN = "walk_in", N_("walk-in")
    REGISTRATION = "registration", N_("by registration")
    OUTREACH = "outreach", N_("outreach")
    WHERE_FAMILIES_ARE = "where_families_are", N_("where families are anyway")
    REFERRAL = "referral", N_("by referral")


class Verdict(Choice):
    """What a cell of the chain board means once somebody has judged it."""

    GAP = "gap", N_("gap")
    COVERED = "covered", N_("covered elsewhere")
    NOT_NEEDED = "not_needed", N_("not needed")
    UNKNOWN = "unknown", N_("still open")


class Bond(Choice):
    """How a transition holds families: what a link of the chain is drawn as."""

    CARRIED = "carried", N_("holds")
    WEAK = "weak", N_("weak")
    GAP = "gap", N_("gap")


@record("evidence", N_("Piece of evidence"), N_("Evidence"))
class Evidence(Record):
    """A statement with its kind of knowledge, source and date."""

    statement: str = about(N_("Statement"), long=True)
    knowledge: Knowledge = about(N_("Kind of knowledge"), default=Knowledge.STATISTICS)
    source: str = about(N_("Source"), default="")
    day: date | None = about(N_("Date"), default=None)
    confidence: Confidence = about(N_("Confidence"), default=Confidence.MEDIUM)
    areas: tuple[str, ...] = about(N_("Areas"), default=(), refers="area")
    indicator: str | None = about(N_("Indicator"), default=None, refers="indicator")
    participation: str | None = about(N_("Participation"), default=None, refers="participation")


@record("participation", N_("Participation"), N_("Participation"))
class Participation(Record):
    """Who was asked, how, what they said, and what changed because of it."""

    name: str = about(N_("Occasion"))
    day: date | None = about(N_("Date"), default=None)
    voice: Voice = about(N_("Who was asked"), default=Voice.PARENTS)
    people: int | None = about(N_("People reached"), default=None, low=0, high=1_000_000)
    method: str = about(N_("Method"), default="")
    who: str = about(N_("Who took part"), default="", long=True, personal=True)
    said: str = about(N_("What they said"), default="", long=True)
    changed: str = about(N_("What changed"), default="", long=True)
    areas: tuple[str, ...] = about(N_("Areas"), default=(), refers="area")


@record("offer", N_("Offer"), N_("Offers"))
class Offer(Record):
    """A service on offer: for whom, where, by whom, how many places, until when paid."""

    name: str = about(N_("Name"))
    description: str = about(N_("Description"), default="", long=True)
    provider: str = about(N_("Provider"), default="")
    provider_kind: ProviderKind = about(N_("Kind of provider"), default=ProviderKind.FREE)
    contact_role: str = about(N_("Contact (role)"), default="")
    phases: tuple[str, ...] = about(N_("Life phases"), default=(), refers="life_phase")
    sectors: tuple[str, ...] = about(N_("Fields of action"), default=(), refers="sector")
    transitions: tuple[str, ...] = about(N_("Transitions"), default=(), refers="transition")
    target_groups: tuple[str, ...] = about(N_("Target groups"), default=(), refers="target_group")
    areas: tuple[str, ...] = about(N_("Areas"), default=(), refers="area")
    setting: str | None = about(N_("Setting"), default=None, refers="setting")
    prevention: Prevention = about(N_("Kind of prevention"), default=Prevention.UNIVERSAL)
    access: Access = about(N_("Access"), default=Access.WALK_IN)
    free_of_charge: bool = about(N_("Free of charge"), default=True)
    languages: str = about(N_("Languages"), default="")
    age_from: float | None = about(N_("Age from"), default=None, low=-1, high=30)
    age_until: float | None = about(N_("Age under"), default=None, low=0, high=30)
    places: int | None = about(N_("Places"), default=None, low=0, high=1_000_000)
    places_taken: int | None = about(N_("Places taken"), default=None, low=0, high=1_000_000)
    waiting: int | None = about(N_("Waiting"), default=None, low=0, high=1_000_000)
    funder: str | None = about(N_("Funder"), default=None, refers="funder")
    funded_until: date | None = about(N_("Funded until"), default=None)
    regular: bool = about(N_("Regular funding"), default=True)
    verified: date | None = about(N_("Last checked"), default=None)


@record("cell_judgement", N_("Judgement of a cell"), N_("Judgements of cells"))
class CellJudgement(Record):
    """What an empty or thin cell of the chain board means."""

    cycle: str = about(N_("Cycle"), refers="cycle", owner=True)
    phase: str = about(N_("Life phase"), refers="life_phase")
    sector: str = about(N_("Field of action"), refers="sector")
    area: str | None = about(N_("Area"), default=None, refers="area")
    verdict: Verdict = about(N_("Judgement"), default=Verdict.UNKNOWN)
    covered_by: str = about(N_("Covered by"), default="")
    reason: str = about(N_("Reason"), default="", long=True)


@record("transition_judgement", N_("Judgement of a transition"), N_("Judgements of transitions"))
class TransitionJudgement(Record):
    """What people who know a transition say of it, as a whole or in one field, whatever the offers look like."""

    cycle: str = about(N_("Cycle"), refers="cycle", owner=True)
    transition: str = about(N_("Transition"), refers="transition")
    sector: str | None = about(N_("Field of action"), default=None, refers="sector")
    area: str | None = about(N_("Area"), default=None, refers="area")
    bond: Bond = about(N_("Judgement"), default=Bond.GAP)
    reason: str = about(N_("Reason"), default="", long=True)


@record("need", N_("Need"), N_("Needs"))
class Need(Record):
    """A need with what supports it; priority 1 (first) to 5."""

    cycle: str = about(N_("Cycle"), refers="cycle", owner=True)
    name: str = about(N_("Need"))
    statement: str = about(N_("Statement"), default="", long=True)
    evidence: tuple[str, ...] = about(N_("Evidence"), default=(), refers="evidence")
    areas: tuple[str, ...] = about(N_("Areas"), default=(), refers="area")
    phases: tuple[str, ...] = about(N_("Life phases"), default=(), refers="life_phase")
    sectors: tuple[str, ...] = about(N_("Fields of action"), default=(), refers="sector")
    priority: int | None = about(N_("Priority"), default=None, low=1, high=5)
    priority_reason: str = about(N_("Why this priority"), default="", long=True)
    origin: str | None = about(N_("Carried over from"), default=None)


@record("score", N_("Points of a need"), N_("Points of needs"))
class Score(Record):
    """How much a criterion speaks for a need: 0 not at all to 3 strongly."""

    need: str = about(N_("Need"), refers="need", owner=True)
    criterion: str = about(N_("Criterion"), refers="criterion")
    points: int = about(N_("Points"), low=0, high=3)
