"""The door every value passes on its way into a record: exact types, bounds, and no text that a file cannot hold."""

from __future__ import annotations

import math
import re
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from planner.domain.errors import BadInput
from planner.domain.record import N_, FieldSpec, Record, fields_of

CENT = Decimal("0.01")
BIGGEST_INT = 2**63 - 1
UNSTORABLE = re.compile(r"[\x00\ud800-\udfff]")
PICTURES = re.compile(r"[\U0001f000-\U0001faff]")
"""Emoji and other pictures: the fonts of paper lack them, and a box in a committee's report says nothing."""


def checked(record_: Record) -> None:
    """Raise BadInput naming the field when a value is impossible; the record is left as it is."""
    for spec in fields_of(type(record_)):
        check_value(spec, getattr(record_, spec.name))


def check_value(spec: FieldSpec, value: Any) -> None:
    """Raise BadInput when `value` cannot stand in the field: type, bounds, length, characters."""
    if spec.many:
        if type(value) is not tuple:
            raise _wrong_type(spec, value)
        for item in value:
            _check_id(spec, item)
        if len(set(value)) != len(value):
            raise BadInput(N_("“{field}” names the same thing twice."), field=spec.label)
        return
    if value is None:
        if not spec.optional:
            raise BadInput(N_("“{field}” is missing."), field=spec.label)
        return
    if type(value) is not spec.type:
        raise _wrong_type(spec, value)
    if spec.refers is not None:
        _check_id(spec, value)
    elif isinstance(value, str) and spec.type is str:
        check_text(spec, value)
    elif not issubclass(spec.type, Enum):
        _check_number(spec, value)


def check_text(spec: FieldSpec, text: str) -> None:
    """Raise BadInput for text that is too long or holds characters no file can keep (NUL, lone surrogates)."""
    if len(text) > spec.longest:
        raise BadInput(
            N_("“{field}” holds at most {most} characters; this text has {length}. Shorten it."),
            field=spec.label,
            most=spec.longest,
            length=len(text),
        )
    picture = PICTURES.search(text)
    if picture:
        raise BadInput(
            N_("“{field}” holds a picture sign ({sign}) that no printed report can show. Say it in words."),
            field=spec.label,
            sign=picture[0],
        )
    if UNSTORABLE.search(text):
        raise BadInput(N_("“{field}” holds a character that cannot be stored. Type the text again."), field=spec.label)


def money(value: Decimal) -> Decimal:
    """The amount in whole cents; 1 and 1.00 become the same stored value."""
    return value.quantize(CENT)


def _check_number(spec: FieldSpec, value: Any) -> None:
    if isinstance(value, datetime):
        raise _wrong_type(spec, value)
    if isinstance(value, date | bool):
        return
    if isinstance(value, float | Decimal) and not math.isfinite(value):
        raise BadInput(N_("“{field}” is not a number."), field=spec.label)
    if isinstance(value, int) and abs(value) > BIGGEST_INT:
        raise BadInput(N_("“{field}” is too large."), field=spec.label)
    if (spec.low is not None and value < spec.low) or (spec.high is not None and value > spec.high):
        raise BadInput(
            N_("“{field}” must lie between {low} and {high}."),
            field=spec.label,
            low=_plain(spec.low),
            high=_plain(spec.high),
        )


def _check_id(spec: FieldSpec, value: Any) -> None:
    if type(value) is not str or not value.isascii() or not value.isalpha() or len(value) > 40:
        raise _wrong_type(spec, value)


def _wrong_type(spec: FieldSpec, value: Any) -> BadInput:
    return BadInput(
        N_("“{field}” cannot hold a value of this kind ({type})."), field=spec.label, type=type(value).__name__
    )


def _plain(number: float | None) -> str | int:
    """A bound as it is said: large whole ones as numbers, which the language groups; years must not be."""
    if number is None:
        return "…"
    return int(number) if float(number).is_integer() and abs(number) >= 10_000 else f"{number:g}"
