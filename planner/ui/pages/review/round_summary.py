"""The end of a status round: how the measures stand, and which ones need a word."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from planner import texts
from planner.domain import status_round
from planner.domain.lights import worst
from planner.domain.measures import Measure
from planner.domain.naming import numbered
from planner.domain.review import Light, Status
from planner.domain.sentence import NN_, Sentence
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.desk import Desk
from planner.ui.pages.review.draft import NAMES, light_name
from planner.ui.pages.review.rounds import Round
from planner.ui.widgets.button import Button
from planner.ui.widgets.heading import SectionHeading
from planner.ui.widgets.key_figure import KeyFigure
from planner.ui.widgets.label import Label
from planner.ui.widgets.rows import Row, RowsView

DONE = NN_("The one measure of the round is assessed.", "{n} measures are assessed; the round is complete.")
LEFT = NN_("One measure of the round is still open.", "{n} measures of the round are still open.")
COUNTED = (Light.ON_TRACK, Light.AT_RISK, Light.LATE)
TALKED = (Light.LATE, Light.AT_RISK)


class RoundSummary(QWidget):
    """Key figures, the measures that are late or at risk, those still open, and the ways on."""

    wanted = Signal(object)
    """Show the measure with this id again."""
    again = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.title = Label("", "h1", wrap=True)
        self.lead = Label("", "lead", "ink2", wrap=True)
        self.cards = [KeyFigure("", "", "") for _light in (*COUNTED, Light.UNKNOWN)]
        self.talk = RowsView(_("To talk about"))
        self.open = RowsView(_("Still open"))
        self._talk_head = SectionHeading(_("To talk about"))
        self._open_head = SectionHeading(_("Still open"))
        self.back = Button(_("Go through it again"), "plain")
        self.to_measures = Button(_("To the measures"), "plain")
        self.to_report = Button(_("To the report"), "primary")
        self.talk.taken.connect(self.wanted)
        self.open.taken.connect(self.wanted)
        self.back.clicked.connect(self.again)
        self.to_measures.clicked.connect(lambda: desk.go("measures"))
        self.to_report.clicked.connect(lambda: desk.go("report"))
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.gap(8))
        column.addWidget(self.title)
        column.addWidget(self.lead)
        column.addSpacing(metrics.gap(16))
        self._grid = QGridLayout()
        self._grid.setSpacing(metrics.gap(8))
        column.addLayout(self._grid)
        for head, rows in ((self._talk_head, self.talk), (self._open_head, self.open)):
            column.addSpacing(metrics.gap(16))
            column.addWidget(head)
            column.addWidget(rows)
        column.addSpacing(metrics.gap(16))
        foot = QHBoxLayout()
        foot.setSpacing(metrics.gap(8))
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.to_measures)
        foot.addWidget(self.to_report)
        column.addLayout(foot)
        column.addStretch(1)

    def set_narrow(self, narrow: bool) -> None:
        """Key figures two by two where there is little room."""
        per_row = 2 if narrow else len(self.cards)
        for number, card in enumerate(self.cards):
            self._grid.addWidget(card, number // per_row, number % per_row)
        for column in range(len(self.cards)):
            self._grid.setColumnStretch(column, 1 if column < per_row else 0)

    def show_round(self, found: Round) -> None:
        """Read the round anew."""
        bridge = self._desk.bridge
        today = bridge.session.today()
        assessed = [one for one, done in zip(found.measures, found.done, strict=True) if done]
        pairs = status_round.latest(bridge.plan, assessed, today)
        counts = Counter(_one_light(status) for _measure, status in pairs)
        left = [one for one, done in zip(found.measures, found.done, strict=True) if not done]
        self.title.setText(_("Status of {date}", date=texts.current().long_date(today)))
        say = self._desk.words.say
        self.lead.setText(say(Sentence(*LEFT, len(left))) if left else say(Sentence(*DONE, len(assessed))))
        of_all = _("of {n} assessed today", n=len(assessed))
        for card, light in zip(self.cards, COUNTED, strict=False):
            card.set_words(str(counts[light]), _(light.label), of_all)
        self.cards[-1].set_words(str(len(left)), _("still open"), _("of {n} in the round", n=len(found.measures)))
        talked = sorted(
            ((measure, status) for measure, status in pairs if _one_light(status) in TALKED),
            key=lambda pair: TALKED.index(_one_light(pair[1])),
        )
        self._show_rows(self._talk_head, self.talk, [_talk_row(*pair) for pair in talked])
        self._show_rows(self._open_head, self.open, [_open_row(one) for one in left])

    def start(self) -> None:
        """Put the keyboard on the way on."""
        self.to_report.setFocus(Qt.FocusReason.OtherFocusReason)

    @staticmethod
    def _show_rows(head: QWidget, view: RowsView, rows: list[Row]) -> None:
        view.set_rows(rows)
        view.setVisible(bool(rows))
        head.setVisible(bool(rows))


def _one_light(status: Status | None) -> Light:
    """The light that asks for most attention of the three."""
    if status is None:
        return Light.UNKNOWN
    return worst((status.implementation, status.attainment, status.funding))


def _talk_row(measure: Measure, status: Status | None) -> Row:
    light = _one_light(status)
    said = (status.comment or status.reason) if status else ""
    parts = [_lights_words(status, light) if status else "", " ".join(said.split())]
    return Row(
        numbered(measure.number, measure.name),
        " · ".join(part for part in parts if part),
        f"status:{light.value}",
        _(light.label),
        measure.lead,
        measure.id,
    )


def _lights_words(status: Status, light: Light) -> str:
    """Which of the three lights it is."""
    names = [light_name(name) for name in NAMES if getattr(status, name) is light]
    return f"{_(light.label)}: {', '.join(names)}"


def _open_row(measure: Measure) -> Row:
    return Row(numbered(measure.number, measure.name), measure.lead, "status:unknown", _("open"), "", measure.id)
