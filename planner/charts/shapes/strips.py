"""Small drawings that sit in a row of a table: the sparkline and the bar of a share."""

from __future__ import annotations

from collections.abc import Sequence

from planner.charts.shapes.vocabulary import Item, Path, Point, Shapes, circle, polyline, rectangle

DOT = 2.4


def sparkline(
    values: Sequence[float | None], width: float, height: float, *, role: str = "accent", line_width: float = 1.6
) -> Shapes:
    """Return the course of ``values``, evenly spaced; None is a gap that nothing bridges.

    The scale runs from the least to the greatest value: a sparkline shows the course, the number stands beside it.
    A value between two gaps is a dot; the last value of the row is a larger dot.
    """
    known = [value for value in values if value is not None]
    if not known:
        return Shapes(width, height, ())
    low, span = min(known), max(known) - min(known)
    inner, tall = width - 2 * DOT, height - 2 * DOT
    step = inner / (len(values) - 1) if len(values) > 1 else 0.0

    def place(index: int, value: float) -> Point:
        share = (value - low) / span if span else 0.5
        return DOT + index * step, DOT + tall * (1 - share)

    items: list[Item] = []
    for run in _runs(values):
        points = [place(index, value) for index, value in run]
        if len(points) > 1:
            items.append(Path(polyline(points), stroke=role, width=line_width, rounded=True))
        else:
            items.append(Path(circle(points[0], line_width * 0.75), fill=role))
    last = values[-1]
    if last is not None:
        items.append(Path(circle(place(len(values) - 1, last), DOT), fill=role))
    return Shapes(width, height, tuple(items))


def _runs(values: Sequence[float | None]) -> list[list[tuple[int, float]]]:
    runs: list[list[tuple[int, float]]] = [[]]
    for index, value in enumerate(values):
        if value is None:
            runs.append([])
        else:
            runs[-1].append((index, value))
    return [run for run in runs if run]


def share_bar(
    share: float | None, width: float, height: float, *, full_from: float | None = None, outlined: bool = False
) -> Shapes:
    """Return a bar filled to ``share`` (0 to 1, cut beyond); None leaves a dashed frame.

    From ``full_from`` on the bar takes the colour of a full house; the figure beside it says the same in words.
    ``outlined`` serves high contrast, where an empty track has no colour of its own.
    """
    if share is None:
        frame = rectangle(0.5, 0.5, width - 1, height - 1)
        return Shapes(width, height, (Path(frame, stroke="edge", width=1.0, dash=(3.0, 3.0)),))
    items: list[Item] = [Path(rectangle(0, 0, width, height), fill="track")]
    filled = width * min(max(share, 0.0), 1.0)
    if filled:
        full = full_from is not None and share >= full_from
        items.append(Path(rectangle(0, 0, filled, height), fill="late" if full else "accent"))
    if outlined:
        items.append(Path(rectangle(0.5, 0.5, width - 1, height - 1), stroke="edge", width=1.0))
    return Shapes(width, height, tuple(items))
