"""Days to places of a timeline column, and months to move by."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from planner.ui.columns import Span

MOST_YEARS = 8


@dataclass(frozen=True, slots=True)
class TimeScale:
    """The years a timeline shows, whole ones, and today."""

    first: int
    last: int
    today: date

    @property
    def starts(self) -> date:
        """The first day shown."""
        return date(self.first, 1, 1)

    @property
    def ends(self) -> date:
        """The day behind the last one shown."""
        return date(self.last + 1, 1, 1)

    def share(self, day: date) -> float:
        """Where a day stands, 0 at the left edge and 1 at the right; beyond them for days that are not shown."""
        return (day - self.starts).days / (self.ends - self.starts).days

    def day(self, share: float) -> date:
        """The day at a place, kept inside what is shown."""
        days = (self.ends - self.starts).days
        return self.starts + timedelta(days=min(max(int(share * days), 0), days - 1))

    @property
    def years(self) -> range:
        """The years shown."""
        return range(self.first, self.last + 1)


def scale_for(spans: Iterable[Span], first: int, last: int, today: date) -> TimeScale:
    """The years of a cycle, one earlier where bars come from before it; whatever there is where no cycle has dates."""
    begins = [span.starts.year for span in spans if span.starts]
    if first == 0:
        first = min([today.year, *begins])
    elif begins and min(begins) < first:
        first -= 1
    ends = [last] if last else [today.year, *(span.until.year for span in spans if span.until)]
    return TimeScale(first, min(max(first, *ends), first + MOST_YEARS - 1), today)


def later(day: date, months: int) -> date:
    """The same day so many months later; the last of a month stays the last."""
    place = day.year * 12 + day.month - 1 + months
    year, month = divmod(place, 12)
    last = monthrange(year, month + 1)[1]
    is_last = day.day == monthrange(day.year, day.month)[1]
    return date(year, month + 1, last if is_last else min(day.day, last))


def moved(span: Span, months: int, part: str) -> tuple[date | None, date | None]:
    """Start and end when the whole bar, its start or its end moves by months; an end never comes before its start."""
    starts, until = span.starts, span.until
    if part in ("whole", "start") and starts is not None:
        starts = later(starts, months)
    if part in ("whole", "end") and until is not None:
        until = later(until, months)
    if starts is not None and until is not None and until < starts:
        return span.starts, span.until
    return starts, until
