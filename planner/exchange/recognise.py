"""The meaning of the columns of a table, told from their values; names in German and English only help.

What is looked at: which texts are periods or numbers; which columns are complete runs of numbers; which column
depends on which (a label on its key); how often texts repeat; which keys are built like a hierarchy of areas; and
last, when everything else is placed, that one cell is told from another by period, area and characteristic.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from planner.domain.record import N_
from planner.exchange.bearing import Dependence, is_run, is_split, is_text, named, names_area
from planner.exchange.columns import Column
from planner.exchange.crossing import NO_AREAS, Crossing, Rows, crossing_of, speaks_of_figures
from planner.exchange.figure_columns import is_broken, is_figures, is_silent, tells_periods
from planner.exchange.flatfile import flat_roles
from planner.exchange.likely_areas import LikelyAreas, above_of
from planner.exchange.messages import Say
from planner.exchange.roles import Guess, Names, Role
from planner.exchange.sheet import Number

MANY_ROWS = 50
NEARLY_ALL = 0.9
LONGEST_KEY_NAME = 40
TYPED = 1_000
_NO_GUESS = Guess("", Role.OTHER, Say("", {}))


@dataclass
class Recognised:
    """Columns by role; ``guesses`` says why, for every column. ``undated``: figures beside years that are of none.

    ``above``: key and name of what the areas belong to; ``crossing``: what the heads of the values name; ``inside``: area
    → the heading it stands below.
    """

    period: Column | None = None
    area_key: Column | None = None
    area_name: Column | None = None
    above: list[Column] = field(default_factory=list)
    group: list[Column] = field(default_factory=list)
    group_labels: list[Column] = field(default_factory=list)
    variable: list[Column] = field(default_factory=list)
    variable_labels: list[Column] = field(default_factory=list)
    values: list[Column] = field(default_factory=list)
    undated: list[Column] = field(default_factory=list)
    unit: Column | None = None
    guesses: dict[int, Guess] = field(default_factory=dict)
    crossing: Crossing = field(default_factory=Crossing)
    inside: Mapping[str, str] = field(default_factory=dict)


def recognise(
    columns: Sequence[Column],
    wanted: dict[int, Role],
    known_areas: Collection[str],
    *,
    names: Names | None = None,
    parts: Mapping[int, str] | None = None,
) -> Recognised:
    """Give every column a role; ``wanted`` (column index → role) and ``names`` (what the heads of the figures name) are
    not questioned. ``parts`` are columns that were put together to a key, with its name.
    """
    judge = _Judge(columns, wanted, known_areas, names)
    for index, key in (parts or {}).items():
        judge.take_part(index, key)
    found = judge.judge()
    for column in columns if judge.typed else ():
        if column not in found.values:
            column.forget_numbers()
    return found


class _Judge:
    """Places the columns one kind after the other; what is placed is out of the question for the next."""

    def __init__(
        self,
        columns: Sequence[Column],
        wanted: dict[int, Role],
        known_areas: Collection[str],
        names: Names | None = None,
    ) -> None:
        self.columns, self.wanted, self.known, self.names = columns, wanted, known_areas, names
        self.found = Recognised()
        self.open = [column for column in columns if column.index not in wanted]
        self.rows = len(columns[0].codes)
        self.typed = any(isinstance(word, Number) for column in columns for word in column.filled[:TYPED])
        self.dependence = Dependence(columns)
        self.areal = False

    def take_part(self, index: int, key: str) -> None:
        """A column that is a part of a key is read with the key alone."""
        column = self.columns[index]
        if column in self.open:
            self._place(column, Role.OTHER, N_("It is a part of the key “{key}”."), key=key)

    def judge(self) -> Recognised:
        """All roles."""
        for column in self.columns:
            if column.index in self.wanted:
                self._place(column, self.wanted[column.index], N_("You chose this."), certain=True)
        for column in list(self.open):
            if named("place", column):
                self._place(column, Role.OTHER, N_("It says something about the area, not about the figure."))
        for index, (role, why) in flat_roles(self.columns).items():
            if self.columns[index] in self.open:
                self._place(self.columns[index], role, why)
        self._period()
        self._values()
        self._alike_everywhere()
        self._area()
        self._running()
        self._characteristics()
        self._only_characteristic()
        for column in list(self.open):
            self._place(column, Role.OTHER, N_("Nothing else depends on it."))
        return self.found

    def _place(self, column: Column, role: Role, why: str, *, certain: bool = False, **params: object) -> None:
        found = self.found
        if column in self.open:
            self.open.remove(column)
        found.guesses[column.index] = Guess(column.name, role, Say(why, params), certain)
        single = {Role.PERIOD: "period", Role.AREA_KEY: "area_key", Role.AREA_NAME: "area_name", Role.UNIT: "unit"}
        several = {
            Role.ABOVE: found.above,
            Role.GROUP_KEY: found.group,
            Role.GROUP_LABEL: found.group_labels,
            Role.VARIABLE_KEY: found.variable,
            Role.VARIABLE_LABEL: found.variable_labels,
            Role.VALUE: found.values,
        }
        if role in single:
            setattr(found, single[role], column)
        elif role in several:
            several[role].append(column)

    # the kinds of columns

    def _period(self) -> None:
        if self.found.period is not None or self.names is Names.PERIODS:
            return
        candidates = [column for column in self.open if column.filled and tells_periods(column)]
        if candidates:
            best = max(candidates, key=lambda c: (named("period", c), -c.distinct, -c.index))
            self._place(best, Role.PERIOD, N_("{n} different years or dates, nothing else."), n=best.distinct)

    def _values(self) -> None:
        if self.found.values:
            return
        candidates = [column for column in self.open if is_figures(column) and not self._is_another_date(column)]
        areal = sum(map(names_area, candidates))
        self.areal = areal > 2 or (areal > 0 and not any(map(is_text, self.open)) and len(candidates) > 2)
        for_certain = [column for column in candidates if named("value", column)]
        beside = [column for column in candidates if column not in for_certain]
        if len(for_certain) == 1 and not any(is_broken(c) or self._is_figure_beside(c) for c in beside):
            candidates = for_certain
        else:
            plain = [column for column in candidates if not (named("key", column) or names_area(column))]
            candidates = [column for column in candidates if not self._is_code(column)] or plain[-1:]
            candidates += [column for column in self.open if candidates and is_silent(column, candidates[0])]
        for column in candidates:
            self._place(column, Role.VALUE, N_("{n} different figures that follow no pattern."), n=column.distinct)

    def _is_another_date(self, column: Column) -> bool:
        """Dates beside those of the figures, as the end of a time is."""
        return self.found.period is not None and not named("value", column) and tells_periods(column)

    def _is_code(self, column: Column) -> bool:
        """Digits that name something: written with leading zeros, called a key, labelled, a run, or repeated evenly."""
        words = column.filled
        digits = sum(map(str.isdecimal, words[:500]))
        if digits < len(words[:500]):
            zeros = sum(1 for word in words if len(word) > 1 and word[0] == "0" and word.isdecimal())
            return digits >= 0.6 * len(words[:500]) and zeros > 0 and not any(map(is_split, words))
        if any(len(word) > 1 and word[0] == "0" for word in words) or self._is_typed_text(column):
            return True
        if named("key", column) or (names_area(column) and not self.areal):
            return not column.head.unit and len(column.name) <= LONGEST_KEY_NAME
        if column.head.unit or column.head.period or speaks_of_figures(column):
            return False
        counts = [column.counts[code] for code, word in enumerate(column.words) if word]
        if self.rows < 6 or 2 * len(words) > self.rows:
            return len(words) == self.rows and "1" in words and is_run(column)
        evenly = len({len(word) for word in words}) == 1 or is_run(column) or named("variable", column)
        return evenly and len(words) <= 200 and (max(counts) <= 1.5 * min(counts) or self._is_labelled(column))

    def _is_figure_beside(self, column: Column) -> bool:
        """A figure of its own beside one that is called a number: its name counts, or hardly two rows have the same."""
        if any(named(what, column) for what in ("variable", "key", "running", "area")) or self._is_code(column):
            return False
        return speaks_of_figures(column) or (2 * column.distinct > self.rows and not is_run(column))

    def _is_typed_text(self, column: Column) -> bool:
        """Digits that a workbook holds as text, while it holds figures as numbers."""
        if not self.typed:
            return False
        return not any(isinstance(word, Number) for word in column.filled[:200])

    def _is_labelled(self, column: Column) -> bool:
        """A text that stands in several rows always comes with the same digits."""
        texts = (c for c in self.open if c is not column and is_text(c) and 1 < c.distinct <= self.rows / 3)
        return any(self.dependence.depends(column, [text]) for text in texts)

    def _alike_everywhere(self) -> None:
        if self.rows < 2:
            return
        for column in list(self.open):
            if len(column.words) == 1 and not self._names_areas(column):
                role = Role.UNIT if named("unit", column) else Role.CONSTANT
                self._place(column, role, N_("It says “{text}” in every row."), text=column.words[0][:60])

    def _names_areas(self, column: Column) -> bool:
        return bool(self.known) and any(word in self.known for word in column.filled)

    def _area(self) -> None:
        found = self.found
        if found.area_key is None and found.area_name is None:
            best = LikelyAreas(self.open, self.rows, self.known, self.dependence).best()
            self._cross(best[0] if best else None)
            if best is None or found.crossing.names is Names.AREAS or self._is_spoken(*best):
                return
            _, key, name = best
            if key is not None:
                self._place(key, Role.AREA_KEY, N_("{n} different keys, each with its name beside it."), n=key.distinct)
            if name is not None:
                self._place(name, Role.AREA_NAME, N_("{n} different names."), n=name.distinct)
        elif found.area_name is None and found.area_key is not None:
            names = [c for c in self.open if is_text(c) and self.dependence.depends(c, [found.area_key])]
            if names:
                name = max(names, key=lambda c: (named("area", c), c.distinct))
                self._place(name, Role.AREA_NAME, N_("One name for each key of an area."))
        elif found.area_key is None and found.area_name is not None:
            keys = [c for c in self.open if not is_text(c) and self.dependence.depends(found.area_name, [c])]
            keys = [c for c in keys if c.distinct < self.rows or found.area_name.distinct == self.rows]
            if keys:
                self._place(keys[0], Role.AREA_KEY, N_("One key for each name of an area."))
        if found.crossing.level < 0:
            self._cross(0.0)
        anchor = found.area_key or found.area_name
        if anchor is not None:
            for column in above_of(anchor, self.open, self.dependence):
                self._place(column, Role.ABOVE, N_("{n} different areas that others belong to."), n=column.distinct)
        for column in list(self.open):
            if anchor is not None and column.distinct > 1 and self.dependence.depends(column, [anchor]):
                self._place(column, Role.OTHER, N_("It says something about the area, not about the figure."))

    def _is_spoken(self, likeness: float, key: Column | None, name: Column | None) -> bool:
        """The best names of areas are characteristics, one for each row: the table is of one area alone."""
        return key is None and name is not None and likeness < NO_AREAS and not self._names_areas(name)

    def _cross(self, likeness: float | None) -> None:
        """What the heads of the figures name, when the best columns of rows do so well as areas."""
        found = self.found
        names = [guess.column for guess in found.guesses.values()] + [column.name for column in self.open]
        area = found.area_key is not None or found.area_name is not None
        rows = Rows(found.period is not None, area, names, likeness)
        found.crossing = crossing_of(found.values, self.names, self.known, rows)

    def _running(self) -> None:
        crossed = self.found.crossing.names is Names.AREAS
        for column in [one for one in self.open if not (crossed and is_text(one))]:
            enough = column.distinct == self.rows > 1
            if enough and (named("running", column) or not is_text(column) or self.rows > MANY_ROWS):
                self._place(column, Role.RUNNING, N_("Another one in every row."))
            elif self.rows > MANY_ROWS and column.distinct >= NEARLY_ALL * self.rows:
                self._place(column, Role.RUNNING, N_("Another one in nearly every row; some rows stand twice."))

    def _characteristics(self) -> None:
        """Keys of characteristics, their labels, and the groups they stand in."""
        for column in list(self.open):
            if column.distinct < 2 or named("quality", column) or (named("unit", column) and not self.found.values):
                self._place(column, Role.OTHER, N_("It does not tell one figure from another."))
            elif named("unit", column):
                self._place(column, Role.UNIT, N_("Its name says so."))
        keys = [c for c in self.open if not is_text(c)]
        texts = [c for c in self.open if is_text(c)]
        groups = [
            (key, label) for key in keys for label in texts if self.dependence.depends(label, [key]) and len(keys) > 1
        ]
        fine = [label for label in texts if all(label is not g[1] for g in groups)]
        for key, label in groups:
            if fine and any(self.dependence.depends(text, keys) for text in fine):
                self._place(key, Role.GROUP_KEY, N_("Its label depends on it alone; finer keys stand beside it."))
                self._place(label, Role.GROUP_LABEL, N_("It depends on “{key}” alone."), key=key.name)
        for key in (key for key in keys if key in self.open):
            if texts and not any(self.dependence.depends(text, keys) for text in texts):  # it speaks for itself
                self._place(
                    key, Role.VARIABLE_LABEL, N_("{n} different texts that tell figures apart."), n=key.distinct
                )
                continue
            self._place(key, Role.VARIABLE_KEY, N_("{n} different keys that tell figures apart."), n=key.distinct)
        for text in (text for text in texts if text in self.open):
            self._place(text, Role.VARIABLE_LABEL, N_("{n} different texts that tell figures apart."), n=text.distinct)

    # what they are told by

    def _only_characteristic(self) -> None:
        """A table of one characteristic alone says it in columns that are the same in every row."""
        found = self.found
        if found.variable or found.variable_labels or found.group or found.group_labels or len(found.values) != 1:
            return
        alike = [column for column in self.columns if found.guesses.get(column.index, _NO_GUESS).role is Role.CONSTANT]
        saying = [column for column in alike if column.filled and named("variable", column)]
        keys = [column for column in saying if self._all_codes(column)]
        labels = [column for column in saying if column not in keys]
        for columns, upper, lower in (
            (keys, Role.GROUP_KEY, Role.VARIABLE_KEY),
            (labels, Role.GROUP_LABEL, Role.VARIABLE_LABEL),
        ):
            for column in columns:
                role = lower if column is columns[-1] else upper
                self._place(column, role, N_("It says “{text}” in every row."), text=column.filled[0])

    @staticmethod
    def _all_codes(column: Column) -> bool:
        return all(word.isdigit() for word in column.filled)
