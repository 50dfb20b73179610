"""The way a person took through the places of an open plan: where they are, and what Back and Forward lead to."""

from __future__ import annotations

from planner.ui.routes import Destination

LONGEST = 100


class Trail:
    """Outlives every layout of the window; one plan, one trail."""

    def __init__(self, home: str) -> None:
        self._home = Destination(home)
        self._stops = [self._home]
        self._at = 0

    @property
    def here(self) -> Destination:
        """Where the person is."""
        return self._stops[self._at]

    def visit(self, wanted: Destination) -> None:
        """Go on to another place; what Forward led to is forgotten. The same place again is no new stop."""
        if wanted == self.here:
            return
        del self._stops[self._at + 1 :]
        self._stops.append(wanted)
        del self._stops[:-LONGEST]
        self._at = len(self._stops) - 1

    def amend(self, now: Destination) -> None:
        """The person looks at another view or record of the same place."""
        self._stops[self._at] = now

    def turn(self, by: int) -> Destination | None:
        """One stop back (-1) or forward (1); None at the end of the trail."""
        at = self._at + by
        if not 0 <= at < len(self._stops):
            return None
        self._at = at
        return self.here

    def can_turn(self, by: int) -> bool:
        """Whether there is a stop that way."""
        return 0 <= self._at + by < len(self._stops)

    def begin(self, at: Destination | None = None) -> None:
        """Another plan: begin at home, or where that plan was left."""
        self._stops = [at or self._home]
        self._at = 0
