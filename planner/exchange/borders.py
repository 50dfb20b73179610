"""Borders of areas from GeoJSON or a shapefile, bare or packed, brought to degrees.

What tells the areas apart is found in the properties by their values: a property whose texts differ from feature to
feature is a candidate for key or name. Features that repeat all their properties are parts of one area and are joined.
What would lie outside Germany is questioned.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import isfinite
from pathlib import Path

from planner.domain.errors import Cancelled as CancelledError
from planner.domain.errors import Unreadable
from planner.domain.record import N_
from planner.exchange import border_archive, geojson, shapefile
from planner.exchange.coordinates import Located, in_germany, located
from planner.exchange.geojson import Properties, Surface
from planner.exchange.geometry import MAX_POINTS, Polygon, as_text, plain, points_in
from planner.exchange.messages import PLACES_KEPT, Cancelled, CellPlace, Progress, Question, Say
from planner.exchange.naming import is_word
from planner.exchange.shapefile import Shapefile
from planner.exchange.textfile import read_bytes

BORDERS = (".geojson", ".json", ".geojsonl", ".geojsons", ".ndjson", ".shp", ".zip")
"""Endings of files that are taken for borders."""
BESIDE = (".dbf", ".shx", ".prj", ".cpg")
"""Endings of the files beside a shapefile; chosen, they stand for it."""
NAMED = 3
"""So many features are named in a sentence."""
READ_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class BorderHints:
    """What a person says about a file of borders; all of it overrules the guesses.

    ``encoding`` of the texts, ``system`` of the coordinates (`EPSG:25832`), ``layer``: which of several packed files.
    """

    encoding: str = ""
    system: str = ""
    layer: str = ""


@dataclass(frozen=True, slots=True)
class BorderFeature:
    """One area's border: texts of the properties that may be its key and its name, and the geometry.

    ``texts`` has an entry for each of ``BorderRead.properties``; ``geometry`` is compact GeoJSON text, WGS 84, six
    decimals; ``points`` how many points it has; ``outside`` whether it leaves Germany.
    """

    texts: tuple[str, ...]
    geometry: str
    points: int
    outside: bool = False

    @property
    def title(self) -> str:
        """What to call it in a list: the text with most letters."""
        return _title(self.texts)


@dataclass(frozen=True, slots=True)
class BorderRead:
    """What a file of borders holds. ``properties``: names of the properties that tell its features apart.

    ``reasons``: how it was read, and why so; ``questions``: what a person should decide or look at; ``system``: the
    coordinates it is written in; ``layers``: the files it holds, where it holds several.
    """

    name: str
    digest: str
    properties: tuple[str, ...]
    features: tuple[BorderFeature, ...]
    warnings: tuple[Say, ...] = ()
    questions: tuple[Question, ...] = ()
    reasons: tuple[Say, ...] = ()
    format: str = "geojson"
    encoding: str = ""
    system: str = ""
    layers: tuple[str, ...] = ()
    layer: str = ""


@dataclass(frozen=True, slots=True)
class _Source:
    """A file opened: its surfaces, in coordinates of its own, and what it says of itself."""

    surfaces: Iterable[Surface]
    count: int
    system: str
    encoding: str
    format: str
    reasons: tuple[Say, ...]
    layers: tuple[str, ...] = ()
    layer: str = ""


def are_borders(path: Path | str) -> bool:
    """Whether a file is taken for borders, by its ending and what stands beside it."""
    return _meant(Path(path)).suffix.lower() in BORDERS


def read_borders(
    path: Path | str,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    hints: BorderHints | None = None,
) -> BorderRead:
    """Read a file of borders. Raises ``Unreadable`` with a sentence, ``Cancelled`` when asked to stop."""
    path, hints = _meant(Path(path)), hints or BorderHints()
    source, digest = _opened(path, hints)
    shapes, skipped = _collected(source, progress, cancelled)
    if not shapes:
        raise Unreadable(N_("The file {name} holds no surfaces: borders must be polygons."), name=path.name)
    place = located(list(shapes.values()), source.system, hints.system)
    names = _telling([dict(texts) for texts in shapes])
    features, lost = [], []
    for texts, polygons in zip(shapes, place.shapes, strict=True):
        if cancelled and cancelled():
            raise CancelledError
        known = dict(texts)
        title = tuple(known.get(name, "") for name in names)
        outlines = plain(polygons) if _on_earth(polygons) else []
        if outlines:
            features.append(BorderFeature(title, as_text(outlines), points_in(outlines), _is_outside(outlines)))
        elif _on_earth(polygons):
            skipped.append(_title(title))
        else:
            lost.append(BorderFeature(title, "", 0, outside=True))
    if not features and not lost:
        raise Unreadable(N_("The file {name} holds no surfaces: borders must be polygons."), name=path.name)
    if progress:
        progress(1.0)
    return BorderRead(
        path.name, digest, names, tuple(features),
        tuple(_left_out(skipped)),
        tuple(_questions(source, place, features, lost)), (*source.reasons, *place.reasons),
        source.format, source.encoding, place.system.name, source.layers, source.layer,
    )  # fmt: skip


def _meant(path: Path) -> Path:
    """The shapefile itself where one of the files beside it was chosen."""
    if path.suffix.lower() not in BESIDE:
        return path
    beside = path.with_suffix(".SHP" if path.suffix.isupper() else ".shp")
    return beside if beside.is_file() else path


def _opened(path: Path, hints: BorderHints) -> tuple[_Source, str]:
    """The file and its digest, read as what it is by its first bytes."""
    data = read_bytes(path)
    digest = sha256(data).hexdigest()
    if data.startswith(b"PK") or path.suffix.lower() == ".zip":
        return _packed(data, hints, path.name), digest
    if data.startswith(shapefile.MAGIC) or path.suffix.lower() == ".shp":
        file = shapefile.beside(path)
        digest = sha256(b"".join(part for _, part in sorted(file.parts.items()))).hexdigest()
        return _shapefile(file, hints), digest
    return _geojson(data, hints), digest


def _packed(data: bytes, hints: BorderHints, name: str) -> _Source:
    """One of the files in an archive: the one wanted, else the largest with surfaces."""
    files = border_archive.packed(data)
    if not files:
        raise Unreadable(N_("The archive {name} holds neither a shapefile nor GeoJSON."), name=name)
    files = [one for one in files if one.has_polygons] or files
    titles = tuple(one.name for one in files)
    if hints.layer and hints.layer not in titles:
        raise Unreadable(
            N_("The archive holds no “{layer}”, but: {names}."), layer=hints.layer, names=", ".join(titles[:20])
        )
    chosen = (
        files[titles.index(hints.layer)]
        if hints.layer
        else max(files, key=lambda one: (isinstance(one.content, Shapefile), one.size))
    )
    layers = (titles, chosen.name) if len(files) > 1 else ((), "")
    if isinstance(chosen.content, Shapefile):
        return _shapefile(chosen.content, hints, *layers)
    return _geojson(chosen.content, hints, *layers)


def _shapefile(file: Shapefile, hints: BorderHints, layers: tuple[str, ...] = (), layer: str = "") -> _Source:
    found = shapefile.shapes_of(file, hints.encoding)
    reasons = (Say(N_("Shapefile {name}"), {"name": file.name}), *([found.why] if found.why else []))
    return _Source(
        found.surfaces, len(found.surfaces), file.system, found.encoding, "shapefile", reasons, layers, layer
    )


def _geojson(data: bytes, hints: BorderHints, layers: tuple[str, ...] = (), layer: str = "") -> _Source:
    found = geojson.parsed(data, hints.encoding)
    reasons = (Say(N_("GeoJSON in {encoding}"), {"encoding": found.encoding}),)
    return _Source(found.surfaces(), len(found.items), found.system, found.encoding, "geojson", reasons, layers, layer)


def _collected(
    source: _Source, progress: Progress | None, cancelled: Cancelled | None
) -> tuple[dict[Properties, list[Polygon]], list[str]]:
    """Polygons by their properties, and what the features without any are called."""
    shapes: dict[Properties, list[Polygon]] = {}
    skipped: list[str] = []
    points = 0
    for number, (properties, polygons) in enumerate((one.properties, one.polygons) for one in source.surfaces):
        if cancelled and cancelled():
            raise CancelledError
        points += points_in(polygons)
        if points > MAX_POINTS:
            raise Unreadable(
                N_("The borders have more than {limit} points. Ask for simplified borders."), limit=MAX_POINTS
            )
        if polygons:
            shapes.setdefault(properties or (("#", str(number + 1)),), []).extend(polygons)
        else:
            skipped.append(_title(text for _, text in properties))
        if progress:
            progress(READ_SHARE * (number + 1) / source.count)
    return shapes, skipped


def _left_out(skipped: Sequence[str]) -> Iterator[Say]:
    """That features have no surface, and what the first of them are called."""
    named = [one for one in skipped if one][:NAMED]
    if named:
        names = ", ".join([*named, "…"] if len(skipped) > len(named) else named)
        yield Say(N_("Features without a surface are left out ({n}): {names}."), {"n": len(skipped), "names": names})
    elif skipped:
        yield Say(N_("Features without a surface are left out ({n})."), {"n": len(skipped)})


def _questions(
    source: _Source, place: Located, features: Sequence[BorderFeature], lost: Sequence[BorderFeature]
) -> Iterator[Question]:
    """What a person should decide: borders out of Germany, coordinates in doubt, one file among several."""
    for code, say in place.doubts:
        yield Question(code, say, len(features), _places(features))
    away = [*(one for one in features if one.outside), *lost]
    if away:
        words = N_("Borders outside Germany ({n}), read as {system}. They stay out unless assigned by hand.")
        yield Question("outside_germany", Say(words, {"n": len(away), "system": place.system.name}), len(away),
                       _places(away))  # fmt: skip
    if source.layers:
        words = N_("The archive holds several files: {names}. Read was {layer}.")
        names = ", ".join(source.layers[:20])
        yield Question("several_layers", Say(words, {"names": names, "layer": source.layer}), len(source.layers), ())


def _places(features: Sequence[BorderFeature]) -> tuple[CellPlace, ...]:
    return tuple(CellPlace(number, "", one.title) for number, one in enumerate(features[:PLACES_KEPT], start=1))


def _on_earth(polygons: Sequence[Polygon]) -> bool:
    return all(
        isfinite(x) and isfinite(y) and abs(x) <= 180 and abs(y) <= 90
        for polygon in polygons
        for ring in polygon
        for x, y in ring
    )


def _is_outside(polygons: Sequence[Polygon]) -> bool:
    return not all(in_germany(point) for polygon in polygons for ring in polygon for point in ring)


def _title(texts: Iterable[str]) -> str:
    return max(texts, key=lambda text: (sum(c.isalpha() for c in text), text), default="")


def _telling(rows: Sequence[dict[str, str]]) -> tuple[str, ...]:
    """Properties that tell areas apart, in the order of the file.

    Either their text is another in nearly every feature, or all words follow from it: areas of several features are
    written so, each with a number and a surface of its own.
    """
    names = dict.fromkeys(name for row in rows for name in row)
    texts = {name: [row.get(name, "") for row in rows] for name in names}
    words = [column for column in texts.values() if sum(map(is_word, column)) > 0.5 * len(rows)]
    each = list(zip(*words, strict=True))
    telling = [
        name
        for name, column in texts.items()
        if len(set(column) - {""}) >= 0.8 * len(rows)
        or (words and "" not in column and 1 < len(set(column)) == len(set(zip(column, each, strict=True))))
    ]
    return tuple(telling or names)
