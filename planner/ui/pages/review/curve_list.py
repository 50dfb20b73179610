"""Curves as rows: name and course in words, the line, the share reached as a strip."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner import texts
from planner.charts import shapes
from planner.domain.attainment import clamped
from planner.texts import gettext as _
from planner.ui import drawing, metrics, paint, theme
from planner.ui.pages.review.curves import Curve

ROW, LINE, LINE_HEIGHT, STRIP = 52, 128, 30, 56
SHARE_WIDTH = 46


class CurveList(QWidget):
    """Painted rows with hairlines between; told as one name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curves: tuple[Curve, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_curves(self, curves: Sequence[Curve]) -> None:
        """Show these."""
        self._curves = tuple(curves)
        self.setAccessibleName(" · ".join(f"{one.name}: {one.words}, {_share_words(one)}" for one in self._curves))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """One row each."""
        return QSize(metrics.px(240), metrics.px(ROW) * len(self._curves))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Row by row."""
        row = metrics.px(ROW)
        with paint.painting(self) as painter:
            for number, one in enumerate(self._curves):
                rect = QRectF(0, number * row, self.width(), row)
                self._paint_row(painter, rect, one)
                paint.hairline(painter, rect.left(), rect.bottom() - 1, rect.right() - 1, rect.bottom() - 1)

    def _paint_row(self, painter: QPainter, rect: QRectF, curve: Curve) -> None:
        px = metrics.px
        right = rect.right() - px(SHARE_WIDTH)
        said = QRectF(right, rect.top(), px(SHARE_WIDTH), rect.height())
        paint.text(painter, said, _share_words(curve), align=Qt.AlignmentFlag.AlignRight)
        strip = QRectF(right - px(STRIP), rect.center().y() - px(3), px(STRIP), px(6))
        share = None if curve.share is None else clamped(curve.share)
        bar = shapes.share_bar(share, strip.width(), strip.height(), outlined=theme.is_high_contrast())
        drawing.ready(bar).paint(painter, strip.x(), strip.y())
        left = strip.left() - px(LINE + 20)
        line = shapes.sparkline(curve.values, px(LINE), px(LINE_HEIGHT))
        drawing.ready(line).paint(painter, left, rect.center().y() - px(LINE_HEIGHT) / 2)
        upper, lower = metrics.measure("body").height(), metrics.measure("caption").height()
        top = rect.center().y() - (upper + lower) / 2
        width = left - rect.left() - px(12)
        paint.text(painter, QRectF(rect.left(), top, width, upper), curve.name)
        below = QRectF(rect.left(), top + upper, width, lower)
        paint.text(painter, below, curve.words, role="caption", ink="ink2")


def _share_words(curve: Curve) -> str:
    return _("open") if curve.share is None else texts.current().percent(curve.share * 100, 0)
