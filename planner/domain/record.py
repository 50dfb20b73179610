"""What a record is: a flat frozen dataclass whose field metadata says the rest once.

Tables, the journal, search, import, forms and grids read `fields_of`; nobody keeps a second list of fields.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum
from typing import Any, ClassVar, Self, TypeVar, dataclass_transform

T = TypeVar("T")
R = TypeVar("R", bound="Record")

SHORT_TEXT = 200
LONG_TEXT = 20_000
GEOMETRY_TEXT = 4_000_000


def N_(text: str) -> str:
    """Mark a sentence for translation where it is kept as data; it is translated where it is shown."""
    return text


class Choice(StrEnum):
    """A closed list of values; the value is stored, the label (an English msgid) is shown.

    Members are written `NAME = "value", N_("label")`.
    """

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        """Keep the stored value as the text itself and the label beside it."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One thing of the plan; `id` is twelve letters a–z, drawn once and never reused."""

    kind: ClassVar[str] = ""
    noun: ClassVar[str] = ""
    nouns: ClassVar[str] = ""

    id: str


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """What is known of one field of a kind of record.

    `type` is the bare Python type (str, int, float, bool, date, Decimal or a Choice); `optional` fields may be None;
    `many` fields hold a tuple of ids; `refers` names the kind an id points at; `owner` marks the reference the record
    belongs to, so that it follows that record's cycle. `low` and `high` bound numbers; `longest` bounds text.
    """

    name: str
    stored: str
    label: str
    type: type
    optional: bool
    many: bool
    refers: str | None
    owner: bool
    long: bool
    personal: bool
    public: bool
    unit: str
    low: float | None
    high: float | None
    longest: int
    default: Any

    @property
    def is_text(self) -> bool:
        """Whether a person typed free words here."""
        return self.type is str and self.refers is None and not self.many


def about(
    label: str,
    *,
    default: Any = dataclasses.MISSING,
    refers: str | None = None,
    owner: bool = False,
    long: bool = False,
    personal: bool = False,
    public: bool = True,
    unit: str = "",
    low: float | None = None,
    high: float | None = None,
    longest: int | None = None,
    stored: str | None = None,
) -> Any:
    """Declare a field: its label and all else that forms, tables, search and scrubbing need to know."""
    size = longest if longest is not None else (LONG_TEXT if long else SHORT_TEXT)
    metadata = {
        "label": label,
        "refers": refers,
        "owner": owner,
        "long": long,
        "personal": personal,
        "public": public,
        "unit": unit,
        "low": low,
        "high": high,
        "longest": size,
        "stored": stored,
    }
    return dataclasses.field(default=default, metadata=metadata)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(about, dataclasses.field))
def record(kind: str, noun: str, nouns: str) -> Callable[[type[T]], type[T]]:
    """Make a class a kind of record: its stored name, and its name in one and in many (English msgids)."""

    def make(cls: type[T]) -> type[T]:
        made = dataclass(frozen=True, slots=True, kw_only=True)(cls)
        made.kind, made.noun, made.nouns = kind, noun, nouns  # type: ignore[attr-defined]
        return made

    return make


def fields_of(cls: type[Record]) -> tuple[FieldSpec, ...]:
    """Every field of a kind in the order declared, `id` left out."""
    found: tuple[FieldSpec, ...] = _FIELDS.get(cls, ())
    if not found:
        found = _FIELDS[cls] = _read_fields(cls)
    return found


_FIELDS: dict[type[Record], tuple[FieldSpec, ...]] = {}


def _read_fields(cls: type[Record]) -> tuple[FieldSpec, ...]:
    hints = typing.get_type_hints(cls)
    return tuple(_spec(item, hints[item.name]) for item in dataclasses.fields(cls) if item.name != "id")


def field_of(cls: type[Record], name: str) -> FieldSpec:
    """The field called `name`; KeyError when the kind has none."""
    for spec in fields_of(cls):
        if spec.name == name:
            return spec
    raise KeyError(name)


def _spec(item: dataclasses.Field[Any], hint: Any) -> FieldSpec:
    bare, optional, many = _unwrap(hint)
    meta: Mapping[str, Any] = item.metadata
    default = None if item.default is dataclasses.MISSING else item.default
    return FieldSpec(
        name=item.name,
        stored=meta["stored"] or item.name,
        label=meta["label"],
        type=bare,
        optional=optional,
        many=many,
        refers=meta["refers"],
        owner=meta["owner"],
        long=meta["long"],
        personal=meta["personal"],
        public=meta["public"],
        unit=meta["unit"],
        low=meta["low"],
        high=meta["high"],
        longest=meta["longest"],
        default=default,
    )


def _unwrap(hint: Any) -> tuple[type, bool, bool]:
    origin = typing.get_origin(hint)
    if origin is tuple:
        return str, False, True
    if origin in (types.UnionType, typing.Union):
        bare = [part for part in typing.get_args(hint) if part is not type(None)]
        return bare[0], True, False
    known = (str, int, float, bool, date, Decimal)
    if hint in known or (isinstance(hint, type) and issubclass(hint, Enum)):
        return hint, False, False
    raise TypeError(f"a record cannot hold {hint!r}")


def owners_of(cls: type[Record]) -> tuple[str, ...]:
    """The names of the references a record of this kind belongs to (a milestone to its measure)."""
    return tuple(spec.name for spec in fields_of(cls) if spec.owner)


def new_like(record_: R, **changes: Any) -> R:
    """The same record with some fields changed (`dataclasses.replace` under the house's name)."""
    return dataclasses.replace(record_, **changes)
