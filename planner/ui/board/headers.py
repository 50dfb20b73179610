"""The two headers of the board: phases as boxes joined by the links of the chain, fields of action at the left."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from planner.ui import metrics, paint, theme
from planner.ui.board import painting
from planner.ui.board.model import BoardModel

BOX = 44
"""Height of a phase's box."""


class _Header(QHeaderView):
    """Sections of a fixed size to click on; the board's own keys move."""

    def __init__(self, orientation: Qt.Orientation, model: BoardModel, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        self._board = model
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(8)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


class PhaseHeader(_Header):
    """Boxes and links in one painting: a link reaches over the edges of the boxes it joins."""

    def __init__(self, model: BoardModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, model, parent)

    def sizeHint(self) -> QSize:
        """The boxes and a breath around them."""
        return QSize(0, metrics.px(BOX + 6))

    def paintEvent(self, event: QPaintEvent) -> None:
        """All boxes first, then all links."""
        with paint.painting(self.viewport()) as painter:
            painter.fillRect(self.viewport().rect(), theme.colour("paper"))
            board = self._board.board
            for place, phase in enumerate(board.phases):
                self._paint_box(painter, self._rect(2 * place), phase.name)
            for place, transition in enumerate(board.joints):
                if transition is not None:
                    rect = self._rect(2 * place + 1)
                    bond = board.link(transition.id).bond
                    painting.chain_link(painter, QPointF(rect.center()), rect.width(), bond)

    def _rect(self, section: int) -> QRectF:
        left = self.sectionViewportPosition(section)
        return QRectF(left, metrics.px(2), self.sectionSize(section), metrics.px(BOX))

    @staticmethod
    def _paint_box(painter: QPainter, rect: QRectF, name: str) -> None:
        width = 2.0 if theme.is_high_contrast() else 1.0
        paint.rounded(painter, rect, fill="fill", edge="rule", width=width)
        inner = rect.adjusted(metrics.px(6), 0, -metrics.px(6), 0)
        painting.text_block(painter, inner, name, role="caption_strong", ink="ink", centred=True)


class SectorHeader(_Header):
    """Names of the fields of action, a hairline under each."""

    def __init__(self, model: BoardModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, model, parent)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The names that are seen."""
        with paint.painting(self.viewport()) as painter:
            painter.fillRect(self.viewport().rect(), theme.colour("paper"))
            for row in range(self._board.rowCount()):
                self._paint_name(painter, row)

    def _paint_name(self, painter: QPainter, row: int) -> None:
        top, height, width = self.sectionViewportPosition(row), self.sectionSize(row), self.viewport().width()
        rect = QRectF(0, top, width - metrics.px(10), height)
        name = str(self._board.headerData(row, Qt.Orientation.Vertical))
        is_sector = 0 < row <= len(self._board.board.sectors)
        if is_sector:
            lines = painting.wrapped(name, "body_strong", rect.width(), 9)
            fits = len(lines) * metrics.measure("body_strong").height() <= height - metrics.px(4)
            fits = fits and all(paint.width_of(line, "body_strong") <= rect.width() for line in lines)
            role = "body_strong" if fits else "caption_strong"
            painting.text_block(painter, rect, name, role=role, ink="ink", most=3)
        else:
            painting.text_block(painter, rect, name, role="caption", ink="ink2")
        edge = top + height - 1
        last = row == self._board.rowCount() - 1
        if not last:
            paint.hairline(painter, 0, edge, width - metrics.px(8) if row else width, edge, "line" if row else "rule")
