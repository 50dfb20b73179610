"""Tables as offices send them, with one thing wrong: it is told with its place, left out where it cannot be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from planner.exchange.tables import read_table
from planner.operations.proposal import FigureProposal, deliver, propose
from planner.operations.session import Session, Surroundings
from planner.operations.town import NewTown

HEAD = "Schlüssel;Gebiet;Einwohner 2020;unter 3 Jahre 2020;3 bis unter 6 Jahre 2020"
ROWS = ("000;Musterstadt;6014;187;194", "001;Nord;1003;31;32", "002;Süd;2001;62;63", "003;Ost;1503;46;51",
        "004;West;1507;48;48")  # fmt: skip


@pytest.fixture
def session(tmp_path: Path, planner_home: Path) -> Iterator[Session]:
    made = Session.create(tmp_path / "town.chain", NewTown(name="Musterstadt"), Surroundings(backups=False))
    yield made
    made.close()


def proposal(session: Session, tmp_path: Path, lines: Sequence[str]) -> FigureProposal:
    path = tmp_path / "table.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return propose(session.plan, session.figures, read_table(path), session.new_id)


def take(session: Session, found: FigureProposal) -> None:
    operation = deliver(found, session.plan, session.today())
    assert operation is not None
    session.run(operation)


def told(found: FigureProposal) -> list[tuple[str, str, int, bool]]:
    return [(one.code, one.area, one.place.row if one.place else 0, one.is_out) for one in found.odd]


def test_a_sound_table_says_nothing(session: Session, tmp_path: Path) -> None:
    found = proposal(session, tmp_path, (HEAD, *ROWS))
    assert (told(found), found.warnings, found.questions) == ([], (), ())


def test_a_total_its_areas_do_not_make_up_is_shown_with_its_place(session: Session, tmp_path: Path) -> None:
    found = proposal(session, tmp_path, (HEAD, ROWS[0].replace("6014", "6104"), *ROWS[1:]))
    assert told(found) == [("sum", "Musterstadt", 2, False)]
    assert found.odd[0].say.params == {"value": 6104, "limit": 6014}


def test_parts_of_rounded_totals_are_not_held_against_them(session: Session, tmp_path: Path) -> None:
    rounded = ("000;Musterstadt;6015;185;195", "001;Nord;1005;30;30", "002;Süd;2000;60;65", "003;Ost;1505;45;50",
               "004;West;1510;50;50")  # fmt: skip
    found = proposal(session, tmp_path, (HEAD, *rounded))
    assert (told(found), found.warnings) == ([], ())


def test_averages_are_not_held_against_the_sum_of_their_parts(session: Session, tmp_path: Path) -> None:
    ages = ("44", "43", "41", "47", "45")
    found = proposal(
        session, tmp_path, (f"{HEAD};Durchschnittsalter 2020", *map(";".join, zip(ROWS, ages, strict=True)))
    )
    assert (told(found), found.warnings) == ([], ())


def test_one_impossible_row_stays_out_and_the_rest_comes(session: Session, tmp_path: Path) -> None:
    found = proposal(session, tmp_path, (HEAD, *ROWS[:2], "002;Süd;2001;62000;63", *ROWS[3:]))
    assert told(found) == [("above_all", "Süd", 4, True)]
    assert (found.new, [question.code for question in found.questions]) == (14, ["above_all"])


def course(year: int, east: int) -> tuple[str, ...]:
    steps = year - 2010
    return (
        f"Gebiet;Einwohner {year}", f"Nord;{1000 + 7 * steps}", f"Süd;{2000 - 5 * steps}", f"Ost;{east}",
        f"West;{1400 + 9 * steps}", f"Mitte;{900 + 2 * steps}",
    )  # fmt: skip


@pytest.mark.parametrize("years", [1, 3, 8])
def test_a_slip_of_a_digit_is_seen_in_the_second_year_already(session: Session, tmp_path: Path, years: int) -> None:
    for year in range(2010, 2010 + years):
        found = proposal(session, tmp_path, course(year, 1500 + 3 * (year - 2010)))
        assert told(found) == []
        take(session, found)
    found = proposal(session, tmp_path, course(2010 + years, 15_240))
    assert [(one.code, one.area, one.is_out) for one in found.odd] == [("jump", "Ost", False)]


def test_a_whole_town_that_changes_is_no_jump(session: Session, tmp_path: Path) -> None:
    take(session, proposal(session, tmp_path, course(2010, 1500)))
    doubled = [
        line if ";E" in line else f"{line.split(';')[0]};{2 * int(line.split(';')[1])}" for line in course(2011, 1503)
    ]
    assert told(proposal(session, tmp_path, doubled)) == []


def test_small_counts_vary_without_being_odd(session: Session, tmp_path: Path) -> None:
    small = ("Gebiet;Fälle {year}", "Nord;3", "Süd;5", "Ost;2", "West;4", "Mitte;6")
    take(session, proposal(session, tmp_path, [line.format(year=2010) for line in small]))
    later = ("Gebiet;Fälle 2011", "Nord;4", "Süd;5", "Ost;7", "West;4", "Mitte;6")
    assert told(proposal(session, tmp_path, later)) == []
