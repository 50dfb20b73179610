"""The shell: top bar, messages, body and status line, wired to the desk; made afresh for a new language or text size."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner import texts, tokens
from planner.domain.plan import Changes
from planner.domain.record import Record
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.desk import Desk
from planner.ui.pages.page import Page
from planner.ui.places import HOME, place, place_of
from planner.ui.routes import Destination
from planner.ui.shell.body import Body
from planner.ui.shell.menus import THEME_NAMES, Menus
from planner.ui.shell.navigation import Standing
from planner.ui.shell.status_line import StatusLine
from planner.ui.shell.top_bar import TopBar
from planner.ui.widgets.message_bar import MessageStack, announce

LONGEST_TRAIL = 20


class Frame(QWidget):
    """Everything around the pages. Nothing here needs a plan; `refresh` fills it in once one is open."""

    def __init__(self, desk: Desk, menus: Menus, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._menus = desk, menus
        self.top_bar = TopBar(menus.town)
        self.messages = MessageStack()
        self.body = Body()
        self.status = StatusLine(menus.theme, menus.language, menus.size)
        self._pages: dict[str, Page] = {}
        self.place = HOME
        self._trail: list[tuple[str, Callable[[], QWidget]]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.top_bar, self.messages, self.body, self.status):
            column.addWidget(widget, 1 if widget is self.body else 0)
        self._connect()
        self.show_choices()
        self.status.show_view(False)

    def _connect(self) -> None:
        desk = self._desk
        self.body.navigation.view.wanted.connect(self.go)
        self.body.guidance_toggled.connect(
            lambda is_open: desk.preferences.choose(self.place, "guidance", bool(is_open))
        )
        self.status.undo_wanted.connect(desk.bridge.undo)
        self.status.remarks_wanted.connect(lambda: desk.pane_wanted.emit("remarks"))
        desk.wanted.connect(self.visit)
        desk.phase_wanted.connect(self._follow_phase)
        self.body.pane.back_wanted.connect(self._go_back)
        desk.record_wanted.connect(self._show_record)
        desk.pane_wanted.connect(self._show_pane)
        desk.bridge.changed.connect(self._note)

    def visit(self, wanted: Destination) -> None:
        """Show a place and what is wanted there; guidance follows the step that led there."""
        self.go(wanted.place)
        page = self._pages.get(wanted.place)
        if page is not None:
            page.visit(wanted)
        if wanted.step:
            self.show_phase(wanted.step.partition(".")[0], wanted.step)

    def go(self, ident: str) -> None:
        """Show a place; its page is made when first visited."""
        self.place = ident
        wanted = place(ident)
        self.body.navigation.view.places.choose(ident)
        self.body.set_preferred(bool(self._desk.preferences.choice(ident, "guidance", not wanted.wide)))
        if not self._desk.bridge.is_open:
            return
        page = self._pages.get(ident)
        if page is None:
            page = self._pages[ident] = wanted.make(self._desk)
            self.body.pages.addWidget(page)
        self.body.pages.setCurrentWidget(page)

    def page(self, ident: str) -> Page | None:
        """The page of a place, once it was visited."""
        return self._pages.get(ident)

    def open_plan(self) -> None:
        """A plan is on the desk: fill the shell in and show the place."""
        self.status.show_view(True)
        self.refresh()
        following = self._desk.next_step()
        self.show_phase(following.step.phase if following else self._desk.overview().current, "")
        self.go(self.place)
        self.setFocus()

    def refresh(self) -> None:
        """Bring bar, navigation and status line up to date."""
        bridge, words = self._desk.bridge, texts.current()
        town, cycle = bridge.plan.municipality, bridge.plan.cycle
        name = _("{town} (example)", town=town.name) if town.example else town.name
        years = "–".join(dict.fromkeys(str(day.year) for day in (cycle.starts, cycle.until) if day))
        short = _("Cycle {number}", number=cycle.number)
        self.top_bar.set_town(name, f"{short} · {years}" if years else short, short)
        standing = self._desk.standing()
        self.body.navigation.view.places.set_standing(
            Standing(tuple(one.share for one in standing.quarters), standing.mandate.share, self._year(short))
        )
        if bridge.session.read_only:
            self.status.set_saved(_("Read only"))
        else:
            self.status.set_saved(
                _("Saved {time}", time=words.time(bridge.saved_at)) if bridge.saved_at else _("Saved")
            )
        undo, redo = bridge.undo_label(), bridge.redo_label()
        self.status.set_undo(_("Undo: {step}", step=undo) if undo else "")
        self._menus.set_undo(undo, redo)
        count = len(self._desk.remarks())
        self.status.set_remarks(words.ngettext("{n} remark", "{n} remarks", count) if count else "")

    def _year(self, cycle: str) -> str:
        """The cycle, and in which of its years the town is."""
        starts, today = self._desk.bridge.plan.cycle.starts, self._desk.bridge.session.today()
        if starts is None or starts > today:
            return cycle
        return _("{cycle} · year {number}", cycle=cycle, number=today.year - starts.year + 1)

    def show_choices(self) -> None:
        """Say look, language and text size."""
        chosen = self._desk.preferences.settings
        self.status.show_choices(_(THEME_NAMES[chosen.theme]), chosen.text_scale)

    def show_phase(self, phase: str, step: str) -> None:
        """Show a phase of the circle, or one of its steps, in the guidance pane."""
        from planner.ui.guidance.phase import PhaseGuide

        self._trail.clear()
        self._show(_("Guidance"), lambda: PhaseGuide(self._desk, phase, step))

    def _follow_phase(self, phase: str, step: str) -> None:
        self.show_phase(phase, step)
        self.body.set_open(True)

    def _show_record(self, record: Record, field: str = "") -> None:
        found = place_of(record.kind)
        if found is not None:
            self.visit(Destination(found.id, record=record.id, field=field))
            return
        from planner.ui.guidance.sheet import RecordSheet

        def make() -> QWidget:
            now = self._desk.bridge.plan.find(record.kind, record.id)
            return RecordSheet(self._desk, now if now is not None else record)

        self._show(_("Details"), make)
        self.body.set_open(True)

    def _show_pane(self, wanted: str) -> None:
        from planner.ui.guidance.lists import ChangesList, RemarksList

        kind, _colon, codes = wanted.partition(":")
        if kind == "remarks":
            self._show(_("Remarks"), lambda: RemarksList(self._desk, codes))
        else:
            self._show(_("Changes"), lambda: ChangesList(self._desk))
        self.body.set_open(True)

    def _show(self, title: str, make: Callable[[], QWidget]) -> None:
        """Show something in the guidance pane; what was shown before is one step back."""
        self._trail.append((title, make))
        del self._trail[:-LONGEST_TRAIL]
        self._show_last()
        announce(self.body.pane, title)

    def _show_last(self) -> None:
        title, make = self._trail[-1]
        self.body.pane.show_content(title, make(), back=len(self._trail) > 1)

    def _go_back(self) -> None:
        if len(self._trail) > 1:
            self._trail.pop()
            self._show_last()

    def _note(self, _changes: Changes) -> None:
        from planner.ui.guidance.parts import GuidanceContent

        self.refresh()
        shown = self.body.pane.content
        if isinstance(shown, GuidanceContent) and shown.is_current():
            return
        if self._trail and self._desk.bridge.is_open:
            self._show_last()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The status line leaves out what has no room."""
        super().resizeEvent(event)
        self.status.set_narrow(metrics.current().em(event.size().width()) < tokens.NARROW_MARGIN_EM + 6)

    def toggle_guidance(self) -> None:
        """Open or close guidance."""
        self.body.set_open(not self.body.is_guidance_open, by_person=True)
        if self.body.is_guidance_open:
            QTimer.singleShot(0, self.body.pane.setFocus)
