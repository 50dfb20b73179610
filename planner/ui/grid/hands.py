"""Keys, clicks on heads, dragged columns and menus of a grid, led to what they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QHeaderView, QMenu

from planner.ui import metrics
from planner.ui.grid.acts import Acts
from planner.ui.grid.arranger import Arranger
from planner.ui.grid.bar_hands import BarHands
from planner.ui.grid.menus import column_menu, row_menu
from planner.ui.grid.view import GridView

if TYPE_CHECKING:
    from planner.ui.desk import Desk


class Hands(QObject):
    """Wires a grid’s table to its acts and its order."""

    def __init__(self, desk: Desk, view: GridView, arranger: Arranger, acts: Acts) -> None:
        super().__init__(view)
        self._desk, self._view, self._arranger, self._acts = desk, view, arranger, acts
        self._pressed = False
        self.menu: QMenu | None = None
        """The menu that was opened last."""
        heads = view.heads
        heads.sectionClicked.connect(arranger.sort_further)
        heads.sectionMoved.connect(self._moved)
        heads.sectionResized.connect(self._resized)
        heads.sectionHandleDoubleClicked.connect(self._fit_column)
        heads.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        heads.customContextMenuRequested.connect(lambda at: self.open_column_menu(heads.logicalIndexAt(at)))
        # kept: a filter is asked once more while the view goes, when the view itself can no longer be asked
        self._head_room, self._room = heads.viewport(), view.viewport()
        self._head_room.installEventFilter(self)
        self._room.installEventFilter(self)
        view.act_wanted.connect(self.do)
        self.bars = BarHands(desk, view)
        view.bar_act_wanted.connect(self.bars.press)

    def do(self, act: str) -> None:
        """Do what a key asks for; while the file is read only, only what changes nothing."""
        view, acts = self._view, self._acts
        quiet = {
            "copy": acts.copy,
            "copy_heads": lambda: acts.copy(with_heads=True),
            "row_menu": self.open_row_menu,
            "column_menu": lambda: self.open_column_menu(view.currentIndex().column()),
            "open": self._open,
        }
        changing = {
            "cut": self._cut,
            "paste": acts.paste,
            "fill_down": acts.fill_down,
            "clear": acts.clear,
        }
        growing = {
            "duplicate": lambda: acts.duplicate(whole=True),
            "remove": acts.remove,
            "add": self._arranger.add,
        }
        run = quiet.get(act)
        if not view.sheet.locked:
            run = run or changing.get(act) or (growing.get(act) if view.sheet.listing.grows else None)
        if run is not None:
            run()

    def _open(self) -> None:
        if self._view.current_record is not None:
            self._view.taken.emit(self._view.current_record)

    def _cut(self) -> None:
        self._acts.copy()
        self._acts.clear()

    # menus

    def open_row_menu(self, at: QPoint | None = None) -> None:
        """The menu of the current row, at the pointer or under the current cell."""
        view = self._view
        index = view.currentIndex()
        if at is None:
            cell = view.visualRect(index) if index.isValid() else view.viewport().rect()
            at = view.viewport().mapToGlobal(cell.bottomLeft() if index.isValid() else cell.topLeft())
        self._pop(row_menu(self._arranger, self._acts, self.bars, view), at)

    def open_column_menu(self, section: int) -> None:
        """The menu of a column, under its head."""
        view, heads = self._view, self._view.heads
        if 0 <= section < len(view.sheet.columns):
            left = max(0, heads.sectionViewportPosition(section))
            at = heads.viewport().mapToGlobal(QPoint(left, heads.height()))
            self._pop(column_menu(self._arranger, view, view.sheet.columns[section], view), at)

    def _pop(self, menu: QMenu, at: QPoint) -> None:
        if self.menu is not None:
            self.menu.deleteLater()
        self.menu = menu
        menu.popup(at)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The right button opens the row’s menu; a press on the heads tells a person’s hand from our own."""
        kind = event.type()
        if watched is self._room and kind == QEvent.Type.ContextMenu and isinstance(event, QContextMenuEvent):
            self._context(event)
            return True
        if watched is self._head_room and kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
            self._pressed = kind == QEvent.Type.MouseButtonPress
        return False

    def _context(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.open_row_menu()
            return
        index = self._view.indexAt(event.pos())
        if index.isValid() and not self._view.selectionModel().isSelected(index):
            self._view.go_to(index.row(), index.column())
        self.open_row_menu(event.globalPos())

    # the heads

    def _moved(self, logical: int, _before: int, after: int) -> None:
        """A head was dragged to another place: the model’s order follows, once the drag is over."""
        if not self._pressed:
            return
        ids = [column.id for column in self._view.sheet.columns]
        heads = self._view.heads

        def settle() -> None:
            _straighten(heads)
            self._arranger.move_column(ids[logical], after)

        QTimer.singleShot(0, self, settle)

    def _resized(self, section: int, _before: int, after: int) -> None:
        if self._pressed and not self._view.widths.is_fitting and after > 0:
            self._arranger.keep_width(self._view.sheet.columns[section].id, round(after / metrics.current().scale))

    def _fit_column(self, section: int) -> None:
        self._arranger.widen(self._view.sheet.columns[section].id, None)


def _straighten(heads: QHeaderView) -> None:
    """Sections where their numbers say: the order of columns is the model’s."""
    heads.blockSignals(True)
    for place in range(heads.count()):
        heads.moveSection(heads.visualIndex(place), place)
    heads.blockSignals(False)
