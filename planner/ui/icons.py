"""Pictograms: Phosphor regular by QtAwesome, under our own names, painted crisp in a colour of the theme.

QtAwesome costs a sixteenth of a second when first used, so nothing is drawn until `load` was called: the first frame
stands without pictograms, the next turn of the event loop brings them.
"""

from __future__ import annotations

import os
from functools import cache

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from planner.ui import theme

NAMES: dict[str, str] = {
    "arrow": "ph.arrow-right",
    "back": "ph.arrow-counter-clockwise",
    "book": "ph.book-open",
    "books": "ph.books",
    "calendar": "ph.calendar-blank",
    "check": "ph.check",
    "close": "ph.x",
    "collapse": "ph.caret-double-right",
    "expand": "ph.caret-double-left",
    "eye": "ph.eye",
    "file": "ph.file-text",
    "file_new": "ph.file-plus",
    "folder": "ph.folder-open",
    "guidance": "ph.compass",
    "history": "ph.clock-counter-clockwise",
    "import": "ph.download-simple",
    "info": "ph.info",
    "lock": "ph.lock-simple",
    "missing": "ph.warning",
    "pdf": "ph.file-pdf",
    "plus": "ph.plus",
    "redo": "ph.arrow-clockwise",
    "search": "ph.magnifying-glass",
    "sheet": "ph.article",
    "theme": "ph.circle-half",
}
"""Our name of a pictogram to QtAwesome's; a test asks for every one."""

_loaded = False


def load() -> None:
    """Bring QtAwesome in; call it once the first frame stands."""
    global _loaded
    os.environ.setdefault("QT_API", "pyside6")
    import qtawesome  # noqa: F401 - the import is the work

    _loaded = True


def loaded() -> bool:
    """Whether pictograms are drawn yet."""
    return _loaded


@cache
def _icon(name: str, colour: str) -> QIcon:
    import qtawesome

    return QIcon(qtawesome.icon(NAMES[name], color=colour))


def paint(painter: QPainter, rect: QRectF | QRect, name: str, role: str = "ink2") -> None:
    """Paint a pictogram into `rect` in the colour of a token; nothing before `load`. KeyError for an unknown name."""
    if not _loaded:
        return
    whole = rect.toRect() if isinstance(rect, QRectF) else rect
    _icon(name, theme.colour(role).name()).paint(painter, whole, Qt.AlignmentFlag.AlignCenter)


def icon(name: str, role: str = "ink2") -> QIcon:
    """A pictogram for Qt's own widgets (menus); an empty one before `load`."""
    return _icon(name, theme.colour(role).name()) if _loaded else QIcon()


def pixmap(name: str, size: int, role: str = "ink2") -> QPixmap:
    """A pictogram as a picture of `size` logical pixels."""
    return icon(name, role).pixmap(size, size)
