"""The counts of a plan, protected once with everything that hangs together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from planner.domain.disclosure_rule import DisclosureRule
from planner.domain.figures import Area, Delivery, Indicator, State, Variable
from planner.domain.indicators import Figure
from planner.domain.plan import Plan
from planner.operations.cuts import Cut, cuts_of
from planner.operations.found_sums import natural_code
from planner.operations.links import Links, Node, links_of
from planner.operations.series import DELIVERY, ReadFigures, figures_by_group
from planner.statistics.disclosure import ProtectedTable, protect
from planner.statistics.frames import CellRow, linked_columns, rule_for
from planner.statistics.tie import Tie, implied
from planner.storage.bulk import Row

MARK = "\x1f"
"""Between a node and a group."""
Figures = Mapping[tuple[str, str], Figure]


class Counts:
    """The protected tables of the counts: all that can be added or subtracted into each other is one of them."""

    def __init__(self, plan: Plan, read: ReadFigures) -> None:
        self.plan = plan
        self.read = read
        self._tables: dict[frozenset[Node], ProtectedTable] = {}

    @cached_property
    def links(self) -> Links:
        """What hangs together."""
        return links_of(self.plan, self.read)

    @cached_property
    def _place(self) -> dict[str, int]:
        """Areas by their keys and variables by their codes: the same figures are chosen in every file of these figures."""
        areas = sorted(self.plan.all(Area), key=lambda one: (one.level, one.key, one.name))
        variables = sorted(self.plan.all(Variable), key=natural_code)
        return {one.id: at for at, one in enumerate((*areas, *variables))}

    @cached_property
    def parents(self) -> dict[str, str | None]:
        """The area each one belongs to."""
        return {area.id: area.parent for area in self.plan.all(Area)}

    @cached_property
    def _cuts(self) -> tuple[Cut, ...]:
        """Areas that are made of others beside the tree of areas."""
        return cuts_of(
            self.plan, self.read, sorted({name for names in self.links.variables.values() for name in names})
        )

    def figures(self, node: Node) -> Mapping[str, Figures]:
        """Subgroup → the figures of a node as they are known inside."""
        links = self.links
        names = {
            *links.variables[node],
            *(name for base in links.bases.get(node, ()) for name in links.variables[base]),
        }
        return self._figures(node, self._rows(names))

    def tables(self) -> Iterator[ProtectedTable]:
        """Each of them once."""
        for nodes in dict.fromkeys(self.links.together(node) for node in self.links.variables):
            yield self._table_of(nodes)

    def table(self, node: Node) -> ProtectedTable:
        """The one a node is in; its cells are of the subgroup node, mark, group."""
        return self._table_of(self.links.together(node))

    def _table_of(self, nodes: frozenset[Node]) -> ProtectedTable:
        found = self._tables.get(nodes)
        if found is None:
            found = self._tables[nodes] = self._protected(nodes)
        return found

    def _protected(self, nodes: frozenset[Node]) -> ProtectedTable:
        links, place = self.links, self._place
        order = sorted(nodes, key=lambda one: (one in links.unprinted, *(place[name] for name in links.variables[one])))
        bases = list(dict.fromkeys(base for node in order for base in links.bases.get(node, ())))
        contents = list(dict.fromkeys(top for node in order for top in links.contents.get(node, ())))
        rows = self._rows({name for node in (*order, *bases, *contents) for name in links.variables[node]})
        groups = sorted({row[3] for each in rows.values() for row in each})
        known = {
            (node, group): figures
            for node in dict.fromkeys((*order, *bases, *contents))
            for group, figures in self._figures(node, rows).items()
        }
        cells = [cell for node in order for group in groups for cell in self._cells(node, group, known)]
        cells.sort(key=lambda cell: place.get(cell.area, 0))
        sums = [
            (total + MARK + group, tuple(part + MARK + group for part in parts))
            for total in order
            for parts in links.sums.get(total, ())
            for group in groups
        ]
        mine = [row for node in (*order, *bases) for name in links.variables[node] for row in rows[name]]
        return protect(linked_columns(cells, self.parents), self._rule(order, mine), sums, self._cuts)

    def _rule(self, nodes: Iterable[Node], rows: Iterable[Row]) -> DisclosureRule:
        """The strictest of all sources and of all indicators made of these counts."""
        rule = rule_for(self.plan.some(Delivery, dict.fromkeys(map(DELIVERY, rows))))
        for indicator in (one for node in nodes for one in self.links.indicators.get(node, ())):
            own = DisclosureRule(indicator.min_count or 0, indicator.min_denominator or 0)
            rule = strictest([rule, own], base=rule)
        return rule

    def _rows(self, names: Iterable[str]) -> Mapping[str, list[Row]]:
        rows: dict[str, list[Row]] = defaultdict(list)
        for row in self.read(sorted(names), None):
            rows[row[0]].append(row)
        return rows

    def _figures(self, node: Node, rows: Mapping[str, Sequence[Row]]) -> Mapping[str, Figures]:
        """Subgroup → the figures of a node."""
        names = self.links.variables[node]
        tie = self.links.ties.get(node)
        if tie is not None:
            bases = self._figures(tie.base, rows)
            rates = figures_by_group(self.plan, _summed(node, names), rows[node])
            return {group: _implied(figures, bases.get(group, {}), tie) for group, figures in rates.items()}
        return figures_by_group(self.plan, _summed(node, names), (row for name in names for row in rows[name]))

    def _cells(self, node: Node, group: str, known: Mapping[tuple[Node, str], Figures]) -> Iterator[CellRow]:
        links = self.links
        bases = [known.get((base, group), {}) for base in links.bases.get(node, ())]
        contents = [known.get((top, group), {}) for top in links.contents.get(node, ())]
        part_of = node + MARK if group else ""
        made, seen = len(links.variables[node]) > 1, node not in links.unprinted
        for place, figure in known.get((node, group), {}).items():
            if made and seen and figure.state is not State.VALUE:
                continue  # nobody sees a sum that cannot be made
            area, period = place
            yield CellRow(
                area, period, figure.state if seen else State.MISSING, figure.value if seen else None,
                denominator=_tightest(figure.value, (each.get(place) for each in bases)),
                subgroup=node + MARK + group, part_of=part_of,
                floor=max((one.value or 0.0 for each in contents if (one := each.get(place))), default=None),
            )  # fmt: skip


def strictest(rules: Iterable[DisclosureRule], *, base: DisclosureRule | None = None) -> DisclosureRule:
    """The rule that asks for as much as each of these; passing as supplied only where all do, or where `base` does."""
    found = list(rules)
    passing = base.protected_by_supplier if base is not None else all(rule.protected_by_supplier for rule in found)
    return DisclosureRule(
        max(rule.min_count for rule in found),
        max(rule.min_denominator for rule in found),
        max((rule.rounding for rule in found if rule.rounding), default=None),
        passing,
    )


def _summed(node: Node, names: tuple[str, ...]) -> Indicator:
    return Indicator(id=node, code=node, name=node, numerator=names, multiplier=1.0)


def _implied(rates: Figures, bases: Figures, tie: Tie) -> Figures:
    """The counts a supplied rate speaks of."""
    found = {}
    for place, figure in rates.items():
        base = bases.get(place)
        if figure.value is None:
            found[place] = figure
        elif base is not None and base.value is not None:
            found[place] = Figure(implied(figure.value, base.value, tie.factor), State.VALUE, figure.period)
    return found


def _tightest(count: float | None, bases: Iterable[Figure | None]) -> float | None:
    """The smallest base that can contain a count, else the largest there is."""
    known = [one.value for one in bases if one is not None and one.state is State.VALUE and one.value]
    fitting = [base for base in known if count is not None and base >= count]
    return min(fitting, default=max(known, default=None))
