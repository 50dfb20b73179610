"""A year in one column and its month in another, or first and last year of a time: put together to one period."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from planner.domain.periods import normalised
from planner.exchange.columns import Column
from planner.exchange.dated import only_period, part_of_year

_NUMBERED = (
    (re.compile(r"\b(?:berichts)?monat|month", re.IGNORECASE), 12, "{year}-{number:02}"),
    (re.compile(r"\bquartal|quarter", re.IGNORECASE), 4, "{year}-Q{number}"),
    (re.compile(r"\bhalbjahr|half", re.IGNORECASE), 2, "{year}-H{number}"),
)
MOST = 400
_YEAR = re.compile(r"(?:1[89]|20|21)\d\d(?:\.0)?")


_FROM = re.compile(r"\b(?:von|from|beginn|start|ab)\b", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:bis|to|until|ende|end)\b", re.IGNORECASE)


def with_date(column: Column) -> bool:
    """Whether the name of a column says that a time begins or ends with it."""
    return bool(_FROM.fullmatch(column.name.strip()) or _UNTIL.fullmatch(column.name.strip()))


def with_ends(columns: Sequence[Column]) -> tuple[Column, Column, list[str]] | None:
    """The columns of the first and the last day or year of a time, and the time of each row."""
    dated = [one for one in columns if one.filled and one.distinct < MOST and all(map(only_period, one.filled))]
    first = next((one for one in dated if _FROM.search(one.name)), None)
    last = next((one for one in dated if _UNTIL.search(one.name) and one is not first), None)
    if first is None or last is None:
        return None
    pairs = [(first.words[a], last.words[b]) for a, b in zip(first.codes, last.codes, strict=True)]
    made = {pair: _span(*pair) for pair in set(pairs)}
    return (first, last, [made[pair] for pair in pairs]) if all(made.values()) else None


def _span(first: str, last: str) -> str:
    one, other = only_period(first), only_period(last)
    return (one if one == other else normalised(f"{one}..{other}")) or "" if one and other else ""


def with_parts_of_years(columns: Sequence[Column]) -> tuple[Column, Column, list[str]] | None:
    """The column of years, that of their parts, and the period of each row; nothing where there are no such two."""
    years = [one for one in columns if one.filled and one.distinct < MOST and all(map(_YEAR.fullmatch, one.filled))]
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
