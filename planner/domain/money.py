"""Money of a cycle: planned and actual by year, funder and measure; whole plans of 5,000 lines in one pass.

Costs and funding are lines of their own; every amount is a `Decimal` in euros. An actual that nobody entered is not
zero: it is counted as open.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from planner.domain.catalogues import Funder, FunderKind
from planner.domain.frame import Cycle
from planner.domain.measures import BudgetLine, Measure, MoneyKind
from planner.domain.plan import Plan

ZERO = Decimal("0.00")

# Looking a member up in its enum costs more than the comparison, and there are thousands of lines
_COST, _FUNDING = MoneyKind.COST, MoneyKind.FUNDING


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of lines: what was planned, what is known to be spent or received, and how many lines have no actual."""

    planned: Decimal = ZERO
    actual: Decimal = ZERO
    lines: int = 0
    open: int = 0

    @property
    def known(self) -> bool:
        """Whether any line has an actual."""
        return self.open < self.lines

    @property
    def share(self) -> Decimal | None:
        """Actual in percent of planned, or None when nothing was planned."""
        return percent(self.actual, self.planned)

    def __add__(self, other: Amount) -> Amount:
        """Both together."""
        return Amount(
            self.planned + other.planned, self.actual + other.actual, self.lines + other.lines, self.open + other.open
        )


NOTHING = Amount()


@dataclass(frozen=True, slots=True)
class MoneyTable:
    """Funding (or costs) by funder and year; funder None is money without a funder. Rows follow the catalogue."""

    years: tuple[int, ...]
    cells: Mapping[tuple[str | None, int], Amount]
    by_funder: Mapping[str | None, Amount]
    by_year: Mapping[int, Amount]
    total: Amount


@dataclass(frozen=True, slots=True)
class MeasureMoney:
    """The money of one measure: costs, funding, and the lines behind them.

    `years` are those with planned money, `funded_until` is the last one with planned funding above zero.
    """

    costs: Amount
    funding: Amount
    cost_lines: tuple[BudgetLine, ...] = ()
    funding_lines: tuple[BudgetLine, ...] = ()
    years: tuple[int, ...] = ()
    funded_until: int | None = None

    @property
    def gap(self) -> Decimal:
        """Planned costs without planned funding; negative when more comes in than is spent."""
        return self.costs.planned - self.funding.planned


NO_MONEY = MeasureMoney(NOTHING, NOTHING)


def percent(part: Decimal, whole: Decimal) -> Decimal | None:
    """`part` in percent of `whole`, or None when there is no whole."""
    return part * 100 / whole if whole else None


def amount(lines: Sequence[BudgetLine]) -> Amount:
    """The sum of lines, whatever their kind."""
    if not lines:
        return NOTHING
    known = [line.actual for line in lines if line.actual is not None]
    planned = sum([line.planned for line in lines], ZERO)
    return Amount(planned, sum(known, ZERO), len(lines), len(lines) - len(known))


def of_measure(plan: Plan, measure: str) -> MeasureMoney:
    """The money of the measure with this id."""
    return _known(plan).get(measure, NO_MONEY)


def paid_until(found: MeasureMoney) -> dict[str | None, int]:
    """The last year with planned funding by funder; None stands for money without a funder."""
    years: dict[str | None, int] = {}
    for line in found.funding_lines:
        if line.planned > 0:
            years[line.funder] = max(line.year, years.get(line.funder, line.year))
    return years


def by_measure(plan: Plan, cycle: Cycle) -> dict[str, MeasureMoney]:
    """The money of every measure of a cycle by the measure's id, in the order of the measures."""
    known = _known(plan)
    return {measure.id: known.get(measure.id, NO_MONEY) for measure in plan.of_cycle(Measure, cycle)}


def lines_of(plan: Plan, cycle: Cycle) -> tuple[BudgetLine, ...]:
    """All budget lines of the measures of a cycle."""
    found = (plan.pointing(BudgetLine, "measure", measure.id) for measure in plan.of_cycle(Measure, cycle))
    return tuple(line for lines in found for line in lines)


def total(plan: Plan, cycle: Cycle, sort: MoneyKind = MoneyKind.COST) -> Amount:
    """All costs (or all funding) of a cycle."""
    known = by_measure(plan, cycle).values()
    found = [one.costs if sort is MoneyKind.COST else one.funding for one in known]
    return Amount(
        sum([one.planned for one in found], ZERO),
        sum([one.actual for one in found], ZERO),
        sum([one.lines for one in found]),
        sum([one.open for one in found]),
    )


def table(plan: Plan, cycle: Cycle, sort: MoneyKind = MoneyKind.FUNDING) -> MoneyTable:
    """Funding (or costs) of a cycle by funder and year with totals; its rows, columns and total agree to the cent."""
    groups: dict[tuple[str | None, int], list[BudgetLine]] = {}
    for line in lines_of(plan, cycle):
        if line.sort is sort:
            groups.setdefault((line.funder, line.year), []).append(line)
    cells = {key: amount(lines) for key, lines in groups.items()}
    years = tuple(sorted({year for _, year in cells}))
    order = {funder.id: (funder.rank, funder.name) for funder in plan.all(Funder)}
    funders = sorted({funder for funder, _ in cells}, key=lambda one: (one is None, order.get(one or "", (9999, ""))))
    by_funder = {one: _sum(cells[one, year] for year in years if (one, year) in cells) for one in funders}
    by_year = {year: _sum(cells[one, year] for one in funders if (one, year) in cells) for year in years}
    return MoneyTable(years, cells, by_funder, by_year, _sum(by_year.values()))


def own_share(plan: Plan, cycle: Cycle) -> Decimal | None:
    """The town's own funds in percent of all planned funding, or None without planned funding."""
    own = {funder.id for funder in plan.all(Funder) if funder.sort is FunderKind.TOWN}
    funding = [line for line in lines_of(plan, cycle) if line.sort is MoneyKind.FUNDING]
    town = sum((line.planned for line in funding if line.funder in own), ZERO)
    return percent(town, sum((line.planned for line in funding), ZERO))


def _known(plan: Plan) -> Mapping[str, MeasureMoney]:
    return plan.derived("money", (BudgetLine,), _of_all)


def _of_all(plan: Plan) -> dict[str, MeasureMoney]:
    """The money of every measure that has any, by the measure's id."""
    lines: dict[str, list[BudgetLine]] = {}
    for line in plan.all(BudgetLine):
        lines.setdefault(line.measure, []).append(line)
    return {measure: _of_lines(some) for measure, some in lines.items()}


def _of_lines(lines: Sequence[BudgetLine]) -> MeasureMoney:
    costs = tuple([line for line in lines if line.sort is _COST])
    funding = tuple([line for line in lines if line.sort is _FUNDING])
    years = tuple(sorted({line.year for line in lines if line.planned}))
    funded = max([line.year for line in funding if line.planned > 0], default=None)
    return MeasureMoney(amount(costs), amount(funding), costs, funding, years, funded)


def _sum(amounts: Iterable[Amount]) -> Amount:
    return sum(amounts, NOTHING)
