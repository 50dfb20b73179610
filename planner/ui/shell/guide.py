"""What the guidance pane shows and how it goes back: a phase or step, a record's sheet, remarks, an example."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from planner.domain.record import Record
from planner.texts import gettext as _
from planner.ui.desk import Desk
from planner.ui.shell.body import Body
from planner.ui.widgets.message_bar import announce

LONGEST_WAY = 20


class Guide(QObject):
    """Fills the pane of one layout; what was shown before is one step back."""

    def __init__(self, desk: Desk, body: Body) -> None:
        super().__init__(body)
        self._desk, self._body = desk, body
        self._way: list[tuple[str, Callable[[], QWidget]]] = []
        body.pane.back_wanted.connect(self._go_back)

    def show_phase(self, phase: str, step: str = "") -> None:
        """Show a phase of the circle, or one of its steps; nothing lies behind it."""
        from planner.ui.guidance.phase import PhaseGuide

        self._way.clear()
        rows = self._body.navigation.view.rows
        self._show(_("Guidance"), lambda: PhaseGuide(self._desk, phase, step, lists_steps=rows.is_rail))

    def show_sheet(self, record: Record) -> None:
        """Show a record whose kind has no page."""
        from planner.ui.guidance.sheet import RecordSheet

        def make() -> QWidget:
            now = self._desk.bridge.plan.find(record.kind, record.id)
            return RecordSheet(self._desk, now if now is not None else record)

        self._show(_("Details"), make)
        self._body.set_open(True)

    def show_list(self, wanted: str) -> None:
        """Show the remarks of some rules ("remarks:M02,M03"), or a step's "example:goals.vision"."""
        from planner.ui.guidance.example import ExampleSheet
        from planner.ui.guidance.lists import RemarksList

        kind, _colon, what = wanted.partition(":")
        if kind == "remarks":
            self._show(_("Remarks"), lambda: RemarksList(self._desk, what))
        else:
            self._show(_("Example"), lambda: ExampleSheet(what))
        self._body.set_open(True)

    def refresh(self) -> None:
        """Bring the pane up to date; what says of the plan what it would say anew stays as it is."""
        from planner.ui.guidance.parts import GuidanceContent

        shown = self._body.pane.content
        if isinstance(shown, GuidanceContent) and shown.follow():
            return
        if self._way and self._desk.bridge.is_open:
            with self._body.pane.scroll_kept():
                self._show_last()

    def _show(self, title: str, make: Callable[[], QWidget]) -> None:
        if not self._desk.bridge.is_open:
            # a key or click that was under way while the plan was closed
            return
        self._way.append((title, make))
        del self._way[:-LONGEST_WAY]
        self._show_last()
        announce(self._body.pane, title)

    def _show_last(self) -> None:
        title, make = self._way[-1]
        self._body.pane.show_content(title, make(), back=len(self._way) > 1)

    def _go_back(self) -> None:
        if len(self._way) > 1:
            self._way.pop()
            self._show_last()
