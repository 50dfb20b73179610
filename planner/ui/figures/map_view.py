"""A map a person comes closer to and moves about on: by the wheel with Ctrl, by dragging, by keys and buttons."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from planner.charts.figures.model import WHOLE, View
from planner.texts import gettext as _
from planner.ui import paint
from planner.ui.figures.making import Canvas
from planner.ui.figures.picture_view import STEPS, PictureView
from planner.ui.widgets.button import Button

STEP = 1.5
CLOSEST = 12.0
PUSH = 0.2
"""Share of the map a key moves it by."""
NOTCH = 120
RESTS_MS = 120
"""So long a dragging hand rests before a sharp map is asked for: thinning borders out anew takes turns from the window."""
LOCKED = Qt.KeyboardModifier.KeypadModifier


class MapView(PictureView):
    """Shows the part of the map that is looked at: at once the pixels there are, then the worker's sharp ones."""

    def __init__(self, name: str, tip: Callable[[str], str] | None = None, parent: QWidget | None = None) -> None:
        super().__init__(name, tip, parent)
        self.view = WHOLE
        self._pressed: QPointF | None = None
        self._dragged_from: View | None = None
        self._rest = QTimer(self, singleShot=True, interval=RESTS_MS)
        self._rest.timeout.connect(self.wanted)
        closer = Button("", "quiet", icon="plus", ink="ink2")
        away = Button("", "quiet", icon="minus", ink="ink2")
        for button, words, way in ((away, _("Map smaller"), 1 / STEP), (closer, _("Map larger"), STEP)):
            button.setAccessibleName(words)
            button.setToolTip(words)
            button.clicked.connect(lambda _on=False, way=way: self.zoom(way))
        self.buttons = (away, closer)
        self._enable()

    def canvas_of(self, width: float) -> Canvas:
        """What a picture has to be drawn for, with the part that is looked at."""
        return replace(super().canvas_of(width), view=self.view)

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Come closer or go back; the point `at` (in px, the middle by default) stays where it is."""
        ground, view = self._ground(), self.view
        if ground.isEmpty():
            return
        zoom = min(max(view.zoom * factor, 1.0), CLOSEST)
        off = (at - ground.center()) if at is not None else QPointF()
        step = 1 / view.zoom - 1 / zoom
        self._look(View(zoom, view.x + off.x() / ground.width() * step, view.y + off.y() / ground.height() * step))

    def push(self, right: float, down: float) -> None:
        """Move the part that is looked at by shares of what is seen."""
        view = self.view
        self._look(View(view.zoom, view.x + right / view.zoom, view.y + down / view.zoom))

    def show_whole(self) -> None:
        """Look at the whole map again."""
        self._look(WHOLE)

    def _look(self, view: View) -> None:
        """Look at a part that lies within the map."""
        edge = 0.5 / view.zoom
        inside = View(view.zoom, min(max(view.x, edge), 1 - edge), min(max(view.y, edge), 1 - edge))
        if inside != self.view:
            self.view = inside
            self._enable()
            self.update()
            if self._dragged_from is None:
                self.wanted.emit()
            else:
                self._rest.start()

    def _enable(self) -> None:
        away, closer = self.buttons
        away.setEnabled(self.view.zoom > 1.0)
        closer.setEnabled(self.view.zoom < CLOSEST)

    def _ground(self) -> QRectF:
        return self.shown.ground if self.shown is not None else QRectF()

    def point(self, at: QPointF) -> None:
        """Tell the area that lies there; what reaches below the legend is not seen."""
        if self._ground().contains(at):
            super().point(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Plus, minus and 0 for the size, Ctrl with arrows for the place."""
        way = STEPS.get(Qt.Key(event.key()))
        if way is not None and event.modifiers() & ~LOCKED == Qt.KeyboardModifier.ControlModifier:
            self.push(PUSH * way[1], PUSH * way[0])
        elif event.text() in ("+", "-"):
            self.zoom(STEP if event.text() == "+" else 1 / STEP)
        elif event.text() == "0":
            self.show_whole()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl closer or away, to the point under the pointer; alone it moves the page."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(STEP ** (event.angleDelta().y() / NOTCH), event.position())
            event.accept()
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """What is pressed may be dragged; let go in its place it is a click."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragged_from = event.position(), None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the map, or show what can be chosen."""
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        way, ground = event.position() - self._pressed, self._ground()
        far = way.manhattanLength() >= QApplication.startDragDistance()
        if self._dragged_from is None and far and self.view.zoom > 1.0:
            self._dragged_from = self.view
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._dragged_from is not None and not ground.isEmpty():
            begun = self._dragged_from
            x = begun.x - way.x() / (ground.width() * begun.zoom)
            y = begun.y - way.y() / (ground.height() * begun.zoom)
            self._look(View(begun.zoom, x, y))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The end of a drag, or a click that chooses what lies there."""
        pressed, dragged = self._pressed, self._dragged_from
        self._pressed = self._dragged_from = None
        self.setCursor(Qt.CursorShape.ArrowCursor)
        if self._rest.isActive():
            self._rest.stop()
            self.wanted.emit()
        if pressed is not None and dragged is None and event.button() == Qt.MouseButton.LeftButton:
            self.point(pressed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture; while its successor is drawn, its ground moved and made larger under the legend as it is."""
        shown = self.shown
        if shown is None or shown.view == self.view or shown.ground.isEmpty():
            super().paintEvent(event)
            return
        pixels, ground = self.pixels(shown), shown.ground
        with paint.painting(self) as painter:
            below = QRectF(0, ground.bottom(), shown.size.width(), shown.size.height() - ground.bottom())
            ratio = pixels.devicePixelRatioF()
            painter.drawPixmap(
                below, pixels, QRectF(below.x(), below.y() * ratio, below.width() * ratio, below.height() * ratio)
            )
            painter.setClipRect(ground)
            painter.translate(ground.center())
            painter.scale(self.view.zoom / shown.view.zoom, self.view.zoom / shown.view.zoom)
            zoom = shown.view.zoom
            painter.translate(
                (shown.view.x - self.view.x) * ground.width() * zoom,
                (shown.view.y - self.view.y) * ground.height() * zoom,
            )
            painter.translate(-ground.center())
            painter.drawPixmap(0, 0, pixels)
