"""The overview: the wheel, what needs a person now, four figures, what changed since the last meeting."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from planner import texts
from planner.domain.governance import Body, Meeting
from planner.domain.remarks import Remark
from planner.texts import gettext as _
from planner.texts import ngettext
from planner.ui import history, metrics
from planner.ui.desk import Desk
from planner.ui.pages import overview_words as words
from planner.ui.pages.page import Page
from planner.ui.wheel import RADIUS, Wheel
from planner.ui.widgets.button import Button
from planner.ui.widgets.change_strip import ChangeStrip
from planner.ui.widgets.heading import PageHeading, SectionHeading
from planner.ui.widgets.key_figure import KeyFigure
from planner.ui.widgets.label import Label
from planner.ui.widgets.rows import Row, RowsView

MOST_NEEDS = 5
SHOWN_CHANGES = 3
TWO_COLUMNS = 44
"""Width of the page in em from which the wheel and the list stand side by side."""

ORDINARY_HEIGHT = 818
"""Height of a page in a window of 1440 × 900; more than that lets the wheel grow."""

SMALL_PAGE = 50
"""Width of the content in em below which the wheel is the smaller one."""


class OverviewPage(Page):
    """The first page of every plan; every line on it leads somewhere."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Overview"))
        self._heading = PageHeading(_("Overview"))
        self._next = Button("", "primary")
        self._next.clicked.connect(self._show_next)
        self._heading.add_action(self._next)
        self._next.hide()
        self._wheel: Wheel | None = None
        self._rows: list[Row] = []
        self._more = 0
        self._needs = RowsView(_("What needs you now"))
        self._needs.taken.connect(self._take_need)
        self._nothing = Label(_("Nothing waits for you."), "body", "ink2", wrap=True)
        self._all_needs = Button("", "link")
        self._all_needs.clicked.connect(lambda: desk.pane_wanted.emit("remarks"))
        self._cards = [KeyFigure("", "", "") for _number in range(4)]
        self._changes = ChangeStrip()
        self._all_changes = Button("", "link")
        self._all_changes.clicked.connect(lambda: desk.pane_wanted.emit("changes"))
        self._since = SectionHeading(_("Since the last meeting"), "", self._all_changes, line=False)
        self._build()

    def _build(self) -> None:
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(metrics.gap(24))
        self._wheel_box = QVBoxLayout()
        self._top.addLayout(self._wheel_box, 12)
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(0)
        side.addWidget(SectionHeading(_("What needs you now")))
        side.addWidget(self._needs)
        side.addWidget(self._nothing)
        side.addSpacing(metrics.gap(4))
        side.addWidget(self._all_needs)
        side.addStretch(1)
        self._top.addWidget(self._side, 10)
        self._grid = QGridLayout()
        self._grid.setSpacing(metrics.gap(8))
        since = QVBoxLayout()
        since.setSpacing(metrics.gap(11))
        since.addWidget(self._since)
        since.addWidget(self._changes)
        self.column.addWidget(self._heading)
        self.column.addLayout(self._top)
        self.column.addLayout(self._grid)
        self.column.addLayout(since)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Read everything anew from the plan."""
        desk, found = self.desk, self.desk.overview()
        self._rows = [words.row(desk, point) for point in found.rows]
        self._more = found.more
        is_empty = not any(phase.is_begun for phase in desk.standing().phases)
        if is_empty and not self._rows:
            self._rows = words.beginnings(desk)
        lead = f"{desk.words.say(found.where)} {desk.words.say(found.waiting)}"
        self._heading.lead.setText(_("The plan is still empty. Begin with the mandate.") if is_empty else lead)
        following = desk.next_step()
        self._next.setVisible(following is not None)
        if following is not None:
            self._next.set_words(_("Next: {step}", step=following.step.title))
        self._refresh_wheel()
        for card, one in zip(self._cards, found.figures, strict=True):
            card.set_words(*words.figure(desk, one))
        self._refresh_changes()
        self.arrange(metrics.current().em(self.viewport().width()))

    def _refresh_wheel(self) -> None:
        standing = self.desk.standing()
        here = self.desk.overview().current
        quarters = [words.quarter(self.desk, one, current=one.phase.id == here) for one in standing.quarters]
        hub = words.hub(self.desk, standing.mandate, current=standing.mandate.phase.id == here)
        names = [words.spoken(self.desk, one) for one in (*standing.quarters, standing.mandate)]
        tips = [words.step_tips(one) for one in standing.quarters]
        if self._wheel is None:
            earlier = len(
                [one for one in self.desk.bridge.plan.cycles if one.number < self.desk.bridge.plan.cycle.number]
            )
            self._wheel = Wheel(quarters, hub, names, step_names=tips, earlier_cycles=earlier)
            self._wheel.chosen.connect(self._choose)
            self._wheel_box.addWidget(self._wheel, 0, Qt.AlignmentFlag.AlignTop)
            self._wheel_box.addStretch(1)
            self._wheel.stackUnder(self._side)  # Tab follows the order of siblings: the wheel is read first
        else:
            self._wheel.set_content(quarters, hub, names, tips)

    def _refresh_changes(self) -> None:
        plan, today = self.desk.bridge.plan, self.desk.bridge.session.today()
        meeting = history.last_meeting(plan, today)
        self._since.title.setText(_("Since the last meeting") if meeting else _("Latest changes"))
        self._since.note.set_words(self._meeting_words(meeting))
        numbers = self.desk.history.since(meeting.day if meeting else None)
        shown = [self.desk.history.change(number) for number in numbers[:SHOWN_CHANGES]]
        said = [(self._when(one), one.sentence) for one in reversed(shown)]
        self._changes.set_changes(said, _("Nothing has changed since then.") if meeting else _("No changes yet."))
        self._all_changes.setVisible(len(numbers) > SHOWN_CHANGES)
        self._all_changes.set_words(ngettext("All {n} changes", "All {n} changes", len(numbers)))

    def _meeting_words(self, meeting: Meeting | None) -> str:
        if meeting is None:
            return ""
        body = self.desk.bridge.plan.get(Body, meeting.body)
        return ", ".join(filter(None, (body.name if body else "", texts.current().long_date(meeting.day))))

    @staticmethod
    def _when(change: history.Change) -> str:
        day: date = change.at.astimezone().date()
        return " · ".join(filter(None, (texts.current().date(day), change.author)))

    def arrange(self, em: float) -> None:
        """Side by side from 44 em; the list is as long as the wheel is high."""
        narrow = em < TWO_COLUMNS
        self._heading.set_stacked(narrow)
        self._top.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._changes.set_stacked(narrow)
        per_row = 2 if narrow else 4
        for number, card in enumerate(self._cards):
            self._grid.addWidget(card, number // per_row, number % per_row)
        for number in range(4):
            self._grid.setColumnStretch(number, 1 if number < per_row else 0)
        self._fit_wheel(narrow)

    def _fit_wheel(self, narrow: bool) -> None:
        margins = self.column.contentsMargins()
        width = self.viewport().width() - margins.left() - margins.right()
        column = width if narrow else (width - self._top.spacing()) * 12 / 22
        spare = max(0.0, (self.viewport().height() - metrics.px(ORDINARY_HEIGHT)) / 3)
        small = not narrow and metrics.current().em(width) < SMALL_PAGE
        if narrow:
            most: float = metrics.px(86)
        elif small:
            most = metrics.px(100)
        else:
            most = metrics.px(RADIUS) + min(spare, metrics.px(52))
        room = MOST_NEEDS
        if self._wheel is not None:
            self._wheel.fit(column, most, small=small)
            if not narrow:
                room = (self._wheel.height() - metrics.px(44)) // metrics.px(60)
        shown = self._rows[: max(1, min(room, MOST_NEEDS))]
        if shown != list(self._needs.rows):
            self._needs.set_rows(shown)
        self._needs.setVisible(bool(shown))
        self._nothing.setVisible(not shown)
        rest = len(self._rows) - len(shown) + self._more
        self._all_needs.setVisible(rest > 0)
        self._all_needs.set_words(ngettext("One more matter", "{n} more matters", rest))

    def _choose(self, phase: str, step: int) -> None:
        steps = self.desk.standing().phase(phase).steps
        if 0 <= step < len(steps):
            self.desk.show_step(steps[step].step)
        else:
            self.desk.phase_wanted.emit(phase, "")

    def _show_next(self) -> None:
        following = self.desk.next_step()
        if following is not None:
            self.desk.show_step(following.step)

    def _take_need(self, payload: tuple[Remark, ...] | str) -> None:
        """Remarks lead to their record or their list, a step and a place to their page."""
        desk = self.desk
        if isinstance(payload, str) and payload.startswith(words.TO_PLACE):
            desk.go(payload.removeprefix(words.TO_PLACE))
        elif isinstance(payload, str):
            found = desk.standing().step(payload)
            if found is not None:
                desk.show_step(found.step)
        elif len(payload) > 1:
            desk.pane_wanted.emit("remarks:" + ",".join(dict.fromkeys(one.code for one in payload)))
        else:
            record = desk.bridge.plan.find(payload[0].kind, payload[0].subject)
            if record is not None:
                desk.show_record(record)
