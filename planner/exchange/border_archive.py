"""What lies packed in a .zip file of borders: shapefiles or GeoJSON. Nothing is unpacked to the disk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import ZipFile, ZipInfo

from planner.domain.errors import Unreadable
from planner.domain.record import N_
from planner.exchange.messages import MAX_UNPACKED
from planner.exchange.shapefile import PARTS, Shapefile

MOST_FILES = 5_000
MOST_SQUEEZED = 400
"""Coordinates shrink to a half or a tenth; what shrinks to less than this share is made to do harm."""
HARMLESS = 5_000_000
GEOJSON = (".geojson", ".json", ".geojsonl", ".geojsons", ".ndjson")
ENCRYPTED = 0x1


@dataclass(frozen=True, slots=True)
class Packed:
    """One file of borders in an archive; ``name`` is its own, with its folders where another is called alike."""

    name: str
    content: Shapefile | bytes

    @property
    def size(self) -> int:
        """How much there is of it."""
        return len(self.content.parts[".shp"] if isinstance(self.content, Shapefile) else self.content)

    @property
    def has_polygons(self) -> bool:
        """Whether it speaks of surfaces."""
        if isinstance(self.content, Shapefile):
            return self.content.has_polygons
        return b"Polygon" in self.content


def packed(data: bytes) -> list[Packed]:
    """The shapefiles and GeoJSON files of an archive. Raises ``Unreadable`` with a sentence."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            files = [one for one in archive.infolist() if not one.is_dir() and not _is_aside(one.filename)]
            _check(files)
            found: list[tuple[str, Shapefile | bytes]] = [
                *_shapefiles(archive, files),
                *((one.filename, _read(archive, one)) for one in files if _ending(one.filename) in GEOJSON),
            ]
    except (Unreadable, MemoryError):
        raise
    except Exception as error:  # a damaged packing raises what zipfile and zlib see fit
        raise Unreadable(N_("The archive is damaged or no ZIP file.")) from error
    return [
        Packed(name, content)
        for name, content in zip(_titles([path for path, _ in found]), (c for _, c in found), strict=True)
    ]


def _titles(paths: Sequence[str]) -> list[str]:
    """Names without their folders, unless two are called alike."""
    names = Counter(PurePosixPath(path).name for path in paths)
    return [path if names[PurePosixPath(path).name] > 1 else PurePosixPath(path).name for path in paths]


def _shapefiles(archive: ZipFile, files: list[ZipInfo]) -> Iterator[tuple[str, Shapefile]]:
    """The shapefiles by their place in the archive, without the ending."""
    kept = {_key(one.filename): one for one in files if _ending(one.filename) in PARTS}
    for (stem, ending), shp in kept.items():
        if ending == ".shp":
            parts = {end: _read(archive, kept[stem, end]) for end in PARTS if (stem, end) in kept}
            path = PurePosixPath(shp.filename).with_suffix("")
            yield str(path), Shapefile(path.name, {end: one for end, one in parts.items() if one})


def _check(files: list[ZipInfo]) -> None:
    used = [one for one in files if _ending(one.filename) in (*PARTS, *GEOJSON)]
    whole, small = sum(one.file_size for one in used), sum(one.compress_size for one in used)
    if len(files) > MOST_FILES or whole > MAX_UNPACKED or (whole > HARMLESS and whole > MOST_SQUEEZED * small):
        raise Unreadable(
            N_("The archive unpacks to {size} MB, more than borders take. Unpack it and choose the shapefile alone."),
            size=whole // 1_000_000,
        )
    if any(one.flag_bits & ENCRYPTED for one in used):
        raise Unreadable(N_("The archive is locked by a password. Unpack it first."))


def _read(archive: ZipFile, file: ZipInfo) -> bytes:
    """One file, never more of it than its head promises."""
    with archive.open(file) as stream:
        data = stream.read(file.file_size)
        if stream.read(1):
            raise ValueError(file.filename)
    return data


def _ending(name: str) -> str:
    return PurePosixPath(name).suffix.lower()


def _key(name: str) -> tuple[str, str]:
    return str(PurePosixPath(name).with_suffix("")).casefold(), _ending(name)


def _is_aside(name: str) -> bool:
    """Files a Mac packs along."""
    return name.startswith("__MACOSX/") or PurePosixPath(name).name.startswith("._")
