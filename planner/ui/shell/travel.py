"""The ways through the window: to places and steps, back and forward, on to the next step, round the panes."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from planner.ui.desk import Desk
from planner.ui.pages.page import Page
from planner.ui.places import Place, place
from planner.ui.routes import Destination
from planner.ui.shell.body import Body
from planner.ui.shell.guide import Guide
from planner.ui.trail import Trail


class Travel(QObject):
    """Shows pages, each made when first visited, and lets navigation and guidance follow."""

    arrived = Signal()
    """The place shown, or what Back and Forward lead to, is another."""

    def __init__(self, desk: Desk, body: Body, guide: Guide, trail: Trail) -> None:
        super().__init__(body)
        self._desk, self._body, self._guide, self.trail = desk, body, guide, trail
        self.pages: dict[str, Page] = {}

    @property
    def place(self) -> str:
        """The id of the place shown."""
        return self.trail.here.place

    def visit(self, wanted: Destination) -> None:
        """Go on to a place and what is wanted there."""
        self.note_whereabouts()
        if wanted != Destination(self.place):
            self.trail.visit(wanted)
        self._show(wanted)

    def turn(self, by: int) -> None:
        """One stop back (-1) or forward (1)."""
        self.note_whereabouts()
        wanted = self.trail.turn(by)
        if wanted is not None:
            self._show(wanted, again=True)

    def resume(self) -> None:
        """Show the place the trail stands at."""
        self._show(self.trail.here)

    def note_whereabouts(self) -> None:
        """Let the trail know the view and record the page shows by now."""
        page, here = self.pages.get(self.place), self.trail.here
        if page is not None:
            view, record = page.whereabouts()
            step = here.step if view in ("", here.view) else self._desk.step_at(here.place, view)
            self.trail.amend(Destination(here.place, view or here.view, record, "", step))

    def visit_step(self, step_id: str) -> None:
        """Go to the page of a step, in the view it asks for."""
        step = self._desk.standing().step(step_id)
        if step is not None:
            self._desk.show_step(step.step)

    def show_phase(self, phase: str, step: str = "") -> None:
        """Unfold a phase in navigation and let guidance speak of it, or of one of its steps."""
        self._body.navigation.view.rows.unfold(phase)
        self._guide.show_phase(phase, step)

    def go_on(self, by: int) -> None:
        """The step after the present one (1) or before it (-1), round the circle."""
        steps = [one.step.id for one in self._desk.standing().steps]
        here = self.present_step()
        self.visit_step(steps[(steps.index(here) + by) % len(steps)] if here in steps else steps[0 if by > 0 else -1])

    def present_step(self) -> str:
        """The step whose page is shown, "" elsewhere."""
        sort, ident = self._body.navigation.view.rows.chosen
        return ident if sort == "step" else ""

    def _show(self, wanted: Destination, *, again: bool = False) -> None:
        """Show a place; `again` leaves a page alone that still shows what it was left with."""
        found = place(wanted.place)
        self._body.set_preferred(bool(self._desk.preferences.choice(found.id, "guidance", not found.wide)))
        if not self._desk.bridge.is_open:
            self._mark(found.group, found.id, "")
            return
        known = self.pages.get(found.id)
        page = known if known is not None else self._make(found)
        self._body.pages.setCurrentWidget(page)
        if known is None or not again or page.whereabouts() != (wanted.view, wanted.record):
            page.visit(wanted)
        view = page.whereabouts()[0] or wanted.view
        step = wanted.step or (self._desk.step_at(found.id, view) if found.group == "circle" else "")
        self._mark(found.group, found.id, step)
        if step and not wanted.record:
            self._guide.show_phase(step.partition(".")[0], step)
        self.arrived.emit()

    def _make(self, wanted: Place) -> Page:
        page = self.pages[wanted.id] = wanted.make(self._desk)
        page.moved.connect(self._follow_page)
        self._body.pages.addWidget(page)
        return page

    def _follow_page(self) -> None:
        """The page shows another view by its own switch: the step that is worked on there is marked."""
        self.note_whereabouts()
        here = self.trail.here
        if place(here.place).group == "circle" and here.step and here.step != self.present_step():
            self._mark("circle", here.place, here.step)
            self._guide.show_phase(here.step.partition(".")[0], here.step)

    def _mark(self, group: str, ident: str, step: str) -> None:
        sort, key = ("step", step) if step else (group if group == "overview" else "place", ident)
        self._body.navigation.view.choose(sort, key)
