"""Headings, paragraphs, lists, decisions and notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from planner.reports.blocks import Decision, Heading, List, Note, Text
from planner.reports.pdf import style
from planner.reports.pdf.boxes import Box, Part, Place
from planner.reports.pdf.canvas import TaggedCanvas
from planner.reports.pdf.fonts import width
from planner.reports.pdf.lines import one_line, text_lines
from planner.reports.pdf.style import Style

FEWEST = 2
"""Lines of a paragraph that stay together at the foot and at the head of a page."""

TEXT_STYLES = {
    "body": (style.BODY, 6.0),
    "verdict": (style.VERDICT, 4.0),
    "lead": (style.LEAD, 10.0),
    "strong": (style.BODY_STRONG, 6.0),
    "small": (style.CAPTION, 6.0),
}
HEADING_SPACES = ((30.0, 8.0), (14.0, 5.0), (10.0, 3.0))
INDENT = 16.0
SHORT_LIST = 4
"""A list of so few items is not divided between pages; of longer ones the last two stay together."""

NOTE_PADDING = 8.0
BULLET = "\N{BULLET}"


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before the first line of a list item."""

    place: Place
    text: str
    look: Style


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of one paragraph on one page; the ground of a note lies below them."""

    lines: tuple[str, ...]
    look: Style
    place: Place
    indent: float = 0.0
    label: Label | None = None
    bookmark: tuple[str, str, int] | None = None

    @property
    def height(self) -> float:
        """All lines."""
        return len(self.lines) * self.look.leading

    def draw(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        """Draw label and lines."""
        if self.bookmark:
            canvas.anchor(*self.bookmark, top + self.look.size)
        first = top - self.look.drop
        if self.label:
            with canvas.mark(self.label.place.element(canvas)):
                canvas.put_text(left, first, self.label.text, self.label.look)
        with canvas.mark(self.place.element(canvas)):
            for number, line in enumerate(self.lines):
                canvas.put_text(left + self.indent, first - number * self.look.leading, line, self.look)


@dataclass(slots=True)
class Prose:
    """A paragraph that may be divided between its lines."""

    part: Lines
    before: float = 0.0
    after: float = 0.0
    with_next: bool = False

    def least(self) -> float:
        """The lines that stay together."""
        return self._kept() * self.part.look.leading

    def take(self, room: float, *, whole_page: bool) -> tuple[Lines, Prose | None] | None:
        """As many lines as fit, but never a single one on either page."""
        lines = self.part.lines
        fitting = int(room / self.part.look.leading + 1e-6)
        if fitting >= len(lines):
            return self.part, None
        fitting = min(fitting, len(lines) - FEWEST)
        if fitting < self._kept() and not whole_page:
            return None
        fitting = max(fitting, 1)
        rest = replace(self.part, lines=lines[fitting:], label=None, bookmark=None)
        return replace(self.part, lines=lines[:fitting]), Prose(rest, 0.0, self.after, self.with_next)

    def _kept(self) -> int:
        count = len(self.part.lines)
        return count if count < 2 * FEWEST else FEWEST


def paragraph(text: str, look: Style, wide: float, language: str, role: str = "P") -> Lines:
    """The lines of a paragraph under an element of its own."""
    return Lines(text_lines(text, look, wide, language), look, Place(role))


def heading_box(block: Heading, key: str, wide: float, language: str) -> Box:
    """A heading with its bookmark; it stays with what follows."""
    look = style.HEADINGS[block.level - 1]
    before, after = HEADING_SPACES[block.level - 1]
    lines = replace(
        paragraph(block.text, look, wide, language, f"H{block.level}"),
        bookmark=(key, one_line(block.text), block.level),
    )
    return Prose(lines, before, after, with_next=True)


def text_box(block: Text, wide: float, language: str) -> Box:
    """A paragraph."""
    look, after = TEXT_STYLES[block.style]
    return Prose(paragraph(block.text, look, wide, language), 0.0, after)


def list_boxes(block: List, wide: float, language: str) -> Iterator[Box]:
    """One box for each item of a list."""
    yield from _items(block.items, wide, language, ordered=block.ordered, gap=3.0)


def decision_boxes(block: Decision, wide: float, language: str) -> Iterator[Box]:
    """The sentence that leads in, then the numbered proposals."""
    if block.lead:
        yield Prose(paragraph(block.lead, style.BODY, wide, language), 0.0, 6.0, with_next=True)
    yield from _items(block.items, wide, language, ordered=True, gap=6.0)


def _items(items: tuple[str, ...], wide: float, language: str, *, ordered: bool, gap: float) -> Iterator[Box]:
    numbering = "Decimal" if ordered else "Disc"
    above = Place("L", attributes=f"<</O /List /ListNumbering /{numbering}>>")
    marks = [f"{number}." if ordered else BULLET for number in range(1, len(items) + 1)]
    look = style.BODY_STRONG if ordered else style.BODY
    indent = max(INDENT, max((width(mark, look.font, look.size) for mark in marks), default=0.0) + 6.0)
    for number, (item, mark) in enumerate(zip(items, marks, strict=True), 1):
        place = Place("LI", above)
        label = Label(Place("Lbl", place), mark, look)
        lines = text_lines(item, style.BODY, wide - indent, language)
        part = Lines(lines, style.BODY, Place("LBody", place), indent, label)
        together = number < len(items) and (len(items) <= SHORT_LIST or number == len(items) - 1)
        yield Prose(part, 0.0, gap if number < len(items) else 8.0, with_next=together)


@dataclass(frozen=True, slots=True)
class Grounded:
    """Lines of a note on their ground; `first` and `last` round it off above and below."""

    lines: Lines
    wide: float
    first: bool
    last: bool

    @property
    def height(self) -> float:
        """The lines and the ground around them."""
        return self.lines.height + NOTE_PADDING * 0.75 * (self.first + self.last)

    def draw(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        """Draw the ground, then the lines."""
        with canvas.artifact():
            canvas.put_ground(left, top - self.height, self.wide, self.height, style.FILL)
        self.lines.draw(canvas, left + NOTE_PADDING, top - NOTE_PADDING * 0.75 * self.first)


@dataclass(slots=True)
class GroundedProse:
    """A paragraph of a note."""

    inner: Prose
    wide: float
    first: bool
    last: bool
    before: float = 0.0
    after: float = 0.0
    with_next: bool = False

    def least(self) -> float:
        """The lines that stay together and the ground around them."""
        return self.inner.least() + 2 * NOTE_PADDING

    def take(self, room: float, *, whole_page: bool) -> tuple[Part, Box | None] | None:
        """As many lines as fit with their ground."""
        taken = self.inner.take(room - 1.5 * NOTE_PADDING, whole_page=whole_page)
        if taken is None:
            return None
        part, rest = taken
        grounded = Grounded(part, self.wide, self.first, self.last or rest is not None)
        if rest is None:
            return grounded, None
        return grounded, GroundedProse(rest, self.wide, True, self.last, 0.0, self.after, self.with_next)


def note_boxes(block: Note, wide: float, language: str) -> Iterator[Box]:
    """A note on its ground, its title above."""
    inner = wide - 2 * NOTE_PADDING
    if block.title:
        title = Prose(paragraph(block.title, style.CELL_STRONG, inner, language))
        yield GroundedProse(title, wide, True, False, 6.0, 0.0, with_next=True)
    text = Prose(paragraph(block.text, style.CELL, inner, language))
    yield GroundedProse(text, wide, not block.title, True, 0.0 if block.title else 6.0, 10.0)
