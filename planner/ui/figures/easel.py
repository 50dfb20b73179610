"""Pictures drawn off the window's thread: the newest wish of each place is drawn, those overtaken are dropped."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer

from planner.ui.desk import Desk
from planner.ui.workers import while_there

Job = Callable[[], Any]
Take = Callable[[Any], None]

REST_MS = 15
"""So long wishes are collected: the window paints first, and of fast steps only the last is drawn."""


class Easel(QObject):
    """Runs one job per name at a time in a thread of its own; only the result of the newest wish is handed over."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._thread = desk.workers.another()
        self._running: set[str] = set()
        self._waiting: dict[str, tuple[Job, Take, QObject]] = {}
        self._turns: dict[str, int] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self._start_waiting)
        desk.bridge.closed.connect(self._drop_all)

    @classmethod
    def of(cls, desk: Desk) -> Easel:
        """The one easel of a desk, made when first asked for."""
        found = desk.findChild(Easel)
        return found if isinstance(found, Easel) else cls(desk)

    def draw(self, name: str, job: Job, take: Take, owner: QObject) -> None:
        """Do `job` in the worker and hand its result to `take`, unless `owner` is gone by then.

        A wish of the same name made before is dropped.
        """
        self._turns[name] = self._turns.get(name, 0) + 1
        self._waiting[name] = (job, take, owner)
        if not self._timer.isActive():
            self._timer.start()

    def drop(self, name: str) -> None:
        """Nobody waits for that any more."""
        self._turns[name] = self._turns.get(name, 0) + 1
        self._waiting.pop(name, None)

    def _drop_all(self) -> None:
        """The plan is closed: nothing drawn of it is wanted."""
        for name in self._turns:
            self.drop(name)

    @property
    def busy(self) -> bool:
        """Whether anything is being drawn."""
        return bool(self._running or self._waiting)

    def _start_waiting(self) -> None:
        for name in [one for one in self._waiting if one not in self._running]:
            self._start(name, *self._waiting.pop(name))

    def _start(self, name: str, job: Job, take: Take, owner: QObject) -> None:
        self._running.add(name)
        turn = self._turns[name]
        task = self._thread.start(lambda _ticket: job())
        task.succeeded.connect(while_there(owner, partial(self._take, name, turn, take)))
        task.failed.connect(partial(self._fail, name, turn))
        task.ended.connect(partial(self._end, name))

    def _take(self, name: str, turn: int, take: Take, result: Any) -> None:
        if self._turns[name] == turn:
            take(result)

    def _fail(self, name: str, turn: int, error: Exception) -> None:
        """What nobody waits for any more may fail: its plan is closed, or about to be drawn anew."""
        if self._turns[name] == turn:
            raise error

    def _end(self, name: str) -> None:
        self._running.discard(name)
        waiting = self._waiting.pop(name, None)
        if waiting is not None:
            self._start(name, *waiting)
