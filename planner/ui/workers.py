"""Long work off the window's thread: one thread that lives as long as the window, one task after the other.

A task is a function of a `Ticket`; it reports progress through it, looks at `ticket.cancelled`, and returns a value. The
result comes back as a signal of its `Task` on the window's thread. References are dropped when a task is over.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot
from shiboken6 import isValid

from planner.domain.errors import Cancelled, PlannerError

_log = logging.getLogger(__name__)


def while_there(owner: QObject, take: Callable[..., None]) -> Callable[..., None]:
    """`take` as long as `owner` lives: a window laid out anew, for another language or size, waits for no result."""

    def taken(*results: Any) -> None:
        if isValid(owner):
            take(*results)

    return taken


class Ticket(QObject):
    """What a running task sees of its `Task`: a way to report, and whether to stop."""

    progressed = Signal(float, str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._cancelled = False

    @property
    def cancelled(self) -> bool:
        """Whether the person stopped the task; the task should then raise `Cancelled`."""
        return self._cancelled

    def cancel(self) -> None:
        """Ask the task to stop; called on the window's thread, a flag needs no lock."""
        self._cancelled = True

    def report(self, share: float, words: str = "") -> None:
        """Tell how far the task has come (0 to 1); raises `Cancelled` when it was stopped."""
        if self._cancelled:
            raise Cancelled
        self.progressed.emit(share, words)


class Task(QObject):
    """One piece of long work; exactly one of `succeeded`, `failed` and `stopped` comes, then `ended`."""

    progressed = Signal(float, str)
    succeeded = Signal(object)
    failed = Signal(object)
    """The exception: a `PlannerError` to be told, or a fault of ours."""
    stopped = Signal()
    ended = Signal()

    def __init__(self, work: Callable[[Ticket], Any], parent: QObject) -> None:
        super().__init__(parent)
        self._work: Callable[[Ticket], Any] | None = work
        self._outcome: tuple[str, Any] = ("stopped", None)
        self.ticket = Ticket(self)
        self.ticket.progressed.connect(self.progressed, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Stop the task at its next report."""
        self.ticket.cancel()

    def run(self) -> None:
        """Do the work; called in the worker's thread. How it ended is kept for `finish`."""
        if self._work is None or self.ticket.cancelled:
            return
        try:
            self._outcome = "succeeded", self._work(self.ticket)
        except Cancelled:
            self._outcome = "stopped", None
        except PlannerError as error:
            self._outcome = "failed", error
        except Exception as error:  # noqa: BLE001 - a task's fault must not end the thread; the window tells it
            from planner.ui import faults

            _log.error("task failed: %s", faults.describe(type(error), error.__traceback__))
            self._outcome = "failed", error.with_traceback(None)

    def finish(self) -> None:
        """Tell the end on the window's thread, and let everything go."""
        (outcome, value), self._outcome, self._work = self._outcome, ("stopped", None), None
        if outcome == "succeeded":
            self.succeeded.emit(value)
        elif outcome == "failed":
            self.failed.emit(value)
        else:
            self.stopped.emit()
        self.ended.emit()
        self.deleteLater()


class _Runner(QObject):
    """Lives in the worker's thread and runs what is sent to it."""

    done = Signal(object)

    @Slot(object)
    def run(self, task: Task) -> None:
        task.run()
        self.done.emit(task)


class Workers(QObject):
    """The worker's thread and the tasks that wait for it."""

    _sent = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: QThread | None = None
        self._runner = _Runner()
        self._tasks: set[Task] = set()
        self._others: list[Workers] = []

    def start(self, work: Callable[[Ticket], Any]) -> Task:
        """Queue a piece of work; connect to the `Task` before the event loop turns."""
        self._ensure_thread()
        task = Task(work, self)
        self._tasks.add(task)
        self._sent.emit(task)
        return task

    def another(self) -> Workers:
        """A thread of its own for work nothing else shall wait for; it ends with this one."""
        other = Workers(self)
        self._others.append(other)
        return other

    @property
    def busy(self) -> bool:
        """Whether a task runs or waits."""
        return bool(self._tasks)

    def shut_down(self) -> None:
        """Stop what runs and end the thread; waits for the task's next report."""
        for task in self._tasks:
            task.cancel()
        for other in self._others:
            other.shut_down()
        if self._thread is not None:
            self._thread.quit()
            self._thread.wait()
            self._thread = None

    def _ensure_thread(self) -> None:
        if self._thread is not None:
            return
        self._thread = QThread(self)
        self._runner.moveToThread(self._thread)
        self._sent.connect(self._runner.run, Qt.ConnectionType.QueuedConnection)
        self._runner.done.connect(self._finish, Qt.ConnectionType.QueuedConnection)
        self._thread.start()

    @Slot(object)
    def _finish(self, task: Task) -> None:
        self._tasks.discard(task)
        task.finish()
