"""The situation: what the figures say, for the town and its areas, with charts, a map and the rule that protects."""

from __future__ import annotations

from planner.domain.figure_notes import notes_on
from planner.domain.figures import Area, Scope, State
from planner.domain.goals import Target
from planner.domain.periods import ordered
from planner.domain.record import N_
from planner.reports.blocks import Block, Cell, Column, Group, Heading, Keep, Note, Number, Row, Table, Text
from planner.reports.context import Measured, ReportContext, Section
from planner.reports.sections import courses, phrases, pictures

MOST_CHARTED = 3
MOST_COLUMNS = 5
MOST_PANELS = 24


def blocks(context: ReportContext) -> list[Block]:
    """Town figures, charts of the leading indicators, a map, and the table of areas."""
    t = context.texts
    if not context.measured:
        return [Text(t.gettext("No figures have been read in yet."))]
    found: list[Block] = [Text(_lead(context), "lead"), Heading(2, t.gettext("The town in figures")), _town(context)]
    for measured in leading(context)[:MOST_CHARTED]:
        found += _chart(context, measured)
    found += _map(context)
    found += _areas(context)
    found.append(Note(_protection(context), t.gettext("How small counts are protected")))
    return found


def leading(context: ReportContext) -> list[Measured]:
    """The indicators that matter most here: those of targets first, then those known for most areas and periods."""
    wanted = {target.indicator for target in context.plan.of_cycle(Target, context.cycle)}

    def order(measured: Measured) -> tuple[bool, int, str]:
        known = sum(cell.state is State.VALUE for cell in measured.table.cells.values())
        return (measured.indicator.id not in wanted, -known, measured.indicator.code)

    return sorted(context.measured, key=order)


def small_areas(context: ReportContext, measured: Measured) -> list[Area]:
    """The areas of the deepest level the indicator knows, in the order of their keys."""
    known = set(measured.table.areas)
    areas = [area for area in context.plan.all(Area) if area.id in known and area.level > 0]
    deepest = max((area.level for area in areas), default=0)
    return sorted((area for area in areas if area.level == deepest), key=lambda area: area.key)


def last_period(measured: Measured, areas: list[Area]) -> str:
    """The newest period with a value for any of these areas, else the newest of all."""
    periods = ordered(measured.table.periods)
    ids = [area.id for area in areas]
    for period in reversed(periods):
        if any(measured.table.cell(id_, period).state is State.VALUE for id_ in ids):
            return period
    return periods[-1] if periods else ""


def _lead(context: ReportContext) -> str:
    t = context.texts
    periods = ordered({period for measured in context.measured for period in measured.table.periods})
    return t.ngettext(
        "One indicator describes the situation of children and families from {first} to {last}.",
        "{n} indicators describe the situation of children and families from {first} to {last}.",
        len(context.measured),
        first=t.period(periods[0]),
        last=t.period(periods[-1]),
    )


def _town(context: ReportContext) -> Table:
    t, town = context.texts, context.town
    rows: list[Row] = []
    states: set[State] = set()
    told: Scope | None = None
    measured_all = sorted(leading(context), key=lambda one: one.indicator.scope is Scope.PROGRAMME)
    apart = len({one.indicator.scope for one in measured_all}) > 1
    for measured in measured_all:
        if apart and measured.indicator.scope is not told:
            told = measured.indicator.scope
            rows.append(Group(phrases.scope_words(context, measured.indicator)))
        indicator, period = measured.indicator, last_period(measured, [town] if town else [])
        cell = measured.table.cell(town.id if town else "", period)
        if cell.value is None:
            states.add(cell.state)
        rows.append(
            (
                indicator.name,
                courses.line(context, indicator, town),
                phrases.amount(context, indicator, cell.value, cell.state),
                Number(t.period(period)),
                t.gettext(indicator.direction.label),
            )
        )
    columns = (
        Column(t.gettext("Indicator"), weight=1),
        Column(t.gettext("Course")),
        Column(t.gettext("Latest"), "right"),
        Column(t.gettext("Period"), "right"),
        Column(t.gettext("Reading")),
    )
    return Table(
        columns, tuple(rows), note=phrases.legend(context, states), summary=t.gettext("One row for each indicator.")
    )


def _chart(context: ReportContext, measured: Measured) -> list[Block]:
    if len(ordered(measured.table.periods)) < 2:
        return []
    areas = small_areas(context, measured)
    if 0 < len(areas) <= MOST_PANELS:
        first, *rest = pictures.panels(context, measured, [area.id for area in areas])
    else:
        first, *rest = (pictures.town_course(context, measured),)
    programme = measured.indicator.scope is Scope.PROGRAMME
    warning = context.texts.gettext("This is a figure of one programme, not of the whole town.") if programme else ""
    parts = (measured.indicator.definition, warning, _finding(context, measured, areas))
    said = " ".join(part for part in parts if part)
    text = [Text(said)] if said else []
    return [Keep((Heading(2, measured.indicator.name), *text, first)), *rest, *_notes(context, measured)]


