"""Actions of the window: each in a menu, with a pictogram and at most one shortcut, known to the help."""

from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from planner.ui.widgets.button import literal

PICTOGRAM = "pictogram"
MENU = "menu"
"""The name of the menu a choice belongs to: "Look" of "Dark"."""

Keys = QKeySequence | QKeySequence.StandardKey | str


def action(window: QWidget, words: str, icon: str = "", keys: Keys = "") -> QAction:
    """An action of the whole window; its pictogram comes once those are loaded."""
    made = QAction(literal(words), window)
    made.setShortcut(QKeySequence(keys) if isinstance(keys, str) else keys)
    made.setProperty(PICTOGRAM, icon)
    window.addAction(made)
    return made


def command_words(one: QAction) -> str:
    """A command as search names it: "Look: Dark"."""
    words, menu = one.text().replace("&&", "&"), one.property(MENU)
    return f"{menu}: {words}" if menu else words
