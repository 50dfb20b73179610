"""A sheet to draw figures on: px coordinates, token roles, Source Sans; shapes at the end, or their image.

A ``Sheet`` collects neutral shapes with x to the right and y downwards in px of 1/96 inch, so that a figure is laid out
once for screen and paper: the report paints the shapes as they are, matplotlib makes the image for the window. Nothing
relies on patterns or clipping: hatches are lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, Literal

import font_source_sans_pro
import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from planner import tokens
from planner.charts.shapes.vocabulary import (
    Anchor,
    Command,
    Item,
    Label,
    Line,
    Move,
    Path,
    Shapes,
    moved,
    polygon,
    polyline,
    rectangle,
)

Point = tuple[float, float]
Ring = Sequence[Point]
Align = Literal["left", "center", "right"]

PX_PER_INCH: Final = 96.0
MM_PER_INCH: Final = 25.4
POINTS_PER_PX: Final = 0.75
SCREEN_CAPTION: Final = 13.0
SCREEN_TOLERANCE: Final = 0.5
PAPER_CAPTION: Final = 8.5 / POINTS_PER_PX
BASELINE: Final = 0.345
ANCHORS: Final[dict[str, Anchor]] = {"left": "start", "center": "middle", "right": "end"}
UNKNOWN_SIGN: Final = "\N{WHITE SQUARE}"
ELLIPSIS: Final = "…"
MOST_LETTERS: Final = 300
BREAKS: Final = re.compile(r"[ \t\r\n\f\v]+")


@dataclass(frozen=True, slots=True)
class Size:
    """What to draw for: width and height in px, colours, the size of small text in px, a grid for outlines in px.

    ``tolerance``: by how many px borders may be simplified; 0 draws them as they are.
    """

    width: float
    height: float
    colours: tokens.Colours
    caption: float
    grid: float
    tolerance: float = 0.0

    @property
    def scale(self) -> float:
        """How much larger than at 100 % on screen things are drawn."""
        return self.caption / SCREEN_CAPTION


def screen(width: float, height: float, *, theme: str = "light", scale: float = 1.0) -> Size:
    """Return the size of an image in the window; ``theme`` is a key of ``tokens.THEMES``, ``scale`` the text size."""
    return Size(width, height, tokens.THEMES[theme], SCREEN_CAPTION * scale, 0.4, SCREEN_TOLERANCE)


def paper(width_mm: float, height_mm: float, colours: tokens.Colours = tokens.PRINT) -> Size:
    """Return the final size on paper; outlines are exact to 0.02 mm, finer than a printer."""
    per_mm = PX_PER_INCH / MM_PER_INCH
    return Size(width_mm * per_mm, height_mm * per_mm, colours, PAPER_CAPTION, 0.02 * per_mm)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished figure: its shapes in px and the colours they were chosen for."""

    shapes: Shapes
    colours: tokens.Colours

    @property
    def words(self) -> tuple[str, ...]:
        """Everything written on it."""
        return tuple(item.text for item in self.shapes.items if isinstance(item, Label))


@cache
def families() -> dict[int, tuple[str, str]]:
    """Register the two weights of Source Sans once and fix what matplotlib would guess: weight → font families."""
    for path in (font_source_sans_pro.SourceSansPro, font_source_sans_pro.SourceSansProSemibold):
        font_manager.fontManager.addfont(str(path).replace(".otf", ".ttf"))
    mpl.rcParams["text.parse_math"] = False
    mpl.rcParams["text.hinting"] = "none"
    mpl.rcParams["path.simplify"] = False
    return {
        tokens.REGULAR: ("Source Sans Pro", "DejaVu Sans"),
        tokens.STRONG: ("Source Sans Pro Semibold", "DejaVu Sans"),
    }


@cache
def properties(size: float, weight: int) -> FontProperties:
    """Return the font of ``size`` px for matplotlib."""
    return FontProperties(family=list(families()[weight]), size=size * POINTS_PER_PX)


@cache
def _drawable() -> frozenset[int]:
    paths = (font_manager.findfont(name) for name in families()[tokens.REGULAR])
    return frozenset(code for path in paths for code in font_manager.get_font(path).get_charmap())


