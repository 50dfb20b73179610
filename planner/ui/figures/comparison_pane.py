"""The areas beside the town: one bar each for the chosen period, and their courses on one axis."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from planner import texts
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.desk import Desk
from planner.ui.figures import described, making
from planner.ui.figures.easel import Easel
from planner.ui.figures.making import Picture
from planner.ui.figures.picture_view import PictureView
from planner.ui.figures.series_model import area_words
from planner.ui.figures.state import FiguresState
from planner.ui.widgets.label import Label

MOST_PANELS = 24
PANEL_HEIGHT, PANEL_WIDTH = 112, 150
LEAST_BARS = 200


class ComparisonPane(QWidget):
    """Shows a `FiguresState` as bars and small courses."""

    copy_picture_wanted = Signal(str)

    def __init__(self, desk: Desk, state: FiguresState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state, self._desk = state, desk
        self._easel = Easel.of(desk)
        self._drawn_for: tuple[object, ...] = ()
        self.bars_title, self.panels_title = Label("", "h3"), Label(_("Courses on one axis"), "h3")
        self.bars = PictureView(_("Areas beside the town"), partial(area_words, state))
        self.panels = PictureView(_("Courses on one axis"))
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(metrics.gap(48))
        for title, picture in ((self.bars_title, self.bars), (self.panels_title, self.panels)):
            column = QVBoxLayout()
            column.setSpacing(metrics.gap(8))
            column.addWidget(title)
            column.addWidget(picture)
            column.addStretch(1)
            self._sides.addLayout(column, 1)
        self.bars.setFixedHeight(metrics.px(LEAST_BARS))
        self.panels.setFixedHeight(metrics.px(LEAST_BARS))
        for view in (self.bars, self.panels):
            view.stepped.connect(state.step)
        self.bars.pointed.connect(lambda area: state.move(area, ""))
        self.bars.wanted.connect(self._draw_bars)
        self.panels.wanted.connect(self._draw_panels)
        self.bars.copy_wanted.connect(lambda: self.copy_picture_wanted.emit("bars"))

    def show_state(self) -> None:
        """Bring both up to date with the state."""
        state = self._state
        kept = state.picture_key
        if kept != self._drawn_for:
            self._drawn_for = kept
            self.bars.set_picture(None)
            self.panels.set_picture(None)
        small = [one for one in state.areas if one.level > 0]
        shown = 1 < len(small) <= MOST_PANELS and len(state.periods) > 1
        for widget in (self.panels_title, self.panels):
            widget.setVisible(shown)
        self.follow()
        self._draw_panels()

    def redraw(self) -> None:
        """Draw what is no longer as it is wanted."""
        self._draw_bars()
        self._draw_panels()

    def follow(self) -> None:
        """Another area or period is chosen."""
        state = self._state
        word = described.level_word(self._desk, state.level, many=True)
        self.bars_title.setText(_("{areas} {period}", areas=word, period=texts.current().period(state.period)))
        self._draw_bars()

    def _draw_bars(self) -> None:
        state, table = self._state, self._state.table
        if table is None or not self.isVisible() or not state.areas:
            self._easel.drop("bars")
            return
        figures = described.area_figures(state, table, described.side_by_side(state), state.area)
        job = partial(making.bars, figures, state.period, self.bars.canvas, texts.current())
        self._easel.draw("bars", job, self._take_bars, self)

    def _take_bars(self, picture: Picture) -> None:
        self.bars.setFixedHeight(picture.size.height())
        self.bars.set_picture(picture)

    def _draw_panels(self) -> None:
        state, table = self._state, self._state.table
        if table is None or not self.panels.isVisible():
            self._easel.drop("panels")
            return
        small = tuple(one.id for one in state.areas if one.level > 0)
        columns = max(1, min(4, self.panels.width() // metrics.px(PANEL_WIDTH)))
        self.panels.setFixedHeight(-(-len(small) // columns) * metrics.px(PANEL_HEIGHT))
        figures = described.area_figures(state, table, described.side_by_side(state), "")
        job = partial(making.panels, figures, small, columns, self.panels.canvas, texts.current())
        self._easel.draw("panels", job, self.panels.set_picture, self)

    def arrange(self, beside: bool) -> None:
        """Side by side, or one below the other."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(across if beside else down)
