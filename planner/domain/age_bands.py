"""Age bands as labels tell them, and whether the bands of one source add up to those of another.

`3 bis unter 6 Jahre`, `3 - 5` and `3-<6` are one band: its lowest age, and the first age above it. Bands of people of
another sort ("Kinder unter 3 Jahre in Betreuung") have another `stem` and are never put together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

OLDEST = 130
_DASH = r"(?:-|–|—|bis|to)"
_YEARS = r"(?:\s*[- ]?\s*(?:jahre[ns]?|jähr\w*|years?(?:\s+olds?)?|yrs?\.?|j\.))?"
_AGE = re.compile(r"jahr|jähr|year|alter|\bage", re.IGNORECASE)
_BELOW = re.compile(
    rf"(?:(?:von\s+)?(?P<low>\d{{1,3}}){_YEARS}\s*{_DASH}?\s*)?(?:unter|under|below|<)\s*(?P<high>\d{{1,3}})(?!\d){_YEARS}",
    re.IGNORECASE,
)
_SPAN = re.compile(
    rf"(?<![\d.,])(?P<low>\d{{1,3}}){_YEARS}\s*{_DASH}\s*(?P<high>\d{{1,3}})(?![\d.,]\d|\d){_YEARS}", re.IGNORECASE
)
_OPEN = re.compile(
    rf"(?:(?:ab|from)\s+(?P<from>\d{{1,3}})(?!\d){_YEARS}(?:\s*(?:und|u\.)\s*(?:älter|mehr))?"
    rf"|(?<!\d)(?P<low>\d{{1,3}}){_YEARS}\s*(?:\+|(?:und|u\.|and|or)\s*(?:älter\w*|mehr|over|older|more)))",
    re.IGNORECASE,
)
_SINGLE = re.compile(r"(?<!\d)(?P<low>\d{1,3})\s*-?\s*(?:jahre?|jährige\w*|years?(?:\s+olds?)?)\b", re.IGNORECASE)
_FILLERS = re.compile(
    r"\b(?:einwohner\w*|bevölkerung|personen|inhabitants|population|persons|people|altersgruppe\w*|age\s+group\w*"
    r"|im\s+alter(?:\s+von)?|alter|aged?|von|bis|jahre?n?|years?)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(r"[\W_]+")


class Band(NamedTuple):
    """Ages from `low` to below `high` (None: open above) of the people that `stem` speaks of, "" for all."""

    low: int
    high: int | None
    stem: str = ""

    def holds(self, other: Band) -> bool:
        """Whether another band lies in this one."""
        above = self.high is None or (other.high is not None and other.high <= self.high)
        return self.low <= other.low and above

    def meets(self, other: Band) -> bool:
        """Whether the two have ages in common."""
        return (other.high is None or self.low < other.high) and (self.high is None or other.low < self.high)


def band_of(label: str) -> Band | None:
    """The band a label tells, or None; `1 bis 3 Personen` and `2010 - 2012` are none."""
    for pattern in (_BELOW, _OPEN, _SPAN, _SINGLE):
        match = pattern.search(label)
        if match is None:
            continue
        found = _ages(pattern, match)
        rest = f"{label[: match.start()]} {label[match.end() :]}"
        stem = " ".join(_OTHER.sub(" ", _FILLERS.sub(" ", rest.casefold())).split())
        if found is None or (not _AGE.search(label) and (stem or rest.strip(" ,;:"))):
            return None
        return Band(*found, stem)
    return None


def _ages(pattern: re.Pattern[str], match: re.Match[str]) -> tuple[int, int | None] | None:
    told = match.groupdict()
    low = int(told.get("from") or told["low"] or 0)
    if pattern is _OPEN:
        high = None
    elif pattern is _SINGLE:
        high = low + 1
    else:
        high = int(told["high"]) + (pattern is _SPAN)
    if low >= OLDEST or (high is not None and not low < high <= OLDEST):
        return None
    return low, high


def parts_of(whole: Band, bands: Sequence[Band | None]) -> tuple[int, ...] | None:
    """The bands that cover `whole` exactly, each age once, as places in `bands`; the fewest there are, None without."""
    found = _cover(whole.low, whole, _startings(bands, whole.stem))
    return tuple(found) if found is not None else None


def _startings(bands: Sequence[Band | None], stem: str) -> dict[int, list[tuple[int, Band]]]:
    starts: dict[int, list[tuple[int, Band]]] = {}
    for place, band in enumerate(bands):
        if band is not None and band.stem == stem:
            starts.setdefault(band.low, []).append((place, band))
    for found in starts.values():
        found.sort(key=lambda item: (item[1].high is not None, -(item[1].high or 0), item[0]))
    return starts


def _cover(low: int, whole: Band, starts: dict[int, list[tuple[int, Band]]]) -> list[int] | None:
    """Longest bands first; each start is tried once, so that this ends quickly."""
    for place, band in starts.pop(low, []):
        if not whole.holds(band):
            continue
        if band.high == whole.high:
            return [place]
        rest = _cover(band.high, whole, starts) if band.high is not None else None
        if rest is not None:
            return [place, *rest]
    return None


def crossing(whole: Band, bands: Iterable[Band | None]) -> Band | None:
    """A band that reaches over a bound of `whole`, so that they cannot be brought together; None where there is none."""
    for band in bands:
        if band is not None and band.stem == whole.stem and whole.meets(band):
            if not whole.holds(band) and not band.holds(whole):
                return band
    return None
