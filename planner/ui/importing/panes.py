"""What stands beside the table: how the file is read, then what it brings and what is open."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from planner.texts import gettext as _
from planner.texts import ngettext
from planner.ui import metrics
from planner.ui.desk import Desk
from planner.ui.importing import words
from planner.ui.importing.area_cards import area_cards, border_cards
from planner.ui.importing.border_reading import BorderFields, doubt_cards
from planner.ui.importing.card import Card
from planner.ui.importing.delivery_fields import DeliveryFields
from planner.ui.importing.flow import ImportFlow
from planner.ui.importing.odd_cards import band_cards, numbers_of, odd_cards
from planner.ui.importing.reading_fields import ReadingFields
from planner.ui.importing.work import Borders, Figures
from planner.ui.widgets.button import Button
from planner.ui.widgets.fact_table import FactTable
from planner.ui.widgets.heading import Hairline
from planner.ui.widgets.label import Label
from planner.ui.widgets.radio import Answers
from planner.ui.widgets.sign_line import SignLine

MOST_WARNINGS = 5


class Pane(QWidget):
    """A column of parts, made anew whenever the import stands somewhere else."""

    grown = Signal()

    def __init__(self, desk: Desk, flow: ImportFlow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._flow = desk, flow
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(metrics.gap(24), 0, metrics.gap(5), metrics.gap(12))
        self.column.setSpacing(metrics.gap(12))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.fill()

    def fill(self) -> None:
        """Put the parts in; subclasses end with `finish`."""

    def head(self, title: str) -> None:
        """The pane's title over a hairline."""
        self.column.addWidget(Label(title, "h3", wrap=True))
        self.column.addWidget(Hairline("rule"))

    def finish(self) -> None:
        """Push everything up."""
        self.column.addStretch(1)


class ReadingPane(Pane):
    """Encoding, delimiter, decimal sign, header, period; what the file holds when read so."""

    def fill(self) -> None:
        """Fields first, then facts."""
        found = self._flow.found
        self.head(_("How the file is read"))
        self.column.addWidget(ReadingFields(self._flow))
        if isinstance(found, Figures) and found.proposal is None:
            self.column.addWidget(SignLine("status:at_risk", self._flow.refusal, word=_("Question")))
        elif found is not None:
            self.column.addSpacing(metrics.gap(8))
            self.column.addWidget(Label(_("What the file holds"), "body_strong"))
            self.column.addWidget(FactTable(words.facts(found)))
            self._add_reasons()
        self.finish()

    def _add_reasons(self) -> None:
        """What was recognised by what."""
        found = self._flow.found
        if not isinstance(found, Figures) or found.proposal is None or not found.proposal.read.reasons:
            return
        self.column.addSpacing(metrics.gap(8))
        self.column.addWidget(Label(_("What was recognised, and why"), "body_strong"))
        for reason in found.proposal.read.reasons:
            self.column.addWidget(Label(words.say(reason), "body", "ink2", wrap=True))


class CheckPane(Pane):
    """Questions in the order of cells touched, open areas, what comes, warnings, fields of the delivery."""

    def fill(self) -> None:
        """Questions first: they are what needs a person."""
        found = self._flow.found
        cards = list(self._cards())
        self.head(self._title(len(cards)))
        self._add_recipe()
        for number, card in enumerate(cards):
            if number:
                self.column.addWidget(Hairline())
            self.column.addWidget(card)
        if found is not None:
            self.column.addSpacing(metrics.gap(6))
            self.column.addWidget(Label(_("What comes"), "body_strong"))
            self.column.addWidget(FactTable(words.facts(found)))
            self._add_warnings()
            if isinstance(found, Borders):
                self.column.addSpacing(metrics.gap(6))
                self.column.addWidget(BorderFields(self._flow, found.proposal.read))
            self.column.addSpacing(metrics.gap(6))
            self.column.addWidget(DeliveryFields(self._flow, with_minimum=isinstance(found, Figures)))
        self.finish()

    def _title(self, shown: int) -> str:
        found = self._flow.found
        if not shown or found is None or found.proposal is None:
            return _("No open questions")
        open_ = len(found.proposal.unmatched) + len(found.proposal.questions)
        if open_:
            return ngettext("{n} open question", "{n} open questions", open_)
        return ngettext("One question, answered", "{n} questions, answered", shown)

    def _cards(self) -> Iterator[QWidget]:
        found = self._flow.found
        if isinstance(found, Figures) and found.proposal is not None:
            proposal = found.proposal
            one_by_one = numbers_of(proposal)
            for number, question in enumerate(proposal.questions, start=1):
                if question.code not in one_by_one:
                    detail = words.question_detail(question, proposal.read.sheet)
                    yield self._question(number, question.code, words.say(question.say), detail)
            yield from odd_cards(self._flow, proposal, one_by_one)
            yield from area_cards(self._desk, self._flow, found.proposal)
            yield from band_cards(self._desk.bridge.plan, self._flow, found.proposal)
            if found.proposal.changed:
                yield self._changed(found.proposal.changed)
        elif isinstance(found, Borders):
            yield from doubt_cards(found.proposal)
            yield from border_cards(self._desk, self._flow, found.proposal)

    def _add_recipe(self) -> None:
        """That the file was read by what is remembered, and the way to read it without."""
        if self._flow.recipe:
            said = _("Read like the file of this kind before, “{name}”.", name=self._flow.recipe)
            card = Card("step:done", said, "", word=_("Recipe"))
            anew = Button(_("Read without the recipe"), "link")
            anew.clicked.connect(self._flow.forget_recipe)
            card.add(anew)
            self.column.addWidget(card)
            self.column.addWidget(Hairline())

    def _question(self, number: int, code: str, sentence: str, detail: str) -> QWidget:
        card = Card("status:at_risk", _("Question {n}: {text}", n=number, text=sentence), detail)
        if code == "ambiguous_number":
            chosen = {"": "", ",": "comma", ".": "point"}[self._flow.hints.decimal or ""]
            options = [("comma", _("The comma is the decimal sign")), ("point", _("The point is the decimal sign"))]
            answers = Answers(_("Decimal sign"), options, chosen)
            answers.taken.connect(lambda key: self._flow.reread(decimal="," if key == "comma" else "."))
            card.add(answers)
        return card

    def _changed(self, count: int) -> QWidget:
        sentence = _("Does the delivery replace old figures?")
        detail = ngettext(
            "{n} figure is stored with another value.", "{n} figures are stored with another value.", count
        )
        card = Card("step:done", sentence, detail)
        options = [("new", _("Yes, the old ones stay in the history")), ("old", _("No, keep the old ones"))]
        answers = Answers(sentence, options, "old" if self._flow.keep_old else "new")
        answers.taken.connect(lambda key: self._flow.keep_stored(key == "old"))
        card.add(answers)
        return card

    def _add_warnings(self) -> None:
        found = self._flow.found
        if found is None or found.proposal is None:
            return
        warnings = found.proposal.warnings
        for warning in warnings[:MOST_WARNINGS]:
            self.column.addWidget(SignLine("status:at_risk", words.say(warning), word=_("Remark")))
        if len(warnings) > MOST_WARNINGS:
            more = ngettext("And {n} more remark", "And {n} more remarks", len(warnings) - MOST_WARNINGS)
            self.column.addWidget(Label(more, "caption", "ink2"))
