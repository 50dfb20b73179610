"""The adoption: tick what a resolution adopts, name the resolution, and see what is adopted already and by what votes."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from planner import texts, tokens
from planner.domain.goals import Goal, GoalLevel
from planner.domain.governance import Body, Resolution
from planner.domain.measures import Measure
from planner.domain.naming import name_of
from planner.domain.sentence import NN_, Sentence
from planner.operations.governance import AdoptAfterwards
from planner.texts import gettext as _
from planner.texts import ngettext
from planner.ui import metrics
from planner.ui.desk import Desk
from planner.ui.pages.example_way import example_way
from planner.ui.pages.goals import adopted
from planner.ui.pages.goals.adoption_list import AdoptionList, Item
from planner.ui.pages.goals.goal_words import in_order
from planner.ui.pages.goals.resolution_fields import ResolutionFields
from planner.ui.pages.goals.vision import versions
from planner.ui.pages.page import Page
from planner.ui.routes import Destination
from planner.ui.widgets.button import Button
from planner.ui.widgets.empty_state import EmptyState, Way
from planner.ui.widgets.heading import PageHeading, SectionHeading

BESIDE_EM = 58
STACKED_EM = 40
PANE = 400
FEWEST_ROWS, MOST_ROWS_NARROW = 5, 9
DEPTHS = {GoalLevel.GUIDING: 0, GoalLevel.INTERMEDIATE: 1, GoalLevel.ACTION: 2}


class AdoptionPage(Page):
    """A list to tick at the left, the resolution at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Adoption"))
        self.heading = PageHeading(_("Adoption"))
        self.release = Button(_("Take back the adoption"), "plain")
        self.adopt = Button("", "primary", icon="check")
        self.heading.add_action(self.release)
        self.heading.add_action(self.adopt)
        self.list = AdoptionList()
        self.fields = ResolutionFields(desk)
        self.open_ones = Button(_("Tick all that is open"), "quiet", icon="check")
        self.none = Button(_("Tick nothing"), "quiet")
        self.empty = EmptyState(
            _("Nothing to adopt yet"),
            _("A body adopts the vision, goals and measures. Write them first."),
            "list",
        )
        self._build()
        self.adopt.clicked.connect(self.run)
        self.release.clicked.connect(self.run_release)
        self.open_ones.clicked.connect(self.tick_open)
        self.none.clicked.connect(lambda: self.list.sheet.choose(()))
        self.list.sheet.ticked.connect(self._count)

    def _build(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.gap(6))
        ticks = QHBoxLayout()
        ticks.setSpacing(metrics.gap(8))
        ticks.addWidget(self.open_ones)
        ticks.addWidget(self.none)
        ticks.addStretch(1)
        column.addLayout(ticks)
        column.addWidget(self.list, 1)
        self._pane = QScrollArea()
        self._pane.setWidgetResizable(True)
        self._pane.setFrameShape(QFrame.Shape.NoFrame)
        self._pane.setAccessibleName(_("Resolution"))
        self._pane.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._pane.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inner = QVBoxLayout(inside)
        inner.setContentsMargins(0, 0, metrics.gap(4), 0)
        inner.setSpacing(metrics.gap(12))
        inner.addWidget(SectionHeading(_("Resolution")))
        inner.addWidget(self.fields, 1)
        self._pane.setWidget(inside)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(metrics.gap(24))
        self._body.addWidget(left, 1)
        self._body.addWidget(self._pane)
        self._left = left
        self.column.addWidget(self.heading)
        self.column.addLayout(self._body, 1)
        self.column.addWidget(self.empty, 1)
        self.column.setSpacing(metrics.gap(12))

    def refresh(self) -> None:
        """Items with who adopted them; ticks and what was typed stay."""
        items = list(self._items())
        self.list.sheet.set_items(items)
        self.fields.refresh()
        self.heading.lead.setText(self._lead())
        has_items = bool(items)
        for widget in (self._left, self._pane, self.adopt, self.release):
            widget.setVisible(has_items)
        self.empty.setVisible(not has_items)
        desk = self.desk
        self.empty.set_ways(
            Way(_("Write the vision"), "plus", lambda: desk.go("vision")),
            None,
            (
                Way(_("Look at the goals"), "goals", lambda: desk.go("goals", "guiding")),
                *example_way(desk, "adoption"),
            ),
        )
        self._count()

    def _items(self) -> Iterator[Item]:
        plan = self.desk.bridge.plan
        newest = versions(self.desk)[:1]
        goals = in_order(self.desk)
        measures = sorted(plan.of_cycle(Measure, plan.cycle), key=lambda one: (one.number, one.name.casefold()))
        for title, records in ((_("Vision"), newest), (_("Goals"), goals), (_("Measures"), measures)):
            if records:
                yield Item("", "", title)
            for record in records:
                yield plan.kept(("adoption", texts.current().language), (Resolution, Body), record, self._item)

    def _item(self, record: adopted.Adoptable) -> Item:
        found = adopted.resolution_of(self.desk, record)
        is_adopted = adopted.is_adopted(self.desk, record)
        said = [adopted.by_whom(self.desk, found), adopted.votes(found, whole=False)] if found else [_("not adopted")]
        depth = DEPTHS[record.level] if isinstance(record, Goal) else 0
        return Item(
            record.id,
            getattr(record, "number", ""),
            name_of(record, self.desk.bridge.plan),
            " · ".join(part for part in said if part),
            adopted.sentence(self.desk, record),
            "step:done" if is_adopted else "step:not_started",
            depth,
            strong=isinstance(record, Goal) and record.level is not GoalLevel.ACTION,
        )

    def _lead(self) -> str:
        guiding = [one for one in in_order(self.desk) if one.level is GoalLevel.GUIDING]
        open_ = sum(not adopted.is_adopted(self.desk, one) for one in guiding)
        if not guiding:
            return _("There are no guiding goals to adopt yet.")
        if not open_:
            return _("All guiding goals are adopted.")
        waiting = NN_("One guiding goal waits for a resolution.", "{n} guiding goals wait for a resolution.")
        return self.desk.words.say(Sentence(*waiting, n=open_))

    def _count(self) -> None:
        """The buttons say how many are ticked."""
        n = len(self.list.sheet.chosen)
        words = ngettext("Adopt one entry", "Adopt {n} entries", n) if n else _("Adopt what is ticked")
        self.adopt.set_words(words)
        writes = not self.desk.bridge.session.read_only
        self.adopt.setEnabled(writes and n > 0)
        self.release.setEnabled(writes and any(self._is_linked(ident) for ident in self.list.sheet.chosen))

    def _is_linked(self, ident: str) -> bool:
        record = self.desk.bridge.plan.anywhere(ident)
        return getattr(record, "resolution", None) is not None

    def tick_open(self) -> None:
        """Tick everything no resolution has adopted."""
        items = self.list.sheet.items
        self.list.sheet.choose(one.ident for one in items if one.ident and one.sign != "step:done")

    def run(self) -> None:
        """Adopt what is ticked, as one step."""
        ticked = tuple(one.ident for one in self.list.sheet.items if one.ident in self.list.sheet.chosen)
        operation = self.fields.operation(ticked)
        if operation is not None and self.desk.bridge.run(operation, origin=self):
            self.fields.begin_anew()
            self.list.sheet.choose(())
            self.list.setFocus()

    def run_release(self) -> None:
        """What is ticked is adopted no longer."""
        ticked = tuple(ident for ident in self.list.sheet.chosen if self._is_linked(ident))
        if self.desk.bridge.run(AdoptAfterwards(None, ticked), origin=self):
            self.list.setFocus()

    def visit(self, wanted: Destination) -> None:
        """A record asked for is ticked."""
        if wanted.record:
            self._refresh()
            self.list.sheet.choose({wanted.record} & {one.ident for one in self.list.sheet.items})

    def arrange(self, em: float) -> None:
        """Side by side where there is room."""
        narrow = em < BESIDE_EM
        self.heading.set_stacked(em < STACKED_EM)
        self.empty.arrange(em)
        self._body.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        rows = MOST_ROWS_NARROW if narrow else FEWEST_ROWS
        self.list.setMinimumHeight(rows * metrics.px(tokens.HEIGHTS.grid_row_airy))
        self._pane.setMinimumWidth(0 if narrow else metrics.px(PANE))
        self._pane.setMaximumWidth(16_777_215 if narrow else metrics.px(PANE))
        self._pane.setMinimumHeight(self.fields.sizeHint().height() + metrics.px(110) if narrow else 0)
