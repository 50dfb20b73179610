"""The one codec: record field ↔ cell. A cell is text, int, float or None; tables and journal hold the same cells."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from math import isfinite
from operator import attrgetter
from typing import Any

from planner.domain.record import FieldSpec, Record, fields_of
from planner.domain.values import check_value, money

Cell = str | int | float | None
Cells = dict[str, Cell]


class Codec:
    """Turns records of one kind into cells and back."""

    def __init__(self, cls: type[Record]) -> None:
        """Prepare converters for every field of the kind."""
        self.cls = cls
        self.specs = fields_of(cls)
        self.names = tuple(spec.stored for spec in self.specs)
        self.values = _getter([spec.name for spec in self.specs])
        self._encoders = [_encoder(spec) for spec in self.specs]
        self._decoders = [_decoder(spec) for spec in self.specs]
        self._types = [_cell_types(spec) for spec in self.specs]
        self._setters: list[Callable[[Any, Any], None]] = [getattr(cls, spec.name).__set__ for spec in self.specs]
        self._set_id: Callable[[Any, Any], None] = vars(Record)["id"].__set__

    def cells(self, record: Record) -> Cells:
        """All cells of a record by stored name; raises BadInput for an impossible value."""
        cells: Cells = {}
        for spec, encode, value in zip(self.specs, self._encoders, self.values(record), strict=True):
            check_value(spec, value)
            cells[spec.stored] = encode(value) if encode and value is not None else value
        return cells

    def difference(self, old: Record, new: Record) -> tuple[Cells, Cells]:
        """The cells that differ, before and after; cells are compared with their type, records never."""
        before: Cells = {}
        after: Cells = {}
        was, now = self.values(old), self.values(new)
        for index, spec in enumerate(self.specs):
            left, right = was[index], now[index]
            if left is right or (left == right and type(left) is type(right) and not spec.many):
                continue
            check_value(spec, right)
            encode = self._encoders[index]
            first = encode(left) if encode and left is not None else left
            second = encode(right) if encode and right is not None else right
            if first != second or type(first) is not type(second):
                before[spec.stored], after[spec.stored] = first, second
        return before, after

    def record(self, id_: str, cells: Mapping[str, Cell]) -> Record:
        """The record of these cells; unknown cells are ignored, absent ones take the field's default."""
        values = {}
        for spec, decode in zip(self.specs, self._decoders, strict=True):
            if spec.stored not in cells:
                values[spec.name] = spec.default
                continue
            cell = cells[spec.stored]
            if cell is None and not spec.optional:
                values[spec.name] = spec.default if spec.default is not None else ""  # redacted in an old image
                continue
            values[spec.name] = decode(cell) if decode and cell is not None else cell
        return self.cls(id=id_, **values)

    def records(self, rows: Sequence[Sequence[Any]]) -> dict[str, Record]:
        """All records of table rows (id first, then every field in order), by id.

        Works column by column through the slots themselves, which costs a third of calling every `__init__`.
        Raises ValueError and its kin for cells that no field of this kind can hold.
        """
        made: list[Any] = [object.__new__(self.cls) for _ in rows]
        if not made:
            return {}
        columns = list(zip(*rows, strict=True))
        _check_types(columns[0], {str})
        _fill(self._set_id, made, columns[0])
        for setter, decode, types, column in zip(self._setters, self._decoders, self._types, columns[1:], strict=True):
            _check_types(column, types)
            _fill(setter, made, _decoded(decode, column) if decode else column)
        return dict(zip(columns[0], made, strict=True))


_CODECS: dict[type[Record], Codec] = {}


def codec(cls: type[Record]) -> Codec:
    """The codec of a kind, made once."""
    found = _CODECS.get(cls)
    if found is None:
        found = _CODECS[cls] = Codec(cls)
    return found


_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def dump(value: object) -> str:
    """Canonical JSON text: no blanks, keys in the order given, letters as they are, no NaN."""
    return _ENCODER.encode(value)


def _cell_types(spec: FieldSpec) -> set[type]:
    plain = int if spec.type is bool else spec.type
    types: set[type] = {plain} if plain in (int, float) and not spec.many else {str}
    return types | {type(None)} if spec.optional else types


def _check_types(column: Sequence[Any], types: set[type]) -> None:
    if not set(map(type, column)) <= types:
        raise TypeError("a cell of another type than its field")
    if float in types and not all(map(isfinite, filter(None, column))):
        raise ValueError("a cell that is no number")


def _fill(setter: Callable[[Any, Any], None], objects: Iterable[Any], values: Iterable[Any]) -> None:
    deque(map(setter, objects, values), maxlen=0)


def _decoded(decode: Callable[[Any], Any], column: Iterable[Any]) -> list[Any]:
    known: dict[Any, Any] = {None: None}
    out = []
    for cell in column:
        if cell not in known:
            known[cell] = decode(cell)
        out.append(known[cell])
    return out


def _getter(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    if len(names) > 1:
        return attrgetter(*names)
    single = attrgetter(names[0])
    return lambda record: (single(record),)


def _encoder(spec: FieldSpec) -> Callable[[Any], Cell] | None:
    if spec.many:
        return lambda ids: dump(list(ids))
    if issubclass(spec.type, Enum):
        return lambda choice: str(choice.value)
    if spec.type is Decimal:
        return lambda amount: str(money(amount) + 0)
    if spec.type is float:
        return lambda number: number + 0.0
    plain: dict[type, Callable[[Any], Cell]] = {date: date.isoformat, bool: int}
    return plain.get(spec.type)


def _decoder(spec: FieldSpec) -> Callable[[Any], Any] | None:
    if spec.many:
        return _ids
    if issubclass(spec.type, Enum):
        return spec.type
    plain: dict[type, Callable[[Any], Any]] = {date: date.fromisoformat, bool: bool, Decimal: _amount}
    return plain.get(spec.type)


def _ids(text: str) -> tuple[str, ...]:
    ids = json.loads(text)
    if type(ids) is not list or not set(map(type, ids)) <= {str}:
        raise TypeError("a cell that is no list of ids")
    return tuple(ids)


def _amount(text: str) -> Decimal:
    amount = Decimal(text)
    if not amount.is_finite():
        raise ValueError("an amount that is no number")
    return amount
