"""A plan with its catalogues in another language: default words are said anew, what people typed stays."""

from __future__ import annotations

from functools import cache

from planner.content.default_catalogues import catalogues
from planner.content.files import LANGUAGES
from planner.domain.catalogues import Funder, LifePhase, Sector, Setting, Standard, TargetGroup, Transition
from planner.domain.plan import Plan
from planner.domain.record import Record, fields_of, new_like

CATALOGUES: tuple[type[Record], ...] = (LifePhase, Transition, Sector, TargetGroup, Setting, Funder, Standard)


def in_language(plan: Plan, language: str) -> Plan:
    """The plan as a report in `language` speaks of it: catalogue words that are still the shipped ones are translated."""
    words = _words(language)
    changed = []
    for cls in CATALOGUES:
        names = [spec.name for spec in fields_of(cls) if spec.is_text]
        for record in plan.all(cls):
            said = {name: words[getattr(record, name)] for name in names if getattr(record, name) in words}
            other = new_like(record, **said) if said else record
            if other != record:
                changed.append(other)
    return plan.changed(changed) if changed else plan


@cache
def _words(language: str) -> dict[str, str]:
    """Every shipped catalogue word of the other languages with what it is called in this one."""
    found: dict[str, str] = {}
    for other in LANGUAGES:
        if other != language:
            found.update(zip(_listed(other), _listed(language), strict=True))
    found.pop("", None)
    return found


def _listed(language: str) -> list[str]:
    shipped = catalogues(language)
    entries = (
        *(*shipped.life_phases, *shipped.transitions, *shipped.sectors, *shipped.target_groups),
        *(*shipped.settings, *shipped.funders),
    )
    words = [entry.name for entry in entries]
    for standard in shipped.standards:
        words += [standard.name, standard.description, *standard.levels]
    return words
