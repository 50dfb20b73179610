"""A field for several lines of text: its name above, a hint or an error below; Tab leaves it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from planner import tokens
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.widgets.label import Label
from planner.ui.widgets.sign_line import SignLine

LINES = 3


class _Text(QPlainTextEdit):
    """Takes Ctrl+Enter as the end of typing."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter is told; everything else is typed."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
        ):
            self.entered.emit()
            return
        super().keyPressEvent(event)


class LongField(QWidget):
    """A few lines of text; `entered` follows Ctrl+Enter."""

    entered = Signal()

    def __init__(self, name: str, *, hint: str = "", lines: int = LINES, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = _Text()
        self.edit.setTabChangesFocus(True)
        self.edit.setAccessibleName(name)
        self.edit.setAccessibleDescription(hint)
        self.edit.setFixedHeight(round(metrics.measure("body").lineSpacing() * lines) + metrics.px(18))
        label = Label(name, "body_strong")
        label.setBuddy(self.edit)
        self._hint = hint
        self._below = QVBoxLayout()
        self._error: SignLine | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.gap(tokens.LABEL_GAP))
        column.addWidget(label)
        column.addWidget(self.edit)
        column.addLayout(self._below)
        if hint:
            column.addWidget(Label(hint, "caption", "ink2", wrap=True))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.edit.entered.connect(self.entered)
        self.edit.textChanged.connect(lambda: self.set_error(""))

    @property
    def words(self) -> str:
        """What was typed, without space around it."""
        return self.edit.toPlainText().strip()

    def set_words(self, words: str) -> None:
        """Show other words."""
        if self.edit.toPlainText() != words:
            self.edit.setPlainText(words)

    def set_error(self, sentence: str) -> None:
        """Say what is wrong, or "" that nothing is; what was typed stays."""
        if self._error is not None:
            self._below.removeWidget(self._error)
            self._error.hide()
            self._error.deleteLater()
            self._error = None
        if sentence:
            self._error = SignLine("status:late", sentence, word=_("Error"), ink="late")
            self._below.addWidget(self._error)
        self.edit.setAccessibleDescription(sentence or self._hint)
