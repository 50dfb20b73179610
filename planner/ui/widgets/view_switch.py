"""The switch between the views of a page: segments where there is room for all, else a list to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from planner.ui.widgets.combo import Combo
from planner.ui.widgets.segments import Segments


class ViewSwitch(QWidget):
    """One of a few views; `chosen` tells the key of the one a person took."""

    chosen = Signal(str)

    def __init__(
        self, name: str, options: Sequence[tuple[str, str]], current: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._keys = [key for key, _words in options]
        self._segments = Segments(name, options, current)
        self._combo = Combo(name, options, current)
        self._combo.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._combo.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._segments)
        row.addWidget(self._combo)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._segments.chosen.connect(self._take)
        self._combo.taken.connect(self._take)

    @property
    def wish(self) -> int:
        """The width in which all views stand side by side."""
        return self._segments.sizeHint().width()

    def show_current(self, key: str) -> None:
        """Show another view as the chosen one; nothing is told."""
        self._segments.show_current(key)
        self._combo.setCurrentIndex(self._combo.findData(key))

    def say(self, words: Sequence[str]) -> None:
        """Call the views otherwise, in their order."""
        self._segments.say(words)
        options = list(zip(self._keys, words, strict=True))
        self._combo.set_options(options, self._combo.current)

    def fit(self, room: float) -> None:
        """Segments where they fit into `room`, else the list."""
        fits = self.wish <= room
        self._segments.setVisible(fits)
        self._combo.setVisible(not fits)

    def _take(self, key: str) -> None:
        self.show_current(key)
        self.chosen.emit(key)
