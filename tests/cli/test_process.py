"""A few commands as processes of their own: the real streams, the real exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def planner(*words: object, cwd: Path, **more: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PLANNER_HOME": str(cwd / "home"), **more}
    command = [sys.executable, "-m", "planner", *map(str, words)]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, check=False)


def test_a_plan_is_made_shown_and_refused(tmp_path: Path) -> None:
    made = planner("new", "a b%#?ä.chain", "--municipality", "Köln am Weiher", cwd=tmp_path)
    assert (made.returncode, made.stdout, made.stderr) == (0, b"", b"")
    shown = planner("show", "a b%#?ä.chain", "--json", cwd=tmp_path, PYTHONIOENCODING="ascii", LC_ALL="C")
    assert (shown.returncode, shown.stderr) == (0, b"")
    assert json.loads(shown.stdout.decode("utf-8"))["municipality"] == "Köln am Weiher"
    undone = planner("undo", "a b%#?ä.chain", cwd=tmp_path, PLANNER_LANGUAGE="en")
    assert (undone.returncode, undone.stdout) == (2, b"")
    assert undone.stderr == b"There is nothing to undo.\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_output_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    planner("new", "a.chain", "--municipality", "A", cwd=tmp_path)
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "planner", "show", "a.chain"],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1


@pytest.mark.skipif(os.name != "posix", reason="pipes end otherwise there")
def test_a_reader_who_has_enough_is_no_error(tmp_path: Path) -> None:
    planner("new", "a.chain", "--municipality", "A", cwd=tmp_path)
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "planner", "show", "a.chain"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=write,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (0, b"")
