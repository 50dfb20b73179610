"""Which counts a supplied rate is made of."""

from __future__ import annotations

import random

import pytest

from planner.statistics.tie import Tie, implied
from planner.statistics.ties import Place, ties_of

PLACES: list[Place] = [(f"a{at}", "2024") for at in range(14)]


def column(values: list[float]) -> dict[Place, float]:
    return dict(zip(PLACES, values, strict=True))


@pytest.fixture
def dice() -> random.Random:
    return random.Random(7)


def test_a_rate_beside_its_count_and_its_base_is_their_quotient(dice: random.Random) -> None:
    base = [float(dice.randint(2000, 9000)) for _ in PLACES]  # too many for a rate of one decimal to tell counts
    top = [float(dice.randint(0, 300)) for _ in PLACES]
    rate = [round(100 * one / whole, 1) for one, whole in zip(top, base, strict=True)]
    other = [float(dice.randint(100, 9000)) for _ in PLACES]
    counts = {"other": column(other), "top": column(top), "base": column(base)}
    assert ties_of({"rate": column(rate)}, counts) == {"rate": Tie("top", "base", 100.0)}


def test_a_rate_is_tied_to_the_base_under_which_its_counts_are_whole(dice: random.Random) -> None:
    base = [float(dice.randint(90, 400)) for _ in PLACES]
    top = [float(dice.randint(0, 30)) for _ in PLACES]
    rate = [round(1000 * one / whole, 1) for one, whole in zip(top, base, strict=True)]
    other = [float(dice.randint(90, 400)) for _ in PLACES]
    counts = {"other": column(other), "base": column(base)}
    assert ties_of({"rate": column(rate)}, counts) == {"rate": Tie(None, "base", 1000.0)}
    assert [implied(value, whole, 1000.0) for value, whole in zip(rate, base, strict=True)] == top


def test_a_mean_is_of_nothing(dice: random.Random) -> None:
    base = [float(dice.randint(90, 400)) for _ in PLACES]
    mean = [round(30 + 20 * dice.random(), 1) for _ in PLACES]
    assert ties_of({"age": column(mean)}, {"base": column(base)}) == {}
    assert ties_of({"age": column([0.0] * 14)}, {"base": column(base)}) == {}
    assert ties_of({"age": column(mean)}, {}) == {}
