"""What a person has chosen for a measure and not taken over yet."""

from __future__ import annotations

from dataclasses import dataclass, replace

from planner.domain import status_round
from planner.domain.lights import Lights, suggested
from planner.domain.measures import Measure
from planner.domain.record import field_of
from planner.domain.review import Light, Status
from planner.operations.review import AssessStatus
from planner.texts import gettext as _
from planner.ui.desk import Desk

NAMES = ("implementation", "attainment", "funding")


def light_name(name: str) -> str:
    """The word for one of the three lights."""
    return _(field_of(Status, name).label)


@dataclass(frozen=True, slots=True)
class Draft:
    """Three lights with reason and comment, beside what is suggested; `touched` once a person changed anything."""

    measure: str
    lights: Lights
    suggested: Lights
    reason: str = ""
    comment: str = ""
    touched: bool = False

    def with_light(self, name: str, light: Light) -> Draft:
        """The draft with another choice for one light."""
        return replace(self, lights=replace(self.lights, **{name: light}), touched=True)

    @property
    def departing(self) -> tuple[str, ...]:
        """The lights that differ from what is suggested; where nothing is suggested none can."""
        pairs = ((name, getattr(self.lights, name), getattr(self.suggested, name)) for name in NAMES)
        return tuple(name for name, light, proposed in pairs if proposed not in (Light.UNKNOWN, light))

    @property
    def is_complete(self) -> bool:
        """Whether a reason is there where one is needed."""
        return not self.departing or bool(self.reason.strip())

    @property
    def operation(self) -> AssessStatus:
        """What takes the draft over; a reason without a departure is dropped."""
        reason = self.reason.strip() if self.departing else ""
        return AssessStatus(self.measure, self.lights, self.suggested, reason, self.comment.strip())


def begun(desk: Desk, measure: Measure) -> Draft:
    """What stands there today already, else what is suggested."""
    bridge = desk.bridge
    plan, today = bridge.plan, bridge.session.today()
    proposed = suggested(plan, measure, bridge.actuals, today)
    known = status_round.status_of(plan, measure.id, today)
    if known is None:
        return Draft(measure.id, proposed, proposed)
    lights = Lights(known.implementation, known.attainment, known.funding)
    return Draft(measure.id, lights, proposed, known.reason, known.comment)
