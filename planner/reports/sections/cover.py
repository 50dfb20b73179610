"""The first page: the town, the cycle, the day, and the wheel."""

from __future__ import annotations

from planner import tokens
from planner.charts.shapes import PLAIN, Hub, Quarter, Shapes, Step, fit_radius, wheel
from planner.domain.frame import Cycle, CycleState
from planner.domain.readiness import StepSign, readiness_of_all, sign_of
from planner.reports.blocks import Cover, Figure
from planner.reports.context import ReportContext

WIDTH, HEIGHT = 466, 372
NAME_PX, NOTE_PX = 17.0, 15.0
HUB = "mandate"


def cover(context: ReportContext) -> Cover:
    """The cover of a cycle report."""
    t, town = context.texts, context.plan.municipality
    facts = [
        (t.gettext("Period"), _span(context)),
        (t.gettext("As of"), t.long_date(context.day)),
        (t.gettext("Audience"), audience(context)),
        (t.gettext("Coordination"), town.coordinator),
    ]
    notice = town.notice if town.example else ""
    return Cover(
        title=t.gettext("Prevention chain of {town}", town=town.name),
        subtitle=t.gettext("Progress report, {cycle}", cycle=cycle_words(context, context.cycle)),
        facts=tuple((label, value) for label, value in facts if value),
        figure=Figure(drawing(context), alt(context)),
        notice=notice,
    )


def _span(context: ReportContext) -> str:
    cycle = context.cycle
    return " – ".join(context.texts.date(day) for day in (cycle.starts, cycle.until) if day)


def audience(context: ReportContext) -> str:
    """Who may read this."""
    t = context.texts
    return t.gettext("internal, not to be passed on") if context.internal else t.gettext("public")


def cycle_words(context: ReportContext, cycle: Cycle) -> str:
    """“Cycle 2 (2026–2028)”, with the state of a closed one."""
    t = context.texts
    years = [str(day.year) for day in (cycle.starts, cycle.until) if day]
    span = f" ({'–'.join(dict.fromkeys(years))})" if years else ""
    closed = t.gettext(", closed") if cycle.state is CycleState.CLOSED else ""
    return t.gettext("cycle {number}", number=cycle.number) + span + closed


def drawing(context: ReportContext) -> Shapes:
    """The wheel as it stands on the day of the report."""
    quarters = tuple(
        Quarter(phase, name, _counted(context, done, total), steps)
        for phase, name, done, total, steps in _phases(context)
    )
    hub = next(iter(_phases(context, hub=True)))
    ready = hub[2] / hub[3] if hub[3] else 0.0
    earlier = sum(1 for cycle in context.plan.cycles if cycle.number < context.cycle.number)
    return wheel(
        quarters,
        Hub(hub[0], hub[1], _counted(context, hub[2], hub[3]), ready),
        radius=fit_radius(WIDTH, HEIGHT, _widest(quarters)),
        width=WIDTH,
        height=HEIGHT,
        name_px=NAME_PX,
        note_px=NOTE_PX,
        earlier_cycles=earlier,
        roles=PLAIN,
    )


def _widest(quarters: tuple[Quarter, ...]) -> float:
    """The width of the widest label beside the wheel."""
    from planner.charts.figures.sheet import text_width

    names = [text_width(quarter.name, NAME_PX, tokens.STRONG) for quarter in quarters]
    return max([*names, *(text_width(quarter.note, NOTE_PX) for quarter in quarters)])


def alt(context: ReportContext) -> str:
    """The wheel in words."""
    t = context.texts
    parts = [
        t.gettext("{phase}: {count} steps done", phase=name, count=_counted(context, done, total))
        for hub in (True, False)
        for _id, name, done, total, _steps in _phases(context, hub=hub)
    ]
    return t.gettext("The quality circle as a wheel. {phases}.", phases="; ".join(parts))


def _counted(context: ReportContext, done: int, total: int) -> str:
    return context.texts.gettext("{part} of {whole}", part=done, whole=total)


def _phases(context: ReportContext, *, hub: bool = False) -> list[tuple[str, str, int, int, tuple[Step, ...]]]:
    """Id, name, steps done, steps in all, and the steps as the wheel draws them."""
    found = []
    ready = readiness_of_all(context.plan, context.actuals, context.day, context.circle.steps)
    for phase in context.circle.phases:
        if (phase.id == HUB) is not hub:
            continue
        signs = [(step.id, sign_of(context.plan, context.cycle, step)) for step in phase.steps]
        steps = []
        for step, sign in signs:
            if sign is StepSign.DONE:
                steps.append(Step("done"))
            elif sign in (StepSign.IN_PROGRESS, StepSign.OPEN):
                counted = ready[step]
                steps.append(Step("part", counted.n / counted.m if counted.m else 0.5))
            else:
                steps.append(Step("none"))
        done = sum(sign is StepSign.DONE for _step, sign in signs)
        found.append((phase.id, context.words.of(f"phase.{phase.id}"), done, len(signs), tuple(steps)))
    return found
