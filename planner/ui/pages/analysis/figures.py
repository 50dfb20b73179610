"""The page “figures by area”: course, grid and map of one indicator, areas beside the town, and where figures come from."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from planner import texts
from planner.domain.figures import Area, Delivery, Indicator
from planner.domain.plan import Changes
from planner.domain.record import Record
from planner.domain.social_index import SocialIndex
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.desk import Desk
from planner.ui.figures import findings, index_words, series_notes
from planner.ui.figures.comparing import breaks_in
from planner.ui.figures.comparison_pane import ComparisonPane
from planner.ui.figures.copy_menu import CopyMenu
from planner.ui.figures.origin_pane import OriginPane
from planner.ui.figures.picker import Picker
from planner.ui.figures.series_pane import SeriesPane
from planner.ui.figures.state import PAGE, FiguresState
from planner.ui.pages.example_way import example_way
from planner.ui.pages.page import Page
from planner.ui.routes import Destination
from planner.ui.widgets.button import Button
from planner.ui.widgets.empty_state import EmptyState, Way
from planner.ui.widgets.heading import PageHeading
from planner.ui.widgets.label import Label
from planner.ui.widgets.segments import Segments

WATCHED = frozenset(
    {
        "social_index",
        "index_part",
        "index_class",
        "indicator_version",
        "area",
        "border",
        "variable",
        "indicator",
        "delivery",
        "target",
        "label",
        "municipality",
        "cycle",
    }
)
BESIDE_EM = 62
"""Width of the page in em from which the map stands beside the grid."""
ONE_ROW_EM = 70
"""Width from which choices and view stand in one row."""
TWO_SWITCHES_EM = 33
"""Width from which both switches stand in one row."""

VIEWS = ("series", "comparison", "origin")

RELATED: dict[str, type[Record]] = {
    "indicators": Indicator,
    "indexes": SocialIndex,
    "areas": Area,
    "deliveries": Delivery,
}
"""Pages of what figures are made of, by place."""


class FiguresPage(Page):
    """Shows the desk's `FiguresState`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Figures by area"))
        self.state = state = FiguresState.of(desk)
        self.heading = PageHeading(_("Figures by area"), " ")
        self.copies = CopyMenu(desk, state)
        self.take_in = Button(_("Take in data"), "primary", icon="import")
        self.picker = Picker(desk, state)
        views = (("series", _("Course")), ("comparison", _("Comparison")), ("origin", _("Origin")))
        kept = str(desk.preferences.choice(PAGE, "view", ""))
        self.views = Segments(_("View"), views, kept if kept in VIEWS else VIEWS[0])
        self.sight = Segments(
            _("Figures shown"),
            (("inside", _("Internal")), ("protected", _("Protected"))),
            "protected" if state.is_protected else "inside",
        )
        self.series = SeriesPane(desk, state)
        self.comparison = ComparisonPane(desk, state)
        self.origin = OriginPane(desk, state)
        self.notes = series_notes.Notes()
        self.empty = EmptyState("", "", "list")
        self._belonging = Label(_("Belonging to it:"), "body", "ink2")
        self.related = {ident: Button("", "link") for ident in RELATED}
        self._build()
        self._connect()
        self.sheet.installEventFilter(self)

    def _build(self) -> None:
        self.heading.add_action(self.copies.button)
        self.heading.add_action(self.take_in)
        self._controls = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._controls.setSpacing(metrics.gap(8))
        self._controls.addWidget(self.picker, 1)
        self._switches = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._switches.setSpacing(metrics.gap(8))
        self._switches.addWidget(self.sight)
        self._switches.addStretch(1)
        self._switches.addWidget(self.views)
        self._controls.addLayout(self._switches)
        self.column.setSpacing(metrics.gap(12))
        self.column.addWidget(self.heading)
        self.column.addWidget(self._build_related())
        self.column.addLayout(self._controls)
        for pane in (self.series, self.comparison, self.origin):
            self.column.addWidget(pane, 1 if pane is self.series else 0)
        self.column.addWidget(self.notes)
        self.column.addWidget(self.empty)
        self.column.addStretch(0)

    def _build_related(self) -> QWidget:
        """What figures are made of has pages of its own; no step of the circle leads there."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(metrics.gap(16))
        row.addWidget(self._belonging)
        for ident, link in self.related.items():
            link.clicked.connect(partial(self.desk.go, ident))
            row.addWidget(link)
        row.addStretch(1)
        return holder

    def _connect(self) -> None:
        self.state.changed.connect(self._show)
        self.state.moved.connect(self._follow)
        self.state.guarded.connect(self._show_guarded)
        self.take_in.clicked.connect(lambda: self.desk.go("import"))
        self.views.chosen.connect(self.show_view)
        self.sight.chosen.connect(lambda key: self.state.protect(key == "protected"))
        self.series.copy_table_wanted.connect(self._copy_table)
        self.series.copy_picture_wanted.connect(self.copies.copy_picture)
        self.comparison.copy_picture_wanted.connect(self.copies.copy_picture)

    @property
    def _panes(self) -> dict[str, SeriesPane | ComparisonPane | OriginPane]:
        return {"series": self.series, "comparison": self.comparison, "origin": self.origin}

    @property
    def view(self) -> str:
        """The view shown."""
        return self.views.current

    def concerns(self, changes: Changes) -> bool:
        """Figures, and what they are read with."""
        return changes.observations or bool(changes.kinds & WATCHED)

    def refresh(self) -> None:
        """Read everything anew."""
        for link, kind in zip(self.related.values(), RELATED.values(), strict=True):
            link.set_words(self.desk.words.title(kind.nouns))
        self.state.refresh()

    def visit(self, wanted: Destination) -> None:
        """Show a view, an indicator or a variable."""
        if wanted.view in VIEWS:
            self.views.show_current(wanted.view)
            self.show_view(wanted.view)
        if wanted.record:
            self.state.choose_subject(wanted.record)

    def show_view(self, view: str) -> None:
        """Show another view of the same figures."""
        self.desk.preferences.choose(PAGE, "view", view)
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Seen: say in the status line which figures these are."""
        was_stale = self._stale
        super().showEvent(event)
        self.desk.sight_told.emit(self.state.is_protected)
        if not was_stale:
            self._panes[self.view].redraw()

    def hideEvent(self, event: QHideEvent) -> None:
        """Other pages are internal."""
        super().hideEvent(event)
        self.desk.sight_told.emit(False)

    def _show(self) -> None:
        """Bring every part that is seen up to date."""
        state = self.state
        if not self.desk.bridge.is_open:
            return
        has_any, has_figures = bool(state.subjects), bool(state.areas and state.periods)
        for widget in (self.picker, self.views, self.sight):
            widget.setVisible(has_any)
        panes = self._panes
        for ident, pane in panes.items():
            pane.setVisible(has_figures and ident == self.view)
        self.notes.setVisible(has_figures and self.view != "origin")
        self.empty.setVisible(not has_figures)
        self.copies.button.setVisible(has_figures)
        self.take_in.setVisible(has_figures)  # without figures the way to begin stands below
        self.picker.show_state()
        self.sight.show_current("protected" if state.is_protected else "inside")
        if has_figures:
            panes[self.view].show_state()
            self.notes.show_state(state)
        else:
            self._show_empty(has_any)
        self._show_lead(has_figures)
        self.copies.show_state()
        if self.isVisible():
            self.desk.sight_told.emit(state.is_protected)
        self.settle()

    def settle(self) -> None:
        """The height follows the words, and what stands on the sheet follows the height."""
        super().settle()
        self._fit_height()
        super().settle()

    def _fit_height(self) -> None:
        """Scroll no farther than the words need at this width; Qt by itself counts them at their narrowest."""
        width = self.viewport().width()
        # a bar that comes with the height takes width, and words need more lines then
        beside_bar = width - self.verticalScrollBar().sizeHint().width()
        heights = (self.column.minimumHeightForWidth(one) for one in (width, beside_bar))
        self.sheet.setMinimumHeight(max(heights))

    def _show_guarded(self) -> None:
        """What may leave the house is known: the finding, the rule, copies, and what is drawn of it."""
        if not self.desk.bridge.is_open:
            return
        state = self.state
        if state.is_protected or self.view == "origin":
            self._show()
            return
        self._show_lead(bool(state.areas and state.periods))
        self.notes.show_state(state)
        self.copies.show_state()
        self._panes[self.view].redraw()
        self.settle()

    def _follow(self) -> None:
        self._panes[self.view].follow()
        self.notes.follow(self.state)
        self.settle()

    def _show_lead(self, has_figures: bool) -> None:
        """The finding, from what may leave the house; the line keeps its height until it is known."""
        state = self.state
        said = ""
        if has_figures and state.series is not None and state.outward is not None:
            if index_words.is_index(state):
                self.heading.lead.setText(index_words.lead(state) or " ")
                return
            breaks = breaks_in(state, state.town.id if state.town is not None else "")
            found = findings.Finding(state.series, state.outward, state.areas, state.periods, breaks)
            said = findings.sentence(found, texts.current())
        elif not has_figures:
            said = _("There are no figures here yet.")
        if has_figures and state.group:
            only = _("Figures exist by subgroup only; shown is “{group}”.", group=state.group)
            said = f"{said} {only}".lstrip()
        self.heading.lead.setText(said or " ")

    def _show_empty(self, has_any: bool) -> None:
        take_in = Way(_("Take in data"), "import", lambda: self.desk.go("import"))
        define = Way(_("Define an indicator"), "plus", lambda: self.desk.go("indicators"))
        if has_any:
            self.empty.set_words(
                _("Nothing was observed for this indicator yet"),
                _("Take in a table with its variables, or look at another indicator above."),
            )
        else:
            self.empty.set_words(
                _("No figures have been taken in"),
                _("Figures by area show where children and families need more, and whether it changes."),
            )
        self.empty.set_ways(take_in, define, example_way(self.desk, "figures"))

    def _copy_table(self) -> None:
        self.copies.copy_table(*self.series.table.block())

    def arrange(self, em: float) -> None:
        """The map beside the grid, choices and view in one row, where there is room."""
        margins = self.column.contentsMargins()
        width = self.viewport().width() - margins.left() - margins.right()
        em = metrics.current().em(width)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._controls.setDirection(across if em >= ONE_ROW_EM else down)
        self._switches.setDirection(across if em >= TWO_SWITCHES_EM else down)
        self.heading.set_stacked(em < 46)
        self._belonging.setVisible(em >= 46)
        self.series.arrange(width, em >= BESIDE_EM)
        self.comparison.arrange(em >= BESIDE_EM)
        self.origin.arrange(width)
        self.empty.arrange(em)
        self._fit_height()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What stands on the sheet has another size."""
        if watched is self.sheet and event.type() == QEvent.Type.LayoutRequest:
            self._fit_height()
        return super().eventFilter(watched, event)
