"""The disk fills, the file is swapped, deleted or protected under the open program: nothing saved is lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.domain.errors import ChangedElsewhere, DiskFull, FileTrouble, ReadOnly
from planner.domain.figures import Area
from planner.domain.measures import Measure
from planner.domain.record import LONG_TEXT
from planner.operations.edit import Add, Change
from planner.operations.session import Session, Surroundings
from tests.storage.conftest import Clock, files_in, place
from tests.storage.test_steps import _Rows

ROOT = Path(__file__).parents[2]


class Disk:
    """A disk that is full when told so: SQLite may use no page more than it has."""

    def __init__(self, session: Session) -> None:
        self._database = session._store.database

    def fill(self) -> None:
        self._database.run("PRAGMA max_page_count=1")  # no less than there are

    def make_room(self) -> None:
        self._database.run("PRAGMA max_page_count=1000000000")


def rows(town: Session, year: int) -> _Rows:
    area, variable = town.plan.all(Area)[0].id, "v"
    found = [
        (variable, area, f"{year}-01-{day:02}", str(n), 1.0, "value", "d") for day in range(1, 32) for n in range(40)
    ]
    return _Rows(found)  # type: ignore[arg-type]


def test_a_disk_that_fills_in_the_middle_of_a_step(town: Session, clock: Clock) -> None:
    place(town)
    town.run(Add("measure", {"name": "Lotsendienst"}))
    id_ = town.plan.all(Measure)[0].id
    town.run(Change("measure", id_, {"name": "Lotsen"}))
    disk, plan, steps, digest = Disk(town), town.plan, town.steps, town.digest()
    long = {"description": "x" * LONG_TEXT}
    disk.fill()
    for attempt in (
        lambda: town.run(Change("measure", id_, long)),
        lambda: town.run(rows(town, 2012)),  # type: ignore[arg-type]
    ):
        with pytest.raises(DiskFull):
            attempt()
        assert town.plan is plan
        assert (town.steps, town.digest()) == (steps, digest)
        assert town.damage() == []
    label = town.undo_label()
    assert label is not None
    assert label.number == steps
    disk.make_room()
    clock.wait(minutes=1)
    town.run(Change("measure", id_, long))
    town.run(rows(town, 2012))  # type: ignore[arg-type]
    town.undo(2)
    assert town.digest() == digest
    assert town.damage() == []


def test_a_disk_that_fills_while_undoing(town: Session, clock: Clock) -> None:
    town.run(Add("measure", {"name": "Lotsendienst", "description": "a" * LONG_TEXT}))
    clock.wait(minutes=1)
    town.run(Change("measure", town.plan.all(Measure)[0].id, {"description": "b" * LONG_TEXT}))
    disk, plan, digest = Disk(town), town.plan, town.digest()
    disk.fill()
    with pytest.raises(DiskFull):
        town.undo()
    assert town.plan is plan
    assert town.digest() == digest
    assert town.damage() == []
    disk.make_room()
    town.undo()
    assert town.plan.all(Measure)[0].description == "a" * LONG_TEXT
    assert town.damage() == []


def test_a_disk_too_full_to_tidy_up_after_erasing_has_erased(town: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    from planner.storage import redaction

    town.run(Add("measure", {"name": "Zwetschgenknödel"}))

    def full(_store: object) -> None:
        raise DiskFull("full")

    monkeypatch.setattr(redaction, "sweep", full)
    with pytest.raises(DiskFull):
        town.redact(town.plan.all(Measure)[0], "name")
    assert town.plan.all(Measure)[0].name == ""
    town.run(Change("measure", town.plan.all(Measure)[0].id, {"name": "Neu"}))
    assert town.damage() == []
    town.close()
    assert b"Zwetschgen" not in town.path.read_bytes()


def kept(planner_home: Path, why: str) -> list[Path]:
    return sorted(planner_home.glob(f"data/backups/*/*-{why}.chain"))


@pytest.fixture
def open_town(town: Session) -> Iterator[Session]:
    """A plan open with backups, one measure in it."""
    town.close()
    session = Session.open(town.path)
    session.run(Add("measure", {"name": "Lotsendienst"}))
    yield session
    session.close()


def test_a_file_swapped_under_the_program_is_not_written_to(open_town: Session, planner_home: Path) -> None:
    path = open_town.path
    other = path.with_name("older.chain")
    open_town.save_copy(other)
    open_town.run(Add("measure", {"name": "Nur hier"}))
    swapped = other.read_bytes()
    os.replace(other, path)
    plan = open_town.plan
    for attempt in (lambda: open_town.run(Add("measure", {"name": "Verloren?"})), open_town.undo):
        with pytest.raises(ChangedElsewhere):
            attempt()
    assert path.read_bytes() == swapped
    assert set(open_town.plan.all(Measure)) == set(plan.all(Measure))
    rescued = Session.look(kept(planner_home, "rescued")[-1])
    assert {measure.name for measure in rescued.plan.all(Measure)} == {"Lotsendienst", "Nur hier"}
    rescued.close()
    open_town.close()
    again = Session.open(path)
    assert again.plan.count(Measure) == 1
    assert again.damage() == []
    again.close()


def test_a_file_deleted_under_the_program_can_be_saved_elsewhere(open_town: Session, planner_home: Path) -> None:
    path = open_town.path
    path.unlink()
    with pytest.raises(ChangedElsewhere):
        open_town.run(Add("measure", {"name": "Verloren?"}))
    assert not path.exists()
    assert kept(planner_home, "rescued")
    open_town.save_copy(path)
    open_town.close()
    again = Session.open(path)
    assert again.plan.count(Measure) == 1
    assert again.damage() == []
    again.close()


def test_a_copy_is_the_same_plan_and_never_replaces(open_town: Session, tmp_path: Path) -> None:
    from planner.domain.errors import FileExists

    open_town.save_copy(tmp_path / "copy.chain")
    with pytest.raises(FileExists):
        open_town.save_copy(tmp_path / "copy.chain")
    copy = Session.open(tmp_path / "copy.chain")
    assert (copy.digest(), copy.steps) == (open_town.digest(), open_town.steps)
    assert copy.damage() == []
    copy.close()


def test_a_reader_beside_a_writer_sees_whole_steps(town: Session) -> None:
    looking = Session.look(town.path)
    for number in range(20):
        town.run(Add("measure", {"name": f"M{number}"}))
        assert looking.damage() == []
        assert looking.digest() == town.digest()
    looking.close()


def test_a_failed_publication_leaves_nothing(town: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(DiskFull):
            town.save_copy(tmp_path / "copy.chain")
    assert files_in(tmp_path) == ["town.chain", "town.chain.lock"]


def test_where_no_links_exist_a_file_is_published_all_the_same(
    town: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(_source: object, _target: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", no_links)
    town.save_copy(tmp_path / "copy.chain")
    assert files_in(tmp_path) == ["copy.chain", "town.chain", "town.chain.lock"]
    with pytest.raises(FileTrouble):
        town.save_copy(tmp_path / "copy.chain")


AS_NOBODY = """
import os, sys, tempfile
from pathlib import Path
from planner.domain.errors import PlannerError, ReadOnly
from planner.operations.edit import Add
from planner.operations.session import Session
from planner.operations.town import NewTown

