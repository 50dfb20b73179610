"""Shapefiles: bare, with the files beside them, or packed. Read by pyshp; bounded before it begins.

The texts of the table beside the shapes say nothing certain of their encoding: the .cpg file may, the head of the
table may, both may be wrong. They are read as they stand, and decoded when all are known.
"""

from __future__ import annotations

import codecs
import re
import struct
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from itertools import pairwise
from math import isfinite
from pathlib import Path
from typing import Any

from planner.domain.errors import Unreadable
from planner.domain.record import N_
from planner.exchange.geojson import MAX_FEATURES, Properties, Surface, short, too_many
from planner.exchange.geometry import MAX_POINTS, MOST_NESTED, Polygon, Ring, doubled
from planner.exchange.messages import Say
from planner.exchange.textfile import read_bytes

PARTS = (".shp", ".dbf", ".prj", ".cpg")
MAGIC = b"\x00\x00\x27\x0a"
HEADER = 100
POLYGONS = (5, 15, 25)
FARTHEST = 1e12
RAW = "latin-1"
"""Every byte is a sign of this encoding: texts come through pyshp as they stand."""
LANGUAGES = {
    0x01: "cp437",
    0x02: "cp850",
    0x03: "cp1252",
    0x57: "cp1252",
    0x58: "cp1252",
    0x64: "cp852",
    0xC8: "cp1250",
}
"""Encodings by the byte for the language in the head of the table."""
DOS_UMLAUTS, WINDOWS_UMLAUTS = b"\x81\x84\x8e\x94\x99\x9a\xe1", b"\xe4\xf6\xfc\xc4\xd6\xdc\xdf"


@dataclass(frozen=True, slots=True)
class Shapefile:
    """The files that make one shapefile, by ending; ``name`` is what its files are called."""

    name: str
    parts: Mapping[str, bytes]

    @property
    def system(self) -> str:
        """What it says of its coordinates."""
        return self.parts.get(".prj", b"").decode("utf-8", "replace")

    @property
    def has_polygons(self) -> bool:
        """Whether it is made of surfaces, by its head."""
        return len(self.parts[".shp"]) >= HEADER and struct.unpack_from("<i", self.parts[".shp"], 32)[0] in POLYGONS


@dataclass(frozen=True, slots=True)
class Shapes:
    """What a shapefile holds: surfaces, the encoding of their texts, and why it is this one."""

    surfaces: tuple[Surface, ...]
    encoding: str
    why: Say | None


def beside(path: Path) -> Shapefile:
    """A bare shapefile with the files of the same name beside it, however their endings are written."""
    parts = {".shp": read_bytes(path)}
    try:
        others = [one for one in path.parent.iterdir() if one.stem == path.stem and one.suffix.lower() in PARTS[1:]]
    except OSError:
        others = []
    for one in sorted(others, reverse=True):
        if one.is_file() and one.stat().st_size:
            parts[one.suffix.lower()] = read_bytes(one)
    return Shapefile(path.stem, parts)


