"""The floor of the report: the same paragraphs, tables and figures by plain reportlab Platypus.

No tags, no list of contents, no cover page drawn by hand; fonts, sizes and hyphenation are those of the report. Texts
are `Paragraph`s, numbers plain strings, drawings `Drawing`s of reportlab's graphics.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any, BinaryIO

from reportlab.graphics import shapes as plain
from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import (
    Flowable,
    KeepTogether,
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)

from planner import tokens
from planner.charts.shapes import Close, Cubic, Label, Line, Move, Path, Shapes
from planner.reports import blocks
from planner.reports.document import Document
from planner.reports.pdf import style
from planner.reports.pdf.fonts import font

HYPHENATION = {"de": "de_DE", "en": "en_GB"}
GRID = TableStyle(
    [
        ("FONT", (0, 0), (-1, -1), style.REGULAR, style.CELL.size, style.CELL.leading),
        ("BACKGROUND", (0, 0), (-1, 0), HexColor(style.ACCENT)),
        ("TEXTCOLOR", (0, 0), (-1, 0), HexColor(style.ON_ACCENT)),
        ("LINEBELOW", (0, 0), (-1, -1), style.HAIRLINE, HexColor(style.RULE)),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
)
NARROW = 62.0
"""The width of a column of numbers, dates or states in points."""


def write_plain(document: Document, target: BinaryIO) -> None:
    """Write the document as plain PDF."""
    for name in (style.REGULAR, style.STRONG):
        font(name)
    template = SimpleDocTemplate(
        target,
        pagesize=(style.PAGE_WIDTH, style.PAGE_HEIGHT),
        leftMargin=style.LEFT,
        rightMargin=style.PAGE_WIDTH - style.RIGHT,
        topMargin=style.PAGE_HEIGHT - style.TOP,
        bottomMargin=style.BOTTOM,
        title=document.title,
    )
    setter = _Setter(document.language)

    def footer(canvas: Any, template: Any) -> None:
        canvas.setFont(style.REGULAR, style.CAPTION.size)
        canvas.drawString(style.LEFT, style.BOTTOM / 2, document.footer)
        canvas.drawRightString(style.RIGHT, style.BOTTOM / 2, str(template.page))

    template.build(
        [flowable for block in document.blocks for flowable in setter.flowables(block)],
        onFirstPage=footer,
        onLaterPages=footer,
    )


class _Setter:
    """Sets the blocks of one language."""

    def __init__(self, language: str) -> None:
        self._language = HYPHENATION[language]
        self._styles: dict[style.Style, ParagraphStyle] = {}

    def flowables(self, block: blocks.Block) -> Iterator[Flowable]:
        """What a block becomes."""
        match block:
            case blocks.Heading():
                yield self._paragraph(block.text, style.HEADINGS[block.level - 1])
            case blocks.Text():
                yield self._paragraph(block.text, style.LEAD if block.style == "lead" else style.BODY)
                yield Spacer(0, 6)
            case blocks.List() | blocks.Decision():
                for item in block.items:
                    yield self._paragraph(f"• {item}", style.BODY)
            case blocks.Note():
                yield self._paragraph(f"{block.title} {block.text}", style.CAPTION)
            case blocks.KeyFigures():
                for figure in block.items:
                    yield self._paragraph(f"{figure.figure} {figure.noun} {figure.condition}", style.LEAD)
            case blocks.Table():
                yield from self._table(block)
            case blocks.Figure():
                yield from self._figure(block)
            case blocks.Keep():
                yield KeepTogether([flowable for inner in block.blocks for flowable in self.flowables(inner)])
            case blocks.PageBreak():
                yield PageBreak()
            case blocks.Cover():
                yield self._paragraph(block.title, style.HEADINGS[0])
                yield from self._figure(block.figure) if block.figure else ()
                for name, value in block.facts:
                    yield self._paragraph(f"{name}: {value}", style.BODY)

    def _paragraph(self, text: str, look: style.Style) -> Paragraph:
        made = self._styles.get(look)
        if made is None:
            made = self._styles[look] = ParagraphStyle(
                f"style{len(self._styles)}",
                fontName=look.font,
                fontSize=look.size,
                leading=look.leading,
                textColor=HexColor(look.ink),
                hyphenationLang=self._language if look.hyphenate else "",
            )
        return Paragraph(escape(text), made)

    def _table(self, block: blocks.Table) -> Iterator[Flowable]:
        wide = style.TEXT_WIDTH - NARROW * sum(not column.weight for column in block.columns)
        weights = sum(column.weight for column in block.columns) or 1.0
        widths = [wide * column.weight / weights or NARROW for column in block.columns]
        rows: list[list[Any]] = [[self._paragraph(column.head, style.TABLE_HEAD) for column in block.columns]]
        for row in (*block.rows, *((block.sums,) if block.sums else ())):
            if isinstance(row, blocks.Group):
                rows.append([self._paragraph(row.text, style.CELL_STRONG), *[""] * (len(widths) - 1)])
            else:
                rows.append([self._cell(cell) for cell in row])
        if block.caption:
            yield self._paragraph(block.caption, style.CAPTION_STRONG)
        yield Table(rows, colWidths=widths, repeatRows=1, style=GRID)
        if block.note:
            yield self._paragraph(block.note, style.CAPTION)
        yield Spacer(0, 14)

    def _cell(self, cell: blocks.Cell) -> Any:
        match cell:
            case str():
                return self._paragraph(cell, style.CELL)
            case blocks.Nested():
                return self._paragraph(cell.text, style.CELL)
            case blocks.Status():
                sign = plain.Drawing(8, 8, plain.Rect(0, 0, 8, 8, fillColor=HexColor(style.ACCENT)))
                return [sign, self._paragraph(cell.word, style.CELL)]
            case blocks.Sparkline():
                return _sparkline(cell)
            case blocks.Progress():
                bar = plain.Rect(0, 0, 50 * min(max(cell.percent, 0.0), 100.0) / 100, 6)
                return [plain.Drawing(50, 6, bar), self._paragraph(cell.text, style.CELL)]
        return cell.text

    def _figure(self, block: blocks.Figure) -> Iterator[Flowable]:
        yield _drawing(block.drawing)
        for text in (block.caption, block.source):
            if text:
                yield self._paragraph(text, style.CAPTION)
        if block.data:
            yield from self._table(block.data)


def _sparkline(cell: blocks.Sparkline) -> plain.Drawing:
    known = [(place, value) for place, value in enumerate(cell.values) if value is not None]
    low = min((value for _place, value in known), default=0.0)
    span = max((value for _place, value in known), default=1.0) - low or 1.0
    points = [part for place, value in known for part in (place * 50 / len(cell.values), (value - low) / span * 10)]
    return plain.Drawing(50, 10, plain.PolyLine(points))


def _drawing(shapes: Shapes) -> plain.Drawing:
    """The drawing as reportlab's graphics, made smaller where it is wider than the text."""
    scale = min(1.0, style.TEXT_WIDTH / shapes.width, 0.8 * style.TEXT_HEIGHT / shapes.height)
    group = plain.Group(
        *[_item(item) for item in shapes.items], transform=(scale, 0, 0, -scale, 0, shapes.height * scale)
    )
    return plain.Drawing(shapes.width * scale, shapes.height * scale, group)


def _item(item: Path | Label) -> plain.Shape:
    if isinstance(item, Label):
        name = style.STRONG if item.weight >= tokens.STRONG else style.REGULAR
        text = plain.String(0, 0, item.text, fontName=name, fontSize=item.size, textAnchor=item.anchor)
        return plain.Group(text, transform=(1, 0, 0, -1, item.x, item.y))
    path = plain.Path(
        fillColor=HexColor(tokens.PRINT.role(item.fill)) if item.fill else None,
        strokeColor=HexColor(tokens.PRINT.role(item.stroke)) if item.stroke else None,
        strokeWidth=item.width,
        strokeDashArray=list(item.dash) or None,
    )
    for command in item.commands:
        match command:
            case Move(x, y):
                path.moveTo(x, y)
            case Line(x, y):
                path.lineTo(x, y)
            case Cubic(x1, y1, x2, y2, x, y):
                path.curveTo(x1, y1, x2, y2, x, y)
            case Close():
                path.closePath()
    return path
