"""The image of a figure for the window: its shapes painted by matplotlib."""

from __future__ import annotations

import io
from typing import Any

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path as MplPath
from matplotlib.text import Text

from planner.charts.figures.sheet import POINTS_PER_PX, PX_PER_INCH, Drawing, Point, families, properties
from planner.charts.shapes.vocabulary import Cubic, Label, Line, Move, Path
from planner.tokens import Colours

ALIGNS = {"start": "left", "middle": "center", "end": "right"}


def png(drawing: Drawing, *, ratio: float = 1.0, words: str = "") -> bytes:
    """Return the image of a figure; ``ratio`` is the number of device px per px of its size, ``words`` its alt text."""
    target = io.BytesIO()
    _figure(drawing).savefig(
        target, format="png", dpi=PX_PER_INCH * ratio, metadata={"Software": None, "Description": words or None}
    )
    return target.getvalue()


def _figure(drawing: Drawing) -> Figure:
    families()
    shapes, colours = drawing.shapes, drawing.colours
    figure = Figure(
        figsize=(shapes.width / PX_PER_INCH, shapes.height / PX_PER_INCH), dpi=PX_PER_INCH, facecolor=colours.paper
    )
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
    axes.set_axis_off()
    axes.set_xlim(0, shapes.width)
    axes.set_ylim(shapes.height, 0)
    for layer, item in enumerate(shapes.items, 1):
        if isinstance(item, Label):
            _write(axes, item, colours, layer)
        else:
            _draw(axes, item, colours, layer)
    return figure


def _write(axes: Axes, label: Label, colours: Colours, layer: int) -> None:
    artist = Text(
        label.x, label.y, label.text, color=colours.role(label.colour), ha=ALIGNS[label.anchor], va="baseline",
        fontproperties=properties(label.size, label.weight), parse_math=False, zorder=layer,
    )  # fmt: skip
    axes.add_artist(artist).set_clip_on(False)


def _draw(axes: Axes, path: Path, colours: Colours, layer: int) -> None:
    style: Any = (0, tuple(length / path.width for length in path.dash)) if path.dash else "solid"
    patch = PathPatch(
        _outline(path), facecolor=colours.role(path.fill) if path.fill else "none",
        edgecolor=colours.role(path.stroke) if path.stroke else "none",
        linewidth=path.width * POINTS_PER_PX if path.stroke else 0.0, linestyle=style,
        joinstyle="round" if path.rounded else "miter", capstyle="round" if path.rounded else "butt", zorder=layer,
    )  # fmt: skip
    axes.add_artist(patch).set_clip_on(False)


def _outline(path: Path) -> MplPath:
    vertices: list[Point] = []
    codes: list[Any] = []
    for command in path.commands:
        if isinstance(command, Cubic):
            vertices += [(command.x1, command.y1), (command.x2, command.y2), (command.x, command.y)]
            codes += [MplPath.CURVE4] * 3
        elif isinstance(command, Move | Line):
            vertices.append((command.x, command.y))
            codes.append(MplPath.MOVETO if isinstance(command, Move) else MplPath.LINETO)
        else:
            vertices.append(vertices[-1])
            codes.append(MplPath.CLOSEPOLY)
    return MplPath(vertices, codes)
