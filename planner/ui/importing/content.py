"""What the table shows of a file: columns with their meaning, rows with marks where a question is open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from planner import texts
from planner.domain.figures import Area
from planner.domain.plan import Plan
from planner.exchange.numbers import is_number
from planner.exchange.roles import Guess, Role
from planner.texts import gettext as _
from planner.ui.importing import words
from planner.ui.importing.flow import ImportFlow
from planner.ui.importing.role_header import SheetColumn
from planner.ui.importing.sheet import SheetRow
from planner.ui.importing.work import Borders, Figures

UNREAD = (Role.OTHER, Role.RUNNING, Role.CONSTANT)
MOST_BORDERS = 200

Table = tuple[tuple[SheetColumn, ...], tuple[SheetRow, ...]]


def table_of(flow: ImportFlow, plan: Plan, *, with_marks: bool) -> Table:
    """Columns and rows of what was read; nothing before."""
    if isinstance(flow.found, Borders):
        return _borders(flow.found, plan, with_marks=with_marks)
    if isinstance(flow.found, Figures):
        return _figures(flow, flow.found, with_marks=with_marks)
    return (), ()


def _figures(flow: ImportFlow, found: Figures, *, with_marks: bool) -> Table:
    shown = found.preview
    guesses = found.proposal.read.guesses if found.proposal is not None else ()
    by_name = {guess.column: guess for guess in guesses}
    columns = []
    for number, name in enumerate(shown.names):
        role = flow.hints.roles.get(name)
        said = by_name.get(name)
        cells = [row.cells[number] for row in shown.rows]
        columns.append(_column(name, role, _whole(said, by_name), cells))
    marks = _marks(found) if with_marks else {}
    rows = [
        SheetRow(row.number, row.cells, {
            column: marks[row.number, name]
            for column, name in enumerate(shown.names) if (row.number, name) in marks
        } | ({0: marks[row.number, ""]} if (row.number, "") in marks else {}))
        for row in shown.rows
    ]  # fmt: skip
    return tuple(columns), tuple(rows)


def _whole(said: Guess | None, by_name: Mapping[str, Guess]) -> Guess | None:
    """What a column means; one that was put together with others means what they mean together."""
    key = by_name.get(str(said.why.params.get("key", ""))) if said is not None and said.role is Role.OTHER else None
    return said if key is None or said is None else replace(said, role=key.role)


def _column(name: str, chosen: Role | None, guess: Guess | None, cells: Sequence[str]) -> SheetColumn:
    role = guess.role if guess is not None else chosen
    title = _(str(role.label)) if role is not None else _("not recognised")
    why = words.say(guess.why) if guess is not None else ""
    second = _("Column “{name}”", name=name)
    is_read = role is not None and role not in UNREAD
    filled = [cell for cell in cells if cell]
    numbers = sum(map(is_number, filled)) > len(filled) / 2
    is_figure = numbers and role in (Role.VALUE, Role.PERIOD, None)
    return SheetColumn(title, second, is_read, is_figure, can_choose=True, tip=why)


def _marks(found: Figures) -> dict[tuple[int, str], int]:
    """The number of the question by row and column of the file."""
    if found.proposal is None:
        return {}
    return {
        (cell.row, cell.column): number
        for number, question in reversed(list(enumerate(found.proposal.questions, start=1)))
        for cell in question.cells
        if cell.sheet in ("", found.preview.sheet)
    }


def _borders(found: Borders, plan: Plan, *, with_marks: bool) -> Table:
    proposal = found.proposal
    columns = (
        SheetColumn(_("Area"), _("in your plan")),
        *(SheetColumn(name, _("property in the file")) for name in proposal.read.properties),
        SheetColumn(_("Points"), _("of the border"), is_figure=True),
    )
    waiting = {index: number for number, index in enumerate(proposal.unmatched, start=1)}
    order = [*waiting, *(index for index in range(len(proposal.read.features)) if index not in waiting)]
    fresh = {area.id: area for area in proposal.new_areas}
    rows = []
    for index in order[:MOST_BORDERS]:
        feature = proposal.read.features[index]
        owner = proposal.pairs.get(index, "")
        area = fresh.get(owner) or plan.get(Area, owner)
        cells = (area.name if area is not None else "", *feature.texts, texts.current().number(feature.points))
        marks = {0: waiting[index]} if with_marks and index in waiting else {}
        rows.append(SheetRow(index + 1, cells, marks))
    return columns, tuple(rows)
