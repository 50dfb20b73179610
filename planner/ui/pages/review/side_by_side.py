"""A list at the left and a form at the right, each scrolling by itself; a combo above the form where there is little room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from planner.domain.naming import joined
from planner.ui import metrics
from planner.ui.pages.page import Page
from planner.ui.pages.review.edge import Edge
from planner.ui.widgets.combo import Combo
from planner.ui.widgets.rows import Row, RowsView

LIST_WIDTH, FORM_WIDTH = 340, 760
SIDE_BY_SIDE_EM = 56
GAP, INNER = 16, 8


class SideBySide(QWidget):
    """`chosen` tells the payload of the row a person moved to, `taken` that of one opened: typing begins there."""

    chosen = Signal(str)
    taken = Signal(str)

    def __init__(self, page: Page, rows: RowsView, form: QWidget) -> None:
        super().__init__()
        self._page, self.rows = page, rows
        self.which = Combo(rows.accessibleName())
        self.which.hide()
        self._pane = _pane(page.accessibleName())
        self._edge = Edge()
        self._holder = QWidget()
        self._is_beside = True
        inner = QVBoxLayout(self._holder)
        inner.setContentsMargins(metrics.gap(INNER) // 2, 0, metrics.gap(INNER), 0)
        inner.addWidget(form)
        form.setMaximumWidth(metrics.px(FORM_WIDTH))
        rows.setFixedWidth(metrics.px(LIST_WIDTH))
        self._pane.setWidget(self._holder)
        self._body = QHBoxLayout()
        self._body.setSpacing(metrics.gap(GAP))
        self._body.addWidget(rows)
        self._body.addWidget(self._edge)
        self._body.addWidget(self._pane, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.gap(GAP))
        column.addWidget(self.which)
        column.addLayout(self._body, 1)
        rows.moved.connect(lambda ident: self._tell(self.chosen, ident))
        rows.taken.connect(lambda ident: self._tell(self.taken, ident))
        self.which.taken.connect(lambda ident: self._tell(self.chosen, ident))

    def set_rows(self, rows: Sequence[Row], current: str) -> None:
        """Show these, with the one of this payload current; nothing is told."""
        self.rows.set_rows(rows)
        self.rows.choose(current)
        self.which.set_options([(str(row.payload), joined(row.title, row.second)) for row in rows], current)

    def take_focus(self) -> None:
        """Put the keyboard on the list, or on the combo that stands for it."""
        (self.rows if self._is_beside else self.which).setFocus()

    def arrange(self, em: float, width: int) -> int:
        """Follow the page’s width in em and the room inside its margins; gives the room of the form."""
        beside = em >= SIDE_BY_SIDE_EM
        if beside != self._is_beside:
            self._hang(beside)
        room = width - metrics.gap(INNER) - metrics.gap(INNER) // 2
        if beside:
            room -= metrics.px(LIST_WIDTH) + metrics.gap(2 * GAP + GAP)
        return min(room, metrics.px(FORM_WIDTH))

    def show_widget(self, widget: QWidget) -> None:
        """Scroll a part of the form into sight."""
        area: QScrollArea = self._pane if self._is_beside else self._page
        area.ensureWidgetVisible(widget, 0, metrics.gap(24))

    def _hang(self, beside: bool) -> None:
        """Put the form into its own scrolling pane, or straight onto the page."""
        self._is_beside = beside
        if beside:
            self._body.removeWidget(self._holder)
            self._pane.setWidget(self._holder)
        else:
            self._pane.takeWidget()
            self._body.addWidget(self._holder, 1)
        self._holder.show()
        for part in (self.rows, self._edge, self._pane):
            part.setVisible(beside)
        self.which.setVisible(not beside)

    def _tell(self, signal: object, ident: object) -> None:
        self.rows.choose(ident)
        self._pane.verticalScrollBar().setValue(0)
        signal.emit(str(ident))  # type: ignore[attr-defined]  # a bound signal has no name in the stubs


def _pane(name: str) -> QScrollArea:
    pane = QScrollArea()
    pane.setFrameShape(QFrame.Shape.NoFrame)
    pane.setWidgetResizable(True)
    pane.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    pane.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    pane.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    pane.setAccessibleName(name)
    return pane
