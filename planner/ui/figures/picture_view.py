"""A picture of figures in the window: painted from a finished drawing, moved through by keys, pointed at with the mouse."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip, QWidget

from planner.ui import metrics, paint, theme
from planner.ui.figures.making import Canvas, Picture

STEPS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


class PictureView(QLabel):
    """Shows a `Picture`; asks for another by `wanted` when its size or the theme changes. What it shows is also its name."""

    wanted = Signal()
    stepped = Signal(int, int)
    """Areas down and periods on, by an arrow key."""
    pointed = Signal(str)
    """The area a person clicked."""
    copy_wanted = Signal()

    def __init__(self, name: str, tip: Callable[[str], str] | None = None, parent: QWidget | None = None) -> None:
        """`tip` says in words what is shown of an area."""
        super().__init__(parent)
        self._name, self._tip = name, tip
        self.shown: Picture | None = None
        self._wish: object = None
        self._pixels = QPixmap()
        self._pixels_of: tuple[object, ...] = ()
        self.setAccessibleName(name)
        self.setPixmap(QPixmap(1, 1))  # by this alone a screen reader takes a label for a graphic
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.notifier().changed.connect(self.wanted)

    @property
    def canvas(self) -> Canvas:
        """What a picture has to be drawn for now."""
        return self.canvas_of(self.width())

    def canvas_of(self, width: float) -> Canvas:
        """The same for another width."""
        return Canvas(width, self.height(), theme.name(), metrics.current().scale)

    def is_wanted(self, wish: object) -> bool:
        """Whether another picture than the one shown or being drawn is wanted; remembers what is wanted now."""
        if wish == self._wish:
            return False
        self._wish = wish
        return True

    def set_picture(self, picture: Picture | None) -> None:
        """Show another picture, or none while it is being drawn."""
        if picture is None:
            self._wish = None
        self.shown = picture
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(picture.words if picture is not None else "")
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(metrics.px(320), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for every page."""
        return QSize(metrics.px(120), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for a picture of this size."""
        super().resizeEvent(event)
        self.wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys move area and period; Ctrl+C copies the picture."""
        step = STEPS.get(Qt.Key(event.key()))
        if step is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.stepped.emit(*step)
        elif event.key() == Qt.Key.Key_C and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.copy_wanted.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses what lies there."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() == Qt.MouseButton.LeftButton:
            self.point(event.position())

    def point(self, at: QPointF) -> None:
        """Tell the area that lies there."""
        area = self.shown.area_at(at) if self.shown is not None else ""
        if area:
            self.pointed.emit(area)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be chosen."""
        over = self.shown is not None and bool(self.shown.area_at(event.position()))
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        """Say what lies under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            words = self.tip_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def tip_at(self, at: QPointF) -> str:
        """What is said of the area that lies there, "" where none does."""
        area = self.shown.area_at(at) if self.shown is not None else ""
        return self._tip(area) if area and self._tip is not None else ""

    def paintEvent(self, event: QPaintEvent) -> None:
        """The drawing as it was finished; one of another size stands at the left top until its successor comes."""
        with paint.painting(self) as painter:
            if self.shown is not None:
                painter.drawPixmap(0, 0, self.pixels(self.shown))

    def pixels(self, shown: Picture) -> QPixmap:
        """The picture as pixels, painted once for this screen and theme: a map of a hundred borders takes its time."""
        ratio = self.devicePixelRatioF()
        wanted = (id(shown), ratio, theme.name())
        if wanted != self._pixels_of:
            pixels = QPixmap(shown.size * ratio)
            pixels.setDevicePixelRatio(ratio)
            pixels.fill(Qt.GlobalColor.transparent)
            with paint.painting(pixels) as painter:
                shown.drawing.paint(painter)
            self._pixels, self._pixels_of = pixels, wanted
        return self._pixels
