"""Needs with what supports them, and the views of those concerned."""

from __future__ import annotations

from planner.domain.analysis import Evidence, Need, Participation
from planner.domain.figures import Area
from planner.domain.record import N_
from planner.reports.blocks import Block, Column, Heading, Number, Table, Text
from planner.reports.context import ReportContext, Section
from planner.reports.sections import phrases

LAST = 9


def blocks(context: ReportContext) -> list[Block]:
    """The needs in the order of their priority, then who was asked and what changed."""
    t = context.texts
    needs = sorted(context.plan.of_cycle(Need, context.cycle), key=lambda need: (need.priority or LAST, need.name))
    if not needs:
        found: list[Block] = [Text(t.gettext("No needs have been stated yet."))]
    else:
        lead = t.ngettext(
            "One need was stated from figures, professional knowledge and the views of families.",
            "{n} needs were stated from figures, professional knowledge and the views of families.",
            len(needs),
            n=phrases.number_word(context, len(needs)),
        )
        found = [Text(phrases.capital(lead), "lead"), _needs(context, needs)]
    asked = _asked(context)
    if asked:
        found += [Heading(2, t.gettext("What families and professionals said")), *asked]
    return found


def _needs(context: ReportContext, needs: list[Need]) -> Table:
    t, plan = context.texts, context.plan
    rows = []
    for need in needs:
        evidence = plan.some(Evidence, need.evidence)
        kinds = dict.fromkeys(t.gettext(one.knowledge.label) for one in evidence)
        areas = ", ".join(area.name for area in plan.some(Area, need.areas)) or t.gettext("whole town")
        statement = f"{need.name}. {need.statement}" if need.statement else need.name
        priority = Number(str(need.priority)) if need.priority else Number(phrases.DASH)
        rows.append((statement, areas, ", ".join(kinds) or t.gettext("no evidence yet"), priority))
    columns = (
        Column(t.gettext("Need"), weight=3.2),
        Column(t.gettext("Where"), weight=1.4),
        Column(t.gettext("Rests on"), weight=1.4),
        Column(t.gettext("Priority"), "right"),
    )
    return Table(columns, tuple(rows), summary=t.gettext("One row for each need, the first priority first."))


def _asked(context: ReportContext) -> list[Block]:
    t, cycle = context.texts, context.cycle
    inside = [
        one
        for one in context.plan.all(Participation)
        if one.day is None or ((cycle.starts is None or one.day >= cycle.starts) and one.day <= context.day)
    ]
    if not inside:
        return []
    rows = []
    for one in sorted(inside, key=lambda one: (str(one.day or ""), one.name)):
        who = t.gettext(one.voice.label)
        reached = t.ngettext("{n} person", "{n} people", one.people) if one.people else ""
        head = ", ".join(part for part in (one.name, who, reached) if part)
        rows.append((head, phrases.day(context, one.day), one.said or phrases.DASH, one.changed or phrases.DASH))
    columns = (
        Column(t.gettext("Occasion"), weight=1.5),
        Column(t.gettext("Date"), "right"),
        Column(t.gettext("What they said"), weight=2),
        Column(t.gettext("What changed"), weight=2),
    )
    return [Table(columns, tuple(rows), summary=t.gettext("One row for each occasion."))]


SECTION = Section("needs", N_("Needs"), blocks)
