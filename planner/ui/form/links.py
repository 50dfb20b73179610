"""What points at the record shown: a resolution and the goals it adopts, a body and its resolutions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.form import naming
from planner.ui.form.spec import Links
from planner.ui.widgets.heading import Hairline
from planner.ui.widgets.label import Label
from planner.ui.widgets.rows import Row, RowsView

if TYPE_CHECKING:
    from planner.domain.record import Record
    from planner.ui.desk import Desk


class LinksSection(QWidget):
    """A heading and a row for each record; takes no room while there are none."""

    def __init__(self, desk: Desk, links: Links) -> None:
        super().__init__()
        self._desk, self._links = desk, links
        self.view = RowsView(_(links.title))
        self.view.taken.connect(desk.show_record)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.gap(6))
        column.addWidget(Label(_(links.title), "h3"))
        column.addWidget(Hairline("line"))
        column.addWidget(self.view)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.hide()

    def show_record(self, record: Record) -> None:
        """Show what points at a record."""
        plan = self._desk.bridge.plan
        found = list(self._links.find(self._desk, record))
        kinds = {one.kind for one in found}
        rows = [
            Row(
                title=naming.called(one, plan),
                payload=one,
                strong=False,
                aside=self._desk.words.of(f"kind.{one.kind}") if len(kinds) > 1 else "",
            )
            for one in found
        ]
        self.view.set_rows(rows)
        self.setVisible(bool(rows))
