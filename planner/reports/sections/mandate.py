"""Mandate and decisions: on what the work rests, who steers it, and what was resolved."""

from __future__ import annotations

from planner.domain.governance import Body, BodyKind, Membership, Resolution
from planner.domain.record import N_
from planner.reports.blocks import Block, Column, Heading, Number, Table, Text
from planner.reports.context import ReportContext, Section
from planner.reports.sections import phrases


def blocks(context: ReportContext) -> list[Block]:
    """Mandate and scope, the bodies, the resolutions."""
    t, plan = context.texts, context.plan
    town = plan.municipality
    found: list[Block] = [Text(text) for text in (town.mandate, town.scope) if text]
    bodies = plan.all(Body)
    if bodies:
        found += [Heading(2, t.gettext("Bodies")), _bodies(context)]
    known = [one for one in plan.all(Resolution) if one.day <= context.day and (one.open_session or context.internal)]
    if known:
        found += [Heading(2, t.gettext("Resolutions")), _resolutions(context, known)]
    return found


def relevant(context: ReportContext) -> bool:
    """Whether there is anything to say."""
    return bool(blocks(context))


def _bodies(context: ReportContext) -> Table:
    t, plan = context.texts, context.plan
    order = list(BodyKind)
    rows = tuple(
        (
            one.name,
            one.task or t.gettext(one.sort.label),
            _seats(context, one),
        )
        for one in sorted(plan.all(Body), key=lambda one: (order.index(one.sort), one.name))
    )
    columns = (
        Column(t.gettext("Body"), weight=1.2),
        Column(t.gettext("Task"), weight=2.5),
        Column(t.gettext("Seats"), "right"),
    )
    return Table(columns, rows, summary=t.gettext("One row for each body."))


def _seats(context: ReportContext, body: Body) -> Number:
    """How many seats are named; a dash where none is."""
    count = len(context.plan.pointing(Membership, "body", body.id))
    return Number(context.texts.number(count) if count else phrases.DASH)


def _resolutions(context: ReportContext, known: list[Resolution]) -> Table:
    t, plan = context.texts, context.plan
    rows = []
    for one in sorted(known, key=lambda one: (one.day, one.number)):
        body = plan.get(Body, one.body)
        votes = "/".join("–" if count is None else str(count) for count in (one.yes, one.no, one.abstain, one.recused))
        subject = phrases.numbered(one.number, one.subject)
        rows.append(
            (
                phrases.day(context, one.day).text,
                body.name if body else "",
                subject,
                t.gettext(one.outcome.label),
                Number(votes),
            )
        )
    columns = (
        Column(t.gettext("Date")),
        Column(t.gettext("Body"), weight=1.2),
        Column(t.gettext("Subject"), weight=2.4),
        Column(t.gettext("Outcome"), weight=1.2),
        Column(t.gettext("Votes"), "right"),
    )
    note = t.gettext("Votes: yes/no/abstentions/recused; a dash where nothing was recorded.")
    return Table(columns, tuple(rows), note=note, summary=t.gettext("One row for each resolution."))


SECTION = Section("mandate", N_("Mandate and decisions"), blocks, relevant)
