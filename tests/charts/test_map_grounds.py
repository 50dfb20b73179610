"""The map of many points: shared edges stay shared on screen, paper is exact, and only figures are worked out anew."""

from __future__ import annotations

import random

import pytest

from planner.charts.figures import area_map, grounds, sheet
from planner.charts.figures.geometry import AreaShape, Projection
from planner.charts.figures.model import AreaMap
from planner.charts.figures.simplify import simplified, snapped

BOX = (0.0, 0.0, 400.0, 400.0)


def neighbours(points: int = 300) -> tuple[AreaShape, AreaShape]:
    """Two areas, side by side, with one wriggling edge between them, and an island in the left one."""
    dice = random.Random(7)
    edge = [(7.5 + dice.uniform(-0.001, 0.001), 51 + n / points) for n in range(points + 1)]
    left = ((7.0, 51.0), *edge, (7.0, 52.0))
    right = ((8.0, 52.0), *reversed(edge), (8.0, 51.0))
    island = tuple((7.2 + dice.uniform(-0.02, 0.02), 51.5 + dice.uniform(-0.02, 0.02)) for _ in range(5))
    return AreaShape("left", (left, island)), AreaShape("right", (right,))


def strokes(place: grounds.Place) -> set[frozenset[tuple[float, float]]]:
    ring = place.rings[0]
    return {frozenset(pair) for pair in zip(ring, (*ring[1:], ring[0]), strict=True)}


def test_on_screen_few_points_are_left_and_the_edge_is_still_shared() -> None:
    left, right = grounds.places(neighbours(), BOX, sheet.screen(400, 400))
    assert len(left.rings[0]) < 60
    assert len(left.rings) == 2
    shared = strokes(left) & strokes(right)
    assert len(shared) == len(left.rings[0]) - 3


def test_no_point_moves_further_than_said() -> None:
    ring = [(n, round(random.Random(n).uniform(0, 4))) for n in range(200)] + [(199, 80), (0, 80)]
    (thin,) = simplified([ring], 2.0)
    assert 4 < len(thin) < 120
    for x, y in ring:
        at = [(a, b) for a, b in zip(thin, [*thin[1:], thin[0]], strict=True)]
        assert min(_away((x, y), a, b) for a, b in at) <= 2.0 + 1e-9


def _away(point: tuple[float, float], a: tuple[float, float], b: tuple[float, float]) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    along = ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / (dx * dx + dy * dy)
    along = min(max(along, 0.0), 1.0)
    return float(((point[0] - a[0] - along * dx) ** 2 + (point[1] - a[1] - along * dy) ** 2) ** 0.5)


@pytest.mark.parametrize("turn", [0, 1, 4, 7])
def test_an_island_is_the_same_wherever_its_ring_begins(turn: int) -> None:
    ring = snapped([(random.Random(n).uniform(0, 90), 3.0 * n) for n in range(12)], 1.0)
    assert set(simplified([ring], 5.0)[0]) == set(simplified([ring[turn:] + ring[:turn]], 5.0)[0])
    assert set(simplified([ring], 5.0)[0]) == set(simplified([ring[::-1]], 5.0)[0])


def test_what_would_lose_its_surface_stays() -> None:
    sliver = [(0, 0), (50, 1), (100, 0), (50, -1)]
    assert len(simplified([sliver], 10.0)[0]) >= 3


def _farthest(size: sheet.Size) -> float:
    """How far the point of a border that suffers most lies from what is drawn of it, in px."""
    shapes = neighbours()
    projection = Projection.fitting(shapes, BOX)
    worst = 0.0
    for shape, place in zip(shapes, grounds.places(shapes, BOX, size), strict=True):
        for ring, drawn in zip(shape.rings, place.rings, strict=True):
            edges = list(zip(drawn, (*drawn[1:], drawn[0]), strict=True))
            for point in map(projection.place, ring):
                worst = max(worst, min(_away(point, a, b) for a, b in edges))
    return worst


def test_paper_is_exact_and_the_screen_nearly() -> None:
    print_size, screen_size = sheet.paper(200, 200), sheet.screen(400, 400)
    assert _farthest(print_size) <= 0.02 / 25.4 * 96
    assert 0.1 < _farthest(screen_size) < 1.0
    left, _ = grounds.places(neighbours(), BOX, print_size)
    assert len(left.rings[0]) > 280


def test_which_areas_had_other_borders_is_asked_once_for_a_map(monkeypatch: pytest.MonkeyPatch) -> None:
    shapes = tuple(AreaShape(f"a{n}", neighbours()[1].rings) for n in range(40))
    asked: list[object] = []
    monkeypatch.setattr(area_map, "other_borders", lambda data: asked.append(data) or {})
    assert len(area_map.shapes_of(AreaMap(figures=None, period="2012", shapes=shapes))) == 40  # type: ignore[arg-type]
    assert len(asked) == 1


def test_the_same_borders_are_worked_out_once() -> None:
    shapes, size = neighbours(), sheet.screen(400, 400)
    again = tuple(AreaShape(one.area, one.rings) for one in shapes)
    assert grounds.places(shapes, BOX, size) is grounds.places(again, BOX, size)
    other = (shapes[0], AreaShape("right", (((8.0, 52.0), (8.0, 51.0), (7.5, 51.0)),)))
    assert grounds.places(other, BOX, size)[1] != grounds.places(shapes, BOX, size)[1]
