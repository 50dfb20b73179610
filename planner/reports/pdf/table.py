"""Tables: rows that go over pages, a head repeated on each, sums and notes that stay with the last rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from planner.reports.blocks import Cell, Group, Row, Table
from planner.reports.pdf import style
from planner.reports.pdf.boxes import Box, Part, Place
from planner.reports.pdf.canvas import TaggedCanvas
from planner.reports.pdf.cells import Laid, lay
from planner.reports.pdf.columns import PADDING, column_widths
from planner.reports.pdf.prose import Lines, paragraph
from planner.reports.pdf.structure import text_source
from planner.reports.pdf.style import Style

ABOVE, BELOW = 3.5, 3.5
CAPTION_GAP, NOTE_GAP = 4.0, 4.0
SHORT, SHORT_HEIGHT = 9, 0.3 * style.TEXT_HEIGHT
"""Rows and height of a table that is not divided between pages."""

Tick = Callable[[], None]


@dataclass(slots=True)
class LaidRow:
    """A row laid out: cells with their column's left edge and inner width; `hanging` ones share the last base line."""

    cells: tuple[tuple[Laid, float, float], ...]
    ground: str = ""
    line: str = style.RULE
    with_next: bool = False
    hanging: bool = False

    @property
    def height(self) -> float:
        """The highest cell with its padding."""
        return max(cell.height for cell, _, _ in self.cells) + ABOVE + BELOW

    def draw(self, canvas: TaggedCanvas, left: float, top: float, *, repeated: bool = False) -> None:
        """Draw every cell; repeated ones mean nothing to a listener who heard them before."""
        inner = self.height - ABOVE - BELOW
        tops = [top - ABOVE - (inner - cell.height if self.hanging else 0.0) for cell, _, _ in self.cells]
        if not repeated:
            for (cell, x, wide), start in zip(self.cells, tops, strict=True):
                cell.draw(canvas, left + x, start, wide)
            return
        with canvas.artifact("Pagination"):
            for (cell, x, wide), start in zip(self.cells, tops, strict=True):
                cell.put_lines(canvas, left + x, start, wide)

    def split(self, room: float) -> tuple[LaidRow, LaidRow] | None:
        """The lines of every cell that fit into `room` and the rest."""
        count = int((room - ABOVE - BELOW) / style.CELL.leading)
        if count < 1:
            return None
        parts = [(cell.split(count), x, wide) for cell, x, wide in self.cells]
        head = tuple((cell[0], x, wide) for cell, x, wide in parts)
        rest = tuple((cell[1], x, wide) for cell, x, wide in parts)
        return replace(self, cells=head), replace(self, cells=rest)


