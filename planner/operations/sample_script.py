"""The script of the sample town: when each operation is run, and the ids it draws."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

TEN = time(10, 0, tzinfo=UTC)  # the same calendar day from Honolulu to Auckland
PACE = timedelta(seconds=15)  # longer than a burst, so that each operation is undone by itself
LETTERS = 6


class ScriptedClock:
    """Ten o’clock of the day a line was entered, and a little later with every operation."""

    def __init__(self, day: date) -> None:
        """Start on `day`."""
        self._moment = datetime.combine(day, TEN)

    def __call__(self) -> datetime:
        """The moment now."""
        return self._moment

    def go_on(self, day: date) -> None:
        """Let some seconds pass, and move to ten o’clock of `day` if that is later."""
        self._moment = max(self._moment + PACE, datetime.combine(day, TEN))


class CountedIds:
    """Ids in alphabetical order: the order of entry is the order of records."""

    def __init__(self) -> None:
        """Start at the first."""
        self._number = 0
        self.drawn: list[str] = []

    def __call__(self) -> str:
        """The next id: twelve letters."""
        number, letters = self._number, ""
        for _ in range(LETTERS):
            number, place = divmod(number, 26)
            letters = chr(ord("a") + place) + letters
        self._number += 1
        self.drawn.append(f"sample{letters}")
        return self.drawn[-1]
