"""The first page: the town, the cycle, the day, and the wheel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner import tokens
from planner.charts.shapes import PLAIN, Hub, Quarter, Shapes, Step, fit_radius, wheel
from planner.domain.frame import Cycle, CycleState
from planner.domain.readiness import Readiness, StepSign, readiness_of_all, sign_of
from planner.reports.blocks import Cover, Figure
from planner.reports.context import ReportContext

WIDTH, HEIGHT = 466, 372
NAME_PX, NOTE_PX = 17.0, 15.0
HUB = "mandate"


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase as the cover shows it: `counted` says how many of its steps are done."""

    id: str
    name: str
    done: int
    counted: str
    steps: tuple[Step, ...]


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
    phases = _phases(context)
    return Cover(
        title=t.gettext("Prevention chain of {town}", town=town.name),
        subtitle=t.gettext("Progress report, {cycle}", cycle=cycle_words(context, context.cycle)),
        facts=tuple((label, value) for label, value in facts if value),
        figure=Figure(drawing(context, phases), alt(context, phases)),
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


def drawing(context: ReportContext, phases: Sequence[Phase]) -> Shapes:
    """The wheel as it stands on the day of the report."""
    quarters = tuple(Quarter(one.id, one.name, one.counted, one.steps) for one in phases if one.id != HUB)
    hub = next(one for one in phases if one.id == HUB)
    earlier = sum(1 for cycle in context.plan.cycles if cycle.number < context.cycle.number)
    return wheel(
        quarters,
        Hub(hub.id, hub.name, hub.counted, hub.done / len(hub.steps) if hub.steps else 0.0),
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


def alt(context: ReportContext, phases: Sequence[Phase]) -> str:
    """The wheel in words."""
    t = context.texts
    parts = [t.gettext("{phase}: {count} steps done", phase=one.name, count=one.counted) for one in phases]
    return t.gettext("The quality circle as a wheel. {phases}.", phases="; ".join(parts))


def _phases(context: ReportContext) -> list[Phase]:
    """The phases in their order, the hub first."""
    ready = readiness_of_all(context.plan, context.actuals, context.day, context.circle.steps)
    found = []
    for phase in sorted(context.circle.phases, key=lambda one: one.id != HUB):
        signs = [(step.id, sign_of(context.plan, context.cycle, step)) for step in phase.steps]
        steps = tuple(_step(sign, ready[step]) for step, sign in signs)
        done = sum(sign is StepSign.DONE for _, sign in signs)
        counted = context.texts.gettext("{part} of {whole}", part=done, whole=len(signs))
        found.append(Phase(phase.id, context.words.of(f"phase.{phase.id}"), done, counted, steps))
    return found


def _step(sign: StepSign, counted: Readiness) -> Step:
    if sign is StepSign.DONE:
        return Step("done")
    if sign in (StepSign.IN_PROGRESS, StepSign.OPEN):
        return Step("part", counted.n / counted.m if counted.m else 0.5)
    return Step("none")
