"""What several sections say alike: states of measures, percentages of money, figures with their unit or their sign."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from planner.charts.figures.words import NBSP, STATE_WORDS, STATUS_WORDS, with_unit
from planner.content.words import NUMBERS
from planner.domain.attainment import Attained
from planner.domain.figures import Area, Indicator, Scope, State
from planner.domain.goals import Goal, Target
from planner.domain.lights import shape_of
from planner.domain.measures import Measure, MeasureState
from planner.domain.money import Amount, MeasureMoney, of_measure
from planner.domain.naming import natural
from planner.reports.blocks import Number, Progress, Status
from planner.reports.context import ReportContext
from planner.statistics.disclosure import ProtectedCell

DASH = "–"
LAST_WORD = 1 + len(NUMBERS)
SIGNS = {
    State.NONE: "–",
    State.SUPPRESSED: "•",
    State.NOT_APPLICABLE: "x",
    State.UNCERTAIN: "/",
    State.NOT_YET: "…",
}


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


def actual(context: ReportContext, indicator: Indicator, target: Target, *, dated: bool = False) -> Number:
    """The latest figure of a target with its unit; a protected one is a sign unless the house alone reads it."""
    found = context.actuals.of(target.id)
    if found is None:
        return Number(DASH)
    if target.id in context.actuals.hidden and not context.internal:
        return Number(SIGNS[State.SUPPRESSED])
    shown = amount(context, indicator, found.value, found.state)
    if not dated or found.value is None:
        return shown
    return Number(f"{shown.text}{NBSP}({context.texts.period(found.period)})")


def told(context: ReportContext, reached: Attained) -> float | None:
    """An attainment as this audience may know it."""
    return reached.value if context.internal else reached.public


def number_word(context: ReportContext, count: int) -> str:
    """A count inside a sentence: a word from two to twelve, else the number."""
    if 2 <= count < 2 + len(NUMBERS):
        return context.texts.gettext(NUMBERS[count - 2])
    return context.texts.number(count)


def capital(sentence: str) -> str:
    """The sentence with a capital letter at its start."""
    return sentence[:1].upper() + sentence[1:]


def sentences(*parts: str) -> str:
    """Texts of several fields one after the other, each ended by a full stop."""
    told = [part.strip() for part in parts if part.strip()]
    return " ".join(part if part.endswith((".", "!", "?", "…")) else f"{part}." for part in told)


def quoted(context: ReportContext, name: str) -> str:
    """A name in the quotation marks of the language."""
    return context.texts.gettext("“{name}”", name=name)


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


def share(context: ReportContext, reached: Attained) -> Progress | str | Number:
    """An attainment as a bar with its percentage, or a dash when nothing was measured; across a break it says so."""
    value = told(context, reached)
    if value is None and reached.parted is not None:
        return context.texts.gettext("not comparable")
    if value is None:
        return Number(DASH)
    return Progress(max(0.0, min(100.0, value * 100)), context.texts.percent(value * 100, 0))


def in_order(goals: Iterable[Goal]) -> list[Goal]:
    """Goals of one parent in the order a person gave them."""
    return sorted(goals, key=lambda goal: (goal.rank, natural(goal.number), goal.name))


def goals_in_order(context: ReportContext) -> Iterator[tuple[int, Goal]]:
    """The goals of the cycle as a tree, each with its depth (0 for those on top); goals in a ring are left out."""
    plan, cycle = context.plan, context.cycle
    goals = plan.of_cycle(Goal, cycle)
    known = {goal.id for goal in goals}
    waiting = [(0, goal) for goal in reversed(in_order(goal for goal in goals if goal.parent not in known))]
    while waiting:
        depth, goal = waiting.pop()
        yield depth, goal
        below = [child for child in plan.pointing(Goal, "parent", goal.id) if child.cycle == cycle.id]
        waiting += [(depth + 1, child) for child in reversed(in_order(below))]


def top_goal(context: ReportContext, goal: str) -> Goal | None:
    """The goal on top of the one with this id."""
    found, seen = context.plan.get(Goal, goal), {goal}
    while found is not None and found.parent and found.parent not in seen:
        above = context.plan.get(Goal, found.parent)
        if above is None:
            break
        seen.add(above.id)
        found = above
    return found


def targets_in_order(context: ReportContext) -> list[Target]:
    """The targets of the cycle in the order of their goals."""
    order = {goal.id: place for place, (_, goal) in enumerate(goals_in_order(context))}
    targets = context.plan.of_cycle(Target, context.cycle)
    return sorted(targets, key=lambda target: (order.get(target.goal, len(order)), target.id))


def measures_in_order(context: ReportContext) -> list[Measure]:
    """The measures of the cycle by their number."""
    found = context.plan.of_cycle(Measure, context.cycle)
    return sorted(found, key=lambda measure: (natural(measure.number), measure.name))


def uncovered(context: ReportContext) -> list[tuple[Measure, MeasureMoney]]:
    """The measures that go on and whose planned costs are higher than their planned funding."""
    found = [(one, of_measure(context.plan, one.id)) for one in measures_in_order(context)]
    return [(one, sums) for one, sums in found if sums.gap > 0 and one.state is not MeasureState.STOPPED]


def of_area(indicator: Indicator, area: Area | None) -> str:
    """The name of an indicator, with the area it is looked at in unless that is the whole."""
    return f"{indicator.name}, {area.name}" if area and area.level else indicator.name


def scope_words(context: ReportContext, indicator: Indicator) -> str:
    """Of whom an indicator speaks, as a heading."""
    t = context.texts
    return (
        t.gettext("Of the whole population") if indicator.scope is Scope.POPULATION else t.gettext("Of one programme")
    )


def numbered(number: str, name: str) -> str:
    """A name with its number before it."""
    return f"{number} {name}" if number else name