def _notes(context: ReportContext, measured: Measured) -> list[Block]:
    """Why odd figures were kept, as footnotes of the chart above."""
    table, indicator = measured.table, measured.indicator
    found = notes_on(
        context.plan,
        {*indicator.numerator, *indicator.denominator},
        lambda area, period: table.cell(area, period).value is not None,
    )
    t, plan = context.texts, context.plan
    lines = (
        t.gettext(
            "{area}, {period}: {reason}",
            area=plan.one(Area, one.area).name,
            period=t.period(one.period),
            reason=one.text,
        )
        for one in found
    )
    said = " · ".join(dict.fromkeys(lines))
    return [Text(said, "small")] if said else []


def _finding(context: ReportContext, measured: Measured, areas: list[Area]) -> str:
    """The highest and the lowest area of the newest period beside the town, as far as they may be shown."""
    period, indicator = last_period(measured, areas), measured.indicator
    known = [(cell.value, area) for area in areas if (cell := measured.table.cell(area.id, period)).value is not None]
    if len(known) < 2:
        return ""
    low, high = min(known, key=lambda pair: pair[0] or 0.0), max(known, key=lambda pair: pair[0] or 0.0)
    t, town = context.texts, context.town
    said = t.gettext(
        "In {period} it was highest in {high} ({high_value}) and lowest in {low} ({low_value}).",
        period=t.period(period),
        high=high[1].name,
        high_value=phrases.amount(context, indicator, high[0]).text,
        low=low[1].name,
        low_value=phrases.amount(context, indicator, low[0]).text,
    )
    whole = measured.table.cell(town.id, period).value if town else None
    if town is None or whole is None:
        return said
    value = phrases.amount(context, indicator, whole).text
    whole_town = t.gettext("The town as a whole: {value}.", value=value)
    return f"{said} {whole_town}"


def _map(context: ReportContext) -> list[Block]:
    borders = context.borders
    for measured in leading(context):
        areas = [area for area in small_areas(context, measured) if area.id in borders]
        if len(areas) > 2:
            period = last_period(measured, areas)
            title = context.texts.gettext("Map: {indicator}", indicator=measured.indicator.name)
            return [Keep((Heading(2, title), pictures.area_map(context, measured, areas, period)))]
    return []


def _areas(context: ReportContext) -> list[Block]:
    t = context.texts
    shown = [one for one in leading(context) if small_areas(context, one)][:MOST_COLUMNS]
    if not shown:
        return []
    areas = max((small_areas(context, one) for one in shown), key=len)
    periods = [last_period(one, areas) for one in shown]
    states: set[State] = set()
    rows: list[tuple[str | Number, ...] | Group] = []
    above = None
    for area in areas:
        if area.parent != above:
            above = area.parent
            parent = context.plan.get(Area, above)
            if parent is not None and parent.level > 0:
                rows.append(Group(parent.name))
        rows.append((area.name, *_values(context, shown, periods, area, states)))
    town = context.town
    sums: tuple[Cell, ...] | None = None
    if town is not None:
        sums = (town.name, *_values(context, shown, periods, town, states))
    head = Column(context.words.of(f"area.{areas[0].level}"), weight=1)
    columns = (
        head,
        *(Column(_column_head(context, one, period), "right") for one, period in zip(shown, periods, strict=True)),
    )
    sources = sorted({source for one in shown for source in context.sources(one)})
    named = t.gettext("Source: {source}", source="; ".join(sources)) if sources else ""
    note = " ".join(part for part in (phrases.legend(context, states), named) if part)
    table = Table(columns, tuple(rows), sums=sums, note=note, summary=t.gettext("One row for each area."))
    return [Heading(2, t.gettext("Areas side by side")), table]


def _values(
    context: ReportContext, shown: list[Measured], periods: list[str], area: Area, states: set[State]
) -> list[Number]:
    out = []
    for measured, period in zip(shown, periods, strict=True):
        cell = measured.table.cell(area.id, period)
        if cell.value is None:
            states.add(cell.state)
        out.append(phrases.bare(context, measured.indicator, cell))
    return out


def _column_head(context: ReportContext, measured: Measured, period: str) -> str:
    unit = f" in {measured.indicator.unit}" if measured.indicator.unit else ""
    head = f"{measured.indicator.name}{unit}, {context.texts.period(period)}"
    if measured.indicator.scope is Scope.PROGRAMME:
        return context.texts.gettext("{indicator} (one programme)", indicator=head)
    return head


def _protection(context: ReportContext) -> str:
    t = context.texts
    if context.internal:
        return t.gettext("This version is for the house alone: it shows raw figures. Do not pass it on.")
    rules = dict.fromkeys(
        t.gettext(rule.msgid, **rule.params) for measured in context.measured for rule in measured.table.words()
    )
    return " ".join(rules)


SECTION = Section("situation", N_("Situation"), blocks)
