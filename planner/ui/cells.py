"""Painting and saying one cell: words, sign, bar or the state of a figure. Grid, tree and form parts share it."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from planner import texts, tokens
from planner.charts import shapes
from planner.domain.figures import State
from planner.ui import drawing, metrics, paint, theme
from planner.ui.columns import Cell

PADDING = 10
"""Free pixels at the left and right of every cell."""

BAR = 6
WIDEST_BAR = 120
SIGN_GAP = 8
STACKED = 36
"""Height of a row from which words stand above their bar."""

WORDS_BESIDE = 52
"""Room for a percentage beside its bar, so that bars of a column end at the same place."""

STATE_WIDTH, STATE_HEIGHT = 40, 18

MARKS = {
    State.NONE.value: "–",
    State.SUPPRESSED.value: "•",
    State.UNCERTAIN.value: "/",
    State.NOT_YET.value: "…",
    State.NOT_APPLICABLE.value: "x",
}
"""What stands in a cell that has no value, as in the tables of official statistics; not stated is an empty dashed box."""


def paint_cell(
    painter: QPainter,
    rect: QRectF,
    cell: Cell,
    *,
    right: bool = False,
    role: str = "body",
    ink: str = "",
    bar: str = "r4",
) -> None:
    """Paint a cell's content into `rect`, the ground being painted already; padding is kept free inside.

    `right` aligns as numbers stand; `ink` is the colour of words that are not quiet; `bar` that of a share.
    """
    pad = metrics.px(PADDING)
    room = rect.adjusted(pad, 0, -pad, 0)
    if cell.state and cell.state != State.VALUE.value:
        _paint_state(painter, room, cell.state)
        return
    if cell.bar is not None:
        room = _paint_bar(painter, room, cell, bar)
    if cell.sign:
        room = _paint_sign(painter, room, cell, role if right else "")
    if cell.words:
        tone = "ink2" if cell.quiet else ink or "ink"
        align = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        paint.text(painter, room, _one_line(cell.words), role=role, ink=tone, align=align)


def width_of(cell: Cell, role: str = "body") -> float:
    """How wide a cell has to be to show all of it."""
    width = 2.0 * metrics.px(PADDING)
    if cell.state and cell.state != State.VALUE.value:
        return width + metrics.px(STATE_WIDTH)
    if cell.bar is not None:
        beside = max(paint.width_of(cell.words, role) + metrics.px(SIGN_GAP), metrics.px(WORDS_BESIDE))
        return width + metrics.px(42) + (beside if cell.words else 0)
    if cell.sign:
        width += metrics.px(tokens.SHAPE_ROW) + metrics.px(SIGN_GAP)
    return width + (paint.width_of(_one_line(cell.words), role) if cell.words else 0.0)


def spoken(cell: Cell) -> str:
    """What a screen reader says of a cell: its words, else its share or why there is no value."""
    words = texts.current()
    if cell.state and cell.state != State.VALUE.value:
        return words.gettext(State(cell.state).label)
    if not cell.words and cell.bar is not None:
        return words.percent(round(cell.bar * 100, 1), 0)
    return cell.words


def copied(cell: Cell) -> str:
    """What is copied of a cell: the words shown, or the sign of what is no value."""
    if cell.state and cell.state != State.VALUE.value:
        return MARKS.get(cell.state, "")
    return spoken(cell)


def _one_line(words: str) -> str:
    return " ".join(words.split()) if "\n" in words else words


def _paint_sign(painter: QPainter, room: QRectF, cell: Cell, right_role: str) -> QRectF:
    """The sign before the words, right before them where they stand at the right; gives the words' room."""
    side, gap = metrics.px(tokens.SHAPE_ROW), metrics.px(SIGN_GAP)
    left = room.left()
    if not cell.words:
        left = room.center().x() - side / 2
    elif right_role:
        left = max(left, room.right() - paint.width_of(_one_line(cell.words), right_role) - gap - side)
    drawing.sign(painter, QRectF(left, room.center().y() - side / 2, side, side), cell.sign)
    return room.adjusted(side + gap, 0, 0, 0)


def _paint_bar(painter: QPainter, room: QRectF, cell: Cell, role: str) -> QRectF:
    """The share as a strip: under the words in a high row, else before them; gives the words' room."""
    share = min(max(cell.bar or 0.0, 0.0), 1.0)
    height, stacked = metrics.px(BAR), room.height() >= metrics.px(STACKED)
    words = paint.width_of(_one_line(cell.words)) + metrics.px(SIGN_GAP) if cell.words and not stacked else 0.0
    width = min(room.width(), metrics.px(WIDEST_BAR)) if not cell.words else max(room.width() - words, 0.0)
    top = room.bottom() - height - metrics.px(5) if cell.words and stacked else room.center().y() - height / 2
    if cell.words and not stacked:
        width = max(0.0, room.width() - max(words, metrics.px(WORDS_BESIDE)))
    strip = QRectF(round(room.left()), round(top), round(width), height)
    painter.fillRect(strip, theme.colour("track"))
    if share:
        painter.fillRect(QRectF(strip.left(), strip.top(), round(strip.width() * share), height), theme.colour(role))
    if theme.is_high_contrast():
        with paint.saved(painter):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.colour("edge"))
            painter.drawRect(strip.adjusted(0.5, 0.5, -0.5, -0.5))
    if not cell.words:
        return room
    return room.adjusted(0, 0, 0, -height - metrics.px(2)) if stacked else room.adjusted(width, 0, 0, 0)


def _paint_state(painter: QPainter, room: QRectF, state: str) -> None:
    width, height = min(room.width(), metrics.px(STATE_WIDTH)), metrics.px(STATE_HEIGHT)
    box = QRectF(room.right() - width, round(room.center().y() - height / 2), width, height)
    if state == State.SUPPRESSED.value:
        _hatch(round(width), height).paint(painter, box.left(), box.top())
        mark = paint.width_of(MARKS[state])
        gap = metrics.px(4)
        middle = QRectF(box.center().x() - mark / 2 - gap, box.top(), mark + 2 * gap, height)
        painter.fillRect(middle, theme.colour("paper"))
        paint.text(painter, middle, MARKS[state], ink="ink2", align=Qt.AlignmentFlag.AlignHCenter)
    elif state == State.MISSING.value:
        _dashes(round(width), height).paint(painter, box.left(), box.top())
    else:
        words = MARKS.get(state, "")
        paint.text(painter, room, words, ink="ink2", align=Qt.AlignmentFlag.AlignRight)


@cache
def _hatch(width: int, height: int) -> drawing.Drawing:
    return drawing.ready(shapes.hatched_box(width, height))


@cache
def _dashes(width: int, height: int) -> drawing.Drawing:
    return drawing.ready(shapes.dashed_box(width, height))
