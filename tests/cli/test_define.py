"""`planner define`: what the file says is in the plan, once; what it says wrongly is named, and nothing is written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from planner.domain.figures import Delivery, Direction, Indicator, IndicatorVersion, Limits, SourceRule
from planner.domain.social_index import Combine, IndexClass, IndexPart, SocialIndex
from planner.operations.edit import Add
from planner.operations.figures import DeliverFigures
from planner.operations.session import Session, Surroundings
from tests.cli.conftest import Run

WHOLE = """
[[indicator]]
code = "under6"
label = "Under 6"
numerator = ["age_0_3", "age_3_6"]
denominator = ["inhabitants"]
multiplier = 100
unit = "%"
direction = "neutral"
limits = "wilson"

[[indicator]]
code = "poverty"
label = "Poverty"
numerator = ["poor"]
denominator = ["age_0_3", "age_3_6"]
direction = "higher_is_worse"
limits = "byar"

[[indicator]]
code = "supplied"
numerator = "rate"
direction = "higher_is_better"

[[index]]
code = "burden"
label = "Burden"
indicators = ["poverty", "supplied"]
weights = [1.0, 2]
deviation = "population"
combine = "standardised_sum"
at_least = 2
thresholds = [-1.0, 1.0]
classes = ["low", "middle", "high"]

