"""A year in one column and its month, quarter or half in another: put together to one period."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from planner.domain.periods import normalised
from planner.exchange.columns import Column
from planner.exchange.dated import part_of_year

_NUMBERED = (
    (re.compile(r"\b(?:berichts)?monat|month", re.IGNORECASE), 12, "{year}-{number:02}"),
    (re.compile(r"\bquartal|quarter", re.IGNORECASE), 4, "{year}-Q{number}"),
    (re.compile(r"\bhalbjahr|half", re.IGNORECASE), 2, "{year}-H{number}"),
)
_YEAR = re.compile(r"(?:1[89]|20|21)\d\d(?:\.0)?")


def with_parts_of_years(columns: Sequence[Column]) -> tuple[Column, Column, list[str]] | None:
    """The column of years, that of their parts, and the period of each row; nothing where there are no such two."""
    years = [one for one in columns if one.filled and one.distinct < 400 and all(map(_YEAR.fullmatch, one.filled))]
    for year in years:
        for part in columns:
            made = _together(year, part) if part is not year and 0 < part.distinct <= 24 else None
            if made is not None:
                pairs = zip(year.codes, part.codes, strict=True)
                return year, part, [made.get((year.words[a], part.words[b]), "") for a, b in pairs]
    return None


def _together(year: Column, part: Column) -> Mapping[tuple[str, str], str] | None:
    """The period of each pair of words; nothing when a word of the second column names no part of a year."""
    template = next((form for name, most, form in _NUMBERED if name.search(part.name) and _counts(part, most)), None)
    made: dict[tuple[str, str], str] = {}
    for one in year.filled:
        for word in part.filled:
            bare = one[:4]
            told = normalised(template.format(year=bare, number=int(word))) if template else part_of_year(word, bare)
            if told is None:
                return None
            made[one, word] = told
    return made


def _counts(column: Column, most: int) -> bool:
    """Whole numbers from 1."""
    return all(word.isdecimal() and len(word) < 3 and 1 <= int(word) <= most for word in column.filled)
