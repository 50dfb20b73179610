"""The last step of an import: what was written, and the ways on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.importing import words
from planner.ui.importing.flow import Written
from planner.ui.widgets.button import Button
from planner.ui.widgets.fact_table import FactTable
from planner.ui.widgets.label import Label
from planner.ui.widgets.sign_line import Sign


class DoneView(QWidget):
    """Says how much came and from where; one more file, back, or to the overview."""

    again_wanted = Signal()
    undo_wanted = Signal()
    overview_wanted = Signal()

    def __init__(self, written: Written, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, metrics.gap(8), 0, 0)
        whole.setSpacing(metrics.gap(12))
        head = QHBoxLayout()
        head.setSpacing(metrics.gap(12))
        head.addWidget(Sign("step:done", 24))
        head.addWidget(Label(words.written_words(written.found, written.count), "h2", wrap=True), 1)
        whole.addLayout(head)
        lead = _("{file} is in the plan as one step. It can be undone at any time.", file=written.name)
        whole.addWidget(Label(lead, "lead", "ink2", wrap=True))
        facts = FactTable(words.facts(written.found))
        facts.setMaximumWidth(metrics.px(460))
        whole.addSpacing(metrics.gap(8))
        whole.addWidget(facts)
        whole.addSpacing(metrics.gap(8))
        self.again = Button(_("Take in another file"), "primary", icon="plus")
        self.undo = Button(_("Undo the import"), icon="back")
        overview = Button(_("Go to the overview"), "link", icon="arrow")
        row = QHBoxLayout()
        row.setSpacing(metrics.gap(8))
        row.addWidget(self.again)
        row.addWidget(self.undo)
        row.addStretch(1)
        whole.addLayout(row)
        whole.addWidget(overview)
        whole.addStretch(1)
        self.again.clicked.connect(self.again_wanted)
        self.undo.clicked.connect(self.undo_wanted)
        overview.clicked.connect(self.overview_wanted)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
