"""What a new row starts with: what the listing says, and something possible for every field that must be there."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any

from planner.domain.record import FieldSpec, fields_of
from planner.ui.columns import Listing

if TYPE_CHECKING:
    from planner.ui.desk import Desk


def fresh_values(desk: Desk, listing: Listing) -> dict[str, Any]:
    """The values of a new record, ready for `Add`; the cycle and the place in the order are filled in there."""
    values = dict(listing.fresh(desk))
    for spec in fields_of(listing.kind):
        missing = spec.name not in values and spec.default is None and not spec.optional and not spec.many
        if missing and spec.refers is None:
            values[spec.name] = _something(desk, spec)
    return values


def _something(desk: Desk, spec: FieldSpec) -> Any:
    """A possible value where a field cannot be empty."""
    today: date = desk.bridge.session.today()
    if spec.type is date:
        return today
    if issubclass(spec.type, Enum):
        return next(iter(spec.type))
    if spec.type is int:
        least = int(spec.low or 0)
        return max(today.year, least) if "year" in spec.name else least
    return spec.type()
