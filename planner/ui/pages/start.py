"""The start page: the empty wheel on blue, three ways to begin, the plans opened last."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from planner import texts
from planner.charts import shapes
from planner.domain.record import N_
from planner.settings import Recent
from planner.texts import gettext as _
from planner.ui import drawing, metrics, paint, theme
from planner.ui.desk import Desk
from planner.ui.preferences import LANGUAGE_NAMES
from planner.ui.widgets.button import Button
from planner.ui.widgets.choice_card import ChoiceCard
from planner.ui.widgets.heading import Hairline
from planner.ui.widgets.label import ElidedLabel, Label
from planner.ui.widgets.message_bar import MessageStack, announce
from planner.ui.widgets.rows import Row, RowsView
from planner.ui.workers import while_there

QUARTERS = (
    ("analysis", N_("Analysis"), 7),
    ("goals", N_("Goals"), 7),
    ("measures", N_("Measures"), 6),
    ("review", N_("Review"), 8),
)
COVER = 560
SHOWN = 5


class Cover(QWidget):
    """The blue side with the empty wheel; it names the program and says that everything stays on this device."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = _("Plan the prevention chain")
        self._lead = _(
            "From the mandate through analysis, goals and measures to review. Everything stays on this device."
        )
        self.setAccessibleName(f"{self._title}. {self._lead}")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, wheel, title, lead."""
        with paint.painting(self) as painter:
            painter.fillRect(self.rect(), theme.colour("bar"))
            self._wheel().paint(painter, 0, metrics.px(-24))
            self._paint_words(painter)
            if theme.is_high_contrast():
                painter.fillRect(QRectF(self.width() - 2, 0, 2, self.height()), theme.colour("edge"))

    def _wheel(self) -> drawing.Drawing:
        names = [_(name) for _key, name, _count in QUARTERS]
        widest = max(paint.width_of(name, "h3") for name in names)
        width, height = float(self.width()), self.height() * 0.9
        radius = min(shapes.fit_radius(width, height, widest), metrics.px(150))
        quarters = [
            shapes.Quarter(key, name, "", (shapes.Step("none"),) * count)
            for (key, _msgid, count), name in zip(QUARTERS, names, strict=True)
        ]
        hub = shapes.Hub("mandate", _("Mandate"), "", 0.0)
        plain = shapes.WheelRoles(ground="bar", track="bar_fill", name="on_bar", note="on_bar2")
        outlined = shapes.WheelRoles(ground="bar", name="on_bar", note="on_bar2", outline="on_bar")
        roles = outlined if theme.is_high_contrast() else plain
        name_px = metrics.measure("h3").height() / 1.257
        drawn = shapes.wheel(quarters, hub, radius=radius, width=width, height=height, name_px=name_px, roles=roles)
        return drawing.ready(drawn)

    def _paint_words(self, painter: QPainter) -> None:
        side = metrics.gap(56)
        width = self.width() - 2 * side
        line = metrics.measure("lead").height()
        title = metrics.measure("h1").height()
        bottom = self.height() - metrics.gap(88)
        wrap = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        area = QRectF(side, 0, width, 1000)
        lead_height = metrics.measure("lead").boundingRect(area, wrap, self._lead).height()
        top = bottom - max(lead_height, 2 * line)
        painter.setFont(metrics.font("h1"))
        painter.setPen(theme.colour("on_bar"))
        heading = metrics.measure("h1").boundingRect(area, wrap, self._title).height()
        painter.drawText(
            QRectF(side, top - max(heading, title) - metrics.gap(6), width, heading + 4), wrap, self._title
        )
        painter.setFont(metrics.font("lead"))
        painter.setPen(theme.colour("on_bar2"))
        painter.drawText(QRectF(side, top, width, lead_height + 4), wrap, self._lead)


class StartPage(QWidget):
    """Signals tell what a person wants; the window does it."""

    new_wanted = Signal()
    help_wanted = Signal()
    open_wanted = Signal()
    sample_wanted = Signal()
    path_wanted = Signal(object)
    search_wanted = Signal(object)
    """A recent plan is not where it was: look for it, starting from this path."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._cover = Cover()
        self._cards: list[ChoiceCard] = []
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setAccessibleName(_("Start"))
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._recents = RowsView(_("Recent plans"))
        self._scroll.setWidget(self._sheet())
        self.messages = MessageStack()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.messages)
        row = QHBoxLayout()
        row.setSpacing(0)
        whole.addLayout(row, 1)
        row.addWidget(self._cover)
        row.addWidget(self._scroll, 1)
        self._recents.taken.connect(self._take_recent)
        self.show_recents()

    def _sheet(self) -> QWidget:
        sheet = QWidget()
        self._column = QVBoxLayout(sheet)
        self._column.setSpacing(metrics.gap(12))
        self._column.addWidget(Label(_("Welcome"), "h1"))
        self._column.addWidget(Label(_("How do you want to begin?"), "lead", "ink2", wrap=True))
        self._column.addSpacing(metrics.gap(10))
        cards = (
            (_("Start a new prevention chain"), _("Three details, about a minute"), "file_new", self.new_wanted),
            (_("Open a file"), _("An existing file ending in .chain"), "folder", self.open_wanted),
            (_("Look at the sample town"), _("Filled in completely, a copy of your own"), "books", self.sample_wanted),
        )
        for number, (title, second, icon, wanted) in enumerate(cards):
            card = ChoiceCard(title, second, icon, first=number == 0)
            card.clicked.connect(wanted)
            self._cards.append(card)
            self._column.addWidget(card)
        self._busy = ElidedLabel("", "body", "ink2")
        self._column.addWidget(self._busy)
        self._busy.hide()
        self._column.addSpacing(metrics.gap(28))
        self._column.addWidget(self._recents_part())
        self._column.addStretch(1)
        self._column.addLayout(self._foot())
        return sheet

    def _recents_part(self) -> QWidget:
        self._recents_box = QWidget()
        column = QVBoxLayout(self._recents_box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(ElidedLabel(_("Recently opened"), "caption_strong", "ink2"), 1)
        clear = Button(_("Clear list"), "link")
        clear.clicked.connect(self._clear)
        head.addWidget(clear)
        column.addLayout(head)
        column.addWidget(Hairline("line"))
        column.addWidget(self._recents)
        return self._recents_box

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(metrics.gap(16))
        for code in texts.languages():
            chosen = code == texts.current().language
            button = Button(LANGUAGE_NAMES.get(code, code), "link", ink="" if chosen else "ink2")
            button.setCheckable(True)
            button.setChecked(chosen)
            button.clicked.connect(lambda _checked=False, code=code: self._desk.preferences.set_language(code))
            foot.addWidget(button)
        help_link = Button(_("Help"), "link", ink="ink2")
        help_link.clicked.connect(self.help_wanted)
        foot.addWidget(help_link)
        foot.addStretch(1)
        foot.addWidget(ElidedLabel(_("No network, no account, no installation"), "caption", "ink2"))
        return foot

    def set_busy(self, sentence: str) -> None:
        """Say what goes on, and take no second wish meanwhile; "" when it is over."""
        self._busy.set_words(sentence)
        self._busy.setVisible(bool(sentence))
        for card in self._cards:
            card.setEnabled(not sentence)
        if sentence:
            announce(self, sentence)

    def show_recents(self) -> None:
        """List the recent plans; whether they are still there is looked up off the window's thread."""
        recents = self._desk.preferences.settings.recents[:SHOWN]
        self._show(recents, frozenset())
        if not recents:
            return
        paths = tuple(recent.path for recent in recents)
        task = self._desk.workers.start(lambda _ticket: frozenset(path for path in paths if not os.path.exists(path)))  # noqa: PTH110
        task.succeeded.connect(while_there(self, lambda missing: self._show(recents, missing)))

    def _show(self, recents: tuple[Recent, ...], missing: frozenset[str]) -> None:
        self._recents.set_rows([self._row(recent, recent.path in missing) for recent in recents])
        self._recents_box.setVisible(bool(recents))

    def _row(self, recent: Recent, missing: bool) -> Row:
        path = Path(recent.path)
        folder = _("{folder} · not found", folder=path.parent) if missing else f"{path.parent}"
        return Row(
            title=path.name,
            second=" · ".join(filter(None, (recent.name, "" if missing else self._going_on(recent), folder))),
            sign="icon:missing" if missing else "icon:file",
            aside=_("Search") if missing else _opened(recent.opened),
            payload=(path, missing),
            leads=False,
            strong=not missing,
        )

    def _going_on(self, recent: Recent) -> str:
        """Where a plan goes on when it is opened: the step, else the place it was left at; "" for the overview."""
        ident, _view, _record, step_id = recent.left_at
        titles = {one: _(title) for one, title, _icon in self._desk.entrances[1:]}
        if ident not in titles:
            return ""
        title = titles[ident]
        if step_id:
            from planner import content

            steps = {one.id: one.title for one in content.circle(texts.current().language).steps}
            title = steps.get(step_id, title)
        return _("Go on at {place}", place=title)

    def _take_recent(self, payload: tuple[Path, bool]) -> None:
        path, missing = payload
        (self.search_wanted if missing else self.path_wanted).emit(path)

    def _clear(self) -> None:
        self._desk.preferences.clear_recents()
        self.show_recents()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """560 of blue in a wide window, two fifths in a small one, none where text is large."""
        super().resizeEvent(event)
        em = metrics.current().em(event.size().width())
        self._cover.setVisible(em >= 56)
        self._cover.setFixedWidth(min(metrics.px(COVER), round(event.size().width() * 0.39)))
        wide = em >= 80
        side = metrics.gap(80 if wide else 40 if em >= 56 else 24)
        self._column.setContentsMargins(side, metrics.gap(72 if wide else 36), side, metrics.gap(28))


def _opened(moment: str) -> str:
    """When a plan was opened: the time today, else the day; "" when the settings do not say."""
    try:
        at = dt.datetime.fromisoformat(moment).astimezone()
    except ValueError:
        return ""
    words = texts.current()
    if at.date() == dt.datetime.now().astimezone().date():
        return words.gettext("today {time}", time=words.time(at))
    return words.date(at.date())
