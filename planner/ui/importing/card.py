"""A question of an import: sign and sentence, detail, then the answers indented below."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.widgets.label import Label
from planner.ui.widgets.sign_line import SignLine


class Card(QWidget):
    """One question; it is answered where its sign says so."""

    def __init__(self, sign: str, sentence: str, detail: str, *, word: str = "", parent: QWidget | None = None) -> None:
        """`word` says the sign where it is neither "answered" nor "open"."""
        super().__init__(parent)
        line = SignLine(sign, sentence, word=word or (_("answered") if sign == "step:done" else _("open")))
        line.label.setFont(metrics.font("body_strong"))
        self._below = QVBoxLayout()
        self._below.setContentsMargins(line.sign.width() + metrics.gap(10), 0, 0, 0)
        self._below.setSpacing(metrics.gap(6))
        if detail:
            self._below.addWidget(Label(detail, "body", "ink2", wrap=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.gap(2))
        column.addWidget(line)
        column.addLayout(self._below)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def add(self, widget: QWidget) -> None:
        """Put answers below."""
        self._below.addWidget(widget)
