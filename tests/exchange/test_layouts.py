"""Layouts: the same figures written down in many ways, and the quirks of real tables in miniature."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.domain.errors import Unreadable
from planner.domain.figures import State
from planner.exchange.roles import Names
from planner.exchange.sumtree import parents_by_sums
from planner.exchange.tables import ReadHints, Role, TableRead, read_data, read_table
from tests.exchange.rendering import LAYOUTS, Draw, Truth
from tests.exchange.samples import write

SEEDS = 240
LONG_SEEDS = 5_000


def said(read: TableRead) -> Truth:
    """Every cell by label, name and period."""
    seen = read.observations
    return {
        (read.variables[v].label, read.areas[a].name, read.periods[p]): state if value is None else value
        for v, a, p, value, state in zip(seen.variable, seen.area, seen.period, seen.value, seen.state, strict=True)
    }


def compare(seed: int, layout: str | None = None) -> None:
    """Every cell of a drawn file is read rightly; only numbers that can be read in two ways may be asked."""
    drawn = Draw(seed, layout).draw()
    found = said(read := read_data(drawn.data, drawn.name))
    open_ = sum(question.count for question in read.questions if question.code == "ambiguous_number")
    wrong = {key: (value, found[key]) for key, value in drawn.truth.items() if key in found and found[key] != value}
    missing = [key for key in drawn.truth if key not in found]
    assert not wrong, (seed, drawn.told, wrong)
    assert len(missing) == open_, (seed, drawn.told, missing[:3], read.questions)
    assert found.keys() <= drawn.truth.keys(), (seed, drawn.told, sorted(found.keys() - drawn.truth.keys())[:3])


@pytest.mark.parametrize("layout", LAYOUTS)
def test_tables_drawn_by_chance_are_read_rightly(layout: str) -> None:
    for seed in range(SEEDS // len(LAYOUTS)):
        compare(seed, layout)


@pytest.mark.long
def test_many_more_tables_drawn_by_chance_are_read_rightly() -> None:
    for seed in range(LONG_SEEDS):
        compare(seed + 1_000)


def of(text: str, name: str = "table.csv", hints: ReadHints | None = None) -> TableRead:
    return read_data(text.encode(), name, hints)


GENESIS = """GENESIS-Tabelle: 22541-01
Tageseinrichtungen für Kinder;;;;;;
- Stichtag 31.12. - regionale Tiefe: Kreise und krfr. Städte;;;;;;
Statistik der Tageseinrichtungen;;;;;;
;;;Einrichtungen;Einrichtungen;Plätze;Plätze
;;;Insgesamt;Horte;Insgesamt;Hortplätze
;;;Anzahl;Anzahl;Anzahl;Anzahl
31.12.2002;DG;Deutschland;48017;3494;3142497;401184
31.12.2002;01;  Schleswig-Holstein;1635;59;93643;6636
31.12.2002;01001;      Flensburg, Kreisfreie Stadt;57;6;3013;398
31.12.2002;01002;      Kiel, Landeshauptstadt;132;-;7373;.
31.12.1998;DG;Deutschland;48203;3744;3104974;450734
31.12.1998;01;  Schleswig-Holstein;1576;81;88967;6731
31.12.1998;01001;      Flensburg, Kreisfreie Stadt;55;6;2802;x
31.12.1998;01002;      Kiel, Landeshauptstadt;130;...;7190;/
__________
"zu ""Horte"":
nur Horte in freier Trägerschaft"
Stand: 10.10.2017 / 11:45:32
"""


def test_a_table_of_genesis_on_sight() -> None:
    read = of(GENESIS)
    found = said(read)
    assert found["Plätze, Insgesamt", "Kiel, Landeshauptstadt", "2002-12-31"] == 7373
    assert found["Einrichtungen, Horte", "Kiel, Landeshauptstadt", "2002-12-31"] is State.NONE
    assert found["Plätze, Hortplätze", "Kiel, Landeshauptstadt", "2002-12-31"] is State.SUPPRESSED
    assert found["Plätze, Hortplätze", "Flensburg, Kreisfreie Stadt", "1998-12-31"] is State.NOT_APPLICABLE
    assert found["Einrichtungen, Horte", "Kiel, Landeshauptstadt", "1998-12-31"] is State.NOT_YET
    assert found["Plätze, Hortplätze", "Kiel, Landeshauptstadt", "1998-12-31"] is State.UNCERTAIN
    assert [(a.key, a.level, a.parent) for a in read.areas] == [
        ("DG", 0, None), ("01", 1, "DG"), ("01001", 2, "01"), ("01002", 2, "01"),
    ]  # fmt: skip
    assert {v.unit for v in read.variables} == {"Anzahl"}
    assert (read.first_row, read.header_rows) == (5, 3)
    assert any("GENESIS" in reason.msgid for reason in read.reasons)
    assert not read.questions


FLAT = (
    "\ufeff"
    """statistics_code;statistics_label;time_code;time_label;time;1_variable_code;1_variable_label;\
