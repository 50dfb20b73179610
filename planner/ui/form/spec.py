"""What a page declares of its form: which fields in which groups, and what belongs to the record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from planner.domain.record import Record, fields_of
from planner.ui.columns import Listing

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from planner.operations.operation import Operation
    from planner.ui.desk import Desk

HIDDEN = frozenset({"cycle", "origin", "rank", "predecessor"})
"""Fields a person never types: the program keeps them."""


@dataclass(frozen=True, slots=True)
class Group:
    """Some fields under a heading (an English msgid, "" for none); a tuple of names shares one row."""

    fields: tuple[str | tuple[str, ...], ...]
    title: str = ""
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """What belongs to the record, as a small grid in the form: a measure's milestones, a body's members.

    `listing` is asked with the owner's id: its rows are those of the owner, a new row points at it through `owner`.
    """

    title: str
    owner: str
    listing: Callable[[str], Listing]
    add: str


@dataclass(frozen=True, slots=True)
class FormSpec:
    """The form of one kind of record.

    Without groups every field is shown in the order declared. `hints` say what a field is for (English msgids);
    `change` makes the operation for typed values where `Change` is not the way; `above` makes a widget shown over
    the fields that is told the record by its `show_record`.
    """

    kind: type[Record]
    groups: tuple[Group, ...] = ()
    parts: tuple[Part, ...] = ()
    hints: Mapping[str, str] = field(default_factory=dict)
    change: Callable[[Record, Mapping[str, Any]], Operation] | None = None
    above: Callable[[Desk], QWidget] | None = None

    def shown(self) -> tuple[Group, ...]:
        """The groups, or one with every field a person types."""
        if self.groups:
            return self.groups
        return (Group(tuple(spec.name for spec in fields_of(self.kind) if spec.name not in HIDDEN)),)
