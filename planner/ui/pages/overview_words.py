"""The overview's words and shapes for the wheel, from the plain data of `planner.domain.overview`."""

from __future__ import annotations

from planner.charts import shapes
from planner.domain.overview import KeyFigure
from planner.domain.overview import Row as Point
from planner.texts import gettext as _
from planner.texts import ngettext
from planner.ui.desk import Desk
from planner.ui.standing import PhaseStanding, StepStanding
from planner.ui.widgets.rows import Row
from planner.ui.wording import state_word

TO_PLACE = "place:"
"""Begins the payload of a row that leads to a place; any other text is a step's id."""

SIGNS = {"late": "status:late", "at_risk": "status:at_risk", "open": "step:open"}


def phase_name(desk: Desk, phase: PhaseStanding) -> str:
    """The town's word for a phase."""
    return desk.words.of(f"phase.{phase.phase.id}")


def quarter(desk: Desk, phase: PhaseStanding, *, current: bool) -> shapes.Quarter:
    """One quarter of the wheel."""
    steps = tuple(_step(step) for step in phase.steps)
    return shapes.Quarter(phase.phase.id, phase_name(desk, phase), counted(phase), steps, current)


def hub(desk: Desk, phase: PhaseStanding, *, current: bool) -> shapes.Hub:
    """The mandate in the middle."""
    note = _("ready") if phase.is_done else counted(phase)
    return shapes.Hub(phase.phase.id, phase_name(desk, phase), note, phase.done / len(phase.steps), current)


def counted(phase: PhaseStanding) -> str:
    """How many of its steps are done: "3 von 7"."""
    return _("{part} of {whole}", part=phase.done, whole=len(phase.steps))


def spoken(desk: Desk, phase: PhaseStanding) -> str:
    """A phase for a screen reader."""
    words = ngettext("{done} of {n} step done", "{done} of {n} steps done", len(phase.steps), done=phase.done)
    return f"{phase_name(desk, phase)}, {words}"


def step_tips(phase: PhaseStanding) -> tuple[str, ...]:
    """The tooltip of every step of a phase."""
    return tuple(f"{one.step.title}: {state_word(one.sign)}" for one in phase.steps)


def _step(step: StepStanding) -> shapes.Step:
    return shapes.Step("done" if step.is_done else "part" if step.is_begun else "none", step.share)


def row(desk: Desk, point: Point) -> Row:
    """A point of "what needs you now" as a row; its payload are the remarks behind it."""
    return Row(
        title=desk.words.say(point.headline),
        second=desk.words.say(point.detail),
        sign=SIGNS[point.sign],
        word=_("Remark"),
        payload=point.remarks,
    )


def beginnings(desk: Desk) -> list[Row]:
    """Where to begin in a plan that is still empty: the first step, and the places that bring something in."""
    first = desk.standing().mandate.steps[0]
    rows = [Row(first.step.title, first.step.empty, "step:not_started", state_word(first.sign), payload=first.step.id)]
    rows += [
        Row(_(title), _("Figures and borders from files you have"), f"icon:{icon}", payload=f"{TO_PLACE}{ident}")
        for ident, title, icon in desk.entrances
        if ident == "import"
    ]
    return rows


def figure(desk: Desk, found: KeyFigure) -> tuple[str, str, str]:
    """A key figure's three lines; nouns begin a line and so begin with a capital."""
    noun, note = desk.words.say(found.noun), desk.words.say(found.note) if found.note else ""
    if found.id == "steps" and not note:
        begun = sum(step.is_begun for step in desk.standing().steps)
        note = ngettext("{n} more in progress", "{n} more in progress", begun) if begun else _("none in progress yet")
    if found.id != "money":  # "of 2,158,500 €" goes on from the figure above it
        noun = noun[:1].upper() + noun[1:]
    return desk.words.say(found.value), noun, note
