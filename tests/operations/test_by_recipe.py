"""Next year's file of the same kind, with what offices change meanwhile: read alike, told what differs, never misread."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planner.domain.errors import Unreadable
from planner.domain.figures import Variable
from planner.exchange.recipes import RecipeRead, recipe_of, written
from planner.exchange.roles import ReadHints, Role
from planner.exchange.tables import read_table
from planner.operations.by_recipe import ReadBy, fitting, read_by
from planner.operations.choices import CellName, Choices
from planner.operations.proposal import deliver, propose
from planner.operations.recipes import Answered, choices_of, remembered, with_recipe
from planner.operations.session import Session, Surroundings
from planner.operations.town import NewTown

HEADS = ("Stadtteil", "Einwohner 31.12.{year}", "unter 6 Jahre 31.12.{year}")
ROWS = (("Nord", "601", "51"), ("Süd", "402", "33"), ("Ost", "303", "22"), ("West", "288", "19"))


def text(year: int, heads: tuple[str, ...] = HEADS, rows: tuple[tuple[str, ...], ...] = ROWS, above: str = "") -> str:
    return above + "\n".join(";".join(row) for row in (heads, *rows)).format(year=year) + "\n"


def file(path: Path, content: str) -> Path:
    path.write_text(content, encoding="utf-8")
    return path


@pytest.fixture
def session(tmp_path: Path, planner_home: Path) -> Iterator[Session]:
    made = Session.create(tmp_path / "town.chain", NewTown(name="Musterstadt"), Surroundings(backups=False))
    yield made
    made.close()


def learn(session: Session, path: Path, **hints: Any) -> RecipeRead:
    """Take a file in and keep how it was read, as the window does."""
    said = ReadHints(**hints)
    read = read_table(path, said)
    columns = tuple(guess.column for guess in read.guesses)
    made = deliver(propose(session.plan, session.figures, read, session.new_id), session.plan, session.today())
    recipe = remembered(session.plan, read, columns, Answered(said, {}, Choices(), {}))
    assert made is not None
    session.run(with_recipe(made, session.plan, recipe, session.new_id, date(2013, 1, 1)))
    return recipe


def again(session: Session, path: Path) -> ReadBy | None:
    fits = fitting(session.plan, path)
    return None if fits is None else read_by(fits[1], path)


def names(found: ReadBy | None) -> list[str]:
    assert found is not None
    return sorted(one.label for one in found.read.variables)


def said(found: ReadBy | None) -> list[str]:
    assert found is not None
    return [one.msgid.format(**one.params) for one in found.read.warnings]


BOTH = ["Einwohner", "unter 6 Jahre"]


@pytest.mark.parametrize(
    "content",
    [
        text(2013),
        text(2013, (HEADS[2], HEADS[0], HEADS[1]), tuple((c, a, b) for a, b, c in ROWS)),
        text(2013, above="Quelle: Melderegister\nvorläufig\n\n"),
        text(2013) + "\n1) revidiert\n",
        text(2013).replace(";", ","),
    ],
    ids=["next year", "columns in another order", "more titles", "one more footnote", "another delimiter"],
)
def test_what_offices_change_from_year_to_year_is_read_alike(session: Session, tmp_path: Path, content: str) -> None:
    learn(session, file(tmp_path / "2012.csv", text(2012)))
    found = again(session, file(tmp_path / "2013.csv", content))
    assert (names(found), said(found)) == (BOTH, [])
    assert found is not None
    assert (found.read.periods, len(found.read.observations)) == (("2013-12-31",), 8)


def test_a_new_column_comes_in_too_and_is_told(session: Session, tmp_path: Path) -> None:
    recipe = learn(session, file(tmp_path / "2012.csv", text(2012)))
    more = tuple((*row, "7") for row in ROWS)
    later = file(tmp_path / "2013.csv", text(2013, (*HEADS, "Ausländer 31.12.{year}"), more))
    found = again(session, later)
    assert names(found) == ["Ausländer", *BOTH]
    assert said(found) == ["The column “Ausländer 31.12.2013” is new since the recipe; its figures come in too."]
    remark = tuple((*row, "geschätzt") for row in ROWS)
    words = read_by(recipe, file(tmp_path / "b.csv", text(2013, (*HEADS, "Bemerkung"), remark)))
    assert (names(words), said(words)) == (BOTH, ["The column “Bemerkung” is new since the recipe and is not read."])


def test_a_column_that_is_gone_is_told_and_no_recipe_fits_by_itself(session: Session, tmp_path: Path) -> None:
    recipe = learn(session, file(tmp_path / "2012.csv", text(2012)))
    later = file(tmp_path / "2013.csv", text(2013, HEADS[:2], tuple(row[:2] for row in ROWS)))
    assert again(session, later) is None
    found = read_by(recipe, later)
    assert names(found) == ["Einwohner"]
    assert said(found) == ["The column “unter 6 Jahre 31.12.2012” of the recipe is not in this file."]


def test_a_file_of_another_kind_is_refused(session: Session, tmp_path: Path) -> None:
    recipe = learn(session, file(tmp_path / "2012.csv", text(2012)))
    other = file(tmp_path / "b.csv", "Schule;Jahr;Plätze\nA;2013;5\nB;2013;6\n")
    assert again(session, other) is None
    with pytest.raises(Unreadable, match="other columns"):
        read_by(recipe, other)


def test_another_decimal_sign_than_last_year_is_seen(session: Session, tmp_path: Path) -> None:
    rates = "Stadtteil;Quote {year}\nNord;12{sign}5\nSüd;7{sign}25\nOst;3{sign}125\n"
    learn(session, file(tmp_path / "2012.csv", rates.format(year=2012, sign=",")), decimal=",")
    found = again(session, file(tmp_path / "2013.csv", rates.format(year=2013, sign=".")))
    assert found is not None
    assert sorted(found.read.observations.value) == [3.125, 7.25, 12.5]  # type: ignore[type-var]
    assert said(found) == ["The decimal sign is another one than the recipe says."]


def test_a_corrected_layout_is_found_again_and_given_up_where_it_does_not_hold(
    session: Session, tmp_path: Path
) -> None:
    above = "Bericht;des;Amtes\nmit;drei;Spalten\n"
    learn(session, file(tmp_path / "2012.csv", text(2012, above=above)), first_row=3, header_rows=1)
    assert names(again(session, file(tmp_path / "2013.csv", text(2013, above=above)))) == BOTH
    assert names(again(session, file(tmp_path / "2014.csv", text(2014)))) == BOTH


def test_a_sheet_with_the_year_in_its_name_is_found(session: Session, tmp_path: Path) -> None:
    for year in (2012, 2013):
        book = openpyxl.Workbook()
        for name in (f"Bev {year}", f"Haushalte {year}"):
            sheet = book.create_sheet(name)
            for row in (HEADS, *ROWS):
                sheet.append([cell.format(year=year) for cell in row])
        book.save(tmp_path / f"{year}.xlsx")
    learn(session, tmp_path / "2012.xlsx", sheet="Haushalte 2012")
    found = again(session, tmp_path / "2013.xlsx")
    assert found is not None
    assert found.read.sheet == "Haushalte 2013"


def test_a_recipe_without_columns_reads_as_it_says(tmp_path: Path) -> None:
    path = file(tmp_path / "2012.csv", text(2012))
    plain = read_by(RecipeRead(), path)
    assert names(plain) == BOTH
    roles = {"Einwohner 31.12.2012": Role.VALUE, "Stadtteil": Role.AREA_NAME, "unter 6 Jahre 31.12.2012": Role.OTHER}
    assert names(read_by(replace(RecipeRead(), hints=ReadHints(roles=roles)), path)) == ["Einwohner"]


def test_variables_stay_the_same_over_the_years(session: Session, tmp_path: Path) -> None:
    learn(session, file(tmp_path / "2012.csv", text(2012)))
    learn(session, file(tmp_path / "2013.csv", text(2013)))
    assert session.plan.count(Variable) == 2


def test_a_figure_left_out_once_stays_out_until_it_is_corrected(session: Session, tmp_path: Path) -> None:
    heads = ("Stadtteil", "Einwohner {year}")
    body = "Jahr;Stadtteil;Einwohner\n2012;Nord;601\n2012;Süd;{n}\n2012;Ost;303\n"
    path = file(tmp_path / "2012.csv", body.format(n=40200))
    name = CellName("einwohner", "Süd", "2012")
    read = read_table(path)
    choices = Choices(left_out={name})
    recipe = remembered(session.plan, read, heads, Answered(ReadHints(), {}, choices, {}))
    assert recipe.left_values == {name: 40200.0}
    kept = choices_of(recipe_of(written(recipe)))
    assert (kept.left_out, kept.left_values) == (frozenset(), {name: 40200.0})
    more = "2013;Nord;603\n2013;Süd;405\n2013;Ost;305\n"
    for wrong, count in ((40200, 5), (402, 6)):
        later = read_table(file(tmp_path / f"{wrong}.csv", body.format(n=wrong) + more))
        assert propose(session.plan, session.figures, later, session.new_id, choices=kept).new == count
