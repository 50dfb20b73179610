"""Rows of the search: over everything in the large plan, and again after an edit."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager

from planner.domain.kinds import KINDS
from planner.domain.measures import Measure
from planner.domain.plan import Plan
from planner.domain.record import fields_of
from tests.bench.measure import Pair, Row, seconds
from tests.bench.stage import Stage

WORDS = ("Sprachförderung", "fassung 1", "amt familie", "zuschuss", "zzqqx")
"""What is looked for in each run: found often, seldom, by two words, never."""

FIRST = 10
SCAN = "a plain substring scan of all its texts"


def _texts(plan: Plan) -> list[str]:
    """Every text a person typed."""
    found = []
    for cls in KINDS:
        names = [spec.name for spec in fields_of(cls) if spec.is_text]
        found += [getattr(one, name) or "" for one in plan.all(cls) for name in names]
    return found


def _scan(heap: list[str]) -> float:
    def scan() -> None:
        for word in WORDS:
            sum(word in text for text in heap)

    return seconds(scan, time.process_time)


@contextmanager
def search(stage: Stage) -> Iterator[Pair]:
    """Five searches to their first ten hits, the index standing."""
    from planner.operations.session import Session
    from planner.ui.finder import Finder

    with closing(Session.look(stage.copy_of(stage.large))) as session:
        finder, heap = Finder(session.plan), _texts(session.plan)

        def subject() -> None:
            for word in WORDS:
                finder.find(word, FIRST)

        yield Pair(lambda: seconds(subject, time.process_time), lambda: _scan(heap))


@contextmanager
def search_after_edit(stage: Stage) -> Iterator[Pair]:
    """The index taken along to the plan after an edit of a measure's name, then one search."""
    from planner.domain.record import new_like
    from planner.operations.session import Session
    from planner.ui.finder import Finder

    with closing(Session.look(stage.copy_of(stage.large))) as session:
        plan = session.plan
        finder, heap = Finder(plan), _texts(plan)
        measures = itertools.cycle(plan.all(Measure))

        def subject() -> float:
            nonlocal plan
            measure = next(measures)
            plan = plan.changed([new_like(measure, name=f"{measure.name}.")])

            def run() -> None:
                finder.follow(plan)
                finder.find(WORDS[0], FIRST)

            return seconds(run, time.process_time)

        yield Pair(subject, lambda: _scan(heap))


SEARCH = (
    Row("search", "search over everything to the first ten hits, large plan", SCAN, 1.0, search),
    Row("search-edit", "search after an edit, large plan", SCAN, 6.0, search_after_edit),
)
