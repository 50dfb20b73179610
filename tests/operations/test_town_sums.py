"""The town's figure made of its parts: only of parts that make it up, never of shares, never too small in silence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.domain.averages import is_average
from planner.domain.figures import Area, Delivery, Indicator, State, Variable
from planner.exchange.tables import read_table
from planner.operations.area_series import as_indicator, read_series
from planner.operations.edit import Add, Remove
from planner.operations.proposal import deliver, propose
from planner.operations.session import Session, Surroundings
from planner.operations.town import NewTown

TREE = (
    ("0", "Musterstadt", 0, ""),
    ("1", "Nord", 1, "0"),
    ("2", "Süd", 1, "0"),
    ("11", "Hafen", 2, "1"),
    ("12", "Wald", 2, "1"),
    ("21", "Mitte", 2, "2"),
)


@pytest.fixture
def session(tmp_path: Path, planner_home: Path) -> Iterator[Session]:
    made = Session.create(tmp_path / "town.chain", NewTown(name="Musterstadt"), Surroundings(backups=False))
    ids: dict[str, str] = {}
    for key, name, level, parent in TREE:
        made.run(Add("area", {"key": key, "name": name, "level": level, "parent": ids.get(parent)}))
        ids[key] = next(area.id for area in made.plan.all(Area) if area.key == key)
    yield made
    made.close()


def take(session: Session, tmp_path: Path, text: str) -> None:
    path = tmp_path / f"{session.steps}.csv"
    path.write_text(text, encoding="utf-8")
    operation = deliver(
        propose(session.plan, session.figures, read_table(path), session.new_id), session.plan, session.today()
    )
    assert operation is not None
    session.run(operation)


def of_town(session: Session, name: str, period: str = "2020") -> tuple[float | None, State] | None:
    variable = next(one for one in session.plan.all(Variable) if one.name == name)
    found = read_series(session.plan, session.figures, as_indicator(variable)).figures
    town = next(area.id for area in session.plan.all(Area) if area.level == 0)
    figure = found.get((town, period))
    return None if figure is None else (figure.value, figure.state)


@pytest.mark.parametrize(
    ("rows", "town"),
    [
        ("1;Nord;35\n2;Süd;5\n", (40.0, State.VALUE)),
        ("1;Nord;35\n", None),
        ("1;Nord;35\n2;Süd;.\n", None),
        ("1;Nord;35\n2;Süd;-\n", None),
        ("11;Hafen;20\n12;Wald;15\n21;Mitte;5\n", (40.0, State.VALUE)),
        ("11;Hafen;20\n12;Wald;15\n", None),
    ],
)
def test_only_parts_that_make_the_town_up_are_added(
    session: Session, tmp_path: Path, rows: str, town: tuple[float, State] | None
) -> None:
    take(session, tmp_path, f"Schlüssel;Gebiet;Kinder 2020\n{rows}")
    assert of_town(session, "Kinder") == town


def test_quarters_of_one_district_are_not_the_town_though_the_plan_knows_no_others(
    session: Session, tmp_path: Path
) -> None:
    middle = next(area for area in session.plan.all(Area) if area.key == "21")
    session.run(Remove("area", middle.id))
    take(session, tmp_path, "Schlüssel;Gebiet;Kinder 2020\n11;Hafen;20\n12;Wald;15\n")
    assert of_town(session, "Kinder") is None


@pytest.mark.parametrize(
    ("head", "name", "values"),
    [
        ("Arbeitslosenquote in % 2020", "Arbeitslosenquote in %", ("3,5", "7,25")),
        ("Durchschnittsalter 2020", "Durchschnittsalter", ("43,5", "47,2")),
        ("Durchschnittsalter in Jahren 2020", "Durchschnittsalter in Jahren", ("43", "47")),
        ("Personen je Haushalt 2020", "Personen je Haushalt", ("2", "3")),
    ],
)
def test_shares_and_averages_are_never_added_up(
    session: Session, tmp_path: Path, head: str, name: str, values: tuple[str, str]
) -> None:
    take(session, tmp_path, f"Schlüssel;Gebiet;{head}\n1;Nord;{values[0]}\n2;Süd;{values[1]}\n")
    assert of_town(session, name) is None


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Geburtenrate", True), ("Anteil unter 6", True), ("Bevölkerungsdichte", True), ("Median des Einkommens", True),
        ("Hilfen je 1.000 Einwohner", True), ("Mittlerer Schulabschluss", False), ("Mittelschüler", False),
        ("Einwohner", False), ("Kinder in Projekten", False), ("Ratenzahler", False), ("Berater", False),
        ("Kinder je Stadtteil", False), ("Fälle pro Jahr", False), ("Personen je Haushalt", True),
    ],
)  # fmt: skip
def test_names_tell_averages(name: str, said: bool) -> None:
    assert is_average(name) is said


def test_parts_that_do_not_make_up_a_supplied_total_are_not_added(session: Session, tmp_path: Path) -> None:
    take(session, tmp_path, "Jahr;Schlüssel;Gebiet;Kinder\n2019;0;Musterstadt;60\n2019;1;Nord;34\n2019;2;Süd;6\n")
    take(session, tmp_path, "Jahr;Schlüssel;Gebiet;Kinder\n2020;1;Nord;35\n2020;2;Süd;5\n")
    assert of_town(session, "Kinder", "2019") == (60.0, State.VALUE)
    assert of_town(session, "Kinder") is None


def test_rounded_parts_of_a_total_are_added(session: Session, tmp_path: Path) -> None:
    take(session, tmp_path, "Jahr;Schlüssel;Gebiet;Kinder\n2019;0;Musterstadt;45\n2019;1;Nord;35\n2019;2;Süd;5\n")
    take(session, tmp_path, "Jahr;Schlüssel;Gebiet;Kinder\n2020;1;Nord;35\n2020;2;Süd;5\n")
    assert of_town(session, "Kinder") == (40.0, State.VALUE)


def test_nothing_there_is_zero_only_where_the_source_says_so(session: Session, tmp_path: Path) -> None:
    legend = "\n__________\n- = genau Null\n"
    take(session, tmp_path, f"Schlüssel;Gebiet;Kinder 2020\n1;Nord;35\n2;Süd;-\n{legend}")
    assert [one.none_is_zero for one in session.plan.all(Delivery)] == [True]
    assert of_town(session, "Kinder") == (35.0, State.VALUE)
    variable = next(one for one in session.plan.all(Variable) if one.name == "Kinder")
    south = next(area.id for area in session.plan.all(Area) if area.key == "2")
    series = read_series(session.plan, session.figures, as_indicator(variable))
    assert series.cell(south, "2020").state is State.NONE
    session.run(Add("indicator", {"code": "two", "name": "Zwei", "numerator": (variable.id,), "denominator": ()}))
    take(session, tmp_path, f"Schlüssel;Gebiet;Einwohner 2020\n1;Nord;350\n2;Süd;100\n{legend}")
    people = next(one for one in session.plan.all(Variable) if one.name == "Einwohner")
    share = {"code": "share", "name": "Anteil", "numerator": (variable.id,), "denominator": (people.id,)}
    session.run(Add("indicator", share))
    made = next(one for one in session.plan.all(Indicator) if one.code == "share")
    found = read_series(session.plan, session.figures, made)
    assert found.cell(south, "2020").value == 0.0
