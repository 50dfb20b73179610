"""One page of the report, as large as asked for: whole, as wide as there is room, or in a size of its own."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy, QWidget

from planner.texts import gettext as _
from planner.ui import metrics, paint, theme
from planner.ui.reporting.flow import ReportFlow

MARGIN = 24
STEP = 1.25
SMALLEST, LARGEST = 0.3, 5.0
FIT_PAGE, FIT_WIDTH = "page", "width"
PX_PER_POINT = 96 / 72


class PageView(QAbstractScrollArea):
    """Shows a page of the flow's PDF; scrolls by wheel and keys, and turns at the ends of a page."""

    turn_wanted = Signal(int)
    """Go one page on (1) or back (-1)."""

    def __init__(self, flow: ReportFlow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = flow
        self.page = 0
        self._fit = FIT_PAGE
        self._zoom = 1.0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(metrics.px(220), metrics.px(260))
        self.viewport().setAutoFillBackground(False)
        flow.pictured.connect(self.viewport().update)

    @property
    def fit(self) -> str:
        """How the page is fitted: "page", "width", or "" when a size was chosen."""
        return self._fit

    def show_page(self, number: int, *, at_end: bool = False) -> None:
        """Show another page from its top, or its end."""
        self.page = number
        made = self._flow.made
        said = _("Page {n} of {of}", n=number + 1, of=made.pages) if made is not None else ""
        self.setAccessibleName(said)
        self._lay_out()
        bar = self.verticalScrollBar()
        bar.setValue(bar.maximum() if at_end else 0)
        self.viewport().update()

    def set_fit(self, fit: str) -> None:
        """Fit the whole page, or its width."""
        self._fit = fit
        self._lay_out()

    def zoom(self, up: bool) -> None:
        """A step larger or smaller."""
        factor = STEP if up else 1 / STEP
        self._zoom = min(LARGEST, max(SMALLEST, self._scale() * factor))
        self._fit = ""
        self._lay_out()

    def scroll(self, dx: int, dy: int, *args: object) -> None:
        """Move by a part of what is seen; at the end of the page, turn it."""
        bar = self.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + dy)
        if bar.value() == before and dy:
            self.turn_wanted.emit(1 if dy > 0 else -1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, with Ctrl zoom."""
        delta = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if delta:
                self.zoom(delta > 0)
        elif delta:
            self.scroll(0, -round(delta * 0.6))
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit afresh."""
        super().resizeEvent(event)
        self._lay_out()

    def _size(self) -> tuple[float, float]:
        made = self._flow.made
        if made is None or not made.sizes:
            return 595.0, 842.0
        return made.sizes[min(self.page, made.pages - 1)]

    def _scale(self) -> float:
        """Pixels per 1/96 inch of the page."""
        width, height = (side * PX_PER_POINT for side in self._size())
        margin = 2 * metrics.gap(MARGIN)
        room = self.viewport().width() - margin, self.viewport().height() - margin
        if self._fit == FIT_WIDTH:
            return max(SMALLEST, room[0] / width)
        if self._fit == FIT_PAGE:
            return max(SMALLEST / 2, min(room[0] / width, room[1] / height))
        return self._zoom

    def _page_px(self) -> tuple[int, int]:
        scale = self._scale() * PX_PER_POINT
        width, height = self._size()
        return round(width * scale), round(height * scale)

    def _lay_out(self) -> None:
        width, height = self._page_px()
        margin = 2 * metrics.gap(MARGIN)
        for bar, page, room in (
            (self.horizontalScrollBar(), width, self.viewport().width()),
            (self.verticalScrollBar(), height, self.viewport().height()),
        ):
            bar.setRange(0, max(0, page + margin - room))
            bar.setPageStep(room)
            bar.setSingleStep(metrics.px(40))
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page on its ground, with the shadow paper has."""
        with paint.painting(self.viewport()) as painter:
            if self._flow.made is None:
                return
            width, height = self._page_px()
            room, tall = self.viewport().width(), self.viewport().height()
            margin = metrics.gap(MARGIN)
            left = max(margin, (room - width) // 2) - self.horizontalScrollBar().value()
            top = max(margin, (tall - height) // 2) - self.verticalScrollBar().value()
            self._paint_page(painter, QRectF(left, top, width, height))

    def _paint_page(self, painter: QPainter, page: QRectF) -> None:
        for reach, strength in ((3, 10), (2, 14), (1, 18)):
            shadow = page.adjusted(-reach, -reach + 1, reach, reach + 1)
            painter.fillRect(shadow, QColor(0, 0, 0, strength))
        painter.fillRect(page, Qt.GlobalColor.white)
        ratio = self.devicePixelRatioF()
        image = self._flow.picture(self.page, round(page.width() * ratio)) or self._flow.any_picture(self.page)
        if image is not None:
            painter.setRenderHint(
                QPainter.RenderHint.SmoothPixmapTransform, image.width() != round(page.width() * ratio)
            )
            painter.drawImage(page, image)
        if theme.is_high_contrast():
            paint.rounded(painter, page.adjusted(-2, -2, 2, 2), edge="edge", width=2, radius=0)
        made = self._flow.made
        if made is not None and self.page + 1 < made.pages and image is not None:
            self._flow.want([(self.page + 1, round(page.width() * ratio))])
