"""The measures over the years, with the milestones that come next below."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from planner import texts, tokens
from planner.charts.figures.words import STATUS_WORDS
from planner.domain.lights import overdue
from planner.domain.measures import Measure, MeasureState, Milestone
from planner.domain.record import N_
from planner.operations.edit import Change
from planner.operations.measures import ReachMilestone
from planner.operations.operation import Operation
from planner.texts import gettext as _
from planner.ui import drawing, metrics, paint, theme
from planner.ui.columns import Cell, Column, Listing, Point, Span, field
from planner.ui.desk import Desk
from planner.ui.grid.grid import Grid
from planner.ui.pages.measures.listings import NAME_WITH_SHAPE
from planner.ui.pages.measures.rows import CHIPS, GROUP_KINDS, group, measures
from planner.ui.widgets.heading import SectionHeading

AHEAD = timedelta(days=120)
"""How far ahead milestones are listed below the bars."""


def span_of(desk: Desk, measure: Measure) -> Span:
    """The bar of a measure: carried out until today, or until the first milestone that is overdue."""
    plan, today = desk.bridge.plan, desk.bridge.session.today()
    points = tuple(
        Point(one.due, one.name, one.done is not None)
        for one in plan.pointing(Milestone, "measure", measure.id)
        if one.due is not None
    )
    done = None
    if measure.state is MeasureState.DONE:
        done = measure.until
    elif measure.state is MeasureState.RUNNING:
        late = overdue(plan, measure.id, today)
        reach = [day for day in (today, measure.until, late[0].due if late else None) if day is not None]
        done = min(reach)
    elif measure.state is MeasureState.STOPPED and measure.until is not None:
        done = min(measure.until, today)
    return Span(measure.starts, measure.until, done, points)


def span_cell(desk: Desk, measure: Measure) -> Cell:
    """The bar; in words from when until when, with its milestones."""
    span, words = span_of(desk, measure), texts.current()
    days = "–".join(words.date(day) if day is not None else "…" for day in (span.starts, span.until))
    points = [_point_words(one) for one in sorted(span.points, key=lambda one: one.day)]
    return Cell(", ".join([days, *points]), span, span.starts)


def _point_words(point: Point) -> str:
    said = _("milestone {name} {date}", name=point.name, date=texts.current().date(point.day))
    reached = _("reached")
    return f"{said} ({reached})" if point.reached else said


def move_bar(_desk: Desk, measure: Measure, days: Any) -> Operation:
    """Other days for a measure."""
    starts, until = days
    return Change(Measure.kind, measure.id, {"starts": starts, "until": until})


SCHEDULE = Listing(
    Measure,
    (
        NAME_WITH_SHAPE,
        Column(
            "schedule", N_("Schedule"), span_cell, timeline=True, write=move_bar,
            leans_on=frozenset({Milestone.kind}), fixed=True,
        ),
        field(Measure, "lead", title=N_("Responsible"), optional=True),
    ),
    measures,
    group=group,
    group_leans_on=GROUP_KINDS,
    chips=CHIPS,
)  # fmt: skip


def due(desk: Desk) -> Sequence[Milestone]:
    """Milestones of the cycle that are overdue or come within some months, the oldest first."""
    plan, today = desk.bridge.plan, desk.bridge.session.today()
    found = [
        one
        for measure in plan.of_cycle(Measure, plan.cycle)
        if measure.state is not MeasureState.STOPPED
        for one in plan.pointing(Milestone, "measure", measure.id)
        if one.due is not None and one.done is None and one.due <= today + AHEAD
    ]
    return sorted(found, key=lambda one: (one.due or today, one.name))


def due_cell(desk: Desk, milestone: Milestone) -> Cell:
    """The day, with the sign of what is overdue."""
    day = milestone.due
    if day is None:
        return Cell()
    is_late = milestone.done is None and day < desk.bridge.session.today()
    return Cell(texts.current().date(day), day, day, "status:late" if is_late else "")


def reach(_desk: Desk, milestone: Milestone, day: Any) -> Operation:
    """A day on which a milestone was reached, or none any more."""
    if day is None:
        return Change(Milestone.kind, milestone.id, {"done": None})
    return ReachMilestone(milestone.id, day)


def _measure_cell(desk: Desk, milestone: Milestone) -> Cell:
    found = desk.bridge.plan.get(Measure, milestone.measure)
    words = found.name if found is not None else ""
    return Cell(words, words, words.casefold(), quiet=True)


DUE = Listing(
    Milestone,
    (
        field(Milestone, "due", title=N_("Due"), read=due_cell, leans_on=frozenset()),
        field(Milestone, "name", stretch=True, fixed=True),
        Column("of", N_("Measure"), _measure_cell, leans_on=frozenset({Measure.kind})),
        field(Milestone, "done", write=reach),
    ),
    due,
)


class ScheduleGrid(Grid):
    """Bars with their legend, and what is due next."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, SCHEDULE, _("Measures: {view}", view=_("Schedule")), "measures.schedule")
        self.due = Grid(desk, DUE, _("Milestones that are due"), "measures.due", compact=True, most_rows=4)
        self.due.taken.connect(self._show_measure)
        self.due.arranged.connect(self._show_due)
        self.heading = SectionHeading(
            _("Due next"), _("overdue milestones, and those of the next four months"), line=False
        )
        self.box = QWidget()
        column = QVBoxLayout(self.box)
        column.setContentsMargins(0, metrics.gap(16), 0, 0)
        column.setSpacing(metrics.gap(4))
        column.addWidget(self.heading)
        column.addWidget(self.due)
        self.put_below(Legend())
        self.put_below(self.box)

    def _show_measure(self, milestone: Milestone) -> None:
        if self.choose(milestone.measure):
            self.taken.emit(self.current)

    def _show_due(self) -> None:
        self.box.setVisible(self.due.count > 0)


class Legend(QWidget):
    """What bars and diamonds mean."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(
            _("Dark bars are carried out, pale ones planned. Diamonds are milestones, hollow when reached.")
        )

    def sizeHint(self) -> QSize:
        """One line of small text."""
        return QSize(0, metrics.px(tokens.HEIGHTS.grid_row + 4))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Keys and words, as many as there is room for."""
        keys = [("accent", _("carried out")), ("r2", _("planned")), ("milestone", _("milestone"))]
        keys += [(f"status:{state}", _(word)) for state, word in STATUS_WORDS.items()]
        with paint.painting(self) as painter:
            x, middle, side = 0.0, self.height() / 2, metrics.px(tokens.SHAPE_ROW)
            for key, words in keys:
                width = metrics.px(24) if key in {"accent", "r2"} else side
                if x + width + metrics.px(8) + paint.width_of(words, "caption") > self.width():
                    return
                box = QRectF(x, middle - side / 2, width, side)
                if ":" in key:
                    drawing.sign(painter, box, key)
                elif key == "milestone":
                    _diamond(painter, box)
                else:
                    edge = "edge" if key == "r2" else None  # as its bars have one
                    paint.rounded(painter, box.adjusted(0, 1, 0, -1), fill=key, edge=edge, radius=0)
                x += width + metrics.px(8)
                paint.text(painter, QRectF(x, 0, self.width(), self.height()), words, role="caption", ink="ink2")
                x += paint.width_of(words, "caption") + metrics.px(18)


def _diamond(painter: Any, box: QRectF) -> None:
    with paint.saved(painter):
        paint.smooth(painter)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("ink"))
        painter.translate(box.center())
        painter.rotate(45)
        half = box.width() * 0.38
        painter.drawRect(QRectF(-half, -half, 2 * half, 2 * half))
