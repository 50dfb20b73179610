"""The help as a page: F1 leads to the topic of the place a person was at."""

from __future__ import annotations

from planner.texts import gettext as _
from planner.ui.desk import Desk
from planner.ui.help.topic import Leading
from planner.ui.help.topics import topics
from planner.ui.help.view import HelpView
from planner.ui.pages.page import Page
from planner.ui.routes import Destination
from planner.ui.widgets.heading import PageHeading


class HelpPage(Page):
    """The view with a heading; the shelf is the page's view, the topic its record."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Help"))
        self.view = HelpView(topics(desk.places, desk.actions))
        self.view.place_wanted.connect(self._go)
        self.view.moved.connect(self.moved)
        lead = _("Every page, step and field, the keys and the words of the field.")
        self.column.addWidget(PageHeading(_("Help"), lead))
        self.column.addWidget(self.view, 1)

    def visit(self, wanted: Destination) -> None:
        """Show the topic asked for, else the shelf, else what was read last."""
        if wanted.record:
            self.view.show_topic(wanted.record)
        elif wanted.view:
            self.view.show_shelf(wanted.view)
        elif self.view.shown is None:
            self.view.show_topic("basics.moving")

    def whereabouts(self) -> tuple[str, str]:
        """The shelf and the topic."""
        return self.view.shelf.current, self.view.shown.id if self.view.shown is not None else ""

    def arrange(self, em: float) -> None:
        """List and text side by side where there is room."""
        self.view.arrange(em)

    def _go(self, lead: Leading) -> None:
        self.desk.go(lead.place, lead.view, step=lead.step)
