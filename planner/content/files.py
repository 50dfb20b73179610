"""Reading the TOML files of `resources/content`, each once per process."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from planner import paths

LANGUAGES = ("de", "en")


@cache
def read(name: str) -> Mapping[str, Any]:
    """The file `name` below `resources/content`; what it holds is shared and must not be changed."""
    with (paths.resources() / "content" / name).open("rb") as file:
        return tomllib.load(file)
