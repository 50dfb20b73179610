"""Figures with their captions, and rows of key figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from planner.charts.shapes import Shapes
from planner.reports.blocks import Figure, KeyFigure, KeyFigures
from planner.reports.pdf import style
from planner.reports.pdf.boxes import Box, Place, Whole
from planner.reports.pdf.canvas import TaggedCanvas
from planner.reports.pdf.fonts import width
from planner.reports.pdf.lines import one_line, text_lines
from planner.reports.pdf.paint import paint
from planner.reports.pdf.prose import Lines, paragraph
from planner.reports.pdf.style import Style

CAPTION_GAP = 4.0
LARGEST_SHARE = 0.8
"""No figure is higher than this share of a page's text, so that its caption stands on the same page."""

NOTHING = Shapes(0, 0, ())

TILES, TILE_GAP, TILE_PADDING = 4, 6.0, 8.0
SMALLEST_FIGURE = 14.0


@dataclass(slots=True)
class FigureBox(Whole):
    """A picture with caption and source; never divided."""

    picture: Shapes = NOTHING
    scale: float = 1.0
    alt: str = ""
    captions: tuple[Lines, ...] = ()

    def draw(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        """Draw the picture as a figure with its alternative text, then what stands below it."""
        wide, high = self.picture.width * self.scale, self.picture.height * self.scale
        figure = canvas.root.add("Figure", alt=self.alt, attributes=figure_attributes(left, top - high, wide, high))
        with canvas.mark(figure):
            paint(canvas, self.picture, left, top - high, self.scale)
        top -= high + CAPTION_GAP
        if not self.captions:
            return
        with canvas.mark(figure.add("Caption")):
            for lines in self.captions:
                for line in lines.lines:
                    canvas.put_text(left, top - lines.look.drop, line, lines.look)
                    top -= lines.look.leading


def figure_attributes(left: float, bottom: float, wide: float, high: float) -> str:
    """The place of a figure on its page."""
    box = f"[{left:.2f} {bottom:.2f} {left + wide:.2f} {bottom + high:.2f}]"
    return f"<</O /Layout /Placement /Block /BBox {box}>>"


def figure_box(block: Figure, wide: float, language: str) -> Box:
    """A figure in the width of the text, smaller if its drawing is."""
    made = block.drawing
    looks = ((block.caption, style.CAPTION_STRONG), (block.source, style.CAPTION))
    captions = tuple(paragraph(text, look, wide, language) for text, look in looks if text)
    scale = min(1.0, wide / made.width, LARGEST_SHARE * style.TEXT_HEIGHT / made.height)
    below = CAPTION_GAP + sum(lines.height for lines in captions)
    return FigureBox(made.height * scale + below, 6.0, 14.0, False, made, scale, block.alt, captions)


@dataclass(frozen=True, slots=True)
class _Tile:
    """One key figure laid out."""

    figure: tuple[str, ...]
    look: Style
    noun: tuple[str, ...]
    condition: tuple[str, ...]

    @property
    def height(self) -> float:
        lines = len(self.noun) + len(self.condition)
        return len(self.figure) * style.KEY_FIGURE.leading + lines * style.CAPTION.leading + 2 * TILE_PADDING


@dataclass(slots=True)
class Tiles(Whole):
    """Key figures side by side on one ground each, as high as the highest."""

    tiles: tuple[_Tile, ...] = ()
    tile_width: float = 0.0
    list_place: Place | None = None

    def draw(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        """Draw the grounds, then figure, noun and condition of each."""
        with canvas.artifact():
            for number in range(len(self.tiles)):
                x = left + number * (self.tile_width + TILE_GAP)
                canvas.put_ground(x, top - self.height, self.tile_width, self.height, style.FILL)
        for number, tile in enumerate(self.tiles):
            x = left + number * (self.tile_width + TILE_GAP) + TILE_PADDING
            body = Place("LBody", Place("LI", self.list_place))
            base = top - TILE_PADDING - style.KEY_FIGURE.drop
            with canvas.mark(Place("P", body).element(canvas)):
                for line in tile.figure:
                    canvas.put_text(x, base, line, tile.look)
                    base -= style.KEY_FIGURE.leading
            base += style.KEY_FIGURE.drop - style.CAPTION.drop
            with canvas.mark(Place("P", body).element(canvas)):
                for lines, look in ((tile.noun, style.CAPTION_STRONG), (tile.condition, style.CAPTION)):
                    for line in lines:
                        canvas.put_text(x, base, line, look)
                        base -= look.leading


def key_figure_boxes(block: KeyFigures, wide: float, language: str) -> Iterator[Box]:
    """Rows of up to four tiles; a last row keeps the width of the others."""
    count = min(TILES, len(block.items))
    place = Place("L", attributes="<</O /List /ListNumbering /None>>")
    tile_width = (wide - (count - 1) * TILE_GAP) / count if count else wide
    for start in range(0, len(block.items), TILES):
        row = block.items[start : start + TILES]
        inner = tile_width - 2 * TILE_PADDING
        look = _figure_look(row, inner)
        tiles = tuple(_tile(item, look, inner, language) for item in row)
        last = start + TILES >= len(block.items)
        height = max(tile.height for tile in tiles)
        yield Tiles(height, 8.0, 14.0 if last else TILE_GAP, False, tiles, tile_width, place)


def _figure_look(row: tuple[KeyFigure, ...], wide: float) -> Style:
    """The look of the figures of a row: all of one size, that in which the longest fits."""
    look = style.KEY_FIGURE
    natural = max(width(one_line(item.figure), look.font, look.size) for item in row) + 0.1
    return replace(look, size=max(SMALLEST_FIGURE, look.size * min(1.0, wide / natural)))


def _tile(item: KeyFigure, look: Style, wide: float, language: str) -> _Tile:
    figure = text_lines(one_line(item.figure), look, wide, language)
    noun = text_lines(item.noun, style.CAPTION_STRONG, wide, language)
    condition = text_lines(item.condition, style.CAPTION, wide, language) if item.condition else ()
    return _Tile(figure, look, noun, condition)
