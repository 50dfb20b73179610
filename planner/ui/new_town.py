"""The dialog for a new plan: name, official key, language; then where the file shall lie."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from planner import texts
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.preferences import LANGUAGE_NAMES
from planner.ui.widgets.button import Button
from planner.ui.widgets.field import TextField
from planner.ui.widgets.focus import FocusRing
from planner.ui.widgets.label import Label
from planner.ui.widgets.segments import Segments

KEY = re.compile(r"\d{5}|\d{8}|\d{12}")

_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


@dataclass(frozen=True, slots=True)
class NewTownChoice:
    """What the dialog asked for."""

    name: str
    key: str
    language: str


def file_name(town: str) -> str:
    """A file name every system takes: "muelheim-an-der-ruhr.chain"."""
    plain = unicodedata.normalize("NFKD", town.casefold().translate(_LETTERS))
    return (re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode()).strip("-") or "plan") + ".chain"


class NewTownDialog(QDialog):
    """Asks for three details; `choice` holds them once it was accepted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("New prevention chain"))
        self.setFixedWidth(metrics.px(440))
        self.choice: NewTownChoice | None = None
        self._name = TextField(_("Name of the municipality"))
        self._key = TextField(
            _("Official municipality key"),
            optional=True,
            longest=12,
            hint=_("Eight digits, as the statistics office uses it"),
        )
        options = [(code, LANGUAGE_NAMES.get(code, code)) for code in texts.languages()]
        self._language = Segments(_("Language of the plan"), options, texts.current().language)
        column = QVBoxLayout(self)
        side = metrics.gap(24)
        column.setContentsMargins(side, metrics.gap(16), side, side)
        column.setSpacing(metrics.gap(10))
        column.addWidget(Label(_("Which municipality is this plan for?"), "h2", wrap=True))
        column.addWidget(self._name)
        column.addWidget(self._key)
        language = QVBoxLayout()
        language.setSpacing(metrics.gap(3))
        language.addWidget(Label(_("Language of the plan"), "body_strong"))
        language.addWidget(self._language)
        column.addLayout(language)
        column.addStretch(1)
        column.addLayout(self._buttons())
        self._ring = FocusRing(self)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(metrics.gap(8))
        row.addStretch(1)
        cancel = Button(_("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        create = Button(_("Choose where to keep it"), "primary")
        create.setDefault(True)
        create.clicked.connect(self._accept)
        row.addWidget(cancel)
        row.addWidget(create)
        return row

    def fill(self, name: str, key: str = "") -> None:
        """Put words into the fields."""
        self._name.line.setText(name)
        self._key.line.setText(key)

    def _accept(self) -> None:
        key = re.sub(r"\s+", "", self._key.words)
        self._name.set_error("" if self._name.words else _("The name is missing. Example: Lindenfurt"))
        key_fits = not key or KEY.fullmatch(key)
        self._key.set_error("" if key_fits else _("The key has 5, 8 or 12 digits. Example: 05513000"))
        if not self._name.words:
            self._name.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not key_fits:
            self._key.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.choice = NewTownChoice(self._name.words, key, self._language.current)
        self.accept()
