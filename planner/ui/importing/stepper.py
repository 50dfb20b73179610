"""The four steps of an import in a row: done, here, still to come."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.texts import gettext as _
from planner.ui import drawing, metrics, paint, theme

LINE = 38
"""Length of the line between two steps."""


class Stepper(QWidget):
    """Shows where a task of several steps stands; nothing in it can be clicked."""

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = tuple(names)
        self._at = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_step(0)

    def set_step(self, at: int, *, finished: bool = False) -> None:
        """Show step `at` (from 0) as the present one, or as done with all others when `finished`."""
        self._at = len(self._names) if finished else at
        name = self._names[at]
        said = _("Step {n} of {of}: {name}", n=at + 1, of=len(self._names), name=name)
        self.setAccessibleName(said)
        self.update()

    def _widths(self) -> tuple[float, float, float]:
        """Width of all words, of a disc with its gap, of a line with its gaps."""
        words = sum(paint.width_of(name, "body_strong") for name in self._names)
        return words, metrics.px(22) + metrics.gap(8), metrics.px(LINE) + 2 * metrics.gap(12)

    def sizeHint(self) -> QSize:
        """All steps in one row."""
        words, disc, line = self._widths()
        return QSize(round(words + 4 * disc + 3 * line), metrics.px(26))

    def minimumSizeHint(self) -> QSize:
        """Where there is no room the names of the other steps go."""
        return QSize(metrics.px(160), metrics.px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Discs, names, lines."""
        words, disc, line = self._widths()
        count = len(self._names)
        spare = self.width() - words - count * disc
        line_width = min(line, max(metrics.gap(24), spare / (count - 1)))
        names_fit = spare >= (count - 1) * metrics.gap(24)
        x = 0.0
        with paint.painting(self) as painter:
            for number, name in enumerate(self._names):
                self._paint_disc(painter, x, number)
                x += metrics.px(22)
                if names_fit or number == self._at:
                    x = self._paint_name(painter, x + metrics.gap(8), number, name)
                if number + 1 < count:
                    gap = metrics.gap(12) if names_fit else metrics.gap(6)
                    end = x + (line_width if names_fit else metrics.gap(24))
                    paint.hairline(painter, x + gap, self.height() / 2, end - gap, self.height() / 2, "rule")
                    x = end

    def _paint_name(self, painter: QPainter, x: float, number: int, name: str) -> float:
        here = number == self._at
        role = "body_strong" if here else "body"
        ink = "accent" if here else "ink" if number < self._at else "ink2"
        width = paint.width_of(name, role)
        paint.text(painter, QRectF(x, 0, width + 1, self.height()), name, role=role, ink=ink)
        return x + width

    def _paint_disc(self, painter: QPainter, x: float, number: int) -> None:
        side = metrics.px(22)
        box = QRectF(x, (self.height() - side) / 2, side, side)
        if number < self._at:
            drawing.sign(painter, box, "step:done")
            return
        here = number == self._at
        paint.rounded(
            painter, box.adjusted(0.5, 0.5, -0.5, -0.5), fill="accent" if here else None,
            edge=None if here else "edge", width=1.2, radius=side / 2,
        )  # fmt: skip
        role, ink = ("caption_strong", "on_accent") if here else ("caption", "ink2")
        paint.text(painter, box, str(number + 1), role=role, ink=ink, align=Qt.AlignmentFlag.AlignHCenter)
        painter.setPen(theme.colour("ink"))
