"""Shapefiles and coordinates: encodings, systems, swapped axes, holes, archives, and files made to do harm (S-rows)."""

from __future__ import annotations

import json
import random
import struct
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from planner.domain.errors import Unreadable
from planner.exchange.borders import BorderHints, BorderRead, read_borders
from tests.exchange.samples import outcome, write
from tests.exchange.shapefiles import bare, moved, packed, parts, square

ROWS = (("Mühlen", [square()]), ("Höfe", [square(7.01)]))


def corners(read: BorderRead, at: int = 0) -> list[list[float]]:
    return json.loads(read.features[at].geometry)["coordinates"][0]


def codes(read: BorderRead) -> list[str]:
    return [question.code for question in read.questions]


def assert_in_place(read: BorderRead, exact: float = 2e-6) -> None:
    """The first border is the square at 7° east and 51° north."""
    found = corners(read)
    assert (min(x for x, _ in found), min(y for _, y in found)) == pytest.approx((7.0, 51.0), abs=exact)
    assert (max(x for x, _ in found), max(y for _, y in found)) == pytest.approx((7.01, 51.01), abs=exact)


@pytest.mark.parametrize("how", [bare, packed])
def test_a_shapefile_is_read_bare_and_packed(tmp_path: Path, how: object) -> None:
    read = read_borders(how(tmp_path, parts(*ROWS, crs=4326, cpg="UTF-8")))
    assert (read.format, read.properties, read.encoding, read.system) == (
        "shapefile",
        ("NAME", "NR"),
        "utf-8",
        "WGS 84",
    )
    assert [feature.texts for feature in read.features] == [("Mühlen", "1"), ("Höfe", "2")]
    assert codes(read) == []
    assert_in_place(read)


ENCODINGS = {
    "as the cpg says": ({"encoding": "cp1252", "cpg": "1252"}, "cp1252"),
    "a cpg of ISO": ({"encoding": "iso-8859-1", "cpg": "ISO 88591"}, "iso8859-1"),
    "a cpg that is wrong": ({"encoding": "cp1252", "cpg": "UTF-8"}, "cp1252"),
    "a cpg of nonsense": ({"encoding": "utf-8", "cpg": "rot13"}, "utf-8"),
    "no cpg": ({"encoding": "cp1252"}, "cp1252"),
    "old DOS by its umlauts": ({"encoding": "cp850"}, "cp850"),
    "old DOS by its head": ({"encoding": "cp850", "language": 2}, "cp850"),
    "a head that is wrong": ({"encoding": "utf-8", "language": 0x57}, "utf-8"),
}


@pytest.mark.parametrize("case", ENCODINGS)
def test_the_encoding_is_told_or_guessed(tmp_path: Path, case: str) -> None:
    how, encoding = ENCODINGS[case]
    read = read_borders(bare(tmp_path, parts(*ROWS, crs=4326, **how)))
    assert [feature.texts[0] for feature in read.features] == ["Mühlen", "Höfe"]
    assert read.encoding == encoding


def test_the_encoding_can_be_changed_and_is_never_garbage(tmp_path: Path) -> None:
    path = bare(tmp_path, parts(*ROWS, crs=4326, encoding="cp1252"))
    assert read_borders(path, hints=BorderHints(encoding="cp437")).features[0].texts[0] != "Mühlen"
    for wanted in ("utf-8", "klingon"):
        with pytest.raises(Unreadable, match=wanted):
            read_borders(path, hints=BorderHints(encoding=wanted))


def test_a_name_cut_in_the_middle_of_a_sign_is_read(tmp_path: Path) -> None:
    table = parts(("x" * 20, [square()]), crs=4326, cpg="UTF-8")
    table[".dbf"] = table[".dbf"].replace(b"x" * 20, b"x" * 19 + b"\xc3")
    assert read_borders(bare(tmp_path, table)).features[0].texts[0] == "x" * 19


