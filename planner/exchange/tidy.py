"""A table made regular: notes below it taken off, headings between rows and joined cells written out, keys put together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, takewhile

from planner.exchange.blocks import with_blocks
from planner.exchange.columns import FOOT, Column, Columns
from planner.exchange.dated import only_period
from planner.exchange.heads import Head
from planner.exchange.layout import Layout
from planner.exchange.numbers import looks_like_figure
from planner.exchange.sections import with_sections
from planner.exchange.sheet import Merged, Number
from planner.exchange.totals import with_totals
from planner.exchange.year_parts import with_date, with_ends, with_parts_of_years

HEADING = "#0"
"""The column made of headings between rows stands left of the first."""
_NOTE = re.compile(
    r"^(?:\(?\*+\)?|\d\)|[¹²³⁴⁵]|©|\(c\))|quelle|source|hinweis|anmerkung|erstellt|legende|zeichen|erläuterung|datenstand|"
    r"copyright|lizenz|license|\bnote\b|vervielfältigung|stand:|___",
    re.IGNORECASE,
)
_KEY_PART = re.compile(
    r"\b(?:land|rb|reg\.?-?bez\.?|regierungsbezirk|kreis|vb|verband|gem|gemeinde|ortsteil|bezirk|stadtteil|schl\w*)\b",
    re.IGNORECASE,
)
_KEY = re.compile(r"schl|\bars\b|\bags\b|key|code|kennz", re.IGNORECASE)
LONG_NOTE = 60
WIDEST_PART = 5
SAME_WIDTH = 0.98


@dataclass(frozen=True, slots=True)
class Tidied:
    """A regular table. ``parts``: columns that are a part of a key put together → its name; ``inside``: area names that
    stand below a heading → the heading.
    """

    table: Columns
    parts: Mapping[int, str] = field(default_factory=dict)
    inside: Mapping[str, str] = field(default_factory=dict)
    headings: int = 0


def tidied(table: Columns, layout: Layout, merged: Sequence[Merged] = ()) -> Tidied:
    """The table without what only people read."""
    table = _without_notes(table)
    values = _values(table, layout)
    if not values:
        return Tidied(table)
    table, sections = with_sections(table, values, _empty(values))
    table, inside, headings = (table, {}, sections) if sections else _without_headings(table, values)
    table = _filled_down(table, values, merged)
    table = with_blocks(with_totals(table, values), values)
    table, parts = _with_keys(table)
    table, periods = _with_periods(table, values)
    parts |= periods
    return Tidied(table, parts, inside, headings)


def _values(table: Columns, layout: Layout) -> list[Column]:
    """The columns of figures right of the last text; all columns of numbers where a text stands last."""
    figures = [column for column in table.columns if column.index in layout.figures]
    texts = [column.index for column in table.columns if column.index not in layout.figures and column.filled]
    right = [column for column in figures if not texts or column.index > max(texts)]
    return right or figures


def _empty(values: Sequence[Column]) -> list[int]:
    """The data rows without any figure."""
    blanks = tuple(column.words.index("") if "" in column.words else -1 for column in values)
    if -1 in blanks:
        return []
    if len(values) == 1:
        return [i for i, code in enumerate(values[0].codes) if code == blanks[0]]
    return [i for i, row in enumerate(zip(*(column.codes for column in values), strict=True)) if row == blanks]


def _texts(table: Columns, row: int) -> list[tuple[int, str]]:
    """The filled cells of a row with their columns."""
    return [(c.index, word) for c in table.columns if (word := c.words[c.codes[row]])]


# what stands below


def _without_notes(table: Columns) -> Columns:
    """Lines of text at the end are notes, and so are rows of another length behind the last row of the table."""
    end = len(table)
    first = table.columns[0]
    known = f"\n{FOOT}" in "\n".join(("", *first.words))  # far quicker than to look at every word
    ruled = [i for i, word in enumerate(first.words) if word.startswith(FOOT)] if known else []
    if ruled:
        end = next((i for i, code in enumerate(first.codes) if code in ruled), end)
    notes = sorted(takewhile(lambda i: _could_be_note(table, i), reversed(range(end))))
    while notes and not _is_note(table, notes):
        notes.pop(0)
    end -= len(notes)
    said = [" | ".join(word for _, word in _texts(table, i)) for i in range(end, len(table))]
    last = table.numbers[end - 1] if end else 0
    behind = [c for c in table.ragged if c.row > last and (len(c.text) > LONG_NOTE or _NOTE.search(c.text))]
    if not said and not behind:
        return table
    notes_all = [*said, *(cell.text for cell in behind), *table.notes]
    kept = [cell for cell in table.ragged if cell not in behind]
    count = table.ragged_count - len(behind)
    return replace(table.taken(range(end)), ragged=kept, ragged_count=count, notes=notes_all)


def _could_be_note(table: Columns, row: int) -> bool:
    """A text alone in its row, or one too long for a name of an area."""
    texts = _texts(table, row)
    if not texts:
        return True
    first = texts[0][1]
    alone = len(texts) == 1 and not looks_like_figure(first)
    return alone or (len(first) > LONG_NOTE and len(texts) < 4) or (len(texts) < 4 and bool(_NOTE.match(first)))


def _is_note(table: Columns, rows: Sequence[int]) -> bool:
    """The first of the last lines: apart from the table, long, or spoken like a note."""
    row = rows[0]
    text = " ".join(word for _, word in _texts(table, row))
    apart = row > 0 and table.numbers[row] > table.numbers[row - 1] + 1
    return apart or len(text) > LONG_NOTE or bool(_NOTE.search(text[:400]))


# headings between rows


def _without_headings(table: Columns, values: Sequence[Column]) -> tuple[Columns, dict[str, str], int]:
    """Headings become a column when the same labels stand below each, or when they are dates; else they name what the
    areas below them belong to.
    """
    labels = [column for column in table.columns if column.index < values[0].index]
    headings = [i for i in _empty(values) if len(_texts(table, i)) == 1]
    if not headings or headings[0] != 0 or not labels or len(headings) == len(table):
        return table, {}, 0
    marks = set(headings)
    text_of: list[str] = []
    for i in range(len(table)):
        text_of.append(_texts(table, i)[0][1] if i in marks else text_of[-1])
    rest = [i for i in range(len(table)) if i not in marks]
    said = list(dict.fromkeys(text_of[i] for i in headings))
    below = [tuple(column.words[column.codes[i]] for column in labels) for i in rest]
    dated = all(only_period(text) for text in said)
    repeated = len(set(below)) < len(below) and len(set(zip(below, (text_of[i] for i in rest), strict=True))) == len(
        below
    )
    if dated or repeated:
        kept = table.taken(rest)
        words = [only_period(text_of[i]) or text_of[i] if dated else text_of[i] for i in rest]
        return _with_column(kept, Head(HEADING), words), {}, len(said)
    if len(headings) < 2 or any(b - a < 2 for a, b in pairwise(headings)):
        return table, {}, 0
    names = {
        column.words[column.codes[i]]: text_of[i]
        for i in rest
        for column in labels
        if not isinstance(column.words[column.codes[i]], Number)
    }
    return table, {name: above for name, above in names.items() if name and name not in said}, len(said)


def _with_column(table: Columns, head: Head, words: Iterable[str]) -> Columns:
    """The table with one more column."""
    numbers: dict[str, int] = {}
    codes = [numbers.setdefault(word, len(numbers)) for word in words]
    return replace(table, columns=[*table.columns, Column(head, len(table.columns), list(numbers), codes)])


# labels that stand once for several rows


def _filled_down(table: Columns, values: Sequence[Column], merged: Sequence[Merged]) -> Columns:
    """A label that stands only in the first of several rows holds for the next ones too."""
    labels = [column for column in table.columns if column.index < values[0].index]
    empty = set(_empty(values))
    columns = list(table.columns)
    joined = (
        {one.left for one in merged if one.bottom > one.top and one.bottom >= table.numbers[0]} if len(table) else set()
    )
    for place, column in enumerate(labels):
        blank = column.words.index("") if "" in column.words else -1
        if blank < 0 or not column.codes or column.codes[0] == blank or column.distinct < 1:
            continue
        rows = [i for i, code in enumerate(column.codes) if code == blank]
        told = column.index in joined or (
            len(rows) >= 0.3 * len(table) and any(_is_filled(other, rows) for other in labels[place + 1 :])
        )
        if told and not empty.intersection(rows):
            filled, last = [], blank
            for code in column.codes:
                last = last if code == blank else code
                filled.append(last)
            columns[column.index] = Column(column.head, column.index, column.words, filled, column.indents)
    return replace(table, columns=columns)


def _is_filled(column: Column, rows: Collection[int]) -> bool:
    return all(column.words[column.codes[i]] for i in rows)


# periods and keys over several columns


def _with_periods(table: Columns, values: Sequence[Column]) -> tuple[Columns, dict[int, str]]:
    """A year and its month in two columns make one period."""
    labels = [column for column in table.columns if column.index < values[0].index or with_date(column)]
    found = with_parts_of_years(labels) or with_ends(labels)
    if found is None:
        return table, {}
    year, part, words = found
    name = f"{year.name}+{part.name}"
    return _with_column(table, Head(name), words), {year.index: name, part.index: name}


def _with_keys(table: Columns) -> tuple[Columns, dict[int, str]]:
    """Columns of digits side by side below one head, or named as parts of an official key, make one key."""
    run: list[Column] = []
    best: list[Column] = []
    for column in table.columns:
        if _is_part(column) and (not run or _goes_with(run[-1], column)):
            run.append(column)
        else:
            run = [column] if _is_part(column) else []
        best = max(best, run[:], key=len)
    if len(best) < 2 or not _tells_rows(best, len(table)):
        return table, {}
    name = best[0].head.labels[0] if len(best[0].head.labels) > 1 else "+".join(column.name for column in best)
    taken = {column.name for column in table.columns}
    while name in taken:
        name += "+"
    filled = [_padded(column) for column in best]
    rows = zip(*(map(words.__getitem__, c.codes) for words, c in zip(filled, best, strict=True)), strict=True)
    words = map("".join, rows)
    joined = _with_column(table, Head(name), words)
    return joined, {column.index: name for column in best}


def _is_part(column: Column) -> bool:
    """Digits of one width; a few have lost their leading zeros."""
    if len(column.head.labels) < 2 and not _KEY_PART.search(column.name):
        return False
    widths = _widths(column)
    if not widths or max(widths) > WIDEST_PART or not all(map(str.isdecimal, column.filled)):
        return False
    return widths[max(widths)] >= SAME_WIDTH * widths.total()


def _padded(column: Column) -> list[str]:
    """The words of a part of a key, lost leading zeros restored."""
    width = max(_widths(column))
    return [word.zfill(width) if word else "" for word in column.words]


def _widths(column: Column) -> Counter[int]:
    """How many cells are how long."""
    widths: Counter[int] = Counter()
    for code, count in column.counts.items():
        if column.words[code]:
            widths[len(column.words[code])] += count
    return widths


def _goes_with(left: Column, right: Column) -> bool:
    """Side by side below one label, or both called as parts of keys are."""
    if right.index != left.index + 1:
        return False
    one, other = left.head.labels, right.head.labels
    if len(one) > 1 and len(other) > 1 and one[0] == other[0] and _KEY.search(one[0]):
        return True
    return bool(_KEY_PART.search(left.name) and _KEY_PART.search(right.name))


def _tells_rows(parts: Sequence[Column], rows: int) -> bool:
    """A part is blank only where all finer ones are; together they tell more than the first alone."""
    filled = [[bool(c.words[code]) for code in c.codes] for c in parts]
    ordered = sum(1 for row in zip(*filled, strict=True) if list(row) == sorted(row, reverse=True))
    whole = len(set(zip(*(c.codes for c in parts), strict=True)))
    return ordered >= 0.99 * rows and whole > parts[0].distinct
