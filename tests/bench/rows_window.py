"""Rows of the window: starting it, what it holds in memory, and its overview over the large plan."""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from tests.bench.measure import Pair, Row, seconds
from tests.bench.stage import Stage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

SIZE = (1440, 900)
PATIENCE = 120


def process(*arguments: str) -> tuple[float, int]:
    """Seconds from starting a process of `child` to what it waits for, and the memory it holds then, in bytes."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-m", "tests.bench.child", *arguments]
    started = time.perf_counter()
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False)
    if done.returncode or not done.stdout:
        raise RuntimeError(f"{' '.join(command)}: {done.stderr}")
    told = json.loads(done.stdout)
    return told["at"] - started, told["bytes"]


@contextmanager
def first_frame(stage: Stage) -> Iterator[Pair]:
    """A process to the first frame of its window; all processes share one clock."""
    plan = str(stage.copy_of(stage.sample))
    yield Pair(lambda: process("first", plan)[0], lambda: process("bare")[0])


@contextmanager
def usable(stage: Stage) -> Iterator[Pair]:
    """A process to the painted overview of the sample town and a key press that moved the focus."""
    plan = str(stage.copy_of(stage.sample))
    yield Pair(lambda: process("usable", plan)[0], lambda: process("bare")[0])


@contextmanager
def memory(stage: Stage) -> Iterator[Pair]:
    """What a process holds with the large plan on its overview, and with a bare window."""
    plan = str(stage.copy_of(stage.large))
    yield Pair(lambda: process("usable", plan)[1], lambda: process("bare")[1])


class Seen:
    """Runs something and waits until a widget was painted."""

    def __init__(self, app: QApplication) -> None:
        self._app = app

    def seconds(self, work: Callable[[], object], widget: Callable[[], QWidget]) -> float:
        """The window's thread's own time for `work` and the painting it brings about.

        Waiting for the disk has a row of its own, and what follows from a worker keeps nobody waiting.
        """
        from tests.bench.child import Painted

        painted: list[bool] = []

        def until_painted() -> None:
            work()
            Painted(widget(), lambda: painted.append(True))
            while not painted:
                self._app.processEvents()

        return seconds(until_painted, time.thread_time)


def table_view(app: QApplication) -> float:
    """A bare table of 1,000 rows and eight columns, made, shown and painted."""
    from PySide6.QtCore import QAbstractTableModel, Qt
    from PySide6.QtWidgets import QTableView

    class Numbers(QAbstractTableModel):
        def rowCount(self, _parent: Any = None) -> int:  # noqa: N802 - Qt’s name
            return 1_000

        def columnCount(self, _parent: Any = None) -> int:  # noqa: N802 - Qt’s name
            return 8

        def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
            return f"{index.row()} · {index.column()}" if role == Qt.ItemDataRole.DisplayRole else None

    kept: list[QTableView] = []

    def show() -> None:
        view = QTableView()
        view.resize(*SIZE)
        kept.append(view)
        model = Numbers(view)
        view.setModel(model)
        view.show()

    taken = Seen(app).seconds(show, lambda: kept[0].viewport())  # noqa: PLW0108 - made by `show`
    kept[0].close()
    return taken


@contextmanager
def opened(stage: Stage) -> Iterator[tuple[QApplication, Any]]:
    """The program's window over a large plan of its own, its overview painted."""
    from planner.operations.session import Session, Surroundings
    from planner.ui.app import create_application
    from planner.ui.collecting import Collector
    from planner.ui.preferences import Preferences
    from planner.ui.window import Window

    app = create_application()
    collector = Collector(app)
    collector.start()
    window = Window(Preferences(), starts_with_plan=True)
    window.resize(*SIZE)
    workplace = window.build()
    window.show()
    workplace.desk.bridge.take(Session.open(stage.copy_of(stage.large), Surroundings()))
    workplace.finish_loading()
    for _turn in range(20):
        app.processEvents()
    try:
        yield app, workplace
    finally:
        window.close()
        app.processEvents()
        collector.stop()


def edits(workplace: Any) -> Iterator[Callable[[], None]]:
    """Edits of one field each, of another measure each time."""
    from planner.domain.measures import Measure
    from planner.operations.edit import Change

    bridge = workplace.desk.bridge
    for number, measure in enumerate(itertools.cycle(bridge.plan.all(Measure))):
        change = Change("measure", measure.id, {"lead": f"Amt {number}"})
        yield lambda change=change: bridge.run(change)  # type: ignore[misc]


@contextmanager
def overview_switch(stage: Stage) -> Iterator[Pair]:
    """To the overview from another place, after an edit made there, so that it has to read the plan anew."""
    with opened(stage) as (app, workplace):
        changes = edits(workplace)
        frame = workplace.frame

        def subject() -> float:
            frame.go("import")
            next(changes)()
            for _turn in range(20):
                app.processEvents()
            return Seen(app).seconds(lambda: frame.go("overview"), lambda: frame.page("overview").widget())

        yield Pair(subject, lambda: table_view(app))


@contextmanager
def overview_edit(stage: Stage) -> Iterator[Pair]:
    """An edit committed while the overview is seen, to the overview painted with it."""
    with opened(stage) as (app, workplace):
        changes = edits(workplace)
        frame = workplace.frame
        yield Pair(
            lambda: Seen(app).seconds(next(changes), lambda: frame.page("overview").widget()), lambda: table_view(app)
        )


BARE = "a bare QMainWindow"
TABLE = "a bare QTableView of 1,000 rows shown and painted"
START = (
    Row("first-frame", "process start to the first frame", BARE, 1.8, first_frame),
    Row("usable", "process start to usable, sample town", BARE, 5.0, usable),
    Row("memory", "memory, large plan open in the window", BARE, 3.0, memory, "bytes"),
)
OVERVIEW = (
    Row("overview-switch", "overview switched to after an edit, large plan", TABLE, 4.0, overview_switch),
    Row("overview-edit", "overview refreshed after an edit, large plan", TABLE, 4.0, overview_edit),
)