@pytest.mark.parametrize("code", [25832, 25833, 4258, 31466, 31467, 3857, 3035, 4647])
@pytest.mark.parametrize("told", [True, False])
def test_coordinates_are_told_or_known_by_their_size(tmp_path: Path, code: int, told: bool) -> None:
    rows = tuple((name, moved(rings, code)) for name, rings in ROWS)
    read = read_borders(bare(tmp_path, parts(*rows, crs=code if told else None)))
    if code == 25833 and not told:
        assert codes(read) == []  # Köln is so far west of zone 33 that its numbers are of no other place
    assert_in_place(read, 1e-5)
    assert not any(feature.outside for feature in read.features)


def test_metres_of_two_zones_are_asked_about(tmp_path: Path) -> None:
    rows = (("Ost", moved([square(13.4, 52.5)], 25833)),)
    read = read_borders(bare(tmp_path, parts(*rows)))
    assert codes(read) == ["ambiguous_system"]
    assert read_borders(bare(tmp_path, parts(*rows)), hints=BorderHints(system="EPSG:25833")).questions == ()
    right = read_borders(bare(tmp_path, parts(*rows)), hints=BorderHints(system="epsg:25833"))
    assert min(x for x, _ in corners(right)) == pytest.approx(13.4, abs=1e-6)
    with pytest.raises(Unreadable, match="25833000"):
        read_borders(bare(tmp_path, parts(*rows)), hints=BorderHints(system="25833000"))


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("urn:ogc:def:crs:EPSG::25832", 25832), ("EPSG:31466", 31466), ("urn:ogc:def:crs:OGC:1.3:CRS84", 4326),
        ("urn:ogc:def:crs:OGC:1.3:CRS84", 25832), ("something", 25832), (None, 25832),
    ],
)  # fmt: skip
def test_geojson_in_metres_is_brought_to_degrees(tmp_path: Path, name: str | None, code: int) -> None:
    shape = {"type": "Feature", "properties": {"name": "a"}}
    shape["geometry"] = {"type": "Polygon", "coordinates": moved([square()], code)}
    whole = {"type": "FeatureCollection", "features": [shape], "crs": {"type": "name", "properties": {"name": name}}}
    assert_in_place(read_borders(write(tmp_path, json.dumps(whole), "b.geojson")), 1e-5)


@pytest.mark.parametrize("code", [4326, 25832])
def test_swapped_axes_are_turned_and_told(tmp_path: Path, code: int) -> None:
    rings = [[[y, x] for x, y in ring] for ring in moved([square()], code)]
    shape = {"type": "Polygon", "coordinates": rings}
    read = read_borders(write(tmp_path, json.dumps(shape), "b.geojson"))
    assert codes(read)[-1] == "swapped_axes"
    assert_in_place(read)


def test_what_lies_elsewhere_is_questioned(tmp_path: Path) -> None:
    read = read_borders(bare(tmp_path, parts(*ROWS, ("Far away", [square(-70, 10)]), crs=4326)))
    assert [feature.outside for feature in read.features] == [False, False, True]
    (question,) = read.questions
    assert (question.code, question.count, question.cells[0].text) == ("outside_germany", 1, "Far away")
    alone = read_borders(bare(tmp_path, parts(("Far away", [square(-70, 10)]), crs=4326), "alone"))
    assert codes(alone) == ["outside_germany"]
    wrong = read_borders(bare(tmp_path, parts(*((n, moved(r, 31466)) for n, r in ROWS), crs=25832), "wrong"))
    assert codes(wrong) == ["wrong_system"]
    assert_in_place(wrong, 1e-5)


def test_holes_parts_and_islands_in_lakes_whatever_their_direction(tmp_path: Path) -> None:
    hole, island, exclave = square(7.002, 51.002, 0.006), square(7.004, 51.004, 0.002), square(7.1)
    for turn in (1, -1):
        rings = [exclave, hole[::turn], square(), island[::-turn]]
        read = read_borders(bare(tmp_path, parts(("a", rings), crs=4326), f"t{turn}"))
        shape = json.loads(read.features[0].geometry)
        assert sorted(len(polygon) for polygon in shape["coordinates"]) == [1, 1, 2]
    lake = {"type": "Polygon", "coordinates": [square(), square(7.1)]}  # two parts written as one with a hole
    shape = json.loads(read_borders(write(tmp_path, json.dumps(lake), "b.geojson")).features[0].geometry)
    assert (shape["type"], len(shape["coordinates"])) == ("MultiPolygon", 2)


