"""A sign with a sentence that may wrap: guiding questions, readiness checks, hints under a field."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from planner import tokens
from planner.ui import drawing, icons, metrics, paint
from planner.ui.widgets.label import Label


class Sign(QWidget):
    """A sign of state or a pictogram, painted; the word beside it carries the meaning for a screen reader."""

    def __init__(
        self, name: str, size: int = tokens.SHAPE_LIST, ink: str = "accent", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._ink = name, ink
        side = metrics.px(size)
        self.setFixedSize(QSize(side, side))

    def set_name(self, name: str) -> None:
        """Show another sign."""
        self._name = name
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sign."""
        with paint.painting(self) as painter:
            if self._name.startswith("icon:"):
                icons.paint(painter, QRectF(self.rect()), self._name.removeprefix("icon:"), self._ink)
            else:
                drawing.sign(painter, QRectF(self.rect()), self._name)


class SignLine(QWidget):
    """A sign, aligned with the first line of the sentence beside it; `word` says the sign aloud."""

    def __init__(
        self, sign: str, words: str, *, word: str = "", ink: str = "ink", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.sign = Sign(sign)
        self.label = Label(words, ink=ink, wrap=True)
        self.label.setAccessibleName(f"{words} ({word})" if word else words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(metrics.gap(10))
        lead = (metrics.measure("body").height() - self.sign.height()) / 2
        holder = QWidget()
        holder.setFixedWidth(self.sign.width())
        self.sign.setParent(holder)
        self.sign.move(0, round(lead))
        row.addWidget(holder)
        row.addWidget(self.label, 1, Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
