"""Cells of tables: what they need and how they are drawn."""

from __future__ import annotations

from dataclasses import dataclass, replace

from planner.charts.shapes import share_bar, sparkline, status_sign
from planner.reports.blocks import Align, Cell, Nested, Number, Progress, Sparkline, Status
from planner.reports.pdf.boxes import Place
from planner.reports.pdf.canvas import TaggedCanvas
from planner.reports.pdf.fonts import width
from planner.reports.pdf.lines import one_line, text_lines
from planner.reports.pdf.paint import paint
from planner.reports.pdf.style import STRONG, Style

SIGN = 8.0
SIGN_GAP = 5.0
SPARK_WIDTH, SPARK_HEIGHT = 62.0, 13.0
BAR_WIDTH, BAR_HEIGHT = 42.0, 6.0
LOW_BAR, LOW_BAR_GAP, FULL_FROM = 3.5, 2.0, 0.95
NESTED = 10.0


@dataclass(slots=True)
class Laid:
    """A cell laid out: its lines, or the one drawing beside them; where it belongs in the tree."""

    lines: tuple[str, ...]
    look: Style
    align: Align
    place: Place
    drawing: Status | Sparkline | Progress | None = None
    indent: float = 0.0

    @property
    def height(self) -> float:
        """Its height without padding."""
        text = len(self.lines) * self.look.leading
        if isinstance(self.drawing, Progress) and self.drawing.below:
            return text + LOW_BAR_GAP + LOW_BAR
        return max(text, SPARK_HEIGHT) if isinstance(self.drawing, Sparkline) else text

    def split(self, count: int) -> tuple[Laid, Laid]:
        """The first lines and the rest, for a row that no page can hold."""
        return replace(self, lines=self.lines[:count]), replace(self, lines=self.lines[count:], drawing=None)

    def draw(self, canvas: TaggedCanvas, left: float, top: float, wide: float) -> None:
        """Draw it into a column whose inner width is `wide`, below `top`."""
        if isinstance(self.drawing, Sparkline):
            self._draw_sparkline(canvas, self.drawing, left, top)
            return
        if self.drawing:
            with canvas.artifact():
                self._draw_sign(canvas, left, top, wide)
        if any(self.lines):
            with canvas.mark(self.place.element(canvas)):
                self.put_lines(canvas, left + self.indent, top, wide - self.indent)
        else:
            self.place.element(canvas)

    def put_lines(self, canvas: TaggedCanvas, left: float, top: float, wide: float) -> None:
        """Write the lines alone."""
        base = top - self.look.drop
        for line in self.lines:
            if self.align == "right":
                canvas.put_text_right(left + wide, base, line.rstrip(" "), self.look)
            else:
                canvas.put_text(left, base, line, self.look)
            base -= self.look.leading

    def _middle(self, top: float) -> float:
        """The middle of the small letters of the first line."""
        return top - self.look.drop + 0.32 * self.look.size

    def _draw_sign(self, canvas: TaggedCanvas, left: float, top: float, wide: float) -> None:
        """Draw what stands before or below the words."""
        if isinstance(self.drawing, Status):
            paint(canvas, status_sign(self.drawing.shape, SIGN), left, self._middle(top) - SIGN / 2)
        elif isinstance(self.drawing, Progress) and self.drawing.below:
            bar = share_bar(self.drawing.percent / 100, wide, LOW_BAR, full_from=FULL_FROM)
            paint(canvas, bar, left, top - self.height)
        elif isinstance(self.drawing, Progress):
            bar = share_bar(self.drawing.percent / 100, BAR_WIDTH, BAR_HEIGHT)
            paint(canvas, bar, left, self._middle(top) - BAR_HEIGHT / 2)

    def _draw_sparkline(self, canvas: TaggedCanvas, line: Sparkline, left: float, top: float) -> None:
        shapes = sparkline(line.values, SPARK_WIDTH, SPARK_HEIGHT, line_width=1.1)
        bottom = top - SPARK_HEIGHT
        box = f"[{left:.2f} {bottom:.2f} {left + SPARK_WIDTH:.2f} {top:.2f}]"
        attributes = f"<</O /Layout /Placement /Inline /BBox {box}>>"
        figure = self.place.element(canvas).add("Figure", alt=line.alt, attributes=attributes)
        with canvas.mark(figure):
            paint(canvas, shapes, left, bottom)


def natural_width(cell: Cell, look: Style) -> float:
    """The width of a cell on one line, without padding."""
    if isinstance(cell, Sparkline):
        return SPARK_WIDTH
    return _indent(cell) + width(one_line(_text(cell)), look.font, look.size)


def lay(cell: Cell, look: Style, align: Align, wide: float, language: str, place: Place) -> Laid:
    """Lay a cell out for an inner width."""
    if isinstance(cell, Sparkline):
        return Laid((), look, align, place, cell)
    text, room = _text(cell), wide - _indent(cell)
    if isinstance(cell, Number):
        look = replace(look, hyphenate=False)
    if isinstance(cell, Nested) and not cell.depth:
        look = replace(look, font=STRONG)
    drawing = cell if isinstance(cell, Status | Progress) else None
    lines = text_lines(text, look, room, language)
    return Laid(lines, look, "left" if drawing else align, place, drawing, _indent(cell))


def _text(cell: str | Nested | Number | Status | Progress) -> str:
    if isinstance(cell, str):
        return cell
    return cell.word if isinstance(cell, Status) else cell.text


def _indent(cell: Cell) -> float:
    match cell:
        case Status():
            return SIGN + SIGN_GAP
        case Progress(below=False):
            return BAR_WIDTH + SIGN_GAP
        case Nested():
            return NESTED * cell.depth
    return 0.0
