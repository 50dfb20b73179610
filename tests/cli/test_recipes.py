"""`planner import --recipe` and `--save-recipe`: what was said of a file once holds for the next of its kind."""

from __future__ import annotations

import tomllib
from contextlib import closing
from pathlib import Path

import pytest

from planner.domain.figures import Area, Delivery
from planner.domain.taking_in import AreaAlias, FigureNote
from planner.exchange.recipes import AreaAnswer, RecipeRead, read_recipe, recipe_of, written
from planner.exchange.roles import ReadHints, Role
from planner.operations.session import Session
from tests.cli.conftest import Run

HEADS = "Jahr;Stadtteil;Einwohner;unter 6 Jahre"
NAMES = ("Innen", "Nord", "Hafen", "Heide", "Ost")


def file(path: Path, year: int, last: str = "Ost", odd: int = 50) -> Path:
    rows = [f"{year};{last if name == 'Ost' else name};{1000 + 7 * i};{odd + i}" for i, name in enumerate(NAMES)]
    path.write_text("\n".join([HEADS, *rows]) + "\n", encoding="utf-8")
    return path


def test_a_saved_recipe_reads_next_years_file(run: Run, plan: Path, tmp_path: Path) -> None:
    recipe = tmp_path / "r.toml"
    first = run("import", plan, file(tmp_path / "2012.csv", 2012), "--save-recipe", recipe, "--json")
    assert first.json["observations"]["new"] == 10
    assert tomllib.loads(recipe.read_text(encoding="utf-8"))["roles"]["Jahr"] == "period"
    text = recipe.read_text(encoding="utf-8")
    recipe.write_text(
        text + '\n[[area]]\nname = "Siedlung am Rand"\nis = "ost"\n'
        '[delivery]\nsource = "Statistikstelle"\nminimum = 5\n',
        encoding="utf-8",
    )
    later = file(tmp_path / "2013.csv", 2013, last="Siedlung am Rand")
    open_ = run("import", plan, later, "--dry-run", "--json").json
    assert open_["areas"]["unmatched"] == 1
    told = run("import", plan, later, "--recipe", recipe, "--save-recipe", tmp_path / "again.toml", "--json").json
    assert (told["areas"], told["observations"]["new"]) == ({"new": 0, "matched": 5, "unmatched": 0}, 10)
    assert read_recipe(tmp_path / "again.toml") == read_recipe(recipe)
    with closing(Session.look(plan)) as session:
        newest = session.plan.all(Delivery)[-1]
        assert {(one.source, one.min_count) for one in session.plan.all(Delivery)} >= {("Statistikstelle", 5)}
        assert [alias.name for alias in session.plan.all(AreaAlias)] == ["Siedlung am Rand"]
        assert newest.file_digest
    assert run("import", plan, file(tmp_path / "2014.csv", 2014, last="Siedlung am Rand"), "--json").json["areas"] == {
        "new": 0, "matched": 5, "unmatched": 0,
    }  # fmt: skip


def test_an_impossible_row_is_told_left_out_or_kept_with_a_reason(run: Run, plan: Path, tmp_path: Path) -> None:
    data = file(tmp_path / "2012.csv", 2012)
    data.write_text(data.read_text(encoding="utf-8").replace("1014;52", "1014;5200"), encoding="utf-8")
    told = run("import", plan, data, "--dry-run", "--json").json
    assert told["observations"]["new"] == 9
    question = next(one for one in told["questions"] if one["code"] == "above_all")
    assert (question["cells"], question["places"]) == (
        1, [{"sheet": "", "row": 4, "column": "unter 6 Jahre", "text": "5200"}],
    )  # fmt: skip
    odd = told["plausibility"][0]
    assert (odd["area"], odd["period"], odd["impossible"], odd["taken"]) == ("Hafen", "2012", True, False)
    recipe = tmp_path / "r.toml"
    recipe.write_text(
        f'[[keep]]\nvariable = "{odd["variable"]}"\narea = "Hafen"\nperiod = "2012"\nreason = "Sammelunterkunft"\n'
        '[[leave_out]]\narea = "Nord"\n',
        encoding="utf-8",
    )
    kept = run("import", plan, data, "--recipe", recipe, "--json").json
    assert (kept["observations"]["new"], kept["questions"]) == (8, [])
    with closing(Session.look(plan)) as session:
        assert [(note.text, note.period) for note in session.plan.all(FigureNote)] == [("Sammelunterkunft", "2012")]
        assert "Nord" in [area.name for area in session.plan.all(Area)]
    again = run("import", plan, data, "--recipe", recipe, "--json").json
    assert (again["step"], again["observations"]["same"]) == (None, 8)


