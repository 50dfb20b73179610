"""Who steers and what was resolved: seats in bodies, and adoption by resolution."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planner.domain.errors import BadInput
from planner.domain.goals import Goal, Vision
from planner.domain.governance import Body, Membership, Outcome, Resolution
from planner.domain.measures import Measure
from planner.domain.record import N_, new_like
from planner.operations.frame import put_bookmark
from planner.operations.operation import Operation, StepLabel
from planner.storage.work import Work

ADOPTING = (Outcome.UNCHANGED, Outcome.CHANGED)
ADOPTABLE: tuple[type[Vision | Goal | Measure], ...] = (Vision, Goal, Measure)


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat in a body: the role and office that hold it, never a name."""

    role: str
    office: str = ""
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class AddMembers(Operation):
    """Several seats in a body at once."""

    body: str
    seats: tuple[Seat, ...]
    since: date | None = None

    def label(self) -> StepLabel:
        """Name the body."""
        return StepLabel(N_("Add members to “{record}”"), {"record": self.body})

    def apply(self, work: Work) -> None:
        """Write the memberships; raises BadInput for a seat without a role."""
        body = work.get(Body, self.body)
        for seat in self.seats:
            if not seat.role.strip():
                raise BadInput(N_("Every seat needs a role."))
            work.put(
                Membership(
                    id=work.new_id(),
                    body=body.id,
                    role=seat.role,
                    office=seat.office,
                    actor=seat.actor,
                    since=self.since,
                )
            )


@dataclass(frozen=True, slots=True)
class Votes:
    """How a body voted; None where nothing was counted."""

    yes: int | None = None
    no: int | None = None
    abstain: int | None = None
    recused: int | None = None


@dataclass(frozen=True, slots=True)
class AdoptByResolution(Operation):
    """A resolution of a body and what it adopts: ids of visions, goals and measures.

    A `bookmark` names the state of the plan as adopted.
    """

    body: str
    day: date
    subject: str
    number: str = ""
    wording: str = ""
    outcome: Outcome = Outcome.UNCHANGED
    votes: Votes = Votes()
    adopts: tuple[str, ...] = ()
    meeting: str | None = None
    paper: str | None = None
    open_session: bool = True
    bookmark: str = ""

    def label(self) -> StepLabel:
        """Name the body."""
        return StepLabel(N_("Record a resolution of “{record}”"), {"record": self.body})

    def apply(self, work: Work) -> None:
        """Write the resolution and its links; raises BadInput when something not adopted is to be linked."""
        if self.adopts and self.outcome not in ADOPTING:
            raise BadInput(N_("Only an adopted resolution can adopt goals or measures."))
        resolution = work.put(
            Resolution(
                id=work.new_id(),
                body=work.get(Body, self.body).id,
                day=self.day,
                number=self.number,
                subject=self.subject,
                wording=self.wording,
                outcome=self.outcome,
                yes=self.votes.yes,
                no=self.votes.no,
                abstain=self.votes.abstain,
                recused=self.votes.recused,
                meeting=self.meeting,
                paper=self.paper,
                open_session=self.open_session,
            )
        )
        for id_ in self.adopts:
            work.put(new_like(_adopted(work, id_), resolution=resolution.id))
        if self.bookmark:
            put_bookmark(work, self.bookmark, work.plan.cycle, day=self.day)


@dataclass(frozen=True, slots=True)
class AdoptAfterwards(Operation):
    """A resolution that is there already adopts more, or (None) what was adopted is so no longer."""

    resolution: str | None
    adopts: tuple[str, ...]

    def label(self) -> StepLabel:
        """Name the resolution."""
        if self.resolution is None:
            return StepLabel(N_("Take back an adoption"))
        return StepLabel(N_("Adopt by “{record}”"), {"record": self.resolution})

    def apply(self, work: Work) -> None:
        """Write the links; raises BadInput for a resolution that was not adopted itself."""
        if self.resolution is not None and work.get(Resolution, self.resolution).outcome not in ADOPTING:
            raise BadInput(N_("Only an adopted resolution can adopt goals or measures."))
        for id_ in self.adopts:
            work.put(new_like(_adopted(work, id_), resolution=self.resolution))


def _adopted(work: Work, id_: str) -> Vision | Goal | Measure:
    for cls in ADOPTABLE:
        found = work.plan.get(cls, id_)
        if found is not None:
            return found
    raise BadInput(N_("A resolution adopts visions, goals and measures only."))
