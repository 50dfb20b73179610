"""`planner series` and `planner index`: figures as they may leave the house, with limits; an index with its components."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from planner.domain.figures import Area, Variable
from planner.operations.edit import Add, Change
from planner.operations.figures import DeliverFigures
from planner.operations.session import Session, Surroundings
from planner.statistics.intervals import wilson_limits
from tests.cli.conftest import Run

DEFINED = """
[[indicator]]
code = "poverty"
numerator = "poor"
denominator = "children"
direction = "higher_is_worse"
limits = "wilson"

[[indicator]]
code = "care"
numerator = "places"
direction = "higher_is_better"

[[index]]
code = "burden"
indicators = ["poverty", "care"]
at_least = 1
thresholds = [0]
classes = ["low", "high"]
"""
POOR = {"01": 30.0, "02": 2.0, "03": 90.0, "04": 60.0}
CHILDREN = dict.fromkeys(POOR, 300.0)
PLACES = {"01": 12.5, "03": 37.5}


@pytest.fixture
def town(plan: Path, run: Run, tmp_path: Path) -> Path:
    """A town of four quarters, one of them with a small count."""
    session = Session.open(plan, Surroundings(backups=False))
    session.run(Add("area", {"key": "0", "name": "Town"}))
    top = session.plan.all(Area)[0].id
    for key in POOR:
        session.run(Add("area", {"key": key, "name": f"Quarter {key}", "level": 1, "parent": top}))
    for code, count in (("poor", True), ("children", True), ("places", False)):
        session.run(Add("variable", {"code": code, "name": code, "count": count}))
    areas = {area.key: area.id for area in session.plan.all(Area)}
    names = {variable.code: variable.id for variable in session.plan.all(Variable)}
    rows = [
        (names[code], areas[key], "2024", "", value, "value")
        for code, values in (("poor", POOR), ("children", CHILDREN), ("places", PLACES))
        for key, value in values.items()
    ]
    rows += [(names["children"], areas["01"], "2024", group, 150.0, "value") for group in ("boys", "girls")]
    session.run(DeliverFigures({"title": "figures"}, tuple(rows)))
    session.close()
    words = tmp_path / "definitions.toml"
    words.write_text(DEFINED)
    assert run("define", plan, words).status == 0
    return plan


def test_a_public_series_hides_small_counts_with_their_limits(run: Run, town: Path) -> None:
    rows = run("series", town, "--indicator", "poverty", "--json").json["series"]
    assert [set(row) for row in rows] == [{"area", "period", "group", "state", "value", "lower", "upper"}] * len(rows)
    by_area = {row["area"]: row for row in rows if row["group"] == ""}
    assert list(by_area) == ["0", "01", "02", "03", "04"]
    hidden = by_area["02"]
    assert (hidden["state"], hidden["value"], hidden["lower"], hidden["upper"]) == ("suppressed", None, None, None)
    limits = wilson_limits(90, 300)
    assert limits is not None
    shown = by_area["03"]
    assert (shown["state"], shown["value"]) == ("value", 30.0)
    assert (shown["lower"], shown["upper"]) == pytest.approx((limits.lower * 100, limits.upper * 100))
    assert sum(row["state"] == "suppressed" for row in by_area.values()) >= 2


def test_inside_the_house_everything_is_shown(run: Run, town: Path) -> None:
    rows = run("series", town, "--indicator", "poverty", "--audience", "internal", "--area", "02", "--json").json
    shown = next(row for row in rows["series"] if row["group"] == "")
    assert (shown["area"], shown["value"]) == ("02", pytest.approx(2 / 3))
    assert shown["lower"] < shown["value"] < shown["upper"]


def test_a_variable_is_shown_by_itself_and_by_group(run: Run, town: Path) -> None:
    rows = run("series", town, "--variable", "children", "--area", "01", "--json").json["series"]
    assert [(row["group"], row["value"], row["lower"]) for row in rows] == [
        ("", 300.0, None), ("boys", 150.0, None), ("girls", 150.0, None)
    ]  # fmt: skip


def test_a_series_is_written_as_a_table(run: Run, town: Path, tmp_path: Path) -> None:
    target = tmp_path / "series.csv"
    ran = run("series", town, "--indicator", "poverty", "--to", target)
    assert (ran.status, ran.out) == (0, "")
    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["area"] for row in rows if not row["group"]] == ["0", "01", "02", "03", "04"]
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".series")] == []
    assert run("series", town, "--indicator", "poverty", "--to", tmp_path / "no" / "x.csv").status == 2


REDEFINED = """
[[indicator]]
code = "poverty"
numerator = "poor"
denominator = "children"
multiplier = 1000
valid_from = 2025-01-01
"""


@pytest.fixture
def two_years(town: Path) -> Path:
    """The same figures a year later, and one quarter in other borders since then."""
    session = Session.open(town, Surroundings(backups=False))
    areas = {area.key: area.id for area in session.plan.all(Area)}
    names = {variable.code: variable.id for variable in session.plan.all(Variable)}
    rows = [
        (names[code], areas[key], "2025", "", value, "value")
        for code, values in (("poor", POOR), ("children", CHILDREN))
        for key, value in values.items()
    ]
    session.run(DeliverFigures({"title": "figures of the next year"}, tuple(rows)))
    session.run(Change("area", areas["03"], {"valid_from": date(2024, 6, 1)}))
    session.close()
    return town


def test_another_definition_breaks_the_series_where_it_begins(run: Run, two_years: Path, tmp_path: Path) -> None:
    words = tmp_path / "redefined.toml"
    words.write_text(REDEFINED)
    before = run("series", two_years, "--indicator", "poverty", "--audience", "internal", "--json").json
    assert before["breaks"] == []  # nothing lies before the first period of the quarter with other borders
    for _time in range(2):
        assert run("define", two_years, words).status == 0
        printed = run("series", two_years, "--indicator", "poverty", "--audience", "internal", "--json").json
        values = {row["period"]: row["value"] for row in printed["series"] if row["area"] == "03" and not row["group"]}
        assert values == {"2024": 30.0, "2025": 300.0}
        assert printed["breaks"] == [{"area": None, "period": "2025", "day": "2025-01-01", "reason": "definition"}]
    said = run("series", two_years, "--indicator", "poverty", "--area", "03", "--audience", "internal").out.splitlines()
    assert [line[:3] for line in said[1:]] == ["03 ", "---", "03 "]
    assert "2025" in said[2]


def test_an_area_in_other_borders_breaks_alone_and_the_table_says_where(
    run: Run, two_years: Path, tmp_path: Path
) -> None:
    session = Session.open(two_years, Surroundings(backups=False))
    moved = next(area for area in session.plan.all(Area) if area.key == "03")
    session.run(Change("area", moved.id, {"valid_from": date(2025, 1, 1)}))
    session.close()
    target = tmp_path / "series.csv"
    assert run("series", two_years, "--variable", "poor", "--audience", "internal", "--to", target).status == 0
    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["area"], row["period"]) for row in rows if row["break"]] == [("03", "2025")]
    assert next(row["break"] for row in rows if row["break"]) == "borders"


def test_a_frozen_ruler_does_not_measure_figures_of_another_definition(
    run: Run, two_years: Path, tmp_path: Path
) -> None:
    def index(*more: str) -> Any:
        return run("index", two_years, "--code", "burden", "--audience", "internal", "--json", *more).json

    frozen = index("--freeze", "--period", "2024")
    words = tmp_path / "redefined.toml"
    words.write_text(REDEFINED)
    assert run("define", two_years, words).status == 0
    assert index("--period", "2024")["areas"] == frozen["areas"]
    later = index("--period", "2025")
    assert later["components"][0]["break"] == {"day": "2025-01-01", "reason": "definition"}
    assert {area["index"] for area in later["areas"]} == {None}
    assert {area["components"]["poverty"] for area in later["areas"]} == {None}
    assert later["areas"][0]["values"]["poverty"] == 100.0
    anew = index("--unfreeze", "--period", "2025")
    assert anew["components"][0]["break"] is None
    assert None not in {area["index"] for area in anew["areas"]}


def test_what_a_frozen_ruler_was_made_of_is_kept_when_it_is_defined_anew(
    run: Run, two_years: Path, tmp_path: Path
) -> None:
    run("index", two_years, "--code", "burden", "--freeze", "--json")
    words = tmp_path / "redefined.toml"
    words.write_text(REDEFINED.replace("valid_from = 2025-01-01", ""))
    assert run("define", two_years, words).status == 0
    assert run("series", two_years, "--indicator", "poverty", "--audience", "internal", "--json").json["series"][-1][
        "value"
    ] == pytest.approx(20.0)


def test_what_is_not_there_is_named(run: Run, town: Path) -> None:
    assert "nope" in run("series", town, "--indicator", "nope", "--json").err
    assert "nope" in run("series", town, "--variable", "nope").err
    assert "nope" in run("series", town, "--variable", "poor", "--area", "nope").err
    assert "nope" in run("index", town, "--code", "nope").err
    for period in ("nope", "1999"):
        for more in ((), ("--freeze",)):
            refused = run("index", town, "--code", "burden", "--period", period, *more, "--json")
            assert (refused.status, period in refused.err) == (2, True)
    assert run("index", town, "--code", "burden", "--json").json["reference"] is None
    assert run("index", town, "--code", "burden", "--period", "31.12.2024", "--json").json["areas"]
    assert run("series", town, "--variable", "poor", "--indicator", "poverty").status == 2
    assert run("series", town).status == 2


def test_an_index_has_its_components_beside_it(run: Run, town: Path) -> None:
    printed = run("index", town, "--code", "burden", "--audience", "internal", "--json").json
    areas = {area["key"]: area for area in printed["areas"]}
    assert list(areas) == ["01", "02", "03", "04"]
    assert {"key", "index", "class", "components"} <= set(areas["01"])
    assert areas["01"]["components"].keys() == {"poverty", "care"}
    assert areas["01"]["components"]["care"] == 1.0
    assert areas["03"]["components"]["care"] == -1.0
    assert areas["02"]["components"]["care"] is None
    assert areas["02"]["index"] == areas["02"]["components"]["poverty"]
    assert [areas[key]["class"] for key in ("02", "04")] == ["low", "high"]


def test_a_public_index_rests_on_public_figures(run: Run, town: Path) -> None:
    printed = run("index", town, "--code", "burden", "--json").json
    areas = {area["key"]: area for area in printed["areas"]}
    hidden = areas["02"]
    assert (hidden["index"], hidden["class"], hidden["components"]["poverty"]) == (None, None, None)
    rows = run("series", town, "--indicator", "poverty", "--json").json["series"]
    public = {row["area"]: row["value"] for row in rows if row["group"] == ""}
    shown = [value for key, value in public.items() if key in areas and value is not None]
    assert printed["components"][0]["mean"] == pytest.approx(sum(shown) / len(shown))


def test_an_index_is_measured_by_a_frozen_period_until_it_is_let_go(run: Run, town: Path) -> None:
    before = run("index", town, "--code", "burden", "--json").json
    assert before["reference"] is None
    frozen = run("index", town, "--code", "burden", "--freeze", "--json").json
    assert frozen["reference"]
    assert frozen["areas"] == before["areas"]
    assert run("index", town, "--code", "burden", "--json").json == frozen
    assert "1901" in run("index", town, "--code", "burden", "--freeze", "--period", "1901").err
    assert run("index", town, "--code", "burden", "--json").json == frozen
    assert run("index", town, "--code", "burden", "--unfreeze", "--json").json == before
    assert run("index", town, "--code", "burden", "--freeze", "--unfreeze").status == 2


def test_both_print_lines_for_people(run: Run, town: Path) -> None:
    assert "01" in run("series", town, "--indicator", "poverty").out
    assert "Quarter 03" in run("index", town, "--code", "burden", "--audience", "internal").out


def test_berlin_from_file_to_index(run: Run, plan: Path, data_dir: Path, tmp_path: Path) -> None:
    published = data_dir / "berlin-mss-2021" / "mss_2021_index-indikatoren_z-werte_plr.csv"
    with published.open(encoding="utf-8-sig", newline="") as file:
        rows = [
            {name.strip(): text.strip() for name, text in row.items()} for row in csv.DictReader(file, delimiter=";")
        ]
    data = tmp_path / "z.csv"
    with data.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(["Raum_ID", "Raum", "Jahr", "zS1", "zS3", "zS4"])
        writer.writerows([row["PLR-ID"], row["PLR-Name"], "2020", row["zS1"], row["zS3"], row["zS4"]] for row in rows)
    codes = [one["code"] for one in run("import", plan, data, "--json").json["variables"]["new"]]
    assert len(codes) == 3
    words = tmp_path / "berlin.toml"
    indicators = "".join(
        f'[[indicator]]\ncode = "{code}"\nnumerator = "{code}"\ndirection = "higher_is_worse"\n' for code in codes
    )
    words.write_text(
        f"{indicators}[[index]]\ncode = 'status'\nindicators = {codes}\ncombine = 'standardised_sum'\nat_least = 3\n"
        "thresholds = [-1.0, 1.0, 1.5]\nclasses = ['hoch', 'mittel', 'niedrig', 'sehr niedrig']\n"
    )
    assert run("define", plan, words).status == 0
    areas = {area["key"]: area for area in run("index", plan, "--code", "status", "--json").json["areas"]}
    printed = [row for row in rows if row["Status-Index (standardisierte Statussumme)"]]
    assert sum(area["index"] is not None for area in areas.values()) == len(printed) == 536
    for row in printed:
        index = float(row["Status-Index (standardisierte Statussumme)"])
        assert areas[row["PLR-ID"]]["index"] == pytest.approx(index, abs=0.011)
        if index not in (-1.0, 1.0, 1.5):
            assert areas[row["PLR-ID"]]["class"] == row["Zuordnung Klasse Status-Index"]


def test_raw_figures_say_that_they_are(run: Run, town: Path, tmp_path: Path) -> None:
    mark = "Intern – nicht weitergeben"
    for command in (("series", town, "--indicator", "poverty"), ("index", town, "--code", "burden")):
        assert run(*command).out.splitlines()[0] != mark
        assert run(*command, "--json").json["audience"] == "public"
        assert run(*command, "--audience", "internal").out.splitlines()[0] == mark
        assert run(*command, "--audience", "internal", "--json").json["audience"] == "internal"
    target = tmp_path / "raw.csv"
    for audience, marks in (("public", {None}), ("internal", {"internal"})):
        run("series", town, "--indicator", "poverty", "--audience", audience, "--to", target)
        with target.open(encoding="utf-8-sig") as file:
            assert {row.get("audience") for row in csv.DictReader(file)} == marks
