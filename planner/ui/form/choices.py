"""Yes or no as a box to tick, one of a few words as segments, one of many as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.domain.record import Choice, FieldSpec
from planner.texts import gettext as _
from planner.ui import metrics, paint
from planner.ui.form.editor import Editor
from planner.ui.widgets.check import Check
from planner.ui.widgets.combo import Combo
from planner.ui.widgets.segments import Segments

if TYPE_CHECKING:
    from planner.ui.desk import Desk

MOST_SEGMENTS = 4
SEGMENTS_WIDTH = 368
"""Room for segments in the narrowest form, at 100 % text."""


class CheckEditor(Editor):
    """A box to tick; the field's name stands beside it."""

    def __init__(self, desk: Desk, spec: FieldSpec) -> None:
        super().__init__(desk, spec)
        self.box = Check(_(spec.label))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.box)
        self.box.clicked.connect(self._decide)

    @property
    def control(self) -> QWidget:
        """The box."""
        return self.box

    def show_value(self, value: Any) -> None:
        """Tick it or not."""
        self.is_dirty = False
        self.box.setChecked(bool(value))

    def read(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()

    def _decide(self) -> None:
        self.is_dirty = True
        self.decided.emit()


def choice_editor(desk: Desk, spec: FieldSpec) -> Editor:
    """Segments for up to four short words, else a list."""
    words = [_(one.label) for one in members(spec)]
    wide = sum(paint.width_of(one, "body_strong") + 2 * metrics.px(14) for one in words)
    short = len(words) <= MOST_SEGMENTS and not spec.optional and wide <= metrics.px(SEGMENTS_WIDTH)
    return SegmentsEditor(desk, spec) if short else ComboEditor(desk, spec)


def members(spec: FieldSpec) -> list[Choice]:
    """The members of a closed list in their order."""
    every = spec.type.__members__.values()  # type: ignore[attr-defined]
    return [one for one in every if isinstance(one, Choice)]


class SegmentsEditor(Editor):
    """A switch; the arrow keys choose."""

    def __init__(self, desk: Desk, spec: FieldSpec) -> None:
        super().__init__(desk, spec)
        self._members = members(spec)
        options = [(one.value, _(one.label)) for one in self._members]
        self.segments = Segments(_(spec.label), options, options[0][0])
        for button, (_key, words) in zip(self.segments.buttons, options, strict=True):
            button.setAccessibleName(f"{_(spec.label)}: {words}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.segments)
        self.segments.chosen.connect(self._decide)

    @property
    def control(self) -> QWidget:
        """The chosen segment: there Tab arrives."""
        chosen = [one for one in self.segments.buttons if one.isChecked()]
        return chosen[0] if chosen else self.segments.buttons[0]

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """Every segment."""
        return tuple(self.segments.buttons)

    def show_value(self, value: Any) -> None:
        """Choose a segment."""
        self.is_dirty = False
        self.segments.show_current(str(value.value))

    def read(self) -> Choice:
        """The member chosen."""
        return next(one for one in self._members if one.value == self.segments.current)

    def _decide(self, _key: str) -> None:
        self.is_dirty = True
        self.decided.emit()


class ComboEditor(Editor):
    """A list that opens; an optional field can be left open again."""

    def __init__(self, desk: Desk, spec: FieldSpec) -> None:
        super().__init__(desk, spec)
        self._members = members(spec)
        none = [("", _("not stated"))] if spec.optional else []
        self.combo = Combo(_(spec.label), [*none, *((one.value, _(one.label)) for one in self._members)])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.combo)
        self.combo.taken.connect(self._decide)
        self.combo.installEventFilter(self)

    @property
    def control(self) -> QWidget:
        """The list."""
        return self.combo

    def show_value(self, value: Any) -> None:
        """Choose a row."""
        self.is_dirty = False
        at = self.combo.findData("" if value is None else str(value.value))
        self.combo.setCurrentIndex(at)

    def read(self) -> Choice | None:
        """The member chosen, None for none."""
        return next((one for one in self._members if one.value == self.combo.current), None)

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        """Arrow keys change a closed list at once; that is taken when the focus leaves."""
        if event.type() == QEvent.Type.FocusOut and self.is_dirty:
            self.left.emit()
        return super().eventFilter(watched, event)

    def _decide(self, _key: str) -> None:
        self.is_dirty = True
        self.decided.emit()
