"""Which areas of the plan the areas of a file are: by key, name, remembered names, and what a person said by hand.

Areas come and go: of several with one key or name, the one is meant that stands at the time of the file's figures.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from planner.domain.figures import Area
from planner.domain.plan import Plan
from planner.domain.record import N_
from planner.domain.taking_in import AreaAlias
from planner.exchange.messages import Say
from planner.exchange.naming import exact_name, plain
from planner.exchange.tables import AreaRead
from planner.operations.atlas import Atlas, keys_part

NewId = Callable[[], str]
Hands = Mapping[int, str]
"""Area of the file (by index) → area of the plan, or one of the two answers below."""
AS_NEW, LEFT_OUT = "new", "out"

SEVERAL = N_("The name fits several areas.")
TWINS = N_("Several areas of the file could be “{name}”.")
OTHER_NAME = N_("The key {key} belongs to “{name}” in the plan.")
OTHER_KEY = N_("“{name}” has the key {key} in the plan.")
OTHER_LEVEL = N_("“{name}” is on another level than the other areas of the file.")
AMONG_NEW = N_("It is called like “{name}”, but most areas of the file are new.")
UNKNOWN = N_("No area of the plan has this name.")
LIKE = N_("It is called nearly like an area of the plan.")

FAMILIAR = 0.5
"""From this share of known areas on, a name that fits none is asked about instead of taken for a new area."""
COVERED = 0.8
"""Names alone decide against keys where they name this share of the file and of the level of the plan."""
ENOUGH = 2
LOWEST = 9
_UNTIL = re.compile(r"\((?:bis|until)\s+(?:zum\s+)?(?:(\d{1,2})\.(\d{1,2})\.)?(\d{4})\)", re.IGNORECASE)
_FROM = re.compile(r"\((?:ab|seit|since|from)\s+(?:dem\s+)?(?:(\d{1,2})\.(\d{1,2})\.)?(\d{4})\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Matched:
    """Areas of the file by index: known ones with the id in the plan, new records, open ones, those left out by hand.

    `why` says of open ones why nobody can tell, `likely` which area of the plan they may be all the same.
    """

    known: Mapping[int, str]
    fresh: Mapping[int, Area]
    open: tuple[int, ...] = ()
    left_out: frozenset[int] = frozenset()
    why: Mapping[int, Say] = field(default_factory=dict)
    likely: Mapping[int, str] = field(default_factory=dict)

    @property
    def ids(self) -> dict[int, str]:
        """Every area whose figures are taken, with its id."""
        return {**self.known, **{index: area.id for index, area in self.fresh.items()}}


def match_areas(
    plan: Plan, read: Sequence[AreaRead], new_id: NewId, hands: Hands | None = None, periods: Sequence[str] = ()
) -> Matched:
    """Set the areas of a file against those of the plan."""
    return _Matcher(Atlas(plan, periods[-1] if periods else ""), read, dict(hands or {})).match(new_id)


def aliases_of(plan: Plan, read: Sequence[AreaRead], hands: Hands, new_id: NewId) -> list[AreaAlias]:
    """The names to be remembered: areas given by hand that nothing else would find again.

    Another answer to the same name takes the place of the one before.
    """
    if not hands:
        return []
    unaided = match_areas(plan, read, new_id).known
    there = {(alias.key, exact_name(alias.name)): alias.id for alias in plan.all(AreaAlias)}
    return [
        AreaAlias(
            id=there.get((read[index].key, exact_name(read[index].name))) or new_id(),
            area=area, name=read[index].name, key=read[index].key,
        )
        for index, area in sorted(hands.items())
        if area not in (AS_NEW, LEFT_OUT) and unaided.get(index) != area
    ]  # fmt: skip


def validity(name: str) -> tuple[date | None, date | None]:
    """From when and until when an area is there, as official tables write it behind its name: `(bis 20.10.2009)`."""
    return _day(_FROM.search(name), first=True), _day(_UNTIL.search(name), first=False)


def follows(read: AreaRead, area: Area) -> bool:
    """Whether a file tells of an area in new borders: it begins after the one of this key or name had ended."""
    begins = validity(read.name)[0]
    return begins is not None and area.valid_until is not None and begins > area.valid_until


def _day(match: re.Match[str] | None, *, first: bool) -> date | None:
    if match is None:
        return None
    day, month = (match[1], match[2]) if match[1] else ((1, 1) if first else (31, 12))
    try:
        return date(int(match[3]), int(month), int(day))
    except ValueError:
        return None


class _Matcher:
    """One file against one plan: what is sure by itself comes first, the rest is judged by its company."""

    def __init__(self, atlas: Atlas, read: Sequence[AreaRead], hands: dict[int, str]) -> None:
        self.atlas, self.read, self.hands = atlas, read, hands
        self.names = [exact_name(area.name) for area in read]
        self.levels = sorted({area.level for area in read if area.level > 0})
        self.own_keys = any(atlas.knows_key(area.key) for area in read if area.key)
        self.known: dict[int, str] = {}
        self.named: dict[int, Area] = {}
        self.why: dict[int, Say] = {}
        self.likely: dict[int, str] = {}

    def match(self, new_id: NewId) -> Matched:
        """First what is sure, then names; whether the rest is new or open depends on how much of it is known."""
        free = [index for index in range(len(self.read)) if index not in self.hands]
        self._take_sure(free)
        if self.atlas.areas:
            self._take_named(self._candidates([i for i in free if i not in self.known and i not in self.why]))
        self._doubt_twins()
        self._doubt_keys()
        settled = self.known.keys() | self.named.keys() | self.why.keys()
        rest = [index for index in free if index not in settled]
        fresh = self._fresh(rest)
        known = self.known | {index: area.id for index, area in self.named.items()}
        known |= {index: area for index, area in self.hands.items() if area not in (AS_NEW, LEFT_OUT)}
        fresh += [index for index, area in self.hands.items() if area == AS_NEW]
        level = self._own_level(known)
        made = self._told_apart({index: self._made(index, new_id(), level) for index in sorted(fresh)})
        return Matched(
            dict(sorted(known.items())),
            self._with_parents(made, known),
            tuple(sorted(self.why)),
            frozenset(index for index, area in self.hands.items() if area == LEFT_OUT),
            self.why,
            self.likely,
        )

    def _take_sure(self, free: Iterable[int]) -> None:
        """By what a person said of the name or key, then by key where the names go with it."""
        for index in free:
            area = self.read[index]
            told = self.atlas.told(area)
            if len(told) == 1:
                self.known[index] = told[0]
            elif told:
                self.why[index] = Say(SEVERAL, {})
            elif official := self.atlas.official(area):
                self.known[index] = official[0].id
            elif area.key and (keyed := self.atlas.keyed(area.key)) is not None:
                if follows(area, keyed):
                    continue
                if self.atlas.agrees(area, keyed):
                    self.known[index] = keyed.id
                else:
                    self._doubt(index, OTHER_NAME, keyed, key=area.key)

    def _doubt(self, index: int, msgid: str, area: Area, **params: str) -> None:
        """Ask about a row that is likely to be an area."""
        self.why[index] = Say(msgid, {"name": area.name, **params})
        self.likely[index] = area.id

    def _candidates(self, rest: Sequence[int]) -> dict[int, list[Area]]:
        """The areas of the plan that rows may be by name; those another row is by key are none."""
        claimed = set(self.known.values())
        on_levels: dict[str, set[int]] = defaultdict(set)
        for area, name in zip(self.read, self.names, strict=True):
            on_levels[name].add(area.level)
        found: dict[int, list[Area]] = {}
        for index in rest:
            area = self.read[index]
            same = self.atlas.named(area.name) or (self.atlas.town(area.name) if self._is_top(index) else [])
            same = [one for one in same if one.id not in claimed and not follows(area, one)]
            if len(on_levels[self.names[index]]) > 1 or (len(self.levels) > 1 and self.own_keys):
                same = [one for one in same if one.level == area.level]
            found[index] = same
        return self._by_number(found) if not any(found.values()) and not self.known else found

    def _by_number(self, found: dict[int, list[Area]]) -> dict[int, list[Area]]:
        """Keys alone that lost the zeros in front, where that holds for all of them."""
        numbered = {index: self.atlas.numbered(self.read[index].key) for index in found}
        nameless = all(area.key and area.name in ("", area.key) for area in self.read)
        return numbered if nameless and all(len(one) == 1 for one in numbered.values()) else found

    def _is_top(self, index: int) -> bool:
        return len(self.read) == 1 or self.read[index].level == 0

    def _take_named(self, candidates: Mapping[int, Sequence[Area]]) -> None:
        """Names that fit one area; of several, the one on the level where the others of the file are."""
        votes: dict[int, Counter[int]] = defaultdict(Counter)
        for index, id_ in self.known.items():
            votes[self.read[index].level][self.atlas.level_of(id_)] += 1
        for index, same in candidates.items():
            if len(same) == 1:
                votes[self.read[index].level][same[0].level] += 1
        for index, same in candidates.items():
            if not same:
                continue
            level = self.read[index].level
            here = votes[level] - Counter({same[0].level: 1} if len(same) == 1 else {})
            chosen = self._on_level(same, level, here)
            if chosen is not None:
                self.named[index] = chosen
            elif len(same) > 1:
                self.why[index] = Say(SEVERAL, {})
            else:
                self._doubt(index, OTHER_LEVEL, same[0])

    def _on_level(self, same: Sequence[Area], level: int, votes: Counter[int]) -> Area | None:
        """The one of these that goes with the company of a row, None where that cannot be told."""
        below = Counter({one: count for one, count in votes.items() if one > 0})
        if len(same) == 1:
            lonely = same[0].level > 0 and below.total() >= ENOUGH and not below[same[0].level]
            return None if lonely else same[0]
        ranked = below.most_common(2)
        if len(ranked) == 1 or (len(ranked) > 1 and ranked[0][1] > ranked[1][1]):
            level = ranked[0][0]
        elif len(self.levels) < ENOUGH:
            return None
        fitting = [one for one in same if one.level == level]
        return fitting[0] if len(fitting) == 1 else None

    def _doubt_twins(self) -> None:
        """Several rows that would be one area are asked about, but for one that is it by key."""
        rows: dict[str, list[int]] = defaultdict(list)
        for index, area in self.named.items():
            rows[area.id].append(index)
        for several in rows.values():
            if len(several) > 1:
                for index in several:
                    self.why[index] = Say(TWINS, {"name": self.named.pop(index).name})

    def _doubt_keys(self) -> None:
        """Names found although the keys are others hold where nearly all areas are found so: old keys, other keys."""
        for level in dict.fromkeys(area.level for area in self.read):
            rows = [index for index, area in enumerate(self.read) if area.level == level]
            found = [index for index in rows if index in self.named]
            parted = [index for index in found if keys_part(self.read[index].key, self.named[index])]
            if not parted or level == 0:
                continue
            standing = self.atlas.standing(self.named[parted[0]].level)
            if self.own_keys or len(found) < COVERED * max(len(rows), standing):
                for index in parted:
                    area = self.named.pop(index)
                    self._doubt(index, OTHER_KEY, area, key=area.key)

    def _fresh(self, rest: Sequence[int]) -> list[int]:
        """The rows taken for new areas; the others of the rest wait."""
        fresh: list[int] = []
        given = {index for index, area in self.hands.items() if area not in (AS_NEW, LEFT_OUT)}
        known = self.known.keys() | self.named.keys() | given
        for level in dict.fromkeys(self.read[index].level for index in rest):
            rows = [index for index, area in enumerate(self.read) if area.level == level]
            here = [index for index in rest if self.read[index].level == level]
            familiar = len(self.read) > 1 and len(known & set(rows)) >= FAMILIAR * len(rows)
            if not familiar and level > 0:
                self._doubt_names(rows)
            fresh += self._new_of(here, familiar=familiar)
        return fresh

    def _doubt_names(self, rows: Iterable[int]) -> None:
        """Among areas that are new for the most part, a name alone says little: a quarter may be called as a district."""
        for index in rows:
            area = self.named.get(index)
            if area is not None and area.level > 0:
                del self.named[index]
                self._doubt(index, AMONG_NEW, area)

    def _new_of(self, rows: Iterable[int], *, familiar: bool) -> Iterator[int]:
        taken = [*self.known.values(), *(area.id for area in self.named.values()), *self.hands.values()]
        is_like = self.atlas.like(taken)
        for index in rows:
            area = self.read[index]
            if area.level == 0 and self.atlas.says_whole(area.name):
                yield index
            elif familiar and not (area.key and self.own_keys):
                self.why[index] = Say(UNKNOWN, {})
            elif not (area.key and self.own_keys) and is_like(area.name):
                self.why[index] = Say(LIKE, {})
            else:
                yield index

    def _own_level(self, known: Mapping[int, str]) -> int | None:
        """The level of new areas of a file that tells one level alone: that of its known areas, else one of their own.

        Quarters that come after districts would otherwise be added up with them.
        """
        if len(self.levels) != 1:
            return None
        places = Counter(self.atlas.level_of(id_) for index, id_ in known.items() if self.read[index].level > 0)
        places.pop(0, None)
        if places:
            return places.most_common(1)[0][0]
        below = [area.level for area in self.atlas.areas if area.level > 0]
        return min(max(below) + 1, LOWEST) if below else None

    def _made(self, index: int, id_: str, level: int | None) -> Area:
        read, name = self.read[index], self.read[index].name
        level = level if level is not None and read.level > 0 else read.level
        begins, ends = validity(name)
        if begins and ends and begins > ends:
            begins = ends = None
        if read.level == 0 and self.atlas.says_whole(name):
            name = self.atlas.town_name
        return Area(id=id_, key=read.key or plain(name), name=name, level=level, valid_from=begins, valid_until=ends)

    def _told_apart(self, made: dict[int, Area]) -> dict[int, Area]:
        """Without keys of the file, an area called like another gets its level into its key."""
        taken = {area.key for area in self.atlas.areas} | {self.read[index].key for index in made}
        for index, area in made.items():
            if not self.read[index].key and area.key in taken:
                made[index] = replace(area, key=f"{area.key}-{area.level}")
            taken.add(made[index].key)
        return made

    def _with_parents(self, fresh: Mapping[int, Area], known: Mapping[int, str]) -> dict[int, Area]:
        """The new areas in what the file says they belong to; a name on two levels means the upper one."""
        above: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for area in self.atlas.areas:
            if area.key and (keyed := self.atlas.keyed(area.key)) is not None:
                above[area.key] = [(keyed.level, keyed.id)]
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
