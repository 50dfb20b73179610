"""The workplace inside the window: start page or shell, laid out afresh for a new language or text size."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QStackedLayout, QWidget

from planner.domain.frame import Cycle
from planner.texts import gettext as _
from planner.ui import faults, icons, theme
from planner.ui.bridge import Bridge
from planner.ui.desk import Desk
from planner.ui.dropping import Drops, refusal
from planner.ui.guarding import Guard
from planner.ui.opening import ENDING, Opening
from planner.ui.pages.start import StartPage
from planner.ui.places import HOME, PLACES, has_place
from planner.ui.preferences import Preferences
from planner.ui.routes import Destination
from planner.ui.shell.frame import Frame
from planner.ui.shell.going import connect_going
from planner.ui.shell.menus import Menus
from planner.ui.shell.search_popup import SearchPopup
from planner.ui.shell.top_bar import focus_search
from planner.ui.trail import Trail
from planner.ui.widgets.focus import FocusRing
from planner.ui.widgets.message_bar import Message, MessageStack
from planner.ui.workers import Workers

REST_MS = 1_000
"""How long a person has to be at a place before it is remembered."""


class Workplace(QObject):
    """What is on the desk outlives every layout of the shell around it."""

    def __init__(self, window: QWidget, preferences: Preferences, *, starts_with_plan: bool = False) -> None:
        super().__init__(window)
        preferences.dress()
        self.window, self._preferences = window, preferences
        self._workers = Workers(self)
        self.desk = Desk(preferences, Bridge(self, self._workers), self._workers, self)
        self.desk.places = PLACES
        self.desk.entrances = tuple((one.id, one.title, one.icon) for one in PLACES)
        self.opening, self._guard = Opening(self.desk, window), Guard(self.desk)
        self._trail = Trail(HOME)
        self._path: Path | None = None
        self._stack = QStackedLayout(window)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._lay_out()
        first = self.frame if starts_with_plan else self.start
        self._stack.setCurrentWidget(first)
        first.setFocus()
        self._ring = FocusRing(window)
        self._drops = Drops(window, self._take_files)
        self._connect()

    def _lay_out(self) -> None:
        """Build menus, shell and start page in the language and text size in use."""
        self.menus = Menus(self.window, self._preferences)
        self.desk.actions = self.menus.commands
        self.frame = Frame(self.desk, self.menus, self._trail)
        self.start = StartPage(self.desk)
        self._popup = SearchPopup(self.desk, self.frame.top_bar.search, self.frame)
        self._stack.addWidget(self.start)
        self._stack.addWidget(self.frame)
        self.menus.set_open(self.desk.bridge.is_open)
        self._connect_parts()
        self.window.setWindowTitle(_("Prevention chain"))
        self.frame.travel.arrived.connect(self._arrive)

    def _connect_parts(self) -> None:
        """Wire what a layout made; it goes with the layout."""
        menus, opening = self.menus, self.opening
        menus.new.triggered.connect(opening.ask_new)
        menus.open.triggered.connect(opening.ask_open)
        menus.backups.triggered.connect(opening.ask_own_backup)
        menus.close.triggered.connect(self.desk.bridge.put_away)
        menus.undo.triggered.connect(self.desk.bridge.undo)
        menus.redo.triggered.connect(self.desk.bridge.redo)
        menus.search.triggered.connect(lambda: focus_search(self.frame.top_bar.search))
        menus.guidance.triggered.connect(self.frame.toggle_guidance)
        menus.quit.triggered.connect(self.window.close)
        menus.cycles.look = self._look_at_cycle
        menus.cycles.reopen = self._reopen_cycle
        menus.cycles.finish.triggered.connect(lambda: self.frame.go("next_cycle"))
        menus.help.triggered.connect(self._show_help)
        self.start.help_wanted.connect(self._show_help)
        self.frame.top_bar.help.clicked.connect(self._show_help)
        connect_going(menus.go, self.frame)
        menus.recents.aboutToShow.connect(self._list_recents)
        self.start.new_wanted.connect(opening.ask_new)
        self.start.open_wanted.connect(opening.ask_open)
        self.start.sample_wanted.connect(opening.open_sample)
        self.start.path_wanted.connect(opening.open_path)
        self.start.search_wanted.connect(opening.look_for)
        self._list_recents()

    def _connect(self) -> None:
        """Wire what stays as long as the window."""
        bridge = self.desk.bridge
        bridge.opened.connect(self._begin_plan)
        bridge.closing.connect(self._leave_plan)
        bridge.closed.connect(self._show_start)
        bridge.refused.connect(lambda sentence: self.desk.tell("look", sentence))
        bridge.asked.connect(self._ask_undo)
        self.desk.message.connect(lambda message: self._messages().show_message(message))
        self.opening.busy.connect(self._show_busy)
        self._preferences.relaid.connect(self.relay)
        theme.notifier().changed.connect(self._redress)

    def relay(self) -> None:
        """Lay everything out afresh; the place, the plan and the messages stay."""
        self.window.setUpdatesEnabled(False)
        had_plan = self.desk.bridge.is_open
        self.frame.travel.note_whereabouts()
        messages = self._messages().messages
        old = (self.frame, self.start)
        for action in self.window.actions():
            self.window.removeAction(action)
        self.desk.forget()
        self._lay_out()
        for widget in old:
            self._stack.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._finish_layout()
        if had_plan:
            self._show_plan()
        else:
            self._stack.setCurrentWidget(self.start)
        for message in reversed(messages):
            self._messages().show_message(message)
        self.window.setUpdatesEnabled(True)

    def finish_loading(self) -> None:
        """Bring the pictograms, once the first frame stands."""
        icons.load()
        self._finish_layout()

    def _finish_layout(self) -> None:
        if icons.loaded():
            self.menus.paint_icons()
        self.frame.show_choices()
        for child in self.window.findChildren(QWidget):
            child.update()

    def _redress(self) -> None:
        """Another theme: the menus' pictograms and the words of the look."""
        self.menus.paint_icons()
        self.frame.show_choices()

    def _show_help(self) -> None:
        """The help for the place shown; in a window of its own while no plan is open."""
        if self.desk.bridge.is_open:
            self.frame.visit(Destination("help", record=f"place.{self.frame.place}"))
        else:
            from planner.ui.help.dialog import HelpDialog

            HelpDialog(self.desk, self.window).exec()

    def _look_at_cycle(self, ident: str) -> None:
        """Show an earlier cycle to read, or come back to the present one."""
        bridge = self.desk.bridge
        cycle = bridge.present.plan.one(Cycle, ident)
        bridge.look_back(cycle)
        if bridge.looks_back:
            sentence = _("You see cycle {number} as it was when it was closed.", number=cycle.number)
            back = _("Back to cycle {number}", number=bridge.present.plan.cycle.number)
            self.desk.message.emit(Message("look", sentence, back, lambda: bridge.look_back(None)))
        else:
            self.frame.messages.clear()

    def _reopen_cycle(self, ident: str) -> None:
        from planner.operations.cycles import ReopenCycle

        self.desk.bridge.look_back(None)
        self.desk.bridge.run(ReopenCycle(ident))

    def _begin_plan(self) -> None:
        """Another plan is on the desk: go on where it was left."""
        session = self.desk.bridge.session
        self._path = session.path
        left = self._preferences.left_at(session.path)
        if left is not None and left.record and session.plan.anywhere(left.record) is None:
            left = replace(left, record="")
        self._trail.begin(left if left is not None and has_place(left.place) else None)
        self._show_plan()

    def _show_plan(self) -> None:
        self.menus.set_open(True)
        self._stack.setCurrentWidget(self.frame)
        self.frame.open_plan()

    def _arrive(self) -> None:
        """Another place is shown: the window is called by it."""
        self.window.setWindowTitle(self.frame.title())
        self.menus.go.back.setEnabled(self._trail.can_turn(-1))
        self.menus.go.forward.setEnabled(self._trail.can_turn(1))
        QTimer.singleShot(REST_MS, self, self._remember)

    def _remember(self) -> None:
        """Note where the person is, so that a crash loses no more than the plan does: nothing."""
        if self._path is not None:
            self.frame.travel.note_whereabouts()
            self._preferences.leave(self._path, self._trail.here)

    def _settle(self) -> None:
        """A field that is typed in writes what it holds before the plan goes."""
        focus = self.window.focusWidget()
        if focus is not None:
            focus.clearFocus()

    def _leave_plan(self) -> None:
        """The plan is about to go: fields write what they hold, and where it is left is remembered."""
        self._settle()
        self._remember()
        self.frame.messages.clear()  # a step of this plan is not to be taken back from another one, or from none
        self._path = None

    def _show_start(self) -> None:
        self.menus.set_open(False)
        self.relay()

    def _ask_undo(self, sentence: str, go_on: Callable[[], None]) -> None:
        self.desk.message.emit(Message("look", sentence, _("Undo all the same"), go_on))

    def _show_busy(self, sentence: str) -> None:
        self.start.set_busy(sentence)
        self.frame.messages.show_passing(sentence, _("Cancel"), self.opening.cancel)

    def _list_recents(self) -> None:
        self.menus.set_recents(self._preferences.settings.recents, self.opening.open_path)

    def tell_fault(self, _error: BaseException) -> None:
        """Something unexpected happened: say so, keep the window."""
        sentence = _("Something went wrong in the program. Your plan is unharmed.")
        self._messages().show_message(Message("failed", sentence, _("Show the log"), self._show_log))

    def _messages(self) -> MessageStack:
        """Where messages are seen now."""
        shown = self.frame if self._stack.currentWidget() is self.frame else self.start
        return shown.messages

    def _show_log(self) -> None:
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        QDesktopServices.openUrl(QUrl.fromLocalFile(str(faults.log_file().parent)))

    def open_path(self, path: Path) -> None:
        """Open a plan named at the start; without it the start page comes."""
        self.opening.open_path(path)
        if not self.desk.bridge.is_open:
            messages = self._messages().messages
            self._stack.setCurrentWidget(self.start)
            for message in reversed(messages):
                self.start.messages.show_message(message)

    def _take_files(self, paths: Sequence[Path]) -> None:
        """A plan dropped on the window is opened, any other file is taken for figures or borders; else it is said why not."""
        path = paths[0]
        reason = refusal(paths, is_plan=path.suffix.lower() == ENDING, is_open=self.desk.bridge.is_open)
        if reason:
            self.desk.tell("look", reason)
        elif path.suffix.lower() == ENDING:
            self.opening.open_path(path)
        else:
            from planner.ui.importing.flow import ImportFlow

            self.frame.go("import")
            ImportFlow.of(self.desk).choose(path)

    def shut_down(self) -> None:
        """Give the file back and end the work behind the window."""
        self._settle()
        self._workers.shut_down()
        self.desk.bridge.closed.disconnect(self._show_start)
        self.desk.bridge.put_away()
