"""Rules on measures (M): logic, dates, milestones, responsibility, and funding that ends too early."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from planner.domain.lights import overdue
from planner.domain.measures import BudgetLine, Measure, MeasureState, Milestone, Risk
from planner.domain.record import N_
from planner.domain.remarks import Severity
from planner.domain.rules.rule import Each, Found, Look, Rule, empty, measures, running, worked_on
from planner.domain.sentence import NN_

LAST_OUTPUT_STEP = 3
HIGH_RISK = 6


def without_effect_step(_look: Look, one: Measure) -> Iterator[Found]:
    """Measures that do not say how far up the staircase of effects they reach."""
    if one.effect_step is None:
        yield Found(one, "effect_step")


def funding_ends_first(look: Look, measure: Measure) -> Iterator[Found]:
    """Measures with money planned until a year before the one in which they end."""
    last = look.money[measure.id].funded_until
    if last is not None and measure.until and last < measure.until.year:
        yield Found(measure, "until", {"date": date(last, 12, 31), "until": measure.until})


def without_goal(_look: Look, one: Measure) -> Iterator[Found]:
    """Measures that work towards no goal."""
    if not one.goals:
        yield Found(one, "goals")


def without_lead(_look: Look, one: Measure) -> Iterator[Found]:
    """Measures nobody is responsible for."""
    if empty(one.lead):
        yield Found(one, "lead")


def milestones_overdue(look: Look, measure: Measure) -> Iterator[Found]:
    """Measures with milestones that are due and not reached."""
    late = overdue(look.plan, measure.id, look.today)
    if late:
        yield Found(measure, "", {"count": len(late), "date": late[0].due})


def output_claimed_as_impact(_look: Look, measure: Measure) -> Iterator[Found]:
    """Measures on steps 1 to 3, which are outputs, that claim an impact."""
    if measure.effect_step and measure.effect_step <= LAST_OUTPUT_STEP and not empty(measure.impact):
        yield Found(measure, "effect_step", {"step": str(measure.effect_step)})


def end_passed(look: Look, measure: Measure) -> Iterator[Found]:
    """Measures that should have ended."""
    if measure.until and measure.until < look.today:
        yield Found(measure, "state", {"date": measure.until})


def start_passed(look: Look, measure: Measure) -> Iterator[Found]:
    """Measures that should have started; those that should even have ended are named there."""
    over = measure.until is not None and measure.until < look.today
    if measure.state is MeasureState.PLANNED and measure.starts and measure.starts < look.today and not over:
        yield Found(measure, "state", {"date": measure.starts})


def without_milestones(look: Look, one: Measure) -> Iterator[Found]:
    """Running measures without milestones."""
    if not look.plan.pointing(Milestone, "measure", one.id):
        yield Found(one)


def ends_before_start(_look: Look, measure: Measure) -> Iterator[Found]:
    """Measures that end before they start."""
    if measure.starts and measure.until and measure.until < measure.starts:
        yield Found(measure, "until", {"starts": measure.starts, "date": measure.until})


def done_with_open_milestones(look: Look, measure: Measure) -> Iterator[Found]:
    """Completed measures with milestones that were not reached."""
    if measure.state is MeasureState.DONE:
        still = [one for one in look.plan.pointing(Milestone, "measure", measure.id) if one.done is None]
        if still:
            yield Found(measure, "state", {"count": len(still)})


def risk_without_response(look: Look, measure: Measure) -> Iterator[Found]:
    """High risks of measures under way without a response; the risk itself is not named, it is internal."""
    for risk in look.plan.pointing(Risk, "measure", measure.id):
        if risk.likelihood * risk.damage >= HIGH_RISK and empty(risk.response):
            yield Found(risk, "response", name=look.name(measure))


def without_dates(_look: Look, measure: Measure) -> Iterator[Found]:
    """Measures without a start or an end."""
    missing = _missing_date(measure)
    if missing:
        yield Found(measure, missing)


def _missing_date(measure: Measure) -> str:
    if measure.starts is None:
        return "starts"
    return "until" if measure.until is None else ""


RULES = (
    Rule(
        "M01",
        Severity.NOTICE,
        Each(worked_on, without_effect_step),
        N_("“{name}” names no effect step."),
        *NN_("A measure names no effect step", "{n} measures name no effect step"),
        N_("The staircase of effects tells activity from effect; effect begins at step 4."),
    ),
    Rule(
        "M02",
        Severity.WARNING,
        Each(worked_on, funding_ends_first, (BudgetLine,)),
        N_("The funding of “{name}” ends on {date}, the measure on {until}."),
        *NN_("Funding ends before the measure", "The funding of {n} measures ends before them"),
        N_("Money that ends early is settled early or not at all."),
    ),
    Rule(
        "M03",
        Severity.WARNING,
        Each(worked_on, without_goal),
        N_("“{name}” works towards no goal."),
        *NN_("A measure has no goal", "{n} measures have no goal"),
        N_("A measure is a way; the goal says where it leads."),
    ),
    Rule(
        "M04",
        Severity.WARNING,
        Each(worked_on, without_lead),
        N_("No office is responsible for “{name}”."),
        *NN_("A measure has no responsible office", "{n} measures have no responsible office"),
        N_("What belongs to everybody is done by nobody."),
    ),
    Rule(
        "M05",
        Severity.WARNING,
        Each(worked_on, milestones_overdue, (Milestone,)),
        N_("“{name}” has overdue milestones: {count}, the oldest since {date}."),
        *NN_("A measure has overdue milestones", "{n} measures have overdue milestones"),
        N_("A milestone in the past is either reached or needs a new date."),
        late=True,
    ),
    Rule(
        "M06",
        Severity.NOTICE,
        Each(measures, output_claimed_as_impact),
        N_("“{name}” is on effect step {step} and claims an impact."),
        *NN_("A measure claims an impact it does not reach", "{n} measures claim impacts they do not reach"),
        N_("Steps 1 to 3 are outputs: it takes place, it is reached, it is used."),
    ),
    Rule(
        "M07",
        Severity.WARNING,
        Each(worked_on, end_passed),
        N_("“{name}” should have ended on {date}."),
        *NN_("A measure is past its end", "{n} measures are past their end"),
        N_("Say that it is completed, or give it a new end."),
        late=True,
    ),
    Rule(
        "M08",
        Severity.WARNING,
        Each(worked_on, start_passed),
        N_("“{name}” should have started on {date}."),
        *NN_("A measure has not started in time", "{n} measures have not started in time"),
        N_("Say that it is running, or give it a new start."),
        late=True,
    ),
    Rule(
        "M09",
        Severity.NOTICE,
        Each(running, without_milestones, (Milestone,)),
        N_("“{name}” is running without milestones."),
        *NN_("A running measure has no milestones", "{n} running measures have no milestones"),
        N_("Two or three milestones show in time whether things move."),
    ),
    Rule(
        "M10",
        Severity.WARNING,
        Each(measures, ends_before_start),
        N_("“{name}” ends on {date}, before it starts on {starts}."),
        *NN_("A measure ends before it starts", "{n} measures end before they start"),
        N_("One of the two dates is wrong."),
    ),
    Rule(
        "M11",
        Severity.NOTICE,
        Each(measures, done_with_open_milestones, (Milestone,)),
        N_("“{name}” is completed, but milestones are open: {count}."),
        *NN_("A completed measure has open milestones", "{n} completed measures have open milestones"),
        N_("Enter when they were reached, or remove them."),
    ),
    Rule(
        "M12",
        Severity.WARNING,
        Each(worked_on, risk_without_response, (Risk,)),
        N_("A high risk of “{name}” has no response."),
        *NN_("A high risk has no response", "{n} high risks have no response"),
        N_("What is likely and does harm needs an answer before it happens."),
    ),
    Rule(
        "M13",
        Severity.NOTICE,
        Each(worked_on, without_dates),
        N_("“{name}” lacks its start or its end."),
        *NN_("A measure lacks its start or end", "{n} measures lack their start or end"),
        N_("Without dates a measure stands on no timetable."),
    ),
)
