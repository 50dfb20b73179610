"""The gate looks over the newest figures aside, so that lists of targets show what tables, charts and reports show."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from planner.domain.plan import Changes
from planner.ui.desk import Desk
from planner.ui.figures.easel import Easel

REST_MS = 1_200
"""How long nothing may have changed: whole tables take a while, and opening a plan comes first."""


class Guard(QObject):
    """Has the gate look over the figures of the targets a while after a plan was opened or changed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk, self._easel = desk, Easel.of(desk)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self._look)
        desk.bridge.opened.connect(self._timer.start)
        desk.bridge.changed.connect(self._note)
        desk.bridge.closed.connect(self._timer.stop)

    def _note(self, _changes: Changes) -> None:
        self._timer.start()

    def _look(self) -> None:
        bridge = self._desk.bridge
        if bridge.is_open and not bridge.session.is_guarded:
            self._easel.draw("guard", bridge.session.guard, self._desk.take_guarded, self)
