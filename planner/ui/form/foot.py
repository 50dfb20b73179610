"""The foot of a form: the record’s history, ways to move it, and removal apart at the right. Undo, not a question."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from planner.domain.figures import Delivery
from planner.domain.record import Record
from planner.operations.operation import Operation
from planner.operations.structure import OWN_WAY
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.desk import Desk
from planner.ui.form.spec import FormSpec
from planner.ui.widgets.button import Button, literal


class Foot(QWidget):
    """Quiet buttons below the fields."""

    removed = Signal()

    def __init__(self, desk: Desk, spec: FormSpec) -> None:
        super().__init__()
        self._desk, self._spec = desk, spec
        self._record: Record | None = None
        self.history = Button(_("History"), "quiet", icon="history")
        self.history.clicked.connect(self._show_history)
        self.mover = Button(_("Move"), "quiet", icon="redo", caret=True)
        self._menu = QMenu(self.mover)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.mover.setMenu(self._menu)
        self.remove = Button(_("Delete"), "quiet")
        self.remove.clicked.connect(self._remove)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, metrics.gap(8), 0, 0)
        row.setSpacing(metrics.gap(8))
        for button in (self.history, self.mover):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.remove)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_record(self, record: Record, *, locked: bool) -> None:
        """Offer what can be done with a record."""
        self._record = record
        self.mover.setVisible(self._spec.moves is not None and not locked)
        self.remove.setVisible(not locked and not isinstance(record, (*OWN_WAY, Delivery)))

    def _fill_menu(self) -> None:
        self._menu.clear()
        if self._record is None or self._spec.moves is None:
            return
        for words, operation in self._spec.moves(self._desk, self._record):
            action = QAction(literal(_(words)), self._menu)
            action.setEnabled(operation is not None)
            if operation is not None:
                action.triggered.connect(partial(self._run, operation))
            self._menu.addAction(action)

    def _run(self, operation: Operation, _checked: bool = False) -> None:
        self._desk.bridge.run(operation, origin=self)

    def _show_history(self) -> None:
        if self._record is None:
            return
        if any(ident == "history" for ident, _title, _icon in self._desk.entrances):
            self._desk.go("history", record=self._record.id)
        else:
            self._desk.pane_wanted.emit("changes")

    def _remove(self) -> None:
        from planner.operations.edit import Remove

        if self._record is not None and self._desk.bridge.run(Remove(self._record.kind, self._record.id), origin=self):
            self.removed.emit()
