"""What the rows of a table say, as it is put together, with the questions and warnings that come up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from planner.domain.figures import State
from planner.exchange.columns import Column, Columns
from planner.exchange.legend import Legend
from planner.exchange.messages import PLACES_KEPT, CellPlace, Question, Say
from planner.exchange.numbers import Decimal
from planner.exchange.recognise import Recognised
from planner.exchange.roles import ReadHints

Area = tuple[str, str, int, str | None]
"""Key, name, level and key of the area above."""
Variable = tuple[str, str, str, str, bool]
"""Code, label, group, unit and whether all values are whole."""
Key = tuple[str, str, str]
"""Code, label and group of a variable."""
Cells = tuple[list[int], list[int], list[int], list[float | None], list[State]]
"""Variable, area, period, value and state, by column."""


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
    place_of: Callable[[int], CellPlace] | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a table: ``title`` names figures without a name; ``period`` and ``area`` hold for all figures
    that nothing in the table tells them of; ``legend`` is what the source says of its signs.
    """

    title: str
    period: str | None = None
    area: str | None = None
    legend: Legend = field(default_factory=Legend)


@dataclass
class Desk:
    """A table with the roles of its columns, what stands around it, and what is known of it so far."""

    table: Columns
    roles: Recognised
    hints: ReadHints
    context: Context
    content: Content = field(default_factory=Content)

    @property
    def rows(self) -> int:
        """How many data rows there are."""
        return len(self.table)

    def ask_rows(self, code: str, sentence: str, rows: Sequence[int], column: Column) -> None:
        """A question about the cells of a column in these data rows."""
        self.ask(code, sentence, [self.cell(column, row) for row in rows[:PLACES_KEPT]], len(rows))

    def ask(self, code: str, sentence: str, cells: Iterable[CellPlace], count: int) -> None:
        """A question about these cells, of which there are ``count`` in all."""
        self.content.questions.append(Question(code, Say(sentence, {}), count, tuple(cells)))

    def cell(self, column: Column, row: int) -> CellPlace:
        """Where a cell stands in the file, and what it says."""
        return CellPlace(self.table.numbers[row], column.name, column.words[column.codes[row]][:200])

    def warn(self, msgid: str, /, **params: object) -> None:
        """A sentence for the person; nothing stays out because of it."""
        self.content.warnings.append(Say(msgid, params))
