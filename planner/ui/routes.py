"""How a person is sent to a place of the window: pages and desk speak of destinations without knowing the places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class View:
    """One of the ways a place shows its work: a filter, a set of columns, another picture; `title` is an English msgid."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a person goes: a place, one of its views, a record there with the field to start in.

    "" is the place's own choice: the view it was left in, the record that was current. `step` is the step of the
    circle that led there; guidance then speaks of it.
    """

    place: str
    view: str = ""
    record: str = ""
    field: str = ""
    step: str = ""


class PlaceLike(Protocol):
    """What those who do not know the places may know of one (`planner.ui.places.place.Place`)."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def title(self) -> str:
        """Its name, an English msgid."""

    @property
    def icon(self) -> str:
        """Its pictogram."""

    @property
    def group(self) -> str:
        """Where navigation has it."""

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of record shown there."""
