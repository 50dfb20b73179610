"""Type and measures of the window: everything visible is a factor of one base size.

Text, icons, row heights and bars grow with the text size in full, spacing only by two fifths of it: doubled text needs
room for words, not for gaps. One `Metrics` value is current at a time; a new text size makes a new one and the window
is laid out afresh.
"""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QGuiApplication
from PySide6.QtWidgets import QWidget

from planner import tokens

FAMILY = "Source Sans Pro"
DIALOG_MARGIN = 40
WIDTHS_KEPT = 20_000
"""How many measured texts are remembered: those of a large grid with all its columns."""


class Metrics:
    """Sizes in logical pixels for one text size; `scale` is base size ÷ 15."""

    def __init__(self, scale: float = 1.0, *, airy: bool = False) -> None:
        self.scale = scale
        self.row_height = tokens.HEIGHTS.grid_row_airy if airy else tokens.HEIGHTS.grid_row
        """Height of a grid's row at 100 %: dense, or airy where a person chose that."""
        self.points_per_pixel = 72.0 / QGuiApplication.primaryScreen().logicalDotsPerInch()
        self._fonts: dict[str, QFont] = {}
        self._measures: dict[str, QFontMetricsF] = {}
        self._widths: dict[tuple[str, str], float] = {}

    def px(self, size: float) -> int:
        """A size that grows with the text: type, icons, row heights, bars."""
        return round(size * self.scale)

    def gap(self, size: float) -> int:
        """A distance: grows by two fifths of what the text grows by."""
        return round(size * tokens.spacing_scale(self.scale))

    def em(self, width: float) -> float:
        """A width in units of the base size; break points are given in it."""
        return width / (tokens.BODY_PX * self.scale)

    def font(self, role: str) -> QFont:
        """The font of a role, made once."""
        font = self._fonts.get(role)
        if font is None:
            font = QFont(FAMILY)
            font.setPointSizeF(tokens.type_px(role, self.scale) * self.points_per_pixel)
            font.setWeight(QFont.Weight(tokens.TYPE[role].weight))
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            self._fonts[role] = font
        return font

    def measure(self, role: str) -> QFontMetricsF:
        """The font metrics of a role, made once."""
        measure = self._measures.get(role)
        if measure is None:
            measure = self._measures[role] = QFontMetricsF(self.font(role))
        return measure

    def width_of(self, words: str, role: str) -> float:
        """How wide one line of text is; kept, because the cells of a table are measured again at every painting."""
        key = (role, words)
        width = self._widths.get(key)
        if width is None:
            if len(self._widths) >= WIDTHS_KEPT:
                self._widths.clear()
            width = self._widths[key] = self.measure(role).horizontalAdvance(words)
        return width


_current: Metrics | None = None


def current() -> Metrics:
    """The metrics in use."""
    global _current
    if _current is None:
        _current = Metrics()
    return _current


def use(percent: int, *, airy: bool = False) -> Metrics:
    """Make `percent` (100–200) of the system's own text size current, and return the new metrics."""
    global _current
    _current = Metrics(system_factor() * percent / 100, airy=airy)
    return _current


def px(size: float) -> int:
    """`Metrics.px` of the metrics in use."""
    return current().px(size)


def row() -> int:
    """The height of a grid's row in the metrics in use."""
    return current().px(current().row_height)


def gap(size: float) -> int:
    """`Metrics.gap` of the metrics in use."""
    return current().gap(size)


def dialog_size(width: float, height: float, window: QWidget) -> QSize:
    """The size of a dialog: it grows with the text, within its window and never taller than a dialog may be."""
    most = min(tokens.DIALOG_HEIGHT, window.height() - DIALOG_MARGIN)
    return QSize(min(px(width), window.width() - DIALOG_MARGIN), min(px(height), most))


def font(role: str) -> QFont:
    """`Metrics.font` of the metrics in use."""
    return current().font(role)


def measure(role: str) -> QFontMetricsF:
    """`Metrics.measure` of the metrics in use."""
    return current().measure(role)


_system_points: float | None = None


def remember_system_font() -> None:
    """Note the system's own font size; must run before our font is set on the application."""
    global _system_points
    if _system_points is None:
        _system_points = QGuiApplication.font().pointSizeF()


def system_factor() -> float:
    """How much larger or smaller than the platform's default the person set their system's text (0.8–2)."""
    usual = _usual_points()
    if usual is None or _system_points is None or _system_points <= 0:
        return 1.0
    return min(2.0, max(0.8, _system_points / usual))


def _usual_points() -> float | None:
    """The platform's default font size in points, or None where there is none to compare with."""
    if QGuiApplication.platformName() in ("offscreen", "minimal"):
        return None
    if sys.platform == "win32":
        return 9.0
    if sys.platform == "darwin":
        return 13.0
    desktop = os.environ.get("XDG_CURRENT_DESKTOP", "").upper()
    if "GNOME" in desktop:
        return 11.0
    return 10.0 if "KDE" in desktop else None


def load_fonts() -> None:
    """Load the two weights the window uses; a font the system lacks is no reason not to start."""
    from font_source_sans_pro import font_files_ttf

    for name in ("SourceSansPro", "SourceSansProSemibold"):
        QFontDatabase.addApplicationFont(font_files_ttf.get(name, ""))
