"""The tree on the page: an item view that paints its rows whole and lets them be dragged to other places."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QSizePolicy, QStyle, QStyleOptionViewItem, QTreeView, QWidget

from planner import tokens
from planner.ui import metrics, paint, theme
from planner.ui.tree import dropping, title_field
from planner.ui.tree.delegate import INDENT, INSET, TreeDelegate, width_of_column
from planner.ui.tree.dropping import Drop
from planner.ui.tree.head import TreeHead
from planner.ui.tree.model import MIME, TreeModel
from planner.ui.tree.nodes import Node

Index = QModelIndex | QPersistentModelIndex

ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)
NARROWEST_TITLE = 220
FEWEST_ROWS = 5
EDGE_WIDTH = 3
TARGET = tokens.MIN_TARGET


class TreeView(QTreeView):
    """Rows 40 high, our own carets, a frame around the current row; `dropped` tells a row and where it was let go."""

    dropped = Signal(object, object)
    opened = Signal(object)
    """Enter was pressed on a row, or it was double-clicked where nothing is typed."""
    toggled = Signal(object, bool)
    """A person opened or closed a row."""
    current_moved = Signal()

    def __init__(self, name: str, model: TreeModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._drop: Drop | None = None
        self._widths: list[int] = []
        self._spans: dict[int, bool] = {}
        """Whether the title of a row (by its serial number) runs on over the other columns."""
        self.is_arranging = False
        """Rows open and close by the program now, not by a person."""
        self.setHeader(TreeHead(self))
        self.setModel(model)
        self.setItemDelegate(TreeDelegate(self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(metrics.px(INDENT))
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setAnimated(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(False)
        self.setAutoExpandDelay(700)
        self.setMinimumHeight(metrics.px(tokens.HEIGHTS.grid_head + FEWEST_ROWS * tokens.HEIGHTS.tree_row))
        self.expanded.connect(lambda index: self._tell_toggle(index, is_open=True))
        self.collapsed.connect(lambda index: self._tell_toggle(index, is_open=False))

    def _tell_toggle(self, index: QModelIndex, *, is_open: bool) -> None:
        node = self._rows.node(index)
        if node is not None and not self.is_arranging:
            self.toggled.emit(node, is_open)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Another row is current."""
        super().currentChanged(current, previous)
        self.current_moved.emit()

    # widths

    def fit(self, *, anew: bool = False) -> None:
        """The title takes what the other columns leave; a column for which there is no room is left out whole.

        Columns are measured `anew` when their words changed, not for another width of the window.
        """
        header, columns = self.header(), len(self._rows.columns)
        room = self.viewport().width()
        if anew or len(self._widths) != columns:
            self._widths = [0, *(width_of_column(self._rows, column) for column in range(1, columns))]
        widths = self._widths
        shown = columns
        while shown > 1 and room - sum(widths[1:shown]) < metrics.px(NARROWEST_TITLE):
            shown -= 1
        for column in range(1, columns):
            header.setSectionHidden(column, column >= shown)
            header.resizeSection(column, widths[column])
        header.resizeSection(0, max(metrics.px(60), room - sum(widths[1:shown])))

    def follow_words(self, *, other_rows: bool = False) -> None:
        """Rows say something else: spans and widths follow. Of other rows Qt has forgotten which ones span."""
        if other_rows:
            self._spans = {}
        self._span_titles()
        self.fit(anew=True)
        self.viewport().update()

    def _span_titles(self) -> None:
        """A title beside which nothing stands may run on over the other columns."""
        spans = self._rows.lonely_titles()
        if spans == self._spans:
            return
        self._spans = spans
        for node in self._rows.forest.walk():
            above = self._rows.parent(self._rows.index_of(node.ident))
            if self.isFirstColumnSpanned(node.row, above) != spans[node.serial]:
                self.setFirstColumnSpanned(node.row, above, spans[node.serial])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns follow the width."""
        super().resizeEvent(event)
        self.fit()

    # painting

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, caret, cells, hairline, and the frame of the current row."""
        node = self._rows.node(index)
        if node is None:
            return
        rect = QRectF(option.rect)
        rect.setLeft(0)
        rect.setRight(self.viewport().width())
        is_current = node is self._rows.node(self.currentIndex())
        self._paint_ground(painter, rect, option, is_current=is_current)
        title = self._rows.index_of(node.ident)
        spans = self._spans.get(node.serial, False)
        for column in range(1 if spans else len(self._rows.columns)):
            cell = self._rows.index_of(node.ident, column)
            area = self.visualRect(cell)
            if not self.isColumnHidden(column) and area.width() > 0:
                told = QStyleOptionViewItem(option)
                told.rect = area
                self.itemDelegate().paint(painter, told, cell)
        if node.children:
            self._paint_caret(painter, title)
        paint.hairline(painter, 0, rect.bottom() - 1, rect.right() - 1, rect.bottom() - 1)
        if is_current and self.hasFocus():
            paint.frame(painter, rect)

    def _paint_ground(self, painter: QPainter, rect: QRectF, option: QStyleOptionViewItem, *, is_current: bool) -> None:
        if is_current:
            painter.fillRect(rect, theme.colour("soft"))
            painter.fillRect(QRectF(0, rect.top(), metrics.px(EDGE_WIDTH), rect.height()), theme.colour("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("fill"))

    def _paint_caret(self, painter: QPainter, title: QModelIndex) -> None:
        side = metrics.px(INDENT)
        cell = self.visualRect(title)
        box = QRectF(cell.left() - side + metrics.px(INSET), cell.center().y() - side / 2, side, side)
        paint.caret(painter, box, "ink2", "down" if self.isExpanded(title) else "right")

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """No lines: indentation says it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, and where a dragged one would be let go."""
        super().paintEvent(event)
        if self._drop is not None:
            with paint.painting(self.viewport()) as painter:
                dropping.paint_drop(painter, self._drop)

    # keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the current row; what else a row can do are actions."""
        node = self._rows.node(self.currentIndex())
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() and node is not None:
            self.opened.emit(node)
            return
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in ARROWS:
            return  # a move that cannot be done: the current row stays where it is
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Reached by Tab, the first row is current."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._rows.rowCount():
            self.setCurrentIndex(self._rows.index(0, 0))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The frame goes with the focus."""
        super().focusOutEvent(event)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Beside the title, a caret's target is larger than what is seen of it."""
        index = self._caret_at(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.setExpanded(index, not self.isExpanded(index))
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Twice on a title types it, elsewhere it opens the row."""
        if self._caret_at(event.position().toPoint()).isValid():
            self.mousePressEvent(event)
            return
        index = self.indexAt(event.position().toPoint())
        node = self._rows.node(index)
        if node is None:
            super().mouseDoubleClickEvent(event)
        elif self._rows.flags(index) & Qt.ItemFlag.ItemIsEditable:
            title_field.begin(self, self._rows, node.ident)
        else:
            self.opened.emit(node)

    def _caret_at(self, at: QPoint) -> QModelIndex:
        index = self.indexAt(at).siblingAtColumn(0)
        if not index.isValid() or not self._rows.rowCount(index):
            return QModelIndex()
        middle = self.visualRect(index).left() - metrics.px(INDENT) // 2 + metrics.px(INSET)
        return index if abs(at.x() - middle) <= metrics.px(TARGET) / 2 else QModelIndex()

    # dragging

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A row of a tree comes in."""
        if event.mimeData().hasFormat(MIME) and self._rows.listing.move is not None:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where it would be let go; near an edge the view scrolls."""
        super().dragMoveEvent(event)
        node = self._dragged(event)
        self._drop = dropping.drop_at(self, self._rows, node, event.position().toPoint()) if node else None
        self.viewport().update()
        if self._drop is None:
            event.ignore()
        else:
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It went elsewhere."""
        super().dragLeaveEvent(event)
        self._drop = None
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:
        """It is let go: one move, told to whoever runs it."""
        node = self._dragged(event)
        drop = dropping.drop_at(self, self._rows, node, event.position().toPoint()) if node else None
        self._drop = None
        self.viewport().update()
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)
        # what Qt would do after a move is to remove the row; the plan has moved it already
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if node is not None and drop is not None:
            self.dropped.emit(node, drop)

    def _dragged(self, event: QDropEvent) -> Node | None:
        ident = bytes(event.mimeData().data(MIME).data()).decode()
        return self._rows.forest.find(ident) if ident else None

    def stopAutoScroll(self) -> None:
        """Scrolling at the edges ends with the drag."""
        self.setAutoScroll(False)
        self.setAutoScroll(True)
