"""Where a dragged row would be let go: before, after or beneath another one, and how that is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from planner.ui import metrics, paint, theme
from planner.ui.tree.delegate import INDENT
from planner.ui.tree.nodes import DRAFT, Node

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTreeView

    from planner.ui.tree.model import TreeModel

KNOB = 4


@dataclass(frozen=True, slots=True)
class Drop:
    """The parent (None: the top) and the place among its other rows; shown as a line, or as a frame around `onto`."""

    parent: str | None
    place: int
    line: QRectF
    onto: QRectF | None = None


def drop_at(view: QTreeView, model: TreeModel, node: Node, at: QPoint) -> Drop | None:
    """Where `node` would go at a point; None where it cannot: beneath itself, or where it already is."""
    index = view.indexAt(at).siblingAtColumn(0)
    over = model.node(index)
    if over is None:
        return _checked(node, _last(view, model, node), ordered=model.listing.ordered)
    if over.ident == DRAFT or over is node or over in node.beneath():
        return None
    rect = QRectF(view.visualRect(index))
    row = QRectF(0, rect.top(), view.viewport().width(), rect.height())
    share = (at.y() - rect.top()) / max(1.0, rect.height())
    if not model.listing.ordered or 0.25 <= share <= 0.75:
        others = [child for child in over.children if child is not node and child.ident != DRAFT]
        drop = Drop(over.ident, len(others), QRectF(), row)
    elif share < 0.25:
        drop = Drop(over.siblings_id, place_before(model, node, over), _line(row, rect.left(), row.top()))
    elif view.isExpanded(index) and over.children:
        drop = Drop(over.ident, 0, _line(row, rect.left() + metrics.px(INDENT), row.bottom()))
    else:
        drop = Drop(over.siblings_id, place_before(model, node, over) + 1, _line(row, rect.left(), row.bottom()))
    return _checked(node, drop, ordered=model.listing.ordered)


def place_before(model: TreeModel, node: Node, over: Node) -> int:
    """The place just before `over`, counted among its siblings without `node`."""
    siblings = over.parent.children if over.parent else model.forest.tops
    return [one for one in siblings if one is not node].index(over)


def _last(view: QTreeView, model: TreeModel, node: Node) -> Drop:
    """Below all rows: at the end of the top."""
    others = [one for one in model.forest.tops if one is not node]
    bottom = 0.0
    walked = [one for one in model.forest.walk() if view.visualRect(model.index_of(one.ident)).isValid()]
    if walked:
        bottom = float(view.visualRect(model.index_of(walked[-1].ident)).bottom())
    row = QRectF(0, bottom, view.viewport().width(), 1)
    return Drop(None, len(others), _line(row, metrics.px(INDENT), bottom))


def _checked(node: Node, drop: Drop, *, ordered: bool) -> Drop | None:
    same_parent = drop.parent == node.siblings_id
    if same_parent and (not ordered or drop.place == node.row):
        return None
    return drop


def _line(row: QRectF, left: float, y: float) -> QRectF:
    return QRectF(left, y, row.right() - left, 0)


def paint_drop(painter: QPainter, drop: Drop) -> None:
    """A frame around the row it goes beneath, or a line with a knob between two rows."""
    if drop.onto is not None:
        paint.frame(painter, drop.onto, "accent")
        return
    with paint.saved(painter):
        paint.smooth(painter)
        painter.setPen(QPen(theme.colour("accent"), 2))
        knob = metrics.px(KNOB)
        start = QPointF(drop.line.left() + 2 * knob, drop.line.top())
        painter.drawLine(start, QPointF(drop.line.right(), drop.line.top()))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(start.x() - knob, start.y()), knob - 1, knob - 1)
