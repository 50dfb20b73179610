"""The words of the help: what each place of the window is, the basics, and the words of the field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from planner.content.files import LANGUAGES, read


@dataclass(frozen=True, slots=True)
class HelpText:
    """A titled text in paragraphs."""

    id: str
    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HelpTexts:
    """The help in one language."""

    places: Mapping[str, tuple[str, ...]]
    basics: tuple[HelpText, ...]
    words: tuple[HelpText, ...]


@cache
def help_texts(language: str) -> HelpTexts:
    """The help in `language` ("de" or "en"); KeyError for another one."""
    if language not in LANGUAGES:
        raise KeyError(language)
    file = read(f"help.{language}.toml")
    return HelpTexts(
        places={ident: tuple(paragraphs) for ident, paragraphs in file["places"].items()},
        basics=tuple(HelpText(one["id"], one["title"], tuple(one["text"])) for one in file["basics"]),
        words=tuple(HelpText(one["id"], one["term"], (one["text"],)) for one in file["words"]),
    )
