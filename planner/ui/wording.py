"""Values of a record as the window says them, in the language of the interface."""

from __future__ import annotations

from typing import Any

from planner import texts
from planner.content.words import shown
from planner.domain.frame import Progress
from planner.domain.kinds import BY_NAME
from planner.domain.record import N_, FieldSpec, Record

DECIMALS = 4

WAITING_LABEL = N_("inputs still empty")


def value_words(record: Record, spec: FieldSpec) -> str:
    """What a field of a record holds, in words; "" when it is empty. References are not followed."""
    value: Any = getattr(record, spec.name)
    words = texts.current()
    if value is None or value in {"", ()}:
        return ""
    if isinstance(value, bool):
        return words.gettext("yes") if value else words.gettext("no")
    if isinstance(value, int) and "year" in spec.name:
        return str(value)
    if isinstance(value, float):
        return number_words(value)
    said = shown(value, words)
    return f"{said} {spec.unit}" if spec.unit and spec.unit not in said else said


def number_words(value: float) -> str:
    """A number with as many decimals as it has, four at most."""
    text = f"{value:.{DECIMALS}f}".rstrip("0").rstrip(".")
    return texts.current().number(value, len(text.partition(".")[2]))


def kind_word(kind: str) -> str:
    """The name of a kind of record: "Measure"."""
    cls = BY_NAME.get(kind)
    return texts.gettext(cls.noun) if cls is not None else kind


def state_word(state: str) -> str:
    """The word for the state of a step."""
    label = WAITING_LABEL if state == "waiting" else Progress(state).label
    return texts.gettext(label)
