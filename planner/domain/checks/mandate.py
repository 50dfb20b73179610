"""Checks of phase 0 (mandate) and phase 1 (analysis)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from planner.domain.analysis import Evidence, Knowledge, Need, Offer, Participation, Voice
from planner.domain.catalogues import LifePhase, Sector
from planner.domain.checks.check import Check, Jump, Tally, each, ruled, some
from planner.domain.figures import Area, Delivery, Indicator
from planner.domain.frame import Cycle, Municipality
from planner.domain.governance import Actor, Body, BodyKind, Meeting, Membership, Resolution
from planner.domain.record import N_, Record
from planner.domain.rules import Look
from planner.domain.rules.analysis import FAMILIES, empty_cells
from planner.domain.rules.governance import ADOPTED
from planner.domain.rules.rule import YEAR, empty
from planner.domain.sentence import Sentence

PROFESSIONALS = (Voice.PROFESSIONALS, Voice.VOLUNTEERS)
PROFESSIONAL_KNOWLEDGE = (Knowledge.PROFESSIONALS, Knowledge.PRACTICE)


def in_cycle(look: Look, day: date | None) -> bool:
    """Whether a day lies in the open cycle; ends that are not set are open."""
    cycle = look.cycle
    if cycle is None or day is None:
        return False
    return (cycle.starts is None or cycle.starts <= day) and (cycle.until is None or day <= cycle.until)


def _steering(look: Look) -> list[Body]:
    return [one for one in look.plan.all(Body) if one.sort is BodyKind.STEERING]


def _cycle(look: Look) -> list[Cycle]:
    return [look.cycle] if look.cycle else []


def _quarters(look: Look) -> Iterable[Area]:
    return (one for one in look.plan.all(Area) if one.level > 0)


def _voices(look: Look, voices: tuple[Voice, ...], knowledge: tuple[Knowledge, ...]) -> Iterable[Record]:
    yield from (one for one in look.plan.all(Participation) if one.voice in voices)
    yield from (one for one in look.plan.all(Evidence) if one.knowledge in knowledge)


def _kinds_of(look: Look, need: Need) -> int:
    return len({one.knowledge for one in look.plan.some(Evidence, need.evidence)})


def _cells(look: Look) -> Tally:
    cells = look.plan.count(LifePhase) * look.plan.count(Sector)
    left = empty_cells(look)
    if not left or not look.cycle:
        return Tally(cells - left, cells)
    todo = Sentence(N_("Judge the empty fields of the chain board: {count}"), params={"count": left})
    jump = Jump(Cycle.kind, look.cycle.id, "", todo)
    return Tally(cells - left, cells, lambda: (jump,))


CHECKS = (
    Check(
        "mandate.resolution_adopted",
        N_("Resolution adopted"),
        some(
            Resolution,
            N_("Record the resolution"),
            lambda look: (one for one in look.plan.all(Resolution) if one.outcome in ADOPTED),
        ),
    ),
    Check("mandate.steering_body", N_("Steering group"), some(Body, N_("Record the steering group"), _steering)),
    Check(
        "mandate.steering_members",
        N_("Steering groups with members"),
        each(
            _steering, lambda look, one: look.plan.pointing(Membership, "body", one.id), N_("Name members of “{name}”")
        ),
    ),
    Check(
        "mandate.coordinator_named",
        N_("Coordination named"),
        each(
            lambda look: look.plan.all(Municipality),
            lambda _, one: not empty(one.coordinator),
            N_("Name the office that coordinates"),
            "coordinator",
        ),
    ),
    Check("mandate.scope_areas", N_("Areas"), some(Area, N_("Record the areas"), lambda look: look.plan.all(Area))),
    Check(
        "mandate.scope_phases",
        N_("Life phases"),
        some(LifePhase, N_("Choose the life phases"), lambda look: look.plan.all(LifePhase)),
    ),
    Check(
        "mandate.cycle_dates",
        N_("Start and end of the cycle"),
        each(_cycle, lambda _, one: one.starts and one.until, N_("Set start and end of “{name}”"), "until"),
    ),
    Check(
        "mandate.meetings_planned",
        N_("Meetings of the cycle"),
        some(
            Meeting,
            N_("Enter the meetings of the cycle"),
            lambda look: (one for one in look.plan.all(Meeting) if in_cycle(look, one.day)),
        ),
    ),
    Check(
        "mandate.disclosure_rules",
        N_("Deliveries with protection of small counts"),
        each(
            lambda look: look.plan.all(Delivery),
            lambda _, one: one.already_protected or one.rounding or one.min_count > 1,
            N_("Set the smallest count of “{name}”"),
            "min_count",
        ),
    ),
    Check("analysis.areas", N_("Neighbourhoods"), some(Area, N_("Record the neighbourhoods"), _quarters)),
    Check(
        "analysis.indicators",
        N_("Indicators"),
        some(Indicator, N_("Choose indicators"), lambda look: look.plan.all(Indicator)),
    ),
    Check(
        "analysis.values_current",
        N_("Figures of the last two years"),
        some(
            Delivery,
            N_("Import current figures"),
            lambda look: (one for one in look.plan.all(Delivery) if one.day and look.days_since(one.day) <= 2 * YEAR),
        ),
    ),
    Check("analysis.offers", N_("Offers"), some(Offer, N_("Record the offers"), lambda look: look.offers)),
    Check("analysis.offers_verified", N_("Offers checked within a year"), ruled("O01", lambda look: look.offers)),
    Check("analysis.cells_judged", N_("Fields of the chain board filled or judged"), _cells),
    Check("analysis.bodies", N_("Bodies"), some(Body, N_("Record the bodies"), lambda look: look.plan.all(Body))),
    Check("analysis.actors", N_("Actors"), some(Actor, N_("Record the actors"), lambda look: look.plan.all(Actor))),
    Check(
        "analysis.evidence_professionals",
        N_("View of professionals"),
        some(
            Evidence,
            N_("Record the view of professionals"),
            lambda look: _voices(look, PROFESSIONALS, PROFESSIONAL_KNOWLEDGE),
        ),
    ),
    Check(
        "analysis.evidence_families",
        N_("View of families"),
        some(Evidence, N_("Record the view of families"), lambda look: _voices(look, FAMILIES, (Knowledge.FAMILIES,))),
    ),
    Check(
        "analysis.participation_answered",
        N_("Participations with an answer"),
        each(
            lambda look: look.plan.all(Participation),
            lambda _, one: not empty(one.changed),
            N_("Say what changed after “{name}”"),
            "changed",
        ),
    ),
    Check("analysis.needs", N_("Needs"), some(Need, N_("Write down the needs"), lambda look: look.needs)),
    Check(
        "analysis.needs_two_kinds",
        N_("Needs with two kinds of knowledge"),
        each(
            lambda look: look.needs,
            lambda look, one: _kinds_of(look, one) > 1,
            N_("Add a second kind of knowledge to “{name}”"),
            "evidence",
        ),
    ),
    Check("analysis.needs_areas", N_("Needs with area or life phase"), ruled("N06", lambda look: look.needs)),
    Check(
        "analysis.priorities_set",
        N_("Needs with a priority"),
        each(
            lambda look: look.needs,
            lambda _, one: one.priority is not None,
            N_("Set the priority of “{name}”"),
            "priority",
        ),
    ),
)
