"""The course above the grid in one column system, the map of the chosen period beside or below them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner import texts
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.desk import Desk
from planner.ui.figures import described, making
from planner.ui.figures.course_view import CourseView
from planner.ui.figures.easel import Easel
from planner.ui.figures.map_view import MapView
from planner.ui.figures.series_model import area_words
from planner.ui.figures.series_table import SeriesTable
from planner.ui.figures.state import FiguresState
from planner.ui.widgets.button import Button
from planner.ui.widgets.label import Label

COURSE_HEIGHT, COURSE_HEIGHT_LOW = 178, 150
MAP_WIDTH = 318
MAP_SHAPE = 1.0
LEGEND = 84
ROWS_STACKED = 18
WIDEST_MAP_STACKED = 560


class SeriesPane(QWidget):
    """Shows a `FiguresState` as course, grid and map; what is chosen in one is chosen in all."""

    copy_table_wanted = Signal()
    copy_picture_wanted = Signal(str)

    def __init__(self, desk: Desk, state: FiguresState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._state = desk, state
        self._easel = Easel.of(desk)
        self._drawn_for: tuple[object, ...] = ()
        self._level = -1
        self.course = CourseView(_("Course over the years"))
        self.table = SeriesTable(state, _("Figures by area and year"))
        self.map = MapView(_("Map of the chosen year"), partial(area_words, state))
        self.map_title = Label("", "h3")
        self.no_map = Label("", "body", "ink2", wrap=True)
        self.to_areas = Button(_("Assign borders"), "link")
        self.to_areas.clicked.connect(lambda: desk.go("areas"))
        self._build()
        self._connect()

    def _build(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.course)
        left.addWidget(self.table, 1)
        left.addStretch(0)
        right.setSpacing(metrics.gap(8))
        head = QHBoxLayout()
        head.setSpacing(metrics.gap(4))
        head.addWidget(self.map_title, 1)
        for button in self.map.buttons:
            head.addWidget(button)
        right.addLayout(head)
        for widget in (self.map, self.no_map, self.to_areas):
            right.addWidget(widget)
        right.addStretch(1)
        self._right = QWidget()
        self._right.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(metrics.gap(28))
        self._sides.addLayout(left, 1)
        self._sides.addWidget(self._right)
        self.course.setFixedHeight(metrics.px(COURSE_HEIGHT))

    def _connect(self) -> None:
        state = self._state
        for view in (self.course, self.map):
            view.stepped.connect(state.step)
        self.course.wanted.connect(self._draw_course)
        self.map.wanted.connect(self._draw_map)
        self.course.period_pointed.connect(lambda period: state.move("", period))
        self.map.pointed.connect(lambda area: state.move(area, ""))
        self.table.laid_out.connect(self._align)
        self.table.copy_wanted.connect(self.copy_table_wanted)
        self.course.copy_wanted.connect(lambda: self.copy_picture_wanted.emit("course"))
        self.map.copy_wanted.connect(lambda: self.copy_picture_wanted.emit("map"))

    def show_state(self) -> None:
        """Bring everything up to date with the state."""
        state = self._state
        kept = state.picture_key
        if kept != self._drawn_for:
            # a raw picture must not outlast the view it was drawn for
            self._drawn_for = kept
            self.course.set_picture(None)
            self.map.set_picture(None)
        self.table.show_state(described.level_word(self._desk, state.level))
        self._show_map_words()
        self._draw_course()
        self._draw_map()

    def redraw(self) -> None:
        """Draw what is no longer as it is wanted."""
        self._draw_course()
        self._draw_map()

    def follow(self) -> None:
        """Another area or period is chosen."""
        self.table.follow()
        self._show_map_words()
        self._draw_course()
        self._draw_map()

    def _show_map_words(self) -> None:
        state = self._state
        if state.level != self._level:
            self._level = state.level
            self.map.show_whole()
        word = described.level_word(self._desk, state.level, many=True)
        self.map_title.setText(_("{areas} {period}", areas=word, period=texts.current().period(state.period)))
        has_map = bool(state.borders())
        for shown in (self.map, *self.map.buttons):
            shown.setVisible(has_map)
        self.no_map.setVisible(not has_map)
        self.to_areas.setVisible(not has_map and state.level > 0)
        self._right.setVisible(has_map or state.level > 0)
        self.no_map.setText(_("Without borders there is no map. Take in a file of borders, or assign them by hand."))

    def _align(self) -> None:
        """The course stands over the columns of the grid."""
        self.course.set_columns(self.table.columns, self.table.series.periods, self.table.content_width)
        self.course.scroll_to(self.table.horizontalScrollBar().value())

    def _draw_course(self) -> None:
        state, table = self._state, self._state.table
        columns = self.course.columns
        if table is None or len(columns.centres) != len(state.periods) or not self.isVisible():
            self.course.is_wanted(None)
            self._easel.drop("course")
            return
        figures = described.area_figures(state, table, described.comparable(state), state.area)
        if len(figures.periods) != len(columns.centres):
            # the table is still that of the figures before; it follows at once
            self.course.is_wanted(None)
            self._easel.drop("course")
            return
        target = described.target_of(self._desk, state)
        words = texts.current()
        job = partial(making.course, figures, state.period, target, columns, self.course.canvas, words)
        if self.course.is_wanted((figures, state.period, target, columns, self.course.canvas, words.language)):
            self._easel.draw("course", job, self.course.set_picture, self)

    def _draw_map(self) -> None:
        state, table = self._state, self._state.table
        borders = state.borders()
        if table is None or not borders or not self.map.isVisible() or self.map.width() < metrics.px(100):
            self.map.is_wanted(None)
            self._easel.drop("map")
            return
        figures = described.area_figures(state, table, state.areas, state.area)
        words = texts.current()
        job = partial(making.area_map, figures, state.period, borders, self.map.canvas, words)
        if self.map.is_wanted((figures, state.period, borders, self.map.canvas, words.language)):
            self._easel.draw("map", job, self.map.set_picture, self)

    def arrange(self, width: int, beside: bool) -> None:
        """The map beside the grid or below it, in `width` px."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(across if beside else down)
        map_width = metrics.px(MAP_WIDTH) if beside else min(width, metrics.px(WIDEST_MAP_STACKED))
        self._right.setFixedWidth(map_width)
        self._right.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.map.setFixedHeight(round(map_width * MAP_SHAPE) + metrics.px(LEGEND))
        self.course.setFixedHeight(metrics.px(COURSE_HEIGHT if beside else COURSE_HEIGHT_LOW))
        self.table.set_most_rows(0 if beside else ROWS_STACKED)
