"""Copies under new ids: references between copied records lead from copy to copy."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, TypeVar

from planner.domain.record import Record, fields_of, new_like
from planner.storage.work import Work

R = TypeVar("R", bound=Record)


def put_copies(
    work: Work,
    records: Iterable[Record],
    *,
    left_behind: Collection[str] = (),
    changes: Callable[[Record], Mapping[str, Any]] = lambda _: {},
) -> dict[str, str]:
    """Put a copy of each record under a new id and give back old id → new id.

    References to copied records follow the copies; those to `left_behind` ids are dropped; all others stay.
    `changes` says what else differs in the copy of a record.
    """
    originals = tuple(records)
    ids = {record.id: work.new_id() for record in originals}
    for record in originals:
        copy = rewired(record, ids, left_behind)
        work.put(new_like(copy, id=ids[record.id], **changes(record)))
    return ids


def rewired(record: R, ids: Mapping[str, str], left_behind: Collection[str] = ()) -> R:
    """The record with references led to their new ids, and those to `left_behind` dropped."""
    found: dict[str, Any] = {}
    for spec in fields_of(type(record)):
        value = getattr(record, spec.name)
        if spec.refers is None or not value:
            continue
        if spec.many:
            found[spec.name] = tuple(ids.get(id_, id_) for id_ in value if id_ in ids or id_ not in left_behind)
        elif value in ids or value not in left_behind:
            found[spec.name] = ids.get(value, value)
        else:
            found[spec.name] = None
    return new_like(record, **found)
