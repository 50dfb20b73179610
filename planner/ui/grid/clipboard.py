"""Tables on the clipboard as spreadsheets and word processors write and read them: tab-separated text, and HTML."""

from __future__ import annotations

import html
from collections.abc import Sequence
from html.parser import HTMLParser

Rows = list[list[str]]

MOST_CELLS = 200_000
"""More is no table a person means to paste by hand; an import takes it."""


def to_text(rows: Sequence[Sequence[str]]) -> str:
    """Rows as tab-separated text; what holds a tab, a line break or begins with a quotation mark is quoted."""
    return "\n".join("\t".join(_quoted(cell) for cell in row) for row in rows)


def _quoted(cell: str) -> str:
    if any(sign in cell for sign in "\t\n\r") or cell.startswith('"'):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def from_text(text: str) -> Rows:
    """The rows of tab-separated text; a quotation mark quotes only where the field ends with its partner."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    text = text.removesuffix("\n")
    if not text:
        return []
    if '"' not in text:
        return [line.split("\t") for line in text.split("\n")]
    rows: Rows = [[]]
    at = 0
    while True:
        cell, at = _field(text, at)
        rows[-1].append(cell)
        if at >= len(text):
            return rows
        if text[at] == "\n":
            rows.append([])
        at += 1


def _field(text: str, at: int) -> tuple[str, int]:
    """The field that begins at a place, and where it ends: at a tab, a line break or the end of the text."""
    if text.startswith('"', at):
        end = at + 1
        while True:
            end = text.find('"', end)
            if end < 0:
                break
            if text.startswith('""', end):
                end += 2
                continue
            if end + 1 == len(text) or text[end + 1] in "\t\n":
                return text[at + 1 : end].replace('""', '"'), end + 1
            break
    ends = [place for place in (text.find("\t", at), text.find("\n", at)) if place >= 0]
    end = min(ends, default=len(text))
    return text[at:end], end


def to_html(rows: Sequence[Sequence[str]], heads: Sequence[str] = ()) -> str:
    """Rows as a table that word processors take."""
    parts = ["<table>"]
    if heads:
        parts.append("<tr>" + "".join(f"<th>{_escaped(cell)}</th>" for cell in heads) + "</tr>")
    parts += ["<tr>" + "".join(f"<td>{_escaped(cell)}</td>" for cell in row) + "</tr>" for row in rows]
    return "".join([*parts, "</table>"])


def _escaped(cell: str) -> str:
    return html.escape(cell).replace("\n", "<br>")


class _Tables(HTMLParser):
    """Collects the cells of the first table; what spans several places stands in the first of them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: Rows = []
        self._depth = 0
        self._done = False
        self._cell: list[str] | None = None
        self._hidden = 0
        self._span = 1
        self._below: dict[int, int] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("style", "script", "head"):
            self._hidden += 1
        elif tag == "table":
            self._depth += 1
        elif self._done or self._depth != 1:
            if tag == "br" and self._cell is not None:
                self._cell.append("\n")
        elif tag == "tr":
            self._close_cell()
            self.rows.append([])
        elif tag in ("td", "th"):
            self._open_cell(dict(attrs))
        elif (
            self._cell is not None and tag in ("br", "p", "div", "li") and (tag == "br" or "".join(self._cell).strip())
        ):
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("style", "script", "head"):
            self._hidden = max(0, self._hidden - 1)
        elif tag == "table":
            self._depth -= 1
            if self._depth == 0:
                self._close_cell()
                self._done = True
        elif tag in ("td", "th", "tr") and self._depth == 1:
            self._close_cell()

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._hidden and not self._done:
            self._cell.append(" ".join(data.replace("\N{NO-BREAK SPACE}", " ").split("\n")))

    def _open_cell(self, attributes: dict[str, str | None]) -> None:
        self._close_cell()
        if not self.rows:
            self.rows.append([])
        row = self.rows[-1]
        while self._below.get(len(row), 0) > 0:
            self._below[len(row)] -= 1
            row.append("")
        self._span = _count(attributes.get("colspan"))
        for place in range(len(row), len(row) + self._span):
            self._below[place] = _count(attributes.get("rowspan")) - 1
        self._cell = []

    def _close_cell(self) -> None:
        if self._cell is None:
            return
        lines = [" ".join(line.split()) for line in "".join(self._cell).split("\n")]
        self.rows[-1].append("\n".join(lines).strip())
        self.rows[-1] += [""] * (self._span - 1)
        self._cell = None


def _count(text: str | None) -> int:
    return min(max(int(text), 1), 1000) if text and text.isdecimal() else 1


def from_html(source: str) -> Rows:
    """The rows of the first table in HTML; none where there is no table."""
    parser = _Tables()
    parser.feed(source)
    parser.close()
    return [row for row in parser.rows if row]


def table_of(text: str, source: str) -> Rows:
    """The table on the clipboard: the text where it has the shape of the HTML beside it, else the HTML.

    A spreadsheet writes both alike, and its text keeps line breaks in cells; a word processor’s text breaks rows apart.
    """
    plain = from_text(text)
    marked = from_html(source) if source else []
    if marked and (not plain or _shape(plain) != _shape(marked)):
        plain = marked
    width = max((len(row) for row in plain), default=0)
    while plain and not any(cell.strip() for cell in plain[-1]):
        plain.pop()
    return [row + [""] * (width - len(row)) for row in plain]


def _shape(rows: Rows) -> tuple[int, int]:
    return len(rows), max((len(row) for row in rows), default=0)
