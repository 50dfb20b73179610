"""A field that cannot be typed in: its words, to read, to select and to copy."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from planner.domain.record import FieldSpec, Record
from planner.texts import gettext as _
from planner.ui.columns import field_words
from planner.ui.desk import Desk
from planner.ui.widgets.label import Label


class LockedEditor(QWidget):
    """The words of a field as a label that can be walked to and copied from."""

    def __init__(self, desk: Desk, spec: FieldSpec) -> None:
        super().__init__()
        self._desk, self._spec = desk, spec
        self.label = Label("", wrap=True)
        self.label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.label)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.hide()

    def show_record(self, record: Record) -> None:
        """What the field holds, in words."""
        words = field_words(self._desk.bridge.plan, record, self._spec)
        said = words or _("not stated")
        self.label.setText(said)
        self.label.setAccessibleName(f"{_(self._spec.label)}: {said}")
