"""The help itself: a field to search, shelves of topics, and the topic that is read."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from planner.texts import gettext as _
from planner.texts import ngettext
from planner.ui import metrics
from planner.ui.guidance.parts import GuidanceContent
from planner.ui.help.topic import VIEWS, Leading, Topic
from planner.ui.help.topics import found
from planner.ui.widgets.label import ElidedLabel
from planner.ui.widgets.message_bar import announce
from planner.ui.widgets.rows import Row, RowsView
from planner.ui.widgets.segments import Segments
from planner.ui.widgets.swapping import swap

REST_MS = 120
LIST_WIDTH = 300
TEXT_WIDTH = 640
SIDE_BY_SIDE_EM = 40
NO_LIMIT = 16_777_215


class TopicText(GuidanceContent):
    """One topic, to read; ways on at its end."""

    led = Signal(object)
    """A `Leading` was taken."""
    list_wanted = Signal()

    def __init__(self, topic: Topic, *, leads_to_places: bool, alone: bool) -> None:
        """`alone` offers the way back to the list, where it has no room beside the text."""
        super().__init__()
        self.setMaximumWidth(metrics.px(TEXT_WIDTH))
        if alone:
            self.add_link(_("All topics"), self.list_wanted.emit, "arrow_left")
            self.column.addSpacing(metrics.gap(8))
        self.add_text(topic.second, "caption_strong", "ink2")
        self.add_text(topic.title, "h2")
        for paragraph in topic.paragraphs:
            self.column.addSpacing(metrics.gap(8))
            self.add_text(paragraph)
        self._add_entries(topic)
        leads = [one for one in topic.leads if leads_to_places or one.topic]
        if leads:
            self.column.addSpacing(metrics.gap(16))
        for lead in leads:
            icon = "arrow" if lead.place else "book"
            self.add_link(lead.words, partial(self.led.emit, lead), icon)
        self.finish()

    def _add_entries(self, topic: Topic) -> None:
        before = ""
        for term, meaning in topic.entries:
            self.column.addSpacing(metrics.gap(10 if term != before else 4))
            if term != before:
                self.add_text(term, "body_strong")
            self.add_text(meaning)
            before = term


class HelpView(QWidget):
    """Search finds over all shelves; without a search one shelf is seen at a time."""

    place_wanted = Signal(object)
    """A `Leading` to a place of the window."""
    moved = Signal()

    def __init__(self, topics: Sequence[Topic], *, leads_to_places: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._leads_to_places = leads_to_places
        self._topics = {one.id: one for one in topics}
        self.shown: Topic | None = None
        self._wide, self._arranged = True, False
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search the help"))
        self.search.setAccessibleName(_("Search the help"))
        self.search.setMinimumWidth(metrics.px(170))
        self.search.setMaximumWidth(metrics.px(LIST_WIDTH))
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self._list)
        self.search.textChanged.connect(self._rest.start)
        self.search.returnPressed.connect(self._take_first)
        self.shelf = Segments(_("Shelf of the help"), [(ident, _(title)) for ident, title in VIEWS], VIEWS[0][0])
        self.shelf.chosen.connect(lambda _view: self._turn_to_shelf())
        self._count = ElidedLabel("", "caption", "ink2")
        self.rows = RowsView(_("Topics"), marks_current=True)
        self.rows.taken.connect(self.show_topic)
        self._left, self._right = _scroller(_("Topics"), self._list_holder()), _scroller(_("Topic"), QWidget())
        self._lay_out()
        self._list()

    def _list_holder(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(metrics.gap(4), metrics.gap(4), metrics.gap(8), metrics.gap(4))
        column.addWidget(self.rows)
        column.addStretch(1)
        return holder

    def _lay_out(self) -> None:
        self._control = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._control.setSpacing(metrics.gap(12))
        self._control.addWidget(self.search)
        self._control.addWidget(self._count, 1)
        self._control.addWidget(self.shelf)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(metrics.gap(16))
        self._body.addWidget(self._left)
        self._body.addWidget(self._right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.gap(12))
        column.addLayout(self._control)
        column.addLayout(self._body, 1)
        self.arrange(SIDE_BY_SIDE_EM)

    def arrange(self, em: float) -> None:
        """List and topic side by side; where it is narrow one of them at a time."""
        wide = em >= SIDE_BY_SIDE_EM
        if wide != self._wide or not self._arranged:
            self._wide, self._arranged = wide, True
            self._control.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
            self._left.setMinimumWidth(metrics.px(LIST_WIDTH) if wide else 0)
            self._left.setMaximumWidth(metrics.px(LIST_WIDTH) if wide else NO_LIMIT)
            self._count.setVisible(wide)
            self._show_parts()

    def _show_parts(self, *, reading: bool = True) -> None:
        reads = reading and self.shown is not None
        self._left.setVisible(self._wide or not reads)
        self._right.setVisible(self._wide or reads)
        if self.shown is not None and reads:
            text = TopicText(self.shown, leads_to_places=self._leads_to_places, alone=not self._wide)
            text.led.connect(self._follow)
            text.list_wanted.connect(lambda: self._show_parts(reading=False))
            swap(self._right, text)

    def show_topic(self, ident: str) -> None:
        """Read a topic; an unknown one changes nothing."""
        topic = self._topics.get(ident)
        if topic is None:
            return
        self.shown = topic
        if not self.search.text().strip() and topic.view != self.shelf.current:
            self.shelf.show_current(topic.view)
            self._list()
        self._show_parts()
        self._mark()
        announce(self, topic.title)
        self.moved.emit()

    def show_shelf(self, view: str) -> None:
        """Turn to a shelf, and read its first topic."""
        if view in {ident for ident, _title in VIEWS}:
            self.search.clear()
            self.shelf.show_current(view)
            self._turn_to_shelf()

    def _turn_to_shelf(self) -> None:
        self.search.clear()
        self._list()
        if not self._wide:
            self._show_parts(reading=False)
        elif self.shown is None or self.shown.view != self.shelf.current:
            self._take_first()

    def _follow(self, lead: Leading) -> None:
        if lead.topic:
            self.search.clear()
            self.show_topic(lead.topic)
        else:
            self.place_wanted.emit(lead)

    def _list(self) -> None:
        wanted = self.search.text().strip()
        known = list(self._topics.values())
        shown = found(known, wanted) if wanted else [one for one in known if one.view == self.shelf.current]
        self.rows.set_rows(
            [Row(one.title, one.second, f"icon:{one.icon}", payload=one.id, leads=False) for one in shown]
        )
        words = ngettext("{n} topic", "{n} topics", len(shown))
        said = words if not wanted or shown else _("Nothing found for “{words}”.", words=wanted)
        self._count.set_words(said)
        if wanted:
            announce(self, said)
            self._show_parts(reading=self._wide)
        self._mark()

    def _mark(self) -> None:
        ids = [one.payload for one in self.rows.rows]
        at = ids.index(self.shown.id) if self.shown is not None and self.shown.id in ids else -1
        index = self.rows.model().index(at, 0)
        self.rows.setCurrentIndex(index)
        if at >= 0:
            rect = self.rows.visualRect(index)
            self._left.ensureVisible(0, rect.center().y(), 0, rect.height())

    def _take_first(self) -> None:
        if self._rest.isActive():
            self._rest.stop()
            self._list()
        if self.rows.rows:
            self.show_topic(self.rows.rows[0].payload)


def _scroller(name: str, content: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setAccessibleName(name)
    area.setWidget(content)
    return area
