"""A small plan on which no rule has anything to say; tests break one thing at a time."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from planner.domain.analysis import (
    Access,
    CellJudgement,
    Evidence,
    Knowledge,
    Need,
    Offer,
    Participation,
    Verdict,
    Voice,
)
from planner.domain.catalogues import Funder, FunderKind, LifePhase, Sector, Standard, Transition
from planner.domain.figures import Area, Delivery, Direction, Indicator, Scope, State, Variable
from planner.domain.frame import Bookmark, Cycle, Municipality
from planner.domain.goals import Goal, GoalConflict, GoalLevel, Target, Vision
from planner.domain.governance import Actor, Body, BodyKind, Meeting, Membership, Resolution
from planner.domain.indicators import Figure
from planner.domain.measures import BudgetLine, Measure, MeasureState, Milestone, MoneyKind, Risk
from planner.domain.plan import Plan
from planner.domain.record import new_like
from planner.domain.remarks import Actuals
from planner.domain.review import Light, Rating, Review, Status

TODAY = date(2026, 11, 21)

FRAME = (
    Municipality(id="town", name="Beispielstadt", coordinator="Jugendamt"),
    Cycle(id="cycle", number=2, starts=date(2026, 1, 1), until=date(2028, 12, 31)),
    LifePhase(id="early", name="0 bis unter 3", rank=1),
    LifePhase(id="daycare", name="3 bis unter 6", rank=2),
    Transition(id="passage", name="Zuhause – Kita", before="early", after="daycare"),
    Sector(id="health", name="Gesundheit"),
    Funder(id="own", name="Eigenmittel", sort=FunderKind.TOWN),
    Funder(id="state", name="Land", sort=FunderKind.STATE, rank=1),
    Standard(id="standard", name="Standard"),
    Area(id="north", key="01", name="Nordstadt", level=2),
    Delivery(id="delivery", title="Lieferung", day=date(2026, 3, 1)),
)
BODIES = (
    Actor(id="actor", organisation="Jugendamt"),
    Body(id="group", name="Steuerungsgruppe", sort=BodyKind.STEERING),
    Membership(id="seat", body="group", role="Leitung", office="Jugendamt"),
    Meeting(id="meeting", body="group", day=date(2026, 3, 10)),
    Resolution(
        id="resolution",
        body="group",
        day=date(2026, 3, 10),
        subject="Ziele",
        wording="Der Ausschuss beschließt.",
    ),
)
ANALYSIS = (
    Evidence(id="figures", statement="Viele U-Untersuchungen fehlen", source="Amt", knowledge=Knowledge.STATISTICS),
    Evidence(id="view", statement="Der Weg ist weit", source="Runde", knowledge=Knowledge.FAMILIES, areas=("north",)),
    Participation(id="round", name="Elterncafé", day=date(2026, 2, 1), voice=Voice.PARENTS, changed="Neue Zeiten"),
    Offer(
        id="offer",
        name="Familienbüro",
        provider="Stadt",
        phases=("early", "daycare"),
        sectors=("health",),
        areas=("north",),
        access=Access.OUTREACH,
        verified=date(2026, 5, 1),
    ),
    Need(
        id="need",
        cycle="cycle",
        name="Kurze Wege",
        evidence=("figures", "view"),
        areas=("north",),
        phases=("early",),
        sectors=("health",),
        priority=1,
        priority_reason="Zuerst die Kleinsten",
    ),
    CellJudgement(id="cell", cycle="cycle", phase="early", sector="health", verdict=Verdict.GAP),
)
GOALS = (
    Vision(id="vision", cycle="cycle", text="Alle Kinder wachsen gesund auf", resolution="resolution"),
    Goal(
        id="guiding",
        cycle="cycle",
        level=GoalLevel.GUIDING,
        name="Gesund aufwachsen",
        needs=("need",),
        resolution="resolution",
    ),
    Goal(id="middle", cycle="cycle", level=GoalLevel.INTERMEDIATE, parent="guiding", name="Früh begleitet"),
    Goal(
        id="action",
        cycle="cycle",
        level=GoalLevel.ACTION,
        parent="middle",
        name="Alle Familien sind besucht",
        lead="Jugendamt",
        due=date(2027, 12, 31),
    ),
    GoalConflict(id="conflict", cycle="cycle", first="guiding", second="middle", answer="Zeitlich getrennt"),
    Variable(id="variable", code="u8", name="U8"),
    Indicator(
        id="indicator",
        code="u8",
        name="U8-Teilnahme",
        numerator=("variable",),
        definition="Anteil",
        version=1,
        direction=Direction.HIGHER_BETTER,
        scope=Scope.PROGRAMME,
    ),
    Target(
        id="target",
        cycle="cycle",
        goal="action",
        indicator="indicator",
        baseline=80.0,
        baseline_period="2025",
        value=90.0,
        due=date(2027, 12, 31),
    ),
)
MEASURES = (
    Measure(
        id="measure",
        cycle="cycle",
        name="Lotsendienst",
        goals=("action",),
        effect_step=4,
        lead="Jugendamt",
        inputs="Personal",
        outputs="Besuche",
        outcomes="Wege bekannt",
        areas=("north",),
        target_groups=("parents",),
        starts=date(2026, 2, 1),
        until=date(2027, 12, 31),
        state=MeasureState.RUNNING,
        resolution="resolution",
    ),
    Milestone(id="milestone", measure="measure", name="Start", due=date(2026, 3, 1), done=date(2026, 3, 5)),
    BudgetLine(
        id="cost", measure="measure", year=2026, funder=None, planned=Decimal("1000.00"), actual=Decimal("900.00")
    ),
    BudgetLine(
        id="grant", measure="measure", year=2026, sort=MoneyKind.FUNDING, funder="state", planned=Decimal("600.00")
    ),
    BudgetLine(
        id="share", measure="measure", year=2026, sort=MoneyKind.FUNDING, funder="own", planned=Decimal("400.00")
    ),
    BudgetLine(id="cost_next", measure="measure", year=2027, planned=Decimal("500.00")),
    BudgetLine(
        id="share_next", measure="measure", year=2027, sort=MoneyKind.FUNDING, funder="own", planned=Decimal("500.00")
    ),
    Risk(id="risk", measure="measure", name="Stelle bleibt leer", likelihood=3, damage=3, response="Vertretung"),
    Status(id="status", measure="measure", day=date(2026, 9, 1), implementation=Light.ON_TRACK),
    Measure(
        id="finished",
        cycle="cycle",
        name="Atlas",
        goals=("action",),
        starts=date(2026, 1, 1),
        until=date(2026, 6, 30),
        state=MeasureState.DONE,
    ),
    Review(id="review", measure="finished", day=date(2026, 7, 1), story="Gelungen"),
    Rating(id="rating", cycle="cycle", standard="standard", level=2, evidence="Protokoll"),
    Bookmark(id="bookmark", name="beschlossen", step=4, cycle="cycle"),
)

SOUND = Plan().changed([*FRAME, *BODIES, *ANALYSIS, *GOALS, *MEASURES])
ACTUALS = Actuals({"target": Figure(84.0, State.VALUE, "2026-06", 84.0, 100.0)})


def but(*puts, gone=(), plan=SOUND):
    """The sound plan with these records put in and those ids gone."""
    removed = [(plan.anywhere(id_).kind, id_) for id_ in gone]
    return plan.changed(puts, removed)


def with_(id_, **changes):
    """The sound plan with some fields of one record changed."""
    return but(new_like(SOUND.anywhere(id_), **changes))
