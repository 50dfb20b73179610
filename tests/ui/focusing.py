"""Whether the focus can be seen (U-04): the window with the focus on a control against the window without it."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from planner import tokens
from planner.ui.widgets.focus import MARGIN, RING_ON
from tests.ui.looking import contrasts, told

LEAST_CHANGED = 100
"""Pixels that must change by 3:1 or more where the focus is."""

LEAST_THICK = 40
"""Squares of 2 × 2 such pixels: a line of one pixel has none."""


@dataclass
class _Spot:
    """Where the focus was seen, and how it looked."""

    widget: QWidget
    local: QRect
    name: str
    place: QRect
    picture: np.ndarray


@dataclass
class FocusWatch:
    """Looks at each control as Tab arrives, and again once Tab has left it; `found` holds what nobody could see."""

    window: QWidget
    pages: QWidget
    found: list[str] = field(default_factory=list)
    measured: int = 0
    _known: set[tuple[str, str]] = field(default_factory=set)
    _last: _Spot | None = None

    def arrive(self, widget: QWidget) -> None:
        """Tab has brought the focus to a control."""
        self._leave()
        name = f"{type(widget).__name__} {told(widget)!r}"
        if not self.pages.isAncestorOf(widget):
            # what stands around the pages is the same at every place
            key = (type(widget).__name__, told(widget))
            if key in self._known:
                return
            self._known.add(key)
        seen = widget.viewport() if isinstance(widget, QAbstractItemView) else widget
        local = _focused_part(widget)
        if not seen.visibleRegion().contains(local.center()):
            QApplication.processEvents()  # a form scrolls once what was to be laid out is
        if not seen.visibleRegion().contains(local.center()):
            self.found.append(f"{name} has the focus out of sight")
            return
        if isinstance(widget, QAbstractItemView):
            self._keep(seen, local.intersected(seen.rect()), name)
        else:
            holder = widget.property(RING_ON)
            around = holder if isinstance(holder, QWidget) else widget
            self._keep(around, around.rect(), name)

    def take(self) -> list[str]:
        """What was found since this was asked last."""
        taken, self.found = self.found, []
        return taken

    def done(self) -> None:
        """The walk is over."""
        self._leave()
        self._last = None

    def _keep(self, widget: QWidget, local: QRect, name: str) -> None:
        rect = _around(self.window, widget, local)
        self._last = _Spot(widget, local, name, rect, _grab(self.window, rect))

    def _leave(self) -> None:
        """The same part of the window without the focus; what scrolled away or went meanwhile is left out."""
        last, self._last = self._last, None
        if last is None or not last.widget.isVisible():
            return
        if _around(self.window, last.widget, last.local) != last.place:
            return
        self.measured += 1
        strong = contrasts(last.picture, _grab(self.window, last.place)) >= tokens.SHAPE_CONTRAST
        thick = strong[1:, 1:] & strong[1:, :-1] & strong[:-1, 1:] & strong[:-1, :-1]
        if strong.sum() <= LEAST_CHANGED or thick.sum() < LEAST_THICK:
            self.found.append(f"{last.name} shows its focus by {strong.sum()} pixels, {thick.sum()} of them 2 px thick")


def _focused_part(widget: QWidget) -> QRect:
    """The current row of a list as far as it is seen, else the whole control."""
    if not isinstance(widget, QAbstractItemView):
        return widget.rect()
    row = widget.visualRect(widget.currentIndex())
    if row.isEmpty():
        return widget.viewport().rect()
    return QRect(0, row.top(), widget.viewport().width(), row.height())


def _around(window: QWidget, widget: QWidget, local: QRect) -> QRect:
    rect = QRect(widget.mapTo(window, QPoint()) + local.topLeft(), local.size())
    space = MARGIN + 4
    return rect.adjusted(-space, -space, space, space).intersected(window.rect())


def _grab(window: QWidget, rect: QRect) -> np.ndarray:
    image = window.grab(rect).toImage().convertToFormat(QImage.Format.Format_RGB32)
    raw = np.frombuffer(image.constBits(), dtype=np.uint32).reshape(image.height(), image.bytesPerLine() // 4)
    return raw[:, : image.width()] & 0xFFFFFF
