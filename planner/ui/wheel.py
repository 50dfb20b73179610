"""The wheel in the window: painted by one widget, its quarters and hub are buttons for keyboard and screen reader.

The drawing comes from `planner.charts.shapes`. On top of it lie five unseen buttons, one for each quarter and one for
the hub, with the outline of their part as mask: Qt gives them role, name, focus, click, Enter and the space bar. One of
them is reached by Tab, the arrow keys go round.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolTip, QWidget

from planner import tokens
from planner.charts import shapes
from planner.ui import drawing, metrics, paint, theme
from planner.ui.widgets.focus import OWN_FOCUS

RADIUS = 148
"""The largest R on a page of ordinary height, at 100 % text."""

SMALL = 125
"""Below this R the labels take the next smaller size."""

SMALLER = 15 / 17

_FORWARD = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_BACKWARD = (Qt.Key.Key_Left, Qt.Key.Key_Up)


class _Part(QPushButton):
    """A quarter or the hub: a button without a look of its own."""

    def __init__(self, wheel: Wheel, key: str, name: str) -> None:
        super().__init__(wheel)
        self.key = key
        self._wheel = wheel
        self._area = QPainterPath()
        self.setProperty(OWN_FOCUS, True)
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def place(self, area: QPainterPath) -> None:
        """Lie over `area`, given in the wheel's coordinates."""
        box = area.boundingRect().toAlignedRect()
        self.setGeometry(box)
        self._area = area.translated(-box.x(), -box.y())

    def hitButton(self, pos: QPointF) -> bool:  # type: ignore[override]  # the stubs know QPoint only
        """Only the part itself answers, not the corners of its box."""
        return self._area.contains(QPointF(pos))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember the spot, so that the step under it can be chosen; the corners belong to the neighbours."""
        if not self._area.contains(event.position()):
            event.ignore()
            return
        self._wheel.pressed_at = QPointF(self.mapToParent(event.position()))
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go round, Enter chooses like the space bar."""
        if event.key() in _FORWARD or event.key() in _BACKWARD:
            self._wheel.move_focus(self, 1 if event.key() in _FORWARD else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring is painted by the wheel."""
        super().focusInEvent(event)
        self._wheel.note_focus(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        super().focusOutEvent(event)
        self._wheel.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing: the wheel paints itself."""


class Wheel(QWidget):
    """The wheel; `chosen` tells the key of a quarter or the hub and the number of the step clicked (−1: none)."""

    chosen = Signal(str, int)

    def __init__(
        self,
        quarters: Sequence[shapes.Quarter],
        hub: shapes.Hub,
        names: Sequence[str],
        *,
        step_names: Sequence[Sequence[str]] = (),
        earlier_cycles: int = 0,
        roles: shapes.WheelRoles | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Take four quarters and the hub with their five accessible names, and the names of each quarter's steps."""
        super().__init__(parent)
        self._quarters, self._hub, self._earlier = tuple(quarters), hub, earlier_cycles
        self._step_names = tuple(tuple(names_) for names_ in step_names)
        self._roles = roles
        self._most, self._small = float(metrics.px(RADIUS)), False
        self._drawing: drawing.Drawing | None = None
        self._focus_outlines: dict[str, QPainterPath] = {}
        self._radius = 0.0
        self.pressed_at = QPointF()
        keys = [quarter.key for quarter in quarters] + [hub.key]
        self._parts = [_Part(self, key, name) for key, name in zip(keys, names, strict=True)]
        for part in self._parts:
            part.clicked.connect(lambda _checked=False, part=part: self._choose(part))
        self._set_tab_stop(self._parts[self._start()])
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.notifier().changed.connect(self._forget)

    def set_content(
        self,
        quarters: Sequence[shapes.Quarter],
        hub: shapes.Hub,
        names: Sequence[str],
        step_names: Sequence[Sequence[str]] = (),
    ) -> None:
        """Show another state of the same circle."""
        self._step_names = tuple(tuple(names_) for names_ in step_names)
        for part, name in zip(self._parts, names, strict=True):
            part.setAccessibleName(name)
        if (tuple(quarters), hub) != (self._quarters, self._hub):
            self._quarters, self._hub = tuple(quarters), hub
            self._forget()

    def sizeHint(self) -> QSize:
        """R 148 at 100 %, with its labels."""
        return QSize(round(2 * (0.85 * self._most + self._widest() + 4)), round(2.2 * self._most + 24))

    def minimumSizeHint(self) -> QSize:
        """R 60 at least."""
        radius = metrics.px(60)
        return QSize(round(2 * (0.85 * radius + self._widest() * SMALLER + 4)), round(2.2 * radius + 24))

    def fit(self, width: float, most: float, *, small: bool = False) -> None:
        """Be as high as the largest wheel asks for that fits `width` with R no more than `most` px.

        `small` takes the labels' smaller size, whatever R turns out to be.
        """
        before = (self._most, self._small, self.height())
        self._most, self._small = most, small
        radius = min(most, shapes.fit_radius(width, 2.2 * most + 24, self._widest() * self._shrink(width)))
        self.setFixedHeight(round(2.2 * radius + 24))
        if before != (most, small, self.height()):
            self._forget()

    def _shrink(self, width: float) -> float:
        """1 for labels in lead and body, less where they would leave too little of the ring."""
        if self._small:
            return SMALLER
        radius = shapes.fit_radius(width, 2.2 * self._most + 24, self._widest())
        return 1.0 if radius >= metrics.px(SMALL) or radius >= self._most else SMALLER

    def _widest(self) -> float:
        return max(
            max(paint.width_of(quarter.name, "h3"), paint.width_of(quarter.note, "body")) for quarter in self._quarters
        )

    def _start(self) -> int:
        return next((index for index, quarter in enumerate(self._quarters) if quarter.current), 0)

    def _forget(self) -> None:
        self._drawing = None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit R to the new size."""
        super().resizeEvent(event)
        self._forget()
        self._make()

    def _make(self) -> drawing.Drawing:
        """Draw for the present size and lay the parts over it."""
        if self._drawing is not None:
            return self._drawing
        width, height = float(self.width()), float(self.height())
        shrink = self._shrink(width)
        scale = metrics.current().scale * shrink
        name_px, note_px = tokens.type_px("lead", scale), tokens.type_px("body", scale)
        self._radius = min(shapes.fit_radius(width, height, self._widest() * shrink), self._most)
        default = shapes.OUTLINED if theme.is_high_contrast() else shapes.PLAIN
        drawn = shapes.wheel(
            self._quarters, self._hub, radius=self._radius, width=width, height=height, name_px=name_px,
            note_px=note_px, earlier_cycles=self._earlier, roles=self._roles or default,
        )  # fmt: skip
        for part, hit in zip(self._parts, drawn.hits, strict=True):
            part.place(drawing.outline(hit.area))
            self._focus_outlines[hit.key] = drawing.outline(hit.focus)
        self._drawing = drawing.ready(drawn)
        return self._drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        """The wheel, and the ring around the part that has the focus."""
        drawn = self._make()
        with paint.painting(self) as painter:
            drawn.paint(painter)
            focused = next((part for part in self._parts if part.hasFocus()), None)
            if focused is not None:
                paint.smooth(painter)
                painter.setPen(QPen(theme.colour("focus"), tokens.FOCUS_WIDTH))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawPath(self._focus_outlines[focused.key])

    def event(self, event: QEvent) -> bool:
        """The name of the step under the pointer as a tooltip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number, step = self.step_at(QPointF(event.pos()))
            names = self._step_names[number] if 0 <= number < len(self._step_names) else ()
            if 0 <= step < len(names):
                QToolTip.showText(event.globalPos(), names[step], self, QRect())
                return True
            QToolTip.hideText()
        return super().event(event)

    def step_at(self, spot: QPointF) -> tuple[int, int]:
        """The numbers of the quarter and of the step within it at a spot of the ring; −1 where there is none."""
        for number, quarter in enumerate(self._quarters):
            if not self._parts[number].geometry().contains(spot.toPoint()):
                continue
            line = QPointF(spot) - QPointF(self.width() / 2, self.height() / 2)
            if not 0.66 * self._radius <= (line.x() ** 2 + line.y() ** 2) ** 0.5 <= 1.02 * self._radius:
                return -1, -1
            return number, self._sector(number, len(quarter.steps), line)
        return -1, -1

    @staticmethod
    def _sector(number: int, count: int, line: QPointF) -> int:
        """Which of `count` equal sectors of a quarter the direction `line` falls into."""
        degrees = math.degrees(math.atan2(line.x(), -line.y())) % 360
        share = ((degrees - 90 * number + 1.0) % 360) / 90
        return min(int(share * count), count - 1) if share < 1 and count else -1

    def move_focus(self, part: _Part, by: int) -> None:
        """Give the focus to the next part around the circle; the hub follows the last quarter."""
        after = self._parts[(self._parts.index(part) + by) % len(self._parts)]
        after.setFocus(Qt.FocusReason.TabFocusReason)

    def note_focus(self, part: _Part) -> None:
        """The part that had the focus last is the one Tab comes back to."""
        self._set_tab_stop(part)
        self.update()

    def _set_tab_stop(self, stop: _Part) -> None:
        for part in self._parts:
            part.setFocusPolicy(Qt.FocusPolicy.StrongFocus if part is stop else Qt.FocusPolicy.ClickFocus)

    def _choose(self, part: _Part) -> None:
        number, step = self.step_at(self.pressed_at) if not self.pressed_at.isNull() else (-1, -1)
        self.pressed_at = QPointF()
        mine = self._parts.index(part)
        self.chosen.emit(part.key, step if number == mine else -1)


def paint_small_wheel(painter: QPainter, rect: QRectF, shares: Sequence[float], hub: float) -> None:
    """Paint the small wheel into `rect`."""
    radius = min(rect.width(), rect.height()) / 2
    drawn = shapes.small_wheel(shares, radius=radius, hub=hub, outlined=theme.is_high_contrast())
    drawing.ready(drawn).paint(painter, rect.center().x() - radius, rect.center().y() - radius)
