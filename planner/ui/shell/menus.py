"""The menus: everything that can be done with a plan as a whole, and how the window looks and speaks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from planner import settings, texts
from planner.texts import gettext as _
from planner.ui import icons
from planner.ui.preferences import LANGUAGE_NAMES, TEXT_SIZES, THEME_NAMES, Preferences
from planner.ui.shell.actions import MENU, PICTOGRAM, action
from planner.ui.shell.cycle_menu import CycleMenu
from planner.ui.shell.go_menu import GoMenu
from planner.ui.widgets.button import literal


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
        standard = QKeySequence.StandardKey
        self.new = action(window, _("New prevention chain …"), "file_new", standard.New)
        self.open = action(window, _("Open file …"), "folder", standard.Open)
        self.close = action(window, _("Close plan"), "", standard.Close)
        self.backups = action(window, _("Backups …"))
        self.undo = action(window, _("Undo"), "back", standard.Undo)
        self.redo = action(window, _("Redo"), "redo", standard.Redo)
        self.search = action(window, _("Search or do something"), "search", "Ctrl+K")
        self.guidance = action(window, _("Open or close guidance"), "guidance", "F9")
        self.help = action(window, _("Help"), "help", "F1")
        self.quit = action(window, _("Quit"), "", standard.Quit)
        self.go = GoMenu(window)
        self.cycles = CycleMenu(window)
        self._fill()

    def _fill(self) -> None:
        self.town.addActions([self.new, self.open])
        self.town.addMenu(self.recents)
        self.town.addActions([self.backups, self.close])
        self.town.addSeparator()
        self.town.addActions([self.undo, self.redo])
        self.town.addSeparator()
        self.town.addMenu(self.go)
        self.town.addMenu(self.cycles)
        self.town.addActions([self.search, self.guidance, self.help])
        self.town.addSeparator()
        for menu in (self.theme, self.size, self.language):
            self.town.addMenu(menu)
        self.town.addSeparator()
        self.town.addAction(self.quit)

    def _choices(
        self, title: str, options: list[tuple[str, str]], current: str, choose: Callable[[str], None]
    ) -> QMenu:
        menu = QMenu(title, self._window)
        group = QActionGroup(menu)
        for key, words in options:
            choice = QAction(literal(words), menu)
            choice.setCheckable(True)
            choice.setChecked(key == current)
            choice.setProperty(MENU, title)
            choice.triggered.connect(lambda _checked=False, key=key: choose(key))
            group.addAction(choice)
            menu.addAction(choice)
        return menu

    @property
    def commands(self) -> list[QAction]:
        """Everything that can be done from the menus."""
        choices = [one for menu in (self.theme, self.size, self.language) for one in menu.actions()]
        return [*self._window.actions(), *choices]

    def paint_icons(self) -> None:
        """Give the actions their pictograms, once those are loaded or the theme is another."""
        for one in self._window.actions():
            one.setIcon(icons.icon(one.property(PICTOGRAM) or ""))

    def set_undo(self, undo: str, redo: str) -> None:
        """Name what would be taken back and done again."""
        self.undo.setText(literal(_("Undo: {step}", step=undo) if undo else _("Undo")))
        self.undo.setEnabled(bool(undo))
        self.redo.setText(literal(_("Redo: {step}", step=redo) if redo else _("Redo")))
        self.redo.setEnabled(bool(redo))

    def set_open(self, is_open: bool) -> None:
        """What needs a plan is there only with one."""
        for one in (self.backups, self.close, self.search, self.guidance, *self.go.all):
            one.setEnabled(is_open)
        self.cycles.menuAction().setEnabled(is_open)
        self.go.menuAction().setEnabled(is_open)
        if not is_open:
            self.set_undo("", "")

    def set_recents(self, recents: tuple[settings.Recent, ...], choose: Callable[[Path], None]) -> None:
        """List the recent plans by name and file."""
        self.recents.clear()
        for recent in recents:
            path = Path(recent.path)
            entry = QAction(literal(f"{recent.name} · {path.name}" if recent.name else path.name), self.recents)
            entry.setToolTip(recent.path)
            entry.triggered.connect(lambda _checked=False, path=path: choose(path))
            self.recents.addAction(entry)
        self.recents.setEnabled(bool(recents))
