"""What a file of borders would bring: whose borders they are, and which of them differ from those stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from planner.domain.figures import Area, Border
from planner.domain.plan import Plan
from planner.exchange.border_match import AreaRow, BorderMatch, match_borders
from planner.exchange.borders import BorderRead
from planner.operations.figures import DeliverFigures

TITLE = 200


@dataclass(frozen=True, slots=True)
class BorderProposal:
    """The features of a file by the areas they belong to; `changes` are the borders that are new or different."""

    read: BorderRead
    match: BorderMatch
    pairs: Mapping[int, str]
    changes: Mapping[str, str]

    @property
    def unmatched(self) -> tuple[int, ...]:
        """Features that wait for a hand."""
        return tuple(index for index in range(len(self.read.features)) if index not in self.pairs)

    @property
    def brings_something(self) -> bool:
        """Whether there is any new or different border."""
        return bool(self.changes)


def propose_borders(plan: Plan, read: BorderRead, assigned: Mapping[int, str] | None = None) -> BorderProposal:
    """Set a file of borders against the plan; `assigned` gives features (by index) to areas by hand.

    A border outside Germany comes in by hand alone: a map would show it and nothing else.
    """
    rows = [AreaRow(area.id, area.key, area.name, area.level) for area in plan.all(Area)]
    match = match_borders(read, rows)
    by_hand = dict(assigned or {})
    given = set(by_hand.values())
    pairs = {
        index: area for index, area in match.pairs if area not in given and not read.features[index].outside
    } | by_hand
    stored = {border.area: border.geometry for border in plan.all(Border)}
    changes = {
        area: read.features[index].geometry
        for index, area in pairs.items()
        if stored.get(area) != read.features[index].geometry
    }
    return BorderProposal(read, match, pairs, changes)


def deliver_borders(proposal: BorderProposal, today: date, source: str = "") -> DeliverFigures | None:
    """The operation that takes the borders in; None when none is new or different."""
    if not proposal.brings_something:
        return None
    values = {
        "title": proposal.read.name[:TITLE],
        "source": source,
        "file_name": proposal.read.name[:TITLE],
        "file_digest": proposal.read.digest,
        "day": today,
    }
    return DeliverFigures(values, (), proposal.changes)
