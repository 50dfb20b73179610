"""What is wrong with the value just typed: a sentence that stands under the cell until the value is mended."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.texts import gettext as _
from planner.ui import metrics, paint
from planner.ui.widgets.message_bar import announce
from planner.ui.widgets.sign_line import SignLine

WIDTH = 340


class Note(QWidget):
    """A child of the window, so that a small grid does not cut it off; it follows the editor it speaks of."""

    def __init__(self, editor: QWidget, sentence: str) -> None:
        super().__init__(editor.window())
        self.sentence = sentence
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column = self._column = QVBoxLayout(self)
        pad = metrics.gap(10)
        column.setContentsMargins(pad, metrics.gap(7), pad, metrics.gap(7))
        column.addWidget(SignLine("status:late", sentence, word=_("Error"), ink="late"))
        self.setFixedWidth(metrics.px(WIDTH))
        self.follow(editor)
        self.show()
        self.raise_()
        announce(editor, sentence)

    def follow(self, editor: QWidget) -> None:
        """Lie below the editor, or above it where there is no room."""
        window = editor.window()
        height = self._column.heightForWidth(self.width())
        at = QRect(editor.mapTo(window, editor.rect().topLeft()), editor.size())
        top = at.bottom() + 3
        if top + height > window.height():
            top = at.top() - height - 3
        left = max(0, min(at.left(), window.width() - self.width() - 4))
        self.setGeometry(left, top, self.width(), max(height, metrics.px(34)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of an error, with its edge."""
        with paint.painting(self) as painter:
            paint.rounded(painter, QRectF(self.rect()), fill="late_soft", edge="late")
