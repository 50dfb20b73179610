"""Milestones as a table: day, milestone, measure, who is responsible."""

from __future__ import annotations

from collections.abc import Sequence

from planner.domain.measures import Measure, Milestone
from planner.reports.blocks import Column, Table
from planner.reports.context import ReportContext
from planner.reports.sections import phrases


def table(context: ReportContext, pairs: Sequence[tuple[Measure, Milestone]], most: int) -> Table | None:
    """The milestones by day, at most `most`; None without any."""
    t = context.texts
    if not pairs:
        return None
    ordered = sorted(pairs, key=lambda pair: (str(pair[1].due or ""), pair[0].number, pair[1].name))
    rows = tuple(
        (
            phrases.day(context, milestone.due).text,
            milestone.name,
            phrases.numbered(measure.number, measure.name),
            measure.lead or phrases.DASH,
        )
        for measure, milestone in ordered[:most]
    )
    columns = (
        Column(t.gettext("Due")),
        Column(t.gettext("Milestone"), weight=1.6),
        Column(t.gettext("Measure"), weight=1.8),
        Column(t.gettext("Responsible"), weight=1.2),
    )
    more = len(ordered) - len(rows)
    note = t.ngettext("One more is not listed.", "{n} more are not listed.", more) if more else ""
    return Table(
        columns, rows, note=note, summary=t.gettext("One row for each milestone, the earliest first."), head_cols=2
    )
