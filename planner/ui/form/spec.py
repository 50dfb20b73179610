"""What a page declares of its form: which fields in which groups, and what belongs to the record."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from planner.domain.record import Record, fields_of
from planner.ui.columns import Listing

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from planner.operations.operation import Operation
    from planner.ui.desk import Desk

HIDDEN = frozenset({"cycle", "origin", "rank", "predecessor"})
"""Fields a person never types: the program keeps them."""


class Section(Protocol):
    """A widget among the groups of a form."""

    def show_record(self, record: Any) -> None:
        """Show what belongs to a record, or follow the plan."""

    def set_locked(self, locked: bool) -> None:
        """Only to be read, or to be typed in."""

    def flush(self) -> None:
        """Take what was typed and has not rested yet."""

    def field_called(self, name: str) -> QWidget | None:
        """The widget to lead the cursor to for a name, None when it is not here."""


@dataclass(frozen=True, slots=True)
class Group:
    """Some fields under a heading (an English msgid, "" for none); a tuple of names shares one row.

    `make` puts a section of its own there instead: what belongs to the record and is typed like its own fields.
    """

    fields: tuple[str | tuple[str, ...], ...] = ()
    title: str = ""
    folded: bool = False
    make: Callable[[Desk], Section] | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """What belongs to the record, as a small grid in the form: a measure's milestones, a body's members.

    `listing` is asked with the owner's id: its rows are those of the owner, a new row points at it through `owner`.
    `run` does what the button says where a row is not added in the grid itself.
    `hint` says below the rows what belongs there.
    """

    title: str
    owner: str
    listing: Callable[[str], Listing]
    add: str
    run: Callable[[Desk, str], object] | None = None
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Links:
    """Records that point at the one shown: their names, each of which leads to its page. Not seen while there are none."""

    title: str
    find: Callable[[Desk, Any], Sequence[Record]]


@dataclass(frozen=True, slots=True)
class FormSpec:
    """The form of one kind of record.

    Without groups every field is shown in the order declared. `hints` say what a field is for and `labels` replace its
    name here (English msgids, by field); `optional` fields say so. `choices` give the records a reference may point
    at where not all of its kind are meant. `change` makes the operation for typed values where `Change` is not the
    way; `above` makes a widget shown over the fields that is told the record by its `show_record`. `caption` says what
    the record is, above its name, where kind and number do not; a form that shows the name as its text is not
    `titled`. `moves` are the rows of the menu “Move”: words (msgid) and the operation, None where the way is barred.
    """

    kind: type[Record]
    groups: tuple[Group, ...] = ()
    parts: tuple[Part, ...] = ()
    links: tuple[Links, ...] = ()
    hints: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    optional: frozenset[str] = frozenset()
    choices: Mapping[str, Callable[[Desk, Any], Sequence[Record]]] = field(default_factory=dict)
    change: Callable[[Record, Mapping[str, Any]], Operation] | None = None
    above: Callable[[Desk], QWidget] | None = None
    caption: Callable[[Desk, Any], str] | None = None
    titled: bool = True
    moves: Callable[[Desk, Any], Sequence[tuple[str, Operation | None]]] | None = None

    def shown(self) -> tuple[Group, ...]:
        """The groups, or one with every field a person types."""
        if self.groups:
            return self.groups
        return (Group(tuple(spec.name for spec in fields_of(self.kind) if spec.name not in HIDDEN)),)
