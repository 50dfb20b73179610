"""Borders, classes, ticks and labels: what the figures reckon with."""

from __future__ import annotations

import itertools
import json
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.charts.figures import geometry, scale

SQUARE = ((0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0))
HOLE = ((40.0, 40.0), (60.0, 40.0), (60.0, 60.0), (40.0, 60.0))
U_SHAPE = ((0.0, 0.0), (20.0, 0.0), (20.0, 80.0), (80.0, 80.0), (80.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0))


def inside(rings: geometry.Rings, x: float, y: float) -> bool:
    return any(start <= x <= end for start, end in geometry.chords(rings, y))


def test_rings_of_reads_what_borders_are_made_of() -> None:
    ring = [[7.0, 51.0], [7.1, 51.0], [7.1, 51.1], [7.0, 51.0]]
    polygon = {"type": "Polygon", "coordinates": [ring, ring]}
    many = {"type": "MultiPolygon", "coordinates": [[ring], [ring, ring]]}
    assert len(geometry.rings_of(json.dumps(polygon))) == 2
    assert len(geometry.rings_of(json.dumps(many))) == 3
    assert len(geometry.rings_of(json.dumps({"type": "Feature", "geometry": many}))) == 3
    for wrong in ({"type": "Point", "coordinates": [1, 2]}, [], {"type": "Feature", "geometry": None}):
        with pytest.raises(ValueError, match=r"Point|None"):
            geometry.rings_of(json.dumps(wrong))
    for broken in ({"type": "Polygon"}, {"type": "Polygon", "coordinates": [[1, 2], [3, 4]]}):
        with pytest.raises(ValueError, match="Polygon"):
            geometry.rings_of(json.dumps(broken))


def test_east_and_west_are_shortened_by_the_latitude() -> None:
    degree = geometry.AreaShape("a", (((7.0, 60.0), (8.0, 60.0), (8.0, 61.0), (7.0, 61.0)),))
    projection = geometry.Projection.fitting([degree], (0, 0, 500, 500))
    (left, bottom), (right, top) = projection.place((7.0, 60.0)), projection.place((8.0, 61.0))
    assert (right - left) / (bottom - top) == pytest.approx(math.cos(math.radians(60.5)))


def test_thinning_keeps_shared_borders_shared() -> None:
    border = [(50.0, float(y) / 7) for y in range(100)]
    left = geometry.thinned([(0.0, 0.0), *border, (0.0, 14.0)], 0.4)
    right = geometry.thinned([(99.0, 0.0), *border, (99.0, 14.0)], 0.4)
    assert {point for point in left if point[0] > 40} == {point for point in right if point[0] < 60}
    assert len(left) < 8


def test_a_hatch_fills_the_shape_and_leaves_the_hole() -> None:
    rings = (SQUARE, HOLE)
    strokes = geometry.hatch(rings, 5.0)
    length = sum(math.dist(a, b) for a, b in strokes)
    assert length * 5.0 == pytest.approx(100 * 100 - 20 * 20, rel=0.02)
    for (x, y), (a, b) in strokes:
        middle = ((x + a) / 2, (y + b) / 2)
        assert inside(rings, *middle)
        assert not 41 < middle[0] < 59 or not 41 < middle[1] < 59


@given(st.floats(8, 90), st.floats(5, 15))
def test_a_label_stands_inside_even_in_a_horseshoe(width: float, height: float) -> None:
    (x, y), free = geometry.label_place((U_SHAPE,), width, height)
    assert inside((U_SHAPE,), x, y)
    if free >= width:
        assert inside((U_SHAPE,), x - width / 2 + 1.6, y)
        assert inside((U_SHAPE,), x + width / 2 - 1.6, y)


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=30))
def test_ticks_are_few_and_hold_zero_and_all_values(values: list[float]) -> None:
    found = scale.ticks(values)
    assert 0.0 in found
    slack = 2e-6 * max(1, *(abs(value) for value in values))
    assert found[0] <= min(values) + slack
    assert found[-1] >= max(values) - slack
    assert 2 <= len(found) <= 6


@pytest.mark.parametrize(
    ("values", "expected"), [([36.7], (0, 10, 20, 30, 40)), ([0], (0, 1)), ([20], (0, 5, 10, 15, 20))]
)
def test_ticks_are_round(values: list[float], expected: tuple[float, ...]) -> None:
    assert scale.ticks(values) == expected


@given(st.lists(st.floats(-1e5, 1e5), max_size=40))
def test_classes_rise_and_take_every_value(values: list[float]) -> None:
    limits = scale.class_breaks(values)
    assert len(limits) == 4
    assert list(limits) == sorted(set(limits))
    assert all(0 <= scale.class_of(value, limits) <= 4 for value in values)


def test_classes_are_round_and_none_is_needlessly_empty() -> None:
    values = [float(value) for value in range(6, 32)]
    limits = scale.class_breaks(values)
    assert limits == (10, 15, 20, 25)
    assert {scale.class_of(value, limits) for value in values} == {0, 1, 2, 3, 4}
    assert scale.class_of(10, limits) == 1


@given(st.lists(st.floats(0, 200), max_size=8))
def test_labels_keep_apart_and_in_order(wanted: list[float]) -> None:
    places = scale.spread(wanted, 15, 0, 200)
    ranked = sorted(places)
    assert all(b - a >= 15 - 1e-6 for a, b in itertools.pairwise(ranked))
    assert all(-1e-9 <= place <= 200 + 1e-6 for place in places)
    for first, second in ((i, j) for i in range(len(wanted)) for j in range(len(wanted)) if wanted[i] < wanted[j]):
        assert places[first] < places[second]


def test_periods_stand_where_they_end() -> None:
    assert scale.when("2012") == pytest.approx(2013, abs=0.01)
    assert scale.when("2012-Q1") == pytest.approx(2012.25, abs=0.01)
    assert scale.when("2012-06-30") == pytest.approx(2012.5, abs=0.01)
    with pytest.raises(ValueError, match="soon"):
        scale.when("soon")


def test_real_borders_are_drawn_without_loss(data_dir: Path) -> None:
    collection = json.loads((data_dir / "koeln-geo" / "stadtbezirke.geojson").read_text(encoding="utf-8"))
    shapes = [
        geometry.AreaShape(str(number), geometry.rings_of(json.dumps(feature["geometry"])))
        for number, feature in enumerate(collection["features"])
    ]
    projection = geometry.Projection.fitting(shapes, (0, 0, 600, 600))
    for shape in shapes:
        exact = sum(geometry.surface([projection.place(point) for point in ring]) for ring in shape.rings)
        rings = projection.rings(shape, 0.4)
        assert sum(geometry.surface(ring) for ring in rings) == pytest.approx(exact, rel=0.01)
        (x, y), free = geometry.label_place(rings, 60, 30)
        assert inside(rings, x, y)
        assert free > 20
