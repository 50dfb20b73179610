"""Statements written by SQLAlchemy Core and kept as text: `executemany` over tuples costs a third of Core with dicts."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import Executable, and_, bindparam, column, table
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable, MetaData

DIALECT = sqlite.dialect(paramstyle="qmark")


@cache
def insert_one(name: str, columns: tuple[str, ...]) -> str:
    """INSERT of these columns, values in the same order."""
    return _text(_table(name, columns).insert())


def update_one(name: str, columns: tuple[str, ...]) -> str:
    """UPDATE of these columns of one id; values in the same order, the id last."""
    return update_where(name, columns, ("id",))


@cache
def update_where(name: str, columns: tuple[str, ...], keys: tuple[str, ...]) -> str:
    """UPDATE of these columns of the row with these key columns; values in the same order, the keys last."""
    target = _table(name, (*columns, *keys))
    values: dict[str, Any] = {each: bindparam(f"new_{each}") for each in columns}
    return _text(
        target.update().where(and_(*(target.c[key] == bindparam(f"key_{key}") for key in keys))).values(values)
    )


@cache
def delete_one(name: str, keys: tuple[str, ...] = ("id",)) -> str:
    """DELETE of the row with these key columns, values in the same order."""
    target = _table(name, keys)
    return _text(target.delete().where(and_(*(target.c[key] == bindparam(f"key_{key}") for key in keys))))


def create_all(metadata: MetaData) -> list[str]:
    """The DDL of all tables and their indexes."""
    return create_missing(metadata, frozenset())


def create_missing(metadata: MetaData, stored: frozenset[str]) -> list[str]:
    """The DDL of the tables and indexes whose names are not among the `stored` ones."""
    out = []
    for found in metadata.sorted_tables:
        if found.name not in stored:
            out.append(str(CreateTable(found).compile(dialect=DIALECT)))
        missing = (index for index in found.indexes if index.name not in stored)
        out += [str(CreateIndex(index).compile(dialect=DIALECT)) for index in sorted(missing, key=str)]
    return out


def _table(name: str, columns: tuple[str, ...]) -> Any:
    return table(name, *(column(each) for each in columns))


def _text(statement: Executable) -> str:
    return str(statement.compile(dialect=DIALECT))  # type: ignore[attr-defined]
