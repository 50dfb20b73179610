"""What hangs together among counts: formulas that share variables, bases that contain counts, rates that speak of
counts, totals found in numbers.

Figures of one page are printed beside those of another. So nothing is protected by itself: all counts that can be added
or subtracted into each other are one table, whatever indicator or page asks for them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from planner.domain.averages import is_average
from planner.domain.figures import Delivery, Indicator, Variable
from planner.domain.indicators import definitions
from planner.domain.plan import Plan
from planner.operations.found_sums import found_sums, natural_code
from planner.operations.sampled import Sample
from planner.operations.series import ReadFigures
from planner.statistics.frames import rule_for
from planner.statistics.tie import Tie, implied

JOIN: Final = "+"
UNPRINTED: Final = "="
"""Before the name of a sum nobody prints."""

Node = str
"""The id of a variable, or the ids of several joined: their sum, as formulas use it."""


@dataclass
class Links:
    """Nodes with their variables, the sums among them, and which base contains which count."""

    variables: dict[Node, tuple[str, ...]] = field(default_factory=dict)
    sums: dict[Node, list[tuple[Node, ...]]] = field(default_factory=lambda: defaultdict(list))
    bases: dict[Node, dict[Node, None]] = field(default_factory=lambda: defaultdict(dict))
    contents: dict[Node, dict[Node, None]] = field(default_factory=lambda: defaultdict(dict))
    indicators: dict[Node, list[Indicator]] = field(default_factory=lambda: defaultdict(list))
    unprinted: set[Node] = field(default_factory=set)
    """Sums that no page shows and everybody can make."""
    ties: dict[str, Tie] = field(default_factory=dict)
    """Supplied rate → what it is made of; one without a count of its own is a node itself."""
    _together: dict[Node, frozenset[Node]] = field(default_factory=dict)

    def together(self, node: Node) -> frozenset[Node]:
        """All nodes that can be added or subtracted into each other, this one included."""
        return self._together.get(node, frozenset((node,)))

    @staticmethod
    def name_of(variables: Iterable[str]) -> Node:
        """What the node of a sum of variables is called."""
        return JOIN.join(sorted(set(variables)))

    def node_of(self, variables: Iterable[str]) -> Node:
        """The node of a sum of variables, entered where it is new."""
        names = tuple(sorted(set(variables)))
        node = self.name_of(names)
        if node not in self.variables:
            self.variables[node] = names
            if len(names) > 1:
                for name in names:
                    self.node_of((name,))
                self.sums[node].append(names)
        return node

    def is_count(self, variable: Variable) -> bool:
        """Whether a variable counts persons or cases, and is no rate that only looks like one."""
        return variable.count and variable.id not in self.ties

    def equate(self, one: tuple[str, ...], other: tuple[str, ...]) -> None:
        """Enter that two sums of variables are the same."""
        node = UNPRINTED + self.name_of(one)
        self.variables[node] = tuple(sorted(one))
        self.unprinted.add(node)
        self.sums[node] += [one, other]

    def tie(self, rate: str, tie: Tie) -> None:
        """Enter what a supplied rate is made of."""
        self.ties[rate] = tie
        if tie.top is None:
            self.variables[rate] = (rate,)
            self.bases[rate][tie.base] = None
            self.contents[tie.base][rate] = None

    def join(self) -> None:
        """Gather what hangs together; call once all nodes and sums are entered."""
        groups: dict[Node, set[Node]] = {node: {node} for node in self.variables}
        for total, families in self.sums.items():
            for node in (part for family in families for part in family):
                one, other = groups[total], groups[node]
                if one is not other:
                    one |= other
                    for member in other:
                        groups[member] = one
        frozen = {id(group): frozenset(group) for group in groups.values()}
        self._together = {node: frozen[id(group)] for node, group in groups.items()}


def links_of(plan: Plan, read: ReadFigures) -> Links:
    """The links of a plan: formulas of all versions, rates and their counts, totals found in figures of a few areas."""
    links = Links()
    variables = sorted(plan.all(Variable), key=natural_code)
    sample = Sample(plan, read, [one.id for one in variables])
    _tie_rates(plan, links, sample, variables)
    counted = {one.id for one in variables if links.is_count(one)}
    for variable in variables:
        if variable.id in counted:
            links.node_of((variable.id,))
    for indicator in plan.all(Indicator):
        for version in definitions(plan, indicator):
            sides = [side if side and all(name in counted for name in side) else () for side in _sides(version)]
            top, base = (links.node_of(side) if side else "" for side in sides)
            if top:
                links.indicators[top].append(indicator)
            if top and base and top != base:
                links.bases[top][base] = None
                links.contents[base][top] = None
    found = found_sums([one for one in variables if one.id in links.variables], sample)
    for total, parts in found.totals:
        links.sums[total].append(parts)
    for side, other in found.equal:
        links.equate(side, other)
    links.join()
    return links


def _tie_rates(plan: Plan, links: Links, sample: Sample, variables: Sequence[Variable]) -> None:
    """Tie the supplied rates, and let those without a count stand in the sample with the counts they speak of.

    A rate in whole numbers looks like a count: what its name calls a rate is one, where the numbers say of what.
    """
    known = [one for one in variables if sample.columns.get(one.id)]
    named = {one.id for one in known if is_average(one.name, one.unit)}
    rates = {one.id: sample.columns[one.id] for one in known if not one.count or one.id in named}
    if not rates:
        return
    from planner.statistics.ties import ties_of

    ties = ties_of(rates, {one.id: sample.columns[one.id] for one in known if one.id not in rates})
    for rate, tie in ties.items():
        sources = plan.some(Delivery, sample.deliveries[rate])
        if tie.top is None and rule_for(sources).protected_by_supplier:
            continue  # its supplier has seen to the counts it speaks of
        links.tie(rate, tie)
        if tie.top is None:
            bases = sample.columns[tie.base]
            sample.columns[rate] = {
                place: implied(value, bases[place], tie.factor)
                for place, value in rates[rate].items()
                if place in bases
            }


def _sides(version: Indicator) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return version.numerator, version.denominator
