"""The chain board: which fields of action reach which life phases, how full the offers are, and where gaps were judged."""

from __future__ import annotations

from collections.abc import Iterable

from planner.domain.analysis import CellJudgement, Offer, Verdict
from planner.domain.catalogues import LifePhase, Sector, Transition
from planner.domain.record import N_
from planner.reports.blocks import Block, Cell, Column, Heading, Keep, List, Number, Progress, Status, Table, Text
from planner.reports.context import ReportContext, Section
from planner.reports.sections import phrases

FULL = 0.95


def blocks(context: ReportContext) -> list[Block]:
    """The board as a table, the gaps in words, and the transitions."""
    t, plan = context.texts, context.plan
    offers = plan.all(Offer)
    if not offers:
        return [Text(t.gettext("No offers have been entered yet."))]
    found: list[Block] = [Text(_lead(context, offers), "lead")]
    if plan.count(LifePhase) and plan.count(Sector):
        found.append(_board(context))
    gaps = _gaps(context)
    if gaps:
        found.append(Keep((Heading(2, t.gettext("Gaps")), List(tuple(gaps)))))
    if plan.count(Transition):
        found += [Heading(2, t.gettext("Transitions")), _transitions(context)]
    return found


def fullness(offers: Iterable[Offer]) -> float | None:
    """Places taken of places, for the offers that know both; None when none does."""
    known = [(one.places_taken, one.places) for one in offers if one.places_taken is not None and one.places]
    return sum(taken for taken, _all in known) / sum(places for _taken, places in known) if known else None


def _lead(context: ReportContext, offers: tuple[Offer, ...]) -> str:
    t = context.texts
    parts = [t.ngettext("{n} offer makes up the chain.", "{n} offers make up the chain.", len(offers))]
    full = sum((fullness([offer]) or 0) >= FULL for offer in offers)
    if full:
        said = t.ngettext("One of them is full.", "{n} of them are full.", full, n=phrases.number_word(context, full))
        parts.append(phrases.capital(said))
    gaps = len(_gaps(context))
    if gaps:
        said = t.ngettext("One gap was found.", "{n} gaps were found.", gaps, n=phrases.number_word(context, gaps))
        parts.append(phrases.capital(said))
    return " ".join(parts)


def _board(context: ReportContext) -> Table:
    t, plan = context.texts, context.plan
    phases = sorted(plan.all(LifePhase), key=lambda phase: phase.rank)
    sectors = sorted(plan.all(Sector), key=lambda sector: sector.rank)
    rows = tuple((sector.name, *(_cell(context, phase, sector) for phase in phases)) for sector in sectors)
    columns = (Column(t.gettext("Field of action"), weight=1.7), *(Column(phase.name, weight=1) for phase in phases))
    note = t.gettext(
        "Number of offers and share of places taken, where it is known; the bar turns red from {full} on. A cell without "
        "offers says what was judged.",
        full=t.percent(FULL * 100, 0),
    )
    return Table(columns, rows, note=note, summary=t.gettext("Fields of action in rows, life phases in columns."))


def _cell(context: ReportContext, phase: LifePhase, sector: Sector) -> Cell:
    t = context.texts
    offers = [one for one in context.plan.pointing(Offer, "phases", phase.id) if sector.id in one.sectors]
    judged = _judgement(context, phase, sector)
    if judged is Verdict.GAP:
        return Status("late", t.gettext(Verdict.GAP.label))
    if not offers:
        return t.gettext((judged or Verdict.UNKNOWN).label)
    share = fullness(offers)
    count = t.number(len(offers))
    if share is None:
        return count
    return Progress(min(100.0, share * 100), f"{count} · {t.percent(share * 100, 0)}", below=True)


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
    note = t.gettext("Carried over: two offers or more reach across; weak: only one does; gap: none.")
    return Table(columns, tuple(rows), note=note, summary=t.gettext("One row for each transition."))


SECTION = Section("chain", N_("The chain of offers"), blocks)
