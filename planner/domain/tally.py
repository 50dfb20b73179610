"""How the measures of a cycle do, counted: the one count that overview, page and report say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from planner.domain.frame import Cycle
from planner.domain.lights import MeasureShape, newest_statuses, shape_with
from planner.domain.measures import Measure
from planner.domain.plan import Plan


@dataclass(frozen=True, slots=True)
class Tally:
    """`good` (on track or completed) of `whole`; measures that were ended early count in neither, they are `ended`."""

    good: int
    whole: int
    late: int
    at_risk: int
    ended: int


def tally_of(shapes: Iterable[MeasureShape]) -> Tally:
    """The count of measures whose shapes are known."""
    counts = Counter(shapes)
    ended = counts[MeasureShape.STOPPED]
    return Tally(
        good=counts[MeasureShape.ON_TRACK] + counts[MeasureShape.DONE],
        whole=counts.total() - ended,
        late=counts[MeasureShape.LATE],
        at_risk=counts[MeasureShape.AT_RISK],
        ended=ended,
    )


def tally(plan: Plan, cycle: Cycle, today: date) -> Tally:
    """The count of the measures of a cycle as they do on a day."""
    newest = newest_statuses(plan, today)
    return tally_of(shape_with(one, newest.get(one.id)) for one in plan.of_cycle(Measure, cycle))
