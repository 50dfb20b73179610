"""A switch of a few segments, one of which is chosen: views of a page, audience of a report."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from planner import tokens
from planner.ui import metrics, paint, theme


class _Segment(QPushButton):
    """One segment; arrow keys move within the group, as Qt does for exclusive buttons."""

    def __init__(self, words: str, place: str, parent: QWidget) -> None:
        super().__init__(words.replace("&", "&&"), parent)
        self._words, self._place = words, place
        self.setCheckable(True)
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_words(self, words: str) -> None:
        """Say something else."""
        if words != self._words:
            self._words = words
            self.setText(words.replace("&", "&&"))
            self.setAccessibleName(words)
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Room for the words in 600, so that choosing moves nothing."""
        width = paint.width_of(self._words, "body_strong") + 2 * metrics.px(14)
        return QSize(round(width), metrics.px(tokens.HEIGHTS.control))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The chosen segment soft with an accent edge, the others part of one frame."""
        rect = QRectF(self.rect())
        with paint.painting(self) as painter:
            chosen = self.isChecked()
            if chosen:
                width = 2.0 if theme.is_high_contrast() else 1.0
                paint.rounded(painter, rect, fill="soft", edge="accent", width=width)
            else:
                self._paint_part(painter, rect)
            role = "body_strong" if chosen else "body"
            ink = "accent" if chosen else "ink"
            paint.text(painter, rect, self._words, role=role, ink=ink, align=Qt.AlignmentFlag.AlignHCenter)

    def _paint_part(self, painter: QPainter, rect: QRectF) -> None:
        """This segment's share of the common frame: open towards its neighbours."""
        left, right = self._place in ("first", "only"), self._place in ("last", "only")
        wide = rect.adjusted(0.5 if left else -8, 0.5, -0.5 if right else 8, -0.5)
        path = QPainterPath()
        path.addRoundedRect(wide, tokens.RADIUS, tokens.RADIUS)
        with paint.saved(painter):
            paint.smooth(painter)
            painter.setClipRect(rect)
            painter.setPen(QPen(theme.colour("rule"), 1))
            painter.setBrush(theme.colour("fill" if self.underMouse() else "paper"))
            painter.drawPath(path)


class Segments(QWidget):
    """The switch; `chosen` tells the key of the segment a person took."""

    chosen = Signal(str)

    def __init__(
        self, name: str, options: Sequence[tuple[str, str]], current: str, parent: QWidget | None = None
    ) -> None:
        """Take the accessible name, (key, words) of each segment, and the key that is chosen."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._keys = [key for key, _ in options]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for number, (key, words) in enumerate(options):
            place = "only" if len(options) == 1 else "first" if number == 0 else "middle"
            segment = _Segment(words, "last" if 0 < number == len(options) - 1 else place, self)
            segment.setChecked(key == current)
            self._group.addButton(segment, number)
            row.addWidget(segment)
        row.addStretch(1)
        self._group.idClicked.connect(lambda number: self.chosen.emit(self._keys[number]))

    @property
    def current(self) -> str:
        """The key of the chosen segment; "" while none is."""
        at = self._group.checkedId()
        return self._keys[at] if at >= 0 else ""

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the keyboard to the chosen segment, else to the first."""
        self._group.button(max(self._group.checkedId(), 0)).setFocus(reason)

    def show_current(self, key: str) -> None:
        """Show another choice, or none for "" ; nothing is told."""
        self._group.setExclusive(False)
        for number, known in enumerate(self._keys):
            self._group.button(number).setChecked(known == key)
        self._group.setExclusive(True)

    def say(self, words: Sequence[str]) -> None:
        """Call the segments otherwise, in their order."""
        for segment, said in zip(self.findChildren(_Segment), words, strict=True):
            segment.set_words(said)

    @property
    def buttons(self) -> list[QAbstractButton]:
        """The segments, for who leads the focus there or watches it."""
        return self._group.buttons()
