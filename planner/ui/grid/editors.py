"""The fields a person types into inside a grid: a line, several lines, or a list to pick from."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from planner import texts
from planner.domain.record import Choice, FieldSpec
from planner.operations.entry import typed, typed_form
from planner.ui import metrics
from planner.ui.columns import held
from planner.ui.grid.picker import PickerEditor, choices_of, records_of
from planner.ui.widgets.focus import OWN_FOCUS

if TYPE_CHECKING:
    from planner.ui.columns import Column
    from planner.ui.desk import Desk

LONG_HEIGHT = 112
LONG_WIDTH = 300


class LineEditor(QLineEdit):
    """One line; what stands there is read strictly when it is left."""

    def __init__(self, parent: QWidget, read: Callable[[str], Any], spec: FieldSpec, *, right: bool) -> None:
        super().__init__(parent)
        self._read = read
        self.setProperty("place", "cell")
        self.setProperty(OWN_FOCUS, True)
        self.setMaxLength(max(spec.longest, 60) if spec.is_text else 60)
        if right:
            self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def prepare(self, words: str) -> None:
        """Begin with what the cell holds, all of it selected."""
        self.setText(words)
        self.selectAll()

    def value(self) -> Any:
        """What was typed as the field’s value; raises BadInput."""
        return self._read(self.text())

    def place(self, cell: QRect) -> None:
        """Lie on the cell."""
        self.setGeometry(cell)


class LongEditor(QPlainTextEdit):
    """Several lines; Enter is done, Alt+Enter or Shift+Enter begins a new line."""

    def __init__(self, parent: QWidget, read: Callable[[str], Any], _spec: FieldSpec, *, right: bool = False) -> None:
        super().__init__(parent)
        self._read, self._ground = read, parent
        self.setProperty("place", "cell")
        self.setProperty(OWN_FOCUS, True)
        self.setTabChangesFocus(True)

    def prepare(self, words: str) -> None:
        """Begin with what the cell holds, all of it selected."""
        self.setPlainText(words)
        self.selectAll()

    def value(self) -> Any:
        """What was typed as the field’s value; raises BadInput."""
        return self._read(self.toPlainText())

    def break_line(self) -> None:
        """A new line where the cursor is."""
        self.textCursor().insertText("\n")
        self.moveCursor(QTextCursor.MoveOperation.NoMove)

    def place(self, cell: QRect) -> None:
        """Some lines high, upwards where there is no room below."""
        ground = self._ground.rect()
        height = min(metrics.px(LONG_HEIGHT), max(ground.height(), cell.height()))
        width = min(max(cell.width(), metrics.px(LONG_WIDTH)), ground.width())
        top = min(cell.top(), max(0, ground.bottom() - height))
        left = max(0, min(cell.left(), ground.right() - width))
        self.setGeometry(left, top, width, height)


Editor = LineEditor | LongEditor | PickerEditor


def make_editor(desk: Desk, column: Column, parent: QWidget) -> Editor | None:
    """The editor of a column; None where nothing is typed."""
    spec = column.spec
    if spec is None:
        return None
    words, plan = texts.current(), desk.bridge.plan

    def read(text: str) -> Any:
        return typed(spec, text, words, desk.bridge.plan)

    if spec.refers is not None:
        options = records_of(plan, spec, words)
        return PickerEditor(parent, options, many=spec.many, optional=spec.optional)
    if spec.type is bool or issubclass(spec.type, Choice):
        return PickerEditor(parent, choices_of(spec, words), many=False, optional=spec.optional)
    return (LongEditor if spec.long else LineEditor)(parent, read, spec, right=column.right)


def start_words(desk: Desk, column: Column, record: Any) -> str:
    """What stands in an editor of words at first."""
    spec = column.spec
    if spec is None:
        return ""
    return typed_form(held(desk, column, record), spec, texts.current(), desk.bridge.plan)
