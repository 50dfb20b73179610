"""The chain of offers: life phases × fields of action, joined by transitions. Window, report and rules all read it here.

A cell holds the offers that name both its phase and its field. A transition is accompanied by the offers that name it;
offers that name the phases on both of its sides only stand there, which makes it weak and no gap. A judgement of
people who know it goes over what is counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from planner.domain.analysis import Bond, CellJudgement, Need, Offer, TransitionJudgement, Verdict
from planner.domain.catalogues import LifePhase, Sector, TargetGroup, Transition
from planner.domain.figures import Area
from planner.domain.frame import Cycle
from planner.domain.measures import Measure
from planner.domain.plan import Plan
from planner.domain.record import N_
from planner.domain.sentence import Sentence

Judged = TypeVar("Judged", CellJudgement, TransitionJudgement)
Celled = TypeVar("Celled", Offer, Need)
Ranked = TypeVar("Ranked", LifePhase, Sector, Transition, TargetGroup)
Key = tuple[str, str]

FULL = 0.95
"""From this share of places taken on an offer counts as full."""

CARRIES = 2
"""So many offers accompany a transition that holds: with one alone it hangs on one provider."""

NEED_LEVELS = ((2, 3), (3, 2))
"""Priority up to which a need counts as high (three ticks) and as medium (two); all others count as low."""


def fullness(offers: Iterable[Offer]) -> float | None:
    """Places taken of places, for the offers that know both; None when none does."""
    known = [(one.places_taken, one.places) for one in offers if one.places_taken is not None and one.places]
    return sum(taken for taken, _all in known) / sum(places for _taken, places in known) if known else None


def is_full(share: float | None) -> bool:
    """Whether a share of places taken counts as full, rounded as it is shown."""
    return share is not None and round(share, 2) >= FULL


@dataclass(frozen=True, slots=True)
class ChainCell:
    """One life phase in one field of action."""

    phase: LifePhase
    sector: Sector
    offers: tuple[Offer, ...] = ()
    needs: tuple[Need, ...] = ()
    judgement: CellJudgement | None = None

    @property
    def verdict(self) -> Verdict:
        """What was judged; still open where nobody has."""
        return self.judgement.verdict if self.judgement else Verdict.UNKNOWN

    @property
    def is_gap(self) -> bool:
        """Whether it was judged a gap; the few offers there may be do not change that."""
        return self.verdict is Verdict.GAP

    @property
    def word(self) -> Sentence:
        """The word an empty cell carries: not needed, still open, covered by whom, gap."""
        who = self.judgement.covered_by if self.judgement else ""
        if self.verdict is Verdict.COVERED and who:
            return Sentence(N_("covered by {who}"), params={"who": who})
        return Sentence(self.verdict.label)

    @property
    def share(self) -> float | None:
        """Places taken of places; None where no offer knows both."""
        return fullness(self.offers)

    @property
    def need_level(self) -> int:
        """0 without a need, else 1 to 3 by the most urgent one."""
        return max((_level(need.priority) for need in self.needs), default=0)


@dataclass(frozen=True, slots=True)
class ChainLink:
    """A transition, as a whole or in one field of action.

    `offers` accompany it; `beside` name the phases on both sides without naming it.
    """

    transition: Transition
    sector: Sector | None = None
    offers: tuple[Offer, ...] = ()
    beside: tuple[Offer, ...] = ()
    judgement: TransitionJudgement | None = None

    @property
    def counted(self) -> Bond:
        """What the offers alone say."""
        if len(self.offers) >= CARRIES:
            return Bond.CARRIED
        return Bond.WEAK if self.offers or self.beside else Bond.GAP

    @property
    def bond(self) -> Bond:
        """What was judged, else what the offers say."""
        return self.judgement.bond if self.judgement else self.counted


@dataclass(frozen=True, slots=True)
class Chain:
    """The whole board: phases and fields in their order, every cell, every transition as a whole and in each field."""

    phases: tuple[LifePhase, ...]
    sectors: tuple[Sector, ...]
    transitions: tuple[Transition, ...]
    cells: Mapping[Key, ChainCell] = field(repr=False)
    links: Mapping[Key, ChainLink] = field(repr=False)

    def cell(self, phase: str, sector: str) -> ChainCell:
        """The cell of a phase and a field."""
        return self.cells[phase, sector]

    def link(self, transition: str, sector: str = "") -> ChainLink:
        """A transition as a whole, or in one field."""
        return self.links[transition, sector]

    def between(self, before: str, after: str) -> Transition | None:
        """The transition that leads from one phase to the other, the first in order where there are several."""
        return next((one for one in self.transitions if (one.before, one.after) == (before, after)), None)

    @property
    def joints(self) -> tuple[Transition | None, ...]:
        """The transition between each phase and the next one; one fewer than phases."""
        pairs = zip(self.phases, self.phases[1:], strict=False)
        return tuple(self.between(before.id, after.id) for before, after in pairs)

    @property
    def others(self) -> tuple[Transition, ...]:
        """Transitions that join no two neighbouring phases: moving in, arriving after flight."""
        joints = {one.id for one in self.joints if one}
        return tuple(one for one in self.transitions if one.id not in joints)

    @property
    def gaps(self) -> tuple[ChainCell, ...]:
        """Cells judged to be gaps, phase by phase."""
        found = (self.cells[phase.id, sector.id] for phase in self.phases for sector in self.sectors)
        return tuple(cell for cell in found if cell.is_gap)

    @property
    def broken(self) -> tuple[ChainLink, ...]:
        """Transitions that are gaps as a whole, then those judged a gap in one field."""
        whole = [link for link in self.whole if link.bond is Bond.GAP]
        parts = [link for (_id, sector), link in self.links.items() if sector and link.judgement]
        return (*whole, *(link for link in parts if link.bond is Bond.GAP))

    @property
    def whole(self) -> tuple[ChainLink, ...]:
        """Every transition as a whole, in order."""
        return tuple(self.links[one.id, ""] for one in self.transitions)


def chain(plan: Plan, cycle: Cycle | None, *, area: str = "", target_group: str = "") -> Chain:
    """The chain in a cycle; with `area` what reaches that area, with `target_group` the offers for that group."""
    near = around(plan, area)
    offers = [one for one in plan.all(Offer) if _reaches(one.areas, near) and _is_for(one, target_group)]
    needs = [one for one in plan.of_cycle(Need, cycle) if _reaches(one.areas, near)] if cycle else []
    phases, sectors = ordered(plan.all(LifePhase)), ordered(plan.all(Sector))
    transitions = ordered(plan.all(Transition))
    held, wanted = _by_cell(offers), _by_cell(needs)
    judged = _judged(plan.of_cycle(CellJudgement, cycle) if cycle else (), area, lambda one: (one.phase, one.sector))
    said = _judged(
        plan.of_cycle(TransitionJudgement, cycle) if cycle else (), area, lambda one: (one.transition, one.sector or "")
    )
    cells = {
        (phase.id, sector.id): ChainCell(
            phase,
            sector,
            tuple(held.get((phase.id, sector.id), ())),
            tuple(wanted.get((phase.id, sector.id), ())),
            judged.get((phase.id, sector.id)),
        )
        for phase in phases
        for sector in sectors
    }
    links = {
        (link.transition.id, link.sector.id if link.sector else ""): link
        for transition in transitions
        for link in _links(transition, sectors, offers, said)
    }
    return Chain(phases, sectors, transitions, cells, links)


def measures_at(plan: Plan, cycle: Cycle, cell: ChainCell) -> tuple[Measure, ...]:
    """The measures of a cycle that name the cell's phase and field, or build on one of its offers."""
    offers = {one.id for one in cell.offers}

    def touches(measure: Measure) -> bool:
        named = cell.phase.id in measure.phases and cell.sector.id in measure.sectors
        return named or not offers.isdisjoint(measure.offers)

    return tuple(one for one in plan.of_cycle(Measure, cycle) if touches(one))


