"""Odd figures of a file and age groups that are cut otherwise: each with what can be done about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from planner import texts
from planner.domain.figures import Variable
from planner.domain.plan import Plan
from planner.texts import gettext as _
from planner.texts import ngettext
from planner.ui.importing import words
from planner.ui.importing.card import Card
from planner.ui.importing.flow import ImportFlow
from planner.ui.widgets.field import TextField
from planner.ui.widgets.radio import Answers

if TYPE_CHECKING:
    from planner.operations.proposal import FigureProposal
    from planner.operations.questioned import OddFigure

MOST_ODD = 6
"""So many odd figures are shown one by one; answered ones make room for the next."""
NAMES = 3


def numbers_of(proposal: FigureProposal) -> dict[str, int]:
    """The numbers of the questions that are told by their figures alone, by code: none where they are too many."""
    open_ = [odd for odd in proposal.odd if odd.hard and odd.is_out and odd.reason is None]
    if len(open_) > MOST_ODD:
        return {}
    codes = {doubt.code for doubt in proposal.doubts}
    return {one.code: number for number, one in enumerate(proposal.questions, start=1) if one.code in codes}


def odd_cards(flow: ImportFlow, proposal: FigureProposal, numbers: Mapping[str, int]) -> Iterator[QWidget]:
    """What cannot be one by one, then what is unlikely: all at once, and one by one.

    `numbers` are those of the questions that no other card tells.
    """
    hard = [odd for odd in proposal.odd if odd.hard]
    unlikely = [odd for odd in proposal.odd if not odd.hard]
    for odd in _first(flow, hard):
        yield _card(flow, odd, proposal.read.sheet, numbers.get(odd.code, 0))
    if len(unlikely) > 1:
        yield _all(flow, len(unlikely))
    for odd in _first(flow, unlikely):
        yield _card(flow, odd, proposal.read.sheet)


def _first(flow: ImportFlow, odd: list[OddFigure]) -> list[OddFigure]:
    """The open ones first in their order, then those somebody decided on."""
    return sorted(odd, key=lambda one: _is_decided(flow, one))[:MOST_ODD]


def _is_decided(flow: ImportFlow, odd: OddFigure) -> bool:
    choices = flow.told.choices
    return bool(odd.reason) or choices.leaves_out(odd.name, odd.value) or (odd.hard and odd.reason is not None)


def _card(flow: ImportFlow, odd: OddFigure, sheet: str, number: int = 0) -> QWidget:
    period = texts.current().period(odd.name.period)
    sentence = _("{variable}, {area}, {period}", variable=odd.variable, area=odd.area, period=period)
    where = "" if odd.place is None else words.place_words(odd.place, sheet)
    decided = _is_decided(flow, odd)
    head = _("Question {n}: {text}", n=number, text=sentence) if number and not decided else sentence
    card = Card("step:done" if decided else "status:at_risk", head, f"{words.say(odd.say)} {where}")
    options = [("out", _("Leave out")), ("keep", _("Take in, with a reason"))]
    kept = odd.reason is not None or not odd.is_out
    answers = Answers(sentence, options, "keep" if kept else "out" if decided else "")
    answers.taken.connect(lambda key: _answer(flow, odd, keep=key == "keep"))
    card.add(answers)
    if kept:
        card.add(_reason(flow, odd))
    return card


def _answer(flow: ImportFlow, odd: OddFigure, *, keep: bool) -> None:
    flow.say(flow.told.keeping(odd.name) if keep else flow.told.leaving_out(odd.name))


def _reason(flow: ImportFlow, odd: OddFigure) -> TextField:
    field = TextField(_("Reason"), hint=_("It stands as a footnote under the charts."), optional=True)
    field.setObjectName("odd.reason")
    field.line.setAccessibleName(_("Reason: {area}", area=odd.area))
    field.line.setText(odd.reason or "")
    field.line.textEdited.connect(lambda said: flow.note(flow.told.keeping(odd.name, said.strip())))
    return field


def _all(flow: ImportFlow, count: int) -> QWidget:
    sentence = _("What becomes of unlikely figures?")
    detail = ngettext("{n} figure is unlikely.", "{n} figures are unlikely.", count)
    card = Card("step:done", sentence, detail)
    options = [("in", _("Take all in")), ("out", _("Leave all out"))]
    answers = Answers(sentence, options, "out" if flow.told.choices.odd_out else "in")
    answers.taken.connect(lambda key: flow.say(flow.told.choosing(odd_out=key == "out")))
    card.add(answers)
    return card


def band_cards(plan: Plan, flow: ImportFlow, proposal: FigureProposal) -> Iterator[QWidget]:
    """Whether age groups are added up to those of the plan."""
    sums = proposal.bands.sums
    if not sums:
        return
    read = proposal.read.variables
    told = [
        f"{one.name} = {' + '.join(read[part].label for part in sums[one.id])}" for one in plan.some(Variable, sums)
    ]
    sentence = _("Add the age groups up to those of the plan?")
    options = [("own", _("No, keep them as they are")), ("sum", _("Yes, add them up"))]
    if all(len(parts) == 1 for parts in sums.values()):  # nothing to add up: they are called alike
        sentence = _("Are these the age groups of the plan?")
        options = [("own", _("No, keep them as they are")), ("sum", _("Yes, the same"))]
        told = [one.name for one in plan.some(Variable, sums)]
    card = Card("step:done", sentence, " · ".join(told[:NAMES]) + (" …" if len(told) > NAMES else ""))
    answers = Answers(sentence, options, "sum" if flow.told.choices.reband else "own")
    answers.taken.connect(lambda key: flow.say(flow.told.choosing(reband=key == "sum")))
    card.add(answers)
    yield card
