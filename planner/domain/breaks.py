"""Where a series does not go on as it was: another definition, other borders. Nothing is compared across a break.

Whatever sets two periods against each other asks `break_between`; what starts from a baseline asks `break_since`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from planner.domain.figures import Area, Indicator
from planner.domain.indicators import definitions
from planner.domain.periods import last_day
from planner.domain.plan import Plan
from planner.domain.record import N_


class Reason(Enum):
    """Why a series breaks; the value is an English msgid."""

    DEFINITION = N_("another definition")
    BORDERS = N_("other borders")
    DISSOLVED = N_("area dissolved")


@dataclass(frozen=True, slots=True)
class Break:
    """The first day of the new order: periods that end before it stand apart from those that end on it or later."""

    day: date
    reason: Reason

    def lies_between(self, one: str, other: str) -> bool:
        """Whether it parts two periods, whichever comes first."""
        days = last_day(one), last_day(other)
        if days[0] is None or days[1] is None:
            return False
        return min(days[0], days[1]) < self.day <= max(days[0], days[1])


def breaks_of(plan: Plan, indicator: Indicator, area: Area | None = None) -> tuple[Break, ...]:
    """The breaks of an indicator, with those of an area where one is named, in the order of time."""
    days = [one.valid_from for one in definitions(plan, indicator)]
    found = {Break(day, Reason.DEFINITION) for day in days if day is not None}
    if area is not None:
        found.update(breaks_of_area(area))
    return tuple(sorted(found, key=lambda one: (one.day, one.reason.name)))


def breaks_of_area(area: Area) -> tuple[Break, ...]:
    """Where an area became another one, whatever is counted in it."""
    found = []
    if area.valid_from is not None:
        found.append(Break(area.valid_from, Reason.BORDERS))
    if area.valid_until is not None:
        found.append(Break(area.valid_until + timedelta(days=1), Reason.DISSOLVED))
    return tuple(found)


def break_between(breaks: Iterable[Break], one: str, other: str) -> Break | None:
    """The first break that parts two periods, or None where they may be compared."""
    return next((each for each in breaks if each.lies_between(one, other)), None)


def break_since(breaks: Sequence[Break], baseline: str, period: str) -> Break | None:
    """What parts a period from a baseline; a baseline without a period may lie before any break there was by then."""
    end = last_day(period)
    if last_day(baseline) is not None or end is None:
        return break_between(breaks, baseline, period)
    return next((each for each in reversed(breaks) if each.day <= end), None)


def comparable_with(breaks: Iterable[Break], period: str, periods: Iterable[str]) -> tuple[str, ...]:
    """Those of some periods that may be set against one, in their order."""
    known = tuple(breaks)
    return tuple(one for one in periods if break_between(known, one, period) is None)


def breaks_within(breaks: Collection[Break], periods: Sequence[str]) -> tuple[tuple[int, Break], ...]:
    """The breaks that fall between periods in order of time, each with the place of the first period after it."""
    return tuple(
        (place, one)
        for place in range(1, len(periods))
        for one in breaks
        if one.lies_between(periods[place - 1], periods[place])
    )


def gapped(periods: Sequence[str], values: Sequence[float | None], breaks: Iterable[Break]) -> tuple[float | None, ...]:
    """Values in order of time with a gap at each break, so that no line leads over it."""
    places = {place for place, _one in breaks_within(tuple(breaks), periods)}
    found: list[float | None] = []
    for place, value in enumerate(values):
        if place in places:
            found.append(None)
        found.append(value)
    return tuple(found)


def stood(area: Area, period: str) -> bool:
    """Whether an area is there, in the borders of today, at the end of a period."""
    day = last_day(period)
    if day is None:
        return True
    return (area.valid_from or date.min) <= day <= (area.valid_until or date.max)
