"""A sheet of cells: what every kind of file is read into before anybody asks what it means.

A cell is its text as it stands. Where the file itself holds a number as such (workbooks do), the cell is a ``Number``:
its text as shown, and the value, so that nobody has to guess at separators. Dates become their ISO text.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from itertools import islice
from typing import NamedTuple, Protocol, Self

CHUNK = 500
"""Rows read at once: few enough to stay in the processor's cache until their columns are coded."""
INDENT = "  "
_SPOKEN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_PADDED = re.compile(r"[0 .\-/]*0[0 .\-/]*")


class Number(str):
    """A number that the file holds as such: the text as it is shown, and its value."""

    __slots__ = ("value",)
    value: float

    def __new__(cls, text: str, value: float) -> Self:
        """The text with its value."""
        made = super().__new__(cls, text)
        made.value = value
        return made

    def __eq__(self, other: object) -> bool:
        """A number equals no mere text: `4.512` typed as text may mean something else."""
        return isinstance(other, Number) and self.value == other.value and str.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash((self.value, str.__hash__(self)))


class Merged(NamedTuple):
    """Cells joined to one; rows and columns count from 0, the last ones included."""

    top: int
    left: int
    bottom: int
    right: int


class Sheet(Protocol):
    """One sheet of a file, however it is stored."""

    @property
    def name(self) -> str:
        """What the sheet is called; "" where the file is a single table."""

    @property
    def merged(self) -> Sequence[Merged]:
        """Cells that are joined, where the file says so."""

    @property
    def hidden(self) -> bool:
        """Whether nobody sees the sheet in a spreadsheet."""

    @property
    def of(self) -> str:
        """The sheet it is a part of, "" where it is whole."""

    def chunks(self, skip: int = 0, size: int = CHUNK) -> Iterator[list[list[str]]]:
        """The rows behind the first ``skip``, many at a time."""

    def expected(self) -> int:
        """About how many rows there are."""


@dataclass(frozen=True, slots=True)
class GridSheet:
    """A sheet of a workbook, whole in memory. ``hidden``: nobody sees it in a spreadsheet; ``of``: the sheet it is a
    part of, where that holds several tables.
    """

    name: str
    rows: list[list[str]] = field(repr=False)
    merged: Sequence[Merged] = ()
    hidden: bool = False
    of: str = ""

    def chunks(self, skip: int = 0, size: int = CHUNK) -> Iterator[list[list[str]]]:
        """The rows behind the first ``skip``, many at a time."""
        rows = iter(self.rows[skip:])
        while chunk := list(islice(rows, size)):
            yield chunk

    def expected(self) -> int:
        """How many rows there are."""
        return len(self.rows)


def grid(name: str, rows: list[list[str]], merged: Sequence[Merged] = (), *, hidden: bool = False) -> GridSheet:
    """A sheet of these rows: blank ones at the end and blank columns at the right dropped, all rows equally long."""
    while rows and not any(rows[-1]):
        rows.pop()
    width = max((_filled(row) for row in rows), default=0)
    for i, row in enumerate(rows):
        rows[i] = row[:width] + [""] * (width - len(row))
    return GridSheet(name, rows, merged, hidden)


def _filled(row: Sequence[str]) -> int:
    """The length of a row without its blank end."""
    last = len(row)
    while last and not row[last - 1].strip():
        last -= 1
    return last


def cell(value: object, shown: str = "", indent: int = 0) -> str:
    """A cell of a workbook as text; ``shown`` is its number format, ``indent`` how far it is set in."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return _number(float(value), shown)
    if isinstance(value, datetime | date):
        return _date(value, shown)
    if isinstance(value, time):
        return value.isoformat()
    text = str(value)
    return INDENT * indent + text if indent and text.strip() else text


def _number(value: float, shown: str) -> str:
    """Percent signs and leading zeros are part of what is shown; other formats only round."""
    if not math.isfinite(value):
        return ""
    bare = _SPOKEN.sub("", shown.partition(";")[0])
    if "%" in bare:
        return Number(f"{value * 100:.12g}%", float(f"{value * 100:.12g}"))
    text = f"{value:.15g}" if abs(value) < 1e15 else repr(value)
    digits = bare.count("0")
    if digits > 1 and value >= 0 and value.is_integer() and _PADDED.fullmatch(bare):
        text = text.zfill(digits)
    return Number(text, value)


def _date(value: datetime | date, shown: str) -> str:
    """A day; only the month or the year where no more is shown."""
    day = value.date() if isinstance(value, datetime) else value
    bare = _SPOKEN.sub("", shown.partition(";")[0]).lower()
    if "y" in bare and "d" not in bare:
        return day.isoformat()[:7] if "m" in bare else day.isoformat()[:4]
    return day.isoformat()
