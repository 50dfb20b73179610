"""Sentences about steps and errors: names are looked up when they are shown, in the language asked for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from planner import content
from planner.content.words import shown
from planner.domain.errors import PlannerError
from planner.domain.kinds import BY_NAME
from planner.domain.naming import name_of
from planner.domain.plan import Plan
from planner.domain.record import N_, field_of
from planner.domain.remarks import Remark
from planner.domain.sentence import Sentence
from planner.texts import Texts

GONE = "…"
WITHOUT_NAME = {
    "Add {kind} “{record}”": N_("Add {kind}"),
    "Change {kind} “{record}”": N_("Change {kind}"),
    "Change “{field}”: {kind} “{record}”": N_("Change “{field}”: {kind}"),
    "Duplicate {kind} “{record}”": N_("Duplicate {kind}"),
    "Remove {kind} “{record}”": N_("Remove {kind}"),
    "Withdraw delivery “{record}”": N_("Withdraw a delivery"),
}
"""Names of steps that read better without the name of a record that is gone."""


def step_sentence(plan: Plan, msgid: str, params: Mapping[str, str | int], texts: Texts) -> str:
    """The name of a step as stored (message and parameters), with the names its records have now.

    Parameters: `kind` is a kind of record (`kinds` in many), `field` one of its fields, `circle_step` and `question` ids of the circle,
    numbers are numbers; every other one is the id of a record. What is gone is left out, or shown as “…”.
    """
    if msgid in WITHOUT_NAME and plan.anywhere(str(params.get("record"))) is None:
        msgid = WITHOUT_NAME[msgid]
    said = {name: _said(plan, name, value, params, texts) for name, value in params.items()}
    try:
        return texts.gettext(msgid, **said)
    except (KeyError, IndexError, ValueError, AttributeError):
        # a step whose words are damaged: the check says so, the list goes on
        return msgid


def error_sentence(plan: Plan | None, error: PlannerError, texts: Texts) -> str:
    """The sentence of an error: labels of fields translated, records named, numbers in the language's form."""
    said = {name: _error_part(plan, name, value, texts) for name, value in error.params.items()}
    return texts.gettext(error.msgid, **said)


def remark_sentence(remark: Remark, texts: Texts) -> str:
    """What a rule says of its record: days, money, numbers and states in the language's form."""
    return texts.gettext(remark.sentence, **{name: shown(value, texts) for name, value in remark.params.items()})


def _said(plan: Plan, name: str, value: str | int, params: Mapping[str, str | int], texts: Texts) -> str:
    if isinstance(value, int):
        return texts.number(value)
    if name == "kind":
        return noun(value, texts)
    if name == "kinds":
        return nouns(value, texts)
    if name == "field":
        return _label(str(params.get("kind", "")), value, texts)
    if name == "circle_step":
        return _of_circle(value, texts, question=False)
    if name == "question":
        return _of_circle(value, texts, question=True)
    record = plan.anywhere(value)
    return GONE if record is None else name_of(record, plan, texts)


def noun(kind: str, texts: Texts) -> str:
    """The word for a kind inside a sentence: German keeps its capital, English loses it."""
    cls = BY_NAME.get(kind)
    if cls is None:
        return GONE
    word = texts.gettext(cls.noun)
    return word[:1].lower() + word[1:] if texts.language == "en" else word


def nouns(kind: str, texts: Texts) -> str:
    """The word for several of a kind inside a sentence."""
    cls = BY_NAME.get(kind)
    if cls is None:
        return GONE
    word = texts.gettext(cls.nouns)
    return word[:1].lower() + word[1:] if texts.language == "en" else word


def _label(kind: str, field: str, texts: Texts) -> str:
    cls = BY_NAME.get(kind)
    try:
        return texts.gettext(field_of(cls, field).label) if cls is not None else field
    except KeyError:
        # a field of an older or newer program
        return field


def _of_circle(id_: str, texts: Texts, *, question: bool) -> str:
    circle = content.circle(texts.language)
    try:
        return circle.question(id_).text if question else circle.step(id_).title
    except KeyError:
        # a step or question of an older or newer program
        return id_


def _error_part(plan: Plan | None, name: str, value: Any, texts: Texts) -> str:
    if isinstance(value, tuple):
        names = [_named(plan, item, texts) for item in value]
        return texts.list(names)
    if isinstance(value, datetime):
        return texts.date_time(value)
    if isinstance(value, Sentence):
        return texts.gettext(value.one, **value.params)
    if isinstance(value, int) and not isinstance(value, bool):
        return texts.number(value)
    return texts.gettext(str(value)) if name == "field" else str(value)


def _named(plan: Plan | None, item: Any, texts: Texts) -> str:
    if not isinstance(item, tuple):
        return str(item)
    kind, id_ = item
    record = (plan.find(kind, id_) or plan.anywhere(id_)) if plan is not None else None
    if record is None:
        return texts.gettext(BY_NAME[kind].noun) if kind in BY_NAME else GONE
    return texts.gettext(N_("{kind} “{record}”"), kind=texts.gettext(record.noun), record=name_of(record, plan, texts))
