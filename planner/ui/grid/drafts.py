"""New rows: what they start with, and the one that is being typed and not in the plan yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any

from planner.domain.errors import BadInput
from planner.domain.record import FieldSpec, fields_of
from planner.operations.structure import completed, make, refuse_incomplete
from planner.ui.columns import Column, Listing
from planner.ui.grid.model import GridModel

if TYPE_CHECKING:
    from planner.ui.desk import Desk


class Drafts:
    """The row of a record to be; it comes into the plan with the first value typed."""

    def __init__(self, desk: Desk, sheet: GridModel) -> None:
        self._desk, self._sheet = desk, sheet
        self.record: Any = None
        self._values: dict[str, Any] = {}
        self._ended: tuple[Any, dict[str, Any]] | None = None

    @property
    def id(self) -> str:
        """The id the record will have."""
        return str(self.record.id) if self.record is not None else ""

    def begin(self) -> bool:
        """Make a row; False when nothing can be typed here."""
        if self._sheet.locked or not self._sheet.listing.grows or self.first_place(self._sheet.columns) < 0:
            return False
        listing, session = self._sheet.listing, self._desk.bridge.session
        self._values = fresh_values(self._desk, listing)
        values = completed(session.plan, listing.kind, self._values)
        try:
            refuse_incomplete(listing.kind, values)
        except BadInput as error:
            # a meeting needs a body, and there is none yet
            self._desk.bridge.refused.emit(self._desk.bridge.sentence(error))
            return False
        self.record = make(listing.kind, session.new_id(), values)
        return True

    @staticmethod
    def first_place(columns: Sequence[Column]) -> int:
        """Where typing begins: the title, else the first column that is typed in; -1 without one."""
        typed = [place for place, one in enumerate(columns) if one.spec is not None and not one.timeline]
        titles = [place for place in typed if columns[place].stretch]
        return (titles or typed or [-1])[0]

    def values_of(self, records: Sequence[Any]) -> dict[str, dict[str, Any]]:
        """The values of the new row by its id, where it is among these records."""
        if self.record is None or all(one.id != self.id for one in records):
            return {}
        return {self.id: dict(self._values)}

    def end(self, written: Mapping[str, Any]) -> None:
        """It is being written: the plan has it from now on."""
        self._ended = (self.record, self._values) if self.id in written else None
        if self._ended is not None:
            self.record = None

    def take_back(self) -> None:
        """It was refused: it is not in the plan after all."""
        if self._ended is not None:
            self.record, self._values = self._ended

    def drop(self) -> None:
        """Nobody wants it."""
        self.record, self._ended = None, None


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
