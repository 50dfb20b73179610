"""Limits of shares and rates against published figures, and what holds for any."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as some

from planner.domain.figures import Limits
from planner.statistics.intervals import (
    byar_limits,
    case_limits,
    limits_of,
    poisson_limits,
    quantile,
    wilson_limits,
)

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
NEWCOMBE = [
    (81, 263, 0.2553, 0.3662),
    (15, 148, 0.0624, 0.1605),
    (0, 20, 0.0000, 0.1611),
    (1, 29, 0.0061, 0.1718),
]
"""Newcombe 1998, table I, method 3 (score without continuity correction)."""
GARWOOD = [
    (0, 0.0, 3.6889),
    (1, 0.0253, 5.5716),
    (2, 0.2422, 7.2247),
    (3, 0.6187, 8.7673),
    (5, 1.6235, 11.6683),
    (9, 4.1154, 17.0848),
]
"""The exact 95 % limits of a Poisson count as printed in the tables of Breslow and Day 1987 and others."""


@pytest.mark.parametrize(("count", "base", "lower", "upper"), NEWCOMBE)
def test_wilson_as_newcombe_printed_it(count: int, base: int, lower: float, upper: float) -> None:
    found = wilson_limits(count, base)
    assert found is not None
    assert (round(found.lower, 4), round(found.upper, 4)) == (lower, upper)


@pytest.mark.parametrize(("count", "lower", "upper"), GARWOOD)
def test_exact_poisson_as_printed(count: int, lower: float, upper: float) -> None:
    found = poisson_limits(count)
    assert (round(found.lower, 4), round(found.upper, 4)) == (lower, upper)
    assert case_limits(count) == found


def test_byar_from_ten_cases_on() -> None:
    assert case_limits(10) == byar_limits(10)
    assert case_limits(9) != byar_limits(9)
    assert [round(limit, 2) for limit in byar_limits(65)] == [50.16, 82.85]
    assert case_limits(9.5) == byar_limits(9.5)
    assert case_limits(-1) is None


def test_limits_in_the_unit_of_the_indicator() -> None:
    share, rate = limits_of(Limits.WILSON, 65, 100, 100.0), limits_of(Limits.BYAR, 65, 20_000, 10_000.0)
    assert share is not None
    assert rate is not None
    assert [round(limit, 2) for limit in share] == [55.25, 73.64]
    assert [round(limit, 2) for limit in rate] == [25.08, 41.42]
    assert limits_of(Limits.NONE, 65, 100, 100.0) is None


def test_what_is_no_share_has_no_limits() -> None:
    assert wilson_limits(5, 0) is None
    assert wilson_limits(103, 100) is None
    assert limits_of(Limits.WILSON, 5, None, 100.0) is None
    assert limits_of(Limits.BYAR, 5, 0, 100.0) is None
    assert limits_of(Limits.BYAR, None, 100, 100.0) is None


@given(some.integers(1, 10**7), some.data())
def test_wilson_holds_the_share_and_stays_between_none_and_all(base: int, data: some.DataObject) -> None:
    count = data.draw(some.integers(0, base))
    found = wilson_limits(count, base)
    assert found is not None
    assert 0 <= found.lower <= count / base + 1e-12
    assert count / base - 1e-12 <= found.upper <= 1


@given(some.integers(0, 10**6))
def test_limits_of_cases_hold_the_count(count: int) -> None:
    found = case_limits(count)
    assert found is not None
    assert found.lower <= count <= found.upper


def test_exact_and_byar_meet_at_ten_cases() -> None:
    exact, near = poisson_limits(10), byar_limits(10)
    assert exact.lower == pytest.approx(near.lower, rel=0.01)
    assert exact.upper == pytest.approx(near.upper, rel=0.01)
    assert quantile(0.95) == pytest.approx(1.959963984540054)


def test_published_reference_to_nine_digits(data_dir: Path) -> None:
    folder = data_dir / "phe-reference"
    checked = 0
    for row in _rows(folder / "testdata_Byars_Wilson.xlsx"):
        if "x" not in row:
            continue
        found = _reference(row["method"], float(row["x"]), float(row.get("n", 1)), float(row["confidence"][:-1]) / 100)
        checked += _agree(found, row, "lowercl", "uppercl", 1.0)
    for row in _rows(folder / "testdata_Proportion.xlsx"):
        if "Numerator" not in row or "value" not in row:
            continue
        for lower, upper, confidence in (
            ("lower95_0cl", "upper95_0cl", 0.95),
            ("lower99_8cl", "upper99_8cl", 0.998),
            ("lowercl", "uppercl", 0.95),
        ):
            found = _reference("Wilson", float(row["Numerator"]), float(row["Denominator"]), confidence)
            checked += _agree(found, row, lower, upper, float(row["multiplier"]))
    assert checked >= 13 * 2 - 1 + 16 * 4 + 8 * 2


def _reference(method: str, count: float, base: float, confidence: float) -> tuple[float, float]:
    found = byar_limits(count, confidence) if method == "Byars" else wilson_limits(count, base, confidence)
    assert found is not None
    return found


def _agree(found: tuple[float, float], row: dict[str, str], lower: str, upper: str, factor: float) -> int:
    printed = [(name, limit) for name, limit in zip((lower, upper), found, strict=True) if name in row]
    for name, limit in printed:
        assert limit * factor == pytest.approx(float(row[name]), rel=1e-9, abs=1e-9), row
    return len(printed)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of all sheets by the words of the first one; read plainly, as no library for XLSX is asked of a test."""
    with zipfile.ZipFile(path) as file:
        words = [
            "".join(text.text or "" for text in item.iter(f"{MAIN}t"))
            for item in ET.fromstring(file.read("xl/sharedStrings.xml"))  # noqa: S314 (our own folder of data)
        ]
        sheets = [name for name in file.namelist() if name.startswith("xl/worksheets/sheet")]
        for sheet in sheets:
            lines = []
            for row in ET.fromstring(file.read(sheet)).iter(f"{MAIN}row"):  # noqa: S314
                cells = {}
                for cell in row:
                    value = cell.find(f"{MAIN}v")
                    place = re.match("[A-Z]+", cell.get("r", ""))
                    if value is not None and place is not None:
                        cells[place[0]] = words[int(value.text or 0)] if cell.get("t") == "s" else value.text or ""
                lines.append(cells)
            head = lines[0]
            yield from ({head[place]: value for place, value in line.items() if place in head} for line in lines[1:])


def test_nobody_and_everybody_reach_the_ends_exactly() -> None:
    for base in (1, 3, 9, 61, 7000):
        none, all_ = wilson_limits(0, base), wilson_limits(base, base)
        assert none is not None
        assert all_ is not None
        assert (none.lower, all_.upper) == (0.0, 1.0)
        assert 0 < none.upper < 1
        assert none.upper == pytest.approx(1 - all_.lower)
