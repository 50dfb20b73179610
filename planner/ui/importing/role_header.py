"""The heads of the table: what each column is taken for; a click offers other meanings, the table opens them by keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QTableView

from planner.texts import gettext as _
from planner.ui import metrics, paint, theme

HEIGHT = 58


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: its meaning, its name in the file, whether it is read, a figure, and open to another meaning."""

    title: str
    second: str = ""
    is_read: bool = True
    is_figure: bool = False
    can_choose: bool = False
    tip: str = ""


class RoleHeader(QHeaderView):
    """Heads of two lines. `wanted` asks for the meanings of a column; nothing here takes the focus."""

    wanted = Signal(int, QPoint)
    """A column, and where on the screen a menu may open."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self.setAccessibleName(_("Meaning of the columns"))
        self.setSectionsClickable(True)
        self.setMinimumSectionSize(metrics.px(60))
        self.setFixedHeight(metrics.px(HEIGHT))
        self.setMouseTracking(True)

    def sizeHint(self) -> QSize:
        """Two lines and a bar above."""
        return QSize(super().sizeHint().width(), metrics.px(HEIGHT))

    def open_choices(self, section: int) -> None:
        """Ask for the meanings of a column, if it is open to others."""
        column = self._column(section)
        if column is None or not column.can_choose:
            return
        corner = QPoint(self.sectionViewportPosition(section), self.height())
        self.wanted.emit(section, self.viewport().mapToGlobal(corner))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens the meanings."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            section = self.logicalIndexAt(event.position().toPoint())
            if section >= 0:
                self.open_choices(section)

    def paintSection(self, painter: QPainter, rect: Any, logical: int) -> None:
        """Bar, meaning with caret, name in the file."""
        column = self._column(logical)
        if column is None:
            return
        box = QRectF(rect).adjusted(0, 0, -1, 0)
        painter.fillRect(QRectF(rect), theme.colour("paper"))
        painter.fillRect(box, theme.colour("fill"))
        painter.fillRect(
            QRectF(box.left(), box.top(), box.width(), 3), theme.colour("accent" if column.is_read else "rule")
        )
        if theme.is_high_contrast():
            paint.hairline(painter, box.left(), box.bottom() - 1, box.right(), box.bottom() - 1, "rule")
        inner = box.adjusted(metrics.px(10), metrics.px(7), -metrics.px(8), -metrics.px(6))
        caret = metrics.px(14) if column.can_choose else 0
        upper = QRectF(inner.left(), inner.top(), inner.width() - caret, metrics.measure("body").height())
        lower_height = metrics.measure("caption").height()
        lower = QRectF(inner.left(), inner.bottom() - lower_height, inner.width(), lower_height)
        role, ink = ("body_strong", "ink") if column.is_read else ("body", "ink2")
        paint.text(painter, upper, column.title, role=role, ink=ink)
        paint.text(painter, lower, column.second, role="caption", ink="ink2")
        if column.can_choose:
            side = metrics.px(14)
            paint.caret(painter, QRectF(inner.right() - side + 3, upper.center().y() - side / 2, side, side), "ink2")

    def _column(self, section: int) -> SheetColumn | None:
        model = self.model()
        columns: tuple[SheetColumn, ...] = getattr(model, "columns", ())
        return columns[section] if 0 <= section < len(columns) else None
