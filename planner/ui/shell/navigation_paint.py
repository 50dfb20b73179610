"""How the rows of navigation look: beside their words in the pane, as pictograms and signs in the rail."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from planner import tokens
from planner.ui import drawing, icons, metrics, paint, theme
from planner.ui.shell import navigation_sizes as sizes
from planner.ui.shell.navigation_rows import ENTRY, Entry, Index, NavigationModel
from planner.ui.wheel import paint_small_wheel

RIGHT = 16
PHASE_SIGN, STEP_SIGN = 18, 14


class NavigationDelegate(QStyledItemDelegate):
    """Paints a row whole: line above, ground, accent, sign or pictogram, words, count, frame."""

    def __init__(self, model: NavigationModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The heights of the design; the width is the view's."""
        entry: Entry = index.data(ENTRY)
        tall = sizes.height(metrics.current(), entry.sort, rail=self._model.is_rail, apart=entry.apart, last=entry.last)
        return QSize(metrics.px(tokens.RAIL_WIDTH), tall)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        entry: Entry = index.data(ENTRY)
        rect = QRectF(option.rect)
        if entry.apart:
            extra = metrics.gap(sizes.SEPARATOR)
            y = rect.top() + extra // 2
            paint.hairline(painter, rect.left() + metrics.px(16), y, rect.right() - metrics.px(16), y)
            rect.setTop(rect.top() + extra)
        if entry.last:
            rect.setBottom(rect.bottom() - metrics.gap(sizes.TAIL))
        chosen = entry.key == self._model.chosen
        self._paint_ground(painter, option, rect, chosen)
        if entry.sort == "overview":
            self._paint_overview(painter, rect, entry, chosen)
        elif self._model.is_rail:
            self._paint_in_rail(painter, rect, entry, chosen)
        else:
            self._paint_in_pane(painter, rect, entry, chosen)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint.frame(painter, rect)

    @staticmethod
    def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, rect: QRectF, chosen: bool) -> None:
        if chosen:
            painter.fillRect(rect, theme.colour("soft"))
            painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), theme.colour("accent"))
            if theme.is_high_contrast():
                paint.frame(painter, rect, "accent")
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("fill"))

    def _paint_overview(self, painter: QPainter, rect: QRectF, entry: Entry, chosen: bool) -> None:
        side = metrics.px(42)
        rail = self._model.is_rail
        left = rect.left() + (rect.width() - side) / 2 if rail else rect.left() + metrics.px(sizes.LEFT)
        standing = self._model.standing
        middle = rect.center().y() - (self._word_height() / 2 if rail else 0)
        wheel = QRectF(left, middle - side / 2, side, side)
        paint_small_wheel(painter, wheel, standing.shares, standing.hub)
        if rail:
            self._paint_word_below(painter, rect, wheel, entry, chosen)
            return
        x = rect.left() + metrics.px(sizes.OVERVIEW_WORDS_LEFT)
        line, note = metrics.measure("body_strong").height(), metrics.measure("caption").height()
        apart = metrics.px(3)
        top = rect.center().y() - (line + (note + apart if standing.words else 0)) / 2
        ink = "accent" if chosen else "ink"
        paint.text(painter, QRectF(x, top, rect.right() - x, line), entry.title, role="body_strong", ink=ink)
        if standing.words:
            below = QRectF(x, top + line + apart, rect.right() - x, note)
            paint.text(painter, below, standing.words, role="caption", ink="ink2")

    def _paint_in_rail(self, painter: QPainter, rect: QRectF, entry: Entry, chosen: bool) -> None:
        """A phase is its pictogram with its state and its word, a step its number with its state, a place as a phase."""
        ink = "accent" if chosen or entry.is_open else "ink2"
        if entry.sort == "step":
            sign = metrics.px(12)
            width = paint.width_of(entry.number, "caption") + metrics.px(5) + sign
            x = rect.left() + (rect.width() - width) / 2
            area = QRectF(x, rect.top(), rect.width(), rect.height())
            paint.text(painter, area, entry.number, role="caption", ink=ink)
            box = QRectF(x + width - sign, rect.center().y() - sign / 2, sign, sign)
            drawing.sign(painter, box, entry.sign)
            return
        side = metrics.px(24)
        top = rect.center().y() - (side + self._word_height()) / 2
        box = QRectF(rect.left() + (rect.width() - side) / 2, top, side, side)
        icons.paint(painter, box, entry.icon, ink)
        if entry.sort == "phase" and entry.sign:
            self._paint_corner_sign(painter, box, entry.sign, chosen)
        self._paint_word_below(painter, rect, box, entry, chosen)

    @staticmethod
    def _word_height() -> float:
        return metrics.measure("caption").height() + metrics.px(2)

    @staticmethod
    def _paint_word_below(painter: QPainter, rect: QRectF, above: QRectF, entry: Entry, chosen: bool) -> None:
        """The word, cut at the right where it is long; the tooltip has it whole."""
        edge = metrics.px(4)
        room = QRectF(rect.left() + edge, above.bottom() + metrics.px(2), rect.width() - 2 * edge, 0)
        room.setHeight(metrics.measure("caption").height())
        role = "caption_strong" if chosen or entry.is_open else "caption"
        ink = "accent" if chosen or entry.is_open else "ink2"
        fits = not entry.short or paint.width_of(entry.title, role) <= room.width()
        words = entry.title if fits else entry.short
        paint.text(painter, room, words, role=role, ink=ink, align=Qt.AlignmentFlag.AlignHCenter)

    @staticmethod
    def _paint_corner_sign(painter: QPainter, box: QRectF, sign: str, chosen: bool) -> None:
        """The state at the pictogram's lower right, on a disc of the ground so that both can be read."""
        size, rim = metrics.px(13), metrics.px(1.5)
        corner = QRectF(box.right() - size * 0.45, box.bottom() - size * 0.85, size, size)
        with paint.saved(painter):
            paint.smooth(painter)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("soft" if chosen else "ground"))
            painter.drawEllipse(corner.adjusted(-rim, -rim, rim, rim))
        drawing.sign(painter, corner, sign)

    @staticmethod
    def _paint_in_pane(painter: QPainter, rect: QRectF, entry: Entry, chosen: bool) -> None:
        right = rect.right() - metrics.px(RIGHT)
        is_step = entry.sort == "step"
        size = metrics.px(STEP_SIGN if is_step else PHASE_SIGN)
        left = rect.left() + metrics.px(sizes.STEP_LEFT if is_step else sizes.LEFT)
        box = QRectF(left, rect.center().y() - size / 2, size, size)
        if entry.sign:
            drawing.sign(painter, box, entry.sign)
        elif entry.sort == "place":
            icons.paint(painter, box, entry.icon, "accent" if chosen else "ink2")
        if entry.count:
            width = paint.width_of(entry.count, "caption")
            area = QRectF(right - width, rect.top(), width + 1, rect.height())
            paint.text(painter, area, entry.count, role="caption", ink="ink2", elide=False)
            right -= width + metrics.px(8)
        x = rect.left() + metrics.px(sizes.STEP_WORDS_LEFT if is_step else sizes.WORDS_LEFT)
        strong = chosen or entry.sort == "phase"
        words = QRectF(x, rect.top(), right - x, rect.height())
        role, ink = "body_strong" if strong else "body", "accent" if chosen else "ink"
        paint.text(painter, words, entry.title, role=role, ink=ink)
