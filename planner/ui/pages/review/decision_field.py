"""The decision of a review: five segments, or a list where five have no room."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner import tokens
from planner.domain.record import field_of
from planner.domain.review import Decision, Review
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.widgets.combo import Combo
from planner.ui.widgets.label import Label
from planner.ui.widgets.segments import Segments


def short_words(decision: Decision) -> str:
    """The word on a segment: shorter than in a sentence where that one is long."""
    return _("regular funding") if decision is Decision.REGULAR else _(decision.label)


class DecisionField(QWidget):
    """Tells what a person decided; shows nothing chosen before."""

    decided = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = _(field_of(Review, "decision").label)
        options = [(one.value, short_words(one)) for one in Decision]
        self.segments = Segments(name, options, "")
        self._options = [("", _("not decided")), *options]
        self.combo = Combo(name, self._options)
        self.combo.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.gap(tokens.LABEL_GAP))
        column.addWidget(Label(name, "body_strong"))
        column.addWidget(self.segments)
        column.addWidget(self.combo)
        self.segments.chosen.connect(self._tell)
        self.combo.taken.connect(self._tell)

    def show_decision(self, decision: Decision | None) -> None:
        """Show a decision, or that there is none; nothing is told."""
        key = decision.value if decision else ""
        self.segments.show_current(key)
        self.combo.set_options(self._options, key)

    def take_focus(self) -> None:
        """Give the choice the keyboard."""
        (self.combo if self.combo.isVisibleTo(self) else self.segments).setFocus()

    def set_writable(self, writable: bool) -> None:
        """Allow choosing, or only show."""
        self.segments.setEnabled(writable)
        self.combo.setEnabled(writable)

    def needed_width(self) -> int:
        """What the segments need."""
        return self.segments.sizeHint().width()

    def set_narrow(self, narrow: bool) -> None:
        """A list instead of segments."""
        self.segments.setVisible(not narrow)
        self.combo.setVisible(narrow)

    def _tell(self, key: str) -> None:
        if key:
            self.decided.emit(Decision(key))
