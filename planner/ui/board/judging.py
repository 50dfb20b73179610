"""The judgement of what is chosen: four answers with their keys, who covers it, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPlainTextEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from planner import tokens
from planner.domain.analysis import Bond, Verdict
from planner.domain.record import N_
from planner.texts import gettext as _
from planner.ui import drawing, metrics, paint, theme
from planner.ui.widgets.label import Label

REST_MS = 1000
"""A text that rests this long is written."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: its stored value ("" takes a judgement back), its word (msgid) and its sign."""

    value: str
    word: str
    sign: str


CELL_ANSWERS = (
    Answer(Verdict.GAP, Verdict.GAP.label, "status:late"),
    Answer(Verdict.COVERED, Verdict.COVERED.label, "status:done"),
    Answer(Verdict.NOT_NEEDED, Verdict.NOT_NEEDED.label, "status:stopped"),
    Answer(Verdict.UNKNOWN, Verdict.UNKNOWN.label, "status:unknown"),
)
LINK_ANSWERS = (
    Answer(Bond.GAP, Bond.GAP.label, "status:late"),
    Answer(Bond.WEAK, Bond.WEAK.label, "status:at_risk"),
    Answer(Bond.CARRIED, Bond.CARRIED.label, "status:on_track"),
    Answer("", N_("as the offers say"), "status:unknown"),
)


class _Choice(QPushButton):
    """One answer: key cap, sign, word."""

    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._number = number
        self._answer = CELL_ANSWERS[number - 1]
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_answer(self, answer: Answer) -> None:
        """Stand for another answer."""
        self._answer = answer
        words = _(answer.word)
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        self.setAccessibleDescription(_("Key {number}", number=self._number))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the word in 600."""
        width = paint.width_of(_(self._answer.word), "body_strong") + metrics.px(12 + 20 + 8 + 12 + 8 + 12)
        return QSize(round(width), metrics.px(tokens.HEIGHTS.control))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card, chosen with an accent edge."""
        px, rect, chosen = metrics.px, QRectF(self.rect()), self.isChecked()
        middle = rect.center().y()
        with paint.painting(self) as painter:
            lively = self.underMouse() or self.isDown()
            strong = 2.0 if chosen or theme.is_high_contrast() else 1.0
            fill = "soft" if chosen else "fill" if lively else "paper"
            paint.rounded(painter, rect, fill=fill, edge="accent" if chosen else "rule", width=strong)
            cap = QRectF(px(10), middle - px(10), px(20), px(20))
            paint.rounded(painter, cap, fill="paper", edge="edge")
            number = str(self._number)
            paint.text(painter, cap, number, role="caption_strong", ink="ink2", align=Qt.AlignmentFlag.AlignHCenter)
            sign = px(tokens.SHAPE_ROW)
            drawing.sign(painter, QRectF(px(38), middle - sign / 2, sign, sign), self._answer.sign)
            said = QRectF(px(38) + sign + px(8), 0, rect.width() - px(38) - sign - px(8), rect.height())
            paint.text(painter, said, _(self._answer.word), role="body_strong" if chosen else "body")


class AnswerBar(QWidget):
    """The four answers in a row, in two where it is narrow; `answered` tells the number."""

    answered = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Judgement"))
        self._group = QButtonGroup(self)
        self.answers: Sequence[Answer] = CELL_ANSWERS
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(metrics.gap(8))
        self._lines = [QHBoxLayout(), QHBoxLayout()]
        for line in self._lines:
            line.setSpacing(metrics.gap(8))
            self._rows.addLayout(line)
        self.choices = [_Choice(number, self) for number in (1, 2, 3, 4)]
        for number, choice in enumerate(self.choices, start=1):
            self._group.addButton(choice, number)
        self._per_line = 0
        self.show_answers(CELL_ANSWERS, "")
        self._group.idClicked.connect(self.answered)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_answers(self, answers: Sequence[Answer], current: str | None) -> None:
        """Offer these answers; none is chosen for None."""
        self.answers = answers
        self._group.setExclusive(False)
        for choice, answer in zip(self.choices, answers, strict=True):
            choice.set_answer(answer)
            choice.setChecked(answer.value == current)
        self._group.setExclusive(True)

    def arrange(self, width: int) -> None:
        """One line where it fits, else two."""
        needed = sum(choice.sizeHint().width() + metrics.gap(8) for choice in self.choices)
        per_line = 4 if needed <= width else 2
        if per_line == self._per_line:
            return
        self._per_line = per_line
        for line in self._lines:
            while line.takeAt(0) is not None:
                pass
        for number, choice in enumerate(self.choices):
            self._lines[number // per_line].addWidget(choice)
        for line in self._lines:
            line.addStretch(1)


class RestingText(QWidget):
    """A text of some lines under its name; `rested` tells what was typed when it rests or is left."""

    rested = Signal(str)

    def __init__(self, name: str, *, lines: int = 2, longest: int = 20_000, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = QPlainTextEdit()
        self.edit.setAccessibleName(name)
        self.edit.setTabChangesFocus(True)
        self.edit.setFont(metrics.font("body"))
        height = lines * metrics.measure("body").lineSpacing() + metrics.px(18)
        self.edit.setFixedHeight(round(height))
        self._written, self._longest, self._one_line = "", longest, lines == 1
        if self._one_line:
            self.edit.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.write)
        label = Label(name, "body_strong")
        label.setBuddy(self.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.gap(tokens.LABEL_GAP))
        column.addWidget(label)
        column.addWidget(self.edit)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.edit.textChanged.connect(self._rest.start)
        self.edit.installEventFilter(self)

    def set_text(self, text: str) -> None:
        """Show another text; what is being typed is left alone."""
        if self.edit.hasFocus() and text == self._written:
            return
        self._rest.stop()
        self._written = text
        if self.edit.toPlainText() != text:
            self.edit.blockSignals(True)
            self.edit.setPlainText(text)
            self.edit.blockSignals(False)

    def write(self) -> None:
        """Tell what was typed, if it is another text."""
        self._rest.stop()
        typed = self.edit.toPlainText().strip()
        typed = (" ".join(typed.split()) if self._one_line else typed)[: self._longest]
        if typed != self._written:
            self._written = typed
            self.rested.emit(typed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Left or finished by Enter in a text of one line, it is written; Escape brings back what was."""
        if event.type() == QEvent.Type.FocusOut:
            self.write()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape and self.edit.toPlainText() != self._written:
                self.edit.setPlainText(self._written)
                return True
            if self._one_line and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.write()
                return True
        return super().eventFilter(watched, event)
