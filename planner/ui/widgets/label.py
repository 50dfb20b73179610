"""Plain words on a page: a label that never reads markup, in a role of type and a colour of the theme."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from planner.ui import metrics

INKS = {
    "ink": QPalette.ColorRole.WindowText,
    "ink2": QPalette.ColorRole.PlaceholderText,
    "accent": QPalette.ColorRole.Accent,
    "late": QPalette.ColorRole.BrightText,
}


class Label(QLabel):
    """Words as they were typed: `<b>` and `&` stand there literally."""

    def __init__(
        self,
        words: str = "",
        role: str = "body",
        ink: str = "ink",
        *,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(metrics.font(role))
        self.setForegroundRole(INKS[ink])
        self.setText(words)
        self.setWordWrap(wrap)
        if wrap:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)


class ElidedLabel(Label):
    """One line that shortens itself at the right and tells the whole text in a tooltip and to a screen reader."""

    def __init__(self, words: str = "", role: str = "body", ink: str = "ink", *, parent: QWidget | None = None) -> None:
        self._whole = words
        super().__init__(words, role, ink, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)

    def set_words(self, words: str) -> None:
        """Show other words."""
        self._whole = words
        self.setAccessibleName(words)
        self._elide()
        self.updateGeometry()

    @property
    def words(self) -> str:
        """The whole text."""
        return self._whole

    def sizeHint(self) -> QSize:
        """The size of the whole text."""
        needed = self.fontMetrics().horizontalAdvance(self._whole) + 2
        return QSize(needed, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Two letters and the ellipsis; nothing where nothing is said."""
        least = self.fontMetrics().horizontalAdvance("MM…") if self._whole else 0
        return QSize(least, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten afresh."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width())
        if shown != self.text():
            self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")
