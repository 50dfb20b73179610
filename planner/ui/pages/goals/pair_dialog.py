"""The dialog that asks for two records before a third can tie them together: a goal and its indicator, two goals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.widgets.button import Button
from planner.ui.widgets.combo import ComboField
from planner.ui.widgets.focus import FocusRing
from planner.ui.widgets.label import Label

Options = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """One of the two questions: its words (msgid), what can be chosen (id and name), what is chosen at first."""

    words: str
    options: Options
    current: str = ""


class PairDialog(QDialog):
    """`first` and `second` hold the ids chosen once it was accepted; the same one twice is asked about."""

    def __init__(self, question: str, first: Asked, second: Asked, verb: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(question)
        self.setFixedWidth(metrics.px(440))
        self._fields = [ComboField(_(one.words), one.options, one.current) for one in (first, second)]
        self._note = Label("", "body", "late", wrap=True)
        self._note.hide()
        side = metrics.gap(24)
        column = QVBoxLayout(self)
        column.setContentsMargins(side, metrics.gap(20), side, side)
        column.setSpacing(metrics.gap(14))
        column.addWidget(Label(question, "h2", wrap=True))
        for field in self._fields:
            column.addWidget(field)
        column.addWidget(self._note)
        column.addSpacing(metrics.gap(6))
        column.addStretch(1)
        column.addLayout(self._buttons(verb))
        self._ring = FocusRing(self)
        self._fields[0].setFocus()

    def _buttons(self, verb: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(metrics.gap(8))
        row.addStretch(1)
        cancel = Button(_("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        take = Button(verb, "primary")
        take.setDefault(True)
        take.clicked.connect(self._accept)
        row.addWidget(cancel)
        row.addWidget(take)
        return row

    @property
    def first(self) -> str:
        """The id chosen first."""
        return self._fields[0].combo.current

    @property
    def second(self) -> str:
        """The id chosen second."""
        return self._fields[1].combo.current

    def _accept(self) -> None:
        if self.first == self.second:
            self._note.setText(_("Choose two different ones."))
            self._note.show()
            self._fields[1].setFocus()
            return
        self.accept()
