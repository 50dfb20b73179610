"""The sample town's lines as a plan to look at: what the examples in guidance are read from.

The sample town itself is made by running operations. Here its lines are taken as they stand, without a file and in a
few milliseconds; what operations add (copies for the next cycle, figures) is not there.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any

from planner.content.default_catalogues import catalogues
from planner.content.sample_lines import SampleLine, sample_lines
from planner.domain.kinds import BY_NAME
from planner.domain.plan import Plan
from planner.domain.record import FieldSpec, Record, fields_of


@cache
def sample_plan(language: str) -> Plan:
    """The records of the lines in `language` ("de" or "en"), known by their local ids."""
    found: dict[str, dict[str, Record]] = {}
    for one in (*_catalogue_words(language), *_records(language)):
        found.setdefault(one.kind, {})[one.id] = one
    return Plan(found)


def _records(language: str) -> Iterator[Record]:
    for number, line in enumerate(sample_lines(language)):
        if line.table in BY_NAME:
            made = _record(line, line.id or f"{line.table}.{number}")
            if made is not None:
                yield made


def _record(line: SampleLine, ident: str) -> Record | None:
    """The line as a record; None where an operation fills in what the kind cannot be without."""
    cls = BY_NAME[line.table]
    specs = {spec.name: spec for spec in fields_of(cls)}
    values = {name: _value(specs[name], raw) for name, raw in line.fields.items() if name in specs}
    try:
        return cls(id=ident, **values)
    except TypeError:
        return None


def _value(spec: FieldSpec, raw: Any) -> Any:
    if spec.many:
        return tuple(raw)
    if spec.refers is not None or spec.type is date:
        return raw
    if spec.type is Decimal:
        return Decimal(str(raw)).quantize(Decimal("0.01"))
    return spec.type(raw) if spec.type is float or issubclass(spec.type, Enum) else raw


def _catalogue_words(language: str) -> Iterator[Record]:
    """The shipped words of the catalogues that lines point at, by name alone."""
    for kind, entries in catalogues(language).by_kind.items():
        for entry in entries:
            yield BY_NAME[kind](id=entry.id, name=entry.name)  # type: ignore[call-arg]
