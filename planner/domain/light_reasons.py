"""Why a light is suggested: one short sentence for each of the three, from the same facts as `planner.domain.lights`."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from planner.domain import money
from planner.domain.attainment import of_target
from planner.domain.breaks import Reason
from planner.domain.figures import Area, Indicator
from planner.domain.goals import Target
from planner.domain.lights import (
    expected_share,
    is_short,
    overdue,
    spending,
    spending_light,
    suggested_attainment,
    suggested_funding,
    suggested_implementation,
    target_light,
)
from planner.domain.measures import Measure, MeasureState, Milestone
from planner.domain.naming import name_of_id
from planner.domain.periods import last_day
from planner.domain.plan import Plan
from planner.domain.record import N_
from planner.domain.remarks import Actuals
from planner.domain.review import Light
from planner.domain.sentence import NN_, Sentence

OVERDUE = NN_("A milestone has been overdue since {date}.", "{n} milestones are overdue, the oldest since {date}.")

PARTED = {
    Reason.DEFINITION: N_("Baseline and figure cannot be compared: another definition since {date}."),
    Reason.BORDERS: N_("Baseline and figure cannot be compared: other borders since {date}."),
    Reason.DISSOLVED: N_("Baseline and figure cannot be compared: the area is dissolved since {date}."),
}


def implementation_reason(plan: Plan, measure: Measure, today: date) -> Sentence:
    """What milestones, start and end say."""
    if measure.state is MeasureState.STOPPED:
        return Sentence(N_("The measure has ended."))
    if measure.state is MeasureState.DONE:
        return Sentence(N_("The measure is completed."))
    if suggested_implementation(plan, measure, today) is Light.UNKNOWN:
        return Sentence(N_("No date is known."))
    late = overdue(plan, measure.id, today)
    if late:
        return Sentence(*OVERDUE, len(late), {"date": late[0].due})
    if measure.until and measure.until < today:
        return Sentence(N_("It should have ended on {date}."), params={"date": measure.until})
    if measure.state is MeasureState.PLANNED and measure.starts and measure.starts < today:
        return Sentence(N_("It should have started on {date}."), params={"date": measure.starts})
    if plan.pointing(Milestone, "measure", measure.id):
        return Sentence(N_("No milestone is overdue."))
    return Sentence(N_("No date has passed."))


def attainment_reason(plan: Plan, measure: Measure, actuals: Actuals, today: date) -> Sentence:
    """What the target says that lies farthest behind; protected figures are not used."""
    targets = [target for goal in measure.goals for target in plan.pointing(Target, "goal", goal)]
    light = suggested_attainment(plan, measure, actuals, today)
    if not targets:
        missing = N_("Its goals have no target value.") if measure.goals else N_("It serves no goal yet.")
        return Sentence(missing)
    if light is Light.UNKNOWN:
        found = [of_target(target, actuals) for target in targets]
        if all(one.hidden for one in found):
            return Sentence(N_("The figures are protected."))
        parted = next((one.parted for one in found if one.parted and not one.hidden), None)
        if parted is not None:
            return Sentence(PARTED[parted.reason], params={"date": parted.day})
        return Sentence(N_("A figure is missing."))
    telling = [target for target in targets if target_light(plan, target, actuals, today) is light]
    reached, expected, target = min(
        (_standing(target, actuals, today) for target in telling), key=lambda found: found[0] - found[1]
    )
    params = {"name": _name(plan, target), "reached": reached, "expected": expected}
    if reached < 0:
        return Sentence(N_("{name}: farther away than at the start."), params=params)
    if reached >= 100:
        return Sentence(N_("{name}: target reached."), params=params)
    if expected <= 0:
        return Sentence(N_("{name}: {reached}% of the way."), params=params)
    return Sentence(N_("{name}: {reached}% of the way, {expected}% expected."), params=params)


def funding_reason(plan: Plan, measure: Measure, today: date) -> Sentence:
    """What costs, funding and spending say: the fact behind the light first."""
    sums = money.of_measure(plan, measure.id)
    if not sums.cost_lines:
        return Sentence(N_("No costs are planned."))
    light = spending_light(sums.cost_lines, today)
    if is_short(sums) and light is not suggested_funding(plan, measure, today):
        return Sentence(N_("{gap} have no funding."), params={"gap": _whole(sums.gap)})
    found = spending(sums.cost_lines, today)
    if found is None:
        if is_short(sums):
            return Sentence(N_("{gap} have no funding."), params={"gap": _whole(sums.gap)})
        return Sentence(N_("No spending has been entered."))
    spent, planned = found
    params = {"spent": _whole(spent), "planned": _whole(planned)}
    if light is Light.ON_TRACK:
        return Sentence(N_("{spent} spent, as planned by now."), params=params)
    return Sentence(N_("{spent} spent, {planned} planned by now."), params=params)


def _standing(target: Target, actuals: Actuals, today: date) -> tuple[int, int, Target]:
    """Percent of the way reached and expected, as whole numbers."""
    reached = of_target(target, actuals).public or 0.0
    figure = actuals.of(target.id)
    day = min(today, (last_day(figure.period) if figure else None) or today)
    expected = expected_share(target, day) or 0.0
    return round(reached * 100), round(expected * 100), target


def _name(plan: Plan, target: Target) -> str:
    """The indicator, with its area unless that is the whole town."""
    area = plan.get(Area, target.area)
    indicator = name_of_id(plan, Indicator, target.indicator)
    return f"{indicator}, {area.name}" if area and area.level else indicator


def _whole(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal(1))
