"""Some fields under a heading; a folded group shows only the heading until it is opened."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from planner import tokens
from planner.domain.record import field_of
from planner.texts import gettext as _
from planner.ui import metrics, paint
from planner.ui.desk import Desk
from planner.ui.form.field import FormField, Write
from planner.ui.form.lines import LineEditor
from planner.ui.form.spec import FormSpec, Group
from planner.ui.widgets.heading import Hairline
from planner.ui.widgets.label import Label

FIELD_GAP = 14
ROW_GAP = 12
REMARK_GAP = 8


class FoldHeading(QPushButton):
    """The heading of a group that opens and closes: a chevron and the words."""

    def __init__(self, words: str) -> None:
        super().__init__(words.replace("&", "&&"))
        self._words = words
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._tell)
        self._tell()

    def _tell(self) -> None:
        self.setAccessibleName(self._words)
        self.setAccessibleDescription(_("unfolded") if self.isChecked() else _("folded"))
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(metrics.px(120), metrics.px(tokens.HEIGHTS.control))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Chevron and words."""
        rect = QRectF(self.rect())
        side = metrics.px(tokens.ICON_ROW)
        with paint.painting(self) as painter:
            box = QRectF(0, rect.center().y() - side / 2, side, side)
            paint.caret(painter, box, "ink2", "down" if self.isChecked() else "right")
            room = rect.adjusted(side + metrics.gap(6), 0, 0, 0)
            paint.text(painter, room, self._words, role="h3", ink="accent" if self.underMouse() else "ink")


class GroupBox(QWidget):
    """A heading, a hairline, and rows of fields."""

    folded = Signal(bool)

    def __init__(self, title: str, rows: Sequence[Sequence[FormField]], *, folded: bool = False) -> None:
        super().__init__()
        self.fields = tuple(field for row in rows for field in row)
        self.heading: FoldHeading | None = None
        self._body = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.gap(6))
        if title and folded:
            self.heading = FoldHeading(title)
            column.addWidget(self.heading)
            self._body.hide()
            self.heading.toggled.connect(self._fold)
        elif title:
            column.addWidget(Label(title, "h3"))
        if title:
            column.addWidget(Hairline("line"))
        column.addWidget(self._body)
        inner = QVBoxLayout(self._body)
        inner.setContentsMargins(0, metrics.gap(4) if title else 0, 0, 0)
        inner.setSpacing(metrics.gap(FIELD_GAP))
        for row in rows:
            inner.addLayout(self._with_remarks(row))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    @classmethod
    def _with_remarks(cls, fields: Sequence[FormField]) -> QVBoxLayout:
        """A row, and what the rules say of its fields over the whole width below."""
        whole = QVBoxLayout()
        whole.setSpacing(metrics.gap(REMARK_GAP))
        if len(fields) > 1:
            whole.addLayout(cls._row(fields))
        else:
            whole.addWidget(fields[0])
        for field in fields:
            whole.addWidget(field.remarks)
        return whole

    @staticmethod
    def _row(fields: Sequence[FormField]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(metrics.gap(ROW_GAP))
        for field in fields:
            if isinstance(field.editor, LineEditor):
                field.editor.fill()
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        return row

    def open(self) -> None:
        """Show the fields."""
        if self.heading is not None:
            self.heading.setChecked(True)

    def _fold(self, opened: bool) -> None:
        self._body.setVisible(opened)
        self.folded.emit(not opened)


def make_group(desk: Desk, spec: FormSpec, group: Group, write: Write) -> GroupBox:
    """The fields of a group; whether it is folded is remembered for the kind of record."""
    rows = [
        [_make_field(desk, spec, name, write) for name in ((entry,) if isinstance(entry, str) else entry)]
        for entry in group.fields
    ]
    box = GroupBox(_(group.title) if group.title else "", rows, folded=group.folded)
    if group.folded:
        kind, key = spec.kind.kind, f"unfolded:{group.title}"
        if desk.preferences.choice(kind, key, default=False):
            box.open()
        box.folded.connect(lambda is_folded: desk.preferences.choose(kind, key, not is_folded))
    return box


def _make_field(desk: Desk, spec: FormSpec, name: str, write: Write) -> FormField:
    known = field_of(spec.kind, name)
    label, hint = spec.labels.get(name), spec.hints.get(name, "")
    return FormField(
        desk,
        dataclasses.replace(known, label=label) if label else known,
        write,
        hint=_(hint) if hint else "",
        optional=name in spec.optional,
        choices=spec.choices.get(name),
    )
