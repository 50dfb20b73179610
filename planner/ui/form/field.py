"""A field of a form: its name above, the editor, what is wrong or what to consider below; it writes when the person is done."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner import tokens
from planner.domain.errors import BadInput
from planner.domain.record import Choice, FieldSpec, Record
from planner.domain.remarks import Remark
from planner.domain.rules.fixes import Fix
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.desk import Desk
from planner.ui.form import naming
from planner.ui.form.choices import CheckEditor, choice_editor
from planner.ui.form.editor import Editor
from planner.ui.form.lines import LineEditor
from planner.ui.form.locked import LockedEditor
from planner.ui.form.long_text import TextEditor
from planner.ui.form.references import Choices, ReferenceEditor, ReferencesEditor
from planner.ui.form.remark_column import RemarkColumn
from planner.ui.widgets.below import Below
from planner.ui.widgets.label import Label
from planner.ui.widgets.message_bar import announce

REST_MS = 1000
"""Typing rests this long before it is taken."""

Write = Callable[[Mapping[str, Any]], str]
"""Writes values of the record shown; gives the sentence of a refusal, "" when all is done."""


class FormField(QWidget):
    """One field of the record that is shown. Its `remarks` are laid out by the group: below all fields of a row."""

    def __init__(
        self, desk: Desk, spec: FieldSpec, write: Write, *, hint: str = "", optional: bool = False,
        choices: Choices | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self.desk, self.spec = desk, spec
        self._write = write
        self._value: Any = None
        self._kept: dict[str, str] = {}
        self.record: Record | None = None
        self.editor = make_editor(desk, spec, choices)
        self.locked = LockedEditor(desk, spec)
        self.remarks = RemarkColumn(desk, self._take_fix)
        self.below = Below(hint)
        self.below.setSpacing(metrics.gap(6))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.gap(tokens.LABEL_GAP))
        self.label = Label(_(spec.label), "body_strong")
        column.addLayout(self._head(optional=optional))
        column.addWidget(self.editor)
        column.addWidget(self.locked)
        column.addLayout(self.below)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._name_editor()
        self._connect()

    def _head(self, *, optional: bool) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(metrics.gap(8))
        stands_beside = isinstance(self.editor, CheckEditor)
        if stands_beside:
            self.label.hide()
        head.addWidget(self.label)
        if optional:
            head.addWidget(Label(_("optional"), "caption", "ink2"))
        head.addStretch(1)
        if self.spec.personal:
            head.addWidget(Label(_("never leaves the house"), "caption", "ink2"))
        elif not self.spec.public:
            head.addWidget(Label(_("internal only"), "caption", "ink2"))
        return head

    def _name_editor(self) -> None:
        self.label.setBuddy(self.editor.control)
        for control in self.editor.controls:
            if not control.accessibleName():
                control.setAccessibleName(_(self.spec.label))
        self.editor.describe(self._said_below())

    def _said_below(self) -> str:
        house = _("never leaves the house") if self.spec.personal else ""
        return ". ".join(part for part in (self.error, self.below.hint, house) if part)

    def _connect(self) -> None:
        self._rest.timeout.connect(self.commit)
        self.editor.touched.connect(self._rest.start)
        self.editor.left.connect(self.commit)
        self.editor.decided.connect(self.commit)
        self.remarks.let_go.connect(lambda: self.editor.control.setFocus(Qt.FocusReason.OtherFocusReason))

    @property
    def is_typing(self) -> bool:
        """Whether something stands here that was not taken yet."""
        return self.editor.is_dirty

    def show_record(self, record: Record) -> None:
        """Show another record; what was typed into the one before and could not be taken waits for its return."""
        if self.record is not None and self.record.id != record.id:
            self._put_aside()
        is_other = self.record is None or self.record.id != record.id
        self.record = self.editor.record = record
        value = getattr(record, self.spec.name)
        if is_other:
            self._show(value)
            self._bring_back()
        elif not self.editor.is_dirty and not (self.editor.has_focus and value == self._value and self._is_typed()):
            self._show(value)

    def _is_typed(self) -> bool:
        return isinstance(self.editor, LineEditor | TextEditor)

    def _show(self, value: Any) -> None:
        self._value = value
        self.editor.show_value(value)
        if self.record is not None:
            self.locked.show_record(self.record)
        self.set_error("")

    def _put_aside(self) -> None:
        """A text in error belongs to the record it was typed for."""
        assert self.record is not None  # noqa: S101 - asked by the caller, said to the type checker
        self._kept.pop(self.record.id, None)
        if self.editor.is_dirty and self.editor.draft():
            self._kept[self.record.id] = self.editor.draft()

    def _bring_back(self) -> None:
        draft = self._kept.pop(self.record.id, "") if self.record is not None else ""
        if draft:
            self.editor.show_draft(draft)
            self.commit()

    def set_locked(self, locked: bool) -> None:
        """Show the words alone, to read and to copy."""
        self.editor.setVisible(not locked)
        self.locked.setVisible(locked)
        self.label.setVisible(locked or not isinstance(self.editor, CheckEditor))

    def commit(self) -> None:
        """Take what stands here: write it, or say what is wrong and leave the text."""
        self._rest.stop()
        if not self.editor.is_dirty or self.record is None:
            if not self.editor.is_dirty and self.error:
                self.set_error("")
            return
        try:
            value = self.editor.read()
        except BadInput as error:
            self.set_error(self.desk.bridge.sentence(error))
            return
        if value != self._value:
            refusal = self._write({self.spec.name: value})
            if refusal:
                self.set_error(refusal)
                return
        self._settle(value)

    def _settle(self, value: Any) -> None:
        """It is taken: nothing is typed any more; a line nobody is in shows it the usual way."""
        self._value = value
        self.editor.is_dirty = False
        self.set_error("")
        if not self.editor.has_focus or not self._is_typed():
            self.editor.show_value(value)

    @property
    def error(self) -> str:
        """What is wrong with what was typed, "" when nothing is."""
        return self.below.error

    def set_error(self, sentence: str) -> None:
        """Say what is wrong under the field, or "" that nothing is."""
        if sentence == self.error:
            return
        self.below.set_error(sentence)
        if sentence:
            announce(self.editor.control, sentence)
        self._mark()

    def show_remarks(self, remarks: Sequence[Remark]) -> None:
        """Show what the rules say of this field."""
        self.remarks.show_remarks(remarks)
        self._mark()

    def _take_fix(self, fix: Fix) -> None:
        self.set_error(self._write(fix.values))

    def _mark(self) -> None:
        self.editor.set_state("error" if self.error else "remark" if self.remarks.blocks else "")
        self.editor.describe(self._said_below())


def make_editor(desk: Desk, spec: FieldSpec, choices: Choices | None = None) -> Editor:
    """The editor that fits what is known of a field."""
    if spec.many:
        return ReferencesEditor(desk, spec, choices)
    if spec.refers is not None:
        return ReferenceEditor(desk, spec, choices)
    if spec.type is bool:
        return CheckEditor(desk, spec)
    if issubclass(spec.type, Choice):
        return choice_editor(desk, spec)
    if spec.is_text and (spec.long or spec.name == naming.NAME_FIELDS[0]):
        return TextEditor(desk, spec)
    return LineEditor(desk, spec)
