"""Who adopted something, with what votes: one sentence, the same on every page of this phase."""

from __future__ import annotations

from planner import texts
from planner.domain.goals import Goal, Vision
from planner.domain.governance import Body, Resolution
from planner.domain.measures import Measure
from planner.domain.naming import name_of_id
from planner.domain.rules.governance import ADOPTED
from planner.texts import gettext as _
from planner.ui.desk import Desk

Adoptable = Vision | Goal | Measure


def resolution_of(desk: Desk, record: Adoptable) -> Resolution | None:
    """The resolution a record names."""
    return desk.bridge.plan.get(Resolution, record.resolution)


def is_adopted(desk: Desk, record: Adoptable) -> bool:
    """Whether a resolution adopted the record; one that was postponed or rejected adopts nothing."""
    found = resolution_of(desk, record)
    return found is not None and found.outcome in ADOPTED


def by_whom(desk: Desk, resolution: Resolution) -> str:
    """Body and day."""
    words = texts.current()
    body = name_of_id(desk.bridge.plan, Body, resolution.body, words)
    return ", ".join(part for part in (body, words.date(resolution.day)) if part)


def votes(resolution: Resolution, *, whole: bool = True) -> str:
    """The votes that were counted: "39 yes, 5 no, 4 abstentions"; "" where none were. Not `whole`, yes and no alone."""
    words = texts.current()
    said = [
        words.ngettext("{n} yes", "{n} yes", resolution.yes) if resolution.yes is not None else "",
        words.ngettext("{n} no", "{n} no", resolution.no) if resolution.no is not None else "",
        words.ngettext("{n} abstention", "{n} abstentions", resolution.abstain) if resolution.abstain else "",
        words.ngettext("{n} recused", "{n} recused", resolution.recused) if resolution.recused else "",
    ]
    return ", ".join(part for part in (said if whole else said[:2]) if part)


def sentence(desk: Desk, record: Adoptable) -> str:
    """What is known of the adoption of a record."""
    found = resolution_of(desk, record)
    if found is None:
        return _("Not adopted yet.")
    words = texts.current()
    parts = {"body": by_whom(desk, found), "outcome": words.gettext(found.outcome.label), "votes": votes(found)}
    if parts["votes"]:
        return words.gettext("{body}: {outcome} ({votes}).", **parts)
    return words.gettext("{body}: {outcome}.", **parts)
