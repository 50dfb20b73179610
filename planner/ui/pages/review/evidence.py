"""The facts beside a review: what is known of the measure or goal, its curves, its lights over time, who serves it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner import texts
from planner.charts.figures.words import STATUS_WORDS
from planner.domain import attainment, money
from planner.domain.goals import Goal
from planner.domain.lights import shape_of
from planner.domain.measures import Measure
from planner.domain.naming import numbered
from planner.domain.review import Status
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.desk import Desk
from planner.ui.pages.review import curves, measure_facts, subjects
from planner.ui.pages.review.curve_list import CurveList
from planner.ui.pages.review.light_history import LightHistory
from planner.ui.pages.review.measure_facts import DASH
from planner.ui.pages.review.subjects import Subject
from planner.ui.widgets.facts import Facts
from planner.ui.widgets.heading import SectionHeading
from planner.ui.widgets.label import Label
from planner.ui.widgets.rows import Row, RowsView


class Evidence(QWidget):
    """Read only; measures of a goal lead to their page."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.title = Label("", "h2", wrap=True)
        self._measure_facts = Facts(measure_facts.names())
        self._goal_facts = Facts((_("Level"), _("Responsible (office)"), _("Attainment"), _("Money of its measures")))
        self.curves = CurveList()
        self._no_curve = Label(_("No target value is set, so there is no curve yet."), "body", "ink2", wrap=True)
        self.lights = LightHistory()
        self._light_head = SectionHeading(_("Lights over time"))
        self.measures = RowsView(_("Measures that serve it"))
        self._measure_head = SectionHeading(_("Measures that serve it"))
        self.measures.taken.connect(desk.show_record)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.gap(8))
        column.addWidget(self.title)
        column.addWidget(self._measure_facts)
        column.addWidget(self._goal_facts)
        column.addSpacing(metrics.gap(8))
        column.addWidget(SectionHeading(_("The curve")))
        column.addWidget(self.curves)
        column.addWidget(self._no_curve)
        for head, part in ((self._light_head, self.lights), (self._measure_head, self.measures)):
            column.addSpacing(metrics.gap(8))
            column.addWidget(head)
            column.addWidget(part)

    def show_subject(self, subject: Subject) -> None:
        """Say what is known."""
        is_measure = isinstance(subject, Measure)
        self.title.setText(numbered(subject.number, subject.name))
        of_measure: tuple[QWidget, ...] = (self._measure_facts, self._light_head, self.lights)
        for part in (*of_measure, self._goal_facts, self._measure_head, self.measures):
            part.setVisible((part in of_measure) == is_measure)
        plan = self._desk.bridge.plan
        goals = subject.goals if isinstance(subject, Measure) else [one.id for one in subjects.family(plan, subject)]
        found = curves.curves(self._desk, goals)
        self.curves.set_curves(found)
        self.curves.setVisible(bool(found))
        self._no_curve.setVisible(not found)
        if isinstance(subject, Measure):
            self._show_measure(subject)
        else:
            self._show_goal(subject)

    def set_narrow(self, narrow: bool) -> None:
        """Facts two by two."""
        self._measure_facts.set_narrow(narrow)
        self._goal_facts.set_narrow(narrow)

    def _show_measure(self, measure: Measure) -> None:
        plan = self._desk.bridge.plan
        self._measure_facts.set_words(measure_facts.facts(plan, measure))
        statuses = plan.pointing(Status, "measure", measure.id)
        self.lights.set_statuses(statuses)
        self.lights.setVisible(bool(statuses))
        self._light_head.note.set_words("" if statuses else _("No status has been given yet."))

    def _show_goal(self, goal: Goal) -> None:
        plan, bridge = self._desk.bridge.plan, self._desk.bridge
        reached = attainment.of_goal(plan, goal.id, bridge.actuals).public
        served = subjects.serving(plan, goal)
        planned = sum((money.of_measure(plan, one.id).costs.planned for one in served), money.ZERO)
        t = texts.current()
        self._goal_facts.set_words(
            (
                self._desk.words.of(f"level.{goal.level.value}"),
                goal.lead or DASH,
                t.percent(reached * 100, 0) if reached is not None else DASH,
                t.money(planned, 0) if planned else DASH,
            )
        )
        today = bridge.session.today()
        rows = []
        for one in served:
            shape = shape_of(plan, one, today)
            word = _(STATUS_WORDS[shape.value])
            rows.append(Row(numbered(one.number, one.name), "", f"status:{shape.value}", word, word, one, strong=False))
        self.measures.set_rows(rows)
        self.measures.setVisible(bool(rows))
        self._measure_head.note.set_words("" if rows else _("No measure serves it yet."))
