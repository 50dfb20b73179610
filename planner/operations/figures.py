"""Deliveries of figures and borders, and what a hand puts right about them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Final

from planner.domain.errors import BadInput
from planner.domain.figures import Area, Border, Delivery, Variable
from planner.domain.record import N_, Record, new_like
from planner.domain.taking_in import FigureNote
from planner.operations.disclosure import ruled
from planner.operations.operation import Operation, StepLabel
from planner.operations.removal import remove_whole
from planner.operations.structure import make
from planner.storage.work import Work

WITHDRAW: Final = N_("Withdraw delivery “{record}”")

Figure = tuple[str, str, str, str, float | None, str]
"""Variable id, area id, period, subgroup, value (None unless the state is "value"), state."""


@dataclass(frozen=True, slots=True)
class DeliverFigures(Operation):
    """Figures and borders from one source as one delivery, with the areas and variables it brings along.

    `values` are fields of the delivery, `borders` area id → GeoJSON geometry text, `areas` and `variables` whole new
    records the rows may speak of, `also` what is remembered with them: other names of areas, reasons, the recipe.
    Rows of a key that is there are replaced.
    """

    journal_kind: ClassVar[str] = "import"

    values: Mapping[str, Any]
    rows: tuple[Figure, ...] = ()
    borders: Mapping[str, str] = field(default_factory=dict)
    areas: tuple[Area, ...] = ()
    variables: tuple[Variable, ...] = ()
    also: tuple[Record, ...] = ()

    def label(self) -> StepLabel:
        """Say how much came."""
        counts = {"figures": len(self.rows), "borders": len(self.borders)}
        if not self.borders:
            return StepLabel(N_("Take in {figures} figures"), counts)
        if not self.rows:
            return StepLabel(N_("Take in {borders} borders"), counts)
        return StepLabel(N_("Take in {figures} figures and {borders} borders"), counts)

    def apply(self, work: Work) -> None:
        """Write delivery, rows and borders; raises BadInput for an impossible field of the delivery."""
        delivery = work.put(ruled(work.plan, make(Delivery, work.new_id(), self.values)))
        for record in (*self.areas, *self.variables):
            work.put(record)
        for record in self.also:
            work.put(new_like(record, delivery=delivery.id) if isinstance(record, FigureNote) else record)
        work.observations.put((*row, delivery.id) for row in self.rows)
        for area, geometry in self.borders.items():
            put_border(work, work.get(Area, area), geometry, delivery.id)


@dataclass(frozen=True, slots=True)
class WithdrawDelivery(Operation):
    """A delivery goes with all figures and borders that came by it; areas and variables stay.

    Figures and borders it took the place of come back, if the delivery they came by still stands.
    """

    delivery: str

    def label(self) -> StepLabel:
        """Name the delivery."""
        return StepLabel(WITHDRAW, {"record": self.delivery})

    def apply(self, work: Work) -> None:
        """Remove rows, borders and the delivery."""
        delivery = work.get(Delivery, self.delivery)
        standing = frozenset(one.id for one in work.plan.all(Delivery)) - {delivery.id}
        earlier = work.observations.replaced_by(delivery.id, standing)
        work.observations.remove(row[:4] for row in work.observations.of(delivery.id))
        work.observations.put(row for row in earlier if work.plan.get(Variable, row[0]) and work.plan.get(Area, row[1]))
        for border in work.plan.pointing(Border, "delivery", delivery.id):
            before = border_before(work, border, standing)
            if before is None:
                work.remove(border)
            else:
                work.put(before)
        for note in work.plan.pointing(FigureNote, "delivery", delivery.id):
            work.remove(note)
        remove_whole(work, delivery)


@dataclass(frozen=True, slots=True)
class AssignBorder(Operation):
    """The one border of an area, drawn by hand or left over from a file: GeoJSON geometry text, WGS84."""

    area: str
    geometry: str
    delivery: str | None = None

    def label(self) -> StepLabel:
        """Name the area."""
        return StepLabel(N_("Assign a border to “{record}”"), {"record": self.area})

    def apply(self, work: Work) -> None:
        """Write the border in place of the one there is; raises BadInput without a geometry."""
        area = work.get(Area, self.area)
        if not self.geometry.strip():
            raise BadInput(N_("This border has no geometry."))
        put_border(work, area, self.geometry, self.delivery)


def put_border(work: Work, area: Area, geometry: str, delivery: str | None) -> None:
    """Write the border of an area in place of the one there is."""
    old = next(iter(work.plan.pointing(Border, "area", area.id)), None)
    if old is None:
        old = Border(id=work.new_id(), area=area.id, geometry="")
    work.put(new_like(old, geometry=geometry, delivery=delivery))


def border_before(work: Work, border: Border, standing: Collection[str]) -> Border | None:
    """A border as it was before its delivery: as one that stands brought it, or a hand; None where there was none.

    Read from the journal, the newest step first: a delivery that is gone too leads on to what that one replaced.
    """
    geometry, delivery = border.geometry, border.delivery
    changes = work.history(border.kind, border.id) if work.history is not None else []
    for _step, _position, change in reversed(changes):
        before = change.old
        if before is None or change.new is None:
            return None
        geometry, cell = str(before.get("geometry", geometry)), before.get("delivery", delivery)
        was = None if cell is None else str(cell)
        if was != delivery and (was is None or was in standing):
            return new_like(border, geometry=geometry, delivery=was)
        delivery = was
    return None
