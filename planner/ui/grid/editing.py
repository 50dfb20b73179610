"""Typing in a grid: an editor opens on a cell, its value is read strictly, Tab and Enter lead on, Esc lets go."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QWidget

from planner import texts
from planner.domain.errors import BadInput
from planner.operations.wording import error_sentence
from planner.ui.columns import held
from planner.ui.grid.editors import Editor, LineEditor, LongEditor, make_editor, start_words
from planner.ui.grid.note import Note
from planner.ui.grid.picker import PickerEditor
from planner.ui.grid.writing import Entered
from planner.ui.widgets.below import mark_edge

if TYPE_CHECKING:
    from planner.ui.desk import Desk
    from planner.ui.grid.table import Table

Index = QModelIndex | QPersistentModelIndex
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
BREAKS = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
ELSEWHERE = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
"""Reasons to lose the focus that leave a person where they are."""


class Editing(QObject):
    """The one open editor of a grid, and what becomes of it."""

    def __init__(self, desk: Desk, view: Table) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view
        self.editor: Editor | None = None
        self._index = QPersistentModelIndex()
        self._note: Note | None = None
        self._closing = False
        self.write: Callable[[list[Entered]], str] = lambda _entered: ""
        """Writes what was typed; the sentence of a refusal, "" when all is done."""
        self.is_new: Callable[[Any], bool] = lambda _record: False
        """Whether a record is that of a new row, not in the plan yet."""
        self.cancelled: Callable[[], None] = lambda: None
        """A person let go of the editor without a value."""

    @property
    def is_open(self) -> bool:
        """Whether a person is typing."""
        return self.editor is not None

    @property
    def note(self) -> str:
        """The sentence under the editor, "" when nothing is wrong."""
        return self._note.sentence if self._note is not None else ""

    # what the delegate asks

    def make(self, parent: QWidget, index: Index) -> QWidget | None:
        """The editor of a cell."""
        sheet = self._view.sheet
        record, column = sheet.record(index.row()), sheet.columns[index.column()]
        editor = make_editor(self._desk, column, parent)
        if editor is None or record is None:
            return None
        editor.setAccessibleName(column.head)
        if isinstance(editor, PickerEditor):
            editor.prepare_value(held(self._desk, column, record))
            editor.picked.connect(self._enter)
        else:
            editor.prepare(start_words(self._desk, column, record))
            editor.textChanged.connect(self._mend)
        self.editor, self._index = editor, QPersistentModelIndex(index)
        editor.destroyed.connect(lambda _gone=None, made=editor: self._forget(made))
        return editor

    def filter(self, event: QEvent) -> bool:
        """An event of the open editor; True when it is dealt with."""
        kind = event.type()
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        if kind == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            self._focus_left(event)
        elif kind in (QEvent.Type.Hide, QEvent.Type.Show) and self._note is not None:
            self._note.setVisible(kind == QEvent.Type.Show)
        elif kind in (QEvent.Type.Move, QEvent.Type.Resize) and self._note is not None and self.editor is not None:
            self._note.follow(self.editor)
        return False

    # keys

    def _key(self, event: QKeyEvent) -> bool:
        key, modifiers = event.key(), event.modifiers()
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            back = key == Qt.Key.Key_Backtab or bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
            if modifiers & Qt.KeyboardModifier.ControlModifier:
                self._leave(back=back)
            else:
                self._go_on(back=back)
            return True
        if key == Qt.Key.Key_Escape:
            self.cancel()
            return True
        if key in ENTER:
            if isinstance(self.editor, LongEditor) and modifiers & BREAKS:
                self.editor.break_line()
            elif not isinstance(self.editor, PickerEditor) or self.editor.take():
                self._enter(up=bool(modifiers & Qt.KeyboardModifier.ShiftModifier))
            return True
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not isinstance(self.editor, LongEditor | PickerEditor):
            self._enter(up=key == Qt.Key.Key_Up)
            return True
        return False

    def _enter(self, *, up: bool = False) -> None:
        """Done with this cell: one row down, or up."""
        if self.commit():
            index = self._view.currentIndex()
            row = self._neighbour(index.row(), -1 if up else 1)
            if row >= 0:
                self._view.go_to(row, index.column())

    def _go_on(self, *, back: bool) -> None:
        """Done with this cell: type in the next one, over the ends of rows; behind the last one typing ends."""
        if isinstance(self.editor, PickerEditor):
            self.editor.settle()
        if not self.commit():
            return
        index = self._view.currentIndex()
        found = self._next_typed(index.row(), index.column(), -1 if back else 1)
        if found is not None:
            self._view.go_to(*found)
            self._view.edit(self._view.currentIndex())

    def _leave(self, *, back: bool) -> None:
        """Done with the grid: the focus goes to what is before or behind it."""
        if isinstance(self.editor, PickerEditor):
            self.editor.settle()
        if self.commit():
            self._view.leave(back=back)

    def _neighbour(self, row: int, step: int) -> int:
        """The next row that is a record, -1 when there is none."""
        sheet = self._view.sheet
        row += step
        while 0 <= row < len(sheet.entries):
            if sheet.record(row) is not None:
                return row
            row += step
        return -1

    def _next_typed(self, row: int, column: int, step: int) -> tuple[int, int] | None:
        sheet = self._view.sheet
        while True:
            column += step
            if not 0 <= column < len(sheet.columns):
                row = self._neighbour(row, step)
                column = 0 if step > 0 else len(sheet.columns) - 1
                if row < 0:
                    return None
            if sheet.is_typed(row, column) and not self._view.isColumnHidden(column):
                return row, column

    # what becomes of the value

    def commit(self) -> bool:
        """Write what was typed and close the editor; False, with a sentence under it, when that is impossible."""
        if self.editor is None or not self._index.isValid():
            return True
        sheet = self._view.sheet
        record, column = sheet.record(self._index.row()), sheet.columns[self._index.column()]
        try:
            value = self.editor.value()
        except BadInput as error:
            self._say(error_sentence(self._desk.bridge.plan, error, texts.current()))
            return False
        others = [one for one in self._view.chosen_records(self._index.column()) if one.id != record.id]
        entered = [Entered(one, column, value) for one in (record, *others)]
        refusal = self.write(entered)
        if refusal:
            self._say(refusal)
            return False
        self.close()
        return True

    def end(self) -> bool:
        """Take what is being typed, so that typing can begin elsewhere; False, back in the cell, when that is impossible."""
        if self._is_idle():
            self.cancel()
        if self.commit():
            self.close()
            return True
        if self.editor is not None:
            self.editor.setFocus()
        return False

    def cancel(self) -> None:
        """Let go of what was typed."""
        self.close()
        self.cancelled()

    def close(self) -> None:
        """Close the editor."""
        editor = self.editor
        if editor is None:
            return
        self._closing = True
        self._forget(editor)
        self._view.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        self._closing = False

    def keeps_open(self, editor: QWidget) -> bool:
        """Whether the editor stays although the table would close it: what stands there cannot be taken yet."""
        return not self._closing and editor is self.editor and self._note is not None

    def _focus_left(self, event: QFocusEvent) -> None:
        if event.reason() in ELSEWHERE or self._closing or self.editor is None:
            return
        if isinstance(self.editor, PickerEditor):
            self.editor.settle()
        elif self._is_idle():
            # a new row nobody typed anything into
            self.cancel()
            return
        self.commit()

    def _is_idle(self) -> bool:
        """Whether this is a new row in which nothing was typed yet."""
        record = self._view.sheet.record(self._index.row()) if self._index.isValid() else None
        return self.is_new(record) and isinstance(self.editor, LineEditor) and not self.editor.isModified()

    def _say(self, sentence: str) -> None:
        editor = self.editor
        if editor is None:
            return
        self._drop_note()
        self._note = Note(editor, sentence)
        editor.setAccessibleDescription(sentence)
        mark_edge(editor, "error")

    def _mend(self) -> None:
        """What was wrong is being typed anew."""
        if self._note is not None and self.editor is not None:
            self._drop_note()
            self.editor.setAccessibleDescription("")
            mark_edge(self.editor, "")

    def _drop_note(self) -> None:
        if self._note is not None:
            self._note.hide()
            self._note.deleteLater()
            self._note = None

    def _forget(self, editor: QWidget) -> None:
        if editor is self.editor:
            self.editor = None
            self._drop_note()
