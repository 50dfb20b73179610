"""The table as read, and beside it (or below, where the page is narrow) how it is read or what is open."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QActionGroup, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QMenu, QScrollArea, QVBoxLayout, QWidget

from planner import texts
from planner.exchange.roles import Role
from planner.texts import gettext as _
from planner.ui import metrics, paint
from planner.ui.desk import Desk
from planner.ui.importing import content
from planner.ui.importing.border_map import BorderMap
from planner.ui.importing.flow import ImportFlow
from planner.ui.importing.panes import CheckPane, Pane, ReadingPane
from planner.ui.importing.sheet import SheetView
from planner.ui.importing.work import Borders, Figures
from planner.ui.widgets.button import literal
from planner.ui.widgets.label import Label
from planner.ui.widgets.swapping import swap

UNBOUNDED = 16_777_215
"""Qt's own largest width."""


class WorkArea(QWidget):
    """Steps two and three of an import; what a person does goes to the flow."""

    def __init__(self, desk: Desk, flow: ImportFlow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._flow = desk, flow
        self.table = SheetView(_("Table as read"))
        self.table.heads.wanted.connect(self._offer_roles)
        self.panes = _PaneBox()
        self.borders = BorderMap(desk)
        self._title = Label("", "h3")
        self._note = Label("", "caption", "ink2", wrap=True)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, metrics.gap(16), 0)
        column.setSpacing(metrics.gap(8))
        column.addWidget(self._title)
        column.addWidget(self.borders)
        column.addWidget(self.table, 1)
        column.addWidget(self._note)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.addWidget(left, 1)
        self._sides.addWidget(self.panes)
        self.borders.pointed.connect(self._show_feature)
        self.table.selectionModel().currentChanged.connect(lambda at, _before: self._mark_feature(at.row()))

    def show_reading(self) -> None:
        """Show the file as it is read now."""
        flow = self._flow
        checking = flow.stage == "check"
        columns, rows = content.table_of(flow, self._desk.bridge.plan, with_marks=checking)
        self.table.set_content(columns, rows)
        borders = isinstance(flow.found, Borders)
        self.borders.show_proposal(flow.found.proposal if isinstance(flow.found, Borders) else None)
        self._mark_feature(self.table.currentIndex().row())
        self._title.setText(_("Whose borders they are") if borders else _("How the table is read"))
        self._note.setText("" if borders else self._shown_words(len(rows)))
        self._note.setVisible(not borders)
        self.panes.show_pane(CheckPane(self._desk, flow) if checking else ReadingPane(self._desk, flow))

    def _show_feature(self, index: int) -> None:
        """The row of a border that was pointed at on the map."""
        rows = [row.number - 1 for row in self.table.sheet.rows]
        self.borders.choose(index)
        if index in rows:
            self.table.setCurrentIndex(self.table.sheet.index(rows.index(index), 0))

    def _mark_feature(self, row: int) -> None:
        """Mark the border of the current row on the map."""
        if isinstance(self._flow.found, Borders) and 0 <= row < len(self.table.sheet.rows):
            self.borders.choose(self.table.sheet.rows[row].number - 1)

    def _shown_words(self, shown: int) -> str:
        found, number = self._flow.found, texts.current().number
        whole = found.proposal.read.rows if isinstance(found, Figures) and found.proposal else shown
        hint = _("A click on a head or Enter in its column offers other meanings.")
        if shown >= whole:
            return hint
        count = _("{shown} of {whole} rows are shown.", shown=number(shown), whole=number(whole))
        return f"{count} {hint}"

    def arrange(self, beside: bool, width: int) -> None:
        """The pane beside the table in this width, or below it."""
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(way)
        self._sides.setSpacing(0 if beside else metrics.gap(16))
        self.panes.set_beside(beside, width)

    def focus_name(self) -> str:
        """The name of the control with the focus, if it is one that `show_reading` makes anew."""
        focus: QWidget | None = self.focusWidget()
        return focus.accessibleName() if focus is not None and self.panes.isAncestorOf(focus) else ""

    def restore_focus(self, name: str) -> None:
        """Put the focus on the control that has this name now."""
        for one in self.panes.findChildren(QWidget):
            if one.accessibleName() == name and one.focusPolicy() & Qt.FocusPolicy.TabFocus:
                one.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _offer_roles(self, section: int, where: QPoint) -> None:
        """The meanings a column can have, as a menu under its head."""
        found = self._flow.found
        if not isinstance(found, Figures) or self._flow.busy:
            return
        name = found.preview.names[section]
        guesses = found.proposal.read.guesses if found.proposal else ()
        current = next((one.role for one in guesses if one.column == name), self._flow.hints.roles.get(name))
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(_("Column “{name}”", name=name))
        group = QActionGroup(menu)
        for role in Role:
            action = QAction(literal(_(str(role.label))), group)
            action.setCheckable(True)
            action.setChecked(role is current)
            action.triggered.connect(lambda _checked=False, role=role: self._flow.set_role(name, role))
            menu.addAction(action)
            if role is current:
                menu.setActiveAction(action)
        menu.popup(where)


class _PaneBox(QScrollArea):
    """Holds the pane: it scrolls beside the table, and is as long as it needs to be below it."""

    def __init__(self) -> None:
        super().__init__()
        self._beside = True
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("Reading and questions"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)

    def show_pane(self, pane: Pane) -> None:
        """Show another pane; how far it was scrolled stays."""
        bar = self.verticalScrollBar()
        at = bar.value()
        swap(self, pane)
        pane.setAutoFillBackground(False)
        QTimer.singleShot(0, self, lambda: bar.setValue(at))

    def set_beside(self, beside: bool, width: int) -> None:
        """Beside the table with a line at its left, or below it."""
        self._beside = beside
        pane: QWidget | None = self.widget()
        if isinstance(pane, Pane):
            margins = pane.column.contentsMargins()
            pane.column.setContentsMargins(metrics.gap(24) if beside else 5, 0, margins.right(), margins.bottom())
        if beside:
            self.setMinimumHeight(0)
            self.setFixedWidth(width)
        else:
            self.setMinimumWidth(0)
            self.setMaximumWidth(UNBOUNDED)
            if pane is not None:
                wanted = pane.heightForWidth(self.width()) if pane.hasHeightForWidth() else 0
                self.setMinimumHeight(max(wanted, pane.sizeHint().height()))
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line towards the table."""
        super().paintEvent(event)
        if self._beside:
            with paint.painting(self.viewport()) as painter:
                paint.hairline(painter, 0, 0, 0, self.viewport().height() - 1, "rule")
