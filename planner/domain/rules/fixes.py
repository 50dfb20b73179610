"""What would settle a remark at once, where that is obvious: new values for fields of the record it speaks of.

Beside the rules, by their code. A fix only offers; a person takes it with one click and can undo it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from planner.domain.analysis import Offer
from planner.domain.figures import Indicator
from planner.domain.goals import Goal, Target
from planner.domain.measures import Measure, MeasureState
from planner.domain.record import N_, Record
from planner.domain.remarks import Remark
from planner.domain.rules.rule import Look
from planner.domain.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Fix:
    """The words of a button, and the values it would enter."""

    words: Sentence
    values: Mapping[str, Any]


def fix_of(look: Look, remark: Remark, record: Record) -> Fix | None:
    """What would settle a remark on a record at once, or None where that takes thought."""
    make = FIXES.get(remark.code)
    return make(look, record) if make is not None else None


def _enter(field: str, day: date | None) -> Fix | None:
    return Fix(Sentence(N_("Enter {date}"), params={"date": day}), {field: day}) if day is not None else None


def _end_of_cycle(look: Look, record: Record) -> Fix | None:
    if not isinstance(record, Goal | Target) or look.cycle is None:
        return None
    return _enter("due", look.cycle.until)


def _end_with_the_money(look: Look, record: Record) -> Fix | None:
    sums = look.money.get(record.id)
    last = sums.funded_until if sums is not None else None
    return _enter("until", date(last, 12, 31)) if last is not None else None


def _completed(_look: Look, record: Record) -> Fix | None:
    return Fix(Sentence(N_("Set to completed")), {"state": MeasureState.DONE}) if isinstance(record, Measure) else None


def _running(_look: Look, record: Record) -> Fix | None:
    return Fix(Sentence(N_("Set to running")), {"state": MeasureState.RUNNING}) if isinstance(record, Measure) else None


def _swapped(_look: Look, record: Record) -> Fix | None:
    if not isinstance(record, Measure):
        return None
    return Fix(Sentence(N_("Swap start and end")), {"starts": record.until, "until": record.starts})


def _without_resolution(_look: Look, record: Record) -> Fix | None:
    return Fix(Sentence(N_("Remove this resolution")), {"resolution": None}) if isinstance(record, Goal) else None


def _newest_definition(look: Look, record: Record) -> Fix | None:
    used = look.plan.get(Indicator, record.indicator) if isinstance(record, Target) else None
    if used is None:
        return None
    newest = max((one for one in look.plan.all(Indicator) if one.code == used.code), key=lambda one: one.version)
    words = Sentence(N_("Use version {version}"), params={"version": str(newest.version)})
    return Fix(words, {"indicator": newest.id})


def _checked_today(look: Look, record: Record) -> Fix | None:
    return Fix(Sentence(N_("Checked today")), {"verified": look.today}) if isinstance(record, Offer) else None


FIXES: Mapping[str, Callable[[Look, Record], Fix | None]] = {
    "G03": _end_of_cycle,
    "G05": _end_of_cycle,
    "G07": _without_resolution,
    "T06": _newest_definition,
    "T08": _end_of_cycle,
    "M02": _end_with_the_money,
    "M07": _completed,
    "M08": _running,
    "M10": _swapped,
    "O01": _checked_today,
}
