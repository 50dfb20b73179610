"""What the board says: short in a cell, whole for a screen reader and a tooltip."""

from __future__ import annotations

from planner.domain.analysis import Bond, Verdict
from planner.domain.catalogues import LifePhase
from planner.domain.chain import Chain, ChainCell, ChainLink, fullness
from planner.domain.record import N_
from planner.domain.sentence import NN_, Sentence
from planner.texts import current, ngettext
from planner.texts import gettext as _
from planner.ui import wording
from planner.ui.board.spots import Spot
from planner.ui.desk import Desk

NEED = ("", N_("low need"), N_("medium need"), N_("high need"))
SIGNS = {Bond.CARRIED: "status:on_track", Bond.WEAK: "status:at_risk", Bond.GAP: "status:late"}


def lead(desk: Desk, board: Chain) -> str:
    """The finding: how many cells and transitions are gaps, and which way is the weakest."""
    say = desk.words.say
    if not any(cell.offers for cell in board.cells.values()):
        return _("No offers have been entered yet.")
    cells, links = len(board.gaps), len(board.broken)
    if not cells and not links:
        return _("The chain has no gaps.")
    fields = say(Sentence(*NN_("one field", "{n} fields"), cells))
    passages = say(Sentence(*NN_("one transition", "{n} transitions"), links))
    if cells and links:
        said = _("{fields} and {transitions} are gaps.", fields=_upper(fields), transitions=_lower(passages))
    elif cells + links == 1:
        said = _("{what} is a gap.", what=_upper(fields if cells else passages))
    else:
        said = _("{what} are gaps.", what=_upper(fields if cells else passages))
    weakest = _weakest(board)
    return said if not weakest else said + " " + _("The weakest: “{name}”.", name=weakest)


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]


def _lower(words: str) -> str:
    """A number word inside a sentence."""
    return words[:1].lower() + words[1:]


def _weakest(board: Chain) -> str:
    """The transition that is a gap as a whole, of several the one with the most broken parts."""
    parts = [link.transition.id for link in board.broken if link.sector]
    broken = [link for link in board.whole if link.bond is Bond.GAP]
    broken.sort(key=lambda link: -parts.count(link.transition.id))
    return broken[0].transition.name if broken else ""


def offers(count: int) -> str:
    """How many offers."""
    return ngettext("{n} offer", "{n} offers", count)


def share(of: float) -> str:
    """A share of places taken."""
    return current().percent(of * 100, 0)


def ages(phase: LifePhase) -> str:
    """The ages of a phase in short: "3 – <6 Jahre"; "" where none are given."""
    low, high = phase.age_from, phase.age_until
    if low is not None and low < 0:
        if high is not None and high <= 0:
            return _("before birth")
        return _("from pregnancy on") if high is None else _("until {high} years", high=_age(high))
    if low is None and high is None:
        return ""
    if high is None:
        return _("from {low} years", low=_age(low or 0))
    return _("{low} – <{high} years", low=_age(low or 0), high=_age(high))


def _age(years: float) -> str:
    return wording.number_words(years)


def title(spot: Spot) -> str:
    """What a spot is called: "Gesundheit · Kita-Zeit", the name of a transition."""
    parts = (spot.sector, spot.transition or spot.phase)
    return " · ".join(part.name for part in parts if part)


def note(desk: Desk, board: Chain, spot: Spot) -> str:
    """What is known of a spot in one line."""
    return ", ".join(_facts(desk, board, spot))


def spoken(desk: Desk, board: Chain, spot: Spot) -> str:
    """A spot for a screen reader."""
    return f"{title(spot)}: {note(desk, board, spot)}"


def _facts(desk: Desk, board: Chain, spot: Spot) -> list[str]:
    if spot.kind == "link" and spot.transition:
        return _link_facts(board.link(spot.transition.id, spot.sector.id if spot.sector else ""))
    if spot.kind == "cell" and spot.phase and spot.sector:
        return _cell_facts(desk, board.cell(spot.phase.id, spot.sector.id))
    if spot.phase is None:
        return []
    found = {one.id: one for (phase, _), cell in board.cells.items() if phase == spot.phase.id for one in cell.offers}
    taken = fullness(found.values())
    return [part for part in (ages(spot.phase), offers(len(found)), _taken(taken)) if part]


def _cell_facts(desk: Desk, cell: ChainCell) -> list[str]:
    found = []
    if cell.offers:
        found.append(offers(len(cell.offers)))
        found.append(_taken(cell.share) or _("places not stated"))
    if not cell.offers or cell.verdict is not Verdict.UNKNOWN:
        found.append(desk.words.say(cell.word))
    if cell.need_level:
        found.append(_(NEED[cell.need_level]))
    return found


def _taken(of: float | None) -> str:
    return _("{share} of places taken", share=share(of)) if of is not None else ""


def _link_facts(link: ChainLink) -> list[str]:
    found = [_(link.bond.label)]
    if link.offers:
        found.append(ngettext("{n} offer accompanies it", "{n} offers accompany it", len(link.offers)))
    elif link.beside:
        found.append(ngettext("{n} offer stands on both sides", "{n} offers stand on both sides", len(link.beside)))
    found.append(_("judged") if link.judgement else _("by the offers"))
    return found
