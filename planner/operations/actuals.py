"""The latest figure of every target, from sums in plain Python, so that overview and rules need no pandas."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from planner.domain.breaks import Break, break_since, breaks_of
from planner.domain.disclosure_rule import is_protected
from planner.domain.figures import Area, Delivery, Indicator, IndicatorVersion, State, Variable
from planner.domain.goals import Target
from planner.domain.indicators import Figure
from planner.domain.periods import last_day
from planner.domain.plan import Changes, Plan
from planner.domain.remarks import Actuals
from planner.domain.town import town_of
from planner.operations.series import ReadFigures, deliveries_of, figures_of, is_counted, needed_of
from planner.statistics.frames import rule_for
from planner.storage.bulk import Row

Place = tuple[str, str]


def needs_new_actuals(changes: Changes) -> bool:
    """Whether a step may change an actual figure."""
    return changes.observations or changes.touches(Target, Indicator, IndicatorVersion, Area, Variable, Delivery)


def compute_actuals(plan: Plan, read: ReadFigures, today: date) -> Actuals:
    """The latest value of each target not after `today`; a target nothing was observed for is left out."""
    by_indicator: dict[str, list[Target]] = defaultdict(list)
    for target in plan.all(Target):
        by_indicator[target.indicator].append(target)
    figures: dict[str, Figure] = {}
    hidden: set[str] = set()
    parted: dict[str, Break] = {}
    for id_, targets in by_indicator.items():
        indicator = plan.get(Indicator, id_)
        if indicator is not None:
            _add(plan, indicator, targets, read, today, figures, hidden)
            parted |= _parted(plan, indicator, targets, figures)
    return Actuals(figures, frozenset(hidden), parted=parted)


def _parted(
    plan: Plan, indicator: Indicator, targets: list[Target], figures: Mapping[str, Figure]
) -> Iterator[tuple[str, Break]]:
    """What lies between the baseline of each target and its figure, where they are not of one kind."""
    town = town_of(plan)
    for target in targets:
        figure = figures.get(target.id)
        if figure is not None:
            breaks = breaks_of(plan, indicator, plan.get(Area, target.area) or town)
            found = break_since(breaks, target.baseline_period, figure.period)
            if found is not None:
                yield target.id, found


def _add(
    plan: Plan,
    indicator: Indicator,
    targets: list[Target],
    read: ReadFigures,
    today: date,
    figures: dict[str, Figure],
    hidden: set[str],
) -> None:
    town = town_of(plan)
    everywhere = any(target.area is None for target in targets)
    areas = None if everywhere else sorted({target.area for target in targets if target.area})
    rows: list[Row] = read(needed_of(plan, indicator), areas)
    wanted = {target.area or (town.id if town else "") for target in targets}
    found = figures_of(plan, indicator, rows, wanted)
    rule = rule_for(deliveries_of(plan, rows), indicator)
    counted = is_counted(plan, indicator)
    for target in targets:
        place = target.area or (town.id if town else "")
        latest = _latest(found, place, today)
        if latest is None:
            continue
        figures[target.id] = latest
        if counted and is_protected(latest.numerator, latest.denominator, rule):
            hidden.add(target.id)


def _latest(found: Mapping[Place, Figure], area: str, today: date) -> Figure | None:
    """The newest value of an area; its newest state when it has no value at all."""
    own = [figure for (place, _period), figure in found.items() if place == area and _until(figure) <= today]
    values = [figure for figure in own if figure.state is State.VALUE]
    return max(values or own, key=_until, default=None)


def _until(figure: Figure) -> date:
    return last_day(figure.period) or date.min
