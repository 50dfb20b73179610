"""What a file of definitions does to a plan: indicators, social indexes and rules of sources by their codes, one step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, TypeVar

from planner.domain.errors import BadInput
from planner.domain.figures import Delivery, Indicator, SourceRule, Variable
from planner.domain.plan import Plan
from planner.domain.record import N_, new_like
from planner.domain.social_index import Combine, IndexClass, IndexPart, SocialIndex
from planner.exchange.definitions import DefinedIndex, DefinedIndicator, DefinedRule, Definitions
from planner.operations.indicators import begun_version, put_revised
from planner.operations.operation import Operation, StepLabel
from planner.operations.source_rules import EVERY, stamped
from planner.storage.work import Work

R = TypeVar("R", Indicator, SocialIndex, Variable)
NAMED = 8


@dataclass(frozen=True, slots=True)
class Define(Operation):
    """Everything a file defines; what is there under the same code or source takes the values of the file."""

    definitions: Definitions

    def label(self) -> StepLabel:
        """Say how much is defined."""
        found = self.definitions
        count = len(found.indicators) + len(found.indexes) + len(found.rules)
        return StepLabel(N_("Definitions from a file: {n}"), {"n": count})

    def apply(self, work: Work) -> None:
        """Write them; raises BadInput naming table and key for a code the plan does not know."""
        for indicator in self.definitions.indicators:
            _put_indicator(work, indicator)
        for index in self.definitions.indexes:
            _put_index(work, index)
        for rule in self.definitions.rules:
            _put_rule(work, rule)


def _put_indicator(work: Work, entry: DefinedIndicator) -> None:
    plan = work.plan
    known = by_code(plan.all(Variable))
    table = f"[[indicator]] “{entry.code}”"
    values = {
        **entry.values,
        "numerator": ids_of(table, "numerator", entry.numerator, known),
        "denominator": ids_of(table, "denominator", entry.denominator, known),
    }
    old = by_code(plan.all(Indicator)).get(entry.code)
    if old is None:
        values.setdefault("decimals", _decimals(entry, known))
        work.put(Indicator(id=work.new_id(), code=entry.code, **values))
        return
    fresh = new_like(old, **values)
    # the same day named again mends the version that holds from it; it is no other one
    mended = "valid_from" in entry.values and entry.values["valid_from"] == old.valid_from
    put_revised(work, old, fresh if mended else begun_version(work, old, fresh))


def _decimals(entry: DefinedIndicator, known: Mapping[str, Variable]) -> int:
    plain = not entry.denominator and entry.values["multiplier"] == 1
    return 0 if plain and all(known[code].count for code in entry.numerator) else 1


def _put_index(work: Work, entry: DefinedIndex) -> None:
    plan = work.plan
    known = by_code(plan.all(Indicator))
    indicators = ids_of(f"[[index]] “{entry.code}”", "indicators", entry.indicators, known)
    old = by_code(plan.all(SocialIndex)).get(entry.code)
    if old is None:
        old = SocialIndex(id=work.new_id(), code=entry.code, name=entry.values["name"])
    fresh = new_like(old, **entry.values)
    parts = {part.indicator: part for part in plan.pointing(IndexPart, "index", old.id)}
    weights = dict(zip(indicators, entry.weights, strict=True))
    others = {name: part.weight for name, part in parts.items()} != weights
    if set(parts) != set(indicators) or fresh.combine is not old.combine or (others and _sums(fresh)):
        # another ruler: what was frozen measured something else
        fresh = new_like(fresh, reference="", reference_spread=None)
        parts = {name: new_like(part, mean=None, deviation=None) for name, part in parts.items()}
    work.put(fresh)
    for gone in set(parts) - set(indicators):
        work.remove(parts[gone])
    for rank, (indicator, weight) in enumerate(zip(indicators, entry.weights, strict=True), start=1):
        part = parts.get(indicator) or IndexPart(id=work.new_id(), index=old.id, indicator=indicator)
        work.put(new_like(part, weight=weight, rank=rank))
    _put_classes(work, plan, old.id, entry)


def _sums(index: SocialIndex) -> bool:
    """Whether the ruler of an index holds the deviation of its sums, which rests on the weights."""
    return index.combine is Combine.STANDARDISED_SUM


def _put_classes(work: Work, plan: Plan, index: str, entry: DefinedIndex) -> None:
    there = sorted(plan.pointing(IndexClass, "index", index), key=lambda one: one.rank)
    bounds = (*entry.thresholds, None)
    for place, name in enumerate(entry.classes):
        old = there[place] if place < len(there) else IndexClass(id=work.new_id(), index=index, name=name)
        work.put(new_like(old, name=name, below=bounds[place], rank=place + 1))
    for gone in there[len(entry.classes) :]:
        work.remove(gone)


def _put_rule(work: Work, entry: DefinedRule) -> None:
    rules = {one.source.casefold(): one for one in work.plan.all(SourceRule)}
    old = rules.get(entry.source.casefold())
    fresh: Any = SourceRule(id=old.id if old else work.new_id(), source=entry.source, **entry.values)
    if fresh == old:
        return
    work.put(fresh)
    plan = work.plan
    if entry.source == EVERY:
        town = {name: entry.values[name] for name in ("min_count", "min_denominator")}
        work.put(new_like(plan.municipality, **town))
    for delivery in plan.all(Delivery):
        work.put(stamped(plan, delivery, only=fresh))


def by_code(records: Iterable[R]) -> dict[str, R]:
    """Records by their code; of two with the same one the first."""
    found: dict[str, R] = {}
    for record in records:
        found.setdefault(record.code, record)
    return found


def ids_of(table: str, key: str, codes: Iterable[str], known: Mapping[str, R]) -> tuple[str, ...]:
    """The ids of records by code; raises BadInput that names the closest codes there are."""
    found = []
    for code in codes:
        if not known:
            raise BadInput(
                N_(
                    "{table}, {key}: “{code}” is not in the plan, which has none yet: figures come first, then indicators, then indexes."
                ),
                table=table,
                key=key,
                code=code,
            )
        if code not in known:
            near = get_close_matches(code, known, NAMED, cutoff=0.0) if len(known) < 5000 else sorted(known)[:NAMED]
            allowed = ", ".join(near) + ("…" if len(known) > len(near) else "") if near else "–"
            raise BadInput(
                N_("{table}, {key}: “{code}” is not in the plan. Allowed are its codes: {allowed}."),
                table=table,
                key=key,
                code=code,
                allowed=allowed,
            )
        found.append(known[code].id)
    return tuple(found)
