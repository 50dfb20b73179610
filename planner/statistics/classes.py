"""How an area stands against its town, and how it moves against it: classes in words instead of ranks.

The distance to the town's own value in population standard deviations of the areas, cut at 1 and 1.5 as Berlin's
Monitoring Soziale Stadtentwicklung cuts its status, at 1 for its dynamics. There is no order within a class.
"""

from __future__ import annotations

from collections.abc import Collection
from enum import Enum
from math import fsum, sqrt

from planner.domain.figures import Direction
from planner.domain.record import N_

APART, FAR_APART = 1.0, 1.5
FEWEST = 4
"""With fewer areas than this a standard deviation says nothing."""


class Stand(Enum):
    """Where an area lies beside the town."""

    FAR_BELOW = -2
    BELOW = -1
    LIKE = 0
    ABOVE = 1
    FAR_ABOVE = 2


STATUS_WORDS = {
    Direction.NEUTRAL: {
        Stand.FAR_BELOW: N_("far below the town"),
        Stand.BELOW: N_("below the town"),
        Stand.LIKE: N_("like the town"),
        Stand.ABOVE: N_("above the town"),
        Stand.FAR_ABOVE: N_("far above the town"),
    },
    Direction.HIGHER_WORSE: {
        Stand.FAR_BELOW: N_("much more favourable than the town"),
        Stand.BELOW: N_("more favourable than the town"),
        Stand.LIKE: N_("like the town"),
        Stand.ABOVE: N_("less favourable than the town"),
        Stand.FAR_ABOVE: N_("much less favourable than the town"),
    },
}
DYNAMICS_WORDS = {
    Direction.NEUTRAL: {
        Stand.BELOW: N_("falls against the town"),
        Stand.LIKE: N_("moves with the town"),
        Stand.ABOVE: N_("rises against the town"),
    },
    Direction.HIGHER_WORSE: {
        Stand.BELOW: N_("improves against the town"),
        Stand.LIKE: N_("moves with the town"),
        Stand.ABOVE: N_("worsens against the town"),
    },
}


def stand_of(value: float, town: float, areas: Collection[float]) -> Stand | None:
    """The class of a value beside the town's; None where there are too few areas, or all are the same."""
    if len(areas) < FEWEST:
        return None
    mean = fsum(areas) / len(areas)
    deviation = sqrt(fsum((one - mean) ** 2 for one in areas) / len(areas))
    if not deviation:
        return None
    distance = (value - town) / deviation
    if abs(distance) < APART:
        return Stand.LIKE
    if abs(distance) < FAR_APART:
        return Stand.ABOVE if distance > 0 else Stand.BELOW
    return Stand.FAR_ABOVE if distance > 0 else Stand.FAR_BELOW


def status_word(stand: Stand, direction: Direction) -> str:
    """The status in words (an English msgid), by what more of it means."""
    return _words(STATUS_WORDS, stand, direction)


def dynamics_word(stand: Stand, direction: Direction) -> str:
    """The dynamics in words (an English msgid), by what more of it means; far apart is apart."""
    return _words(DYNAMICS_WORDS, Stand(max(-1, min(1, stand.value))), direction)


def _words(words: dict[Direction, dict[Stand, str]], stand: Stand, direction: Direction) -> str:
    if direction is Direction.HIGHER_BETTER:
        return words[Direction.HIGHER_WORSE][Stand(-stand.value)]
    return words[direction][stand]
