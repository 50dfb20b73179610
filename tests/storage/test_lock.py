"""One writer at a time, and no lock that a dead program left stops anybody."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from planner.domain.errors import FileBusy, ReadOnly
from planner.domain.measures import Measure
from planner.operations.edit import Add
from planner.operations.session import Session, Surroundings
from planner.storage import connection, lock
from tests.storage.conftest import files_in

ROOT = Path(__file__).parents[2]
QUIET = Surroundings(backups=False)


@contextmanager
def another_program(what: str, path: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that holds the file (`what`: see holder.py) until the block ends."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.storage.holder", what, str(path)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
    finally:
        process.communicate()


def left_behind(path: Path, **changes: object) -> Path:
    """A lock file as a program leaves it that could not tidy up."""
    signed = {"host": platform.node(), "user": "x", "pid": 4_000_000, "since": datetime.now(UTC).isoformat(), **changes}
    where = lock.lock_path(path)
    where.write_text(json.dumps(signed), encoding="utf-8")
    return where


def opens_for_writing(path: Path) -> bool:
    try:
        session = Session.open(path, QUIET)
    except FileBusy:
        return False
    session.run(Add("measure", {"name": "Lotsendienst"}))
    session.close()
    return True


@pytest.fixture
def plan(town: Session) -> Path:
    """A plan that nobody has open."""
    town.close()
    return town.path


def test_the_lock_says_who_and_is_gone_afterwards(town: Session) -> None:
    held = lock.holder(town.path)
    assert held is not None
    assert (held.host, held.pid) == (platform.node(), os.getpid())
    with pytest.raises(FileBusy) as caught:
        Session.open(town.path)
    assert caught.value.params["host"] == platform.node()
    assert isinstance(caught.value.params["since"], datetime)
    town.close()
    town.close()
    assert files_in(town.path.parent) == ["town.chain"]


def test_another_process_has_it_open(plan: Path) -> None:
    with another_program("open", plan) as other:
        with pytest.raises(FileBusy):
            Session.open(plan)
        assert lock.holder(plan) is not None
        looking = Session.look(plan, QUIET)
        assert looking.read_only
        assert looking.damage() == []
        with pytest.raises(ReadOnly):
            looking.run(Add("measure", {"name": "x"}))
        looking.close()
        assert lock.lock_path(plan).exists()
        assert other.poll() is None
    assert opens_for_writing(plan)


def test_a_lock_whose_program_was_killed_stops_nobody(plan: Path) -> None:
    with another_program("open", plan) as other:
        other.kill()
        other.wait()
    assert lock.lock_path(plan).exists()
    began = time.monotonic()
    assert opens_for_writing(plan)
    assert time.monotonic() - began < 2
    assert not lock.lock_path(plan).exists()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "garbage",
        "{}",
        "[]",
        "null",
        '{"host": 1}',
        "\x00" * 500,
        "[" * 100_000,
        '{"host":"x","user":"y","pid":"z","since":"?"}',
    ],
    ids=range(9),
)
def test_a_lock_that_cannot_be_read_stops_nobody(text: str, plan: Path) -> None:
    lock.lock_path(plan).write_text(text, encoding="utf-8")
    assert opens_for_writing(plan)
    lock.lock_path(plan).write_bytes(b"\xff\xfe\x00")
    assert opens_for_writing(plan)


def test_a_lock_of_this_machine_whose_process_is_gone_stops_nobody(plan: Path) -> None:
    left_behind(plan)
    assert opens_for_writing(plan)
    left_behind(plan, pid=os.getppid())  # a number given out again says nothing: nobody holds the file
    assert opens_for_writing(plan)


def test_a_lock_of_another_machine_counts_for_a_week_unless_it_is_taken_over(plan: Path) -> None:
    where = left_behind(plan, host="elsewhere")
    with pytest.raises(FileBusy) as caught:
        Session.open(plan)
    assert caught.value.params["host"] == "elsewhere"
    assert where.exists()
    Session.look(plan).close()
    assert where.exists()
    taken = Session.open(plan, QUIET, take_over=True)
    assert not taken.read_only
    taken.close()
    assert not where.exists()
    left_behind(plan, host="elsewhere", since=(datetime.now(UTC) - timedelta(days=30)).isoformat())
    assert opens_for_writing(plan)


def test_taking_over_takes_nothing_from_a_program_on_this_machine(town: Session) -> None:
    with pytest.raises(FileBusy):
        Session.open(town.path, take_over=True)


def test_a_lock_given_back_while_another_waits_is_not_shared(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A opens the lock file, B gives it back (removes it), C makes a new one: A must not believe it holds it."""
    first = lock.acquire(plan)
    lock_it = lock._os_lock
    third: list[lock.FileLock] = []

    def late(handle: int) -> bool:
        monkeypatch.setattr(lock, "_os_lock", lock_it)
        first.release()
        third.append(lock.acquire(plan))
        return lock_it(handle)

    monkeypatch.setattr(lock, "_os_lock", late)
    with pytest.raises(FileBusy):
        lock.acquire(plan)
    third[0].release()
    lock.acquire(plan).release()


def test_giving_back_leaves_a_lock_that_is_another_s(plan: Path) -> None:
    mine = lock.acquire(plan)
    lock.lock_path(plan).unlink()  # a sync client tidied up
    other = lock.acquire(plan)
    mine.release()
    assert lock.lock_path(plan).exists()
    other.release()


def test_a_link_is_the_same_file(town: Session, tmp_path: Path) -> None:
    link = tmp_path / "other" / "link.chain"
    link.parent.mkdir()
    link.symlink_to(town.path)
    with pytest.raises(FileBusy):
        Session.open(link)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_lock_that_cannot_be_signed_holds_all_the_same(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    held = lock.acquire(plan)
    monkeypatch.undo()
    with pytest.raises(FileBusy) as caught:
        lock.acquire(plan)
    assert caught.value.params == {}
    held.release()


def test_a_program_that_sits_on_the_database_is_waited_for_and_then_named(
    town: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "PATIENCE", 0.3)
    town.run(Add("measure", {"name": "Vorher"}))
    steps = town.steps
    town.close()
    town = Session.open(town.path, QUIET)
    with another_program("database", town.path):
        for attempt in (
            lambda: town.run(Add("measure", {"name": "Dazwischen"})),
            lambda: Session.open(town.path, read_only=True),
            town.undo,
        ):
            began = time.monotonic()
            with pytest.raises(FileBusy):
                attempt()
            assert 0.2 < time.monotonic() - began < 2
        assert [measure.name for measure in town.plan.all(Measure)] == ["Vorher"]
    town.run(Add("measure", {"name": "Nachher"}))
    assert town.steps == steps + 1
    assert town.damage() == []
    town.close()
