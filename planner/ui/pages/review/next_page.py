"""The step into the next cycle: what is kept, changed or dropped, and the one act that begins it."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout

from planner.domain.frame import CycleState
from planner.domain.record import N_
from planner.domain.review import Carried
from planner.domain.sentence import NN_, Sentence
from planner.operations.cycles import Carry, ChooseForNext, CloseCycle, NextCycle, ReopenCycle
from planner.texts import gettext as _
from planner.texts import ngettext
from planner.ui import metrics
from planner.ui.desk import Desk
from planner.ui.grid.filter_bar import FilterBar
from planner.ui.grid.grid import Grid
from planner.ui.pages.example_way import example_way
from planner.ui.pages.page import Page
from planner.ui.pages.review import next_listing
from planner.ui.pages.review.next_listing import Fates
from planner.ui.pages.review.next_start import NextStart
from planner.ui.routes import Destination
from planner.ui.widgets.button import Button
from planner.ui.widgets.empty_state import EmptyState, Way
from planner.ui.widgets.heading import PageHeading
from planner.ui.widgets.message_bar import Message
from planner.ui.widgets.sign_line import SignLine

WIDE_EM, NARROW_EM = 60, 44
GRID_LEAST = 320

GOES = NN_("One of {whole} items goes into the next cycle.", "{n} of {whole} items go into the next cycle.")
NOTHING_GOES = N_("Nothing of what there is goes into the next cycle.")
OPEN = NN_("One choice still rests on a proposal.", "{n} choices still rest on proposals.")


class NextCyclePage(Page):
    """How the next cycle begins, and a grid of all items with what becomes of each."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Into the next cycle"))
        self._heading = PageHeading(_("Into the next cycle"))
        self.close_only = Button(_("Close only"), "plain")
        self.begin = Button("", "primary")
        self._heading.add_action(self.close_only)
        self._heading.add_action(self.begin)
        self.closed = SignLine("icon:lock", "")
        self._fates = Fates(desk)
        self.grid = Grid(desk, next_listing.listing(self._fates), _("What goes into the next cycle"), "next_cycle")
        self.bar = FilterBar(self.grid)
        self.accept = Button("", "plain", icon="check")
        self.start = NextStart(desk, self._fates)
        self._nothing = EmptyState(
            _("Nothing to carry over yet"),
            _("Once there are needs, goals and measures, choose here what goes on, what changes and what ends."),
        )
        self._nothing.set_ways(
            None, Way(_("To the overview"), "", lambda: desk.go("overview")), example_way(desk, "next_cycle")
        )
        self._lay_out()
        self.begin.clicked.connect(self._begin)
        self.close_only.clicked.connect(self._close)
        self.accept.clicked.connect(self._accept)
        self.start.edited.connect(self.refresh)
        self.grid.taken.connect(desk.show_record)

    def _lay_out(self) -> None:
        self.column.setSpacing(metrics.gap(16))
        self.column.addWidget(self._heading)
        self.column.addWidget(self.closed)
        self._bar = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._bar.setSpacing(metrics.gap(8))
        self._bar.addWidget(self.bar, 1)
        self._bar.addWidget(self.accept)
        self.column.addWidget(self._nothing)
        self.column.addWidget(self.start)
        self.column.addLayout(self._bar)
        self.grid.setMinimumHeight(metrics.px(GRID_LEAST))
        self.column.addWidget(self.grid, 1)

    def refresh(self) -> None:
        """Read what is chosen anew."""
        desk, old = self.desk, next_listing.last_cycle(self.desk)
        is_closed, read_only = old.state is CycleState.CLOSED, desk.bridge.session.read_only
        found = self._fates.all()
        goes = [one for one in found.values() if one.choice is not Carried.DROPPED]
        proposed = [one for one in found.values() if one.proposed]
        say = desk.words.say
        lead = (
            say(Sentence(*GOES, len(goes), {"whole": len(found)}, NOTHING_GOES))
            if found
            else _("There is nothing to carry over yet.")
        )
        if proposed and not is_closed:
            lead = f"{lead} {say(Sentence(*OPEN, len(proposed)))}"
        self._heading.lead.setText(lead)
        self.begin.set_words(_("Begin cycle {number}", number=old.number + 1))
        self.close_only.set_words(_("Reopen cycle {number}", number=old.number) if is_closed else _("Close only"))
        self.begin.setEnabled(not read_only)
        self.close_only.setEnabled(not read_only)
        self.closed.setVisible(is_closed)
        self.closed.label.setText(
            _("Cycle {number} is closed. Reopen it to change choices, or begin the next one.", number=old.number)
        )
        count = len(proposed)
        self.accept.set_words(ngettext("Accept {n} proposal", "Accept {n} proposals", count))
        self.accept.setVisible(bool(proposed) and not is_closed and not read_only)
        has_any = bool(found)
        self._nothing.setVisible(not has_any)
        for part in (self.bar, self.grid):
            part.setVisible(has_any)
        self.start.refresh()
        self.bar.refresh()

    def visit(self, wanted: Destination) -> None:
        """Show an item, with the keyboard on its choice."""
        shown = self.grid.records
        first = wanted.record or (shown[0].id if shown else "")
        if first:
            self.grid.choose(first, wanted.field or "choice")
        self.grid.setFocus()

    def arrange(self, em: float) -> None:
        """Fields and buttons one below the other where there is little room."""
        self.start.set_narrow(em < WIDE_EM)
        self._heading.set_stacked(em < WIDE_EM)
        self._nothing.arrange(em)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._bar.setDirection(down if em < NARROW_EM else across)

    def _accept(self) -> None:
        """Everything nobody chose yet becomes what is proposed, in one step."""
        found = self._fates.all()
        choices = tuple(Carry(item, one.choice, one.reason) for item, one in found.items() if one.proposed)
        self.desk.bridge.run(ChooseForNext(choices), origin=self)

    def _begin(self) -> None:
        starts = self.start.starts
        if not self.start.is_ready() or starts.day is None:
            return
        desk, old = self.desk, next_listing.last_cycle(self.desk)
        found = self._fates.all()
        choices = tuple(Carry(item, one.choice, one.reason) for item, one in found.items())
        begun = NextCycle(starts.day, self.start.until.day, choices, self.start.bookmark.words)
        if desk.bridge.run(begun, origin=self):
            self._tell(N_("Cycle {number} has begun."), old.number + 1)
            desk.go("overview")

    def _close(self) -> None:
        old = next_listing.last_cycle(self.desk)
        if old.state is CycleState.CLOSED:
            if self.desk.bridge.run(ReopenCycle(old.id), origin=self):
                self._tell(N_("Cycle {number} is under way again."), old.number)
        elif self.start.is_named() and self.desk.bridge.run(CloseCycle(old.id, self.start.bookmark.words), origin=self):
            self._tell(N_("Cycle {number} is closed."), old.number)

    def _tell(self, sentence: str, number: int) -> None:
        """Say what happened, with the way back."""
        bridge = self.desk.bridge
        self.desk.message.emit(Message("done", _(sentence, number=number), _("Undo"), bridge.undo))
