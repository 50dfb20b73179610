"""The window's painter of `planner.charts.shapes`: the same geometry the report prints, through QPainter."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from planner.charts import shapes
from planner.ui import metrics, paint, theme


@dataclass(frozen=True, slots=True)
class Stroke:
    """One outline made ready for Qt, with the tokens of its fill and line."""

    path: QPainterPath
    fill: str | None
    stroke: str | None
    width: float
    dash: tuple[float, ...]
    rounded: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing made ready once, painted often; colours are looked up when it is painted."""

    width: float
    height: float
    items: tuple[Stroke | shapes.Label, ...]

    def paint(self, painter: QPainter, x: float = 0.0, y: float = 0.0) -> None:
        """Paint with the upper left corner at x, y."""
        with paint.saved(painter):
            paint.smooth(painter)
            painter.translate(x, y)
            for item in self.items:
                if isinstance(item, shapes.Label):
                    _paint_label(painter, item)
                else:
                    _paint_stroke(painter, item)


def outline(commands: tuple[shapes.Command, ...]) -> QPainterPath:
    """Commands as a path of Qt's."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for command in commands:
        match command:
            case shapes.Move(x, y):
                path.moveTo(x, y)
            case shapes.Line(x, y):
                path.lineTo(x, y)
            case shapes.Cubic(x1, y1, x2, y2, x, y):
                path.cubicTo(x1, y1, x2, y2, x, y)
            case shapes.Close():
                path.closeSubpath()
    return path


_known: dict[int, tuple[tuple[shapes.Command, ...], QPainterPath]] = {}
MOST_KNOWN, LONG = 4_000, 24


def known_outline(commands: tuple[shapes.Command, ...]) -> QPainterPath:
    """The same; the path of a long outline that is drawn again and again, as borders are, is made once."""
    if len(commands) < LONG:
        return outline(commands)
    # Kept with its path, an outline keeps its identity.
    found = _known.get(id(commands))
    if found is None:
        if len(_known) >= MOST_KNOWN:
            _known.clear()
        found = _known[id(commands)] = (commands, outline(commands))
    return found[1]


def ready(drawn: shapes.Shapes) -> Drawing:
    """Make a drawing ready for painting."""
    return Drawing(drawn.width, drawn.height, tuple(_ready_item(item) for item in drawn.items))


def _ready_item(item: shapes.Item) -> Stroke | shapes.Label:
    if isinstance(item, shapes.Label):
        return item
    return Stroke(known_outline(item.commands), item.fill, item.stroke, item.width, item.dash, item.rounded)


def _paint_stroke(painter: QPainter, item: Stroke) -> None:
    painter.setBrush(theme.colour(item.fill) if item.fill else Qt.BrushStyle.NoBrush)
    if item.stroke is None:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        pen = QPen(theme.colour(item.stroke), item.width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap if item.rounded else Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin if item.rounded else Qt.PenJoinStyle.MiterJoin)
        if item.dash:
            pen.setDashPattern([length / item.width for length in item.dash])
        painter.setPen(pen)
    painter.drawPath(item.path)


@cache
def _label_font(size: float, weight: int, points_per_pixel: float) -> tuple[QFont, QFontMetricsF]:
    font = QFont(metrics.FAMILY)
    font.setPointSizeF(size * points_per_pixel)
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font, QFontMetricsF(font)


def _paint_label(painter: QPainter, label: shapes.Label) -> None:
    font, measure = _label_font(label.size, label.weight, metrics.current().points_per_pixel)
    width = measure.horizontalAdvance(label.text)
    shift = {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
    painter.setFont(font)
    painter.setPen(theme.colour(label.colour))
    painter.drawText(QPointF(label.x - shift, label.y), label.text)


@cache
def _sign(family: str, state: str, size: float) -> Drawing:
    make = shapes.step_sign if family == "step" else shapes.status_sign
    return ready(make(state, size))


def sign(painter: QPainter, rect: QRectF, name: str) -> None:
    """Paint a sign of state in the middle of `rect`; `name` is "step:done", "status:late" and the like."""
    family, _, state = name.partition(":")
    size = min(rect.width(), rect.height())
    _sign(family, state, size).paint(
        painter, rect.x() + (rect.width() - size) / 2, rect.y() + (rect.height() - size) / 2
    )
