"""`import` and `report` on the command line: what they get wrong costs nothing, least of all the plan."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from planner.cli import main, verbs
from planner.operations.session import Session
from tests.cli.conftest import Run
from tests.exchange.shapefiles import bare, packed, parts, square
from tests.storage.conftest import files_in

ROWS = "jahr;raum_id;raum;merkmal;zahl\n2012;000;Stadt Musterstadt;Einwohner;600\n2012;001;Altstadt;Einwohner;350\n"
KEYS = {"rows", "areas", "variables", "periods", "observations", "states", "questions", "warnings"}


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "zahlen.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def test_the_words_that_are_commands_are_those_of_the_verbs() -> None:
    assert {command for verb in verbs.VERBS for command in verb.COMMANDS} == main.COMMANDS


def test_a_dry_run_says_the_same_and_writes_nothing(run: Run, plan: Path, table: Path) -> None:
    before = plan.read_bytes()
    dry = run("import", plan, table, "--dry-run", "--json")
    assert dry.status == 0
    assert plan.read_bytes() == before
    real = run("import", plan, table, "--json").json
    assert real.pop("step") == 2
    assert real == dry.json
    assert set(real) >= KEYS
    assert {guess["role"] for guess in real["guesses"]} >= {"period", "area_key", "value"}
    again = run("import", plan, table, "--json").json
    assert again["step"] is None
    assert again["observations"]["new"] == 0
    assert run("show", plan, "--json").json["steps"] == 2
    assert run("check", plan).status == 0
    assert run("undo", plan).status == 0
    assert run("show", plan, "--json").json["observations"] == 0


@pytest.mark.parametrize("how", ["observations", "borders", None])
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.csv", b""),
        ("nul.csv", bytes(5000)),
        ("noise.csv", bytes(range(256)) * 20),
        ("noise.geojson", b"\xff\xfe\x00"),
        ("half.geojson", b'{"type": "FeatureCollection", "features": ['),
        ("deep.geojson", b"[" * 100_000),
        ("other.geojson", b'{"type": "Feature"}'),
        ("page.csv", b"<!DOCTYPE html><html><body>404</body></html>"),
        ("plan.csv", b"SQLite format 3\x00" + bytes(5000)),
        ("book.csv", b"PK\x03\x04" + bytes(500)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_taken_changes_nothing(
    name: str, data: bytes, how: str | None, run: Run, plan: Path, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    before = plan.read_bytes()
    refused = run("import", plan, tmp_path / name, *(["--as", how] if how else []), "--json")
    assert (refused.status, refused.out) == (2, "")
    assert plan.read_bytes() == before


def test_data_that_is_missing_or_the_plan_itself(run: Run, plan: Path, tmp_path: Path) -> None:
    before = plan.read_bytes()
    for data in (tmp_path / "missing.csv", tmp_path, plan):
        assert run("import", plan, data).status == 2
    assert plan.read_bytes() == before


def test_a_plan_open_elsewhere_takes_nothing_in_but_can_be_reported(run: Run, plan: Path, table: Path) -> None:
    holder = Session.open(plan)
    assert run("import", plan, table).status == 2
    assert run("import", plan, table, "--dry-run").status == 0
    assert run("report", plan, "--form", "cycle", "--to", plan.with_suffix(".pdf")).status == 0
    holder.close()


def test_a_report_never_takes_the_place_of_a_plan(run: Run, plan: Path) -> None:
    before = plan.read_bytes()
    refused = run("report", plan, "--form", "cycle", "--to", plan)
    assert refused.status == 2
    assert "Plan" in refused.err
    assert plan.read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [
        ["--to", "out.pdf"],
        ["--form", "cycle"],
        ["--form", "annual", "--to", "out.pdf"],
        ["--form", "cycle", "--to", "missing/out.pdf"],
        ["--form", "cycle", "--to", "."],
        ["--form", "cycle", "--to", "x" * 300],
        ["--form", "cycle", "--to", "out.pdf", "--cycle", "99"],
        ["--form", "cycle", "--to", "out.pdf", "--cycle", "0"],
        ["--form", "cycle", "--to", "out.pdf", "--language", "fr"],
        ["--form", "cycle", "--to", "out.pdf", "--audience", "everyone"],
    ],
    ids=lambda words: " ".join(words)[:40],
)
def test_a_report_that_cannot_be_made_leaves_nothing(
    words: list[str], run: Run, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(plan.parent)
    before = plan.read_bytes()
    refused = run("report", plan, *words)
    assert (refused.status, refused.out) == (2, "")
    assert plan.read_bytes() == before
    assert files_in(plan.parent) == ["town.chain"]


def test_a_report_writes_nothing_into_the_plan_and_is_the_same_again(run: Run, plan: Path) -> None:
    before, out = plan.read_bytes(), plan.with_suffix(".pdf")
    assert run("report", plan, "--form", "cycle", "--to", out).status == 0
    first = out.read_bytes()
    assert first.startswith(b"%PDF")
    assert run("report", plan, "--form", "cycle", "--to", out).status == 0
    assert out.read_bytes() == first
    assert plan.read_bytes() == before


def test_a_workbook_comes_in_and_its_questions_name_their_places(run: Run, plan: Path, tmp_path: Path) -> None:
    from tests.exchange.workbooks import xlsx

    rows = [["Stadtteil", "Jahr", "Wert"], ["Alt", 2012, 5], ["Neu", 2012, "viele"], ["Süd", 2012, 7], ["Au", 2012, 9]]
    book = tmp_path / "werte.xlsx"
    book.write_bytes(xlsx({"Deckblatt": [["Amt"]], "Werte": rows}))
    told = run("import", plan, book, "--json").json
    assert (told["format"], told["sheet"], told["encoding"], told["delimiter"]) == ("xlsx", "Werte", "", "")
    assert told["observations"]["new"] == 3
    assert told["questions"][0]["places"] == [{"sheet": "Werte", "row": 3, "column": "Wert", "text": "viele"}]
    assert told["recognised"]


def test_numbers_that_are_all_open_are_asked(run: Run, plan: Path, tmp_path: Path) -> None:
    table = tmp_path / "offen.csv"
    table.write_text("Stadtteil;Jahr;Wert\nAlt;2012;1.234\nNeu;2012;2.345\n", encoding="utf-8")
    told = run("import", plan, table, "--json").json
    assert told["step"] is None
    assert [(one["code"], one["cells"]) for one in told["questions"]] == [("ambiguous_number", 2)]


@pytest.mark.parametrize("how", [bare, packed])
def test_a_shapefile_counts_as_borders(
    how: Callable[[Path, dict[str, bytes]], Path], run: Run, plan: Path, table: Path, tmp_path: Path
) -> None:
    assert run("import", plan, table).status == 0
    rows = (("Altstadt", [square()]), ("Anderswo", [square(-70.0, 10.0)]))
    path = how(tmp_path, parts(*rows, crs=4326, cpg="UTF-8"))
    found = run("import", plan, path, "--json").json
    assert set(found) >= {*KEYS, "step", "format", "recognised", "encoding", "coordinates"}
    assert (found["rows"], found["areas"]["matched"], found["format"]) == (2, 1, "shapefile")
    (question,) = found["questions"]
    assert (question["code"], question["places"][0]["text"]) == ("outside_germany", "Anderswo")
    assert run("import", plan, path, "--json").json["step"] is None
    assert run("import", plan, table, "--crs", "EPSG:25832").status == 2
    assert run("check", plan).status == 0


def test_borders_can_make_the_areas_they_are_of(run: Run, plan: Path, table: Path, tmp_path: Path) -> None:
    path = bare(tmp_path, parts(("Altstadt", [square()]), ("Hafen", [square(7.1)]), crs=4326, cpg="UTF-8"))
    assert run("import", plan, path).status == 2
    found = run("import", plan, path.with_suffix(".dbf"), "--new-areas", "--json").json
    assert (found["areas"], found["step"]) == ({"new": 2, "matched": 0, "unmatched": 0}, 2)
    assert run("import", plan, path, "--new-areas", "--json").json["step"] is None
    assert run("import", plan, table, "--new-areas").status == 2