def accompanying(offers: Iterable[Offer], transition: Transition) -> tuple[tuple[Offer, ...], tuple[Offer, ...]]:
    """The offers that name a transition, and those that name the phases on both of its sides only."""
    named: list[Offer] = []
    beside: list[Offer] = []
    for one in offers:
        if transition.id in one.transitions:
            named.append(one)
        elif transition.before in one.phases and transition.after in one.phases:
            beside.append(one)
    return tuple(named), tuple(beside)


def around(plan: Plan, area: str) -> frozenset[str]:
    """An area with those it lies in and those that lie in it; nothing for ""."""
    found: set[str] = set()
    above = plan.get(Area, area or None)
    while above is not None and above.id not in found:
        found.add(above.id)
        above = plan.get(Area, above.parent)
    waiting = [area] if found else []
    while waiting:
        below = [one.id for one in plan.pointing(Area, "parent", waiting.pop()) if one.id not in found]
        found.update(below)
        waiting += below
    return frozenset(found)


def ordered(records: Iterable[Ranked]) -> tuple[Ranked, ...]:
    """Entries of a catalogue in the order the town gave them."""
    return tuple(sorted(records, key=lambda one: one.rank))


def _reaches(areas: tuple[str, ...], near: frozenset[str]) -> bool:
    """What names no area is for the whole town."""
    return not near or not areas or not near.isdisjoint(areas)


def _is_for(offer: Offer, target_group: str) -> bool:
    return not target_group or target_group in offer.target_groups


def _by_cell(records: Iterable[Celled]) -> dict[Key, list[Celled]]:
    found: dict[Key, list[Celled]] = {}
    for one in records:
        for phase in one.phases:
            for sector in one.sectors:
                found.setdefault((phase, sector), []).append(one)
    return found


def _judged(records: Iterable[Judged], area: str, key: Callable[[Judged], Key]) -> dict[Key, Judged]:
    """The newest judgement for each key: that of the area where there is one, else that of the whole town."""
    known = tuple(records)
    found = {key(one): one for one in known if one.area is None}
    if area:
        found.update({key(one): one for one in known if one.area == area})
    return found


def _links(
    transition: Transition, sectors: Iterable[Sector], offers: Iterable[Offer], said: Mapping[Key, TransitionJudgement]
) -> Iterable[ChainLink]:
    named, beside = accompanying(offers, transition)
    yield ChainLink(transition, None, named, beside, said.get((transition.id, "")))
    for sector in sectors:
        yield ChainLink(
            transition,
            sector,
            tuple(one for one in named if sector.id in one.sectors),
            tuple(one for one in beside if sector.id in one.sectors),
            said.get((transition.id, sector.id)),
        )


def _level(priority: int | None) -> int:
    if priority is not None:
        for highest, level in NEED_LEVELS:
            if priority <= highest:
                return level
    return 1
