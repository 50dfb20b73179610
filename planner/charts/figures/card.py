"""A figure as it travels alone: its title above, what must be said about it below."""

from __future__ import annotations

from collections.abc import Sequence

from planner import tokens
from planner.charts.figures.sheet import SCREEN_CAPTION, Drawing, Sheet, Size, shortened, text_width

MARGIN = 20.0
TITLE = 1.35
LINE = 1.4


def card(figure: Drawing, title: str, second: str, notes: Sequence[str]) -> Drawing:
    """Return the figure with title, second line and notes around it; notes wrap, the title is cut where it must be."""
    caption = SCREEN_CAPTION
    inner = figure.shapes.width
    lines = [line for note in notes for line in wrapped(note, inner, caption)]
    head = caption * (TITLE * LINE + (LINE if second else 0)) + 8
    foot = caption * LINE * len(lines) + (10 if lines else 0)
    height = MARGIN + head + figure.shapes.height + foot + MARGIN
    sheet = Sheet(Size(inner + 2 * MARGIN, height, figure.colours, caption, 0.4))
    sheet.box(0, 0, inner + 2 * MARGIN, height, fill="paper")
    row = MARGIN + caption * TITLE * LINE / 2
    named = shortened(title, inner, caption * TITLE, tokens.STRONG)
    sheet.text(MARGIN, row, named, role="ink", weight=tokens.STRONG, size=caption * TITLE)
    if second:
        sheet.text(MARGIN, row + caption * LINE * 1.1, shortened(second, inner, caption))
    sheet.shapes(figure.shapes, MARGIN, MARGIN + head)
    top = MARGIN + head + figure.shapes.height + 10 + caption * LINE / 2
    for number, line in enumerate(lines):
        sheet.text(MARGIN, top + number * caption * LINE, line)
    return sheet.drawing


def wrapped(text: str, room: float, size: float) -> list[str]:
    """Return the lines of a text, broken at spaces; a word wider than the room is cut."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size) <= room:
            lines[-1] = longer
        else:
            lines.append(shortened(word, room, size))
    return lines