def shapes_of(file: Shapefile, encoding: str = "") -> Shapes:
    """Read all surfaces; ``encoding`` overrules what the files say. Raises ``Unreadable`` with a sentence."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            polygons = [_polygons(shape) for shape in _shapes(file.parts[".shp"])]
            names, rows = _rows(file.parts[".dbf"], len(polygons)) if ".dbf" in file.parts else ((), [])
        except (Unreadable, MemoryError):
            raise
        except Exception as error:  # pyshp raises what its parts see fit for a damaged file
            raise Unreadable(N_("The shapefile {name} is damaged or not a shapefile."), name=file.name) from error
    texts = [one for row in rows for one in row or () if isinstance(one, str)]
    found, why = _encoding(file.parts, [*names, *texts], encoding)
    heads = [_decoded(name, found) for name in names]
    surfaces = [
        Surface(_properties(heads, rows[at] if at < len(rows) else None, found), shape)
        for at, shape in enumerate(polygons)
        if at >= len(rows) or rows[at] is not None
    ]
    return Shapes(tuple(surfaces), found if rows else "", why if rows else None)


def _shapes(data: bytes) -> Iterator[Any]:
    """The shapes of a .shp file. The way through it is looked over first: lengths that lead nowhere are refused."""
    from shapefile import ShpReader

    if len(data) < HEADER or not data.startswith(MAGIC):
        raise ValueError(len(data))
    places, at, points = [], HEADER, 0
    while at + 12 <= len(data):
        (length,) = struct.unpack_from(">i", data, at + 4)
        if length < 2 or at + 8 + 2 * length > len(data):
            raise ValueError(at)
        places.append((at, 2 * length))
        points += length // 8
        at += 8 + 2 * length
    if len(places) > MAX_FEATURES:
        raise too_many(len(places))
    if points > 2 * MAX_POINTS:
        raise Unreadable(N_("The borders have more than {limit} points. Ask for simplified borders."), limit=MAX_POINTS)
    reader = ShpReader(BytesIO(data))
    for number, (offset, length) in enumerate(places):
        yield reader.shape(number, offset, length)


def _polygons(shape: Any) -> list[Polygon]:
    """The rings of a shape as one polygon: which of them are holes is told later by where they lie."""
    if shape is None or shape.shapeType not in POLYGONS:
        return []
    points = [(float(point[0]), float(point[1])) for point in shape.points]
    starts = [*shape.parts, len(points)]
    if any(a < 0 or a > b for a, b in pairwise(starts)):
        raise ValueError(starts[:3])
    rings = [points[a:b] for a, b in pairwise(starts) if len(set(points[a:b])) >= 3]
    if any(not isfinite(number) or abs(number) > FARTHEST for ring in rings for point in ring for number in point):
        raise Unreadable(N_("The borders hold coordinates that are no numbers."))
    return _by_direction(rings) if len(rings) > MOST_NESTED else [rings] if rings else []


def _by_direction(rings: Sequence[Ring]) -> list[Polygon]:
    """Outer rings run clockwise in a shapefile, each followed by its holes."""
    found: list[Polygon] = []
    for ring in rings:
        if doubled(ring) <= 0 or not found:
            found.append([ring])
        else:
            found[-1].append(ring)
    return found


def _rows(data: bytes, count: int) -> tuple[tuple[str, ...], list[Sequence[Any] | None]]:
    """Names of the columns and one row for each shape; None for a row that was deleted."""
    from shapefile import DbfReader

    reader = DbfReader(BytesIO(data), encoding=RAW)
    names = tuple(field.name for field in reader.fields[1:])
    rows: list[Sequence[Any] | None] = []
    for row in reader.iterRecords(deleted_as_None=True):
        if len(rows) == count:
            break
        rows.append(None if row is None else list(row))
    return names, rows


def _properties(heads: Sequence[str], row: Sequence[Any] | None, encoding: str) -> Properties:
    found = {}
    for name, value in zip(heads, row or (), strict=False):
        known = value.isoformat() if isinstance(value, date) else value
        text = short(_decoded(known, encoding) if isinstance(known, str) else known)
        if text:
            found[name] = text
    return tuple(found.items())


def _encoding(parts: Mapping[str, bytes], texts: Sequence[str], wanted: str) -> tuple[str, Say | None]:
    """The encoding all texts can be read in: as wanted, as the files say, else by the bytes."""
    raw = [text.encode(RAW, "replace") for text in texts]
    high = [one for one in raw if not one.isascii()]
    if wanted:
        _check(high, wanted)
        return wanted, Say(N_("Texts in {encoding}, as you said."), {"encoding": wanted})
    page = _named(parts.get(".cpg", b"").decode("ascii", "replace"))
    if page and _fits(high, page):
        return page, Say(N_("Texts in {encoding}, as the .cpg file says."), {"encoding": page})
    if _fits(high, "utf-8"):
        return "utf-8", Say(
            N_("Texts in {encoding}: all of them can be read so."), {"encoding": "utf-8"}
        ) if high else None
    told = LANGUAGES.get(parts[".dbf"][29] if ".dbf" in parts and len(parts[".dbf"]) > 29 else 0)
    if told and _fits(high, told):
        return told, Say(N_("Texts in {encoding}, as the head of the table says."), {"encoding": told})
    dos, windows = (sum(one.count(sign) for one in high for sign in signs) for signs in (_DOS, _WINDOWS))
    guess = "cp850" if dos > windows else "cp1252"
    if not _fits(high, guess):
        guess = "iso-8859-1"
    return guess, Say(N_("Texts in {encoding}, by their umlauts."), {"encoding": guess})


_DOS = [bytes([one]) for one in DOS_UMLAUTS]
_WINDOWS = [bytes([one]) for one in WINDOWS_UMLAUTS]


def _named(text: str) -> str:
    """The codec a .cpg file means: `UTF-8`, `1252`, `ANSI 1252`, `88591`; "" for none."""
    text = text.strip().strip("\0").casefold()
    iso = re.fullmatch(r"(?:iso[ _-]*)?8859[ _-]?(\d{1,2})", text)
    page = re.fullmatch(r"(?:ansi|oem|cp|windows)?[ _-]*(\d{3,4})", text)
    name = f"iso-8859-{iso[1]}" if iso else f"cp{page[1]}" if page else text
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError):
        return ""
    return found.name if found._is_text_encoding else ""  # noqa: SLF001


def _check(high: Sequence[bytes], wanted: str) -> None:
    try:
        codecs.lookup(wanted)
    except (LookupError, ValueError) as error:
        raise Unreadable(N_("The text encoding {encoding} is not known."), encoding=wanted) from error
    if not _fits(high, wanted):
        raise Unreadable(N_("The file is not text in the encoding {encoding}."), encoding=wanted)


def _fits(raw: Sequence[bytes], encoding: str) -> bool:
    try:
        for one in raw:
            _whole(one, encoding).decode(encoding)
    except (UnicodeError, LookupError):
        return False
    return True


def _decoded(text: str, encoding: str) -> str:
    return _whole(text.encode(RAW, "replace"), encoding).decode(encoding).strip("\0 ")


def _whole(raw: bytes, encoding: str) -> bytes:
    """Without the half of a last sign: the columns of the table have a width in bytes."""
    if encoding != "utf-8":
        return raw
    for cut in range(1, min(4, len(raw) + 1)):
        last = raw[-cut]
        if last >= 0xC0:
            needed = 2 if last < 0xE0 else 3 if last < 0xF0 else 4
            return raw[:-cut] if cut < needed else raw
        if last < 0x80:
            break
    return raw
