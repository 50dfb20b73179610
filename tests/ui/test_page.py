"""What every page is: a scrolling sheet that is laid out for its width."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from planner.ui.pages.page import Page
from planner.ui.workplace import Workplace
from tests.ui.conftest import Maker


class Fickle(Page):
    """Tall where it is wide, and low where a scroll bar takes width away."""

    def arrange(self, em: float) -> None:
        if not hasattr(self, "words"):
            self.words = QLabel()
            self.column.addWidget(self.words)
            self.widest = 0.0
        self.widest = max(self.widest, em)
        self.words.setFixedHeight(2_000 if em >= self.widest else 10)


def test_a_scroll_bar_does_not_come_and_go_for_ever(open_window: Maker) -> None:
    workplace: Workplace = open_window()
    page = Fickle(workplace.desk, "Fickle")
    workplace.frame.body.pages.addWidget(page)
    workplace.frame.body.pages.setCurrentWidget(page)
    for width in (1300, 1440, 1200, 1500):
        workplace.window.resize(width, 900)
        assert page.words.isVisible()
