"""The status round: one measure at a time, three lights each, by keys alone if wished."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.domain.measures import Measure
from planner.domain.plan import Changes
from planner.domain.review import Status
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.desk import Desk
from planner.ui.pages.example_way import example_way
from planner.ui.pages.page import Page
from planner.ui.pages.review import measure_facts, rounds
from planner.ui.pages.review.closed_note import ClosedNote, is_writable
from planner.ui.pages.review.draft import Draft, begun
from planner.ui.pages.review.round_foot import RoundFoot
from planner.ui.pages.review.round_strip import RoundStrip
from planner.ui.pages.review.round_summary import RoundSummary
from planner.ui.pages.review.status_form import StatusForm
from planner.ui.routes import Destination
from planner.ui.widgets.combo import Combo
from planner.ui.widgets.empty_state import EmptyState, Way
from planner.ui.widgets.heading import Hairline
from planner.ui.widgets.label import ElidedLabel
from planner.ui.widgets.message_bar import announce

COLUMN = 860


class StatusPage(Page):
    """Holds the drafts of the round; each one taken over is one step that can be undone."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Status round"))
        self._which = rounds.WORKED_ON
        self._round = rounds.Round((), ())
        self._at = ""
        """Id of the measure at hand; "" for the summary."""
        self._begun = False
        self._drafts: dict[str, Draft] = {}
        self.strip = RoundStrip()
        self._where = ElidedLabel("", "body", "ink2")
        self.which = Combo(_("Which measures"))
        self.closed = ClosedNote(desk)
        self.form = StatusForm(desk)
        self.foot = RoundFoot()
        self.summary = RoundSummary(desk)
        self._nothing = EmptyState("", "")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._holder = QWidget()
        self._holder.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._holder.setMaximumWidth(metrics.px(COLUMN))
        inner = QVBoxLayout(self._holder)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(metrics.gap(8))
        line = QHBoxLayout()
        line.setSpacing(metrics.gap(16))
        line.addWidget(self._where, 1)
        line.addWidget(self.which)
        self.which.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        for part in (self.strip, line, self.closed, self._nothing, self.form, self.foot.legend, self.summary):
            inner.addLayout(part) if isinstance(part, QHBoxLayout) else inner.addWidget(part)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._holder, 1000)
        middle.addStretch(1)
        self.column.addLayout(middle)
        self.column.addStretch(1)
        self.foot.setMaximumWidth(metrics.px(COLUMN))
        ends = QHBoxLayout()
        ends.addStretch(1)
        ends.addWidget(self.foot, 1000)
        ends.addStretch(1)
        self._ends = QVBoxLayout()
        self._ends.addWidget(Hairline("line"))
        self._ends.addLayout(ends)
        self.pin(self._ends)

    def _connect(self) -> None:
        self.which.taken.connect(self._choose_round)
        self.strip.wanted.connect(lambda number: self._show(self._round.measures[number].id, start=True))
        self.form.edited.connect(self._keep)
        self.form.done.connect(self.take)
        self.desk.bridge.closing.connect(self._take_silently)
        self.form.focused.connect(self._show_widget)
        self.foot.back.clicked.connect(self.go_back)
        self.foot.skip.clicked.connect(self._set_aside)
        self.foot.take.clicked.connect(self.take)
        self.summary.wanted.connect(lambda measure: self._show(str(measure), start=True))
        self.summary.again.connect(self._begin_anew)
        for key, run in ((Qt.Key.Key_PageDown, self.take), (Qt.Key.Key_PageUp, self.go_back)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)

    def refresh(self) -> None:
        """Read the round anew; the measure at hand stays at hand."""
        self.which.set_options(rounds.choices(self.desk), self._which)
        self._which = self.which.current
        self._round = rounds.round_of(self.desk, self._which)
        self.closed.refresh()
        if not self._begun and self._round.measures:
            self._begun = True
            first = self._round.open_from(0)
            self._at = self._round.measures[first].id if first >= 0 else ""
        self._fill()

    def visit(self, wanted: Destination) -> None:
        """Go to a measure, or to that of a status."""
        plan = self.desk.bridge.plan
        status = plan.get(Status, wanted.record)
        measure = plan.get(Measure, status.measure if status else wanted.record)
        if measure is None:
            self._show(self._at, start=True)
            return
        if self._round.place(measure.id) < 0:
            self._which = rounds.ALL
            self.refresh()
        self._show(measure.id, start=not wanted.field)
        self.form.focus_field(wanted.field)

    def note(self, changes: Changes) -> None:
        """What was undone or done again is shown where it happened; drafts never outlive what they were made from."""
        mine = changes.origin is self
        measure = str(dict(changes.params).get("record", ""))
        if not mine and changes.touches(Status) and measure:
            self._drafts.pop(measure, None)
            if self._round.place(measure) >= 0:
                self._at = measure
        super().note(changes)

    def arrange(self, em: float) -> None:
        """Lights two by two where there is little room."""
        margins = self.column.contentsMargins()
        self._ends.setContentsMargins(margins.left(), 0, margins.right(), 0)
        narrow = not self.form.fits_beside(self.viewport().width() - margins.left() - margins.right())
        self.form.set_narrow(narrow)
        self.summary.set_narrow(narrow)
        self._nothing.arrange(metrics.current().em(self._holder.width()))

    def take(self) -> None:
        """Take over what is chosen, then go on; where a reason is missing, go there instead."""
        if not self._at:
            return
        draft = self.form.draft
        if not is_writable(self.desk):
            self.skip()
        elif not draft.is_complete:
            self.form.ask_reason()
        elif self.form.fits and self.desk.bridge.run(draft.operation, origin=self):
            self._drafts.pop(draft.measure, None)
            self.skip()

    def _take_silently(self) -> None:
        """Whatever was answered and needs no more words is taken over when the page or the plan is left."""
        if not self.desk.bridge.is_open or not is_writable(self.desk):
            return
        for draft in list(self._drafts.values()):
            if draft.touched and draft.is_complete and self.desk.bridge.run(draft.operation, origin=self):
                self._drafts.pop(draft.measure, None)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing answered is left behind."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._take_silently()

    def _set_aside(self) -> None:
        """Go on without this measure: what was chosen stays to be seen, and is not taken over by itself."""
        draft = self._drafts.get(self._at)
        if draft is not None:
            self._drafts[self._at] = replace(draft, touched=False)
        self.skip()

    def skip(self) -> None:
        """Go on without taking anything over; what was chosen stays until then. The last one leads to the summary."""
        place = self._round.place(self._at)
        following = place + 1
        self._show(self._round.measures[following].id if following < len(self._round.measures) else "", start=True)

    def go_back(self) -> None:
        """The measure before; from the summary the last one."""
        place = self._round.place(self._at) if self._at else len(self._round.measures)
        if place > 0:
            self._show(self._round.measures[place - 1].id, start=True)

    def _begin_anew(self) -> None:
        if self._round.measures:
            self._show(self._round.measures[max(self._round.open_from(0), 0)].id, start=True)

    def _choose_round(self, which: str) -> None:
        self._which, self._begun = which, False
        self.refresh()

    def _keep(self, draft: Draft) -> None:
        self._drafts[draft.measure] = draft

    def _show(self, measure: str, *, start: bool = False) -> None:
        self._at = measure
        self._fill()
        if start and self.isVisible():
            self.verticalScrollBar().setValue(0)
            (self.form.start if measure else self.summary.start)()
            announce(self, self.form.title.text() if measure else self.summary.title.text())

    def _say_nothing(self) -> None:
        """What to do where no measure is called up: begin with measures, or choose another round."""
        has_any = bool(self.desk.bridge.plan.of_cycle(Measure, self.desk.bridge.plan.cycle))
        self.strip.setVisible(bool(self._round.measures))
        self.which.setVisible(has_any)
        if has_any:
            self._nothing.set_words(_("No measure is called up"), _("This round is empty. Choose another one above."))
            everything = Way(_("Show all measures"), "", lambda: self.which.choose(rounds.ALL))
            self._nothing.set_ways(everything)
        else:
            self._nothing.set_words(
                _("No measures yet"),
                _("A status round asks of every measure how it stands: implementation, attainment, funding."),
            )
            to_measures = Way(_("To the measures"), "", lambda: self.desk.go("measures"))
            self._nothing.set_ways(to_measures, None, example_way(self.desk, "status"))

    def _show_widget(self, widget: QWidget) -> None:
        self.ensureWidgetVisible(widget, 0, metrics.gap(24))

    def _fill(self) -> None:
        """Show the measure at hand, the summary, or that nothing is called up."""
        found, plan = self._round, self.desk.bridge.plan
        place = found.place(self._at)
        at_hand = found.measures[place] if place >= 0 else None
        self.strip.set_round(found.names, found.done, place)
        self.form.setVisible(at_hand is not None)
        self.foot.legend.setVisible(at_hand is not None)
        self.show_pinned(at_hand is not None)
        self.summary.setVisible(at_hand is None and bool(found.measures))
        self._nothing.setVisible(not found.measures)
        self._say_nothing()
        if at_hand is None:
            self._at = ""
            self._where.set_words(_("{done} of {n} assessed today", done=found.count, n=len(found.measures)))
            self.summary.show_round(found)
            return
        said = _("Measure {number} of {n}", number=place + 1, n=len(found.measures))
        goal = measure_facts.goal_words(plan, at_hand, self.desk.words)
        self._where.set_words(" · ".join(part for part in (said, goal) if part))
        draft = self._drafts.get(at_hand.id) or begun(self.desk, at_hand)
        self.form.show_measure(at_hand, draft, writable=is_writable(self.desk))
        self.foot.show_place(place, len(found.measures), writable=is_writable(self.desk))
