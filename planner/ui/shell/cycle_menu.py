"""The menu of cycles: which one is worked in, earlier ones to read, closing, reopening."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QActionGroup, QHideEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from planner import texts
from planner.domain.frame import Cycle, CycleState
from planner.domain.plan import Plan
from planner.texts import gettext as _
from planner.ui.widgets.button import literal


def cycle_words(cycle: Cycle) -> tuple[str, str]:
    """A cycle in full and in short: "Cycle 2 · 2025–2027", "Cycle 2"."""
    years = "–".join(dict.fromkeys(str(day.year) for day in (cycle.starts, cycle.until) if day))
    short = texts.gettext("Cycle {number}", number=cycle.number)
    return f"{short} · {years}" if years else short, short


class CycleMenu(QMenu):
    """Made anew for every plan; `look` shows a cycle, `close` and `reopen` change the plan."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(_("Cycles"), window)
        self.look: Callable[[str], object] = lambda _cycle: None
        self.reopen: Callable[[str], object] = lambda _cycle: None
        self._listed: tuple[object, ...] = ()
        self._waiting: Callable[[], None] | None = None
        self.finish = QAction(literal(_("Close cycle and begin the next …")), self)
        self._group = QActionGroup(self)

    def fill(self, plan: Plan, shown: Cycle, *, may_write: bool) -> None:
        """List the cycles, the newest first; `shown` is the one the window shows. Nothing is done where nothing changed."""
        if self.isVisible():
            # Qt is at work on the entries of a menu that is open: they stay until it is closed
            self._waiting = partial(self.fill, plan, shown, may_write=may_write)
            return
        listed = (plan.cycles, shown.id, may_write)
        if listed == self._listed:
            return
        self._listed = listed
        finish = self.finish
        self._empty()
        group = self._group = QActionGroup(self)
        present = plan.cycle
        for cycle in reversed(plan.cycles):
            state = _("worked in") if cycle.id == present.id else _("closed, to read")
            entry = QAction(literal(f"{cycle_words(cycle)[0]} ({state})"), self)
            entry.setCheckable(True)
            entry.setChecked(cycle.id == shown.id)
            entry.triggered.connect(partial(self._look, cycle.id))
            group.addAction(entry)
            self.addAction(entry)
        self.addSeparator()
        finish.setEnabled(may_write and shown.id == present.id)
        self.addAction(finish)
        for cycle in reversed(plan.cycles):
            if cycle.state is CycleState.CLOSED:
                again = QAction(literal(_("Open {cycle} for changes again", cycle=cycle_words(cycle)[1])), self)
                again.setEnabled(may_write)
                again.triggered.connect(partial(self._reopen, cycle.id))
                self.addAction(again)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The second of two clicks may come after the menu is hidden and filled anew: Qt would take it for an old entry."""
        if self.isVisible():
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """As with the press."""
        if self.isVisible():
            super().mouseReleaseEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """As with the press."""
        if self.isVisible():
            super().mouseMoveEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """What came meanwhile is listed once Qt has left the menu."""
        super().hideEvent(event)
        QTimer.singleShot(0, self, self._catch_up)

    def _catch_up(self) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting()

    def _empty(self) -> None:
        """Take everything out; it goes later: one of the entries may be what led here, and Qt is not done with it."""
        for entry in self.actions():
            self.removeAction(entry)
            if entry is not self.finish:
                entry.deleteLater()
        self._group.deleteLater()

    def _look(self, cycle: str, _checked: bool = False) -> None:
        self.look(cycle)

    def _reopen(self, cycle: str, _checked: bool = False) -> None:
        self.reopen(cycle)
