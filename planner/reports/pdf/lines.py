"""Breaking text into lines: left-aligned, hyphenated by the rules of its language.

Lines end in what a listener needs: a space where the text had one, a soft hyphen (drawn as a hyphen) where a word
was broken. Search, copying and reading software then find whole words.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pyphen import Pyphen

from planner.reports.pdf.fonts import printable, width
from planner.reports.pdf.style import Style

NBSP = "\N{NO-BREAK SPACE}"
SOFT_HYPHEN = "\N{SOFT HYPHEN}"
ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
SHORTEST_BROKEN, LONGEST_BROKEN = 6, 60
_LETTERS = re.compile(r"[^\W\d_]+")
_JOINTS = re.compile(r"(?<=[^\W_][-–/])(?=[^\W\d_])")
_UNITS = re.compile(r" (?=[€%])")
_DICTIONARIES = {"de": "de_DE", "en": "en_GB"}

Break = tuple[int, str]
"""A place where a word may be broken: how many signs stay, and what is written after them."""


def text_lines(text: str, style: Style, available: float, language: str) -> tuple[str, ...]:
    """The lines of a text in `available` points of width; one empty line when the text is empty."""
    return _lines(text, style.font, style.size, available, language, style.hyphenate)


def one_line(text: str) -> str:
    """The text without line breaks and soft hyphens, in signs the font has."""
    return printable(" ".join(text.split("\n"))).replace(SOFT_HYPHEN, "")


def shortened(text: str, style: Style, available: float) -> str:
    """The text on one line, its end replaced by an ellipsis when it is longer than `available`."""
    line = one_line(text)
    if width(line, style.font, style.size) <= available:
        return line
    while line and width(line + ELLIPSIS, style.font, style.size) > available:
        line = line[:-1]
    return line.rstrip() + ELLIPSIS


@lru_cache(maxsize=20_000)
def _lines(text: str, font: str, size: float, available: float, language: str, hyphenate: bool) -> tuple[str, ...]:
    lines: list[str] = []
    for paragraph in _UNITS.sub(NBSP, printable(text)).split("\n"):
        plain = paragraph.replace(SOFT_HYPHEN, "")
        if width(plain, font, size) <= available:
            lines.append(plain)
        else:
            lines += _Breaker(font, size, available, language, hyphenate=hyphenate).lines(paragraph)
    return tuple(lines)


class _Breaker:
    """Fills lines greedily, word by word; a word that does not fit is broken where its language allows.

    Without `hyphenate` only words wider than a whole line are.
    """

    def __init__(self, font: str, size: float, available: float, language: str, *, hyphenate: bool) -> None:
        self._font, self._size, self._available, self._language = font, size, available, language
        self._hyphenate = hyphenate
        self._space = width(" ", font, size)
        self._hyphen = width(SOFT_HYPHEN, font, size)
        self._done: list[str] = []
        self._line: list[str] = []
        self._used = 0.0

    def lines(self, paragraph: str) -> list[str]:
        """The lines of one paragraph without line breaks of its own."""
        for word in paragraph.split(" "):
            if word:
                self._add(word)
        if self._line:
            self._done.append(" ".join(self._line))
        return self._done

    def _add(self, word: str) -> None:
        breaks = None
        rest = word.replace(SOFT_HYPHEN, "")
        while rest:
            wide = width(rest, self._font, self._size)
            room = self._available - self._used
            if wide <= room:
                self._line.append(rest)
                self._used += wide + self._space
                return
            if breaks is None:
                whole = self._hyphenate or self._measure(word) > self._available
                breaks = _breaks(word, self._language if whole else "")
            at, ending = self._last_fitting(rest, breaks, room)
            if at:
                self._end(rest[:at], ending)
            elif self._line:
                self._end("", " ")
            else:
                at = self._cut(rest)
                self._end(rest[:at], "")
            rest, breaks = rest[at:], tuple((place - at, mark) for place, mark in breaks if place > at)

    def _last_fitting(self, word: str, breaks: tuple[Break, ...], room: float) -> Break:
        best: Break = (0, "")
        for place, ending in breaks:
            if self._measure(word[:place]) + (self._hyphen if ending else 0.0) > room:
                break
            best = (place, ending)
        return best

    def _cut(self, word: str) -> int:
        """How many signs of a word without any break fit on a line; at least one."""
        used = 0.0
        for count, sign in enumerate(word):
            used += width(sign, self._font, self._size)
            if used > self._available:
                return max(count, 1)
        return len(word)

    def _measure(self, text: str) -> float:
        return sum(width(sign, self._font, self._size) for sign in text)

    def _end(self, last: str, ending: str) -> None:
        if last:
            self._line.append(last)
        self._done.append(" ".join(self._line) + ending)
        self._line = []
        self._used = 0.0


@lru_cache(maxsize=20_000)
def _breaks(word: str, language: str) -> tuple[Break, ...]:
    """The places where a word may be broken, in order; soft hyphens in it count, its own hyphens too."""
    places: dict[int, str] = {}
    parts = word.split(SOFT_HYPHEN)
    at = 0
    for part in parts[:-1]:
        at += len(part)
        places[at] = SOFT_HYPHEN
    plain = "".join(parts)
    if language and not places:
        for run in _LETTERS.finditer(plain):
            if SHORTEST_BROKEN <= len(run[0]) <= LONGEST_BROKEN:
                places |= {run.start() + place: SOFT_HYPHEN for place in _dictionary(language).positions(run[0])}
    places |= {match.start(): "" for match in _JOINTS.finditer(plain)}
    return tuple(sorted((place, mark) for place, mark in places.items() if 0 < place < len(plain)))


@cache
def _dictionary(language: str) -> Pyphen:
    return Pyphen(lang=_DICTIONARIES[language], left=3, right=3)
