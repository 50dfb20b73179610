"""The history of the plan: every step, what it changed, the way back; bookmarks, and what changed since one was set."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker

from planner import texts
from planner.domain.frame import Bookmark
from planner.domain.kinds import KINDS
from planner.domain.sentence import NN_, Sentence
from planner.texts import gettext as _
from planner.texts import ngettext
from planner.ui.desk import Desk
from planner.ui.history import last_meeting
from planner.ui.pages.across.filters import ChoiceFilter, RecordFilter, WordsFilter
from planner.ui.pages.across.history_list import PERIODS, Filter, HistoryList
from planner.ui.pages.across.master import MasterPage
from planner.ui.pages.across.step_detail import StepDetail
from planner.ui.routes import Destination
from planner.ui.widgets.button import Button
from planner.ui.widgets.empty_state import Way
from planner.ui.widgets.rows import Row
from planner.ui.widgets.section_list import SectionList
from planner.ui.widgets.segments import Segments

STEPS, MARKS = "steps", "bookmarks"


class HistoryPage(MasterPage):
    """Nothing is ever lost: every step stands here and can be taken back."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("History"))
        self._filter = Filter()
        self._found: HistoryList | None = None
        self.steps = SectionList(_("Steps"), lambda number: self._history().row(number))
        self.marks = SectionList(_("Bookmarks"), self._mark_row, lines=2)
        self.pane = StepDetail(desk)
        self.words, self.record = WordsFilter(_("Search")), RecordFilter()
        self.kind, self.period = ChoiceFilter(_("Kind of record")), ChoiceFilter(_("Time"))
        self.views = Segments(_("View"), [(STEPS, _("Steps")), (MARKS, _("Bookmarks"))], STEPS)
        self.set_mark = Button(_("Set a bookmark now"), "primary", icon="bookmark")
        self.heading.add_action(self.set_mark)
        self.set_filters((self.words, self.kind, self.period), (self.views,))
        self.list_box.addWidget(self.record)
        self.list_box.addWidget(self.steps, 1)
        self.list_box.addWidget(self.marks, 1)
        self.marks.hide()
        self.set_detail(self.pane)
        self._connect()

    def _connect(self) -> None:
        self.words.wanted.connect(lambda words: self._look_for(words=words))
        self.kind.taken.connect(lambda key: self._look_for(kind=key))
        self.period.taken.connect(lambda key: self._look_for(period=key))
        self.record.lifted.connect(lambda: self._look_for(record=""))
        self.views.chosen.connect(lambda _key: self._fill())
        self.steps.current_changed.connect(lambda _number: self._show_current())
        self.marks.current_changed.connect(lambda _mark: self._show_current())
        self.steps.taken.connect(lambda _number: self.pane.changes.setFocus())
        self.marks.taken.connect(lambda _mark: self.pane.mark_name.line.setFocus())
        self.pane.record_wanted.connect(self.desk.show_record)
        self.set_mark.clicked.connect(self.mark_now)

    def _history(self) -> HistoryList:
        if self._found is None:
            self._found = HistoryList(self.desk)
        return self._found

    def visit(self, wanted: Destination) -> None:
        """Show the steps, the bookmarks, one bookmark, or the history of one record."""
        mark = self.desk.bridge.plan.find(Bookmark.kind, wanted.record)
        if mark is not None or wanted.view == MARKS:
            self.views.show_current(MARKS)
            self._fill()
            if mark is not None:
                self.marks.choose(mark.id)
            self.marks.setFocus()
            return
        if wanted.record or wanted.view:
            self.views.show_current(STEPS)
            with QSignalBlocker(self.words):
                self.words.clear()
            self._filter = Filter(record=wanted.record)
            self._fill()
            self.steps.scrollToTop()
        self.steps.setFocus()

    def whereabouts(self) -> tuple[str, str]:
        """Steps or bookmarks, and the bookmark or the record whose history is shown."""
        marking = self.views.current == MARKS
        return self.views.current, str(self.marks.current or "") if marking else self._filter.record

    def refresh(self) -> None:
        """Read what is new; a person stays on their step."""
        at_top = self.steps.verticalScrollBar().value() == 0
        self._found = HistoryList(self.desk)
        self._fill()
        if at_top:
            self.steps.scrollToTop()

    def mark_now(self) -> None:
        """Name the plan as it is now."""
        self.views.show_current(STEPS)
        self.lift()
        if self.steps.keys:
            self.steps.choose(self.steps.keys[0])
            self.pane.ask_name()

    def lift(self) -> None:
        """Show every step again."""
        with QSignalBlocker(self.words):
            self.words.clear()
        self._filter = Filter()
        self._fill()

    def _look_for(self, **changes: str) -> None:
        self._filter = replace(self._filter, **changes)
        self._fill()

    def _fill(self) -> None:
        found, marking = self._history(), self.views.current == MARKS
        self.say(self._lead(found))
        self._offer()
        for widget in (self.words, self.kind, self.period):
            widget.setVisible(not marking)
        self.record.setVisible(self.record.isVisibleTo(self) and not marking)
        self.steps.setVisible(not marking)
        self.marks.setVisible(marking)
        if marking:
            marks = sorted(self.desk.bridge.plan.all(Bookmark), key=lambda one: (-one.step, one.id))
            self.marks.set_items([one.id for one in marks])
        else:
            self.steps.set_items(found.shown(self._filter))
        shown = self.marks if marking else self.steps
        self.show_work(bool(shown.keys))
        # a list without bookmarks offers the first one itself
        begins = marking and not shown.keys
        self.set_mark.setVisible(not begins and not self.desk.bridge.session.read_only)
        self._say_nothing(marking)
        self._show_current()
        self.settle()

    def _show_current(self) -> None:
        found = self._history()
        if self.views.current == MARKS:
            self.pane.show_mark(found, self.desk.bridge.plan.get(Bookmark, self.marks.current))
        else:
            self.pane.show_step(found, self.steps.current)

    def _offer(self) -> None:
        say, wanted = self.desk.words, self._filter
        kinds = sorted(((cls.kind, say.of(f"kinds.{cls.kind}")) for cls in KINDS), key=lambda one: one[1].casefold())
        self.kind.offer([("", _("All kinds")), *kinds], wanted.kind)
        bridge = self.desk.bridge
        has_meeting = last_meeting(bridge.plan, bridge.session.today()) is not None
        periods = [(key, _(word)) for key, word in PERIODS.items() if key != "meeting" or has_meeting]
        self.period.offer([("", _("Any time")), *periods], wanted.period)
        record = bridge.plan.anywhere(wanted.record) if wanted.record else None
        name = say.name(record) if record is not None else ""
        self.record.show_name(name or (_("a record that is gone") if wanted.record else ""))

    def _lead(self, found: HistoryList) -> str:
        if not found.lines:
            return _("The history is still empty.")
        last = found.lines[next(reversed(found.lines))]
        one, many = NN_("One step is kept", "{n} steps are kept")
        whole = self.desk.words.say(Sentence(one, many, len(found.lines)))
        when = texts.current().date_time(last.at.astimezone())
        marks = self.desk.bridge.plan.count(Bookmark)
        said = ngettext("{n} bookmark", "{n} bookmarks", marks) if marks else _("no bookmark yet")
        return _("{steps}, the last of {when}; {bookmarks}.", steps=whole, when=when, bookmarks=said)

    def _mark_row(self, ident: str) -> Row:
        mark = self.desk.bridge.plan.one(Bookmark, ident)
        words = texts.current()
        since = sum(line.number > mark.step for line in self._history().lines.values())
        parts = (
            words.date(mark.day) if mark.day else "",
            _("after step {number}", number=words.number(mark.step)),
            words.ngettext("{n} step since", "{n} steps since", since),
        )
        second = " · ".join(part for part in parts if part)
        return Row(title=mark.name, second=second, sign="icon:bookmark", payload=ident, leads=False)

    def _say_nothing(self, marking: bool) -> None:
        if marking:
            self.empty.set_words(
                _("There is no bookmark yet"),
                _("A bookmark names a state of the plan, such as the one adopted. Later you see what changed since."),
            )
            self.empty.set_ways(Way(_("Set a bookmark now"), "bookmark", self.mark_now))
        elif self._filter != Filter():
            self.empty.set_words(_("No step fits the filter"), _("Other kinds, times or words may have some."))
            self.empty.set_ways(Way(_("Lift the filter"), "close", self.lift))
        else:
            self.empty.set_words(_("The history is still empty"), _("Every change of the plan is kept here as a step."))
            self.empty.set_ways(None)