def plain(text: str) -> str:
    """Return ``text`` on one line, with a square for every sign that no font here can draw."""
    known = _drawable()
    line = BREAKS.sub(" ", text[:MOST_LETTERS]).strip(" ")
    return "".join(sign if ord(sign) in known else UNKNOWN_SIGN for sign in line)


@lru_cache(maxsize=8192)
def text_width(text: str, size: float, weight: int = tokens.REGULAR) -> float:
    """Return the width of ``text`` in px at ``size`` px."""
    width, _, _ = text_to_path.get_text_width_height_descent(plain(text), properties(size, weight), False)
    return float(width) / POINTS_PER_PX


def shortened(text: str, room: float, size: float, weight: int = tokens.REGULAR) -> str:
    """Return ``text``, cut at the right with an ellipsis if it is wider than ``room`` px."""
    if text_width(text, size, weight) <= room:
        return text
    whole = plain(text)
    fitting, too_long = 0, len(whole)
    while too_long - fitting > 1:
        middle = (fitting + too_long) // 2
        if text_width(whole[:middle].rstrip() + ELLIPSIS, size, weight) <= room:
            fitting = middle
        else:
            too_long = middle
    return whole[:fitting].rstrip() + ELLIPSIS


class Sheet:
    """One drawing in the making. All methods take px and colour roles; later calls lie on top."""

    def __init__(self, size: Size) -> None:
        self.size = size
        self.colours = size.colours
        self._items: list[Item] = []

    @property
    def drawing(self) -> Drawing:
        """What was drawn so far."""
        return Drawing(Shapes(self.size.width, self.size.height, tuple(self._items)), self.colours)

    @property
    def stark(self) -> bool:
        """Whether pale lines have the colour of text, as in high contrast: then context must be dotted."""
        return self.colours.line == self.colours.ink

    def line(
        self, points: Sequence[Point], role: str, width: float, *, dash: tuple[float, float] | None = None
    ) -> None:
        """Draw an open line through ``points``; ``width`` and ``dash`` in px."""
        round_joins = len(points) > 2 and dash is None
        self._items.append(Path(polyline(points), stroke=role, width=width, dash=dash or (), rounded=round_joins))

    def lines(self, segments: Iterable[tuple[Point, Point]], role: str, width: float) -> None:
        """Draw many single strokes of one kind, such as a hatch."""
        commands: list[Command] = []
        for start, end in segments:
            commands += [Move(*start), Line(*end)]
        if commands:
            self._items.append(Path(tuple(commands), stroke=role, width=width))

    def outline(
        self,
        rings: Iterable[Ring],
        *,
        fill: str | None = None,
        edge: str | None = None,
        width: float = 1.0,
        dash: tuple[float, float] | None = None,
    ) -> None:
        """Draw closed rings as one shape; rings of opposite direction are holes."""
        commands = tuple(command for ring in rings for command in polygon(ring))
        self.shape(commands, fill=fill, edge=edge, width=width, dash=dash)

    def shape(
        self,
        commands: tuple[Command, ...],
        *,
        fill: str | None = None,
        edge: str | None = None,
        width: float = 1.0,
        dash: tuple[float, float] | None = None,
    ) -> None:
        """Draw an outline that is ready."""
        if commands:
            self._items.append(Path(commands, fill, edge, width, dash or ()))

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: str | None = None,
        edge: str | None = None,
        line: float = 1.0,
        dash: tuple[float, float] | None = None,
    ) -> None:
        """Draw a rectangle with its upper left corner at x, y."""
        self._items.append(Path(rectangle(x, y, width, height), fill, edge, line, dash or ()))

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        role: str = "ink2",
        align: Align = "left",
        weight: int = tokens.REGULAR,
        size: float | None = None,
    ) -> None:
        """Write one line whose x-height is centred on ``y``."""
        height = self.size.caption if size is None else size
        line = plain(text)
        if line:
            self._items.append(Label(line, x, y + BASELINE * height, ANCHORS[align], height, weight, role))

    def shapes(self, drawing: Shapes, x: float, y: float) -> None:
        """Draw a finished drawing of ``charts.shapes`` with its upper left corner at x, y."""
        self._items += moved(drawing.items, x, y)
