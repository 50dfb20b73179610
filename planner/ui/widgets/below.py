"""What stands below a field: its hint, or what is wrong with what was typed."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.widgets.label import Label
from planner.ui.widgets.sign_line import SignLine


class Below(QVBoxLayout):
    """A hint that gives way to an error with its shape and sentence; every kind of field has one."""

    def __init__(self, hint: str = "", *, above: int = 0) -> None:
        """`above` is the distance to the field in pixels at 100 %."""
        super().__init__()
        self.setContentsMargins(0, metrics.gap(above), 0, 0)
        self.error = ""
        self.hint = hint
        self._line: SignLine | None = None
        self._label = Label(hint, "caption", "ink2", wrap=True)
        if not hint:
            # shown without a parent it would be a window of its own for a moment, and take the focus away
            self._label.hide()
        self.addWidget(self._label)

    @property
    def words(self) -> str:
        """What is said: the error, else the hint."""
        return self.error or self.hint

    def set_hint(self, hint: str) -> None:
        """Say something else while nothing is wrong."""
        self.hint = hint
        self._label.setText(hint)
        self._label.setVisible(bool(hint) and not self.error)

    def set_error(self, sentence: str) -> None:
        """Say what is wrong, or "" that nothing is."""
        self.error = sentence
        if self._line is not None:
            self.removeWidget(self._line)
            self._line.hide()
            self._line.deleteLater()
            self._line = None
        if sentence:
            self._line = SignLine("status:late", sentence, word=_("Error"), ink="late")
            self.insertWidget(0, self._line)
        self._label.setVisible(bool(self.hint) and not sentence)


def mark_edge(control: QWidget, state: str) -> None:
    """Give what is typed in the edge of a state of the style sheet: "error", "remark", or "" for none."""
    if control.property("state") != state:
        control.setProperty("state", state)
        control.style().unpolish(control)
        control.style().polish(control)
        control.update()
