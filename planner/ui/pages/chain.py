"""The chain: which fields of action reach which life phases, where families are carried over, and where they are lost."""

from __future__ import annotations

from typing import Any

from planner.domain.analysis import CellJudgement, Need, Offer, TransitionJudgement
from planner.domain.catalogues import LifePhase, Sector, TargetGroup, Transition
from planner.domain.figures import Area
from planner.domain.frame import Cycle
from planner.domain.measures import Measure
from planner.domain.plan import Changes
from planner.domain.review import Status
from planner.operations.edit import Add
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.board import words
from planner.ui.board.board import Board
from planner.ui.board.spots import Spot
from planner.ui.desk import Desk
from planner.ui.pages.page import Page
from planner.ui.pages.sheet import adding
from planner.ui.routes import Destination
from planner.ui.widgets.button import Button
from planner.ui.widgets.heading import PageHeading

SHOWN = (
    *(Offer, Need, CellJudgement, TransitionJudgement, Measure, Status),
    *(LifePhase, Sector, Transition, TargetGroup, Area, Cycle),
)
STACKED = 44
"""Width of the page in em below which the button stands under the words."""


class ChainPage(Page):
    """The board with its finding above and its detail below."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Chain"))
        self._heading = PageHeading(_("Chain"))
        self.board = Board(desk)
        self._add = Button("", "primary", icon="plus")
        self._add.clicked.connect(lambda: self._add_offer(self.board.spot))
        self._heading.add_action(self._add)
        self.board.offer_wanted.connect(self._add_offer)
        self.board.opened.connect(self._show_detail)
        self.board.view.moved.connect(lambda _spot: self._keep_in_sight())
        self.column.setSpacing(metrics.gap(14))
        self.column.addWidget(self._heading)
        self.column.addWidget(self.board)
        self.column.addStretch(1)

    def concerns(self, changes: Changes) -> bool:
        """Only what the board or its detail shows."""
        return changes.touches(*SHOWN)

    def refresh(self) -> None:
        """Read everything anew from the plan."""
        self.board.refresh()
        self.say_title(self._heading, "Chain")
        self._add.set_words(self.desk.words.say(adding("kind.offer")))
        self._heading.lead.setText(words.lead(self.desk, self.board.chain))

    def visit(self, wanted: Destination) -> None:
        """A judgement leads to its place on the board; so does an offer that has one there."""
        record = self.desk.bridge.plan.anywhere(wanted.record) if wanted.record else None
        self.board.refresh()
        match record:
            case CellJudgement():
                self.board.stand_on("cell", record.phase, record.sector, "")
            case TransitionJudgement():
                self._stand_on_link(record.transition, record.sector or "")
            case Transition():
                self._stand_on_link(record.id, "")
            case LifePhase():
                self.board.stand_on("phase", record.id, "", "")
        self.board.view.setFocus()

    def arrange(self, em: float) -> None:
        """The board may be as high as what is seen of the page."""
        self._heading.set_stacked(em < STACKED)
        margins = self.column.contentsMargins()
        width = self.viewport().width() - margins.left() - margins.right()
        self.board.arrange(width, self.viewport().height() - metrics.gap(32))

    def _stand_on_link(self, transition: str, sector: str) -> None:
        self.board.stand_on("link", "", sector, transition)

    def _keep_in_sight(self) -> None:
        """The page follows a person who moves over the board by keys."""
        view = self.board.view
        if view.hasFocus():
            rect = view.visualRect(view.currentIndex())
            middle = view.viewport().mapTo(self.sheet, rect.center())
            self.ensureVisible(middle.x(), middle.y(), 0, rect.height() + metrics.gap(16))

    def _show_detail(self) -> None:
        self.ensureWidgetVisible(self.board.detail, 0, metrics.gap(16))

    def _add_offer(self, spot: Spot | None) -> None:
        """A new offer for where a person stands; its page opens with the cursor in its name."""
        values: dict[str, Any] = {"name": _("New offer")}
        if spot is not None and spot.phase is not None:
            values["phases"] = (spot.phase.id,)
        if spot is not None and spot.sector is not None:
            values["sectors"] = (spot.sector.id,)
        if spot is not None and spot.transition is not None:
            transition = spot.transition
            values["transitions"] = (transition.id,)
            values["phases"] = tuple(phase for phase in (transition.before, transition.after) if phase)
        if self.board.filters.area:
            values["areas"] = (self.board.filters.area,)
        if self.board.filters.target_group:
            values["target_groups"] = (self.board.filters.target_group,)
        id_ = self.desk.bridge.session.new_id()
        if self.desk.bridge.run(Add("offer", values, id_), origin=self):
            record = self.desk.bridge.plan.one(Offer, id_)
            self.desk.show_record(record, "name")
