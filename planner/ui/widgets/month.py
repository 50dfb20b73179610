"""A month of days on paper: a head with ways to other months and years, and days painted to the design's measures."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner import texts, tokens
from planner.texts import gettext as _
from planner.ui import metrics, paint, theme
from planner.ui.widgets.button import Button
from planner.ui.widgets.label import Label

CELL, WEEKS = 38, 6
LOCALES = {"de": "de_DE", "en": "en_GB"}
"""Where the week begins and what the months are called, by the language of the interface."""


class Month(QCalendarWidget):
    """The days of a month, the chosen one on accent, today in a ring; days of other months are faint."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        language = texts.current().language
        locale = QLocale(LOCALES.get(language, language))
        self.setLocale(locale)
        self.setFirstDayOfWeek(locale.firstDayOfWeek())
        self.setNavigationBarVisible(False)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.setAccessibleName(_("Calendar"))
        head = QTextCharFormat()
        head.setForeground(theme.colour("ink2"))
        head.setBackground(theme.colour("paper"))
        head.setFont(metrics.font("caption"))
        self.setHeaderTextFormat(head)
        for day in Qt.DayOfWeek:
            self.setWeekdayTextFormat(day, head)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Seven days by six weeks and their head, each a target large enough."""
        return QSize(7 * metrics.px(CELL), (WEEKS + 1) * metrics.px(tokens.HEIGHTS.grid_row))

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate | object) -> None:
        """One day."""
        if not isinstance(day, QDate):
            return
        box = QRectF(rect)
        painter.fillRect(box, theme.colour("paper"))
        elsewhere = day.month() != self.monthShown()
        if elsewhere and theme.is_high_contrast():
            return  # there is no fainter ink to tell it by
        chosen, ring = day == self.selectedDate(), box.adjusted(2, 1, -2, -1)
        if chosen:
            paint.rounded(painter, ring, fill="accent")
        elif day == QDate.currentDate():
            paint.rounded(painter, ring, edge="ink")
        ink = "on_accent" if chosen else "mute" if elsewhere else "ink"
        role = "body_strong" if chosen else "body"
        paint.text(painter, box, str(day.day()), role=role, ink=ink, align=Qt.AlignmentFlag.AlignHCenter)


class MonthHead(QWidget):
    """What month is shown, between ways to the months and years before and after it."""

    def __init__(self, month: Month, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._month = month
        self._title = Label("", "body_strong")
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._way("expand", _("One year back"), -12))
        row.addWidget(self._way("previous", _("One month back"), -1))
        row.addWidget(self._title, 1)
        row.addWidget(self._way("next", _("One month on"), 1))
        row.addWidget(self._way("collapse", _("One year on"), 12))
        month.currentPageChanged.connect(self._show)
        self._show(month.yearShown(), month.monthShown())

    def _way(self, icon: str, name: str, months: int) -> Button:
        button = Button("", "quiet", icon=icon)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.clicked.connect(lambda: self._turn(months))
        return button

    def _turn(self, months: int) -> None:
        shown = QDate(self._month.yearShown(), self._month.monthShown(), 1).addMonths(months)
        self._month.setCurrentPage(shown.year(), shown.month())

    def _show(self, year: int, month: int) -> None:
        self._title.setText(texts.current().period(f"{year:04}-{month:02}"))


def add_to(column: QVBoxLayout) -> Month:
    """A month under its head."""
    month = Month()
    column.addWidget(MonthHead(month))
    column.addWidget(month)
    return month
