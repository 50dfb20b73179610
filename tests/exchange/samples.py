"""Miniature files of our own, each copying a quirk of a kind of file that offices send."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from planner.domain.errors import PlannerError

T = TypeVar("T")

QUARTERS = {"101": "Alt Mühlen", "102": "Neu Mühlen", "201": "Hafen", "202": "Am Wald", "203": "St. Jobst"}
DISTRICTS = {"001": "Mitte", "002": "Hafen"}
BANDS = {"10": "00 - < 03", "20": "03 - < 06", "30": "06 und älter"}
PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><style>table {}</style></head><body><table><tr><td>Menü</td><td>
<table><caption>Kinder am 31.12.2020</caption><tr><th rowspan=2>Stadtteil<th colspan=2>Kinder</tr><tr><th>m&auml;nnlich<th>Quote
<tr><td>Alt<td>1.012<td>60,5 %<tr><td>S&uuml;d<td>-<td>8,0 %<tr><td>Hafen<td>12<td>7,5 %</table></td></tr></table>
<script>"<table>"</script></body></html>"""
"""A page of a portal: a table within another, joined heads, a caption, and what a script says of tables."""
HEADER = "id,tab_id,tabelle,jahr,raum_id,raum,zei_id,zeile,zahl"


def long_rows(years: Iterable[int] = (2010, 2011, 2012), seed: int = 1) -> list[str]:
    """Rows like Köln's: keys with leading zeros, three levels told by the key, a name on two levels, `123.0`."""
    dice = random.Random(seed)
    rows = []
    for year in years:
        counts = {(key, band): dice.randint(3, 400) for key in QUARTERS for band in BANDS}
        for key in DISTRICTS:
            for band in BANDS:
                counts[key, band] = sum(counts[q, band] for q in QUARTERS if q[0] == key[-1])
        for band in BANDS:
            counts["000", band] = sum(counts[key, band] for key in DISTRICTS)
        names = {"000": "Stadt Mühlen", **DISTRICTS, **QUARTERS}
        for key, name in names.items():
            total = sum(counts[key, band] for band in BANDS)
            rows.append(f"010.005.{year}.{key}.010,005,Einwohner,{year},{key},{name},10,Einwohner,{total}.0")
            rows += [
                f"010.020.{year}.{key}.0{band},020,Einwohner nach Alter,{year},{key},{name},{band},{label},{counts[key, band]}.0"
                for band, label in BANDS.items()
            ]
    return rows


def long_text(rows: Iterable[str] | None = None) -> str:
    """The long table as text."""
    return "\n".join([HEADER, *(long_rows() if rows is None else rows)]) + "\n"


def write(folder: Path, content: str | bytes, name: str = "table.csv") -> Path:
    """A file with this content."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def outcome(read: Callable[[], T]) -> T | str:
    """What was read, or the sentence that refuses it; anything else that is raised is our fault."""
    try:
        return read()
    except PlannerError as error:
        return str(error)
