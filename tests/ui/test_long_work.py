"""Long work leaves the window awake (U-30): an import read and written, a report, a backup checked; stopped, nothing changed.

Gaps are measured in time of the processor, so that a machine with other things to do does not spoil them: what the
window's own thread works between two beats of its loop, and what the whole program works meanwhile.
"""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.domain.measures import Measure
from planner.operations.edit import Change
from planner.operations.session import Session, Surroundings
from planner.operations.town import NewTown
from planner.ui.importing.page import ImportPage
from planner.ui.reporting.page import ReportPage
from planner.ui.workers import Task, Ticket, Workers
from planner.ui.workplace import Workplace
from tests.ui.conftest import Maker
from tests.ui.files import AREAS, write_figures

LONG = 60_000
LONGEST_GAP = 0.2
LONGEST_OF_ALL = 0.8
"""What the whole program may work between two beats: beyond it, somebody kept the window's thread from its turn."""
REACTS = 1.0


@dataclass
class Watch:
    """Beats on the window's thread, and the tasks started meanwhile with what they reported."""

    own: list[float] = field(default_factory=list)
    whole: list[float] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    shares: dict[int, list[float]] = field(default_factory=dict)

    def note(self, task: Task) -> None:
        """A task was started."""
        self.tasks.append(task)
        told = self.shares.setdefault(len(self.tasks), [])
        task.progressed.connect(lambda share, _words: told.append(share))

    @property
    def most_told(self) -> list[float]:
        """What the task said that said most."""
        return max(self.shares.values(), key=len)

    def check(self) -> None:
        """The window was awake, and no task ever went back."""
        assert len(self.own) > 5, "no beats: nothing was measured"
        assert max(self.own) <= LONGEST_GAP, f"the window's thread worked {max(self.own):.2f} s without a pause"
        assert max(self.whole) <= LONGEST_OF_ALL, f"the window was kept from its turn for {max(self.whole):.2f} s"
        for told in self.shares.values():
            assert told == sorted(told), told
            assert all(0 <= share <= 1 for share in told)


@pytest.fixture
def watch(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], Watch]]:
    """Begin to watch; ends with the test."""
    timer, seen, last = QTimer(), Watch(), [0.0, 0.0]

    def beat() -> None:
        now = [time.thread_time(), time.process_time()]
        seen.own.append(now[0] - last[0])
        seen.whole.append(now[1] - last[1])
        last[:] = now

    plain = Workers.start

    def start(self: Workers, work: Callable[[Ticket], object]) -> Task:
        task = plain(self, work)
        seen.note(task)
        return task

    gc.collect()
    gc.freeze()  # what thousands of tests before left in this process is not the window's to look through

    def begin() -> Watch:
        monkeypatch.setattr(Workers, "start", start)
        last[:] = [time.thread_time(), time.process_time()]
        timer.start(5)
        return seen

    timer.timeout.connect(beat)
    yield begin
    timer.stop()
    gc.unfreeze()


def _stopped_in(qtbot: QtBot, done: Callable[[], bool], stop: Callable[[], object]) -> float:
    """Stop, and wait; gives the time of the processor until all is quiet."""
    begun = time.process_time()
    stop()
    qtbot.waitUntil(done, timeout=LONG)
    return time.process_time() - begun


def _file(workplace: Workplace) -> tuple[str, str, int]:
    """The file as it lies there, its content, and how many steps it has."""
    session = workplace.desk.bridge.session
    return sha256(session.path.read_bytes()).hexdigest(), session.digest(), session.steps


def _many_figures(path: Path, codes: int) -> Path:
    """A table of thousands of cells: areas, thirty years, and as many characteristics as are asked for."""
    lines = [
        f"010.005.{year}.{key}.{code},005,Einwohner,{year},{key},{name},{code},Merkmal {code},{year - 1000 + code}.0"
        for year in range(1990, 2020)
        for key, name in AREAS
        for code in range(10, 10 + codes)
    ]
    return write_figures(path, lines)


def test_u30_an_import_leaves_the_window_awake(
    open_window: Maker, qtbot: QtBot, tmp_path: Path, watch: Callable[[], Watch]
) -> None:
    """U-30: read, checked and written as one step; what is reported only grows."""
    town = tmp_path / "town.chain"
    Session.create(town, NewTown(name="Lindenfurt", language="de"), Surroundings(backups=False)).close()
    workplace = open_window(path=town)
    workplace.desk.go("import")
    page = workplace.frame.page("import")
    assert isinstance(page, ImportPage)
    file = _many_figures(tmp_path / "figures.csv", 20)
    qtbot.wait(50)
    seen = watch()
    page.choose(file)
    qtbot.waitUntil(lambda: not page.flow.busy and page.flow.found is not None, timeout=LONG)
    page.flow.go("check")
    qtbot.wait(20)
    before = workplace.desk.bridge.session.observation_count()
    page.flow.take_in()
    qtbot.waitUntil(lambda: not page.flow.busy and page.flow.stage == "done", timeout=LONG)
    qtbot.wait(50)
    assert workplace.desk.bridge.session.observation_count() >= before + 4000
    seen.check()
    assert len(seen.most_told) >= 3


