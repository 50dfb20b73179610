"""One step of the history, or a bookmark: what it changed, what changed since, how the plan stood then."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout

from planner import texts
from planner.domain.errors import PlannerError
from planner.domain.frame import Bookmark
from planner.operations.changed import Changed
from planner.operations.edit import Change, Remove
from planner.operations.frame import SetBookmark
from planner.operations.past import PastPlan
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.desk import Desk
from planner.ui.history import Line
from planner.ui.pages.across.change_words import Part, counts_of, items_of, part_of, sum_of
from planner.ui.pages.across.changes_view import ChangesView
from planner.ui.pages.across.history_list import HistoryList
from planner.ui.pages.across.master import Detail
from planner.ui.pages.across.naming_field import NamingField
from planner.ui.widgets.button import Button
from planner.ui.widgets.field import TextField
from planner.ui.widgets.label import Label
from planner.ui.widgets.segments import Segments
from planner.ui.workers import while_there

STEP, SINCE, THEN = "step", "since", "then"


class StepDetail(Detail):
    """Reads the journal; the parts that fold many steps are read in the worker."""

    record_wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Step"))
        self._desk = desk
        self._line: Line | None = None
        self._mark: Bookmark | None = None
        self._wanted: tuple[str, int] | None = None
        self._name = Label("", "h3", wrap=True)
        self._about = Label("", "caption", "ink2", wrap=True)
        self.mark_name = TextField(_("Name of the bookmark"))
        self.mark_name.line.editingFinished.connect(self._rename)
        modes = [(STEP, _("This step")), (SINCE, _("Since then")), (THEN, _("Plan then"))]
        self.modes = Segments(_("What is shown"), modes, STEP)
        self.mark_modes = Segments(_("What is shown"), modes[1:], SINCE)
        for switch in (self.modes, self.mark_modes):
            switch.chosen.connect(lambda _key: self._read())
        self._sum = Label("", "body", "ink2", wrap=True)
        self.changes = ChangesView(_("Changes"))
        self.changes.taken.connect(self.record_wanted)
        self.undo = Button(_("Take this step back"), "plain", icon="back")
        self.undo.clicked.connect(self._undo)
        self.mark = Button(_("Set a bookmark"), "plain", icon="bookmark")
        self.remove = Button(_("Remove bookmark"), "danger")
        self.remove.clicked.connect(self._remove)
        self.naming = NamingField()
        self.naming.named.connect(self._set_mark)
        self.mark.clicked.connect(self.ask_name)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()

    def _build(self) -> None:
        column = self.column
        for widget in (self._name, self.mark_name, self._about, self.modes, self.mark_modes, self._sum):
            column.addWidget(widget)
        self.changes.setMinimumHeight(metrics.px(180))
        column.addWidget(self.changes, 1)
        column.addWidget(self.naming)
        self._foot.setSpacing(metrics.gap(8))
        for button in (self.undo, self.mark, self.remove):
            self._foot.addWidget(button)
        self._foot.addStretch(1)
        column.addLayout(self._foot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Buttons stand below one another where they have no room."""
        super().resizeEvent(event)
        self._fit_foot()

    def _fit_foot(self) -> None:
        margins = self.column.contentsMargins()
        widths = [one.sizeHint().width() for one in (self.undo, self.mark, self.remove) if not one.isHidden()]
        asked = margins.left() + margins.right() + sum(widths) + self._foot.spacing() * len(widths)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._foot.setDirection(across if asked <= self.width() else down)

    @property
    def line(self) -> Line | None:
        """The step shown."""
        return self._line

    def show_step(self, found: HistoryList, number: int | None) -> None:
        """Show a step, or none."""
        line = found.lines.get(number) if number is not None else None
        self._show(line, None)
        if line is None:
            return
        self._name.setText(found.sentence(line.number))
        undone = _("no longer in force") if found.is_undone(line) else ""
        when = texts.current().date_time(line.at.astimezone())
        step = _("Step {number}", number=texts.current().number(line.number))
        self._about.setText(" · ".join(part for part in (when, line.author, step, undone) if part))
        self.undo.setVisible(found.can_undo(line) and not self._desk.bridge.session.read_only)
        self._read()

    def show_mark(self, found: HistoryList, mark: Bookmark | None) -> None:
        """Show a bookmark, or none."""
        line = found.line_of(mark.step) if mark is not None else None
        self._show(line, mark)
        if mark is None or line is None:
            return
        self._name.setText(mark.name)
        step = _("after step {number}", number=texts.current().number(mark.step))
        day = texts.current().long_date(mark.day) if mark.day else ""
        self._about.setText(" · ".join(part for part in (day, step, found.sentence(line.number)) if part))
        if not self.mark_name.line.hasFocus():
            self.mark_name.line.setText(mark.name)
        self._read()

    def _show(self, line: Line | None, mark: Bookmark | None) -> None:
        if line is not None and self._line is not None and line.number != self._line.number:
            self.naming.hide()
        self._line, self._mark = line, mark
        self.show_content(line is not None)
        may_write = self._desk.bridge.is_open and not self._desk.bridge.session.read_only
        self._name.setVisible(mark is None or not may_write)
        self.mark_name.setVisible(mark is not None and may_write)
        self.modes.setVisible(mark is None)
        self.mark_modes.setVisible(mark is not None)
        self.mark.setVisible(mark is None and may_write)
        self.remove.setVisible(mark is not None and may_write)
        self.undo.setVisible(False)

    def ask_name(self) -> None:
        """Ask for the name of a bookmark on the step shown."""
        self.naming.ask()
        self.ensureWidgetVisible(self.naming)

    # reading

    def _read(self) -> None:
        self._fit_foot()
        line, session = self._line, self._desk.bridge.session
        if line is None:
            return
        mode = self.modes.current if self._mark is None else self.mark_modes.current
        number = line.number if self._mark is None else self._mark.step
        self._wanted = (mode, number)
        if mode == THEN:
            self._in_worker(lambda: session.as_of(number), self._show_then)
        elif mode == SINCE:
            self._in_worker(lambda: session.changed_since(number), self._show_changed)
        elif line.kind == "import":
            self._in_worker(lambda: session.changed_in(line.steps), self._show_changed)
        else:
            self._show_changed(session.changed_in(line.steps))

    def _in_worker(self, read: Callable[[], Any], show: Callable[[Any], None]) -> None:
        wanted = self._wanted
        self._sum.setText(_("The history is being read …"))
        task = self._desk.workers.start(lambda _ticket: read())
        task.succeeded.connect(while_there(self, partial(self._take, wanted, show)))
        task.failed.connect(self._tell)

    def _take(self, wanted: object, show: Callable[[Any], None], found: Any) -> None:
        if wanted == self._wanted and self._desk.bridge.is_open:
            show(found)

    def _tell(self, error: Exception) -> None:
        if not isinstance(error, PlannerError):
            raise error
        self._desk.tell("failed", self._desk.bridge.sentence(error))

    def _show_changed(self, found: Changed) -> None:
        self._sum.setText(sum_of(found))
        self.changes.set_items(items_of(found), partial(part_of, self._desk))

    def _show_then(self, past: PastPlan) -> None:
        cycle = self._desk.words.name(past.plan.cycle)
        parts = counts_of(self._desk, past)
        differing = sum(one.compares for one in parts)
        self._sum.setText(_("{cycle}. The second number is today’s.", cycle=cycle) if differing else cycle)
        self.changes.set_items(parts, _as_it_is)

    # writing

    def _undo(self) -> None:
        if self._line is not None:
            self._desk.bridge.undo_step(self._line.number, is_import=self._line.kind == "import")

    def _set_mark(self, name: str) -> None:
        if self._line is not None:
            day = self._line.day
            self._desk.bridge.run(SetBookmark(name, self._line.number, day))

    def _rename(self) -> None:
        mark, name = self._mark, self.mark_name.words
        if mark is None or name == mark.name:
            return
        if not name:
            self.mark_name.line.setText(mark.name)
            return
        self._desk.bridge.run(Change(Bookmark.kind, mark.id, {"name": name}))

    def _remove(self) -> None:
        if self._mark is not None:
            self._desk.bridge.run(Remove(Bookmark.kind, self._mark.id))


def _as_it_is(part: Any) -> Part:
    if not isinstance(part, Part):
        raise TypeError(part)
    return part
