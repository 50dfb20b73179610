"""Where a series does not go on as it was: another definition, other borders. Nothing is compared across a break."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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

    def lies_between(self, earlier: str, later: str) -> bool:
        """Whether it parts two periods."""
        first, second = last_day(earlier), last_day(later)
        return first is not None and second is not None and first < self.day <= second


def breaks_of(plan: Plan, indicator: Indicator, area: Area | None = None) -> tuple[Break, ...]:
    """The breaks of an indicator, with those of an area where one is named, in the order of time."""
    days = [one.valid_from for one in definitions(plan, indicator)]
    found = [Break(day, Reason.DEFINITION) for day in days if day is not None]
    if area is not None and area.valid_from is not None:
        found.append(Break(area.valid_from, Reason.BORDERS))
    if area is not None and area.valid_until is not None:
        found.append(Break(area.valid_until + timedelta(days=1), Reason.DISSOLVED))
    return tuple(sorted(set(found), key=lambda one: (one.day, one.reason.name)))


def break_between(breaks: Iterable[Break], earlier: str, later: str) -> Break | None:
    """The first break that parts two periods, or None where they may be compared."""
    return next((one for one in breaks if one.lies_between(earlier, later)), None)


def breaks_within(breaks: Iterable[Break], periods: Sequence[str]) -> tuple[tuple[int, Break], ...]:
    """The breaks that fall between periods in order of time, each with the place of the first period after it."""
    return tuple(
        (place, one)
        for place in range(1, len(periods))
        for one in breaks
        if one.lies_between(periods[place - 1], periods[place])
    )


def stood(area: Area, period: str) -> bool:
    """Whether an area is there, in the borders of today, at the end of a period."""
    day = last_day(period)
    if day is None:
        return True
    return (area.valid_from or date.min) <= day <= (area.valid_until or date.max)
