"""Whose borders a file holds: its features set against the areas of a plan, by key and by name."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import permutations
from typing import Final, NamedTuple

from planner.exchange.borders import BorderRead
from planner.exchange.geometry import lies_within
from planner.exchange.naming import area_name, plain

Alike = Callable[[str], str]
"""Makes texts of one kind comparable."""


class AreaRow(NamedTuple):
    """An area of the plan."""

    id: str
    key: str
    name: str
    level: int


@dataclass(frozen=True, slots=True)
class BorderMatch:
    """Which feature belongs to which area: ``pairs`` (index of the feature, id of the area); parts of one share it.

    ``level`` is the one the file covers best, ``unmatched``: indexes of features that wait for a hand; ``lacking``: ids
    of areas of that level without border. ``by`` tells how: ``key``, ``name`` or ``both``; ``""`` when nothing fits,
    then ``level`` is None. ``key`` and ``name`` are the places of the properties that told.
    """

    level: int | None
    pairs: tuple[tuple[int, str], ...] = ()
    unmatched: tuple[int, ...] = ()
    lacking: tuple[str, ...] = field(default=())
    by: str = ""
    key: int | None = None
    name: int | None = None

    @property
    def in_parts(self) -> tuple[str, ...]:
        """Areas whose border comes in several features."""
        counts: dict[str, int] = {}
        for _, area in self.pairs:
            counts[area] = counts.get(area, 0) + 1
        return tuple(area for area, count in counts.items() if count > 1)


class _Fit(NamedTuple):
    """What one property tells: feature → area, those with several features apart, and how it was read."""

    pairs: Mapping[int, str]
    parts: Mapping[str, tuple[int, ...]]
    place: int | None = None
    how: Alike = str

    @property
    def each(self) -> dict[int, str]:
        """Feature → area, parts and all."""
        return {**self.pairs, **{i: area for area, features in self.parts.items() for i in features}}


_NONE: Final = _Fit({}, {})


def match_borders(read: BorderRead, areas: Sequence[AreaRow]) -> BorderMatch:
    """Which areas the features are: those of the level they cover best, by key and by normalised name.

    Keys: as written, else numbers without leading zeros where that is unambiguous in the level (`7` for `007`), else
    behind digits that all of the file's keys begin with. Each property is tried for keys and for names; the one that fits
    most areas counts. Areas of other levels are found by the same property, where key and name agree. What lies outside
    Germany counts for nothing.
    """
    best = BorderMatch(None, unmatched=tuple(range(len(read.features))))
    standing: tuple[float, int] = (0.0, 0)
    for level in sorted({area.level for area in areas}):
        members = [area for area in areas if area.level == level]
        named, keyed = _fits(read, members)
        pairs = _agreed(read, named, keyed)
        if not pairs:
            continue
        # Best covered: most areas are found; then, most of the areas find a border.
        owners = set(pairs.values())
        score = (len(owners) + len(owners) / len(members), -level)
        if score > standing:
            standing = score
            pairs |= _of_other_levels(read, [area for area in areas if area.level != level], pairs, named, keyed)
            by = "both" if named.each and keyed.each else "key" if keyed.each else "name"
            best = BorderMatch(
                level,
                tuple(sorted(pairs.items())),
                tuple(i for i in range(len(read.features)) if i not in pairs),
                tuple(area.id for area in members if area.id not in owners),
                by,
                keyed.place,
                named.place,
            )
    return best


def _fits(read: BorderRead, members: Sequence[AreaRow]) -> tuple[_Fit, _Fit]:
    """The property that fits best as name, and the one that fits best as key.

    Names go first: a running number fits keys by chance, names do not. A key contradicting its name is not taken.
    """
    named = _best(read, _index(members, lambda area: _name(area.name)), _name)
    keyed = max((_best(read, _index(members, how), how_text) for how, how_text in _KEYS), key=_found)
    keyed = max(keyed, _by_endings(read, members), key=_found)
    names, keys = named.each, keyed.each
    both = set(names) & set(keys)
    if both:
        agreeing = sum(keys[i] == names[i] for i in both)
        keyed = keyed if agreeing > 0.5 * len(both) else _NONE
    elif not names and len(members) > 1:
        # A mere count fits keys of another level by chance: then all must fit, not only as many as there are areas.
        most = max if _counts(read, keyed.place) else min
        keyed = keyed if _found(keyed) >= max(2, 0.8 * most(len(members), _inside(read))) else _NONE
    return named, keyed


def _counts(read: BorderRead, place: int | None) -> bool:
    """Whether a property is nothing but a count: numbers one after the other."""
    texts = [feature.texts[place] for feature in read.features if not feature.outside] if place is not None else []
    numbers = sorted(int(text) for text in texts if text.isdecimal())
    return bool(numbers) and numbers == list(range(numbers[0], numbers[0] + len(texts)))


def _agreed(read: BorderRead, named: _Fit, keyed: _Fit) -> dict[int, str]:
    """The pairs of both; features that are parts of one area stand together."""
    pairs = dict(keyed.pairs)
    for area, features in keyed.parts.items():
        pairs |= dict.fromkeys(features, area) if _are_parts(read, features) else {}
    owners = set(pairs.values())
    pairs |= {i: area for i, area in named.pairs.items() if i not in pairs and area not in owners}
    owners = set(pairs.values())
    for area, features in named.parts.items():
        if area not in owners and not any(i in pairs for i in features) and _are_parts(read, features):
            pairs |= dict.fromkeys(features, area)
    return pairs


def _are_parts(read: BorderRead, features: Sequence[int]) -> bool:
    """Whether features that share their key or name are parts of one area: no word tells them apart, none holds another."""
    told = {tuple(text for text in read.features[i].texts if any(map(str.isalpha, text))) for i in features}
    shapes = [read.features[i].geometry for i in features]
    return len(told) == 1 and not any(lies_within(one, other) for one, other in permutations(shapes, 2))


def _of_other_levels(
    read: BorderRead, others: Sequence[AreaRow], taken: Collection[int], named: _Fit, keyed: _Fit
) -> dict[int, str]:
    """Features of a file of several levels: found by the same key, and by the same name where there is one."""
    if keyed.place is None:
        return {}
    index, names = {keyed.how(area.key): area for area in others}, [keyed.how(area.key) for area in others]
    found: dict[str, list[int]] = {}
    for i, feature in enumerate(read.features):
        area = index.get(keyed.how(feature.texts[keyed.place])) if i not in taken and not feature.outside else None
        if area is None or names.count(keyed.how(area.key)) > 1:
            continue
        if named.place is None or _name(feature.texts[named.place]) == _name(area.name):
            found.setdefault(area.id, []).append(i)
    return {features[0]: area for area, features in found.items() if len(features) == 1}


def _found(fit: _Fit) -> int:
    """How many areas a property finds."""
    return len(fit.pairs) + len(fit.parts)


def _inside(read: BorderRead) -> int:
    return sum(not feature.outside for feature in read.features)


def _bare_area(area: AreaRow) -> str:
    return _bare(area.key)


def _bare(text: str) -> str:
    return text.lstrip("0") if text.isdecimal() else ""


@lru_cache(20_000)
def _name(text: str) -> str:
    return area_name(text)


_KEYS: tuple[tuple[Callable[[AreaRow], str], Alike], ...] = (
    (lambda area: area.key, str),
    (_bare_area, _bare),
    (lambda area: plain(area.key), plain),
)


def _by_endings(read: BorderRead, members: Sequence[AreaRow]) -> _Fit:
    """Keys with the same digits before all of them, such as the key of the town: `053150000101` for `101`."""
    lengths = {len(area.key) for area in members}
    texts = [feature.texts for feature in read.features if not feature.outside]
    if len(lengths) != 1 or len(texts) < 2:
        return _NONE
    (length,) = lengths
    best = _NONE
    for place in range(len(read.properties)):
        heads = {row[place][:-length] for row in texts if len(row[place]) > length}
        if length and len(heads) == 1 and all(len(row[place]) > length and row[place].isalnum() for row in texts):
            best = max(best, _best(read, _index(members, lambda area: area.key), _ending(length), [place]), key=_found)
    return best


def _ending(length: int) -> Alike:
    return lambda text: text[-length:]


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


def _best(read: BorderRead, index: Mapping[str, str], how: Alike, places: Sequence[int] | None = None) -> _Fit:
    """Feature → area by the one property that fits most areas; a text several features share tells parts, maybe."""
    best = _NONE
    for place in range(len(read.properties)) if places is None else places:
        found: dict[str, list[int]] = {}
        for i, feature in enumerate(read.features):
            area = None if feature.outside else index.get(how(feature.texts[place]))
            if area is not None:
                found.setdefault(area, []).append(i)
        pairs = {features[0]: area for area, features in found.items() if len(features) == 1}
        parts = {area: tuple(features) for area, features in found.items() if len(features) > 1}
        if (len(found), len(pairs)) > (_found(best), len(best.pairs)):
            best = _Fit(pairs, parts, place, how)
    return best
