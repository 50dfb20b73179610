"""Words of the field that differ between towns: names of phases, goal levels, area levels and kinds of record.

Keys: `phase.analysis` (short, for wheel and navigation), `phase.analysis.long` (full, where it differs),
`level.guiding` and `levels.guiding` (one and many), `area.2` and `areas.2`, `kind.offer` and `kinds.offer`, `chain`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from planner.content.files import LANGUAGES, read

DEFAULT_SET = "mission"


@dataclass(frozen=True, slots=True)
class LabelSet:
    """A shipped set of words; both mappings are by language ("de", "en")."""

    id: str
    names: Mapping[str, str]
    words: Mapping[str, Mapping[str, str]]

    def of(self, key: str, language: str) -> str | None:
        """The set's word for a key, or None when it has none; `X.long` falls back to `X`."""
        words = self.words[language]
        return words.get(key) or (words.get(key.removesuffix(".long")) if key.endswith(".long") else None)


@cache
def label_sets() -> tuple[LabelSet, ...]:
    """The three shipped sets, the default one first; each is complete, with the common words filled in."""
    items = read("labels.toml")
    return tuple(_label_set(item, items["common"]) for item in items["sets"])


def label_set(ident: str) -> LabelSet:
    """The shipped set of that id, or the default one when there is none (a plan may name a set of a newer program)."""
    found = [one for one in label_sets() if one.id == ident]
    return found[0] if found else label_set(DEFAULT_SET)


def _label_set(item: Mapping[str, Any], common: Mapping[str, Any]) -> LabelSet:
    words = {language: MappingProxyType({**common[language], **item[language]}) for language in LANGUAGES}
    return LabelSet(item["id"], MappingProxyType(dict(item["name"])), MappingProxyType(words))
