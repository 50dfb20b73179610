"""Deliveries of figures and borders, and what a hand puts right about them."""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain.errors import BadInput
from planner.domain.figures import Area, Border, Delivery
from planner.domain.record import N_, new_like
from planner.operations.operation import Operation, StepLabel
from planner.operations.removal import remove_whole
from planner.storage.work import Work


@dataclass(frozen=True, slots=True)
class WithdrawDelivery(Operation):
    """A delivery goes with all figures and borders that came by it; areas and variables stay."""

    delivery: str

    def label(self) -> StepLabel:
        """Name the delivery."""
        return StepLabel(N_("Withdraw delivery “{record}”"), {"record": self.delivery})

    def apply(self, work: Work) -> None:
        """Remove rows, borders and the delivery."""
        delivery = work.get(Delivery, self.delivery)
        work.observations.remove(row[:4] for row in work.observations.of(delivery.id))
        for border in work.plan.pointing(Border, "delivery", delivery.id):
            work.remove(border)
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
        old = next(iter(work.plan.pointing(Border, "area", area.id)), None)
        if old is None:
            old = Border(id=work.new_id(), area=area.id, geometry="")
        work.put(new_like(old, geometry=self.geometry, delivery=self.delivery))
