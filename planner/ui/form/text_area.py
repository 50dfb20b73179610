"""A field for longer text outside a record's form: its name above, a hint or an error below; it tells when to write."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner import tokens
from planner.domain.errors import BadInput
from planner.domain.record import FieldSpec
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.desk import Desk
from planner.ui.form.long_text import TextEditor
from planner.ui.widgets.below import Below
from planner.ui.widgets.label import Label


class TextArea(QWidget):
    """The text of one field of a record; `edited` follows every stroke, `left` the focus, `done` Ctrl+Enter."""

    edited = Signal()
    left = Signal()
    done = Signal()

    def __init__(self, desk: Desk, spec: FieldSpec, *, name: str = "", hint: str = "", optional: bool = False) -> None:
        super().__init__()
        name = name or _(spec.label)
        self._desk = desk
        self._editor = TextEditor(desk, spec)
        self.edit = self._editor.box
        self.edit.setAccessibleName(name)
        self.edit.setAccessibleDescription(hint)
        label = Label(name, "body_strong")
        label.setBuddy(self.edit)
        head = QHBoxLayout()
        head.setSpacing(metrics.gap(8))
        head.addWidget(label)
        if optional:
            head.addWidget(Label(_("optional"), "caption", "ink2"))
        head.addStretch(1)
        self._head = head
        self.below = Below(hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.gap(tokens.LABEL_GAP))
        column.addLayout(head)
        column.addWidget(self._editor)
        column.addLayout(self.below)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._editor.touched.connect(self._note)
        self._editor.decided.connect(self._note)
        self._editor.left.connect(self.left)
        self.edit.installEventFilter(self)

    def add_to_head(self, widget: QWidget) -> None:
        """Put something at the right of the name."""
        self._head.addWidget(widget)

    @property
    def words(self) -> str:
        """What was typed, without space around it."""
        return self.edit.toPlainText().strip()

    @property
    def fits(self) -> bool:
        """Whether the words are not longer than a record can hold."""
        return not self._fault()

    def set_words(self, words: str) -> None:
        """Show what is stored; nothing is told, and the cursor stays where the words are the same."""
        self._editor.show_value(self.edit.toPlainText() if words == self.words else words)

    def set_hint(self, hint: str) -> None:
        """Say something else below."""
        self.below.set_hint(hint)
        self.edit.setAccessibleDescription(self.below.words)

    def set_error(self, sentence: str) -> None:
        """Say what is wrong, or "" that nothing is."""
        self.below.set_error(sentence)
        self.edit.setAccessibleDescription(self.below.words)
        self._editor.set_state("error" if sentence else "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter says that a person is done here."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if held and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.done.emit()
                return True
        return super().eventFilter(watched, event)

    def _fault(self) -> str:
        try:
            self._editor.read()
        except BadInput as error:
            return self._desk.bridge.sentence(error)
        return ""

    def _note(self) -> None:
        self.set_error(self._fault())
        self.edited.emit()
