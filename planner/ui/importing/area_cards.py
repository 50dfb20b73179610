"""Areas and borders of a file that nobody knows for certain: each is given to an area of the plan, once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from planner.domain.figures import Area
from planner.texts import gettext as _
from planner.texts import ngettext
from planner.ui.desk import Desk
from planner.ui.importing import words
from planner.ui.importing.card import Card
from planner.ui.importing.flow import ImportFlow
from planner.ui.widgets.combo import Combo
from planner.ui.widgets.radio import Answers

if TYPE_CHECKING:
    from planner.operations.border_proposal import BorderProposal
    from planner.operations.proposal import FigureProposal

MANY = 3
"""From so many open areas on there is one answer for all."""
MOST_OPEN = 12
"""Open areas or borders offered at once; answered ones make room for the next."""


def area_cards(desk: Desk, flow: ImportFlow, proposal: FigureProposal) -> Iterator[QWidget]:
    """Areas of a table; what is chosen here is remembered for the files to come."""
    from planner.exchange.messages import Say
    from planner.operations.matching import AS_NEW, LEFT_OUT, UNKNOWN

    if len(proposal.unmatched) >= MANY:
        yield _all_at_once(flow, proposal)
    more = [(AS_NEW, _("A new area")), (LEFT_OUT, _("Leave out"))]
    hands = flow.told.hands
    for index in list(dict.fromkeys([*hands, *proposal.unmatched]))[:MOST_OPEN]:
        area = proposal.read.areas[index]
        why = proposal.why_open.get(index)
        detail = words.say(why if why is not None else Say(UNKNOWN, {}))
        yield _assignment(desk, flow, index, area.name or area.key, detail, more)


def _all_at_once(flow: ImportFlow, proposal: FigureProposal) -> QWidget:
    """One answer for all open areas: renumbered ones, or new ones called like areas of another level."""
    from planner.operations.matching import AS_NEW, LEFT_OUT

    open_ = proposal.unmatched
    sentence = ngettext("What is the {n} open area?", "What are the {n} open areas?", len(open_))
    options = [(AS_NEW, _("All of them are new areas")), (LEFT_OUT, _("Leave all of them out"))]
    if all(index in proposal.likely for index in open_):
        options.insert(0, ("known", _("They are the areas of the plan that are called like them")))
    answers = Answers(sentence, options, "")

    def take(key: str) -> None:
        said = {index: proposal.likely[index] if key == "known" else key for index in open_}
        flow.say(replace(flow.told, hands={**flow.told.hands, **said}))

    answers.taken.connect(take)
    card = Card("status:at_risk", sentence, _("One answer for all; each can be changed below."))
    card.add(answers)
    return card


def border_cards(desk: Desk, flow: ImportFlow, proposal: BorderProposal) -> Iterator[QWidget]:
    """Borders that fit no area: all at once where there are several, then one by one."""
    from planner.operations.matching import AS_NEW, LEFT_OUT

    told = flow.told
    if len(proposal.unmatched) > 1 or told.others_new:
        yield _others(flow, proposal)
    if told.others_new:
        return
    more = [(AS_NEW, _("A new area")), (LEFT_OUT, _("Leave out"))]
    numbers = {index: number for number, index in enumerate(proposal.unmatched, start=1)}
    for index in list(dict.fromkeys([*told.hands, *proposal.unmatched]))[:MOST_OPEN]:
        feature = proposal.read.features[index]
        detail = _("It lies outside Germany.") if feature.outside else _("No area of that name is open.")
        yield _assignment(
            desk, flow, index, feature.title or f"#{index + 1}", detail, more, number=numbers.get(index, 0)
        )


def _others(flow: ImportFlow, proposal: BorderProposal) -> QWidget:
    """Whether all borders of no known area are new areas."""
    sentence = _("Are the other borders areas the plan does not have yet?")
    waiting = len(proposal.unmatched)
    said = (
        ngettext("{n} border belongs to no area yet.", "{n} borders belong to no area yet.", waiting) if waiting else ""
    )
    card = Card("step:done" if flow.told.others_new else "status:at_risk", sentence, said)
    options = [("open", _("No, assign them by hand")), ("new", _("Yes, make areas of them"))]
    answers = Answers(sentence, options, "new" if flow.told.others_new else "")
    answers.taken.connect(lambda key: flow.say(replace(flow.told, others_new=key == "new")))
    card.add(answers)
    return card


def _assignment(
    desk: Desk,
    flow: ImportFlow,
    index: int,
    name: str,
    detail: str,
    more: list[tuple[str, str]],
    *,
    number: int = 0,
) -> QWidget:
    """One area of the file to be given; `number` is that of the mark in the table."""
    sentence = _("Which area is “{name}”?", name=name)
    chosen = flow.told.hands.get(index, "")
    head = _("Question {n}: {text}", n=number, text=sentence) if number else sentence
    card = Card("step:done" if chosen else "status:at_risk", head, "" if chosen else detail)
    nothing, *areas = words.area_options(desk.bridge.plan.all(Area), _("Still open"))
    combo = Combo(sentence, [nothing, *more, *areas], chosen)
    combo.taken.connect(lambda area: flow.assign(index, area))
    card.add(combo)
    return card
