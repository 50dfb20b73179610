"""Choices kept per machine: language, look, recent plans, the window's size; JSON in the user's config folder.

Settings are never worth an error. What cannot be read is kept aside under another name and the defaults are
used; a single value that makes no sense is replaced by its default; what cannot be written is logged.
"""

from __future__ import annotations

import json
import logging
import os
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from planner import paths

THEMES = ("system", "light", "dark", "high_contrast")
TEXT_SCALES = range(100, 201)
MOST_RECENTS = 12
LONGEST_AUTHOR = 200
NOWHERE = ("", "", "", "")

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Recent:
    """A plan opened before: its absolute path, the municipality's name, when (ISO, UTC), and where it was left."""

    path: str
    name: str
    opened: str
    left_at: tuple[str, str, str, str] = NOWHERE
    """Ids of place, view, record and step; never words of the plan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All choices of one machine; change them by the methods, which give new Settings, then `save` them."""

    language: str = ""
    """"" follows the system."""
    theme: str = "system"
    text_scale: int = 100
    """Percent, 100 to 200."""
    author: str = ""
    """A role such as "coordination office", never the account's name."""
    airy: bool = False
    """Rows of grids stand farther apart."""
    calm: bool = False
    """As little as possible moves: no fading menus, no blinking cursor, no growing arcs."""
    spelling: bool = True
    """Unknown words of long texts are underlined where the machine has a dictionary."""
    recents: tuple[Recent, ...] = ()
    """Newest first."""
    geometry: str = ""
    """The window's place and size as text, as the window wrote it."""
    choices: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """What a person chose on each page (columns, sorting, filters): page id to JSON values by name."""

    def with_recent(self, path: Path, name: str, opened: datetime) -> Settings:
        """The same, with this plan on top of the recent ones."""
        where = os.path.abspath(path)
        left_at = next((recent.left_at for recent in self.recents if recent.path == where), NOWHERE)
        entry = Recent(where, name, opened.isoformat(timespec="seconds"), left_at)
        rest = (recent for recent in self.recents if recent.path != entry.path)
        return replace(self, recents=(entry, *rest)[:MOST_RECENTS])

    def with_left_at(self, path: Path, left_at: tuple[str, str, str, str]) -> Settings:
        """The same, with the place where this plan was left; a plan that is not among the recent ones has none."""
        where = os.path.abspath(path)
        recents = (replace(one, left_at=left_at) if one.path == where else one for one in self.recents)
        return replace(self, recents=tuple(recents))

    def without_recent(self, path: str) -> Settings:
        """The same, with this plan struck off the recent ones."""
        return replace(self, recents=tuple(recent for recent in self.recents if recent.path != path))

    def choice(self, page: str, name: str, default: Any = None) -> Any:
        """What was chosen on a page under a name, or the default."""
        return self.choices.get(page, {}).get(name, default)

    def with_choice(self, page: str, name: str, value: Any) -> Settings:
        """The same, with a choice on a page; the value must be expressible in JSON."""
        of_page = {**self.choices.get(page, {}), name: value}
        return replace(self, choices={**self.choices, page: of_page})


def file() -> Path:
    """Where the settings lie."""
    return paths.config_dir() / "settings.json"


def load() -> Settings:
    """The settings of this machine; the defaults when there are none or they cannot be read."""
    path = file()
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(raw, dict):
            raise ValueError("not an object")
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, RecursionError):
        _keep_aside(path)
        return Settings()
    return _from_json(raw)


def save(settings: Settings) -> bool:
    """Replace the settings of this machine in one move; False when they could not be written."""
    path = file()
    text = json.dumps(asdict(settings), indent=1)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix="settings-", suffix=".tmp")
    except OSError as error:
        _log.warning("settings not written: %s", error.strerror)
        return False
    try:
        with os.fdopen(handle, "w", encoding="ascii") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(temporary, path)
    except OSError as error:
        Path(temporary).unlink(missing_ok=True)
        _log.warning("settings not written: %s", error.strerror)
        return False
    return True


def _keep_aside(path: Path) -> None:
    try:
        os.replace(path, path.with_name("settings.unreadable.json"))
    except OSError as error:
        _log.warning("unreadable settings stay where they are: %s", error.strerror)


def _from_json(raw: Mapping[str, Any]) -> Settings:
    """Settings from what the file holds, each value checked by itself."""
    defaults = Settings()
    theme, scale = raw.get("theme"), raw.get("text_scale")
    return Settings(
        language=_text(raw.get("language")),
        theme=theme if theme in THEMES else defaults.theme,
        text_scale=scale if type(scale) is int and scale in TEXT_SCALES else defaults.text_scale,
        author=_text(raw.get("author"))[:LONGEST_AUTHOR],
        airy=_truth(raw.get("airy"), defaults.airy),
        calm=_truth(raw.get("calm"), defaults.calm),
        spelling=_truth(raw.get("spelling"), defaults.spelling),
        recents=_recents(raw.get("recents")),
        geometry=_text(raw.get("geometry")),
        choices=_choices(raw.get("choices")),
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _truth(value: object, default: bool) -> bool:
    return value if isinstance(value, bool) else default


def _recents(value: object) -> tuple[Recent, ...]:
    entries = value if isinstance(value, list) else []
    read = (
        Recent(
            _text(entry.get("path")),
            _text(entry.get("name")),
            _text(entry.get("opened")),
            _left_at(entry.get("left_at")),
        )
        for entry in entries
        if isinstance(entry, dict)
    )
    return tuple(recent for recent in read if recent.path)[:MOST_RECENTS]


def _left_at(value: object) -> tuple[str, str, str, str]:
    known = [_text(one) for one in value] if isinstance(value, list) else []
    place, view, record, step = (*known, "", "", "", "")[:4]
    return place, view, record, step


def _choices(value: object) -> Mapping[str, Mapping[str, Any]]:
    pages = value if isinstance(value, dict) else {}
    return {page: dict(chosen) for page, chosen in pages.items() if isinstance(chosen, dict)}
