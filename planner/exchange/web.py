"""Tables of a web page, as portals save them under the name of a workbook and spreadsheets put them on the clipboard."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from planner.exchange.bounds import Counted
from planner.exchange.messages import MAX_COLUMNS
from planner.exchange.numbers import is_number
from planner.exchange.sheet import GridSheet, Merged, cell, grid

_UNSEEN = frozenset(("script", "style", "head", "title", "template", "noscript"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "body"))
_BREAKS = frozenset(("br", "p", "div", "li"))
_BLANKS = re.compile(r"[ \t\r\n\f]+")
MOST_ROWS_JOINED = 10_000
LONGEST_LINE = 300
MOST_LINES = 6


def read_html(text: str) -> list[GridSheet]:
    """A sheet for each table that holds no other table; the lines right above it stand in its first rows."""
    page = _Page()
    page.feed(text)
    page.close()
    page.end_table()
    made = [table for table in page.tables if any(map(any, table.rows))]
    return [grid(table.name or str(number), table.rows, table.merged) for number, table in enumerate(made, start=1)]


class _Table:
    """One table as its cells come; ``spans`` are columns that a cell further up still takes."""

    def __init__(self, lines: list[str]) -> None:
        self.rows: list[list[str]] = [[line] for line in lines]
        self.merged: list[Merged] = []
        self.spans: dict[int, int] = {}
        self.name = ""
        self.inner = False

    def begin_row(self) -> None:
        """Another row; what reaches down from above takes its place in it."""
        self.rows.append([])
        self._skip()

    def add(self, text: str, wide: int, high: int) -> None:
        """The next cell of the row."""
        if not self.rows:
            self.begin_row()
        row, left, top = self.rows[-1], len(self.rows[-1]), len(self.rows) - 1
        row += [text, *[""] * (wide - 1)]
        if wide * high > 1:
            self.merged.append(Merged(top, left, top + high - 1, left + wide - 1))
        if high > 1:
            self.spans |= dict.fromkeys(range(left, left + wide), high - 1)
        self._skip()

    def _skip(self) -> None:
        row = self.rows[-1]
        while left := self.spans.get(len(row)):
            self.spans[len(row)] = left - 1
            row.append("")


class _Page(HTMLParser):
    """Collects the tables of a page; where a table lies in another, the inner one counts."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        self._open: list[_Table] = []
        self._cell: tuple[list[str], int, int, str | None] | None = None
        self._lines: list[str] = []
        self._line: list[str] = []
        self._unseen = ""
        self._counted = Counted()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Tables, rows and cells begin; what is open ends where the page forgot to say so."""
        if self._unseen:
            return
        if tag in _UNSEEN:
            self._unseen = tag
        elif tag == "table":
            self._begin_table()
        elif tag in ("tr", "caption") and self._open:
            self._end_cell()
            self._counted.add(1)
            self._open[-1].begin_row()
            self._cell = ([], 1, 1, None) if tag == "caption" else None
        elif tag in ("td", "th") and self._open:
            self._end_cell()
            told = dict(attrs)
            wide, high = _span(told.get("colspan"), MAX_COLUMNS), _span(told.get("rowspan"), MOST_ROWS_JOINED)
            self._cell = [], wide, high, told.get("sdval") or told.get("x:num")
        elif tag in _BREAKS and self._cell is not None:
            self._cell[0].append(" ")
        if tag in _HEADINGS and not self._open:
            self._end_line()

    def handle_endtag(self, tag: str) -> None:
        """The same end."""
        if self._unseen:
            self._unseen = "" if tag == self._unseen else self._unseen
        elif tag in ("td", "th", "tr", "caption"):
            self._end_cell()
        elif tag == "table":
            self.end_table()
        elif tag in _HEADINGS and not self._open:
            self._end_line()

    def handle_data(self, data: str) -> None:
        """Text of a cell, or of a line between the tables."""
        if self._unseen:
            return
        if self._cell is not None:
            self._cell[0].append(data)
        elif not self._open:
            self._line.append(data)

    def end_table(self) -> None:
        """The innermost open table is whole."""
        self._end_cell()
        if self._open:
            table = self._open.pop()
            if not table.inner:
                self.tables.append(table)

    def _begin_table(self) -> None:
        self._end_line()
        self._cell = None
        for outer in self._open:
            outer.inner = True
        self._open.append(_Table(self._lines[-MOST_LINES:]))
        self._lines = []

    def _end_line(self) -> None:
        text = _BLANKS.sub(" ", "".join(self._line)).strip()
        self._line = []
        if text:
            self._lines.append(text[:LONGEST_LINE])

    def _end_cell(self) -> None:
        if self._cell is not None and self._open:
            parts, wide, high, value = self._cell
            self._counted.add(wide)
            self._open[-1].add(_shown(_BLANKS.sub(" ", "".join(parts)).strip(" "), value), wide, high)
        self._cell = None


def _shown(text: str, value: str | None) -> str:
    """What a cell shows, with the value where a spreadsheet wrote it beside a number."""
    try:
        number = float(value or "")
    except ValueError:
        return text
    keyed = text.isdecimal() and text.startswith("0") and len(text) > 1
    return text if keyed or not is_number(text) else cell(number, "0%" if "%" in text else "")


def _span(text: str | None, most: int) -> int:
    """How many columns or rows a cell takes; a broken number is one."""
    return min(most, max(1, int(text))) if text and text.isdecimal() and len(text) < 7 else 1
