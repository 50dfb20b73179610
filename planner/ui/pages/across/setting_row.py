"""Rows of the settings: a choice with its name and what it does, a place on disk with the way there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner import tokens
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.desk import Desk
from planner.ui.widgets.button import Button
from planner.ui.widgets.label import ElidedLabel, Label
from planner.ui.widgets.segments import Segments


class Choice(QWidget):
    """A few answers side by side, their name above and a hint below; `taken` tells the key."""

    taken = Signal(str)

    def __init__(
        self,
        name: str,
        options: tuple[tuple[str, str], ...],
        current: str,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.segments = Segments(name, options, current)
        self.segments.chosen.connect(self.taken)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.gap(tokens.LABEL_GAP))
        column.addWidget(Label(name, "body_strong"))
        column.addWidget(self.segments)
        if hint:
            column.addWidget(Label(hint, "caption", "ink2", wrap=True))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)


class Folder(QWidget):
    """What lies where: a name, the path, a button that opens the folder in the system's own window."""

    def __init__(self, desk: Desk, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._name, self._path = desk, name, Path()
        self.path = ElidedLabel("", "caption", "ink2")
        self.open = Button(_("Open folder"), "plain", icon="folder")
        self.open.setAccessibleName(_("Open folder: {name}", name=name))
        self.open.clicked.connect(self._open)
        words = QVBoxLayout()
        words.setSpacing(metrics.gap(2))
        words.addWidget(Label(name, "body_strong", wrap=True))
        words.addWidget(self.path)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, metrics.gap(4), 0, metrics.gap(4))
        row.setSpacing(metrics.gap(16))
        row.addLayout(words, 1)
        row.addWidget(self.open)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_path(self, path: Path) -> None:
        """Name the file or folder."""
        self._path = path
        self.path.set_words(str(path))

    def _open(self) -> None:
        folder = self._path if self._path.suffix == "" else self._path.parent
        if not folder.is_dir():
            self._desk.tell("look", _("The folder does not exist yet; it comes with its first file."))
        elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self._desk.tell("look", _("No program on this computer opens {file}.", file=folder.name))


class Fact(QWidget):
    """A value of the plan with the way to where it is changed."""

    wanted = Signal()

    def __init__(self, name: str, action: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value = Label("", "body", wrap=True)
        self.change = Button(action, "link")
        self.change.setAccessibleName(f"{action}: {name}")
        self.change.clicked.connect(self.wanted)
        words = QVBoxLayout()
        words.setSpacing(metrics.gap(2))
        words.addWidget(Label(name, "body_strong"))
        words.addWidget(self.value)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, metrics.gap(4), 0, metrics.gap(4))
        row.setSpacing(metrics.gap(16))
        row.addLayout(words, 1)
        row.addWidget(self.change)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
