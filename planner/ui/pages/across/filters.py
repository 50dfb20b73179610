"""Small parts of a filter row: a field for words, a choice that gives way where there is little room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from planner import tokens
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.widgets.button import icon_button
from planner.ui.widgets.combo import Combo
from planner.ui.widgets.label import ElidedLabel

REST_MS = 150
WORDS_WIDTH = 200
CHOICE_WIDTH = 280
LEAST_CHOICE = 150


class WordsFilter(QLineEdit):
    """Words to look for; `wanted` follows when typing rests, at once when the field is emptied."""

    wanted = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setMaxLength(200)
        self.setClearButtonEnabled(False)
        self.setMinimumHeight(metrics.px(tokens.HEIGHTS.control))
        self.setMinimumWidth(metrics.px(90))
        self.setMaximumWidth(metrics.px(WORDS_WIDTH))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(lambda: self.wanted.emit(self.words))
        self.textChanged.connect(self._note)

    @property
    def words(self) -> str:
        """What is looked for."""
        return self.text().strip()

    def _note(self) -> None:
        if self.words:
            self._rest.start()
        else:
            self._rest.stop()
            self.wanted.emit("")


class ChoiceFilter(Combo):
    """One of several; the first choice is no limit. As wide as its words, narrower where there is no room."""

    def __init__(self, name: str, options: Sequence[tuple[str, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(name, options, "", parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(metrics.px(CHOICE_WIDTH))

    def minimumSizeHint(self) -> QSize:
        """Short words stay whole."""
        whole = self.sizeHint()
        return QSize(min(whole.width(), metrics.px(LEAST_CHOICE)), whole.height())

    def offer(self, options: Sequence[tuple[str, str]], current: str) -> None:
        """Offer other choices; nothing is told. What was chosen stays if it is still there."""
        self.set_options(options, current)
        self.updateGeometry()


class RecordFilter(QWidget):
    """Says that only one record is shown, with a way to lift that; not there without a record."""

    lifted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ElidedLabel("", "body")
        self._close = icon_button("close", _("Show all records again"))
        self._close.clicked.connect(self.lifted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(metrics.gap(4))
        row.addWidget(self._words)
        row.addWidget(self._close)
        row.addStretch(1)
        self.hide()

    @property
    def words(self) -> str:
        """What is said."""
        return self._words.words

    def show_name(self, name: str) -> None:
        """Name the record, or "" for none."""
        self._words.set_words(_("Only “{record}”", record=name) if name else "")
        self.setVisible(bool(name))

    def setFocus(self) -> None:  # type: ignore[override]
        """The button takes the focus."""
        self._close.setFocus()
