"""Where the table stands on its sheet: title lines, heads in one or several rows, the first row of figures.

Told from what stands below: a column is known by its lower rows, and the first row that fits them begins the data.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice, takewhile
from typing import Literal

from planner.domain.errors import Unreadable
from planner.domain.record import N_
from planner.exchange.dated import is_near, is_year, only_period, period_in
from planner.exchange.heads import Head, heads_of, no_heads
from planner.exchange.messages import MAX_COLUMNS
from planner.exchange.numbers import REMARKED, has_no_result, looks_like_figure, sign_of
from planner.exchange.roles import ReadHints
from planner.exchange.sheet import Number, Sheet
from planner.exchange.textfile import SAMPLE_ROWS, width_of

MOST_HEADS = 12
LONGEST_LABEL = 30
FEWEST_AGES = 3
LONGEST_TITLE = 2_000
_BORN = re.compile(r"geburtsja|jahrgäng|baujahr|year of birth|birth year", re.IGNORECASE)
"""Years that are spoken of so are characteristics and no periods."""
Kind = Literal["number", "year", "sign", "text", ""]


@dataclass(frozen=True, slots=True)
class Layout:
    """How the rows are taken; rows count from 0 as the sheet gives them.

    ``top``: the first row of the heads (None: there are none), ``first`` the first row of data, ``heads`` one for each
    column, ``figures`` the columns whose cells are figures, ``titles`` the lines above.
    """

    width: int
    top: int | None
    first: int
    heads: tuple[Head, ...]
    figures: frozenset[int]
    titles: tuple[str, ...] = ()

    @property
    def header(self) -> bool:
        """Whether the columns have heads."""
        return self.top is not None

    @property
    def header_rows(self) -> int:
        """How many rows the heads take, blank ones below them included."""
        return 0 if self.top is None else self.first - self.top

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all columns, none twice."""
        return tuple(head.name for head in self.heads)


def kind_of(cell: str) -> Kind:
    """What a single cell looks like."""
    if isinstance(cell, Number):
        return "year" if _is_year(cell) else "number"
    text = cell.strip()
    if not text:
        return ""
    if text.isdecimal():
        return "year" if _is_year(text) else "number"
    if sign_of(text) is not None:
        return "sign"
    if not any(map(str.isdigit, text)):
        return "number" if has_no_result(text) else "text"
    if only_period(text) is not None:
        return "year"
    return "number" if looks_like_figure(text) or REMARKED.fullmatch(text) else "text"


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdecimal() and "1800" <= text <= "2199"


def layout_of(sheet: Sheet, hints: ReadHints) -> Layout:
    """The layout as the cells show it; what a person said of it is not questioned."""
    rows = chain.from_iterable(sheet.chunks(size=SAMPLE_ROWS))
    sample = [*takewhile(lambda row: not any(row), rows)] if sheet.of else []  # other tables stand above a part
    sample += islice(chain(sheet.chunks(len(sample), 1).__next__(), rows) if sheet.of else rows, SAMPLE_ROWS)
    width = width_of(sample)
    found = _Judge(sheet, [_fitted(row, width) for row in sample], width, hints).layout()
    if found.top is None and hints == replace(hints, header=None, header_rows=None, first_row=None) and found.first:
        _refuse_short_heads(sample[found.first - 1], width)
    return found


def _refuse_short_heads(row: Sequence[str], width: int) -> None:
    """Heads for fewer columns than the rows have cells: no one can tell which is whose."""
    if 1 < len(row) < width and all(cell.strip() for cell in row):
        raise Unreadable(
            N_(
                "The heads name {heads} columns, the rows have {cells} cells. Perhaps a comma divides cells and decimals"
                " alike; ask for the table with semicolons."
            ),
            heads=len(row),
            cells=width,
        )


def _fitted(row: Sequence[str], width: int) -> list[str]:
    """A row of the table as long as the others; a line of text or of another table stays as it is."""
    filled = sum(1 for cell in row if cell.strip())
    if len(row) == width or (len(row) < width and filled > 1):
        return list(row)
    return [*row[:width], *[""] * (width - len(row))] if filled <= 1 or not any(row[width:]) else list(row)


