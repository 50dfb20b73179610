"""Which steps the history lists: the newest first under their day, filtered by kind, record, time and words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from planner import texts
from planner.domain.frame import Bookmark
from planner.domain.record import N_
from planner.operations.removal import belongings
from planner.texts import gettext as _
from planner.ui.desk import Desk
from planner.ui.finder import folded
from planner.ui.history import Line, last_meeting
from planner.ui.widgets.rows import Row
from planner.ui.widgets.section_list import Head

PERIODS = {
    "today": N_("Today"),
    "week": N_("Last 7 days"),
    "month": N_("Last 30 days"),
    "meeting": N_("Since the last meeting"),
    "cycle": N_("This cycle"),
}
"""Times the history can be limited to."""
SIGNS = {"undo": "back", "redo": "redo", "import": "import", "redact": "erase"}
WORDS = {
    "undo": N_("taken back"),
    "redo": N_("done again"),
    "import": N_("taken in"),
    "redact": N_("erased"),
    "do": N_("step"),
}


@dataclass(frozen=True, slots=True)
class Filter:
    """What is looked for; "" is no limit. `record` is an id: its steps, and those of what belongs to it."""

    kind: str = ""
    record: str = ""
    period: str = ""
    words: str = ""


class HistoryList:
    """The lines of the history as rows; made anew after every change, because names are those of now."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._said: dict[int, str] = {}
        self.lines = {line.number: line for line in desk.history.lines()}
        self._line_of = {step: line.number for line in self.lines.values() for step in line.steps}
        marks = desk.bridge.plan.all(Bookmark)
        self._marks = {self._line_of.get(mark.step, mark.step): mark.name for mark in marks}
        entries = desk.bridge.session.stacks.undo
        self._undoable = {number for entry in entries for number in (*entry.steps, *entry.done)}

    def shown(self, wanted: Filter) -> list[Any]:
        """Headings and step numbers that pass a filter, the newest first."""
        first, touched = self._first_day(wanted.period), self._touched(wanted)
        words = folded(wanted.words).split()
        found = [
            line
            for line in reversed(self.lines.values())
            if (first is None or line.day >= first)
            and (touched is None or not touched.isdisjoint(line.steps))
            and (not words or self._says(line, words))
        ]
        items: list[Any] = []
        for day, lines in groupby(found, lambda line: line.day):
            numbers = [line.number for line in lines]
            items += [Head(self.day_words(day), texts.current().number(len(numbers))), *numbers]
        return items

    def line_of(self, step: int) -> Line | None:
        """The line a step stands in, or None for a step that is not there."""
        return self.lines.get(self._line_of.get(step, 0))

    def can_undo(self, line: Line) -> bool:
        """Whether a step is in force and may be taken back."""
        return not self._undoable.isdisjoint(line.steps)

    def is_undone(self, line: Line) -> bool:
        """Whether a step a person did is taken back."""
        return line.kind in ("do", "import") and not self.can_undo(line)

    def sentence(self, number: int) -> str:
        """The name of a step, with the names its records have now."""
        known = self._said.get(number)
        if known is None:
            line, said = self.lines[number], self._desk.history.change(number).sentence
            if line.kind == "undo":
                said = _("Taken back: {step}", step=said)
            elif line.kind == "redo":
                said = _("Done again: {step}", step=said)
            known = self._said[number] = said
        return known

    def row(self, number: int) -> Row:
        """A step as a row: sign, name, what became of it, who and when."""
        line = self.lines[number]
        mark = self._marks.get(number, "")
        parts = (
            _("Bookmark “{name}”", name=mark) if mark else "",
            _("no longer in force") if self.is_undone(line) else "",
            line.author,
            texts.current().time(line.at.astimezone()),
        )
        return Row(
            title=self.sentence(number),
            sign=f"icon:{sign_of(line)}",
            word=_(WORDS.get(line.kind, WORDS["do"])),
            aside=" · ".join(part for part in parts if part),
            payload=number,
            leads=False,
            strong=False,
        )

    def day_words(self, day: date) -> str:
        """A day, today and yesterday by those words."""
        today = self._desk.bridge.session.today()
        said = texts.current().long_date(day)
        if day == today:
            return _("Today, {day}", day=said)
        return _("Yesterday, {day}", day=said) if day == today - timedelta(days=1) else said

    def _says(self, line: Line, words: Sequence[str]) -> bool:
        heap = folded(f"{self.sentence(line.number)} {line.author} {self._marks.get(line.number, '')}")
        return all(word in heap for word in words)

    def _touched(self, wanted: Filter) -> frozenset[int] | None:
        session = self._desk.bridge.session
        found: frozenset[int] | None = None
        if wanted.record:
            plan = self._desk.bridge.plan
            record = plan.anywhere(wanted.record)
            ids = [wanted.record, *(belongings(plan, record) if record is not None else ())]
            found = session.steps_touching(ids=tuple(dict.fromkeys(ids)))
        if wanted.kind:
            of_kind = session.steps_touching(wanted.kind)
            found = of_kind if found is None else found & of_kind
        return found

    def _first_day(self, period: str) -> date | None:
        plan, today = self._desk.bridge.plan, self._desk.bridge.session.today()
        if period == "meeting":
            meeting = last_meeting(plan, today)
            return meeting.day + timedelta(days=1) if meeting else None
        if period == "cycle":
            return plan.cycle.starts
        days = {"today": 0, "week": 6, "month": 29}
        return today - timedelta(days=days[period]) if period else None


def sign_of(line: Line) -> str:
    """The pictogram of a step."""
    if line.kind in SIGNS:
        return SIGNS[line.kind]
    if line.label.startswith("Add"):
        return "plus"
    return "minus" if line.label.startswith(("Remove", "Withdraw")) else "edit"
