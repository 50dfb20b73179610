"""Borders: what is read from GeoJSON, whose they are, and what is refused."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.domain.errors import Cancelled, Unreadable
from planner.exchange.border_match import AreaRow, BorderMatch, match_borders
from planner.exchange.borders import BorderRead, read_borders
from planner.exchange.tables import read_table
from tests.exchange.samples import outcome, write

TOWN = [
    AreaRow("t", "000", "Stadt Mühlen", 0),
    AreaRow("d1", "001", "Mitte", 1),
    AreaRow("d2", "002", "Hafen", 1),
    AreaRow("q1", "101", "Alt Mühlen", 2),
    AreaRow("q2", "102", "Neu Mühlen", 2),
    AreaRow("q3", "201", "Hafen", 2),
    AreaRow("q4", "202", "Am Wald", 2),
]


def square(x: float = 7.0, y: float = 51.0, size: float = 0.01) -> list[list[float]]:
    """A closed ring, clockwise, as many programs write outer rings against the rules."""
    return [[x, y], [x, y + size], [x + size, y + size], [x + size, y], [x, y]]


def feature(geometry: Any = None, **properties: Any) -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": geometry or {"type": "Polygon", "coordinates": [square()]},
    }


def read(folder: Path, *items: Any, **more: Any) -> BorderRead:
    return read_borders(
        write(folder, json.dumps({"type": "FeatureCollection", "features": items, **more}), "b.geojson")
    )


def pairs(match: BorderMatch) -> dict[int, str]:
    return dict(match.pairs)


def test_short_keys_and_capital_names_meet_the_level_they_cover(tmp_path: Path) -> None:
    borders = read(tmp_path, feature(NAME="HAFEN", NR="2", AREA=7.25), feature(NAME="MITTE", NR="1", AREA=9.5))
    match = match_borders(borders, TOWN)
    assert (match.level, match.by, pairs(match)) == (1, "both", {0: "d2", 1: "d1"})
    assert (match.unmatched, match.lacking) == ((), ())
    assert borders.features[0].title == "HAFEN"


def test_names_alone_meet_in_any_spelling(tmp_path: Path) -> None:
    names = ["01 Alt-Muehlen", "02 NEU MÜHLEN", "03 Hafen", "04 Elsewhere"]
    match = match_borders(read(tmp_path, *(feature(name=name, cartodb_id=i) for i, name in enumerate(names, 1))), TOWN)
    assert (match.level, match.by, pairs(match)) == (2, "name", {0: "q1", 1: "q2", 2: "q3"})
    assert (match.unmatched, match.lacking) == ((3,), ("q4",))


def test_keys_alone_meet(tmp_path: Path) -> None:
    match = match_borders(read(tmp_path, *(feature(id_=key) for key in (101, 102.0, "201", "202"))), TOWN)
    assert (match.level, match.by, len(match.pairs)) == (2, "key", 4)


def test_a_running_number_is_no_key(tmp_path: Path) -> None:
    town = [AreaRow(f"a{n}", f"{n:03}", f"Ort {chr(64 + n)}", 1) for n in range(1, 6)]
    items = [feature(fid=n, name=f"Ort {chr(70 - n)}") for n in range(1, 6)]
    match = match_borders(read(tmp_path, *items), town)
    assert (match.by, pairs(match)) == ("name", {i: f"a{5 - i}" for i in range(5)})


def test_borders_of_elsewhere_wait_for_a_hand(tmp_path: Path) -> None:
    match = match_borders(read(tmp_path, feature(name="Nirgendwo"), feature(name="Anderswo")), TOWN)
    assert match == BorderMatch(None, unmatched=(0, 1))
    assert match_borders(read(tmp_path, feature(name="x")), []).level is None


def test_geometry_is_rounded_closed_and_turned(tmp_path: Path) -> None:
    ring = [[7.12345678, 51.0, 40.5], [7.12345678, 51.01, 1], [7.2, 51.01], [7.2, 51.01], [7.2, 51.0]]
    shape = json.loads(
        read(tmp_path, feature({"type": "Polygon", "coordinates": [ring]}, name="a")).features[0].geometry
    )
    assert shape == {
        "type": "Polygon",
        "coordinates": [[[7.123457, 51.0], [7.2, 51.0], [7.2, 51.01], [7.123457, 51.01], [7.123457, 51.0]]],
    }


def test_holes_parts_and_collections(tmp_path: Path) -> None:
    holed = {"type": "Polygon", "coordinates": [square(), square(7.002, 51.002, 0.002)]}
    shape = json.loads(read(tmp_path, feature(holed, name="a")).features[0].geometry)
    assert [_turn(ring) for ring in shape["coordinates"]] == [True, False]
    many = {
        "type": "GeometryCollection",
        "geometries": [
            holed,
            {"type": "Point", "coordinates": [7, 51]},
            {"type": "MultiPolygon", "coordinates": [[square(8)], [square(9)]]},
        ],
    }
    shape = json.loads(read(tmp_path, feature(many, name="a")).features[0].geometry)
    assert (shape["type"], len(shape["coordinates"])) == ("MultiPolygon", 3)
    twice = read(tmp_path, feature(name="a"), feature({"type": "Polygon", "coordinates": [square(8)]}, name="a"))
    assert len(twice.features) == 1
    bare = read_borders(write(tmp_path, json.dumps(many), "bare.json"))
    assert bare.features[0].points == 20


def _turn(ring: list[list[float]]) -> bool:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) > 0


def test_what_has_no_surface_is_left_out_and_told(tmp_path: Path) -> None:
    borders = read(
        tmp_path,
        feature(name="a"),
        feature({"type": "Point", "coordinates": [7, 51]}, name="b"),
        {"type": "Feature", "properties": None, "geometry": None},
        feature({"type": "Polygon", "coordinates": [[[7, 51], [7, 51], [7, 51]]]}, name="c"),
    )
    assert len(borders.features) == 1
    assert [warning.params for warning in borders.warnings] == [{"n": 3, "names": "b, c, …"}]


def test_a_file_without_line_ends_is_read_however_long(tmp_path: Path) -> None:
    borders = read(tmp_path, *(feature(name=f"a{n}", note="x" * 2_000) for n in range(600)))
    assert len(borders.features) == 600


BAD = {
    "empty": ("", "empty"),
    "not json": ("a;b\n1;2", "line 1"),
    "cut off": (json.dumps({"type": "FeatureCollection", "features": [feature(name="a")]})[:-20], "line 1"),
    "a list": ("[1, 2]", "no collection"),
    "topojson": ('{"type": "Topology", "objects": {}}', "TopoJSON"),
    "huge whole number": (
        '{"type": "Polygon", "coordinates": [[[1' + "0" * 400 + ", 51], [7, 52], [8, 52]]]}",
        "no numbers",
    ),
    "features no list": ('{"type": "FeatureCollection", "features": 3}', "no collection"),
    "feature no object": ('{"type": "FeatureCollection", "features": [3]}', "no collection"),
    "no features": ('{"type": "FeatureCollection", "features": []}', "no surfaces"),
    "points": (
        '{"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [7, 51]}}',
        "no surfaces",
    ),
    "no system": (
        json.dumps(feature({"type": "Polygon", "coordinates": [square(99000, 45000, 100)]})),
        "neither degrees",
    ),
    "words": (json.dumps(feature({"type": "Polygon", "coordinates": [[["7", "51"]] * 4]})), "no numbers"),
    "truth": (json.dumps(feature({"type": "Polygon", "coordinates": [[[True, 51]] * 4]})), "no numbers"),
    "nan": ('{"type": "Polygon", "coordinates": [[[NaN, 51], [7, 52], [8, 52], [NaN, 51]]]}', "no numbers"),
    "huge": ('{"type": "Polygon", "coordinates": [[[1e999, 51], [7, 52], [8, 52]]]}', "no numbers"),
    "flat": ('{"type": "Polygon", "coordinates": [7, 51]}', "list of coordinates"),
    "nothing": ('{"type": "Polygon"}', "no surfaces"),
    "deep": ("[" * 100_000, "not GeoJSON"),
    "nul": ('{"type": "Poly\0gon"}', "characters"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_files_get_a_sentence(tmp_path: Path, case: str) -> None:
    text, words = BAD[case]
    with pytest.raises(Unreadable, match=words):
        read_borders(write(tmp_path, text, "b.geojson"))


def test_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.exchange.borders.MAX_POINTS", 9)
    with pytest.raises(Unreadable, match="more than 9 points"):
        read(tmp_path, feature(name="a"), feature(name="b"))
    monkeypatch.setattr("planner.exchange.geojson.MAX_FEATURES", 1)
    with pytest.raises(Unreadable, match="2 features"):
        read(tmp_path, feature(name="a"), feature(name="b"))
    monkeypatch.setattr("planner.exchange.geometry.GEOMETRY_TEXT", 10)
    with pytest.raises(Unreadable, match="One border"):
        read(tmp_path, feature(name="a"))


def test_reading_tells_how_far_it_is_and_can_be_stopped(tmp_path: Path) -> None:
    path = write(tmp_path, json.dumps(feature(name="a")))
    told: list[float] = []
    read_borders(path, told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0
    with pytest.raises(Cancelled):
        read_borders(path, cancelled=lambda: True)


json_values = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.text(max_size=5),
        st.sampled_from(["Polygon", "FeatureCollection", "Feature"]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(
            st.sampled_from(["type", "features", "geometry", "coordinates", "properties", "geometries", "id"]),
            inner,
            max_size=5,
        ),
    ),
    max_leaves=25,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(json_values)
def test_any_json_is_borders_or_a_sentence(tmp_path: Path, value: object) -> None:
    assert outcome(lambda: read_borders(write(tmp_path, json.dumps(value))))


def test_both_files_of_koeln_match_completely(data_dir: Path) -> None:
    table = read_table(data_dir / "koeln-bevoelkerung" / "bevoelkerung.csv")
    areas = [AreaRow(area.key, area.key, area.name, area.level) for area in table.areas]
    for file, level, count in (("koeln-geo/stadtbezirke.geojson", 1, 9), ("click-that-hood/cologne.geojson", 2, 86)):
        match = match_borders(read_borders(data_dir / file), areas)
        assert (match.level, len(match.pairs), match.unmatched, match.lacking) == (level, count, (), ())


def test_flensburg_has_thirteen_names_with_numbers(data_dir: Path) -> None:
    borders = read_borders(data_dir / "flensburg-geo" / "flensburg_stadtteile.geojson")
    areas = [AreaRow("n", "", "Nordstadt", 1), AreaRow("a", "", "Altstadt", 1), AreaRow("w", "", "Westliche Höhe", 1)]
    match = match_borders(borders, areas)
    assert (len(borders.features), len(match.pairs), match.by) == (13, 3, "name")
