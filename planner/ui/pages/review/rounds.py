"""Which measures a status round calls up, and how far it is today."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from planner.domain import status_round
from planner.domain.measures import Measure
from planner.domain.naming import numbered
from planner.texts import gettext as _
from planner.ui.desk import Desk

WORKED_ON, DUE, ALL = "worked_on", "due", "all"
LEAD = "lead:"
"""Before the name of an office: the round of its measures."""


@dataclass(frozen=True, slots=True)
class Round:
    """The measures of a round in order; `done` says of each whether it has a status of today."""

    measures: tuple[Measure, ...]
    done: tuple[bool, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The measures by number and name."""
        return tuple(numbered(one.number, one.name) for one in self.measures)

    @property
    def count(self) -> int:
        """How many are done today."""
        return sum(self.done)

    def place(self, measure: str) -> int:
        """Where a measure stands, −1 when it is not called up."""
        return next((number for number, one in enumerate(self.measures) if one.id == measure), -1)

    def open_from(self, start: int) -> int:
        """The first measure without a status of today from a place on, round to the beginning; −1 when none is left."""
        order = [*range(start, len(self.measures)), *range(start)]
        return next((number for number in order if not self.done[number]), -1)


def choices(desk: Desk) -> list[tuple[str, str]]:
    """The rounds there are to choose from, with how many measures each calls up."""
    named = [(WORKED_ON, _("Running and planned")), (DUE, _("Due")), (ALL, _("All measures"))]
    plan = desk.bridge.plan
    offices = sorted({one.lead for one in plan.of_cycle(Measure, plan.cycle) if one.lead}, key=str.casefold)
    by_office = Counter(one.lead for one in called(desk, WORKED_ON))
    counted = [(key, words, len(called(desk, key))) for key, words in named]
    counted += [(LEAD + office, office, by_office[office]) for office in offices]
    return [(key, f"{words} ({number})") for key, words, number in counted]


def called(desk: Desk, which: str) -> tuple[Measure, ...]:
    """The measures of one round, in order."""
    bridge = desk.bridge
    plan, today = bridge.plan, bridge.session.today()
    if which == ALL:
        return status_round.of_cycle(plan, plan.cycle)
    measures = status_round.worked_on(plan, plan.cycle)
    if which == DUE:
        return tuple(one for one in measures if status_round.is_due(plan, one, bridge.actuals, today))
    if which.startswith(LEAD):
        return tuple(one for one in measures if one.lead == which.removeprefix(LEAD))
    return measures


def round_of(desk: Desk, which: str) -> Round:
    """One round as it stands now."""
    measures = called(desk, which)
    done = status_round.assessed(desk.bridge.plan, desk.bridge.session.today())
    return Round(measures, tuple([one.id in done for one in measures]))
