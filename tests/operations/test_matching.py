"""Whose figures are they? Areas of a file found in the plan, and asked about wherever figures could go astray."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from planner.domain.figures import Area
from planner.exchange.naming import area_name, resembles
from planner.exchange.recipes import AreaAnswer, RecipeRead
from planner.exchange.tables import AreaRead, read_table
from planner.operations import matching
from planner.operations.edit import Add
from planner.operations.matching import AS_NEW, Hands, Matched, match_areas
from planner.operations.proposal import FigureProposal, deliver, propose
from planner.operations.recipes import hands_of
from planner.operations.session import Session, Surroundings
from planner.operations.town import NewTown

PLAN = (
    ("000", "Musterstadt", 0),
    ("001", "Nord", 1),
    ("002", "Süd", 1),
    ("101", "Nord", 2),
    ("102", "St. Anna", 2),
    ("201", "Groß Rüttlingen/Bocklemünd", 2),
    ("202", "Altstadt (Ost)", 2),
    ("203", "Altstadt (West)", 2),
)


@pytest.fixture
def session(tmp_path: Path, planner_home: Path) -> Iterator[Session]:
    made = Session.create(tmp_path / "town.chain", NewTown(name="Musterstadt"), Surroundings(backups=False))
    yield made
    made.close()


@pytest.fixture
def town(session: Session) -> Session:
    for key, name, level in PLAN:
        session.run(Add("area", {"key": key, "name": name, "level": level}))
    return session


def rows(*areas: str | tuple[str, str], level: int = 1) -> list[AreaRead]:
    pairs = [("", area) if isinstance(area, str) else area for area in areas]
    return [AreaRead(key, name, level, None) for key, name in pairs]


def found(session: Session, read: Sequence[AreaRead], hands: Hands | None = None) -> dict[str, str]:
    """Name in the file → key in the plan, `new`, or why it is open."""
    matched: Matched = match_areas(session.plan, read, session.new_id, hands)
    keys = {area.id: area.key for area in session.plan.all(Area)}
    said = {index: keys[id_] for index, id_ in matched.known.items()}
    said |= dict.fromkeys(matched.fresh, "new") | {index: why.msgid for index, why in matched.why.items()}
    return {read[index].name: said[index] for index in sorted(said)}


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("103 - St.Anna", "Sankt Anna"),
        ("105) Groß Rüttlingen", "GROSS-RUETTLINGEN"),
        ("Altstadt, Stadtteil", "01 Altstadt"),
        ("St. Anna 1)", "St. Anna"),
        ("Rüttlingen²", "Rüttlingen"),
        ("Stadtteil 2 Köln-Süd", "Koeln Sued"),
        ("Gr. Rüttlingen", "Groß Rüttlingen"),
        ("Nr. 5 Hafenstr.", "Hafenstraße"),
        ("Porz b. Köln", "Porz bei Köln"),
        ("Köln, Stadt (bis 20.10.2009)", "Köln, kreisfreie Stadt"),
        ("Aachen, krfr. Stadt", "Aachen, Kreisfreie Stadt"),
    ],
)
def test_names_that_offices_write_in_many_ways_are_one(written: str, plain: str) -> None:
    assert area_name(written) == area_name(plain)


def test_numbers_that_tell_areas_apart_stay(session: Session) -> None:
    assert len({area_name(name) for name in ("Nord 1", "Nord 2", "Bezirk 1", "Stadtteil 1", "Nord")}) == 5
    assert resembles("Hafen", "Hafen-City")
    assert resembles("Bocklem./Mengenich", "Bocklemünd/Mengenich")
    assert not resembles("Hafen", "Neubaugebiet Ost")
    assert not resembles("Nord", "Süd")


def test_names_are_found_as_they_stand_written_alike_and_cut_short(town: Session) -> None:
    told = rows("Nord", "Sankt Anna", "Gr. Rüttl./Bocklem.", "Altstadt (Ost)", "ALTSTADT (WEST)")
    assert found(town, told) == {
        "Nord": "101", "Sankt Anna": "102", "Gr. Rüttl./Bocklem.": "201", "Altstadt (Ost)": "202",
        "ALTSTADT (WEST)": "203",
    }  # fmt: skip


def test_a_name_on_two_levels_goes_with_its_company(town: Session) -> None:
    assert found(town, rows("Nord", "Süd")) == {"Nord": "001", "Süd": "002"}
    assert found(town, rows("Nord", "Sankt Anna"))["Nord"] == "101"
    assert found(town, rows("Nord"))["Nord"] == matching.SEVERAL


def test_a_lonely_name_on_another_level_is_asked_about(town: Session) -> None:
    told = rows("Süd", "St. Anna", "Altstadt (Ost)", "Altstadt (West)")
    assert found(town, told)["Süd"] == matching.OTHER_LEVEL


def test_two_rows_that_could_be_one_area_are_both_asked_about(town: Session) -> None:
    told = found(town, rows("St. Anna", "Sankt-Anna", "Altstadt (Ost)", "Altstadt (West)"))
    assert told["St. Anna"] == told["Sankt-Anna"] == matching.TWINS
    assert (told["Altstadt (Ost)"], told["Altstadt (West)"]) == ("202", "203")


def test_names_in_brackets_are_areas_of_their_own_in_a_first_file(session: Session) -> None:
    assert set(found(session, rows("Altstadt (Ost)", "Altstadt (West)", "Hafen")).values()) == {"new"}


def test_a_key_that_means_another_name_is_asked_about(town: Session) -> None:
    told = rows(("101", "Nord"), ("102", "Neubaugebiet"), ("201", "Altstadt (Ost)"), ("202", "Altstadt Ost"))
    assert found(town, told) == {
        "Nord": "101", "Neubaugebiet": matching.OTHER_NAME, "Altstadt (Ost)": matching.OTHER_NAME,
        "Altstadt Ost": "202",
    }  # fmt: skip


def test_what_is_said_of_a_renamed_area_is_remembered(town: Session) -> None:
    told = rows(("101", "Nord"), ("102", "Neubaugebiet"))
    anna = next(area for area in town.plan.all(Area) if area.key == "102")
    (alias,) = matching.aliases_of(town.plan, told, {1: anna.id}, town.new_id)
    town.run(Add("area_alias", {"area": alias.area, "name": alias.name, "key": alias.key}))
    assert found(town, told)["Neubaugebiet"] == "102"
    nord = next(area for area in town.plan.all(Area) if area.key == "101")
    (other,) = matching.aliases_of(town.plan, told, {1: nord.id}, town.new_id)
    assert (other.id, other.area) == (next(iter(town.plan.all(type(alias)))).id, nord.id)


def test_a_known_name_under_an_unknown_key_is_asked_about(town: Session) -> None:
    told = found(town, rows(("101", "Nord"), ("302", "St. Anna"), ("303", "Neubaugebiet")))
    assert told == {"Nord": "101", "St. Anna": matching.OTHER_KEY, "Neubaugebiet": "new"}


def test_other_keys_hold_where_all_names_are_known(session: Session) -> None:
    for key, name in (("01", "Altstadt"), ("02", "Hafen"), ("03", "Wald")):
        session.run(Add("area", {"key": key, "name": name, "level": 1}))
    assert list(found(session, rows(("11", "Altstadt"), ("12", "Hafen"), ("13", "Wald"))).values()) == [
        "01",
        "02",
        "03",
    ]
    assert list(found(session, rows(("1", "Altstadt"), ("2", "Hafen"))).values()) == ["01", "02"]
    assert found(session, rows(("12", "Hafen"), ("14", "Au"), ("15", "Feld")))["Hafen"] == matching.OTHER_KEY
    assert list(found(session, rows(("1", "1"), ("2", "2"))).values()) == ["01", "02"]


def test_names_with_something_behind_are_asked_about_and_not_made_anew(session: Session) -> None:
    for name in ("Altstadt", "Hafenviertel", "Waldhof"):
        session.run(Add("area", {"key": name.lower(), "name": name, "level": 1}))
    told = found(session, rows("Altstadt 01", "Hafenviertel 02", "Waldhof 03"))
    assert set(told.values()) == {matching.LIKE}


def file(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def proposal(session: Session, path: Path, hands: Hands | None = None) -> FigureProposal:
    return propose(session.plan, session.figures, read_table(path), session.new_id, assigned=hands)


def take(session: Session, path: Path, hands: Hands | None = None) -> FigureProposal:
    made = proposal(session, path, hands)
    operation = deliver(made, session.plan, session.today())
    if operation is not None:
        session.run(operation)
    return made


DISTRICTS = "Nr;Stadtbezirk;Einwohner 2020\n1;Nord;600\n2;Süd;400\n3;West;300\n"
QUARTERS = "Nr;Stadtteil;Einwohner 2020\n101;Nord;350\n102;Hafen;250\n201;Mitte;150\n202;Au;250\n301;Feld;300\n"


@pytest.mark.parametrize("keyed", [True, False])
def test_a_quarter_never_overwrites_the_district_of_its_name(session: Session, tmp_path: Path, keyed: bool) -> None:
    def without_keys(text: str) -> str:
        return text if keyed else "".join(line.split(";", 1)[1] + "\n" for line in text.splitlines())

    take(session, file(tmp_path / "a.csv", without_keys(DISTRICTS)))
    later = file(tmp_path / "b.csv", without_keys(QUARTERS))
    first = proposal(session, later)
    assert (first.changed, [first.read.areas[index].name for index in first.unmatched]) == (0, ["Nord"])
    take(session, later, {first.unmatched[0]: AS_NEW})
    levels = [(area.level, area.name) for area in session.plan.all(Area)]
    assert sorted(levels)[:3] == [(1, "Nord"), (1, "Süd"), (1, "West")]
    assert sorted(levels)[3:] == [(2, name) for name in ("Au", "Feld", "Hafen", "Mitte", "Nord")]
    again = take(session, later)
    assert (again.new, again.changed, again.unmatched) == (0, 0, ())


def test_the_row_for_all_is_the_town_whatever_it_is_called(session: Session, tmp_path: Path) -> None:
    body = "Gebiet;Einwohner {year}\nAltstadt;100\nHafen;200\nWald;300\n{town};600\n"
    for year, name in (
        (2020, "Summe"),
        (2021, "Insgesamt"),
        (2022, "Musterstadt insgesamt"),
        (2023, "Stadt Musterstadt"),
    ):
        made = take(session, file(tmp_path / f"{year}.csv", body.format(year=year, town=name)))
        assert (made.unmatched, made.new) == ((), 4), name
    assert [(area.name, area.level) for area in session.plan.all(Area) if area.level == 0] == [("Musterstadt", 0)]


def test_two_areas_of_a_file_given_to_one_are_in_conflict_where_they_differ(session: Session, tmp_path: Path) -> None:
    text = "Gebiet;Einwohner 2020;Kinder 2020\nAltstadt;110;10\nHafen;205;20\nWald;333;34\n"
    take(session, file(tmp_path / "a.csv", text))
    other = text.replace("2020", "2021").replace("Wald;333;34", "Wald;333;34\nForst;310;34")
    later = file(tmp_path / "b.csv", other)
    first = proposal(session, later)
    wood = next(area.id for area in session.plan.all(Area) if area.name == "Wald")
    both = proposal(session, later, {first.unmatched[0]: wood})
    assert (both.new, both.conflicts) == (5, 2)
    assert {cell.text for question in both.questions for cell in question.cells} == {"333", "310"}


def test_a_recipe_makes_no_area_anew_a_second_time(session: Session, tmp_path: Path) -> None:
    text = "Gebiet;Einwohner 2020\nAltstadt;100\nHafen;200\nWald;300\n"
    take(session, file(tmp_path / "a.csv", text))
    recipe = RecipeRead(areas=(AreaAnswer("Neubau", new=True), AreaAnswer("Neubau (Süd)", area="Hafen")))
    for year in (2021, 2022):
        later = file(tmp_path / f"{year}.csv", text.replace("2020", str(year)) + "Neubau;9\n")
        take(session, later, hands_of(recipe, session.plan, read_table(later)))
    assert sorted(area.name for area in session.plan.all(Area)) == ["Altstadt", "Hafen", "Neubau", "Wald"]


def test_an_area_in_new_borders_is_one_of_its_own_and_goes_on_from_then(session: Session, tmp_path: Path) -> None:
    text = "Nr;Gebiet;Einwohner {year}\n01;Altstadt{bis};{n}\n02;Hafen;307\n03;Wald;212\n"
    take(session, file(tmp_path / "a.csv", text.format(year=2019, bis=" (bis 31.12.2019)", n=101)))
    made = take(session, file(tmp_path / "b.csv", text.format(year=2020, bis=" (ab 2020)", n=66)))
    assert ([area.name for area in made.new_areas], made.new, made.questions) == (["Altstadt (ab 2020)"], 3, ())
    later = take(session, file(tmp_path / "c.csv", text.format(year=2021, bis="", n=67)))
    assert (later.new, later.unmatched, later.questions) == (3, (), ())
    assert session.plan.count(Area) == 4


def test_a_table_of_many_towns_has_ours_under_its_official_key(tmp_path: Path, planner_home: Path) -> None:
    made = Session.create(tmp_path / "k.chain", NewTown(name="Köln", key="05315000"), Surroundings(backups=False))
    made.run(Add("area", {"key": "000", "name": "Stadt Köln", "level": 0}))
    told = rows(("05314", "Bonn, kreisfreie Stadt"), ("05315", "Köln, kreisfreie Stadt"), ("05354", "Köln"), level=3)
    assert found(made, told) == {"Bonn, kreisfreie Stadt": "new", "Köln, kreisfreie Stadt": "000", "Köln": "new"}
    made.close()


def test_areas_of_one_name_without_keys_get_keys_of_their_own(session: Session, tmp_path: Path) -> None:
    text = (
        "Gebiet;Einwohner {y};Kinder {y}\nMusterstadt;{a};103\nNord;601;62\nNord;351;35\nHafen;250;27\nSüd;{b};41\n"
        "Mitte;151;16\nAu;{c};25\n"
    )
    take(session, file(tmp_path / "a.csv", text.format(y=2020, a=1003, b=402, c=251)))
    keys = {(area.name, area.level): area.key for area in session.plan.all(Area)}
    assert (keys["Nord", 1], keys["Nord", 2]) == ("nord", "nord-2")
    again = take(session, file(tmp_path / "b.csv", text.format(y=2021, a=1004, b=403, c=252)))
    assert (again.unmatched, again.new_areas, again.new) == ((), (), 14)
