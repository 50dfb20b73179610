"""Sources and method: every indicator with its formula, every delivery, how figures and attainment are made."""

from __future__ import annotations

from planner.domain.figures import Delivery, Indicator, Variable
from planner.domain.record import N_
from planner.reports.blocks import Block, Column, Heading, List, Number, Table
from planner.reports.context import Measured, ReportContext, Section
from planner.reports.sections import phrases


def blocks(context: ReportContext) -> list[Block]:
    """Method, deliveries, definitions."""
    t = context.texts
    found: list[Block] = [Heading(2, t.gettext("Method")), List(tuple(_method(context)))]
    deliveries = sorted(context.plan.all(Delivery), key=lambda one: (str(one.day or ""), one.title))
    if deliveries:
        found += [Heading(2, t.gettext("Deliveries")), _deliveries(context, deliveries)]
    if context.measured:
        found += [Heading(2, t.gettext("Definitions")), _definitions(context)]
    return found


def _definitions(context: ReportContext) -> Table:
    t = context.texts
    rows = tuple((one.indicator.name, formula(context, one.indicator), _where_from(one)) for one in context.measured)
    columns = (
        Column(t.gettext("Indicator"), weight=1.3),
        Column(t.gettext("Formula"), weight=2),
        Column(t.gettext("Source"), weight=1.6),
    )
    return Table(columns, rows, summary=t.gettext("One row for each indicator."))


def formula(context: ReportContext, indicator: Indicator) -> str:
    """The formula in words: what is divided by what."""
    t, plan = context.texts, context.plan
    top = " + ".join(one.name for one in plan.some(Variable, indicator.numerator)) or phrases.DASH
    if not indicator.denominator:
        return top
    base = " + ".join(one.name for one in plan.some(Variable, indicator.denominator))
    times = "" if indicator.multiplier == 100 and indicator.unit == "%" else f" × {t.number(indicator.multiplier)}"
    return f"{top} ÷ {base}{times}"


def _where_from(measured: Measured) -> str:
    sources = [measured.indicator.source, *(one.source or one.title for one in measured.sources)]
    return "; ".join(dict.fromkeys(source for source in sources if source)) or phrases.DASH


def _deliveries(context: ReportContext, deliveries: list[Delivery]) -> Table:
    t = context.texts
    rows = tuple(
        (one.title, one.source or phrases.DASH, Number(t.date(one.day) if one.day else phrases.DASH))
        for one in deliveries
    )
    columns = (
        Column(t.gettext("Delivery"), weight=2),
        Column(t.gettext("Source"), weight=1.5),
        Column(t.gettext("Received"), "right"),
    )
    return Table(columns, rows, summary=t.gettext("One row for each delivery."))


def _method(context: ReportContext) -> list[str]:
    t = context.texts
    found = [
        t.gettext("Attainment is the share of the way from the baseline to the target; it needs no direction."),
        t.gettext("The state of a measure is set by a person; rules suggest it from dates, targets and money."),
        t.gettext("The town’s value is its own figure, else the sum over the highest level that is complete."),
        t.gettext("Population figures belong to the whole community; no single measure can claim them."),
    ]
    if context.plan.municipality.example:
        found.append(t.gettext("The municipality and all figures are invented."))
    return found


SECTION = Section("sources", N_("Sources and method"), blocks)
