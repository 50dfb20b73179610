"""What a supplied rate is made of; light, as it is loaded at the start. How it is found: ``ties``."""

from __future__ import annotations

from typing import NamedTuple


class Tie(NamedTuple):
    """A rate is factor × top ÷ base; without a top its count is worked out."""

    top: str | None
    base: str
    factor: float


def implied(rate: float, base: float, factor: float) -> float:
    """The count a rate speaks of."""
    return float(round(rate * base / factor))
