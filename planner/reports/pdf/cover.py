"""The first page: a blue field with the title, the wheel below it, facts and notice at the foot."""

from __future__ import annotations

from dataclasses import dataclass

from planner.reports.blocks import Cover
from planner.reports.pdf import style
from planner.reports.pdf.boxes import Place
from planner.reports.pdf.canvas import TaggedCanvas
from planner.reports.pdf.fonts import width
from planner.reports.pdf.lines import one_line, shortened, text_lines
from planner.reports.pdf.paint import paint
from planner.reports.pdf.pictures import figure_attributes
from planner.reports.pdf.style import MM, Style

FIELD_LEAST = 96 * MM
TITLE_TOP = 34 * MM
HEADER_LINE = 16 * MM
GAP = 10.0
FACT_GAP = 12.0


@dataclass(frozen=True, slots=True)
class CoverPage:
    """A cover laid out for its page."""

    cover: Cover
    language: str
    header: str = ""

    def draw(self, canvas: TaggedCanvas) -> None:
        """Draw the whole page."""
        title = text_lines(self.cover.title, style.COVER_TITLE, style.TEXT_WIDTH, self.language)
        subtitle = text_lines(self.cover.subtitle, style.COVER_SUBTITLE, style.TEXT_WIDTH, self.language)
        written = len(title) * style.COVER_TITLE.leading + GAP + len(subtitle) * style.COVER_SUBTITLE.leading
        field = max(FIELD_LEAST, TITLE_TOP + written + 16 * MM)
        bottom = style.PAGE_HEIGHT - field
        with canvas.artifact():
            canvas.put_ground(0, bottom, style.PAGE_WIDTH, field, style.ACCENT)
            words = shortened(self.header, style.COVER_SUBTITLE, style.TEXT_WIDTH)
            canvas.put_text(style.LEFT, style.PAGE_HEIGHT - HEADER_LINE, words, style.COVER_SUBTITLE)
        top = bottom + 14 * MM + written
        top = self._draw_lines(canvas, "H1", title, style.COVER_TITLE, top) - GAP
        if self.cover.subtitle:
            self._draw_lines(canvas, "P", subtitle, style.COVER_SUBTITLE, top)
        foot = self._foot_height()
        self._draw_figure(canvas, bottom - 8 * MM, style.BOTTOM + foot + 8 * MM)
        self._draw_foot(canvas, style.BOTTOM + foot)

    def _draw_lines(self, canvas: TaggedCanvas, role: str, lines: tuple[str, ...], look: Style, top: float) -> float:
        with canvas.mark(canvas.root.add(role)):
            for line in lines:
                canvas.put_text(style.LEFT, top - look.drop, line, look)
                top -= look.leading
        return top

    def _draw_figure(self, canvas: TaggedCanvas, top: float, bottom: float) -> None:
        if not self.cover.figure:
            return
        made = self.cover.figure.drawing
        scale = min(1.0, style.TEXT_WIDTH / made.width, (top - bottom) / made.height)
        wide, high = made.width * scale, made.height * scale
        left = style.LEFT + (style.TEXT_WIDTH - wide) / 2
        base = bottom + (top - bottom - high) / 2
        attributes = figure_attributes(left, base, wide, high)
        with canvas.mark(canvas.root.add("Figure", alt=self.cover.figure.alt, attributes=attributes)):
            paint(canvas, made, left, base, scale)

    def _facts(self) -> list[tuple[str, tuple[str, ...]]]:
        column = self._label_width()
        return [
            (
                shortened(label, style.BODY_STRONG, column - FACT_GAP),
                text_lines(value, style.BODY, style.TEXT_WIDTH - column, self.language),
            )
            for label, value in self.cover.facts
        ]

    def _label_width(self) -> float:
        look = style.BODY_STRONG
        labels = [width(one_line(label), look.font, look.size) for label, _ in self.cover.facts]
        return min(max(labels, default=0.0) + 0.1, style.TEXT_WIDTH / 2) + FACT_GAP

    def _notice(self) -> tuple[str, ...]:
        if not self.cover.notice:
            return ()
        return text_lines(self.cover.notice, style.CAPTION, style.TEXT_WIDTH, self.language)

    def _foot_height(self) -> float:
        facts = sum(len(lines) for _, lines in self._facts()) * style.BODY.leading
        notice = self._notice()
        return facts + GAP + (len(notice) * style.CAPTION.leading + GAP if notice else 0.0)

    def _draw_foot(self, canvas: TaggedCanvas, top: float) -> None:
        with canvas.artifact():
            canvas.put_rule(style.LEFT, top, style.TEXT_WIDTH)
        top -= GAP
        above = Place("L", attributes="<</O /List /ListNumbering /None>>")
        for label, lines in self._facts():
            item = Place("LI", above)
            with canvas.mark(Place("Lbl", item).element(canvas)):
                canvas.put_text(style.LEFT, top - style.BODY.drop, label, style.BODY_STRONG)
            with canvas.mark(Place("LBody", item).element(canvas)):
                for line in lines:
                    canvas.put_text(style.LEFT + self._label_width(), top - style.BODY.drop, line, style.BODY)
                    top -= style.BODY.leading
        if self.cover.notice:
            self._draw_lines(canvas, "P", self._notice(), style.CAPTION, top - GAP)
