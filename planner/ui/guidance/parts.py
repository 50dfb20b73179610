"""The parts guidance is put together from: captions, paragraphs, links."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from planner import tokens
from planner.ui import drawing, icons, metrics, paint, theme
from planner.ui.widgets.button import literal
from planner.ui.widgets.heading import Hairline
from planner.ui.widgets.label import Label

WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class JumpLink(QPushButton):
    """A link that wraps: a pictogram and words in accent, or a sign of state and words in ink with a line below."""

    def __init__(
        self,
        words: str,
        icon: str = "",
        *,
        sign: str = "",
        word: str = "",
        close: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`word` says the sign aloud; `close` entries stand close together, without a line."""
        super().__init__(literal(words), parent)
        self._words, self._icon, self._sign, self._close, self._ink = words, icon, sign, close, "ink"
        self.setAccessibleName(f"{word}: {words}" if word else words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_sign(self, sign: str, word: str, ink: str = "ink") -> None:
        """Show another sign, said aloud as `word`, and the words in `ink`."""
        self._sign, self._ink = sign, ink
        self.setAccessibleName(f"{word}: {self._words}")
        self.update()

    def _indent(self) -> int:
        return metrics.px(tokens.ICON_ROW) + metrics.gap(8)

    def _air(self) -> int:
        return metrics.gap(9 if self._sign and not self._close else 3)

    def heightForWidth(self, width: int) -> int:
        """As high as the wrapped words, with a little air."""
        area = QRectF(0, 0, max(1, width - self._indent()), 10_000)
        return round(metrics.measure("body").boundingRect(area, WRAP, self._words).height()) + 2 * self._air()

    def sizeHint(self) -> QSize:
        """Two lines in the pane's width; the layout asks `heightForWidth`."""
        return QSize(metrics.px(200), self.heightForWidth(metrics.px(200)))

    def minimumSizeHint(self) -> QSize:
        """The longest word must fit."""
        return QSize(metrics.px(100), metrics.px(tokens.MIN_TARGET))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be taken."""
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Pictogram beside the first line."""
        lively = self.underMouse()
        ink = ("accent" if lively else self._ink) if self._sign else "accent_hi" if lively else "accent"
        top, size = self._air(), metrics.px(tokens.SHAPE_LIST if self._sign else tokens.ICON_ROW)
        line = metrics.measure("body").height()
        with paint.painting(self) as painter:
            box = QRectF(0, top + (line - size) / 2, size, size)
            if self._sign:
                drawing.sign(painter, box, self._sign)
                if not self._close:
                    paint.hairline(painter, 0, self.height() - 1, self.width() - 1, self.height() - 1)
            else:
                icons.paint(painter, box, self._icon, ink)
            painter.setFont(metrics.font("body"))
            painter.setPen(theme.colour(ink))
            left = self._indent()
            painter.drawText(QRectF(left, top, self.width() - left, self.height() - top), WRAP, self._words)


class GuidanceContent(QWidget):
    """A column with the pane's margins; sections are a caption with what belongs to it close below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        side = metrics.gap(19)
        self.column.setContentsMargins(side, metrics.gap(6), side, metrics.gap(24))
        self.column.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def follow(self) -> bool:
        """Bring itself up to date where it stands, so that focus and typing stay; False when it must be made anew."""
        return False

    def add_caption(self, words: str) -> None:
        """A small heading; a gap above all but the first."""
        if self.column.count():
            self.column.addSpacing(metrics.gap(18))
        self.column.addWidget(Label(words, "caption_strong", "ink2"))
        self.column.addSpacing(metrics.gap(5))

    def add_rule(self) -> None:
        """A line between two things."""
        self.column.addSpacing(metrics.gap(16))
        self.column.addWidget(Hairline("line"))

    def add_text(self, words: str, role: str = "body", ink: str = "ink") -> Label:
        """A paragraph."""
        label = Label(words, role, ink, wrap=True)
        self.column.addWidget(label)
        return label

    def add(self, widget: QWidget, gap: int = 0) -> None:
        """Any widget, `gap` pixels below what is above it."""
        if gap:
            self.column.addSpacing(metrics.gap(gap))
        self.column.addWidget(widget)

    def add_link(self, words: str, run: Callable[[], None], icon: str = "arrow") -> JumpLink:
        """A link on a line of its own."""
        link = JumpLink(words, icon)
        link.clicked.connect(run)
        self.column.addWidget(link)
        return link

    def finish(self) -> None:
        """Push everything up."""
        self.column.addStretch(1)
