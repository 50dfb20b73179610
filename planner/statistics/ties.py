"""Which counts a supplied rate is made of: found in the numbers, as whoever has the rate and its base side by side finds it.

“1.63 %” beside “123 children” says “2”. So a rate that came without its count is tied to the variables that explain it:
to a count and a base of the plan whose quotient it is, else to a base whose counts come out whole. The second kind gets
its count worked out, and that one is protected like any other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log2
from typing import Final

import numpy as np
import numpy.typing as npt

from planner.statistics.tie import Tie

FACTORS: Final = (100.0, 1000.0, 10_000.0, 1.0)
MOST_DECIMALS: Final = 6
SURE: Final = 0.95
"""A rate is of a base when it is in this share of the places that can tell."""
NEAR_WHOLE: Final = 0.45
"""A place can tell when the rounding of the rate leaves its count less play than this."""
LEAST_CHANCE: Final = 0.02
SURE_BITS: Final = 8.0
LEAST_BITS: Final = 2.0
"""A rate that tells less than this of a base tells nothing."""
MOST_COUNTS: Final = 200

Place = tuple[str, str]
Columns = Mapping[str, Mapping[Place, float]]
"""Variable → place → value."""
Numbers = npt.NDArray[np.float64]


def ties_of(rates: Columns, counts: Columns) -> Mapping[str, Tie]:
    """The tie of each rate for which the numbers tell one; `counts`: the columns that may be its count or its base."""
    names = list(counts)[:MOST_COUNTS]
    found: dict[str, Tie] = {}
    weighed: dict[str, Mapping[Tie, float]] = {}
    for rate, column in rates.items():
        places = list(column)
        values = np.array([column[place] for place in places], dtype=np.float64)
        if not (places and names and np.any(values)):
            continue
        table = np.array([_column(counts[name], places) for name in names])
        half = 0.5 * 10.0 ** -_decimals(values)
        with np.errstate(invalid="ignore", divide="ignore"):
            tie = _quotient(values, table, names, half)
            if tie is not None:
                found[rate] = tie
            else:
                weighed[rate] = _whole_counts(values, table, names, half)
    return found | _pooled(weighed, SURE_BITS + log2(len(FACTORS) * max(1, len(names))))


def _pooled(weighed: Mapping[str, Mapping[Tie, float]], needed: float) -> dict[str, Tie]:
    """The best tie of each rate that is sure enough: rates over the same base vouch for each other."""
    told: dict[Tie, float] = {}
    for each in weighed.values():
        for tie, bits in each.items():
            told[tie] = told.get(tie, 0.0) + bits
    found = {}
    for rate, each in weighed.items():
        sure = [tie for tie in each if told[tie] >= needed]
        if sure:
            found[rate] = max(sure, key=lambda tie: (told[tie], each[tie]))
    return found


def _column(column: Mapping[Place, float], places: Sequence[Place]) -> list[float]:
    return [column.get(place, np.nan) for place in places]


def _quotient(values: Numbers, table: Numbers, names: Sequence[str], half: float) -> Tie | None:
    """The count and the base of the plan whose quotient the rate is."""
    needed = SURE_BITS + log2(len(FACTORS) * len(names) ** 2)
    each = log2(max(2, len(np.unique(values))))
    best: tuple[int, Tie] | None = None
    for at, base in enumerate(names):
        for factor in FACTORS:
            made = factor * table / np.where(table[at] > 0, table[at], np.nan)
            known = ~np.isnan(made)
            hits = known & (np.abs(made - values) <= half * 1.001 + 1e-9)
            hits[at] = known[at] = False
            share = hits.sum(axis=1) >= SURE * known.sum(axis=1)
            told = (hits & (values != 0)).sum(axis=1)
            for top in np.flatnonzero(share & (told * each >= needed)).tolist():
                if best is None or told[top] > best[0]:
                    best = int(told[top]), Tie(names[top], base, factor)
    return best[1] if best else None


def _whole_counts(values: Numbers, table: Numbers, names: Sequence[str], half: float) -> Mapping[Tie, float]:
    """The bases under which the rate gives whole counts, with how many bits that says."""
    found = {}
    for factor in FACTORS:
        counts = values * table / factor
        play = half * table / factor + 1e-9
        telling = (play < NEAR_WHOLE) & (values != 0) & (table > 0)
        hits = telling & (np.abs(counts - np.rint(counts)) <= play * 1.001)
        bits = np.where(hits, -np.log2(2 * play + LEAST_CHANCE), 0.0).sum(axis=1)
        share = hits.sum(axis=1) >= SURE * telling.sum(axis=1)
        for base in np.flatnonzero(share & (bits >= LEAST_BITS)).tolist():
            found[Tie(None, names[base], factor)] = float(bits[base])
    return found


def _decimals(values: Numbers) -> int:
    """With how many decimals a rate was supplied."""
    for decimals in range(MOST_DECIMALS):
        if np.all(np.abs(values - np.round(values, decimals)) < 1e-9):
            return decimals
    return MOST_DECIMALS
