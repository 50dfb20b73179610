"""The DDL of the tables, written by SQLAlchemy. It is loaded when a file is made or brought up to date, never to open one."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
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
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from planner.storage import schema

DIALECT = sqlite.dialect()
TYPES: dict[str, Callable[[], Any]] = {
    "TEXT": Text,
    "INTEGER": Integer,
    "FLOAT": lambda: Float(53),
    "BLOB": LargeBinary,
}


def create_all(shape: schema.Schema) -> tuple[str, ...]:
    """The DDL of all tables and their indexes."""
    return create_missing(shape, frozenset())


@cache
def create_missing(shape: schema.Schema, stored: frozenset[str]) -> tuple[str, ...]:
    """The DDL of the tables and indexes whose names are not among the `stored` ones; writing it costs half a new file."""
    out = []
    for found in metadata(shape).sorted_tables:
        if found.name not in stored:
            out.append(str(CreateTable(found).compile(dialect=DIALECT)))
        missing = (index for index in found.indexes if index.name not in stored)
        out += [str(CreateIndex(index).compile(dialect=DIALECT)) for index in sorted(missing, key=str)]
    return tuple(out)


def create_as(shape: schema.Schema, kind: str, name: str) -> str:
    """The DDL of the table of a kind under another name, without its indexes."""
    found = metadata(shape)
    return str(CreateTable(found.tables[kind].to_metadata(found, name=name)).compile(dialect=DIALECT))


def metadata(shape: schema.Schema) -> MetaData:
    """The tables as SQLAlchemy knows them."""
    found = MetaData()
    for table in shape.tables.values():
        made = Table(
            table.name,
            found,
            *(_column(column) for column in table.columns),
            PrimaryKeyConstraint(*table.key),
            sqlite_with_rowid=table.rowid,
        )
        for name, columns in table.indexes:
            Index(name, *(made.c[column] for column in columns))
    return found


def _column(column: schema.Column) -> Column[Any]:
    kind = TYPES[column.sort]()
    if column.refers is None:
        return Column(column.name, kind, nullable=column.optional, unique=column.unique or None)
    waits = {"deferrable": True, "initially": "DEFERRED"} if column.deferred else {}
    link = ForeignKey(f"{column.refers}.{column.refers_to}", **waits)  # type: ignore[arg-type]
    return Column(column.name, kind, link, nullable=column.optional)
