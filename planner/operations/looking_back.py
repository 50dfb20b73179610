"""An earlier cycle as it was when it was closed: the open file, read only, with the plan and figures of then."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NoReturn

from planner.domain.errors import Refused
from planner.domain.frame import Cycle
from planner.domain.plan import Plan
from planner.domain.record import N_
from planner.domain.remarks import Actuals
from planner.operations.gate import Gate
from planner.operations.past import PastPlan
from planner.operations.session import Session
from planner.storage.bulk import Row
from planner.storage.undo import Stacks


class LookingBack(Session):
    """Reads like a session, of the same file; whatever would change something is refused with a sentence."""

    def __init__(self, session: Session, cycle: Cycle) -> None:
        """Fold the history up to the closing of `cycle`; later cycles are not there."""
        self.__dict__.update(session.__dict__)
        self._past: PastPlan | None = session.as_of_closing(cycle)
        plan = session.plan if self._past is None else self._past.plan
        later = [(one.kind, one.id) for one in plan.cycles if one.number > cycle.number]
        self._plan: Plan = plan.changed((), later)
        self._stacks = Stacks([], [])
        self._actuals: Actuals | None = None if self._past is None else self._past.actuals
        self._guarded: Actuals | None = None
        self._gate: Gate | None = None

    @property
    def read_only(self) -> bool:
        """Always."""
        return True

    def today(self) -> date:
        """The day the cycle was closed: remarks speak of that day."""
        return super().today() if self._past is None else self._past.at.astimezone().date()

    def figures(self, variables: Sequence[str], areas: Sequence[str] | None = None) -> list[Row]:
        """The observations of then."""
        return super().figures(variables, areas) if self._past is None else self._past.figures(variables, areas)

    def observation_count(self) -> int:
        """How many observations there were."""
        return super().observation_count() if self._past is None else len(self._past.rows)

    def close(self) -> None:
        """The file belongs to the session of the present."""

    def _writing(self, why: str = "edit") -> NoReturn:
        raise Refused(N_("This is an earlier cycle, open for reading. Go back to the present one to change something."))
