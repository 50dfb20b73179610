"""Indicators: what a change of their definition means for those who use them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from planner.domain.analysis import Evidence
from planner.domain.figures import Indicator, IndicatorVersion
from planner.domain.goals import Target
from planner.domain.plan import Plan
from planner.domain.record import new_like
from planner.domain.social_index import IndexPart
from planner.domain.values import checked
from planner.operations.edit import Change
from planner.operations.operation import Operation, StepLabel
from planner.storage.work import Work

DEFINING = frozenset({"numerator", "denominator", "multiplier", "definition"})
"""The fields that say what an indicator measures."""


@dataclass(frozen=True, slots=True)
class ReviseIndicator(Operation):
    """Other values for an indicator; another definition of one in use begins a new version, one a day at most."""

    id: str
    values: Mapping[str, Any]

    def label(self) -> StepLabel:
        """As of any change."""
        return Change(Indicator.kind, self.id, self.values).label()

    def apply(self, work: Work) -> None:
        """Write the indicator; raises BadInput for an impossible value."""
        old = work.get(Indicator, self.id)
        fresh = begun_version(work, old, new_like(old, **self.values))
        checked(fresh)
        put_revised(work, old, fresh)

    def burst(self) -> tuple[str, ...]:
        """Typing in the same fields is undone together."""
        return ("ReviseIndicator", self.id, *sorted(self.values))


def begun_version(work: Work, old: Indicator, fresh: Indicator) -> Indicator:
    """The indicator as the next version where it is in use and measures something else from now on.

    A later day given with the new definition says from when, whether it is in use or not; a version given by hand
    stands as it is.
    """
    if not is_redefined(old, fresh) or fresh.version != old.version:
        return fresh
    if fresh.valid_from is not None and fresh.valid_from > (old.valid_from or date.min):
        return new_like(fresh, version=old.version + 1)
    if not is_in_use(work.plan, old):
        return fresh
    if fresh.valid_from != old.valid_from:
        return new_like(fresh, version=old.version + 1)
    return (
        fresh if old.valid_from == work.today() else new_like(fresh, version=old.version + 1, valid_from=work.today())
    )


def put_revised(work: Work, old: Indicator, fresh: Indicator) -> None:
    """Write an indicator; the definition a higher version takes over from stays beside it for the periods before."""
    if fresh.version > old.version and is_redefined(old, fresh):
        kept = {name: getattr(old, name) for name in (*DEFINING, "version", "valid_from")}
        work.put(IndicatorVersion(id=work.new_id(), indicator=old.id, **kept))
    work.put(fresh)


def is_redefined(old: Indicator, fresh: Indicator) -> bool:
    """Whether the two measure something else."""
    return any(getattr(old, name) != getattr(fresh, name) for name in DEFINING)


def is_in_use(plan: Plan, indicator: Indicator) -> bool:
    """Whether a target, a piece of evidence or the frozen ruler of an index rests on an indicator."""
    frozen = any(part.mean is not None for part in plan.pointing(IndexPart, "indicator", indicator.id))
    return frozen or any(plan.pointing(kind, "indicator", indicator.id) for kind in (Target, Evidence))
