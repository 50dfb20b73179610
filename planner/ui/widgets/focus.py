"""The focus ring: one frame per window, the same around every control, outside it, with a breath of paper between.

Not a QFocusFrame: that one moves into the scroll area of the control it follows, and goes down with it when a page does.
This one stays the window's child, follows by events, and is cut off where a scroll area cuts off the control.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

from planner import tokens
from planner.ui import paint, theme

MARGIN = tokens.FOCUS_WIDTH + tokens.FOCUS_GAP
"""Keep at least this many pixels free around anything that can have the focus."""

OWN_FOCUS = "ownFocus"
"""Name of the property of widgets that show their focus themselves."""

ON_BAR = "onBar"
"""Name of the property of widgets that stand on the top bar, whose colour would hide the ring's."""

RING_ON = "ringOn"
"""Name of the property of a control that holds the widget the ring goes around in its stead."""

_FOLLOWED = (
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.ParentChange,
    QEvent.Type.ZOrderChange,
)


class FocusRing(QWidget):
    """Follows the keyboard focus within one window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    @property
    def target(self) -> QWidget | None:
        """The widget the ring goes around, or None."""
        return self._target

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        """The focus moved: let go of the old control, go around the new one."""
        if not isValid(self._window):
            return  # it is going, and the focus with it
        self._let_go()
        if new is None or not self._window.isAncestorOf(new) or not _wants_ring(new):
            return
        holder = new.property(RING_ON)
        self._target = holder if isinstance(holder, QWidget) else new
        self._target.destroyed.connect(self._let_go)
        widget: QWidget | None = self._target
        while widget is not None and widget is not self._window:
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = widget.parentWidget()
        self._place()

    def _let_go(self) -> None:
        for widget in self._watched:
            try:
                widget.removeEventFilter(self)
            except RuntimeError:
                continue  # gone with its page
        if self._target is not None:
            try:
                self._target.destroyed.disconnect(self._let_go)
            except RuntimeError:
                pass
        self._watched.clear()
        self._target = None
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The control, or what it lies in, moved."""
        if event.type() in _FOLLOWED:
            self._place()
        return False

    def _place(self) -> None:
        """Lie around the control, as far as it can be seen."""
        target = self._target
        if target is None or not target.isVisible():
            self.hide()
            return
        self._whole = _on(self._window, target, target.rect()).adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)
        shown = QRect(self._whole)
        for widget in self._watched[1:]:
            # what stands beside the viewport (the buttons pinned below a page) is not cut off by it
            if isinstance(widget, QAbstractScrollArea) and widget.viewport().isAncestorOf(target):
                view = widget.viewport()
                shown = shown.intersected(_on(self._window, view, view.rect()))
        self.setGeometry(shown)
        self.setVisible(not shown.isEmpty())
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Two pixels, rounded, inside our own margin."""
        if self._target is None:
            return
        colour = theme.colour("on_bar" if self._target.property(ON_BAR) else "focus")
        whole = QRectF(self._whole.translated(-self.pos()))
        with paint.painting(self) as painter:
            paint.smooth(painter)
            painter.setPen(QPen(colour, tokens.FOCUS_WIDTH))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            radius = tokens.RADIUS_FOCUS - 1
            painter.drawRoundedRect(whole.adjusted(1, 1, -1, -1), radius, radius)


def _on(window: QWidget, widget: QWidget, rect: QRect) -> QRect:
    """A widget's rectangle in the window's coordinates."""
    return QRect(widget.mapTo(window, rect.topLeft()), rect.size())


def _wants_ring(widget: QWidget) -> bool:
    return not isinstance(widget, QAbstractItemView) and not widget.property(OWN_FOCUS)
