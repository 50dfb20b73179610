"""What the help says of a field, read from what the field itself declares."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from planner import texts
from planner.domain.record import Choice, FieldSpec
from planner.texts import gettext as _
from planner.ui import wording

KEPT_BY_PROGRAM = frozenset({"cycle", "origin", "rank", "predecessor"})


def field_help(spec: FieldSpec) -> str:
    """What is entered in a field, within which bounds, and who gets to see it."""
    said = [_sort(spec), _bounds(spec), _("optional") if spec.optional else ""]
    if spec.personal:
        said.append(_("personal data, left out of the public version and exports"))
    elif not spec.public:
        said.append(_("not in the public version"))
    words = "; ".join(part for part in said if part)
    return words[:1].upper() + words[1:] + "."


def _sort(spec: FieldSpec) -> str:
    if spec.refers is not None:
        noun = wording.kind_word(spec.refers)
        return _("several of: {kind}", kind=noun) if spec.many else _("one of: {kind}", kind=noun)
    if issubclass(spec.type, Choice):
        return _("one of: {kind}", kind=", ".join(_(member.label) for member in spec.type))
    if spec.type is bool:
        return _("yes or no")
    if spec.type is date:
        return _("a date, such as {day}", day=texts.current().date(date(2026, 12, 31)))
    if spec.type is Decimal:
        return _("an amount in euros")
    if spec.type in (int, float):
        return _("a number in {unit}", unit=spec.unit) if spec.unit else _("a number")
    if spec.many:
        return _("several lines")
    length = texts.current().number(spec.longest, 0)
    return _("text of up to {length} characters", length=length)


def _bounds(spec: FieldSpec) -> str:
    low, high = (None if one is None else wording.number_words(one) for one in (spec.low, spec.high))
    if low is not None and high is not None:
        return _("from {low} to {high}", low=low, high=high)
    if low is not None:
        return _("{low} at least", low=low)
    return _("{high} at most", high=high) if high is not None else ""
