"""The sentence that states what the figures say, from the protected table alone: the town's course, and who stands out."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from planner.charts.figures.words import with_unit
from planner.domain.breaks import Break, break_between
from planner.domain.figures import Area, Direction, State
from planner.domain.record import N_
from planner.operations.area_series import AreaSeries
from planner.statistics.disclosure import ProtectedTable
from planner.texts import Texts

STEADY = 0.02
"""A change below this share of the first value is none."""

MOST_STEPS = 2 / 3
"""This share of the steps must go one way before a course is said to rise or fall; else only its ends are compared."""

FAR = 1.25
"""An area this many times the town's value lies far above it, and its inverse far below."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What is looked at: a series with its protected table, the areas and periods shown."""

    series: AreaSeries
    table: ProtectedTable
    areas: Sequence[Area]
    periods: Sequence[str]
    breaks: tuple[Break, ...] = ()

    @property
    def town(self) -> Area | None:
        """The town, where it has a row."""
        return next((one for one in self.areas if one.level == 0), None)

    @property
    def period(self) -> str:
        """The newest period with a value for the town, else the newest."""
        known = self.known(self.town.id) if self.town is not None else []
        return known[-1][0] if known else self.periods[-1] if self.periods else ""

    def value(self, area: str, period: str) -> float | None:
        """What may be said of an area and a period."""
        return self.table.cell(area, period).value

    def known(self, area: str) -> list[tuple[str, float]]:
        """The periods with a value for an area, with it."""
        pairs = ((period, self.value(area, period)) for period in self.periods)
        return [(period, value) for period, value in pairs if value is not None]


def sentence(found: Finding, texts: Texts) -> str:
    """One or two short sentences; "" when nothing may be said."""
    parts = (_course(found, texts), _outlier(found, texts))
    return " ".join(part for part in parts if part)


def _amount(found: Finding, value: float, texts: Texts) -> str:
    indicator = found.series.indicator
    return with_unit(value, indicator.unit, indicator.decimals, texts)


def _course(found: Finding, texts: Texts) -> str:
    town = found.town
    known = found.known(town.id) if town is not None else []
    if town is None or not known:
        return ""
    whole = len(known)
    known = [one for one in known if break_between(found.breaks, one[0], known[-1][0]) is None]
    if len(known) < whole and len(known) == 1:
        return texts.gettext(
            "{name} in {town}: {value} in {last}, not comparable with the years before.",
            name=found.series.indicator.name,
            town=town.name,
            value=_amount(found, known[0][1], texts),
            last=texts.period(known[0][0]),
        )
    (first, start), (last, end) = known[0], known[-1]
    words = {
        "name": found.series.indicator.name,
        "town": town.name,
        "first": texts.period(first),
        "last": texts.period(last),
        "value": _amount(found, end, texts),
    }
    way = _way([value for _period, value in known])
    if len(known) == 1:
        return texts.gettext("{name} in {town}: {value} in {last}.", **words)
    if way == "steady":
        return texts.gettext("{name} in {town}: about the same as in {first}, {value} in {last}.", **words)
    if way == "falls":
        return texts.gettext("{name} in {town}: falling since {first}, {value} in {last}.", **words)
    if way == "rises":
        return texts.gettext("{name} in {town}: rising since {first}, {value} in {last}.", **words)
    if start > end:
        return texts.gettext("{name} in {town}: lower than in {first}, {value} in {last}.", **words)
    return texts.gettext("{name} in {town}: higher than in {first}, {value} in {last}.", **words)


def _way(values: Sequence[float]) -> str:
    """Whether a course is steady, falls, rises, or only ends elsewhere ("")."""
    change = values[-1] - values[0]
    if abs(change) <= STEADY * abs(values[0]):
        return "steady"
    steps = [later - earlier for earlier, later in itertools.pairwise(values)]
    along = sum(step * change > 0 for step in steps)
    if along < MOST_STEPS * len(steps):
        return ""
    return "falls" if change < 0 else "rises"


def _outlier(found: Finding, texts: Texts) -> str:
    """The area farthest from the town on the side that is worse, or the greatest number where areas add up."""
    values = {
        area.id: value
        for area in found.areas
        if area.level > 0 and (value := found.value(area.id, found.period)) is not None
    }
    if len(values) < 2:
        return ""
    low_is_worse = found.series.indicator.direction is Direction.HIGHER_BETTER and not found.series.adds_up
    ident = min(values, key=lambda one: values[one]) if low_is_worse else max(values, key=lambda one: values[one])
    name = next(area.name for area in found.areas if area.id == ident)
    words = {"area": name, "value": _amount(found, values[ident], texts)}
    if found.series.adds_up:
        return _most(found, words, texts)
    town = found.town
    whole = found.value(town.id, found.period) if town is not None else None
    if town is None or not whole or whole < 0 or not _is_far(values[ident], whole, below=low_is_worse):
        return _extreme(found, words, texts, lowest=low_is_worse)
    ever = [
        _is_far(value, beside, below=low_is_worse)
        for period, value in found.known(ident)
        if (beside := found.value(town.id, period)) and break_between(found.breaks, period, found.period) is None
    ]
    stays = len(ever) > 1 and all(ever)
    if low_is_worse:
        said = N_("{area} stays far below it: {value}.") if stays else N_("{area} lies far below it: {value}.")
    else:
        said = N_("{area} stays far above it: {value}.") if stays else N_("{area} lies far above it: {value}.")
    return texts.gettext(said, **words)


def _is_far(value: float, whole: float, *, below: bool) -> bool:
    return value * FAR <= whole if below else value >= whole * FAR


def _hides(found: Finding) -> bool:
    """Whether an area is protected in that period: it might be the greatest of all."""
    states = (found.table.cell(area.id, found.period).state for area in found.areas)
    return any(state is State.SUPPRESSED for state in states)


def _most(found: Finding, words: dict[str, str], texts: Texts) -> str:
    if _hides(found):
        return texts.gettext("Of the areas shown, {area} has most: {value}.", **words)
    return texts.gettext("{area} has most: {value}.", **words)


def _extreme(found: Finding, words: dict[str, str], texts: Texts, *, lowest: bool) -> str:
    if _hides(found):
        return (
            texts.gettext("Of the areas shown, {area} is lowest: {value}.", **words)
            if lowest
            else texts.gettext("Of the areas shown, {area} is highest: {value}.", **words)
        )
    if lowest:
        return texts.gettext("{area} is lowest: {value}.", **words)
    return texts.gettext("{area} is highest: {value}.", **words)
