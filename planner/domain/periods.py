"""Periods as text: `2012`, `2012-12-31`, `2012-12`, `2012-Q3`, `2012-H1`, `2012/13`, `2010..2012`; ordered by last day."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_YEAR = re.compile(r"\d{4}")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_HALF = re.compile(r"(\d{4})-H([12])")
_SCHOOL_YEAR = re.compile(r"(\d{4})/(\d{2})")


def last_day(period: str) -> date | None:
    """The last day of a period, or None for a text that is none; a school year ends on 31 July."""
    text = period.strip().rpartition("..")[2]
    try:
        return _last_day(text)
    except ValueError:
        return None


def _last_day(text: str) -> date | None:
    if _YEAR.fullmatch(text):
        return date(int(text), 12, 31)
    if match := _DAY.fullmatch(text):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if match := _MONTH.fullmatch(text):
        return _end_of_month(int(match[1]), int(match[2]))
    if match := _QUARTER.fullmatch(text):
        return _end_of_month(int(match[1]), 3 * int(match[2]))
    if match := _HALF.fullmatch(text):
        return _end_of_month(int(match[1]), 6 * int(match[2]))
    if match := _SCHOOL_YEAR.fullmatch(text):
        return date(int(match[1]) + 1, 7, 31)
    return None


def _end_of_month(year: int, month: int) -> date:
    if not 1 <= month <= 12:
        raise ValueError(month)
    return date(year, month, monthrange(year, month)[1])
