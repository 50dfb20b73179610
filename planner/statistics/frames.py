"""From plain rows to the frame that ``protect`` takes; no database, no files.

A frame holds one variable or one indicator for all areas and periods that are known, so that what gives a small
count away is seen; pages select from the protected table afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from math import nan
from typing import Any, Literal, NamedTuple

from planner.domain.disclosure_rule import DisclosureRule
from planner.domain.figures import Delivery, Indicator, State
from planner.domain.indicators import Figure
from planner.domain.periods import sort_key
from planner.statistics.cells import FLOOR

Kind = Literal["count", "rate", "figure"]


class CellRow(NamedTuple):
    """One cell as it is known inside the house; ``subgroup`` and ``part_of`` as in ``disclosure.COLUMNS``."""

    area: str
    period: str
    state: State
    value: float | None
    numerator: float | None = None
    denominator: float | None = None
    subgroup: str = ""
    part_of: str = ""
    floor: float | None = None


def linked_columns(rows: Iterable[CellRow], parents: Mapping[str, str | None]) -> Mapping[str, list[Any]]:
    """The columns of counts that hang together, each under its own subgroup, with what is known to be contained in them.

    Periods come in order, areas as they first come. ``parents``: for every area of the plan the id of the one it belongs
    to. Where a level is left out of the rows (quarters and the town without districts), parts are joined to the next
    area above that is there.
    """
    cells = list(rows)
    columns = _columns(cells, parents, "count")
    order = sorted(range(len(cells)), key=_by_period([row.period for row in cells]))
    return {**columns, FLOOR: _numbers(cells[at].floor for at in order)}


def _columns(rows: Iterable[CellRow], parents: Mapping[str, str | None], kind: Kind) -> dict[str, list[Any]]:
    given = list(rows)
    cells = [given[at] for at in sorted(range(len(given)), key=_by_period([row.period for row in given]))]
    present = {row.area for row in cells}
    above = {area: nearest(area, parents, present) for area in present}
    return {
        "area": [row.area for row in cells],
        "parent": [above[row.area] for row in cells],
        "subgroup": [row.subgroup for row in cells],
        "part_of": [row.part_of for row in cells],
        "period": [row.period for row in cells],
        "kind": [kind] * len(cells),
        "value": _numbers(row.value for row in cells),
        "state": [str(row.state) for row in cells],
        "numerator": _numbers(row.numerator for row in cells),
        "denominator": _numbers(row.denominator for row in cells),
    }


def _by_period(periods: Sequence[str]) -> Callable[[int], tuple[date, int, str]]:
    """The order of rows by their periods, each read once."""
    keys = {period: sort_key(period) for period in set(periods)}
    return lambda at: keys[periods[at]]


_UNKNOWN = Figure(None, State.MISSING)


def kind_of(indicator: Indicator, *, counted: bool) -> Kind:
    """What the gate takes the figures of an indicator for.

    ``counted``: its variables count persons or cases (a supplied mean or a surface does not). An indicator without
    denominator is a count when its multiplier is 1; with another one, whoever knows it can work the count out.
    """
    if not counted:
        return "figure"
    return "rate" if indicator.denominator or indicator.multiplier != 1 else "count"


def grouped_columns(
    groups: Mapping[str, Mapping[tuple[str, str], Figure]], parents: Mapping[str, str | None], kind: Kind
) -> Mapping[str, list[Any]]:
    """The columns of an indicator that is known for several subgroups: its figures by subgroup, then (area, period).

    Where it is known for one subgroup, the others of that place stand as missing: nobody knows their counts.
    """
    places = dict.fromkeys(place for figures in groups.values() for place in figures)
    rows = (
        CellRow(area, period, figure.state, figure.value, figure.numerator, figure.denominator, group)
        for group, figures in groups.items()
        for area, period in places
        for figure in (figures.get((area, period), _UNKNOWN),)
    )
    return _columns(rows, parents, kind)


def rule_for(deliveries: Iterable[Delivery], indicator: Indicator | None = None) -> DisclosureRule:
    """The strictest rule of all sources a figure rests on; an indicator's own minimums can only add to it.

    Figures pass as supplied only when every source is protected already.
    """
    sources = list(deliveries)
    counts = [source.min_count for source in sources] or [DisclosureRule().min_count]
    bases = [source.min_denominator for source in sources] or [DisclosureRule().min_denominator]
    roundings = [source.rounding for source in sources if source.rounding]
    if indicator is not None:
        counts.append(indicator.min_count or 0)
        bases.append(indicator.min_denominator or 0)
    return DisclosureRule(
        min_count=max(counts),
        min_denominator=max(bases),
        rounding=max(roundings, default=None),
        protected_by_supplier=bool(sources) and all(source.already_protected for source in sources),
    )


def nearest(area: str, parents: Mapping[str, str | None], present: Collection[str]) -> str:
    """The next area above that is present, ``""`` when there is none; areas in a ring have none."""
    seen = {area}
    above = parents.get(area)
    while above is not None and above not in seen:
        if above in present:
            return above
        seen.add(above)
        above = parents.get(above)
    return ""


def _numbers(values: Iterable[float | None]) -> list[float]:
    return [nan if value is None else float(value) for value in values]
