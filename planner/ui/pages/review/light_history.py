"""The lights of a measure over time: three rows of signs, one column for each day a status was given."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner import texts, tokens
from planner.domain.naming import DOT
from planner.domain.review import Status
from planner.texts import gettext as _
from planner.ui import drawing, metrics, paint
from planner.ui.pages.review.draft import NAMES, light_name

ROW, COLUMN = 26, 78


class LightHistory(QWidget):
    """Painted; a screen reader hears it as sentences, one for each day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._statuses: tuple[Status, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_statuses(self, statuses: Sequence[Status]) -> None:
        """Show these, in any order."""
        self._statuses = tuple(sorted(statuses, key=lambda one: (one.day, one.id)))
        said = []
        for one in self._statuses:
            lights = [f"{light_name(name)} {_(getattr(one, name).label)}" for name in NAMES]
            said.append(f"{texts.current().date(one.day)}: {', '.join(lights)}")
        self.setAccessibleName(DOT.join(said))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A head and three rows."""
        return QSize(metrics.px(240), metrics.px(ROW) * (1 + len(NAMES)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """As many days as fit, the newest at the right."""
        left = max(paint.width_of(light_name(name)) for name in NAMES) + metrics.px(16)
        column, row = metrics.px(COLUMN), metrics.px(ROW)
        fits = max(1, int((self.width() - left) // column))
        shown = self._statuses[-fits:]
        with paint.painting(self) as painter:
            for number, name in enumerate(NAMES):
                rect = QRectF(0, row * (number + 1), left, row)
                paint.text(painter, rect, light_name(name))
                paint.hairline(painter, 0, rect.top(), left + column * len(shown) - 1, rect.top())
            for number, one in enumerate(shown):
                self._paint_day(painter, one, left + number * column)

    def _paint_day(self, painter: QPainter, status: Status, x: float) -> None:
        column, row, side = metrics.px(COLUMN), metrics.px(ROW), metrics.px(tokens.SHAPE_LIST)
        head = QRectF(x, 0, column - metrics.px(8), row)
        middle = Qt.AlignmentFlag.AlignHCenter
        paint.text(painter, head, texts.current().date(status.day), role="caption", ink="ink2", align=middle)
        for number, name in enumerate(NAMES):
            rect = QRectF(x + (head.width() - side) / 2, row * (number + 1) + (row - side) / 2, side, side)
            drawing.sign(painter, rect, f"status:{getattr(status, name).value}")
