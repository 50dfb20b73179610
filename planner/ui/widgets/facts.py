"""Facts in a row: what is known of a record, each with its name above in small type."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.domain.naming import DOT
from planner.ui import metrics
from planner.ui.widgets.label import ElidedLabel

FEW = 2
"""Facts beside each other where there is little room."""


class Facts(QWidget):
    """As many facts as names, equally wide beside each other; two by two where the page is narrow."""

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = tuple(names)
        self._name_labels = [ElidedLabel(name, "caption", "ink2") for name in names]
        self._words = [ElidedLabel("", "body_strong") for _name in names]
        self._per_row = self._most = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(metrics.gap(16))
        self._grid.setVerticalSpacing(metrics.gap(8))
        self._boxes = [_box(name, words) for name, words in zip(self._name_labels, self._words, strict=True)]
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_narrow(False)

    def set_words(self, words: Sequence[str]) -> None:
        """Say the facts, in the order of their names."""
        for label, said in zip(self._words, words, strict=True):
            label.set_words(said)
        self._fit()
        pairs = zip(self._names, words, strict=True)
        self.setAccessibleName(DOT.join(f"{name}: {said}" for name, said in pairs))

    @property
    def words(self) -> tuple[str, ...]:
        """The facts as they are said."""
        return tuple(label.words for label in self._words)

    def set_names(self, names: Sequence[str]) -> None:
        """Call the facts something else."""
        self._names = tuple(names)
        for label, name in zip(self._name_labels, names, strict=True):
            label.set_words(name)

    def set_narrow(self, narrow: bool) -> None:
        """Two beside each other instead of all."""
        self.set_per_row(FEW if narrow else len(self._boxes))

    def set_per_row(self, per_row: int) -> None:
        """So many beside each other at most."""
        self._most = per_row
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fewer beside each other where figures or dates would be cut."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        figures = [label.sizeHint().width() for label in self._words if any(sign.isdigit() for sign in label.words)]
        widest, per_row = max(figures, default=0) + self._grid.horizontalSpacing(), self._most
        while per_row > 1 and widest * per_row > self.width() + self._grid.horizontalSpacing():
            per_row = (per_row + 1) // 2 if per_row > FEW else 1
        self._lay(per_row)

    def _lay(self, per_row: int) -> None:
        if per_row == self._per_row:
            return
        self._per_row = per_row
        for number, box in enumerate(self._boxes):
            self._grid.addWidget(box, number // per_row, number % per_row)
        for column in range(len(self._boxes)):
            self._grid.setColumnStretch(column, 1 if column < per_row else 0)


def _box(name: ElidedLabel, words: ElidedLabel) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(metrics.gap(2))
    column.addWidget(name)
    column.addWidget(words)
    box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return box
