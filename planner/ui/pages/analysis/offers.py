"""Offers: the inventory as a grid and a form; what is unchecked, full or about to end stands in the first sentence."""

from __future__ import annotations

from collections.abc import Sequence

from planner import texts
from planner.domain.analysis import Offer
from planner.domain.chain import fullness, is_full
from planner.domain.offers import Funding, funding, is_checked
from planner.domain.record import N_
from planner.domain.sentence import NN_, Sentence
from planner.operations.chain import CheckOffers
from planner.texts import gettext as _
from planner.ui.columns import Cell, Chip, Column, Listing, field
from planner.ui.desk import Desk
from planner.ui.form.spec import FormSpec, Group
from planner.ui.pages.sheet import Action, Empty, Sheet, SheetView, there_are
from planner.ui.widgets.empty_state import Way

ENDING = (Funding.ENDS, Funding.ENDED)
SIGNS = {Funding.ENDS: "status:at_risk", Funding.ENDED: "status:late", Funding.UNKNOWN: "status:unknown"}


def offers(desk: Desk) -> Sequence[Offer]:
    """All offers by name: every cycle shares them."""
    return sorted(desk.bridge.plan.all(Offer), key=lambda one: one.name.casefold())


def _today(desk: Desk, offer: Offer) -> Funding:
    return funding(offer, desk.bridge.session.today())


def _checked(desk: Desk, offer: Offer) -> bool:
    return is_checked(offer, desk.bridge.session.today())


def _ends(desk: Desk, offer: Offer) -> bool:
    return _today(desk, offer) in ENDING


def _full(_desk: Desk, offer: Offer) -> bool:
    return is_full(fullness([offer]))


def _off_board(_desk: Desk, offer: Offer) -> bool:
    return not offer.phases or not offer.sectors


def _occupancy(_desk: Desk, offer: Offer) -> Cell:
    """Places taken of places with their share as a bar."""
    share = fullness([offer])
    if offer.places is None:
        return Cell()
    whole = texts.current().number(offer.places)
    if offer.places_taken is None or share is None:
        return Cell(whole, offer.places, quiet=True)
    words = _("{part} of {whole}", part=texts.current().number(offer.places_taken), whole=whole)
    return Cell(words, share, share, bar=min(1.0, share), sign="status:late" if is_full(share) else "")


def _funded(desk: Desk, offer: Offer) -> Cell:
    """Until when it is paid, with a sign where that is soon, past or not known."""
    day, state = offer.funded_until, _today(desk, offer)
    sign = SIGNS.get(state, "")
    if day is not None:
        return Cell(texts.current().date(day), day, day, sign=sign)
    return Cell(_("open-ended") if offer.regular else _("not stated"), None, None, sign=sign, quiet=True)


def _verified(desk: Desk, offer: Offer) -> Cell:
    """When somebody looked at it last, with a sign where that is more than a year ago."""
    sign = "" if _checked(desk, offer) else "step:open"
    if offer.verified is None:
        return Cell(_("never"), None, None, sign=sign, quiet=True)
    return Cell(texts.current().date(offer.verified), offer.verified, offer.verified, sign=sign)


OFFERS = Listing(
    Offer,
    (
        field(Offer, "name", stretch=True, fixed=True),
        field(Offer, "provider"),
        field(Offer, "phases"),
        field(Offer, "sectors"),
        field(Offer, "areas"),
        Column("occupancy", N_("Places taken of all"), _occupancy, right=True, leans_on=frozenset()),
        field(Offer, "funded_until", read=_funded, leans_on=frozenset()),
        field(Offer, "verified", read=_verified, leans_on=frozenset()),
        *(field(Offer, name, optional=True) for name in ("places", "places_taken", "waiting")),
        *(field(Offer, name, optional=True) for name in ("transitions", "target_groups", "prevention", "access")),
        *(field(Offer, name, optional=True) for name in ("setting", "languages", "free_of_charge")),
        *(field(Offer, name, optional=True) for name in ("funder", "regular", "provider_kind", "contact_role")),
    ),
    offers,
    chips=(
        Chip("unchecked", N_("not checked"), "step:open", lambda desk, one: not _checked(desk, one)),
        Chip("full", N_("full"), "status:late", _full),
        Chip("ends", N_("funding ends"), "status:at_risk", _ends),
        Chip("placeless", N_("without places"), "status:unknown", lambda _desk, one: one.places is None),
        Chip("off_board", N_("not in the chain"), "step:not_started", _off_board),
    ),
)


def _lead(desk: Desk) -> str:
    found, say = offers(desk), desk.words.say
    findings = (
        (sum(not _checked(desk, one) for one in found), UNCHECKED),
        (sum(_ends(desk, one) for one in found), ENDS),
        (sum(_full(desk, one) for one in found), FULL),
    )
    said = [say(there_are("kind.offer", len(found)))]
    said += [say(Sentence(*words, n=count)) for count, words in findings if count]
    if len(said) == 1 and found:
        said.append(_("All are checked, paid for and have places left."))
    return " ".join(said[:3])


UNCHECKED = NN_("One has not been checked for a year.", "{n} have not been checked for a year.")
ENDS = NN_("The funding of one ends within a year.", "The funding of {n} ends within a year.")
FULL = NN_("One is full.", "{n} are full.")


def _ways(desk: Desk) -> Sequence[Way]:
    return (Way(_("Look at the chain"), "chain", lambda: desk.go("chain")),)


def _check(desk: Desk, chosen: Sequence[Offer]) -> None:
    desk.bridge.run(CheckOffers(tuple(one.id for one in chosen)))


FORM = FormSpec(
    Offer,
    groups=(
        Group(("name", "description", ("provider", "provider_kind"), "contact_role"), N_("What")),
        Group(
            ("phases", "transitions", "sectors", "target_groups", ("age_from", "age_until"), "prevention"),
            N_("For whom"),
        ),
        Group(("areas", "setting", "access", "languages", "free_of_charge"), N_("Where and how it is reached")),
        Group((("places", "places_taken", "waiting"),), N_("Capacity")),
        Group(("regular", "funder", "funded_until"), N_("Money")),
        Group(("verified",), N_("Checked")),
    ),
    hints={
        "name": N_("As families know it."),
        "contact_role": N_("An office or a role, no name: people change."),
        "phases": N_("The chain board shows an offer by its phases and fields of action."),
        "transitions": N_("Only the passages it accompanies: families known on both sides."),
        "prevention": N_("Universal is for all, selective for groups at risk, indicated for single families."),
        "areas": N_("Without an area it counts for the whole town."),
        "setting": N_("Where all families go anyway nobody is singled out."),
        "access": N_("Whether families must come, or somebody comes to them."),
        "languages": N_("German alone leaves out who needs it most."),
        "places": N_("In a year."),
        "waiting": N_("A waiting list is a need that has already spoken."),
        "funded_until": N_("Grants are applied for long before the old one ends."),
        "verified": N_("Contacts, times and places change within a year."),
    },
    optional=frozenset(
        {"description", "provider", "contact_role", "transitions", "target_groups", "age_from", "age_until", "areas"}
        | {"setting", "languages", "places", "places_taken", "waiting", "funder", "funded_until"}
    ),
)

SHEET = Sheet(
    place="offers",
    kind=Offer,
    title=N_("Offers"),
    lead=_lead,
    views=(SheetView("all", N_("All"), OFFERS),),
    form=FORM,
    empty=Empty(
        "",
        N_("The inventory shows what families find here, who reaches it, and how full it is. Gaps follow from it."),
        ways=_ways,
    ),
    action=Action(N_("Checked today"), "check", _check, many=True),
)
