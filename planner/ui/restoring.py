"""Backups of a plan as a list, and the way back to one of them; what it replaces is kept beside the file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from planner import texts, tokens
from planner.domain.record import N_
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.widgets.button import Button
from planner.ui.widgets.focus import FocusRing
from planner.ui.widgets.label import Label
from planner.ui.widgets.rows import Row, RowsView

if TYPE_CHECKING:
    from planner.operations.restore import Backup

REASONS = {
    "opened": N_("before the first change"),
    "edit": N_("during work"),
    "import": N_("before an import"),
    "schema": N_("before an update of the file"),
}
MEGABYTE = 1_000_000
LEAST_HIGH, MOST_HIGH = 120, 320


class BackupsDialog(QDialog):
    """Lists backups, newest first; `chosen` holds the file of the one that shall come back."""

    def __init__(self, plan: Path, backups: Sequence[Backup], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Backups"))
        self.setFixedWidth(metrics.px(440))
        self.setMaximumHeight(tokens.DIALOG_HEIGHT)
        self.chosen: Path | None = None
        self._list = RowsView(_("Backups"), [_row(backup) for backup in backups], marks_current=True)
        column = QVBoxLayout(self)
        side = metrics.gap(24)
        column.setContentsMargins(side, metrics.gap(20), side, side)
        column.setSpacing(metrics.gap(14))
        column.addWidget(Label(_("Which backup shall come back?"), "h2", wrap=True))
        if backups:
            words = _("The file {name} is kept beside it under another name.", name=plan.name)
            column.addWidget(Label(words, "body", wrap=True))
            column.addWidget(self._scrolled())
        else:
            words = _("There are no backups yet. The first one is made before the first change.")
            column.addWidget(Label(words, "body", wrap=True))
        column.addLayout(self._buttons(able=bool(backups)))
        if backups:
            self._list.setCurrentIndex(self._list.model().index(0, 0))
        self._ring = FocusRing(self)

    def _scrolled(self) -> QScrollArea:
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._list)
        wanted = self._list.sizeHint().height() + metrics.gap(8)
        area.setMinimumHeight(min(wanted, metrics.px(LEAST_HIGH)))
        area.setMaximumHeight(min(wanted, metrics.px(MOST_HIGH)))
        return area

    def _buttons(self, *, able: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(metrics.gap(8))
        row.addStretch(1)
        cancel = Button(_("Cancel") if able else _("Close"))
        cancel.setDefault(True)
        cancel.clicked.connect(self.reject)
        row.addWidget(cancel)
        if able:
            back = Button(_("Bring backup back"), "danger")
            back.setAutoDefault(False)
            back.clicked.connect(self._accept)
            row.addWidget(back)
        return row

    def _accept(self) -> None:
        at = self._list.currentIndex().row()
        if at >= 0:
            self.chosen = self._list.rows[at].payload
            self.accept()


def _row(backup: Backup) -> Row:
    said = texts.current()
    reason = REASONS.get(backup.why)
    size = said.number(backup.size / MEGABYTE, 1)
    return Row(
        said.date_time(backup.at),
        said.gettext(reason) if reason else backup.why,
        sign="icon:file",
        aside=said.gettext("{size} MB", size=size),
        payload=backup.path,
        leads=False,
    )
