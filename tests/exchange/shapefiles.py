"""Little shapefiles of our own: written by pyshp, packed by hand, in any encoding and any coordinates."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import shapefile
from pyproj import CRS, Transformer

Ring = list[list[float]]


def square(x: float = 7.0, y: float = 51.0, size: float = 0.01) -> Ring:
    """A closed ring, clockwise: an outer ring in a shapefile, the wrong way for GeoJSON."""
    return [[x, y], [x, y + size], [x + size, y + size], [x + size, y], [x, y]]


def moved(rings: Sequence[Ring], code: int) -> list[Ring]:
    """Degrees in another system."""
    way = Transformer.from_crs(4326, code, always_xy=True)
    return [[list(way.transform(x, y)) for x, y in ring] for ring in rings]


def parts(
    *rows: tuple[str, Sequence[Ring]], encoding: str = "utf-8", crs: int | None = None, cpg: str | None = None,
    language: int = 0, kind: int = shapefile.POLYGON,
) -> dict[str, bytes]:  # fmt: skip
    """The files of a shapefile of (name, rings), by ending."""
    shp, shx, dbf = BytesIO(), BytesIO(), BytesIO()
    writer = shapefile.Writer(shp=shp, shx=shx, dbf=dbf, encoding=encoding, shapeType=kind)
    writer.field("NAME", "C", 20)
    writer.field("NR", "N", 6, 0)
    for number, (name, rings) in enumerate(rows, start=1):
        (writer.polyz if kind == shapefile.POLYGONZ else writer.poly)(list(rings))
        writer.record(name, number)
    writer.close()
    table = bytearray(dbf.getvalue())
    table[29] = language
    found: dict[str, Any] = {".shp": shp.getvalue(), ".shx": shx.getvalue(), ".dbf": bytes(table)}
    if crs:
        found[".prj"] = CRS.from_epsg(crs).to_wkt("WKT1_ESRI").encode()
    if cpg is not None:
        found[".cpg"] = cpg.encode()
    return found


def bare(folder: Path, files: dict[str, bytes], name: str = "areas") -> Path:
    """The files beside each other."""
    for ending, data in files.items():
        (folder / f"{name}{ending}").write_bytes(data)
    return folder / f"{name}.shp"


def packed(folder: Path, files: dict[str, bytes], name: str = "areas", archive: str = "areas.zip") -> Path:
    """The files in an archive, which may be there already."""
    with ZipFile(folder / archive, "a", ZIP_DEFLATED) as target:
        for ending, data in files.items():
            target.writestr(f"daten/{name}{ending}", data)
    return folder / archive
