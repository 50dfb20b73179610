"""run.py: what is started, when it is set up, and what it says when it cannot."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]

posix = pytest.mark.skipif(os.name != "posix", reason="the stand-in for Python is a shell script")


@pytest.fixture
def run(tmp_path: Path) -> ModuleType:
    """run.py in a checkout of its own without an environment."""
    for name in ("run.py", "requirements.lock"):
        shutil.copy(ROOT / name, tmp_path)
    spec = importlib.util.spec_from_file_location("run_under_test", tmp_path / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pretend_ready(run: ModuleType) -> None:
    """An environment whose Python only repeats what it is told."""
    python = run.venv_python()
    python.parent.mkdir(parents=True)
    python.write_text('#!/bin/sh\necho "$PYTHONPATH|$PWD|$*"\nexit 7\n', encoding="utf-8")
    python.chmod(0o755)
    run.MARK.write_text(run.fingerprint(), encoding="ascii")


def started(run: ModuleType, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(run.ROOT / "run.py"), *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@posix
def test_a_second_start_sets_nothing_up_and_hands_on_the_exit_status(run: ModuleType, tmp_path: Path) -> None:
    pretend_ready(run)
    elsewhere = tmp_path / "else where"
    elsewhere.mkdir()
    result = started(run, elsewhere, "show", "a b.chain")
    assert result.stdout == f"{run.ROOT}|{elsewhere}|-m planner show a b.chain\n"
    assert (result.stderr, result.returncode) == ("", 7)


@posix
def test_tests_and_bench_run_in_the_checkout(run: ModuleType, tmp_path: Path) -> None:
    pretend_ready(run)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    asked = " ".join((*run.WORKERS, "--long", "-k", "x"))
    assert started(run, elsewhere, "test", "--long", "-k", "x").stdout.endswith(f"|{run.ROOT}|-m pytest {asked}\n")
    assert started(run, elsewhere, "bench", "--json").stdout.endswith(f"|{run.ROOT}|-m tests.bench --json\n")


def test_another_lock_asks_for_a_new_environment(run: ModuleType) -> None:
    assert not run.is_ready()
    pretend_ready(run)
    assert run.is_ready()
    run.LOCK.write_text(run.LOCK.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert not run.is_ready()


def test_an_old_python_is_told_so(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 1, "final", 0))
    assert run.main([]) == 2
    assert "This is Python 3.9.1; the planner needs 3.11 or newer" in capsys.readouterr().err


@posix
def test_missing_libraries_are_named_with_the_command_that_installs_them(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "missing_libraries", lambda: "libEGL.so.1: cannot open shared object file")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(run.SetUpError, match="sudo apt-get install -y --no-install-recommends libglib2"):
        run.provide_system_libraries()


@posix
def test_root_installs_them(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["libEGL.so.1 is missing", ""])
    commands: list[list[str]] = []
    monkeypatch.setattr(run, "missing_libraries", lambda: next(answers))
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(subprocess, "call", lambda command, **_: commands.append(command) or 0)
    run.provide_system_libraries()
    assert commands[0] == ["/usr/bin/apt-get", "-qq", "update"]
    assert commands[1][:5] == ["/usr/bin/apt-get", "-qq", "install", "-y", "--no-install-recommends"]
    assert "libegl1" in commands[1]


def test_a_failed_installation_leaves_no_mark(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(subprocess, "call", lambda *_, **__: 1)
    assert run.main(["show"]) == 2
    assert "message stands above" in capsys.readouterr().err
    assert not run.MARK.exists()