def attempt(path, session):
    try:
        session.run(Add("measure", {"name": "x"}))
    except ReadOnly:
        print("read only", session.read_only, session.damage())
    session.close()

# everything is loaded before the rights are gone, for nobody may not even read this Python
with tempfile.TemporaryDirectory() as folder:
    attempt(folder, Session.create(Path(folder) / "a.chain", NewTown(name="A")))
    Session.look(Path(folder) / "a.chain").damage()
os.setgroups([])
os.setgid(65534)
os.setuid(65534)
path = Path(sys.argv[1])
try:
    attempt(path, Session.open(path))
except PlannerError as error:
    print("refused", type(error).__name__)
try:
    Session.create(path.with_name("new.chain"), NewTown(name="A")).close()
except PlannerError as error:
    print("not made", type(error).__name__)
"""


def as_nobody(path: Path) -> list[str]:
    """What a person without any rights is told; skipped where we cannot become one."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root can become somebody who may not write")
    done = subprocess.run(
        [sys.executable, "-c", AS_NOBODY, str(path)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.fixture
def protected(town: Session) -> Iterator[Path]:
    """A plan in a folder that everybody may enter."""
    town.close()
    folder = Path(tempfile.mkdtemp(prefix="planner-protected-"))
    shutil.copy(town.path, folder / "town.chain")
    folder.chmod(0o755)
    (folder / "town.chain").chmod(0o644)
    yield folder / "town.chain"
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_a_file_and_folder_that_may_only_be_read(protected: Path) -> None:
    before = protected.read_bytes()
    assert as_nobody(protected) == ["read only True []", "not made ReadOnly"]
    assert protected.read_bytes() == before
    assert files_in(protected.parent) == ["town.chain"]


def test_a_file_that_may_only_be_read_in_a_folder_that_may_be_written(protected: Path) -> None:
    protected.parent.chmod(0o777)
    before = protected.read_bytes()
    assert as_nobody(protected)[0] == "read only True []"
    assert protected.read_bytes() == before


def test_a_file_that_may_be_written_in_a_folder_that_may_not(protected: Path) -> None:
    protected.chmod(0o666)
    assert as_nobody(protected) == ["read only True []", "not made ReadOnly"]


def test_a_file_that_may_not_even_be_read(protected: Path) -> None:
    protected.chmod(0o600)
    assert as_nobody(protected)[0] == "refused ReadOnly"


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="needs a small file system of its own")
def test_a_real_small_disk_fills_and_is_freed(tmp_path: Path, planner_home: Path) -> None:
    mount = tmp_path / "disk"
    mount.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", mount], check=False, capture_output=True
    ).returncode:
        pytest.skip("no right to mount a file system")
    try:
        fill_a_real_disk(mount)
    finally:
        subprocess.run(["umount", "--lazy", mount], check=True)


def fill_a_real_disk(mount: Path) -> None:
    from planner.operations.town import NewTown

    quiet = Surroundings(backups=False)
    session = Session.create(mount / "town.chain", NewTown(name="Musterstadt"), quiet)
    session.run(Add("measure", {"name": "Lotsendienst"}))
    id_ = session.plan.all(Measure)[0].id
    for level in range(0, 200_000, 4096):
        (mount / "ballast").unlink(missing_ok=True)
        room = shutil.disk_usage(mount).free
        with (mount / "ballast").open("wb") as file:
            file.write(bytes(max(0, room - level)))
        before = session.digest()
        try:
            session.run(Change("measure", id_, {"description": f"{level} " + "x" * 15_000}))
        except (DiskFull, ReadOnly, FileTrouble):
            assert session.digest() == before
        assert session.damage() == []
    (mount / "ballast").unlink()
    session.run(Change("measure", id_, {"description": "Platz"}))
    assert session.damage() == []
    session.close()
    again = Session.open(mount / "town.chain", quiet)
    assert again.plan.all(Measure)[0].description == "Platz"
    again.close()
