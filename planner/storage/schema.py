"""The tables, all generated from the records but four, and the history of their shape.

A field is added by one line in its record and one line in `HISTORY`; a kind by its place in `KINDS` and one line too.
Stored names never depend on Python names.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

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


@dataclass(frozen=True, slots=True)
class AddKind:
    """There are records of `kind` from now on; none so far, so no cell changes."""

    kind: str


Verb = AddKind | AddField | RenameField | RemoveField


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `sort` is TEXT, INTEGER, FLOAT or BLOB; `refers` names the table whose key it points at.

    References to records wait for the end of the transaction (`deferred`).
    """

    name: str
    sort: str = "TEXT"
    optional: bool = False
    refers: str | None = None
    refers_to: str = "id"
    deferred: bool = True
    unique: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its primary key; `indexes` are names with the columns they are over."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ("id",)
    indexes: tuple[tuple[str, tuple[str, ...]], ...] = ()
    rowid: bool = True


@dataclass(frozen=True, slots=True)
class Schema:
    """A shape of the file: its kinds of records and the verbs that led here, one tuple for each number from 2 on."""

    kinds: tuple[type[Record], ...]
    history: tuple[tuple[Verb, ...], ...] = ()
    tables: Mapping[str, Table] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Describe the tables of this shape."""
        found = (*(record_table(cls) for cls in self.kinds), *FIXED_TABLES)
        object.__setattr__(self, "tables", {table.name: table for table in found})

    @property
    def number(self) -> int:
        """The schema number stored in the file's user_version."""
        return 1 + len(self.history)


def record_table(cls: type[Record]) -> Table:
    """The table of one kind: id, then a column for each field; references carry a deferred foreign key and an index."""
    specs = fields_of(cls)
    links = (spec.stored for spec in specs if spec.refers is not None and not spec.many)
    return Table(
        cls.kind,
        (Column("id"), *(_column(spec) for spec in specs)),
        indexes=tuple((f"{cls.kind}_{stored}", (stored,)) for stored in links),
    )


def column_sort(spec: FieldSpec) -> str:
    """How SQLite keeps the cells of a field."""
    return "TEXT" if spec.many else SORTS.get(spec.type, "TEXT")


def _column(spec: FieldSpec) -> Column:
    refers = None if spec.many else spec.refers
    return Column(spec.stored, column_sort(spec), optional=spec.optional, refers=refers)


SORTS = {int: "INTEGER", bool: "INTEGER", float: "FLOAT", date: "TEXT", Decimal: "TEXT"}

FIXED_TABLES = (
    Table(
        OBSERVATION,
        (
            *(Column(name) for name in ("variable", "area", "period", "subgroup")),
            *(Column("value", "FLOAT", optional=True), Column("state"), Column("delivery")),
        ),
        key=("variable", "area", "period", "subgroup"),
        rowid=False,
    ),
    Table(
        "step",
        (
            *(Column("number", "INTEGER"), Column("uuid", unique=True)),
            *(Column(name) for name in ("at", "author", "label", "params", "kind")),
            *(Column(name, "INTEGER", optional=True) for name in ("target", "burst")),
            Column("digest"),
        ),
        key=("number",),
    ),
    Table(
        "change",
        (
            Column("step", "INTEGER", refers="step", refers_to="number", deferred=False),
            *(Column("position", "INTEGER"), Column("kind"), Column("id")),
            *(Column(name, optional=True) for name in ("before", "after")),
            *(Column("bulk", "BLOB", optional=True), Column("salt"), Column("digest")),
        ),
        key=("step", "position"),
        indexes=(("change_kind_id", ("kind", "id")),),
    ),
)

HISTORY: tuple[tuple[Verb, ...], ...] = (
    (
        AddKind("criterion"),
        AddKind("score"),
        AddField("cell_judgement", "covered_by", ""),
        AddKind("transition_judgement"),
        AddKind("earmark"),
        AddField("indicator", "valid_from", None),
    ),
    (
        AddField("indicator", "limits", "none"),
        AddField("indicator", "to_check", ""),
        AddField("delivery", "none_is_zero", 0),
        AddField("delivery", "unchanged", 0),
        AddKind("indicator_version"),
        AddKind("source_rule"),
        AddKind("social_index"),
        AddKind("index_part"),
        AddKind("index_class"),
        AddKind("area_alias"),
        AddKind("recipe"),
        AddKind("figure_note"),
    ),
)
SCHEMA = Schema(KINDS, HISTORY)
