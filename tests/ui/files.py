"""Small files of figures and borders, shaped like those of a statistics office."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

AREAS = (
    ("000", "Stadt Lindenfurt"),
    ("001", "Innenstadt"),
    ("002", "Nordstadt"),
    ("101", "Altstadt"),
    ("102", "Hafen"),
    ("201", "Heidekamp"),
    ("202", "Siedlung Ost"),
)
SIZES = {"101": 900, "102": 400, "201": 700, "202": 250}
YEARS = ("2011", "2012")
CHARACTERISTICS = (("10", "Einwohner", 1), ("20", "unter 6 Jahre", 10))
HEADER = "id,tab_id,tabelle,jahr,raum_id,raum,zei_id,zeile,zahl"
CELLS = len(AREAS) * len(YEARS) * len(CHARACTERISTICS)


def _size(key: str) -> int:
    if key in SIZES:
        return SIZES[key]
    return sum(size for part, size in SIZES.items() if key == "000" or part[0] == key[-1])


def rows() -> list[str]:
    """The rows of a long table: one figure each for town, districts and quarters."""
    found = []
    for year in YEARS:
        for key, name in AREAS:
            for code, label, share in CHARACTERISTICS:
                value = _size(key) // share
                found.append(f"010.005.{year}.{key}.{code},005,Einwohner,{year},{key},{name},{code},{label},{value}.0")
    return found


def write_figures(path: Path, lines: Sequence[str] | None = None) -> Path:
    """Write the table, or other lines below its header."""
    path.write_text("\n".join([HEADER, *(rows() if lines is None else lines)]) + "\n", encoding="utf-8")
    return path


def write_borders(path: Path, names: Sequence[str] = ("Altstadt", "Hafen", "Heidekamp", "Siedlung Ost")) -> Path:
    """Squares side by side, one for each name."""
    features = [
        {
            "type": "Feature",
            "properties": {"name": name},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[7 + i / 10, 51], [7.1 + i / 10, 51], [7.1 + i / 10, 51.1], [7 + i / 10, 51]]],
            },
        }
        for i, name in enumerate(names)
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return path
