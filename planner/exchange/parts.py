"""Several tables on one sheet, one below the other or side by side: told apart, so that no two are ever mixed.

A table below another begins with heads of its own: texts over columns that held figures, behind a blank row or a line of
text. One beside another has a column of names of its own. Each becomes a sheet to choose; cells keep their rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from planner.exchange.layout import MOST_HEADS, Kind, kind_of
from planner.exchange.sheet import GridSheet, Merged, Sheet

MOST_ROWS = 5_000
"""What is longer is one table."""
FEWEST = 2
"""So many rows with figures make a table that another can stand below."""
Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class _Span:
    """The rows of a table, its lines of titles among them; ``first`` is its first row with a figure."""

    top: int
    bottom: int
    first: int


def parts_of(sheet: Sheet) -> list[Sheet]:
    """The tables of a sheet as sheets; the sheet itself where it holds but one."""
    if sheet.expected() > MOST_ROWS:
        return [sheet]
    rows = [row for chunk in sheet.chunks() for row in chunk]
    kinds = _Kinds(rows)
    again, spans = _spans(rows, kinds)
    if again:
        rows = [[] if i in again else row for i, row in enumerate(rows)]
    found = [(span, left, right) for span in spans for left, right in _beside(rows, kinds, span)]
    if len(found) < 2:
        return [GridSheet(sheet.name, rows, sheet.merged, sheet.hidden)] if again else [sheet]
    whole = max(map(len, rows), default=0)
    return [
        GridSheet(
            f"{sheet.name} ({number})",
            list(_cut(rows, span, left, right)) if right - left < whole else _within(rows, span),
            [one for part in sheet.merged if (one := _moved(part, span, left, right))],
            sheet.hidden,
            of=sheet.name,
        )
        for number, (span, left, right) in enumerate(found, start=1)
    ]


def _within(rows: Sequence[list[str]], span: _Span) -> list[list[str]]:
    return [list(row) if span.top <= i else [] for i, row in enumerate(rows[: span.bottom])]


def _cut(rows: Rows, span: _Span, left: int, right: int) -> Iterator[list[str]]:
    """Some columns of these rows; a title that stands alone above holds for every table below it."""
    for i, row in enumerate(rows[: span.bottom]):
        if i < span.top:
            yield []
            continue
        said = [cell for cell in row if cell.strip()]
        part = [*row[left:right], *[""] * (right - max(left, len(row)))]
        yield [said[0], *part[1:]] if len(said) == 1 and i < span.first else part


def _moved(one: Merged, span: _Span, left: int, right: int) -> Merged | None:
    """Joined cells as they lie in a part; those of other parts are gone."""
    if one.top < span.top or one.bottom >= span.bottom or one.left < left or one.left >= right:
        return None
    return Merged(one.top, one.left - left, one.bottom, min(one.right, right - 1) - left)


class _Kinds:
    """What the cells of the rows look like, each text judged once."""

    def __init__(self, rows: Rows) -> None:
        known: Mapping[str, Kind] = {cell: kind_of(cell) for cell in {cell for row in rows for cell in row}}
        self.rows = [{column: kind for column, cell in enumerate(row) if (kind := known[cell])} for row in rows]

    def figures(self, row: int) -> set[int]:
        """The columns with a number."""
        return {column for column, kind in self.rows[row].items() if kind == "number"}

    def is_line(self, row: int) -> bool:
        """A text alone."""
        return list(self.rows[row].values()) == ["text"]

    def is_head(self, row: int) -> bool:
        """Several texts, with years at most."""
        said = self.rows[row].values()
        return len(said) > 1 and "text" in said and "number" not in said and "sign" not in said


# one below the other


def _spans(rows: Rows, kinds: _Kinds) -> tuple[set[int], list[_Span]]:
    """Heads that are repeated inside a table, and the tables from top to bottom."""
    again: set[int] = set()
    starts: list[tuple[int, int]] = [(0, 0)]
    over: Counter[int] = Counter()
    heads: list[int] = []
    above: set[str] = set()
    number = -1
    while (number := number + 1) < len(rows):
        figures = kinds.figures(number)
        if figures and (len(kinds.rows[number]) > 1):
            over.update(figures)
            above.add(_label(rows[number]))
            continue
        if not over:
            heads += [number] if kinds.is_head(number) else []
            continue
        if not _begins(kinds, number, over) or not (first := _first_figures(kinds, number)):
            continue
        if _goes_on(rows, kinds, heads, range(number, first), above):
            again |= {i for i in range(number, first) if kinds.rows[i]}
        elif over.total() and max(over.values()) >= FEWEST:
            starts.append((_titles_above(kinds, number, starts[-1][0]), number))
            over, heads, above = Counter(), list(range(number, first)), set()
        number = first - 1
    ends = [start for start, _ in starts[1:]] + [len(rows)]
    return again, [
        _Span(top, bottom, next((i for i in range(head, bottom) if kinds.figures(i)), bottom))
        for (top, head), bottom in zip(starts, ends, strict=True)
    ]


def _begins(kinds: _Kinds, number: int, over: Mapping[int, int]) -> bool:
    """Heads of another table: apart from the rows above, and texts or years where figures stood."""
    if not kinds.is_head(number) or not number or not (kinds.is_line(number - 1) or not kinds.rows[number - 1]):
        return False
    here = kinds.rows[number]
    usual = {column for column, count in over.items() if 2 * count >= max(over.values())}
    return any(column in usual or column > max(usual) for column in here)


def _first_figures(kinds: _Kinds, head: int) -> int | None:
    """The first row of figures below heads."""
    for number in range(head + 1, min(head + MOST_HEADS, len(kinds.rows))):
        if len(kinds.rows[number]) > 1 and kinds.figures(number):
            return number
    return None


def _goes_on(rows: Rows, kinds: _Kinds, heads: Sequence[int], here: range, above: set[str]) -> bool:
    """The same heads once more, as on another page: other names stand below them, and no title of another table above."""
    said = [_words(rows[i]) for i in here if kinds.rows[i]]
    if said != [_words(rows[i]) for i in heads][-len(said) :]:
        return False
    title = here.start - 1
    if kinds.is_line(title) and _words(rows[title]) not in [_words(rows[i]) for i in range(heads[0])]:
        return False
    below = {_label(rows[i]) for i in range(here.stop, len(rows)) if kinds.figures(i)}
    return not below & above


def _titles_above(kinds: _Kinds, head: int, top: int) -> int:
    """The first of the lines of text right above heads."""
    number = head
    if number - 1 > top and not kinds.rows[number - 1]:
        number -= 1
    while number - 1 > top and kinds.is_line(number - 1):
        number -= 1
    return number


def _label(row: Sequence[str]) -> str:
    return next((cell.strip() for cell in row if cell.strip()), "")


def _words(row: Sequence[str]) -> list[str]:
    return [cell.strip() for cell in row if cell.strip()]


# side by side


def _beside(rows: Rows, kinds: _Kinds, span: _Span) -> list[tuple[int, int]]:
    """The columns of each table in these rows."""
    width = max((len(row) for row in rows[span.top : span.bottom]), default=0)
    body = [kinds.rows[i] for i in range(span.first, span.bottom) if len(kinds.rows[i]) > 1]
    full = [kinds.rows[i] for i in range(span.top, span.bottom) if len(kinds.rows[i]) > 1]
    used = {column for row in full for column in row}
    named = {column for column in used if _mostly(body, column, "text")}
    counted = {column for column in used if _mostly(body, column, "number")}
    regions: list[tuple[int, int]] = []
    for is_used, run in groupby(range(width), key=used.__contains__):
        columns = list(run)
        if is_used:
            regions += _repeated(rows, span, columns, named, counted)
    tables = [
        (left, right)
        for left, right in regions
        if left in named and any(column in counted for column in range(left + 1, right))
    ]
    if len(tables) < 2:
        return [(0, width)]
    starts = [0, *(left for left, _ in tables[1:])]
    return list(zip(starts, [*starts[1:], width], strict=True))


def _mostly(body: Sequence[Mapping[int, Kind]], column: int, kind: Kind) -> bool:
    seen = [row[column] for row in body if column in row]
    return bool(seen) and 2 * seen.count(kind) > len(seen)


def _repeated(
    rows: Rows, span: _Span, columns: Sequence[int], named: set[int], counted: set[int]
) -> Iterator[tuple[int, int]]:
    """Columns that stand together, cut where the first of them stands once more behind figures."""
    start = columns[0]
    heads = [row for row in rows[span.top : span.first] if sum(map(bool, row)) > 1]
    for column in columns[2:]:
        alike = any(
            row[start].strip() and row[start].strip() == row[column].strip() for row in heads if column < len(row)
        )
        if alike and column in named and column - 1 in counted:
            yield start, column
            start = column
    yield start, columns[-1] + 1
