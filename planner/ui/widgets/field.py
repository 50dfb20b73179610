"""A field of a form: its name above, the line, a hint or an error below; errors carry a shape, a sentence, an example."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from planner import tokens
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.widgets.below import Below, mark_edge
from planner.ui.widgets.label import Label


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
        self._label = Label(name, "body_strong")
        self._label.setBuddy(self.line)
        head = QHBoxLayout()
        head.setSpacing(metrics.gap(8))
        head.addWidget(self._label)
        if optional:
            head.addWidget(Label(_("optional"), "caption", "ink2"))
        head.addStretch(1)
        self.below = Below(hint, above=3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.gap(tokens.LABEL_GAP))
        column.addLayout(head)
        column.addWidget(self.line)
        column.addLayout(self.below)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.line.setAccessibleDescription(hint)
        self.line.textEdited.connect(lambda _words: self.set_error(""))

    @property
    def words(self) -> str:
        """What was typed, without space around it."""
        return self.line.text().strip()

    def set_error(self, sentence: str) -> None:
        """Say what is wrong, or "" that nothing is."""
        self.below.set_error(sentence)
        self.line.setAccessibleDescription(self.below.words)
        mark_edge(self.line, "error" if sentence else "")
