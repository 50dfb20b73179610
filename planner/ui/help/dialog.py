"""The help in a window of its own, for the start page: there is no plan and no page yet."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.desk import Desk
from planner.ui.help.topics import topics
from planner.ui.help.view import HelpView
from planner.ui.widgets.label import Label

SIZE = (860, 640)


class HelpDialog(QDialog):
    """Reading only: what leads to a page is left out, there is none to go to."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self.setWindowTitle(_("Help"))
        self.view = HelpView(topics(desk.places, desk.actions), leads_to_places=False)
        column = QVBoxLayout(self)
        side = metrics.gap(24)
        column.setContentsMargins(side, metrics.gap(16), side, metrics.gap(16))
        column.setSpacing(metrics.gap(12))
        column.addWidget(Label(_("Help"), "h1"))
        column.addWidget(self.view, 1)
        self.resize(metrics.dialog_size(*SIZE, window))
        self.view.arrange(metrics.current().em(self.width()))
        self.view.show_topic("basics.moving")
        self.view.search.setFocus()