def test_heights_and_measures_are_left_out(tmp_path: Path) -> None:
    high = [[[x, y, 40.0] for x, y in square()]]
    assert_in_place(read_borders(bare(tmp_path, parts(("a", high), crs=4326, kind=15))))
    measured = {"type": "Polygon", "coordinates": [[[x, y, 40.0, 1.0] for x, y in square()]]}
    collection = {"type": "FeatureCollection", "features": [{"type": "GeometryCollection", "geometries": [measured]}]}
    nested = {"type": "FeatureCollection", "features": [collection]}
    assert_in_place(read_borders(write(tmp_path, json.dumps(nested), "b.geojson")))


def test_of_several_layers_one_is_read_and_the_choice_is_told(tmp_path: Path) -> None:
    packed(tmp_path, parts(*ROWS, crs=4326), "quarters")
    path = packed(tmp_path, parts(("Stadt", [square()]), crs=4326), "town")
    assert codes(read_borders(path)) == ["several_layers"]
    assert len(read_borders(path).features) == 2
    assert len(read_borders(path, hints=BorderHints(layer="town")).features) == 1
    with pytest.raises(Unreadable, match="quarters, town"):
        read_borders(path, hints=BorderHints(layer="country"))


def test_geojson_may_be_packed_and_neighbours_may_be_chosen(tmp_path: Path) -> None:
    path = packed(tmp_path, {".geojson": json.dumps({"type": "Polygon", "coordinates": [square()]}).encode()})
    assert_in_place(read_borders(path))
    bare(tmp_path, parts(*ROWS, crs=4326))
    assert len(read_borders(tmp_path / "areas.dbf").features) == 2
    (tmp_path / "areas.dbf").unlink()
    assert len(read_borders(tmp_path / "areas.shp").features) == 2


def test_archives_made_to_do_harm_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "bomb.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as bomb:
        bomb.writestr("a.shp", bytes(30_000_000))
    with pytest.raises(Unreadable, match="unpacks to 30 MB"):
        read_borders(path)
    for data, words in ((b"PK\3\4nonsense", "damaged"), (path.read_bytes()[:300], "damaged")):
        with pytest.raises(Unreadable, match=words):
            read_borders(write(tmp_path, data, "b.zip"))
    with pytest.raises(Unreadable, match="neither a shapefile nor GeoJSON"):
        read_borders(packed(tmp_path, {".txt": b"hello"}, archive="text.zip"))
    monkeypatch.setattr("planner.exchange.shapefile.MAX_FEATURES", 1)
    with pytest.raises(Unreadable, match="2 features"):
        read_borders(bare(tmp_path, parts(*ROWS, crs=4326)))


def test_a_record_that_leads_back_to_itself_is_refused(tmp_path: Path) -> None:
    files = parts(*ROWS, crs=4326)
    shp = bytearray(files[".shp"])
    struct.pack_into(">i", shp, 104, -4)
    with pytest.raises(Unreadable, match="damaged"):
        read_borders(bare(tmp_path, {**files, ".shp": bytes(shp)}))


def test_points_and_lines_are_no_borders(tmp_path: Path) -> None:
    import shapefile

    writer = shapefile.Writer(str(tmp_path / "points"), shapeType=shapefile.POINT)
    writer.field("NAME", "C", 20)
    writer.point(7, 51)
    writer.record("a")
    writer.close()
    with pytest.raises(Unreadable, match="no surfaces"):
        read_borders(tmp_path / "points.shp")


@pytest.mark.parametrize("part", [".shp", ".dbf", ".prj", ".cpg"])
def test_any_damage_is_borders_or_a_sentence(tmp_path: Path, part: str) -> None:
    files, dice = parts(*ROWS, crs=25832, cpg="UTF-8"), random.Random(part)
    for number in range(30):
        data = bytearray(files[part])
        for _ in range(dice.randint(1, 6)):
            data[dice.randrange(len(data))] = dice.choice((0, 255, 127, dice.randrange(256)))
        cut = bytes(data[: dice.randrange(len(data))]) if number % 4 == 0 else bytes(data)
        assert outcome(lambda cut=cut: read_borders(bare(tmp_path, {**files, part: cut})))
