"""Bands of age (or of anything counted) read from names: which of them lie side by side and fill a wider one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

OPEN_END = 200
MOST_BANDS = 250
_NUMBER = re.compile(r"\d+")
_UNDER = re.compile(r"\b(unter|under|less than|bis unter|jünger|younger|<)", re.IGNORECASE)
_OVER = re.compile(r"(und älter|und mehr|and older|and over|and more|\+|über|over|>|ab )", re.IGNORECASE)

Band = tuple[int, int]


def tilings(names: Sequence[str]) -> list[tuple[int, tuple[int, ...]]]:
    """(a name, the names whose bands fill its band), by number; a name without a band stands for everything.

    Only proposals: whether the counts add up is for the counts to say.
    """
    bands = {at: band for at, name in enumerate(names) if (band := band_of(name)) is not None}
    if not 2 <= len(bands) <= MOST_BANDS:
        return []
    low, high = min(band[0] for band in bands.values()), max(band[1] for band in bands.values())
    found: dict[tuple[int, tuple[int, ...]], None] = {}
    for at in range(len(names)):
        wanted = bands.get(at, (low, high))
        others = {other: band for other, band in bands.items() if other != at and band != wanted}
        for fine in (True, False):
            parts = _tiled(wanted, others, fine=fine)
            if len(parts) > 1:
                found[at, parts] = None
    return list(found)


def band_of(name: str) -> Band | None:
    """The band a name speaks of, from the first year to before the last: “3 to under 6” is (3, 6)."""
    numbers = [int(word) for word in _NUMBER.findall(name) if int(word) < OPEN_END]
    if len(numbers) >= 2 and numbers[0] < numbers[1]:
        return numbers[0], numbers[1]
    if numbers and _UNDER.search(name):
        return 0, numbers[0]
    if numbers and _OVER.search(name):
        return numbers[0], OPEN_END
    return None


def _tiled(wanted: Band, bands: Mapping[int, Band], *, fine: bool) -> tuple[int, ...]:
    """Bands side by side from the first to the last year, () when they do not fill it.

    A band may end with its last year or before it: 0–2 is followed by 2 or by 3.
    """
    parts: list[int] = []
    starts: tuple[int, ...] = (wanted[0],)
    end = wanted[1]
    while True:
        fitting = [
            (band[1], at) for at, band in bands.items() if band[0] in starts and band[1] <= end and at not in parts
        ]
        if not fitting:
            return ()
        last, at = min(fitting) if fine else max(fitting)
        parts.append(at)
        if last >= end - 1:
            return tuple(parts)
        starts = (last, last + 1)
