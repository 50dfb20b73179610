"""Bars of a timeline moved and resized: by the mouse, and by keys a month at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip

from planner import texts
from planner.texts import gettext as _
from planner.texts import ngettext
from planner.ui import metrics
from planner.ui.columns import Column, Span
from planner.ui.grid.bar import bar_of
from planner.ui.grid.table import Table
from planner.ui.grid.time_scale import moved
from planner.ui.widgets.message_bar import announce

if TYPE_CHECKING:
    from planner.ui.desk import Desk

GRIP = 7
"""Pixels at the end of a bar that resize it."""


class BarHands(QObject):
    """Watches a table’s viewport for drags on bars; `press` serves the keys."""

    def __init__(self, desk: Desk, view: Table) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view
        self._drag: tuple[int, int, str, float] | None = None
        self._months = 0
        view.viewport().setMouseTracking(True)
        view.viewport().installEventFilter(self)

    # keys

    def press(self, act: str) -> bool:
        """Do what “whole:1”, “end:-1” and the like ask for, on the current bar; False where there is none."""
        index = self._view.currentIndex()
        part, _colon, months = act.partition(":")
        if not index.isValid() or self._view.sheet.locked:
            return False
        return self._move(index.row(), index.column(), int(months), part)

    def _move(self, row: int, place: int, months: int, part: str) -> bool:
        """Write the new days and say them."""
        sheet = self._view.sheet
        record, column = sheet.record(row), sheet.columns[place]
        span = self._span(row, column)
        if record is None or span is None or column.write is None or not months:
            return False
        days = moved(span, months, part)
        if days == (span.starts, span.until):
            return False
        if self._desk.bridge.run(column.write(self._desk, record, days), origin=self._view.parent()):
            announce(self._view, self._words(days, months, part))
        return True

    @staticmethod
    def _words(days: tuple[object, ...], months: int, part: str) -> str:
        """“01.02.2026–31.12.2028, one month later”."""
        words = texts.current()
        said = "–".join(words.date(day) if day is not None else "…" for day in days)  # type: ignore[arg-type]
        count = abs(months)
        if months > 0:
            step = ngettext("{n} month later", "{n} months later", count)
        else:
            step = ngettext("{n} month earlier", "{n} months earlier", count)
        what = {"whole": "", "start": _("Start: "), "end": _("End: ")}[part]
        return f"{said}, {what}{step}"

    def _span(self, row: int, column: Column) -> Span | None:
        record = self._view.sheet.record(row)
        if record is None or not column.timeline:
            return None
        value = self._view.sheet.stock.cell(record, column).value
        return value if isinstance(value, Span) else None

    # the mouse

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Drags on a bar are ours; everything else is the table’s."""
        kind = event.type()
        if isinstance(event, QMouseEvent) and not self._view.sheet.locked:
            if kind == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
                self._begin(event.position())
            elif kind == QEvent.Type.MouseMove and self._drag is not None:
                self._go_on(event)
                return True
            elif kind == QEvent.Type.MouseMove:
                self._hover(event.position())
            elif kind == QEvent.Type.MouseButtonRelease and self._drag is not None:
                return self._end()
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._drag is not None:
            self._cancel()
        return False

    def _hit(self, at: QPointF) -> tuple[int, int, str] | None:
        """Row, column and part of the bar at a place."""
        index, scale = self._view.indexAt(at.toPoint()), self._view.scale
        if not index.isValid() or scale is None:
            return None
        column = self._view.sheet.columns[index.column()]
        span = self._span(index.row(), column)
        ends = bar_of(scale, QRectF(self._view.visualRect(index)), span) if span is not None else None
        if ends is None or column.write is None:
            return None
        grip = metrics.px(GRIP)
        if not ends[0] - grip / 2 <= at.x() <= ends[1] + grip / 2:
            return None
        part = "whole"
        if ends[1] - ends[0] > 3 * grip:
            part = "start" if at.x() < ends[0] + grip else "end" if at.x() > ends[1] - grip else "whole"
        return index.row(), index.column(), part

    def _hover(self, at: QPointF) -> None:
        hit = self._hit(at)
        shapes = {"whole": Qt.CursorShape.SizeAllCursor}
        ground = self._view.viewport()
        if hit is None:
            ground.unsetCursor()
        else:
            ground.setCursor(shapes.get(hit[2], Qt.CursorShape.SizeHorCursor))

    def _begin(self, at: QPointF) -> None:
        hit = self._hit(at)
        self._drag, self._months = ((*hit, at.x()) if hit is not None else None), 0

    def _go_on(self, event: QMouseEvent) -> None:
        """The bar follows in whole months; the new days stand at the pointer."""
        if self._drag is None or self._view.scale is None:
            return
        row, place, part, start = self._drag
        scale, width = self._view.scale, max(1, self._view.columnWidth(place))
        days = (event.position().x() - start) / width * (scale.ends - scale.starts).days
        self._months = round(days / 30.4)
        span = self._span(row, self._view.sheet.columns[place])
        if span is None:
            return
        starts, until = moved(span, self._months, part)
        shown = Span(starts, until, min(span.done_until, until) if span.done_until and until else None, span.points)
        self._view.show_dragged(row, place, shown)
        words = texts.current()
        said = "–".join(words.date(day) if day is not None else "…" for day in (starts, until))
        QToolTip.showText(event.globalPosition().toPoint(), said, self._view)

    def _end(self) -> bool:
        drag, months = self._drag, self._months
        self._cancel()
        if drag is None or not months:
            return False
        self._move(drag[0], drag[1], months, drag[2])
        return True

    def _cancel(self) -> None:
        self._drag, self._months = None, 0
        self._view.show_dragged(-1, -1, None)
        QToolTip.hideText()
