"""The shell: top bar, messages, body and status line, wired to the desk; made afresh for a new language or text size."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from planner import texts
from planner.domain.frame import Answer, StepState
from planner.domain.plan import Changes
from planner.domain.record import Record, field_of, owners_of
from planner.texts import gettext as _
from planner.ui.desk import Desk
from planner.ui.pages.page import Page
from planner.ui.places import place, place_of
from planner.ui.preferences import THEME_NAMES
from planner.ui.routes import Destination
from planner.ui.shell.body import Body
from planner.ui.shell.cycle_menu import cycle_words
from planner.ui.shell.guide import Guide
from planner.ui.shell.menus import Menus
from planner.ui.shell.navigation_rows import standing_of
from planner.ui.shell.panes import PaneCycle, tab_order
from planner.ui.shell.status_line import StatusLine
from planner.ui.shell.top_bar import TopBar
from planner.ui.shell.travel import Travel
from planner.ui.trail import Trail
from planner.ui.widgets.message_bar import MessageStack, announce

PAGES_OF_PANES = {"remarks": "remarks", "changes": "history"}


class Frame(QWidget):
    """Everything around the pages. Nothing here needs a plan; `refresh` fills it in once one is open."""

    def __init__(self, desk: Desk, menus: Menus, trail: Trail, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._menus = desk, menus
        self.top_bar = TopBar(menus.town, menus.cycles)
        self.messages = MessageStack()
        self.body = Body()
        self.status = StatusLine(menus.theme, menus.language, menus.size)
        self.guide = Guide(desk, self.body)
        self.travel = Travel(desk, self.body, self.guide, trail)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.top_bar, self.messages, self.body, self.status):
            column.addWidget(widget, 1 if widget is self.body else 0)
        body = self.body
        inner = (body.navigation, body.pages, body.pane, body.strip)
        self._read_order = (self.top_bar, self.messages, *inner, self.status)
        self._panes = PaneCycle([*inner, self.status, self.top_bar, self.messages])
        self._connect()
        self.show_choices()
        self.status.show_view(False)

    def _connect(self) -> None:
        desk, view = self._desk, self.body.navigation.view
        view.wanted.connect(self.go)
        view.step_wanted.connect(self.travel.visit_step)
        view.phase_wanted.connect(self.guide.show_phase)
        self.body.guidance_toggled.connect(
            lambda is_open: desk.preferences.choose(self.place, "guidance", bool(is_open))
        )
        self.status.undo_wanted.connect(desk.bridge.undo)
        self.status.remarks_wanted.connect(lambda: self.go("remarks"))
        desk.wanted.connect(self.visit)
        desk.phase_wanted.connect(self._follow_phase)
        desk.record_wanted.connect(self._show_record)
        desk.pane_wanted.connect(self._show_pane)
        desk.sight_told.connect(self.status.show_sight)
        desk.bridge.changed.connect(self._note)
        desk.rested.connect(self._catch_up)

    @property
    def place(self) -> str:
        """The id of the place shown."""
        return self.travel.place

    def visit(self, wanted: Destination) -> None:
        """Show a place and what is wanted there; navigation and guidance follow the step that led there."""
        self.travel.visit(wanted)

    def go(self, ident: str) -> None:
        """Show a place as it was left."""
        self.travel.visit(Destination(ident))

    def page(self, ident: str) -> Page | None:
        """The page of a place, once it was visited."""
        return self.travel.pages.get(ident)

    def open_plan(self) -> None:
        """A plan is on the desk: fill the shell in and show the place where it was left."""
        self.status.show_view(True)
        self.refresh()
        following = self._desk.next_step()
        self.travel.show_phase(following.step.phase if following else self._desk.overview().current)
        self.travel.resume()
        self.setFocus()

    def refresh(self) -> None:
        """Bring bar, navigation and status line up to date."""
        self._say_saved()
        self._say_standing()

    def _catch_up(self) -> None:
        """Follow the edits made by now: navigation, guidance, and what is counted over the whole plan."""
        if self._desk.bridge.is_open:
            self._say_standing()
            self.guide.refresh()

    def _say_saved(self) -> None:
        """That the last step is saved, and how it is undone: said at once."""
        bridge, words = self._desk.bridge, texts.current()
        if bridge.looks_back:
            saved = _("{cycle}, to read only", cycle=cycle_words(bridge.plan.cycle)[1])
        elif bridge.session.read_only:
            saved = _("Read only")
        else:
            saved = _("Saved {time}", time=words.time(bridge.saved_at)) if bridge.saved_at else _("Saved")
        self.status.set_saved(saved)
        undo, redo = bridge.undo_label(), bridge.redo_label()
        self._menus.set_undo(undo, redo)
        self.status.set_undo(_("Undo: {step}", step=undo) if undo else "")

    def _say_standing(self) -> None:
        """Whose plan this is, how far the circle has come, and how many remarks there are."""
        bridge, words = self._desk.bridge, texts.current()
        town, cycle = bridge.plan.municipality, bridge.plan.cycle
        name = _("{town} (example)", town=town.name) if town.example else town.name
        long, short = cycle_words(cycle)
        self.top_bar.set_town(name, long, short)
        self._menus.cycles.fill(bridge.present.plan, cycle, may_write=not bridge.present.read_only)
        rows = self.body.navigation.view.rows
        rows.set_standing(standing_of(self._desk, self._year(short)))
        self._menus.go.name_phases([one.phase.title for one in rows.standing.phases])
        self._menus.go.name_places(self._desk.words.title)
        count = len(self._desk.remarks())
        self.status.set_remarks(words.ngettext("{n} remark", "{n} remarks", count) if count else "")

    def _year(self, cycle: str) -> str:
        """The cycle, and in which of its years the town is."""
        found, today = self._desk.bridge.plan.cycle, self._desk.bridge.session.today()
        starts, today = found.starts, min(today, found.until or today)
        if starts is None or starts > today:
            return cycle
        return _("{cycle} · year {number}", cycle=cycle, number=today.year - starts.year + 1)

    def show_choices(self) -> None:
        """Say look, language and text size."""
        chosen = self._desk.preferences.settings
        self.status.show_choices(_(THEME_NAMES[chosen.theme]), chosen.text_scale)

    def title(self) -> str:
        """What the window is called: page, town, program."""
        town = self._desk.bridge.plan.municipality.name
        return " – ".join((self._desk.words.title(place(self.place).title), town, _("Prevention chain")))

    def _follow_phase(self, phase: str, step: str) -> None:
        self.travel.show_phase(phase, step)
        self.body.set_open(True)

    def _show_pane(self, wanted: str) -> None:
        """All remarks and all changes have pages of their own; the rest stands in the guidance pane."""
        if wanted in PAGES_OF_PANES:
            self.go(PAGES_OF_PANES[wanted])
        else:
            self.guide.show_list(wanted)

    def _show_record(self, record: Record, field: str = "") -> None:
        found = place_of(record.kind)
        owner = None if found is not None else self._owner_with_page(record)
        if found is not None:
            self.visit(Destination(found.id, record=record.id, field=field))
        elif isinstance(record, StepState | Answer):
            self._show_step_of(record.step if isinstance(record, StepState) else record.question)
        elif owner is not None:
            self._show_record(owner)
        else:
            self.guide.show_sheet(record)

    def _owner_with_page(self, record: Record) -> Record | None:
        """What a record without a page of its own belongs to, where that has one: a milestone's measure."""
        for name in owners_of(type(record)):
            refers = field_of(type(record), name).refers or ""
            if place_of(refers) is not None:
                return self._desk.bridge.plan.find(refers, getattr(record, name) or "")
        return None

    def _show_step_of(self, ident: str) -> None:
        """The step a state speaks of, or a question belongs to; a question of a phase leads to the phase."""
        step = self._desk.standing().step(ident) or self._desk.standing().step(ident.rpartition(".")[0])
        if step is not None:
            self.travel.visit_step(step.step.id)
            self.body.set_open(True)
        else:
            self._follow_phase(ident.partition(".")[0], "")

    def _note(self, changes: Changes) -> None:
        self._say_saved()
        if changes.label:
            announce(self.status, self.status.said)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The back and forward buttons of a mouse."""
        ways = {Qt.MouseButton.BackButton: -1, Qt.MouseButton.ForwardButton: 1}
        if event.button() in ways:
            self.travel.turn(ways[event.button()])
            return
        super().mousePressEvent(event)

    def focus_phase(self, phase: str) -> None:
        """Unfold a phase, let guidance speak of it, and put the focus on its row in navigation."""
        self.travel.show_phase(phase)
        view = self.body.navigation.view
        view.setCurrentIndex(view.rows.index(view.rows.row_of("phase", phase)))
        view.setFocus()

    def cycle_panes(self, by: int) -> None:
        """Move the focus to the next pane, or the one before."""
        self._panes.turn(QApplication.focusWidget(), by)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Tab follows the panes as they are read."""
        order = tab_order(self._read_order)
        if not order:
            return False
        focus = QApplication.focusWidget()
        at = order.index(focus) if focus in order else -1 if forwards else 0
        reason = Qt.FocusReason.TabFocusReason if forwards else Qt.FocusReason.BacktabFocusReason
        order[(at + (1 if forwards else -1)) % len(order)].setFocus(reason)
        return True

    def toggle_guidance(self) -> None:
        """Open or close guidance."""
        self.body.set_open(not self.body.is_guidance_open, by_person=True)
        if self.body.is_guidance_open:
            QTimer.singleShot(0, self.body.pane.setFocus)
