"""In the form of a delivery: the rule of protection for all deliveries of its source, in one step."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.domain.figures import Delivery
from planner.operations.disclosure import SetDisclosure, deliveries_from, rule_of
from planner.texts import ngettext
from planner.ui import metrics
from planner.ui.desk import Desk
from planner.ui.widgets.button import Button
from planner.ui.widgets.label import Label


class SourceRule(QWidget):
    """Says how many deliveries of the same source are protected otherwise, and makes them alike."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._record: Delivery | None = None
        self._locked = False
        self.words = Label("", "caption", "ink2", wrap=True)
        self.button = Button("", "plain")
        self.button.clicked.connect(self._spread)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.gap(6))
        column.addWidget(self.words)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_record(self, record: Any) -> None:
        """Count the others of the source that have another rule; nothing is said where there are none."""
        self._record = record if isinstance(record, Delivery) else None
        count = self._others()
        self.words.setText(
            ngettext(
                "{n} other delivery of this source is protected in another way.",
                "{n} other deliveries of this source are protected in another way.",
                count,
            )
        )
        self.button.set_words(ngettext("Protect it like this one", "Protect them like this one", count))
        self.button.setEnabled(not self._locked)
        self.setVisible(count > 0)

    def set_locked(self, locked: bool) -> None:
        """Only to be read, or to be set."""
        self._locked = locked
        self.button.setEnabled(not locked)

    def flush(self) -> None:
        """Nothing is typed here."""

    def field_called(self, name: str) -> QWidget | None:
        """The button, for the rule itself; no other field stands here."""
        return self.button if name == "rule" and self.isVisible() else None

    def _others(self) -> int:
        one = self._record
        if one is None or not one.source.strip() or not self._desk.bridge.is_open:
            return 0
        rule = rule_of(one)
        return sum(rule_of(other) != rule for other in deliveries_from(self._desk.bridge.plan, one.source))

    def _spread(self) -> None:
        one = self._record
        if one is not None:
            self._desk.bridge.run(SetDisclosure(one.source, rule_of(one)))
