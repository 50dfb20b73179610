"""The way of one target as a chart above its form: dashed from the baseline to the target, beside it what was reached."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from planner import texts
from planner.charts.figures.words import parted
from planner.domain import attainment
from planner.domain.breaks import breaks_of
from planner.domain.figures import Area, Indicator, State
from planner.domain.goals import Target
from planner.domain.plan import Changes
from planner.domain.record import Record
from planner.domain.town import town_of
from planner.domain.waypoints import Waypoint, waypoints
from planner.operations.gate import Gate
from planner.texts import Texts
from planner.texts import gettext as _
from planner.ui import drawing, metrics
from planner.ui.desk import Desk
from planner.ui.figures.easel import Easel
from planner.ui.figures.making import Canvas, Picture
from planner.ui.figures.picture_view import PictureView
from planner.ui.pages.goals.measuring import value_words
from planner.ui.widgets.label import Label

HEIGHT = 176
READS = frozenset({"area", "border", "variable", "indicator", "indicator_version", "delivery"})
"""Kinds of record a path is read from besides its target."""


class PathView(QWidget):
    """Chart and the values by year; without baseline, value or date it says what is missing for it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._easel = Easel.of(desk)
        self._target = ""
        self._drawn: tuple[object, ...] = ()
        self.picture = PictureView(_("Path to the target"))
        self.picture.setFixedHeight(metrics.px(HEIGHT))
        self.picture.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.picture.wanted.connect(self._draw)
        desk.bridge.changed.connect(self._note)
        desk.bridge.opened.connect(self._start_anew)
        self.steps = Label("", "caption", "ink2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.gap(4))
        column.addWidget(self.picture)
        column.addWidget(self.steps)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_record(self, record: Record | None) -> None:
        """Show the way of another target, or follow the plan."""
        if not isinstance(record, Target):
            return
        if record.id != self._target:
            self.picture.set_picture(None)
        self._target = record.id
        points = waypoints(record)
        self.picture.setVisible(bool(points))
        self.steps.setText(self._said(record, points))
        self._draw()

    def _said(self, target: Target, points: Sequence[Waypoint]) -> str:
        """Where it should stand year by year, what is missing for that, or why the way cannot be told."""
        share = attainment.of_target(target, self._desk.bridge.actuals)
        if share.parted is not None:
            why = parted(share.parted, texts.current())
            return f"{why[:1].upper()}{why[1:]}."
        if not points:
            return _("A baseline with its period, a target value and a date give the path.")
        plan = self._desk.bridge.plan
        said = ", ".join(f"{one.year}: {value_words(plan, target, one.value)}" for one in points)
        return _("Expected at the end of the year: {points}", points=said)

    def _note(self, changes: Changes) -> None:
        """Figures changed, or what they are read with: the same target has another path."""
        if changes.observations or not READS.isdisjoint(changes.kinds):
            self._start_anew()
            self._draw()

    def _start_anew(self) -> None:
        self._drawn = ()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what was asked for while nobody looked."""
        super().showEvent(event)
        self._draw()

    def _draw(self) -> None:
        """Read on the window's thread, protect and draw in the worker."""
        bridge = self._desk.bridge
        if not bridge.is_open or not self.picture.isVisible():
            return
        plan = bridge.plan
        target = plan.get(Target, self._target)
        indicator = plan.get(Indicator, target.indicator) if target is not None else None
        if target is None or indicator is None or not waypoints(target):
            return
        canvas = self.picture.canvas
        wish = (target, indicator, canvas, texts.current().language)
        if wish == self._drawn:
            return
        self._drawn = wish
        job = partial(draw_path, bridge.session.gate, indicator, target, canvas, texts.current())
        owner: QObject = self
        self._easel.draw("path", job, self._take, owner)

    def _take(self, picture: Picture | None) -> None:
        self.picture.set_picture(picture)


def draw_path(gate: Gate, indicator: Indicator, target: Target, canvas: Canvas, words: Texts) -> Picture | None:
    """The chart of a target from what may leave the house; None where it cannot be drawn."""
    from planner.charts.figures import goal_path, sheet
    from planner.charts.figures.model import AreaFigures, GoalPath
    from planner.charts.figures.model import Target as Aim

    plan = gate.plan
    town = town_of(plan)
    place = target.area or (town.id if town is not None else "")
    if target.value is None or target.due is None:
        return None
    table = gate.table(indicator)
    known = table.cell(place, target.baseline_period).state is not State.SUPPRESSED
    named = plan.get(Area, place)
    figures = AreaFigures(
        table=table.select(areas=[place] if place in table.areas else [], periods=table.periods),
        names={place: named.name} if named is not None else {},
        indicator=indicator.name,
        unit=indicator.unit,
        decimals=indicator.decimals,
        breaks={"": breaks_of(plan, indicator, named)},
    )
    aim = Aim(value=target.value, until=str(target.due.year), since=target.baseline_period or None)
    data = GoalPath(
        figures=figures,
        area=place,
        target=aim,
        baseline=target.baseline if known else None,
        baseline_period=target.baseline_period,
    )
    size = sheet.screen(canvas.width, canvas.height, theme=canvas.theme, scale=canvas.scale)
    try:
        drawn = goal_path.draw(data, size, words)
    except ValueError:
        return None
    return Picture(drawing.ready(drawn.shapes), goal_path.describe(data, words))
