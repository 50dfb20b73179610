"""The frame: the municipality, its cycles, and how far each step of the circle has come."""

from __future__ import annotations

from datetime import date

from planner.domain.record import N_, Choice, Record, about, record


class CycleState(Choice):
    """Whether a round of the circle is under way."""

    OPEN = "open", N_("under way")
    CLOSED = "closed", N_("closed")


class Progress(Choice):
    """The state a person gives a step of the circle (design: `open` means looked at, not finished)."""

    NOT_STARTED = "not_started", N_("not started")
    IN_PROGRESS = "in_progress", N_("in progress")
    OPEN = "open", N_("looked at, open")
    DONE = "done", N_("done")


@record("municipality", N_("Municipality"), N_("Municipalities"))
class Municipality(Record):
    """The town whose plan this is; there is exactly one."""

    name: str = about(N_("Name"))
    key: str = about(N_("Official municipality key"), default="")
    language: str = about(N_("Language of the plan"), default="de")
    label_set: str = about(N_("Set of words"), default="mission")
    example: bool = about(N_("Invented example"), default=False)
    notice: str = about(N_("Notice"), default="", long=True)
    scope: str = about(N_("Scope"), default="", long=True)
    mandate: str = about(N_("Mandate"), default="", long=True)
    coordinator: str = about(N_("Coordination (office)"), default="")
    min_count: int = about(N_("Smallest count shown"), default=3, low=1, high=100)
    min_denominator: int = about(N_("Smallest base shown"), default=100, low=1, high=100_000)


@record("cycle", N_("Cycle"), N_("Cycles"))
class Cycle(Record):
    """One round of the quality circle."""

    number: int = about(N_("Number"), low=1, high=99)
    starts: date | None = about(N_("From"), default=None)
    until: date | None = about(N_("Until"), default=None)
    state: CycleState = about(N_("State"), default=CycleState.OPEN)
    predecessor: str | None = about(N_("Previous cycle"), default=None, refers="cycle")


@record("step_state", N_("State of a step"), N_("States of steps"))
class StepState(Record):
    """What a person says of one step of the circle in one cycle."""

    cycle: str = about(N_("Cycle"), refers="cycle", owner=True)
    step: str = about(N_("Step"))
    state: Progress = about(N_("State"), default=Progress.NOT_STARTED)
    note: str = about(N_("Note"), default="", long=True, public=False)


@record("answer", N_("Answer"), N_("Answers"))
class Answer(Record):
    """An answer to one guiding question."""

    cycle: str = about(N_("Cycle"), refers="cycle", owner=True)
    question: str = about(N_("Question"))
    text: str = about(N_("Answer"), default="", long=True)


@record("bookmark", N_("Bookmark"), N_("Bookmarks"))
class Bookmark(Record):
    """A name for a step of the journal: “adopted”, “steering group of 14 March”."""

    name: str = about(N_("Name"))
    step: int = about(N_("Step of the history"), low=0)
    day: date | None = about(N_("Date"), default=None)
    cycle: str | None = about(N_("Cycle"), default=None, refers="cycle")


@record("waiver", N_("Waiver"), N_("Waivers"))
class Waiver(Record):
    """A remark a person has seen and lives with, and why."""

    code: str = about(N_("Rule"))
    subject: str = about(N_("Subject"))
    reason: str = about(N_("Reason"), long=True, public=False)


@record("label", N_("Word of the town"), N_("Words of the town"))
class Label(Record):
    """The town's own word for a term of the field, in one language."""

    key: str = about(N_("Term"))
    language: str = about(N_("Language"))
    text: str = about(N_("Word"))
