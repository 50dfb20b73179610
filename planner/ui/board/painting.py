"""What the board draws besides words: links of the chain, ticks of need, capacity bars, lines of wrapped text."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from planner.domain.analysis import Bond
from planner.domain.chain import is_full
from planner.ui import drawing, metrics, paint, theme

TICKS = (5, 8.5, 12)
LINK = (26, 13)
"""Width and height of one ring of the chain."""


def wrapped(words: str, role: str, width: float, most: int) -> list[str]:
    """The words in lines no wider than `width`, at most `most`; what is left over elides in the last one."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and (paint.width_of(longer, role) <= width or len(lines) == most):
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def text_block(
    painter: QPainter, rect: QRectF, words: str, *, role: str, ink: str, most: int = 2, centred: bool = False
) -> None:
    """Some lines of text in the middle of the height."""
    height = metrics.measure(role).height()
    lines = wrapped(words, role, rect.width(), max(1, min(most, int(rect.height() / height + 0.25))))
    top = rect.center().y() - len(lines) * height / 2
    align = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft
    for number, line in enumerate(lines):
        paint.text(painter, QRectF(rect.x(), top + number * height, rect.width(), height), line, role=role, ink=ink,
                   align=align)  # fmt: skip


def ticks(painter: QPainter, right: float, bottom: float, level: int) -> None:
    """Three ticks of rising height, as many in ink as the need is high."""
    wide, apart = metrics.px(4), metrics.px(6)
    x = right - 2 * apart - wide
    for number, size in enumerate(TICKS):
        height = metrics.px(size)
        box = QRectF(x + number * apart, bottom - height, wide, height)
        reached = number < level
        painter.fillRect(box, theme.colour("ink" if reached else "track"))
        if theme.is_high_contrast() and not reached:
            paint.rounded(painter, box, edge="edge", radius=0)


def bar(painter: QPainter, rect: QRectF, share: float) -> None:
    """Places taken of places; late when full."""
    painter.fillRect(rect, theme.colour("track"))
    filled = QRectF(rect.x(), rect.y(), rect.width() * min(1.0, share), rect.height())
    painter.fillRect(filled, theme.colour("late" if is_full(share) else "r4"))
    if theme.is_high_contrast():
        paint.rounded(painter, rect, edge="edge", radius=0)


def dashed(painter: QPainter, rect: QRectF, edge: str, fill: str | None = None) -> None:
    """A rounded box with a dashed edge: a gap, or what nobody has judged yet."""
    with paint.saved(painter):
        paint.smooth(painter)
        width = 2.0 if theme.is_high_contrast() else 1.2
        pen = QPen(theme.colour(edge), width)
        pen.setDashPattern([4, 2.5])
        painter.setPen(pen)
        painter.setBrush(theme.colour(fill) if fill else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(width / 2, width / 2, -width / 2, -width / 2), 4, 4)


def chain_link(painter: QPainter, centre: QPointF, gap: float, bond: Bond) -> None:
    """The link between two phase boxes: interlocked, apart, or broken with a square."""
    if bond is Bond.GAP:
        broken(painter, centre, gap + metrics.px(2))
        return
    wide, high = metrics.px(LINK[0]), metrics.px(LINK[1])
    reach = gap / 2 + metrics.px(5)
    if bond is Bond.WEAK:
        wide = metrics.px(15)
        reach = gap / 2 + metrics.px(1)
    with paint.saved(painter):
        paint.smooth(painter)
        painter.setPen(QPen(theme.colour("accent"), 2.0 * max(1.0, metrics.current().scale * 0.85)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for left in (centre.x() - reach, centre.x() + reach - wide):
            painter.drawRoundedRect(QRectF(left, centre.y() - high / 2, wide, high), high / 2, high / 2)


def broken(painter: QPainter, centre: QPointF, length: float) -> None:
    """A dashed line with a square in its middle: families are lost here."""
    side = metrics.px(9)
    with paint.saved(painter):
        pen = QPen(theme.colour("late"), max(1.5, 1.5 * metrics.current().scale))
        pen.setDashPattern([3, 2])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        half, free = length / 2, side / 2 + metrics.px(2)
        painter.drawLine(QPointF(centre.x() - half, centre.y()), QPointF(centre.x() - free, centre.y()))
        painter.drawLine(QPointF(centre.x() + free, centre.y()), QPointF(centre.x() + half, centre.y()))
    drawing.sign(painter, QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side), "status:late")


def passage(painter: QPainter, rect: QRectF, count: int, bond: Bond, *, judged: bool, line: bool = True) -> None:
    """A link between two cells: a ring with the number of offers on a line; dashed when weak, broken when a gap."""
    centre = rect.center()
    if bond is Bond.GAP and judged:
        broken(painter, centre, rect.width() if line else metrics.px(9))
        return
    if not count and not judged:
        return
    radius = metrics.px(9)
    with paint.saved(painter):
        paint.smooth(painter)
        pen = QPen(theme.colour("accent"), max(1.5, 1.5 * metrics.current().scale))
        if line:
            painter.setPen(pen)
            if bond is Bond.WEAK and judged:
                pen.setDashPattern([2, 2])
                painter.setPen(pen)
            free = radius if count else 0
            painter.drawLine(QPointF(rect.left(), centre.y()), QPointF(centre.x() - free, centre.y()))
            painter.drawLine(QPointF(centre.x() + free, centre.y()), QPointF(rect.right(), centre.y()))
        if count:
            pen.setStyle(Qt.PenStyle.SolidLine)
            painter.setPen(pen)
            painter.setBrush(theme.colour("paper"))
            painter.drawEllipse(centre, radius, radius)
    if count:
        box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        paint.text(painter, box, str(count), role="caption_strong", ink="accent", align=Qt.AlignmentFlag.AlignHCenter)
