"""What a file is asked before it comes in: whose areas, which age groups, what cannot be, and why something stays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest

from planner.domain.age_bands import Band, band_of, parts_of
from planner.domain.figures import Area, Delivery, Variable
from planner.domain.taking_in import AreaAlias, FigureNote
from planner.exchange.tables import read_table
from planner.operations.choices import CellName, Choices
from planner.operations.edit import Add, Change
from planner.operations.figures import WithdrawDelivery
from planner.operations.matching import AS_NEW, LEFT_OUT, Hands
from planner.operations.plausible import EVERYBODY
from planner.operations.proposal import FigureProposal, deliver, propose
from planner.operations.session import Session, Surroundings
from planner.operations.town import NewTown

AREAS = (("000", "Stadt Lindenau"), ("001", "Innenstadt"), ("002", "Nordstadt"), ("003", "Hafen"))
PEOPLE = {"000": 6000, "001": 3000, "002": 2000, "003": 1000}


@pytest.fixture
def session(tmp_path: Path, planner_home: Path) -> Iterator[Session]:
    made = Session.create(tmp_path / "town.chain", NewTown(name="Lindenau"), Surroundings(backups=False))
    yield made
    made.close()


def table(path: Path, heads: str, rows: Sequence[str]) -> Path:
    path.write_text("\n".join([heads, *rows]) + "\n", encoding="utf-8")
    return path


def people(path: Path, years: Sequence[int] = (2012,), named: dict[str, str] | None = None, keyed: bool = True) -> Path:
    """Inhabitants and children by area: one row each."""
    rows = [
        f"{year};{key + ';' if keyed else ''}{(named or {}).get(key, name)};{PEOPLE[key] + year - 2012};{PEOPLE[key] // 20}"
        for year in years
        for key, name in AREAS
    ]
    return table(path, f"Jahr;{'Schlüssel;' if keyed else ''}Stadtteil;Einwohner;unter 6 Jahre", rows)


def proposal(
    session: Session, path: Path, hands: Hands | None = None, choices: Choices | None = None
) -> FigureProposal:
    return propose(session.plan, session.figures, read_table(path), session.new_id, assigned=hands, choices=choices)


def take(session: Session, path: Path, hands: Hands | None = None, choices: Choices | None = None) -> FigureProposal:
    found = proposal(session, path, hands, choices)
    operation = deliver(found, session.plan, session.today())
    if operation is not None:
        session.run(operation)
    return found


# areas


def test_a_name_written_otherwise_is_found_and_the_rest_is_asked_once(session: Session, tmp_path: Path) -> None:
    take(session, people(tmp_path / "a.csv"))
    other = {"000": "Lindenau insgesamt", "001": "01 INNENSTADT", "002": "Nord-Stadt", "003": "Am Wasser"}
    later = people(tmp_path / "b.csv", (2013,), other, keyed=False)
    found = proposal(session, later)
    assert [found.read.areas[index].name for index in found.unmatched] == ["Am Wasser"]
    assert (found.new, len(found.new_areas), len(found.matched_areas)) == (6, 0, 3)
    harbour = next(area for area in session.plan.all(Area) if area.name == "Hafen")
    assert take(session, later, {found.unmatched[0]: harbour.id}).new == 8
    assert [(alias.name, alias.area) for alias in session.plan.all(AreaAlias)] == [("Am Wasser", harbour.id)]
    again = proposal(session, people(tmp_path / "c.csv", (2014,), other, keyed=False))
    assert (again.unmatched, again.new) == ((), 8)
    session.undo()
    assert not session.plan.all(AreaAlias)


def test_a_hand_says_that_an_area_is_new_or_stays_out(session: Session, tmp_path: Path) -> None:
    take(session, people(tmp_path / "a.csv"))
    later = people(tmp_path / "b.csv", (2013,), {"003": "Neubau"}, keyed=False)
    index = proposal(session, later).unmatched[0]
    assert proposal(session, later, {index: LEFT_OUT}).unmatched == ()
    assert proposal(session, later, {index: LEFT_OUT}).new == 6
    fresh = proposal(session, later, {index: AS_NEW})
    assert ([area.name for area in fresh.new_areas], fresh.new, fresh.also) == (["Neubau"], 8, ())


def test_figures_of_an_area_that_was_not_there_are_questioned(session: Session, tmp_path: Path) -> None:
    take(session, people(tmp_path / "a.csv"))
    harbour = next(area for area in session.plan.all(Area) if area.name == "Hafen")
    session.run(Change("area", harbour.id, {"valid_until": date(2012, 12, 31)}))
    later = people(tmp_path / "b.csv", (2013,))
    found = proposal(session, later)
    assert [(one.code, one.count) for one in found.questions] == [("outside_validity", 2)]
    assert {cell.row for cell in found.questions[0].cells} == {5}
    assert found.new == 6
    kept = Choices(kept={CellName(area="003"): "Nachgemeldet"})
    assert (proposal(session, later, choices=kept).new, proposal(session, later, choices=kept).questions) == (8, ())


def test_of_two_areas_with_one_key_the_one_that_stands_is_meant(session: Session, tmp_path: Path) -> None:
    old = {"key": "003", "name": "Hafen", "level": 1, "valid_until": date(2012, 12, 31)}
    new = {"key": "003", "name": "Hafen", "level": 1, "valid_from": date(2013, 1, 1)}
    for values in (old, new):
        session.run(Add("area", values))
    dates = {area.id: area.valid_from for area in session.plan.all(Area)}
    for year, begins in ((2012, None), (2013, date(2013, 1, 1))):
        found = proposal(session, people(tmp_path / f"{year}.csv", (year,)))
        assert [dates[id_] for id_ in found.matched_areas.values()] == [begins]


def test_dates_behind_a_name_tell_until_when_an_area_was_there(session: Session, tmp_path: Path) -> None:
    take(session, people(tmp_path / "a.csv", named={"003": "Hafen (bis 31.12.2012)", "002": "Nordstadt (ab 2010)"}))
    found = {area.key: (area.valid_from, area.valid_until) for area in session.plan.all(Area)}
    assert found["003"] == (None, date(2012, 12, 31))
    assert found["002"] == (date(2010, 1, 1), None)


# age groups


@pytest.mark.parametrize(
    ("label", "band"),
    [
        ("3 bis unter 6 Jahre", (3, 6, "")),
        (" 3 - 5", (3, 6, "")),
        ("0-<3", (0, 3, "")),
        ("unter 18-Jährige", (0, 18, "")),
        ("80 u. älter", (80, None, "")),
        ("65 Jahre und mehr", (65, None, "")),
        ("Kinder unter 3 Jahre in Betreuung", (0, 3, "kinder in betreuung")),
        ("1 bis 3 Personen", None),
        ("2010 - 2012", None),
        ("Insgesamt", None),
    ],
)
def test_age_groups_are_read_from_labels(label: str, band: tuple[int, int | None, str] | None) -> None:
    assert band_of(label) == (Band(*band) if band else None)


def test_finer_groups_make_up_coarser_ones_and_others_do_not() -> None:
    fine = [band_of(text) for text in ("0 - 2", "3 - 5", "6 - 9", "10 - 14", "15 und älter")]
    assert parts_of(Band(0, 6), fine) == (0, 1)
    assert parts_of(Band(0, None), fine) == (0, 1, 2, 3, 4)
    assert parts_of(Band(0, 8), fine) is None
    assert parts_of(Band(0, 6, "kinder"), fine) is None


def test_finer_age_groups_are_added_up_when_a_person_says_so(session: Session, tmp_path: Path) -> None:
    take(session, table(tmp_path / "a.csv", "Jahr;Stadtteil;0 - 5;6 - 9", ["2012;Innen;50;40", "2012;Hafen;30;20"]))
    later = table(tmp_path / "b.csv", "Jahr;Stadtteil;0 - 2;3 - 5;5 - 8", ["2013;Innen;20;31;17", "2013;Hafen;-;16;12"])
    found = proposal(session, later)
    assert (len(found.new_variables), len(found.bands.sums)) == (3, 1)
    assert any("cut across" in one.msgid for one in found.warnings)
    added = take(session, later, choices=Choices(reband=True))
    assert [one.name for one in added.new_variables] == ["5 - 8"]
    whole = next(one for one in session.plan.all(Variable) if one.name == "0 - 5")
    names = {area.id: area.name for area in session.plan.all(Area)}
    stored = {names[row[1]]: row[4:6] for row in session.figures([whole.id]) if row[2] == "2013"}
    assert stored == {"Innen": (51.0, "value"), "Hafen": (None, "none")}


# what cannot be, and what is unlikely


@pytest.mark.parametrize(
    "label",
    [
        "Einwohnerinnen und Einwohner",
        "Einwohner/-innen",
        "Einwohner:innen insgesamt",
        "Zahl der Einwohner und Einwohnerinnen",
    ],
)
def test_all_inhabitants_are_known_by_what_offices_call_them(label: str) -> None:
    assert EVERYBODY.fullmatch(label)
    assert not EVERYBODY.fullmatch(f"{label} mit Nebenwohnsitz")


def test_an_age_group_larger_than_the_town_stays_out_and_the_rest_comes_in(session: Session, tmp_path: Path) -> None:
    file = people(tmp_path / "a.csv")
    file.write_text(file.read_text(encoding="utf-8").replace("1000;50", "1000;9999"), encoding="utf-8")
    found = take(session, file)
    assert (found.new, [(one.code, one.count) for one in found.doubts]) == (7, [("above_all", 1)])
    odd = found.odd[0]
    assert (odd.area, odd.variable, odd.hard, odd.is_out) == ("Hafen", "unter 6 Jahre", True, True)
    assert odd.place is not None
    assert (odd.place.row, odd.place.column, odd.place.text) == (5, "unter 6 Jahre", "9999")
    assert session.observation_count() == 7
    assert proposal(session, file).new == 0
    assert not proposal(session, file).brings_something


def test_a_reason_keeps_an_odd_value_and_goes_with_its_delivery(session: Session, tmp_path: Path) -> None:
    file = people(tmp_path / "a.csv")
    file.write_text(file.read_text(encoding="utf-8").replace("1000;50", "1000;9999"), encoding="utf-8")
    name = proposal(session, file).odd[0].name
    assert take(session, file, choices=Choices(kept={name: "Sammelunterkunft"})).new == 8
    note = session.plan.all(FigureNote)[0]
    delivery = session.plan.all(Delivery)[0]
    assert (note.text, note.period, note.delivery) == ("Sammelunterkunft", "2012", delivery.id)
    session.run(WithdrawDelivery(delivery.id))
    assert not session.plan.all(FigureNote)
    session.undo()
    assert session.plan.all(FigureNote) == (note,)


def test_figures_can_be_left_out_by_any_part_of_their_name(session: Session, tmp_path: Path) -> None:
    out = Choices(left_out={CellName(area="003"), CellName(variable="einwohner", area="002")})
    found = proposal(session, people(tmp_path / "a.csv"), choices=out)
    assert (found.new, found.left_out, found.questions) == (5, 3, ())


def test_shares_over_a_hundred_are_questioned_but_changes_may_be(session: Session, tmp_path: Path) -> None:
    rows = [f"2012;Viertel {n};{value};{3 * value}" for n, value in enumerate((12.5, 30, 250, 41, 80, 7), start=1)]
    heads = "Jahr;Stadtteil;Anteil Kinder in %;Veränderung zum Vorjahr in %"
    found = proposal(session, table(tmp_path / "a.csv", heads, [row.replace(".", ",") for row in rows]))
    assert [(one.code, one.area) for one in found.odd] == [("share", "Viertel 3")]


@pytest.mark.parametrize(("step", "told"), [(1, [("sum", "Viertel 2")]), (10, [])], ids=["exact", "rounded"])
def test_parts_are_held_against_their_total_unless_the_source_rounds(
    session: Session, tmp_path: Path, step: int, told: list[tuple[str, str]]
) -> None:
    rows = []
    for number in range(1, 9):
        parts = [number * 10 * step + step, number * 20 * step, number * 30 * step + 3 * step]
        total = sum(parts) + (5 * step if number == 2 else 0)
        rows.append(f"2012;Viertel {number};{total};{';'.join(map(str, parts))}")
    heads = "Jahr;Stadtteil;Einwohner;unter 18 Jahre;18 bis unter 65 Jahre;65 Jahre und älter"
    found = proposal(session, table(tmp_path / "a.csv", heads, rows))
    assert [(one.code, one.area) for one in found.odd] == told
    assert found.new == 32


def test_a_jump_against_its_own_past_is_told_once_and_comes_in(session: Session, tmp_path: Path) -> None:
    steady = {1: (500, 507, 511, 505, 514, 520, 517), 2: (80, 86, 79, 90, 84, 88, 91)}
    rows = [f"{2005 + n};Viertel {area};{value}" for area, values in steady.items() for n, value in enumerate(values)]
    take(session, table(tmp_path / "a.csv", "Jahr;Stadtteil;Einwohner", rows))
    later = table(tmp_path / "b.csv", "Jahr;Stadtteil;Einwohner", ["2012;Viertel 1;5190", "2012;Viertel 2;93"])
    found = proposal(session, later)
    assert [(one.code, one.area, one.hard, one.is_out) for one in found.odd] == [("jump", "Viertel 1", False, False)]
    assert found.new == 2
    assert proposal(session, later, choices=Choices(odd_out=True)).new == 1
    back = ["2012;Viertel 1;5190", "2013;Viertel 1;525", "2012;Viertel 2;93", "2013;Viertel 2;95"]
    both = proposal(session, table(tmp_path / "c.csv", "Jahr;Stadtteil;Einwohner", back))
    assert [one.name.period for one in both.odd] == ["2012"]


def test_means_and_rates_are_not_held_against_the_town(session: Session, tmp_path: Path) -> None:
    rows = ["2012;000;Stadt;43,1", "2012;001;Innen;47,5", "2012;002;Nord;39,8", "2012;003;Hafen;51,2"]
    found = proposal(session, table(tmp_path / "a.csv", "Jahr;Schlüssel;Stadtteil;Durchschnittsalter", rows))
    assert (found.odd, found.new) == ((), 4)


def test_the_other_age_groups_of_koeln_are_compared_or_refused(session: Session, data_dir: Path) -> None:
    assert sum(one.hard for one in take(session, data_dir / "koeln-bevoelkerung" / "bevoelkerung.csv").odd) == 0
    for name in ("Insgesamt", "Stadtbezirk", "Stadtteil"):
        file = data_dir / "koeln-altersgruppen-2012" / f"2012_Altersgruppen_{name}.csv"
        found = proposal(session, file)
        assert (found.unmatched, found.new_areas, found.doubts) == ((), (), ())
        said = [one.params["label"] for one in found.bands.said if "cut across" in one.msgid]
        assert said == ["21 - 34"]


# deliveries


def people_of(session: Session) -> dict[str, float | None]:
    variable = next(one for one in session.plan.all(Variable) if one.name == "Einwohner")
    names = {area.id: area.key for area in session.plan.all(Area)}
    return {names[row[1]]: row[4] for row in session.figures([variable.id])}


def test_a_withdrawn_delivery_gives_back_what_it_had_replaced(session: Session, tmp_path: Path) -> None:
    first = people(tmp_path / "a.csv")
    take(session, first)
    before = people_of(session)
    for number, value in (("b", 1111), ("c", 1222)):
        file = tmp_path / f"{number}.csv"
        file.write_text(first.read_text(encoding="utf-8").replace(";1000;", f";{value};"), encoding="utf-8")
        assert take(session, file).changed == 1
    one, two, three = sorted(session.plan.all(Delivery), key=lambda delivery: delivery.file_name)
    last = people_of(session)
    session.run(WithdrawDelivery(two.id))
    assert people_of(session) == last, "what a later delivery brought stands"
    digest = session.digest()
    session.run(WithdrawDelivery(three.id))
    assert people_of(session) == before, "beyond the one that is gone lies the first"
    assert session.figures_by_delivery() == {one.id: 8}
    session.undo()
    assert session.digest() == digest
    session.redo()
    session.run(WithdrawDelivery(one.id))
    assert session.observation_count() == 0
    assert session.damage() == []
