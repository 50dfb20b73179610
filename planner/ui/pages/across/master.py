"""The frame of pages that show a list with the detail of one row beside it: list left, detail right or below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from planner import tokens
from planner.ui import metrics, paint
from planner.ui.desk import Desk
from planner.ui.pages.page import Page
from planner.ui.widgets.empty_state import EmptyState
from planner.ui.widgets.heading import PageHeading

DETAIL_WIDTH = 400
SIDE_BY_SIDE = 50
"""Width of the page in em from which the detail stands beside the list."""
STACKED_LIST = 22
"""Height of the list in rows where the detail stands below it."""
ONE_ROW_EM = 50
"""Width from which filters and view switch stand in one row."""
FILTERS_EM = 42
"""Width from which the filters alone stand in one row."""


class Detail(QScrollArea):
    """The pane of one row: a column that scrolls by itself, with a hairline at its left."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._paper = _Paper()
        self.column = QVBoxLayout(self._paper)
        self.column.setContentsMargins(metrics.gap(24), metrics.gap(4), metrics.gap(8), metrics.gap(8))
        self.column.setSpacing(metrics.gap(8))
        self.setWidget(self._paper)

    def show_content(self, shown: bool) -> None:
        """Show what the pane holds, or nothing."""
        self._paper.setVisible(shown)

    def set_beside(self, beside: bool) -> None:
        """Whether it stands beside the list: then it has its own width and a line at the left."""
        self._paper.has_line = beside
        left = metrics.gap(24) if beside else metrics.gap(8)
        self.column.setContentsMargins(left, metrics.gap(4), metrics.gap(8), metrics.gap(8))
        if beside:
            self.setFixedWidth(metrics.px(DETAIL_WIDTH))
        else:
            self.setMinimumWidth(0)
            self.setMaximumWidth(16_777_215)
        self._paper.update()


class _Paper(QWidget):
    """What the detail stands on."""

    has_line = True

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line towards the list."""
        if self.has_line:
            with paint.painting(self) as painter:
                paint.hairline(painter, 0, 0, 0, self.height() - 1)


class MasterPage(Page):
    """Heading, one row of filters, the list beside the detail; or what the page is for while it is empty."""

    def __init__(self, desk: Desk, title: str, ghost: str = "list") -> None:
        super().__init__(desk, title)
        self.heading = PageHeading(title)
        self._left = QGridLayout()
        self._left.setSpacing(metrics.gap(8))
        self._wanted: tuple[QWidget, ...] = ()
        self._right = QHBoxLayout()
        self._right.setSpacing(metrics.gap(8))
        self._filters = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._filters.setSpacing(metrics.gap(12))
        self._filters.addLayout(self._left, 1)
        self._filters.addLayout(self._right)
        self.empty = EmptyState("", "", ghost)
        self.work = QWidget()
        self.work.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, self.work)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(metrics.gap(16))
        self.list_box = QVBoxLayout()
        self.list_box.setSpacing(metrics.gap(8))
        self._sides.addLayout(self.list_box, 1)
        self.column.setSpacing(metrics.gap(tokens.SECTION_GAP) * 2 // 3)
        self.column.addWidget(self.heading)
        self.column.addLayout(self._filters)
        self.column.addWidget(self.work, 1)
        self.column.addWidget(self.empty, 1)
        self.empty.hide()
        self.detail: Detail | None = None

    def set_filters(self, left: Sequence[QWidget], right: Sequence[QWidget] = ()) -> None:
        """Put filters at the left and the view switch at the right."""
        self._wanted = tuple(left)
        self._place_filters(len(self._wanted))
        for widget in right:
            self._right.addWidget(widget)
        self._right.addStretch(1)
        for below in (self.work, self.empty):
            below.raise_()  # Tab follows the order of siblings: the filters stand above

    def _place_filters(self, columns: int) -> None:
        for number, widget in enumerate(self._wanted):
            self._left.addWidget(widget, number // columns, number % columns)
        for column in range(len(self._wanted) + 1):
            self._left.setColumnStretch(column, int(column == columns))

    def set_detail(self, detail: Detail) -> None:
        """Put the pane beside the list."""
        self.detail = detail
        self._sides.addWidget(detail, 1)

    def say(self, lead: str) -> None:
        """State the finding under the title."""
        self.heading.lead.setText(lead)

    def show_work(self, shown: bool) -> None:
        """Show list and detail, or what is missing."""
        self.work.setVisible(shown)
        self.empty.setVisible(not shown)

    def arrange(self, em: float) -> None:
        """The detail beside the list, or below it where the page is narrow."""
        beside = em >= SIDE_BY_SIDE
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(across if beside else down)
        self._sides.setStretch(1, 0 if beside else 1)
        in_one_row = em >= ONE_ROW_EM
        self._filters.setDirection(across if in_one_row else down)
        self._place_filters(len(self._wanted) if em >= FILTERS_EM else 2)
        self.heading.set_stacked(em < SIDE_BY_SIDE - 8)
        self.empty.arrange(em)
        if self.detail is not None:
            self.detail.set_beside(beside)
        low = metrics.px(tokens.HEIGHTS.grid_row)
        self.work.setMinimumHeight(low * (8 if beside else STACKED_LIST))
