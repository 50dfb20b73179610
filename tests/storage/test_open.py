"""Files that are no plan, or no longer one, are refused with a sentence and left byte for byte as they were."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.domain.errors import Damaged, FileMissing, FileTrouble, NotAPlan, PlannerError, PlanTooNew
from planner.domain.measures import Measure
from planner.operations.edit import Add
from planner.operations.session import Session, Surroundings
from planner.operations.town import NewTown
from planner.storage.schema import APPLICATION_ID, SCHEMA
from tests.storage.conftest import files_in, poke, raw_rows

Spoil = Callable[[Path], None]


def say(*statements: str) -> Spoil:
    """A spoiler that runs statements in the file past the program."""

    def spoil(path: Path) -> None:
        raw = sqlite3.connect(path)
        for statement in statements:
            raw.execute(statement)
        raw.commit()
        raw.close()

    return spoil


def cut(keep: float) -> Spoil:
    return lambda path: os.truncate(path, int(path.stat().st_size * keep))


def zero(offset: int, length: int = 4096) -> Spoil:
    def spoil(path: Path) -> None:
        with path.open("rb+") as file:
            file.seek(offset)
            file.write(bytes(length))

    return spoil


def replace_by(data: bytes) -> Spoil:
    return lambda path: path.write_bytes(data) and None


def rewrite_schema(old: str, new: str) -> Spoil:
    return say(
        "PRAGMA writable_schema=ON",
        f"UPDATE sqlite_master SET sql = replace(sql, '{old}', '{new}')",  # noqa: S608 (a test's own words)
        "PRAGMA writable_schema=OFF",
    )


SPOILED: dict[str, tuple[Spoil, type[FileTrouble]]] = {
    "empty": (replace_by(b""), NotAPlan),
    "one byte": (replace_by(b"S"), NotAPlan),
    "only a header": (lambda path: os.truncate(path, 100), Damaged),
    "text": (replace_by(b"Liebe Kollegin, anbei der Plan." * 100), NotAPlan),
    "cut in half": (cut(0.5), Damaged),
    "last page gone": (lambda path: os.truncate(path, path.stat().st_size - 4096), Damaged),
    "cut in a page": (lambda path: os.truncate(path, path.stat().st_size - 100), Damaged),
    "second page zeroed": (zero(4096), Damaged),
    "rest of the first page zeroed": (zero(100, 3996), FileTrouble),
    "foreign id": (say("PRAGMA application_id=1"), NotAPlan),
    "no id": (say("PRAGMA application_id=0"), NotAPlan),
    "newer": (say(f"PRAGMA user_version={SCHEMA.number + 1}"), PlanTooNew),
    "much newer": (say("PRAGMA user_version=2147483647"), PlanTooNew),
    "below zero": (say("PRAGMA user_version=-1"), PlanTooNew),
    "no number": (say("PRAGMA user_version=0"), Damaged),
    "trigger": (say("CREATE TRIGGER extra AFTER INSERT ON step BEGIN DELETE FROM change; END"), NotAPlan),
    "view": (say("CREATE VIEW extra AS SELECT * FROM step"), NotAPlan),
    "table": (say("CREATE TABLE extra (a)"), NotAPlan),
    "index": (say("CREATE INDEX extra ON measure (name)"), NotAPlan),
    "virtual table": (say("CREATE VIRTUAL TABLE extra USING fts5 (a)"), NotAPlan),
    "view in a table's place": (
        say(
            "DROP TABLE risk",
            "CREATE VIEW risk AS WITH RECURSIVE n AS (SELECT 1 UNION ALL SELECT 1 FROM n) SELECT * FROM n",
        ),
        NotAPlan,
    ),
    "column more": (say("ALTER TABLE measure ADD COLUMN extra TEXT"), Damaged),
    "computed column": (say("ALTER TABLE measure ADD COLUMN extra TEXT AS (upper(name))"), Damaged),
    "column less": (say("ALTER TABLE measure DROP COLUMN lead"), Damaged),
    "column renamed": (say("ALTER TABLE measure RENAME COLUMN lead TO head"), Damaged),
    "table less": (say("DROP TABLE risk"), Damaged),
    "index less": (say("DROP INDEX milestone_measure"), Damaged),
    "other type": (rewrite_schema("likelihood INTEGER", "likelihood TEXT"), Damaged),
    "clause that runs": (rewrite_schema("likelihood INTEGER", "likelihood INTEGER CHECK (likelihood < 9)"), NotAPlan),
    "reference less": (rewrite_schema("REFERENCES cycle (id)", "REFERENCES sector (id)"), Damaged),
    "no steps": (say("DELETE FROM change", "DELETE FROM step"), Damaged),
    "step changed": (say("UPDATE step SET at = '2020-01-01T00:00:00.000Z'"), Damaged),
    "step gone": (say("DELETE FROM change WHERE step = 1", "DELETE FROM step WHERE number = 1"), Damaged),
    "journal that is no JSON": (say("UPDATE change SET after = '{' WHERE kind = 'municipality'"), Damaged),
    "no town": (say("DELETE FROM municipality"), Damaged),
    "no cycle": (say("DELETE FROM cycle"), Damaged),
    "unknown word": (say("UPDATE cycle SET state = 'sideways'"), Damaged),
    "no date": (say("UPDATE cycle SET starts = 'soon'"), Damaged),
    "bytes for a name": (say("UPDATE municipality SET name = x'ff00'"), Damaged),
    "letters that are none": (say("UPDATE municipality SET name = CAST(x'ff41' AS TEXT)"), Damaged),
    "text for a number": (say("UPDATE cycle SET number = 'eins'"), Damaged),
    "infinite": (say("UPDATE life_phase SET rank = 9e999"), Damaged),
    "points nowhere": (say("UPDATE transition SET before = 'nowhere'"), Damaged),
    "list that is none": (say("UPDATE measure SET goals = '{\"a\": 1}'"), Damaged),
}


def with_measure(folder: Path) -> Path:
    path = folder / "town.chain"
    session = Session.create(path, NewTown(name="Musterstadt"), Surroundings(backups=False))
    session.run(Add("measure", {"name": "Lotsendienst"}))
    session.close()
    return path


@pytest.mark.parametrize("how", SPOILED)
def test_a_spoiled_file_is_refused_and_left_alone(how: str, tmp_path: Path, planner_home: Path) -> None:
    spoil, expected = SPOILED[how]
    path = with_measure(tmp_path)
    spoil(path)
    before = path.read_bytes()
    for attempt in (Session.open, Session.look):
        with pytest.raises(expected) as caught:
            attempt(path)
        assert str(caught.value)
    assert path.read_bytes() == before
    assert files_in(tmp_path) == ["town.chain"]


def test_what_is_missing_is_not_made(tmp_path: Path, planner_home: Path) -> None:
    for path in (tmp_path / "a.chain", tmp_path / "no" / "a.chain", tmp_path / ("x" * 300)):
        with pytest.raises(PlannerError):
            Session.open(path)
    with pytest.raises(FileMissing):
        Session.look(tmp_path / "a.chain")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_plan(tmp_path: Path, planner_home: Path) -> None:
    (tmp_path / "town.chain").mkdir()
    with pytest.raises(NotAPlan):
        Session.open(tmp_path / "town.chain")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
def test_a_pipe_is_no_plan_and_nobody_waits_for_it(tmp_path: Path, planner_home: Path) -> None:
    os.mkfifo(tmp_path / "town.chain")
    with pytest.raises(NotAPlan):
        Session.open(tmp_path / "town.chain")


def test_a_trigger_inside_never_runs(tmp_path: Path, planner_home: Path) -> None:
    path = with_measure(tmp_path)
    say(
        "CREATE TABLE marker (a)",
        "CREATE TRIGGER sneaky AFTER INSERT ON step BEGIN INSERT INTO marker VALUES (1); END",
    )(path)
    with pytest.raises(NotAPlan) as caught:
        Session.open(path)
    assert caught.value.params["parts"] == ("marker", "sneaky")
    assert raw_rows(path, "SELECT * FROM marker") == []


def test_sqlites_own_notes_and_mode_are_no_damage(tmp_path: Path, planner_home: Path) -> None:
    path = with_measure(tmp_path)
    say("ANALYZE", "PRAGMA journal_mode=WAL")(path)
    session = Session.open(path, Surroundings(backups=False))
    session.run(Add("measure", {"name": "Zweite"}))
    assert session.damage() == []
    session.close()
    assert raw_rows(path, "PRAGMA journal_mode") == [("delete",)]
    assert files_in(tmp_path) == ["town.chain"]


def test_a_packed_bomb_is_damage_and_not_memory(tmp_path: Path, planner_home: Path) -> None:
    import tracemalloc
    import zlib

    path = with_measure(tmp_path)
    packer = zlib.compressobj(1)
    bomb = b"".join([*(packer.compress(bytes(1 << 20)) for _ in range(130)), packer.flush()])
    poke(path, "UPDATE change SET bulk = ? WHERE step = 2", bomb)
    tracemalloc.start()
    with pytest.raises(Damaged):
        Session.open(path)
    assert tracemalloc.get_traced_memory()[1] < 400 << 20
    tracemalloc.stop()


def test_a_cell_of_more_than_any_plan_holds_is_damage(tmp_path: Path, planner_home: Path) -> None:
    path = with_measure(tmp_path)
    say("UPDATE measure SET name = zeroblob(100000000)")(path)
    with pytest.raises(Damaged):
        Session.open(path)


@pytest.mark.parametrize(
    "name", ["a b%#?ä.chain", "ü".encode().decode() + "\u0308.chain", "日本.chain", "a%00b.chain", "x" * 200 + ".chain"]
)
def test_any_name_opens(name: str, tmp_path: Path, planner_home: Path) -> None:
    folder = tmp_path / "Ordner mit %25 & # ? ;"
    folder.mkdir()
    session = Session.create(folder / name, NewTown(name="Musterstadt"))
    session.run(Add("measure", {"name": "Lotsendienst"}))
    assert files_in(folder) == sorted([name, name + ".lock"])
    session.close()
    again = Session.open(folder / name)
    assert again.plan.count(Measure) == 1
    again.close()
    assert files_in(folder) == [name]


def test_two_slashes_in_front_name_no_host(tmp_path: Path, planner_home: Path) -> None:
    path = with_measure(tmp_path)
    session = Session.open(Path("/" + str(path)))
    assert session.plan.count(Measure) == 1
    session.close()


def test_the_mark_of_a_plan_stays(tmp_path: Path, planner_home: Path) -> None:
    path = with_measure(tmp_path)
    assert path.read_bytes()[68:72] == APPLICATION_ID.to_bytes(4, "big") == b"PCH1"
    assert raw_rows(path, "PRAGMA user_version") == [(SCHEMA.number,)]
