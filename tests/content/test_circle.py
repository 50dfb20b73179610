from __future__ import annotations

import itertools
import re

import pytest

from planner.content import catalogues, circle, label_set, label_sets
from planner.content.files import read
from planner.content.quality_circle import PHASE_IDS
from planner.domain.catalogues import FunderKind
from planner.domain.kinds import BY_NAME

COUNTS = {"mandate": 6, "analysis": 7, "goals": 7, "measures": 6, "review": 8}
INFORMAL = re.compile(r"\b(du|dich|dir|dein\w*|euch|euer|eure\w*|wir|uns|unser\w*|bitte)\b|!", re.IGNORECASE)
NOT_YET_RECORDS = {"observation", "workshop", "card", "vote", "issued"}


def words_of(node: object) -> list[str]:
    if isinstance(node, str):
        return [node]
    parts = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return [word for part in parts for word in words_of(part)]


def keys_of(node: object, path: str = "") -> set[str]:
    if not isinstance(node, dict):
        return {path}
    return {key for name, part in node.items() for key in keys_of(part, f"{path}/{name}")}


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_circle_is_complete(language):
    whole = circle(language)
    assert tuple(phase.id for phase in whole.phases) == PHASE_IDS
    assert {phase.id: len(phase.steps) for phase in whole.phases} == COUNTS
    assert [phase.number for phase in whole.phases] == [0, 1, 2, 3, 4]
    for step in whole.steps:
        assert step.id.startswith(f"{step.phase}.")
        assert len(step.questions) >= 3
        assert step.products
        assert step.hints
        assert step.records
        assert step.readiness


@pytest.mark.parametrize("language", ["de", "en"])
def test_words_fit_their_places(language):
    whole = circle(language)
    for item in (*whole.phases, *whole.steps):
        assert len(item.title) <= 22, item.title
        assert len(item.why) <= 120, (len(item.why), item.id, item.why)
        assert item.why.endswith((".", "?"))
        for question in item.questions:
            assert question.text.endswith("?"), question


@pytest.mark.parametrize("pair", ["words", "catalogues"])
def test_both_languages_have_the_same_keys(pair):
    assert keys_of(read(f"{pair}.de.toml")) == keys_of(read(f"{pair}.en.toml"))


def test_ids_are_unique_and_every_word_is_used():
    whole = circle("de")
    questions = [one.id for item in (*whole.phases, *whole.steps) for one in item.questions]
    hints = [hint.id for step in whole.steps for hint in step.hints]
    products = [product.id for step in whole.steps for product in step.products]
    for ids in (questions, hints, products, [step.id for step in whole.steps]):
        assert len(ids) == len(set(ids))
    words = read("words.de.toml")
    assert set(words["steps"]) == {step.id for step in whole.steps}
    written = {key for part in ("phases", "steps") for item in words[part].values() for key in item["questions"]}
    assert written == set(questions)


@pytest.mark.parametrize("name", ["words.de.toml", "catalogues.de.toml"])
def test_german_is_polite_and_plain(name):
    for text in words_of(read(name)):
        assert not INFORMAL.search(text), text


def test_records_of_steps_are_known_kinds():
    named = {kind for step in circle("de").steps for kind in step.records}
    assert named <= set(BY_NAME) | NOT_YET_RECORDS


def test_lookups():
    whole = circle("en")
    assert whole.step("goals.action").title == "Action goals"
    assert whole.question("analysis.lost").text == "Which transition loses families?"
    assert whole.question("goals.action.when").id == "goals.action.when"
    with pytest.raises(KeyError):
        whole.step("goals.nothing")
    with pytest.raises(KeyError):
        circle("fr")


@pytest.mark.parametrize("language", ["de", "en"])
def test_catalogues(language):
    given = catalogues(language)
    phases = {phase.id for phase in given.life_phases}
    assert len(given.life_phases) == 7
    assert len(given.sectors) == 7
    assert len(given.standards) == 6
    ages = [(phase.age_from, phase.age_until) for phase in given.life_phases]
    assert all(first[1] == second[0] for first, second in itertools.pairwise(ages))
    assert {side for one in given.transitions for side in (one.before, one.after) if side} <= phases
    assert {funder.sort for funder in given.funders} == {kind.id for kind in given.funder_kinds} == {*FunderKind}
    for standard in given.standards:
        assert len(set(standard.levels)) == 4
    with pytest.raises(KeyError):
        catalogues("fr")


def test_label_sets():
    assert [one.id for one in label_sets()] == ["mission", "isa", "action_cycle"]
    needed = {f"phase.{phase}" for phase in PHASE_IDS} | {f"kind.{kind}" for kind in BY_NAME}
    needed |= {f"kinds.{kind}" for kind in BY_NAME} | {"level.guiding", "level.intermediate", "level.action", "area.2"}
    for one in label_sets():
        assert set(one.words["de"]) == set(one.words["en"])
        assert needed <= set(one.words["de"])
        assert all(len(one.of(f"phase.{phase}", "de") or "") <= 18 for phase in PHASE_IDS)
    assert label_set("isa").of("phase.review.long", "de") == "Reflexion & Neuausrichtung"
    assert label_set("mission").of("phase.review.long", "en") == "Review"
    assert label_set("mission").of("no.such.key", "en") is None
    assert label_set("of a newer program").id == "mission"
