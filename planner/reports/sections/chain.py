"""The chain board: which fields of action reach which life phases, how full the offers are, and where gaps were judged."""

from __future__ import annotations

from planner.domain.analysis import Bond, CellJudgement, Offer, TransitionJudgement, Verdict
from planner.domain.catalogues import LifePhase, Sector, Transition
from planner.domain.chain import FULL, Chain, ChainCell, chain, fullness, is_full
from planner.domain.naming import name_of
from planner.domain.record import N_
from planner.reports.blocks import Block, Cell, Column, Heading, Keep, List, Number, Progress, Status, Table, Text
from planner.reports.context import ReportContext, Section
from planner.reports.sections import phrases

SIGNS = {Bond.CARRIED: "on_track", Bond.WEAK: "at_risk", Bond.GAP: "late"}


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


def _chain(context: ReportContext) -> Chain:
    return chain(context.plan, context.cycle)


def _lead(context: ReportContext, offers: tuple[Offer, ...]) -> str:
    t = context.texts
    parts = [t.ngettext("{n} offer makes up the chain.", "{n} offers make up the chain.", len(offers))]
    full = sum(is_full(fullness([offer])) for offer in offers)
    if full:
        said = t.ngettext("One of them is full.", "{n} of them are full.", full, n=phrases.number_word(context, full))
        parts.append(phrases.capital(said))
    gaps = len(_gaps(context))
    if gaps:
        said = t.ngettext("One gap was found.", "{n} gaps were found.", gaps, n=phrases.number_word(context, gaps))
        parts.append(phrases.capital(said))
    return " ".join(parts)


def _board(context: ReportContext) -> Table:
    t, board = context.texts, _chain(context)
    rows = tuple(
        (sector.name, *(_cell(context, board.cell(phase.id, sector.id)) for phase in board.phases))
        for sector in board.sectors
    )
    columns = (
        Column(t.gettext("Field of action"), weight=1.7),
        *(Column(phase.name, weight=1) for phase in board.phases),
    )
    note = t.gettext(
        "Number of offers and share of places taken, where it is known; the bar turns red from {full} on. A cell without "
        "offers says what was judged.",
        full=t.percent(FULL * 100, 0),
    )
    return Table(columns, rows, note=note, summary=t.gettext("Fields of action in rows, life phases in columns."))


def _cell(context: ReportContext, cell: ChainCell) -> Cell:
    t = context.texts
    if cell.is_gap:
        return Status("late", t.gettext(Verdict.GAP.label))
    if not cell.offers:
        return t.gettext(cell.word.one, **cell.word.params)
    count = t.number(len(cell.offers))
    if cell.share is None:
        return count
    return Progress(min(100.0, round(cell.share * 100)), f"{count} · {t.percent(cell.share * 100, 0)}", below=True)


def _gaps(context: ReportContext) -> list[str]:
    """Cells and parts of transitions judged to be gaps, also those of single areas, with the reason."""
    plan, cycle = context.plan, context.cycle
    cells = [one for one in plan.of_cycle(CellJudgement, cycle) if one.verdict is Verdict.GAP]
    parts = [one for one in plan.of_cycle(TransitionJudgement, cycle) if one.bond is Bond.GAP and one.sector]
    said = [(name_of(one, plan, context.texts), one.reason) for one in cells]
    said += [(name_of(one, plan, context.texts), one.reason) for one in parts]
    return [f"{name}: {reason}" if reason else name for name, reason in said]


def _transitions(context: ReportContext) -> Table:
    t = context.texts
    rows = []
    for link in _chain(context).whole:
        state = Status(SIGNS[link.bond], t.gettext(link.bond.label))
        reason = link.judgement.reason if link.judgement else ""
        rows.append((link.transition.name, Number(t.number(len(link.offers))), state, reason))
    columns = (
        Column(t.gettext("Transition"), weight=1.2),
        Column(t.gettext("Offers"), "right"),
        Column(t.gettext("State")),
        Column(t.gettext("What was judged"), weight=1.4),
    )
    note = t.gettext(
        "Holds: two offers or more accompany it; weak: only one, or offers stand on both sides without "
        "accompanying it; gap: none. A judgement goes over the count."
    )
    return Table(columns, tuple(rows), note=note, summary=t.gettext("One row for each transition."))


SECTION = Section("chain", N_("The chain of offers"), blocks)
