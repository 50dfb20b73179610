"""Measuring a row: its subject and its floor in interleaved pairs, the median of their ratios, the verdict.

A machine that is busy with other things slows both sides of a pair alike, so ratios hold where milliseconds do not.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from statistics import median
from typing import Any

from tests.bench.stage import Stage

PAIRS = 7
SLOW_PAIRS = 3
SLOW = 5.0
"""Seconds from which on a run counts as slow."""

WARM = 1.0
"""Seconds below which a side is run twice before it is measured: what loads late is a large part of its first run."""

STEADY = 1.0
"""Seconds a row is measured for when its runs are short: more pairs, a steadier median."""

MOST_PAIRS = 201

Run = Callable[[], float]
"""Does the work once and gives its cost: seconds, or bytes for rows of memory."""


@dataclass(frozen=True, slots=True)
class Pair:
    """The two sides of a row, made ready; what each run needs beforehand it prepares outside its own measured time.

    `note` says what was picked to be measured: the slowest of many.
    """

    subject: Run
    floor: Run
    note: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table of costs; `pair` is entered once before measuring and left after it."""

    name: str
    what: str
    floor: str
    at_most: float
    pair: Callable[[Stage], AbstractContextManager[Pair]]
    unit: str = "s"


@dataclass(frozen=True, slots=True)
class Result:
    """What was measured: the median of the ratios of all pairs, and the medians of both sides.

    `first_ratio` is the ratio of the first measuring where the row was measured once more.
    """

    row: Row
    ratio: float
    pairs: int
    subject: float
    floor: float
    first_ratio: float | None = None
    note: str = ""

    @property
    def holds(self) -> bool:
        """Whether the row keeps its bound."""
        return self.ratio <= self.row.at_most

    def as_json(self) -> dict[str, Any]:
        """Plain data for `--json`; `subject` and `floor` are medians in `unit` (seconds or bytes)."""
        return {
            "name": self.row.name,
            "what": self.row.what,
            "against": self.row.floor,
            "ratio": round(self.ratio, 3),
            "at_most": self.row.at_most,
            "verdict": "ok" if self.holds else "over",
            "pairs": self.pairs,
            "subject": self.subject,
            "floor": self.floor,
            "unit": self.row.unit,
            "first_ratio": self.first_ratio,
            "note": self.note,
        }


def measured(row: Row, stage: Stage) -> Result:
    """Measure a row; one that is over its bound is measured once more, and then that counts."""
    with row.pair(stage) as pair:
        first = _measure(row, pair)
        if first.holds:
            return first
        again = _measure(row, pair)
    return Result(
        row, again.ratio, again.pairs, again.subject, again.floor, first_ratio=round(first.ratio, 3), note=pair.note
    )


def _measure(row: Row, pair: Pair) -> Result:
    """Run both sides unmeasured until they are warm, then in pairs, the side that begins changing from pair to pair."""
    floor, subject = _duration(pair.floor), _duration(pair.subject)
    if max(floor, subject) < WARM:
        floor, subject = _duration(pair.floor), _duration(pair.subject)
    count = pairs_for(floor, subject)
    subjects, floors = [], []
    for number in range(count):
        if number % 2:
            subjects.append(pair.subject())
            floors.append(pair.floor())
        else:
            floors.append(pair.floor())
            subjects.append(pair.subject())
    ratios = [subject / floor for subject, floor in zip(subjects, floors, strict=True)]
    return Result(row, median(ratios), count, median(subjects), median(floors), note=pair.note)


def _duration(run: Run) -> float:
    """How long a run takes with all that it prepares."""
    started = time.perf_counter()
    run()
    return time.perf_counter() - started


def pairs_for(floor: float, subject: float) -> int:
    """How many pairs to measure when one run of each side takes so many seconds, preparing included; always odd."""
    if max(floor, subject) > SLOW:
        return SLOW_PAIRS
    wanted = int(STEADY / (floor + subject)) if floor + subject > 0 else MOST_PAIRS
    return min(MOST_PAIRS, max(PAIRS, wanted | 1))


def seconds(work: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    """What `work` takes by `clock`; garbage of what went before is collected beforehand, outside the time.

    `time.thread_time` counts this thread's own work alone and suits what neither waits nor writes to the disk.
    """
    gc.collect()
    started = clock()
    work()
    return clock() - started
