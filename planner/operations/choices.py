"""What a person (or a recipe) said about a proposal: areas by hand, figures left out or kept, bands added up."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class CellName(NamedTuple):
    """A figure as the file calls it: code of the variable, key of the area (its name without one), period; "" for any."""

    variable: str = ""
    area: str = ""
    period: str = ""

    def wider(self) -> tuple[CellName, ...]:
        """Itself and every name that holds for more figures."""
        return tuple(
            CellName(variable, area, period)
            for variable in dict.fromkeys((self.variable, ""))
            for area in dict.fromkeys((self.area, ""))
            for period in dict.fromkeys((self.period, ""))
        )


@dataclass(frozen=True, slots=True)
class Choices:
    """Answers to what a proposal asks.

    `kept` are figures to be taken although they are impossible or odd, with the reason ("" for none); `left_out` are
    figures that stay out, `left_values` those that do as long as they have this value: a corrected one comes in. `reband` adds finer age bands up to the plan's. `odd_out` leaves out whatever is odd.
    """

    kept: Mapping[CellName, str] = field(default_factory=dict)
    left_out: Collection[CellName] = frozenset()
    left_values: Mapping[CellName, float] = field(default_factory=dict)
    reband: bool = False
    odd_out: bool = False

    def reason(self, name: CellName) -> str | None:
        """The reason for keeping a figure, "" where none is given, None where nobody said to keep it."""
        if not self.kept:
            return None
        return next((self.kept[wider] for wider in name.wider() if wider in self.kept), None)

    def leaves_out(self, name: CellName, value: float | None) -> bool:
        """Whether a figure stays out."""
        if value is not None and self.left_values.get(name) == value:
            return True
        return bool(self.left_out) and any(wider in self.left_out for wider in name.wider())
