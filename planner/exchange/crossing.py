"""What the heads of the columns of figures name: characteristics, years, or areas; and what else they tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from planner.domain.record import N_
from planner.exchange.bearing import FIGURE_NAME
from planner.exchange.columns import Column
from planner.exchange.messages import Say
from planner.exchange.naming import area_name
from planner.exchange.roles import Names

CHARACTERISTIC = re.compile(
    r"insgesamt|total|männlich|weiblich|\bmale|female|jahre|unter |über |anzahl|quote|anteil|share|rate|"
    r"bevölkerung|einwohner|population|kinder|children|arbeitslos|haushalt|household|geburt|birth|ausländ|person"
)
_NUMBERED = re.compile(r"\D*\b\d{1,4}|\d{1,8}[\s.:–-]+\D+")
_CORNER = re.compile(r"jahr|year|merkmal|datum|stichtag|period|zeit|date|alter|indikator|characteristic")
_AREAS = re.compile(
    r"^(?:stadtteil|stadtbezirk|bezirk|ortsteil|quartier|gebiet|gemeinde|kreis|area|district|neighbourhood)"
)
BETTER = 1.5
NO_AREAS = -1.0
"""Columns of rows that do no better than this speak of characteristics."""


CHARACTERISTICS = Say(N_("The heads of the figures name characteristics."), {})


def speaks_of_figures(column: Column) -> bool:
    """Whether the name of a column tells that it counts people or things."""
    name = column.name.lower()
    return bool(CHARACTERISTIC.search(name) or FIGURE_NAME.search(name))


def is_characteristic(text: str) -> bool:
    """Whether a text speaks of people or counts rather than of a place; `Bezirk 3` and `03 Nordstadt` are places."""
    if CHARACTERISTIC.search(text.lower()):
        return True
    return any(c.isdigit() for c in text) and not _NUMBERED.fullmatch(text)


@dataclass(frozen=True, slots=True)
class Crossing:
    """``names`` what the heads name, ``level`` the place of the area among the labels of a head, ``why`` the reason."""

    names: Names = Names.CHARACTERISTICS
    level: int = -1
    why: Say = CHARACTERISTICS


def periods_crossing(count: int) -> Crossing:
    """The heads name so many years or dates."""
    return Crossing(Names.PERIODS, -1, Say(N_("The heads of the figures name {n} years or dates."), {"n": count}))


@dataclass(frozen=True, slots=True)
class Rows:
    """What the rows tell already: a period, an area; the names of their columns; how well the best of them would do as
    areas (None: there is none).
    """

    period: bool
    area: bool
    names: Sequence[str]
    likeness: float | None


def crossing_of(values: Sequence[Column], wanted: Names | None, known: Collection[str], rows: Rows) -> Crossing:
    """What the heads of these columns of figures name."""
    if wanted is not None:
        level = _best_level(values, known)[1] if wanted is Names.AREAS else -1
        return Crossing(wanted, level, Say(N_("You chose this."), {}))
    if len(values) > 1 and all(column.head.period for column in values):
        periods = len({column.head.period for column in values})
        if periods > 1:
            return periods_crossing(periods)
    if len(values) < 2 or rows.area:
        return Crossing()
    score, level = _best_level(values, known)
    corner = any(_CORNER.search(name.lower()) for name in rows.names)
    alone = rows.likeness is None and score >= 0 and (rows.period or corner)
    better = rows.likeness is not None and score > rows.likeness + BETTER and (score > 0 or rows.likeness < NO_AREAS)
    if alone or better:
        return Crossing(Names.AREAS, level, Say(N_("The heads of the figures name areas; no column does."), {}))
    return Crossing()


def _best_level(values: Sequence[Column], known: Collection[str]) -> tuple[float, int]:
    """How well the labels of the heads would do as names of areas, and the row of labels that does best."""
    levels = min((len(column.head.labels) for column in values), default=0)
    names = {area_name(word) for word in known} | set(known)
    scored = [(_likeness([column.head.labels[i] for column in values], names), i) for i in range(levels)]
    return max(scored, default=(-9.0, -1), key=lambda pair: (pair[0], pair[1]))


def _likeness(labels: Sequence[str], known: Collection[str]) -> float:
    distinct = list(dict.fromkeys(labels))
    if len(distinct) < 2:
        return -9.0
    spoken = _share(distinct, is_characteristic)
    known_share = _share(distinct, lambda text: text in known or area_name(text) in known)
    called = _share(distinct, lambda text: bool(_AREAS.search(text.lower())))
    keys = all(text.isdecimal() for text in distinct) and len({len(text) for text in distinct}) == 1
    return 6 * (known_share >= 0.5) + 3 * (called >= 0.5) + keys - (0 if keys else 4 * spoken)


def _share(texts: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(map(test, texts)) / len(texts)
