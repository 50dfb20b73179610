"""Statements as text, made once each and used with tuples: names come from the records, values are always bound."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache


@cache
def insert_one(name: str, columns: tuple[str, ...]) -> str:
    """INSERT of these columns, values in the same order."""
    marks = ", ".join("?" * len(columns))
    return f"INSERT INTO {quoted(name)} ({', '.join(map(quoted, columns))}) VALUES ({marks})"


def update_one(name: str, columns: tuple[str, ...]) -> str:
    """UPDATE of these columns of one id; values in the same order, the id last."""
    return update_where(name, columns, ("id",))


@cache
def update_where(name: str, columns: tuple[str, ...], keys: tuple[str, ...]) -> str:
    """UPDATE of these columns of the row with these key columns; values in the same order, the keys last."""
    return f"UPDATE {quoted(name)} SET {_equal(columns, ', ')} WHERE {_equal(keys, ' AND ')}"


@cache
def delete_one(name: str, keys: tuple[str, ...] = ("id",)) -> str:
    """DELETE of the row with these key columns, values in the same order."""
    return f"DELETE FROM {quoted(name)} WHERE {_equal(keys, ' AND ')}"


def quoted(name: str) -> str:
    """A name as SQL takes any name."""
    return '"' + name.replace('"', '""') + '"'


def _equal(names: Iterable[str], between: str) -> str:
    return between.join(f"{quoted(name)} = ?" for name in names)
