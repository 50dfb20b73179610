"""The list of contents: its entries are known before the first page, their page numbers after the last."""

from __future__ import annotations

from dataclasses import dataclass, replace

from planner.reports.blocks import Contents
from planner.reports.pdf import style
from planner.reports.pdf.boxes import Box, Part, Place
from planner.reports.pdf.canvas import TaggedCanvas
from planner.reports.pdf.lines import one_line, text_lines
from planner.reports.pdf.style import Style

NUMBER_WIDTH = 34.0
INDENT = 16.0
ROOMY, TIGHT = 16.0, 13.0
CHAPTER_GAP = 0.44


@dataclass(frozen=True, slots=True)
class Entry:
    """One heading: the key of its anchor, its level, its lines."""

    key: str
    level: int
    words: str
    lines: tuple[str, ...]
    leading: float

    @property
    def look(self) -> Style:
        """Chapters stand out."""
        return style.BODY_STRONG if self.level == 1 else style.BODY

    @property
    def above(self) -> float:
        """The space before the entry."""
        return CHAPTER_GAP * self.leading if self.level == 1 else 0.0

    @property
    def height(self) -> float:
        """Its lines and the space above."""
        return self.above + len(self.lines) * self.leading


@dataclass(slots=True)
class ContentsBox:
    """Entries of the list, divided between pages where they must be."""

    entries: tuple[Entry, ...]
    wide: float
    place: Place
    before: float = 0.0
    after: float = 12.0
    with_next: bool = False

    @property
    def height(self) -> float:
        """All entries."""
        return sum(entry.height for entry in self.entries)

    def least(self) -> float:
        """Three entries."""
        return sum(entry.height for entry in self.entries[:3])

    def take(self, room: float, *, whole_page: bool) -> tuple[Part, Box | None] | None:
        """As many entries as fit."""
        count = 0
        for entry in self.entries:
            room -= entry.height
            if room < 0:
                break
            count += 1
        if count == len(self.entries):
            return self, None
        if not whole_page and count < min(3, len(self.entries)):
            return None
        count = max(count, 1)
        return replace(self, entries=self.entries[:count]), replace(self, entries=self.entries[count:])

    def draw(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        """Draw the entries with their links."""
        for entry in self.entries:
            self._draw_entry(canvas, entry, left, top)
            top -= entry.height

    def _draw_entry(self, canvas: TaggedCanvas, entry: Entry, left: float, top: float) -> None:
        right = left + self.wide
        place = Place("Link", Place("Reference", Place("TOCI", self.place)))
        base = top - entry.above - entry.leading + 0.28 * entry.leading
        if entry.level == 1:
            with canvas.artifact():
                canvas.put_rule(left, top - 1.5, self.wide)
        link = place.element(canvas)
        with canvas.mark(link):
            for line in entry.lines:
                canvas.put_text(left + _indent(entry.level), base, line, entry.look)
                base -= entry.leading
            canvas.promise_text(right, base + entry.leading, entry.look, lambda: f" {canvas.page_of(entry.key)}")
        area = (left, top - entry.height, right, top - entry.above)
        canvas.link(link, entry.key, area, entry.words)


def contents_box(block: Contents, headings: list[tuple[str, int, str]], wide: float, language: str) -> ContentsBox:
    """The list of the headings, each given as key, level and text; closer together where that spares a page."""
    entries = []
    for key, level, text in headings:
        if level <= block.depth:
            look = style.BODY_STRONG if level == 1 else style.BODY
            room = wide - _indent(level) - NUMBER_WIDTH
            lines = text_lines(text, replace(look, hyphenate=False), room, language)
            entries.append(Entry(key, level, one_line(text), lines, ROOMY))
    asked = sum(entry.height for entry in entries)
    room = style.TEXT_HEIGHT - 2 * style.HEADINGS[0].leading
    leading = ROOMY * room / asked if asked > room else ROOMY
    if leading < TIGHT:
        leading = ROOMY
    return ContentsBox(tuple(replace(entry, leading=leading) for entry in entries), wide, Place("TOC"))


def _indent(level: int) -> float:
    return INDENT * (level - 1)
