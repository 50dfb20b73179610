"""The default catalogues a new plan starts with: life phases, transitions, sectors, standards and the like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from planner.content.files import LANGUAGES, read


@dataclass(frozen=True, slots=True)
class Entry:
    """A word of a simple catalogue: sectors, target groups, settings, kinds of funders."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class LifePhaseEntry(Entry):
    """A life phase; ages in completed years, the upper one exclusive, negative before birth."""

    age_from: float
    age_until: float


@dataclass(frozen=True, slots=True)
class TransitionEntry(Entry):
    """A transition between two life phases (their ids), or None where it may happen at any age."""

    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class FunderEntry(Entry):
    """A funder; `sort` is a value of `planner.domain.catalogues.FunderKind`."""

    sort: str


@dataclass(frozen=True, slots=True)
class StandardEntry(Entry):
    """A prevention standard with its four graded levels, the lowest first."""

    description: str
    levels: tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class CriterionEntry(Entry):
    """What needs are weighed by, with its weight and the question it asks."""

    weight: float
    description: str


@dataclass(frozen=True, slots=True)
class Catalogues:
    """All default catalogues in one language, each in the order in which it is shown."""

    language: str
    life_phases: tuple[LifePhaseEntry, ...]
    transitions: tuple[TransitionEntry, ...]
    sectors: tuple[Entry, ...]
    target_groups: tuple[Entry, ...]
    settings: tuple[Entry, ...]
    funders: tuple[FunderEntry, ...]
    funder_kinds: tuple[Entry, ...]
    standards: tuple[StandardEntry, ...]
    criteria: tuple[CriterionEntry, ...]

    @property
    def by_kind(self) -> Mapping[str, Sequence[Entry]]:
        """The entries of every catalogue that is a kind of record, by the kind's stored name."""
        return {
            "life_phase": self.life_phases,
            "transition": self.transitions,
            "sector": self.sectors,
            "target_group": self.target_groups,
            "setting": self.settings,
            "funder": self.funders,
            "standard": self.standards,
            "criterion": self.criteria,
        }


@cache
def catalogues(language: str) -> Catalogues:
    """The default catalogues in `language` ("de" or "en"); KeyError for another one."""
    if language not in LANGUAGES:
        raise KeyError(language)
    items, words = read("catalogues.toml"), read(f"catalogues.{language}.toml")
    return Catalogues(
        language=language,
        life_phases=tuple(
            LifePhaseEntry(one["id"], words["life_phases"][one["id"]], one["age_from"], one["age_until"])
            for one in items["life_phases"]
        ),
        transitions=tuple(
            TransitionEntry(one["id"], words["transitions"][one["id"]], one["before"] or None, one["after"] or None)
            for one in items["transitions"]
        ),
        sectors=_entries("sectors", items, words),
        target_groups=_entries("target_groups", items, words),
        settings=_entries("settings", items, words),
        funders=tuple(FunderEntry(one["id"], words["funders"][one["id"]], one["sort"]) for one in items["funders"]),
        funder_kinds=_entries("funder_kinds", items, words),
        standards=tuple(_standard(one["id"], words["standards"][one["id"]]) for one in items["standards"]),
        criteria=tuple(
            CriterionEntry(
                one["id"], words["criteria"][one["id"]]["name"], one["weight"], words["criteria"][one["id"]]["asks"]
            )
            for one in items["criteria"]
        ),
    )


def _entries(name: str, items: Mapping[str, Any], words: Mapping[str, Any]) -> tuple[Entry, ...]:
    return tuple(Entry(one["id"], words[name][one["id"]]) for one in items[name])


def _standard(ident: str, words: Mapping[str, Any]) -> StandardEntry:
    first, second, third, fourth = words["levels"]
    return StandardEntry(ident, words["name"], words["description"], (first, second, third, fourth))
