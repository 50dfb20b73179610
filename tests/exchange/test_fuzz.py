"""Files damaged by chance: read or refused with a sentence, never a crash, a hang or a memory filled."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

MOST_MEMORY = 500
LONGEST = 10.0


def fuzzed(count: int, seed: int, kind: str = "figures") -> dict:
    """What came of so many damaged files, read in a process of their own."""
    pytest.importorskip("resource")
    done = subprocess.run(
        [sys.executable, "-m", "tests.exchange.fuzz", str(count), str(seed), kind],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3_000:]
    return json.loads(done.stdout)


def check(found: dict) -> None:
    assert not found["raised"], found["raised"][0]
    assert found["slowest"] < LONGEST
    assert found["peak"] < MOST_MEMORY
    assert found["plan"] == "unchanged"
    assert found["read"] > found["refused"] / 10


@pytest.mark.timeout(600)
def test_two_thousand_damaged_files_are_read_or_refused() -> None:
    check(fuzzed(2_000, 1))


@pytest.mark.timeout(600)
def test_damaged_files_of_borders_are_read_or_refused() -> None:
    check(fuzzed(150, 1, "borders"))


@pytest.mark.long
@pytest.mark.timeout(3_600)
def test_ten_thousand_damaged_files_are_read_or_refused() -> None:
    for seed in range(2, 7):
        check(fuzzed(2_000, seed))


@pytest.mark.long
@pytest.mark.timeout(3_600)
def test_ten_thousand_damaged_files_of_borders_are_read_or_refused() -> None:
    for seed in range(2, 7):
        check(fuzzed(2_000, seed, "borders"))
