"""Numbers to places: round ticks, round classes, labels that keep out of each other's way, periods on a line."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence

from planner.domain.periods import last_day

ROUND_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
CLASSES = 5
LEAST_SPAN = 1e-6


def round_step(span: float, most: int) -> float:
    """Return the least round step (1, 2, 2.5 or 5 × 10ⁿ) that covers ``span`` in at most ``most`` steps."""
    if span < LEAST_SPAN:
        return 1.0
    raw = span / most
    power = 10.0 ** math.floor(math.log10(raw))
    return next(step * power for step in (*ROUND_STEPS, 20.0) if step * power >= raw * (1 - 1e-9))


def ticks(values: Sequence[float], most: int = 4) -> tuple[float, ...]:
    """Return round ticks from zero (or below, if a value is) to the first tick not under the greatest value.

    There are at most ``most`` + 1 of them unless values lie on both sides of zero.
    """
    low, high = min([0.0, *values]), max([0.0, *values])
    step = round_step(high - low, most)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return tuple(round(index * step, 10) for index in range(first, max(last, first + 1) + 1))


def class_breaks(values: Sequence[float]) -> tuple[float, ...]:
    """Return the four limits between the five classes of a map: round, evenly spaced, rising.

    Among round steps near a fifth of the span the limits are chosen that spread the values most evenly, so that no
    class is needlessly empty; of equals the wider step.
    """
    low, high = min(values, default=0.0), max(values, default=5.0)
    if high - low < LEAST_SPAN:
        step = round_step(max(abs(low), 1.0), CLASSES)
        return _limits((math.floor(low / step) - 1) * step, step)
    candidates: list[tuple[int, float, tuple[float, ...]]] = []
    for parts in (3, 4, 5, 6, 8, 10):
        step = round_step((high - low) / parts, 1)
        first = (math.floor(low / step) + 1) * step
        while first + (CLASSES - 2) * step <= high or not candidates:
            limits = _limits(first, step)
            counts = [0] * CLASSES
            for value in values:
                counts[class_of(value, limits)] += 1
            candidates.append((sum(count * count for count in counts), -step, limits))
            first += step
    return min(candidates)[2]


def _limits(first: float, step: float) -> tuple[float, ...]:
    return tuple(round(first + index * step, 10) for index in range(CLASSES - 1))


def class_of(value: float, breaks: Sequence[float]) -> int:
    """Return the class (0 to 4) of ``value``; a limit belongs to the class above it."""
    return bisect_right(breaks, value)


def shade_of(place: int, count: int) -> int:
    """Return which of the five shades (1 to 5) a class has of ``count``, the outer ones being the palest and the darkest."""
    return 1 + round(place * (CLASSES - 1) / (count - 1)) if count > 1 else 1 + CLASSES // 2


def decimals_of(numbers: Sequence[float]) -> int:
    """Return how many decimals (0 to 3) are needed to write every one of the round ``numbers``."""
    for decimals in range(3):
        if all(abs(number - round(number, decimals)) < 1e-9 for number in numbers):
            return decimals
    return 3


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Return places near ``wanted`` that are at least ``gap`` apart, in the same order, between low and high.

    Pushes down from the top and then back up from the bottom; with more labels than room they go on below ``high``.
    """
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    places = [wanted[index] for index in order]
    for rank, place in enumerate(places):
        places[rank] = max(place, low if rank == 0 else places[rank - 1] + gap)
    for rank in reversed(range(len(places))):
        limit = high if rank == len(places) - 1 else places[rank + 1] - gap
        places[rank] = min(places[rank], limit)
    for rank in range(len(places)):
        places[rank] = max(places[rank], low if rank == 0 else places[rank - 1] + gap)
    found = [0.0] * len(wanted)
    for rank, index in enumerate(order):
        found[index] = places[rank]
    return found


def when(period: str) -> float:
    """Return the place of a period's last day on a line of years; ValueError for text that is no period."""
    day = last_day(period)
    if day is None:
        raise ValueError(period)
    return day.year + day.timetuple().tm_yday / 366
