"""Schema changes as journaled steps, on two schemas of this test's own: rename, add with fill, remove, refill."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from planner.domain.errors import PlanTooNew
from planner.domain.plan import Plan
from planner.domain.record import Record, about, record
from planner.storage import files, migration, reading, shape, verify
from planner.storage.codec import Cells, codec
from planner.storage.fold import State
from planner.storage.schema import AddField, AddKind, RemoveField, RenameField, Schema
from planner.storage.store import Stamp, Store
from planner.storage.work import Work

NOW = datetime(2026, 3, 2, tzinfo=UTC)


@record("thing", "Thing", "Things")
class OldThing(Record):
    """A thing as the first schema knew it."""

    name: str = about("Name")
    colour: str = about("Colour", default="")
    weight: int = about("Weight", default=0)


@record("thing", "Thing", "Things")
class NewThing(Record):
    """The same thing later: another stored name, one field more, one less."""

    name: str = about("Title", stored="title")
    weight: int = about("Weight", default=0)
    grade: str = about("Grade", default="plain")


OLD = Schema((OldThing,))
VERBS = (RenameField("thing", "name", "title"), AddField("thing", "grade", "plain"), RemoveField("thing", "colour"))
NEW = Schema((NewThing,), (VERBS,))


def write(store: Store, plan: Plan, *things: Record) -> Plan:
    def body(work: Work) -> None:
        for thing in things:
            work.put(thing)

    written = store.write(plan, Stamp(NOW, "", "Put", {}), body, today=NOW.date, new_id=lambda: "x")
    assert written is not None
    return written.plan


@pytest.fixture
def old_file(tmp_path: Path) -> Path:
    store = files.create(tmp_path / "old.chain", OLD)
    first = OldThing(id="a", name="Ball", colour="rot", weight=3)
    plan = write(store, store.load(), first, OldThing(id="b", name="Seil", colour="blau"))
    write(store, plan, OldThing(id="a", name="Ball", colour="grün", weight=4))
    store.close()
    return tmp_path / "old.chain"


def heavier(_kind: str, _id: str, cells: Cells) -> Cells:
    weight = cells["weight"]
    return {"weight": weight * 10} if isinstance(weight, int) and weight else {}


def migrated(path: Path) -> Store:
    store = files.open_file(path, NEW)
    assert migration.pending(store) == VERBS
    migration.migrate(store, NOW, "", heavier)
    return store


def test_records_cross_with_renamed_added_removed_and_refilled_fields(old_file: Path) -> None:
    store = migrated(old_file)
    assert store.load().all(NewThing) == (
        NewThing(id="a", name="Ball", weight=40, grade="plain"),
        NewThing(id="b", name="Seil", weight=0, grade="plain"),
    )
    assert verify.verify(store.database, NEW) == []
    store.close()
    again = files.open_file(old_file, NEW)
    assert migration.pending(again) == ()
    again.close()


def test_the_chain_the_fold_and_later_edits_hold(old_file: Path) -> None:
    store = migrated(old_file)
    plan = write(store, store.load(), NewThing(id="a", name="Ball", weight=41, grade="fine"))
    entry = store.stacks().undo
    assert len(entry) == 1
    store.revert(plan, entry, [Stamp(NOW, "", "Put", {}, "undo", target=entry[0].steps[0])])
    assert store.load().all(NewThing)[0].grade == "plain"
    assert verify.verify(store.database, NEW) == []
    store.close()


def test_the_state_before_is_read_as_today_s_records(old_file: Path) -> None:
    store = migrated(old_file)
    state = State()
    for _number, changes in reading.changes_between(store.database, 0, 2):
        state.play(changes)
    past = codec(NewThing).record("a", state.records["thing"]["a"])
    assert isinstance(past, NewThing)
    assert (past.weight, past.grade) == (4, "plain")
    assert state.records["thing"]["a"]["colour"] == "grün"
    store.close()


def test_a_change_that_fails_half_way_leaves_the_old_file(old_file: Path) -> None:
    store = files.open_file(old_file, NEW)

    def broken(kind: str, id_: str, cells: Cells) -> Cells:
        raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError):
        migration.migrate(store, NOW, "", broken)
    store.close()
    again = files.open_file(old_file, OLD)
    assert again.load().all(OldThing)[0].colour == "grün"
    assert verify.verify(again.database, OLD) == []
    again.close()


def test_a_newer_file_is_refused_and_left_alone(old_file: Path) -> None:
    migrated(old_file).close()
    before = old_file.read_bytes()
    with pytest.raises(PlanTooNew):
        files.open_file(old_file, OLD)
    assert old_file.read_bytes() == before


@record("box", "Box", "Boxes")
class Box(Record):
    """What a thing lies in."""

    name: str = about("Name")


@record("thing", "Thing", "Things")
class Boxed(Record):
    """A thing that points at boxes: one reference renamed, one new, one gone; and at its own kind."""

    name: str = about("Name")
    under: str | None = about("Under", refers="thing", default=None)
    inside: str | None = about("Inside", refers="box", default=None)
    spare: str | None = about("Spare", refers="box", default=None)


@record("thing", "Thing", "Things")
class BoxedBefore(Record):
    """The same before."""

    name: str = about("Name")
    under: str | None = about("Under", refers="thing", default=None)
    box: str | None = about("Box", refers="box", default=None)
    old: str | None = about("Old", refers="box", default=None)


BEFORE = Schema((Box, BoxedBefore))
AFTER = Schema(
    (Box, Boxed),
    ((RenameField("thing", "box", "inside"), AddField("thing", "spare"), RemoveField("thing", "old")),),
)


def test_references_cross_with_their_keys_and_indexes(tmp_path: Path) -> None:
    path = tmp_path / "old.chain"
    store = files.create(path, BEFORE)
    write(store, store.load(), Box(id="k", name="Kiste"), BoxedBefore(id="a", name="Ball", box="k", old="k"))
    store.close()
    store = files.open_file(path, AFTER)
    migration.migrate(store, NOW, "")
    plan = store.load()
    assert plan.all(Boxed) == (Boxed(id="a", name="Ball", inside="k"),)
    write(store, plan, Boxed(id="a", name="Ball", inside="k", spare="k"), Boxed(id="b", name="Band", under="a"))
    store.close()
    again = files.open_file(path, AFTER)  # the shape is the one this program makes
    assert shape.stored(again.database) == shape.expected(AFTER)
    assert verify.verify(again.database, AFTER) == []
    again.close()


def test_a_new_kind_comes_with_its_table(tmp_path: Path) -> None:
    path = tmp_path / "old.chain"
    store = files.create(path, Schema((Box,)))
    write(store, store.load(), Box(id="k", name="Kiste"))
    store.close()
    after = Schema((Box, Boxed), ((AddKind("thing"),),))
    store = files.open_file(path, after)
    assert migration.pending(store) == (AddKind("thing"),)
    migration.migrate(store, NOW, "")
    write(store, store.load(), Boxed(id="a", name="Ball", inside="k"))
    store.close()
    again = files.open_file(path, after)
    assert shape.stored(again.database) == shape.expected(after)
    assert verify.verify(again.database, after) == []
    assert again.load().all(Boxed) == (Boxed(id="a", name="Ball", inside="k"),)
    again.close()
