"""The decisions view of the review: filter bar and grid, for measures or for goals."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.desk import Desk
from planner.ui.grid.filter_bar import FilterBar
from planner.ui.grid.grid import Grid
from planner.ui.pages.review import decisions


class DecisionLog(QWidget):
    """Every measure or goal in a row; opening one tells it."""

    taken = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._listings = {"measures": decisions.measure_listing(), "goals": decisions.goal_listing()}
        self.grid = Grid(desk, self._listings["measures"], _("Decisions"), "reviews.decisions")
        self.bar = FilterBar(self.grid)
        self.grid.taken.connect(self.taken)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.gap(12))
        column.addWidget(self.bar)
        column.addWidget(self.grid, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_kind(self, kind: str) -> None:
        """Show measures or goals."""
        self.grid.set_listing(self._listings[kind])
        self.bar.refresh()
