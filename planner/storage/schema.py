"""The tables, all generated from the records but four, and the history of their shape.

A field is added by one line in its record and one line in `HISTORY`. Stored names never depend on Python names.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
)

from planner.domain.kinds import KINDS
from planner.domain.record import FieldSpec, Record, fields_of
from planner.storage.codec import Cell

APPLICATION_ID = 0x50434831  # “PCH1”
OBSERVATION = "observation"
OBSERVATION_COLUMNS = ("variable", "area", "period", "subgroup", "value", "state", "delivery")


@dataclass(frozen=True, slots=True)
class AddField:
    """Every record of `kind` gets the cell `name`, at first with `fill`."""

    kind: str
    name: str
    fill: Cell = None


@dataclass(frozen=True, slots=True)
class RenameField:
    """The cell `old` of every record of `kind` is called `name` from now on."""

    kind: str
    old: str
    name: str


@dataclass(frozen=True, slots=True)
class RemoveField:
    """The cell `name` of every record of `kind` is gone; its values stay in the journal."""

    kind: str
    name: str


Verb = AddField | RenameField | RemoveField


@dataclass(frozen=True, slots=True)
class Schema:
    """A shape of the file: its kinds of records and the verbs that led here, one tuple for each number from 2 on."""

    kinds: tuple[type[Record], ...]
    history: tuple[tuple[Verb, ...], ...] = ()
    metadata: MetaData = field(default_factory=MetaData, compare=False)

    def __post_init__(self) -> None:
        """Build the tables of this shape."""
        for cls in self.kinds:
            record_table(self.metadata, cls)
        _fixed_tables(self.metadata)

    @property
    def number(self) -> int:
        """The schema number stored in the file's user_version."""
        return 1 + len(self.history)

    def table(self, name: str) -> Table:
        """The table called `name`."""
        return self.metadata.tables[name]


def record_table(metadata: MetaData, cls: type[Record]) -> Table:
    """The table of one kind: id, then a column for each field; references carry a deferred foreign key and an index."""
    columns = [_column(spec) for spec in fields_of(cls)]
    table = Table(cls.kind, metadata, Column("id", Text, primary_key=True), *columns)
    for spec in fields_of(cls):
        if spec.refers is not None and not spec.many:
            Index(f"{cls.kind}_{spec.stored}", table.c[spec.stored])
    return table


def column_type(spec: FieldSpec) -> Any:
    """How SQLite keeps the cells of a field."""
    if spec.many:
        return Text
    return {int: Integer, bool: Integer, float: Float(53), date: Text, Decimal: Text}.get(spec.type, Text)


def _column(spec: FieldSpec) -> Column[Any]:
    if spec.refers is not None and not spec.many:
        link = ForeignKey(f"{spec.refers}.id", deferrable=True, initially="DEFERRED")
        return Column(spec.stored, Text, link, nullable=spec.optional)
    return Column(spec.stored, column_type(spec), nullable=spec.optional)


def _fixed_tables(metadata: MetaData) -> None:
    Table(
        OBSERVATION,
        metadata,
        *(Column(name, Text, nullable=False) for name in ("variable", "area", "period", "subgroup")),
        Column("value", Float(53)),
        Column("state", Text, nullable=False),
        Column("delivery", Text, nullable=False),
        PrimaryKeyConstraint("variable", "area", "period", "subgroup"),
        sqlite_with_rowid=False,
    )
    Table("step", metadata, Column("number", Integer, primary_key=True), *_step_columns())
    change = Table(
        "change",
        metadata,
        Column("step", Integer, ForeignKey("step.number"), nullable=False),
        Column("position", Integer, nullable=False),
        Column("kind", Text, nullable=False),
        Column("id", Text, nullable=False),
        *_texts("before", "after"),
        Column("bulk", LargeBinary),
        Column("salt", Text, nullable=False),
        Column("digest", Text, nullable=False),
        PrimaryKeyConstraint("step", "position"),
    )
    Index("change_kind_id", change.c.kind, change.c.id)


def _step_columns() -> Iterable[Column[Any]]:
    yield Column("uuid", Text, unique=True, nullable=False)
    yield from (Column(name, Text, nullable=False) for name in ("at", "author", "label", "params", "kind"))
    yield Column("target", Integer)
    yield Column("burst", Integer)
    yield Column("digest", Text, nullable=False)


def _texts(*names: str) -> Iterable[Column[Any]]:
    return (Column(name, Text) for name in names)


HISTORY: tuple[tuple[Verb, ...], ...] = ()
SCHEMA = Schema(KINDS, HISTORY)
