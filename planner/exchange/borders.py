"""Borders of areas from GeoJSON, and which of the town's areas they belong to.

Any nesting is read: a collection of features, one feature, a bare geometry, a collection of geometries. What tells
the areas apart is found in the properties by their values: a property whose texts differ from feature to feature is
a candidate for key or name. Features that repeat all their properties are parts of one area and are joined.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from planner.domain.errors import Cancelled as CancelledError
from planner.domain.errors import Unreadable
from planner.domain.record import N_
from planner.exchange.geometry import MAX_POINTS, Polygon, as_text, polygons_of
from planner.exchange.messages import Cancelled, Progress, Say
from planner.exchange.naming import area_name, plain
from planner.exchange.textfile import decoded, read_bytes

MAX_FEATURES = 50_000


@dataclass(frozen=True, slots=True)
class BorderFeature:
    """One area's border: texts of the properties that may be its key and its name, and the geometry.

    ``texts`` has an entry for each of ``BorderRead.properties``; ``geometry`` is compact GeoJSON text, WGS 84, six
    decimals; ``points`` how many points it has.
    """

    texts: tuple[str, ...]
    geometry: str
    points: int

    @property
    def title(self) -> str:
        """What to call it in a list: the text with most letters."""
        return max(self.texts, key=lambda text: (sum(c.isalpha() for c in text), text), default="")


@dataclass(frozen=True, slots=True)
class BorderRead:
    """What a file of borders holds. ``properties``: names of the properties that tell its features apart."""

    name: str
    digest: str
    properties: tuple[str, ...]
    features: tuple[BorderFeature, ...]
    warnings: tuple[Say, ...] = ()


class AreaRow(NamedTuple):
    """An area of the plan."""

    id: str
    key: str
    name: str
    level: int


@dataclass(frozen=True, slots=True)
class BorderMatch:
    """Which feature belongs to which area: ``pairs`` (index of the feature, id of the area), all of one level.

    ``unmatched``: indexes of features that wait for a hand; ``lacking``: ids of areas of that level without border.
    ``by`` tells how: ``key``, ``name`` or ``both``; ``""`` when nothing fits, then ``level`` is None.
    """

    level: int | None
    pairs: tuple[tuple[int, str], ...] = ()
    unmatched: tuple[int, ...] = ()
    lacking: tuple[str, ...] = field(default=())
    by: str = ""


def read_borders(path: Path | str, progress: Progress | None = None, cancelled: Cancelled | None = None) -> BorderRead:
    """Read a GeoJSON file. Raises ``Unreadable`` with a sentence, ``Cancelled`` when asked to stop."""
    path = Path(path)
    data = read_bytes(path)
    shapes: dict[tuple[tuple[str, str], ...], list[Polygon]] = {}
    skipped = points = 0
    features = _features(_parsed(data))
    for number, (properties, geometry) in enumerate(features):
        if cancelled and cancelled():
            raise CancelledError
        polygons = polygons_of(geometry)
        points += _points(polygons)
        if points > MAX_POINTS:
            raise Unreadable(
                N_("The borders have more than {limit} points. Ask for simplified borders."), limit=MAX_POINTS
            )
        if polygons:
            key = properties or (("#", str(number + 1)),)
            shapes.setdefault(key, []).extend(polygons)
        else:
            skipped += 1
        if progress:
            progress((number + 1) / len(features))
    if not shapes:
        raise Unreadable(N_("The file {name} holds no surfaces: borders must be polygons."), name=path.name)
    names = _telling([dict(texts) for texts in shapes])
    found = tuple(
        BorderFeature(tuple(dict(texts).get(name, "") for name in names), as_text(polygons), _points(polygons))
        for texts, polygons in shapes.items()
    )
    warnings = [Say(N_("{n} features without a surface are left out."), {"n": skipped})] if skipped else []
    lon, lat = next(iter(shapes.values()))[0][0][0]
    if not (-25 <= lon <= 45 and 34 <= lat <= 72):
        warnings.append(
            Say(
                N_("The borders lie outside Europe (longitude {lon}, latitude {lat}). Probably both are swapped."),
                {"lon": f"{lon:.2f}", "lat": f"{lat:.2f}"},
            )
        )
    return BorderRead(path.name, sha256(data).hexdigest(), names, found, tuple(warnings))


def _parsed(data: bytes) -> Any:
    text = decoded(data)
    try:
        return json.loads(text.data.decode(text.encoding), parse_constant=lambda _: None)
    except json.JSONDecodeError as error:
        raise Unreadable(
            N_("The file is not GeoJSON: it breaks off or is written wrongly in line {line}."), line=error.lineno
        ) from error
    except (RecursionError, ValueError) as error:
        raise Unreadable(N_("The file is not GeoJSON that can be read.")) from error


def _features(data: Any) -> list[tuple[tuple[tuple[str, str], ...], Any]]:
    """(properties as texts, geometry) of everything that may have a surface."""
    kind = data.get("type") if isinstance(data, dict) else None
    if kind == "FeatureCollection" and isinstance(data.get("features"), list):
        items = data["features"]
    elif kind in ("Feature", "Polygon", "MultiPolygon", "GeometryCollection"):
        items = [data]
    else:
        raise Unreadable(N_("The file is not GeoJSON: it holds no collection of features."))
    if len(items) > MAX_FEATURES:
        raise Unreadable(N_("The file has {n} features; up to {limit} can be read."), n=len(items), limit=MAX_FEATURES)
    return [_feature(item) for item in items]


def _feature(item: Any) -> tuple[tuple[tuple[str, str], ...], Any]:
    if not isinstance(item, dict):
        raise Unreadable(N_("The file is not GeoJSON: it holds no collection of features."))
    if item.get("type") != "Feature":
        return (), item
    properties = item.get("properties")
    texts = {str(name): _text(value) for name, value in (properties if isinstance(properties, dict) else {}).items()}
    if "id" in item and "id" not in texts:
        texts["id"] = _text(item["id"])
    return tuple((name, text) for name, text in texts.items() if text), item.get("geometry")


def _text(value: object) -> str:
    """A property as short text; whole numbers lose their point, so that 7.0 is the key 7."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    return " ".join(str(value).split())[:200] if isinstance(value, (str, float)) or abs(value) < 10**18 else ""


