"""One line for words, numbers, money and days; numbers stand right, with their unit inside the edge."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from planner import texts, tokens
from planner.domain.errors import BadInput
from planner.domain.record import FieldSpec
from planner.operations.entry import typed, typed_form
from planner.operations.entry_numbers import number_form
from planner.ui import metrics, paint
from planner.ui.form.editor import Editor
from planner.ui.widgets.calendar import CalendarButton

if TYPE_CHECKING:
    from planner.ui.desk import Desk

SHORT, DAY = 120, 142
"""Width of a number, and of a day with its calendar, at 100 % text."""
FIGURES = (int, float, Decimal)


class EntryLine(QLineEdit):
    """A line whose unit is painted inside its edge; undo beyond what was typed is the plan's."""

    def __init__(self, unit: str = "") -> None:
        super().__init__()
        self._unit = ""
        self.setMinimumHeight(metrics.px(tokens.HEIGHTS.control))
        self.set_unit(unit)

    def set_unit(self, unit: str) -> None:
        """Show another unit, or none: what a value is counted in may depend on the record."""
        self._unit = unit
        if unit:
            self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setTextMargins(0, 0, round(paint.width_of(unit)) + metrics.px(5) if unit else 0, 0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line as Qt paints it, and the unit."""
        super().paintEvent(event)
        if self._unit:
            with paint.painting(self) as painter:
                room = QRectF(self.rect()).adjusted(0, 0, -metrics.px(12), 0)
                ink = "ink2" if self.isEnabled() else "mute"
                paint.text(painter, room, self._unit, ink=ink, align=Qt.AlignmentFlag.AlignRight)


class LineEditor(Editor):
    """A line read by `typed`; a number shows its thousands while nobody is in it."""

    def __init__(self, desk: Desk, spec: FieldSpec) -> None:
        super().__init__(desk, spec)
        self._figure = spec.type in FIGURES and spec.refers is None
        self.line = EntryLine(spec.unit)
        if self._figure:
            self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._value: Any = None
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.line)
        if self.is_short:
            self.line.setMinimumWidth(metrics.px(70))
            self.line.setMaximumWidth(metrics.px(SHORT if self._figure else DAY))
            self.line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            row.addStretch(0)
        self.calendar = CalendarButton(self.line, self._day, self._take_day) if spec.type is date else None
        self.line.textEdited.connect(self._note)
        self.line.returnPressed.connect(self.left)
        self.line.installEventFilter(self)

    @property
    def is_short(self) -> bool:
        """Whether the width says that a day or a number is expected."""
        return self._figure or self.spec.type is date

    def fill(self) -> None:
        """Take the whole width, where fields share a row."""
        self.line.setMaximumWidth(16_777_215)
        self._row.setStretchFactor(self.line, 1)

    @property
    def control(self) -> QWidget:
        """The line."""
        return self.line

    def show_value(self, value: Any) -> None:
        """The value as it is typed; large numbers with their thousands."""
        self._value, self.is_dirty = value, False
        words = self._form(value, grouped=not self.line.hasFocus())
        if words != self.line.text():
            self.line.setText(words)
            self.line.setCursorPosition(0)

    def read(self) -> Any:
        """Read by the language of the interface."""
        return typed(self.spec, self.line.text(), texts.current(), self.desk.bridge.plan)

    def draft(self) -> str:
        """The text of the line."""
        return self.line.text()

    def show_draft(self, text: str) -> None:
        """The text as it was typed."""
        self.is_dirty = True
        self.line.setText(text)

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        """Follow the focus; let undo pass to the plan once everything typed is taken; Escape takes back what is not."""
        kind = event.type()
        if isinstance(event, QFocusEvent):
            self._follow_focus(event, came=kind == QEvent.Type.FocusIn)
        elif kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if passes_undo(self, event):
                event.ignore()
                return True
            return keeps_escape(self, event)
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if self.is_dirty:
                self.show_value(self._value)
                self.decided.emit()
                return True
        return super().eventFilter(watched, event)

    def _follow_focus(self, event: QFocusEvent, *, came: bool) -> None:
        if self.is_dirty or not self._figure:
            pass
        elif came:
            plain = self._form(self._value, grouped=False)
            if plain != self.line.text():
                self.line.setText(plain)
        else:
            self.line.setText(self._form(self._value, grouped=True))
        if not came and event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def _day(self) -> date:
        """The day that stands here, else today."""
        try:
            found = self.read()
        except BadInput:
            found = None
        return found if isinstance(found, date) else self.desk.bridge.session.today()

    def _take_day(self, day: date) -> None:
        self.show_draft(self._form(day, grouped=False))
        self.decided.emit()

    def _note(self, _words: str) -> None:
        self.is_dirty = True
        self.touched.emit()

    def _form(self, value: Any, *, grouped: bool) -> str:
        if value is None or not self._figure:
            return typed_form(value, self.spec, texts.current(), self.desk.bridge.plan)
        return number_form(self.spec, value, texts.current(), grouped=grouped)


def keeps_escape(editor: Editor, event: QKeyEvent) -> bool:
    """Whether Escape takes back what is typed here, before it does anything else."""
    if not editor.is_dirty or event.key() != Qt.Key.Key_Escape:
        return False
    event.accept()
    return True


def passes_undo(editor: Editor, event: QKeyEvent) -> bool:
    """Whether undo and redo are the plan's now: nothing is typed here that was not taken."""
    return not editor.is_dirty and (
        event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
    )
