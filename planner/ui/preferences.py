"""What a person chose on this machine, live: theme, text size, language, panes, recent plans; saved at once."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from planner import settings, texts
from planner.domain.record import N_
from planner.settings import Settings
from planner.ui import metrics
from planner.ui.routes import Destination

TEXT_SIZES = (100, 115, 130, 150, 175, 200)

THEME_NAMES = {
    "system": N_("As the system"),
    "light": N_("Light"),
    "dark": N_("Dark"),
    "high_contrast": N_("High contrast"),
}
"""What each look is called (msgids)."""

MOVING = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
)
"""What slides and fades by itself."""

LANGUAGE_NAMES = {"de": "Deutsch", "en": "English"}
"""What each language calls itself; another one is shown by its code."""


class _Blinking:
    """How fast the system lets the cursor blink; noted before it is first changed."""

    usual: int | None = None


_blinking = _Blinking()


class Preferences(QObject):
    """The settings and their effect on the running window."""

    relaid = Signal()
    """Language or text size is another: everything is laid out afresh."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings.load()
        texts.use(texts.preferred_language(self._settings.language))
        self._measure()

    def _measure(self) -> None:
        metrics.use(self._settings.text_scale, airy=self._settings.airy)

    @property
    def settings(self) -> Settings:
        """The settings as they are now."""
        return self._settings

    @property
    def language(self) -> str:
        """The language of the interface."""
        return texts.current().language

    def dress(self) -> None:
        """Give the application its font and theme."""
        from planner.ui import theme  # late: the first frame needs no stylesheet

        self._measure()
        self._calm_down()
        QApplication.setFont(metrics.font("body"))
        theme.use(theme.resolve(self._settings.theme))

    def _calm_down(self) -> None:
        """Stop, or let go on, what moves by itself: the cursor, and menus that slide and fade in."""
        calm = self._settings.calm
        if _blinking.usual is None:
            _blinking.usual = QApplication.cursorFlashTime()
        QApplication.setCursorFlashTime(0 if calm else _blinking.usual)
        for effect in MOVING:
            QApplication.setEffectEnabled(effect, not calm)

    def set_theme(self, name: str) -> None:
        """Take a theme (or "system") at once."""
        from planner.ui import theme

        self._keep(replace(self._settings, theme=name))
        theme.use(theme.resolve(name))

    def follow_system(self) -> None:
        """The system has another look: take it where that was asked for."""
        from planner.ui import theme

        wanted = theme.resolve(self._settings.theme)
        if wanted != theme.name():
            theme.use(wanted)

    def set_text_scale(self, percent: int) -> None:
        """Take a text size of 100 to 200 percent."""
        self._keep(replace(self._settings, text_scale=percent))
        self.dress()
        self.relaid.emit()

    def set_airy(self, airy: bool) -> None:
        """Let rows of grids stand farther apart, or close together."""
        self._keep(replace(self._settings, airy=airy))
        self.dress()
        self.relaid.emit()

    def set_calm(self, calm: bool) -> None:
        """Let as little as possible move."""
        self._keep(replace(self._settings, calm=calm))
        self._calm_down()

    def set_spelling(self, spelling: bool) -> None:
        """Underline unknown words from the next field on, or do not."""
        self._keep(replace(self._settings, spelling=spelling))

    def set_author(self, role: str) -> None:
        """Sign steps with this role."""
        self._keep(replace(self._settings, author=role.strip()[: settings.LONGEST_AUTHOR]))

    def set_language(self, language: str) -> None:
        """Speak another language from now on."""
        self._keep(replace(self._settings, language=language))
        texts.use(language)
        self.relaid.emit()

    def choice(self, page: str, name: str, default: Any = None) -> Any:
        """What was chosen on a page under a name."""
        return self._settings.choice(page, name, default)

    def choose(self, page: str, name: str, value: Any) -> None:
        """Remember a choice on a page."""
        self._keep(self._settings.with_choice(page, name, value))

    def add_recent(self, path: Path, name: str) -> None:
        """Put a plan on top of the recent ones."""
        self._keep(self._settings.with_recent(path, name, datetime.now(UTC)))

    def left_at(self, path: Path) -> Destination | None:
        """Where a recent plan was left; None when that is not known."""
        where = os.path.abspath(path)
        found = next((one.left_at for one in self._settings.recents if one.path == where), settings.NOWHERE)
        place, view, record, step = found
        return Destination(place, view, record, "", step) if place else None

    def leave(self, path: Path, at: Destination) -> None:
        """Remember where a plan is left."""
        self._keep(self._settings.with_left_at(path, (at.place, at.view, at.record, at.step)))

    def clear_recents(self) -> None:
        """Forget the recent plans."""
        self._keep(replace(self._settings, recents=()))

    def remember_geometry(self, geometry: str) -> None:
        """Keep the window's place and size."""
        self._keep(replace(self._settings, geometry=geometry))

    def _keep(self, changed: Settings) -> None:
        if changed != self._settings:
            self._settings = changed
            settings.save(changed)
