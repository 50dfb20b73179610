"""`kill -9` at any moment: every acknowledged step is there, the file is sound, the lock left behind stops nobody."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.operations.session import Session, Surroundings
from planner.operations.town import NewTown
from planner.storage import lock
from tests.storage.nursery import TASKS

ROOT = Path(__file__).parents[2]
KILLS = {"edits": 26, "bulk": 12, "import": 8, "report": 4}
LONG_KILLS = {"edits": 500, "bulk": 250, "import": 200, "report": 50}
PER_FILE = 50  # then a fresh one: a long history would only slow the checking down

pytestmark = pytest.mark.skipif(os.name != "posix", reason="forks are borne and killed")


class Nursery:
    """The process that bears the workers."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.storage.nursery"],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )

    def kill_one(self, task: str, path: Path, chance: random.Random) -> dict[int, str]:
        """Bear a worker, kill it at some moment; gives the digest of each step it acknowledged."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{task} {chance.randrange(10**9)} {path}\n")
        started = self.process.stdout.readline().split()
        assert started[0] == "started"
        wanted = chance.randrange(
            5 if task in ("edits", "bulk") else 3
        )  # none: it dies while opening, or while the first backup is made
        said: dict[int, str] = {}
        for _ in range(wanted):
            _step, number, digest = self.process.stdout.readline().split()
            said[int(number)] = digest
        time.sleep(chance.uniform(0, 0.02 if said else 0.2) if task != "report" else chance.uniform(0, 1))
        os.kill(int(started[1]), signal.SIGKILL)
        for line in iter(self.process.stdout.readline, "ended\n"):
            _step, number, digest = line.split()
            said[int(number)] = digest
        return said

    def close(self) -> None:
        self.process.kill()
        self.process.communicate()


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    made = Nursery()
    yield made
    made.close()


def examined(path: Path, said: dict[int, str], steps_before: int) -> int:
    """The number of steps after a kill, everything that must hold having been seen to hold."""
    session = Session.open(path, Surroundings(backups=False))
    try:
        assert session.damage() == []
        steps = {past.step.number: past.step.digest for past in session.history()}
        assert said.items() <= steps.items()
        assert len(steps) <= max(said, default=steps_before) + 1  # at most the one that was not said any more
        return len(steps)
    finally:
        session.close()


def kill(nursery: Nursery, task: str, folder: Path, times: int) -> None:
    chance = random.Random(f"{task} {times}")
    locks = journals = acknowledged = 0
    path, steps = folder, 0
    for number in range(times):
        if number % PER_FILE == 0:
            path = folder / f"{task}{number}.chain"
            Session.create(path, NewTown(name="Musterstadt")).close()
            steps = 1
        said = nursery.kill_one(task, path, chance)
        acknowledged += len(said)
        locks += lock.lock_path(path).exists()
        journals += path.with_name(path.name + "-journal").exists()
        steps = examined(path, said, steps)
        assert not lock.lock_path(path).exists()
        assert whole_or_absent(path.with_suffix(".pdf"))
    assert acknowledged >= times // 2
    assert locks >= times // 2
    assert journals >= times // 10 or task == "report"  # kills did hit the middle of steps


def whole_or_absent(report: Path) -> bool:
    data = report.read_bytes() if report.exists() else b"%PDF %%EOF"
    return data.startswith(b"%PDF") and data.rstrip().endswith(b"%%EOF")


@pytest.mark.parametrize("task", TASKS)
def test_kills(task: str, nursery: Nursery, tmp_path: Path) -> None:
    kill(nursery, task, tmp_path, KILLS[task])
    backups = list(Path(os.environ["PLANNER_HOME"]).glob("data/backups/*/*.chain"))
    for made in backups[-5:]:
        session = Session.look(made)
        assert session.damage() == []
        session.close()


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("task", TASKS)
def test_a_thousand_kills(task: str, nursery: Nursery, tmp_path: Path) -> None:
    kill(nursery, task, tmp_path, LONG_KILLS[task])
