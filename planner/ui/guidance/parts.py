"""The parts guidance is put together from: captions, paragraphs, links."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from planner.ui import metrics
from planner.ui.widgets.button import Button
from planner.ui.widgets.label import Label


class GuidanceContent(QWidget):
    """A column with the pane's margins; sections are a caption with what belongs to it close below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        side = metrics.gap(19)
        self.column.setContentsMargins(side, metrics.gap(6), side, metrics.gap(24))
        self.column.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def add_caption(self, words: str) -> None:
        """A small heading; a gap above all but the first."""
        if self.column.count():
            self.column.addSpacing(metrics.gap(18))
        self.column.addWidget(Label(words, "caption_strong", "ink2"))
        self.column.addSpacing(metrics.gap(5))

    def add_text(self, words: str, role: str = "body", ink: str = "ink") -> Label:
        """A paragraph."""
        label = Label(words, role, ink, wrap=True)
        self.column.addWidget(label)
        return label

    def add(self, widget: QWidget, gap: int = 0) -> None:
        """Any widget, `gap` pixels below what is above it."""
        if gap:
            self.column.addSpacing(metrics.gap(gap))
        self.column.addWidget(widget)

    def add_link(self, words: str, run: Callable[[], None], icon: str = "arrow") -> Button:
        """A quiet link on a line of its own; long words elide and are told in a tooltip."""
        link = Button(words, "link", icon=icon)
        link.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        link.setToolTip(words)
        link.may_shrink = True
        link.clicked.connect(run)
        self.column.addWidget(link)
        return link

    def finish(self) -> None:
        """Push everything up."""
        self.column.addStretch(1)
