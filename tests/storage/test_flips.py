"""One bit of the sample town's file is flipped: nothing crashes, and what changed content is reported."""

from __future__ import annotations

import random
import sqlite3
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest

from planner import texts
from planner.domain.errors import PlannerError
from planner.domain.rules import remarks
from planner.operations.session import Session, Surroundings
from planner.operations.wording import step_sentence

Content = dict[str, list[tuple[object, ...]]] | None


def content(path: Path) -> Content:
    """All cells of all tables, the list of tables included, as plain sqlite3 reads them; None when it cannot."""
    raw = sqlite3.connect(path)
    raw.text_factory = bytes
    try:
        names = [name.decode() for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        queries = {name: f'SELECT * FROM "{name}" NOT INDEXED' for name in names}  # noqa: S608 (names from the file)
        queries["sqlite_master"] = "SELECT type, name, tbl_name, sql FROM sqlite_master"
        return {name: raw.execute(query).fetchall() for name, query in queries.items()}
    except (sqlite3.Error, UnicodeDecodeError):
        return None
    finally:
        raw.close()


def reported(path: Path) -> bool:
    """Whether opening or the full check reports something; only a PlannerError may come of it."""
    try:
        session = Session.open(path, Surroundings(backups=False))
    except PlannerError:
        return True
    try:
        return bool(session.damage())
    finally:
        session.close()


def use(path: Path) -> None:
    """What the window would do with a file that opens although it is damaged."""
    try:
        session = Session.open(path, Surroundings(backups=False))
    except PlannerError:
        return
    for attempt in (
        session.digest,
        lambda: [
            step_sentence(session.plan, past.step.label, past.step.parameters, texts.current())
            for past in session.history()
        ],
        lambda: remarks(session.plan, session.actuals, session.today()),
        lambda: session.as_of(session.steps // 2),
        lambda: session.undo(20),
    ):
        with suppress(PlannerError):
            attempt()
    session.close()


def flipped(data: bytes, bit: int) -> bytes:
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << (bit % 8)
    return bytes(changed)


def flip(path: Path, data: bytes, times: int, seed: int) -> None:
    chance = random.Random(seed)
    path.write_bytes(data)
    sound = content(path)
    assert not reported(path)
    found: Counter[tuple[bool, bool]] = Counter()
    for _ in range(times):
        path.write_bytes(flipped(data, chance.randrange(len(data) * 8)))
        changed = content(path) != sound
        found[changed, reported(path)] += 1
        if found.total() % 10 == 0:
            use(path)
    seen, missed = found[True, True], found[True, False]
    assert seen >= times // 4  # the flips did hit content
    assert seen >= 0.99 * (seen + missed), found


def test_single_bits(tmp_path: Path, planner_home: Path, sample_town: bytes) -> None:
    flip(tmp_path / "flipped.chain", sample_town, 40, 1)


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_five_hundred_single_bits(tmp_path: Path, planner_home: Path, sample_town: bytes) -> None:
    flip(tmp_path / "flipped.chain", sample_town, 500, 2)


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_bits_of_the_header(tmp_path: Path, planner_home: Path, sample_town: bytes) -> None:
    """Whatever stands in the first hundred bytes: refused, reported, or harmless; never a crash, never for long."""
    path = tmp_path / "flipped.chain"
    for bit in range(800):
        path.write_bytes(flipped(sample_town, bit))
        reported(path)


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_wounds_of_other_kinds(tmp_path: Path, planner_home: Path, sample_town: bytes) -> None:
    """Sectors zeroed, pages swapped or overwritten, the file cut or lengthened with junk."""
    path, chance, size = tmp_path / "wounded.chain", random.Random(3), len(sample_town)
    path.write_bytes(sample_town)
    sound = content(path)
    missed = []
    for number in range(300):
        data, pages = bytearray(sample_town), size // 4096
        here, there = chance.randrange(1, pages) * 4096, chance.randrange(1, pages) * 4096
        sector = chance.randrange(size // 512) * 512
        kind = number % 5
        if kind == 0:
            data[sector : sector + 512] = bytes(512)
        elif kind == 1:
            data[here : here + 4096] = bytes(4096)
        elif kind == 2:
            data[here : here + 4096], data[there : there + 4096] = data[there : there + 4096], data[here : here + 4096]
        elif kind == 3:
            del data[chance.randrange(100, size) :]
        else:
            data += chance.randbytes(chance.randrange(1, 9000))
        path.write_bytes(data)
        if content(path) != sound and not reported(path):
            missed.append((kind, here, there, sector))
        use(path)
    assert len(missed) <= 2, missed
