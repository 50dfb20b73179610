"""The shape of a file as it lies there, beside the shape this program makes: what a stranger added is named, not run."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from planner.storage.connection import Database
from planner.storage.schema import Schema

Part = tuple[str, ...]

# Clauses that run or change something when rows are written or checked; the program writes none of them.
CLAUSES = re.compile(r"\b(CHECK\s*\(|COLLATE\b|GENERATED\b|ON\s+CONFLICT\b|VIRTUAL\b)", re.IGNORECASE)
QUOTED = re.compile(r'"[^"]*"')
OURS = "name NOT GLOB 'sqlite_*'"  # SQLite's own notes for its planner are nobody's content


@dataclass(frozen=True, slots=True)
class Shape:
    """`tables` and `indexes` by name; `parts` are columns, references and indexed columns in detail."""

    tables: frozenset[str]
    indexes: frozenset[str]
    parts: frozenset[Part]


def strange(database: Database, schema: Schema) -> list[str]:
    """The names of all that no version of this program makes: views, triggers, unknown tables, clauses that run."""
    known = expected(schema)
    found = database.rows(f"SELECT type, name, sql FROM sqlite_master WHERE sql NOT NULL AND {OURS}")
    names = {"table": known.tables, "index": known.indexes}
    current = database.rows("PRAGMA user_version")[0][0] == schema.number
    return sorted(
        str(name)
        for kind, name, sql in found
        if kind not in names
        or (name not in names[kind] and (current or kind == "table"))
        or CLAUSES.search(QUOTED.sub("", sql))
    )


def stored(database: Database) -> Shape:
    """The shape of an open file without strange parts."""
    columns = database.rows(
        "SELECT m.name, x.name, x.type, x.pk, x.hidden FROM sqlite_master m, pragma_table_xinfo(m.name) x"
        f" WHERE m.type = 'table' AND m.{OURS}"
    )
    links = database.rows(
        'SELECT m.name, f."from", f."table" FROM sqlite_master m, pragma_foreign_key_list(m.name) f'
        " WHERE m.type = 'table'"
    )
    indexed = database.rows(
        "SELECT m.name, m.tbl_name, x.name FROM sqlite_master m, pragma_index_xinfo(m.name) x"
        " WHERE m.type = 'index' AND m.sql NOT NULL AND x.key"
    )
    parts = {("column", *map(str, row)) for row in columns}
    parts |= {("link", *map(str, row)) for row in links} | {("index", *map(str, row)) for row in indexed}
    tables, indexes = frozenset(str(row[0]) for row in columns), frozenset(str(row[0]) for row in indexed)
    return Shape(tables, indexes, frozenset(parts))


@cache
def expected(schema: Schema) -> Shape:
    """The shape of a file of this schema."""
    parts: set[Part] = set()
    tables = schema.tables.values()
    for table in tables:
        for column in table.columns:
            place = table.key.index(column.name) + 1 if column.name in table.key else 0
            parts.add(("column", table.name, column.name, column.sort, str(place), "0"))
            if column.refers is not None:
                parts.add(("link", table.name, column.name, column.refers))
        parts |= {("index", index, table.name, name) for index, columns in table.indexes for name in columns}
    indexes = frozenset(index for table in tables for index, _columns in table.indexes)
    return Shape(frozenset(schema.tables), indexes, frozenset(parts))
