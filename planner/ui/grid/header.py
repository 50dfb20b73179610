"""The heads of a grid's columns: painted, clicked to sort, dragged to order and width."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView

from planner import tokens
from planner.texts import gettext as _
from planner.ui import cells, metrics, paint, theme
from planner.ui.grid import bar
from planner.ui.grid.table import Table

CARET = 12


class GridHeader(QHeaderView):
    """Caption and rule; the column sorted by in accent with a caret."""

    def __init__(self, view: Table) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._grid = view
        self.sort, self.descending = "", False
        self.setAccessibleName(_("Column heads"))
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionsMovable(True)
        self.setMinimumSectionSize(metrics.px(30))
        self.setFixedHeight(self.sizeHint().height())

    def sizeHint(self) -> QSize:
        """The height of a head."""
        return QSize(0, metrics.px(bar.HEAD if self._grid.timeline >= 0 else tokens.HEIGHTS.grid_head))

    def fit_height(self) -> None:
        """Two lines where there is a timeline, else one."""
        self.setFixedHeight(self.sizeHint().height())

    def mark(self, section: int) -> str:
        """What a screen reader says of a head besides its name."""
        if not self._is_sorted(section):
            return ""
        return _("sorted downwards") if self.descending else _("sorted upwards")

    def _is_sorted(self, section: int) -> bool:
        columns = self._grid.sheet.columns
        return bool(self.sort) and section < len(columns) and columns[section].id == self.sort

    def needed(self, section: int) -> float:
        """The width a head asks for."""
        column = self._grid.sheet.columns[section]
        words = paint.width_of(column.head, "caption_strong")
        return words + 2 * metrics.px(cells.PADDING) + (metrics.px(CARET + 4) if self._is_sorted(section) else 0)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """One head."""
        area = QRectF(rect)
        painter.fillRect(area, theme.colour("paper"))
        column = self._grid.sheet.columns[section]
        if column.timeline and self._grid.scale is not None:
            bar.paint_head(painter, area, self._grid.scale)
            paint.hairline(painter, area.left(), area.bottom() - 1, area.right(), area.bottom() - 1, "rule")
            return
        is_sorted = self._is_sorted(section)
        pad = metrics.px(cells.PADDING)
        low = area.height() - metrics.px(tokens.HEIGHTS.grid_head)
        room = area.adjusted(pad, max(0.0, low * 1.4), -pad, 0)
        ink = "accent" if is_sorted else "ink2"
        align = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        if is_sorted:
            room = self._paint_caret(painter, room, column.head, right=column.right)
        paint.text(painter, room, column.head, role="caption_strong", ink=ink, align=align)
        paint.hairline(painter, area.left(), area.bottom() - 1, area.right(), area.bottom() - 1, "rule")

    def _paint_caret(self, painter: QPainter, room: QRectF, words: str, *, right: bool) -> QRectF:
        """The caret left of a right-aligned head, else behind it; gives the room of the words."""
        side, gap = metrics.px(CARET), metrics.px(4)
        width = min(paint.width_of(words, "caption_strong"), room.width() - side - gap)
        left = room.right() - width - gap - side if right else room.left() + width + gap
        box = QRectF(left, room.center().y() - side / 2, side, side)
        with paint.saved(painter):
            if not self.descending:
                painter.translate(box.center())
                painter.rotate(180)
                painter.translate(-box.center())
            paint.caret(painter, box, "accent")
        return (
            room.adjusted(side + gap, 0, 0, 0) if right else QRectF(room.left(), room.top(), width + 1, room.height())
        )
