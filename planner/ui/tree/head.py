"""The head of a tree: the titles of its columns as captions over a rule."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from planner import tokens
from planner.texts import gettext as _
from planner.ui import cells, metrics, paint, theme
from planner.ui.tree.model import TreeModel


class TreeHead(QHeaderView):
    """Titles right-aligned where their column is; columns are as wide as what stands in them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setAccessibleName(_("Column heads"))
        self.setMinimumSectionSize(metrics.px(24))
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setStretchLastSection(False)
        self.setSectionsMovable(False)
        self.setSectionsClickable(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        """32 high."""
        return QSize(super().sizeHint().width(), metrics.px(tokens.HEIGHTS.grid_head))

    def paintSection(self, painter: QPainter, rect: object, logical: int) -> None:
        """A caption over the rule."""
        area = QRectF(rect)  # type: ignore[call-overload]  # a QRect, as Qt's stub does not say
        painter.fillRect(area, theme.colour("paper"))
        model = self.model()
        if isinstance(model, TreeModel):
            title = str(model.headerData(logical, Qt.Orientation.Horizontal) or "")
            right = model.columns[logical].right
            pad = metrics.px(cells.PADDING)
            room = area.adjusted(0 if logical == 0 else pad, 0, -pad, 0)
            align = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            paint.text(painter, room, title, role="caption_strong", ink="ink2", align=align)
        paint.hairline(painter, area.left(), area.bottom() - 1, area.right(), area.bottom() - 1, "rule")
