"""The chart above the grid: its periods stand over the grid's columns and move along when the grid is scrolled."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from planner.charts.figures.model import Columns
from planner.ui import paint
from planner.ui.figures.making import Canvas
from planner.ui.figures.picture_view import PictureView


class CourseView(PictureView):
    """Draws on the whole width of the grid's content, shows the part the grid shows; what names rows stays in place."""

    period_pointed = Signal(str)
    """The period whose column a person clicked."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent=parent)
        self._columns = Columns(left=0, right=0, centres=(), width=0)
        self._periods: tuple[str, ...] = ()
        self._content = 0.0
        self._offset = 0

    @property
    def canvas(self) -> Canvas:
        """As wide as all columns of the grid."""
        return self.canvas_of(max(self._content, 1.0))

    @property
    def columns(self) -> Columns:
        """Where the periods stand."""
        return self._columns

    def set_columns(self, columns: Columns, periods: tuple[str, ...], content: float) -> None:
        """Stand over these columns of a grid; `content` is the width of all of it."""
        if (columns, periods, content) != (self._columns, self._periods, self._content):
            self._columns, self._periods, self._content = columns, periods, content
            self.wanted.emit()

    def scroll_to(self, offset: int) -> None:
        """Follow the grid's scrolling."""
        if offset != self._offset:
            self._offset = offset
            self.update()

    def period_at(self, x: float) -> str:
        """The period whose column stands at `x`, "" for none."""
        half = self._columns.width / 2
        for period, centre in zip(self._periods, self._columns.centres, strict=False):
            if x >= self._columns.left and abs(x + self._offset - centre) <= half:
                return period
        return ""

    def point(self, at: QPointF) -> None:
        """A click chooses the period there."""
        period = self.period_at(at.x())
        if period:
            self.period_pointed.emit(period)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be chosen."""
        over = bool(self.period_at(event.position().x()))
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words of the axis at the left, beside them the plot as far as it is scrolled."""
        with paint.painting(self) as painter:
            if self.shown is None:
                return
            pixels, left = self.pixels(self.shown), self._columns.left
            for x, width, shift in ((0.0, left, 0.0), (left, self.width() - left, -float(self._offset))):
                with paint.saved(painter):
                    painter.setClipRect(QRectF(x, 0, width, self.height()))
                    painter.drawPixmap(QPointF(shift, 0), pixels)
