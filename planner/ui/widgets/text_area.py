"""A field for longer text: its name above, lines that wrap, a hint or an error below; Tab leaves it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextOption
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from planner import texts, tokens
from planner.domain.record import LONG_TEXT
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.widgets.label import Label
from planner.ui.widgets.sign_line import SignLine


class _Lines(QPlainTextEdit):
    """The lines themselves; Ctrl+Enter says that a person is done with them."""

    done = Signal()
    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that a person went elsewhere."""
        super().focusOutEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave page keys to the page, take the rest."""
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if held and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.done.emit()
            return
        super().keyPressEvent(event)


class TextArea(QWidget):
    """Several lines of text; `edited` follows every stroke of a person, `done` comes with Ctrl+Enter, `left` with the focus."""

    edited = Signal()
    done = Signal()
    left = Signal()

    def __init__(
        self, name: str, *, hint: str = "", optional: bool = False, lines: int = 2, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.edit = _Lines()
        self.edit.setAccessibleName(name)
        self.edit.setTabChangesFocus(True)
        self.edit.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.edit.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.edit.setFont(metrics.font("body"))
        self.edit.setFixedHeight(round(lines * metrics.measure("body").lineSpacing()) + metrics.px(20))
        self._name = Label(name, "body_strong")
        self._name.setBuddy(self.edit)
        self._is_quiet = False
        head = QHBoxLayout()
        head.setSpacing(metrics.gap(8))
        head.addWidget(self._name)
        if optional:
            head.addWidget(Label(_("optional"), "caption", "ink2"))
        head.addStretch(1)
        self._hint_words = hint
        self._hint = Label(hint, "caption", "ink2", wrap=True)
        if not hint:
            # shown without a parent it would be a window of its own for a moment, and take the focus away
            self._hint.hide()
        self._error: SignLine | None = None
        self._below = QVBoxLayout()
        self._below.setContentsMargins(0, 0, 0, 0)
        self._below.addWidget(self._hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.gap(tokens.LABEL_GAP))
        column.addLayout(head)
        column.addWidget(self.edit)
        column.addLayout(self._below)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.edit.textChanged.connect(self._note)
        self.edit.done.connect(self.done)
        self.edit.left.connect(self.left)
        self.edit.setAccessibleDescription(hint)

    @property
    def words(self) -> str:
        """What was typed, without space around it."""
        return self.edit.toPlainText().strip()

    @property
    def fits(self) -> bool:
        """Whether the words are not longer than a record can hold."""
        return len(self.words) <= LONG_TEXT

    def set_words(self, words: str) -> None:
        """Show other words; nothing is told, and the cursor stays where the words are the same."""
        if words == self.words:
            return
        self._is_quiet = True
        self.edit.setPlainText(words)
        self._is_quiet = False

    def set_hint(self, hint: str) -> None:
        """Say something else below."""
        self._hint_words = hint
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint) and self._error is None)
        self.edit.setAccessibleDescription(hint)

    def set_error(self, sentence: str) -> None:
        """Say what is wrong, or "" that nothing is."""
        if self._error is not None:
            self._below.removeWidget(self._error)
            self._error.hide()
            self._error.deleteLater()
            self._error = None
        if sentence:
            self._error = SignLine("status:late", sentence, word=_("Error"), ink="late")
            self._below.insertWidget(0, self._error)
        self._hint.setVisible(bool(self._hint_words) and not sentence)
        self.edit.setAccessibleDescription(sentence or self._hint_words)
        self.edit.setProperty("state", "error" if sentence else "")
        self.edit.style().unpolish(self.edit)
        self.edit.style().polish(self.edit)

    def _note(self) -> None:
        if self._is_quiet:
            return
        longest = texts.current().number(LONG_TEXT)
        self.set_error("" if self.fits else _("At most {n} characters fit in here.", n=longest))
        self.edited.emit()
