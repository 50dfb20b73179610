"""Filling pages: boxes are stacked from top to bottom in one pass, each drawn once.

The number of pages and the page numbers of the contents are promised while drawing and filled in at the end; so no
report is laid out twice.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable

from planner.reports.document import Document
from planner.reports.pdf import style
from planner.reports.pdf.boxes import Box, Break
from planner.reports.pdf.canvas import TaggedCanvas
from planner.reports.pdf.lines import shortened
from planner.reports.pdf.style import MM
from planner.texts import Texts

HEADER_LINE = 3.2 * MM
FOOTER_LINE = 11 * MM
PAGE_NUMBER_WIDTH = 34 * MM


class Pages:
    """The pages of one report and how far down the present one is filled."""

    def __init__(self, canvas: TaggedCanvas, document: Document, tick: Callable[[], None]) -> None:
        self._canvas, self._document, self._tick = canvas, document, tick
        self._texts = Texts(document.language)
        self._top = style.TOP
        self._space = 0.0
        self._open = False
        self._waiting: deque[Box] = deque()
        self.count = 0

    def cover(self, draw: Callable[[TaggedCanvas], None]) -> None:
        """Draw a page that has neither header nor footer."""
        draw(self._canvas)
        self._canvas.showPage()
        self.count += 1

    def fill(self, boxes: Iterable[Box | Break]) -> None:
        """Stack all boxes and close the last page."""
        for box in boxes:
            if isinstance(box, Break):
                self._place_waiting()
                if box.unless is None or self._top - style.BOTTOM < box.unless * style.TEXT_HEIGHT:
                    self._close()
                continue
            self._waiting.append(box)
            if not box.with_next:
                self._place_waiting()
        self._place_waiting()
        self._close()

    def _place_waiting(self) -> None:
        """Place the boxes that stay together: all whole but the last, which may go on over pages."""
        if not self._waiting:
            return
        if self._open and self._top < style.TOP and not self._fits_together():
            self._close()
        while self._waiting:
            self._place(self._waiting.popleft())

    def _fits_together(self) -> bool:
        top, space = self._top, self._space
        for number, box in enumerate(self._waiting, 1):
            last = number == len(self._waiting)
            top -= max(space, box.before) + (box.least() if last else _whole_height(box))
            space = box.after
        return top >= style.BOTTOM

    def _place(self, box: Box) -> None:
        rest: Box | None = box
        while rest is not None:
            self._tick()
            self._begin()
            fresh = self._top >= style.TOP
            gap = 0.0 if fresh else max(self._space, rest.before)
            taken = rest.take(self._top - gap - style.BOTTOM, whole_page=fresh)
            if taken is None:
                self._close()
                continue
            part, more = taken
            part.draw(self._canvas, style.LEFT, self._top - gap)
            self._top -= gap + part.height
            self._space = rest.after
            rest = more
            if rest is not None:
                self._close()

    def _begin(self) -> None:
        if not self._open:
            self._open = True
            self._top, self._space = style.TOP, 0.0
            self.count += 1
            self._draw_header()

    def _close(self) -> None:
        if self._open:
            self._draw_footer()
            self._canvas.showPage()
            self._open = False

    def _draw_header(self) -> None:
        with self._canvas.artifact("Pagination", "Header"):
            self._canvas.put_ground(0, style.PAGE_HEIGHT - style.BAND, style.PAGE_WIDTH, style.BAND, style.ACCENT)
            words = shortened(self._document.header, style.BAND_TEXT, style.TEXT_WIDTH)
            self._canvas.put_text(style.LEFT, style.PAGE_HEIGHT - style.BAND + HEADER_LINE, words, style.BAND_TEXT)

    def _draw_footer(self) -> None:
        page = self.count
        with self._canvas.artifact("Pagination", "Footer"):
            words = shortened(self._document.footer, style.CAPTION, style.TEXT_WIDTH - PAGE_NUMBER_WIDTH)
            self._canvas.put_text(style.LEFT, FOOTER_LINE, words, style.CAPTION)
            self._canvas.promise_text(
                style.RIGHT, FOOTER_LINE, style.CAPTION,
                lambda: self._texts.gettext(
                    "Page {page} of {pages}", page=self._texts.number(page), pages=self._texts.number(self.count)
                ),
            )  # fmt: skip


def _whole_height(box: Box) -> float:
    """The height of a box that stays with the next one, were it not divided."""
    taken = box.take(style.TEXT_HEIGHT, whole_page=True)
    return taken[0].height if taken else 0.0
