"""The head of a form: what the record is, and its name."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from planner import texts
from planner.domain.naming import name_of
from planner.domain.record import Record
from planner.ui import metrics
from planner.ui.desk import Desk
from planner.ui.form.spec import FormSpec
from planner.ui.widgets.focus import MARGIN
from planner.ui.widgets.label import Label


class FormHead(QWidget):
    """A caption with the kind and the number, and the name below unless the fields show it as their text."""

    def __init__(self, desk: Desk, spec: FormSpec) -> None:
        super().__init__()
        self._desk, self._spec = desk, spec
        self.caption = Label("", "caption", "ink2")
        self.title = Label("", "h2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 0, MARGIN, metrics.gap(6))
        column.setSpacing(metrics.gap(2))
        column.addWidget(self.caption)
        column.addWidget(self.title)
        self.title.setVisible(spec.titled)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_record(self, record: Record) -> None:
        """Say what is shown."""
        number = str(getattr(record, "number", "") or "")
        if self._spec.caption is not None:
            caption = self._spec.caption(self._desk, record)
        else:
            caption = " ".join(filter(None, (self._desk.words.of(f"kind.{record.kind}"), number)))
        self.caption.setText(caption)
        self.title.setText(name_of(record, self._desk.bridge.plan, texts.current()))
