"""The rules kept for sources, those included that have delivered nothing yet: a file of definitions names them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planner.domain.figures import Delivery, SourceRule
from planner.domain.plan import Plan
from planner.domain.record import new_like

EVERY = "*"
"""Stands for every source, those to come included: the town's own minimums are set with it."""

FIELDS = ("min_count", "min_denominator", "rounding", "already_protected")


def rule_of_source(plan: Plan, source: str) -> SourceRule | None:
    """The rule kept for a source, else the one for every source, else None."""
    rules = {rule.source.strip().casefold(): rule for rule in plan.all(SourceRule)}
    return rules.get(source.strip().casefold()) or rules.get(EVERY)


def stamped(plan: Plan, delivery: Delivery, *, only: SourceRule | None = None) -> Delivery:
    """The delivery with the values of its rule; with `only` when it falls under this one, else as it is.

    A delivery whose source was not given goes by its title, which is the name of its file.
    """
    rule = rule_of_source(plan, delivery.source or delivery.title)
    if rule is None or (only is not None and rule.id != only.id):
        return delivery
    return new_like(delivery, **{name: getattr(rule, name) for name in FIELDS})


def kept_rules(plan: Plan, source: str, values: Mapping[str, Any]) -> list[SourceRule]:
    """The rules kept for a source (all of them for `EVERY`) with other values, so that deliveries to come agree."""
    wanted = source.strip().casefold()
    found = plan.all(SourceRule)
    return [new_like(one, **values) for one in found if wanted in (EVERY, one.source.strip().casefold())]
