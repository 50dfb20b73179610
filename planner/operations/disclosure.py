"""How the figures of a source are protected: one rule for all its deliveries, set in one step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from planner.domain.disclosure_rule import DisclosureRule
from planner.domain.errors import BadInput, Refused
from planner.domain.figures import Delivery
from planner.domain.plan import Plan
from planner.domain.record import N_, Record, new_like
from planner.domain.values import checked
from planner.operations.operation import Operation, StepLabel
from planner.operations.source_rules import EVERY, kept_rules, rule_of_source, stamped
from planner.storage.work import Work


@dataclass(frozen=True, slots=True)
class SetDisclosure(Operation):
    """One rule for every delivery of a source; `EVERY` sets it for all deliveries and as the town's own.

    The source is compared without regard to case and outer blanks, because offices write themselves in many ways.
    """

    source: str
    rule: DisclosureRule

    def label(self) -> StepLabel:
        """Say what is set; the source is a text a person typed, so the name of the step leaves it out."""
        if self.source.strip() == EVERY:
            return StepLabel(N_("Set the protection of all sources"))
        return StepLabel(N_("Set the protection of a source"))

    def apply(self, work: Work) -> None:
        """Write the rule; raises BadInput when no delivery names the source, Refused when all stand so already."""
        deliveries = deliveries_from(work.plan, self.source)
        everywhere = self.source.strip() == EVERY
        if not deliveries and not everywhere:
            raise BadInput(N_("No delivery comes from the source “{source}”."), source=self.source)
        values = fields_of_rule(self.rule)
        records: list[Record] = [new_like(delivery, **values) for delivery in deliveries]
        if everywhere:
            town = {name: values[name] for name in ("min_count", "min_denominator")}
            records.append(new_like(work.plan.municipality, **town))
        records += kept_rules(work.plan, self.source, values)
        changed = [record for record in records if record != work.plan.get(type(record), record.id)]
        if not changed:
            raise Refused(N_("The figures are protected in this way already."))
        for record in changed:
            checked(record)
            work.put(record)


def deliveries_from(plan: Plan, source: str) -> tuple[Delivery, ...]:
    """The deliveries of a source, all of them for `EVERY`."""
    wanted = source.strip().casefold()
    found = plan.all(Delivery)
    return found if wanted == EVERY else tuple(one for one in found if one.source.strip().casefold() == wanted)


def rule_of(delivery: Delivery) -> DisclosureRule:
    """The rule a delivery's fields stand for."""
    return DisclosureRule(delivery.min_count, delivery.min_denominator, delivery.rounding, delivery.already_protected)


def fields_of_rule(rule: DisclosureRule) -> Mapping[str, Any]:
    """The fields of a delivery that say this rule; a minimum of 0 and of 1 both switch it off, a record keeps 1."""
    return {
        "min_count": max(1, rule.min_count),
        "min_denominator": max(1, rule.min_denominator),
        "rounding": rule.rounding,
        "already_protected": rule.protected_by_supplier,
    }


def ruled(plan: Plan, delivery: Delivery) -> Delivery:
    """A delivery to come with the rule of its source.

    A rule kept for the source holds whatever was said. Otherwise that of its newest delivery does, unless somebody
    said another one than the town's own: what was protected last year is protected this year.
    """
    if rule_of_source(plan, delivery.source or delivery.title) is not None:
        return stamped(plan, delivery)
    town, following = plan.municipality, rule_for_next(plan, delivery.source)
    offered = (town.min_count, town.min_denominator), (following.min_count, following.min_denominator)
    said = rule_of(delivery)
    if said not in [DisclosureRule(*minimums) for minimums in offered]:
        return delivery
    return new_like(delivery, **fields_of_rule(following))


def rule_for_next(plan: Plan, source: str) -> DisclosureRule:
    """The rule a new delivery of a source begins with: the one kept for it, that of its newest delivery, the town's own."""
    kept = rule_of_source(plan, source)
    if kept is not None:
        return DisclosureRule(kept.min_count, kept.min_denominator, kept.rounding, kept.already_protected)
    known = [one for one in deliveries_from(plan, source) if source.strip() not in ("", EVERY)]
    if known:
        return rule_of(max(known, key=lambda one: (one.day is not None, one.day, one.id)))
    town = plan.municipality
    return DisclosureRule(town.min_count, town.min_denominator)
