"""`planner deliveries`: what came, what it changed, and withdrawing one."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run

TEXT = "Stadtteil;Einwohner {year};unter 6 Jahre {year}\nNord;{a};50\nSüd;400;30\nOst;300;20\n"


def file(path: Path, year: int, a: int = 600) -> Path:
    path.write_text(TEXT.format(year=year, a=a), encoding="utf-8")
    return path


def test_deliveries_say_what_they_changed_and_can_be_withdrawn(run: Run, plan: Path, tmp_path: Path) -> None:
    run("import", plan, file(tmp_path / "2020.csv", 2020))
    run("import", plan, file(tmp_path / "2021.csv", 2021))
    run("import", plan, file(tmp_path / "2020 neu.csv", 2020, 612))
    first, second, third = run("deliveries", plan, "--json").json["deliveries"]
    assert first["changed"] == {
        "new": 6, "changed": 0, "same": 0, "areas": 3, "variables": 2, "borders": 0, "replaced": [],
    }  # fmt: skip
    assert (second["changed"]["new"], second["changed"]["areas"]) == (6, 0)
    assert third["changed"] == {
        "new": 0, "changed": 1, "same": 5, "areas": 0, "variables": 0, "borders": 0,
        "replaced": [{"title": "2020.csv", "figures": 1}],
    }  # fmt: skip
    assert (first["standing"]["figures"], third["standing"]["figures"]) == (5, 1)
    assert len(first["digest"]) == 64
    lines = run("deliveries", plan).out.splitlines()
    assert "0 neu, 1 geändert, 5 wie bisher" in lines[-1]
    left = run("deliveries", plan, "--withdraw", third["number"], "--json").json["deliveries"]
    assert [row["standing"]["figures"] for row in left] == [6, 6]
    refused = run("deliveries", plan, "--withdraw", 999)
    assert (refused.status, "999" in refused.err) == (2, True)


def test_nothing_taken_in_is_an_empty_list(run: Run, plan: Path) -> None:
    assert run("deliveries", plan, "--json").json == {"deliveries": []}
