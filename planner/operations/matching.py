"""Which areas of the plan the areas of a file are: by key, name, remembered names, and what a person said by hand.

Areas come and go: of several with one key or name, the one is meant that stands at the time of the file's figures.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from planner.domain.breaks import stood
from planner.domain.figures import Area
from planner.domain.plan import Plan
from planner.domain.taking_in import AreaAlias
from planner.exchange.naming import area_name, plain
from planner.exchange.tables import AreaRead

NewId = Callable[[], str]
Hands = Mapping[int, str]
"""Area of the file (by index) → area of the plan, or one of the two answers below."""
AS_NEW, LEFT_OUT = "new", "out"

FAMILIAR = 0.5
"""From this share of known areas on, a name that fits none is asked about instead of taken for a new area."""
_WHOLE = re.compile(r"\b(?:insgesamt|gesamt|gesamtstadt|stadt|gemeinde|zusammen|total|town|city)\b", re.IGNORECASE)
"""Words that only say that the whole town is meant."""
_UNTIL = re.compile(r"\((?:bis|until)\s+(?:zum\s+)?(?:(\d{1,2})\.(\d{1,2})\.)?(\d{4})\)", re.IGNORECASE)
_FROM = re.compile(r"\((?:ab|seit|since|from)\s+(?:dem\s+)?(?:(\d{1,2})\.(\d{1,2})\.)?(\d{4})\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Matched:
    """Areas of the file by index: known ones with the id in the plan, new records, open ones, those left out by hand."""

    known: Mapping[int, str]
    fresh: Mapping[int, Area]
    open: tuple[int, ...] = ()
    left_out: frozenset[int] = frozenset()

    @property
    def ids(self) -> dict[int, str]:
        """Every area whose figures are taken, with its id."""
        return {**self.known, **{index: area.id for index, area in self.fresh.items()}}


def match_areas(
    plan: Plan, read: Sequence[AreaRead], new_id: NewId, hands: Hands | None = None, periods: Sequence[str] = ()
) -> Matched:
    """Set the areas of a file against those of the plan."""
    return _Matcher(plan, read, dict(hands or {}), periods).match(new_id)


def aliases_of(plan: Plan, read: Sequence[AreaRead], hands: Hands, new_id: NewId) -> list[AreaAlias]:
    """The names to be remembered: areas given by hand that nothing else would find again."""
    if not hands:
        return []
    unaided = match_areas(plan, read, new_id).known
    return [
        AreaAlias(id=new_id(), area=area, name=read[index].name, key=read[index].key)
        for index, area in sorted(hands.items())
        if area not in (AS_NEW, LEFT_OUT) and unaided.get(index) != area
    ]


def validity(name: str) -> tuple[date | None, date | None]:
    """From when and until when an area is there, as official tables write it behind its name: `(bis 20.10.2009)`."""
    return _day(_FROM.search(name), first=True), _day(_UNTIL.search(name), first=False)


def _day(match: re.Match[str] | None, *, first: bool) -> date | None:
    if match is None:
        return None
    day, month = (match[1], match[2]) if match[1] else ((1, 1) if first else (31, 12))
    try:
        return date(int(match[3]), int(month), int(day))
    except ValueError:
        return None


class _Matcher:
    """One file against one plan."""

    def __init__(self, plan: Plan, read: Sequence[AreaRead], hands: dict[int, str], periods: Sequence[str]) -> None:
        self.read, self.hands, self.period = read, hands, periods[-1] if periods else ""
        areas = plan.all(Area)
        self.by_key = self._by(areas, lambda area: area.key)
        self.by_name = self._by(areas, lambda area: area_name(area.name))
        self.towns = [area for area in areas if area.level == 0]
        self.names = [area_name(area.name) for area in read]
        self.named = Counter(name for name, area in zip(self.names, read, strict=True) if not area.key)
        self.aliases = {
            ("key", alias.key) if alias.key else ("name", area_name(alias.name)): alias.area
            for alias in plan.all(AreaAlias)
        }
        self.own_keys = any(area.key in self.by_key for area in read if area.key)

    def match(self, new_id: NewId) -> Matched:
        """First what is known; whether the rest is new or open depends on how much that is."""
        known: dict[int, str] = {}
        unclear: list[int] = []
        rest: list[int] = []
        for index in range(len(self.read)):
            if index in self.hands:
                continue
            found = self._found(index)
            if len(found) == 1:
                known[index] = found[0]
            elif found:
                unclear.append(index)
            else:
                rest.append(index)
        by_hand = {index: area for index, area in self.hands.items() if area not in (AS_NEW, LEFT_OUT)}
        known |= by_hand
        familiar = len(known) >= FAMILIAR * len(self.read) and len(self.read) > 1
        waiting = [index for index in rest if familiar and not (self.read[index].key and self.own_keys)]
        fresh = [index for index in rest if index not in set(waiting)]
        fresh += [index for index, area in self.hands.items() if area == AS_NEW]
        return Matched(
            dict(sorted(known.items())),
            self._with_parents({index: self._made(index, new_id()) for index in sorted(fresh)}, known),
            tuple(sorted([*unclear, *waiting])),
            frozenset(index for index, area in self.hands.items() if area == LEFT_OUT),
        )

    def _found(self, index: int) -> list[str]:
        """The areas it may be; several of them, or an empty id, mean that nobody can tell."""
        area, name = self.read[index], self.names[index]
        if area.key and area.key in self.by_key:
            return [self._standing(self.by_key[area.key]).id]
        alias = self.aliases.get(("key", area.key) if area.key else ("name", name))
        if alias is not None:
            return [alias]
        same = self.by_name.get(name, []) or self._town(index)
        if area.key and self.own_keys:
            same = [one for one in same if not one.key]
        alike = self.named[name] > 1 if not area.key else False
        if len(same) > 1 or alike:
            here = [one for one in same if one.level == area.level and self._is_there(one)]
            same = here if alike else here or same
        if alike and self._levels_of(name) < self.named[name]:
            return ["", ""]
        return [one.id for one in same]

    def _town(self, index: int) -> list[Area]:
        """The town of the plan, where the file calls it `Köln insgesamt`, or only `Insgesamt` above its areas."""
        name = self.read[index].name
        bare = area_name(_WHOLE.sub(" ", name))
        alone = len(self.read) == 1 or self.read[index].level == 0
        if not alone or not _WHOLE.search(name):
            return []
        return [one for one in self.towns if not bare or area_name(_WHOLE.sub(" ", one.name)) == bare]

    def _levels_of(self, name: str) -> int:
        """On how many levels of the file a name stands."""
        return len({area.level for area, other in zip(self.read, self.names, strict=True) if other == name})

    def _standing(self, areas: Sequence[Area]) -> Area:
        """The one that is there at the time of the newest figures, else the first."""
        return next(filter(self._is_there, areas), areas[0])

    def _is_there(self, area: Area) -> bool:
        return not self.period or stood(area, self.period)

    @staticmethod
    def _by(areas: Iterable[Area], name: Callable[[Area], str]) -> dict[str, list[Area]]:
        found: dict[str, list[Area]] = defaultdict(list)
        for area in areas:
            if name(area):
                found[name(area)].append(area)
        return dict(found)

    def _made(self, index: int, id_: str) -> Area:
        read = self.read[index]
        begins, ends = validity(read.name)
        if begins and ends and begins > ends:
            begins = ends = None
        return Area(
            id=id_, key=read.key or plain(read.name), name=read.name, level=read.level, valid_from=begins,
            valid_until=ends,
        )  # fmt: skip

    def _with_parents(self, fresh: Mapping[int, Area], known: Mapping[int, str]) -> dict[int, Area]:
        """The new areas in what the file says they belong to; a name on two levels means the upper one."""
        above: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for key, areas in self.by_key.items():
            above[key].append((self._standing(areas).level, self._standing(areas).id))
        for index, id_ in [*known.items(), *((index, area.id) for index, area in fresh.items())]:
            above[self._ident(index)].append((self.read[index].level, id_))
        return {
            index: replace(area, parent=self._upper(above.get(self.read[index].parent or "", ()), area))
            for index, area in fresh.items()
        }

    @staticmethod
    def _upper(candidates: Iterable[tuple[int, str]], area: Area) -> str | None:
        """The nearest of these above an area."""
        upper = [one for one in candidates if one[0] < area.level and one[1] != area.id]
        return max(upper)[1] if upper else None

    def _ident(self, index: int) -> str:
        """What areas below it call it: its key, or its name where the file has no keys."""
        return self.read[index].key or self.read[index].name
