"""Rows of the grid: a pasted block, sorting and filtering many rows, and the refresh after an edit."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tests.bench.measure import Pair, Row, seconds
from tests.bench.rows_window import SIZE, Seen, table_view
from tests.bench.stage import Stage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from planner.domain.measures import Measure
    from planner.ui.columns import Listing
    from planner.ui.grid.grid import Grid

PASTED = 1_000
MANY = 10_000
SEEN = 12
"""Rows in view: an edit of another one paints nothing."""

HEADS = ("number", "name", "lead", "partners", "starts", "until", "description", "state")
WORDS = ("Sprache", "Hafen", "Eltern", "Nord", "Kita", "Schule", "Netz", "Lotse")


@contextmanager
def _alone(stage: Stage, listing: Listing | None = None) -> Iterator[tuple[QApplication, Grid]]:
    """A grid in a window of its own over the large plan: what the shell does after an edit has rows of its own."""
    from planner.operations.session import Session, Surroundings
    from planner.ui.app import create_application
    from planner.ui.bridge import Bridge
    from planner.ui.collecting import Collector
    from planner.ui.desk import Desk
    from planner.ui.grid.grid import Grid
    from planner.ui.pages.measures.listings import LIST
    from planner.ui.preferences import Preferences
    from planner.ui.workers import Workers

    app = create_application()
    collector = Collector(app)
    collector.start()
    preferences, workers = Preferences(), Workers()
    preferences.dress()
    desk = Desk(preferences, Bridge(None, workers), workers)
    desk.bridge.take(Session.open(stage.copy_of(stage.large), Surroundings(backups=False)))
    grid = Grid(desk, listing or LIST, "Measures", "bench")
    grid.resize(*SIZE)
    grid.show()
    for _turn in range(20):
        app.processEvents()
    try:
        yield app, grid
    finally:
        grid.close()
        desk.bridge.put_away()
        workers.shut_down()
        collector.stop()


def _table(records: list[Measure], number: int) -> list[list[str]]:
    """A thousand rows of eight cells with other values every time."""
    rows = [list(HEADS)]
    for place, record in enumerate(records):
        day = f"{place % 28 + 1:02}.{number % 12 + 1:02}.2026"
        office, partner = f"Amt {number} {place % 9}", f"Träger {number} {place % 7}"
        text, state = f"Beschreibung {number}.{place}", "läuft" if number % 2 else "nicht begonnen"
        rows.append([record.number, f"{record.name[:20]} {number}", office, partner, day, "31.12.2027", text, state])
    return rows


@contextmanager
def grid_paste(stage: Stage) -> Iterator[Pair]:
    """A block on the clipboard read, laid over the rows, written as one step and painted; the window’s own work alone."""
    from planner.operations.edit_rows import EditRows
    from planner.operations.session import Session
    from planner.ui.grid.clipboard import from_text, to_text

    session = Session.open(stage.copy_of(stage.large))
    with _alone(stage) as (app, grid):
        counter = itertools.count()
        grid.view.go_to(grid.view.first_row(), 0)
        shown = grid.records[:PASTED]

        def subject() -> float:
            text = to_text(_table(shown, next(counter)))

            def paste() -> None:
                pasting = grid.acts.plan(from_text(text))
                if pasting.faults or len(pasting.changed) != PASTED or not grid.acts.take_over(pasting):
                    raise RuntimeError("the table was not taken over")

            return Seen(app).seconds(paste, grid.view.viewport)

        def floor() -> float:
            pasting = grid.acts.plan(_table(shown, next(counter)))
            values = {
                row.record.id: {one.column.spec.name: one.value for one in pasting.entered(row) if one.column.spec}
                for row in pasting.changed
            }
            operation = EditRows("measure", values)
            return seconds(lambda: session.run(operation), time.process_time)

        yield Pair(subject, floor)
    session.close()


@contextmanager
def grid_sort(stage: Stage) -> Iterator[Pair]:
    """Ten thousand rows sorted by name the other way round and filtered by another word, painted."""
    from dataclasses import replace

    from planner.domain.measures import Measure
    from planner.ui.columns import Listing, field

    records: list[Measure] = []
    columns = (
        field(Measure, "number"),
        field(Measure, "name", stretch=True),
        field(Measure, "lead"),
        field(Measure, "starts"),
    )
    with _alone(stage, Listing(Measure, columns, lambda _desk: records)) as (app, grid):
        first = grid.desk.bridge.plan.all(Measure)[0]
        records += [
            replace(
                first,
                id=f"x{place}",
                name=f"{WORDS[place % 8]} {WORDS[place // 8 % 8]} {place}",
                lead=f"Amt {place % 97}",
            )
            for place in range(MANY)
        ]
        grid.refresh()
        app.processEvents()
        words, ways = itertools.cycle(WORDS), itertools.cycle((True, False))

        def subject() -> float:
            word, descending = next(words), next(ways)

            def work() -> None:
                grid.sort_by("name", descending=descending)
                grid.set_filter(word, ())

            return Seen(app).seconds(work, grid.view.viewport)

        def floor() -> float:
            word, descending = next(words).casefold(), next(ways)

            def work() -> None:
                found = sorted(records, key=lambda one: one.name.casefold(), reverse=descending)
                [one for one in found if word in f"{one.number} {one.name} {one.lead} {one.starts}".casefold()]

            return seconds(work, time.process_time)

        yield Pair(subject, floor)


@contextmanager
def grid_edit(stage: Stage) -> Iterator[Pair]:
    """An edit of one field committed while the thousand measures are seen, to the grid painted with it."""
    from planner.operations.edit import Change

    with _alone(stage) as (app, grid):
        bridge, numbers = grid.desk.bridge, itertools.count()
        measures = grid.records[:SEEN]

        def edit() -> None:
            number = next(numbers)
            bridge.run(Change("measure", measures[number % len(measures)].id, {"lead": f"Amt {number}"}))

        yield Pair(lambda: Seen(app).seconds(edit, grid.view.viewport), lambda: table_view(app))


GRID = (
    Row("grid-paste", "1,000 × 8 cells pasted into the measures, painted", "session.run of the same changes", 2.0, grid_paste),
    Row("grid-sort", "10,000 rows sorted and filtered, painted", "sorting and filtering the same Python list", 5.0, grid_sort),
    Row("grid-edit", "the measures refreshed after an edit, large plan", "a bare QTableView of 1,000 rows shown and painted", 2.0, grid_edit),
)  # fmt: skip
