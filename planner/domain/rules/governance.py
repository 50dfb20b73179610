"""Rules on governance (R): who steers, what was decided, and what was decided behind closed doors."""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.frame import Municipality
from planner.domain.goals import Goal, Vision
from planner.domain.governance import Body, BodyKind, Meeting, Membership, Outcome, Resolution
from planner.domain.measures import Measure
from planner.domain.record import N_
from planner.domain.remarks import Severity
from planner.domain.rules.rule import YEAR, Found, Look, Rule, empty
from planner.domain.sentence import NN_

TAKEN_UP_DAYS = 90
ADOPTED = (Outcome.UNCHANGED, Outcome.CHANGED)


def _steering(look: Look) -> tuple[Body, ...]:
    return tuple(one for one in look.plan.all(Body) if one.sort is BodyKind.STEERING)


def without_members(look: Look) -> Iterator[Found]:
    """Steering groups nobody sits in today."""
    for body in _steering(look):
        seats = look.plan.pointing(Membership, "body", body.id)
        if not any(one.until is None or one.until >= look.today for one in seats):
            yield Found(body)


def without_steering(look: Look) -> Iterator[Found]:
    """A plan with goals and no steering group."""
    if look.goals and not _steering(look):
        yield from (Found(one) for one in look.plan.all(Municipality))


def not_taken_up(look: Look) -> Iterator[Found]:
    """Resolutions postponed three months ago whose subject or number has not come up again."""
    for one in look.plan.all(Resolution):
        if one.outcome is not Outcome.POSTPONED or look.days_since(one.day) <= TAKEN_UP_DAYS:
            continue
        later = (other for other in look.plan.all(Resolution) if other.day > one.day)
        if not any(other.subject == one.subject or (one.number and other.number == one.number) for other in later):
            yield Found(one, "outcome", {"date": one.day})


def without_wording(look: Look) -> Iterator[Found]:
    """Adopted resolutions without their wording."""
    return (Found(one, "wording") for one in look.plan.all(Resolution) if one.outcome in ADOPTED and empty(one.wording))


def behind_closed_doors(look: Look) -> Iterator[Found]:
    """Visions, goals and measures adopted in a session that was not public: a public report would show them."""
    records: tuple[Vision | Goal | Measure, ...] = (*look.of(Vision), *look.goals, *look.measures)
    for record in records:
        found = look.plan.get(Resolution, record.resolution)
        if found and not found.open_session:
            yield Found(record, "resolution")


def without_coordination(look: Look) -> Iterator[Found]:
    """A plan that names no office for the coordination, once it has needs or goals."""
    if look.needs or look.goals:
        yield from (Found(one, "coordinator") for one in look.plan.all(Municipality) if empty(one.coordinator))


def long_not_met(look: Look) -> Iterator[Found]:
    """Steering groups whose last meeting is more than twelve months ago."""
    for body in _steering(look):
        last = max((one.day for one in look.plan.pointing(Meeting, "body", body.id)), default=None)
        if last and look.days_since(last) > YEAR:
            yield Found(body, "rhythm", {"date": last})


RULES = (
    Rule(
        "R01",
        Severity.WARNING,
        without_members,
        N_("“{name}” has no members."),
        *NN_("A steering group has no members", "{n} steering groups have no members"),
        N_("The group decides only when those who can decide sit in it."),
    ),
    Rule(
        "R02",
        Severity.WARNING,
        without_steering,
        N_("{name} has no steering group."),
        *NN_("There is no steering group", "There is no steering group"),
        N_("Goals of several offices need a place where they are decided together."),
    ),
    Rule(
        "R03",
        Severity.WARNING,
        not_taken_up,
        N_("“{name}” was postponed on {date} and has not come up again."),
        *NN_("A postponed resolution has not come up again", "{n} postponed resolutions have not come up again"),
        N_("What is postponed needs a date, or it is forgotten."),
    ),
    Rule(
        "R04",
        Severity.NOTICE,
        without_wording,
        N_("The wording of “{name}” is missing."),
        *NN_("A resolution has no wording", "{n} resolutions have no wording"),
        N_("The wording counts, not what is remembered of it."),
    ),
    Rule(
        "R05",
        Severity.WARNING,
        behind_closed_doors,
        N_("“{name}” was adopted in a session that was not public."),
        *NN_(
            "The public report would show a matter that is not public",
            "The public report would show {n} matters that are not public",
        ),
        N_("Check before printing whether the matter may be shown."),
    ),
    Rule(
        "R06",
        Severity.NOTICE,
        without_coordination,
        N_("{name} names no office for the coordination."),
        *NN_("No coordination is named", "No coordination is named"),
        N_("One office holds the threads together; most grants ask for it."),
    ),
    Rule(
        "R07",
        Severity.NOTICE,
        long_not_met,
        N_("“{name}” last met on {date}."),
        *NN_("A steering group has not met for twelve months", "{n} steering groups have not met for twelve months"),
        N_("A chain without meetings falls back into single offices."),
    ),
)