@dataclass(slots=True)
class TablePart:
    """The rows of a table on one page."""

    frame: Frame
    rows: list[LaidRow]
    first: bool
    last: bool

    @property
    def height(self) -> float:
        """Caption, head, rows and note, as far as they stand here."""
        above = self.frame.caption_height if self.first else 0.0
        below = self.frame.note_height if self.last else 0.0
        return above + self.frame.head.height + sum(row.height for row in self.rows) + below

    def draw(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        """Draw grounds and rules as artifacts, then caption, head, rows, note."""
        self.frame.place.element(canvas)
        if self.first and self.frame.caption:
            self.frame.caption.draw(canvas, left, top)
            top -= self.frame.caption_height
        self._draw_lines(canvas, left, top)
        self.frame.head.draw(canvas, left, top, repeated=not self.first)
        top -= self.frame.head.height
        for row in self.rows:
            row.draw(canvas, left, top)
            top -= row.height
        if self.last and self.frame.note:
            self.frame.note.draw(canvas, left, top - NOTE_GAP)

    def _draw_lines(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        wide = self.frame.wide
        with canvas.artifact():
            for row in (self.frame.head, *self.rows):
                bottom = top - row.height
                if row.ground:
                    canvas.put_ground(left, bottom, wide, row.height, row.ground)
                if row.line == style.INK:
                    canvas.put_rule(left, top, wide, style.INK, 0.8)
                if row is not self.frame.head:
                    canvas.put_rule(left, bottom, wide)
                top = bottom


@dataclass(slots=True)
class Frame:
    """What every page of a table shares."""

    place: Place
    wide: float
    head: LaidRow
    caption: Lines | None
    note: Lines | None

    @property
    def caption_height(self) -> float:
        """The caption and the space below it."""
        return self.caption.height + CAPTION_GAP if self.caption else 0.0

    @property
    def note_height(self) -> float:
        """The note and the space above it."""
        return self.note.height + NOTE_GAP if self.note else 0.0


@dataclass(slots=True)
class TableBox:
    """A table, or what is left of it; rows are laid out when their page comes."""

    frame: Frame
    rows: Iterator[LaidRow]
    ready: list[LaidRow]
    first: bool
    before: float = 6.0
    after: float = 14.0
    with_next: bool = False

    def least(self) -> float:
        """The caption, the head and two rows; all of it when that is little."""
        above = self.frame.head.height + (self.frame.caption_height if self.first else 0.0)
        if not self._lay(SHORT + 1):
            whole = above + sum(row.height for row in self.ready) + self.frame.note_height
            if whole <= SHORT_HEIGHT or len(self.ready) <= 2:
                return whole
        return above + sum(row.height for row in self.ready[:2])

    def take(self, room: float, *, whole_page: bool) -> tuple[Part, Box | None] | None:
        """As many rows as fit; the last row stays with the note and with the row before it."""
        if not whole_page and self.least() > room:
            return None
        left = room - self.frame.head.height - (self.frame.caption_height if self.first else 0.0)
        taken: list[LaidRow] = []
        while self._lay(1) and self.ready[0].height <= left:
            left -= self.ready[0].height
            taken.append(self.ready.pop(0))
        if not self._lay(1):
            if left >= self.frame.note_height or len(taken) <= 1:
                return TablePart(self.frame, taken, self.first, True), None
            self.ready = [taken.pop()]
        elif not self._lay(2) and len(taken) > 2:
            self.ready.insert(0, taken.pop())
        while len(taken) > 1 and taken[-1].with_next:
            self.ready.insert(0, taken.pop())
        if not taken:
            taken.append(self._force(left))
        return TablePart(self.frame, taken, self.first, False), replace(self, first=False, before=0.0)

    def _force(self, room: float) -> LaidRow:
        """The head of a row that no page can hold; what is left of it comes next."""
        halves = self.ready[0].split(room)
        row = self.ready.pop(0)
        if halves is None:
            return row
        self.ready.insert(0, halves[1])
        return halves[0]

    def _lay(self, count: int) -> bool:
        """Lay rows out until `count` are ready; False when there are not as many."""
        while len(self.ready) < count:
            row = next(self.rows, None)
            if row is None:
                return False
            self.ready.append(row)
        return True


def table_box(table: Table, wide: float, language: str, tick: Tick) -> TableBox:
    """Lay a table out; `tick` is called for every row."""
    maker = _Maker(table, wide, language)
    caption = replace(
        paragraph(table.caption, style.CAPTION_STRONG, wide, language), place=Place("Caption", maker.place)
    )
    note = paragraph(table.note, style.CAPTION, wide, language)
    frame = Frame(
        maker.place, maker.wide, maker.head(), caption if table.caption else None, note if table.note else None
    )
    return TableBox(frame, maker.rows(tick), [], True)


class _Maker:
    """Makes the rows of one table."""

    def __init__(self, table: Table, wide: float, language: str) -> None:
        self._table, self._language = table, language
        self._widths = column_widths(table, wide)
        self.wide = sum(self._widths)
        summary = f"<</O /Table /Summary {text_source(table.summary)}>>" if table.summary else ""
        self.place = Place("Table", attributes=summary)
        self._body = Place("TBody", self.place)
        self._foot = Place("TFoot", self.place)

    def head(self) -> LaidRow:
        """The head row."""
        place = Place("TR", Place("THead", self.place))
        cells = [column.head for column in self._table.columns]
        row = self._row(cells, style.TABLE_HEAD, place, heads=len(cells), scope="Column")
        return replace(row, ground=style.ACCENT, hanging=True)

    def rows(self, tick: Tick) -> Iterator[LaidRow]:
        """Rows of the body and the sums, laid out one by one."""
        for row in self._table.rows:
            tick()
            yield self._body_row(row)
        if self._table.sums is not None:
            place = Place("TR", self._foot)
            sums = self._row(self._table.sums, style.CELL_STRONG, place, heads=self._table.head_cols)
            yield replace(sums, line=style.INK)

    def _body_row(self, row: Row) -> LaidRow:
        place = Place("TR", self._body)
        if isinstance(row, Group):
            attributes = f"<</O /Table /Scope /Row /ColSpan {len(self._widths)}>>"
            cell = Place("TH", place, attributes=attributes)
            inner = self.wide - 2 * PADDING
            laid = lay(row.text, style.CELL_STRONG, "left", inner, self._language, cell)
            return LaidRow(((laid, PADDING, inner),), ground=style.FILL, with_next=True)
        return self._row(row, style.CELL, place, heads=self._table.head_cols)

    def _row(
        self, cells: list[str] | tuple[Cell, ...], look: Style, place: Place, *, heads: int, scope: str = "Row"
    ) -> LaidRow:
        laid = []
        left = 0.0
        for number, (cell, wide, column) in enumerate(zip(cells, self._widths, self._table.columns, strict=True)):
            role = (
                Place("TH", place, attributes=f"<</O /Table /Scope /{scope}>>")
                if number < heads
                else Place("TD", place)
            )
            inner = wide - 2 * PADDING
            laid.append((lay(cell, look, column.align, inner, self._language, role), left + PADDING, inner))
            left += wide
        return LaidRow(tuple(laid))
