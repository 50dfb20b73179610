"""Figures that cannot be, or that jump: numbers and places only, what they mean is said elsewhere.

Jumps: each series is judged by the median and the median absolute deviation (MAD) of its own changes. A change is
odd where its modified z-score 0.6745 · (d − median) / MAD exceeds 3.5 (Iglewicz & Hoaglin 1993, How to Detect and
Handle Outliers, section 3). Counts are compared as 2·√x, whose variance does not depend on how large they are
(Anscombe 1948); the changes of such counts vary by √2 by chance alone, so that the MAD is never taken for less.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Places = NDArray[np.intp]
Flags = NDArray[np.bool_]

MOST_Z = 3.5
TO_SIGMA = 1.4826
"""MAD times this estimates a standard deviation (1 / 0.6745)."""
ENOUGH_CHANGES = 4
LEAST_SHARE = 0.15
"""Changes of less than this share of the level are no jumps, however steady the series was."""
LARGE_SHARE = 0.5
"""The same for series judged by what others of their kind do."""
LEAST_SCALE = 0.02
FEW = 2
MOST_BLANK = 8
MOST_BROKEN = 0.1


def jumps(series: Places, when: Places, values: Numbers, counted: Flags, pool: Places) -> list[tuple[int, int]]:
    """The places of values that jump against the past of their own series, each with the place of the value before.

    `series` tells values of one series by the same number, `when` their order in time, NaN is no value. A value that
    only falls back to where the series stood before another jump is no jump. A series too short to tell is held
    against the changes of all series of its `pool` (a number), and only large changes count.
    """
    known = np.flatnonzero(~np.isnan(values))
    if not len(known):
        return []
    order = known[np.argsort(series[known] * (int(when.max()) + 1) + when[known], kind="stable")]
    number, value = series[order], values[order]
    level = np.where(counted[order] & (value >= 0), 2.0 * np.sqrt(np.maximum(value, 0.0)), value)
    inside = np.flatnonzero(number[1:] == number[:-1])
    if not len(inside):
        return []
    change = level[inside + 1] - level[inside]
    of = number[inside]
    starts = np.flatnonzero(np.r_[True, of[1:] != of[:-1]])
    sizes = np.diff(np.r_[starts, len(of)])
    apart = np.abs(change - np.repeat(_medians(change, starts, sizes), sizes))
    spread = TO_SIGMA * np.repeat(_medians(apart, starts, sizes), sizes)
    high = np.repeat(np.maximum.reduceat(np.abs(level[inside]), starts), sizes)
    least = np.where(counted[order][inside], np.sqrt(2.0), LEAST_SCALE * high)
    share = np.abs(value[inside + 1] - value[inside]) >= LEAST_SHARE * np.abs(value[inside])
    is_long = np.repeat(sizes, sizes) >= ENOUGH_CHANGES
    odd = (apart > MOST_Z * np.maximum(spread, least)) & share & is_long
    if not is_long.all():
        apart_there, spread_there = _against_pool(change, pool[order][inside])
        large = np.abs(value[inside + 1] - value[inside]) >= LARGE_SHARE * np.abs(value[inside])
        odd |= ~is_long & large & (apart_there > MOST_Z * np.maximum(spread_there, least))
        spread = np.where(is_long, spread, spread_there)
    found = _without_returns(inside[odd] + 1, number, level, np.maximum(spread, least)[odd])
    return [(int(order[at]), int(order[at - 1])) for at in found]


def _against_pool(change: Numbers, pool: Places) -> tuple[Numbers, Numbers]:
    """How far changes lie from the median of their pool, and how far its changes usually do; endless in small pools."""
    by = np.argsort(pool, kind="stable")
    starts = np.flatnonzero(np.r_[True, pool[by][1:] != pool[by][:-1]])
    sizes = np.diff(np.r_[starts, len(by)])
    apart = np.abs(change[by] - np.repeat(_medians(change[by], starts, sizes), sizes))
    spread = TO_SIGMA * np.repeat(_medians(apart, starts, sizes), sizes)
    spread[np.repeat(sizes, sizes) < ENOUGH_CHANGES] = np.inf
    back = np.argsort(by, kind="stable")
    return apart[back], spread[back]


def _medians(numbers: Numbers, starts: Places, sizes: Places) -> Numbers:
    """The median of each run of numbers; runs of about one length are sorted side by side, which is quickest."""
    longest = int(sizes.max())
    if longest * len(sizes) > MOST_BLANK * len(numbers):
        return np.array([np.median(numbers[at : at + size]) for at, size in zip(starts, sizes, strict=True)])
    block = np.full((len(sizes), longest), np.inf)
    block[np.arange(longest) < sizes[:, None]] = numbers
    block.sort(axis=1)
    rows = np.arange(len(sizes))
    middle: Numbers = (block[rows, (sizes - 1) // 2] + block[rows, sizes // 2]) / 2.0
    return middle


def _without_returns(odd: Places, number: Places, level: Numbers, scale: Numbers) -> list[int]:
    found: list[int] = []
    for at, width in zip(odd.tolist(), scale.tolist(), strict=True):
        back = found and found[-1] == at - 1 and at >= 2 and number[at - 2] == number[at]
        if not (back and abs(level[at] - level[at - 2]) <= MOST_Z * width):
            found.append(at)
    return found


def above(parts: Numbers, wholes: Numbers, tolerance: float) -> Flags:
    """Where a part is larger than its whole. Where that is so often, the whole is no whole, and nothing is said."""
    with np.errstate(invalid="ignore"):
        found: Flags = parts > wholes + tolerance
    compared = np.count_nonzero(~np.isnan(parts) & ~np.isnan(wholes))
    return found if is_rule(int(np.count_nonzero(found)), int(compared)) else np.zeros_like(found)


def unlike(sums: Numbers, wholes: Numbers, tolerance: float) -> Flags:
    """Where parts do not add up to their whole; nothing is said where that is so often that they are no parts of it."""
    with np.errstate(invalid="ignore"):
        found: Flags = np.abs(sums - wholes) > tolerance
    compared = np.count_nonzero(~np.isnan(sums) & ~np.isnan(wholes))
    return found if is_rule(int(np.count_nonzero(found)), int(compared)) else np.zeros_like(found)


def is_rule(broken: int, compared: int) -> bool:
    """Whether something holds so often that what breaks it is odd, and not the rule wrong."""
    return broken <= max(min(FEW, compared - 1), MOST_BROKEN * compared)


def rounding_of(values: Numbers) -> float:
    """What all values are multiples of, if it is 5, 10, 50, 100 or 1000; else 1."""
    known = values[~np.isnan(values)]
    if len(known) < 5:
        return 1.0
    for step in (1000.0, 100.0, 50.0, 10.0, 5.0):
        if np.all(known % step == 0):
            return step
    return 1.0
