"""Catalogue words follow the language of a report; what people typed stays."""

from __future__ import annotations

from planner.content.default_catalogues import catalogues
from planner.content.translation import in_language
from planner.domain.catalogues import LifePhase, Sector, Standard
from planner.domain.plan import Plan


def plan() -> Plan:
    shipped = catalogues("de")
    standard = shipped.standards[0]
    return Plan().changed(
        [
            LifePhase(id="aa", name=shipped.life_phases[0].name),
            Sector(id="bb", name=shipped.sectors[0].name),
            Sector(id="cc", name="Quartiersküche"),
            Standard(id="dd", name=standard.name, description="Eigene Worte", level_1=standard.levels[0]),
        ]
    )


def test_shipped_words_are_said_in_the_other_language_and_own_words_stay() -> None:
    english = catalogues("en")
    found = in_language(plan(), "en")
    assert found.all(LifePhase)[0].name == english.life_phases[0].name
    assert [one.name for one in found.all(Sector)] == [english.sectors[0].name, "Quartiersküche"]
    standard = found.all(Standard)[0]
    assert (standard.name, standard.description) == (english.standards[0].name, "Eigene Worte")
    assert standard.level_1 == english.standards[0].levels[0]


def test_a_plan_in_its_own_language_is_the_same_plan() -> None:
    own = plan()
    assert in_language(own, "de") is own
