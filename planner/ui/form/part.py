"""What belongs to a record, as a small grid in its form: the members of a body, the milestones of a measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.form.remark_column import RemarkColumn
from planner.ui.form.spec import Part
from planner.ui.widgets.button import Button
from planner.ui.widgets.heading import Hairline
from planner.ui.widgets.label import Label

if TYPE_CHECKING:
    from planner.domain.record import Record
    from planner.ui.desk import Desk


class PartSection(QWidget):
    """A heading with its button, the grid, and what the rules say of the rows."""

    def __init__(self, desk: Desk, part: Part, key: str, owner: str) -> None:
        super().__init__()
        from planner.ui.grid.grid import Grid

        self._desk, self._part, self.owner = desk, part, owner
        self.grid = Grid(desk, part.listing(owner), _(part.title), key, compact=True)
        self.add_button = Button(_(part.add), "link", icon="plus")
        self.add_button.clicked.connect(self._add)
        self.remarks = RemarkColumn(desk, most=3)
        self.remarks.let_go.connect(lambda: self.grid.setFocus(Qt.FocusReason.OtherFocusReason))
        head = QHBoxLayout()
        head.setSpacing(metrics.gap(8))
        head.addWidget(Label(_(part.title), "h3"))
        head.addStretch(1)
        head.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.gap(6))
        column.addLayout(head)
        column.addWidget(Hairline("line"))
        column.addWidget(self.grid)
        if part.hint:
            column.addWidget(Label(_(part.hint), "caption", "ink2", wrap=True))
        column.addWidget(self.remarks)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def _add(self) -> None:
        if self._part.run is not None:
            self._part.run(self._desk, self.owner)
        else:
            self.grid.add()

    def show_owner(self, owner: str) -> None:
        """Show the rows of another record."""
        if owner != self.owner:
            self.owner = owner
            self.remarks.show_remarks(())
            self.grid.set_listing(self._part.listing(owner))

    def refresh(self) -> None:
        """Bring rows and remarks up to date."""
        self.grid.refresh()
        if not self._desk.is_resting:
            return
        ids = {one.id for one in self.rows}
        found = [one for one in self._desk.remarks() if one.subject in ids] if ids else []
        self.remarks.show_remarks(found)

    @property
    def rows(self) -> list[Record]:
        """The records of the owner."""
        return list(self._part.listing(self.owner).rows(self._desk))

    def set_locked(self, locked: bool) -> None:
        """Offer no new rows where nothing can be changed."""
        self.add_button.setVisible(not locked)
