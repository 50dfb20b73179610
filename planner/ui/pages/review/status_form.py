"""One measure of the status round: facts, three lights, the reason for departing, a comment."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from planner import texts
from planner.domain import light_reasons, status_round
from planner.domain.measures import Measure
from planner.domain.naming import shortened
from planner.domain.record import field_of
from planner.domain.review import Light, Status
from planner.domain.sentence import Sentence
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.desk import Desk
from planner.ui.form.text_area import TextArea
from planner.ui.pages.review import measure_facts
from planner.ui.pages.review.draft import NAMES, Draft, light_name
from planner.ui.pages.review.light_row import LightRow
from planner.ui.widgets.button import Button
from planner.ui.widgets.facts import Facts
from planner.ui.widgets.label import Label

LONGEST_REASON = 70


class StatusForm(QWidget):
    """Shows a measure and holds the draft of its status; `edited` after every change of a person, `done` to go on."""

    edited = Signal(object)
    done = Signal()
    focused = Signal(QWidget)
    """The focus was moved here: show it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._draft: Draft | None = None
        self._last_reason = ""
        self.title = Label("", "h1", wrap=True)
        self.facts = Facts(measure_facts.names())
        self.rows = {name: LightRow(name, light_name(name)) for name in NAMES}
        self.reason = TextArea(
            desk, field_of(Status, "reason"), name=_("Why does the status depart from the suggestion?")
        )
        self.again = Button("", "link")
        self.again.may_shrink = True
        self.again.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.reason.add_to_head(self.again)
        self.comment = TextArea(desk, field_of(Status, "comment"), optional=True)
        self._lay_out()
        for name, row in self.rows.items():
            row.cards.answered.connect(lambda light, by_key, name=name: self._answer(name, light, by_key))
            row.cards.stepped.connect(lambda way, name=name: self._step(name, way))
            row.cards.done.connect(self.done)
            row.cards.comment_wanted.connect(self.focus_comment)
        self.reason.edited.connect(self._note_words)
        self.comment.edited.connect(self._note_words)
        self.reason.done.connect(self.done)
        self.comment.done.connect(self.done)
        self.again.clicked.connect(self._say_again)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.gap(12))
        column.addWidget(self.title)
        column.addWidget(self.facts)
        for row in self.rows.values():
            column.addWidget(row)
        column.addWidget(self.reason)
        column.addWidget(self.comment)

    @property
    def draft(self) -> Draft:
        """The draft shown; RuntimeError before the first."""
        if self._draft is None:
            raise RuntimeError("no measure is shown")
        return self._draft

    @property
    def fits(self) -> bool:
        """Whether reason and comment are not too long."""
        return self.reason.fits and self.comment.fits

    def show_measure(self, measure: Measure, draft: Draft, *, writable: bool) -> None:
        """Show a measure with its draft; what a person just typed is left alone where it is the same."""
        self._draft = draft
        plan, today = self._desk.bridge.plan, self._desk.bridge.session.today()
        self.title.setText(measure.name)
        self.facts.set_words(measure_facts.facts(plan, measure))
        last = status_round.status_before(plan, measure.id, today)
        day = texts.current().date(last.day) if last else ""
        self._last_reason = last.reason if last else ""
        for (name, row), why in zip(self.rows.items(), self._reasons(measure), strict=True):
            row.cards.show_light(getattr(draft.lights, name))
            row.show_suggestion(getattr(draft.suggested, name), self._desk.words.say(why))
            row.show_last(getattr(last, name) if last else None, day)
            row.cards.setEnabled(writable)
        self.reason.set_words(draft.reason)
        self.comment.set_words(draft.comment)
        self.reason.edit.setReadOnly(not writable)
        self.comment.edit.setReadOnly(not writable)
        self.reason.set_error("")
        self._show_reason()

    def start(self) -> None:
        """Put the keyboard on the first light."""
        self._focus(NAMES[0])

    def ask_reason(self) -> None:
        """Say that the reason is missing, and go there."""
        self.reason.set_error(_("Say why, for example: “The rooms were promised yesterday.”"))
        self._focus_words(self.reason)

    def focus_field(self, name: str) -> None:
        """Put the keyboard into a field of the status."""
        if name in self.rows:
            self._focus(name)
        elif name == "reason" and self.reason.isVisibleTo(self):
            self._focus_words(self.reason)
        elif name == "comment":
            self.focus_comment()

    def focus_comment(self) -> None:
        """Put the keyboard into the comment."""
        self._focus_words(self.comment)

    def fits_beside(self, width: int) -> bool:
        """Whether the four cards of a light fit beside each other into a width."""
        return all(row.cards.needed_width() <= width for row in self.rows.values())

    def set_narrow(self, narrow: bool) -> None:
        """Lay out for little room."""
        self.facts.set_narrow(narrow)
        for row in self.rows.values():
            row.set_narrow(narrow)

    def _reasons(self, measure: Measure) -> tuple[Sentence, Sentence, Sentence]:
        bridge = self._desk.bridge
        plan, today = bridge.plan, bridge.session.today()
        return (
            light_reasons.implementation_reason(plan, measure, today),
            light_reasons.attainment_reason(plan, measure, bridge.actuals, today),
            light_reasons.funding_reason(plan, measure, today),
        )

    def _answer(self, name: str, light: Light, by_key: bool) -> None:
        self._draft = self.draft.with_light(name, light)
        self._show_reason()
        self.edited.emit(self._draft)
        if by_key:
            self._step(name, 1)

    def _step(self, name: str, way: int) -> None:
        place = NAMES.index(name) + way
        if 0 <= place < len(NAMES):
            self._focus(NAMES[place])
        elif way > 0 and self.draft.departing and not self.draft.is_complete:
            self._focus_words(self.reason)
        elif way > 0:
            self._focus(NAMES[-1])

    def _focus(self, name: str) -> None:
        row = self.rows[name]
        row.cards.take_focus()
        self.focused.emit(row)

    def _focus_words(self, area: TextArea) -> None:
        area.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.focused.emit(area)

    def _note_words(self) -> None:
        self._draft = replace(self.draft, reason=self.reason.words, comment=self.comment.words, touched=True)
        self._show_reason()
        self.edited.emit(self._draft)

    def _show_reason(self) -> None:
        departing = self.draft.departing
        self.reason.setVisible(bool(departing))
        if departing:
            names = texts.current().list([light_name(name) for name in departing])
            self.reason.set_hint(_("Different from the suggestion: {lights}.", lights=names))
        offers = bool(departing) and bool(self._last_reason) and not self.draft.reason.strip()
        self.again.setVisible(offers and not self.reason.edit.isReadOnly())
        if offers:
            self.again.set_words(_("As last time: “{reason}”", reason=shortened(self._last_reason, LONGEST_REASON)))

    def _say_again(self) -> None:
        self.reason.set_words(self._last_reason)
        self._note_words()
        self._focus_words(self.reason)
