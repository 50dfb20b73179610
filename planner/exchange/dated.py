"""Dates and years inside other text: heads like `Arbeitslose (Dez 2013)`, title lines, names of sheets and files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import timedelta
from itertools import pairwise
from typing import NamedTuple

from planner.domain.periods import days_of, normalised

_MONTH = (
    r"(?:jan(?:uar|uary)?|jänner|feb(?:ruar|ruary)?|mär(?:z)?|mar(?:ch)?|mrz|apr(?:il)?|mai|may|juni?e?|juli?y?|"
    r"aug(?:ust)?|sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|de[zc](?:ember)?)"
)
_PART = r"(?:quartal|quarter|vierteljahr|halbjahr|vj|hj|q|h)"
_YEAR = r"(?:1[89]|20|21)\d\d"
_CANDIDATE = (
    rf"(?<![\d.,/])(?:{_YEAR}\s?/\s?\d\d\s?(?:[-–]|bis)\s?{_YEAR}\s?/\s?\d\d|\d{{1,2}}\.\s?\d{{1,2}}\.\s?{_YEAR}|{_YEAR}-\d\d-\d\d|\d{{1,2}}\.?\s+{_MONTH}\.?\s+{_YEAR}"
    rf"|(?<![^\W\d]){_MONTH}\.?[\s-]+{_YEAR}|(?:[1-4]|\bI{{1,3}}|\bIV)\.?\s*{_PART}\.?[\s/]*{_YEAR}"
    rf"|(?<![^\W\d]){_PART}\s?[1-4][\s/]+{_YEAR}|{_YEAR}-\d\d(?![\d-])|{_YEAR}[\s/-]*{_PART}\s?[1-4]"
    rf"|{_YEAR}\s?/\s?(?:{_YEAR}|\d\d)|{_YEAR}\s?[-–]\s?{_YEAR}|\d\d?/{_YEAR}|{_YEAR})(?!\d|[.,]\d)"
)
_FOUND = re.compile(_CANDIDATE, re.IGNORECASE)
_CALLED = r"(?:am|zum|vom|im|stand|datenstand|stichtag|jahresende|ende|jahr|year|as of|at|date|in)"
_CUT = re.compile(
    rf"\s*[,;:–-]?\s*[(\[]?\s*(?:\b{_CALLED}\b\s*:?\s*)*({_CANDIDATE})\s*(?:\(jahr\))?\s*[)\]]?", re.IGNORECASE
)
_ENCLOSED = re.compile(rf"[(\[]\s*(?:\b{_CALLED}\b\s*:?\s*)*({_CANDIDATE})\s*[)\]]|\s({_CANDIDATE})\s*$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:bis|seit|ab|nach|vor|until|since|from|before|after|jahrgang)\s*$", re.IGNORECASE)
_LED_TO = re.compile(r"[\s,;(]+(?:(?:am|zum|vom|im|stand|stichtag|as of)\b[\s:]*)+$", re.IGNORECASE)
"""What led to a date that was taken away."""
_ENDS = " -–,;:."
LONGEST_LINE = 300
LONGEST_DATE = 80
LONGEST_STEP = 5
"""Series are told each year, or every few years."""
_BARE_YEAR = re.compile(_YEAR)
_DATEABLE = re.compile(rf"{_YEAR}|[a-z]{{3}}.*\d\d|\.\d\d?\.\s?\d\d", re.IGNORECASE)
"""Without a year, or a month before two digits, nothing need be tried; most cells have neither."""
_PART_ALONE = re.compile(rf"{_MONTH}\.?|(?:[1-4]|I{{1,3}}|IV)\.?\s*{_PART}\.?|{_PART}\s?[1-4]", re.IGNORECASE)
_FILLERS = (
    "am zum vom im in jahr jahre jahres stand stands stichtag stichtage datenstand gebietsstand zuordnungsstand ende"
    " jahresende quartal halbjahr zeit zeitraum zeitpunkt datum monat schuljahr schuljahre sj kita kitajahr kiga"
    " kindergartenjahr berichtsjahr berichtsmonat berichtszeitraum berichtszeitpunkt erhebungsjahr bezugsjahr kalenderjahr"
    " einschulungsjahr einschulungsjahrgang untersuchungsjahr vorläufig vorl p r as of at on the year date reference"
    " school provisional"
)
_FILLER = frozenset(_FILLERS.split())
_RAISED = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹]+[⁾)]?")
_SPOKEN = re.compile(
    r"stichtag|\bam\b|\bzum\b|\bjahr\b|\bberichts(?:jahr|monat|zeitraum)|schuljahr|\bas of\b|reference", re.IGNORECASE
)
_DATED = re.compile(r"\bstand\b|\bdate\b|\bdatum\b", re.IGNORECASE)
_AS_OF = re.compile(rf"\bdatenstand\s*:?\s*(?:vom\s+)?({_CANDIDATE})", re.IGNORECASE)
_SCHOOL_YEAR = re.compile(rf"(?<!\d)({_YEAR})[-_](\d\d)(?![\d_-])")
_ELSEWHERE = re.compile(
    r"gebietsstand|erstellt|abgerufen|abruf|druck|veröffentlicht|©|\(c\)|copyright|published|bis \d{4}", re.IGNORECASE
)


class Dated(NamedTuple):
    """A period found in a text, and the text without it."""

    period: str
    rest: str


def only_period(text: str) -> str | None:
    """The period when the text says nothing else: `am 31.12.2022 (Jahr)`, `Stand: Dez 2013`."""
    if not text or len(text) > LONGEST_DATE or (text.isascii() and not _DATEABLE.search(text)):
        return None
    whole = normalised(text)
    if whole or not any(c.isdigit() for c in text):
        return whole
    text = _RAISED.sub("", text)
    match = _FOUND.search(text)
    period = normalised(match[0]) if match else None
    if match is None or period is None:
        return None
    words = re.findall(r"\w+", (text[: match.start()] + " " + text[match.end() :]).lower())
    return period if all(word in _FILLER or (word.isdecimal() and len(word) == 1) for word in words) else None


def is_year(text: str) -> bool:
    """Four digits that are a year, and nothing else."""
    return bool(_BARE_YEAR.fullmatch(text.strip()))


def is_near(years: Sequence[str]) -> bool:
    """Years that follow each other, as those of a series do."""
    told = sorted({int(year) for year in years})
    return len(told) == 1 or all(1 <= later - sooner <= LONGEST_STEP for sooner, later in pairwise(told))


def part_of_year(text: str, year: str) -> str | None:
    """The month, quarter or half of a year that a text names beside it: `Dezember` or `3. Quartal` beside `2020`."""
    if not _BARE_YEAR.fullmatch(year) or not _PART_ALONE.fullmatch(text.strip()):
        return None
    return normalised(f"{text.strip()} {year}")


def period_in(text: str) -> Dated | None:
    """A day, month, quarter, or a year set apart (in brackets or last) in a head, and the head without it."""
    if not any(c.isdigit() for c in text):
        return None
    if "_" in text and " " not in text:
        text = text.replace("_", " ")
    found = [(match, normalised(match[1])) for match in _CUT.finditer(text)]
    known = [(match, period) for match, period in found if period]
    if len(known) != 1:
        return None
    match, period = known[0]
    if _BARE_YEAR.fullmatch(match[1]) and (not _ENCLOSED.search(text) or _UNTIL.search(text[: match.start(1)])):
        return None
    rest = " ".join(f"{text[: match.start()]} {text[match.end() :]}".split()).strip(" ,;:-–")
    return Dated(period, rest) if rest else None


def told_period(lines: Iterable[str]) -> str | None:
    """The one period that title lines tell: those that speak of a date first; None when they tell several."""
    spoken: set[str] = set()
    dated: set[str] = set()
    other: set[str] = set()
    late: set[str] = set()
    for line in lines:
        if _ELSEWHERE.search(line) or len(line) > LONGEST_LINE:
            continue
        bare = _AS_OF.sub(" ", line)
        periods = _periods(bare) or {whole for whole in (only_period(bare.strip()),) if whole}
        late |= _periods(line) - periods
        (spoken if _SPOKEN.search(bare) else dated if _DATED.search(bare) else other).update(periods)
    if late and not any(len(one) > len("2012") for one in spoken | dated | other):
        dated |= late
    if not spoken and dated and other and not all(_is_date_of(one, other) for one in dated):
        return None  # the day of the table, or the day it was printed
    found = spoken or dated or other or late
    return next(iter(found)) if len(found) == 1 else None


def _periods(text: str) -> set[str]:
    return {period for match in _FOUND.finditer(text) if (period := normalised(match[0]))}


def _is_date_of(period: str, others: Iterable[str]) -> bool:
    """A day that figures are usually counted on, or one within every other period that is told."""
    days = days_of(period)
    if days is None:
        return False
    first, last = days
    if first == last and (first.day == 1 or (first + timedelta(days=1)).day == 1):
        return True
    told = [days_of(other) for other in others]
    return all(one is not None and one[0] <= first and last <= one[1] for one in told)


def named_period(name: str) -> str | None:
    """The one period in the name of a file or sheet: `2012_Altersgruppen`, `Stand 2012-12-31`, `20121231`, `2019-20`."""
    if match := re.fullmatch(r"\D*((?:19|20)\d\d)([01]\d)([0-3]\d)\D*", name):
        return normalised("-".join(match.groups()))
    if (match := _SCHOOL_YEAR.search(name)) and int(match[2]) == (int(match[1]) + 1) % 100:
        month = int(match[2]) <= 12 and not re.search(r"schul|\bsj|kita|kiga", name, re.IGNORECASE)
        return None if month else f"{match[1]}/{match[2]}"  # `2010-11` may be a month
    periods = _periods(name.replace("_", " ")) or {whole for whole in (only_period(name),) if whole}
    return next(iter(periods)) if len(periods) == 1 else None


def without_period(name: str) -> str:
    """A name without its dates, so that next year's file speaks of the same."""
    text = " ".join(_FOUND.sub(" ", name.replace("_", " ")).split()).strip(_ENDS)
    return _LED_TO.sub("", text).strip(_ENDS) or text or name