def _points(polygons: Sequence[Polygon]) -> int:
    return sum(len(ring) for polygon in polygons for ring in polygon)


def _telling(rows: Sequence[dict[str, str]]) -> tuple[str, ...]:
    """Properties with another text in nearly every feature, in the order of the file."""
    names = dict.fromkeys(name for row in rows for name in row)
    telling = [name for name in names if len({row.get(name, "") for row in rows} - {""}) >= 0.8 * len(rows)]
    return tuple(telling or names)


# whose border is it?


def match_borders(read: BorderRead, areas: Sequence[AreaRow]) -> BorderMatch:
    """Which areas the features are: one level, the one they cover best, by key and by normalised name.

    Keys: as written, else numbers without leading zeros where that is unambiguous in the level (`7` for `007`).
    Each property is tried for keys and for names; the one that fits most areas counts. An area has one border.
    """
    best = BorderMatch(None, unmatched=tuple(range(len(read.features))))
    standing: tuple[float, int] = (0.0, 0)
    for level in sorted({area.level for area in areas}):
        members = [area for area in areas if area.level == level]
        pairs, by = _matched(read, members)
        if not pairs:
            continue
        # Best covered: most features find an area; then, most of the areas find a border.
        score = (len(pairs) + len(pairs) / len(members), -level)
        if score > standing:
            standing = score
            taken, owners = {i for i, _ in pairs}, {area for _, area in pairs}
            best = BorderMatch(
                level,
                tuple(sorted(pairs)),
                tuple(i for i in range(len(read.features)) if i not in taken),
                tuple(area.id for area in members if area.id not in owners),
                by,
            )
    return best


def _matched(read: BorderRead, members: Sequence[AreaRow]) -> tuple[list[tuple[int, str]], str]:
    """The pairs within one level: the property that fits best as name, then the one that fits best as key.

    Names go first: a running number fits keys by chance, names do not. A key contradicting its name is not taken.
    """
    named = _best(read, _index(members, lambda area: area_name(area.name)), area_name)
    keyed = max((_best(read, _index(members, how), how_text) for how, how_text in _KEYS), key=len)
    if named and keyed and sum(keyed.get(i) == area for i, area in named.items()) < 0.5 * len(set(named) & set(keyed)):
        keyed = {}
    elif not named and len(keyed) < max(2, 0.8 * min(len(members), len(read.features))):
        keyed = {} if len(members) > 1 else keyed
    pairs = dict(keyed)
    owners = set(pairs.values())
    pairs |= {i: area for i, area in named.items() if i not in pairs and area not in owners}
    by = "both" if named and keyed else "key" if keyed else "name" if named else ""
    return list(pairs.items()), by


def _bare_area(area: AreaRow) -> str:
    return _bare(area.key)


def _bare(text: str) -> str:
    return text.lstrip("0") if text.isdecimal() else ""


_KEYS: tuple[tuple[Callable[[AreaRow], str], Callable[[str], str]], ...] = (
    (lambda area: area.key, str),
    (_bare_area, _bare),
    (lambda area: plain(area.key), plain),
)


def _index(members: Sequence[AreaRow], how: Callable[[AreaRow], str]) -> dict[str, str]:
    """Text → id of the area; texts that two areas share are left out."""
    found: dict[str, str] = {}
    twice = set()
    for area in members:
        text = how(area)
        if text in found:
            twice.add(text)
        found[text] = area.id
    return {text: area for text, area in found.items() if text and text not in twice}


def _best(read: BorderRead, index: dict[str, str], how: Callable[[str], str]) -> dict[int, str]:
    """Feature → area by the one property that fits most; a text two features share is taken for neither."""
    best: dict[int, str] = {}
    for place in range(len(read.properties)):
        found: dict[str, list[int]] = {}
        for i, feature in enumerate(read.features):
            area = index.get(how(feature.texts[place]))
            if area is not None:
                found.setdefault(area, []).append(i)
        fits = {features[0]: area for area, features in found.items() if len(features) == 1}
        if len(fits) > len(best):
            best = fits
    return best