class _Judge:
    """One sheet's first rows."""

    def __init__(self, sheet: Sheet, rows: list[list[str]], width: int, hints: ReadHints) -> None:
        self.sheet, self.rows, self.width, self.hints = sheet, rows, width, hints
        known = {cell: kind_of(cell) for cell in {cell for row in rows for cell in row[:MAX_COLUMNS]}}
        self.kinds = [[known[cell] for cell in row[:MAX_COLUMNS]] if len(row) == width else [] for row in rows]
        self.figures, self.years = self._kinds_of_columns()
        full = [kinds for kinds in self.kinds if sum(map(bool, kinds)) > 1]
        used = {column for kinds in full for column, kind in enumerate(kinds) if kind}
        self.left, self.used = min(used, default=0), len(used)

    def layout(self) -> Layout:
        """Heads and first row."""
        first = self._first_row()
        top, first = self._heads_above(first)
        if top is None:
            heads = no_heads(self.width)
        else:
            said = " ".join(cell for row in self.rows[:first] for cell in row)
            figures = self.figures | {column for column in self.years if self._is_dated(column, top, first)}
            heads = heads_of(self.rows, top, first, figures, self.sheet.merged, born=bool(_BORN.search(said)))
        above = self.rows[: first if top is None else top]
        titles = tuple(" ".join(cell.strip() for cell in row if cell.strip())[:LONGEST_TITLE] for row in above)
        return Layout(self.width, top, first, heads, self.figures, tuple(filter(None, titles)))

    def _kinds_of_columns(self) -> tuple[frozenset[int], frozenset[int]]:
        """The columns of figures, and those of years or dates, as the lower rows show them."""
        full = [kinds for kinds in self.kinds if sum(map(bool, kinds)) > 1]
        body = full[2 * len(full) // 5 :] if len(full) > 4 else full[-max(1, len(full) - 1) :]
        figures, years, silent = set(), set(), set()
        for column in range(self.width):
            seen = Counter(kinds[column] for kinds in body)
            filled = seen.total() - seen[""]
            fitting = seen["number"] + seen["sign"] + seen["year"]
            if filled and seen["year"] >= 0.8 * filled:
                years.add(column)
            elif filled and fitting >= 0.6 * filled and seen["number"] + seen["year"]:
                figures.add(column)
            elif filled and seen["sign"] == filled:
                silent.add(column)
        figures |= {column for column in silent if column > min(figures, default=self.width)}
        return frozenset(figures), frozenset(years)

    def _first_row(self) -> int:
        """The first row whose cells fit what stands below them."""
        fitting = self.figures | self.years
        for i, kinds in enumerate(self.kinds):
            known = [(column, kinds[column]) for column in fitting if kinds and kinds[column]]
            if not known or self._is_line(i):
                continue
            right = sum(1 for _, kind in known if kind != "text")
            numbers = sum(1 for _, kind in known if kind == "number")
            if (
                (2 * right > len(known) or 3 * numbers >= len(known))
                and not self._is_numbering(i)
                and not self._are_heads(i, known)
            ):
                return i
        return next((i for i, row in enumerate(self.rows) if len(row) == self.width and any(row)), 0)

    def _are_heads(self, i: int, known: list[tuple[int, Kind]]) -> bool:
        """Years over columns of figures name the columns; so do figures beside texts where only texts follow."""
        over = [kind for column, kind in known if column in self.figures and kind != "text"]
        if over and all(kind == "year" for kind in over):
            below = [row[column] for row in self.kinds[i + 1 :] if row for column in self.figures]
            rare = below.count("year") < 0.5 * max(1, len(below) - below.count(""))
            return rare and not self._is_headed(i)
        if self._are_ages(i):
            return True
        dated = [column for column, kind in known if column in self.years and kind == "year"]
        if not over and dated and len(dated) > 1 and len(dated) == len(known):
            said = [self.rows[i][column].strip() for column in dated]
            if self._are_dated(i, dated) or (all(map(is_year, said)) and not is_near(said)):
                return False
            numbers = [row for row in self.rows[i + 1 :] if len(row) == self.width]
            return said == sorted(set(said)) and any(
                row[c].strip() != s for row in numbers for c, s in zip(dated, said, strict=True)
            )
        return False

    def _is_dated(self, column: int, top: int, first: int) -> bool:
        """Whether the heads of a column that seems to hold years tell a date: then it holds figures."""
        said = [row[column] for row in self.rows[top:first] if column < len(row)]
        return any(period_in(text) or only_period(text) for text in said)

    def _are_dated(self, i: int, columns: Sequence[int]) -> bool:
        """Whether a row above tells dates over these columns already."""
        for row in (row for row in self.rows[:i] if len(row) == self.width):
            told = [column for column in columns if only_period(row[column]) or period_in(row[column])]
            if 2 * len(told) >= len(columns):
                return True
        return False

    def _are_ages(self, i: int) -> bool:
        """`0 1 2 3 …` beside a text, and nothing above that names the columns: years of age."""
        row = self.rows[i]
        said = [row[column].strip() for column in sorted(self.figures) if self.kinds[i][column] == "number"]
        labels = [kind for column, kind in enumerate(self.kinds[i]) if column not in self.figures and kind]
        counted = len(said) >= FEWEST_AGES and all(text.isdecimal() and len(text) < 4 for text in said)
        alone = all(self._is_blank(above) or self._is_line(above) for above in range(i))
        if not counted or not alone or "text" not in labels:
            return False
        numbers = [int(text) for text in said]
        return numbers == list(range(numbers[0], numbers[0] + len(numbers)))

    def _is_headed(self, i: int) -> bool:
        """Whether heads stand right above that name the same columns of labels and some of figures."""
        if not i or len(self.rows[i - 1]) != self.width:
            return False
        above, here = self.kinds[i - 1], self.kinds[i]
        labels = [column for column in range(self.width) if column not in self.figures and here[column]]
        named = bool(labels) and all(above[column] == "text" for column in labels)
        return named and any(above[column] in ("text", "year") for column in self.figures if here[column] == "year")

    def _is_numbering(self, i: int) -> bool:
        """`1 2 3 …` below the heads counts the columns."""
        said = [cell.strip() for cell in self.rows[i] if cell.strip()]
        if len(said) < 3 or not all(cell.isdecimal() and len(cell) < 5 for cell in said) or len(said) < self.used - 1:
            return False
        begin = int(said[0])
        above = any(kind == "text" for kinds in self.kinds[:i] for kind in kinds)
        return begin in (0, 1) and [int(cell) for cell in said] == list(range(begin, begin + len(said))) and above

    def _heads_above(self, first: int) -> tuple[int | None, int]:
        """The first row of the heads and the first of the data, as a person said or as the rows above tell."""
        if self.hints.first_row is not None:
            top = max(0, self.hints.first_row - 1)
            if self.hints.header_rows == 0 or self.hints.header is False:
                return None, top
            return top, top + (self.hints.header_rows or max(1, first - top))
        bottom = first - 1
        while bottom >= 0 and (self._is_blank(bottom) or self._is_line(bottom)):
            bottom -= 1
        if self.hints.header is False or self.hints.header_rows == 0:
            return None, first
        if bottom < 0 and first and self._is_short_name(first - 1):
            bottom = first - 1
        if bottom < 0:
            textual = not (self.figures or self.years) and first < len(self.rows)
            forced = self.hints.header or bool(self.hints.header_rows) or textual
            return (first, first + (self.hints.header_rows or 1)) if forced else (None, first)
        top = bottom
        while top and bottom - top < MOST_HEADS and not self._is_blank(top - 1) and not self._is_line(top - 1):
            if not self._names_figures(top - 1):
                break
            top -= 1
        if top and self._is_short_name(top - 1) and self._is_nameless(top, bottom):
            top -= 1
        if self.hints.header_rows:
            top = max(0, bottom + 1 - self.hints.header_rows)
        sections = bottom + 1
        while sections < first and self._is_blank(sections):
            sections += 1
        return top, first if self._is_numbering(sections) and sections < first else sections

    def _is_blank(self, i: int) -> bool:
        return not any(cell.strip() for cell in self.rows[i])

    def _is_line(self, i: int) -> bool:
        """One text alone at the left: a title, or a heading between rows."""
        row = self.rows[i]
        if self._is_numbering(i):
            return True
        filled = [column for column, cell in enumerate(row) if cell.strip()]
        if len(row) != self.width:
            return True
        labels = [column for column in range(self.left, self.width) if column not in self.figures]
        return len(filled) == 1 and filled[0] in (0, self.left, *labels[:1])

    def _names_figures(self, i: int) -> bool:
        """Whether a row above the heads says something over the figures."""
        over = self.figures or self.years
        said = [self.rows[i][column].strip() for column in over]
        if not any(said):
            return False
        left = " ".join(cell.strip() for c, cell in enumerate(self.rows[i]) if c not in over)
        return len(left) < 100 or only_period(left) is not None

    def _is_short_name(self, i: int) -> bool:
        """One short text without digits in the first column, right above the heads: the name of that column."""
        row = self.rows[i]
        text = row[self.left].strip() if len(row) == self.width else ""
        return (
            len(row) == self.width
            and 0 < len(text) <= LONGEST_LABEL
            and len(text.split()) < 4
            and not any(c in text for c in ",;:")
            and not any(c.isdigit() for c in text)
            and not any(cell.strip() for cell in row[self.left + 1 :])
        )

    def _is_nameless(self, top: int, bottom: int) -> bool:
        """The first column alone has no name yet."""
        labels = range(self.left, min(self.figures, default=self.left + 1))
        said = [any(self.rows[i][column].strip() for i in range(top, bottom + 1)) for column in labels]
        return bool(said) and not said[0] and all(said[1:])
