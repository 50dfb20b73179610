"""Sizes and inks of the page, in points; the numbers come from the tokens."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from planner import tokens

MM: Final = 72 / 25.4
REGULAR: Final = "Report-Regular"
STRONG: Final = "Report-Strong"

PAGE_WIDTH: Final = tokens.PAGE_WIDTH_MM * MM
PAGE_HEIGHT: Final = tokens.PAGE_HEIGHT_MM * MM
LEFT: Final = tokens.MARGIN_LEFT_MM * MM
RIGHT: Final = PAGE_WIDTH - tokens.MARGIN_RIGHT_MM * MM
TOP: Final = PAGE_HEIGHT - tokens.MARGIN_TOP_MM * MM
BOTTOM: Final = tokens.MARGIN_BOTTOM_MM * MM
TEXT_WIDTH: Final = RIGHT - LEFT
TEXT_HEIGHT: Final = TOP - BOTTOM
GUTTER: Final = tokens.GUTTER_MM * MM
BAND: Final = 9 * MM
HAIRLINE: Final = tokens.MIN_LINE_PT

INK: Final = tokens.PRINT.ink
SECOND: Final = tokens.PRINT.ink2
ACCENT: Final = tokens.PRINT.accent
ON_ACCENT: Final = tokens.PRINT.on_accent
RULE: Final = tokens.PRINT.rule
FILL: Final = tokens.PRINT.fill
TRACK: Final = tokens.PRINT.track


@dataclass(frozen=True, slots=True)
class Style:
    """How a run of text looks: font, size and leading in points, ink."""

    font: str
    size: float
    leading: float
    ink: str = INK
    hyphenate: bool = True

    @property
    def drop(self) -> float:
        """The distance from the top of a line to its baseline."""
        return (self.leading - self.size) / 2 + 0.78 * self.size


def _style(role: str, ink: str = INK, *, hyphenate: bool = True) -> Style:
    paper = tokens.PAPER_TYPE[role]
    font = STRONG if paper.weight == tokens.STRONG else REGULAR
    return Style(font, paper.size, paper.leading, ink, hyphenate)


BODY: Final = _style("body")
BODY_STRONG: Final = replace(BODY, font=STRONG)
LEAD: Final = _style("lead")
CAPTION: Final = _style("caption", SECOND)
CAPTION_STRONG: Final = replace(CAPTION, font=STRONG, ink=INK, hyphenate=False)
CELL: Final = _style("table")
CELL_STRONG: Final = replace(CELL, font=STRONG)
TABLE_HEAD: Final = replace(CELL, font=STRONG, ink=ON_ACCENT, hyphenate=False)
KEY_FIGURE: Final = _style("figure", ACCENT, hyphenate=False)
HEADINGS: Final = tuple(_style(role, ACCENT, hyphenate=False) for role in ("h1", "h2", "h3"))
VERDICT: Final = replace(LEAD, font=STRONG)
COVER_TITLE: Final = Style(STRONG, 30, 36, ON_ACCENT, hyphenate=False)
COVER_SUBTITLE: Final = Style(REGULAR, 15, 20, ON_ACCENT, hyphenate=False)
BAND_TEXT: Final = Style(REGULAR, 8.5, 11, ON_ACCENT, hyphenate=False)
