"""What a record is called where it can be picked, and how a new one of its kind begins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from planner import texts
from planner.domain.naming import name_of
from planner.domain.plan import Plan
from planner.domain.record import Record, fields_of
from planner.operations.entry import is_required
from planner.operations.structure import OWN_WAY

NAME_FIELDS = ("name", "title", "subject", "organisation", "statement")
"""The field a kind of record is called by; the first one it has."""


def called(record: Record, plan: Plan) -> str:
    """The name with the number before it, where there is one."""
    name = name_of(record, plan, texts.current())
    number = str(getattr(record, "number", "") or "")
    return f"{number}  {name}" if number and number != name else name


def in_order(records: Iterable[Record], plan: Plan) -> list[Record]:
    """By number, by rank, then by name: the order a person looks for them in."""

    def order(record: Record) -> tuple[Any, ...]:
        number = str(getattr(record, "number", "") or "")
        parts = tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in number.split("."))
        return (not number, parts, getattr(record, "rank", 0), name_of(record, plan, texts.current()).casefold())

    return sorted(records, key=order)


def name_field(cls: type[Record]) -> str:
    """The field that names a record of a kind, "" where none does."""
    names = {spec.name for spec in fields_of(cls)}
    return next((name for name in NAME_FIELDS if name in names), "")


def fresh(cls: type[Record], words: str) -> Mapping[str, Any] | None:
    """The values of a new record called `words`; None where a name alone does not make one."""
    name = name_field(cls)
    if not name or cls in OWN_WAY:
        return None
    needed = {spec.name for spec in fields_of(cls) if is_required(spec) and spec.name != "cycle"}
    return {name: words} if needed <= {name} else None
