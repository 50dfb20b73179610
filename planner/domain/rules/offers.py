"""Rules on offers (O): gaps of upkeep, access and transitions, overlaps as a prompt to talk, and stale entries."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date

from planner.domain.analysis import Access, Offer, Prevention
from planner.domain.catalogues import LifePhase, Sector, Transition
from planner.domain.chain import accompanying
from planner.domain.offers import Funding, funding, is_checked
from planner.domain.record import N_
from planner.domain.remarks import Severity
from planner.domain.rules.rule import Found, Look, Rule
from planner.domain.sentence import NN_

OPEN_DOORS = (Access.OUTREACH, Access.WHERE_FAMILIES_ARE)


def not_checked(look: Look) -> Iterator[Found]:
    """Offers nobody has checked for twelve months."""
    for offer in look.offers:
        if not is_checked(offer, look.today):
            yield Found(offer, "verified")


def _ends_soon(look: Look, offer: Offer) -> date | None:
    """The day a project's funding ends, when that is within twelve months or past."""
    return offer.funded_until if funding(offer, look.today) in (Funding.ENDS, Funding.ENDED) else None


def funding_ends(look: Look) -> Iterator[Found]:
    """Projects whose funding ends within twelve months."""
    for offer in look.offers:
        day = _ends_soon(look, offer)
        if day:
            yield Found(offer, "funded_until", {"date": day})


def nothing_lasts(look: Look) -> Iterator[Found]:
    """Life phases with fields of action in which every offer is a project that ends within twelve months."""
    cells: dict[tuple[str, str], bool] = {}
    for offer in look.offers:
        ends = _ends_soon(look, offer) is not None
        for cell in itertools.product(offer.phases, offer.sectors):
            cells[cell] = cells.get(cell, True) and ends
    for phase in look.plan.all(LifePhase):
        sectors = [one for one in look.plan.all(Sector) if cells.get((phase.id, one.id))]
        if sectors:
            yield Found(phase, "", {"sectors": tuple(look.name(one) for one in sectors)})


def closed_doors(look: Look) -> Iterator[Found]:
    """Life phases with offers, none of which is universal and comes to families or is where they are anyway."""
    for phase in look.plan.all(LifePhase):
        offers = look.plan.pointing(Offer, "phases", phase.id)
        if offers and not any(one.access in OPEN_DOORS and one.prevention is Prevention.UNIVERSAL for one in offers):
            yield Found(phase, "", {"count": len(offers)})


def transition_without_offer(look: Look) -> Iterator[Found]:
    """Transitions no offer accompanies and none spans both sides of, once there are offers."""
    for transition in look.plan.all(Transition) if look.offers else ():
        if not any(accompanying(look.offers, transition)):
            yield Found(transition)


def same_twice(look: Look) -> Iterator[Found]:
    """Offers of different providers with the same phases, fields, kind, areas and target groups."""
    alike: dict[tuple[object, ...], list[Offer]] = {}
    for one in look.offers:
        if one.phases and one.sectors and one.areas:
            sets = (frozenset(ids) for ids in (one.phases, one.sectors, one.areas, one.target_groups))
            alike.setdefault((*sets, one.prevention), []).append(one)
    for offers in alike.values():
        other = next((one for one in offers[1:] if one.provider != offers[0].provider), None)
        if other:
            yield Found(offers[0], "", {"other": look.name(other)})


def full(look: Look) -> Iterator[Found]:
    """Offers without free places for which people wait."""
    for offer in look.offers:
        taken = offer.places is not None and offer.places_taken is not None and offer.places_taken >= offer.places
        if taken and offer.waiting:
            yield Found(offer, "waiting", {"count": offer.waiting})


def on_no_board(look: Look) -> Iterator[Found]:
    """Offers without a life phase or a field of action: the chain board cannot show them."""
    for offer in look.offers:
        if not offer.phases or not offer.sectors:
            yield Found(offer, "sectors" if offer.phases else "phases")


RULES = (
    Rule(
        "O01",
        Severity.NOTICE,
        not_checked,
        N_("“{name}” has not been checked for twelve months."),
        *NN_("An offer has not been checked for twelve months", "{n} offers have not been checked for twelve months"),
        N_("Contacts, times and places change within a year."),
    ),
    Rule(
        "O02",
        Severity.WARNING,
        funding_ends,
        N_("The funding of “{name}” ends on {date}."),
        *NN_("The funding of an offer ends within a year", "The funding of {n} offers ends within a year"),
        N_("Grants are applied for long before the old one ends."),
    ),
    Rule(
        "O03",
        Severity.WARNING,
        nothing_lasts,
        N_("In the phase “{name}” nothing lasts in: {sectors}."),
        *NN_("A life phase hangs on projects that end", "{n} life phases hang on projects that end"),
        N_("Where every offer is a project that ends within a year, a gap is coming."),
    ),
    Rule(
        "O04",
        Severity.WARNING,
        closed_doors,
        N_("In the phase “{name}” no offer for all comes to families or is where they are anyway."),
        *NN_("A life phase has no open door", "{n} life phases have no open door"),
        N_("Offers one has to come to miss the families who do not come."),
    ),
    Rule(
        "O05",
        Severity.WARNING,
        transition_without_offer,
        N_("No offer accompanies the transition “{name}”."),
        *NN_("A transition has no offer", "{n} transitions have no offer"),
        N_("At transitions families are lost; one offer should know both sides."),
    ),
    Rule(
        "O06",
        Severity.NOTICE,
        same_twice,
        N_("“{name}” and “{other}” are for the same families in the same place."),
        *NN_("Two offers are much alike", "{n} groups of offers are much alike"),
        N_("An overlap is no fault, but a reason to talk."),
    ),
    Rule(
        "O07",
        Severity.NOTICE,
        full,
        N_("“{name}” is full; waiting: {count}."),
        *NN_("An offer is full and has a waiting list", "{n} offers are full and have waiting lists"),
        N_("A waiting list is a need that has already spoken."),
    ),
    Rule(
        "O08",
        Severity.NOTICE,
        on_no_board,
        N_("“{name}” names no life phase or no field of action."),
        *NN_("An offer is missing on the chain board", "{n} offers are missing on the chain board"),
        N_("The chain board shows an offer by its life phases and fields of action."),
    ),
)
