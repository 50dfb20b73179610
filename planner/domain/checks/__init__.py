"""The checks counted beside the steps of the circle; the circle names them by id, the words stand here."""

from __future__ import annotations

from planner.domain.checks import goals, mandate, review
from planner.domain.checks.check import Check, Jump, Tally

__all__ = ["BY_ID", "CHECKS", "Check", "Jump", "Tally"]

CHECKS: tuple[Check, ...] = (*mandate.CHECKS, *goals.CHECKS, *review.CHECKS)

BY_ID: dict[str, Check] = {check.id: check for check in CHECKS}
