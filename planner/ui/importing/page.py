"""The import page: one task in four steps; the table stays, what stands beside it changes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from planner import texts
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.desk import Desk
from planner.ui.importing import words
from planner.ui.importing.busy import BusyStrip
from planner.ui.importing.done_view import DoneView
from planner.ui.importing.flow import STAGES, ImportFlow
from planner.ui.importing.foot import Foot
from planner.ui.importing.start_view import StartView
from planner.ui.importing.stepper import Stepper
from planner.ui.importing.work import Borders, Figures
from planner.ui.importing.work_area import WorkArea
from planner.ui.pages.page import Page
from planner.ui.widgets.button import Button
from planner.ui.widgets.heading import PageHeading
from planner.ui.widgets.message_bar import announce

PANE_WIDTH = 372
SIDE_BY_SIDE = 44
"""Width of the page in em from which the pane stands beside the table."""


class ImportPage(Page):
    """Shows an `ImportFlow`; everything a person does goes to it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Import"))
        self.flow = ImportFlow.of(desk)
        self._shown: tuple[object, ...] = ()
        self._heading = PageHeading(_("Take in data"))
        self._other = Button(_("Another file"))
        self._other.clicked.connect(self.flow.reset)
        self._heading.add_action(self._other)
        self.stepper = Stepper([_("File"), _("Columns"), _("Questions"), _("Take in")])
        self._busy = BusyStrip()
        self.work = WorkArea(desk, self.flow)
        self.view: QWidget | None = None
        self.foot = Foot(self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.column.setSpacing(metrics.gap(16))
        self.column.addWidget(self._heading)
        self.column.addWidget(self.stepper)
        self.column.addWidget(self._busy)
        self.column.addWidget(self.work, 1)

    def _connect(self) -> None:
        flow = self.flow
        flow.changed.connect(self._show)
        flow.counted.connect(self._show_foot)
        flow.progressed.connect(self._busy.set_share)
        self.foot.cancel.clicked.connect(self._cancel)
        self.foot.back.clicked.connect(self._go_back)
        self.foot.go_on.clicked.connect(self._go_on)

    # what a person does

    def choose(self, path: Path) -> None:
        """Read a file: chosen in the dialog, dropped, or named by a test."""
        self.desk.preferences.choose("import", "folder", str(path.parent))
        self.flow.choose(path)

    def ask_file(self) -> None:
        """Let the person choose a file."""
        kept = str(self.desk.preferences.choice("import", "folder", ""))
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = kept if kept and Path(kept).is_dir() else documents
        from planner.exchange.borders import BORDERS

        known, every = _("Figures and borders"), _("All files")
        borders = " ".join(f"*{ending}" for ending in BORDERS)
        kinds = f"{known} (*.csv *.txt *.tsv *.xlsx *.xlsm *.xls *.ods {borders});;{every} (*)"
        chosen, _filter = QFileDialog.getOpenFileName(self.window(), _("Choose a file"), folder, kinds)
        if chosen:
            self.choose(Path(chosen))

    def _cancel(self) -> None:
        if self.flow.busy:
            self.flow.cancel()
        else:
            self.flow.reset()

    def _go_back(self) -> None:
        if self.flow.stage == "check" and isinstance(self.flow.found, Figures):
            self.flow.go("columns")
        else:
            self.flow.reset()

    def _go_on(self) -> None:
        if self.flow.stage == "columns":
            self.flow.go("check")
        elif self.flow.stage == "check":
            self.flow.take_in()

    # what is shown

    def refresh(self) -> None:
        """The plan is another: deliveries and areas may be too."""
        self._shown = ()
        self._show()

    def _show(self) -> None:
        """Bring everything up to date with the flow; parts that stay the same are left alone."""
        if not self.desk.bridge.is_open:
            return
        flow = self.flow
        self._show_busy()
        state = (flow.stage, flow.found, flow.path, flow.refusal, flow.written)
        stage_is_new = not self._shown or self._shown[0] != flow.stage
        if state != self._shown and not (flow.busy == "read" and flow.found is None and not self._shown):
            self._shown = state
            self._show_stage(stage_is_new)
        self._show_foot()
        self.arrange(metrics.current().em(self.viewport().width()))

    def _show_busy(self) -> None:
        busy, name = self.flow.busy, self.flow.path.name if self.flow.path else ""
        if busy:
            self._busy.start(_("{file} is being read …", file=name) if busy == "read"
                             else _("{file} is being taken in …", file=name))  # fmt: skip
        else:
            self._busy.stop()
        self.work.setEnabled(busy != "write")
        self._other.setEnabled(busy != "write")

    def _show_stage(self, is_new: bool) -> None:
        flow = self.flow
        had_focus = self.work.focus_name()
        stage = flow.stage
        self.stepper.set_step(STAGES.index(stage), finished=stage == "done")
        self._heading.lead.setText(self._lead())
        self._other.setVisible(stage in ("columns", "check"))
        with_table = stage in ("columns", "check")
        self.work.setVisible(with_table)
        self._replace_view(None if with_table else self._make_view())
        if with_table:
            self.work.show_reading()
        if is_new:
            self.verticalScrollBar().setValue(0)
            announce(self, self.stepper.accessibleName())
        if is_new and self.isVisible():
            QTimer.singleShot(0, self, self._focus_next)
        elif had_focus:
            self.work.restore_focus(had_focus)

    def _lead(self) -> str:
        flow, name = self.flow, self.flow.path.name if self.flow.path else ""
        if flow.stage == "file" or flow.found is None:
            return _("Figures and borders come from files; each file is one step that can be undone.")
        if flow.stage == "done":
            return _("The plan holds what the file says.")
        if isinstance(flow.found, Borders):
            return _("{file} · borders of areas", file=name)
        if flow.found.proposal is None:
            return _("{file} · not understood yet", file=name)
        return texts.ngettext(
            "{file} · {n} row read", "{file} · {n} rows read", flow.found.proposal.read.rows, file=name
        )

    def _make_view(self) -> QWidget:
        flow = self.flow
        if flow.stage == "done" and flow.written is not None:
            done = DoneView(flow.written)
            done.again_wanted.connect(flow.reset)
            done.undo_wanted.connect(self.desk.bridge.undo)
            done.overview_wanted.connect(lambda: self.desk.go("overview"))
            return done
        start = StartView(self.desk, flow)
        start.file_wanted.connect(self.ask_file)
        return start

    def _replace_view(self, view: QWidget | None) -> None:
        if self.view is not None:
            self.column.removeWidget(self.view)
            self.view.hide()
            self.view.deleteLater()
        self.view = view
        if view is not None:
            self.column.addWidget(view, 1)

    def _show_foot(self) -> None:
        flow, foot = self.flow, self.foot
        understood = flow.found is not None and flow.found.proposal is not None
        foot.setVisible(flow.stage in ("columns", "check") or bool(flow.busy))
        foot.back.setVisible(flow.stage in ("columns", "check"))
        foot.back.setEnabled(not flow.busy)
        foot.cancel.setEnabled(flow.busy != "write")
        foot.go_on.setVisible(flow.stage == "columns" or (flow.stage == "check" and flow.count > 0))
        foot.go_on.setEnabled(understood and not flow.busy and not flow.said.wrong)
        if flow.stage == "check":
            foot.go_on.set_words(words.take_in_words(flow.found, flow.count))
        else:
            foot.go_on.set_words(_("Continue"))
        shown = understood and flow.stage in ("columns", "check")
        foot.ready.set_words(words.ready_words(flow.found, flow.count) if shown else "")
        waiting = words.waiting_words(flow.found, flow.waiting) if shown else ""
        undo = _("Can be undone with Ctrl+Z.") if flow.stage == "check" and flow.count else ""
        foot.set_note(waiting, undo)
        self._place_foot()

    def _focus_next(self) -> None:
        """Put the focus where a person goes on."""
        if isinstance(self.view, StartView):
            self.view.button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif isinstance(self.view, DoneView):
            self.view.again.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.foot.go_on.isVisible() and self.foot.go_on.isEnabled():
            self.foot.go_on.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.work.isVisible():
            self.work.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def arrange(self, em: float) -> None:
        """The pane beside the table, or below it where the page is narrow."""
        beside = em >= SIDE_BY_SIDE
        self.work.arrange(beside, min(metrics.px(PANE_WIDTH), round(self.viewport().width() * 0.42)))
        self._heading.set_stacked(em < 30)
        if isinstance(self.view, StartView):
            self.view.arrange(em)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The foot stays at the lower edge."""
        super().resizeEvent(event)
        self._place_foot()

    def _place_foot(self) -> None:
        margins = self.column.contentsMargins()
        self.foot.set_margin(margins.left())
        height = self.foot.fit(self.width()) if self.foot.isVisibleTo(self) else 0
        if self.viewportMargins().bottom() != height:
            self.setViewportMargins(0, 0, 0, height)
        self.foot.setGeometry(0, self.height() - height, self.width(), height)
