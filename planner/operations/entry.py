"""From what a person types or pastes to the value of a field, and back.

Reading is strict and never guesses: what can be read in two ways is asked about, what is impossible is refused with a
sentence and an example, and the same text gives the same value in a form, in a grid and from the clipboard.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal
from typing import Any

from planner.domain.errors import BadInput
from planner.domain.plan import Plan
from planner.domain.record import N_, Choice, FieldSpec
from planner.domain.values import check_value
from planner.operations import entry_dates, entry_names, entry_numbers
from planner.texts import Texts

_BREAKS = re.compile("\r\n?|\u2028|\u2029|\x0b|\x0c|\x85")
_UNSEEN = re.compile("[\u200b\u2060\ufeff]")


def typed(spec: FieldSpec, text: str, texts: Texts, plan: Plan) -> Any:
    """The value `text` stands for in a field; raises BadInput that says what is wrong and shows an example."""
    value = _read(spec, text, texts, plan)
    check_value(spec, value)
    return value


def typed_form(value: Any, spec: FieldSpec, texts: Texts, plan: Plan) -> str:
    """What a person would type for a value: `typed` reads it back. For editors, and for copying as text."""
    if value is None or value == ():
        return ""
    if spec.refers is not None:
        return entry_names.reference_form(spec, value, texts, plan)
    if isinstance(value, Choice):
        return texts.gettext(value.label)
    if isinstance(value, bool):
        return texts.gettext(N_("yes")) if value else texts.gettext(N_("no"))
    if isinstance(value, date):
        return texts.date(value)
    if isinstance(value, int | float | Decimal):
        return entry_numbers.number_form(spec, value, texts)
    return str(value)


def example(spec: FieldSpec, texts: Texts) -> str:
    """Something a person could type into the field, "" where any words will do."""
    if spec.refers is not None or spec.type in (str, bool) or issubclass(spec.type, Choice):
        return ""
    return entry_dates.example(texts) if spec.type is date else entry_numbers.example(spec, texts)


def is_required(spec: FieldSpec) -> bool:
    """Whether the field has to hold something."""
    return not spec.optional and not spec.many and spec.default is None


def _read(spec: FieldSpec, text: str, texts: Texts, plan: Plan) -> Any:
    if spec.is_text:
        return _text(spec, text)
    if not text.strip():
        return _nothing(spec, texts)
    if spec.many:
        return entry_names.read_references(spec, text, texts, plan)
    if spec.refers is not None:
        return entry_names.read_reference(spec, text, texts, plan)
    if spec.type is bool:
        return entry_names.read_truth(text, texts)
    if spec.type is date:
        return entry_dates.read_date(text, texts)
    if issubclass(spec.type, Choice):
        return entry_names.read_choice(spec, text, texts)
    return entry_numbers.read_number(spec, text, texts)


def _text(spec: FieldSpec, text: str) -> str | None:
    """Words as typed, without space around them; short ones are one line, however they were pasted."""
    said = _BREAKS.sub("\n", _UNSEEN.sub("", unicodedata.normalize("NFC", text))).strip()
    if not spec.long:
        said = " ".join(part.strip() for part in said.split("\n")) if "\n" in said or "\t" in said else said
        said = said.replace("\t", " ")
    if not said and is_required(spec):
        raise BadInput(N_("This field cannot be empty."))
    return None if not said and spec.optional else said


def _nothing(spec: FieldSpec, texts: Texts) -> Any:
    if spec.many:
        return ()
    if spec.optional:
        return None
    words = example(spec, texts)
    if words:
        raise BadInput(N_("This field cannot be empty. Example: {example}"), example=words)
    raise BadInput(N_("This field cannot be empty."))
