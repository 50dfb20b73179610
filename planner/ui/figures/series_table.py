"""The grid of a series: areas at the left, periods on top, the chosen area and period marked through all of it."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from planner import texts, tokens
from planner.charts.figures.model import Columns
from planner.ui import cells, metrics, paint, theme
from planner.ui.figures.series_model import Index, SeriesModel
from planner.ui.figures.state import FiguresState
from planner.ui.widgets.plain_table import dress

NARROWEST_NAME, WIDEST_NAME = 84, 172
WIDEST_PERIOD = 96
CHANGE_ROOM = 112
"""At the end of the lines above the last column stand their names."""
WHOLE_ROWS, LEAST_ROWS = 15, 9
"""A grid of so many rows is never cut; a longer one scrolls by itself and shows so many at least."""
RIGHT, HEAD = Qt.AlignmentFlag.AlignRight, "caption_strong"


class _Names(QHeaderView):
    """The names of the areas: the town's in accent, the chosen one's strong on soft ground."""

    def __init__(self, table: SeriesTable) -> None:
        super().__init__(Qt.Orientation.Vertical, table)
        self._table = table
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setDefaultSectionSize(metrics.px(tokens.HEIGHTS.series_row))
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def paintSection(self, painter: QPainter, rect: object, logical: int) -> None:
        """One name."""
        area = QRectF(rect)  # type: ignore[call-overload]
        table = self._table
        chosen, town = table.is_chosen_row(logical), table.is_town(logical)
        painter.fillRect(area, theme.colour("soft" if chosen else "paper"))
        if chosen:
            painter.fillRect(QRectF(area.left(), area.top(), metrics.px(3), area.height()), theme.colour("accent"))
        name = str(table.model().headerData(logical, Qt.Orientation.Vertical) or "")
        room = area.adjusted(metrics.px(8), 0, -metrics.px(4), 0)
        role, ink = table.type_of(logical), "accent" if town else "ink"
        paint.text(painter, room, name, role=role, ink=ink)
        foot = area.bottom() - 1
        paint.hairline(painter, area.left(), foot, area.right(), foot, "rule" if town else "line")


class _Periods(QHeaderView):
    """The periods over the columns, the chosen one's in accent."""

    def __init__(self, table: SeriesTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setFixedHeight(metrics.px(tokens.HEIGHTS.grid_head - 2))
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def paintSection(self, painter: QPainter, rect: object, logical: int) -> None:
        """One period."""
        area = QRectF(rect)  # type: ignore[call-overload]
        chosen = self._table.is_chosen_column(logical)
        painter.fillRect(area, theme.colour("ground" if chosen else "paper"))
        words = str(self.model().headerData(logical, Qt.Orientation.Horizontal) or "")
        room = area.adjusted(metrics.px(4), 0, -metrics.px(cells.PADDING), 0)
        paint.text(painter, room, words, role=HEAD, ink="accent" if chosen else "ink2", align=RIGHT)
        paint.hairline(painter, area.left(), 0, area.right(), 0, "rule")
        paint.hairline(painter, area.left(), area.bottom() - 1, area.right(), area.bottom() - 1, "rule")


class _Corner(QWidget):
    """The word over the names."""

    def __init__(self, table: SeriesTable) -> None:
        super().__init__(table)
        self.words = ""

    def paintEvent(self, event: QPaintEvent) -> None:
        """The word between two lines, as in the heads beside it."""
        rect = QRectF(self.rect())
        with paint.painting(self) as painter:
            painter.fillRect(rect, theme.colour("paper"))
            paint.text(painter, rect, self.words, role=HEAD, ink="ink2")
            for y in (0.0, rect.bottom() - 1):
                paint.hairline(painter, rect.left(), y, rect.right(), y, "rule")


class _Delegate(QStyledItemDelegate):
    """Paints a cell whole: ground, figure or sign of its state, hairline, frame."""

    def __init__(self, table: SeriesTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        table, rect = self._table, QRectF(option.rect)
        row, column = index.row(), index.column()
        chosen_row, chosen_column = table.is_chosen_row(row), table.is_chosen_column(column)
        selected = QStyle.StateFlag.State_Selected
        ground = "soft" if chosen_row or option.state & selected else "ground" if chosen_column else "paper"
        if ground != "paper":
            painter.fillRect(rect, theme.colour(ground))
        town = table.is_town(row)
        ink = "accent" if town else "ink"
        cell = table.series.cell(row, column)
        room = rect.adjusted(-metrics.px(6), 0, 0, 0)  # figures stand close: a neighbour's padding is room enough
        if cell.state:
            cells.paint_cell(painter, room, cell, right=True)
        elif cell.words:
            inner = room.adjusted(0, 0, -metrics.px(cells.PADDING), 0)
            tone = "ink2" if cell.quiet else ink
            paint.text(painter, inner, cell.words, role=table.type_of(row), ink=tone, align=RIGHT, elide=False)
        if chosen_row and chosen_column:
            _paint_frame(painter, rect, focused=table.hasFocus())


def _paint_frame(painter: QPainter, rect: QRectF, *, focused: bool) -> None:
    """The chosen cell: with the focus two pixels at its edge, else a line within, so that the one is no paler other."""
    if focused:
        paint.frame(painter, rect)
    else:
        paint.rounded(painter, rect.adjusted(2, 2, -2, -2), edge="edge", radius=0)


class SeriesTable(QTableView):
    """Shows a `FiguresState`; its current cell is the chosen area and period. Tab leaves it."""

    laid_out = Signal()
    """Columns stand elsewhere, or were scrolled."""
    copy_wanted = Signal()

    def __init__(self, state: FiguresState, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.series = SeriesModel(state, self)
        self.setAccessibleName(name)
        self.setVerticalHeader(_Names(self))
        self.setHorizontalHeader(_Periods(self))
        self.setModel(self.series)
        self.setItemDelegate(_Delegate(self))
        self._corner = _Corner(self)
        self._most_rows = 0
        self._dress()
        self.selectionModel().currentChanged.connect(self._tell)
        self.verticalHeader().sectionClicked.connect(lambda row: self._go(row, self.column))
        self.horizontalHeader().sectionClicked.connect(lambda column: self._go(self.row, column))
        self.horizontalScrollBar().valueChanged.connect(lambda _value: self.laid_out.emit())
        self.horizontalScrollBar().rangeChanged.connect(lambda _least, _most: self._see_current())

    def _dress(self) -> None:
        dress(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    # what is chosen

    @property
    def row(self) -> int:
        """The row of the chosen area."""
        areas = self.series.areas
        return areas.index(self._state.area) if self._state.area in areas else 0

    @property
    def column(self) -> int:
        """The column of the chosen period."""
        periods = self.series.periods
        return periods.index(self._state.period) if self._state.period in periods else 0

    def is_chosen_row(self, row: int) -> bool:
        """Whether that is the chosen area's row."""
        return row < len(self.series.areas) and self.series.areas[row] == self._state.area

    def is_chosen_column(self, column: int) -> bool:
        """Whether that is the chosen period's column."""
        return column < len(self.series.periods) and self.series.periods[column] == self._state.period

    def is_town(self, row: int) -> bool:
        """Whether that is the town's row."""
        return row < len(self._state.areas) and self._state.areas[row].level == 0

    def type_of(self, row: int) -> str:
        """The type of a row: the town's and the chosen area's are strong."""
        return "body_strong" if self.is_town(row) or self.is_chosen_row(row) else "body"

    def show_state(self, corner: str) -> None:
        """Bring rows, columns and cells up to date; `corner` is the word over the names."""
        self._corner.words = corner
        self.series.bring_up()
        self.fit()
        self.follow()
        self._corner.update()

    def follow(self) -> None:
        """The chosen area and period are others: make their cell current and seen."""
        index = self.series.index(self.row, self.column)
        now = self.currentIndex()
        if index.isValid() and (index.row(), index.column()) != (now.row(), now.column()):
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, flag)
            self.scrollTo(index)
        self.viewport().update()
        self.verticalHeader().viewport().update()
        self.horizontalHeader().viewport().update()

    def _see_current(self) -> None:
        """Columns got other widths: the chosen period stays in view."""
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _go(self, row: int, column: int) -> None:
        if row < len(self.series.areas) and column < len(self.series.periods):
            self._state.move(self.series.areas[row], self.series.periods[column])

    def _tell(self, index: Index, _before: Index) -> None:
        """The current cell is another: so are area and period. The differences belong to the last period."""
        if index.isValid() and index.row() < len(self.series.areas) and self.series.periods:
            column = min(index.column(), len(self.series.periods) - 1)
            self._state.move(self.series.areas[index.row()], self.series.periods[column])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies what may leave the house."""
        if event.key() == Qt.Key.Key_C and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.copy_wanted.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The chosen cell is the current one."""
        super().focusInEvent(event)
        self.follow()

    def block(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The areas and periods of the selected block; nothing where a single cell is chosen."""
        chosen = self.selectionModel().selectedIndexes()
        if len(chosen) < 2:
            return (), ()
        areas = {self.series.areas[one.row()] for one in chosen}
        periods = {self.series.periods[one.column()] for one in chosen if one.column() < len(self.series.periods)}
        return tuple(areas), tuple(periods)

    # measures

    @property
    def columns(self) -> Columns:
        """Where the periods stand, from the left edge of the table, as if nothing were scrolled."""
        names, count = self.verticalHeader().width(), len(self.series.periods)
        lefts = [names + self.horizontalHeader().sectionPosition(one) for one in range(count)]
        width = self.columnWidth(0) if count else 0
        right = lefts[-1] + width if lefts else names
        return Columns(left=names, right=right, centres=tuple(left + width / 2 for left in lefts), width=width)

    @property
    def content_width(self) -> int:
        """Names, periods and differences together."""
        return self.verticalHeader().width() + self.horizontalHeader().length()

    @property
    def full_height(self) -> int:
        """As high as all rows."""
        rows = self.series.rowCount() * metrics.px(tokens.HEIGHTS.series_row)
        bar = self.horizontalScrollBar()
        return self.horizontalHeader().height() + rows + (bar.sizeHint().height() if bar.maximum() else 0) + 2

    def set_most_rows(self, most: int) -> None:
        """How many rows are seen at least where there are as many; beyond, the table scrolls by itself."""
        self._most_rows = most
        self._fit_height()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cells, then one line below each row."""
        super().paintEvent(event)
        right = min(self.viewport().width(), self.horizontalHeader().length()) - 1
        with paint.painting(self.viewport()) as painter:
            for row in range(max(self.rowAt(0), 0), self.series.rowCount()):
                foot = self.rowViewportPosition(row) + self.rowHeight(row) - 1
                if foot > self.viewport().height() + 1:
                    break
                if row != self.row or not self.is_chosen_row(row):
                    paint.hairline(painter, 0, foot, right, foot, "rule" if self.is_town(row) else "line")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns share the width."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Give names, periods and differences their widths."""
        periods = len(self.series.periods)
        if not periods:
            self._fit_height()
            return
        names, each = self._name_width(), self._period_width()
        least = self._change_width()
        change = max(metrics.px(CHANGE_ROOM), least)
        room = self.width() - self.verticalScrollBar().sizeHint().width() * (self.verticalScrollBar().maximum() > 0)
        if least <= room - names - periods * each < change:
            change = room - names - periods * each
        spare = room - names - periods * each - change
        if spare > 0:
            each = min(each + spare // periods, max(each, metrics.px(WIDEST_PERIOD)))
            change = room - names - periods * each
        self.verticalHeader().setFixedWidth(names)
        for column in range(periods):
            self.setColumnWidth(column, each)
        if self.series.has_change:
            self.setColumnWidth(periods, change)
        self.updateGeometries()
        self._fit_height()
        self._corner.setGeometry(0, 0, names, self.horizontalHeader().height())
        self._corner.raise_()
        self.laid_out.emit()

    def _fit_height(self) -> None:
        full = self.full_height
        rows = self.series.rowCount()
        least = rows if rows <= WHOLE_ROWS else min(rows, max(LEAST_ROWS, self._most_rows))
        rest = full - rows * metrics.px(tokens.HEIGHTS.series_row)
        self.setMinimumHeight(rest + least * metrics.px(tokens.HEIGHTS.series_row))
        self.setMaximumHeight(full)

    def _name_width(self) -> int:
        names = [paint.width_of(one.name, "body_strong") for one in self._state.areas]
        widest = max([paint.width_of(self._corner.words, HEAD), *names], default=0.0)
        return min(max(round(widest) + metrics.px(18), metrics.px(NARROWEST_NAME)), metrics.px(WIDEST_NAME))

    def _period_width(self) -> int:
        """As wide as the widest head and the widest figure anybody could be shown here."""
        words, series, subject = texts.current(), self._state.series, self._state.subject
        widest = max((paint.width_of(words.period(one), HEAD) for one in self.series.periods), default=0.0)
        if series is not None and subject is not None:
            values = [one.value for one in series.figures.values() if one.value is not None]
            for value in (max(values, default=0.0), min(values, default=0.0)):
                widest = max(widest, paint.width_of(words.number(value, subject.decimals), "body_strong"))
        return max(round(widest) + metrics.px(cells.PADDING + 5), metrics.px(52))

    def _change_width(self) -> int:
        if not self.series.has_change:
            return 0
        return round(paint.width_of(self.series.change_head(), HEAD)) + metrics.px(cells.PADDING + 8)
