"""The colours of the window: one theme is current, given to Qt as a palette and one stylesheet.

The stylesheet holds only what Fusion cannot be told by a palette (fields, menus, scroll bars, tooltips); everything
else is painted by our own widgets and delegates, which ask `colour` at the moment they paint. So a new theme costs one
palette, one sheet and a repaint.
"""

from __future__ import annotations

from functools import cache
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette, QPen
from PySide6.QtWidgets import QApplication

from planner import tokens
from planner.ui import metrics

_ROLES = {
    QPalette.ColorRole.Window: "paper",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "paper",
    QPalette.ColorRole.AlternateBase: "ground",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.Button: "paper",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "late",
    QPalette.ColorRole.Light: "paper",
    QPalette.ColorRole.Midlight: "fill",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "rule",
    QPalette.ColorRole.Shadow: "edge",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "paper",
    QPalette.ColorRole.ToolTipText: "ink",
    QPalette.ColorRole.PlaceholderText: "ink2",
}

_TEXT_ROLES = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)

_SHEET = Template("""
QScrollArea, QAbstractScrollArea { border: 0; }
QLineEdit, QPlainTextEdit, QComboBox {
    background: $paper; color: $ink; border: ${edge_width}px solid $edge; border-radius: 4px;
    padding: ${pad_v}px ${pad_h}px; selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { color: $mute; border-color: $line; }
QLineEdit[place="cell"], QPlainTextEdit[place="cell"] { border: 2px solid $focus; border-radius: 0;
    padding: 0 ${pad_cell}px; }
QListView[place="cell"] { background: $paper; border: 1px solid $rule; outline: 0; }
QLineEdit[state="error"], QPlainTextEdit[state="error"] { border: 2px solid $late; }
QLineEdit[state="remark"], QPlainTextEdit[state="remark"] { border-color: $risk_edge; }
QLineEdit[place="bar"] { background: transparent; color: $on_bar; border: 0; padding: 0;
    placeholder-text-color: $on_bar2;
    selection-background-color: $on_bar; selection-color: $bar; }
QComboBox::drop-down { border: 0; width: ${drop}px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView { background: $paper; color: $ink; border: 1px solid $rule; outline: 0;
    selection-background-color: $soft; selection-color: $ink; }
QTableCornerButton::section { background: $paper; border: 0; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QScrollBar:vertical { background: transparent; width: ${bar}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${bar}px; margin: 0; }
QScrollBar::handle { background: $rule; border-radius: ${bar_radius}px; margin: 2px; }
QScrollBar::handle:hover { background: $edge; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QMenu { background: $paper; color: $ink; border: 1px solid $rule; padding: 4px 0; }
QMenu::item { padding: ${pad_menu}px ${pad_side}px ${pad_menu}px ${pad_left}px; }
QMenu::icon { padding-left: ${pad_icon}px; }
QMenu::indicator { left: ${pad_icon}px; }
QMenu::item:selected { background: $soft; color: $ink; }
QMenu::item:disabled { color: $mute; }
QMenu::separator { height: 1px; background: $line; margin: 4px ${pad_h}px; }
QToolTip { background: $paper; color: $ink; border: 1px solid $rule; padding: 4px 8px; }
""")


class _Notifier(QObject):
    """Tells who keeps pictures or palettes of their own that the theme is another."""

    changed = Signal()


@cache
def notifier() -> _Notifier:
    """The one object whose `changed` follows every new theme."""
    return _Notifier()


_name = "light"


def name() -> str:
    """The name of the theme in use: light, dark or high_contrast."""
    return _name


def colours() -> tokens.Colours:
    """The colours in use."""
    return tokens.THEMES[_name]


def is_high_contrast() -> bool:
    """Whether areas are told apart by edges instead of fills."""
    return _name == "high_contrast"


def colour(role: str) -> QColor:
    """The colour of a token in the theme in use; do not change the value in place."""
    return _colour(_name, role)


@cache
def _colour(theme: str, role: str) -> QColor:
    return QColor(tokens.THEMES[theme].role(role))


def hair(role: str) -> QPen:
    """A pen of one device pixel in the colour of a token; do not change it in place."""
    return _hair(_name, role)


@cache
def _hair(theme: str, role: str) -> QPen:
    return QPen(_colour(theme, role), 0)


def resolve(setting: str) -> str:
    """The theme for a setting; "system" follows the desktop where the desktop says what it wants."""
    if setting != "system":
        return setting
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return "high_contrast"
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"


def palette() -> QPalette:
    """The palette of the theme in use; disabled text is the mute tone."""
    made = QPalette()
    for role, token in _ROLES.items():
        made.setColor(role, colour(token))
    for role in _TEXT_ROLES:
        made.setColor(QPalette.ColorGroup.Disabled, role, colour("mute"))
    return made


def sheet() -> str:
    """The one stylesheet, in the colours and the text size in use."""
    px = metrics.px
    lengths = {
        "pad_v": px(5), "pad_h": px(11), "drop": px(28), "bar": px(10), "bar_radius": 3,
        "pad_menu": px(7), "pad_side": px(20), "pad_cell": px(7), "pad_left": px(20), "pad_icon": px(12), "edge_width": 2 if is_high_contrast() else 1,
    }  # fmt: skip
    named = {role: getattr(colours(), role) for role in tokens.Colours.__dataclass_fields__}
    return _SHEET.substitute(named, **lengths)


def use(theme: str) -> None:
    """Make a theme current and dress the application in it; windows keep still meanwhile."""
    global _name
    _name = theme
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return
    if not app.styleSheet():
        # once only, before the first sheet: a style set over a sheet leaves the sheet with widgets long gone
        app.setStyle("Fusion")
    windows = [window for window in app.topLevelWidgets() if window.isVisible()]
    for window in windows:
        window.setUpdatesEnabled(False)
    app.setPalette(palette())
    app.setStyleSheet(sheet())
    notifier().changed.emit()
    for window in windows:
        window.setUpdatesEnabled(True)
