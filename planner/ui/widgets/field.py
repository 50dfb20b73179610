"""A field of a form: its name above, the line, a hint or an error below; errors carry a shape, a sentence, an example."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from planner import tokens
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.widgets.label import Label
from planner.ui.widgets.sign_line import SignLine


class TextField(QWidget):
    """One line of text; the words typed stay when there is an error."""

    def __init__(
        self, name: str, *, hint: str = "", optional: bool = False, longest: int = 200, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setMaxLength(longest)
        self.line.setMinimumHeight(metrics.px(tokens.HEIGHTS.control))
        self.line.setAccessibleName(name)
        self._name, self._hint_words = name, hint
        self._label = Label(name, "body_strong")
        self._label.setBuddy(self.line)
        head = QHBoxLayout()
        head.setSpacing(metrics.gap(8))
        head.addWidget(self._label)
        if optional:
            head.addWidget(Label(_("optional"), "caption", "ink2"))
        head.addStretch(1)
        self._below = QVBoxLayout()
        self._below.setContentsMargins(0, metrics.gap(3), 0, 0)
        self._hint = Label(hint, "caption", "ink2", wrap=True)
        if not hint:
            # shown without a parent it would be a window of its own for a moment, and take the focus away
            self._hint.hide()
        self._below.addWidget(self._hint)
        self._error: SignLine | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.gap(tokens.LABEL_GAP))
        column.addLayout(head)
        column.addWidget(self.line)
        column.addLayout(self._below)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.line.setAccessibleDescription(hint)
        self.line.textEdited.connect(lambda _words: self.set_error(""))

    @property
    def words(self) -> str:
        """What was typed, without space around it."""
        return self.line.text().strip()

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
        self.line.setAccessibleDescription(sentence or self._hint_words)
        self.line.setProperty("state", "error" if sentence else "")
        self.line.style().unpolish(self.line)
        self.line.style().polish(self.line)
