"""The menu “Go to”: back and forward, overview and phases, the step before and after, every place, the panes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from planner.texts import gettext as _
from planner.ui.places import HOME, PLACES, place
from planner.ui.shell.actions import action
from planner.ui.shell.navigation_sizes import PHASES
from planner.ui.widgets.button import literal


class GoMenu(QMenu):
    """Alt with the page keys goes back and forward: Alt with arrows moves rows of a tree."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(_("Go to"), window)
        self.back = action(window, _("Back"), "arrow_left", "Alt+PgUp")
        self.forward = action(window, _("Forward"), "arrow", "Alt+PgDown")
        self.overview = action(window, _("Overview"), "guidance", "Ctrl+0")
        self.phases = [
            action(window, _(name), icon, f"Ctrl+{number}") for number, (_id, name, icon) in enumerate(PHASES, 1)
        ]
        self.next_step = action(window, _("Next step"), "next", "Ctrl+PgDown")
        self.previous_step = action(window, _("Previous step"), "previous", "Ctrl+PgUp")
        self.next_pane = action(window, _("Next pane"), "", "F6")
        self.previous_pane = action(window, _("Previous pane"), "", "Shift+F6")
        self.places = {
            one.id: action(window, _(one.title), one.icon) for one in PLACES if one.group != "circle" and one.id != HOME
        }
        self._fill()

    def _fill(self) -> None:
        groups: tuple[Sequence[QAction], ...] = (
            (self.back, self.forward),
            (self.overview, *self.phases),
            (self.previous_step, self.next_step),
            tuple(self.places.values()),
            (self.next_pane, self.previous_pane),
        )
        for number, group in enumerate(groups):
            if number:
                self.addSeparator()
            self.addActions(list(group))

    @property
    def all(self) -> list[QAction]:
        """Every action of the menu."""
        return [one for one in self.actions() if not one.isSeparator()]

    def name_phases(self, names: Sequence[str]) -> None:
        """Call the phases what the town calls them."""
        for one, name in zip(self.phases, names, strict=True):
            _call(one, name)

    def name_places(self, title: Callable[[str], str]) -> None:
        """Call the places what the town calls them; `title` says a place's title."""
        for ident, one in self.places.items():
            _call(one, title(place(ident).title))


def _call(one: QAction, name: str) -> None:
    if one.text() != literal(name):
        one.setText(literal(name))
