from __future__ import annotations

import itertools
import json
import re
from collections import Counter
from collections.abc import Mapping

import pytest

from planner.content import circle
from planner.content.files import read
from planner.content.sample_borders import sample_borders
from planner.content.sample_figures import sample_figures
from planner.content.sample_lines import sample_lines
from planner.domain.analysis import Knowledge
from planner.domain.disclosure_rule import DisclosureRule, is_protected
from planner.domain.figures import State
from planner.domain.kinds import BY_NAME
from planner.domain.record import fields_of

DELIVERIES = ("dl2022", "dl2023", "dl2024", "dl2025", "dl2026")
QUARTERS = [key for key in sample_borders() if len(key) == 2 and key != "00"]
INFORMAL = re.compile(r"\b(du|dich|dir|dein\w*|euch|euer|eure\w*|bitte)\b|!", re.IGNORECASE)
ROOM_FOR_BIG = 200


def rows(table, language="de"):
    return [line for line in sample_lines(language) if line.table == table]


def texts_in(value):
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
    return [text for part in parts for text in texts_in(part)]


def test_both_languages_tell_the_same_story():
    german, english = sample_lines("de"), sample_lines("en")
    assert [(one.on, one.table, one.id, set(one.fields)) for one in german] == [
        (one.on, one.table, one.id, set(one.fields)) for one in english
    ]
    with pytest.raises(KeyError):
        sample_lines("fr")


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_field_belongs_to_its_record_and_fits(language):
    for line in sample_lines(language):
        if line.table not in BY_NAME or line.table in ("border", "waiver"):
            continue
        specs = {spec.name: spec for spec in fields_of(BY_NAME[line.table])}
        own = {name: value for name, value in line.fields.items() if name not in ("bookmark", "figures")}
        assert own.keys() <= specs.keys(), (line.table, line.id)
        for name, value in own.items():
            if specs[name].is_text:
                assert value.strip() == value or not value
                assert len(value) <= (specs[name].longest if specs[name].long else ROOM_FOR_BIG)


def test_german_is_polite():
    for line in sample_lines("de"):
        for text in texts_in(line.fields):
            assert not INFORMAL.search(text), (line.id, text)


def test_names_are_used_once():
    names = Counter(
        (line.table, line.id) for line in sample_lines("de") if line.id and line.table not in ("change", "reach")
    )
    assert [name for name, times in names.items() if times > 1] == []


def test_the_town_is_as_large_as_promised():
    areas = Counter(line.fields["level"] for line in rows("area"))
    assert areas == {0: 1, 1: 3, 2: 12}
    assert len(rows("indicator")) >= 25
    assert len(rows("offer")) == 60
    carried = Counter(row["kind"] for row in rows("next_cycle")[0].fields["carry"] if row["choice"] != "dropped")
    in_second = {kind: sum(line.fields["cycle"] == "cycle2" for line in rows(kind)) + carried[kind] for kind in carried}
    assert in_second == {"need": 12, "goal": 16, "measure": 20}
    assert len({line.fields["funder"] for line in rows("budget_line") if "funder" in line.fields}) == 4
    assert {line.fields["knowledge"] for line in rows("evidence")} == {kind.value for kind in Knowledge}
    assert rows("municipality")[0].fields["example"] is True
    assert "Erfundene Beispielkommune" in rows("municipality")[0].fields["notice"]


def test_outlines_fit_together():
    outlines = {key: json.loads(text)["coordinates"][0] for key, text in sample_borders().items()}
    assert len(QUARTERS) == 12
    for ring in outlines.values():
        assert ring[0] == ring[-1]
        assert area_of(ring) > 0
        assert all(7.0 < east < 7.4 and 51.4 < north < 51.6 for east, north in ring)
    parts = sum(area_of(outlines[key]) for key in QUARTERS)
    assert area_of(outlines["00"]) == pytest.approx(parts, rel=1e-9)
    edges = Counter(
        frozenset((tuple(one), tuple(two))) for key in QUARTERS for one, two in itertools.pairwise(outlines[key])
    )
    outside = {edge for edge, times in edges.items() if times == 1}
    assert max(edges.values()) == 2
    assert outside == {frozenset((tuple(a), tuple(b))) for a, b in itertools.pairwise(outlines["00"])}


def test_no_outline_crosses_itself():
    for text in sample_borders().values():
        ring = json.loads(text)["coordinates"][0]
        lines = list(itertools.pairwise(ring))
        for first, second in itertools.combinations(range(len(lines)), 2):
            if second - first > 1 and (first, second) != (0, len(lines) - 1):
                assert not cross(*lines[first], *lines[second])


def test_figures_add_up_and_have_every_state():
    found = {(one.variable, one.area, one.period): one for name in DELIVERIES for one in sample_figures(name)}
    assert {one.state for one in found.values()} == {state.value for state in State}
    assert {period for _, _, period in found} == {str(year) for year in range(2020, 2026)}
    people = sum(found["EW", key, "2024"].value for key in QUARTERS)
    assert found["EW", "00", "2024"].value == people
    assert sum(found["EW", key, "2024"].value for key in "123") == people
    assert all(float(one.value).is_integer() for one in found.values() if one.value is not None and one.area != "00")
    assert all((one.value is None) == (one.state != "value") for one in found.values())


def test_some_figures_must_be_protected():
    found = {(one.variable, one.area): one.value for one in sample_figures("dl2025")}
    rule = DisclosureRule()
    taken = [key for key in QUARTERS if is_protected(found["INOB", key], found["EW_U18", key], rule)]
    leavers = [key for key in QUARTERS if is_protected(found["ABG_OHNE", key], found["ABG_N", key], rule)]
    assert 0 < len(taken) < 12
    assert 0 < len(leavers) < 12


def test_every_variable_has_a_model_and_every_indicator_its_variables():
    codes = {line.id: line.fields["code"] for line in rows("variable")}
    assert set(codes.values()) == set(read("sample/figures.toml")["variables"])
    for line in rows("indicator"):
        assert {*line.fields["numerator"], *line.fields.get("denominator", ())} <= codes.keys()


def test_answers_and_states_name_what_the_circle_has():
    whole = circle("de")
    for line in rows("step_state"):
        assert whole.step(line.fields["step"])
    for line in rows("answer"):
        assert whole.question(line.fields["question"])


def area_of(ring):
    return sum(one[0] * two[1] - two[0] * one[1] for one, two in itertools.pairwise(ring)) / 2


def cross(one, two, three, four):
    def side(a, b, c):
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

    return side(one, two, three) * side(one, two, four) < 0 and side(three, four, one) * side(three, four, two) < 0
