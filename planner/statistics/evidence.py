"""What speaks for a sum that nobody named, and the form in which sums are told; light, as it is loaded at the start."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import log2
from typing import Final, NamedTuple

Column = Sequence[float]
PRIME: Final = (1 << 31) - 1
SURE_BITS: Final = 4.0
"""Beyond what is needed to tell one sum from all others that could be tried: chance makes up one in 16."""


class Dependence(NamedTuple):
    """Columns by number whose sum is, in every line, the sum of the others."""

    one: tuple[int, ...]
    other: tuple[int, ...]


def evidence(totals: Iterable[float]) -> float:
    """How many bits it says that a sum comes out in all of these lines: one of a thousand tells more than one of two."""
    return sum(log2(1.0 + abs(total)) for total in totals)
