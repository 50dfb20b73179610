"""The table of a grid: how it moves, what its keys do, how wide its columns are."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QWidget

from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.desk import Desk
from planner.ui.grid.delegate import GridDelegate
from planner.ui.grid.editing import Editing
from planner.ui.grid.header import GridHeader
from planner.ui.grid.keys import act_of, bar_act_of
from planner.ui.grid.model import GridModel
from planner.ui.grid.table import Table
from planner.ui.grid.widths import Widths
from planner.ui.widgets.plain_table import dress

Index = QModelIndex | QPersistentModelIndex
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class GridView(Table):
    """Shows a `GridModel`; what a person asks for by key or mouse is told by signals."""

    taken = Signal(object)
    current_record_changed = Signal(object)
    act_wanted = Signal(str)
    """An act of `keys.KEYS` was asked for by key."""
    bar_act_wanted = Signal(str)
    """Something was asked of the current bar, as in `keys.BAR_KEYS`."""

    def __init__(self, desk: Desk, sheet: GridModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(sheet, parent)
        self._told: Any = None
        self.heads = GridHeader(self)
        self.setHorizontalHeader(self.heads)
        # a click on a head sorts; it does not choose the column and leave the row a person is in
        self.heads.sectionPressed.disconnect()
        self.heads.sectionEntered.disconnect()
        sheet.marks = self.heads.mark
        self.setModel(sheet)
        self.editing = Editing(desk, self)
        self.setItemDelegate(GridDelegate(self, self.editing))
        self.doubleClicked.connect(self._open_by_mouse)
        self.setAccessibleName(name)
        self.setAccessibleDescription(
            _(
                "Arrow keys change the cell. Type or press F2 to edit: Enter goes down, Tab to the next cell, Esc cancels."
                " While nothing is edited Tab leaves the table, Ctrl+Tab always does. Shift+F10 opens the menu."
            )
        )
        self.widths = Widths(self, self.heads)
        self.room_wanted.connect(self.widths.ask)
        self._dress()
        sheet.modelReset.connect(self._start_afresh)
        self.horizontalScrollBar().valueChanged.connect(lambda _at: self.scrolled_sideways.emit())

    def _dress(self) -> None:
        rows = self.verticalHeader()
        rows.setMinimumSectionSize(metrics.px(20))
        rows.setDefaultSectionSize(metrics.row())
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.hide()
        dress(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )

    # where a person is

    def currentChanged(self, current: Index, previous: Index) -> None:
        """The row it left and the row it came to look different; say which record is current."""
        super().currentChanged(current, previous)
        for index in (previous, current):
            if index.isValid():
                top = self.rowViewportPosition(index.row())
                self.viewport().update(0, top, self.viewport().width(), self.rowHeight(index.row()))
        self.tell_current()

    def tell_current(self) -> None:
        """Say which record is current, once."""
        record = self.current_record
        if (record and record.id) != (self._told and self._told.id):
            self._told = record
            self.current_record_changed.emit(record)
        else:
            self._told = record

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Reached by keyboard, a cell is current."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.first_row() >= 0:
            self.go_to(self.first_row(), 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes down where one types and opens the record elsewhere; Ctrl+Enter always opens it."""
        index, with_control = self.currentIndex(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        keys = QKeySequence(event.keyCombination())
        act = act_of(keys)
        if self._bar_act(keys):
            self.bar_act_wanted.emit(self._bar_act(keys))
        elif act:
            self.act_wanted.emit(act)
        elif event.key() in TABS and with_control:
            self.leave(back=event.key() == Qt.Key.Key_Backtab)
        elif event.key() in ENTER and self.current_record is not None:
            if not self.sheet.is_typed(index.row(), index.column()):
                self.taken.emit(self.current_record)
            else:
                self.go_down()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keys of the grid come before shortcuts of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = QKeySequence(event.keyCombination())
            if act_of(keys) or self._bar_act(keys):
                event.accept()
                return True
        return super().event(event)

    def _bar_act(self, keys: QKeySequence) -> str:
        """What keys ask of the current bar; nothing while another cell is current, so that they keep their meaning."""
        column = self.current_column
        return bar_act_of(keys) if column is not None and column.timeline else ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """What is typed elsewhere is taken first; what cannot be taken keeps the person there."""
        if self.editing.is_open and not self.editing.commit():
            if self.editing.editor is not None:
                self.editing.editor.setFocus()
            return
        super().mousePressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """An editor whose words cannot be taken yet stays."""
        if not self.editing.keeps_open(editor):
            super().closeEditor(editor, hint)

    def _open_by_mouse(self, index: Index) -> None:
        record = self.sheet.record(index.row())
        if record is not None and not self.sheet.is_typed(index.row(), index.column()):
            self.taken.emit(record)

    def go_down(self) -> None:
        """One row down in the same column, over headings; stays on the last one."""
        index = self.currentIndex()
        for row in range(index.row() + 1, len(self.sheet.entries)):
            if self.sheet.record(row) is not None:
                self.go_to(row, index.column())
                return

    # how it lies

    def _start_afresh(self) -> None:
        self.widths.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Titles take what is left."""
        super().resizeEvent(event)
        self.widths.fit()
