"""What is copied of figures: a table as text and HTML, a picture as PNG. Both are made from the protected table alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

from planner import texts
from planner.charts.figures.model import AreaFigures, Target
from planner.charts.figures.words import SIGNS, STATE_WORDS
from planner.operations.compared import Change
from planner.texts import Texts
from planner.texts import gettext as _
from planner.ui.figures import described
from planner.ui.figures.comparing import change_in
from planner.ui.figures.index_words import is_comparable_over_time
from planner.ui.figures.making import Borders
from planner.ui.figures.state import FiguresState, Shown

if TYPE_CHECKING:
    from planner.charts.figures.sheet import Drawing

HYPHEN, MINUS = "-", "\N{MINUS SIGN}"
RATIO = 2.0
COURSE_SIZE, MAP_SIZE, BARS_WIDTH = (760, 380), (620, 640), 700


@dataclass(frozen=True, slots=True)
class CopiedTable:
    """A table ready for the clipboard: its heads, its rows, what stands above and below."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...]

    @property
    def text(self) -> str:
        """Columns parted by tabs, as spreadsheets take them."""
        lines = [(self.title,), self.head, *self.rows, *((note,) for note in self.notes)]
        return "\n".join("\t".join(line) for line in lines) + "\n"

    @property
    def html(self) -> str:
        """A table with heads for rows and columns."""
        head = "".join(f'<th scope="col">{escape(word)}</th>' for word in self.head)
        rows = "".join(
            f'<tr><th scope="row" align="left">{escape(row[0])}</th>'
            + "".join(f'<td align="right">{escape(cell)}</td>' for cell in row[1:])
            + "</tr>"
            for row in self.rows
        )
        notes = "".join(f"<p>{escape(note)}</p>" for note in self.notes)
        return f"<table><caption>{escape(self.title)}</caption><tr>{head}</tr>{rows}</table>{notes}"

    def mime(self) -> QMimeData:
        """Both forms for the clipboard."""
        data = QMimeData()
        data.setText(self.text)
        data.setHtml(self.html)
        return data


def table(state: FiguresState, corner: str, areas: Sequence[str] = (), periods: Sequence[str] = ()) -> CopiedTable:
    """The table shown as it may leave the house; with `areas` and `periods` a block of it."""
    words, subject = texts.current(), state.subject
    if subject is None or state.outward is None:
        raise ValueError("nothing to copy yet")
    shown = [one for one in state.areas if not areas or one.id in areas]
    columns = tuple(one for one in state.periods if not periods or one in periods)
    whole = columns == state.periods and state.base not in ("", columns[-1]) and is_comparable_over_time(state)
    head = (corner, *(words.period(one) for one in columns))
    if whole:
        head = (*head, _("since {period}", period=words.period(state.base)))
    rows = []
    for one in shown:
        cells = [_cell(state.leaving(one.id, period), subject.decimals, words) for period in columns]
        if whole:
            cells.append(_change(change_in(state, one, leaving=True), subject.decimals, words))
        rows.append((one.name, *cells))
    return CopiedTable(title(state), head, tuple(rows), notes(state))


def title(state: FiguresState) -> str:
    """Name and unit of what is looked at."""
    subject = state.subject
    if subject is None:
        return ""
    return f"{subject.name} ({subject.unit})" if subject.unit else subject.name


def notes(state: FiguresState) -> tuple[str, ...]:
    """Source, rule and the signs that occur in what leaves the house."""
    cells = [state.leaving(one.id, period) for one in state.areas for period in state.periods]
    found = {cell.state for cell in cells if cell is not None and cell.value is None}
    kept = described.notes_line(state, leaving=True)
    breaks = described.breaks_line(state)
    lines = (described.source_line(state), breaks, kept, described.rule_line(state), described.signs_line(found))
    return tuple(line for line in lines if line)


def _change(change: Change | None, decimals: int, words: Texts) -> str:
    if change is not None and change.parted is not None:
        return _("break")
    return "" if change is None or change.difference is None else _number(change.difference, decimals, words)


def _cell(cell: Shown | None, decimals: int, words: Texts) -> str:
    if cell is None:
        return ""
    if cell.value is not None:
        return _number(cell.value, decimals, words)
    return SIGNS[cell.state] if cell.state in STATE_WORDS else ""


def _number(value: float, decimals: int, words: Texts) -> str:
    """Digits every spreadsheet of the language reads as a number."""
    return words.number(value, decimals, grouping=False).replace(MINUS, HYPHEN)


@dataclass(frozen=True, slots=True)
class PictureWish:
    """A picture for outside: which one, from which figures, with which words around it."""

    kind: str
    """course, map or bars."""
    figures: AreaFigures
    period: str
    target: Target | None
    borders: Borders
    title: str
    second: str
    notes: tuple[str, ...]


def picture(wish: PictureWish, words: Texts) -> tuple[bytes, str]:
    """The PNG and its alt text; called in the worker."""
    from planner.charts.figures import image
    from planner.charts.figures.card import card

    drawn, said = _drawn(wish, words)
    whole = card(drawn, wish.title, wish.second, wish.notes)
    return image.png(whole, ratio=RATIO, words=said), said


def _drawn(wish: PictureWish, words: Texts) -> tuple[Drawing, str]:
    from planner.charts.figures import area_bars, area_map, sheet, time_series
    from planner.charts.figures.model import AreaBars, AreaMap, TimeSeries
    from planner.ui.figures.making import shapes_of

    if wish.kind == "map":
        a_map = AreaMap(figures=wish.figures, period=wish.period, shapes=shapes_of(wish.borders))
        return area_map.draw(a_map, sheet.screen(*MAP_SIZE), words), area_map.describe(a_map, words)
    if wish.kind == "bars":
        some = AreaBars(figures=wish.figures, period=wish.period)
        size = sheet.screen(BARS_WIDTH, area_bars.height(some))
        return area_bars.draw(some, size, words), area_bars.describe(some, words)
    course = TimeSeries(figures=wish.figures, target=wish.target, period=wish.period)
    return time_series.draw(course, sheet.screen(*COURSE_SIZE), words), time_series.describe(course, words)
