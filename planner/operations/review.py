"""Review: status with three lights, what measures and goals taught, and the town's rating of itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planner.domain.catalogues import Standard
from planner.domain.errors import BadInput
from planner.domain.goals import Goal
from planner.domain.lights import Lights
from planner.domain.measures import Measure
from planner.domain.record import N_, new_like
from planner.domain.review import Decision, Light, Rating, Review, Status
from planner.operations.operation import Operation, StepLabel
from planner.storage.work import Work

NOTHING_SUGGESTED = Lights(Light.UNKNOWN, Light.UNKNOWN, Light.UNKNOWN)


@dataclass(frozen=True, slots=True)
class AssessStatus(Operation):
    """The lights of a measure on a day, beside those the figures suggest; the one status of that day."""

    measure: str
    lights: Lights
    suggested: Lights = NOTHING_SUGGESTED
    reason: str = ""
    comment: str = ""
    day: date | None = None

    def label(self) -> StepLabel:
        """Name the measure."""
        return StepLabel(N_("Assess the status of “{record}”"), {"record": self.measure})

    def apply(self, work: Work) -> None:
        """Write the status; raises BadInput when a light departs from its suggestion without a reason."""
        measure = work.get(Measure, self.measure)
        if self.departs and not self.reason.strip():
            raise BadInput(N_("Say why the status departs from what the figures suggest."))
        day = self.day or work.today()
        known = (status for status in work.plan.pointing(Status, "measure", measure.id) if status.day == day)
        old = next(known, None) or Status(id=work.new_id(), measure=measure.id, day=day)
        work.put(
            new_like(
                old,
                implementation=self.lights.implementation,
                attainment=self.lights.attainment,
                funding=self.lights.funding,
                suggested_implementation=self.suggested.implementation,
                suggested_attainment=self.suggested.attainment,
                suggested_funding=self.suggested.funding,
                reason=self.reason,
                comment=self.comment,
            )
        )

    @property
    def departs(self) -> bool:
        """Whether a light differs from its suggestion; where nothing is suggested none can."""
        pairs = (
            (self.lights.implementation, self.suggested.implementation),
            (self.lights.attainment, self.suggested.attainment),
            (self.lights.funding, self.suggested.funding),
        )
        return any(suggested not in (Light.UNKNOWN, light) for light, suggested in pairs)


@dataclass(frozen=True, slots=True)
class Findings:
    """The story behind the curve, what works, what is proposed, and the decision."""

    story: str = ""
    works: str = ""
    proposal: str = ""
    decision: Decision = Decision.CONTINUE


@dataclass(frozen=True, slots=True)
class ReviewMeasure(Operation):
    """What a measure taught and what becomes of it; the one review of that day."""

    measure: str
    findings: Findings
    day: date | None = None

    def label(self) -> StepLabel:
        """Name the measure."""
        return StepLabel(N_("Review measure “{record}”"), {"record": self.measure})

    def apply(self, work: Work) -> None:
        """Write the review."""
        measure = work.get(Measure, self.measure)
        day = self.day or work.today()
        known = (review for review in work.plan.pointing(Review, "measure", measure.id) if review.day == day)
        _put_review(work, next(known, None) or Review(id=work.new_id(), measure=measure.id, day=day), self.findings)


@dataclass(frozen=True, slots=True)
class ReviewGoal(Operation):
    """What became of a goal and what follows; the one review of that day."""

    goal: str
    findings: Findings
    day: date | None = None

    def label(self) -> StepLabel:
        """Name the goal."""
        return StepLabel(N_("Review goal “{record}”"), {"record": self.goal})

    def apply(self, work: Work) -> None:
        """Write the review."""
        goal = work.get(Goal, self.goal)
        day = self.day or work.today()
        known = (review for review in work.plan.pointing(Review, "goal", goal.id) if review.day == day)
        _put_review(work, next(known, None) or Review(id=work.new_id(), goal=goal.id, day=day), self.findings)


@dataclass(frozen=True, slots=True)
class Rate(Operation):
    """How far the town meets a standard in the current cycle; the one rating there is."""

    standard: str
    level: int
    evidence: str = ""
    day: date | None = None

    def label(self) -> StepLabel:
        """Name the standard."""
        return StepLabel(N_("Rate standard “{record}”"), {"record": self.standard})

    def apply(self, work: Work) -> None:
        """Write the rating; the level is 1 to 4."""
        standard = work.get(Standard, self.standard)
        cycle = work.plan.cycle
        ratings = work.plan.pointing(Rating, "standard", standard.id)
        old = next((rating for rating in ratings if rating.cycle == cycle.id), None)
        if old is None:
            old = Rating(id=work.new_id(), cycle=cycle.id, standard=standard.id)
        work.put(new_like(old, level=self.level, evidence=self.evidence, day=self.day or work.today()))


def _put_review(work: Work, review: Review, findings: Findings) -> None:
    work.put(
        new_like(
            review,
            story=findings.story,
            works=findings.works,
            proposal=findings.proposal,
            decision=findings.decision,
        )
    )
