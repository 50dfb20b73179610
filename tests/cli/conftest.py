"""Running a command in this process: its exit status, what it printed and what it complained of."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from planner.cli import main
from planner.operations.session import Session
from planner.operations.town import NewTown


@dataclass(frozen=True)
class Ran:
    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], planner_home: Path) -> Run:
    """`run("show", path, "--json")`; whatever happens, nobody sees a traceback and a complaint is one line."""

    def go(*words: object) -> Ran:
        capsys.readouterr()
        status = main.run([str(word) for word in words])
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        assert err.count("\n") == (0 if status == 0 else 1)
        return Ran(status, out, err)

    return go


@pytest.fixture
def plan(tmp_path: Path, planner_home: Path) -> Path:
    """A plan file of one step, closed."""
    path = tmp_path / "town.chain"
    Session.create(path, NewTown(name="Musterstadt", key="05315000", language="de")).close()
    return path
