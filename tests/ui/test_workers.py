"""Long work off the window's thread: results, progress, cancelling, faults, an end that waits for nobody."""

from __future__ import annotations

import threading
import time
from functools import partial

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.domain.errors import BadInput
from planner.ui.workers import Ticket, Workers


def test_a_result_comes_back_on_the_windows_thread(qapp: QApplication, qtbot: QtBot) -> None:
    workers = Workers()
    seen: list[int] = []
    task = workers.start(lambda _ticket: threading.get_ident())
    task.succeeded.connect(lambda _value: seen.append(threading.get_ident()))
    with qtbot.waitSignal(task.succeeded) as signal:
        pass
    assert signal.args is not None
    assert signal.args[0] != threading.get_ident()
    assert seen == [threading.get_ident()]
    workers.shut_down()


def test_progress_is_told_and_cancelling_stops(qapp: QApplication, qtbot: QtBot) -> None:
    workers = Workers()
    shares: list[float] = []

    def work(ticket: Ticket) -> None:
        for number in range(10_000):
            time.sleep(0.001)
            ticket.report(number / 10_000)

    task = workers.start(work)
    task.progressed.connect(lambda share, _words: (shares.append(share), task.cancel()))
    with qtbot.waitSignal(task.stopped, timeout=5000):
        pass
    assert shares
    assert not workers.busy
    workers.shut_down()


def test_errors_arrive_as_themselves_and_the_thread_goes_on(qapp: QApplication, qtbot: QtBot) -> None:
    workers = Workers()

    def refuse(_ticket: Ticket) -> None:
        raise BadInput("No.")

    def fail(_ticket: Ticket) -> None:
        raise ZeroDivisionError

    for work, kind in ((refuse, BadInput), (fail, ZeroDivisionError)):
        task = workers.start(work)
        with qtbot.waitSignal(task.failed) as signal:
            pass
        assert signal.args is not None
        assert isinstance(signal.args[0], kind)
    task = workers.start(lambda _ticket: 7)
    with qtbot.waitSignal(task.succeeded):
        pass
    workers.shut_down()


class Weight:
    """Tells on which thread it was let go."""

    def __init__(self, seen: list[int]) -> None:
        self._seen = seen

    def __del__(self) -> None:
        self._seen.append(threading.get_ident())


def test_what_a_task_held_is_let_go_on_the_windows_thread(qapp: QApplication, qtbot: QtBot) -> None:
    """Work and result may hold widgets; destroyed in the worker's thread, they bring the program down later."""
    workers = Workers()
    seen: list[int] = []

    def work(ticket: Ticket, _held: Weight) -> Weight:
        ticket.report(0.5)
        return Weight(seen)

    for _number in range(50):
        workers.start(partial(work, _held=Weight(seen)))
    qtbot.waitUntil(lambda: len(seen) == 100)
    assert set(seen) == {threading.get_ident()}
    workers.shut_down()


def test_shutting_down_in_the_middle_ends_the_thread(qapp: QApplication) -> None:
    workers = Workers()
    begun = threading.Event()

    def work(ticket: Ticket) -> None:
        begun.set()
        while True:
            time.sleep(0.001)
            ticket.report(0.5)

    workers.start(work)
    assert begun.wait(5)
    workers.shut_down()
    assert threading.active_count() >= 1
