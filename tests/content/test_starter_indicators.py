"""The starter catalogue: 25 indicators in two languages that a plan takes as they are."""

from __future__ import annotations

import pytest

from planner.content.starter_indicators import starter_indicators
from planner.domain.figures import Direction, Indicator, Limits, Scope
from planner.domain.values import checked


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_entry_makes_an_indicator(language: str) -> None:
    entries = starter_indicators(language)
    assert len(entries) == len({one.id for one in entries}) == len({one.code for one in entries}) == 25
    for one in entries:
        checked(Indicator(id="indicator", **one.fields()))
        assert one.numerator
        assert one.denominator
        assert one.values["bias"]
        assert one.numerator in one.definition


def test_both_languages_say_the_same() -> None:
    for one, other in zip(starter_indicators("de"), starter_indicators("en"), strict=True):
        assert (one.id, one.code, bool(one.check)) == (other.id, other.code, bool(other.check))
        assert {**one.values, "bias": "", "unit": ""} == {**other.values, "bias": "", "unit": ""}


def test_what_must_not_be_got_wrong() -> None:
    by_id = {one.id: one for one in starter_indicators("en")}
    for context in ("migration_history", "family_language", "hze", "assessments", "family_migration"):
        assert by_id[context].values["direction"] is Direction.NEUTRAL
    assert by_id["welcome_visits"].values["scope"] is Scope.PROGRAMME
    assert sum(one.values["scope"] is Scope.PROGRAMME for one in by_id.values()) == 1
    assert by_id["hze"].values["limits"] is Limits.BYAR
    assert by_id["play_area"].values["limits"] is Limits.NONE
    assert by_id["custody"].values["multiplier"] == 10_000
    assert sum(bool(one.check) for one in by_id.values()) >= 20
