"""At a glance: the verdict in one sentence, four key figures, the goals, and what has to be decided."""

from __future__ import annotations

from planner.domain import attainment, money
from planner.domain.figures import Area, Indicator
from planner.domain.goals import Goal, Target
from planner.domain.lights import target_light
from planner.domain.measures import Measure
from planner.domain.overview import measures_figure, money_figure
from planner.domain.record import N_
from planner.domain.review import Light
from planner.domain.tally import tally
from planner.reports.blocks import (
    Block,
    Cell,
    Column,
    Decision,
    Group,
    Heading,
    Keep,
    KeyFigure,
    KeyFigures,
    Number,
    Row,
    Table,
    Text,
)
from planner.reports.context import ReportContext, Section
from planner.reports.sections import courses, phrases
from planner.reports.sections.decisions import decisions

MOST_TARGETS = 12
WORST = (Light.UNKNOWN, Light.ON_TRACK, Light.AT_RISK, Light.LATE)


def blocks(context: ReportContext) -> list[Block]:
    """The page that is read even when no other is."""
    t = context.texts
    asked = decisions(context)
    found: list[Block] = [Text(verdict(context), "verdict")]
    more = " ".join([*_money(context), *_asked(context, len(asked))])
    if more:
        found.append(Text(more, "lead"))
    figures = _figures(context, len(asked))
    if figures:
        found.append(KeyFigures(tuple(figures)))
    targets = _targets(context)
    if targets is not None:
        found.append(Keep((Heading(2, t.gettext("Goals and where they stand")), targets)))
    heading = Heading(2, t.gettext("Decisions needed"))
    if asked:
        found += [heading, Decision(asked, t.gettext("The committee is asked to decide:"))]
    else:
        found.append(Keep((heading, Text(t.gettext("No decision is needed at present.")))))
    return found


def verdict(context: ReportContext) -> str:
    """One sentence on the measures: how many go as planned, how many do not."""
    t, found = context.texts, tally(context.plan, context.cycle, context.day)
    good, ended = found.good, found.ended
    if not found.whole:
        return t.gettext("The cycle has no measures yet; the report shows the situation it starts from.")
    words = found.whole <= phrases.LAST_WORD
    whole = phrases.number_word(context, found.whole)
    if good:
        parts = [
            t.ngettext(
                "One of {whole} measures is on track or completed",
                "{n} of {whole} measures are on track or completed",
                good,
                n=phrases.number_word(context, good) if words else t.number(good),
                whole=whole,
            )
        ]
    else:
        parts = [t.ngettext("The only measure is not on track", "None of {n} measures is on track", found.whole)]
    for count, one, many in (
        (found.late, N_("one is late"), N_("{n} are late")),
        (found.at_risk, N_("one is at risk"), N_("{n} are at risk")),
    ):
        if count:
            parts.append(t.gettext(one) if count == 1 else t.gettext(many, n=phrases.number_word(context, count)))
    if ended:
        said = (
            t.gettext("one more was ended")
            if ended == 1
            else t.gettext("{n} more were ended", n=phrases.number_word(context, ended))
        )
        parts.append(said)
    return phrases.capital(", ".join(parts) + ".")


def goal_light(context: ReportContext, goal: Goal, seen: frozenset[str] = frozenset()) -> Light:
    """The worst light of the targets of a goal and of the goals below it."""
    if goal.id in seen:
        return Light.UNKNOWN
    plan = context.plan
    lights = [
        target_light(plan, target, context.actuals, context.day) for target in plan.pointing(Target, "goal", goal.id)
    ]
    lights += [goal_light(context, child, seen | {goal.id}) for child in plan.pointing(Goal, "parent", goal.id)]
    return max(lights, key=WORST.index, default=Light.UNKNOWN)


def _money(context: ReportContext) -> list[str]:
    t, sums = context.texts, money.total(context.plan, context.cycle)
    if not sums.planned:
        return []
    if not sums.known:
        return [t.gettext("Costs of {planned} are planned; nothing is spent yet.", planned=t.money(sums.planned))]
    return [
        t.gettext(
            "Of the planned costs of {planned}, {actual} are spent ({share}).",
            actual=t.money(sums.actual),
            planned=t.money(sums.planned),
            share=t.percent(sums.share or 0, 0),
        )
    ]


