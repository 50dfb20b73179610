"""What may leave the house, decided once for everything that hangs together, then selected by page, report and file."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from planner.domain.disclosure_rule import DisclosureRule
from planner.domain.figures import Area, Delivery, Indicator, IndicatorVersion, SourceRule, State, Variable
from planner.domain.frame import Municipality
from planner.domain.indicators import Figure, definition_at, definitions
from planner.domain.plan import Changes, Plan
from planner.operations.found_sums import natural_code
from planner.operations.links import Links, Node, links_of
from planner.operations.series import DELIVERY, ReadFigures, figures_by_group, is_counted, needed_of
from planner.operations.ties import Tie, implied
from planner.statistics.disclosure import Key, ProtectedTable, protect, protect_made
from planner.statistics.frames import CellRow, grouped_columns, kind_of, linked_columns, rule_for
from planner.storage.bulk import Row

MARK = "\x1f"
"""Between a node and a group."""
Figures = Mapping[tuple[str, str], Figure]


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
        self._counts: dict[frozenset[Node], ProtectedTable] = {}
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
            return tuple(one for nodes in self._components() for one in self._withheld(self._table_of(nodes)))

    def _components(self) -> tuple[frozenset[Node], ...]:
        links = self._links
        return tuple(dict.fromkeys(links.together(node) for node in links.variables))

    def _withheld(self, table: ProtectedTable) -> Iterator[Withheld]:
        for cell in table.hidden:
            node, _mark, group = cell.subgroup.partition(MARK)
            names = self._links.variables[node]
            yield Withheld(names, group, cell.area, cell.period, cell.reason, table.rule)

    def _knows(self, indicator: Indicator) -> bool:
        """Whether the formula is one of the plan’s; one that is only being tried out adds links of its own."""
        plan, known = self.plan, self._links.variables
        sides = [side for one in definitions(plan, indicator) for side in (one.numerator, one.denominator)]
        counted = [side for side in sides if side and all(one.count for one in plan.some(Variable, side))]
        return all(Links.name_of(side) in known for side in counted)

    @cached_property
    def _links(self) -> Links:
        return links_of(self.plan, self.read)

    @cached_property
    def _place(self) -> dict[str, int]:
        """Areas by their keys and variables by their codes: the same figures are chosen in every file of these figures."""
        areas = sorted(self.plan.all(Area), key=lambda one: (one.level, one.key, one.name))
        variables = sorted(self.plan.all(Variable), key=natural_code)
        return {one.id: at for at, one in enumerate((*areas, *variables))}

    @cached_property
    def _parents(self) -> dict[str, str | None]:
        return {area.id: area.parent for area in self.plan.all(Area)}

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
            groups = {group: self._grounded(*tied, group, figures) for group, figures in groups.items()}
        kind = "rate" if tied else kind_of(indicator, counted=is_counted(plan, indicator))
        frame = grouped_columns(groups, self._parents, kind)

        def counts(key: Key) -> Iterator[tuple[ProtectedTable, Key]]:
            area, period, group = key
            for node, table in sources.get(period, ()):
                yield table, (area, period, node + MARK + group)

        return protect_made(frame, rule, counts)

    def _tied(self, versions: Sequence[Indicator]) -> tuple[str, Tie] | None:
        """The supplied rate an indicator hands on, and what it is made of."""
        sides = {(one.numerator, one.denominator) for one in versions}
        rate = next(iter(sides))[0][0] if len(sides) == 1 and len(next(iter(sides))[0]) == 1 else ""
        tie = self._links.ties.get(rate)
        return (rate, tie) if tie is not None and sides == {((rate,), ())} else None

    def _grounded(self, rate: str, tie: Tie, group: str, figures: Figures) -> dict[tuple[str, str], Figure]:
        """The figures of a supplied rate with its counts, so that they are judged, and rounded, like those of a formula."""
        top, base = (self._raw(node).get(group, {}) for node in (tie.top or rate, tie.base))
        return {
            place: figure._replace(
                numerator=top[place].value if place in top else None,
                denominator=base[place].value if place in base else None,
            )
            for place, figure in figures.items()
        }

    def _raw(self, node: Node) -> Mapping[str, Figures]:
        links = self._links
        names = {*links.variables[node], *(name for base in links.bases.get(node, ()) for name in links.variables[base])}
        rows: dict[str, list[Row]] = defaultdict(list)
        for row in self.read(sorted(names), None):
            rows[row[0]].append(row)
        return self._figures(node, rows)

    def _sources(self, version: Indicator) -> tuple[tuple[Node, ProtectedTable], ...]:
        """The counts a formula is made of: each side as it is summed, of a mixed one each variable that counts."""
        plan = self.plan
        found: list[Node] = []
        for side in (version.numerator, version.denominator):
            counted = tuple(one.id for one in plan.some(Variable, side) if one.count)
            whole = len(counted) == len(set(side))
            for names in (counted,) if whole else tuple((name,) for name in counted):
                if names:
                    found.append(self._links.node_of(names))
            for tie, name in ((self._links.ties[name], name) for name in side if name in self._links.ties):
                found += [tie.top or name, tie.base]
        return tuple((node, self._table_of(self._links.together(node))) for node in found)

    # counts

    def _table_of(self, nodes: frozenset[Node]) -> ProtectedTable:
        found = self._counts.get(nodes)
        if found is None:
            found = self._counts[nodes] = self._protected(nodes)
        return found

    def _protected(self, nodes: frozenset[Node]) -> ProtectedTable:
        plan, links = self.plan, self._links
        order = sorted(nodes, key=lambda node: (node in links.unprinted, *map(self._place.__getitem__, links.variables[node])))
        bases = list(dict.fromkeys(base for node in order for base in links.bases.get(node, ())))
        contents = list(dict.fromkeys(top for node in order for top in links.contents.get(node, ())))
        names = {name for node in (*order, *bases, *contents) for name in links.variables[node]}
        rows: dict[str, list[Row]] = defaultdict(list)
        for row in self.read(sorted(names), None):
            rows[row[0]].append(row)
        mine = [row for node in (*order, *bases) for name in links.variables[node] for row in rows[name]]
        rule = rule_for(plan.some(Delivery, dict.fromkeys(map(DELIVERY, mine))))
        for indicator in (one for node in order for one in links.indicators.get(node, ())):
            rule = strictest(
                [rule, DisclosureRule(indicator.min_count or 0, indicator.min_denominator or 0)], base=rule
            )
        groups = sorted({row[3] for name in names for row in rows[name]})
        known = {
            (node, group): figures
            for node in dict.fromkeys((*order, *bases, *contents))
            for group, figures in self._figures(node, rows).items()
        }
        cells = [cell for node in order for group in groups for cell in self._cells(node, group, known)]
        sums = [
            (total + MARK + group, tuple(part + MARK + group for part in parts))
            for total in order
            for parts in links.sums.get(total, ())
            for group in groups
        ]
        cells.sort(key=lambda cell: self._place.get(cell.area, 0))
        return protect(linked_columns(cells, self._parents), rule, sums)

    def _figures(self, node: Node, rows: Mapping[str, Sequence[Row]]) -> Mapping[str, Figures]:
        """Subgroup → the figures of a node."""
        names = self._links.variables[node]
        tie = self._links.ties.get(node)
        if tie is not None:
            bases = self._figures(tie.base, rows)
            rates = figures_by_group(self.plan, _summed(node, names), rows[node])
            return {group: _implied(figures, bases.get(group, {}), tie) for group, figures in rates.items()}
        return figures_by_group(self.plan, _summed(node, names), (row for name in names for row in rows[name]))

    def _cells(self, node: Node, group: str, known: Mapping[tuple[Node, str], Figures]) -> Iterator[CellRow]:
        links = self._links
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


def needs_new_gate(changes: Changes) -> bool:
    """Whether a step may change what leaves the house."""
    return changes.observations or changes.touches(
        Area, Delivery, Indicator, IndicatorVersion, Municipality, SourceRule, Variable
    )


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
