"""The chain board: filters, the board itself, the detail of what is chosen. Judging is one operation, undone by one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from planner.domain.analysis import Bond, Verdict
from planner.domain.chain import Chain, chain
from planner.domain.plan import Plan
from planner.operations.chain import JudgeCell, JudgeTransition
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.board.detail import Detail
from planner.ui.board.filters import Filters
from planner.ui.board.judging import CELL_ANSWERS, LINK_ANSWERS
from planner.ui.board.spots import Spot
from planner.ui.board.view import BoardView
from planner.ui.desk import Desk
from planner.ui.widgets.label import Label


class Board(QWidget):
    """Takes `desk`; `offer_wanted` tells the spot a new offer is for (None when nothing is chosen)."""

    offer_wanted = Signal(object)
    opened = Signal()
    """The detail was opened: it should be seen."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._seen: tuple[Plan, str, str] | None = None
        self.filters = Filters(desk)
        self._board = self._read()
        self.view = BoardView(desk, self._board)
        self.nothing = Label(_("The board needs life phases and fields of action."), "lead", "ink2", wrap=True)
        self.detail = Detail(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.gap(12))
        column.addWidget(self.filters)
        column.addWidget(self.view)
        column.addWidget(self.nothing)
        column.addSpacing(metrics.gap(4))
        column.addWidget(self.detail)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._show_board()
        self.detail.show_spot(self._board, None)
        self._connect()

    def _connect(self) -> None:
        self.filters.changed.connect(self.refresh)
        self.view.moved.connect(lambda spot: self.detail.show_spot(self._board, spot))
        self.view.opened.connect(self._open)
        self.view.judged.connect(self.judge)
        self.detail.answered.connect(self.judge)
        self.detail.covered_by_typed.connect(lambda words: self._type(covered_by=words))
        self.detail.reason_typed.connect(lambda words: self._type(reason=words))
        self.detail.left.connect(lambda: self.view.setFocus(Qt.FocusReason.OtherFocusReason))
        self._desk.bridge.closing.connect(self.detail.write)
        self.detail.offer_wanted.connect(lambda: self.offer_wanted.emit(self.spot))

    @property
    def chain(self) -> Chain:
        """What is shown, as it was read."""
        return self._board

    @property
    def spot(self) -> Spot | None:
        """Where a person stands."""
        return self.view.spot

    def refresh(self) -> None:
        """Read the plan anew; where a person stands and what they type stays."""
        self.filters.refresh()
        now = (self._desk.bridge.plan, self.filters.area, self.filters.target_group)
        if self._seen is None or self._seen[0] is not now[0] or self._seen[1:] != now[1:]:
            self._board = self._read()
            self.view.set_board(self._board)
            self._show_board()
        self.detail.show_spot(self._board, self.spot)

    def stand_on(self, *key: str) -> bool:
        """Go to a spot by its key (kind, phase, sector, transition)."""
        return self.view.stand_on(key)

    def judge(self, number: int) -> None:
        """Give the answer with this number to where a person stands."""
        spot = self.spot
        area = self.filters.area or None
        if spot is None:
            return
        self.detail.write()
        if spot.kind == "cell" and spot.phase and spot.sector:
            verdict = Verdict(CELL_ANSWERS[number - 1].value)
            self._desk.bridge.run(JudgeCell(spot.phase.id, spot.sector.id, verdict, area), origin=self)
        elif spot.kind == "link" and spot.transition:
            value = LINK_ANSWERS[number - 1].value
            sector = spot.sector.id if spot.sector else None
            bond = Bond(value) if value else None
            self._desk.bridge.run(JudgeTransition(spot.transition.id, bond, sector, area), origin=self)

    def arrange(self, width: int, room: int) -> None:
        """Fit a page of this width; the board itself is at most `room` high."""
        self.filters.arrange(width)
        self.view.set_room(room)
        self.detail.arrange(width)

    def _show_board(self) -> None:
        """The board, or what it lacks."""
        is_whole = bool(self._board.phases and self._board.sectors)
        for widget in (self.filters, self.view, self.detail):
            widget.setVisible(is_whole)
        self.nothing.setVisible(not is_whole)

    def _read(self) -> Chain:
        plan = self._desk.bridge.plan
        self._seen = (plan, self.filters.area, self.filters.target_group)
        return chain(plan, plan.cycle, area=self.filters.area, target_group=self.filters.target_group)

    def _open(self) -> None:
        if self.spot is not None:
            self.detail.take_focus()
            self.opened.emit()

    def _type(self, *, covered_by: str | None = None, reason: str | None = None) -> None:
        """Write words on the judgement the detail shows: it may be left for another spot by now."""
        spot, area = self.detail.spot, self.filters.area or None
        if spot is None or not self._desk.bridge.is_open:
            return
        if spot.kind == "cell" and spot.phase and spot.sector:
            verdict = self._board.cell(spot.phase.id, spot.sector.id).verdict
            step = JudgeCell(spot.phase.id, spot.sector.id, verdict, area, covered_by, reason)
            self._desk.bridge.run(step, origin=self)
        elif spot.kind == "link" and spot.transition:
            sector = spot.sector.id if spot.sector else None
            link = self._board.link(spot.transition.id, sector or "")
            if link.judgement is not None:
                step_ = JudgeTransition(spot.transition.id, link.bond, sector, area, reason)
                self._desk.bridge.run(step_, origin=self)
