"""Painting neutral shapes on the page. One px of a drawing is one point here."""

from __future__ import annotations

from planner import tokens
from planner.charts.shapes import Close, Command, Cubic, Label, Line, Move, Path, Shapes
from planner.reports.pdf.canvas import TaggedCanvas, colour_source
from planner.reports.pdf.fonts import width
from planner.reports.pdf.lines import one_line
from planner.reports.pdf.style import REGULAR, STRONG, Style


def paint(canvas: TaggedCanvas, shapes: Shapes, left: float, bottom: float, scale: float = 1.0) -> None:
    """Paint a drawing with its lower left corner at a point of the page, inside marked content."""
    top = bottom + shapes.height * scale
    canvas.put_source(f"q {scale:.4g} 0 0 {-scale:.4g} {left:.2f} {top:.2f} cm")
    for item in shapes.items:
        if isinstance(item, Path):
            canvas.put_source(_path_source(item))
    canvas.put_source("Q")
    for item in shapes.items:
        if isinstance(item, Label):
            _paint_label(canvas, item, left, top, scale)


def _path_source(path: Path) -> str:
    parts = ["q"]
    if path.fill:
        parts.append(f"{colour_source(tokens.PRINT.role(path.fill))} rg")
    if path.stroke:
        parts.append(f"{colour_source(tokens.PRINT.role(path.stroke))} RG {path.width:.3g} w")
        if path.rounded:
            parts.append("1 J 1 j")
        if path.dash:
            parts.append(f"[{' '.join(f'{length:.3g}' for length in path.dash)}] 0 d")
    parts += [_command_source(command) for command in path.commands]
    operator = {(True, True): "B", (True, False): "f", (False, True): "S", (False, False): "n"}
    return " ".join([*parts, operator[bool(path.fill), bool(path.stroke)], "Q"])


def _command_source(command: Command) -> str:
    match command:
        case Move(x, y):
            return f"{x:.3f} {y:.3f} m"
        case Line(x, y):
            return f"{x:.3f} {y:.3f} l"
        case Cubic(x1, y1, x2, y2, x, y):
            return f"{x1:.3f} {y1:.3f} {x2:.3f} {y2:.3f} {x:.3f} {y:.3f} c"
        case Close():
            return "h"


def _paint_label(canvas: TaggedCanvas, label: Label, left: float, top: float, scale: float) -> None:
    font = STRONG if label.weight >= tokens.STRONG else REGULAR
    look = Style(font, label.size * scale, label.size * scale, tokens.PRINT.role(label.colour))
    text = one_line(label.text)
    back = {"start": 0.0, "middle": 0.5, "end": 1.0}[label.anchor] * width(text, font, look.size)
    canvas.put_text(left + label.x * scale - back, top - label.y * scale, text, look)
