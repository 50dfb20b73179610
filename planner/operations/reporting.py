"""From an open plan to a report: the plan as of a day, figures through the disclosure gate, a file written whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from planner import content
from planner.content.translation import in_language
from planner.content.words import Words
from planner.domain.errors import BadInput
from planner.domain.figures import Indicator, Variable
from planner.domain.frame import Cycle, CycleState
from planner.domain.plan import Plan
from planner.domain.record import N_
from planner.operations.actuals import compute_actuals
from planner.operations.area_series import as_indicator, read_series, unprotected
from planner.operations.gate import Gate
from planner.operations.guarding import guarded
from planner.operations.series import ReadFigures
from planner.operations.session import Session
from planner.reports.context import Audience, Measured, ReportContext
from planner.texts import Texts


def report_context(
    session: Session,
    *,
    language: str = "",
    audience: Audience = Audience.PUBLIC,
    cycle: int | None = None,
) -> ReportContext:
    """What a report of a cycle is made from; BadInput for a cycle there is not. Reads only."""
    plan, gate, at, today = session.plan, session.gate, session.last_moment(), session.today()
    chosen = _cycle(plan, cycle)
    if chosen.state is CycleState.CLOSED:
        past = session.as_of_closing(chosen)
        if past is not None:
            plan, gate, at, today = past.plan, past.gate, past.at, past.at.astimezone().date()
    actuals = compute_actuals(plan, gate.read, today)
    texts = Texts(language or plan.municipality.language)
    plan = in_language(plan, texts.language)
    shown = measured(plan, gate, audience)
    return ReportContext(
        plan=plan,
        cycle=plan.one(Cycle, chosen.id),
        actuals=actuals if audience is Audience.INTERNAL else guarded(plan, actuals, gate.table),
        day=at.astimezone().date(),
        texts=texts,
        words=Words(plan, texts),
        circle=content.circle(texts.language),
        measured=shown,
        audience=audience,
    )


def measured(plan: Plan, gate: Gate, audience: Audience) -> tuple[Measured, ...]:
    """Every indicator with figures, its table as the gate lets it out.

    A plan with figures but without indicators shows its largest count, so that a first import has a report.
    """
    indicators = plan.all(Indicator) or _largest_count(plan, gate.read)
    found = []
    for indicator in sorted(indicators, key=lambda one: one.code):
        series = read_series(plan, gate.read, indicator)
        if series.figures:
            table = unprotected(plan, series) if audience is Audience.INTERNAL else gate.table(indicator)
            limits = {
                (area, period): limits
                for (area, period, group), cell in table.cells.items()
                if not group and (limits := series.limits(area, period, cell, ""))
            }
            found.append(Measured(indicator, table, series.sources, limits))
    return tuple(found)


def write_cycle_report(
    context: ReportContext,
    target: Path | BinaryIO,
    *,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> int:
    """Write the cycle report as PDF and return its pages; a file is replaced only when the new one is whole."""
    from planner.reports.cycle import cycle_report
    from planner.reports.pdf.render import render_pdf

    return render_pdf(cycle_report(context), target, progress=progress, cancelled=cancelled)


def _cycle(plan: Plan, number: int | None) -> Cycle:
    if number is None:
        return plan.cycle
    found = next((cycle for cycle in plan.cycles if cycle.number == number), None)
    if found is None:
        raise BadInput(N_("There is no cycle {number}."), number=number)
    return found


def _largest_count(plan: Plan, read: ReadFigures) -> tuple[Indicator, ...]:
    best: tuple[float, Variable] | None = None
    for variable in plan.all(Variable):
        if variable.count:
            largest = max((row[4] for row in read([variable.id], None) if row[4] is not None), default=0.0)
            if best is None or largest > best[0]:
                best = (largest, variable)
    if best is None:
        return ()
    return (as_indicator(best[1]),)
