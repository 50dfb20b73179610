"""Below the map: the bar of the classes, then the signs of the states that occur."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from planner.charts.figures import geometry, scale, words
from planner.charts.figures.model import AreaFigures
from planner.charts.figures.sheet import Sheet, Size, shortened, text_width
from planner.domain.figures import State
from planner.texts import Texts

ROWS: Final = 4.6
BAR: Final = 10.0
HATCH_GAP: Final = 6.0


def height(size: Size) -> float:
    """Return the px the legend takes at the foot of the map."""
    return ROWS * 1.4 * size.caption


def class_words(figures: AreaFigures, limits: Sequence[float], texts: Texts) -> list[str]:
    """Return the words of the classes: their names, else "unter 10", "10–<15", …, "ab 25"."""
    if figures.classes is not None:
        return list(figures.classes.names)
    decimals = scale.decimals_of(limits)
    numbers = [texts.number(limit, decimals) for limit in limits]
    inner = [f"{low}–<{high}" for low, high in itertools.pairwise(numbers)]
    return [
        texts.gettext("below {value}", value=numbers[0]),
        *inner,
        texts.gettext("{value} and more", value=numbers[-1]),
    ]


def draw(sheet: Sheet, figures: AreaFigures, limits: Sequence[float], found: AbstractSet[State], texts: Texts) -> None:
    """Draw the legend at the foot of the sheet."""
    size = sheet.size
    caption, line = size.caption, 1.4 * size.caption
    top = size.height - height(size) + 0.6 * line
    labels = class_words(figures, limits, texts)
    step = size.width / len(labels)
    for index, label in enumerate(labels):
        left = index * step
        edge = "rule" if index == 0 or sheet.stark else None
        sheet.box(left + 0.5, top, step - 2.5, BAR, fill=f"r{scale.shade_of(index, len(labels))}", edge=edge)
        sheet.text(left, top + BAR + 0.75 * line, shortened(label, step - 4, caption))
    if figures.unit:
        unit = texts.gettext("in {unit}", unit=figures.unit)
        sheet.text(size.width, top - 0.55 * line, unit, align="right")
    _signs(sheet, found, top + BAR + 1.9 * line, texts)


def _signs(sheet: Sheet, found: AbstractSet[State], top: float, texts: Texts) -> None:
    """Draw one key per state that occurs, in two rows at most."""
    caption, line = sheet.size.caption, 1.4 * sheet.size.caption
    x, y = 0.0, top
    for state, word in words.STATE_WORDS.items():
        if state not in found:
            continue
        label = f"{words.SIGNS[state]} {texts.gettext(word)}".strip()
        key = 1.5 * caption if state in (State.SUPPRESSED, State.MISSING) else 0.0
        wide = key + (6 if key else 0) + text_width(label, caption)
        if x and x + wide > sheet.size.width:
            x, y = 0.0, y + line
        _key(sheet, state, (x + 0.5, y - 0.45 * caption, key, 0.9 * caption))
        sheet.text(x + key + (6 if key else 0), y, label)
        x += wide + 18


def _key(sheet: Sheet, state: State, box: tuple[float, float, float, float]) -> None:
    x, y, wide, tall = box
    if state is State.SUPPRESSED:
        corners = ((x, y), (x + wide, y), (x + wide, y + tall), (x, y + tall))
        sheet.lines(geometry.hatch((corners,), HATCH_GAP * 0.7), "hatch", 1.0)
        sheet.box(x, y, wide, tall, edge="hatch")
    elif state is State.MISSING:
        sheet.box(x, y, wide, tall, edge="edge", dash=(4.0, 3.0))
