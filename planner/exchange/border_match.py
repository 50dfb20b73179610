"""Whose borders a file holds: its features set against the areas of a plan, by key and by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from planner.exchange.borders import BorderRead
from planner.exchange.naming import area_name, plain


class AreaRow(NamedTuple):
    """An area of the plan."""

    id: str
    key: str
    name: str
    level: int


@dataclass(frozen=True, slots=True)
class BorderMatch:
    """Which feature belongs to which area: ``pairs`` (index of the feature, id of the area), all of one level.

    ``unmatched``: indexes of features that wait for a hand; ``lacking``: ids of areas of that level without border.
    ``by`` tells how: ``key``, ``name`` or ``both``; ``""`` when nothing fits, then ``level`` is None.
    """

    level: int | None
    pairs: tuple[tuple[int, str], ...] = ()
    unmatched: tuple[int, ...] = ()
    lacking: tuple[str, ...] = field(default=())
    by: str = ""


def match_borders(read: BorderRead, areas: Sequence[AreaRow]) -> BorderMatch:
    """Which areas the features are: one level, the one they cover best, by key and by normalised name.

    Keys: as written, else numbers without leading zeros where that is unambiguous in the level (`7` for `007`).
    Each property is tried for keys and for names; the one that fits most areas counts. An area has one border.
    """
    best = BorderMatch(None, unmatched=tuple(range(len(read.features))))
    standing: tuple[float, int] = (0.0, 0)
    for level in sorted({area.level for area in areas}):
        members = [area for area in areas if area.level == level]
        pairs, by = _matched(read, members)
        if not pairs:
            continue
        # Best covered: most features find an area; then, most of the areas find a border.
        score = (len(pairs) + len(pairs) / len(members), -level)
        if score > standing:
            standing = score
            taken, owners = {i for i, _ in pairs}, {area for _, area in pairs}
            best = BorderMatch(
                level,
                tuple(sorted(pairs)),
                tuple(i for i in range(len(read.features)) if i not in taken),
                tuple(area.id for area in members if area.id not in owners),
                by,
            )
    return best


def _matched(read: BorderRead, members: Sequence[AreaRow]) -> tuple[list[tuple[int, str]], str]:
    """The pairs within one level: the property that fits best as name, then the one that fits best as key.

    Names go first: a running number fits keys by chance, names do not. A key contradicting its name is not taken.
    """
    named = _best(read, _index(members, lambda area: area_name(area.name)), area_name)
    keyed = max((_best(read, _index(members, how), how_text) for how, how_text in _KEYS), key=len)
    if named and keyed and sum(keyed.get(i) == area for i, area in named.items()) < 0.5 * len(set(named) & set(keyed)):
        keyed = {}
    elif not named and len(keyed) < max(2, 0.8 * min(len(members), len(read.features))):
        keyed = {} if len(members) > 1 else keyed
    pairs = dict(keyed)
    owners = set(pairs.values())
    pairs |= {i: area for i, area in named.items() if i not in pairs and area not in owners}
    by = "both" if named and keyed else "key" if keyed else "name" if named else ""
    return list(pairs.items()), by


def _bare_area(area: AreaRow) -> str:
    return _bare(area.key)


def _bare(text: str) -> str:
    return text.lstrip("0") if text.isdecimal() else ""


_KEYS: tuple[tuple[Callable[[AreaRow], str], Callable[[str], str]], ...] = (
    (lambda area: area.key, str),
    (_bare_area, _bare),
    (lambda area: plain(area.key), plain),
)


def _index(members: Sequence[AreaRow], how: Callable[[AreaRow], str]) -> dict[str, str]:
    """Text → id of the area; texts that two areas share are left out."""
    found: dict[str, str] = {}
    twice = set()
    for area in members:
        text = how(area)
        if text in found:
            twice.add(text)
        found[text] = area.id
    return {text: area for text, area in found.items() if text and text not in twice}


def _best(read: BorderRead, index: dict[str, str], how: Callable[[str], str]) -> dict[int, str]:
    """Feature → area by the one property that fits most; a text two features share is taken for neither."""
    best: dict[int, str] = {}
    for place in range(len(read.properties)):
        found: dict[str, list[int]] = {}
        for i, feature in enumerate(read.features):
            area = index.get(how(feature.texts[place]))
            if area is not None:
                found.setdefault(area, []).append(i)
        fits = {features[0]: area for area, features in found.items() if len(features) == 1}
        if len(fits) > len(best):
            best = fits
    return best
