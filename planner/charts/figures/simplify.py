"""Borders thinned out for the screen, so that areas which share an edge still share it afterwards.

Where three borders meet, a point stays. Between two such points every run of a border is simplified once, by Douglas and
Peucker (1973), and both of its areas get the same run. Paper is never simplified.
"""

from __future__ import annotations

from collections.abc import Sequence

Knot = tuple[int, int]
Run = tuple[Knot, ...]


def snapped(ring: Sequence[tuple[float, float]], grid: float) -> list[Knot]:
    """The ring on a grid, open, without repeated points. A point's new place depends on the point alone."""
    kept: list[Knot] = []
    for x, y in ring:
        here = (round(x / grid), round(y / grid))
        if not kept or here != kept[-1]:
            kept.append(here)
    while len(kept) > 1 and kept[0] == kept[-1]:
        kept.pop()
    return kept


def simplified(rings: Sequence[Sequence[Knot]], tolerance: float) -> list[list[Knot]]:
    """The rings, no point of which moved by more than ``tolerance``; what would lose its surface stays as it is."""
    joints = _joints(rings)
    known: dict[Run, Run] = {}
    found = []
    for ring in rings:
        thin = _simple_ring(ring, joints, tolerance, known) if len(ring) > 3 else list(ring)
        found.append(thin if len(set(thin)) >= 3 else list(ring))
    return found


def _joints(rings: Sequence[Sequence[Knot]]) -> set[Knot]:
    """Points where more than two ways begin: they stay."""
    ways: dict[Knot, tuple[Knot, Knot]] = {}
    joints = set()
    for ring in rings:
        before, here = ring[-2:] if len(ring) > 1 else (ring[-1], ring[-1])
        for after in ring:
            both = (before, after) if before < after else (after, before)
            if ways.setdefault(here, both) != both:
                joints.add(here)
            before, here = here, after
    return joints


def _simple_ring(ring: Sequence[Knot], joints: set[Knot], tolerance: float, known: dict[Run, Run]) -> list[Knot]:
    stays = [at for at, knot in enumerate(ring) if knot in joints]
    if len(stays) < 2:
        # An island: the same two points stay, wherever the ring begins.
        first = ring[stays[0]] if stays else min(ring)
        far = max(ring, key=lambda knot: (_distance(knot, first), knot))
        stays = sorted({ring.index(first), ring.index(far)})
    found: list[Knot] = []
    for a, b in zip(stays, [*stays[1:], stays[0] + len(ring)], strict=True):
        run = (*ring[a : b + 1], *(ring[: b + 1 - len(ring)] if b >= len(ring) else ()))
        found += _simple_run(run, tolerance, known)[:-1]
    return found


def _simple_run(run: Run, tolerance: float, known: dict[Run, Run]) -> Run:
    """The run in its own direction; worked out in one direction only, so that both areas get the same."""
    if len(run) < 3:
        return run
    back = run[::-1]
    turned = back < run
    key = back if turned else run
    thin = known.get(key)
    if thin is None:
        thin = known[key] = _thin(key, tolerance * tolerance)
    return thin[::-1] if turned else thin


def _thin(run: Run, most: float) -> Run:
    keeps = {0, len(run) - 1}
    open_ = [(0, len(run) - 1)]
    while open_:
        a, b = open_.pop()
        if b - a < 2:
            continue
        at, far = _farthest(run, a, b)
        if far > most:
            keeps.add(at)
            open_ += [(a, at), (at, b)]
    return tuple(run[at] for at in sorted(keeps))


def _farthest(run: Run, a: int, b: int) -> tuple[int, float]:
    """Which point between lies farthest from the stroke, and the square of how far."""
    (ax, ay), (bx, by) = run[a], run[b]
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    best, far = a + 1, -1.0
    for at in range(a + 1, b):
        px, py = run[at][0] - ax, run[at][1] - ay
        along = (px * dx + py * dy) / length if length else 0.0
        if along <= 0:
            away: float = px * px + py * py
        elif along >= 1:
            away = (px - dx) ** 2 + (py - dy) ** 2
        else:
            away = (px * dy - py * dx) ** 2 / length
        if away > far:
            best, far = at, away
    return best, far


def _distance(a: Knot, b: Knot) -> int:
    return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2
