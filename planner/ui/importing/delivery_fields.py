"""What a person says of a delivery: where it comes from, and which of its figures are too small to be shown."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from planner.domain.figures import Delivery
from planner.domain.record import field_of
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.importing.delivery_said import MINIMUMS
from planner.ui.importing.flow import ImportFlow
from planner.ui.widgets.field import TextField


class DeliveryFields(QWidget):
    """Source, smallest count and smallest base; taken as they are typed, kept when something goes wrong."""

    def __init__(self, flow: ImportFlow, *, with_minimum: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = flow
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.gap(12))
        source = TextField(_("Source"), hint=_("As it shall stand under tables and charts"), optional=True)
        source.setObjectName("delivery.source")
        source.line.setText(str(flow.said.values.get("source", "")))
        source.line.textEdited.connect(self._take_source)
        column.addWidget(source)
        # below each other: side by side their names are wider than the pane of a small window
        self._numbers = {name: self._number(name) for name in MINIMUMS} if with_minimum else {}
        for number in self._numbers.values():
            column.addWidget(number)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def _take_source(self, words: str) -> None:
        """A known source brings its minimums along."""
        self._flow.set_value("source", words.strip())
        for name, field in self._numbers.items():
            if name not in self._flow.said.wrong and field.words != str(self._flow.said.values[name]):
                field.line.setText(str(self._flow.said.values[name]))

    def _number(self, name: str) -> TextField:
        spec = field_of(Delivery, name)
        field = TextField(_(spec.label), longest=6)
        field.setObjectName(f"delivery.{name}")
        field.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.line.setText(str(self._flow.said.values.get(name, "")))
        low, high = int(spec.low or 0), int(spec.high or 0)
        field.line.textEdited.connect(lambda _words: self._take(field, name, low, high))
        return field

    def _take(self, field: TextField, name: str, low: int, high: int) -> None:
        words = field.words
        fits = words.isdecimal() and low <= int(words) <= high
        field.set_error("" if fits else _("A whole number from {low} to {high}.", low=low, high=high))
        self._flow.set_value(name, int(words) if fits else None)
