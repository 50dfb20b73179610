"""What the window knows of deliveries beyond their fields: it stands in rows and journal, so the worker reads it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from planner.domain.figures import Delivery
from planner.domain.plan import Changes
from planner.operations.delivered import Brought, Delivered, delivered
from planner.ui.desk import Desk
from planner.ui.figures.easel import Easel

TOUCHING = frozenset({"delivery", "border"})


class DeliveryFacts(QObject):
    """What the worker knows of each delivery; `known` follows when it knows anew."""

    known = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk, self._easel = desk, Easel.of(desk)
        self._facts: dict[str, Delivered] | None = None
        self._asked = False
        self._brought: dict[int, Brought] = {}
        desk.bridge.changed.connect(self._note)
        desk.bridge.closed.connect(self._forget)

    @classmethod
    def of(cls, desk: Desk) -> DeliveryFacts:
        """The one set of facts of a desk, made when first asked for."""
        found = desk.findChild(DeliveryFacts)
        return found if isinstance(found, DeliveryFacts) else cls(desk)

    def about(self, delivery: Delivery) -> Delivered | None:
        """What is known of a delivery; None while the worker looks."""
        if not self._asked:
            self._asked = True
            session, brought = self._desk.bridge.session, self._brought
            self._easel.draw("deliveries", lambda: delivered(session, brought), self._take, self)
        return self._facts.get(delivery.id) if self._facts is not None else None

    def total(self) -> int | None:
        """How many figures stand from all deliveries; None while the worker looks."""
        return sum(one.figures for one in self._facts.values()) if self._facts is not None else None

    def _take(self, facts: dict[str, Delivered]) -> None:
        self._facts = facts
        self.known.emit()

    def _note(self, changes: Changes) -> None:
        if changes.observations or changes.kinds & TOUCHING:
            self._asked = False

    def _forget(self) -> None:
        self._facts, self._asked, self._brought = None, False, {}
