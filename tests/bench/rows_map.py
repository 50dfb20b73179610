"""The row of the map: 542 areas with 70,000 points, drawn again because a figure is of another class."""

from __future__ import annotations

import json
import math
import random
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tests.bench.measure import Pair, Row, seconds
from tests.bench.stage import Stage

if TYPE_CHECKING:
    from planner.charts.figures.model import AreaFigures

AREAS, POINTS = 542, 70_000
ACROSS = 27
WIDTH, HEIGHT = 1_100.0, 800.0
Point = tuple[float, float]


def borders(areas: int = AREAS, points: int = POINTS) -> dict[str, str]:
    """Borders of a town in rows and columns; neighbours share their wriggling edges point by point."""
    dice = random.Random(1)
    inner = points // areas // 4
    down = math.ceil(areas / ACROSS)
    knots = {
        (x, y): (13.1 + 0.02 * (x + dice.uniform(-0.3, 0.3)), 52.3 + 0.013 * (y + dice.uniform(-0.3, 0.3)))
        for x in range(ACROSS + 1)
        for y in range(down + 1)
    }
    edges: dict[tuple[Point, Point], list[Point]] = {}

    def edge(a: Point, b: Point) -> list[Point]:
        if (b, a) in edges:
            return edges[b, a][::-1]
        if (a, b) not in edges:
            wriggle = [dice.uniform(-0.0004, 0.0004) for _ in range(inner)]
            edges[a, b] = [a, *(
                (round(a[0] + (b[0] - a[0]) * (n + 1) / (inner + 1) + off, 6),
                 round(a[1] + (b[1] - a[1]) * (n + 1) / (inner + 1) + off, 6))
                for n, off in enumerate(wriggle)
            ), b]  # fmt: skip
        return edges[a, b]

    found = {}
    for number in range(areas):
        y, x = divmod(number, ACROSS)
        corners = [knots[x, y], knots[x + 1, y], knots[x + 1, y + 1], knots[x, y + 1]]
        ring = [point for a, b in zip(corners, [*corners[1:], corners[0]], strict=True) for point in edge(a, b)[:-1]]
        found[f"a{number}"] = json.dumps({"type": "Polygon", "coordinates": [[*ring, ring[0]]]})
    return found


def figures(shift: int, areas: int = AREAS) -> AreaFigures:
    """One period of a share; with another shift every area is of another class."""
    import pandas as pd

    from planner.charts.figures.model import AreaFigures
    from planner.domain.disclosure_rule import DisclosureRule
    from planner.statistics.disclosure import protect

    values = [float(10 + (number + shift) % 40) for number in range(areas)]
    frame = pd.DataFrame({"area": [f"a{number}" for number in range(areas)], "period": "2021", "value": values})
    table = protect(frame.assign(state="value"), DisclosureRule())
    return AreaFigures(table=table, names={f"a{number}": f"Raum {number}" for number in range(areas)}, indicator="x")


@contextmanager
def redrawing(_stage: Stage) -> Iterator[Pair]:
    """The window's map from figures to pixels, against one collection of the same polygons painted by Agg."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.collections import PolyCollection
    from matplotlib.figure import Figure
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtWidgets import QApplication

    from planner.texts import current
    from planner.ui.figures import making

    app = QApplication.instance() or QApplication([])
    shapes, canvas = borders(), making.Canvas(WIDTH, HEIGHT, "light", 1.0)
    turns = [figures(shift) for shift in (0, 8)]
    turn = 0

    def redraw() -> None:
        nonlocal turn
        turn += 1
        picture = making.area_map(turns[turn % 2], "2021", shapes, canvas, current())
        image = QImage(round(WIDTH), round(HEIGHT), QImage.Format.Format_ARGB32_Premultiplied)
        painter = QPainter(image)
        picture.drawing.paint(painter)
        painter.end()

    rings = [json.loads(text)["coordinates"][0] for text in shapes.values()]
    figure = Figure(figsize=(WIDTH / 100, HEIGHT / 100), dpi=100)
    canvas_agg = FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    collection = PolyCollection(rings, edgecolors="white", linewidths=1.5)
    axes.add_collection(collection)
    axes.autoscale_view()

    def agg() -> None:
        nonlocal turn
        turn += 1
        collection.set_array([(number + turn) % 5 for number in range(AREAS)])
        canvas_agg.draw()

    yield Pair(lambda: seconds(redraw), lambda: seconds(agg))
    del app


MAP = (
    Row(
        "map", "map of 542 areas with 70,000 points after a class change", "one collection drawn by Agg", 2.0, redrawing
    ),
)
