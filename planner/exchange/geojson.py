"""GeoJSON of any nesting: what may have a surface, with its properties as short texts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from planner.domain.errors import Unreadable
from planner.domain.record import N_
from planner.exchange.geometry import MAX_DEPTH, Polygon, polygons_of
from planner.exchange.textfile import decoded

MAX_FEATURES = 50_000
GEOMETRIES = {
    "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection",
}  # fmt: skip
Properties = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Surface:
    """One feature of a file: its properties as texts, and its polygons in the coordinates of the file (none, maybe)."""

    properties: Properties
    polygons: list[Polygon]


@dataclass(frozen=True, slots=True)
class Parsed:
    """A GeoJSON file opened: its features, not yet looked into, what it says of its coordinates, its encoding."""

    items: tuple[tuple[Properties, Any], ...]
    system: str
    encoding: str

    def surfaces(self) -> Iterator[Surface]:
        """Look into each feature."""
        return (Surface(properties, polygons_of(geometry)) for properties, geometry in self.items)


def parsed(data: bytes, encoding: str = "") -> Parsed:
    """Open a file; a sentence for what is none."""
    text = decoded(data, encoding or None, in_lines=False)
    try:
        whole = _loaded(text.data.decode(text.encoding))
    except json.JSONDecodeError as error:
        raise Unreadable(
            N_("The file is not GeoJSON: it breaks off or is written wrongly in line {line}."), line=error.lineno
        ) from error
    except (RecursionError, ValueError) as error:
        raise Unreadable(N_("The file is not GeoJSON that can be read.")) from error
    if isinstance(whole, dict) and whole.get("type") == "Topology":
        raise Unreadable(N_("The file is TopoJSON. Ask for the borders as GeoJSON or as a shapefile."))
    items = tuple(_items(whole))
    return Parsed(items, _system(whole), text.encoding)


def _loaded(text: str) -> Any:
    """One JSON value, or the features of a file that has one in each line (RFC 8142 and without its separators)."""
    load = partial(json.loads, parse_constant=lambda _: None)
    try:
        return load(text)
    except json.JSONDecodeError:
        lines = [line.strip("\x1e \t\r") for line in text.split("\n")]
        features = [line for line in lines if line]
        if len(features) > MAX_FEATURES:
            raise
        try:
            items = [load(line) for line in features]
        except json.JSONDecodeError:
            items = []
        if not items or not all(isinstance(item, dict) for item in items):
            raise
        return items


def short(value: object) -> str:
    """A property as short text; whole numbers lose their point, so that 7.0 is the key 7."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    return " ".join(str(value).split())[:200] if isinstance(value, (str, float)) or abs(value) < 10**18 else ""


def too_many(count: int) -> Unreadable:
    """The refusal of a file with far too many features."""
    return Unreadable(N_("The file has {n} features; up to {limit} can be read."), n=count, limit=MAX_FEATURES)


def _items(data: Any) -> Iterator[tuple[Properties, Any]]:
    """(properties as texts, geometry) of everything that may have a surface, collections in collections opened."""
    start = data if isinstance(data, list) and data and all(isinstance(item, dict) for item in data) else [data]
    if len(start) > MAX_FEATURES:
        raise too_many(len(start))
    found, count = [(item, 0) for item in reversed(start)], 0
    while found:
        item, depth = found.pop()
        kind = item.get("type") if isinstance(item, dict) else None
        if kind == "FeatureCollection" and isinstance(item.get("features"), list) and depth < MAX_DEPTH:
            if len(item["features"]) + count > MAX_FEATURES:
                raise too_many(len(item["features"]) + count)
            found += [(one, depth + 1) for one in reversed(item["features"])]
            continue
        count += 1
        if kind == "Feature":
            yield _properties(item), item.get("geometry")
        elif isinstance(kind, str) and kind in GEOMETRIES:
            yield (), item
        else:
            raise Unreadable(N_("The file is not GeoJSON: it holds no collection of features."))


def _properties(item: dict[str, Any]) -> Properties:
    properties = item.get("properties")
    texts = {str(name): short(value) for name, value in (properties if isinstance(properties, dict) else {}).items()}
    if "id" in item and "id" not in texts:
        texts["id"] = short(item["id"])
    return tuple((name, text) for name, text in texts.items() if text)


def _system(data: Any) -> str:
    """What the file says of its coordinates: its crs member, as files before 2016 have it, by name, code or address."""
    crs = data.get("crs") if isinstance(data, dict) else None
    if isinstance(crs, str):
        return crs
    properties = crs.get("properties") if isinstance(crs, dict) else None
    if not isinstance(crs, dict) or not isinstance(properties, dict):
        return ""
    name = next((properties[key] for key in ("name", "code", "href") if key in properties), "")
    if str(crs.get("type", "")).upper() == "EPSG" and not isinstance(name, bool) and str(name).isdecimal():
        return f"EPSG:{name}"
    return name if isinstance(name, str) else ""
