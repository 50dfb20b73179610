"""Backups: when they are made, that each is proven, which may go, and the way back from one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.errors import Damaged, DiskFull, FileBusy, FileExists
from planner.domain.measures import Measure
from planner.operations.edit import Add
from planner.operations.restore import backups_for, restore
from planner.operations.session import Session, Surroundings
from planner.storage import backup
from planner.storage.backup import Backup, backups, surplus
from tests.storage.conftest import Clock, files_in, poke, raw_rows
from tests.storage.test_steps import _Rows

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def session(town: Session, clock: Clock) -> Iterator[Session]:
    """A plan open with backups."""
    town.close()
    opened = Session.open(town.path, Surroundings(clock=clock))
    yield opened
    opened.close()


def add(session: Session, name: str = "Lotsendienst") -> None:
    session.run(Add("measure", {"name": name}))


def names(path: Path) -> set[str]:
    looking = Session.look(path)
    try:
        assert looking.damage() == []
        return {measure.name for measure in looking.plan.all(Measure)}
    finally:
        looking.close()


# when


def test_one_before_the_first_change_and_one_each_half_hour_of_changes(session: Session, clock: Clock) -> None:
    session.digest()
    assert session.backups() == []
    add(session)
    assert [made.why for made in session.backups()] == ["opened"]
    assert names(session.backups()[0].path) == set()
    clock.wait(minutes=29)
    add(session, "Zweite")
    assert len(session.backups()) == 1
    clock.wait(minutes=2)
    add(session, "Dritte")
    assert [made.why for made in session.backups()] == ["edit", "opened"]
    assert names(session.backups()[0].path) == {"Lotsendienst", "Zweite"}
    clock.wait(hours=5)
    session.undo()
    assert len(session.backups()) == 3


def test_a_clock_set_back_does_not_put_the_next_one_off(session: Session, clock: Clock) -> None:
    add(session)
    clock.wait(days=-2000)
    add(session, "Zweite")
    assert len(session.backups()) == 2


def test_one_before_every_import(session: Session) -> None:
    class Import(_Rows):
        journal_kind = "import"

    add(session)
    session.run(Import([("v", "a", "2012", "", 1.0, "value", "d")]))  # type: ignore[arg-type]
    session.run(Import([("v", "a", "2013", "", 1.0, "value", "d")]))  # type: ignore[arg-type]
    assert [made.why for made in session.backups()] == ["import", "import", "opened"]


def test_they_lie_in_the_users_folder_and_never_beside_the_file(session: Session, planner_home: Path) -> None:
    add(session)
    assert planner_home in session.backups()[0].path.parents
    assert files_in(session.path.parent) == ["town.chain", "town.chain.lock"]


def test_a_copy_of_the_file_shares_its_backups(session: Session, tmp_path: Path) -> None:
    add(session)
    session.save_copy(tmp_path / "copy.chain")
    copy = Session.open(tmp_path / "copy.chain")
    add(copy, "Zweite")
    assert [made.count for made in copy.backups()] == [2, 1]
    copy.close()


# proven, or not there


def test_a_copy_that_does_not_verify_is_no_backup_and_costs_none(
    session: Session, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(session)
    good = backup.copy_to

    def torn(database: backup.Database, target: Path) -> None:
        good(database, target)
        os.truncate(target, target.stat().st_size - 8192)

    with monkeypatch.context() as patch:
        patch.setattr(backup, "copy_to", torn)
        with pytest.raises(Damaged):
            session.back_up("hand")
        clock.wait(hours=1)
        add(session, "Zweite")  # nobody's work is stopped
    assert isinstance(session._keeper.trouble, Damaged)
    folder = session.backups()[0].path.parent
    assert len(files_in(folder)) == len(session.backups()) == 1
    clock.wait(hours=1)
    add(session, "Dritte")
    assert session._keeper.trouble is None
    assert len(session.backups()) == 2


def test_a_full_backup_disk_keeps_the_older_ones(
    session: Session, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(session)

    def full(_database: backup.Database, target: Path) -> None:
        target.write_bytes(b"half")
        raise DiskFull("full")

    monkeypatch.setattr(backup, "copy_to", full)
    clock.wait(hours=1)
    add(session, "Zweite")
    folder = session.backups()[0].path.parent
    assert len(files_in(folder)) == 1


def test_a_backup_folder_that_cannot_be_made_stops_nobody(session: Session, planner_home: Path) -> None:
    (planner_home / "data").parent.mkdir(parents=True, exist_ok=True)
    (planner_home / "data").write_text("in the way", encoding="utf-8")
    add(session)
    assert session.plan.count(Measure) == 1
    assert isinstance(session._keeper.trouble, OSError)


def test_what_a_dead_program_left_unfinished_goes_after_a_day(session: Session) -> None:
    add(session)
    folder = session.backups()[0].path.parent
    old, young = folder / "000009-x-edit-aa.part", folder / "000010-x-edit-bb.part"
    for path in (old, young):
        path.write_bytes(b"half")
    os.utime(old, (0, 0))
    session.back_up("hand")
    assert not old.exists()
    assert young.exists()


def test_an_empty_plan_in_the_place_of_a_full_one_pushes_nothing_out(session: Session, clock: Clock) -> None:
    folder = session.back_up("hand").path.parent
    for number in range(2, 30):
        clock.wait(minutes=-1)
        big = folder / f"{number:06d}-20200101T000000-edit.chain"
        big.write_bytes(bytes(session.backups()[-1].size * 3))
    session.back_up("hand")
    assert len(backups(folder)) == 30


# which may go


def many(moments: list[datetime], why: str = "edit") -> list[Backup]:
    """Backups in the order they were made, as `surplus` takes them: newest first."""
    made = [Backup(Path(str(count)), count, at, why) for count, at in enumerate(moments, 1)]
    return made[::-1]


MOMENTS = st.lists(
    st.datetimes(datetime(2015, 1, 1), datetime(2035, 1, 1)).map(lambda moment: moment.replace(tzinfo=UTC)),
    max_size=120,
)


@given(MOMENTS, st.data())
def test_whatever_the_clock_does_the_newest_and_those_before_a_schema_change_stay(
    moments: list[datetime], data: st.DataObject
) -> None:
    found = many(moments)
    marked = data.draw(st.sets(st.integers(0, max(0, len(found) - 1)), max_size=5))
    found = [Backup(b.path, b.count, b.at, "schema" if n in marked else b.why) for n, b in enumerate(found)]
    now = data.draw(st.sampled_from([*moments, NOW]))
    gone = surplus(found, now)
    left = [one for one in found if one not in gone]
    assert set(found[: backup.NEWEST]) <= set(left)
    assert all(one.why != "schema" for one in gone)
    assert all(one.at <= now - timedelta(days=2) or found.index(one) >= backup.HALF_HOURS for one in gone)
    assert surplus(left, now) == []  # what may go is gone at once; nothing more goes by asking again
    days = {one.at.date() for one in found}
    assert len({one.at.date() for one in left}) >= min(len(days), backup.DAYS)


@given(st.lists(st.integers(-5 * 365 * 24, 5 * 365 * 24), min_size=1, max_size=200))
def test_clocks_that_jump_never_leave_fewer_than_the_policy(jumps: list[int]) -> None:
    """Backups made and thinned one by one, the clock jumping by hours in between, up to five years each way."""
    left: list[Backup] = []
    for count, hours in enumerate(jumps, 1):
        at = NOW + timedelta(hours=hours)
        left = [Backup(Path(str(count)), count, at, "edit"), *left]
        gone = set(surplus(left, at))
        left = [one for one in left if one not in gone]
    assert len(left) >= min(len(jumps), backup.NEWEST)
    assert [one.count for one in left[: backup.NEWEST]] == sorted((one.count for one in left), reverse=True)[
        : backup.NEWEST
    ]


def test_years_of_work_keep_a_bounded_number() -> None:
    left: list[Backup] = []
    for day in range(500):
        moments = [NOW + timedelta(days=day, minutes=30 * half_hour) for half_hour in range(16)]
        left = [*many(moments), *left]
        left = [Backup(one.path, len(left) - place, one.at, one.why) for place, one in enumerate(left)]
        gone = set(surplus(left, moments[-1]))
        left = [one for one in left if one not in gone]
    assert len(left) <= 3 * 16 + backup.DAYS + backup.WEEKS + backup.MONTHS
    assert (left[0].at - left[-1].at).days > 300


# back again


def test_the_way_back_keeps_what_was_there(session: Session, clock: Clock) -> None:
    add(session, "Eins")
    clock.wait(hours=1)
    add(session, "Zwei")
    path = session.path
    newest = session.backups()[0]
    with pytest.raises(FileBusy):
        restore(newest.path, path)
    session.close()
    before = path.read_bytes()
    aside = restore(newest.path, path, clock())
    assert aside == path.with_name("town.chain.damaged-20260302T100000")
    assert aside.read_bytes() == before
    assert names(path) == {"Eins"}
    assert restore(aside, path, clock()) == path.with_name("town.chain.damaged-20260302T100000-2")
    assert names(path) == {"Eins", "Zwei"}
    again = Session.open(path, Surroundings(clock=clock))
    add(again, "Drei")
    assert again.backups()[0].count == newest.count + 1
    again.close()


def test_a_damaged_file_finds_its_backups_and_comes_back(session: Session) -> None:
    add(session, "Eins")
    session.back_up("hand")
    path, made = session.path, session.backups()
    session.close()
    poke(path, "UPDATE step SET digest = 'x'")
    before = path.read_bytes()
    with pytest.raises(Damaged):
        Session.open(path)
    assert [found.path for found in backups_for(path)] == [one.path for one in made]
    os.truncate(path, 5000)
    assert {found.path for found in backups_for(path)} == {one.path for one in made}
    path.write_bytes(before)
    aside = restore(backups_for(path)[0].path, path)
    assert names(path) == {"Eins"}
    assert aside is not None
    assert aside.read_bytes() == before


def test_a_journal_left_by_a_dead_program_does_not_spoil_what_comes_back(session: Session) -> None:
    add(session, "Eins")
    session.back_up("hand")
    path, made = session.path, session.backups()
    session.close()
    path.write_bytes(b"SQLite format 3\x00" + bytes(9000))
    hot = path.with_name("town.chain-journal")
    hot.write_bytes(bytes.fromhex("d9d505f920a163d7") + bytes(600))
    aside = restore(made[0].path, path)
    assert names(path) == {"Eins"}
    assert aside is not None
    assert not hot.exists()
    assert aside.with_name(aside.name + "-journal").exists()


def test_a_backup_comes_back_as_a_new_file_too(session: Session, tmp_path: Path) -> None:
    add(session, "Eins")
    session.back_up("hand")
    assert restore(session.backups()[0].path, tmp_path / "new.chain") is None
    assert names(tmp_path / "new.chain") == {"Eins"}


def test_a_damaged_backup_replaces_nothing(session: Session) -> None:
    add(session, "Eins")
    made = session.back_up("hand").path
    path = session.path
    session.close()
    before = path.read_bytes()
    poke(made, "UPDATE measure SET name = 'heimlich'")  # opens, but the full check notices
    for spoil in (lambda: None, lambda: os.truncate(made, 5000), lambda: made.write_bytes(b"")):
        spoil()
        with pytest.raises(Damaged):
            restore(made, path)
        with pytest.raises(Damaged):
            restore(made, path.with_name("new.chain"))
    assert path.read_bytes() == before
    assert files_in(path.parent) == ["town.chain"]


def test_a_way_back_that_fails_half_way_leaves_the_file(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    add(session, "Eins")
    made = session.back_up("hand").path
    path = session.path
    session.close()
    before = path.read_bytes()

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(DiskFull):
            restore(made, path)
    assert path.read_bytes() == before
    assert files_in(path.parent) == ["town.chain"]


def test_publishing_never_replaces(session: Session, tmp_path: Path) -> None:
    from planner.storage.placing import publish

    (tmp_path / "there").write_bytes(b"mine")
    with pytest.raises(FileExists):
        publish(session.path, tmp_path / "there")
    assert (tmp_path / "there").read_bytes() == b"mine"


def test_every_generation_opens_with_the_digest_of_its_day(session: Session, clock: Clock) -> None:
    digests = []
    for number in range(6):
        clock.wait(hours=1)
        digests.append(session.digest())
        add(session, f"M{number}")
    for made, digest in zip(reversed(session.backups()), digests, strict=True):
        old = Session.look(made.path)
        assert old.digest() == digest
        assert old.damage() == []
        old.close()
        assert raw_rows(made.path, "PRAGMA integrity_check") == [("ok",)]
