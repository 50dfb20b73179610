"""The figures of a table: read as numbers and signs, each cell once, sums checked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import partial

from planner.domain.errors import Unreadable
from planner.domain.figures import State
from planner.domain.record import N_
from planner.exchange.columns import Column
from planner.exchange.messages import PLACES_KEPT, CellPlace
from planner.exchange.notes import Cells, Desk, Key
from planner.exchange.numbers import Convention, convention, parse_all
from planner.exchange.sums import mismatches

MANY = 8
FEW_FIGURES = 100
LONG = 1_000


class CellReader:
    """Puts the cells together; questions and warnings go to the desk."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def read(
        self,
        area_of: list[list[int]],
        period_of: list[list[int]],
        words: tuple[str, ...],
        key_of: list[list[int]],
        keys: list[Key],
        units: list[str],
    ) -> None:
        """Put the cells together, find doubles, sort variables by code, and check sums."""
        cells: Cells = ([], [], [], [], [])
        sources: list[tuple[Column, Sequence[int]]] = []
        how = self._conventions()
        silent = self._silent_rows()
        for column, *told in zip(self.desk.roles.values, key_of, area_of, period_of, strict=True):
            sources.append((column, self._add(cells, column, how[column.index], told, silent)))
        open_ = any(question.code == "ambiguous_number" for question in self.desk.content.questions)
        if State.VALUE not in cells[4] and not open_:
            raise Unreadable(
                N_(
                    "No figure in the table can be read. Choose the decimal sign, the delimiter or the column"
                    " of values."
                )
            )
        self.desk.content.periods = words
        self._finish(*self._without_doubles(cells, sources), keys, units)

    def _add(
        self, cells: Cells, column: Column, how: Convention, told: list[list[int]], silent: frozenset[int]
    ) -> Sequence[int]:
        """Add the cells of a column; ``told`` are variable, area and period of each row. The rows that are taken."""
        parsed = parse_all(column.words, how)
        rows: Sequence[int] = range(self.desk.rows)
        coded = [*told, column.codes]
        _, areas, periods = told
        if silent or not all(isinstance(item, tuple) for item in parsed) or min(areas) < 0 or min(periods) < 0:
            self._ask_words(column, parsed)
            known = [isinstance(item, tuple) for item in parsed]
            rows = [i for i in rows if known[column.codes[i]] and areas[i] >= 0 and periods[i] >= 0 and i not in silent]
            coded = [[codes[i] for i in rows] for codes in coded]
        for part, codes in zip(cells[:3], coded[:3], strict=True):
            part.extend(codes)
        cells[3].extend(map([item[0] if isinstance(item, tuple) else None for item in parsed].__getitem__, coded[3]))
        cells[4].extend(
            map([item[1] if isinstance(item, tuple) else State.MISSING for item in parsed].__getitem__, coded[3])
        )
        return rows

    def _silent_rows(self) -> frozenset[int]:
        """Rows that say nothing in any of several columns of figures only name an area."""
        values = self.desk.roles.values
        blanks = tuple(column.words.index("") if "" in column.words else -1 for column in values)
        if len(values) < 2 or -1 in blanks:
            return frozenset()
        rows = enumerate(zip(*(column.codes for column in values), strict=True))
        return frozenset(i for i, row in rows if row == blanks)

    def _conventions(self) -> dict[int, Convention]:
        """How each column of values writes numbers; a column that does not show it follows one that does."""
        values, legend = self.desk.roles.values, self.desk.context.legend
        signs = {**legend.signs, **self.desk.hints.signs}
        shared = self.desk.hints.decimal
        own = {column.index: shared or convention(column.filled).decimal for column in values}
        beside = (convention(column.filled).decimal for column in self.desk.roles.undated)
        shown = {decimal for decimal in (*own.values(), *beside) if decimal}
        if shared is None:
            shared = next(iter(shown)) if len(shown) == 1 else None
        self.desk.content.decimal = shared
        return {index: Convention(decimal or shared, signs, legend.marks) for index, decimal in own.items()}

    def _without_doubles(self, cells: Cells, sources: list[tuple[Column, Sequence[int]]]) -> tuple[Cells, list[int]]:
        """Each cell once, and its place; what is said twice and differently is a question and stays out altogether."""
        areas, periods = len(self.desk.content.areas), len(self.desk.content.periods)
        places = [(key * areas + area) * periods + period for key, area, period in zip(*cells[:3], strict=True)]
        self.desk.content.place_of = partial(self._place, sources, None)
        if len(set(places)) == len(places):
            return cells, places
        _, _, _, values, states = cells
        first: dict[int, int] = {}
        clashing: set[int] = set()
        for i, place in enumerate(places):
            seen = first.setdefault(place, i)
            if seen != i and (values[seen], states[seen]) != (values[i], states[i]):
                clashing.add(place)
        if clashing:
            flat = [(column, row) for column, rows in sources for row in rows]
            told = [self.desk.cell(*flat[i]) for i, place in enumerate(places) if place in clashing]
            if 2 * len(clashing) > len(first):
                self._refuse_clash(told[0])
            self.desk.ask(
                "conflict",
                N_("The same cell stands in the file with different values; both are left out."),
                told[:PLACES_KEPT],
                len(told),
            )
        keep = [i for place, i in first.items() if place not in clashing]
        self.desk.content.place_of = partial(self._place, sources, keep)
        variable, area, period, value, state = ([part[i] for i in keep] for part in cells)
        return (variable, area, period, value, state), [places[i] for i in keep]  # type: ignore[return-value]

    def _place(self, sources: list[tuple[Column, Sequence[int]]], keep: list[int] | None, index: int) -> CellPlace:
        """Where the figure of this number stands; ``keep`` are those left when doubles were taken out."""
        at = index if keep is None else keep[index]
        for column, rows in sources:
            if at < len(rows):
                return self.desk.cell(column, rows[at])
            at -= len(rows)
        raise IndexError(index)

    def _refuse_clash(self, cell: CellPlace) -> None:
        raise Unreadable(
            N_(
                "Most figures stand several times with different values (first in row {row}): a column that tells them"
                " apart is not recognised. Choose the columns of the characteristics."
            ),
            row=cell.row,
        )

    def _finish(self, cells: Cells, places: list[int], keys: list[Key], units: list[str]) -> None:
        key_of, area, period, values, states = cells
        distinct = len(set(key_of))
        if len(self.desk.roles.values) == 1 and FEW_FIGURES < len(key_of) < 2 * distinct:
            raise Unreadable(
                N_(
                    "Nearly every row would be a characteristic of its own: a column is misunderstood. Choose the columns of"
                    " the characteristics."
                )
            )
        order = sorted(set(key_of), key=lambda i: (natural(keys[i][0]), keys[i]))
        index = {old: new for new, old in enumerate(order)}
        broken: set[int] = set()
        if not all(value is None or value.is_integer() for value in set(values)):
            broken = {
                key for key, value in zip(key_of, values, strict=True) if value is not None and not value.is_integer()
            }
        self.desk.content.variables = [(*keys[old], units[old], old not in broken) for old in order]
        self.desk.content.cells = (list(map(index.__getitem__, key_of)), area, period, values, states)
        self._check_sums(dict(zip(places, values, strict=True)), order, keys)

    def _check_sums(self, values: Mapping[int, float | None], variables: Sequence[int], keys: list[Key]) -> None:
        content = self.desk.content
        index = {area[0]: i for i, area in enumerate(content.areas) if area[0]}
        parent = [index.get(area[3], -1) if area[3] else -1 for area in content.areas]
        found = mismatches(values, variables, parent, len(content.periods))
        for item in found[:MANY]:
            self.desk.warn(
                N_(
                    "{variable}: the parts of {area} do not add up in {period} ({parts} instead of {total})."
                    " So in {wrong} of {checked} sums."
                ),
                variable=keys[item.variable][1],
                area=content.areas[item.area][1],
                period=content.periods[item.period],
                parts=_short(item.parts),
                total=_short(item.total),
                wrong=item.wrong,
                checked=item.checked,
            )
        if len(found) > MANY:
            self.desk.warn(N_("In {n} more characteristics the parts do not add up."), n=len(found) - MANY)

    def _ask_words(self, column: Column, parsed: Sequence[object]) -> None:
        for code, sentence in (
            ("unreadable", N_("Cells that are neither a number nor a known sign are left out.")),
            ("ambiguous_number", N_("Numbers like 1.234 can be read in two ways here. Choose the decimal sign.")),
        ):
            words = {i for i, item in enumerate(parsed) if item == code.removesuffix("_number")}
            rows = [i for i, word in enumerate(column.codes) if word in words] if words else []
            if rows:
                self.desk.ask_rows(code, sentence, rows, column)


def natural(text: str) -> list[tuple[int, int, str]]:
    """Sort key in which 010.20 stands before 010.100."""
    return [
        (0, int(part), "") if part.isdecimal() and len(part) < LONG else (1, 0, part)
        for part in re.split(r"(\d+)", text)
        if part
    ]


def _short(number: float) -> str:
    return f"{number:.0f}" if number == int(number) else f"{number:g}"
