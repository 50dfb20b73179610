"""Classes against the town: cut at 1 and 1.5 standard deviations, said by what more of it means."""

from __future__ import annotations

import pytest

from planner.domain.figures import Direction
from planner.statistics.classes import Stand, dynamics_word, stand_of, status_word

AREAS = (10.0, 20.0, 30.0, 40.0)
"""Mean 25, population standard deviation 11.18."""


@pytest.mark.parametrize(
    ("value", "stand"),
    [
        (25.0, Stand.LIKE),
        (36.0, Stand.LIKE),
        (36.2, Stand.ABOVE),
        (13.8, Stand.BELOW),
        (41.7, Stand.ABOVE),
        (41.8, Stand.FAR_ABOVE),
        (8.2, Stand.FAR_BELOW),
    ],
)
def test_the_distance_to_the_town_makes_the_class(value: float, stand: Stand) -> None:
    assert stand_of(value, 25.0, AREAS) is stand


def test_too_few_areas_or_none_apart_have_no_class() -> None:
    assert stand_of(40.0, 25.0, AREAS[:3]) is None
    assert stand_of(40.0, 25.0, (25.0,) * 4) is None


def test_words_follow_the_direction() -> None:
    assert status_word(Stand.FAR_ABOVE, Direction.HIGHER_WORSE) == "much less favourable than the town"
    assert status_word(Stand.FAR_ABOVE, Direction.HIGHER_BETTER) == "much more favourable than the town"
    assert status_word(Stand.ABOVE, Direction.NEUTRAL) == "above the town"
    assert dynamics_word(Stand.FAR_ABOVE, Direction.HIGHER_WORSE) == "worsens against the town"
    assert dynamics_word(Stand.BELOW, Direction.HIGHER_BETTER) == "worsens against the town"
    assert dynamics_word(Stand.LIKE, Direction.NEUTRAL) == "moves with the town"
