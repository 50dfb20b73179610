"""The needs that rest on a piece of evidence, each one a jump; stands above its form."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from planner.domain.analysis import Evidence, Need
from planner.domain.plan import Changes
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.desk import Desk
from planner.ui.widgets.label import Label
from planner.ui.widgets.rows import Row, RowsView


class NeedLinks(QWidget):
    """Follows the plan; hidden while nothing rests on the evidence."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._record: Evidence | None = None
        self._rows = RowsView(_("Needs that rest on it"))
        self._rows.taken.connect(desk.show_record)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, metrics.gap(8))
        column.setSpacing(metrics.gap(4))
        column.addWidget(Label(_("Needs that rest on it"), "caption_strong", "ink2"))
        column.addWidget(self._rows)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()
        desk.bridge.changed.connect(self._note)

    def show_record(self, record: Evidence | None) -> None:
        """Show what rests on another piece of evidence."""
        self._record = record
        plan = self._desk.bridge.plan
        found = plan.pointing(Need, "evidence", record.id) if record is not None else ()
        rows = [Row(one.name, payload=one) for one in found if one.cycle == plan.cycle.id]
        if list(self._rows.rows) != rows:
            self._rows.set_rows(rows)
        self.setVisible(bool(rows))

    def _note(self, changes: Changes) -> None:
        if changes.touches(Need):
            self.show_record(self._record)
