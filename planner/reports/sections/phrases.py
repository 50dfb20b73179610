"""What several sections say alike: states of measures, percentages of money, figures with their unit or their sign."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from planner.charts.figures.words import STATE_WORDS, STATUS_WORDS, with_unit
from planner.domain.figures import Indicator, State
from planner.domain.goals import Goal, GoalLevel
from planner.domain.indicators import Figure
from planner.domain.lights import shape_of
from planner.domain.measures import Measure
from planner.domain.money import Amount
from planner.reports.blocks import Number, Progress, Status
from planner.reports.context import ReportContext
from planner.statistics.disclosure import ProtectedCell

DASH = "–"
SIGNS = {
    State.NONE: "–",
    State.SUPPRESSED: "•",
    State.NOT_APPLICABLE: "x",
    State.UNCERTAIN: "/",
    State.NOT_YET: "…",
}
LEVELS = (GoalLevel.GUIDING, GoalLevel.INTERMEDIATE, GoalLevel.ACTION)


def status(context: ReportContext, measure: Measure) -> Status:
    """The one sign of a measure with its word."""
    return sign(context, shape_of(context.plan, measure, context.day))


def sign(context: ReportContext, shape: str) -> Status:
    """A sign with its word; `shape` is a key of `charts.shapes.STATUS_SIGNS`."""
    return Status(shape, context.texts.gettext(STATUS_WORDS[shape]))


def money(context: ReportContext, amount: Decimal | None) -> Number:
    """An amount without its sign: the unit stands in the head of the column."""
    if amount is None:
        return Number(DASH)
    return Number(context.texts.number(amount, 0 if amount == amount.to_integral_value() else 2))


def spent(context: ReportContext, amount: Amount) -> Number:
    """What was spent or received, or a dash while nobody entered anything."""
    return money(context, amount.actual if amount.known else None)


def day(context: ReportContext, value: date | None) -> Number:
    """A date, or a dash."""
    return Number(context.texts.date(value) if value else DASH)


def figure(context: ReportContext, indicator: Indicator, found: Figure | None, *, hidden: bool) -> Number:
    """A single figure with its unit; a protected one is a sign unless the house alone reads it."""
    if found is None:
        return Number(DASH)
    if hidden and not context.internal:
        return Number(SIGNS[State.SUPPRESSED])
    return amount(context, indicator, found.value, found.state)


def amount(context: ReportContext, indicator: Indicator, value: float | None, state: State = State.VALUE) -> Number:
    """A value with its unit, or the sign of its state."""
    if value is None:
        return Number(state_sign(context, state))
    return Number(with_unit(value, indicator.unit, indicator.decimals, context.texts))


def bare(context: ReportContext, indicator: Indicator, cell: ProtectedCell) -> Number:
    """A value without its unit (it stands in the head), or the sign of its state."""
    if cell.value is None:
        return Number(state_sign(context, cell.state))
    return Number(context.texts.number(cell.value, indicator.decimals))


def state_sign(context: ReportContext, state: State) -> str:
    """The sign of a cell without a value, as official tables write it."""
    return SIGNS.get(state) or context.texts.gettext("n.s.")


def legend(context: ReportContext, states: Iterable[State]) -> str:
    """What the signs in a table mean, for those that stand in it."""
    t = context.texts
    used = [state for state in STATE_WORDS if state in set(states)]
    return (
        t.gettext(
            "Signs: {signs}.",
            signs=", ".join(f"{state_sign(context, state)} {t.gettext(STATE_WORDS[state])}" for state in used),
        )
        if used
        else ""
    )


def share(context: ReportContext, value: float | None) -> Progress | Number:
    """An attainment as a bar with its percentage, or a dash when nothing was measured."""
    if value is None:
        return Number(DASH)
    return Progress(max(0.0, min(100.0, value * 100)), context.texts.percent(value * 100, 0))


def in_order(goals: Iterable[Goal]) -> list[Goal]:
    """Goals of one parent in the order a person gave them."""
    return sorted(goals, key=lambda goal: (goal.rank, _natural(goal.number), goal.name))


def measures_in_order(context: ReportContext) -> list[Measure]:
    """The measures of the cycle by their number."""
    found = context.plan.of_cycle(Measure, context.cycle)
    return sorted(found, key=lambda measure: (_natural(measure.number), measure.name))


def numbered(number: str, name: str) -> str:
    """A name with its number before it."""
    return f"{number} {name}" if number else name


def _natural(number: str) -> tuple[tuple[int, str], ...]:
    parts = "".join(sign_ if sign_.isdigit() else f" {sign_} " for sign_ in number).split()
    return tuple((int(part), "") if part.isdecimal() else (0, part) for part in parts)