def test_u30_an_import_is_stopped_and_the_file_is_as_it_was(
    open_window: Maker, qtbot: QtBot, tmp_path: Path, watch: Callable[[], Watch]
) -> None:
    """U-30: the button answers within a second, and not a byte of the plan is another."""
    workplace = open_window()
    workplace.desk.go("import")
    page = workplace.frame.page("import")
    assert isinstance(page, ImportPage)
    before = _file(workplace)
    watch()
    page.choose(_many_figures(tmp_path / "figures.csv", 60))
    assert page.flow.busy == "read"
    assert (
        _stopped_in(qtbot, lambda: not page.flow.busy and not workplace.desk.workers.busy, page.foot.cancel.click)
        <= REACTS
    )
    assert _file(workplace) == before
    assert (page.flow.stage, page.flow.path) == ("file", None)


def test_u30_a_report_leaves_the_window_awake_and_is_stopped(
    open_window: Maker, qtbot: QtBot, tmp_path: Path, watch: Callable[[], Watch]
) -> None:
    """U-30: the preview is set while the window beats; writing is stopped, and the old file and the plan stay."""
    workplace = open_window()
    seen = watch()
    workplace.desk.go("report")
    page = workplace.frame.page("report")
    assert isinstance(page, ReportPage)
    qtbot.waitUntil(lambda: page.flow.made is not None and not page.flow.busy, timeout=LONG)
    seen.own[:2], seen.whole[:2] = [], []  # building the page itself
    seen.check()
    assert len(seen.most_told) >= 3
    before, target = _file(workplace), tmp_path / "report.pdf"
    target.write_bytes(b"old")
    page.write(target)
    assert page.flow.busy == "write"
    qtbot.wait(30)
    assert _stopped_in(qtbot, lambda: not page.flow.busy, page.form.cancel.click) <= REACTS
    assert target.read_bytes() == b"old"
    assert _file(workplace) == before


@pytest.fixture
def backed_up(open_window: Maker) -> tuple[Workplace, Path]:
    """The sample town with a backup, and a change after it."""
    workplace = open_window()
    bridge = workplace.desk.bridge
    backup = bridge.session.back_up("edit")
    measure = bridge.plan.of_cycle(Measure, bridge.plan.cycle)[0]
    assert bridge.run(Change("measure", measure.id, {"partners": "Nach der Sicherung"}))
    assert backup is not None
    return workplace, backup.path


def test_u30_a_backup_is_checked_while_the_window_is_awake(
    backed_up: tuple[Workplace, Path], qtbot: QtBot, watch: Callable[[], Watch]
) -> None:
    """U-30: the plan stays open until the backup is known to be sound; then it is back."""
    workplace, backup = backed_up
    bridge = workplace.desk.bridge
    seen = watch()
    workplace.opening.bring_back(backup, bridge.session.path)
    assert bridge.is_open
    ended: list[bool] = []
    seen.tasks[0].progressed.connect(lambda _share, _words: ended.append(bridge.is_open))
    said = [one.sentence for one in workplace.frame.messages.messages]
    assert "Die Sicherung wird geprüft …" in said
    qtbot.waitUntil(
        lambda: bridge.is_open and all(one.partners != "Nach der Sicherung" for one in bridge.plan.all(Measure)),
        timeout=LONG,
    )
    assert all(ended)
    checked = len(seen.own) - 1  # the last gap is the plan being opened, see the start-up tests
    seen.own, seen.whole = seen.own[:checked], seen.whole[:checked]
    seen.check()
    assert len(seen.most_told) >= 3
    qtbot.waitUntil(lambda: not workplace.desk.workers.busy, timeout=LONG)
    assert "Die Sicherung wird geprüft …" not in [one.sentence for one in workplace.frame.messages.messages]


def test_u30_checking_a_backup_is_stopped_and_the_plan_is_as_it_was(
    backed_up: tuple[Workplace, Path], qtbot: QtBot
) -> None:
    """U-30: by the message's own button."""
    workplace, backup = backed_up
    before = _file(workplace)
    workplace.opening.bring_back(backup, workplace.desk.bridge.session.path)
    message = next(one for one in workplace.frame.messages.messages if one.run is not None)
    assert message.run is not None
    assert _stopped_in(qtbot, lambda: not workplace.desk.workers.busy, message.run) <= REACTS
    QTest.qWait(20)
    assert _file(workplace) == before
    assert not [one for one in workplace.frame.messages.messages if "geprüft" in one.sentence]


def test_u30_the_window_goes_on_while_a_task_runs(qapp: QApplication, qtbot: QtBot) -> None:
    """U-30: the task ends only after the window's loop has turned fifty times: it cannot where it holds the window up."""
    workers, turned = Workers(), threading.Event()
    beats = 0

    def beat() -> None:
        nonlocal beats
        beats += 1
        if beats == 50:
            turned.set()

    def work(ticket: Ticket) -> bool:
        count = 0
        while not turned.is_set() and count < 20_000_000:
            count += 1
            if count % 50_000 == 0:
                ticket.report(count / 20_000_000)
        return turned.is_set()

    timer = QTimer()
    timer.timeout.connect(beat)
    timer.start(4)
    task = workers.start(work)
    with qtbot.waitSignal(task.succeeded, timeout=60_000) as signal:
        pass
    timer.stop()
    workers.shut_down()
    assert signal.args == [True]


def test_u30_a_window_that_sleeps_is_noticed(qtbot: QtBot, watch: Callable[[], Watch]) -> None:
    """The watch is shown a window's thread that works half a second at a stretch."""
    seen = watch()
    qtbot.wait(60)
    until = time.thread_time() + 0.5
    while time.thread_time() < until:
        pass
    qtbot.wait(60)
    seen.shares[0] = []
    with pytest.raises(AssertionError, match="without a pause"):
        seen.check()
