"""A sheet to draw figures on: px coordinates, token roles, Source Sans; the image or the SVG at the end.

A ``Sheet`` wraps one matplotlib Figure whose single axes covers it, with x to the right and y downwards in px of
1/96 inch, so that a figure is laid out once for screen and paper. Nothing relies on SVG patterns or clipping, which
the PDF renderer does not know: hatches are lines.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Literal

import font_source_sans_pro
import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import PathPatch
from matplotlib.path import Path as MplPath
from matplotlib.text import Text
from matplotlib.textpath import text_to_path

from planner import tokens
from planner.charts.shapes.vocabulary import Cubic, Label, Line, Move, Path, Shapes

Point = tuple[float, float]
Ring = Sequence[Point]
Align = Literal["left", "center", "right"]

PX_PER_INCH: Final = 96.0
MM_PER_INCH: Final = 25.4
POINTS_PER_PX: Final = 0.75
SCREEN_CAPTION: Final = 13.0
PAPER_CAPTION: Final = 8.5 / POINTS_PER_PX
BASELINE: Final = 0.345
UNKNOWN_SIGN: Final = "\N{WHITE SQUARE}"
ELLIPSIS: Final = "…"
MOST_LETTERS: Final = 300
BREAKS: Final = re.compile(r"[ \t\r\n\f\v]+")


@dataclass(frozen=True, slots=True)
class Size:
    """What to draw for: width and height in px, colours, the size of small text in px, a grid for outlines in px."""

    width: float
    height: float
    colours: tokens.Colours
    caption: float
    grid: float

    @property
    def scale(self) -> float:
        """How much larger than at 100 % on screen things are drawn."""
        return self.caption / SCREEN_CAPTION


def screen(width: float, height: float, *, theme: str = "light", scale: float = 1.0) -> Size:
    """Return the size of an image in the window; ``theme`` is a key of ``tokens.THEMES``, ``scale`` the text size."""
    return Size(width, height, tokens.THEMES[theme], SCREEN_CAPTION * scale, 0.4)


def paper(width_mm: float, height_mm: float, colours: tokens.Colours = tokens.PRINT) -> Size:
    """Return the final size on paper; outlines are exact to 0.02 mm, finer than a printer."""
    per_mm = PX_PER_INCH / MM_PER_INCH
    return Size(width_mm * per_mm, height_mm * per_mm, colours, PAPER_CAPTION, 0.02 * per_mm)


@cache
def _families() -> dict[int, tuple[str, str]]:
    """Register the two weights of Source Sans once and fix what matplotlib would guess: weight → font families."""
    for path in (font_source_sans_pro.SourceSansPro, font_source_sans_pro.SourceSansProSemibold):
        font_manager.fontManager.addfont(str(path).replace(".otf", ".ttf"))
    mpl.rcParams["svg.fonttype"] = "path"
    mpl.rcParams["svg.hashsalt"] = "planner"
    mpl.rcParams["text.parse_math"] = False
    mpl.rcParams["text.hinting"] = "none"
    mpl.rcParams["path.simplify"] = False
    return {
        tokens.REGULAR: ("Source Sans Pro", "DejaVu Sans"),
        tokens.STRONG: ("Source Sans Pro Semibold", "DejaVu Sans"),
    }


@cache
def _properties(size: float, weight: int) -> FontProperties:
    return FontProperties(family=list(_families()[weight]), size=size * POINTS_PER_PX)


@cache
def _drawable() -> frozenset[int]:
    paths = (font_manager.findfont(name) for name in _families()[tokens.REGULAR])
    return frozenset(code for path in paths for code in font_manager.get_font(path).get_charmap())


def plain(text: str) -> str:
    """Return ``text`` on one line, with a square for every sign that no font here can draw."""
    known = _drawable()
    line = BREAKS.sub(" ", text[:MOST_LETTERS]).strip(" ")
    return "".join(sign if ord(sign) in known else UNKNOWN_SIGN for sign in line)


def text_width(text: str, size: float, weight: int = tokens.REGULAR) -> float:
    """Return the width of ``text`` in px at ``size`` px."""
    width, _, _ = text_to_path.get_text_width_height_descent(plain(text), _properties(size, weight), False)
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
        _families()
        self.size = size
        self.colours = size.colours
        self.figure = Figure(
            figsize=(size.width / PX_PER_INCH, size.height / PX_PER_INCH), dpi=PX_PER_INCH, facecolor=size.colours.paper
        )
        FigureCanvasAgg(self.figure)
        self._axes = self.figure.add_axes((0.0, 0.0, 1.0, 1.0))
        self._axes.set_axis_off()
        self._axes.set_xlim(0, size.width)
        self._axes.set_ylim(size.height, 0)
        self._layer = 0

    def _next(self) -> int:
        self._layer += 1
        return self._layer

    @property
    def stark(self) -> bool:
        """Whether pale lines have the colour of text, as in high contrast: then context must be dotted."""
        return self.colours.line == self.colours.ink

    def line(
        self, points: Sequence[Point], role: str, width: float, *, dash: tuple[float, float] | None = None
    ) -> None:
        """Draw an open line through ``points``; ``width`` and ``dash`` in px."""
        style: Any = "solid" if dash is None else (0, tuple(length / width for length in dash))
        patch = PathPatch(
            MplPath(list(points)), fill=False, edgecolor=self.colours.role(role), linewidth=width * POINTS_PER_PX,
            linestyle=style, capstyle="butt", joinstyle="round", zorder=self._next(),
        )
        self._axes.add_artist(patch).set_clip_on(False)

    def lines(self, segments: Iterable[tuple[Point, Point]], role: str, width: float) -> None:
        """Draw many single strokes of one kind, such as a hatch."""
        collection = LineCollection(
            list(segments), colors=self.colours.role(role), linewidths=width * POINTS_PER_PX, capstyle="butt",
            zorder=self._next(),
        )
        self._axes.add_collection(collection, autolim=False).set_clip_on(False)

    def outline(
        self, rings: Iterable[Ring], *, fill: str | None = None, edge: str | None = None, width: float = 1.0,
        dash: tuple[float, float] | None = None,
    ) -> None:
        """Draw closed rings as one shape; rings of opposite direction are holes."""
        vertices: list[Point] = []
        codes: list[Any] = []
        for ring in rings:
            vertices += [*ring, ring[0]]
            codes += [MplPath.MOVETO, *[MplPath.LINETO] * (len(ring) - 1), MplPath.CLOSEPOLY]
        if vertices:
            self._patch(MplPath(vertices, codes), fill, edge, width, dash or ())

    def box(
        self, x: float, y: float, width: float, height: float, *, fill: str | None = None, edge: str | None = None,
        line: float = 1.0, dash: tuple[float, float] | None = None,
    ) -> None:
        """Draw a rectangle with its upper left corner at x, y."""
        corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
        self.outline([corners], fill=fill, edge=edge, width=line, dash=dash)

    def text(
        self, x: float, y: float, text: str, *, role: str = "ink2", align: Align = "left",
        weight: int = tokens.REGULAR, size: float | None = None,
    ) -> None:
        """Write one line whose x-height is centred on ``y``."""
        height = self.size.caption if size is None else size
        artist = Text(
            x, y + BASELINE * height, plain(text), color=self.colours.role(role), ha=align, va="baseline",
            fontproperties=_properties(height, weight), parse_math=False, zorder=self._next(),
        )
        self._axes.add_artist(artist).set_clip_on(False)

    def shapes(self, drawing: Shapes, x: float, y: float) -> None:
        """Draw a finished drawing of ``charts.shapes`` with its upper left corner at x, y."""
        for item in drawing.items:
            if isinstance(item, Label):
                align: Align = "left" if item.anchor == "start" else "center" if item.anchor == "middle" else "right"
                top = y + item.y - BASELINE * item.size
                self.text(
                    x + item.x, top, item.text, role=item.colour, align=align, weight=item.weight, size=item.size
                )
            else:
                self._patch(_mpl_path(item, x, y), item.fill, item.stroke, item.width, item.dash)

    def _patch(
        self, path: MplPath, fill: str | None, edge: str | None, width: float, dash: tuple[float, ...]
    ) -> None:
        style: Any = (0, tuple(length / width for length in dash)) if dash else "solid"
        patch = PathPatch(
            path, facecolor=self.colours.role(fill) if fill else "none", edgecolor=self.colours.role(edge) if edge else "none",
            linewidth=width * POINTS_PER_PX if edge else 0.0, linestyle=style, joinstyle="miter", capstyle="butt",
            zorder=self._next(),
        )
        self._axes.add_artist(patch).set_clip_on(False)


def _mpl_path(item: Path, dx: float, dy: float) -> MplPath:
    vertices: list[Point] = []
    codes: list[Any] = []
    for command in item.commands:
        if isinstance(command, Cubic):
            vertices += [(command.x1 + dx, command.y1 + dy), (command.x2 + dx, command.y2 + dy)]
            vertices.append((command.x + dx, command.y + dy))
            codes += [MplPath.CURVE4] * 3
        elif isinstance(command, Move | Line):
            vertices.append((command.x + dx, command.y + dy))
            codes.append(MplPath.MOVETO if isinstance(command, Move) else MplPath.LINETO)
        else:
            vertices.append(vertices[-1])
            codes.append(MplPath.CLOSEPOLY)
    return MplPath(vertices, codes)


def png(figure: Figure, *, ratio: float = 1.0) -> bytes:
    """Return the image of a figure; ``ratio`` is the number of device px per px of its size."""
    target = io.BytesIO()
    figure.savefig(target, format="png", dpi=PX_PER_INCH * ratio, metadata={"Software": None})
    return target.getvalue()


def svg(figure: Figure) -> str:
    """Return the SVG of a figure at its final size: outlines instead of fonts, and the same bytes every time."""
    target = io.StringIO()
    figure.savefig(target, format="svg", metadata={"Date": None, "Creator": None})
    return target.getvalue()
