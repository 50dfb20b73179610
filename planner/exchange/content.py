"""From columns with roles to areas, variables, periods and cells; what is unclear becomes a question."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from planner.domain.errors import Unreadable
from planner.domain.figures import State
from planner.domain.periods import normalised, ordered
from planner.domain.record import N_
from planner.exchange.columns import Column, Columns
from planner.exchange.hierarchy import Hierarchy, levels
from planner.exchange.messages import PLACES_KEPT, CellPlace, Question, Say
from planner.exchange.naming import slug
from planner.exchange.numbers import Convention, Decimal, convention, parse_all
from planner.exchange.recognise import Recognised
from planner.exchange.roles import ReadHints
from planner.exchange.sums import mismatches

Area = tuple[str, str, int, str | None]
Variable = tuple[str, str, str, str, bool]
Key = tuple[str, str, str]
"""Code, label and group of a variable."""
Cells = tuple[list[int], list[int], list[int], list[float | None], list[State]]
MANY = 8
_TOWN = re.compile(r"\b(insgesamt|gesamt|stadt|gesamtstadt|total|city|town)\b", re.IGNORECASE)


@dataclass
class Content:
    """What the rows say; see ``TableRead``."""

    decimal: Decimal | None = None
    areas: list[Area] = field(default_factory=list)
    variables: list[Variable] = field(default_factory=list)
    periods: tuple[str, ...] = ()
    cells: Cells = field(default_factory=lambda: ([], [], [], [], []))
    questions: list[Question] = field(default_factory=list)
    warnings: list[Say] = field(default_factory=list)


def content_of(table: Columns, roles: Recognised, hints: ReadHints) -> Content:
    """Everything the table says. Raises ``Unreadable`` when a kind of column is missing or no figure can be read."""
    return _Reader(table, roles, hints).read()


class _Reader:
    """One table on its way; each step fills one part of the content."""

    def __init__(self, table: Columns, roles: Recognised, hints: ReadHints) -> None:
        self.table, self.roles, self.hints = table, roles, hints
        self.content = Content()
        self.rows = len(table)

    def read(self) -> Content:
        """All parts in order."""
        headed = self._headed_periods()
        self._require(headed)
        if self.table.ragged:
            self._ask("row_length", N_("Rows with another number of cells than the header are left out."),
                      self.table.ragged, self.table.ragged_count)
        area_of = self._areas()
        period_of, words = self._periods(headed)
        key_of, keys = self._variable_keys(headed)
        self._cells(area_of, period_of, words, key_of, keys)
        return self.content

    def _require(self, headed: list[str | None]) -> None:
        roles = self.roles
        if not roles.values:
            raise Unreadable(N_("No column holds figures. Choose the column of values, or another delimiter."))
        if roles.area_key is None and roles.area_name is None:
            raise Unreadable(N_("No column names areas. Choose the column with the areas."))
        if roles.period is None and not all(headed):
            period = self.hints.period
            if period is None:
                raise Unreadable(N_("No column tells the year or date. Choose the column, or state the period."))
            if normalised(period) is None:
                raise Unreadable(N_("“{text}” is no period. Write 2012, 31.12.2012, 2012-Q3 or 2012/13."), text=period)

    def _headed_periods(self) -> list[str | None]:
        """The period each column of values has in its name; only when all have one."""
        found = [normalised(column.name) for column in self.roles.values]
        return found if self.roles.period is None and len(found) > 1 and all(found) else [None] * len(found)

    # areas

    def _areas(self) -> list[int]:
        """The index of each row's area, -1 where none is named."""
        key, name = self.roles.area_key, self.roles.area_name
        columns = [column for column in (key, name) if column is not None]
        pairs = list(zip(*(column.codes for column in columns), strict=True))
        heard: dict[str, Counter[str]] = {}
        idents: dict[tuple[int, ...], str] = {}
        for pair, count in Counter(pairs).items():
            texts = [column.words[code] for column, code in zip(columns, pair, strict=True)]
            idents[pair] = texts[0] or ""
            if texts[0]:
                heard.setdefault(texts[0], Counter())[texts[-1] or texts[0]] += count
        places = self._arrange(heard, keyed=key is not None)
        if "" in idents.values():
            lost = [i for i, pair in enumerate(pairs) if not idents[pair]]
            self._ask_rows("no_area", N_("Rows that name no area are left out."), lost, columns[0])
        for ident, names in heard.items():
            if len(names) > 1 and key is not None:
                self._warn(N_("The key {key} has several names: {names}."), key=ident, names=" · ".join(sorted(names)[:4]))
        index = {pair: places.get(ident, -1) for pair, ident in idents.items()}
        return list(map(index.__getitem__, pairs))

    def _arrange(self, heard: dict[str, Counter[str]], *, keyed: bool) -> dict[str, int]:
        names = {ident: min(found, key=lambda name: (-found[name], name)) for ident, found in heard.items()}
        tree = levels(list(heard)) if keyed else _by_name(list(heard))
        order = sorted(heard, key=lambda ident: (tree.level[ident], ident))
        self.content.areas = [
            (ident if keyed else "", names[ident], tree.level[ident], tree.parent.get(ident)) for ident in order
        ]
        return {ident: i for i, ident in enumerate(order)}

    # periods

    def _periods(self, headed: list[str | None]) -> tuple[list[list[int]], tuple[str, ...]]:
        """For each column of values the period's index of each row (-1: none), and the periods in order."""
        column = self.roles.period
        if column is None:
            texts = [text or normalised(self.hints.period or "") or "" for text in headed]
            words = ordered(texts)
            return [[words.index(text)] * self.rows for text in texts], words
        found = [normalised(word) for word in column.words]
        used = {found[code] for code in column.counts}
        words = ordered(text for text in used if text)
        index = {text: i for i, text in enumerate(words)}
        by_code = [index.get(text, -1) if text else -1 for text in found]
        rows = list(map(by_code.__getitem__, column.codes))
        lost = [i for i, period in enumerate(rows) if period < 0] if -1 in by_code else []
        if lost:
            self._ask_rows("no_period", N_("Dates that cannot be read for certain are left out."), lost, column)
        return [rows] * len(headed), words

    # variables

    def _variable_keys(self, headed: list[str | None]) -> tuple[list[list[int]], list[Key]]:
        """For each column of values the variable's index of each row, and what each variable is called."""
        several = self.roles.values if len(self.roles.values) > 1 and not any(headed) else []
        rows, keys = self._spoken()
        if not several:
            if rows is None:
                column = self.roles.values[0]
                name = N_("Value") if any(headed) else column.name
                return [[0] * self.rows] * len(headed), [(slug(name) or "value", name, "")]
            return [rows] * len(headed), keys
        codes = unique_codes([column.name for column in several])
        if rows is None:
            return [[i] * self.rows for i in range(len(several))], [
                (code, column.name, "") for code, column in zip(codes, several, strict=True)]
        wide = [(f"{code}.{end}", f"{label}, {column.name}", group)
                for end, column in zip(codes, several, strict=True) for code, label, group in keys]
        return [[row + i * len(keys) for row in rows] for i in range(len(several))], wide

    def _spoken(self) -> tuple[list[int] | None, list[Key]]:
        """The variable of each row as the columns of characteristics tell it; None without such columns."""
        roles = self.roles
        parts = [*roles.group, *roles.variable]
        columns = [*parts, *roles.group_labels, *roles.variable_labels]
        if not columns:
            return None, []
        pairs = list(zip(*(column.codes for column in columns), strict=True))
        texts = {pair: [column.words[code] for column, code in zip(columns, pair, strict=True)] for pair in set(pairs)}
        middle, last = len(parts), len(parts) + len(roles.group_labels)
        codes = {pair: ".".join(filter(None, words[:middle])) for pair, words in texts.items()}
        unkeyed = sorted({tuple(texts[pair]) for pair, code in codes.items() if not code})
        made = dict(zip(unkeyed, unique_codes([" ".join(words) for words in unkeyed]), strict=True))
        labels: dict[str, Key] = {}
        for pair, words in texts.items():
            code = codes[pair] = codes[pair] or made[tuple(words)]
            label = ", ".join(filter(None, words[last:])) or ", ".join(filter(None, words[middle:last])) or code
            key = (code, label, ", ".join(filter(None, words[middle:last])))
            labels[code] = min(labels.get(code, key), key)
        place = {code: i for i, code in enumerate(labels)}
        index = {pair: place[code] for pair, code in codes.items()}
        return list(map(index.__getitem__, pairs)), list(labels.values())

    # cells

    def _cells(self, area_of: list[int], period_of: list[list[int]], words: tuple[str, ...], key_of: list[list[int]],
               keys: list[Key]) -> None:
        """Put the cells together, find doubles, sort variables by code, and check sums."""
        cells: Cells = ([], [], [], [], [])
        sources: list[tuple[Column, Sequence[int]]] = []
        how = self._conventions()
        for column, period_rows, key_rows in zip(self.roles.values, period_of, key_of, strict=True):
            parsed = parse_all(column.words, how[column.index])
            rows: Sequence[int] = range(self.rows)
            coded = [key_rows, area_of, period_rows, column.codes]
            if not all(isinstance(item, tuple) for item in parsed) or min(area_of) < 0 or min(period_rows) < 0:
                self._ask_words(column, parsed)
                known = [isinstance(item, tuple) for item in parsed]
                rows = [i for i in rows if known[column.codes[i]] and area_of[i] >= 0 and period_rows[i] >= 0]
                coded = [[codes[i] for i in rows] for codes in coded]
            for part, codes in zip(cells[:3], coded[:3], strict=True):
                part.extend(codes)
            cells[3].extend(map([item[0] if isinstance(item, tuple) else None for item in parsed].__getitem__, coded[3]))
            cells[4].extend(map([State(item[1]) if isinstance(item, tuple) else State.MISSING for item in parsed]
                                .__getitem__, coded[3]))
            sources.append((column, rows))
        if State.VALUE not in cells[4]:
            raise Unreadable(N_("No figure in the table can be read. Choose the decimal sign, the delimiter or the column"
                                " of values."))
        self.content.periods = words
        self._finish(*self._without_doubles(cells, sources), keys)

    def _conventions(self) -> dict[int, Convention]:
        """How each column of values writes numbers; a column that does not show it follows one that does."""
        if self.hints.decimal:
            self.content.decimal = self.hints.decimal
            return {column.index: Convention(self.hints.decimal) for column in self.roles.values}
        own = {column.index: convention(column.filled) for column in self.roles.values}
        shown = {how.decimal for how in own.values() if how.decimal}
        shared = next(iter(shown)) if len(shown) == 1 else None
        self.content.decimal = shared
        return {index: how if how.decimal else Convention(shared) for index, how in own.items()}

    def _without_doubles(self, cells: Cells, sources: list[tuple[Column, Sequence[int]]]) -> tuple[Cells, list[int]]:
        """Each cell once, and its place; what is said twice and differently is a question and stays out altogether."""
        areas, periods = len(self.content.areas), len(self.content.periods)
        places = [(key * areas + area) * periods + period for key, area, period in zip(*cells[:3], strict=True)]
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
            told = [self._cell(*flat[i]) for i, place in enumerate(places) if place in clashing]
            if 2 * len(clashing) > len(first):
                self._refuse_clash(told[0])
            self._ask("conflict", N_("The same cell stands in the file with different values; both are left out."),
                      told[:PLACES_KEPT], len(told))
        keep = [i for place, i in first.items() if place not in clashing]
        variable, area, period, value, state = ([part[i] for i in keep] for part in cells)
        return (variable, area, period, value, state), [places[i] for i in keep]  # type: ignore[return-value]

    def _refuse_clash(self, cell: CellPlace) -> None:
        raise Unreadable(
            N_("Most figures stand several times with different values (first in row {row}): a column that tells them"
               " apart is not recognised. Choose the columns of the characteristics."), row=cell.row)

    def _finish(self, cells: Cells, places: list[int], keys: list[Key]) -> None:
        key_of, area, period, values, states = cells
        order = sorted(set(key_of), key=lambda i: (natural(keys[i][0]), keys[i]))
        index = {old: new for new, old in enumerate(order)}
        broken: set[int] = set()
        if not all(value is None or value.is_integer() for value in set(values)):
            broken = {key for key, value in zip(key_of, values, strict=True)
                      if value is not None and not value.is_integer()}
        unit = self._unit()
        self.content.variables = [(*keys[old], unit, old not in broken) for old in order]
        self.content.cells = (list(map(index.__getitem__, key_of)), area, period, values, states)
        self._check_sums(dict(zip(places, values, strict=True)), order, keys)

    def _unit(self) -> str:
        """The unit of the whole table, when it names one and only one."""
        column = self.roles.unit
        words = [column.words[code] for code in column.counts] if column else []
        return words[0] if len(words) == 1 else ""

    def _check_sums(self, values: Mapping[int, float | None], variables: Sequence[int], keys: list[Key]) -> None:
        content = self.content
        index = {area[0]: i for i, area in enumerate(content.areas) if area[0]}
        parent = [index.get(area[3], -1) if area[3] else -1 for area in content.areas]
        found = mismatches(values, variables, parent, len(content.periods))
        for item in found[:MANY]:
            self._warn(
                N_("{variable}: the parts of {area} do not add up in {period} ({parts} instead of {total})."
                   " So in {wrong} of {checked} sums."),
                variable=keys[item.variable][1], area=content.areas[item.area][1],
                period=content.periods[item.period], parts=_short(item.parts), total=_short(item.total),
                wrong=item.wrong, checked=item.checked)
        if len(found) > MANY:
            self._warn(N_("In {n} more characteristics the parts do not add up."), n=len(found) - MANY)

    # telling

    def _ask_words(self, column: Column, parsed: Sequence[object]) -> None:
        for code, sentence in (
            ("unreadable", N_("Cells that are neither a number nor a known sign are left out.")),
            ("ambiguous_number", N_("Numbers like 1.234 can be read in two ways here. Choose the decimal sign.")),
        ):
            words = {i for i, item in enumerate(parsed) if item == code.removesuffix("_number")}
            rows = [i for i, word in enumerate(column.codes) if word in words] if words else []
            if rows:
                self._ask_rows(code, sentence, rows, column)

    def _ask_rows(self, code: str, sentence: str, rows: Sequence[int], column: Column) -> None:
        self._ask(code, sentence, [self._cell(column, row) for row in rows[:PLACES_KEPT]], len(rows))

    def _ask(self, code: str, sentence: str, cells: Iterable[CellPlace], count: int) -> None:
        self.content.questions.append(Question(code, Say(sentence, {}), count, tuple(cells)))

    def _cell(self, column: Column, row: int) -> CellPlace:
        return CellPlace(self.table.numbers[row], column.name, column.words[column.codes[row]][:200])

    def _warn(self, msgid: str, **params: object) -> None:
        self.content.warnings.append(Say(msgid, params))


def unique_codes(labels: Sequence[str]) -> list[str]:
    """A code for each label, in order; a code that is taken gets a number behind it."""
    codes: list[str] = []
    taken: set[str] = set()
    for label in labels:
        base = slug(label) or "value"
        code, again = base, 2
        while code in taken:
            code, again = f"{base}_{again}", again + 1
        taken.add(code)
        codes.append(code)
    return codes


def _by_name(names: Sequence[str]) -> Hierarchy:
    """Without keys only the town can be told, when one name says so."""
    tops = [name for name in names if _TOWN.search(name)]
    if len(tops) != 1:
        return Hierarchy({}, dict.fromkeys(names, 1))
    return Hierarchy({}, {name: int(name != tops[0]) for name in names})


def natural(text: str) -> list[tuple[int, int, str]]:
    """Sort key in which 010.20 stands before 010.100."""
    return [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in re.split(r"(\d+)", text) if part]


def _short(number: float) -> str:
    return f"{number:.0f}" if number == int(number) else f"{number:g}"


