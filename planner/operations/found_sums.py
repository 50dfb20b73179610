"""Totals and their parts among variables, as the numbers say; names of age bands and of restrictions only propose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import log2
from typing import Final

from planner.domain.figures import Variable
from planner.operations.sampled import Columns, Place, Sample
from planner.statistics.evidence import SURE_BITS, Dependence, evidence
from planner.statistics.relations import Families
from planner.statistics.tilings import tilings

LEAST_SHARE: Final = 0.6
"""Sums hold when they do in this share of the places where there is anything: a figure may be wrong or revised."""
HALVED: Final = 6
"""From so many places on each half is looked at by itself as well, so that one wrong figure does not hide a sum."""

Names = tuple[str, ...]


@dataclass
class FoundSums:
    """``totals``: a variable and those that make it up; ``equal``: some that make up as much as some others."""

    totals: dict[tuple[str, Names], None] = field(default_factory=dict)
    equal: dict[tuple[Names, Names], None] = field(default_factory=dict)


def found_sums(variables: Iterable[Variable], sample: Sample) -> FoundSums:
    """Everything that adds up among these variables in the places looked at."""
    known = [one for one in sorted(variables, key=natural_code) if sample.columns.get(one.id)]
    found, columns = FoundSums(), sample.columns
    twins: set[str] = set()
    clusters = [(names, part) for names, places in sample.clusters(one.id for one in known) for part in _parts(places)]
    for names, places in clusters:
        for total, part in _twins(names, places, columns):
            if total not in twins and _mostly_adds_up(total, (part,), columns):
                twins.add(total)
                found.totals[total, (part,)] = None
    clusters = [([name for name in names if name not in twins], places) for names, places in clusters]
    for names, places in clusters:
        for total, parts in _families(names, places, columns):
            if _mostly_adds_up(total, parts, columns):
                found.totals[total, parts] = None
    for whole, bands in tilings([f"{one.name} {one.code}" for one in known]):
        total, parts = known[whole].id, tuple(known[band].id for band in bands)
        if _mostly_adds_up(total, parts, columns):
            found.totals[total, parts] = None
    for names, places in clusters:
        _dependent(names, places, columns, found)
    found.totals |= dict.fromkeys(_subsets(known, columns, list(found.totals)))
    return found


def _parts(places: Sequence[Place]) -> Iterator[Sequence[Place]]:
    yield places
    if len(places) >= HALVED:
        yield places[::2]
        yield places[1::2]


def _lines(names: Sequence[str], places: Sequence[Place], columns: Columns) -> list[list[float]]:
    return [[columns[name][place] for place in places] for name in names]


def _twins(names: Sequence[str], places: Sequence[Place], columns: Columns) -> Iterator[tuple[str, str]]:
    """The same counts under two names: another file may have brought them again."""
    needed = SURE_BITS + 2 * log2(len(names))
    first: dict[tuple[float, ...], str] = {}
    for name, column in zip(names, _lines(names, places, columns), strict=True):
        same = first.setdefault(tuple(column), name)
        if same != name and evidence(column) >= needed:
            yield name, same


def _families(names: Sequence[str], places: Sequence[Place], columns: Columns) -> Iterator[tuple[str, Names]]:
    lines = _lines(names, places, columns)
    families = Families(lines)
    needed = SURE_BITS + log2(1 + families.tried)
    for at, total in enumerate(names):
        if evidence(lines[at]) >= needed:
            for family in families.of(at):
                yield total, tuple(names[part] for part in family)


def _dependent(names: Sequence[str], places: Sequence[Place], columns: Columns, found: FoundSums) -> None:
    """Add what no run, pair or three of neighbours is: sums of any parts, and of two kinds that make up the same."""
    from planner.statistics.dependences import dependences

    number = {name: at for at, name in enumerate(names)}
    sides = [*(((total,), parts) for total, parts in found.totals), *found.equal]
    known = [
        Dependence(tuple(number[name] for name in one), tuple(number[name] for name in other))
        for one, other in sides
        if all(name in number for name in (*one, *other))
    ]
    for dependence in dependences(_lines(names, places, columns), known):
        one, other = (tuple(names[at] for at in side) for side in dependence)
        if len(one) > 1 and len(other) > 1:
            found.equal[one, other] = None
        elif len(one) == 1:
            found.totals[one[0], other] = None
        else:
            found.totals[other[0], one] = None


def _subsets(
    known: Sequence[Variable], columns: Columns, found: Iterable[tuple[str, Names]]
) -> Iterator[tuple[str, Names]]:
    """Variables that are asked for once with and once without a restriction, as their names say: “A”, “A of age”."""
    within = {(total, part) for total, parts in found for part in parts}
    named = [(" ".join(one.name.casefold().split()), one.id) for one in known]
    for whole, total in named:
        for name, part in named:
            if name.startswith(f"{whole} ") and (total, part) not in within:
                places = columns[part].keys() & columns[total].keys()
                if places and all(columns[part][place] <= columns[total][place] for place in places):
                    yield total, (part,)


def _mostly_adds_up(total: str, parts: Sequence[str], columns: Mapping[str, Mapping[Place, float]]) -> bool:
    places = [place for place in columns[total] if all(place in columns[part] for part in parts)]
    counted = [place for place in places if columns[total][place]] or places
    hits = sum(columns[total][place] == sum(columns[part][place] for part in parts) for place in counted)
    return bool(counted) and hits >= LEAST_SHARE * len(counted)


def natural_code(variable: Variable) -> list[tuple[int, str]]:
    """By the numbers in the code as numbers, so that neighbouring age bands are neighbours."""
    words = re.split(r"(\d+)", variable.code)
    return [(int(word), "") if word.isdecimal() else (-1, word) for word in words]