[[disclosure]]
source = "*"
minimum = 5
denominator = 0
rounding = 0
protected = false
"""


@pytest.fixture
def known(plan: Path) -> Path:
    """The plan with five variables and a delivery."""
    session = Session.open(plan, Surroundings(backups=False))
    for code in ("age_0_3", "age_3_6", "inhabitants", "poor"):
        session.run(Add("variable", {"code": code, "name": code}))
    session.run(Add("variable", {"code": "rate", "name": "rate", "count": False}))
    session.run(DeliverFigures({"title": "a.csv", "source": "Office"}))
    session.close()
    return plan


@pytest.fixture
def words(tmp_path: Path) -> Path:
    path = tmp_path / "definitions.toml"
    path.write_text(WHOLE, encoding="utf-8")
    return path


def look(path: Path) -> Any:
    session = Session.look(path)
    plan, steps, digest = session.plan, session.steps, session.digest()
    session.close()
    return plan, steps, digest


def test_everything_is_defined_in_one_step(run: Run, known: Path, words: Path) -> None:
    before = look(known)[1]
    ran = run("define", known, words, "--json")
    assert ran.status == 0
    assert ran.json == {
        "indicators": ["under6", "poverty", "supplied"],
        "indexes": ["burden"],
        "disclosure": ["*"],
        "withheld": {"before": 0, "after": 0},
        "step": before + 1,
    }
    plan, steps, _digest = look(known)
    assert steps == before + 1
    under6, poverty, supplied = sorted(
        plan.all(Indicator), key=lambda one: ("under6", "poverty", "supplied").index(one.code)
    )
    assert (under6.name, under6.unit, under6.multiplier, under6.limits) == ("Under 6", "%", 100.0, Limits.WILSON)
    assert len(under6.numerator) == 2
    assert (poverty.direction, poverty.multiplier, poverty.limits) == (Direction.HIGHER_WORSE, 100.0, Limits.BYAR)
    assert (supplied.name, supplied.multiplier, supplied.denominator) == ("supplied", 1.0, ())
    index = plan.all(SocialIndex)[0]
    assert (index.name, index.combine, index.at_least) == ("Burden", Combine.STANDARDISED_SUM, 2)
    parts = sorted(plan.all(IndexPart), key=lambda part: part.rank)
    assert [(part.indicator, part.weight) for part in parts] == [(poverty.id, 1.0), (supplied.id, 2.0)]
    assert [(one.name, one.below) for one in sorted(plan.all(IndexClass), key=lambda one: one.rank)] == [
        ("low", -1.0),
        ("middle", 1.0),
        ("high", None),
    ]
    assert plan.all(SourceRule)[0].min_count == 5
    assert [(one.min_count, one.min_denominator) for one in plan.all(Delivery)] == [(5, 1)]


def test_the_same_file_again_changes_nothing(run: Run, known: Path, words: Path) -> None:
    run("define", known, words)
    before = look(known)[1:]
    ran = run("define", known, words, "--json")
    assert (ran.status, ran.json["step"]) == (0, None)
    assert look(known)[1:] == before


def test_a_rule_holds_for_deliveries_to_come(run: Run, known: Path, words: Path) -> None:
    words.write_text('[[disclosure]]\nsource = "Job centre"\nminimum = 10\nrounding = 5\n' + WHOLE)
    run("define", known, words)
    session = Session.open(known, Surroundings(backups=False))
    session.run(DeliverFigures({"title": "b.csv", "source": "job centre"}))
    session.run(DeliverFigures({"title": "c.csv", "source": "Police"}))
    found = {one.source: (one.min_count, one.rounding) for one in session.plan.all(Delivery)}
    session.close()
    assert found == {"Office": (5, None), "job centre": (10, 5), "Police": (5, None)}


def test_another_formula_replaces_one_nobody_uses(run: Run, known: Path, words: Path) -> None:
    run("define", known, words)
    words.write_text(WHOLE.replace('numerator = ["poor"]', 'numerator = ["age_0_3"]'))
    assert run("define", known, words).status == 0
    plan = look(known)[0]
    assert not plan.all(IndicatorVersion)
    assert {one.code: one.version for one in plan.all(Indicator)}["poverty"] == 1


def test_an_index_loses_and_gains_components_and_classes(run: Run, known: Path, words: Path) -> None:
    run("define", known, words)
    shorter = WHOLE.replace('["poverty", "supplied"]', '["under6"]').replace("weights = [1.0, 2]", "")
    shorter = shorter.replace("at_least = 2", "").replace("[-1.0, 1.0]", "[0]").replace('"middle", ', "")
    words.write_text(shorter)
    assert run("define", known, words).status == 0
    plan = look(known)[0]
    assert [plan.one(Indicator, part.indicator).code for part in plan.all(IndexPart)] == ["under6"]
    assert [(one.name, one.below) for one in sorted(plan.all(IndexClass), key=lambda one: one.rank)] == [
        ("low", 0.0),
        ("high", None),
    ]


WRONG = [
    ('direction = "neutral"', 'direction = "up"', "[[indicator]] “under6”, direction", "higher_is_worse"),
    ('limits = "wilson"', 'limits = "exact"', "[[indicator]] “under6”, limits", "none, wilson, byar"),
    ('"inhabitants"', '"people"', "[[indicator]] “under6”, denominator", "inhabitants"),
    ('["poverty", "supplied"]', '["poverty", "wealth"]', "[[index]] “burden”, indicators", "supplied"),
    ("multiplier = 100", 'multiplier = "100"', "[[indicator]] “under6”, multiplier", "Zahl"),
    ("multiplier = 100", "multiplier = nan", "[[indicator]] “under6”, multiplier", "Zahl"),
    ("weights = [1.0, 2]", "weights = [1.0]", "[[index]] “burden”, weights", ""),
    ("weights = [1.0, 2]", "weights = [1.0, -2]", "[[index]] “burden”, weights", "0.001"),
    ("at_least = 2", "at_least = 3", "[[index]] “burden”, at_least", "1 bis 2"),
    ("[-1.0, 1.0]", "[1.0, -1.0]", "[[index]] “burden”, thresholds", ""),
    ('"middle", ', "", "[[index]] “burden”, classes", ""),
    ('"population"', '"sample"', "[[index]] “burden”, deviation", "population"),
    ('"standardised_sum"', '"median"', "[[index]] “burden”, combine", "mean, standardised_sum"),
    ("minimum = 5", "minimum = -1", "[[disclosure]] “*”, minimum", "0 bis 100"),
    ("rounding = 0", "rounding = 1", "[[disclosure]] “*”, rounding", "2"),
    ("protected = false", 'protected = "no"', "[[disclosure]] “*”, protected", "true"),
    ('unit = "%"', 'units = "%"', "[[indicator]] “under6”", "unit"),
    ("[[disclosure]]", "[[secret]]", "secret", "[[disclosure]]"),
    ("[[disclosure]]", "[disclosure]", "disclosure", "[[disclosure]]"),
    ('code = "poverty"', 'code = "under6"', "[[indicator]] “under6”, code", ""),
    ('code = "poverty"', "", "[[indicator]] 2", "code"),
    ('numerator = ["poor"]', "", "[[indicator]] “poverty”", "numerator"),
    ("[[index]]", "[[index", "definitions.toml", "TOML"),
]


@pytest.mark.parametrize(("right", "wrong", "place", "allowed"), WRONG)
def test_what_is_wrong_is_named_and_nothing_written(
    run: Run, known: Path, words: Path, right: str, wrong: str, place: str, allowed: str
) -> None:
    before = look(known)[1:]
    assert right in WHOLE
    words.write_text(WHOLE.replace(right, wrong, 1))
    ran = run("define", known, words)
    assert ran.status == 2
    assert place in ran.err
    assert allowed in ran.err
    assert look(known)[1:] == before


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b"x = 1", b"[[indicator]]", b"a" * 5_000_000, b"[" * 100_000]
)
def test_what_is_no_file_of_definitions_is_refused(run: Run, known: Path, words: Path, content: bytes) -> None:
    words.write_bytes(content)
    assert run("define", known, words).status == 2
    words.unlink()
    assert run("define", known, words).status == 2


def test_a_rule_tells_how_many_counts_it_hides(run: Run, plan: Path, tmp_path: Path) -> None:
    table, rules = tmp_path / "a.csv", tmp_path / "rules.toml"
    rows = [("000", "Stadt", 79), ("001", "Nord", 4), ("002", "Süd", 30), ("003", "West", 45)]
    lines = (f"{key};{name};2024;{count}" for key, name, count in rows)
    table.write_text("\n".join(("Gebiet;Name;Jahr;Hilfen", *lines)), encoding="utf-8")
    assert run("import", plan, table).status == 0
    told = []
    for minimum in (5, 3):
        rules.write_text(f'[[disclosure]]\nsource = "*"\nminimum = {minimum}\n', encoding="utf-8")
        told.append(run("define", plan, rules, "--json").json["withheld"])
    assert told == [{"before": 0, "after": 2}, {"before": 2, "after": 0}]
