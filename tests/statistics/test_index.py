"""The social index: by hand in a small town, and Berlin’s published one within its rounding."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from planner.domain.social_index import Combine
from planner.statistics.index import Component, Reference, Spread, class_of, social_index, spread_of

AREAS = ("north", "south", "west")
POVERTY = Component("poverty", {"north": 10.0, "south": 20.0, "west": 30.0})
CARE = Component("care", {"north": 60.0, "south": 40.0}, sign=-1, weight=2.0)
DEVIATION = (200 / 3) ** 0.5


def test_population_deviation_over_the_stated_areas() -> None:
    assert spread_of([10.0, 20.0, 30.0]) == Spread(20.0, pytest.approx(DEVIATION))
    assert spread_of([]) == Spread(0.0, 0.0)


def test_mean_of_the_indicators_there_are_with_sign_and_weight() -> None:
    found = social_index(AREAS, (POVERTY, CARE), Combine.MEAN, at_least=1).areas
    z = 10 / DEVIATION
    assert found["north"].parts == {"poverty": pytest.approx(-z), "care": -1.0}
    assert found["north"].index == pytest.approx((-z - 2) / 3)
    assert found["south"].index == pytest.approx(2 / 3)
    assert found["west"].index == pytest.approx(z)


def test_too_few_indicators_make_no_index_but_stay_beside_it() -> None:
    found = social_index(AREAS, (POVERTY, CARE), Combine.MEAN, at_least=2).areas
    assert found["west"].index is None
    assert found["west"].parts == {"poverty": pytest.approx(10 / DEVIATION)}


def test_sums_are_told_in_their_own_deviations() -> None:
    alone = Component("care", {"north": 60.0, "south": 40.0, "west": 20.0}, sign=-1)
    found = social_index(AREAS, (POVERTY, alone), Combine.STANDARDISED_SUM, at_least=2)
    assert [found.areas[area].index for area in AREAS] == pytest.approx([-10 / DEVIATION, 0, 10 / DEVIATION])
    assert found.reference.sums == pytest.approx(2.0)


def test_an_indicator_that_is_the_same_everywhere_says_nothing() -> None:
    same = Component("same", dict.fromkeys(AREAS, 5.0))
    found = social_index(AREAS, (same,), Combine.STANDARDISED_SUM, at_least=1).areas
    assert [found[area].index for area in AREAS] == [0.0, 0.0, 0.0]


def test_a_frozen_reference_shows_that_all_became_better() -> None:
    first = social_index(AREAS, (POVERTY,), Combine.MEAN, at_least=1)
    later = Component("poverty", {area: value - 5 for area, value in POVERTY.values.items()})
    anew = social_index(AREAS, (later,), Combine.MEAN, at_least=1).areas
    frozen = social_index(AREAS, (later,), Combine.MEAN, at_least=1, reference=first.reference).areas
    for area in AREAS:
        before, after, kept = first.areas[area].index, anew[area].index, frozen[area].index
        assert before is not None
        assert kept is not None
        assert after == pytest.approx(before)
        assert kept == pytest.approx(before - 5 / DEVIATION)


def test_a_frozen_sum_keeps_its_deviation() -> None:
    kept = Reference({"poverty": Spread(0.0, 10.0)}, sums=4.0)
    found = social_index(AREAS, (POVERTY,), Combine.STANDARDISED_SUM, at_least=1, reference=kept).areas
    assert [found[area].index for area in AREAS] == [0.25, 0.5, 0.75]


def test_classes_are_cut_before_rounding() -> None:
    names = ("low", "middle", "high")
    assert class_of(-1.004, (-1.0, 1.0), names) == "low"
    assert class_of(-1.0, (-1.0, 1.0), names) == "middle"
    assert class_of(0.999_999, (-1.0, 1.0), names) == "middle"
    assert class_of(1.0, (-1.0, 1.0), names) == "high"
    assert class_of(None, (-1.0, 1.0), names) is None
    assert class_of(0.0, (), ("all",)) == "all"


BERLIN = {
    "Status": (("zS1", "zS3", "zS4"), (-1.0, 1.0, 1.5), ("hoch", "mittel", "niedrig", "sehr niedrig")),
    "Dynamik": (("zD1", "zD3", "zD4"), (-1.0, 1.0), ("positiv", "stabil", "negativ")),
}


@pytest.mark.parametrize("part", BERLIN)
def test_berlin_within_its_rounding(data_dir: Path, part: str) -> None:
    codes, thresholds, names = BERLIN[part]
    path = data_dir / "berlin-mss-2021" / "mss_2021_index-indikatoren_z-werte_plr.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [
            {name.strip(): text.strip() for name, text in row.items()} for row in csv.DictReader(file, delimiter=";")
        ]
    areas = [row["PLR-ID"] for row in rows]
    components = [Component(code, {row["PLR-ID"]: float(row[code]) for row in rows if row[code]}) for code in codes]
    found = social_index(areas, components, Combine.STANDARDISED_SUM, at_least=3).areas
    printed = next(name for name in rows[0] if name.startswith(f"{part}-Index"))
    classes = f"Zuordnung Klasse {part}-Index"
    assert sum(one.index is not None for one in found.values()) == 536
    for row in rows:
        index = found[row["PLR-ID"]].index
        if not row[printed]:
            assert index is None
            continue
        assert index is not None
        assert index == pytest.approx(float(row[printed]), abs=0.011)
        if float(row[printed]) not in thresholds:
            assert class_of(index, thresholds, names) == row[classes], row
