"""From columns with roles to areas, variables, periods and cells; what is unclear becomes a question."""

from __future__ import annotations

from collections.abc import Sequence

from planner.domain.errors import Unreadable
from planner.domain.periods import normalised, ordered
from planner.domain.record import N_
from planner.exchange.areas import areas_of
from planner.exchange.cells import CellReader
from planner.exchange.columns import Columns
from planner.exchange.crossing import periods_crossing
from planner.exchange.dated import only_period
from planner.exchange.messages import PLACES_KEPT
from planner.exchange.notes import Content, Context, Desk
from planner.exchange.recognise import Recognised
from planner.exchange.roles import Names, ReadHints
from planner.exchange.variables import variables_of


def content_of(table: Columns, roles: Recognised, hints: ReadHints, context: Context) -> Content:
    """Everything the table says. Raises ``Unreadable`` when a kind of column is missing or no figure can be read."""
    desk = Desk(table, roles, hints, context)
    _Reader(desk).read()
    return desk.content


class _Reader:
    """One table on its way; each step fills one part of the content."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def read(self) -> None:
        """All parts in order."""
        headed = self._without_undated(self._headed_periods())
        self._require(headed)
        if self.desk.table.ragged:
            self.desk.ask(
                "row_length",
                N_("Rows with another number of cells than the header are left out."),
                self.desk.table.ragged,
                self.desk.table.ragged_count,
            )
        area_of = areas_of(self.desk)
        period_of, words = self._periods(headed)
        key_of, keys, units = variables_of(self.desk, dated=any(headed))
        CellReader(self.desk).read(area_of, period_of, words, key_of, keys, units)

    def _require(self, headed: list[str | None]) -> None:
        roles = self.desk.roles
        if not roles.values:
            raise Unreadable(N_("No column holds figures. Choose the column of values, or another delimiter."))
        named = roles.area_key is not None or roles.area_name is not None or roles.crossing.level >= 0
        if not named and not self.desk.context.area:
            raise Unreadable(N_("No column names areas. Choose the column with the areas."))
        if roles.period is None and not all(headed):
            period = self.desk.context.period or self._told_once(headed)
            if period is None:
                raise Unreadable(N_("No column tells the year or date. Choose the column, or state the period."))
            if normalised(period) is None:
                raise Unreadable(N_("“{text}” is no period. Write 2012, 31.12.2012, 2012-Q3 or 2012/13."), text=period)

    def _told_once(self, headed: Sequence[str | None]) -> str | None:
        """The date that heads tell, where nothing else tells any and all heads that do tell the same."""
        told = {period for period in headed if period}
        return told.pop() if len(told) == 1 else None

    def _headed_periods(self) -> list[str | None]:
        """The period in the head of each column of values, where no column of rows tells it."""
        roles = self.desk.roles
        if roles.period is not None or (self.desk.hints.names is Names.CHARACTERISTICS and not self._all_dated()):
            return [None] * len(roles.values)
        return [column.head.period for column in roles.values]

    def _without_undated(self, headed: list[str | None]) -> list[str | None]:
        """Beside years a column of sums or changes is of none of them: it stays out, and a person is told."""
        roles = self.desk.roles
        dated = [column for column, period in zip(roles.values, headed, strict=True) if period]
        periods = len({column.head.period for column in dated if not column.head.labels})
        rest = [column for column, period in zip(roles.values, headed, strict=True) if not period]
        if not rest or periods < 2:
            return headed
        cells = [self.desk.cell(column, row) for column in rest for row in range(min(self.desk.rows, PLACES_KEPT))]
        self.desk.ask(
            "no_period",
            N_("Columns whose heads tell no date, beside others that do, are left out."),
            cells[:PLACES_KEPT],
            len(rest) * self.desk.rows,
        )
        roles.values, roles.undated = dated, rest
        roles.crossing = periods_crossing(periods)
        return [period for period in headed if period]

    def _all_dated(self) -> bool:
        return all(column.head.period for column in self.desk.roles.values)

    def _periods(self, headed: list[str | None]) -> tuple[list[list[int]], tuple[str, ...]]:
        """For each column of values the period's index of each row (-1: none), and the periods in order."""
        column = self.desk.roles.period
        if column is None:
            once = self._told_once(headed)
            if self.desk.context.period is None and once and not all(headed):
                self.desk.warn(N_("Some heads alone tell a date, {period}: it is taken for all columns."), period=once)
            whole = normalised(self.desk.context.period or once or "") or ""
            texts = [text or whole for text in headed]
            words = ordered(texts)
            return [[words.index(text)] * self.desk.rows for text in texts], words
        found = [only_period(word) for word in column.words]
        used = {found[code] for code in column.counts}
        words = ordered(text for text in used if text)
        index = {text: i for i, text in enumerate(words)}
        by_code = [index.get(text, -1) if text else -1 for text in found]
        rows = list(map(by_code.__getitem__, column.codes))
        lost = [i for i, period in enumerate(rows) if period < 0] if -1 in by_code else []
        if lost:
            self.desk.ask_rows("no_period", N_("Dates that cannot be read for certain are left out."), lost, column)
        return [rows] * len(headed), words
