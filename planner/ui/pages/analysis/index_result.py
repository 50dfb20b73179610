"""What comes of a social index: areas by name with index and class, every component beside it, and by what it is measured.

Only what may leave the house is shown, so that it may also be copied.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner import texts
from planner.domain.figures import Area, State
from planner.domain.plan import Changes
from planner.domain.record import N_
from planner.domain.social_index import SocialIndex
from planner.operations.gate import needs_new_gate
from planner.operations.index_course import course_of
from planner.operations.index_found import IndexCourse, IndexFound, Ingredient
from planner.operations.indexes import FreezeReference
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.columns import Cell, Column, Listing
from planner.ui.desk import Desk
from planner.ui.figures.easel import Easel
from planner.ui.figures.index_words import how_made, sign_words, signed
from planner.ui.grid.grid import SMALL_TITLE, Grid
from planner.ui.pages.analysis.index_form import trouble
from planner.ui.widgets.button import Button
from planner.ui.widgets.combo import Combo
from planner.ui.widgets.heading import SectionHeading
from planner.ui.widgets.label import Label

READS = frozenset({"social_index", "index_part", "index_class", "indicator"})
NAME = "index.result"


def result(found: IndexFound | None, course: IndexCourse | None, period: str) -> Listing:
    """The areas in the order of their names: class, index, and each component with its figure and its distance."""

    def index(_desk: Desk, area: Area) -> Cell:
        if found is None or course is None:
            return Cell()
        value = found.table.areas[area.id].index
        figure = course.figures.get((area.id, period))
        if value is None:
            return Cell(state=(figure.state if figure is not None else State.MISSING).value)
        return Cell(signed(value), value, value)

    def of_class(_desk: Desk, area: Area) -> Cell:
        words = (found.class_of(area.id) if found is not None else None) or ""
        place = found.classes.index(words) if found is not None and words else None
        return Cell(words, words, place)

    def rows(_desk: Desk) -> Sequence[Area]:
        return found.areas if found is not None else ()

    ingredients = found.ingredients if found is not None else ()
    return Listing(
        Area,
        (
            Column("name", N_("Area"), _name, stretch=True, fixed=True),
            Column("class", N_("Class"), of_class, fixed=True),
            Column("index", N_("Index"), index, right=True, fixed=True),
            *(_component(found, one) for one in ingredients if found is not None),
        ),
        rows,
        grows=False,
    )


def _name(_desk: Desk, area: Area) -> Cell:
    return Cell(area.name, area.name, area.name.casefold())


def _component(found: IndexFound, one: Ingredient) -> Column:
    """An indicator beside the index: its figure and, in brackets, its distance from the mean, turned to burden."""
    indicator, words = one.indicator, texts.current()

    def read(_desk: Desk, area: Area) -> Cell:
        value, z = one.value(area.id), found.table.areas[area.id].parts.get(indicator.id)
        if value is None:
            return Cell(state=one.table.cell(area.id, one.period).state.value if one.period else State.MISSING.value)
        figure = words.number(value, indicator.decimals)
        if z is None:
            return Cell(_("{figure} (not comparable)", figure=figure), value, value, quiet=True)
        return Cell(_("{figure} ({distance})", figure=figure, distance=signed(z)), value, value)

    head = indicator.code or indicator.name
    return Column(f"component.{indicator.id}", head, read, right=True, unit=indicator.unit, fixed=True)


def legend(found: IndexFound) -> str:
    """What the codes over the columns stand for, which way they count, and their weight where it is not 1."""
    lines = []
    for one in found.ingredients:
        code, said = one.indicator.code, f"{one.indicator.name}, {sign_words(one.indicator)}"
        weight = texts.current().number(one.part.weight, 2).rstrip("0").rstrip(",.")
        heavy = _(", weight {weight}", weight=weight) if one.part.weight != 1 else ""
        lines.append(f"{code}: {said}{heavy}" if code else f"{said}{heavy}")
    return " · ".join(lines)


class _Acts(QWidget):
    """Buttons in a row, one below the other where they find no room."""

    def __init__(self, *buttons: Button) -> None:
        super().__init__()
        self._buttons = buttons
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(metrics.gap(8))
        for button in buttons:
            self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest of them."""
        return QSize(max(self._widths(), default=0), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside or below each other."""
        super().resizeEvent(event)
        self.settle()

    def settle(self) -> None:
        """Others of them are seen, or there is other room."""
        widths = self._widths()
        fits = sum(widths) + self._row.spacing() * max(len(widths) - 1, 0) <= self.width()
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom)
        self.updateGeometry()

    def _widths(self) -> list[int]:
        return [one.sizeHint().width() for one in self._buttons if not one.isHidden()]


class IndexResult(QWidget):
    """The result of one index in one year, worked out in the worker; its ruler can be frozen here and let go."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._easel = desk, Easel.of(desk)
        self._id = self._period = ""
        self._is_stale = True
        self.course: IndexCourse | None = None
        self.period = Combo(_("Period of the index"))
        self.period.taken.connect(self._choose_period)
        self.freeze, self.let_go = Button("", "plain"), Button(_("Measure each year by itself"), "plain")
        self.freeze.clicked.connect(lambda: self._run(self._period))
        self.let_go.clicked.connect(lambda: self._run(""))
        self.figures = Button(_("Show course and map"), "link")
        self.figures.clicked.connect(lambda: desk.go("figures", "series", self._id))
        self.heading = SectionHeading(_("Result"), "", self.period, line=False)
        self.trouble = Label("", "body", wrap=True)
        self.grid = Grid(desk, result(None, None, ""), _("Result of the index"), NAME)
        # the components stand beside the index whatever the room; names give way
        self.grid.view.widths.keeps_all, self.grid.view.widths.least_title = True, SMALL_TITLE
        self.legend = Label("", "caption", "ink2", wrap=True)
        self.how = Label("", "caption", "ink2", wrap=True)
        for waiting in (self.period, self.freeze, self.let_go, self.figures, self.trouble, self.grid):
            waiting.hide()  # until there is a result
        self._lay_out()
        desk.bridge.changed.connect(self._note)
        desk.bridge.opened.connect(self._start_anew)

    def _lay_out(self) -> None:
        self.acts = _Acts(self.freeze, self.let_go, self.figures)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, metrics.gap(16), 0, 0)
        column.setSpacing(metrics.gap(8))
        column.addWidget(self.heading)
        column.addWidget(self.trouble)
        column.addWidget(self.grid, 1)
        column.addWidget(self.legend)
        column.addWidget(self.how)
        column.addWidget(self.acts)

    @property
    def found(self) -> IndexFound | None:
        """The index of the period shown."""
        return self.course.periods.get(self._period) if self.course is not None else None

    def show_index(self, index: SocialIndex | None) -> None:
        """Show another index, or the same as the plan has it now."""
        ident = index.id if index is not None else ""
        if ident == self._id and not self._is_stale:
            return
        if ident != self._id:
            self._period = ""
            self.course = None
        self._id, self._is_stale = ident, False
        self._work_out(index)

    def _work_out(self, index: SocialIndex | None) -> None:
        if index is None:
            self._easel.drop(NAME)
            self._take(None)
            return
        plan, gate = self._desk.bridge.plan, self._desk.bridge.session.gate
        self._easel.draw(NAME, partial(course_of, plan, gate, index, public=True), self._take, self)

    def _take(self, course: IndexCourse | None) -> None:
        if not self._desk.bridge.is_open:
            return
        self.course = course
        periods = tuple(course.periods) if course is not None else ()
        if self._period not in periods:
            self._period = periods[-1] if periods else ""
        said = texts.current().period
        self.period.set_options([(one, said(one)) for one in periods], self._period)
        self.period.setVisible(bool(periods))
        self._show()
        if self.isVisible():  # it came from the worker: nothing is seen squeezed into the room it had before
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def _choose_period(self, period: str) -> None:
        self._period = period
        self._show()

    def _show(self) -> None:
        """Table, words and buttons for the period."""
        found, words = self.found, texts.current()
        index = self._desk.bridge.plan.get(SocialIndex, self._id)
        self.grid.set_listing(result(found, self.course, self._period))
        said = trouble(self._desk, index) if index is not None else ""
        if index is not None and not said and found is None:
            said = _("There are no figures yet this index could be made of.")
        self.trouble.setText(said)
        self.trouble.setVisible(bool(said))
        self.grid.setVisible(found is not None)
        self.legend.setText(legend(found) if found is not None else "")
        note = _("Made of figures that may leave the house.")
        self.how.setText(f"{how_made(found)} {note}" if found is not None else "")
        frozen = index is not None and bool(index.reference)
        may = not self._desk.bridge.session.read_only
        period = words.period(self._period)
        self.freeze.set_words(_("Measure all years by {period}", period=period))
        known = found is not None and any(one.index is not None for one in found.table.areas.values())
        self.freeze.setVisible(known and may and (index is None or index.reference != self._period))
        self.let_go.setVisible(frozen and may)
        self.figures.setVisible(found is not None)
        self.acts.settle()

    def _run(self, period: str) -> None:
        self._desk.bridge.run(FreezeReference(self._id, period), origin=self)

    def _note(self, changes: Changes) -> None:
        """Figures, definitions or the index changed: work it out anew, at once where it is seen."""
        if not (needs_new_gate(changes) or READS & changes.kinds):
            return
        self._is_stale = True
        if self.isVisible():
            self.show_index(self._desk.bridge.plan.get(SocialIndex, self._id))

    def _start_anew(self) -> None:
        self._id, self._period, self.course, self._is_stale = "", "", None, True
