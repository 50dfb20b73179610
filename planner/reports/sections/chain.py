"""The chain board: which fields of action reach which life phases, how full the offers are, and where gaps were judged."""

from __future__ import annotations

from collections.abc import Iterable

from planner.domain.analysis import CellJudgement, Offer, Verdict
from planner.domain.catalogues import LifePhase, Sector, Transition
from planner.domain.record import N_
from planner.reports.blocks import Block, Cell, Column, Heading, List, Number, Status, Table, Text
from planner.reports.context import ReportContext, Section

FULL = 0.95


def blocks(context: ReportContext) -> list[Block]:
    """The board as a table, the gaps in words, and the transitions."""
    t, plan = context.texts, context.plan
    offers = plan.all(Offer)
    if not offers:
        return [Text(t.gettext("No offers have been entered yet."))]
    full = sum(1 for offer in offers if (fullness([offer]) or 0) >= FULL)
    lead = t.ngettext("{n} offer makes up the chain.", "{n} offers make up the chain.", len(offers))
    if full:
        lead += " " + t.ngettext("One of them is full.", "{n} of them are full.", full)
    found: list[Block] = [Text(lead, "lead"), _board(context)]
    gaps = _gaps(context)
    if gaps:
        found += [Heading(2, t.gettext("Gaps")), List(tuple(gaps))]
    if plan.count(Transition):
        found += [Heading(2, t.gettext("Transitions")), _transitions(context)]
    return found


def fullness(offers: Iterable[Offer]) -> float | None:
    """Places taken of places, for the offers that know both; None when none does."""
    known = [(one.places_taken, one.places) for one in offers if one.places_taken is not None and one.places]
    return sum(taken for taken, _all in known) / sum(places for _taken, places in known) if known else None


def _board(context: ReportContext) -> Table:
    t, plan = context.texts, context.plan
    phases = sorted(plan.all(LifePhase), key=lambda phase: phase.rank)
    sectors = sorted(plan.all(Sector), key=lambda sector: sector.rank)
    rows = tuple((phase.name, *(_cell(context, phase, sector) for sector in sectors)) for phase in phases)
    columns = (Column(t.gettext("Life phase"), weight=1.6), *(Column(sector.name, weight=1) for sector in sectors))
    note = t.gettext(
        "Number of offers and share of places taken where it is known. Empty cells were judged or are still open."
    )
    return Table(columns, rows, note=note, summary=t.gettext("Life phases in rows, fields of action in columns."))


def _cell(context: ReportContext, phase: LifePhase, sector: Sector) -> Cell:
    t = context.texts
    offers = [one for one in context.plan.pointing(Offer, "phases", phase.id) if sector.id in one.sectors]
    judged = _judgement(context, phase, sector)
    if judged is Verdict.GAP:
        return Status("late", t.gettext(Verdict.GAP.label))
    if offers:
        share = fullness(offers)
        count = t.number(len(offers))
        return count if share is None else f"{count} · {t.percent(share * 100, 0)}"
    return t.gettext((judged or Verdict.UNKNOWN).label)


def _judgement(context: ReportContext, phase: LifePhase, sector: Sector) -> Verdict | None:
    found = [
        one
        for one in context.plan.pointing(CellJudgement, "phase", phase.id)
        if one.sector == sector.id and one.cycle == context.cycle.id and one.area is None
    ]
    return found[-1].verdict if found else None


def _gaps(context: ReportContext) -> list[str]:
    plan = context.plan
    found = []
    for one in plan.of_cycle(CellJudgement, context.cycle):
        phase, sector = plan.get(LifePhase, one.phase), plan.get(Sector, one.sector)
        if one.verdict is Verdict.GAP and phase and sector:
            found.append(f"{phase.name} · {sector.name}" + (f": {one.reason}" if one.reason else ""))
    return found


def _transitions(context: ReportContext) -> Table:
    t, plan = context.texts, context.plan
    rows = []
    for transition in sorted(plan.all(Transition), key=lambda one: one.rank):
        offers = plan.pointing(Offer, "transitions", transition.id)
        if len(offers) > 1:
            state = Status("on_track", t.gettext("carried over"))
        elif offers:
            state = Status("at_risk", t.gettext("weak"))
        else:
            state = Status("late", t.gettext("gap"))
        rows.append((transition.name, Number(t.number(len(offers))), state))
    columns = (
        Column(t.gettext("Transition"), weight=1),
        Column(t.gettext("Offers"), "right"),
        Column(t.gettext("State")),
    )
    return Table(columns, tuple(rows), summary=t.gettext("One row for each transition."))


SECTION = Section("chain", N_("The chain of offers"), blocks)
