"""The focus ring: one frame per window, the same around every control, outside it, with a breath of paper between."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFocusFrame,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)

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


class _Margins(QProxyStyle):
    """Tells the frame alone how far outside the control it lies."""

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        """Our margin for the two metrics of a focus frame, the base style's for all else."""
        if metric in (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin):
            return MARGIN
        return super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        data: QStyleHintReturn | None = None,
    ) -> int:
        """The frame lies above the whole page, so that no narrow container cuts it off."""
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        return super().styleHint(hint, option, widget, data)


class FocusRing(QFocusFrame):
    """Follows the keyboard focus within one window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._style = _Margins("Fusion")
        self._style.setParent(self)
        self.setStyle(self._style)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or not self._window.isAncestorOf(new) or not _wants_ring(new):
            self.setWidget(None)  # type: ignore[arg-type]  # Qt documents None: the ring goes
            return
        holder = new.property(RING_ON)
        self.setWidget(holder if isinstance(holder, QWidget) else new)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Two pixels, rounded, inside our own margin."""
        widget: QWidget | None = self.widget()
        if widget is None:
            return
        colour = theme.colour("on_bar" if widget.property(ON_BAR) else "focus")
        with paint.painting(self) as painter:
            paint.smooth(painter)
            painter.setPen(QPen(colour, tokens.FOCUS_WIDTH))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            radius = tokens.RADIUS_FOCUS - 1
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)


def _wants_ring(widget: QWidget) -> bool:
    return not isinstance(widget, QAbstractItemView) and not widget.property(OWN_FOCUS)
