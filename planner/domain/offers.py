"""What is known of an offer besides its fields: whether it is paid for, whether it is full, when it was looked at."""

from __future__ import annotations

from datetime import date, timedelta

from planner.domain.analysis import Offer
from planner.domain.record import N_, Choice

SOON = timedelta(days=365)
"""Funding that ends within this time ends soon: grants are applied for long before the old one ends."""

STALE = timedelta(days=365)
"""Contacts, times and places change within this time."""


class Funding(Choice):
    """How sure the money of an offer is."""

    SECURED = "secured", N_("secured")
    ENDS = "ends", N_("ends soon")
    ENDED = "ended", N_("has ended")
    UNKNOWN = "unknown", N_("not stated")


def funding(offer: Offer, today: date) -> Funding:
    """How sure the money is: regular funding without a day to end is, a project’s until a year before its last day."""
    if offer.regular:
        return Funding.SECURED
    if offer.funded_until is None:
        return Funding.UNKNOWN
    if offer.funded_until < today:
        return Funding.ENDED
    return Funding.ENDS if offer.funded_until - today <= SOON else Funding.SECURED


def is_checked(offer: Offer, today: date) -> bool:
    """Whether somebody looked at it within a year."""
    return offer.verified is not None and today - offer.verified <= STALE
