"""From columns with roles to areas, variables, periods and cells; what is unclear becomes a question."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from planner.domain.errors import Unreadable
from planner.domain.periods import normalised, ordered
from planner.domain.record import N_
from planner.exchange.cells import CellReader
from planner.exchange.columns import Columns
from planner.exchange.hierarchy import Hierarchy, levels
from planner.exchange.naming import unique_codes
from planner.exchange.notes import Content, Desk, Key
from planner.exchange.recognise import Recognised
from planner.exchange.roles import ReadHints

_TOWN = re.compile(r"\b(insgesamt|gesamt|stadt|gesamtstadt|total|city|town)\b", re.IGNORECASE)


def content_of(table: Columns, roles: Recognised, hints: ReadHints, title: str) -> Content:
    """Everything the table says; ``title`` names its figures where no column does. Raises ``Unreadable`` when a kind
    of column is missing or no figure can be read.
    """
    desk = Desk(table, roles, hints, title)
    _Reader(desk).read()
    return desk.content


class _Reader:
    """One table on its way; each step fills one part of the content."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def read(self) -> None:
        """All parts in order."""
        headed = self._headed_periods()
        self._require(headed)
        if self.desk.table.ragged:
            self.desk.ask(
                "row_length",
                N_("Rows with another number of cells than the header are left out."),
                self.desk.table.ragged,
                self.desk.table.ragged_count,
            )
        area_of = self._areas()
        period_of, words = self._periods(headed)
        key_of, keys = self._variable_keys(headed)
        CellReader(self.desk).read(area_of, period_of, words, key_of, keys)

    def _require(self, headed: list[str | None]) -> None:
        roles = self.desk.roles
        if not roles.values:
            raise Unreadable(N_("No column holds figures. Choose the column of values, or another delimiter."))
        if roles.area_key is None and roles.area_name is None:
            raise Unreadable(N_("No column names areas. Choose the column with the areas."))
        if roles.period is None and not all(headed):
            period = self.desk.hints.period
            if period is None:
                raise Unreadable(N_("No column tells the year or date. Choose the column, or state the period."))
            if normalised(period) is None:
                raise Unreadable(N_("“{text}” is no period. Write 2012, 31.12.2012, 2012-Q3 or 2012/13."), text=period)

    def _headed_periods(self) -> list[str | None]:
        """The period each column of values has in its name; only when all have one."""
        found = [normalised(column.name) for column in self.desk.roles.values]
        return found if self.desk.roles.period is None and len(found) > 1 and all(found) else [None] * len(found)

    # areas

    def _areas(self) -> list[int]:
        """The index of each row's area, -1 where none is named."""
        key, name = self.desk.roles.area_key, self.desk.roles.area_name
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
            self.desk.ask_rows("no_area", N_("Rows that name no area are left out."), lost, columns[0])
        for ident, names in heard.items():
            if len(names) > 1 and key is not None:
                self.desk.warn(
                    N_("The key {key} has several names: {names}."), key=ident, names=" · ".join(sorted(names)[:4])
                )
        index = {pair: places.get(ident, -1) for pair, ident in idents.items()}
        return list(map(index.__getitem__, pairs))

    def _arrange(self, heard: dict[str, Counter[str]], *, keyed: bool) -> dict[str, int]:
        names = {ident: min(found, key=lambda name: (-found[name], name)) for ident, found in heard.items()}
        tree = levels(list(heard)) if keyed else _by_name(list(heard))
        order = sorted(heard, key=lambda ident: (tree.level[ident], ident))
        self.desk.content.areas = [
            (ident if keyed else "", names[ident], tree.level[ident], tree.parent.get(ident)) for ident in order
        ]
        return {ident: i for i, ident in enumerate(order)}

    # periods

    def _periods(self, headed: list[str | None]) -> tuple[list[list[int]], tuple[str, ...]]:
        """For each column of values the period's index of each row (-1: none), and the periods in order."""
        column = self.desk.roles.period
        if column is None:
            texts = [text or normalised(self.desk.hints.period or "") or "" for text in headed]
            words = ordered(texts)
            return [[words.index(text)] * self.desk.rows for text in texts], words
        found = [normalised(word) for word in column.words]
        used = {found[code] for code in column.counts}
        words = ordered(text for text in used if text)
        index = {text: i for i, text in enumerate(words)}
        by_code = [index.get(text, -1) if text else -1 for text in found]
        rows = list(map(by_code.__getitem__, column.codes))
        lost = [i for i, period in enumerate(rows) if period < 0] if -1 in by_code else []
        if lost:
            self.desk.ask_rows("no_period", N_("Dates that cannot be read for certain are left out."), lost, column)
        return [rows] * len(headed), words

    # variables

    def _variable_keys(self, headed: list[str | None]) -> tuple[list[list[int]], list[Key]]:
        """For each column of values the variable's index of each row, and what each variable is called."""
        several = self.desk.roles.values if len(self.desk.roles.values) > 1 and not any(headed) else []
        rows, keys = self._spoken()
        if not several:
            if rows is None:
                column = self.desk.roles.values[0]
                name = self.desk.title if any(headed) else column.name
                return [[0] * self.desk.rows] * len(headed), [(unique_codes([name])[0], name, "")]
            return [rows] * len(headed), keys
        codes = unique_codes([column.name for column in several])
        if rows is None:
            return [[i] * self.desk.rows for i in range(len(several))], [
                (code, column.name, "") for code, column in zip(codes, several, strict=True)
            ]
        wide = [
            (f"{code}.{end}", f"{label}, {column.name}", group)
            for end, column in zip(codes, several, strict=True)
            for code, label, group in keys
        ]
        return [[row + i * len(keys) for row in rows] for i in range(len(several))], wide

    def _spoken(self) -> tuple[list[int] | None, list[Key]]:
        """The variable of each row as the columns of characteristics tell it; None without such columns."""
        roles = self.desk.roles
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


def _by_name(names: Sequence[str]) -> Hierarchy:
    """Without keys only the town can be told, when one name says so."""
    tops = [name for name in names if _TOWN.search(name)]
    if len(tops) != 1:
        return Hierarchy({}, dict.fromkeys(names, 1))
    return Hierarchy({}, {name: int(name != tops[0]) for name in names})
