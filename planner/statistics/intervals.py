"""How far a figure could lie from what was counted by chance alone: limits of shares and of rates, in plain Python.

Shares (each person counts or does not) have Wilson's limits: E. B. Wilson, “Probable inference, the law of succession,
and statistical inference”, JASA 22 (1927) 209-212; recommended over others by R. G. Newcombe, “Two-sided confidence
intervals for the single proportion”, Statistics in Medicine 17 (1998) 857-872.

Rates (events among so many persons, which may befall one twice) have Byar's limits: N. E. Breslow, N. E. Day,
“Statistical methods in cancer research”, vol. II (IARC 1987), p. 69; below ten cases the exact limits of the Poisson
distribution: F. Garwood, “Fiducial limits for the Poisson distribution”, Biometrika 28 (1936) 437-442. So also
APHO, Technical Briefing 3 (2008), and Public Health England's technical guides, whose figures the tests reproduce.
"""

from __future__ import annotations

from collections.abc import Callable
from math import exp, inf, lgamma, log, sqrt
from statistics import NormalDist
from typing import NamedTuple

from planner.domain.figures import Limits

CONFIDENCE = 0.95
FEW_CASES = 10
"""Below this many cases the exact limits stand; Byar's are close enough from here on."""
HALVINGS = 200


class Interval(NamedTuple):
    """The lower and upper limit of a figure."""

    lower: float
    upper: float

    def times(self, factor: float) -> Interval:
        """Both limits in another unit (per 100, per 10,000)."""
        return Interval(*sorted((self.lower * factor, self.upper * factor)))


def quantile(confidence: float = CONFIDENCE) -> float:
    """How many standard errors lie on either side: 1.96 for 95 %."""
    return NormalDist().inv_cdf(0.5 + confidence / 2)


def wilson_limits(count: float, base: float, confidence: float = CONFIDENCE) -> Interval | None:
    """Wilson's limits of the share count ÷ base; None where it is no share."""
    if not 0 <= count <= base or base <= 0:
        return None
    z = quantile(confidence)
    share = count / base
    middle = 2 * count + z * z
    reach = z * sqrt(z * z + 4 * count * (1 - share))
    size = 2 * (base + z * z)
    lower = 0.0 if count == 0 else max(0.0, (middle - reach) / size)
    return Interval(lower, 1.0 if count == base else min(1.0, (middle + reach) / size))


def byar_limits(count: float, confidence: float = CONFIDENCE) -> Interval:
    """Byar's limits of a number of cases, by his approximation whatever the number; below 0 it is cut at 0."""
    z = quantile(confidence)
    return Interval(_byar(count, -z) if count > 0 else 0.0, _byar(count + 1, z))


def poisson_limits(count: int, confidence: float = CONFIDENCE) -> Interval:
    """The exact limits of a number of cases; meant for few, as it adds up a term for each."""
    tail = (1 - confidence) / 2
    lower = 0.0 if count == 0 else _crossing(lambda mean: 1 - _at_most(count - 1, mean), tail, rising=True)
    return Interval(lower, _crossing(lambda mean: _at_most(count, mean), tail, rising=False))


def case_limits(count: float, confidence: float = CONFIDENCE) -> Interval | None:
    """The limits of a number of cases: exact below ten, Byar's from there on; None for less than none.

    Fewer than ten that are no whole number (a mean of years) have Byar's.
    """
    if count < 0:
        return None
    if count < FEW_CASES and float(count).is_integer():
        return poisson_limits(int(count), confidence)
    return byar_limits(count, confidence)


def limits_of(
    limits: Limits, count: float | None, base: float | None, multiplier: float, confidence: float = CONFIDENCE
) -> Interval | None:
    """The limits of count ÷ base × multiplier (of count × multiplier without base); None where there are none."""
    if count is None or limits is Limits.NONE:
        return None
    if limits is Limits.WILSON:
        found = None if base is None else wilson_limits(count, base, confidence)
        return None if found is None else found.times(multiplier)
    cases = case_limits(count, confidence)
    if cases is None or (base is not None and base <= 0):
        return None
    return cases.times(multiplier / (1.0 if base is None else base))


def _byar(count: float, z: float) -> float:
    root = 1 - 1 / (9 * count) + z / (3 * sqrt(count))
    return float(count * max(0.0, root) ** 3)


def _at_most(count: int, mean: float) -> float:
    """How probable `count` cases or fewer are where `mean` are expected."""
    if mean <= 0:
        return 1.0
    return min(1.0, sum(exp(number * log(mean) - mean - lgamma(number + 1)) for number in range(count + 1)))


def _crossing(probability: Callable[[float], float], wanted: float, *, rising: bool) -> float:
    """The mean at which a probability reaches `wanted`, by halving until no number lies between the bounds."""
    low, high = 0.0, 1.0
    while (probability(high) < wanted) == rising and high < inf:
        high *= 2
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        if (probability(middle) < wanted) == rising:
            low = middle
        else:
            high = middle
    return (low + high) / 2
