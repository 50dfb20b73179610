"""A small town in a real file, and how to look into it past the program."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from planner.domain.figures import Area, Variable
from planner.operations.edit import Add
from planner.operations.sample import build_sample
from planner.operations.session import Session, Surroundings
from planner.operations.town import NewTown

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


class Clock:
    """A clock that moves only when told."""

    def __init__(self) -> None:
        self.moment = START

    def __call__(self) -> datetime:
        return self.moment

    def wait(self, **spans: float) -> None:
        self.moment += timedelta(**spans)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def town(tmp_path: Path, planner_home: Path, clock: Clock) -> Iterator[Session]:
    """An open, nearly empty plan without backups; `tmp_path / "town.chain"`."""
    around = Surroundings(clock=clock, backups=False)
    session = Session.create(tmp_path / "town.chain", NewTown(name="Musterstadt", language="de"), around)
    yield session
    session.close()


@pytest.fixture(scope="session")
def sample_town(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of the sample town's file: realistic, with figures, a closed cycle and a long history."""
    path = tmp_path_factory.mktemp("sample") / "sample.chain"
    build_sample(path, "de")
    return path.read_bytes()


@pytest.fixture
def sample(tmp_path: Path, planner_home: Path, sample_town: bytes) -> Path:
    """A copy of the sample town, closed."""
    path = tmp_path / "sample.chain"
    path.write_bytes(sample_town)
    return path


def place(session: Session) -> tuple[str, str]:
    """An area and a variable to hang figures on: their ids."""
    session.run(Add("area", {"key": "000", "name": "Musterstadt"}))
    session.run(Add("variable", {"code": "pop", "name": "Einwohner"}))
    return session.plan.all(Area)[-1].id, session.plan.all(Variable)[-1].id


def poke(path: Path, statement: str, *values: object) -> None:
    """Change the file behind the program's back."""
    with sqlite3.connect(path) as raw:
        raw.execute(statement, values)
    raw.close()


def raw_rows(path: Path, query: str) -> list[tuple[object, ...]]:
    """Look into the file behind the program's back."""
    raw = sqlite3.connect(path)
    try:
        return raw.execute(query).fetchall()
    finally:
        raw.close()


def files_in(folder: Path) -> list[str]:
    """The names of the files in a folder."""
    return sorted(path.name for path in folder.iterdir() if path.is_file())
