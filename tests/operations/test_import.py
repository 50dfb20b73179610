"""Figures and borders from files into the plan: one step, nothing twice, the same file again changes nothing."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.domain.figures import Area, Border, Delivery, Indicator, State, Variable
from planner.exchange.borders import read_borders
from planner.exchange.tables import read_table
from planner.operations.border_proposal import deliver_borders, propose_borders
from planner.operations.edit import Add
from planner.operations.proposal import FigureProposal, deliver, propose
from planner.operations.series import figures_of, variables_of
from planner.operations.session import Session, Surroundings
from planner.operations.town import NewTown
from planner.statistics.disclosure import DisclosureRule, protect
from planner.statistics.frames import grouped_columns, kind_of, rule_for

HEAD = "id,tab_id,tabelle,jahr,raum_id,raum,zei_id,zeile,zahl"
AREAS = {
    "000": "Stadt Musterstadt",
    "001": "Innen",
    "002": "Nord",
    "101": "Altstadt",
    "102": "Neustadt",
    "201": "Hafen",
}
COUNTS = {"000": 600, "001": 350, "002": 250, "101": 200, "102": 150, "201": 250}


def lines(years: tuple[int, ...] = (2011, 2012), extra: int = 0) -> list[str]:
    return [
        f"{year}.{key}.10,005,Einwohner,{year},{key},{name},10,Einwohner,{COUNTS[key] + year - 2011 + extra}.0"
        for year in years
        for key, name in AREAS.items()
    ]


def write(path: Path, rows: list[str]) -> Path:
    path.write_text("\n".join([HEAD, *rows]) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def session(tmp_path: Path, planner_home: Path) -> Iterator[Session]:
    made = Session.create(tmp_path / "town.chain", NewTown(name="Musterstadt"), Surroundings(backups=False))
    yield made
    made.close()


def proposal(session: Session, path: Path) -> FigureProposal:
    return propose(session.plan, session.figures, read_table(path), session.new_id)


def take(session: Session, path: Path) -> FigureProposal:
    found = proposal(session, path)
    operation = deliver(found, session.plan, session.today())
    if operation is not None:
        session.run(operation)
    return found


def test_a_table_becomes_areas_variables_and_figures_in_one_step(session: Session, tmp_path: Path) -> None:
    steps = session.steps
    found = take(session, write(tmp_path / "a.csv", lines()))
    assert (found.new, found.same, found.changed) == (12, 0, 0)
    assert session.steps == steps + 1
    areas = {area.key: area for area in session.plan.all(Area)}
    assert {key: area.level for key, area in areas.items()} == {
        "000": 0, "001": 1, "002": 1, "101": 2, "102": 2, "201": 2,
    }  # fmt: skip
    assert areas["101"].parent == areas["001"].id
    assert areas["001"].parent == areas["000"].id
    assert session.plan.all(Delivery)[0].file_name == "a.csv"
    session.undo()
    assert session.plan.count(Area) == session.plan.count(Delivery) == session.observation_count() == 0


def test_the_same_rows_in_another_order_change_nothing(session: Session, tmp_path: Path) -> None:
    take(session, write(tmp_path / "a.csv", lines()))
    digest, steps = session.digest(), session.steps
    shuffled = lines()
    random.Random(7).shuffle(shuffled)
    found = take(session, write(tmp_path / "b.csv", shuffled))
    assert (found.new, found.same, found.changed) == (0, 12, 0)
    assert (session.digest(), session.steps) == (digest, steps)


def test_other_values_replace_and_unchanged_ones_keep_their_delivery(session: Session, tmp_path: Path) -> None:
    take(session, write(tmp_path / "a.csv", lines()))
    first = session.plan.all(Delivery)[0].id
    rows = lines((2011, 2012, 2013))
    rows[0] = rows[0].replace("600.0", "601.0")
    found = take(session, write(tmp_path / "b.csv", rows))
    assert (found.new, found.same, found.changed) == (6, 11, 1)
    stored = session.figures([session.plan.all(Variable)[0].id])
    assert sum(row[6] == first for row in stored) == 11
    session.undo()
    assert session.observation_count() == 12
    assert session.damage() == []


def test_a_code_that_means_something_else_here_gets_a_suffix(session: Session, tmp_path: Path) -> None:
    take(session, write(tmp_path / "a.csv", lines()))
    other = [line.replace(",Einwohner,2", ",Haushalte,2").replace(",Einwohner,", ",Haushalte,") for line in lines()]
    found = take(session, write(tmp_path / "b.csv", other))
    assert [one.code for one in found.new_variables] == ["005.10-2"]
    assert take(session, write(tmp_path / "c.csv", other)).same == 12


def test_cells_said_twice_stay_out_and_are_counted(session: Session, tmp_path: Path) -> None:
    found = take(session, write(tmp_path / "a.csv", [*lines(), lines()[0].replace("600.0", "999.0")]))
    assert found.conflicts > 0
    assert found.new == 11


def koeln(session: Session, data_dir: Path) -> FigureProposal:
    return take(session, data_dir / "koeln-bevoelkerung" / "bevoelkerung.csv")


def test_the_town_of_koeln_comes_in_whole_and_nothing_counts_twice(session: Session, data_dir: Path) -> None:
    found = koeln(session, data_dir)
    assert (found.read.rows, found.new, len(found.new_areas)) == (29_135, 29_135, 96)
    plan = session.plan
    people = next(one for one in plan.all(Variable) if one.code == "005.10")
    in_2012 = {row[1]: row[4] for row in session.figures([people.id]) if row[2] == "2012"}
    by_level = {
        level: sum(in_2012[area.id] or 0 for area in plan.all(Area) if area.level == level) for level in (0, 1, 2)
    }
    assert by_level == {0: 1_044_555, 1: 1_044_555, 2: 1_044_555}
    assert [sum(area.level == level for area in plan.all(Area)) for level in (0, 1, 2)] == [1, 9, 86]


def test_koeln_again_and_shuffled_changes_nothing(session: Session, data_dir: Path, tmp_path: Path) -> None:
    koeln(session, data_dir)
    digest = session.digest()
    source = data_dir / "koeln-bevoelkerung" / "bevoelkerung.csv"
    with source.open(encoding="utf-8", newline="") as file:
        head, *rows = list(csv.reader(file))
    random.Random(1).shuffle(rows)
    shuffled = tmp_path / "shuffled.csv"
    with shuffled.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *rows])
    for path in (source, shuffled):
        found = take(session, path)
        assert (found.new, found.same, found.changed) == (0, 29_135, 0)
    assert session.digest() == digest


def test_each_border_file_of_koeln_belongs_to_one_level(session: Session, data_dir: Path) -> None:
    koeln(session, data_dir)
    for name, level, count in (("koeln-geo/stadtbezirke.geojson", 1, 9), ("click-that-hood/cologne.geojson", 2, 86)):
        found = propose_borders(session.plan, read_borders(data_dir / name))
        assert (found.match.level, len(found.pairs), found.unmatched) == (level, count, ())
        operation = deliver_borders(found, session.today())
        assert operation is not None
        session.run(operation)
        again = propose_borders(session.plan, read_borders(data_dir / name))
        assert deliver_borders(again, session.today()) is None
    assert session.plan.count(Border) == 95


def test_the_share_of_children_under_six_for_every_area_and_year_of_koeln(session: Session, data_dir: Path) -> None:
    koeln(session, data_dir)
    by_code = {one.code: one.id for one in session.plan.all(Variable)}
    values = {
        "code": "under_6",
        "name": "Anteil der unter 6-Jährigen",
        "numerator": (by_code["020.10"], by_code["020.20"]),
        "denominator": (by_code["005.10"],),
    }
    session.run(Add("indicator", values))
    indicator = session.plan.all(Indicator)[0]
    rows = session.figures(variables_of(indicator))
    found = figures_of(session.plan, indicator, rows)
    assert len(found) == 96 * 8
    raw = {(row[0], row[1], row[2]): row[4] or 0 for row in rows}
    for (area, period), figure in found.items():
        young = sum(raw[by_code[code], area, period] for code in ("020.10", "020.20"))
        assert figure.state is State.VALUE
        assert figure.value == pytest.approx(100 * young / raw[by_code["005.10"], area, period])
    parents = {area.id: area.parent for area in session.plan.all(Area)}
    rule = rule_for(session.plan.all(Delivery), indicator)
    assert rule == DisclosureRule(min_count=3, min_denominator=100)
    table = protect(grouped_columns({"": found}, parents, kind_of(indicator, counted=True)), rule)
    for (area, period), figure in found.items():
        small = 0 < (figure.numerator or 0) < 3 or (figure.denominator or 0) < 100
        if small:
            assert table.cell(area, period).state is State.SUPPRESSED


def test_rows_that_stand_twice_count_once_and_make_no_characteristics_of_their_own(
    session: Session, tmp_path: Path
) -> None:
    rows = lines(tuple(range(2000, 2012)))
    found = take(session, write(tmp_path / "a.csv", [*rows, *rows[:5]]))
    assert (found.new, [one.code for one in found.new_variables], found.conflicts) == (72, ["005.10"], 0)
    clashing = proposal(session, write(tmp_path / "b.csv", [*rows, rows[0].replace("589.0", "1.0")]))
    assert [one.code for one in clashing.matched_variables] == ["005.10"]
    assert (clashing.same, clashing.conflicts > 0) == (71, True)
