"""What each delivery brought that still stands, who took it in, and when: from rows and journal, so read in the worker."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from planner.domain.figures import Border, Delivery
from planner.operations.session import Session


@dataclass(frozen=True, slots=True)
class Delivered:
    """One delivery: how many figures and borders stand as it brought them; `at` is aware, None before any step."""

    figures: int = 0
    borders: int = 0
    at: datetime | None = None
    author: str = ""


def delivered(session: Session) -> dict[str, Delivered]:
    """Every delivery of the plan by its id."""
    plan = session.plan
    figures = session.figures_by_delivery()
    borders = Counter(border.delivery for border in plan.all(Border))
    steps = {past.step.number: past.step for past in session.history()}
    found = {}
    for delivery in plan.all(Delivery):
        step = steps.get(min(session.steps_touching(Delivery.kind, [delivery.id]), default=0))
        found[delivery.id] = Delivered(
            figures.get(delivery.id, 0),
            borders[delivery.id],
            datetime.fromisoformat(step.at) if step is not None else None,
            step.author if step is not None else "",
        )
    return found
