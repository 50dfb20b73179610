"""Headings: the page's title with its lead and actions, and a section's title over a hairline."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.ui import metrics, paint
from planner.ui.widgets.label import ElidedLabel, Label


class Hairline(QWidget):
    """A line of one device pixel across the page."""

    def __init__(self, role: str = "line", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role
        self.setFixedHeight(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line."""
        with paint.painting(self) as painter:
            paint.hairline(painter, 0, 0, self.width() - 1, 0, self._role)


class SectionHeading(QWidget):
    """A section's title, a note beside it, at most one link or switch at the right, a hairline below.

    Where title and action do not fit side by side, the action stands below.
    """

    def __init__(
        self,
        title: str,
        note: str = "",
        action: QWidget | None = None,
        *,
        line: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title = Label(title, "h2")
        self.note = ElidedLabel(note, "body", "ink2")
        self._action = action
        words = QHBoxLayout()
        words.setSpacing(metrics.gap(12))
        words.addWidget(self.title, 0, Qt.AlignmentFlag.AlignBaseline)
        words.addWidget(self.note, 1, Qt.AlignmentFlag.AlignBaseline)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(metrics.gap(12))
        self._row.addLayout(words, 1)
        if action is not None:
            self._row.addWidget(action, 0, Qt.AlignmentFlag.AlignVCenter)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(metrics.gap(8))
        whole.addLayout(self._row)
        if line:
            whole.addWidget(Hairline("line"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Wide enough for title and note, or for the action below them."""
        least = super().minimumSizeHint()
        return QSize(max(self._words_width(), self._action_width()), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side, or one below the other."""
        super().resizeEvent(event)
        needed = self._words_width() + self._row.spacing() + self._action_width()
        fits = not self._action_width() or needed <= self.width()
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom)

    def _words_width(self) -> int:
        note = self.note.minimumSizeHint().width() if self.note.words else 0
        return self.title.minimumSizeHint().width() + metrics.gap(12) + note

    def _action_width(self) -> int:
        return self._action.minimumSizeHint().width() if self._action is not None and not self._action.isHidden() else 0


class PageHeading(QWidget):
    """The page's one title, the sentence that states the finding, and at most one plain and one primary button."""

    def __init__(self, title: str, lead: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label(title, "h1")
        self.lead = Label(lead, "lead", "ink2", wrap=True)
        self._words = QVBoxLayout()
        self._words.setContentsMargins(0, 0, 0, 0)
        self._words.setSpacing(metrics.gap(3))
        self._words.addWidget(self.title)
        self._words.addWidget(self.lead)
        self._buttons: list[QWidget] = []
        self._actions = QHBoxLayout()
        self._actions.setSpacing(metrics.gap(8))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(metrics.gap(16))
        self._row.addLayout(self._words, 1)
        self._row.addLayout(self._actions)
        self._row.setAlignment(self._actions, Qt.AlignmentFlag.AlignBottom)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def add_action(self, button: QWidget) -> None:
        """Put a button at the right, bottom-aligned with the lead."""
        self._buttons.append(button)
        self._actions.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)

    def set_stacked(self, stacked: bool, room: float = float("inf")) -> None:
        """Put the buttons below the words where the page is narrow, and below each other where `room` is too narrow."""
        widths = [one.sizeHint().width() for one in self._buttons if not one.isHidden()]
        is_tight = sum(widths) + self._actions.spacing() * (len(widths) - 1) > room
        tight, wide = QHBoxLayout.Direction.TopToBottom, QHBoxLayout.Direction.LeftToRight
        self._actions.setDirection(tight if stacked and is_tight else wide)
        direction = QHBoxLayout.Direction.TopToBottom if stacked else QHBoxLayout.Direction.LeftToRight
        self._row.setDirection(direction)
        self._row.setAlignment(self._actions, Qt.AlignmentFlag.AlignLeft if stacked else Qt.AlignmentFlag.AlignBottom)
