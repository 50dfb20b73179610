"""What a file of borders would bring: whose borders they are, and which of them differ from those stored."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from planner.domain.figures import Area, Border
from planner.domain.plan import Plan
from planner.domain.record import N_
from planner.exchange.border_match import AreaRow, BorderMatch, match_borders
from planner.exchange.borders import BorderFeature, BorderRead
from planner.exchange.geometry import joined, middle_of
from planner.exchange.messages import CellPlace, Question, Say
from planner.exchange.naming import plain
from planner.operations.figures import DeliverFigures
from planner.operations.matching import AS_NEW, LEFT_OUT

TITLE = 200
FIRST_LEVEL = 1
"""The level of new areas where the file fits none of the plan: right below the town."""
FAR = 1.0
"""So many degrees from the borders there are, no other file of the same town lies."""
NAMED: Final = 3
PLACED: Final = "[["
"""What a geometry with corners has."""
NewId = Callable[[], str]


@dataclass(frozen=True, slots=True)
class BorderProposal:
    """The features of a file by the areas they belong to; `changes` are the borders that are new or different.

    `pairs`: index of the feature → id of the area; features of one area are its parts. `new_areas` are whole records not
    stored yet, `left_out` features that somebody said should stay out.
    """

    read: BorderRead
    match: BorderMatch
    pairs: Mapping[int, str]
    changes: Mapping[str, str]
    new_areas: tuple[Area, ...] = ()
    left_out: frozenset[int] = frozenset()
    doubts: tuple[Question, ...] = ()

    @property
    def unmatched(self) -> tuple[int, ...]:
        """Features that wait for a hand."""
        settled = self.left_out | self.pairs.keys()
        return tuple(index for index in range(len(self.read.features)) if index not in settled)

    @property
    def questions(self) -> tuple[Question, ...]:
        """What a person should look at: what the file leaves in doubt, and what does not go with the plan."""
        return (*self.read.questions, *self.doubts)

    @property
    def warnings(self) -> tuple[Say, ...]:
        """What a person should know although it is taken."""
        parts = [self._name(area) for area in self.match.in_parts]
        if not parts:
            return self.read.warnings
        names = ", ".join([*parts[:NAMED], "…"] if len(parts) > NAMED else parts)
        return (
            *self.read.warnings,
            Say(N_("Borders that come in several parts were put together ({n}): {names}."), {"n": len(parts), "names": names}),
        )  # fmt: skip

    @property
    def brings_something(self) -> bool:
        """Whether there is any new or different border."""
        return bool(self.changes)

    def _name(self, area: str) -> str:
        return next(self.read.features[index].title for index, owner in self.match.pairs if owner == area)


def propose_borders(
    plan: Plan,
    read: BorderRead,
    assigned: Mapping[int, str] | None = None,
    new_id: NewId | None = None,
    *,
    others_new: bool = False,
) -> BorderProposal:
    """Set a file of borders against the plan; `assigned` gives features (by index) to areas by hand.

    A hand may also say that a feature is a new area or stays out; `others_new` says it of all that fit none. A border
    outside Germany comes in by hand alone: a map would show it and nothing else.
    """
    rows = [AreaRow(area.id, area.key, area.name, area.level) for area in plan.all(Area)]
    match = match_borders(read, rows)
    hands = dict(assigned or {})
    left_out = frozenset(index for index, area in hands.items() if area == LEFT_OUT)
    by_hand = {index: area for index, area in hands.items() if area not in (AS_NEW, LEFT_OUT)}
    given = set(by_hand.values())
    pairs = {index: area for index, area in match.pairs if area not in given and index not in hands} | by_hand
    fresh = [index for index, area in hands.items() if area == AS_NEW]
    if others_new:
        fresh += [i for i, one in enumerate(read.features) if not (i in pairs or i in hands or one.outside)]
    made = dict(_made(plan, read, match, sorted(fresh), new_id)) if new_id is not None else {}
    pairs |= {index: area.id for index, area in made.items()}
    stored = {border.area: border.geometry for border in plan.all(Border)}
    shapes = _shapes(read, pairs)
    changes = {area: shape for area, shape in shapes.items() if stored.get(area) != shape}
    doubts = tuple(_far(read, pairs, stored))
    areas = {area.id: area for area in made.values()}
    return BorderProposal(read, match, pairs, changes, tuple(areas.values()), left_out, doubts)


def deliver_borders(proposal: BorderProposal, today: date, source: str = "") -> DeliverFigures | None:
    """The operation that takes the borders in; None when none is new or different."""
    if not proposal.brings_something:
        return None
    values = {
        "title": proposal.read.name[:TITLE],
        "source": source,
        "file_name": proposal.read.name[:TITLE],
        "file_digest": proposal.read.digest,
        "day": today,
    }
    return DeliverFigures(values, (), proposal.changes, areas=proposal.new_areas)


def _shapes(read: BorderRead, pairs: Mapping[int, str]) -> dict[str, str]:
    """One geometry for each area, of all its parts."""
    parts: dict[str, list[str]] = {}
    for index, area in sorted(pairs.items()):
        parts.setdefault(area, []).append(read.features[index].geometry)
    return {area: shapes[0] if len(shapes) == 1 else joined(shapes) for area, shapes in parts.items()}


def _made(
    plan: Plan, read: BorderRead, match: BorderMatch, fresh: list[int], new_id: NewId
) -> Iterator[tuple[int, Area]]:
    """New areas on the level the file is of, below the town; features called alike are parts of one."""
    level = FIRST_LEVEL if match.level is None else match.level
    towns = [area.id for area in plan.all(Area) if area.level == 0]
    parent = towns[0] if len(towns) == 1 and level else None
    named, keyed = _telling(read, match)
    made: dict[tuple[str, str], Area] = {}
    for index in fresh:
        feature = read.features[index]
        name = (feature.texts[named] if named is not None else "") or feature.title or f"#{index + 1}"
        key = (feature.texts[keyed] if keyed is not None else "") or plain(name)
        if (key, name) not in made:
            made[key, name] = Area(id=new_id(), key=key, name=name, level=level, parent=parent)
        yield index, made[key, name]


def _telling(read: BorderRead, match: BorderMatch) -> tuple[int | None, int | None]:
    """The properties that hold names and keys: those that were found to, else those that look like it."""
    columns = list(enumerate(zip(*(feature.texts for feature in read.features), strict=True)))
    letters = {place: sum(c.isalpha() for text in texts for c in text) for place, texts in columns}
    named = match.name if match.name is not None else max(letters, key=lambda place: letters[place], default=None)
    keys = [place for place, texts in columns if place != named and _are_keys(texts)]
    return named, match.key if match.key is not None else next(iter(keys), None)


def _are_keys(texts: tuple[str, ...]) -> bool:
    """Short, without blanks and decimals, each with a digit, and no mere count from one or nought."""
    if not all(
        text and len(text) <= 20 and text.replace("-", "").isalnum() and any(map(str.isdigit, text)) for text in texts
    ):
        return False
    numbers = sorted(int(text) for text in texts if text.isdecimal())
    return not any(numbers == list(range(first, first + len(texts))) for first in (0, 1))


def _far(read: BorderRead, pairs: Mapping[int, str], stored: Mapping[str, str]) -> Iterator[Question]:
    """Borders that lie elsewhere than those stored: the coordinates may be others than the file says."""
    inside: list[tuple[int, BorderFeature]] = [(i, read.features[i]) for i in pairs if not read.features[i].outside]
    known = [shape for shape in stored.values() if PLACED in shape]
    if not inside or not known:
        return
    (x, y), (a, b) = middle_of([one.geometry for _, one in inside]), middle_of(known)
    if abs(x - a) > FAR or abs(y - b) > FAR:
        say = Say(
            N_(
                "Read as {system}, these borders lie far from those the plan has. Look at the map or say other coordinates."
            ),
            {"system": read.system},
        )
        yield Question(
            "far_away", say, len(inside), tuple(CellPlace(i + 1, "", one.title) for i, one in inside[:NAMED])
        )
