"""Rules on the review (V): statuses, reviews, self-assessment and the end of the cycle."""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.lights import overdue
from planner.domain.measures import Measure, MeasureState, Milestone
from planner.domain.record import N_
from planner.domain.remarks import Severity
from planner.domain.review import Light, Rating, Review, Status
from planner.domain.rules.rule import Each, Found, Look, Rule, empty, measures, running
from planner.domain.sentence import NN_

STATUS_DAYS = 180


def without_status(look: Look, measure: Measure) -> Iterator[Found]:
    """Running measures whose last status, or else whose start, is more than 180 days ago."""
    status = look.status.get(measure.id)
    day = status.day if status else measure.starts
    if day is None or look.days_since(day) > STATUS_DAYS:
        yield Found(measure)


def _departs(one: Status) -> bool:
    pairs = (
        (one.implementation, one.suggested_implementation),
        (one.attainment, one.suggested_attainment),
        (one.funding, one.suggested_funding),
    )
    return any(suggested is not Light.UNKNOWN and light is not suggested for light, suggested in pairs)


def departs_without_reason(look: Look, measure: Measure) -> Iterator[Found]:
    """Statuses whose light departs from its suggestion without a reason; only the newest of a measure."""
    status = look.status.get(measure.id)
    if status and empty(status.reason) and _departs(status):
        yield Found(status, "reason", name=look.name(measure))


def said_to_be_late(look: Look, measure: Measure) -> Iterator[Found]:
    """Running measures whose implementation is late, with the reason: a milestone, the end, or a person's judgement (whose words are internal)."""
    status = look.status.get(measure.id)
    if status is None or status.implementation is not Light.LATE:
        return
    waiting = overdue(look.plan, measure.id, look.today)
    if waiting:
        params = {"milestone": waiting[0].name, "date": waiting[0].due}
        yield Found(measure, "", params, sentence=N_("“{name}” is late: “{milestone}” was due on {date}."))
    elif measure.until and measure.until < look.today:
        yield Found(
            measure, "", {"date": measure.until}, sentence=N_("“{name}” is late: it should have ended on {date}.")
        )
    else:
        yield Found(measure, "", {"date": status.day})


def without_review(look: Look, measure: Measure) -> Iterator[Found]:
    """Measures that are over without a review."""
    over = measure.state in (MeasureState.DONE, MeasureState.STOPPED)
    if over and not look.plan.pointing(Review, "measure", measure.id):
        yield Found(measure)


def cycle_is_over(look: Look) -> Iterator[Found]:
    """An open cycle whose end has passed."""
    if look.cycle and look.cycle.until and look.cycle.until < look.today:
        yield Found(look.cycle, "", {"date": look.cycle.until})


def rated_without_evidence(look: Look) -> Iterator[Found]:
    """Self-assessments that do not say what shows them."""
    return (Found(one, "evidence") for one in look.of(Rating) if empty(one.evidence))


RULES = (
    Rule(
        "V01",
        Severity.WARNING,
        Each(running, without_status, (Status,)),
        N_("“{name}” has had no status for half a year."),
        *NN_(
            "A running measure has had no status for half a year",
            "{n} running measures have had no status for half a year",
        ),
        N_("Two status rounds a year keep surprises small."),
    ),
    Rule(
        "V02",
        Severity.NOTICE,
        Each(measures, departs_without_reason, (Status,)),
        N_("The status of “{name}” departs from the suggestion without a reason."),
        *NN_("A status departs without a reason", "{n} statuses depart without a reason"),
        N_("You may know better than dates and figures; say why."),
    ),
    Rule(
        "V03",
        Severity.WARNING,
        Each(running, said_to_be_late, (Status, Milestone)),
        N_("“{name}” was set to late in the status of {date}."),
        *NN_("A measure is late", "{n} measures are late"),
        N_("Late is no reproach: ask what would help."),
        late=True,
    ),
    Rule(
        "V04",
        Severity.NOTICE,
        Each(measures, without_review, (Review,)),
        N_("“{name}” is over without a review."),
        *NN_("A measure is over without a review", "{n} measures are over without a review"),
        N_("What was learnt is known best just after the end."),
    ),
    Rule(
        "V05",
        Severity.WARNING,
        cycle_is_over,
        N_("“{name}” ended on {date} and is still open."),
        *NN_("The cycle is over and still open", "The cycle is over and still open"),
        N_("Close the cycle and carry over what goes on."),
    ),
    Rule(
        "V06",
        Severity.NOTICE,
        rated_without_evidence,
        N_("The level of “{name}” has no evidence."),
        *NN_("A self-assessment has no evidence", "{n} self-assessments have no evidence"),
        N_("A level convinces when an example shows it."),
    ),
)
