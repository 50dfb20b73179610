"""Rows of the pages: switching to the slowest one, bringing the slowest one up to date, and what a thousand switches hold."""

from __future__ import annotations

import gc
import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from tests.bench.measure import Pair, Row
from tests.bench.rows_window import Seen, edits, opened, table_view
from tests.bench.stage import Stage

TRIES, WARMING = 3, 3
SWITCHES, SETTLED = 1_000, 200
ELSEWHERE = "import"


def _pages() -> list[str]:
    """Every place but the overview, which has rows of its own, and the place the switches start from."""
    from planner.ui.places import PLACES

    return [place.id for place in PLACES if place.id not in {"overview", ELSEWHERE}]


def _settle() -> None:
    """A real event loop until the desk rests after the last edit, as it does long before a hand reaches the next page.

    Only a loop lets go of what was to be deleted later.
    """
    from PySide6.QtCore import QEventLoop, QTimer

    from planner.ui.desk import RESTS_MS

    loop = QEventLoop()
    QTimer.singleShot(2 * RESTS_MS, loop.quit)
    loop.exec()


def _worst(costs: dict[str, Callable[[], float]]) -> tuple[str, Callable[[], float]]:
    """The page that costs most once all are warm, by the least of a few tries.

    A page is made at its first visit, and what it draws in a worker may still be on its way at the next ones: a slow
    try says little of the page, its quickest one says what it cannot do without.
    """
    for _round in range(WARMING):
        for cost in costs.values():
            cost()
    found = {page: min(cost() for _try in range(TRIES)) for page, cost in costs.items()}
    worst = max(found, key=found.__getitem__)
    return worst, costs[worst]


@contextmanager
def page_switch(stage: Stage) -> Iterator[Pair]:
    """To a page from another place, after an edit made there, so that it has to read the plan anew."""
    with opened(stage) as (app, workplace):
        changes, frame = edits(workplace), workplace.frame

        def cost(page: str) -> float:
            frame.go(ELSEWHERE)
            next(changes)()
            _settle()
            return Seen(app).seconds(lambda: frame.go(page), lambda: frame.page(page).widget())

        worst, subject = _worst({page: (lambda page=page: cost(page)) for page in _pages()})  # type: ignore[misc]
        yield Pair(subject, lambda: table_view(app), note=worst)


@contextmanager
def page_edit(stage: Stage) -> Iterator[Pair]:
    """An edit committed while a page is seen, to the window painted with it."""
    with opened(stage) as (app, workplace):
        changes, frame = edits(workplace), workplace.frame

        def cost(page: str) -> float:
            if frame.place != page:
                frame.go(page)
                _settle()
            edit, shown = next(changes), frame.page(page).widget()

            def edit_and_paint() -> None:
                edit()
                shown.update()

            return Seen(app).seconds(edit_and_paint, lambda: shown)

        worst, subject = _worst({page: (lambda page=page: cost(page)) for page in _pages()})  # type: ignore[misc]
        yield Pair(subject, lambda: table_view(app), note=worst)


@contextmanager
def page_memory(stage: Stage) -> Iterator[Pair]:
    """What the process holds after a thousand switches through all pages, and what it held after two hundred."""
    with opened(stage) as (_app, workplace):
        held: dict[int, float] = {}
        _switch_on(workplace, held)
        yield Pair(lambda: held[SWITCHES], lambda: held[SETTLED])


def _switch_on(workplace: Any, held: dict[int, float]) -> None:
    import psutil

    process = psutil.Process()
    for number, page in enumerate(itertools.islice(itertools.cycle(_pages()), SWITCHES), start=1):
        workplace.frame.go(page)
        _settle()
        if number in (SETTLED, SWITCHES):
            gc.collect()
            held[number] = float(process.memory_info().rss)


TABLE = "a bare QTableView of 1,000 rows shown and painted"
PAGES = (
    Row("page-switch", "slowest page switched to after an edit, large plan", TABLE, 4.0, page_switch),
    Row("page-edit", "slowest page brought up to date after an edit, large plan", TABLE, 2.0, page_edit),
    Row("page-memory", "memory after 1,000 switches of page", "memory after 200", 1.05, page_memory, "bytes"),
)
