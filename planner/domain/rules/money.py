"""Rules on money (B): costs against funding, plan against actual, and what comes when the funding ends."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from planner.domain.catalogues import Funder, FunderKind
from planner.domain.measures import BudgetLine, Measure
from planner.domain.money import ZERO
from planner.domain.record import N_
from planner.domain.remarks import Severity
from planner.domain.rules.rule import Each, Found, Look, Rule, empty, measures, worked_on
from planner.domain.sentence import NN_

SMALL = Decimal(1)
ALLOWED = Decimal("1.10")


def funding_is_not_cost(look: Look, measure: Measure) -> Iterator[Found]:
    """Measures whose funding and costs differ by more than one euro."""
    sums = look.money[measure.id]
    if sums.costs.lines and abs(sums.gap) > SMALL:
        yield Found(measure, "", {"amount": abs(sums.gap)})


def without_budget(look: Look, one: Measure) -> Iterator[Found]:
    """Measures without any costs."""
    if not look.money[one.id].costs.lines:
        yield Found(one)


def overspent(look: Look, measure: Measure) -> Iterator[Found]:
    """Measures that spent over a tenth more than planned in the lines that have an actual."""
    sums = look.money[measure.id]
    if sums.costs.known:
        planned = sum([line.planned for line in sums.cost_lines if line.actual is not None], ZERO)
        more = sums.costs.actual - planned
        if more > SMALL and sums.costs.actual > planned * ALLOWED:
            yield Found(measure, "", {"amount": more})


def year_without_actual(look: Look, measure: Measure) -> Iterator[Found]:
    """Measures with planned costs in a year that is over and no actual."""
    if not look.money[measure.id].costs.open:
        return
    lines = look.money[measure.id].cost_lines
    years = {one.year for one in lines if one.actual is None and one.planned > 0 and one.year < look.today.year}
    if years:
        yield Found(measure, "", {"years": tuple(str(year) for year in sorted(years))})


def without_funder(look: Look, measure: Measure) -> Iterator[Found]:
    """Funding nobody gives."""
    for line in look.money[measure.id].funding_lines:
        if line.funder is None and line.planned > 0:
            yield Found(line, "funder", {"year": str(line.year)}, look.name(measure))


def outside_the_dates(look: Look, measure: Measure) -> Iterator[Found]:
    """Measures with planned money in years before their start or after their end."""
    first = measure.starts.year if measure.starts else 0
    last = measure.until.year if measure.until else 9999
    years = [year for year in look.money[measure.id].years if not first <= year <= last]
    if years:
        yield Found(measure, "until", {"years": tuple([str(year) for year in years])})


def paid_by_others_alone(look: Look, measure: Measure) -> Iterator[Found]:
    """Measures with an end, paid without the town's own funds, that do not say what they cost afterwards."""
    if measure.until is None or not empty(measure.follow_up_costs):
        return
    own = {funder.id for funder in look.plan.all(Funder) if funder.sort is FunderKind.TOWN}
    funders = {one.funder for one in look.money[measure.id].funding_lines if one.funder and one.planned > 0}
    if funders and not funders & own:
        yield Found(measure, "follow_up_costs", {"date": measure.until})


RULES = (
    Rule(
        "B01",
        Severity.WARNING,
        Each(worked_on, funding_is_not_cost, (BudgetLine,)),
        N_("Costs and funding of “{name}” differ by {amount}."),
        *NN_("Costs and funding of a measure differ", "Costs and funding of {n} measures differ"),
        N_("The shares of all funders together make up the costs."),
    ),
    Rule(
        "B02",
        Severity.NOTICE,
        Each(worked_on, without_budget, (BudgetLine,)),
        N_("“{name}” has no costs."),
        *NN_("A measure has no costs", "{n} measures have no costs"),
        N_("Even a measure without new money takes working time; say so."),
    ),
    Rule(
        "B03",
        Severity.WARNING,
        Each(measures, overspent, (BudgetLine,)),
        N_("“{name}” has spent {amount} more than planned."),
        *NN_("A measure has spent more than planned", "{n} measures have spent more than planned"),
        N_("More than a tenth over the plan needs an explanation."),
    ),
    Rule(
        "B04",
        Severity.NOTICE,
        Each(measures, year_without_actual, (BudgetLine,)),
        N_("“{name}” has no actual costs for {years}."),
        *NN_("A measure lacks the actual costs of past years", "{n} measures lack the actual costs of past years"),
        N_("The committee asks about the money first."),
    ),
    Rule(
        "B05",
        Severity.NOTICE,
        Each(worked_on, without_funder, (BudgetLine,)),
        N_("Funding of “{name}” in {year} names no funder."),
        *NN_("Funding names no funder", "{n} lines of funding name no funder"),
        N_("The overview by funders is only as good as its lines."),
    ),
    Rule(
        "B06",
        Severity.NOTICE,
        Each(worked_on, outside_the_dates, (BudgetLine,)),
        N_("“{name}” has money in years in which it does not run: {years}."),
        *NN_("A measure has money outside its dates", "{n} measures have money outside their dates"),
        N_("Either the year or the dates of the measure are wrong."),
    ),
    Rule(
        "B07",
        Severity.WARNING,
        Each(worked_on, paid_by_others_alone, (BudgetLine, Funder)),
        N_("“{name}” is paid by others alone until {date}; what it costs afterwards is not said."),
        *NN_("Follow-up costs of a measure are not said", "Follow-up costs of {n} measures are not said"),
        N_("When a grant ends, the town pays or the measure ends: better to know early."),
    ),
)
