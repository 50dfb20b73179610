"""The two fonts of the page: loading, what they can show, and how wide it is."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from pathlib import Path

import font_source_sans_pro
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from planner.reports.pdf.style import REGULAR, STRONG

FILES = {REGULAR: "SourceSansPro-Regular.ttf", STRONG: "SourceSansPro-Semibold.ttf"}
MISSING = "\N{BALLOT BOX}"
"""Stands for every character the font lacks, so that a reader sees that something is missing."""

_SUBSTITUTES = {"\N{NON-BREAKING HYPHEN}": "-", "\N{BLACK CIRCLE}": "\N{BULLET}", "\t": " "}
_JOINERS = ("Cf", "Mn", "Me", "Cc", "Cs")
"""Categories of characters without a picture of their own: left out when the font lacks them."""


@cache
def font(name: str) -> TTFont:
    """The font REGULAR or STRONG, registered with reportlab at the first use."""
    loaded = TTFont(name, str(Path(font_source_sans_pro.font_directory) / FILES[name]))
    pdfmetrics.registerFont(loaded)
    return loaded


def register() -> None:
    """Make both fonts known to reportlab."""
    for name in FILES:
        font(name)


@lru_cache(maxsize=50_000)
def width(text: str, name: str, size: float) -> float:
    """The width of a text on one line in points."""
    face = font(name).face
    widths = face.charWidths
    return float(sum(widths.get(ord(sign), face.defaultWidth) for sign in text) * size / 1000)


@lru_cache(maxsize=50_000)
def printable(text: str) -> str:
    """The text in signs the font has, in normal form; what it lacks is replaced by `MISSING`, never dropped unseen."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_sign(sign) for sign in unicodedata.normalize("NFC", text))


@cache
def _sign(sign: str) -> str:
    if sign == "\n" or _has(sign):
        return sign
    if sign in _SUBSTITUTES:
        return _SUBSTITUTES[sign]
    category = unicodedata.category(sign)
    if category in _JOINERS:
        return ""
    if category.startswith("Z"):
        return " "
    similar = unicodedata.normalize("NFKC", sign)
    return similar if all(_has(part) for part in similar) else MISSING


@cache
def _has(sign: str) -> bool:
    return all(ord(sign) in font(name).face.charToGlyph for name in FILES)