@pytest.mark.parametrize(
    "text",
    [
        "no toml",
        "[unknown]\na = 1\n",
        '[reading]\ndecimal = ";"\n',
        '[roles]\nJahr = "nonsense"\n',
        '[[area]]\nname = "Ost"\n',
        '[[area]]\nname = "Ost"\nis = "Nord"\nnew = true\n',
        "[[keep]]\nreason = 'x'\n",
        "[delivery]\nminimum = -1\n",
        "recipe = 3\n",
        '[recipe]\nname = "x"\nother = 1\n',
    ],
)
def test_a_recipe_that_cannot_be_read_changes_nothing(run: Run, plan: Path, tmp_path: Path, text: str) -> None:
    recipe = tmp_path / "r.toml"
    recipe.write_text(text, encoding="utf-8")
    before = plan.read_bytes()
    refused = run("import", plan, file(tmp_path / "2012.csv", 2012), "--recipe", recipe)
    assert (refused.status, refused.out) == (2, "")
    assert plan.read_bytes() == before


def test_a_recipe_never_takes_the_place_of_another_file(run: Run, plan: Path, tmp_path: Path) -> None:
    data = file(tmp_path / "2012.csv", 2012)
    before = plan.read_bytes(), data.read_bytes()
    for target in (plan, data, tmp_path / "missing" / "r.toml", tmp_path):
        assert run("import", plan, data, "--save-recipe", target).status == 2
    assert run("import", plan, data, "--recipe", tmp_path / "missing.toml").status == 2
    assert (plan.read_bytes(), data.read_bytes()) == before


def test_a_recipe_written_and_read_is_the_same() -> None:
    recipe = RecipeRead(
        name='Die "Zahlen"\t\\ täglich',
        heads=("Einwohner #", "a=b"),
        hints=ReadHints(delimiter="\t", decimal=",", header=False, roles={"Wert 2012": Role.VALUE}, header_rows=0),
        areas=(AreaAnswer("Ost", "7", "107"), AreaAnswer("Neu", new=True), AreaAnswer("unbekannt")),
        left_out=(("", "Nord", ""),),
        kept={("a", "b", ""): "weil\nes so ist"},
        reband=True,
        delivery={"source": "Amt", "min_count": 5, "already_protected": True},
    )
    assert recipe_of(written(recipe)) == recipe


def test_roles_go_by_name_and_by_name_without_its_year() -> None:
    recipe = RecipeRead(hints=ReadHints(roles={"Gebiet": Role.AREA_NAME, "Einwohner am 31.12.2012": Role.VALUE}))
    found = recipe.hints_for(("Gebiet", "Einwohner am 31.12.2013", "Neues")).roles
    assert found == {"Gebiet": Role.AREA_NAME, "Einwohner am 31.12.2013": Role.VALUE}


def test_a_recipe_that_speaks_of_what_is_not_there_is_told(run: Run, plan: Path, tmp_path: Path) -> None:
    recipe = tmp_path / "r.toml"
    recipe.write_text('[[leave_out]]\nvariable = "einwohner"\narea = "Nrod"\n', encoding="utf-8")
    said = run("import", plan, file(tmp_path / "2012.csv", 2012), "--recipe", recipe, "--json").json["warnings"]
    assert said == ["Das Rezept nennt „einwohner · Nrod“; das steht nicht in dieser Datei."]
