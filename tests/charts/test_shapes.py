"""The geometry of the shapes: sectors make up the ring, fills are in proportion, gaps stay gaps."""

from __future__ import annotations

import itertools
import math
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import tokens
from planner.charts import shapes
from planner.charts.shapes import vocabulary, wheel_ring
from planner.charts.shapes.vocabulary import Close, Command, Cubic, Item, Label, Line, Move, Path

R = 100.0
CENTRE = (0.0, 0.0)
RING = math.pi * R * R * (wheel_ring.OUTER**2 - wheel_ring.INNER**2)
HUB = shapes.Hub("mandate", "Mandate", "4 of 6", 0.5)


def outline(commands: tuple[Command, ...], pieces: int = 24) -> list[tuple[float, float]]:
    """The points of an outline, curves cut into ``pieces``."""
    points: list[tuple[float, float]] = []
    for command in commands:
        if isinstance(command, Move | Line):
            points.append((command.x, command.y))
        elif isinstance(command, Cubic):
            (x0, y0), c = points[-1], command
            for part in range(1, pieces + 1):
                t, u = part / pieces, 1 - part / pieces
                points.append(
                    (
                        u**3 * x0 + 3 * u * u * t * c.x1 + 3 * u * t * t * c.x2 + t**3 * c.x,
                        u**3 * y0 + 3 * u * u * t * c.y1 + 3 * u * t * t * c.y2 + t**3 * c.y,
                    )
                )
    return points


def area(commands: tuple[Command, ...]) -> float:
    """The area inside an outline, by the shoelace formula."""
    points = outline(commands)
    pairs = zip(points, points[1:] + points[:1], strict=True)
    return abs(sum(x * b - a * y for (x, y), (a, b) in pairs)) / 2


def quarters(*steps: shapes.Step) -> list[shapes.Quarter]:
    return [shapes.Quarter(key, key, "", steps, index == 0) for index, key in enumerate("abcd")]


def drawn(steps: tuple[shapes.Step, ...], **options: object) -> shapes.Shapes:
    return shapes.wheel(quarters(*steps), HUB, radius=R, width=400, height=300, **options)  # type: ignore[arg-type]


def filled(drawing: shapes.Shapes, role: str) -> list[Path]:
    return [item for item in drawing.items if isinstance(item, Path) and item.fill == role]


def test_an_arc_is_round() -> None:
    points = outline(vocabulary.circle(CENTRE, R))
    assert all(abs(math.hypot(x, y) - R) < 0.0003 * R for x, y in points)
    assert area(vocabulary.circle(CENTRE, R)) == pytest.approx(math.pi * R * R, rel=1e-3)


@pytest.mark.parametrize("count", [1, 4, 7, 12])
def test_the_sectors_of_a_quarter_make_up_the_quarter(count: int) -> None:
    start, end = wheel_ring.quarter_angles(1)
    bounds = [start + (end - start) * part / count for part in range(count + 1)]
    parts = [
        area(wheel_ring.sector(CENTRE, R, (a, b), (part == 0, part == count - 1)))
        for part, (a, b) in enumerate(itertools.pairwise(bounds))
    ]
    whole = area(wheel_ring.sector(CENTRE, R, (start, end), (True, True)))
    assert sum(parts) == pytest.approx(whole, rel=5e-4)


def test_four_quarters_and_their_gaps_make_up_the_ring() -> None:
    track = filled(drawn(()), "track")
    gaps = 4 * 2 * wheel_ring.HALF_GAP / 360
    assert sum(area(path.commands) for path in track) == pytest.approx(RING * (1 - gaps), rel=1e-3)


def test_the_points_straddle_the_axes() -> None:
    for index in range(4):
        start, _ = wheel_ring.quarter_angles(index)
        _, end = wheel_ring.quarter_angles(index - 1)
        middle_of_edge = (start + end) / 2
        assert middle_of_edge + wheel_ring.TIP / 2 == pytest.approx(90 * index)


