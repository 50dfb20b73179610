"""Paints the places of the board: cells with count, need and capacity, the words of empty ones, links between them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from planner.domain.analysis import Bond, Verdict
from planner.domain.chain import ChainCell, is_full
from planner.texts import gettext as _
from planner.ui import drawing, metrics, paint, theme
from planner.ui.board import painting, words
from planner.ui.board.model import SPOT, BoardModel, Index
from planner.ui.board.spots import Spot
from planner.ui.desk import Desk

INSET = 4
"""Space above and below a box in its row."""

NARROW = 100
"""A cell narrower than this leaves the noun away."""


class BoardDelegate(QStyledItemDelegate):
    """Everything is painted here; the style only says what is chosen and whether the view has the focus."""

    def __init__(self, desk: Desk, model: BoardModel, view: QTableView) -> None:
        super().__init__(view)
        self._desk, self._model, self._view = desk, model, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The view gives rows and columns their sizes."""
        return QSize(self._view.columnWidth(index.column()), self._view.rowHeight(index.row()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One place."""
        spot = index.data(SPOT)
        if not isinstance(spot, Spot):
            return
        rect = QRectF(option.rect)
        chosen = index == self._view.currentIndex()
        if spot.kind == "cell":
            self._paint_cell(painter, rect, spot, chosen=chosen)
        elif spot.kind == "phase":
            self._paint_phase(painter, rect, spot, chosen=chosen)
        elif spot.apart:
            self._paint_other(painter, rect, spot, chosen=chosen)
        else:
            self._paint_link(painter, rect, spot, chosen=chosen)
        if chosen and (self._view.hasFocus() or option.state & QStyle.StateFlag.State_HasFocus):
            self._frame(painter, rect, spot)

    @staticmethod
    def _frame(painter: QPainter, rect: QRectF, spot: Spot) -> None:
        """Two pixels within the edge of the chosen box: over the edge, which has their colour, one would be left of them."""
        inset = metrics.px(INSET) if spot.kind == "cell" or spot.apart else metrics.px(2)
        box = rect.adjusted(2, inset + 2, -2, -inset - 2)
        paint.rounded(painter, box, edge="focus", width=2.0)

    def _paint_cell(self, painter: QPainter, rect: QRectF, spot: Spot, *, chosen: bool) -> None:
        if spot.phase is None or spot.sector is None:
            return
        cell = self._model.board.cell(spot.phase.id, spot.sector.id)
        box = rect.adjusted(0, metrics.px(INSET), 0, -metrics.px(INSET))
        if cell.is_gap:
            self._paint_gap(painter, box, cell)
        elif cell.offers:
            self._box(painter, box, chosen=chosen)
            self._paint_offers(painter, box, cell)
        else:
            self._paint_empty(painter, box, cell, chosen=chosen)

    @staticmethod
    def _box(painter: QPainter, box: QRectF, *, chosen: bool) -> None:
        width = 2.0 if theme.is_high_contrast() else 1.0
        paint.rounded(
            painter, box, fill="soft" if chosen else "paper", edge="accent" if chosen else "rule", width=width
        )

    def _paint_offers(self, painter: QPainter, box: QRectF, cell: ChainCell) -> None:
        side = metrics.px(8)
        upper = QRectF(box.x() + side, box.y() + metrics.px(3), box.width() - 2 * side, metrics.px(24))
        count = str(len(cell.offers))
        paint.text(painter, upper, count, role="h3")
        if box.width() >= metrics.px(NARROW):
            noun = words.offers(len(cell.offers)).removeprefix(count).strip()
            start = paint.width_of(count, "h3") + metrics.px(6)
            room = upper.adjusted(start, metrics.px(1), -metrics.px(20), 0)
            paint.text(painter, room, noun, role="caption", ink="ink2")
        painting.ticks(painter, upper.right(), upper.y() + metrics.px(19), cell.need_level)
        lower = QRectF(box.x() + side, upper.bottom(), upper.width(), box.bottom() - upper.bottom() - metrics.px(3))
        if cell.share is None:
            whole = _("places not stated")
            fits = paint.width_of(whole, "caption") <= lower.width()
            paint.text(painter, lower, whole if fits else _("places ?"), role="caption", ink="ink2")
            return
        full = is_full(cell.share)
        said, role = words.share(cell.share), "caption_strong" if full else "caption"
        figure = paint.width_of(words.share(1), "caption_strong")
        height = metrics.px(6)
        strip = QRectF(lower.x(), lower.center().y() - height / 2, lower.width() - figure - metrics.px(6), height)
        painting.bar(painter, strip, cell.share)
        paint.text(
            painter,
            lower,
            said,
            role=role,
            ink="late" if full else "ink2",
            align=Qt.AlignmentFlag.AlignRight,
            elide=False,
        )

    def _paint_gap(self, painter: QPainter, box: QRectF, cell: ChainCell) -> None:
        painting.dashed(painter, box, "late", "late_soft")
        side, sign = metrics.px(10), metrics.px(11)
        height = box.height() / 2 if cell.offers else box.height()
        line = QRectF(box.x() + side, box.y() + (metrics.px(2) if cell.offers else 0), box.width() - side, height)
        drawing.sign(painter, QRectF(line.x(), line.center().y() - sign / 2, sign, sign), "status:late")
        said = line.adjusted(sign + metrics.px(7), 0, -metrics.px(3), 0)
        paint.text(painter, said, _(Verdict.GAP.label), role="body_strong", ink="late")
        if cell.offers:
            below = QRectF(box.x() + side, line.bottom() - metrics.px(3), box.width() - side - metrics.px(3), height)
            paint.text(painter, below, words.offers(len(cell.offers)), role="caption", ink="ink")

    def _paint_empty(self, painter: QPainter, box: QRectF, cell: ChainCell, *, chosen: bool) -> None:
        said = self._desk.words.say(cell.word)
        if cell.verdict is Verdict.NOT_NEEDED:
            if chosen:
                paint.rounded(painter, box, fill="soft", edge="accent")
            painting.text_block(painter, box, said, role="caption", ink="ink2", centred=True)
            return
        if cell.verdict is Verdict.COVERED:
            self._box(painter, box, chosen=chosen)
        else:
            painting.dashed(painter, box, "accent" if chosen else "edge", "soft" if chosen else None)
        inner = box.adjusted(metrics.px(8), 0, -metrics.px(5), 0)
        painting.text_block(painter, inner, said, role="caption", ink="ink2")

    @staticmethod
    def _paint_phase(painter: QPainter, rect: QRectF, spot: Spot, *, chosen: bool) -> None:
        if chosen:
            paint.rounded(painter, rect.adjusted(0, 2, 0, -2), fill="soft", edge="accent")
        said = words.ages(spot.phase) if spot.phase else ""
        paint.text(painter, rect, said, role="caption", ink="ink2", align=Qt.AlignmentFlag.AlignHCenter)

    def _paint_link(self, painter: QPainter, rect: QRectF, spot: Spot, *, chosen: bool) -> None:
        if spot.transition is None:
            return
        link = self._model.board.link(spot.transition.id, spot.sector.id if spot.sector else "")
        if chosen:
            high = rect.height() / 2 - metrics.px(13)
            paint.rounded(painter, rect.adjusted(0, high, 0, -high), fill="soft")
        judged = link.judgement is not None or not spot.sector
        painting.passage(painter, rect, len(link.offers), link.bond, judged=judged, line=spot.sector is not None)

    def _paint_other(self, painter: QPainter, rect: QRectF, spot: Spot, *, chosen: bool) -> None:
        if spot.transition is None:
            return
        link = self._model.board.link(spot.transition.id)
        box = rect.adjusted(0, metrics.px(INSET), 0, -metrics.px(INSET))
        if link.bond is Bond.GAP:
            painting.dashed(painter, box, "late", "late_soft")
        else:
            self._box(painter, box, chosen=chosen)
        side, sign = metrics.px(8), metrics.px(10)
        said = f"{_(link.bond.label)} · {len(link.offers)}"
        width = paint.width_of(said, "caption") + 2
        inner = box.adjusted(side, 0, -side, 0)
        state = QRectF(inner.right() - width, inner.y(), width, inner.height())
        ink = "late" if link.bond is Bond.GAP else "ink2"
        paint.text(painter, state, said, role="caption", ink=ink)
        mark = QRectF(state.x() - sign - metrics.px(5), inner.center().y() - sign / 2, sign, sign)
        drawing.sign(painter, mark, words.SIGNS[link.bond])
        name = QRectF(inner.x(), inner.y(), mark.x() - inner.x() - metrics.px(6), inner.height())
        paint.text(painter, name, spot.transition.name, role="caption_strong")
