"""Messages under the top bar: they stay until a person closes them, at most two, the newest on top."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner import tokens
from planner.texts import gettext as _
from planner.ui import drawing, icons, metrics, paint, theme
from planner.ui.widgets.button import Button, icon_button
from planner.ui.widgets.label import Label

MOST = 2

_LOOKS = {
    "failed": ("late_soft", "late", "status:late"),
    "look": ("risk_soft", "risk_edge", "status:at_risk"),
    "done": ("soft", "accent", "icon:info"),
}


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence with at most one action; `kind` is "failed", "look" or "done"."""

    kind: str
    sentence: str
    action: str = ""
    run: Callable[[], None] | None = None


def announce(widget: QWidget, words: str) -> None:
    """Tell a screen reader something without moving the focus."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


class MessageBar(QWidget):
    """One message: sign, sentence, action, close."""

    def __init__(self, message: Message, close: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.message = message
        self._ground, self._edge, self._sign = _LOOKS[message.kind]
        self.setAccessibleName(message.sentence)
        row = QHBoxLayout(self)
        row.setContentsMargins(metrics.gap(32) + metrics.px(26), metrics.gap(5), metrics.gap(16), metrics.gap(5))
        row.setSpacing(metrics.gap(16))
        row.addWidget(Label(message.sentence, wrap=True), 1)
        if message.action and message.run is not None:
            action = Button(message.action, "quiet", role="body_strong")
            action.clicked.connect(message.run)
            action.clicked.connect(close)
            row.addWidget(action)
        closer = icon_button("close", _("Close message"))
        closer.clicked.connect(close)
        row.addWidget(closer)
        self.setMinimumHeight(metrics.px(tokens.HEIGHTS.message))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, the edge at the left, the sign."""
        rect = QRectF(self.rect())
        size = metrics.px(tokens.SHAPE_LIST)
        box = QRectF(metrics.gap(32), (rect.height() - size) / 2, size, size)
        with paint.painting(self) as painter:
            painter.fillRect(rect, theme.colour(self._ground))
            painter.fillRect(QRectF(0, 0, 3, rect.height()), theme.colour(self._edge))
            if theme.is_high_contrast():
                paint.rounded(painter, rect, edge=self._edge, radius=0)
            if self._sign.startswith("icon:"):
                icons.paint(painter, box.adjusted(-2, -2, 2, 2), self._sign.removeprefix("icon:"), "accent")
            else:
                drawing.sign(painter, box, self._sign)
            paint.hairline(painter, 0, rect.height() - 1, rect.width() - 1, rect.height() - 1)


class MessageStack(QWidget):
    """Where messages appear; takes no room while there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._bars: list[MessageBar] = []
        self._passing = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def messages(self) -> tuple[Message, ...]:
        """The messages shown, the newest first."""
        return tuple(bar.message for bar in self._bars)

    def show_message(self, message: Message) -> None:
        """Put a message on top; the same sentence is not shown twice, the third pushes out the oldest."""
        for bar in [bar for bar in self._bars if bar.message.sentence == message.sentence]:
            self._close(bar)
        bar = MessageBar(message, lambda: self._close(bar), self)
        self._bars.insert(0, bar)
        self._column.insertWidget(0, bar)
        for old in self._bars[MOST:]:
            self._close(old)
        self.show()
        announce(self, message.sentence)

    def show_passing(self, sentence: str, action: str, run: Callable[[], None]) -> None:
        """Say what goes on for a while, with a way to stop it; the message before goes, "" says that nothing goes on."""
        for bar in [bar for bar in self._bars if bar.message.sentence == self._passing]:
            self._close(bar)
        self._passing = sentence
        if sentence:
            self.show_message(Message("done", sentence, action, run))

    def clear(self) -> None:
        """Close all messages."""
        for bar in list(self._bars):
            self._close(bar)

    def _close(self, bar: MessageBar) -> None:
        if bar not in self._bars:
            return
        self._bars.remove(bar)
        self._column.removeWidget(bar)
        if bar.isAncestorOf(self.focusWidget() or self):
            self.window().setFocus(Qt.FocusReason.OtherFocusReason)
        bar.hide()
        bar.deleteLater()
        self.setVisible(bool(self._bars))
