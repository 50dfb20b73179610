"""Counts by area, group and period with all that adds up among them: what an attacker sums and subtracts in.

A sum whose parts leave something over in the data (“all” and “foreign”, but no “German”) has a part nobody printed and
everybody can work out. It becomes a node of its own, the *rest*, so that a small rest is protected like any count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from planner.statistics.sums import Sum, Sums

AREAS, GROUPS, PERIODS = range(3)
MOST_ODD = 0.02
"""Parts that exceed their total by more than this share (and by more than two) overlap; less is noise of a supplier."""

MOST_LINES = 0.6
"""A sum or mean over time holds when it does in this share of the lines: numbers are revised."""
MEAN_ROUNDED = 0.51
FEWEST_TWINS = 3
"""A day stands for its year when its counts are those of the year in so many lines at least, and in most of them."""
NOTICED = 3
"""Parts leave something over where this is left in most lines."""

Families = Callable[[int, int, Sequence[int]], Sequence[tuple[int, ...]]]
"""For a direction, a total and parts that overlap: the families among the parts that make up the total exactly."""


class Cube:
    """Counts in three directions; a cell is one number made of its three nodes.

    ``twins``: periods that may have the same counts; ``value``: known counts; ``unknown``: cells whose count nobody
    outside knows (a value inferred from sums may stand in ``value`` besides); ``ceiling`` and ``floor``: base of a
    count, and the largest count that a base contains; ``loose``: cells where a true zero may be hidden; ``rests``: what parts leave over, never printed; ``doubtful``:
    rests of parts that mostly leave little over, so that anybody would take them for complete; ``odd``: rests of
    parts that mostly make up their total exactly.
    """

    def __init__(
        self, areas: int, groups: int, periods: int, sums: Sequence[Sequence[Sum]], twins: Sequence[Sum] = ()
    ) -> None:
        self.sizes = [areas, groups, periods]
        most = [size + sum(1 + len(parts) for _t, parts in each) for size, each in zip(self.sizes, sums, strict=True)]
        self.strides = (1, most[AREAS], most[AREAS] * most[GROUPS])
        self._spans = (most[AREAS], most[GROUPS], most[PERIODS])
        self.raw = [list(each) for each in sums]
        self.twins = list(twins)
        self.directions: tuple[Sums, ...] = ()
        self.value: dict[int, float] = {}
        self.unknown: set[int] = set()
        self.ceiling: dict[int, float] = {}
        self.floor: dict[int, float] = {}
        self.loose: set[int] = set()
        self.rests: set[int] = set()
        self.doubtful: set[int] = set()
        self.odd: set[int] = set()
        self.signed: set[int] = set()
        self._totals: dict[int, bool] = {}

    def cell(self, area: int, group: int, period: int) -> int:
        """The number of a cell."""
        return area + group * self.strides[1] + period * self.strides[2]

    def node(self, direction: int, cell: int) -> int:
        """The node of a cell in one direction."""
        return cell // self.strides[direction] % self._spans[direction]

    def beside(self, direction: int, cell: int, node: int) -> int:
        """The cell that differs in one direction only."""
        return cell + (node - self.node(direction, cell)) * self.strides[direction]

    def is_total(self, cell: int) -> bool:
        """Whether the cell is a total in any direction."""
        known = self._totals.get(cell)
        if known is None:
            known = any(self.node(at, cell) in sums.totals for at, sums in enumerate(self.directions))
            self._totals[cell] = known
        return known

    def is_signed(self, cell: int) -> bool:
        """Whether counts of its group can be negative (a balance), so that nothing is known of its least value."""
        return bool(self.signed) and self.node(GROUPS, cell) in self.signed

    def unseen(self) -> set[int]:
        """The cells nobody sees whatever is hidden."""
        return self.unknown | self.rests

    def complete(self, families: Families) -> None:
        """Find out what each sum is like in the data, add the rests, and infer what the sums alone give away."""
        order = (GROUPS, AREAS, PERIODS)
        found: list[Sums] = [Sums(()), Sums(()), Sums(())]
        for direction in order:
            sums: list[Sum] = []
            for total, parts in self.raw[direction]:
                sums += self._settle(direction, total, parts, families)
            if direction == PERIODS:
                sums += [one for one in self.twins if self._are_twins(*one)]
            found[direction] = Sums(sums)
        self.directions = tuple(found)
        for _ in range(2):
            if not sum(self._infer(direction) for direction in order):
                break

    def _settle(self, direction: int, total: int, parts: tuple[int, ...], families: Families) -> Iterator[Sum]:
        """The sum as it is, with a rest, or where its parts overlap what of it holds."""
        rests = list(self._rests(direction, total, parts))
        known = [(rest, whole) for _line, rest, whole in rests if rest is not None]
        if direction == PERIODS:
            if _holds_over_time(known, len(parts)):
                yield total, parts
            elif all(rest >= 0 for rest, _whole in known):
                yield self._with_rest(direction, total, parts, rests)
        elif _holds(known):
            yield self._with_rest(direction, total, parts, rests, holds=True)
        elif any(rest < -max(2.0, MOST_ODD * abs(whole)) for rest, whole in known):
            exact = list(families(direction, total, parts))
            taken = {part for family in exact for part in family}
            for family in (*exact, *((part,) for part in parts if part not in taken)):
                again = list(self._rests(direction, total, family))
                if all(rest is None or rest >= 0 for _line, rest, _whole in again):
                    yield self._with_rest(direction, total, family, again)
        elif all(rest >= 0 for rest, _whole in known):
            yield self._with_rest(direction, total, parts, rests)
        else:
            yield total, parts

    def _are_twins(self, total: int, parts: tuple[int, ...]) -> bool:
        known = [rest for _line, rest, whole in self._rests(PERIODS, total, parts) if rest is not None and whole]
        same = known.count(0.0)
        return same >= FEWEST_TWINS and same >= MOST_LINES * len(known)

    def _rests(self, direction: int, total: int, parts: Sequence[int]) -> Iterator[tuple[int, float | None, float]]:
        """(cell of the total, what the parts leave over or None where that is not known, the total) by line."""
        stride, value = self.strides[direction], self.value
        steps = [(part - total) * stride for part in parts]
        for cell in self._line_cells(direction, total):
            whole = value.get(cell)
            if whole is None:
                continue
            left: float | None = whole
            for step in steps:
                part = value.get(cell + step)
                if part is None:
                    left = None
                    break
                left = whole - part if left is None else left - part
            yield cell, left, whole

    def _line_cells(self, direction: int, node: int) -> Iterator[int]:
        one, two = (at for at in range(3) if at != direction)
        start = node * self.strides[direction]
        for i in range(self.sizes[one]):
            for j in range(self.sizes[two]):
                yield start + i * self.strides[one] + j * self.strides[two]

    def _with_rest(
        self,
        direction: int,
        total: int,
        parts: tuple[int, ...],
        rests: list[tuple[int, float | None, float]],
        *,
        holds: bool = False,
    ) -> Sum:
        if not any(rest is not None and rest > 0 for _line, rest, _whole in rests):
            return total, parts
        node = self.sizes[direction]
        self.sizes[direction] += 1
        shift = (node - total) * self.strides[direction]
        known = [rest for _line, rest, _whole in rests if rest is not None]
        doubtful = sum(rest >= NOTICED for rest in known) < len(known) / 2
        for line, rest, _whole in rests:
            cell = line + shift
            if rest is not None and rest < 0:
                continue
            self.rests.add(cell)
            if holds:
                self.odd.add(cell)
            self.loose.add(cell)
            if doubtful:
                self.doubtful.add(cell)
            if rest is not None:
                self.value[cell] = rest
        return total, (*parts, node)

    def _infer(self, direction: int) -> int:
        """Enter counts that follow from a total and all other parts; gives how many."""
        stride, value, found = self.strides[direction], self.value, 0
        if not self.unknown:
            return 0
        for total, parts in self.directions[direction].sums:
            for line in self._line_cells(direction, total):
                cells = [line, *(line + (part - total) * stride for part in parts)]
                open_ = [cell for cell in cells if cell not in value]
                if len(open_) == 1 and open_[0] in self.unknown:
                    others = sum(value[cell] for cell in cells[1:] if cell != open_[0])
                    count = others if open_[0] == line else value[line] - others
                    if count >= 0:
                        value[open_[0]] = count
                        found += 1
        return found


def _holds(known: Sequence[tuple[float, float]]) -> bool:
    """Whether parts make up their total exactly in most lines where there is anything."""
    exact = [rest == 0 for rest, whole in known if whole]
    return bool(exact) and sum(exact) >= MOST_LINES * len(exact)


def _holds_over_time(known: Sequence[tuple[float, float]], parts: int) -> bool:
    """Whether the longer period is the sum or the mean of those within it, in most lines."""
    sums = sum(rest == 0 for rest, _whole in known)
    means = sum(abs(whole - (whole - rest) / parts) <= MEAN_ROUNDED for rest, whole in known)
    return max(sums, means) >= MOST_LINES * len(known)
