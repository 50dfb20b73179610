"""The report page: the form at the left, the pages as they will be printed at the right."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices, QHideEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog

from planner import tokens
from planner.domain.plan import Changes
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.desk import Desk
from planner.ui.new_town import file_name
from planner.ui.pages.page import Page
from planner.ui.reporting.flow import ReportFlow
from planner.ui.reporting.form import ReportForm
from planner.ui.reporting.preview import Preview
from planner.ui.widgets.message_bar import Message

FORM_WIDTH = 372
SIDE_BY_SIDE = 38
"""Width of the page in em from which the preview stands beside the form."""
ENDING = ".pdf"


class ReportPage(Page):
    """Shows a `ReportFlow`; printing writes nothing into the plan."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Reports"))
        self.flow = ReportFlow.of(desk)
        self.form = ReportForm(desk, self.flow)
        self.preview = Preview(self.flow)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(0)
        self._sides.addWidget(self.form)
        self._sides.addWidget(self.preview, 1)
        self.column.setSpacing(0)
        self.column.addLayout(self._sides, 1)
        self.form.write_wanted.connect(self.ask_target)
        self.form.page_wanted.connect(self.preview.go)
        self.form.open_wanted.connect(self._open)
        self.flow.written.connect(self._tell_written)
        self.flow.changed.connect(self._fit)

    def concerns(self, changes: Changes) -> bool:
        """The flow follows the plan by itself; the page only needs to know cycles."""
        return "cycle" in changes.kinds

    def refresh(self) -> None:
        """Bring form and preview up to date."""
        self.form.show_state()
        self.preview.show_state()
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Seen: the preview follows the plan."""
        super().showEvent(event)
        self.refresh()
        self.flow.watch(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Not seen: nothing is set that nobody looks at."""
        super().hideEvent(event)
        self.flow.watch(False)

    # writing

    def default_name(self) -> str:
        """A file name every system takes: "praeventionskette-lindenfurt-zyklus-2.pdf"."""
        town = self.desk.bridge.plan.municipality.name
        settings = self.flow.settings
        words = _("Prevention chain {town} cycle {number}", town=town, number=settings.cycle)
        if settings.audience == "internal":
            marked = _("internal")
            words = f"{words} {marked}"
        return Path(file_name(words)).with_suffix(ENDING).name

    def ask_target(self) -> None:
        """Let the person choose where the report goes, and write it there."""
        kept = str(self.desk.preferences.choice("report", "folder", ""))
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = Path(kept if kept and Path(kept).is_dir() else documents)
        chosen, _filter = QFileDialog.getSaveFileName(
            self.window(), _("Where shall the report go?"), str(folder / self.default_name()), "PDF (*.pdf)"
        )
        if chosen:
            path = Path(chosen)
            self.write(path if path.suffix.lower() == ENDING else path.with_name(path.name + ENDING))

    def write(self, target: Path) -> None:
        """Write the report to a file."""
        self.desk.preferences.choose("report", "folder", str(target.parent))
        self.flow.write(target)

    def _tell_written(self, target: Path) -> None:
        sentence = _("The report is written: {file}", file=target.name)
        self.desk.message.emit(Message("done", sentence, _("Open"), lambda: self._open(target)))

    def _open(self, path: Path | None) -> None:
        """Hand a file or folder to the desktop; only ever asked for by a person."""
        if path is None:
            return
        if not path.exists():
            self.desk.tell("look", _("{file} is no longer there.", file=path.name))
        elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.desk.tell("look", _("No program on this computer opens {file}.", file=path.name))

    # sizes

    def arrange(self, em: float) -> None:
        """The preview beside the form, or below it where the page is narrow."""
        beside = em >= SIDE_BY_SIDE
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(way)
        width = self.viewport().width()
        form = min(metrics.px(FORM_WIDTH), round(width * 0.45))
        narrow = metrics.current().em(self.window().width()) < tokens.NARROW_MARGIN_EM + 0.5
        side = metrics.gap(tokens.PAGE_MARGIN_NARROW if narrow else tokens.PAGE_MARGIN)
        self.form.set_width(form if beside else None, side)
        self.preview.fit(width - form if beside else width)
        self.preview.setMinimumHeight(0 if beside else round(self.viewport().height() * 0.9))
        self._fit()

    def _fit(self) -> None:
        self.form.fit(self.viewport().height())

    def _set_margins(self, _em: float) -> None:
        """Form and preview have margins of their own."""
        self.column.setContentsMargins(0, 0, 0, 0)
