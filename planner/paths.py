"""Places on disk: the only module that knows where resources and a person's own files live.

In the checkout `resources/` lies beside the package; in the wheel it lies inside it. Settings, backups
and logs go to the folders the operating system names for them, or all below the folder named by the
environment variable PLANNER_HOME (a portable installation, or a test that must not touch the real home).
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

APP_NAME = "Prevention Chain Planner"


@cache
def resources() -> Path:
    """The folder of everything shipped with the program: content, locale, icons."""
    package = Path(__file__).resolve().parent
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"


def config_dir() -> Path:
    """The folder of the settings; it need not exist yet."""
    return _place("config")


def data_dir() -> Path:
    """The folder of what the program keeps for a person: backups, the private copy of the sample town."""
    return _place("data")


def backups_dir(uuid: str) -> Path:
    """The folder of the backups of one plan, named by the uuid of its first step."""
    return data_dir() / "backups" / uuid


def log_dir() -> Path:
    """The folder of the log files; they hold neither names nor values."""
    return _place("log")


def _place(kind: str) -> Path:
    home = os.environ.get("PLANNER_HOME", "")
    if home:
        return Path(home) / kind
    import platformdirs  # late: a headless command that needs no place should not pay for it

    finders: dict[str, Callable[..., Path]] = {
        "config": platformdirs.user_config_path,
        "data": platformdirs.user_data_path,
        "log": platformdirs.user_log_path,
    }
    return finders[kind](APP_NAME, appauthor=False)
