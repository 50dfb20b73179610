"""Tables as offices send them: remarks in cells, dates in many words, several tables on a sheet, districts beside quarters."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from planner.domain.errors import Unreadable
from planner.domain.figures import State
from planner.exchange.dated import named_period, only_period, told_period
from planner.exchange.numbers import Convention, parse
from planner.exchange.tables import ReadHints, Role, TableRead, read_data
from tests.exchange.samples import PAGE
from tests.exchange.test_layouts import of, said
from tests.exchange.workbooks import ods, xlsx

QUARTERS = ("Altstadt", "Neustadt", "Hafen", "Am Wald")


def above(read: TableRead) -> Mapping[str, str | None]:
    """What each area belongs to, by name."""
    return {area.name: area.parent for area in read.areas}


# cells


@pytest.mark.parametrize(
    ("word", "value"),
    [("12,3¹", 12.3), ("1 234¹⁾", 1234.0), ("1.234²", 1234.0), ("12 1)", 12.0), ("8,1 %²", 8.1), ("1’234", 1234.0)],
)
def test_marks_of_remarks_are_no_digits(word: str, value: float) -> None:
    assert parse(word, Convention(",")) == (value, State.VALUE)


@pytest.mark.parametrize("word", ["121)", "(45)", "12,3 r", "p 15", "5*", "#DIV/0!", "=B2+C2"])
def test_what_could_mean_something_else_is_asked(word: str) -> None:
    assert parse(word, Convention(",")) == "unreadable"


def test_a_column_with_many_remarks_stays_a_column_of_figures() -> None:
    cells = ["12,3*", "(45,0)", "p 15,2", "–", "k. A.", "n. v.", "•"]
    rows = "".join(f"Ort {i};1\u00a023{i}¹⁾;{cell}\n" for i, cell in enumerate(cells))
    read = of(f"Stadtteil;Einwohner 2020;Quote 2020\n{rows}\n¹⁾ Hauptwohnsitz\n")
    found = said(read)
    assert found["Einwohner", "Ort 0", "2020"] == 1230
    assert [found.get(("Quote", f"Ort {i}", "2020")) for i in range(7)] == [
        None, None, None, State.NONE, State.MISSING, State.MISSING, State.SUPPRESSED,
    ]  # fmt: skip
    assert [(q.code, q.count) for q in read.questions] == [("unreadable", 3)]


def test_a_column_of_signs_alone_is_read_as_its_legend_says() -> None:
    rows = "".join(f"{name};{i + 90};{sign}\n" for i, (name, sign) in enumerate(zip(QUARTERS, "-x./", strict=True)))
    read = of(
        f"Stadtteil;Kinder 2020;Betreute 2020\n{rows}Legende:\n- = Wert geheim gehalten\n. = kein Wert vorhanden\n"
    )
    found = [said(read)["Betreute", name, "2020"] for name in QUARTERS]
    assert found == [State.SUPPRESSED, State.NOT_APPLICABLE, State.MISSING, State.UNCERTAIN]


def test_formulas_without_results_are_asked_and_never_blank() -> None:
    rows = [
        ["Stadtteil", "m 2020", "zusammen 2020"],
        *([name, 10 + i, f"=B{i + 2}*2"] for i, name in enumerate(QUARTERS)),
    ]
    read = read_data(xlsx({"T": rows}), "a.xlsx")
    assert {label for label, _, _ in said(read)} == {"m"}
    assert [(q.code, q.count, q.cells[0].text) for q in read.questions] == [("unreadable", 4, "=B2*2")]


def test_figures_that_stay_the_same_are_no_keys() -> None:
    rows = "".join(
        f"{year};{name};{10 + i};{year - 2000 + i}\n" for year in (2019, 2020) for i, name in enumerate(QUARTERS)
    )
    found = said(of(f"Jahr;Stadtteil;Plätze;Betreute\n{rows}"))
    assert found["Plätze", "Hafen", "2020"] == 12
    assert found["Betreute", "Hafen", "2020"] == 22


# periods


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Stichtag: 31. Dezember 2021", "2021-12-31"), ("Dez. 20", "2020-12"), ("Dez 13", "2013-12"), ("2020*", "2020"),
        ("2020 (vorläufig)", "2020"), ("2020p", "2020"), ("2020¹⁾", "2020"), ("Kita-Jahr 2020/21", "2020/21"),
        ("SJ 2019/2020", "2019/20"), ("Einschulungsjahrgang 2020", "2020"), ("WS 2019/20", None), ("Altstadt 2020", None),
    ],
)  # fmt: skip
def test_dates_as_they_are_written(text: str, period: str | None) -> None:
    assert only_period(text) == period


@pytest.mark.parametrize(
    ("lines", "period"),
    [
        (["Arbeitslose Q3 2019"], "2019-Q3"), (["IV. Quartal 2019"], "2019-Q4"), (["Stand 2020-12"], "2020-12"),
        (["Personen in Bedarfsgemeinschaften", "Dezember 2021, Datenstand: April 2022"], "2021-12"),
        (["Arbeitslose im Juni 2021", "Stand: 12.04.2022"], None), (["Kinder 2021", "Stand: 31.12.2021"], "2021-12-31"),
        (["Sozialbericht 2022", "Stand: 31.12.2021"], "2021-12-31"),
    ],
)  # fmt: skip
def test_the_date_of_the_table_and_not_the_day_it_was_printed(lines: list[str], period: str | None) -> None:
    assert told_period(lines) == period


def test_school_years_and_months_in_names_are_told_apart() -> None:
    assert named_period("Kinder SJ 2019-20") == "2019/20"
    assert named_period("kinder_2021-22") == "2021/22"
    assert named_period("kinder_2010-11") is None


@pytest.mark.parametrize("part", ["Monat;3", "Monat;März", "Quartal;Q3", "Quartal;3"])
def test_years_and_their_parts_in_two_columns_are_one_period(part: str) -> None:
    name, word = part.split(";")
    other = {"3": "2", "März": "Mai", "Q3": "Q1"}[word]
    rows = "".join(
        f"{year};{one};{place};{year - 2000 + i * 7}\n"
        for year in (2019, 2020) for one in (word, other) for i, place in enumerate(QUARTERS)
    )  # fmt: skip
    read = of(f"Jahr;{name};Stadtteil;Arbeitslose\n{rows}")
    assert ("2020-Q3" if name == "Quartal" else "2020-03") in read.periods
    assert len(read.variables) == 1
    assert len(read.observations) == 16


def test_months_below_years_in_the_heads() -> None:
    read = of("Stadtteil;2020;;2021;\n;November;Dezember;Januar;Februar\nAlt;1;2;3;4\nNeu;5;6;7;8\nHafen;9;10;11;12\n")
    assert read.periods == ("2020-11", "2020-12", "2021-01", "2021-02")
    assert len(read.variables) == 1


# sheets


def test_a_sheet_for_each_year_is_one_table() -> None:
    def rows(year: int) -> list[list[object]]:
        return [
            ["Stadtteil", "Kinder", "Quote"],
            *([name, year - 2000 + i, "1.234"] for i, name in enumerate(QUARTERS)),
        ]

    read = read_data(xlsx({str(year): rows(year) for year in (2019, 2020, 2021)}), "a.xlsx")
    found = said(read)
    assert (found["Kinder", "Hafen", "2019"], found["Kinder", "Hafen", "2021"]) == (21, 23)
    assert (read.sheet, len(found)) == ("2019, 2020, 2021", 12)
    assert [(q.code, q.count, {cell.sheet for cell in q.cells}) for q in read.questions] == [
        ("ambiguous_number", 12, {"2019", "2020", "2021"})
    ]
    assert read.place_of is not None
    place = read.place_of(len(read.observations) - 1)
    assert (place.sheet, place.row, place.column) == ("2021", 5, "Kinder")
    assert said(
        read_data(xlsx({"2019": rows(2019), "2020": rows(2020)}), "a.xlsx", ReadHints(sheet="2020"))
    ).keys() == {("Kinder", name, "2020") for name in QUARTERS}


def test_sheets_that_contradict_each_other_are_asked() -> None:
    head = ["Stadtteil", "31.12.2019", "31.12.2020"]
    first = [head, *([name, 10 + i, 20 + i] for i, name in enumerate(QUARTERS))]
    second = [head, *([name, 10 + i, 20 + i + (i == 2)] for i, name in enumerate(QUARTERS))]
    read = read_data(xlsx({"Stand 2020": first, "Stand 2021": second}), "a.xlsx")
    assert len(read.observations) == 7
    assert [(q.code, q.count) for q in read.questions] == [("conflict", 2)]


def test_a_hidden_sheet_is_not_preferred() -> None:
    def hide(name: str, sheet: Worksheet) -> None:
        sheet.sheet_state = "hidden" if name == "calc" else "visible"

    many = [["Stadtteil", *(f"x {y}" for y in range(2010, 2020))], *([name, *range(7, 17)] for name in QUARTERS)]
    few = [["Stadtteil", "Kinder 2020"], *([name, 10 + i] for i, name in enumerate(QUARTERS))]
    assert read_data(xlsx({"calc": many, "Tab": few}, hide), "a.xlsx").sheet == "Tab"


UNDER = """Tabelle 1: Einwohner am 31.12.2020
Stadtteil;männlich;weiblich
Altstadt;50;60
Neustadt;100;110
Hafen;150;155

