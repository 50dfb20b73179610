"""Days as a person types them, read strictly: day before month, ISO everywhere, what can be read in two ways is asked about."""

from __future__ import annotations

import re
from datetime import date, timedelta

from planner.domain.errors import BadInput
from planner.domain.record import N_
from planner.texts import Texts

FIRST_YEAR, LAST_YEAR = 1900, 2199
CENTURY = 70
"""Two digits below this are a year from 2000 on."""
EXCEL = date(1899, 12, 30)
_FLAGS = re.ASCII
_TIME = re.compile(r"[T ]\s*00?:00(?::00(?:\.0+)?)?$")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", _FLAGS)
_DOTS = re.compile(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4}|\d{2})", _FLAGS)
_OTHER = re.compile(r"(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d{2})", _FLAGS)
_WORDS = re.compile(r"(\d{1,2})\.? ?([^\W\d_]+)\.?,? ?(\d{4}|\d{2})")
_SERIAL = re.compile(r"[2-9]\d{4}", _FLAGS)
_PART = re.compile(r"(?:\d{1,2}[./-])?\d{4}|\d{1,2}\.\d{1,2}\.?", _FLAGS)


def read_date(text: str, texts: Texts) -> date:
    """The day `text` names; raises BadInput with an example for what is no day, or more than one."""
    said = _TIME.sub("", " ".join(text.split()))
    if match := _ISO.fullmatch(said):
        return _day(said, int(match[1]), int(match[2]), int(match[3]), texts)
    if match := _DOTS.fullmatch(said):
        return _day(said, _year(match[3]), int(match[2]), int(match[1]), texts)
    if match := _OTHER.fullmatch(said):
        return _either(said, match, texts)
    if match := _WORDS.fullmatch(said):
        month = texts.months.get(match[2].casefold())
        if month is not None:
            return _day(said, _year(match[3]), month, int(match[1]), texts)
    if _SERIAL.fullmatch(said):
        raise BadInput(
            N_("“{text}” may stand for {day} in a spreadsheet. Type the date itself."),
            text=said,
            day=texts.date(EXCEL + timedelta(days=int(said))),
        )
    if _PART.fullmatch(said):
        raise BadInput(N_("Type day, month and year. Example: {example}"), example=example(texts))
    raise BadInput(N_("“{text}” is not a date. Example: {example}"), text=said, example=example(texts))


def example(texts: Texts) -> str:
    """A day a person could type."""
    return texts.date(date(2028, 12, 31))


def _either(said: str, match: re.Match[str], texts: Texts) -> date:
    """Slashes and hyphens: day first by the language, month first elsewhere."""
    first, second, year = int(match[1]), int(match[3]), _year(match[4])
    reads_day_first = texts.language != "de" and match[2] == "/" and len(match[4]) == 4
    if not reads_day_first and first != second and first <= 12 and second <= 12:
        one, other = date(year, second, first), date(year, first, second)
        raise BadInput(
            N_("“{text}” can mean {one} or {other}. Type the one you mean."),
            text=said,
            one=texts.date(one),
            other=texts.date(other),
        )
    return _day(said, year, second, first, texts)


def _day(said: str, year: int, month: int, day: int, texts: Texts) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise BadInput(N_("Check the year of “{text}”. Example: {example}"), text=said, example=example(texts))
    try:
        return date(year, month, day)
    except ValueError:
        raise BadInput(
            N_("There is no such date: “{text}”. Example: {example}"), text=said, example=example(texts)
        ) from None


def _year(digits: str) -> int:
    number = int(digits)
    if len(digits) == 4:
        return number
    return number + (2000 if number < CENTURY else 1900)
