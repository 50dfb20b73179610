"""What may leave the house, decided once for everything that hangs together, then selected by page, report and file."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planner.domain.disclosure_rule import DisclosureRule
from planner.domain.figures import Area, Delivery, Indicator, IndicatorVersion, SourceRule, Variable
from planner.domain.frame import Municipality
from planner.domain.indicators import Figure, definition_at, definitions
from planner.domain.plan import Changes, Plan
from planner.operations.counts import MARK, Counts, Figures, strictest
from planner.operations.links import Node
from planner.operations.series import DELIVERY, ReadFigures, figures_by_group, is_counted, needed_of
from planner.statistics.disclosure import Key, ProtectedTable, protect_made
from planner.statistics.frames import grouped_columns, kind_of, rule_for
from planner.statistics.tie import Tie


@dataclass(frozen=True, slots=True)
class Withheld:
    """One count that does not leave the house: its variables, group, place, the reason, and the rule that gave it."""

    variables: tuple[str, ...]
    group: str
    area: str
    period: str
    reason: str
    rule: DisclosureRule


class Gate:
    """The protected tables of one state of a plan. Made once, asked often, from any thread."""

    def __init__(self, plan: Plan, read: ReadFigures) -> None:
        self.plan = plan
        self.read = read
        self._turn = threading.RLock()
        self._counts = Counts(plan, read)
        self._tables: dict[Indicator, ProtectedTable] = {}

    def table(self, indicator: Indicator) -> ProtectedTable:
        """Everything known of an indicator (or of a variable looked at by itself), by area, period and subgroup."""
        with self._turn:
            found = self._tables.get(indicator)
            if found is None:
                if self._knows(indicator):
                    found = self._made(indicator)
                else:
                    found = Gate(self.plan.changed((indicator,)), self.read).table(indicator)
                self._tables[indicator] = found
            return found

    def withheld(self) -> tuple[Withheld, ...]:
        """Every count that is hidden and why, for the page of proof: inside the house only."""
        with self._turn:
            return tuple(one for table in self._counts.tables() for one in self._withheld(table))

    def _withheld(self, table: ProtectedTable) -> Iterator[Withheld]:
        for cell in table.hidden:
            node, _mark, group = cell.subgroup.partition(MARK)
            names = self._counts.links.variables[node]
            yield Withheld(names, group, cell.area, cell.period, cell.reason, table.rule)

    def _knows(self, indicator: Indicator) -> bool:
        """Whether the formula is one of the plan’s; one that is only being tried out adds links of its own."""
        plan, links = self.plan, self._counts.links
        sides = [side for one in definitions(plan, indicator) for side in (one.numerator, one.denominator)]
        counted = [side for side in sides if side and all(map(links.is_count, plan.some(Variable, side)))]
        return all(links.name_of(side) in links.variables for side in counted)

    # figures made from counts

    def _made(self, indicator: Indicator) -> ProtectedTable:
        plan = self.plan
        rows = self.read(needed_of(plan, indicator), None)
        groups = figures_by_group(plan, indicator, rows)
        versions = definitions(plan, indicator)
        sources = {period: self._sources(definition_at(versions, period)) for period in {row[2] for row in rows}}
        tables = [table for each in sources.values() for _node, table in each]
        rule = strictest(
            [
                rule_for(plan.some(Delivery, dict.fromkeys(map(DELIVERY, rows))), indicator),
                *(table.rule for table in tables),
            ]
        )
        tied = self._tied(versions)
        if tied is not None:
            again = bool(rule.rounding) and not rule.protected_by_supplier
            groups = {group: self._grounded(*tied, group, figures, again=again) for group, figures in groups.items()}
        kind = "rate" if tied else kind_of(indicator, counted=is_counted(plan, indicator))
        frame = grouped_columns(groups, self._counts.parents, kind)

        def counts(key: Key) -> Iterator[tuple[ProtectedTable, Key]]:
            area, period, group = key
            for node, table in sources.get(period, ()):
                yield table, (area, period, node + MARK + group)

        return protect_made(frame, rule, counts)

    def _tied(self, versions: Sequence[Indicator]) -> tuple[str, Tie] | None:
        """The supplied rate an indicator hands on, and what it is made of."""
        sides = {(one.numerator, one.denominator) for one in versions}
        rate = next(iter(sides))[0][0] if len(sides) == 1 and len(next(iter(sides))[0]) == 1 else ""
        tie = self._counts.links.ties.get(rate)
        return (rate, tie) if tie is not None and sides == {((rate,), ())} else None

    def _grounded(
        self, rate: str, tie: Tie, group: str, figures: Figures, *, again: bool
    ) -> dict[tuple[str, str], Figure]:
        """The figures of a supplied rate with its counts, so that they are judged, and rounded, like those of a formula.

        ``again``: the rate is made from its counts again: of rounded ones the supplied one would tell more than they do.
        """
        top, base = (self._counts.figures(node).get(group, {}) for node in (tie.top or rate, tie.base))
        found = {}
        for place, figure in figures.items():
            count, whole = (side[place].value if place in side else None for side in (top, base))
            made = tie.factor * count / whole if again and count is not None and whole else figure.value
            found[place] = figure._replace(value=made, numerator=count, denominator=whole)
        return found

    def _sources(self, version: Indicator) -> tuple[tuple[Node, ProtectedTable], ...]:
        """The counts a formula is made of: each side as it is summed, of a mixed one each variable that counts or is tied."""
        links = self._counts.links
        found: list[Node] = []
        for side in (version.numerator, version.denominator):
            counted = tuple(one.id for one in self.plan.some(Variable, side) if links.is_count(one))
            whole = len(counted) == len(set(side))
            found += [links.node_of(names) for names in ((counted,) if whole else ((one,) for one in counted)) if names]
            for name in side:
                tie = links.ties.get(name)
                found += [tie.top or name, tie.base] if tie else ()
        return tuple((node, self._counts.table(node)) for node in found)


def needs_new_gate(changes: Changes) -> bool:
    """Whether a step may change what leaves the house."""
    return changes.observations or changes.touches(
        Area, Delivery, Indicator, IndicatorVersion, Municipality, SourceRule, Variable
    )
