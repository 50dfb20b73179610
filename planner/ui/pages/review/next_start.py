"""Where the next cycle begins: its dates, the name of the old one's last state, and what comes along, in numbers."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner import texts
from planner.domain import carrying
from planner.domain.frame import Cycle
from planner.domain.record import field_of
from planner.domain.review import Carried
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.desk import Desk
from planner.ui.pages.review import next_listing
from planner.ui.pages.review.day_field import DayField
from planner.ui.pages.review.next_listing import Fates
from planner.ui.widgets.button import Button
from planner.ui.widgets.facts import Facts
from planner.ui.widgets.field import TextField
from planner.ui.widgets.heading import SectionHeading

LEFT = "left"
ORDER = ("vision", "need", "goal", "target", "measure", "milestone", "budget_line", LEFT)
DAY_WIDTH = 136


class NextStart(QWidget):
    """The fields stay as typed until the cycle begins; `edited` when a day is another."""

    edited = Signal()

    def __init__(self, desk: Desk, fates: Fates) -> None:
        super().__init__()
        self._desk, self._fates = desk, fates
        self._for = ""
        self.lessons = Button(_("Write down lessons"), "link")
        self.lessons.clicked.connect(lambda: desk.go("lessons"))
        self.head = SectionHeading("", "", self.lessons)
        self.starts = DayField(desk, field_of(Cycle, "starts"))
        self.until = DayField(desk, field_of(Cycle, "until"), optional=True)
        self.bookmark = TextField(
            _("Name of the last state"), hint=_("The history keeps the plan as it is now under this name.")
        )
        self.numbers = Facts([""] * len(ORDER))
        self._lay_out()
        for field in (self.starts, self.until):
            field.line.editingFinished.connect(self.edited)
        desk.rested.connect(self._follow)

    def _lay_out(self) -> None:
        days = QHBoxLayout()
        days.setSpacing(metrics.gap(12))
        for field in (self.starts, self.until):
            field.setFixedWidth(metrics.px(DAY_WIDTH))
            days.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
        days.addStretch(1)
        self._fields = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._fields.setSpacing(metrics.gap(12))
        self._fields.addLayout(days)
        self._fields.addWidget(self.bookmark, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.gap(12))
        column.addWidget(self.head)
        column.addLayout(self._fields)
        column.addWidget(self.numbers)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    @property
    def first_year(self) -> int:
        """The year from which budget lines come along."""
        return (self.starts.day or self._desk.bridge.session.today()).year

    def refresh(self) -> None:
        """Bring the numbers up to date; days are proposed once for each cycle to follow."""
        old = next_listing.last_cycle(self._desk)
        self.head.title.setText(_("Cycle {number}", number=old.number + 1))
        self.head.note.set_words(_("What it begins with"))
        if self._for != old.id:
            self._for = old.id
            starts, until = proposed_days(old, self._desk.bridge.session.today())
            self.starts.show_day(starts)
            self.until.show_day(until)
            self.bookmark.line.setText(_("Cycle {number} closed", number=old.number))
        if self._desk.is_resting:
            self._show_counts()

    def _follow(self) -> None:
        """What is counted over all items follows when the desk rests."""
        if self.isVisible() and self._for:
            self._show_counts()

    def is_ready(self) -> bool:
        """Whether everything can be read; what cannot says so and gets the keyboard."""
        if not self.starts.read() or self.starts.day is None:
            if self.starts.is_good:
                self.starts.set_error(_("A cycle needs a first day."))
            self.starts.line.setFocus()
            return False
        if not self.until.read():
            self.until.line.setFocus()
            return False
        if self.until.day is not None and self.until.day < self.starts.day:
            self.until.set_error(_("The cycle ends before it begins."))
            self.until.line.setFocus()
            return False
        return self.is_named()

    def is_named(self) -> bool:
        """Whether the last state has a name."""
        if not self.bookmark.words:
            self.bookmark.set_error(_("Say how the last state is called, for example “{name}”.", name=_("Adopted")))
            self.bookmark.line.setFocus()
        return bool(self.bookmark.words)

    def set_narrow(self, narrow: bool) -> None:
        """The name below the days, numbers in rows of four."""
        self._fields.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self.numbers.set_per_row(len(ORDER) // 2 if narrow else len(ORDER))

    def _show_counts(self) -> None:
        desk = self._desk
        items, found = next_listing.items(desk), self._fates.all()
        counts = carrying.counted(desk.bridge.plan, items, found, self.first_year)
        counts[LEFT] = sum(found[one.id].choice is Carried.DROPPED for one in items)
        self.numbers.set_names([self._noun(kind) for kind in ORDER])
        self.numbers.set_words([texts.current().number(counts[kind]) for kind in ORDER])

    def _noun(self, kind: str) -> str:
        if kind == LEFT:
            return _("Left behind")
        noun = self._desk.words.of(f"kinds.{kind}")
        if kind == "milestone":
            return _("{milestones}, open", milestones=noun)
        return _("{lines} from {year}", lines=noun, year=str(self.first_year)) if kind == "budget_line" else noun


def proposed_days(old: Cycle, today: date) -> tuple[date, date | None]:
    """The next cycle begins the day after the old one and lasts as long, in whole years where that one did."""
    if old.until is None:
        return today + timedelta(days=1), None
    starts = old.until + timedelta(days=1)
    if old.starts is None:
        return starts, None
    whole = old.starts.month == starts.month and old.starts.day == starts.day
    if whole and (starts.month, starts.day) != (2, 29):
        return starts, date(2 * starts.year - old.starts.year, starts.month, starts.day) - timedelta(days=1)
    return starts, starts + (old.until - old.starts)