@given(st.floats(0.05, 1.0))
def test_a_sector_is_filled_from_the_inside_in_proportion(share: float) -> None:
    angles = (20.0, 32.0)
    part = area(wheel_ring.sector(CENTRE, R, angles, (False, False), share=share))
    reach = wheel_ring.INNER + (wheel_ring.OUTER - wheel_ring.INNER) * share
    expected = math.radians(12) / 2 * R * R * (reach**2 - wheel_ring.INNER**2)
    assert part == pytest.approx(expected, rel=2e-3)


@given(st.floats(0.05, 0.99), st.sampled_from([(True, False), (False, True), (True, True)]))
def test_a_part_filled_end_stays_inside_its_track(share: float, chevrons: tuple[bool, bool]) -> None:
    whole = wheel_ring.sector(CENTRE, R, (10, 30), chevrons)
    part = wheel_ring.sector(CENTRE, R, (10, 30), chevrons, share=share)
    reach = (wheel_ring.INNER + (wheel_ring.OUTER - wheel_ring.INNER) * share) * R
    assert max(math.hypot(x, y) for x, y in outline(part)) == pytest.approx(reach, rel=1e-3)
    assert area(part) < area(whole)


@given(st.floats(-2, 3))
def test_work_in_progress_is_neither_empty_nor_full(readiness: float) -> None:
    assert 0 < shapes.Step("part", readiness).fill < 1
    assert shapes.Step("done", readiness).fill == 1
    assert shapes.Step("none", readiness).fill == 0


def test_a_wheel_without_any_step_done_is_all_track() -> None:
    drawing = drawn((shapes.Step("none"),) * 5)
    assert len(filled(drawing, "track")) == 4
    assert not filled(drawing, "accent")
    assert not filled(drawing, "r4")


def test_done_steps_are_accent_and_begun_ones_paler() -> None:
    drawing = drawn((shapes.Step("done"), shapes.Step("part", 0.5), shapes.Step("none")))
    assert len(filled(drawing, "accent")) == len(filled(drawing, "r4")) == 4


def test_earlier_cycles_are_rings_and_never_reach_the_hub() -> None:
    plain = len(drawn(()).items)
    assert len(drawn((), earlier_cycles=1).items) == plain + 1
    assert len(drawn((), earlier_cycles=40).items) == plain + 4


def test_the_wheel_can_be_clicked_in_five_places() -> None:
    assert [hit.key for hit in drawn(()).hits] == ["a", "b", "c", "d", "mandate"]


def test_four_quarters_are_a_must() -> None:
    with pytest.raises(ValueError, match="3"):
        shapes.wheel(quarters()[:3], HUB, radius=R, width=400, height=300)


@pytest.mark.parametrize("widest", [40.0, 180.0])
def test_labels_fit_the_box_because_the_radius_gives_way(widest: float) -> None:
    radius = shapes.fit_radius(900, 370, widest)
    assert radius * 2.2 + 24 <= 370 + 1e-9
    assert 450 - 1.2 * radius * math.sin(math.radians(45)) >= widest


def test_labels_stand_outside_the_ring_and_inside_the_box() -> None:
    labels = [item for item in drawn(()).items if isinstance(item, Label)]
    assert {label.anchor for label in labels} == {"start", "middle", "end"}
    for label in labels[:-2]:
        assert math.hypot(label.x - 200, label.y - 150) > R


def roles_of(items: tuple[Item, ...]) -> set[str]:
    roles: set[str | None] = set()
    for item in items:
        roles |= {item.colour} if isinstance(item, Label) else {item.fill, item.stroke}
    return {role for role in roles if role}


