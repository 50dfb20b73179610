"""A line that unfolds a small text field below itself: the answer to a guiding question, the note to a step."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.guidance.parts import JumpLink
from planner.ui.widgets.button import Button
from planner.ui.widgets.label import Label

REST_MS = 1000
RING = 5
"""Room for the focus ring between the question and its field."""
FEWEST_LINES, MOST_LINES = 3, 9


class AnswerEdit(QPlainTextEdit):
    """As high as its words, within bounds; Tab leaves it, Escape closes it."""

    rested = Signal()
    """A second without a key, or the field was left."""
    closed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFont(metrics.font("body"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self.rested)
        self.textChanged.connect(self._rest.start)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self._fit()

    def sizeHint(self) -> QSize:
        """Narrow: the column gives the width."""
        return QSize(metrics.px(120), self.height())

    def _fit(self) -> None:
        lines = min(MOST_LINES, max(FEWEST_LINES, round(self.document().size().height())))
        around = 2 * self.document().documentMargin() + metrics.gap(16)
        self.setFixedHeight(round(lines * metrics.measure("body").lineSpacing() + around))

    def set_words(self, words: str) -> None:
        """Show other words without taking them for typing."""
        if words != self.toPlainText():
            self.setPlainText(words)
            self._rest.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape, and Enter with Ctrl, close the field; what was typed stays."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape or (enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier):
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving commits."""
        super().focusOutEvent(event)
        self._rest.stop()
        self.rested.emit()


class Answer(QWidget):
    """A question with its answer. `write` runs the operation for a new text and says whether it was taken."""

    def __init__(
        self, question: str, answer: str, write: Callable[[str], bool] | None, *, sign: bool = True, change: str = ""
    ) -> None:
        """Without `write` it is only read; `sign` ticks answered questions; `change` are the words of the link to it."""
        super().__init__()
        self._question, self._answer, self._write, self._signed = question, "", write, sign
        self._line = JumpLink(question, "edit", sign="step:not_started" if sign else "", close=True)
        self._line.clicked.connect(self._toggle)
        self._line.setEnabled(write is not None)
        self._said = Label("", wrap=True)
        self._change = Button(change or _("Change the answer"), "link", role="caption")
        self._change.setAccessibleName(f"{self._change.words}: {question}")
        self._change.clicked.connect(self._toggle)
        self._edit: AnswerEdit | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._line)
        self._below = QVBoxLayout()
        self._below.setContentsMargins(metrics.px(16) + metrics.gap(8), 0, RING, metrics.gap(4))
        self._below.setSpacing(metrics.gap(2))
        self._below.addWidget(self._said)
        self._below.addWidget(self._change)
        self._column.addLayout(self._below)
        self.show_answer(answer)

    @property
    def is_open(self) -> bool:
        """Whether the field is unfolded."""
        return self._edit is not None and not self._edit.isHidden()

    def show_answer(self, answer: str) -> None:
        """Show what the plan says now; the field a person types in is left alone."""
        self._answer = answer
        if self._edit is not None and not self._edit.hasFocus():
            self._edit.set_words(answer)
        self._dress()

    def _dress(self) -> None:
        answered = bool(self._answer.strip())
        if self._signed:
            word = _("answered") if answered else _("not answered yet")
            self._line.set_sign(f"step:{'done' if answered else 'not_started'}", word, "ink2" if answered else "ink")
        self._said.setText(self._answer)
        self._said.setVisible(answered and not self.is_open)
        self._change.setVisible(answered and not self.is_open and self._write is not None)
        self._line.setAccessibleDescription("" if self._write is None else _("Enter opens a field for the answer"))

    def _toggle(self) -> None:
        if self.is_open:
            self._close()
        else:
            self._open()

    def _open(self) -> None:
        if self._edit is None:
            self._edit = AnswerEdit(self._question, self)
            self._edit.rested.connect(self._commit)
            self._edit.closed.connect(self._close)
            self._below.insertWidget(0, self._edit)
            self._below.insertSpacing(0, RING)
        self._edit.set_words(self._answer)
        self._edit.show()
        self._dress()
        self._edit.setFocus()
        self._edit.moveCursor(self._edit.textCursor().MoveOperation.End)

    def _close(self) -> None:
        if self._edit is None:
            return
        self._line.setFocus()
        self._edit.hide()
        self._dress()

    def _commit(self) -> None:
        if self._edit is None or self._write is None:
            return
        words = self._edit.toPlainText()
        if words.strip() != self._answer.strip() and self._write(words):
            self._answer = words
            self._dress()
