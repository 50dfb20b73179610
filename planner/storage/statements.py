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


@cache
def update_one(name: str, columns: tuple[str, ...]) -> str:
    """UPDATE of these columns of one id; values in the same order, the id last."""
    target = _table(name, (*columns, "id"))
    values: dict[str, Any] = {column_name: bindparam(f"new_{column_name}") for column_name in columns}
    return _text(target.update().where(target.c.id == bindparam("key_id")).values(values))


@cache
def delete_one(name: str, keys: tuple[str, ...] = ("id",)) -> str:
    """DELETE of the row with these key columns, values in the same order."""
    target = _table(name, keys)
    return _text(target.delete().where(and_(*(target.c[key] == bindparam(f"key_{key}") for key in keys))))


def create_all(metadata: MetaData, missing: frozenset[str] | None = None) -> list[str]:
    """The DDL of all tables and their indexes, or of the `missing` tables only."""
    out = []
    for found in metadata.sorted_tables:
        if missing is not None and found.name not in missing:
            continue
        out.append(str(CreateTable(found).compile(dialect=DIALECT)))
        out += [str(CreateIndex(index).compile(dialect=DIALECT)) for index in sorted(found.indexes, key=str)]
    return out


def _table(name: str, columns: tuple[str, ...]) -> Any:
    return table(name, *(column(each) for each in columns))


def _text(statement: Executable) -> str:
    return str(statement.compile(dialect=DIALECT))  # type: ignore[attr-defined]
