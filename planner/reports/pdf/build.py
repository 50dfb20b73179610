"""From blocks to boxes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from planner.reports.blocks import (
    Block,
    Contents,
    Cover,
    Decision,
    Figure,
    Heading,
    Keep,
    KeyFigures,
    List,
    Note,
    PageBreak,
    Table,
    Text,
)
from planner.reports.document import Document
from planner.reports.pdf import style
from planner.reports.pdf.boxes import Box, Break
from planner.reports.pdf.contents import contents_box
from planner.reports.pdf.pictures import figure_box, key_figure_boxes
from planner.reports.pdf.prose import Prose, decision_boxes, heading_box, list_boxes, note_boxes, paragraph, text_box
from planner.reports.pdf.table import table_box


class Builder:
    """Lays out the blocks of one document, one after another, as the pages ask for them."""

    def __init__(self, document: Document, tick: Callable[[], None]) -> None:
        self._document, self._tick = document, tick
        headings = document.headings()
        self._keys = [heading.id or f"heading-{number}" for number, heading in enumerate(headings, 1)]
        self._headings = headings
        self._next_key = iter(self._keys)

    def boxes(self) -> Iterator[Box | Break]:
        """All boxes but the cover's, in reading order."""
        for block in self._document.blocks:
            self._tick()
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[Box | Break]:
        wide, language = style.TEXT_WIDTH, self._document.language
        match block:
            case Heading():
                yield heading_box(block, next(self._next_key), wide, language)
            case Text():
                yield text_box(block, wide, language)
            case List():
                yield from list_boxes(block, wide, language)
            case Decision():
                yield from decision_boxes(block, wide, language)
            case Note():
                yield from note_boxes(block, wide, language)
            case KeyFigures():
                yield from key_figure_boxes(block, wide, language)
            case Table():
                yield table_box(block, wide, language, self._tick)
            case Figure():
                yield figure_box(block, wide, language)
                if block.data:
                    yield table_box(block.data, wide, language, self._tick)
            case Contents():
                yield from self._contents(block)
            case Keep():
                yield from self._kept(block)
            case PageBreak():
                yield Break(block.unless)
            case Cover():
                return

    def _contents(self, block: Contents) -> Iterator[Box]:
        title = paragraph(block.title, style.HEADINGS[0], style.TEXT_WIDTH, self._document.language)
        yield Prose(title, 0.0, 6.0, with_next=True)
        headings = [(key, heading.level, heading.text) for key, heading in zip(self._keys, self._headings, strict=True)]
        yield contents_box(block, headings, style.TEXT_WIDTH, self._document.language)

    def _kept(self, block: Keep) -> Iterator[Box | Break]:
        boxes = [box for inner in block.blocks for box in self._block(inner)]
        for box in boxes[:-1]:
            if not isinstance(box, Break):
                box.with_next = True
        yield from boxes
