"""The five questions above a goal's form: a tick or an exclamation mark with its word; each leads to the field it asks for."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from planner import tokens
from planner.domain.goals import Goal, GoalLevel
from planner.domain.record import Record
from planner.domain.smart import Criterion, smart
from planner.texts import gettext as _
from planner.ui import drawing, metrics, paint
from planner.ui.desk import Desk
from planner.ui.form.form import Form
from planner.ui.widgets.focus import MARGIN

GAP = 5
APART = 9


class Answer(QPushButton):
    """One question with the sign of its answer, as narrow as its word allows."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(words, parent)
        self._words, self._sign = words, "step:open"
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_sign(self, sign: str) -> None:
        """Show how the answer is now."""
        self._sign = sign
        self.update()

    def sizeHint(self) -> QSize:
        """Sign and word on one line, at least as high as a target."""
        width = metrics.px(tokens.SHAPE_LIST + GAP) + paint.width_of(self._words, "caption")
        return QSize(round(width) + 1, metrics.px(tokens.MIN_TARGET))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Sign and word."""
        side = metrics.px(tokens.SHAPE_LIST)
        room = QRectF(self.rect()).adjusted(side + metrics.px(GAP), 0, 1, 0)
        with paint.painting(self) as painter:
            drawing.sign(painter, QRectF(0, (self.height() - side) / 2, side, side), self._sign)
            ink = "accent" if self.underMouse() else "ink"
            paint.text(painter, room, self._words, role="caption", ink=ink, elide=False)


class SmartLine(QWidget):
    """Shown for action goals only: higher goals describe a state, and need not be measured or dated."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.buttons: dict[str, Answer] = {}
        self.setAccessibleName(_("Five questions to the goal"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.hide()

    def show_record(self, record: Record | None) -> None:
        """Answer for another goal, or anew."""
        is_asked = isinstance(record, Goal) and record.level is GoalLevel.ACTION
        self.setVisible(is_asked)
        if isinstance(record, Goal) and is_asked:
            for one in smart(self._desk.look(), record):
                self._show(one)
            self._lay_out(self.width())

    def _show(self, one: Criterion) -> None:
        button = self.buttons.get(one.id)
        if button is None:
            button = Answer(_(one.word), self)
            self.buttons[one.id] = button
            button.clicked.connect(partial(self._go_to, one.id))
            button.show()
        button.set_sign("step:done" if one.met else "step:open")
        button.setToolTip(_(one.sentence))
        met = _("met") if one.met else _("not met")
        button.setAccessibleName(f"{_(one.word)}: {met}")
        button.setAccessibleDescription(_(one.sentence))
        button.setProperty("field", one.field)

    def _go_to(self, ident: str) -> None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, Form):
            above = above.parentWidget()
        if isinstance(above, Form):
            above.focus_field(str(self.buttons[ident].property("field")))

    # words side by side, on as many lines as the width asks for

    def _places(self, width: int) -> list[QRect]:
        places, x, y = [], MARGIN, MARGIN
        for button in self.buttons.values():
            size = button.sizeHint()
            if x > MARGIN and x + size.width() + MARGIN > width:
                x, y = MARGIN, y + size.height()
            places.append(QRect(x, y, size.width(), size.height()))
            x += size.width() + metrics.gap(APART)
        return places

    def _lay_out(self, width: int) -> None:
        for button, place in zip(self.buttons.values(), self._places(width), strict=True):
            button.setGeometry(place)
        if self.minimumHeight() != self.heightForWidth(width):
            self.setMinimumHeight(self.heightForWidth(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the line elsewhere."""
        super().resizeEvent(event)
        self._lay_out(event.size().width())

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as its lines."""
        return max((place.bottom() + 1 + MARGIN for place in self._places(width)), default=0)

    def sizeHint(self) -> QSize:
        """One line where there is room."""
        return QSize(metrics.px(360), self.heightForWidth(metrics.px(360)))
