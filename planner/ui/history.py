"""What changed in the plan, as sentences: read from the journal step by step, each step once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from planner.domain.governance import Body, BodyKind, Meeting
from planner.domain.plan import Plan
from planner.ui.bridge import Bridge, NamedStep


@dataclass(frozen=True, slots=True)
class Change:
    """A step of the history as a sentence; `at` knows its zone."""

    number: int
    at: datetime
    author: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the history: a step, or all of a burst of typing under the name of its last step.

    `kind` is do, import, undo, redo or redact; `label` the message id of its name.
    """

    number: int
    steps: tuple[int, ...]
    at: datetime
    author: str
    kind: str
    label: str
    day: date
    """The local day it was done on."""


def last_meeting(plan: Plan, today: date) -> Meeting | None:
    """The steering group's last meeting before today, else the last of any body."""
    past = [one for one in plan.all(Meeting) if one.day <= today]
    steering = [one for one in past if (body := plan.get(Body, one.body)) and body.sort is BodyKind.STEERING]
    return max(steering or past, key=lambda one: (one.day, one.id), default=None)


class History:
    """What a person did to the open plan and did not take back; steps are read once, a refresh reads only new ones."""

    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge
        self._steps: dict[int, tuple[datetime, str, NamedStep]] = {}
        self._lines: list[Line] = []
        self._bursts: dict[int, int] = {}
        bridge.opened.connect(self._forget)

    def lines(self) -> list[Line]:
        """Every step, the oldest first; what was typed in one go is one line."""
        self._read()
        return self._lines

    def _forget(self) -> None:
        self._steps.clear()
        self._lines.clear()
        self._bursts.clear()

    def since(self, day: date | None) -> list[int]:
        """The numbers of the steps after a day (all when there is none), the newest first; typing in a burst is one."""
        self._read()
        found: list[int] = []
        for entry in reversed(self._bridge.session.stacks.undo):
            number = entry.done[-1] if entry.done else entry.steps[-1]
            if day is not None and self._steps[number][0].astimezone().date() <= day:
                break
            found.append(number)
        return found

    def change(self, number: int) -> Change:
        """The step of that number, its name looked up now."""
        at, author, step = self._steps[number]
        return Change(number, at, author, self._bridge.step_name(step))

    def _read(self) -> None:
        after = max(self._steps, default=0)
        if self._bridge.session.steps == after:
            return
        for past in self._bridge.session.history(after):
            step = past.step
            at = datetime.fromisoformat(step.at)
            self._steps[step.number] = (at, step.author, step)
            line = Line(step.number, (step.number,), at, step.author, step.kind, step.label, at.astimezone().date())
            if step.burst in self._bursts:
                at_index = self._bursts[step.burst]
                known = self._lines[at_index]
                self._lines[at_index] = replace(line, steps=(*known.steps, step.number))
                continue
            self._bursts[step.number if step.burst is None else step.burst] = len(self._lines)
            self._lines.append(line)
