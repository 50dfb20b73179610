"""Numbers as a person types them, read strictly by the language: what can be read in two ways is asked about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from planner.domain.errors import BadInput
from planner.domain.record import N_, FieldSpec
from planner.exchange.numbers import LARGEST
from planner.texts import MINUS, NBSP, Texts

SPACES = f" {NBSP}\u2009\u202f"
GROUPERS = f"{SPACES}'’"
MINUSES = ("-", MINUS, "–")
CURRENCY = ("euros", "euro", "eur", "€")
NO_CENTS = re.compile(r"(?<=\d)[.,] ?[-–—]{1,2}$")
"""“1.200,–” as amounts are written on German invoices."""
FULL_WIDTH = {0xFF01 + place: 0x21 + place for place in range(94)}
DIGITS = re.compile(r"\d+", re.ASCII)
POWER = re.compile(r"\d+(?:[.,]\d+)?[eE][+-]?\d{1,3}", re.ASCII)
YEARS = frozenset({"year"})

Parts = tuple[str, str, str]
"""Digits before the sign, the sign itself, digits behind it."""


def read_number(spec: FieldSpec, text: str, texts: Texts) -> int | float | Decimal:
    """The number a field of whole numbers, decimals or money takes from `text`; raises BadInput with an example."""
    body = _bare(spec, text)
    negative = body.startswith(MINUSES)
    body = body.removeprefix("+") if not negative else body[1:]
    number = _read(spec, text.strip(), body.strip(SPACES), texts)
    if abs(number) > Decimal(LARGEST):
        raise BadInput(N_("“{text}” is too large a number."), text=text.strip())
    signed = -number if negative and number else number
    if spec.type is int:
        return int(signed)
    return float(signed) if spec.type is float else signed.quantize(Decimal("0.01"))


def number_form(spec: FieldSpec, value: float | Decimal, texts: Texts, *, grouped: bool = False) -> str:
    """The number as it is typed: as many decimals as it has, thousands only `grouped` from 10,000 on."""
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    places = max(0, -int(number.normalize().as_tuple().exponent))
    if isinstance(value, Decimal) and places == 1:
        places = 2
    return texts.number(number, places, grouping=grouped and abs(number) >= 10_000 and spec.name not in YEARS)


def example(spec: FieldSpec, texts: Texts) -> str:
    """A number a person could type into the field."""
    if spec.name in YEARS:
        return "2028"
    if spec.type is int:
        return "3"
    return texts.number(Decimal("1500.50"), 2) if spec.type is Decimal else texts.number(Decimal("12.5"), 1)


@cache
def separators(texts: Texts) -> tuple[str, str]:
    """The signs of a language for thousands and decimals."""
    shown = texts.number(Decimal("1234.5"), 1)
    return shown[1], shown[5]


def _bare(spec: FieldSpec, text: str) -> str:
    """The text without unit and currency, digits of East Asian keyboards as plain ones."""
    body = text.translate(FULL_WIDTH).strip(SPACES)
    units: tuple[str, ...] = ()
    if spec.unit == "€":
        units = CURRENCY
    elif spec.type is float:
        units = ("%",)
    for unit in units:
        low = body.casefold()
        if low.endswith(unit):
            body = body[: len(body) - len(unit)].rstrip(SPACES)
            break
        if unit == "€" and low.lstrip("".join(MINUSES)).startswith(unit):
            body = body.replace("€", "", 1).strip(SPACES)
            break
    return NO_CENTS.sub("", body) if spec.unit == "€" else body


def _read(spec: FieldSpec, text: str, body: str, texts: Texts) -> Decimal:
    group, point = separators(texts)
    own = _parts(body, point, group)
    if own is None:
        raise _not_own(spec, text, body, texts)
    whole, sign, behind = own
    if spec.type is int and sign:
        raise BadInput(N_("Type a whole number. Example: {example}"), example=example(spec, texts))
    if spec.type is Decimal and len(behind) > 2:
        raise _doubt(spec, text, (whole, sign, behind), texts, cents=True)
    return Decimal(f"{whole or '0'}.{behind or '0'}")


def _parts(body: str, point: str, group: str) -> Parts | None:
    """The digits before and behind the sign of decimals, or None when the text is not written this way."""
    whole, sign, behind = body.partition(point)
    if (sign and not DIGITS.fullmatch(behind)) or not (whole or sign):
        return None
    if whole and not DIGITS.fullmatch(whole):
        marks = {mark for mark in whole if not mark.isdigit()}
        if len(marks) != 1 or not marks <= {*GROUPERS, group} or not _groups(whole, marks.pop()):
            return None
        whole = "".join(_only_digits(whole))
    return whole, sign, behind


def _groups(whole: str, mark: str) -> bool:
    """Whether thousands stand in threes."""
    first, *others = whole.split(mark)
    threes = all(len(part) == 3 and DIGITS.fullmatch(part) for part in others)
    return threes and 1 <= len(first) <= 3 and DIGITS.fullmatch(first) is not None and first[0] != "0"


def _only_digits(text: str) -> Iterator[str]:
    return (sign for sign in text if sign.isdigit())


def _not_own(spec: FieldSpec, text: str, body: str, texts: Texts) -> BadInput:
    """Why the text is no number in this language: the other language’s signs, thousands out of step, no number at all."""
    group, point = separators(texts)
    other = "." if point == "," else ","
    foreign = _parts(body, other, point)
    if foreign is not None and foreign[1]:
        if point in body:
            number = Decimal(f"{foreign[0] or '0'}.{foreign[2]}")
            return BadInput(
                N_("“{text}” is written the way of another language. Type {example}"),
                text=text,
                example=_said(spec, number, texts),
            )
        return _doubt(spec, text, foreign, texts)
    if POWER.fullmatch(body):
        return BadInput(
            N_("Write “{text}” out as a number. Example: {example}"), text=text, example=example(spec, texts)
        )
    digits = "".join(_only_digits(body))
    if digits.isascii() and len(digits) > 3 and not set(body) - {*digits, *GROUPERS, group, point}:
        return BadInput(
            N_("The thousands in “{text}” do not stand in threes. Example: {example}"),
            text=text,
            example=texts.number(1_234_567),
        )
    return BadInput(N_("“{text}” is not a number. Example: {example}"), text=text, example=example(spec, texts))


def _doubt(spec: FieldSpec, text: str, parts: Parts, texts: Texts, *, cents: bool = False) -> BadInput:
    """The text can mean two numbers; both are named."""
    whole, _sign, behind = parts
    first = Decimal(f"{whole or '0'}.{behind[:2] if cents else behind}")
    readings = [_said(spec, first, texts)]
    if whole and whole[0] != "0":
        readings.append(_said(spec, Decimal(whole + behind), texts))
    if spec.type is int:
        readings.reverse()
    if len(readings) == 1:
        return BadInput(
            N_("“{text}” is written the way of another language. Type {example}"), text=text, example=readings[0]
        )
    return BadInput(
        N_("“{text}” can mean {one} or {other}. Type the one you mean."), text=text, one=readings[0], other=readings[1]
    )


def _said(spec: FieldSpec, number: Decimal, texts: Texts) -> str:
    places = max(0, -int(number.as_tuple().exponent))
    if spec.type is Decimal and places:
        places = 2
    return texts.number(number, places)
