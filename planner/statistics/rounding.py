"""Rounded tables: the counts each printed multiple of the base stands for.

A total rounded on its own narrows them, and so does each part: ``suppression`` shifts counts within these ranges to
show that a small count keeps three possible values, and hides totals where it does not.
"""

from __future__ import annotations

from collections.abc import Container
from math import ceil

from planner.domain.disclosure_rule import DisclosureRule, rounded
from planner.statistics.cube import Cube


def rounded_ranges(cube: Cube, hidden: Container[int], rule: DisclosureRule) -> dict[int, tuple[float, float]]:
    """Cell → the least and the greatest count that would be printed as this one is, for all cells that are printed."""
    unseen, base = cube.unseen(), rule.rounding or 1
    ranges: dict[int, tuple[float, float]] = {}
    for cell, count in cube.value.items():
        if cell not in unseen and cell not in hidden:
            printed = rounded(count, rule)
            low = ceil(printed - base / 2)
            ranges[cell] = (min(count, low if cube.is_signed(cell) else max(0, low)), ceil(printed + base / 2) - 1)
    return ranges
