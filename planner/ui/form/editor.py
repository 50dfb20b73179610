"""What a form needs of whatever a field is typed in: show a value, read one, say when a person is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.domain.record import FieldSpec
from planner.ui.widgets.below import mark_edge

if TYPE_CHECKING:
    from planner.domain.record import Record
    from planner.ui.desk import Desk


class Editor(QWidget):
    """The place of one field. Nothing here writes: the field around it does, when it is told so."""

    touched = Signal()
    """Something was typed; it is taken when typing rests."""
    left = Signal()
    """The focus went elsewhere, or Enter was pressed."""
    decided = Signal()
    """A choice was made: take it now."""

    def __init__(self, desk: Desk, spec: FieldSpec) -> None:
        super().__init__()
        self.desk, self.spec = desk, spec
        self.record: Record | None = None
        self.is_dirty = False
        """Whether something was typed that was not taken yet."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    @property
    def control(self) -> QWidget:
        """The widget that takes the focus and carries name, description and state."""
        raise NotImplementedError

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """Every widget a person can be in while typing here."""
        return (self.control,)

    def show_value(self, value: Any) -> None:
        """Show what the record holds; nothing is told."""
        raise NotImplementedError

    def read(self) -> Any:
        """The value as it stands there; raises BadInput when it is none."""
        raise NotImplementedError

    def draft(self) -> str:
        """What was typed, to be shown again as it was; "" where nothing is typed."""
        return ""

    def show_draft(self, text: str) -> None:
        """Show what was typed before."""

    @property
    def has_focus(self) -> bool:
        """Whether the person is in here."""
        return any(one.hasFocus() for one in self.controls)

    def set_state(self, state: str) -> None:
        """Mark the edge: "error", "remark" or ""."""
        for one in self.controls:
            mark_edge(one, state)

    def describe(self, words: str) -> None:
        """Tell a screen reader what stands below the field."""
        for one in self.controls:
            one.setAccessibleDescription(words)
