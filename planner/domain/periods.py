"""Periods as text: `2012`, `2012-12-31`, `2012-12`, `2012-Q3`, `2012-H1`, `2012/13`, `2010..2012`; ordered by last day.

These are the stored forms. `normalised` turns what people and offices write (`31.12.2015`, `Dez 2013`,
`2. Halbjahr 2014`, `2000/2001`) into them, and refuses what could mean two days (`01/02/2003`). A school year runs
from 1 August to 31 July.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date

_YEAR = re.compile(r"\d{4}")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_HALF = re.compile(r"(\d{4})-H([12])")
_SCHOOL_YEAR = re.compile(r"(\d{4})/(\d{2})")

EARLIEST, LATEST = 1800, 2199
"""Years outside these are not taken for periods: they are numbers."""


def days_of(period: str) -> tuple[date, date] | None:
    """First and last day of a period in its stored form, or None for a text that is none."""
    try:
        if ".." not in period:
            return _days_of(period)
        start, _, end = period.partition("..")
        first, last = _days_of(start), _days_of(end)
    except ValueError:
        return None
    return (first[0], last[1]) if first and last and first[0] <= last[0] else None


def last_day(period: str) -> date | None:
    """The last day of a period, or None for a text that is none; a school year ends on 31 July."""
    days = days_of(period.strip())
    return days[1] if days else None


def sort_key(period: str) -> tuple[date, int, str]:
    """By last day, shorter periods first among those that end together; texts that are no period come first."""
    days = days_of(period)
    return (days[1], (days[1] - days[0]).days, period) if days else (date.min, 0, period)


def ordered(periods: Iterable[str]) -> tuple[str, ...]:
    """The distinct periods from the earliest to the latest."""
    return tuple(sorted(set(periods), key=sort_key))


def _days_of(text: str) -> tuple[date, date] | None:
    if not text.isascii():
        return None
    if _YEAR.fullmatch(text):
        return date(int(text), 1, 1), date(int(text), 12, 31)
    if match := _DAY.fullmatch(text):
        day = date(int(match[1]), int(match[2]), int(match[3]))
        return day, day
    if match := _MONTH.fullmatch(text):
        return _months(int(match[1]), int(match[2]), 1)
    if match := _QUARTER.fullmatch(text):
        return _months(int(match[1]), 3 * int(match[2]) - 2, 3)
    if match := _HALF.fullmatch(text):
        return _months(int(match[1]), 6 * int(match[2]) - 5, 6)
    if (match := _SCHOOL_YEAR.fullmatch(text)) and (int(match[1]) + 1) % 100 == int(match[2]):
        return date(int(match[1]), 8, 1), date(int(match[1]) + 1, 7, 31)
    return None


def _months(year: int, first: int, count: int) -> tuple[date, date]:
    last = first + count - 1
    if not 1 <= first <= last <= 12:
        raise ValueError(first)
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


_MONTH_NAMES = {
    name: number
    for number, names in enumerate(
        (
            "jan januar jänner january",
            "feb februar feber february",
            "mär märz mar mrz march",
            "apr april",
            "mai may",
            "jun juni june",
            "jul juli july",
            "aug august",
            "sep sept september",
            "okt oktober oct october",
            "nov november",
            "dez dezember dec december",
        ),
        start=1,
    )
    for name in names.split()
}

_WRITTEN_DAY = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
_DAY_OF_SHORT_YEAR = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{2})")
_SLASHED_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_STAMP = re.compile(r"(\d{4}-\d{2}-\d{2})[T ][\d:.]+(?:Z|[+-]\d{2}:?\d{2})?")
_NAMED_DAY = re.compile(r"(\d{1,2})\.?\s+([^\W\d]+)\.?\s+(\d{4})")
_NAMED_MONTH = re.compile(r"([^\W\d]+)\.?[\s-]+(\d{4})")
_SHORT_YEAR = re.compile(r"([^\W\d]+)\.?[\s.'’-]+(\d{2})")
_CENTURY = 70
"""Years of two digits from here on are of the last century."""
_SHORT_MONTH = re.compile(r"(\d{1,2})[./](\d{4})")
_YEAR_POINT = re.compile(r"(\d{4})\.0+")
_TWO_YEARS = re.compile(r"(\d{4})\s?/\s?(\d{2}|\d{4})")
_SPAN = re.compile(r"(.+?)(?:\s*(?:\.\.|–|—|\bbis\b|\bto\b)\s*|\s+-\s+)(.+)", re.IGNORECASE)
_YEAR_SPAN = re.compile(r"(\d{4})\s*-\s*(\d{4})")
_PART = re.compile(
    r"(?:(?P<n1>[1-4]|I{1,3}|IV)\.?\s*(?P<w1>quartal|quarter|vierteljahr|halbjahr|half|vj|hj|q|h)\.?"
    r"|(?P<w2>quartal|quarter|halbjahr|vj|hj|q|h)\s*(?P<n2>[1-4]))[\s/,-]*(?P<y1>\d{4})"
    r"|(?P<y2>\d{4})[\s/,-]*(?P<w3>q|h|hj|quartal|halbjahr)\s*(?P<n3>[1-4])",
    re.IGNORECASE,
)
_ROMAN_QUARTER = re.compile(r"(I{1,3}|IV)\s?/\s?(\d{4})")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def normalised(text: str) -> str | None:
    """The stored form of a period as written, or None when it is no period or could be read in two ways."""
    text = " ".join(text.split())
    if not text or len(text) > 40:
        return None
    found = _plain(text)
    if found is None and (match := _YEAR_SPAN.fullmatch(text) or _SPAN.fullmatch(text)):
        ends = _plain(match[1].strip()), _plain(match[2].strip())
        found = f"{ends[0]}..{ends[1]}" if ends[0] and ends[1] else None
    days = days_of(found) if found else None
    return found if days and days[0].year >= EARLIEST and days[1].year <= LATEST else None


def _plain(text: str) -> str | None:
    """One period without "from … to"."""
    if not text.isascii():
        text = text.translate(_FULL_WIDTH)
    if match := _YEAR_POINT.fullmatch(text) or _STAMP.fullmatch(text):
        text = match[1]
    if match := _TWO_YEARS.fullmatch(text):
        return f"{match[1]}/{match[2][-2:]}" if len(match[2]) == 2 or int(match[2]) == int(match[1]) + 1 else None
    return text if _safely(text) else _day(text) or _month(text) or _part(text)


_FULL_WIDTH = {0xFF10 + digit: str(digit) for digit in range(10)}


def _day(text: str) -> str | None:
    if match := _WRITTEN_DAY.fullmatch(text):
        return f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}"
    if match := _DAY_OF_SHORT_YEAR.fullmatch(text):
        return f"{_century(match[3])}{match[3]}-{int(match[2]):02}-{int(match[1]):02}"
    if match := _SLASHED_DAY.fullmatch(text):
        one, two = int(match[1]), int(match[2])
        if one > 12 or one == two:
            return f"{match[3]}-{two:02}-{one:02}"
        return f"{match[3]}-{one:02}-{two:02}" if two > 12 else None
    if (match := _NAMED_DAY.fullmatch(text)) and (month := _MONTH_NAMES.get(match[2].lower())):
        return f"{match[3]}-{month:02}-{int(match[1]):02}"
    return None


def _month(text: str) -> str | None:
    if (match := _NAMED_MONTH.fullmatch(text)) and (month := _MONTH_NAMES.get(match[1].lower())):
        return f"{match[2]}-{month:02}"
    if (match := _SHORT_YEAR.fullmatch(text)) and (month := _MONTH_NAMES.get(match[1].lower())):
        return f"{_century(match[2])}{match[2]}-{month:02}"
    if match := _SHORT_MONTH.fullmatch(text):
        return f"{match[2]}-{int(match[1]):02}"
    return None


def _century(year: str) -> int:
    return 19 if int(year) >= _CENTURY else 20


def _part(text: str) -> str | None:
    """A quarter or half of a year, also `III/2013`; a "school half-year" is none."""
    if match := _ROMAN_QUARTER.fullmatch(text):
        return f"{match[2]}-Q{_ROMAN[match[1].lower()]}"
    match = _PART.fullmatch(text)
    if match is None:
        return None
    word = (match["w1"] or match["w2"] or match["w3"]).lower()
    number = (match["n1"] or match["n2"] or match["n3"]).lower()
    return f"{match['y1'] or match['y2']}-{'H' if word.startswith('h') else 'Q'}{_ROMAN.get(number, number)}"


def _safely(text: str) -> bool:
    try:
        return _days_of(text) is not None
    except ValueError:
        return False
