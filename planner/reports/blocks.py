"""The neutral page: what a report says, without how any program draws it.

A report is a `Document` of blocks. Sections make blocks; renderers turn them into PDF and other forms. Whatever would
make a report unreadable for somebody is refused here with a ValueError, because it is always our own fault: a picture
without an alternative text, a heading level left out, a table whose columns have no heads.

All text is plain. Nothing in it is markup: "<b>", "&" or "{}" are printed as they stand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from planner.charts.shapes import STATUS_SIGNS, Shapes

Language = Literal["de", "en"]
TextStyle = Literal["body", "verdict", "lead", "strong", "small"]
Align = Literal["left", "right"]
Shape = Literal["on_track", "at_risk", "late", "done", "not_started", "ended", "unknown"]

SHAPES: tuple[Shape, ...] = ("on_track", "at_risk", "late", "done", "not_started", "ended", "unknown")
DEEPEST_LEVEL = 3


def _require(value: object, fault: str) -> None:
    """Raise ValueError(fault) unless `value` holds something other than blanks."""
    if not (value.strip() if isinstance(value, str) else value):
        raise ValueError(fault)


# text


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3; `id` names it for links and must be unique, empty = numbered by the renderer."""

    level: int
    text: str
    id: str = ""

    def __post_init__(self) -> None:
        """Refuse a level that no reader knows and an empty heading."""
        if not 1 <= self.level <= DEEPEST_LEVEL:
            raise ValueError(f"a heading has level 1 to {DEEPEST_LEVEL}, not {self.level}")
        _require(self.text, "a heading has no text")


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; a line break in it starts a new line. "verdict" and "lead" state the finding, "small" is for sources."""

    text: str
    style: TextStyle = "body"


@dataclass(frozen=True, slots=True)
class List:
    """A list; `ordered` numbers its items from 1."""

    items: tuple[str, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A remark set apart from the text, such as how protected figures are marked."""

    text: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """Numbered proposals for a decision, after an optional sentence that leads in."""

    items: tuple[str, ...]
    lead: str = ""

    def __post_init__(self) -> None:
        """Refuse a decision about nothing."""
        _require(self.items, "a decision has no items")


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One figure with its unit ("3,2 Mio. €"), the noun it counts and a condition ("of 62 planned")."""

    figure: str
    noun: str
    condition: str = ""

    def __post_init__(self) -> None:
        """Refuse a bare number."""
        _require(self.figure, "a key figure has no figure")
        _require(self.noun, f"the key figure {self.figure!r} does not say what it counts")


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """Up to four key figures side by side; more go into further rows."""

    items: tuple[KeyFigure, ...]


# tables


@dataclass(frozen=True, slots=True)
class Number:
    """A formatted number, date or amount: right-aligned by its column, never broken over lines."""

    text: str


@dataclass(frozen=True, slots=True)
class Status:
    """A state by shape and word, never by colour alone; `shape` is a key of `charts.shapes.STATUS_SIGNS`."""

    shape: str
    word: str

    def __post_init__(self) -> None:
        """Refuse a shape that nobody can draw and a shape without its word."""
        if self.shape not in STATUS_SIGNS:
            raise ValueError(f"there is no status shape {self.shape!r}")
        _require(self.word, f"the status {self.shape!r} has no word")


@dataclass(frozen=True, slots=True)
class Sparkline:
    """A small line of values in a cell; None is a gap and stays one. `alt` says the values in words."""

    values: tuple[float | None, ...]
    alt: str

    def __post_init__(self) -> None:
        """Refuse a line that only the eye can read."""
        _require(self.alt, "a sparkline has no alternative text")


@dataclass(frozen=True, slots=True)
class Progress:
    """A bar filled to `percent` (drawn from 0 to 100) with its value as text beside it.

    With `below` the bar lies under the text, as wide as the column, and changes colour where it is nearly full.
    """

    percent: float
    text: str
    below: bool = False

    def __post_init__(self) -> None:
        """Refuse a bar without its value."""
        _require(self.text, "a progress bar has no text")


@dataclass(frozen=True, slots=True)
class Nested:
    """Text that belongs below the rows before it; `depth` 0 stands on top and is set strong."""

    text: str
    depth: int = 1


Cell = str | Nested | Number | Status | Sparkline | Progress


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column and its shape: `weight` shares the width left by the columns of weight 0.

    A column of weight 0 is as wide as its widest cell on one line: right for numbers, dates and states.
    """

    head: str
    align: Align = "left"
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Group:
    """A row that names the rows below it and spans the table."""

    text: str

    def __post_init__(self) -> None:
        """Refuse a group without a name."""
        _require(self.text, "a group of rows has no name")


Row = tuple[Cell, ...] | Group


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one head row; its first `head_cols` columns head their rows.

    `caption` stands above, `sums` is a last row that adds up, `note` stands below (source, signs); `summary` tells a
    listener how the table is built.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: str = ""
    sums: tuple[Cell, ...] | None = None
    note: str = ""
    summary: str = ""
    head_cols: int = 1

    def __post_init__(self) -> None:
        """Refuse a table without heads, without rows, or with rows of another length."""
        _require(self.columns, "a table has no columns")
        for column in self.columns:
            _require(column.head, f"a column of the table {self.caption!r} has no head")
        _require(self.rows, f"the table {self.caption!r} has no rows; say so in a sentence instead")
        if not 0 <= self.head_cols <= len(self.columns):
            raise ValueError(f"{self.head_cols} head columns in a table of {len(self.columns)}")
        for row in (*self.rows, *([self.sums] if self.sums is not None else [])):
            if not isinstance(row, Group) and len(row) != len(self.columns):
                raise ValueError(f"a row of the table {self.caption!r} has {len(row)} of {len(self.columns)} cells")


# pictures


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart or map as neutral shapes. One px is one point; a drawing wider than the text is made smaller, never larger.

    `alt` says what it shows, from the data; `data` is the same as a table, printed below it.
    """

    drawing: Shapes
    alt: str
    caption: str = ""
    source: str = ""
    data: Table | None = None

    def __post_init__(self) -> None:
        """Refuse a picture that only the eye can read."""
        _require(self.alt, f"the figure {self.caption!r} has no alternative text")


# pages


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page: title, subtitle, a picture (the wheel), facts as (label, value), a notice in full width."""

    title: str
    subtitle: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    figure: Figure | None = None
    notice: str = ""

    def __post_init__(self) -> None:
        """Refuse a cover without a title."""
        _require(self.title, "a cover has no title")


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of headings down to level `depth`, with links and page numbers."""

    title: str
    depth: int = 2

    def __post_init__(self) -> None:
        """Refuse a list without a title."""
        _require(self.title, "the contents have no title")


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page; with `unless` only when less than this share of the page is free."""

    unless: float | None = None


@dataclass(frozen=True, slots=True)
class Keep:
    """Blocks that stay on one page if one page can hold them."""

    blocks: tuple[Block, ...]


Block = Heading | Text | List | Note | Decision | KeyFigures | Table | Figure | Cover | Contents | PageBreak | Keep
