"""Whether a difference between two figures is more than chance explains: over time, or an area beside the town.

Shares: Newcombe's hybrid score limits of a difference (R. G. Newcombe, “Interval estimation for the difference between
independent proportions”, Statistics in Medicine 17 (1998) 873-890, method 10); more than chance where they leave 0
out. Rates: the conditional test of two Poisson counts (J. Przyborowski, H. Wilenski, “Homogeneity of results in
testing samples from Poisson series”, Biometrika 31 (1940) 313-323), the smaller tail doubled; with many cases by its
normal approximation. Both take the two groups as independent, which families that stay are not quite: the test says
more often “may be chance” than it must, seldom less.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from math import exp, lgamma, log, sqrt
from statistics import NormalDist

from planner.domain.figures import Limits
from planner.domain.record import N_
from planner.statistics.intervals import CONFIDENCE, Interval, wilson_limits

MANY_CASES = 2000
"""From here on the conditional test is taken from the normal distribution; adding up its terms would only take longer."""

TESTED_SHARES = N_("Newcombe’s limits for the difference of two shares (1998)")
TESTED_RATES = N_("conditional test of two counts (Przyborowski and Wilenski 1940)")


class Chance(Enum):
    """What can be said of a difference; `label` is an English msgid."""

    MORE = N_("more than chance")
    MAYBE = N_("may be chance")
    UNKNOWN = N_("cannot be tested")

    @property
    def label(self) -> str:
        """The words."""
        return self.value


@dataclass(frozen=True, slots=True)
class Counted:
    """A count and the number it is taken of."""

    count: float
    base: float


def rest(whole: Counted, part: Counted) -> Counted | None:
    """The town without the area: what an area can be compared with; None where nothing is left."""
    left = Counted(whole.count - part.count, whole.base - part.base)
    return left if left.base > 0 and left.count >= 0 else None


def chance_of(limits: Limits, one: Counted | None, other: Counted | None) -> Chance:
    """Whether the two differ by more than chance, by the test that belongs to how the figure is limited."""
    if one is None or other is None or limits is Limits.NONE:
        return Chance.UNKNOWN
    if limits is Limits.BYAR:
        return Chance.MORE if rates_p(one, other) < 1 - CONFIDENCE else Chance.MAYBE
    found = difference_limits(one, other)
    if found is None:
        return Chance.UNKNOWN
    return Chance.MORE if found.lower > 0 or found.upper < 0 else Chance.MAYBE


def how_tested(limits: Limits) -> str:
    """The name of the test, to be printed with what it found (an English msgid), "" where none is made."""
    return {Limits.WILSON: TESTED_SHARES, Limits.BYAR: TESTED_RATES}.get(limits, "")


def difference_limits(one: Counted, other: Counted, confidence: float = CONFIDENCE) -> Interval | None:
    """Newcombe's limits of share `one` − share `other`; None where one of them is no share."""
    first = wilson_limits(one.count, one.base, confidence)
    second = wilson_limits(other.count, other.base, confidence)
    if first is None or second is None:
        return None
    p, q = one.count / one.base, other.count / other.base
    below = sqrt((p - first.lower) ** 2 + (second.upper - q) ** 2)
    above = sqrt((first.upper - p) ** 2 + (q - second.lower) ** 2)
    return Interval(p - q - below, p - q + above)


def rates_p(one: Counted, other: Counted) -> float:
    """How probable two rates at least as far apart are where both places have the same one."""
    cases = one.count + other.count
    expected = one.base / (one.base + other.base)
    if cases == 0:
        return 1.0
    if cases > MANY_CASES or not float(cases).is_integer() or not float(one.count).is_integer():
        z = (one.count - cases * expected) / sqrt(cases * expected * (1 - expected))
        return 2 * (1 - NormalDist().cdf(abs(z)))
    below = _at_most(int(one.count), int(cases), expected)
    above = 1 - _at_most(int(one.count) - 1, int(cases), expected)
    return min(1.0, 2 * min(below, above))


def _at_most(most: int, trials: int, share: float) -> float:
    """The binomial distribution up to `most`."""
    if most < 0:
        return 0.0
    if most >= trials:
        return 1.0
    terms = (
        lgamma(trials + 1) - lgamma(k + 1) - lgamma(trials - k + 1) + k * log(share) + (trials - k) * log(1 - share)
        for k in range(most + 1)
    )
    return min(1.0, sum(map(exp, terms)))
