"""The value axis all charts share: a few pale lines, the unit only at the top tick, and lines that keep their gaps."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from planner.charts.figures import scale
from planner.charts.figures.sheet import Point, Sheet, shortened, text_width
from planner.charts.figures.words import SIGNS, with_unit
from planner.charts.shapes.vocabulary import Path, Shapes, circle
from planner.domain.figures import State
from planner.texts import Texts

TOWN_LINE, CHOSEN_LINE, OTHER_LINE, TARGET_LINE = 2.6, 2.0, 1.3, 1.4
DOT = 4.0
WHISKER_LINE, WHISKER_CAP = 1.0, 3.0


@dataclass(frozen=True, slots=True)
class ValueAxis:
    """Values to rows: ``foot`` is the row of the lowest tick, ``head`` of the highest, both in px."""

    ticks: tuple[float, ...]
    head: float
    foot: float
    unit: str

    def row(self, value: float) -> float:
        """Return the row of a value."""
        low, high = self.ticks[0], self.ticks[-1]
        return self.foot - (value - low) / (high - low) * (self.foot - self.head)

    def words(self, texts: Texts) -> list[str]:
        """Return the words of the ticks; only the top one carries the unit."""
        decimals = scale.decimals_of(self.ticks)
        words = [texts.number(tick, decimals) for tick in self.ticks]
        words[-1] = with_unit(self.ticks[-1], self.unit, decimals, texts)
        return words

    def room(self, texts: Texts, size: float) -> float:
        """Return the width of the widest tick in px."""
        return max(text_width(word, size) for word in self.words(texts))

    def draw(self, sheet: Sheet, left: float, right: float, texts: Texts) -> None:
        """Draw the lines between ``left`` and ``right`` and their words before them; zero is drawn stronger."""
        for tick, word in zip(self.ticks, self.words(texts), strict=True):
            row = self.row(tick)
            dash = (1.0, 5.0) if tick and sheet.stark else None
            sheet.line([(left, row), (right, row)], "line" if tick else "rule", 1.0, dash=dash)
            sheet.text(left - 8, row, word, align="right")


def runs(points: Sequence[Point | None]) -> list[list[Point]]:
    """Return the unbroken stretches of a line with gaps."""
    found: list[list[Point]] = [[]]
    for point in points:
        if point is None:
            found.append([])
        else:
            found[-1].append(point)
    return [run for run in found if run]


def course(sheet: Sheet, points: Sequence[Point | None], role: str, width: float, *, dotted: bool = False) -> None:
    """Draw a line through the points; a None is a gap nothing bridges, a point between gaps is a dot."""
    for run in runs(points):
        if len(run) > 1:
            sheet.line(run, role, width, dash=(width, 2 * width) if dotted else None)
        else:
            dot(sheet, run[0], role, width)


def parted(points: Sequence[Point | None], places: Collection[int]) -> list[Point | None]:
    """Return the points with a gap before each of these places: no line leads over a break."""
    found: list[Point | None] = []
    for place, point in enumerate(points):
        if place in places:
            found.append(None)
        found.append(point)
    return found


def whisker(sheet: Sheet, start: Point, end: Point, role: str) -> None:
    """Draw the limits of a figure: a thin stroke with a cap at both ends, upright or level."""
    sheet.line([start, end], role, WHISKER_LINE)
    for limit in (start, end):
        _cap(sheet, limit, role, upright=start[0] == end[0])


def half_whisker(sheet: Sheet, start: Point, limit: Point, role: str) -> None:
    """Draw one limit of a figure: a thin stroke to it with a cap at its end, upright or level."""
    sheet.line([start, limit], role, WHISKER_LINE)
    _cap(sheet, limit, role, upright=start[0] == limit[0] and start[1] != limit[1])


def _cap(sheet: Sheet, limit: Point, role: str, *, upright: bool) -> None:
    x, y = limit
    size = WHISKER_CAP * sheet.size.scale
    across = (size, 0.0) if upright else (0.0, size)
    sheet.line([(x - across[0], y - across[1]), (x + across[0], y + across[1])], role, WHISKER_LINE)


def break_line(sheet: Sheet, x: float, rows: tuple[float, float], words: str, sides: tuple[float, float]) -> None:
    """Draw where a series breaks, with the reason at its foot, on the side with more room; no line runs through it."""
    head, foot = rows
    sheet.line([(x, head), (x, foot)], "ink2", 1.0, dash=(2.0, 3.0))
    left, right = sides
    room, after = (right - x - 6, True) if right - x >= x - left else (x - left - 6, False)
    caption = sheet.size.caption
    text = shortened(words, room, caption)
    wide, row = text_width(text, caption), foot - 0.9 * caption
    sheet.box(x + 4 if after else x - wide - 8, row - 0.65 * caption, wide + 4, 1.3 * caption, fill="paper")
    sheet.text(x + (6 if after else -6), row, text, align="left" if after else "right")


def dot(sheet: Sheet, centre: Point, role: str, radius: float = DOT) -> None:
    """Draw a small disc."""
    sheet.shapes(Shapes(0, 0, (Path(circle((0, 0), radius), fill=role),)), *centre)


def gap_sign(sheet: Sheet, centre: float, foot: float, states: Collection[State]) -> None:
    """Say just above the foot why named lines have a gap there: the signs of their states, a dashed box if not stated."""
    row = foot - 0.7 * sheet.size.caption
    signs = " ".join(SIGNS[state] for state in State if state in states and SIGNS[state])
    if signs:
        sheet.text(centre, row, signs, align="center")
    elif State.MISSING in states:
        half = 0.3 * sheet.size.caption
        sheet.box(centre - half, row - half, 2 * half, 2 * half, edge="edge", dash=(2.0, 2.0))
