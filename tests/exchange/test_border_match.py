"""Borders set against a plan: parts of one area, keys behind others, several levels in a file, what lies elsewhere."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from planner.domain.errors import UnknownCoordinates
from planner.exchange.border_match import AreaRow, match_borders
from planner.exchange.borders import BorderHints, BorderRead, are_borders, read_borders
from planner.exchange.geometry import joined, polygons_in
from tests.exchange.samples import write
from tests.exchange.shapefiles import bare, moved, packed, parts, square
from tests.exchange.test_borders import TOWN, feature, pairs, read

QUARTERS = [("101", "Alt Mühlen"), ("102", "Neu Mühlen"), ("201", "Hafen"), ("202", "Am Wald")]


def at(x: float, y: float = 51.0, size: float = 0.01) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [square(x, y, size)]}


def quarters(**more: Any) -> list[dict[str, Any]]:
    return [feature(at(7 + n / 50), nr=key, name=name, **more) for n, (key, name) in enumerate(QUARTERS)]


def lines(items: list[dict[str, Any]], before: str = "") -> str:
    return "".join(f"{before}{json.dumps(item, ensure_ascii=False)}\n" for item in items)


@pytest.mark.parametrize("named", [True, False])
def test_parts_of_one_area_are_told_by_key_or_name(tmp_path: Path, named: bool) -> None:
    names = {"name": "Hafen"} if named else {}
    items = [feature(at(7.2 + n / 50), nr="201", fid=n, area=1.5 + n, **names) for n in range(6)]
    items += [feature(at(8), nr="101", fid=9, area=9.5, **({"name": "Alt Mühlen"} if named else {}))]
    match = match_borders(read(tmp_path, *items), TOWN if named else [TOWN[3], TOWN[5]])
    assert pairs(match) == {**dict.fromkeys(range(6), "q3"), 6: "q1"} or not named
    assert match.in_parts == (("q3",) if named else ())
    alone = [feature(at(7 + n / 50), name="Hafen" if n < 2 else f"Ort {n}", fid=n) for n in range(9)]
    assert pairs(match_borders(read(tmp_path, *alone), [TOWN[5]])) == {0: "q3", 1: "q3"}


def test_what_lies_around_another_is_no_part_of_it(tmp_path: Path) -> None:
    items = [feature(at(7, size=0.1), name="Hafen", fid=1), feature(at(7.01, 51.01), name="Hafen", fid=2)]
    match = match_borders(read(tmp_path, *items, feature(at(8), name="Am Wald", fid=3)), TOWN)
    assert (match.level, pairs(match), match.unmatched) == (2, {2: "q4"}, (0, 1))


def test_quarters_are_no_parts_of_their_district(tmp_path: Path) -> None:
    items = quarters()
    for n, one in enumerate(items):
        one["properties"] |= {
            "bezirk_nr": f"00{1 + n // 2}",
            "bezirk": "Mitte" if n < 2 else "Hafen",
            "name": f"Q {n}a",
        }
    match = match_borders(read(tmp_path, *items), [area for area in TOWN if area.level < 2])
    assert (match.level, match.pairs) == (None, ())


def test_keys_may_stand_behind_the_key_of_the_town(tmp_path: Path) -> None:
    items = [feature(at(7 + n / 50), schluessel=f"05315000{key}") for n, (key, _name) in enumerate(QUARTERS)]
    match = match_borders(read(tmp_path, *items), TOWN)
    assert (match.level, match.by, pairs(match)) == (2, "key", {0: "q1", 1: "q2", 2: "q3", 3: "q4"})
    other = [feature(at(7 + n / 50), schluessel=f"{n}5315000{key}") for n, (key, _name) in enumerate(QUARTERS)]
    assert match_borders(read(tmp_path, *other), TOWN).pairs == ()


def test_a_file_of_several_levels_meets_all_of_them(tmp_path: Path) -> None:
    upper = [("000", "Stadt Mühlen"), ("001", "Mitte"), ("002", "Hafen"), ("003", "Am Wald")]
    items = [*quarters(), *(feature(at(8 + n / 50), nr=key, name=name) for n, (key, name) in enumerate(upper))]
    match = match_borders(read(tmp_path, *items), TOWN)
    assert (match.level, len(match.pairs)) == (2, 7)
    assert {pairs(match)[place] for place in (4, 5, 6)} == {"t", "d1", "d2"}
    assert match.unmatched == (7,)


def test_what_lies_outside_germany_counts_for_no_level(tmp_path: Path) -> None:
    away = [feature(at(-70 + n / 50, 10), nr=key, name=name) for n, (key, name) in enumerate(QUARTERS)]
    here = [feature(at(7), nr="001", name="Mitte"), feature(at(7.1), nr="002", name="Hafen")]
    match = match_borders(read(tmp_path, *away, *here), TOWN)
    assert (match.level, pairs(match)) == (1, {4: "d1", 5: "d2"})
    assert match.unmatched == (0, 1, 2, 3)


def test_features_may_stand_one_in_a_line_or_in_a_bare_list(tmp_path: Path) -> None:
    whole = json.dumps(quarters())
    for text, name in ((whole, "a.json"), (lines(quarters()), "a.ndjson"), (lines(quarters(), "\x1e"), "a.geojsonl")):
        assert are_borders(name)
        assert len(match_borders(read_borders(write(tmp_path, text, name)), TOWN).pairs) == 4


@pytest.mark.parametrize(
    "crs",
    [
        "EPSG:25833",
        {"type": "name", "properties": {"name": "http://www.opengis.net/def/crs/EPSG/0/25833"}},
        {"type": "link", "properties": {"href": "http://spatialreference.org/ref/epsg/25833/proj4/", "type": "proj4"}},
        {"type": "EPSG", "properties": {"code": "25833"}},
    ],
)
def test_coordinates_are_told_in_every_old_way(tmp_path: Path, crs: object) -> None:
    shape = {"type": "Polygon", "coordinates": moved([square(13.4, 52.5)], 25833)}
    found = read(tmp_path, feature(shape, name="a"), crs=crs)
    assert (found.system, found.questions) == ("ETRS89 / UTM 33N", ())


def test_old_surveys_say_how_far_off_they_may_be(tmp_path: Path) -> None:
    for code, exact in ((31467, False), (31466, False), (25832, True), (4258, True)):
        found = read_borders(bare(tmp_path, parts(("a", moved([square()], code)), crs=code)))
        assert [reason.params for reason in found.reasons if "within" in reason.msgid] == ([] if exact else [{"n": 3}])


def test_features_without_surface_are_named_however_they_lack_it(tmp_path: Path) -> None:
    empty = [
        None,
        {"type": "Polygon"},
        {"type": "Polygon", "coordinates": None},
        {"type": "MultiPolygon", "coordinates": []},
    ]
    items = [
        *quarters(),
        *({"type": "Feature", "properties": {"name": f"ohne {n}"}, "geometry": one} for n, one in enumerate(empty)),
    ]
    found = read(tmp_path, *items)
    assert len(found.features) == 4
    assert found.warnings[0].params == {"n": 4, "names": "ohne 0, ohne 1, ohne 2, …"}


def test_of_an_archive_what_has_surfaces_is_read(tmp_path: Path) -> None:
    points = [{"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [7, 51]}}] * 900
    for name, items in (("punkte", points), ("grenzen", quarters())):
        data = json.dumps({"type": "FeatureCollection", "features": items}).encode()
        path = packed(tmp_path, {".geojson": data}, name, "two.zip")
    assert (len(read_borders(path).features), read_borders(path).questions) == (4, ())
    for name in ("2019/gr", "2020/gr"):
        path = packed(tmp_path, parts(("a", [square()]), crs=4326), name, "years.zip")
    found = read_borders(path, hints=BorderHints(layer="daten/2020/gr"))
    assert found.layers == ("daten/2019/gr", "daten/2020/gr")
    assert found.layer == "daten/2020/gr"


def test_files_beside_a_shapefile_stand_for_it(tmp_path: Path) -> None:
    path = bare(tmp_path, parts(("a", [square()]), crs=4326))
    assert are_borders(path.with_suffix(".dbf"))
    assert not are_borders(tmp_path / "other.dbf")


def test_coordinates_nobody_can_tell_are_an_error_of_their_own(tmp_path: Path) -> None:
    shape = {"type": "Polygon", "coordinates": [[[x * 1e6, y * 1e6] for x, y in square()]]}
    path = write(tmp_path, json.dumps(shape), "b.geojson")
    for hints in (None, BorderHints(system="EPSG:99999")):
        with pytest.raises(UnknownCoordinates):
            read_borders(path, hints=hints)
    assert read_borders(path, hints=BorderHints(system="EPSG:25832")).questions[0].code == "outside_germany"


def test_joined_geometries_keep_all_their_parts() -> None:
    one, other = json.dumps(at(7)), json.dumps({"type": "MultiPolygon", "coordinates": [[square(8)], [square(9)]]})
    assert len(polygons_in(joined([one, other]))) == 3


def test_a_match_of_nothing_is_open(tmp_path: Path) -> None:
    found: BorderRead = read(tmp_path, *quarters())
    assert match_borders(found, []).unmatched == (0, 1, 2, 3)


@pytest.mark.parametrize("first", [1, 1001])
def test_a_mere_count_is_no_key_of_another_level(tmp_path: Path, first: int) -> None:
    town = [AreaRow(f"d{n}", f"{n:03}", f"Bezirk {n}", 1) for n in range(1, 10)]
    many = [feature(at(7 + n / 50), fid=first + n, flaeche=n + 0.5) for n in range(60)]
    assert match_borders(read(tmp_path, *many), town).pairs == ()
    few = [feature(at(7 + n / 50), fid=first + n, flaeche=n + 0.5) for n in range(9)]
    assert len(match_borders(read(tmp_path, *few), town).pairs) == 9
