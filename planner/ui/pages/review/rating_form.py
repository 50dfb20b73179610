"""One standard: what it asks, the level reached, what shows it, and when that was found."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner import texts
from planner.domain.catalogues import Standard
from planner.domain.record import field_of
from planner.domain.review import Rating
from planner.operations.edit import Change, Remove
from planner.operations.review import Rate
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.desk import Desk
from planner.ui.form.text_area import TextArea
from planner.ui.pages.review.closed_note import is_writable
from planner.ui.pages.review.day_field import DayField
from planner.ui.pages.review.level_cards import LevelCards
from planner.ui.pages.review.profile import Standing
from planner.ui.widgets.button import Button
from planner.ui.widgets.label import Label

REST_MS = 1000
DAY_WIDTH = 136


class RatingForm(QWidget):
    """A level is written when it is chosen; evidence when its field is left or rests for a second."""

    focused = Signal(QWidget)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._standing: Standing | None = None
        self._pending = False
        self.title = Label("", "h2", wrap=True)
        self.description = Label("", "body", "ink2", wrap=True)
        self.levels = LevelCards()
        self.evidence = TextArea(desk, field_of(Rating, "evidence"))
        self.before = Label("", "caption", "ink2", wrap=True)
        self.day = DayField(desk, field_of(Rating, "day"))
        self.day.setFixedWidth(metrics.px(DAY_WIDTH))
        self.clear = Button(_("Withdraw the assessment"), "link")
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._lay_out()
        self.levels.chosen.connect(self._rate)
        self.evidence.edited.connect(self._note)
        self.evidence.left.connect(self.flush)
        self.evidence.done.connect(self.flush)
        self._rest.timeout.connect(self.flush)
        desk.bridge.closing.connect(self.flush)
        self.day.line.editingFinished.connect(self._date)
        self.clear.clicked.connect(self._withdraw)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, metrics.gap(8))
        column.setSpacing(metrics.gap(14))
        for part in (self.title, self.description, self.levels, self.evidence, self.before, self.day, self.clear):
            column.addWidget(part)
        column.addStretch(1)

    def show_standing(self, standing: Standing) -> None:
        """Show a standard; what is being typed about the same one stays."""
        is_same = self._standing is not None and self._standing.standard.id == standing.standard.id
        if not is_same:
            self.flush()
        self._standing = standing
        one, now, before = standing.standard, standing.now, standing.before
        writable = is_writable(self._desk)
        self.title.setText(one.name)
        self.description.setText(one.description)
        self.description.setVisible(bool(one.description))
        words = (one.level_1, one.level_2, one.level_3, one.level_4)
        self.levels.show_levels(words, standing.level, standing.level_before, _("level of the last cycle"))
        self.levels.setEnabled(writable)
        if not self._pending:
            self.evidence.set_words(now.evidence if now else "")
        self.evidence.edit.setEnabled(now is not None)
        self.evidence.edit.setReadOnly(not writable)
        hint = _("A level convinces when an example shows it.") if now else _("Choose a level first.")
        self.evidence.set_hint(hint)
        self.day.setVisible(now is not None)
        self.day.line.setReadOnly(not writable)
        self.day.show_day(now.day if now else None)
        self.clear.setVisible(now is not None and writable)
        said = before.evidence.strip() if before else ""
        self.before.setText(_("Last cycle: {evidence}", evidence=said))
        self.before.setVisible(bool(said))

    def start(self) -> None:
        """Put the keyboard on the levels."""
        self.levels.take_focus()
        self.focused.emit(self.levels)

    def focus_field(self, name: str) -> None:
        """Put the keyboard into a field of the rating."""
        if name == "evidence" and self.evidence.edit.isEnabled():
            self.evidence.edit.setFocus()
            self.focused.emit(self.evidence)
        elif name == "day" and self.day.isVisibleTo(self):
            self.day.line.setFocus()
            self.focused.emit(self.day)
        else:
            self.start()

    def flush(self) -> None:
        """Write what was typed and not written yet."""
        self._rest.stop()
        if self._pending and self._desk.bridge.is_open and self.evidence.fits:
            self._pending = False
            self._change("evidence", self.evidence.words)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing typed is left behind."""
        self.flush()
        super().hideEvent(event)

    def _standard(self) -> Standard | None:
        return self._standing.standard if self._standing else None

    def _rating(self) -> Rating | None:
        return self._standing.now if self._standing else None

    def _note(self) -> None:
        self._pending = True
        self._rest.start()

    def _rate(self, level: int) -> None:
        """Another level keeps evidence; what was found anew was found today."""
        standard, now = self._standard(), self._rating()
        if standard is None or (now is not None and now.level == level):
            return
        self._rest.stop()
        self._pending = False
        self._desk.bridge.run(Rate(standard.id, level, self.evidence.words), origin=self)

    def _date(self) -> None:
        if self.day.is_good:
            self._change("day", self.day.day)

    def _change(self, field: str, value: str | date | None) -> None:
        now = self._rating()
        if now is not None and getattr(now, field) != value:
            self._desk.bridge.run(Change(Rating.kind, now.id, {field: value}), origin=self)

    def _withdraw(self) -> None:
        now = self._rating()
        if now is not None:
            self._pending = False
            self._desk.bridge.run(Remove(Rating.kind, now.id), origin=self)


def said_on(rating: Rating) -> str:
    """When a rating was found, in words; "" where no day is known."""
    return texts.current().date(rating.day) if rating.day else ""
