"""Pictograms: Phosphor regular as QtAwesome ships it, under our own names, painted crisp in a colour of the theme.

Only the one font and its table of names are taken from the package; importing it would load all its fonts and Qt a
second time by other names, a fifth of a second. Nothing is drawn until `load` was called, after the first frame.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QIcon, QPainter, QPixmap

from planner.ui import theme

NAMES: dict[str, str] = {
    "analysis": "chart-line-up",
    "erase": "eraser",
    "bookmark": "bookmark-simple",
    "arrow": "arrow-right",
    "arrow_left": "arrow-left",
    "back": "arrow-counter-clockwise",
    "book": "book-open",
    "books": "books",
    "calendar": "calendar-blank",
    "chain": "link",
    "check": "check",
    "close": "x",
    "copy": "copy",
    "map": "map-trifold",
    "chart": "chart-line",
    "formula": "math-operations",
    "collapse": "caret-double-right",
    "command": "lightning",
    "edit": "pencil-simple",
    "expand": "caret-double-left",
    "eye": "eye",
    "file": "file-text",
    "file_new": "file-plus",
    "filter": "funnel",
    "folder": "folder-open",
    "goals": "target",
    "guidance": "compass",
    "help": "question",
    "history": "clock-counter-clockwise",
    "idea": "lightbulb",
    "import": "download-simple",
    "info": "info",
    "lock": "lock-simple",
    "mandate": "handshake",
    "measures": "check-square",
    "minus": "minus",
    "missing": "warning",
    "next": "caret-right",
    "offers": "users-three",
    "pdf": "file-pdf",
    "plus": "plus",
    "previous": "caret-left",
    "quotes": "quotes",
    "redo": "arrow-clockwise",
    "review": "arrows-clockwise",
    "room": "presentation",
    "search": "magnifying-glass",
    "sheet": "article",
    "sliders": "sliders-horizontal",
    "theme": "circle-half",
    "voices": "chats-circle",
}
"""Our name of a pictogram to Phosphor's; a test asks for every one."""

EM = 0.875
"""Size of the type a pictogram is drawn with, as a share of its box."""

_family = ""
_letters: dict[str, str] = {}


def load() -> None:
    """Bring the font in; call it once the first frame stands."""
    global _family
    if _family:
        return
    spec = find_spec("qtawesome")
    folder = Path(spec.origin).parent / "fonts" if spec is not None and spec.origin else Path()
    for font in folder.glob("phosphor-[0-9]*.ttf"):
        families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(font)))
        _family = families[0] if families else ""
    for table in folder.glob("phosphor-charmap-*.json"):
        known = json.loads(table.read_text(encoding="utf-8"))
        _letters.update({name: chr(int(known[glyph], 16)) for name, glyph in NAMES.items() if glyph in known})


def loaded() -> bool:
    """Whether pictograms are drawn yet."""
    return bool(_family)


def missing() -> list[str]:
    """Our names for which the font has no pictogram; empty, or the font is another."""
    return [name for name in NAMES if name not in _letters]


@cache
def _font(pixels: int) -> QFont:
    font = QFont(_family)
    font.setPixelSize(pixels)
    return font


def paint(painter: QPainter, rect: QRectF | QRect, name: str, role: str = "ink2") -> None:
    """Paint a pictogram into `rect` in the colour of a token; nothing before `load`. KeyError for an unknown name."""
    if not _family:
        return
    area = QRectF(rect)
    painter.save()
    painter.setFont(_font(max(1, round(EM * area.height()))))
    painter.setPen(theme.colour(role))
    painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), _letters[name])
    painter.restore()


def icon(name: str, role: str = "ink2", size: int = 18) -> QIcon:
    """A pictogram for Qt's own widgets (menus); an empty one before `load` and for no name."""
    if not name or not _family:
        return QIcon()
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    try:
        paint(painter, QRectF(0, 0, size, size), name, role)
    finally:
        painter.end()
    return QIcon(picture)
