"""How wide the columns of a grid are: as their content asks, the title taking what is left, or as a person set them."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil

from PySide6.QtCore import QTimer

from planner.ui import metrics
from planner.ui.columns import Column
from planner.ui.grid.arrangement import Heading
from planner.ui.grid.delegate import needed
from planner.ui.grid.header import GridHeader
from planner.ui.grid.table import Table

SAMPLE = 60
"""Rows whose cells are measured; others widen a column of figures when they come into view."""

LEAST_TITLE = 260
WIDEST_TEXT = 220
LEAST_TEXT = 110


class Widths:
    """Sets the widths of a view's columns; what a person dragged stays."""

    def __init__(self, view: Table, heads: GridHeader) -> None:
        self.least_title = LEAST_TITLE
        """Pixels at 100 % text size a title gets at least; small grids give it less."""
        self._view, self._heads = view, heads
        self.chosen: dict[str, int] = {}
        """Width by column id, in pixels at 100 % text size."""
        self.keeps_all = False
        """Whether a narrow grid scrolls sideways instead of leaving columns out."""
        self.wanted = ""
        """The column a person was sent to: it is never left out."""
        self.gone: tuple[Column, ...] = ()
        """The columns that find no room."""
        self._asked: dict[str, float] = {}
        self._below: dict[str, float] = {}
        self._fitting = False
        self._timer = QTimer(view)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.fit)

    @property
    def is_fitting(self) -> bool:
        """Whether a change of width is ours and not a person's."""
        return self._fitting

    def forget(self) -> None:
        """Measure the content anew at the next fit."""
        self._asked.clear()

    def ask(self, column: Column, width: float) -> None:
        """A cell came into view that is wider than its column: make room after this painting, unless it may be cut."""
        if column.stretch or may_be_cut(column):
            return
        if width > self._asked.get(column.id, 0.0) and column.id not in self.chosen:
            self._asked[column.id] = width
            self._timer.start(0)

    def ask_for(self, widths: Mapping[str, float]) -> None:
        """What stands below the columns needs room too: at least these widths by column id."""
        grown = {id_: width for id_, width in widths.items() if width > self._below.get(id_, 0.0)}
        self._below = dict(widths)
        if grown:
            self.fit()

    def fit(self) -> None:
        """Give every column its width."""
        columns = self._view.sheet.columns
        widths = [self._width(place, column) for place, column in enumerate(columns)]
        gone = self._without_room(columns, widths)
        self.gone = tuple(columns[place] for place in sorted(gone))
        for place in gone:
            widths[place] = 0
        spare = self._view.viewport().width() - sum(widths)
        takers = [place for place, column in enumerate(columns) if column.timeline]
        takers = takers or [place for place, column in enumerate(columns) if column.stretch]
        takers = [place for place in takers if columns[place].id not in self.chosen and widths[place]]
        if spare > 0 and takers:
            for place in takers:
                widths[place] += spare // len(takers)
            widths[takers[-1]] += spare % len(takers)
        elif spare < 0:
            self._shrink(columns, widths, -spare)
        self._fitting = True
        heads = self._heads
        for place, width in enumerate(widths):
            heads.setSectionHidden(place, not width)
            if width and heads.sectionSize(place) != width:
                heads.resizeSection(place, width)
        self._fitting = False
        self._view.laid_out.emit()

    def want(self, column: str) -> None:
        """Make room for a column, whatever others have to go."""
        self.wanted = column
        self.fit()

    def _without_room(self, columns: tuple[Column, ...], widths: list[int]) -> set[int]:
        """Columns to leave out while there is no room, from the right: figures and states are never cut."""
        room, least = self._view.viewport().width(), metrics.px(LEAST_TEXT)
        if self.keeps_all or room < metrics.px(self.least_title):
            return set()
        needs = [
            min(width, least) if may_be_cut(column) and column.id not in self.chosen else width
            for column, width in zip(columns, widths, strict=True)
        ]
        gone: set[int] = set()
        for place in range(len(columns) - 1, 0, -1):
            if sum(needs) <= room:
                break
            column = columns[place]
            if not (column.fixed or column.stretch or column.timeline or column.id == self.wanted):
                gone.add(place)
                needs[place] = 0
        return gone

    def _width(self, place: int, column: Column) -> int:
        chosen = self.chosen.get(column.id)
        if chosen is not None:
            return metrics.px(chosen)
        if column.id not in self._asked:
            self._asked[column.id] = self._content_width(column)
        width = max(self._asked[column.id], self._below.get(column.id, 0.0), self._heads.needed(place))
        if column.stretch:
            return max(
                metrics.px(self.least_title), 0 if not self._has_timeline() else min(round(width), metrics.px(330))
            )
        if may_be_cut(column):
            width = max(min(width, metrics.px(WIDEST_TEXT)), self._heads.needed(place))
        return round(width) + 1

    def _has_timeline(self) -> bool:
        return any(column.timeline for column in self._view.sheet.columns)

    def _content_width(self, column: Column) -> float:
        if column.timeline:
            return metrics.px(LEAST_TITLE)
        sheet, widest, left = self._view.sheet, 0.0, SAMPLE
        for entry in sheet.entries:
            if not isinstance(entry, Heading):
                widest = max(widest, needed(sheet.stock.cell(entry, column), column))
                left -= 1
                if not left:
                    break
        return widest

    def _shrink(self, columns: tuple[Column, ...], widths: list[int], lack: int) -> None:
        """Words that may be cut give room, each its share; figures and states never do."""
        least = metrics.px(LEAST_TEXT)
        givers = [
            place
            for place, column in enumerate(columns)
            if may_be_cut(column) and column.id not in self.chosen and widths[place] > least
        ]
        free = sum(widths[place] - least for place in givers)
        if not free:
            return
        share = min(1.0, lack / free)
        for place in givers:
            widths[place] -= ceil((widths[place] - least) * share)


def may_be_cut(column: Column) -> bool:
    """Whether a column holds words of any length, which elide; numbers, dates and states do not."""
    spec = column.spec
    if column.right or column.timeline or column.stretch:
        return False
    return spec is not None and (spec.is_text or spec.refers is not None)
