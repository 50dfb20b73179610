"""What is odd about the figures of a file: impossible ones, parts beside their totals, jumps against the area's past.

A rule is only held against figures where nearly all of the file keeps it; where many break it, it is no rule here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from planner.domain.age_bands import Band, band_of, parts_of
from planner.domain.breaks import break_between, breaks_of_area
from planner.domain.figures import Area
from planner.domain.periods import days_of, ordered
from planner.domain.record import N_
from planner.exchange.messages import Say
from planner.exchange.tables import TableRead, VariableRead

if TYPE_CHECKING:
    from planner.statistics.block import Block, Cell, Observed

MOST = 1_000
"""So many odd figures are told; a file with more of them was misunderstood."""
MOST_CELLS = 5_000_000
EVERYBODY = re.compile(
    r"(?:(?:zahl|anzahl|summe) (?:der )?)?"
    r"(?:einwohner(?:innen)?(?: ?[/:*_-]+ ?innen| (?:und|u\.) einwohner(?:innen)?)?"
    r"|bevölkerung|inhabitants|(?:total )?population)"
    r"(?:szahl|zahl|sstand)?(?:,? ?(?:insgesamt|gesamt|zusammen|total))?",
    re.IGNORECASE,
)
ALONE = re.compile(r"insgesamt|gesamt|zusammen|total|all ages", re.IGNORECASE)
CHILDREN = re.compile(r"(?:kinder|jugendliche|minderjährige|children|young people|minors)\b", re.IGNORECASE)
SEXES = (re.compile(r"männlich|männer|male|men"), re.compile(r"weiblich|frauen|female|women"))
DIVERSE = re.compile(r"divers|diverse|other")
CHANGE = re.compile(
    r"veränder|entwicklung|zuwachs|wachstum|zunahme|abnahme|saldo|index|messzahl|change|growth", re.IGNORECASE
)
PERCENT = re.compile(r"%|\bprozent\b|\bpercent\b", re.IGNORECASE)

Past = Mapping[tuple[int, int, str], float | None]
"""Values stored already that the file does not name: variable and area of the file (by index) and period."""


@dataclass(frozen=True, slots=True)
class Odd:
    """An odd figure by its number among the observations of the file; `hard` ones cannot be, others are only unlikely."""

    index: int
    code: str
    say: Say
    hard: bool


def odd_figures(
    read: TableRead,
    areas: Sequence[Area | None],
    past: Past,
    everybody: Mapping[tuple[int, str], float],
) -> tuple[Odd, ...]:
    """The odd figures, impossible ones first, each once.

    `areas` are the areas of the file as the plan knows them, None for open ones. `everybody` is how many inhabitants
    are stored for an area of the file (by index) and a period; used where the file does not tell it itself.
    """
    found: dict[int, Odd] = {}
    for odd in _Judge(read, areas, past, everybody).judged():
        found.setdefault(odd.index, odd)
    return tuple(sorted(found.values(), key=lambda odd: (not odd.hard, odd.index))[:MOST])


class _Judge:
    """One file."""

    def __init__(
        self,
        read: TableRead,
        areas: Sequence[Area | None],
        past: Past,
        everybody: Mapping[tuple[int, str], float],
    ) -> None:
        self.read, self.areas, self.past, self.told = read, areas, past, everybody
        self.bands = [band_of(one.label) if _counts(one) else None for one in read.variables]

    def judged(self) -> Iterator[Odd]:
        """What cannot be, then what is unlikely."""
        from planner.statistics.block import Block, observed

        read, seen = self.read, self.read.observations
        found = observed(seen.variable, seen.area, seen.period, seen.value)
        shape = (len(read.variables), len(read.areas), len(read.periods))
        if shape[0] * shape[1] * shape[2] <= MOST_CELLS:
            block = Block(found, shape, _parents(read))
            hard = [*self._shares(block), *self._larger_than_all(block), *self._larger_than_whole(block)]
            yield from hard
            yield from self._sums(block, {odd.index for odd in hard})
        yield from self._jumps(found)

    # what cannot be

    def _shares(self, block: Block) -> Iterator[Odd]:
        for variable, one in enumerate(self.read.variables):
            if (PERCENT.search(one.unit) or PERCENT.search(one.label)) and not CHANGE.search(one.label):
                yield from _told("share", N_("{value} % is more than everything."), block.over(variable, 100.0, 0.05))

    def _larger_than_all(self, block: Block) -> Iterator[Odd]:
        """Children and age groups beside all inhabitants of the same area, or of the town where that is all we know."""
        place = {text: number for number, text in enumerate(self.read.periods)}
        told = {(area, place[text]): value for (area, text), value in self.told.items() if text in place}
        limits = block.limits(self.all_people, told)
        for variable, one in enumerate(self.read.variables):
            band = self.bands[variable]
            people = (band is not None and not band.stem) or (_counts(one) and CHILDREN.match(one.label))
            if people and variable != self.all_people:
                said = N_("{value} in one age group are more than all inhabitants ({limit}).")
                yield from _told("above_all", said, block.over_limits(variable, limits))

    def _larger_than_whole(self, block: Block) -> Iterator[Odd]:
        """A part of the town that is larger than the whole: it cannot be for people, and is unlikely for other counts."""
        for variable, one in enumerate(self.read.variables):
            if _counts(one):
                sure = self.bands[variable] is not None or variable == self.all_people
                said = N_(
                    "A part would be larger than the whole: {value} here, {limit} in an area inside or around it."
                )
                yield from _told("above_whole", said, block.over_whole(variable, sure=sure), hard=sure)

    # what is unlikely

    def _sums(self, block: Block, hidden: set[int]) -> Iterator[Odd]:
        """Areas, ages and sexes beside their total, exact counts alone."""
        counted = [variable for variable, one in enumerate(self.read.variables) if _counts(one)]
        said = N_("The total is {value}, the areas inside add up to {limit}.")
        yield from _told("sum", said, block.unlike_wholes(counted, hidden), hard=False)
        if self.all_people is None:
            return
        for parts, said in self._divisions():
            yield from _told("sum", said, block.unlike_sum(self.all_people, parts, hidden), hard=False)

    def _divisions(self) -> Iterator[tuple[tuple[int, ...], str]]:
        ages = parts_of(Band(0, None), self.bands)
        if ages is not None and len(ages) > 1:
            yield ages, N_("The total is {value}, the age groups add up to {limit}.")
        labels = [one.label.casefold().strip() if _counts(one) else "" for one in self.read.variables]
        sexes = [[i for i, label in enumerate(labels) if sex.fullmatch(label)] for sex in SEXES]
        if all(len(found) == 1 for found in sexes):
            third = [i for i, label in enumerate(labels) if DIVERSE.fullmatch(label)]
            yield (sexes[0][0], sexes[1][0], *third[:1]), N_("The total is {value}, the sexes add up to {limit}.")

    def _jumps(self, found: Observed) -> Iterator[Odd]:
        """Figures that change as they never did before, in series of periods of one length."""
        from planner.statistics.block import jumps_in, observed

        read, past = self.read, self.past
        texts = ordered((*read.periods, *(one[2] for one in past)))
        rank = {text: place for place, text in enumerate(texts)}
        lengths: dict[int, int] = {}
        kinds = [lengths.setdefault(_length(text), len(lengths)) for text in texts]
        stored = observed(
            [one[0] for one in past], [one[1] for one in past], [rank[one[2]] for one in past], list(past.values())
        )
        whole = found.at_times([rank[text] for text in read.periods]).joined(stored)
        for one in jumps_in(whole, kinds, [_counts(one) for one in read.variables], len(read.areas)):
            period, earlier = texts[one.when], texts[one.before]
            if one.number < len(read.observations) and not self._is_parted(one.number, period, earlier):
                said = N_("{value} after {limit} in {earlier}: it never changed like this before.")
                params = {"value": _short(one.value), "limit": _short(one.limit), "earlier": earlier}
                yield Odd(one.number, "jump", Say(said, params), hard=False)

    def _is_parted(self, index: int, period: str, earlier: str) -> bool:
        """Whether the area became another one between two periods."""
        record = self.areas[self.read.observations.area[index]]
        return record is not None and break_between(breaks_of_area(record), earlier, period) is not None

    @cached_property
    def all_people(self) -> int | None:
        """The variable that counts all inhabitants, if the file has it."""
        counted = [(i, one.label.strip()) for i, one in enumerate(self.read.variables) if _counts(one)]
        named = [i for i, label in counted if EVERYBODY.fullmatch(label)]
        if not named and sum(band is not None and not band.stem for band in self.bands) > 1:
            named = [i for i, label in counted if ALONE.fullmatch(label)]
        return named[0] if named else None


def _told(code: str, msgid: str, cells: Iterable[Cell], *, hard: bool = True) -> Iterator[Odd]:
    for cell in cells:
        yield Odd(cell.number, code, Say(msgid, {"value": _short(cell.value), "limit": _short(cell.limit)}), hard)


def _counts(one: VariableRead) -> bool:
    """Whether a variable counts people or cases, as far as the file shows it."""
    return one.whole and not PERCENT.search(one.unit) and not PERCENT.search(one.label) and not CHANGE.search(one.label)


def _parents(read: TableRead) -> list[int]:
    """For each area of the file the one it lies in, -1 for none."""
    place = {}
    for index, area in reversed(list(enumerate(read.areas))):
        place[area.key or area.name] = index
    found = [place.get(area.parent, -1) if area.parent else -1 for area in read.areas]
    return [
        -1 if above >= 0 and read.areas[above].level >= read.areas[index].level else above
        for index, above in enumerate(found)
    ]


def _length(period: str) -> int:
    """About how many months a period has; a single day is a length of its own."""
    days = days_of(period)
    return round((days[1] - days[0]).days / 30) if days else -1


def _short(value: float) -> float:
    return int(value) if value.is_integer() else float(f"{value:.6g}")
