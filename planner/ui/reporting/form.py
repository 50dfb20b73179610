"""What is to be printed: cycle, language, audience; the button that writes it, and what was written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner import texts, tokens
from planner.domain.frame import Cycle, CycleState
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.desk import Desk
from planner.ui.preferences import LANGUAGE_NAMES
from planner.ui.reporting.flow import ReportFlow
from planner.ui.widgets.button import Button
from planner.ui.widgets.combo import ComboField
from planner.ui.widgets.heading import Hairline, PageHeading
from planner.ui.widgets.label import ElidedLabel, Label
from planner.ui.widgets.progress import Progress
from planner.ui.widgets.rows import Row, RowsView
from planner.ui.widgets.segments import Segments
from planner.ui.widgets.sign_line import SignLine

SPARE = 8
UNBOUNDED = 16_777_215
"""Qt's own largest width."""


class _WideButton(Button):
    """A button as wide as its column."""

    def __init__(self, words: str, kind: str = "plain", *, icon: str = "") -> None:
        super().__init__(words, kind, icon=icon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


class ReportForm(QWidget):
    """The settings of a `ReportFlow`; signals tell what the page must ask or open."""

    write_wanted = Signal()
    page_wanted = Signal(int)
    open_wanted = Signal(object)

    def __init__(self, desk: Desk, flow: ReportFlow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._flow = desk, flow
        self.cycle = ComboField(_("Cycle"))
        self.cycle.taken.connect(lambda key: flow.choose(cycle=int(key)))
        options = [(code, LANGUAGE_NAMES.get(code, code)) for code in texts.languages()]
        self.language = Segments(_("Language"), options, flow.settings.language)
        self.language.chosen.connect(lambda code: flow.choose(language=code))
        versions = [("public", _("public")), ("internal", _("internal"))]
        self.audience = Segments(_("Version"), versions, flow.settings.audience)
        self.audience.chosen.connect(lambda key: flow.choose(audience=key))
        self._public = Label(_("Small counts are protected, personal words left out."), "caption", "ink2", wrap=True)
        warning = _("Shows protected figures and internal comments. Not for the committee, not for the press.")
        self.warning = SignLine("status:at_risk", warning, word=_("Remark"))
        self.write = _WideButton(_("Write PDF"), "primary", icon="pdf")
        self.write.clicked.connect(self.write_wanted)
        self.cancel = Button(_("Cancel"))
        self.cancel.clicked.connect(flow.cancel)
        self._progress = Progress(_("Progress"))
        self._written = ElidedLabel("", "caption", "ink2")
        self.open = _WideButton(_("Open"))
        self.folder = _WideButton(_("Show folder"))
        self._chapters = RowsView(_("Contents"))
        self._chapters.taken.connect(self.page_wanted.emit)
        self._build()
        self.open.clicked.connect(lambda: self.open_wanted.emit(flow.last_target))
        self.folder.clicked.connect(lambda: self.open_wanted.emit(flow.last_target and flow.last_target.parent))
        flow.changed.connect(self.show_state)
        flow.progressed.connect(self._progress.set_share)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._contents.hide()
        self.show_state()

    def _build(self) -> None:
        self.column = QVBoxLayout(self)
        side = metrics.gap(tokens.PAGE_MARGIN)
        self.column.setContentsMargins(side, metrics.gap(tokens.PAGE_TOP), metrics.gap(24), metrics.gap(16))
        self.column.setSpacing(metrics.gap(tokens.FIELD_GAP))
        self.column.addWidget(PageHeading(_("Report"), _("The cycle report for committees, as PDF")))
        self.column.addWidget(self.cycle)
        self.column.addWidget(self._named(_("Language"), self.language))
        version = self._named(_("Version"), self.audience)
        self._below_version = QVBoxLayout()
        self._below_version.addWidget(self._public)
        self._below_version.addWidget(self.warning)
        layout = version.layout()
        if isinstance(layout, QVBoxLayout):
            layout.addLayout(self._below_version)
        self.column.addWidget(version)
        self._contents = QWidget()
        contents = QVBoxLayout(self._contents)
        contents.setContentsMargins(0, 0, 0, 0)
        contents.setSpacing(metrics.gap(3))
        contents.addWidget(Label(_("Contents"), "body_strong"))
        contents.addWidget(Hairline("line"))
        contents.addWidget(self._chapters)
        self.column.addWidget(self._contents)
        self.column.addStretch(1)
        self.column.addWidget(self._written)
        self.column.addWidget(self._progress)
        self.column.addWidget(self.cancel)
        self.column.addWidget(self.write)
        row = QHBoxLayout()
        row.setSpacing(metrics.gap(8))
        row.addWidget(self.open)
        row.addWidget(self.folder)
        self.column.addLayout(row)

    @staticmethod
    def _named(name: str, control: QWidget) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.gap(tokens.LABEL_GAP))
        column.addWidget(Label(name, "body_strong"))
        column.addWidget(control)
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        return box

    def show_state(self) -> None:
        """Bring fields and buttons up to date with plan and flow."""
        if not self._desk.bridge.is_open:
            return
        flow = self._flow
        cycles = self._desk.bridge.plan.cycles
        options = [(str(one.number), _cycle_words(one)) for one in sorted(cycles, key=lambda one: -one.number)]
        self.cycle.combo.set_options(options, str(flow.settings.cycle))
        internal = flow.settings.audience == "internal"
        self._public.setVisible(not internal)
        self.warning.setVisible(internal)
        writing = flow.busy == "write"
        self._progress.setVisible(writing)
        self.cancel.setVisible(writing)
        self.write.setEnabled(not writing)
        for widget in (self.cycle, self.language, self.audience):
            widget.setEnabled(not writing)
        target: Path | None = flow.last_target
        for button in (self.open, self.folder):
            button.setVisible(target is not None and not writing)
        self._written.setVisible(target is not None or writing)
        self._written.set_words(self._written_words(target, writing))
        chapters = flow.made.chapters if flow.made is not None else ()
        rows = [
            Row(one.title, aside=str(one.page + 1), payload=one.page, leads=False, strong=False) for one in chapters
        ]
        if rows != list(self._chapters.rows):
            self._chapters.set_rows(rows)

    @staticmethod
    def _written_words(target: Path | None, writing: bool) -> str:
        if writing:
            return _("The report is being written …")
        return _("Written: {file}", file=target.name) if target is not None else ""

    def set_width(self, width: int | None, side: int) -> None:
        """As wide as said, or as wide as there is room; `side` is the page's margin at the left."""
        margins = self.column.contentsMargins()
        self.column.setContentsMargins(side, margins.top(), margins.right(), margins.bottom())
        self.setMinimumWidth(width or 0)
        self.setMaximumWidth(width or UNBOUNDED)

    def fit(self, height: int) -> None:
        """Show the contents only where they fit without scrolling."""
        self._contents.hide()
        needed = self.column.heightForWidth(self.width()) if self.column.hasHeightForWidth() else 0
        needed = max(needed, self.column.sizeHint().height())
        contents = self._contents.sizeHint().height() + self.column.spacing()
        self._contents.setVisible(bool(self._chapters.rows) and needed + contents + metrics.px(SPARE) <= height)


def _cycle_words(cycle: Cycle) -> str:
    """A cycle with its years, and whether it is closed."""
    years = "–".join(dict.fromkeys(str(day.year) for day in (cycle.starts, cycle.until) if day))
    name = _("Cycle {number}", number=cycle.number)
    closed = _("closed") if cycle.state is CycleState.CLOSED else ""
    return " · ".join(part for part in (name, years, closed) if part)
