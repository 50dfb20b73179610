"""The inventory and the chain board: what cells and transitions mean, and that offers were looked at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planner.domain.analysis import Bond, CellJudgement, Offer, TransitionJudgement, Verdict
from planner.domain.catalogues import LifePhase, Sector, Transition
from planner.domain.errors import BadInput
from planner.domain.figures import Area
from planner.domain.record import N_, new_like
from planner.domain.values import checked
from planner.operations.operation import Operation, StepLabel
from planner.storage.work import Work


@dataclass(frozen=True, slots=True)
class JudgeCell(Operation):
    """What a cell of the chain board means in the current cycle, in an area or (None) in the whole town.

    None leaves who covers it and the reason as they are; both stay when the verdict changes, so that a slip of a key
    loses no words.
    """

    phase: str
    sector: str
    verdict: Verdict
    area: str | None = None
    covered_by: str | None = None
    reason: str | None = None

    def label(self) -> StepLabel:
        """Name phase and field."""
        return StepLabel(N_("Judge “{phase}” · “{sector}”"), {"phase": self.phase, "sector": self.sector})

    def apply(self, work: Work) -> None:
        """Write the one judgement there is for a cell, an area and a cycle."""
        phase, sector = work.get(LifePhase, self.phase), work.get(Sector, self.sector)
        if self.area is not None:
            work.get(Area, self.area)
        cycle = work.plan.cycle
        known = work.plan.pointing(CellJudgement, "phase", phase.id)
        place = (sector.id, self.area, cycle.id)
        old = next((one for one in reversed(known) if (one.sector, one.area, one.cycle) == place), None)
        if old is None:
            old = CellJudgement(id=work.new_id(), cycle=cycle.id, phase=phase.id, sector=sector.id, area=self.area)
        covered_by = old.covered_by if self.covered_by is None else self.covered_by.strip()
        reason = old.reason if self.reason is None else self.reason
        fresh = new_like(old, verdict=self.verdict, covered_by=covered_by, reason=reason)
        checked(fresh)
        work.put(fresh)

    def burst(self) -> tuple[str, ...] | None:
        """Typing in one judgement is undone together; a key is undone by itself."""
        typed = [name for name in ("covered_by", "reason") if getattr(self, name) is not None]
        return ("JudgeCell", self.phase, self.sector, self.area or "", *typed) if typed else None


@dataclass(frozen=True, slots=True)
class JudgeTransition(Operation):
    """How a transition holds in the current cycle, as a whole or in one field, in an area or the whole town.

    `bond` None takes the judgement back: the offers speak again. `reason` None leaves the reason as it is.
    """

    transition: str
    bond: Bond | None
    sector: str | None = None
    area: str | None = None
    reason: str | None = None

    def label(self) -> StepLabel:
        """Name the transition."""
        if self.bond is None:
            return StepLabel(N_("Take back the judgement of “{record}”"), {"record": self.transition})
        return StepLabel(N_("Judge “{record}”"), {"record": self.transition})

    def apply(self, work: Work) -> None:
        """Write or remove the one judgement there is for a transition, a field, an area and a cycle."""
        transition = work.get(Transition, self.transition)
        if self.sector is not None:
            work.get(Sector, self.sector)
        if self.area is not None:
            work.get(Area, self.area)
        cycle = work.plan.cycle
        known = work.plan.pointing(TransitionJudgement, "transition", transition.id)
        place = (self.sector, self.area, cycle.id)
        old = next((one for one in reversed(known) if (one.sector, one.area, one.cycle) == place), None)
        if self.bond is None:
            if old is not None:
                work.remove(old)
            return
        if old is None:
            old = TransitionJudgement(
                id=work.new_id(), cycle=cycle.id, transition=transition.id, sector=self.sector, area=self.area
            )
        fresh = new_like(old, bond=self.bond, reason=old.reason if self.reason is None else self.reason)
        checked(fresh)
        work.put(fresh)

    def burst(self) -> tuple[str, ...] | None:
        """Typing the reason is undone together; a key is undone by itself."""
        if self.reason is None:
            return None
        return ("JudgeTransition", self.transition, self.sector or "", self.area or "")


@dataclass(frozen=True, slots=True)
class CheckOffers(Operation):
    """Offers were looked at and are right as they stand: today, or on `day`."""

    offers: tuple[str, ...]
    day: date | None = None

    def label(self) -> StepLabel:
        """Name the offer when it is one, else say how many."""
        if len(self.offers) == 1:
            return StepLabel(N_("Check offer “{record}”"), {"record": self.offers[0]})
        return StepLabel(N_("Check {count} offers"), {"count": len(self.offers)})

    def apply(self, work: Work) -> None:
        """Write the day on each; raises BadInput when there are none."""
        if not self.offers:
            raise BadInput(N_("Choose the offers that were checked."))
        day = self.day or work.today()
        for id_ in self.offers:
            work.put(new_like(work.get(Offer, id_), verified=day))
