"""The areas of a plan as files may call them: by key, by remembered names, by name as it stands or written alike."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from planner.domain.breaks import stood
from planner.domain.figures import Area
from planner.domain.plan import Plan
from planner.domain.taking_in import AreaAlias
from planner.exchange.naming import area_name, exact_name, is_short_for, plain, resembles, words_of
from planner.exchange.tables import AreaRead

_WHOLE = re.compile(
    r"\b(?:insgesamt|gesamt|gesamtstadt|stadt|gemeinde|zusammen|summe|total|town|city)\b", re.IGNORECASE
)
"""Words that only say that the whole town is meant."""
Thing = TypeVar("Thing")


class Atlas:
    """The areas of one plan; of several with one key or name, the one is meant that stands at `period`."""

    def __init__(self, plan: Plan, period: str) -> None:
        self.period = period
        self.areas = plan.all(Area)
        self.towns = [area for area in self.areas if area.level == 0]
        self.town_name, self._town_key = plan.municipality.name, plan.municipality.key
        self._by_key = _by(self.areas, lambda area: area.key)
        self._by_number = _by(self.areas, lambda area: _number(area.key))
        self._by_exact = _by(self.areas, lambda area: exact_name(area.name))
        self._by_name = _by(self.areas, lambda area: area_name(area.name))
        self._level = {area.id: area.level for area in self.areas}
        self._short = [area for area in self.areas if "." in area.name]
        self._aliases = plan.all(AreaAlias)
        self._told = _by(self._aliases, lambda alias: exact_name(alias.name))
        self._told_alike = _by(self._aliases, lambda alias: area_name(alias.name))
        self._told_keys = _by(self._aliases, lambda alias: alias.key)

    def knows_key(self, key: str) -> bool:
        """Whether an area of the plan has this key."""
        return key in self._by_key

    def keyed(self, key: str) -> Area | None:
        """The area of a key."""
        found = self._by_key.get(key, ())
        return next(filter(self.is_there, found), found[0]) if found else None

    def numbered(self, key: str) -> list[Area]:
        """The areas whose key is the same number with or without zeros in front, which spreadsheets drop."""
        return self._by_number.get(_number(key), [])

    def told(self, area: AreaRead) -> list[str]:
        """The areas a person said it is; several where that was said of names that are written alike."""
        if not self._aliases:
            return []
        for found in (
            self._told_keys.get(area.key, ()) if area.key else (),
            self._told.get(exact_name(area.name), ()),
            self._told_alike.get(area_name(area.name), ()),
        ):
            ids = {
                alias.area
                for alias in found
                if (not area.key or alias.key in ("", area.key)) and self._is_named(area, alias)
            }
            if ids:
                return sorted(ids)
        return []

    @staticmethod
    def _is_named(area: AreaRead, alias: AreaAlias) -> bool:
        nameless = area.name in ("", area.key) or alias.name in ("", alias.key)
        return nameless or area_name(area.name) == area_name(alias.name)

    def agrees(self, read: AreaRead, area: Area) -> bool:
        """Whether the names go with each other where the keys do.

        A key that means another name is another key: figures would come to stand with the wrong area.
        """
        if read.name in ("", read.key) or area.name in ("", area.key) or area_name(read.name) == area_name(area.name):
            return True
        if area.level == 0 and self.says_whole(read.name):
            return True
        others = [one for one in self._by_name.get(area_name(read.name), ()) if one.id != area.id]
        return not others and resembles(read.name, area.name)

    def named(self, name: str) -> list[Area]:
        """The areas of a name that are there: as it stands, else written alike, else cut short."""
        found = self._by_exact.get(exact_name(name)) or self._by_name.get(area_name(name))
        if not found and "." in name:
            found = [area for area in self.areas if is_short_for(name, area.name)]
        if not found:
            found = [area for area in self._short if is_short_for(area.name, name)]
        return list(filter(self.is_there, found)) or found

    def town(self, name: str) -> list[Area]:
        """The town of the plan, where a file calls it `Köln insgesamt`, or only `Insgesamt` above its areas."""
        bare = _bare(name)
        if not bare and not _WHOLE.search(name):
            return []
        return [one for one in self.towns if bare in ("", _bare(self.town_name), _bare(one.name))]

    def official(self, area: AreaRead) -> list[Area]:
        """The town of the plan, where a table of many towns has it under its official key."""
        own = {self._town_key, self._town_key.removesuffix("000")} if self._town_key else set[str]()
        if area.key not in own:
            return []
        return [one for one in self.towns if area_name(area.name) in (area_name(self.town_name), _bare(one.name))]

    def says_whole(self, name: str) -> bool:
        """Whether a name says that the whole town is meant."""
        return bool(_WHOLE.search(name)) and _bare(name) in ("", _bare(self.town_name))

    def is_there(self, area: Area) -> bool:
        """Whether an area stands at the time of the newest figures."""
        return not self.period or stood(area, self.period)

    def level_of(self, id_: str) -> int:
        """The level of an area of the plan."""
        return self._level[id_]

    def standing(self, level: int) -> int:
        """How many areas of a level are there."""
        return sum(area.level == level and self.is_there(area) for area in self.areas)

    def like(self, taken: Iterable[str]) -> Callable[[str], bool]:
        """Tells of a name whether it shares all telling words with an area that is not taken yet."""
        free = set(taken)
        known = [words_of(area.name) for area in self.areas if area.id not in free]
        by_word: dict[str, list[frozenset[str]]] = defaultdict(list)
        for words in known:
            for word in words:
                by_word[word].append(words)

        def is_like(name: str) -> bool:
            ours = words_of(name) if by_word else frozenset[str]()
            return any(theirs <= ours or ours <= theirs for word in ours for theirs in by_word.get(word, ()))

        return is_like


def keys_part(key: str, area: Area) -> bool:
    """Whether both have keys, and these are not the same number: they come from two systems of keys."""
    made_up = area.key.partition("-")[0] in ("", plain(area.name))
    return bool(key) and not made_up and _number(key) != _number(area.key)


def _number(key: str) -> str:
    return key.lstrip("0") or key


def _bare(name: str) -> str:
    return area_name(_WHOLE.sub(" ", name)) if _WHOLE.sub("", name).strip() else ""


def _by(things: Sequence[Thing], name: Callable[[Thing], str]) -> dict[str, list[Thing]]:
    found: dict[str, list[Thing]] = defaultdict(list)
    for thing in things:
        if name(thing):
            found[name(thing)].append(thing)
    return dict(found)
