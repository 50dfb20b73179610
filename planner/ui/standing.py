"""How far the circle has come in a cycle, step by step, as wheel, navigation and guidance show it."""

from __future__ import annotations

from dataclasses import dataclass

from planner.content import Circle, Phase, Step
from planner.domain.readiness import Readiness, StepSign, readiness_of_look, sign_of
from planner.domain.rules import Look

BEGUN = (StepSign.IN_PROGRESS, StepSign.OPEN)


@dataclass(frozen=True, slots=True)
class StepStanding:
    """A step, the sign of its state, and the checks counted beside it."""

    step: Step
    sign: StepSign
    readiness: Readiness

    @property
    def is_done(self) -> bool:
        """Whether a person called it done."""
        return self.sign is StepSign.DONE

    @property
    def is_begun(self) -> bool:
        """Whether work on it has begun."""
        return self.sign in BEGUN

    @property
    def share(self) -> float:
        """How far a step in work is filled, 0 to 1: the checks fulfilled, a half where there are none."""
        return self.readiness.n / self.readiness.m if self.readiness.m else 0.5


@dataclass(frozen=True, slots=True)
class PhaseStanding:
    """A phase with its steps."""

    phase: Phase
    steps: tuple[StepStanding, ...]

    @property
    def done(self) -> int:
        """How many steps are done."""
        return sum(step.is_done for step in self.steps)

    @property
    def is_done(self) -> bool:
        """Whether all steps are done."""
        return self.done == len(self.steps)

    @property
    def is_begun(self) -> bool:
        """Whether any step is begun or done."""
        return any(step.is_done or step.is_begun for step in self.steps)

    @property
    def share(self) -> float:
        """The mean of its steps, 0 to 1: done counts 1, begun a half."""
        return sum(1.0 if step.is_done else 0.5 if step.is_begun else 0.0 for step in self.steps) / len(self.steps)


@dataclass(frozen=True, slots=True)
class CircleStanding:
    """The whole circle; the mandate first, then the four quarters."""

    phases: tuple[PhaseStanding, ...]

    @property
    def mandate(self) -> PhaseStanding:
        """The hub."""
        return self.phases[0]

    @property
    def quarters(self) -> tuple[PhaseStanding, ...]:
        """The four quarters of the wheel."""
        return self.phases[1:]

    def step(self, step_id: str) -> StepStanding | None:
        """The step of that id, or None."""
        return next((step for step in self.steps if step.step.id == step_id), None)

    @property
    def steps(self) -> tuple[StepStanding, ...]:
        """All steps."""
        return tuple(step for phase in self.phases for step in phase.steps)

    def phase(self, phase_id: str) -> PhaseStanding:
        """The phase of that id; KeyError when there is none."""
        for phase in self.phases:
            if phase.phase.id == phase_id:
                return phase
        raise KeyError(phase_id)


def standing(look: Look, circle: Circle) -> CircleStanding:
    """The standing of `circle` in the cycle a person works in."""
    plan, cycle = look.plan, look.plan.cycle
    ready = readiness_of_look(look, circle.steps)
    return CircleStanding(
        tuple(
            PhaseStanding(
                phase, tuple(StepStanding(step, sign_of(plan, cycle, step), ready[step.id]) for step in phase.steps)
            )
            for phase in circle.phases
        )
    )
