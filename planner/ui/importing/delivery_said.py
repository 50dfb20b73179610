"""What a person says of the delivery that comes: its source and the minimums of its figures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planner.domain.plan import Plan
from planner.operations.disclosure import rule_for_next

MINIMUMS = ("min_count", "min_denominator")


class DeliverySaid:
    """Fields of the delivery; a known source brings the minimums of its newest delivery along, until others are typed."""

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}
        self.wrong: set[str] = set()
        self._typed: set[str] = set()

    def begin(self, plan: Plan) -> None:
        """Forget what was said of another file."""
        self.values, self.wrong, self._typed = {"source": ""}, set(), set()
        self._offer(plan)

    def take(self, name: str, value: Any, plan: Plan) -> None:
        """Take a field; None while what is typed cannot be taken."""
        if value is None:
            self.wrong.add(name)
            return
        self.wrong.discard(name)
        self.values[name] = value
        self._typed.add(name)
        if name == "source":
            self._offer(plan)

    def remember(self, values: Mapping[str, Any], plan: Plan) -> None:
        """What was said of the file of this kind before; how its source is protected now goes before it."""
        self.values |= values
        self._offer(plan)

    def _offer(self, plan: Plan) -> None:
        rule = rule_for_next(plan, self.values["source"])
        self.values |= {name: getattr(rule, name) for name in MINIMUMS if name not in self._typed}
