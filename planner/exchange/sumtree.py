"""Town, districts and quarters in one list without keys: told by which rows add up to which.

Lists are written in three ways: all quarters and then all districts (or the other way round), each district before its
quarters, or behind them. A few figures are secret or belong nowhere, so sums need to be near and not exact.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

NEAR = 0.01
FEWEST = 4


def parents_by_sums(figures: Sequence[float], share: float = NEAR) -> list[int] | None:
    """For each row the place of the row it is part of (-1: of none), or None when the rows show no such order."""
    if len(figures) < FEWEST or min(figures) < 0:
        return None
    town = max(range(len(figures)), key=lambda i: figures[i])
    others = [i for i in range(len(figures)) if i != town]
    total, rest = figures[town], sum(figures[i] for i in others)
    if total and _near(rest, total, share):
        return [-1 if i == town else town for i in range(len(figures))]
    if total and _near(rest, 2 * total, 2 * share):
        above = (
            _in_blocks(others, figures, total, share)
            or _in_turn(others, figures, share)
            or _in_turn(others[::-1], figures, share)
        )
        if above is not None:
            return [-1 if i == town else above.get(i, town) for i in range(len(figures))]
        return None
    every = list(range(len(figures)))
    above = _in_turn(every, figures, share) or _in_turn(every[::-1], figures, share)
    parts = Counter((above or {}).values())
    if above is None or len(parts) < 2 or 2 * sum(1 for count in parts.values() if count > 1) <= len(parts):
        return None
    return [above.get(i, -1) for i in every]


def _near(found: float, wanted: float, share: float) -> bool:
    return abs(found - wanted) <= share * abs(wanted)


def _in_blocks(rows: Sequence[int], figures: Sequence[float], total: float, share: float) -> dict[int, int] | None:
    """All quarters first and all districts behind them, or the other way round."""
    sums = list(accumulate(figures[i] for i in rows))
    cut = min(range(len(rows)), key=lambda k: abs(sums[k] - total)) + 1
    if not _near(sums[cut - 1], total, share) or cut in (1, len(rows)):
        return None
    first, second = rows[:cut], rows[cut:]
    quarters, districts = (first, second) if len(first) > len(second) else (second, first)
    if len(districts) < 2 or len(quarters) < len(districts):
        return None
    return _dealt(quarters, districts, figures, share)


def _dealt(
    quarters: Sequence[int], districts: Sequence[int], figures: Sequence[float], share: float
) -> dict[int, int] | None:
    """The quarters cut into as many runs as there are districts, in the same order."""
    above: dict[int, int] = {}
    at = 0
    for place, district in enumerate(districts):
        left = len(districts) - place - 1
        end = _end_of_run(quarters, at, len(quarters) - left, figures, figures[district], share)
        if end is None:
            return None
        above |= dict.fromkeys(quarters[at:end], district)
        at = end
    return above if at == len(quarters) else None


def _in_turn(rows: Sequence[int], figures: Sequence[float], share: float) -> dict[int, int] | None:
    """Each district before its quarters."""
    above: dict[int, int] = {}
    at = 0
    while at < len(rows):
        end = _end_of_run(rows, at + 1, len(rows), figures, figures[rows[at]], share)
        if end is None:
            return None
        above |= dict.fromkeys(rows[at + 1 : end], rows[at])
        at = end
    return above


def _end_of_run(
    rows: Sequence[int], at: int, last: int, figures: Sequence[float], wanted: float, share: float
) -> int | None:
    """Where the run from ``at`` ends whose sum comes nearest to what is wanted."""
    best, best_off, found = None, share * wanted, 0.0
    for end in range(at + 1, last + 1):
        found += figures[rows[end - 1]]
        alone = end == at + 1  # a district of one quarter has the same figure, and not one that is like it
        if abs(found - wanted) <= (0 if alone else best_off):
            best, best_off = end, abs(found - wanted)
        if found > wanted * (1 + share):
            break
    return best
