"""The detail of what is chosen, below the board: judgement, offers, the needs it has and the measures that touch it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.charts.figures.words import STATUS_WORDS
from planner.domain.analysis import Need, Offer, Verdict
from planner.domain.chain import Chain, ChainCell, ChainLink, measures_at
from planner.domain.lights import shape_with
from planner.domain.measures import Measure
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.board import words
from planner.ui.board.caption import Caption
from planner.ui.board.judging import CELL_ANSWERS, LINK_ANSWERS, AnswerBar, RestingText
from planner.ui.board.offer_rows import OfferRows, rows_of
from planner.ui.board.spots import Spot
from planner.ui.desk import Desk
from planner.ui.widgets.button import Button
from planner.ui.widgets.label import Label
from planner.ui.widgets.rows import Row, RowsView

SIDE_BY_SIDE = 46
"""Width in em from which needs and measures stand beside each other."""


class Detail(QWidget):
    """Shows one spot; says what a person answers and types, and which offer they want."""

    answered = Signal(int)
    covered_by_typed = Signal(str)
    reason_typed = Signal(str)
    offer_wanted = Signal()
    left = Signal()
    """Escape: back to the board."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._spot: Spot | None = None
        self.add = Button(_("Add an offer here"), "link", icon="plus")
        self.heading = Caption(self.add)
        self.hint = Label(_("Choose a field or a transition to see what stands there."), "body", "ink2", wrap=True)
        self.bar = AnswerBar()
        self.covered_by = RestingText(_("Covered by"), lines=1, longest=200)
        self.reason = RestingText(_("Reason"))
        self.offers = OfferRows()
        self.no_offers = Label(_("No offers here."), "body", "ink2")
        self.needs, self.measures = RowsView(_("Needs")), RowsView(_("Measures that touch it"))
        self._parts = [self._titled(_("Needs"), self.needs), self._titled(_("Measures that touch it"), self.measures)]
        self._build()
        self.bar.answered.connect(self.answered)
        self.covered_by.rested.connect(self.covered_by_typed)
        self.reason.rested.connect(self.reason_typed)
        self.add.clicked.connect(self.offer_wanted)
        for view in (self.needs, self.measures):
            view.taken.connect(desk.show_record)
        self.offers.taken.connect(desk.show_record)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def _build(self) -> None:
        self._words = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._words.setSpacing(metrics.gap(12))
        self._words.addWidget(self.covered_by, 1, Qt.AlignmentFlag.AlignTop)
        self._words.addWidget(self.reason, 2)
        self._lists = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lists.setSpacing(metrics.gap(24))
        for part in self._parts:
            self._lists.addWidget(part, 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.gap(10))
        for one in (self.heading, self.hint, self.bar):
            column.addWidget(one)
        column.addLayout(self._words)
        column.addWidget(self.offers)
        column.addWidget(self.no_offers)
        column.addLayout(self._lists)

    @staticmethod
    def _titled(title: str, view: RowsView) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.gap(4))
        column.addWidget(Label(title, "caption_strong", "ink2"))
        column.addWidget(view)
        return part

    @property
    def spot(self) -> Spot | None:
        """What is shown."""
        return self._spot

    def show_spot(self, board: Chain, spot: Spot | None) -> None:
        """Show another spot, or the same one as it is now; what is being typed in the same one stays."""
        if self._spot is not None and (spot is None or spot.key != self._spot.key):
            self.write()
        self._spot = spot
        self.heading.setVisible(spot is not None)
        self.hint.setVisible(spot is None)
        cell = board.cell(spot.phase.id, spot.sector.id) if spot and spot.phase and spot.sector else None
        link = (
            board.link(spot.transition.id, spot.sector.id if spot.sector else "") if spot and spot.transition else None
        )
        if spot is not None:
            self.heading.set_words(words.title(spot), words.note(self._desk, board, spot), self.width())
        self._show_judgement(cell, link)
        self._show_offers(_offers(board, spot, cell, link), is_open=spot is not None)
        self._show_lists(cell)
        # laid out now: the page is about to bring it into sight, and what is below must not jump later
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def _show_judgement(self, cell: ChainCell | None, link: ChainLink | None) -> None:
        judgement = cell.judgement if cell else link.judgement if link else None
        self.bar.setVisible(cell is not None or link is not None)
        if cell is not None:
            self.bar.show_answers(CELL_ANSWERS, cell.verdict if cell.judgement else None)
        elif link is not None:
            self.bar.show_answers(LINK_ANSWERS, link.judgement.bond if link.judgement else "")
        covered = cell is not None and cell.verdict is Verdict.COVERED
        self.covered_by.setVisible(covered)
        self.covered_by.set_text(cell.judgement.covered_by if cell and cell.judgement else "")
        self.reason.setVisible(judgement is not None)
        self.reason.set_text(judgement.reason if judgement else "")
        self.arrange(self.width())

    def _show_offers(self, offers: tuple[Offer, ...], *, is_open: bool) -> None:
        self.offers.set_rows(rows_of(self._desk, offers))
        self.no_offers.setVisible(is_open and not offers)

    def _show_lists(self, cell: ChainCell | None) -> None:
        plan = self._desk.bridge.plan
        needs = cell.needs if cell else ()
        measures = measures_at(plan, plan.cycle, cell) if cell else ()
        for part, view, rows in (
            (self._parts[0], self.needs, [_need_row(one) for one in needs]),
            (self._parts[1], self.measures, [self._measure_row(one) for one in measures]),
        ):
            if list(view.rows) != rows:
                view.set_rows(rows)
            part.setVisible(bool(rows))

    def _measure_row(self, measure: Measure) -> Row:
        shape = shape_with(measure, self._desk.look().status.get(measure.id))
        word = _(STATUS_WORDS[shape])
        return Row(measure.name, sign=f"status:{shape}", word=word, aside=word, payload=measure, strong=False)

    def write(self) -> None:
        """Write what is being typed."""
        self.covered_by.write()
        self.reason.write()

    def take_focus(self) -> None:
        """The first thing to do here takes the focus."""
        checked = [choice for choice in self.bar.choices if choice.isChecked()]
        if self.bar.isVisible():
            (checked or self.bar.choices)[0].setFocus(Qt.FocusReason.TabFocusReason)
        elif self.offers.isVisible():
            self.offers.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back to the board; the digits judge wherever nothing is typed."""
        digit = event.key() - Qt.Key.Key_0
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif 1 <= digit <= len(self.bar.choices) and self.bar.isVisible():
            self.answered.emit(digit)
        else:
            super().keyPressEvent(event)

    def arrange(self, width: int) -> None:
        """Side by side where there is room."""
        wide = metrics.current().em(width) >= SIDE_BY_SIDE
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._words.setDirection(direction)
        self._lists.setDirection(direction)
        self.bar.arrange(width)
        self.heading.arrange(width)


def _offers(board: Chain, spot: Spot | None, cell: ChainCell | None, link: ChainLink | None) -> tuple[Offer, ...]:
    if cell is not None:
        return cell.offers
    if link is not None:
        return link.offers or link.beside
    if spot is None or spot.phase is None:
        return ()
    cells = (board.cell(spot.phase.id, sector.id) for sector in board.sectors)
    return tuple({one.id: one for found in cells for one in found.offers}.values())


def _need_row(need: Need) -> Row:
    aside = _("priority {n}", n=need.priority) if need.priority else _("no priority yet")
    return Row(need.name, aside=aside, payload=need, strong=False)