@pytest.mark.parametrize("roles", [shapes.PLAIN, shapes.OUTLINED, shapes.COVER, shapes.COVER_OUTLINED])
def test_every_role_is_a_token(roles: shapes.WheelRoles) -> None:
    names = {field.name for field in fields(tokens.Colours)}
    drawing = drawn((shapes.Step("done"), shapes.Step("part")), roles=roles, earlier_cycles=2)
    signs = [shapes.status_sign(state, 12) for state in shapes.STATUS_SIGNS]
    signs += [shapes.step_sign(state, 14) for state in shapes.STEP_SIGNS]
    for one in [drawing, *signs, shapes.hatched_box(40, 20), shapes.dashed_box(40, 20)]:
        assert roles_of(one.items) <= names


def test_every_state_has_its_own_shape() -> None:
    for signs in (shapes.STATUS_SIGNS, shapes.STEP_SIGNS):
        drawings = [
            tuple((path.commands, path.fill is None, bool(path.dash)) for path in draw(20) if isinstance(path, Path))
            for draw in signs.values()
        ]
        assert len(set(drawings)) == len(drawings)


@pytest.mark.parametrize("size", [8.0, 12.0, 40.0])
def test_signs_stay_in_their_box(size: float) -> None:
    for draw in (*shapes.STATUS_SIGNS.values(), *shapes.STEP_SIGNS.values()):
        for item in draw(size):
            assert isinstance(item, Path)
            for x, y in outline(item.commands):
                assert -0.05 * size <= x <= 1.05 * size
                assert -0.05 * size <= y <= 1.05 * size


def test_a_sparkline_never_bridges_a_gap() -> None:
    drawing = shapes.sparkline([1.0, 2.0, None, 3.0, None, 4.0, 5.0], 90, 24)
    lines = [item for item in drawing.items if isinstance(item, Path) and item.stroke]
    dots = [item for item in drawing.items if isinstance(item, Path) and item.fill]
    assert [len(line.commands) for line in lines] == [2, 2]
    assert len(dots) == 2
    assert shapes.sparkline([None, None], 90, 24).items == ()


@given(st.lists(st.one_of(st.none(), st.floats(-1e6, 1e6)), min_size=1, max_size=12))
def test_a_sparkline_stays_in_its_box(values: list[float | None]) -> None:
    for item in shapes.sparkline(values, 90, 24).items:
        assert isinstance(item, Path)
        for x, y in outline(item.commands):
            assert -1e-6 <= x <= 90 + 1e-6
            assert -1e-6 <= y <= 24 + 1e-6


@given(st.floats(-1, 3))
def test_a_share_bar_is_filled_in_proportion(share: float) -> None:
    paths = [item for item in shapes.share_bar(share, 100, 6, full_from=0.95).items if isinstance(item, Path)]
    assert paths[0].fill == "track"
    if share > 0:
        assert area(paths[1].commands) == pytest.approx(min(share, 1) * 600, abs=1e-6)
        assert paths[1].fill == ("late" if share >= 0.95 else "accent")


def test_the_small_wheel_shows_means_and_nothing_else() -> None:
    drawing = shapes.small_wheel([0.5, 0, 1, 0.25], radius=20)
    assert len(filled(drawing, "accent")) == 3
    assert len(filled(drawing, "track2")) == 4
    quarter, half = filled(drawing, "track2")[0], filled(drawing, "accent")[0]
    assert area(half.commands) == pytest.approx(area(quarter.commands) / 2, rel=1e-3)


def test_moving_keeps_everything_but_the_place() -> None:
    drawing = drawn((shapes.Step("done"),))
    back = shapes.moved(shapes.moved(drawing.items, 3, 5), -3, -5)
    assert [type(item) for item in back] == [type(item) for item in drawing.items]
    label, again = drawing.items[-1], back[-1]
    assert isinstance(label, Label)
    assert isinstance(again, Label)
    assert (again.text, again.size, round(again.x, 6)) == (label.text, label.size, round(label.x, 6))
    commands = next(item.commands for item in back if isinstance(item, Path))
    assert isinstance(commands[-1], Close)
