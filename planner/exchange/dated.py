"""Dates and years inside other text: heads like `Arbeitslose (Dez 2013)`, title lines, names of sheets and files."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from planner.domain.periods import normalised

_MONTH = (
    r"(?:jan(?:uar|uary)?|jänner|feb(?:ruar|ruary)?|mär(?:z)?|mar(?:ch)?|mrz|apr(?:il)?|mai|may|juni?e?|juli?y?|"
    r"aug(?:ust)?|sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|de[zc](?:ember)?)"
)
_PART = r"(?:quartal|quarter|vierteljahr|halbjahr|vj|hj|q|h)"
_YEAR = r"(?:1[89]|20|21)\d\d"
_CANDIDATE = (
    rf"(?<![\d.,/])(?:\d{{1,2}}\.\s?\d{{1,2}}\.\s?{_YEAR}|{_YEAR}-\d\d-\d\d|\d{{1,2}}\.?\s+{_MONTH}\.?\s+{_YEAR}"
    rf"|(?<![^\W\d]){_MONTH}\.?[\s-]+{_YEAR}|[1-4]\.?\s*{_PART}\.?[\s/]*{_YEAR}|{_YEAR}[\s/-]*{_PART}\s?[1-4]"
    rf"|{_YEAR}\s?/\s?(?:{_YEAR}|\d\d)|{_YEAR}\s?[-–]\s?{_YEAR}|\d\d?/{_YEAR}|{_YEAR})(?!\d|[.,]\d)"
)
_FOUND = re.compile(_CANDIDATE, re.IGNORECASE)
_CALLED = r"(?:am|zum|vom|im|stand|datenstand|stichtag|jahresende|ende|jahr|year|as of|at|date|in)"
_CUT = re.compile(
    rf"\s*[,;:–-]?\s*[(\[]?\s*(?:\b{_CALLED}\b\s*:?\s*)*({_CANDIDATE})\s*(?:\(jahr\))?\s*[)\]]?", re.IGNORECASE
)
_ENCLOSED = re.compile(rf"[(\[]\s*(?:\b{_CALLED}\b\s*:?\s*)*({_CANDIDATE})\s*[)\]]|\s({_CANDIDATE})\s*$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:bis|seit|ab|nach|vor|until|since|from|before|after|jahrgang)\s*$", re.IGNORECASE)
_BARE_YEAR = re.compile(_YEAR)
_FILLER = frozenset(
    [
        "am",
        "zum",
        "vom",
        "im",
        "in",
        "jahr",
        "jahre",
        "jahres",
        "stand",
        "stands",
        "stichtag",
        "stichtage",
        "datenstand",
        "gebietsstand",
        "zuordnungsstand",
        "ende",
        "jahresende",
        "quartal",
        "halbjahr",
        "as",
        "of",
        "at",
        "on",
        "the",
        "year",
        "date",
        "reference",
    ]
)
_SPOKEN = re.compile(r"\b(?:daten)?stand\b|stichtag|\bam\b|\bzum\b|\bjahr\b|\bas of\b|\bdate\b", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"gebietsstand|erstellt|abgerufen|abruf|druck|veröffentlicht|©|\(c\)|copyright|published|bis \d{4}", re.IGNORECASE
)


class Dated(NamedTuple):
    """A period found in a text, and the text without it."""

    period: str
    rest: str


def only_period(text: str) -> str | None:
    """The period when the text says nothing else: `am 31.12.2022 (Jahr)`, `Stand: Dez 2013`."""
    whole = normalised(text)
    if whole or not text or len(text) > 80 or not any(c.isdigit() for c in text):
        return whole
    match = _FOUND.search(text)
    period = normalised(match[0]) if match else None
    if match is None or period is None:
        return None
    words = re.findall(r"\w+", (text[: match.start()] + " " + text[match.end() :]).lower())
    return period if all(word in _FILLER or (word.isdecimal() and len(word) == 1) for word in words) else None


def period_in(text: str) -> Dated | None:
    """A day, month, quarter, or a year set apart (in brackets or last) in a head, and the head without it."""
    if not any(c.isdigit() for c in text):
        return None
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
    other: set[str] = set()
    for line in lines:
        if _ELSEWHERE.search(line) or len(line) > 300:
            continue
        periods = {period for match in _FOUND.finditer(line) if (period := normalised(match[0]))}
        (spoken if _SPOKEN.search(line) else other).update(periods)
    found = spoken or other
    return next(iter(found)) if len(found) == 1 else None


def named_period(name: str) -> str | None:
    """The one period in the name of a file or sheet: `2012_Altersgruppen`, `Stand 2012-12-31`, `20121231`."""
    if match := re.fullmatch(r"\D*((?:19|20)\d\d)([01]\d)([0-3]\d)\D*", name):
        return normalised("-".join(match.groups()))
    text = name.replace("_", " ")
    periods = {period for match in _FOUND.finditer(text) if (period := normalised(match[0]))}
    return next(iter(periods)) if len(periods) == 1 else None


def without_period(name: str) -> str:
    """A name without its dates, so that next year's file speaks of the same."""
    text = _FOUND.sub(" ", name.replace("_", " "))
    return " ".join(text.split()).strip(" -–,;:.") or name
