"""Painting with QPainter: hairlines that stay one device pixel, text, rings, and the state around every shape."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPaintDevice, QPainter, QPen

from planner import tokens
from planner.ui import metrics, theme

_MIDDLE = (Qt.AlignmentFlag.AlignVCenter.value) | (Qt.TextFlag.TextSingleLine.value)
"""As a number: Python puts flags together slowly, and a table paints hundreds of texts."""


@contextmanager
def painting(device: QPaintDevice) -> Iterator[QPainter]:
    """A painter that is closed whatever happens: one left open over an exception takes the process down."""
    painter = QPainter(device)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    try:
        yield painter
    finally:
        painter.end()


@contextmanager
def saved(painter: QPainter) -> Iterator[None]:
    """The painter's state put back afterwards."""
    painter.save()
    try:
        yield
    finally:
        painter.restore()


def smooth(painter: QPainter, on: bool = True) -> None:
    """Antialiasing: for curves, shapes and diagonals only."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on)


def hairline(painter: QPainter, x1: float, y1: float, x2: float, y2: float, role: str = "line") -> None:
    """A horizontal or vertical line of exactly one device pixel at every scale of the screen."""
    line(painter, x1, y1, x2, y2, theme.colour(role))


def line(painter: QPainter, x1: float, y1: float, x2: float, y2: float, colour: QColor) -> None:
    """`hairline` in a colour that is no token of the current theme's."""
    with saved(painter):
        smooth(painter, False)
        painter.setPen(QPen(colour, 0))
        painter.drawLine(QLineF(round(x1) + 0.5, round(y1) + 0.5, round(x2) + 0.5, round(y2) + 0.5))


def edge_below(painter: QPainter, rect: QRectF) -> None:
    """The hairline under a cell of a table; the painter is not smoothing, and goes on with this pen."""
    painter.setPen(theme.hair("line"))
    bottom = round(rect.bottom() - 1) + 0.5
    painter.drawLine(QLineF(rect.left() + 0.5, bottom, rect.right() + 0.5, bottom))


def rounded(
    painter: QPainter,
    rect: QRectF,
    *,
    fill: str | None = None,
    edge: str | None = None,
    width: float = 1.0,
    radius: float = tokens.RADIUS,
) -> None:
    """A rounded rectangle, inset by half its pen so that the edge stays inside `rect`."""
    with saved(painter):
        smooth(painter)
        inset = width / 2 if edge else 0.0
        painter.setPen(QPen(theme.colour(edge), width) if edge else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(fill) if fill else Qt.BrushStyle.NoBrush)
        inner = rect.adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(inner, max(0.0, radius - inset), max(0.0, radius - inset))


def text(
    painter: QPainter,
    rect: QRectF,
    words: str,
    *,
    role: str = "body",
    ink: str = "ink",
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    elide: bool = True,
) -> None:
    """One line of text, in the middle of the height, elided at the right when it does not fit."""
    painter.setFont(metrics.font(role))
    painter.setPen(theme.colour(ink))
    if elide and width_of(words, role) > rect.width() + 0.5:
        words = metrics.measure(role).elidedText(words, Qt.TextElideMode.ElideRight, rect.width() + 0.5)
    painter.drawText(rect, align.value | _MIDDLE, words)


def width_of(words: str, role: str = "body") -> float:
    """How wide one line of text is."""
    return metrics.current().width_of(words, role)


def frame(painter: QPainter, rect: QRectF, role: str = "focus") -> None:
    """The two pixel frame of a current cell or row, inside its edge."""
    with saved(painter):
        smooth(painter, False)
        pen = QPen(theme.colour(role), tokens.FOCUS_WIDTH)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(1, 1, -1, -1))


def caret(painter: QPainter, rect: QRectF, role: str, direction: str = "down") -> None:
    """A small chevron in the middle of `rect`, for what opens or leads on."""
    size = min(rect.width(), rect.height()) / 4
    centre = rect.center()
    points = {
        "down": ((-size, -size / 2), (0, size / 2), (size, -size / 2)),
        "right": ((-size / 2, -size), (size / 2, 0), (-size / 2, size)),
    }[direction]
    pen = QPen(theme.colour(role), max(1.1, 1.1 * metrics.current().scale))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    with saved(painter):
        smooth(painter)
        painter.setPen(pen)
        painter.drawPolyline([QPointF(centre.x() + x, centre.y() + y) for x, y in points])