Tabelle 2: Haushalte am 31.12.2021
Bezirk;klein;groß
Mitte;5;6
Nord;10;11
"""


def test_two_tables_one_below_the_other_are_never_mixed() -> None:
    read = of(UNDER, "zwei.csv")
    assert set(said(read)) == {(sex, area, "2020-12-31") for sex in ("männlich", "weiblich") for area in QUARTERS[:3]}
    assert "There are {n} tables here" in read.warnings[0].msgid
    assert [one.name for one in read.sheets] == ["zwei (1)", "zwei (2)"]
    other = of(UNDER, "zwei.csv", ReadHints(sheet="zwei (2)"))
    assert said(other)["groß", "Nord", "2021-12-31"] == 11
    assert other.place_of is not None
    assert other.place_of(0).row == 9
    assert said(of(UNDER, "zwei.csv", ReadHints(first_row=8))) == said(other)


def test_two_tables_side_by_side_are_never_mixed() -> None:
    rows: list[list[object]] = [["Stadtteil", "Einwohner 2020", None, "Bezirk", "Einwohner 2020"]]
    rows += [[name, 100 + i, None, *(["Mitte", 700] if i == 0 else ["Nord", 800] if i == 1 else [None, None])]
             for i, name in enumerate(QUARTERS)]  # fmt: skip
    read = read_data(xlsx({"T": rows}), "a.xlsx")
    assert said(read) == {("Einwohner", name, "2020"): 100.0 + i for i, name in enumerate(QUARTERS)}
    other = read_data(xlsx({"T": rows}), "a.xlsx", ReadHints(sheet="T (2)"))
    assert said(other) == {("Einwohner", "Mitte", "2020"): 700.0, ("Einwohner", "Nord", "2020"): 800.0}


def test_heads_repeated_on_another_page_part_nothing() -> None:
    read = of(
        "Stadtteil;2019;2020\nAltstadt;12;13\nHafen;22;23\n\nStadtteil;2019;2020\nNeustadt;32;33\nAm Wald;42;43\n"
    )
    assert len(read.observations) == 8
    assert not read.warnings
    assert not read.questions


# web pages


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_web_page_under_the_name_of_a_workbook(encoding: str) -> None:
    read = read_data(PAGE.encode(encoding), "export.xls")
    found = said(read)
    assert found["Kinder, männlich", "Alt", "2020-12-31"] == 1012
    assert found["Kinder, männlich", "Süd", "2020-12-31"] is State.NONE
    assert found["Kinder, Quote", "Hafen", "2020-12-31"] == 7.5
    assert (str(read.format.value), len(found)) == ("html", 6)


def test_a_page_copied_from_a_spreadsheet_tells_its_values() -> None:
    cells = "".join(
        f'<tr><td>{name}</td><td sdval="{1234 + i}">{1.234 + i / 1000:.3f}</td></tr>' for i, name in enumerate(QUARTERS)
    )
    page = f"Version:1.0\r\nStartHTML:000\r\n<html><table><tr><td>Stadtteil</td><td>Einwohner 2020</td></tr>{cells}</table></html>"
    read = read_data(page.encode(), "Zwischenablage.tsv")
    assert said(read)["Einwohner", "Neustadt", "2020"] == 1235
    assert not read.questions


def test_pages_without_a_table_are_refused() -> None:
    with pytest.raises(Unreadable, match="web page"):
        of("<html><body><p>404</p></body></html>")


# areas


def test_a_district_beside_its_quarters_is_what_they_belong_to() -> None:
    read = of(
        "Stadtbezirk;Stadtteil;Kinder 2020;Plätze 2020\nMitte;Altstadt;10;5\n;Neustadt;20;6\nNord;Hafen;30;7\n;Am Wald;15;8\n"
    )
    assert above(read) == {
        "Mitte": None,
        "Nord": None,
        "Altstadt": "Mitte",
        "Neustadt": "Mitte",
        "Hafen": "Nord",
        "Am Wald": "Nord",
    }
    assert read.guesses[0].role is Role.ABOVE
    assert len(read.observations) == 8
    keyed = of(
        "BezirkNr;Bezirk;Nr;Stadtteil;Kinder 2020\n1;Mitte;71;Alt;10\n1;Mitte;72;Neu;20\n2;Nord;83;Hafen;30\n2;Nord;84;Wald;15\n"
    )
    assert {(area.key, area.name, area.parent) for area in keyed.areas} >= {("1", "Mitte", None), ("83", "Hafen", "2")}


def test_totals_between_the_quarters_are_the_figures_of_the_district() -> None:
    rows = "Mitte;Altstadt;10\nMitte;Neustadt;20\nMitte;Summe;30\nNord;Hafen;30\nNord;Am Wald;15\nNord gesamt;;45\nGesamtstadt;;75\n"
    read = of(f"Bezirk;Stadtteil;Kinder 2020\n{rows}")
    found = said(read)
    assert (found["Kinder", "Mitte", "2020"], found["Kinder", "Nord", "2020"]) == (30, 45)
    assert found["Kinder", "Gesamtstadt", "2020"] == 75
    assert above(read)["Mitte"] == "Gesamtstadt"
    assert not read.questions


def test_a_total_without_a_key_is_called_by_its_name() -> None:
    read = of("Nr;Ortsteil;Kinder 2020\n01;Altstadt;10\n02;Neustadt;20\n03;Hafen;31\n;Insgesamt;61\n")
    assert said(read)["Kinder", "Insgesamt", "2020"] == 61
    assert next((area.key, area.name, area.level) for area in read.areas) == ("", "Insgesamt", 0)


def test_an_area_stands_once_above_the_rows_of_its_years() -> None:
    head = "Tabelle: 22411-01\nPflege\n;;Pflegebedürftige;Pflegebedürftige\n;;Insgesamt;ambulant\n"
    rows = "05111;Düsseldorf, Stadt;;\n15.12.2019;;21000;5000\n15.12.2021;;24000;5600\n05112;Duisburg, Stadt;;\n15.12.2019;;25000;6000\n15.12.2021;;28000;6600\n"
    read = of(head + rows)
    assert [area.key for area in read.areas] == ["05111", "05112"]
    assert said(read)["Pflegebedürftige, ambulant", "Duisburg, Stadt", "2021-12-15"] == 6600


def test_quarters_of_nearly_one_size_are_no_districts_of_each_other() -> None:
    read = of(
        "Stadtteil;2019;2020\nA-Dorf;100;200\nB-Dorf;101;201\nC-Dorf;102;202\nD-Dorf;103;203\nE-Dorf;104;204\nF-Dorf;105;205\n"
    )
    assert set(above(read).values()) == {None}


def test_characteristics_that_follow_from_nothing_are_all_told_apart() -> None:
    rows = "".join(
        f"{key},{year},{sex},{age},5\n" for key in ("Old Town", "Harbour") for year in (2019, 2020)
        for sex in ("male", "female") for age in ("0-5", "6-17")
    )  # fmt: skip
    assert len(of(f"area_name,year,sex,age_group,value\n{rows}").observations) == 16


def test_hidden_sheets_of_open_document_are_known() -> None:
    rows = [["Stadtteil", "Kinder 2020"], *([name, 10 + i] for i, name in enumerate(QUARTERS))]
    assert len(read_data(ods({"Werte": rows}), "a.ods").observations) == 4


# heads


def test_sums_and_changes_beside_years_are_of_no_year() -> None:
    read = of("Stadtteil;2019;2020;Veränderung in %\nAlt;1.030;1.031;3,3\nHafen;20;21;5,0\nNeu;10;11;10,0\n")
    assert read.periods == ("2019", "2020")
    assert said(read)["table", "Alt", "2020"] == 1031
    assert [(q.code, q.count, q.cells[0].column) for q in read.questions] == [("no_period", 3, "Veränderung in %")]


def test_single_years_of_age_name_their_columns() -> None:
    read = of("Bevölkerung am 31.12.2021;;;;\nStadtteil;0;1;2;3\nAlt;30;31;40;20\nHafen;20;21;30;10\nNeu;10;11;15;5\n")
    assert said(read)["3", "Hafen", "2021-12-31"] == 10
    assert len(read.observations) == 12


def test_years_of_birth_are_no_periods() -> None:
    read = of("Kinder nach Geburtsjahr, Stand 31.12.2021;;\nStadtteil;2019;2020\nAlt;30;31\nHafen;20;21\nNeu;10;11\n")
    assert said(read)["2019", "Hafen", "2021-12-31"] == 20
    assert read.periods == ("2021-12-31",)


def test_keys_called_numbers_tell_two_areas_of_one_name_apart() -> None:
    rows = "000;Mühlen;1000\n001;Mitte;600\n002;Hafen;400\n101;Altstadt;250\n102;Neustadt;350\n201;Hafen;300\n202;Wald;100\n"
    read = of(f"Nr;Name;Einwohner 2020\n{rows}")
    assert {area.key: area.parent for area in read.areas}["201"] == "002"


def test_a_numbered_title_names_the_figures() -> None:
    read = of("Tabelle 3: Arbeitslose am 30.06.2021;;\nStadtteil;2019;2020\nAlt;30;31\nHafen;20;21\nNeu;10;11\n")
    assert [one.label for one in read.variables] == ["Arbeitslose"]


@pytest.mark.parametrize(
    "head", ["Einwohner;Haushalte", "Einwohner 2019;Einwohner 2020", "2019;2020", "Fälle 31.12.2019;Plätze 31.12.2020"]
)
def test_figures_that_look_like_years_are_figures(head: str) -> None:
    read = of(f"Stand: 31.12.2020\nStadtteil;{head}\nAltstadt;1850;1860\nNeustadt;1921;1930\nHafen;2011;2020\n")
    assert sorted(value or 0 for value in read.observations.value) == [1850, 1860, 1921, 1930, 2011, 2020]
    assert {area.name for area in read.areas} == set(QUARTERS[:3])
    assert set(read.periods) <= {"2019", "2020", "2019-12-31", "2020-12-31"}


def test_parts_below_every_area_are_characteristics() -> None:
    rows = "".join(f"{name};{2 * i + 3}\n  männlich;{i + 1}\n  weiblich;{i + 2}\n" for i, name in enumerate(QUARTERS))
    read = of(f"Gebiet;Kinder 2020\n{rows}")
    assert {area.name for area in read.areas} == set(QUARTERS)
    assert [one.label for one in read.variables] == ["Insgesamt", "männlich", "weiblich"]
    assert said(read)["weiblich", "Hafen", "2020"] == 4


def test_names_of_columns_as_programs_write_them() -> None:
    read = of("stadtteil,einwohner_2020,flaeche_ha_2020\nAltstadt,1234,12.5\nHafen,998,8\nNeustadt,2045,9.25\n")
    assert (read.periods, said(read)["einwohner", "Hafen", "2020"]) == (("2020",), 998)


def test_one_date_that_does_not_exist_is_asked() -> None:
    rows = "".join(f"Ort {i};31.12.2020;{i}\n" for i in range(9))
    read = of(f"Stadtteil;Stichtag;Kinder\nOrt x;31.02.2020;12\n{rows}")
    assert [(q.code, q.count) for q in read.questions] == [("no_period", 1)]


@pytest.mark.timeout(20)
def test_cells_of_any_length_take_no_time() -> None:
    long = "x" * 70_000
    for text in (long, long + "1", "a 2012" * 9_000, "1 " * 30_000, "=" * 60_000, "x" + " " * 60_000 + "1"):
        of(f"Bezirk;Stadtteil;Kinder 2020\n{text};Summe;{text}\nMitte;Alt;1\nMitte;Neu;2\nNord;Hafen;3\n")


def test_a_time_that_two_columns_tell_is_one_period() -> None:
    read = of("Stadtteil;von;bis;Fälle\nAltstadt;2018;2020;12\nHafen;2018;2020;13\nNeustadt;2018;2020;14\n")
    assert (read.periods, len(read.observations)) == (("2018..2020",), 3)


def test_commas_that_divide_cells_and_decimals_alike_are_refused() -> None:
    with pytest.raises(Unreadable, match="name"):
        of("Stadtteil,Quote 2020\nAltstadt,12,3\nHafen,8,5\nNeustadt,7,1\n")


@pytest.mark.parametrize("head", ["Bestand", "Anzahl", "Wert"])
@pytest.mark.parametrize("other", ["Einwohner", "Neubauten"])
def test_a_column_called_a_number_drops_no_figures_beside_it(head: str, other: str) -> None:
    years = [
        f"0{area};{name};{year};{20 + area + year % 3};{300 + 7 * area + year % 5};{5000 + 31 * area + year % 9}"
        for year in (2020, 2021)
        for area, name in enumerate(QUARTERS, 1)
    ]
    read = of("\n".join([f"Schlüssel;Stadtteil;Jahr;{head};Kinder unter 6;{other}", *years, ""]))
    assert {area.key for area in read.areas} == {"01", "02", "03", "04"}
    assert {variable.label for variable in read.variables} == {head, "Kinder unter 6", other}


def test_codes_beside_a_column_called_a_number_stay_codes() -> None:
    codes = (3, 17, 24, 31)
    rows = [
        f"{area};{name};2020;{code};{40 + 11 * area + code}" for area, name in enumerate(QUARTERS, 1) for code in codes
    ]
    read = of("\n".join(["AGS;Stadtteil;Jahr;Merkmal;Anzahl", *rows, ""]))
    assert len(read.variables) == len(codes)
