"""Navigation, page and guidance side by side, laid out by break points in em so that large text acts like a small window."""

from __future__ import annotations

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from planner import tokens
from planner.ui import metrics
from planner.ui.shell.guidance_pane import GuidancePane, GuidanceStrip
from planner.ui.shell.navigation import Navigation


class Body(QWidget):
    """Three panes: from 88 em all of them; below that guidance is a strip and opens over the page; below 64 em navigation is a rail
    and guidance opens from the wheel, the menu or its key.
    """

    guidance_toggled = Signal(bool)
    """A person opened or closed guidance where it has room of its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.navigation = Navigation(self)
        self.pages = QStackedWidget(self)
        self.strip = GuidanceStrip(self)
        self.pane = GuidancePane(self)
        self._docked = True
        self._open_wide, self._open_over = True, False
        self.strip.clicked.connect(lambda: self.set_open(True, by_person=True))
        self.pane.closed.connect(self._close)

    @property
    def is_docked(self) -> bool:
        """Whether guidance has room beside the page."""
        return self._docked

    @property
    def is_guidance_open(self) -> bool:
        """Whether guidance can be read now."""
        return self._open_wide if self._docked else self._open_over

    def set_open(self, is_open: bool, *, by_person: bool = False) -> None:
        """Open or close guidance; a person's choice is remembered where it has room of its own."""
        if self._docked:
            self._open_wide = is_open
            if by_person:
                self.guidance_toggled.emit(is_open)
        else:
            self._open_over = is_open
        self.lay_out()

    def set_preferred(self, is_open: bool) -> None:
        """What the page's guidance starts as; what lies over the page closes."""
        self._open_wide, self._open_over = is_open, False
        self.lay_out()

    def _close(self) -> None:
        had_focus = self.pane.isAncestorOf(self.focusWidget() or self)
        self.set_open(False, by_person=True)
        if had_focus:
            self.strip.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the window."""
        super().resizeEvent(event)
        self.lay_out()

    def lay_out(self) -> None:
        """Give every pane its place."""
        width, height = self.width(), self.height()
        em = metrics.current().em(width)
        self._docked = em >= tokens.WIDE_EM
        self.navigation.set_rail(em < tokens.NARROW_EM)
        left = self.navigation.width()
        self.navigation.setGeometry(0, 0, left, height)
        side = self.pane.width() if self._docked and self._open_wide else self.strip.width()
        if em < tokens.NARROW_EM:
            side = 0
        self.pages.setGeometry(left, 0, max(0, width - left - side), height)
        self.strip.setGeometry(QRect(width - self.strip.width(), 0, self.strip.width(), height))
        pane_width = min(self.pane.width(), width - left)
        self.pane.setGeometry(width - pane_width, 0, pane_width, height)
        self.pane.setVisible(self.is_guidance_open)
        self.strip.setVisible(not self.is_guidance_open and em >= tokens.NARROW_EM)
        if self.is_guidance_open:
            self.pane.raise_()