1_variable_attribute_code;1_variable_attribute_label;2_variable_code;2_variable_label;2_variable_attribute_code;\
2_variable_attribute_label;value;value_unit;value_variable_code;value_variable_label;value_q
12411;Bevölkerung;STAG;Stichtag;2024-12-31;KREISE;Kreise;05315;Köln, Stadt;GES;Geschlecht;GESW;weiblich;560;Anzahl;B1;Personen;e
12411;Bevölkerung;STAG;Stichtag;2024-12-31;KREISE;Kreise;05315;Köln, Stadt;GES;Geschlecht;;Insgesamt;1090;Anzahl;B1;Personen;e
12411;Bevölkerung;STAG;Stichtag;2024-12-31;KREISE;Kreise;05315;Köln, Stadt;GES;Geschlecht;GESW;weiblich;51,4;Prozent;B2;Anteil;e
12411;Bevölkerung;STAG;Stichtag;2024-12-31;KREISE;Kreise;05315;Köln, Stadt;GES;Geschlecht;;Insgesamt;-;Prozent;B2;Anteil;
"""
)


def test_the_flat_file_of_genesis_on_sight() -> None:
    read = of(FLAT)
    assert [(v.code, v.label, v.group, v.unit) for v in read.variables] == [
        ("B1", "Insgesamt", "Personen", "Anzahl"),
        ("B1.GESW", "weiblich", "Personen", "Anzahl"),
        ("B2", "Insgesamt", "Anteil", "Prozent"),
        ("B2.GESW", "weiblich", "Anteil", "Prozent"),
    ]
    assert [area.key for area in read.areas] == ["05315"]
    assert sorted(map(str, read.observations.value)) == ["1090.0", "51.4", "560.0", "None"]


def test_dates_in_heads_and_in_the_name_of_the_file() -> None:
    text = "Stadtteil;Bevölkerung;Arbeitslose (Dez 2013);Schulen (2013/2014);Bindung bis 2019\n" + "".join(
        f"Ort {c};{i}00;{i}5;{i};{i}7\n" for i, c in enumerate("abcdef", start=1)
    )
    read = of(text, "Profile_2014.csv")
    found = said(read)
    assert found["Bevölkerung", "Ort c", "2014"] == 300
    assert found["Arbeitslose", "Ort c", "2013-12"] == 35
    assert found["Schulen", "Ort c", "2013/14"] == 3
    assert found["Bindung bis 2019", "Ort c", "2014"] == 37
    stated = said(of(text, "Profile_2014.csv", ReadHints(period="2012")))
    assert stated["Bevölkerung", "Ort c", "2012"] == 300
    assert stated["Arbeitslose", "Ort c", "2013-12"] == 35


@pytest.mark.parametrize(
    ("above", "name", "period"),
    [
        ("Stand: 31.12.2015\n", "a.csv", "2015-12-31"),
        ("Bevölkerung am 31. Dezember 2015\n", "a.csv", "2015-12-31"),
        ("Stichtag;31.12.2015\n", "a.csv", "2015-12-31"),
        ("Bericht 2016\nDatenstand: 30.06.2015\n", "a.csv", "2015-06-30"),
        ("", "a_2012-12-31.csv", "2012-12-31"),
        ("", "20121231_einwohner.csv", "2012-12-31"),
        ("", "einwohner_2. Quartal 2013.csv", "2013-Q2"),
        ("Schuljahr 2012/13\n", "a.csv", "2012/13"),
    ],
)
def test_one_date_for_all(above: str, name: str, period: str) -> None:
    rows = "".join(f"Ort {c};{i}01;{i}5\n" for i, c in enumerate("abcdef", start=1))
    assert of(f"{above}Stadtteil;Einwohner;Kinder\n{rows}", name).periods == (period,)


def test_two_dates_above_are_no_date() -> None:
    rows = "".join(f"Ort {c};{i}01;{i}5\n" for i, c in enumerate("abcdef", start=1))
    with pytest.raises(Unreadable, match="year or date"):
        of(f"Vergleich 2012 und 2014\nStadtteil;Einwohner;Kinder\n{rows}")


def test_names_set_in_tell_what_belongs_to_what() -> None:
    read = of(
        "Gebiet;Jahr;Einwohner\nMühlen;2012;700\n  Mitte;2012;300\n    Altstadt;2012;100\n    Hafen;2012;200\n"
        "  West;2012;400\n    Heide;2012;150\n    Am Wald;2012;250\n"
    )
    assert [(a.name, a.level, a.parent) for a in read.areas] == [
        ("Mühlen", 0, None), ("Mitte", 1, "Mühlen"), ("West", 1, "Mühlen"), ("Altstadt", 2, "Mitte"),
        ("Am Wald", 2, "West"), ("Hafen", 2, "Mitte"), ("Heide", 2, "West"),
    ]  # fmt: skip


def test_a_list_of_quarters_districts_and_town_is_told_by_its_sums() -> None:
    quarters = [("Altstadt", 100, 11), ("Hafen", 205, 12), ("Heide", 150, 9), ("West", 253, 8)]
    rows = [*quarters, ("Mitte", 305, 23), ("West", 403, 17), ("Mühlen", 708, 40)]
    text = "Stadtgebiet;Einwohner;Kinder\n" + "".join(f"{name};{a};{b}\n" for name, a, b in rows)
    read = of(text, "a_2012.csv")
    assert [(a.name, a.level, a.parent) for a in read.areas] == [
        ("Mühlen", 0, None), ("Mitte", 1, "Mühlen"), ("West", 1, "Mühlen"), ("Altstadt", 2, "Mitte"),
        ("Hafen", 2, "Mitte"), ("Heide", 2, "West"), ("West", 2, "West"),
    ]  # fmt: skip
    assert not read.questions
    assert len(read.observations) == 14


@pytest.mark.parametrize(
    ("figures", "above"),
    [
        ([10, 1, 2, 3, 4], [-1, 0, 0, 0, 0]),
        ([3, 1, 2, 7, 3, 4, 10], [6, 0, 0, 6, 3, 3, -1]),
        ([1, 2, 3, 3, 4, 7, 10], [2, 2, 6, 5, 5, 6, -1]),
        ([3, 1, 2, 7, 3, 4], [-1, 0, 0, -1, 3, 3]),
        ([5, 8, 13, 2, 7], None),
        ([1, 2], None),
    ],
)
def test_sums_show_what_belongs_to_what(figures: list[float], above: list[int] | None) -> None:
    assert parents_by_sums([float(figure) for figure in figures]) == above


def test_keys_split_over_columns_become_one() -> None:
    head = "Amtlicher Schlüssel;;;Name;Einwohner\nLand;Kreis;Gem;;\n"
    rows = "05;;;Nordland;\n05;15;;Kreis Mühlen;\n05;15;001;Mühlen;700\n05;15;002;Heide;80\n05;16;;Kreis Süd;\n05;16;001;Au;900\n"
    read = of(head + rows, "a_2012.csv", ReadHints(period="2012"))
    assert {a.key: (a.name, a.parent) for a in read.areas} == {
        "05": ("Nordland", None),
        "0515": ("Kreis Mühlen", "05"),
        "0516": ("Kreis Süd", "05"),
        "0515001": ("Mühlen", "0515"),
        "0515002": ("Heide", "0515"),
        "0516001": ("Au", "0516"),
    }


def test_the_legend_of_the_source_tells_what_signs_mean() -> None:
    rows = "Ort a;12;5*\nOrt b;-;*\nOrt c;.;7\nOrt d;9;8\nOrt e;44;3\nOrt f;51;2\n"
    head = "Stadtteil;Einwohner;Kinder\n"
    plain = said(of(head + rows.replace("5*", "5"), "a_2012.csv"))
    assert plain["Einwohner", "Ort b", "2012"] is State.NONE
    assert plain["Einwohner", "Ort c", "2012"] is State.SUPPRESSED
    assert plain["Kinder", "Ort b", "2012"] is State.SUPPRESSED
    legend = "\n- = genau null, . = keine Angabe, * = vorläufiges Ergebnis\n"
    read = of(head + rows + legend, "a_2012.csv")
    found = said(read)
    assert found["Einwohner", "Ort c", "2012"] is State.MISSING
    assert found["Kinder", "Ort a", "2012"] == 5
    assert ("Kinder", "Ort b", "2012") not in found
    assert [(q.code, q.cells[0].text) for q in read.questions] == [("unreadable", "*")]
    assert read.none_is_zero
    assert read.signs["*"] == "vorläufiges Ergebnis"
    stated = said(of(head + rows + legend, "a_2012.csv", ReadHints(signs={"*": State.NOT_YET})))
    assert stated["Kinder", "Ort b", "2012"] is State.NOT_YET


def test_a_number_beside_a_broken_one_is_read_like_it() -> None:
    found = said(of('Stadtteil;Einwohner;Quote\nAlt;4.512;"12,3"\nNeu;3.107;"9,8"\nSüd;1.001;"10,0"\n', "a_2012.csv"))
    assert found["Einwohner", "Alt", "2012"] == 4512
    assert found["Quote", "Alt", "2012"] == 12.3


def test_what_heads_name_can_be_said() -> None:
    text = "Jahr;Alt;Neu;Süd\n2012;5;6;8\n2013;7;8;9\n2014;17;18;29\n"
    areas = of(text)
    assert areas.names is Names.AREAS
    assert [area.name for area in areas.areas] == ["Alt", "Neu", "Süd"]
    town = of(text, hints=ReadHints(names=Names.CHARACTERISTICS, area="Mühlen"))
    assert [variable.label for variable in town.variables] == ["Alt", "Neu", "Süd"]
    assert [area.name for area in town.areas] == ["Mühlen"]


def test_where_the_heads_stand_can_be_said() -> None:
    text = "a;b;c\nStadtteil;Jahr;Wert\nAlt;2012;5\nNeu;2012;6\nSüd;2012;8\n"
    read = of(text, hints=ReadHints(first_row=2, header_rows=1))
    assert (read.first_row, read.header_rows) == (2, 1)
    assert [guess.column for guess in read.guesses] == ["Stadtteil", "Jahr", "Wert"]
    assert len(read.observations) == 3
    bare = of(text, hints=ReadHints(first_row=3, header_rows=0, roles={"#1": Role.AREA_NAME, "#3": Role.VALUE}))
    assert not bare.header
    assert len(bare.observations) == 3


@pytest.mark.parametrize("label", ["12411-01-01-4_de_flat.csv", "1000A-2022_de_q_flat.csv"])
def test_flat_files_as_published(data_dir, label: str) -> None:
    read = read_table(data_dir / "genesis-ffcsv" / label)
    assert not read.questions
    assert len(read.observations) == read.rows


def test_regional_statistics_as_published(data_dir) -> None:
    folder = data_dir / "genesis-regionalstatistik"
    poverty = said(read_table(folder / "AI-S-02_00.csv"))
    assert poverty["Armutsgefährdungsquote (Bundesmedian)", "Nordrhein-Westfalen", "2005"] == 14.4
    assert poverty["Armutsgefährdungsquote (regionaler Median)", "Dessau, Stat. Region", "2014"] is State.NONE
    income = read_table(folder / "22811-01-01-4_00.csv")
    found = said(income)
    assert found["Empfänger von sozialen Mindestsicherungsleistungen", "Deutschland", "2015-12-31"] == 7_986_994
    assert len(income.periods) == 6
    care = said(read_table(folder / "22543-01-01-4_00.csv"))
    label = "Tagespflege, Betreute Kinder, Altersgruppe, unter 3 Jahre"
    assert care[label, "Deutschland", "2010-03-01"] == 71_821
    assert not income.questions


def test_a_profile_of_quarters_as_published(data_dir) -> None:
    read = read_table(data_dir / "hamburg-stadtteilprofile" / "Daten_fuer_die_Stadtteilprofile_2014.csv")
    found = said(read)
    assert [sum(area.level == level for area in read.areas) for level in range(3)] == [1, 7, 99]
    assert found["Wanderungssaldo", "Hamburg-Altstadt", "2014"] == -23
    assert found["Bevölkerung", "Hamburg", "2014"] == 1_788_994
    assert found["Arbeitslosenanteil in %", "Neustadt", "2013-12"] == 6.1
    assert not read.questions


def test_a_social_index_as_published(data_dir) -> None:
    read = read_table(data_dir / "berlin-mss-2021" / "mss_2021_index-indikatoren_z-werte_plr.csv")
    found = said(read)
    assert found["EW", "Stülerstraße", "2020-12-31"] == 3419
    assert found["zS1", "Großer Tiergarten", "2021"] == -1.30
    assert sum(1 for state in found.values() if state is State.MISSING) == 6 * 10
    assert read.areas[0].key == "01100101"


def test_age_bands_of_one_city_as_published(data_dir) -> None:
    folder = data_dir / "koeln-altersgruppen-2012"
    assert said(read_table(folder / "2012_Altersgruppen_Insgesamt.csv"))["0 - 2", "Köln insgesamt", "2012"] == 29_838
    assert said(read_table(folder / "2012_Altersgruppen_Stadtbezirk.csv"))["80 u. älter", "Porz", "2012"] == 5_084 - 0
    assert said(read_table(folder / "2012_Altersgruppen_Stadtteil.csv"))["15 - 17", "Dünnwald", "2012"] == 419


def test_limits_as_published(data_dir) -> None:
    read = read_table(data_dir / "phe-reference" / "testdata_Proportion.xlsx", ReadHints(period="2020"))
    found = said(read)
    assert found["percentage, lower95_0cl", "Area1", "2020"] == 0.1767432064140651
    assert len(read.sheets) == 2


def test_a_date_that_one_head_tells_is_taken_for_columns_without_any_and_said(tmp_path: Path) -> None:
    head, rows = "PLR-ID;Name;EW 31.12.2020;zS1;zS3", ("0101;Alt;3419;-0.25;0.41", "0102;Neu;1791;-1.30;1.05")
    read = read_table(write(tmp_path, "\n".join((head, *rows))))
    assert read.periods == ("2020-12-31",)
    assert any("2020-12-31" in str(one.params.get("period")) for one in read.warnings)
    two = head.replace("zS1", "zS1 31.12.2018")
    with pytest.raises(Unreadable):
        read_table(write(tmp_path, "\n".join((two, *rows)), "other.csv"))
