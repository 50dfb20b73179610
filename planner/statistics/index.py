"""A social index: several indicators of areas, each as its distance from the mean, put together; in plain Python.

z = (x − mean) ÷ standard deviation over the stated areas, with the *population* standard deviation (the areas are all
there are, no sample), turned so that more always means the same. Either the weighted mean of the z there are, or their
weighted sum divided by the standard deviation of those sums, as Berlin's Monitoring Soziale Stadtentwicklung does.

An index is relative: somebody is always last. It compares over time only against a frozen `Reference`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum, sqrt

from planner.domain.social_index import Combine


@dataclass(frozen=True, slots=True)
class Spread:
    """Mean and population standard deviation of one indicator over the stated areas."""

    mean: float
    deviation: float


@dataclass(frozen=True, slots=True)
class Component:
    """One indicator: the values of the stated areas that have one, which way it counts (1 or -1), and its weight."""

    code: str
    values: Mapping[str, float]
    sign: int = 1
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Reference:
    """What z and sums are measured by: kept, the index of another year stands on the same ruler."""

    spreads: Mapping[str, Spread]
    sums: float | None = None


@dataclass(frozen=True, slots=True)
class IndexValue:
    """The index of one area, None where too few indicators are known; `parts` are the turned z by code."""

    index: float | None
    parts: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class IndexTable:
    """The index of all stated areas and what it was measured by."""

    areas: Mapping[str, IndexValue]
    reference: Reference


def spread_of(values: Sequence[float]) -> Spread:
    """Mean and population standard deviation; of none 0 and 0."""
    if not values:
        return Spread(0.0, 0.0)
    mean = fsum(values) / len(values)
    return Spread(mean, sqrt(fsum((value - mean) ** 2 for value in values) / len(values)))


def social_index(
    areas: Sequence[str],
    components: Sequence[Component],
    combine: Combine,
    at_least: int,
    reference: Reference | None = None,
) -> IndexTable:
    """The index of these areas; with a `reference` measured by it, else by the areas themselves.

    An indicator that is the same everywhere tells no area from another: its z is 0.
    """
    spreads = dict(reference.spreads) if reference else {}
    for one in components:
        if one.code not in spreads:
            spreads[one.code] = spread_of([one.values[area] for area in areas if area in one.values])
    parts = {area: _parts(area, components, spreads) for area in areas}
    weights = {one.code: one.weight for one in components}
    known = [area for area in areas if len(parts[area]) >= max(1, at_least)]
    sums = {area: fsum(weights[code] * z for code, z in parts[area].items()) for area in known}
    if combine is Combine.MEAN:
        found = {area: sums[area] / fsum(weights[code] for code in parts[area]) for area in known}
        deviation = None
    else:
        kept = reference.sums if reference else None
        deviation = spread_of(list(sums.values())).deviation if kept is None else kept
        found = {area: total / deviation if deviation else 0.0 for area, total in sums.items()}
    return IndexTable({area: IndexValue(found.get(area), parts[area]) for area in areas}, Reference(spreads, deviation))


def class_of(index: float | None, thresholds: Sequence[float], names: Sequence[str]) -> str | None:
    """The name of the class of an unrounded index; a class holds its lower threshold and not its upper one."""
    if index is None or len(names) != len(thresholds) + 1:
        return None
    return names[bisect_right(thresholds, index)]


def _parts(area: str, components: Sequence[Component], spreads: Mapping[str, Spread]) -> dict[str, float]:
    return {one.code: _z(one, area, spreads[one.code]) for one in components if area in one.values}


def _z(one: Component, area: str, spread: Spread) -> float:
    if not spread.deviation:
        return 0.0
    return one.sign * (one.values[area] - spread.mean) / spread.deviation + 0.0
