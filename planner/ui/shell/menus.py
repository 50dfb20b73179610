"""The menus: everything that can be done with a plan as a whole, and how the window looks and speaks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from planner import settings, texts
from planner.domain.record import N_
from planner.texts import gettext as _
from planner.ui import icons
from planner.ui.preferences import LANGUAGE_NAMES, TEXT_SIZES, Preferences
from planner.ui.widgets.button import literal

THEME_NAMES = {
    "system": N_("As the system"),
    "light": N_("Light"),
    "dark": N_("Dark"),
    "high_contrast": N_("High contrast"),
}


class Menus:
    """The town's menu and the three switches of the status line; built once per layout of the window."""

    def __init__(self, window: QWidget, preferences: Preferences) -> None:
        self._window, self._preferences = window, preferences
        self.town = QMenu(window)
        self.theme = self._choices(
            _("Look"),
            [(name, _(words)) for name, words in THEME_NAMES.items()],
            preferences.settings.theme,
            preferences.set_theme,
        )
        self.language = self._choices(
            _("Language"),
            [(code, LANGUAGE_NAMES.get(code, code)) for code in texts.languages()],
            preferences.language,
            preferences.set_language,
        )
        sizes = [(str(size), texts.current().percent(size, 0)) for size in TEXT_SIZES]
        self.size = self._choices(
            _("Text size"),
            sizes,
            str(preferences.settings.text_scale),
            lambda size: preferences.set_text_scale(int(size)),
        )
        self.recents = QMenu(_("Recent plans"), window)
        self.new = self._action(_("New prevention chain …"), "file_new", QKeySequence.StandardKey.New)
        self.open = self._action(_("Open file …"), "folder", QKeySequence.StandardKey.Open)
        self.close = self._action(_("Close plan"), "", QKeySequence.StandardKey.Close)
        self.backups = self._action(_("Backups …"), "", QKeySequence())
        self.undo = self._action(_("Undo"), "back", QKeySequence.StandardKey.Undo)
        self.redo = self._action(_("Redo"), "redo", QKeySequence.StandardKey.Redo)
        self.search = self._action(_("Search the plan"), "search", QKeySequence(_KEYS["search"]))
        self.guidance = self._action(_("Open or close guidance"), "guidance", QKeySequence(_KEYS["guidance"]))
        self.quit = self._action(_("Quit"), "", QKeySequence.StandardKey.Quit)
        self._fill()

    def _fill(self) -> None:
        self.town.addActions([self.new, self.open])
        self.town.addMenu(self.recents)
        self.town.addActions([self.backups, self.close])
        self.town.addSeparator()
        self.town.addActions([self.undo, self.redo])
        self.town.addSeparator()
        self.town.addActions([self.search, self.guidance])
        self.town.addSeparator()
        for menu in (self.theme, self.size, self.language):
            self.town.addMenu(menu)
        self.town.addSeparator()
        self.town.addAction(self.quit)

    def _action(self, words: str, icon: str, keys: QKeySequence | QKeySequence.StandardKey) -> QAction:
        action = QAction(literal(words), self._window)
        action.setShortcut(keys)
        action.setProperty("pictogram", icon)
        self._window.addAction(action)
        return action

    def _choices(
        self, title: str, options: list[tuple[str, str]], current: str, choose: Callable[[str], None]
    ) -> QMenu:
        menu = QMenu(title, self._window)
        group = QActionGroup(menu)
        for key, words in options:
            action = QAction(literal(words), menu)
            action.setCheckable(True)
            action.setChecked(key == current)
            action.triggered.connect(lambda _checked=False, key=key: choose(key))
            group.addAction(action)
            menu.addAction(action)
        return menu

    def paint_icons(self) -> None:
        """Give the actions their pictograms, once those are loaded or the theme is another."""
        for action in (self.new, self.open, self.undo, self.redo, self.search, self.guidance):
            action.setIcon(icons.icon(action.property("pictogram")))

    def set_undo(self, undo: str, redo: str) -> None:
        """Name what would be taken back and done again."""
        self.undo.setText(literal(_("Undo: {step}", step=undo) if undo else _("Undo")))
        self.undo.setEnabled(bool(undo))
        self.redo.setText(literal(_("Redo: {step}", step=redo) if redo else _("Redo")))
        self.redo.setEnabled(bool(redo))

    def set_open(self, is_open: bool) -> None:
        """What needs a plan is there only with one."""
        for action in (self.backups, self.close, self.search, self.guidance):
            action.setEnabled(is_open)
        if not is_open:
            self.set_undo("", "")

    def set_recents(self, recents: tuple[settings.Recent, ...], choose: Callable[[Path], None]) -> None:
        """List the recent plans by name and file."""
        self.recents.clear()
        for recent in recents:
            path = Path(recent.path)
            action = QAction(literal(f"{recent.name} · {path.name}" if recent.name else path.name), self.recents)
            action.setToolTip(recent.path)
            action.triggered.connect(lambda _checked=False, path=path: choose(path))
            self.recents.addAction(action)
        self.recents.setEnabled(bool(recents))


_KEYS = {"search": "Ctrl+K", "guidance": "F9"}
