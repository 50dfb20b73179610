"""What each delivery changed, what of it still stands, who took it in, and when: from rows and journal.

Reading the journal takes a moment, so windows do it in the worker; a step never changes, so it is read once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, field
from datetime import datetime

from planner.domain.figures import Area, Border, Delivery, Variable
from planner.operations.changed import ADDED, Changed
from planner.operations.session import Session


@dataclass(frozen=True, slots=True)
class Brought:
    """What taking a delivery in changed: figures and borders, areas and variables it made.

    `replaced` tells how many of the changed figures came with which delivery (id) before.
    """

    new: int = 0
    changed: int = 0
    areas: int = 0
    variables: int = 0
    borders_new: int = 0
    borders_changed: int = 0
    replaced: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Delivered:
    """One delivery: how many figures and borders stand as it brought them; `at` is aware, None before any step.

    `step` is the number of the step that took it in.
    """

    figures: int = 0
    borders: int = 0
    at: datetime | None = None
    author: str = ""
    brought: Brought = field(default_factory=Brought)
    step: int = 0


def delivered(session: Session, known: MutableMapping[int, Brought] | None = None) -> dict[str, Delivered]:
    """Every delivery of the plan by its id; `known` keeps what was read of steps (by number) for the next time."""
    plan = session.plan
    known = {} if known is None else known
    figures = session.figures_by_delivery()
    borders = Counter(border.delivery for border in plan.all(Border))
    steps = {past.step.number: past.step for past in session.history()}
    found = {}
    for delivery in plan.all(Delivery):
        number = min(session.steps_touching(Delivery.kind, [delivery.id]), default=0)
        step = steps.get(number)
        if step is not None and number not in known:
            known[number] = _brought(session.changed_in([number]))
        found[delivery.id] = Delivered(
            figures.get(delivery.id, 0),
            borders[delivery.id],
            datetime.fromisoformat(step.at) if step is not None else None,
            step.author if step is not None else "",
            known.get(number, Brought()),
            number,
        )
    return found


def _brought(step: Changed) -> Brought:
    records = Counter((one.kind, one.sort == ADDED) for one in step.records)
    return Brought(
        new=step.figures_added,
        changed=step.figures_changed,
        areas=records[Area.kind, True],
        variables=records[Variable.kind, True],
        borders_new=records[Border.kind, True],
        borders_changed=records[Border.kind, False],
        replaced=step.replaced,
    )
