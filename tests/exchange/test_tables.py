"""Tables of figures: what is recognised, what is asked, what is refused."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.domain.errors import BadInput, Cancelled, Unreadable
from planner.domain.figures import State
from planner.exchange import messages
from planner.exchange.tables import AreaRead, ReadHints, Role, TableRead, read_table
from tests.exchange.samples import HEADER, long_rows, long_text, outcome, write


def content(read: TableRead) -> dict[tuple[str, str, str], tuple[float | None, State]]:
    """Every cell by codes, so that the order of rows does not count."""
    cells = read.observations
    return {
        (read.variables[v].code, read.areas[a].key or read.areas[a].name, read.periods[p]): (value, state)
        for v, a, p, value, state in zip(
            cells.variable, cells.area, cells.period, cells.value, cells.state, strict=True
        )
    }


def roles(read: TableRead) -> dict[str, Role]:
    return {guess.column: guess.role for guess in read.guesses}


def test_a_long_table_is_recognised_by_its_values(tmp_path: Path) -> None:
    read = read_table(write(tmp_path, long_text()))
    assert list(roles(read).values()) == [
        Role.RUNNING,
        Role.GROUP_KEY,
        Role.GROUP_LABEL,
        Role.PERIOD,
        Role.AREA_KEY,
        Role.AREA_NAME,
        Role.VARIABLE_KEY,
        Role.VARIABLE_LABEL,
        Role.VALUE,
    ]
    assert (read.encoding, read.delimiter, read.decimal, read.header) == ("utf-8", ",", ".", True)
    assert read.periods == ("2010", "2011", "2012")
    assert read.areas[:4] == (
        AreaRead("000", "Stadt Mühlen", 0, None),
        AreaRead("001", "Mitte", 1, "000"),
        AreaRead("002", "Hafen", 1, "000"),
        AreaRead("101", "Alt Mühlen", 2, "001"),
    )
    assert [(v.code, v.label, v.group) for v in read.variables[:2]] == [
        ("005.10", "Einwohner", "Einwohner"),
        ("020.10", "00 - < 03", "Einwohner nach Alter"),
    ]
    assert all(v.whole for v in read.variables)
    assert read.rows == len(read.observations) == 96
    assert not read.questions
    assert not read.warnings
    assert read.samples[0][0] == "id"


def test_the_same_table_without_names_is_recognised_too(tmp_path: Path) -> None:
    named = read_table(write(tmp_path, long_text()))
    bare = read_table(write(tmp_path, "\n".join(long_rows())))
    assert bare.header is False
    assert content(bare) == content(named)
    assert bare.areas == named.areas


def test_shuffled_rows_say_the_same(tmp_path: Path) -> None:
    rows = long_rows()
    read = read_table(write(tmp_path, long_text(rows)))
    for seed in range(5):
        shuffled = rows[:]
        random.Random(seed).shuffle(shuffled)
        again = read_table(write(tmp_path, long_text(shuffled)))
        assert content(again) == content(read)
        assert (again.areas, again.variables, again.periods) == (read.areas, read.variables, read.periods)
        assert roles(again) == roles(read)


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("cp1252", "cp1252"),
        ("iso-8859-1", "cp1252"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_any_encoding_and_line_end_is_read(tmp_path: Path, encoding: str, found: str, ends: str) -> None:
    read = read_table(write(tmp_path, long_text().replace("\n", ends).encode(encoding)))
    assert read.encoding == found
    assert read.areas[0].name == "Stadt Mühlen"
    assert len(read.observations) == 96


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_delimiter_is_found(tmp_path: Path, delimiter: str) -> None:
    read = read_table(write(tmp_path, long_text().replace(",", delimiter)))
    assert read.delimiter == delimiter
    assert len(read.observations) == 96


def test_official_signs_stay_apart(tmp_path: Path) -> None:
    signs = ["-", ".", "x", "/", "...", "", "0", "*", "<3", "n/a", "12"]
    rows = [f"{key:03};Ort {key};2012;{sign}" for key, sign in enumerate(signs, start=1)]
    read = read_table(write(tmp_path, "Schlüssel;Stadtteil;Jahr;Wert\n" + "\n".join(rows)))
    assert [cell[1] for cell in content(read).values()] == [
        State.NONE,
        State.SUPPRESSED,
        State.NOT_APPLICABLE,
        State.UNCERTAIN,
        State.NOT_YET,
        State.MISSING,
        State.VALUE,
        State.SUPPRESSED,
        State.SUPPRESSED,
        State.MISSING,
        State.VALUE,
    ]
    assert [cell[0] for cell in content(read).values()][6] == 0.0


def test_a_person_overrules_every_guess(tmp_path: Path) -> None:
    path = write(tmp_path, "a;b;c;d\n1;2012;Hafen;1,5\n2;2012;Mitte;2,5\n3;2012;Süd;7,0\n")
    read = read_table(path, ReadHints(roles={"c": Role.AREA_NAME, "a": Role.OTHER, "d": Role.VALUE}, decimal=","))
    assert roles(read) == {"a": Role.OTHER, "b": Role.PERIOD, "c": Role.AREA_NAME, "d": Role.VALUE}
    assert [guess.certain for guess in read.guesses] == [True, False, True, True]
    assert content(read)["d", "Mitte", "2012"] == (2.5, State.VALUE)
    with pytest.raises(BadInput, match="no column"):
        read_table(path, ReadHints(roles={"z": Role.VALUE}))


def test_one_characteristic_per_column_with_a_stated_period(tmp_path: Path) -> None:
    path = write(tmp_path, "Nr.,Stadtteil, 0 - 2, 3 - 5\n101,Alt,521,356\n102,Neu,1003,740\n201,Hafen,272,247\n")
    with pytest.raises(Unreadable, match="year"):
        read_table(path)
    read = read_table(path, ReadHints(period="31.12.2012"))
    assert [(v.code, v.label) for v in read.variables] == [("0_2", "0 - 2"), ("3_5", "3 - 5")]
    assert content(read)["3_5", "102", "2012-12-31"] == (740.0, State.VALUE)


def test_years_as_columns(tmp_path: Path) -> None:
    read = read_table(write(tmp_path, "Stadtteil;2010;2011\nAlt;521;356\nNeu;1.003;740,5\nHafen;272;247\n"))
    assert read.periods == ("2010", "2011")
    assert content(read)["table", "Neu", "2010"] == (1003.0, State.VALUE)
    assert read.decimal == ","


def test_ambiguous_numbers_are_asked_and_stay_out(tmp_path: Path) -> None:
    path = write(tmp_path, "Stadtteil;Jahr;Wert\nAlt;2012;1.234\nNeu;2012;12\nHafen;2012;7\n")
    read = read_table(path)
    assert [(q.code, q.count, q.cells[0].text, q.cells[0].row) for q in read.questions] == [
        ("ambiguous_number", 1, "1.234", 2)
    ]
    assert len(read.observations) == 2
    assert content(read_table(path, ReadHints(decimal=",")))["wert", "Alt", "2012"][0] == 1234.0
    assert content(read_table(path, ReadHints(decimal=".")))["wert", "Alt", "2012"][0] == 1.234


def test_text_where_numbers_belong_is_asked(tmp_path: Path) -> None:
    read = read_table(
        write(
            tmp_path,
            "Stadtteil;Jahr;Wert\n"
            + "".join(f"Ort {c};2012;{i}5\n" for i, c in enumerate("abcdefg"))
            + "Ort x1;2012;viele\nOrt y1;2012;#DIV/0!\n",
        )
    )
    assert [(q.code, q.count) for q in read.questions] == [("unreadable", 2)]
    assert [cell.text for cell in read.questions[0].cells] == ["viele", "#DIV/0!"]
    assert len(read.observations) == 7


def test_rows_without_area_or_clear_period_stay_out(tmp_path: Path) -> None:
    text = "Key;Stadtteil;Stichtag;Wert\n101;Alt;31.12.2012;5\n;;31.12.2012;6\n102;Neu;01/02/2003;7\n103;Süd;31.12.2012;9\n"
    read = read_table(write(tmp_path, text), ReadHints(roles={"Stichtag": Role.PERIOD}))
    assert {(q.code, q.count) for q in read.questions} == {("no_area", 1), ("no_period", 1)}
    assert read.periods == ("2012-12-31",)
    assert len(read.observations) == 2


def test_a_cell_said_twice(tmp_path: Path) -> None:
    rows = long_rows()
    again = read_table(write(tmp_path, long_text([*rows, rows[0]])))
    assert len(again.observations) == 96
    assert not again.questions
    other = read_table(write(tmp_path, long_text([*rows, rows[0].rpartition(",")[0] + ",7.0"])))
    assert [(q.code, q.count) for q in other.questions] == [("conflict", 2)]
    assert len(other.observations) == 95


def test_a_missing_key_column_is_noticed(tmp_path: Path) -> None:
    roles = {"tab_id": Role.OTHER, "tabelle": Role.OTHER, "zeile": Role.OTHER}
    read = read_table(write(tmp_path, long_text()), ReadHints(roles=roles))
    assert [(q.code, q.count) for q in read.questions] == [("conflict", 48)]
    text = "Stadtteil;Jahr;Geschlecht;Wert\n" + "".join(
        f"{place};2012;{sex};{len(place) * 7 + i * 3}\n"
        for place in ("Alt", "Hafen", "Süd-West")
        for i, sex in enumerate("mw")
    )
    path = write(tmp_path, text)
    assert [v.code for v in read_table(path).variables] == ["m", "w"]
    with pytest.raises(Unreadable, match="several times"):
        read_table(path, ReadHints(roles={"Geschlecht": Role.OTHER}))


def test_parts_that_do_not_add_up_are_told(tmp_path: Path) -> None:
    rows = long_rows()
    start, _, number = rows[0].rpartition(",")
    read = read_table(write(tmp_path, long_text([f"{start},{float(number) + 9}", *rows[1:]])))
    assert [warning.params["area"] for warning in read.warnings] == ["Stadt Mühlen"]


def test_ragged_rows_blank_rows_and_footnotes(tmp_path: Path) -> None:
    text = long_text() + "\n,,,,,,,,\nonly,three,cells\n__________\n(C)opyright, 2026\nmore, and more\n"
    read = read_table(write(tmp_path, text))
    assert len(read.observations) == 96
    assert [(q.code, q.count, q.cells[0].row) for q in read.questions] == [("row_length", 1, 100)]


def test_repeated_and_empty_column_names(tmp_path: Path) -> None:
    read = read_table(write(tmp_path, "Stadtteil;Jahr;Wert;Wert;\nAlt;2012;5;6;a\nNeu;2012;6;8;a\nSüd;2012;16;9;a\n"))
    assert [guess.column for guess in read.guesses] == ["Stadtteil", "Jahr", "Wert", "Wert (2)", "#5"]


def test_a_key_with_two_names_is_told(tmp_path: Path) -> None:
    rows = [row.replace("Hafen", "Häfen") if ",201," in row and ",2012," in row else row for row in long_rows()]
    read = read_table(
        write(tmp_path, long_text(rows)), ReadHints(roles={"raum_id": Role.AREA_KEY, "raum": Role.AREA_NAME})
    )
    assert [warning.params["key"] for warning in read.warnings] == ["201"]
    assert next(area.name for area in read.areas if area.key == "201") == "Hafen"


def test_signs_that_look_like_digits_are_no_keys(tmp_path: Path) -> None:
    read = read_table(write(tmp_path, "Key;Ort;Jahr;Wert\n²;Alt;2012;5\n³;Neu;2012;6\n½;Süd;2012;9\n"))
    assert [area.key for area in read.areas] == ["²", "³", "½"]


BAD = {
    "empty": (b"", "empty"),
    "blank": (b" \n\n \n", "empty"),
    "header only": (HEADER.encode(), "no rows"),
    "one column": (b"a\nb\nc\n", "No columns"),
    "zip": (b"PK\x03\x04" + bytes(500), "damaged"),
    "old excel": (b"\xd0\xcf\x11\xe0" + bytes(500), "damaged"),
    "pdf": (b"%PDF-1.7 ...", "PDF"),
    "database": (b"SQLite format 3\0" + bytes(500), "database"),
    "noise": (random.Random(3).randbytes(5000), "text|table|columns"),
    "nul": (long_text().replace("Hafen", "Ha\0fen").encode(), "characters"),
    "broken utf-8": (long_text().encode().replace("Mühlen".encode(), "M\xfchlen".encode("latin-1"), 1), "line 2"),
    "million columns": (b";".join([b"a"] * 400_000) + b"\n", "columns"),
    "endless line": (b"a;b\n" + b"x" * (messages.MAX_LINE + 10), "Line 2"),
    "unclosed quote": (b'a;b;c\nx;2012;"' + b"y;2012;5\n" * 30_000, "quotation"),
    "no area": (b"Jahr;Wert\n2010;5\n2011;6\n2012;7\n", "areas"),
    "no figures": (b"Stadtteil;Jahr\nAlt;2010\nNeu;2011\n", "figures"),
    "text only": (b"Stadtteil;Jahr;Wert\nAlt;2012;viele\nNeu;2012;wenige\n", "figures|figure"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_files_get_a_sentence(tmp_path: Path, case: str) -> None:
    data, words = BAD[case]
    with pytest.raises(Unreadable, match=words) as caught:
        read_table(write(tmp_path, data))
    assert "{" not in str(caught.value)


def test_files_that_cannot_be_opened_get_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in (tmp_path, tmp_path / "gone.csv", Path("a\0b.csv")):
        with pytest.raises(Unreadable):
            read_table(path)
    path = write(tmp_path, long_text())
    with pytest.raises(Unreadable, match="encoding"):
        read_table(path, ReadHints(encoding="klingon"))
    with pytest.raises(Unreadable, match="encoding"):
        read_table(path, ReadHints(encoding="ascii"))
    with pytest.raises(Unreadable, match="delimiter"):
        read_table(path, ReadHints(delimiter="ab"))
    with pytest.raises(Unreadable, match="column"):
        read_table(path, ReadHints(delimiter="|"))
    monkeypatch.setattr("planner.exchange.textfile.MAX_BYTES", 100)
    with pytest.raises(Unreadable, match="too large"):
        read_table(path)


def test_too_many_rows_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.exchange.columns.MAX_ROWS", 50)
    with pytest.raises(Unreadable, match="more than 50 rows"):
        read_table(write(tmp_path, long_text()))


def test_reading_tells_how_far_it_is_and_can_be_stopped(tmp_path: Path) -> None:
    path = write(tmp_path, long_text())
    told: list[float] = []
    read_table(path, progress=told.append)
    assert told
    assert told == sorted(told)
    assert told[-1] == 1.0
    with pytest.raises(Cancelled):
        read_table(path, cancelled=lambda: True)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        st.binary(max_size=300),
        st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass")),
        st.text(alphabet="a1;,\t.\"'-\n 2012Köx/…", max_size=400).map(str.encode),
    )
)
def test_any_bytes_are_a_table_or_a_sentence(tmp_path: Path, data: bytes) -> None:
    read = outcome(lambda: read_table(write(tmp_path, data)))
    assert read
    assert isinstance(read, str) or len(read.observations) <= read.rows * len(read.guesses)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.integers(0, 3000),
    st.sampled_from(["", '"', ";", ",", "\n", "x", "-", "é", "\x01", "9" * 400]),
    st.integers(0, 40),
)
def test_a_damaged_table_is_a_table_or_a_sentence(tmp_path: Path, place: int, junk: str, length: int) -> None:
    text = long_text()
    read = outcome(lambda: read_table(write(tmp_path, text[:place] + junk + text[place + length :])))
    assert read
    if isinstance(read, TableRead):
        cells = read.observations
        assert all(
            (value is None) == (state is not State.VALUE) for value, state in zip(cells.value, cells.state, strict=True)
        )
        assert len(content(read)) == len(cells)


def test_koeln_as_published(data_dir: Path) -> None:
    read = read_table(data_dir / "koeln-bevoelkerung" / "bevoelkerung.csv")
    assert (read.rows, len(read.observations), len(read.areas), len(read.variables)) == (29_135, 29_135, 96, 38)
    assert read.periods == tuple(str(year) for year in range(2005, 2013))
    assert [sum(area.level == level for area in read.areas) for level in range(3)] == [1, 9, 86]
    assert all(area.parent == f"00{area.key[0]}" for area in read.areas if area.level == 2)
    assert not read.questions
    assert not read.warnings
    level = {area.key: area.level for area in read.areas}
    sums = [0.0, 0.0, 0.0]
    for (code, key, period), (value, _) in content(read).items():
        if code == "005.10" and period == "2012":
            sums[level[key]] += value or 0
    assert sums == [1_044_555.0] * 3


def test_other_cities_tables_as_published(data_dir: Path) -> None:
    flat = read_table(data_dir / "genesis-ffcsv" / "12411-01-01-4_de_flat.csv")
    assert (len(flat.areas), len(flat.variables), flat.periods) == (489, 3, ("2024-12-31",))
    wide = read_table(
        data_dir / "koeln-altersgruppen-2012" / "2012_Altersgruppen_Stadtteil.csv", ReadHints(period="2012")
    )
    assert (len(wide.areas), len(wide.variables)) == (86, 12)
    berlin = read_table(
        data_dir / "berlin-mss-2021" / "mss_2021_index-indikatoren_z-werte_plr.csv", ReadHints(period="2020-12-31")
    )
    assert len(berlin.areas) == 542
