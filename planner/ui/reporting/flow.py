"""The report that is being prepared: its settings, the PDF made of them, pictures of its pages.

It outlives the page, which is laid out afresh now and then. The PDF is set in a thread of its own, so that an import
or its undo does not wait for a preview; pages are turned into pictures in another, so that leafing does not either.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from planner.domain.errors import PlannerError
from planner.ui.desk import Desk
from planner.ui.reporting import making
from planner.ui.reporting.making import Made, Settings
from planner.ui.workers import Task, Ticket, Workers

REST_MS = 800
"""How long the plan must rest before a preview that is seen is set again."""
KEPT_PICTURES = 160
BATCH = 6


class ReportFlow(QObject):
    """Where a report stands. `changed` follows every change but pictures, which `pictured` tells."""

    changed = Signal()
    pictured = Signal()
    progressed = Signal(float)
    written = Signal(object)
    """The report was written to this path."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._task: Task | None = None
        self._press: Workers = desk.workers.another()
        self._painters: Workers = desk.workers.another()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self.make)
        self._clear()
        desk.bridge.changed.connect(self._note)
        desk.bridge.closed.connect(self._let_go)

    @classmethod
    def of(cls, desk: Desk) -> ReportFlow:
        """The one flow of a desk, made when first asked for."""
        found = desk.findChild(ReportFlow)
        return found if isinstance(found, ReportFlow) else cls(desk)

    def _clear(self) -> None:
        self.busy: Literal["", "make", "write"] = ""
        self.made: Made | None = None
        self.is_stale = True
        self.failure = ""
        self.last_target: Path | None = None
        self.is_watched = False
        self._settings: Settings | None = None
        self._pictures: dict[tuple[int, int], QImage] = {}
        self._asked: set[tuple[int, int]] = set()

    # settings

    @property
    def settings(self) -> Settings:
        """What is to be printed; at first the plan's language, the present cycle, the public version."""
        if self._settings is None:
            plan = self._desk.bridge.plan
            self._settings = Settings(plan.municipality.language, "public", plan.cycle.number)
        return self._settings

    def choose(self, **changes: Any) -> None:
        """Take other settings (fields of `Settings`); the preview follows."""
        chosen = replace(self.settings, **changes)
        if chosen != self._settings:
            self._settings = chosen
            self.is_stale = True
            self._refresh_soon(0)
            self.changed.emit()

    # making and writing

    def watch(self, watched: bool) -> None:
        """Whether the preview is seen: only then it follows the plan by itself."""
        self.is_watched = watched
        if watched and self.is_stale:
            self._refresh_soon(0)
        elif not watched:
            self._timer.stop()
            if self.busy == "make":
                self.cancel()

    def make(self) -> None:
        """Set the report afresh; what is shown stays until the new one is there."""
        if self.busy == "write" or not self._desk.bridge.is_open:
            return
        if self._task is not None:
            self._task.cancel()
        session, settings = self._desk.bridge.session, self.settings
        self.is_stale, self.failure = False, ""
        task = self._start("make", lambda ticket: making.make(session, settings, ticket))
        task.succeeded.connect(lambda data: self._outline(task, settings, data))

    def write(self, target: Path) -> None:
        """Write the report to a file, as the settings are now."""
        if self.busy == "write":
            return
        if self._task is not None:
            self._task.cancel()
            self.is_stale = True
        session, settings = self._desk.bridge.session, self.settings
        task = self._start("write", lambda ticket: making.write(session, settings, target, ticket))
        task.succeeded.connect(lambda _pages: self._tell_written(target))

    def cancel(self) -> None:
        """Stop what runs: a preview stays as it was, a file too."""
        if self._task is not None:
            if self.busy == "make":
                self.is_stale = True
            self._task.cancel()

    def _start(self, busy: Literal["make", "write"], job: Any) -> Task:
        task = self._press.start(job)
        self._task, self.busy = task, busy
        task.progressed.connect(lambda share, _words: self.progressed.emit(share) if self._task is task else None)
        task.failed.connect(lambda error: self._tell(error) if self._task is task else None)
        task.ended.connect(lambda: self._end(task))
        self.changed.emit()
        return task

    def _end(self, task: Task) -> None:
        if self._task is not task:
            return
        self._task, self.busy = None, ""
        if self.is_stale and self.is_watched and not task.ticket.cancelled:
            self._refresh_soon(REST_MS)
        self.changed.emit()

    def _tell(self, error: Exception) -> None:
        if not isinstance(error, PlannerError):
            raise error
        self.failure = self._desk.bridge.sentence(error)
        self._desk.tell("failed", self.failure)

    def _tell_written(self, target: Path) -> None:
        self.last_target = target
        self.written.emit(target)

    def _outline(self, task: Task, settings: Settings, data: bytes) -> None:
        if self._task is not task:
            return
        reading = self._painters.start(lambda _ticket: making.outline(settings, data))
        reading.succeeded.connect(self._take)

    def _take(self, made: Made) -> None:
        self.made = made
        self._pictures.clear()
        self._asked.clear()
        self.changed.emit()

    # pictures

    def picture(self, page: int, width: int) -> QImage | None:
        """The picture of a page in that width (device pixels), or None: then it is being made, `pictured` follows."""
        found = self._pictures.get((page, width))
        if found is None:
            self.want([(page, width)])
        return found

    def any_picture(self, page: int) -> QImage | None:
        """The widest picture there is of a page, to be shown until the right one comes."""
        widths = [width for number, width in self._pictures if number == page]
        return self._pictures[page, max(widths)] if widths else None

    def want(self, pictures: Sequence[tuple[int, int]]) -> None:
        """Make pictures (page, width in device pixels) in the background."""
        made = self.made
        fresh = [one for one in pictures if one not in self._asked and made is not None and one[0] < made.pages]
        if made is None or not fresh:
            return
        self._asked.update(fresh)
        for start in range(0, len(fresh), BATCH):
            batch = tuple(fresh[start : start + BATCH])
            task = self._painters.start(partial(_pictures, made.data, batch))
            task.succeeded.connect(partial(self._take_pictures, made))
            task.failed.connect(self._raise)

    def _take_pictures(self, made: Made, found: dict[tuple[int, int], QImage]) -> None:
        if self.made is not made:
            return
        self._pictures.update(found)
        for old in list(self._pictures)[:-KEPT_PICTURES]:
            del self._pictures[old]
            self._asked.discard(old)
        self.pictured.emit()

    @staticmethod
    def _raise(error: Exception) -> None:
        raise error

    # following the plan

    def _note(self, _changes: object) -> None:
        self.is_stale = True
        if self.is_watched:
            self._refresh_soon(REST_MS)
        self.changed.emit()

    def _refresh_soon(self, milliseconds: int) -> None:
        if self.is_watched and self.busy != "write":
            self._timer.start(milliseconds)

    def _let_go(self) -> None:
        """The plan is closed: stop everything and forget it."""
        self._timer.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._clear()


def _pictures(data: bytes, batch: tuple[tuple[int, int], ...], ticket: Ticket) -> dict[tuple[int, int], QImage]:
    return making.pictures(data, batch, ticket)