def _asked(context: ReportContext, count: int) -> list[str]:
    if not count:
        return []
    said = context.texts.ngettext(
        "One point needs a decision of the committee.",
        "{n} points need a decision of the committee.",
        count,
        n=phrases.number_word(context, count),
    )
    return [phrases.capital(said)]


def _figures(context: ReportContext, asked: int) -> list[KeyFigure]:
    """Up to four key figures; of what there is nothing yet, none."""
    t, w, plan, cycle = context.texts, context.words, context.plan, context.cycle
    told = []
    if plan.of_cycle(Measure, cycle):
        told.append(measures_figure(plan, cycle, context.day))
    if money.total(plan, cycle).planned:
        told.append(money_figure(plan, cycle, context.day))
    found = [KeyFigure(w.say(one.value), w.say(one.noun), w.say(one.note)) for one in told]
    targets = plan.of_cycle(Target, cycle)
    if targets:
        found.append(_reached(context, targets))
    if found:
        found.append(KeyFigure(t.number(asked), t.ngettext("decision needed", "decisions needed", asked)))
    return found


def _reached(context: ReportContext, targets: tuple[Target, ...]) -> KeyFigure:
    t = context.texts
    found = [attainment.of_target(target, context.actuals) for target in targets]
    known = [phrases.told(context, one) for one in found]
    hit = sum(value is not None and value >= 1 for value in known)
    parted = sum(one.parted is not None for one in found)
    unknown = sum(value is None for value in known) - parted
    notes = (
        t.gettext("{n} not measured yet", n=t.number(unknown)) if unknown else "",
        t.gettext("{n} not comparable", n=t.number(parted)) if parted else "",
    )
    return KeyFigure(
        t.gettext("{part} of {whole}", part=t.number(hit), whole=t.number(len(known))),
        t.gettext("targets reached"),
        ", ".join(note for note in notes if note),
    )


def _targets(context: ReportContext) -> Table | None:
    """The targets below their guiding goals; of many, those that are furthest behind."""
    t, plan = context.texts, context.plan
    rows = [(target_light(plan, one, context.actuals, context.day), one) for one in phrases.targets_in_order(context)]
    if not rows:
        return None
    shown = sorted(rows, key=lambda row: -WORST.index(row[0]))[:MOST_TARGETS]
    kept = {target.id for _, target in shown}
    found: list[Row] = []
    above = ""
    for light, target in rows:
        if target.id not in kept:
            continue
        top = phrases.top_goal(context, target.goal)
        if top is not None and top.id != above:
            found.append(Group(phrases.numbered(top.number, top.name)))
            above = top.id
        found.append(_target_row(context, target, light))
    note = t.gettext("Target path: what was reached, against a straight line from the baseline to the target.")
    if len(rows) > len(shown):
        note = (
            t.gettext("The {n} targets that are furthest behind, of {whole}.", n=len(shown), whole=len(rows))
            + f" {note}"
        )
    columns = (
        Column(t.gettext("Goal and indicator"), weight=1),
        Column(t.gettext("Course")),
        Column(t.gettext("Actual"), "right"),
        Column(t.gettext("Target"), "right"),
        Column(t.gettext("Target path")),
    )
    return Table(
        columns, tuple(found), note=note, summary=t.gettext("One row for each target, grouped by guiding goal.")
    )


def _target_row(context: ReportContext, target: Target, light: Light) -> tuple[Cell, ...]:
    plan = context.plan
    goal, indicator = plan.get(Goal, target.goal), plan.get(Indicator, target.indicator)
    number, area = goal.number if goal else "", plan.get(Area, target.area)
    if indicator is None:
        name = phrases.numbered(number, goal.name if goal else phrases.DASH)
        return (name, phrases.DASH, Number(phrases.DASH), Number(phrases.DASH), phrases.sign(context, light))
    return (
        phrases.numbered(number, phrases.of_area(indicator, area)),
        courses.line(context, indicator, area or context.town),
        phrases.actual(context, indicator, target),
        phrases.amount(context, indicator, target.value),
        phrases.sign(context, light),
    )


SECTION = Section("glance", N_("At a glance"), blocks)
