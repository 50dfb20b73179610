"""The lines of the sample town: what was entered on which day, in one language, from `resources/content/sample`.

A file holds tables named by a kind of record or by what was done; each row has the day `on` and mostly a local `id`
by which other rows point at it. Words stand as `field.de` and `field.en`; without a language they are the same in both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from planner import paths
from planner.content.files import LANGUAGES, read


@dataclass(frozen=True, slots=True)
class SampleLine:
    """One line: the day, the name of its table, its local id ("" where nothing points at it) and its fields."""

    on: date
    table: str
    id: str
    fields: Mapping[str, Any]


@cache
def sample_lines(language: str) -> tuple[SampleLine, ...]:
    """All lines in `language` ("de" or "en") by day; those of a day in the order of files and rows."""
    if language not in LANGUAGES:
        raise KeyError(language)
    names = sorted(path.name for path in (paths.resources() / "content" / "sample").glob("*.toml"))
    lines = [_line(table, row, language) for name in names for table, row in _rows(read(f"sample/{name}"))]
    return tuple(sorted(lines, key=lambda line: line.on))


@cache
def sample_reasons(language: str) -> Mapping[str, Mapping[str, str]]:
    """Why a light departs from its suggestion: light → "better", "worse" or "unset" → words in `language`."""
    found: Mapping[str, Mapping[str, str]] = _in(language, read("sample/reasons.toml"))
    return found


def _rows(file: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every row with a day; what is carried over belongs to the row of the next cycle."""
    for table, rows in file.items():
        for row in rows if isinstance(rows, list) else ():
            if isinstance(row, Mapping) and "on" in row:
                yield table, {**row, "carry": file["carry"]} if table == "next_cycle" else row


def _line(table: str, row: Mapping[str, Any], language: str) -> SampleLine:
    fields = {name: _in(language, value) for name, value in row.items() if name not in ("on", "id")}
    return SampleLine(row["on"], table, str(row.get("id", "")), fields)


def _in(language: str, value: Any) -> Any:
    if isinstance(value, Mapping) and value.keys() == set(LANGUAGES):
        return value[language]
    if isinstance(value, Mapping):
        return {name: _in(language, part) for name, part in value.items()}
    return [_in(language, part) for part in value] if isinstance(value, list) else value
