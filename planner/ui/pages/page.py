"""What every page is: a scrolling sheet of paper with margins, that refreshes itself when it is seen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

from planner import tokens
from planner.domain.frame import Label, Municipality
from planner.domain.plan import Changes
from planner.ui import metrics
from planner.ui.desk import Desk
from planner.ui.routes import Destination
from planner.ui.widgets.heading import PageHeading

MOST_WIDTHS = 3
"""A scroll bar that comes takes width, and a page laid out for less width may need none: it must not come and go for ever."""


class Page(QScrollArea):
    """A page. Subclasses fill `column` once in `__init__` and bring it up to date in `refresh`."""

    moved = Signal()
    """Another view, or another record, was chosen on the page itself: navigation follows, the way back remembers it."""

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__()
        self.desk = desk
        self._stale = True
        self._widths = 0
        """How many resizings are under way, one within the other."""
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sheet = QWidget()
        self.column = QVBoxLayout(self.sheet)
        self.column.setSpacing(metrics.gap(tokens.SECTION_GAP))
        self.setWidget(self.sheet)
        self._pinned: QWidget | None = None
        self._set_margins(0.0)
        desk.bridge.changed.connect(self.note)

    def note(self, changes: Changes) -> None:
        """Something changed: refresh now when seen, else when seen next. Words of the town stand on every page."""
        if not (self.concerns(changes) or changes.touches(Label, Municipality)):
            return
        self._stale = True
        if self.isVisible():
            self._refresh()

    def concerns(self, changes: Changes) -> bool:
        """Whether a change touches what the page shows; every one does unless a page knows better."""
        return True

    def refresh(self) -> None:
        """Bring the page up to date with the plan; only called while one is open."""

    def say_title(self, heading: PageHeading, title: str) -> None:
        """Head the page with a title (msgid) in the town's words."""
        said = self.desk.words.title(title)
        self.setAccessibleName(said)
        heading.title.setText(said)

    def pin(self, foot: QLayout) -> None:
        """What stands below the page and never scrolls away: the buttons a person goes on with."""
        self._pinned = QWidget(self)
        foot.setContentsMargins(0, 0, 0, 0)
        self._pinned.setLayout(foot)
        self._pinned.hide()

    def show_pinned(self, shown: bool) -> None:
        """Show what stands below, or give its room to the page."""
        if self._pinned is not None:
            self._pinned.setVisible(shown)
            self._place_pinned()

    def _place_pinned(self) -> None:
        if self._pinned is None:
            return
        height = 0 if self._pinned.isHidden() else self._pinned.sizeHint().height()
        self.setViewportMargins(0, 0, 0, height)
        self._pinned.setGeometry(0, self.height() - height, self.viewport().width(), height)

    def visit(self, wanted: Destination) -> None:
        """A person was sent here: show the view, record and field asked for, where the page has such."""

    def whereabouts(self) -> tuple[str, str]:
        """The view and the record shown (their ids), so that a person comes back to them; "" where there is none."""
        return "", ""

    def settle(self) -> None:
        """Lay out at once what was shown, hidden or said anew, so that nothing is seen in its old place."""
        if self.isVisible():
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def arrange(self, em: float) -> None:
        """Lay the page out for its width in em; called on every new width."""

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed meanwhile."""
        super().showEvent(event)
        if self._stale:
            self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Margins and columns follow the width; what they ask for now must be known before the sheet gets its size."""
        if self._widths < MOST_WIDTHS:
            self._widths += 1
            em = metrics.current().em(event.size().width())
            self._set_margins(em)
            self.arrange(em)
            self._place_pinned()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            self._widths -= 1
        super().resizeEvent(event)

    def _refresh(self) -> None:
        if self.desk.bridge.is_open:
            self._stale = False
            self.refresh()
            # other words need other room: nothing is painted or measured in between
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def _set_margins(self, _em: float) -> None:
        window = self.window()
        narrow = metrics.current().em(window.width()) < tokens.NARROW_MARGIN_EM + 0.5
        side = metrics.gap(tokens.PAGE_MARGIN_NARROW if narrow else tokens.PAGE_MARGIN)
        above = metrics.gap(tokens.PAGE_TOP) - (metrics.gap(6) if narrow else 0)
        self.column.setContentsMargins(side, above, side, metrics.gap(16))
