"""Steps, undo and redo on a real file, also after closing and reopening."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.domain.errors import (
    ChangedElsewhere,
    NothingToUndo,
    ReadOnly,
    Refused,
    StillReferred,
    UndoConflict,
)
from planner.domain.figures import Area
from planner.domain.measures import Measure, Milestone
from planner.domain.plan import Changes
from planner.operations.edit import Add, Change, Remove
from planner.operations.session import Session, Surroundings
from planner.storage.work import Work
from tests.storage.conftest import Clock, place, poke


def measure(session: Session, name: str = "Lotsendienst") -> Measure:
    session.run(Add("measure", {"name": name}))
    return next(found for found in session.plan.all(Measure) if found.name == name)


def rename(session: Session, id_: str, name: str) -> None:
    session.run(Change("measure", id_, {"name": name}))


def name_of(session: Session, id_: str) -> str:
    return session.plan.one(Measure, id_).name


def test_every_step_can_be_taken_back_and_done_again_after_reopening(town: Session, clock: Clock) -> None:
    found = measure(town)
    digests = [town.digest()]
    for name in ("Eins", "Zwei", "Drei"):
        clock.wait(minutes=1)
        rename(town, found.id, name)
        digests.append(town.digest())
    path = town.path
    town.close()
    again = Session.open(path, Surroundings(clock=clock, backups=False))
    for digest in reversed(digests[:-1]):
        again.undo()
        assert again.digest() == digest
    again.close()
    again = Session.open(path, Surroundings(clock=clock, backups=False))
    for digest in digests[1:]:
        again.redo()
        assert again.digest() == digest
    with pytest.raises(NothingToUndo):
        again.redo()
    assert again.damage() == []
    again.close()


def test_the_first_step_stays(town: Session) -> None:
    with pytest.raises(NothingToUndo):
        town.undo()
    measure(town)
    before = town.digest()
    with pytest.raises(NothingToUndo):
        town.undo(2)
    assert town.digest() == before


def test_typing_shares_a_burst_until_ten_seconds_pass(town: Session, clock: Clock) -> None:
    found = measure(town)
    for text in ("L", "Lo", "Lot"):
        clock.wait(seconds=5)
        rename(town, found.id, text)
    clock.wait(seconds=11)
    rename(town, found.id, "Lots")
    town.undo()
    assert name_of(town, found.id) == "Lot"
    town.undo()
    assert name_of(town, found.id) == "Lotsendienst"
    town.redo()
    assert name_of(town, found.id) == "Lot"


def test_a_new_step_ends_what_could_be_redone(town: Session, clock: Clock) -> None:
    found = measure(town)
    clock.wait(minutes=1)
    rename(town, found.id, "Anders")
    town.undo()
    rename(town, found.id, "Neu")
    with pytest.raises(NothingToUndo):
        town.redo()


def test_taking_back_a_step_whose_fields_changed_again_asks(town: Session, clock: Clock) -> None:
    found = measure(town)
    clock.wait(minutes=1)
    rename(town, found.id, "Früher")
    number = town.steps
    clock.wait(minutes=1)
    rename(town, found.id, "Später")
    with pytest.raises(UndoConflict) as caught:
        town.undo_step(number)
    assert caught.value.params["records"] == (("measure", found.id),)
    assert name_of(town, found.id) == "Später"
    town.undo_step(number, force=True)
    assert name_of(town, found.id) == "Lotsendienst"
    assert town.damage() == []


def test_a_step_whose_fields_stayed_goes_out_of_order_without_asking(town: Session, clock: Clock) -> None:
    found = measure(town)
    clock.wait(minutes=1)
    town.run(Change("measure", found.id, {"lead": "Jugendamt"}))
    number = town.steps
    clock.wait(minutes=1)
    rename(town, found.id, "Später")
    town.undo_step(number)
    now = town.plan.one(Measure, found.id)
    assert (now.lead, now.name) == ("", "Später")
    town.undo()
    assert name_of(town, found.id) == "Lotsendienst"


def test_a_step_whose_record_is_in_use_by_now_is_not_taken_back(town: Session, clock: Clock) -> None:
    found = measure(town)
    number = town.steps
    clock.wait(minutes=1)
    town.run(Add("milestone", {"measure": found.id, "name": "Start"}))
    for force in (False, True):
        with pytest.raises(StillReferred) as caught:
            town.undo_step(number, force=force)
        assert [kind for kind, _id in caught.value.params["records"]] == ["milestone"]
    assert name_of(town, found.id) == "Lotsendienst"
    assert town.damage() == []


def test_a_step_that_let_go_of_a_record_now_removed_is_not_taken_back(town: Session, clock: Clock) -> None:
    found = measure(town)
    town.run(Add("milestone", {"measure": found.id, "name": "Start"}))
    milestone = town.plan.all(Milestone)[-1]
    clock.wait(minutes=1)
    town.run(Remove("milestone", milestone.id))
    number = town.steps
    clock.wait(minutes=1)
    town.run(Remove("measure", found.id))
    with pytest.raises(Refused):
        town.undo_step(number)
    assert town.plan.get(Milestone, milestone.id) is None
    assert town.damage() == []


def test_an_operation_without_effect_makes_no_step(town: Session) -> None:
    found = measure(town)
    steps = town.steps
    assert town.run(Change("measure", found.id, {"name": "Lotsendienst"})) is None
    assert town.steps == steps


def test_subscribers_hear_what_the_journal_says(town: Session) -> None:
    heard: list[Changes] = []
    stop = town.subscribe(heard.append)
    found = measure(town)
    assert heard[-1].kinds == {"measure"}
    assert heard[-1].ids == {found.id}
    stop()
    rename(town, found.id, "Still")
    assert len(heard) == 1


class _Gone:
    """Removes a record and nothing else, as no operation of the program would."""

    journal_kind, reopens = "do", False

    def __init__(self, cls: type, id_: str) -> None:
        self.cls, self.id = cls, id_

    def label(self) -> object:
        from planner.operations.operation import StepLabel

        return StepLabel("Remove")

    def burst(self) -> None:
        return None

    def apply(self, work: Work) -> None:
        work.remove(work.get(self.cls, self.id))


def test_what_others_refer_to_is_not_removed(town: Session) -> None:
    found = measure(town)
    town.run(Add("milestone", {"measure": found.id, "name": "Auftakt"}))
    with pytest.raises(StillReferred) as caught:
        town.run(_Gone(Measure, found.id))  # type: ignore[arg-type]
    assert caught.value.params["records"] == (("milestone", town.plan.all(Milestone)[0].id),)
    town.run(Remove("measure", found.id))
    assert town.plan.count(Milestone) == 0


class _Rows(_Gone):
    def __init__(self, rows: list[tuple[object, ...]]) -> None:
        self.rows = rows

    def apply(self, work: Work) -> None:
        work.observations.put(self.rows)  # type: ignore[arg-type]


def test_an_area_with_figures_is_not_removed(town: Session) -> None:
    area, variable = place(town)
    town.run(_Rows([(variable, area, "2012", "", 10.0, "value", "aaaaaaaaaaaa")]))  # type: ignore[arg-type]
    with pytest.raises(StillReferred):
        town.run(_Gone(Area, area))  # type: ignore[arg-type]


def test_figures_are_journaled_undone_and_redone(town: Session, clock: Clock) -> None:
    area, variable = place(town)
    empty = town.digest()
    rows = [(variable, area, str(year), "", float(year), "value", "aaaaaaaaaaaa") for year in range(2000, 2020)]
    town.run(_Rows(rows))  # type: ignore[arg-type]
    full = town.digest()
    town.run(_Rows([(*rows[0][:4], None, "suppressed", "bbbbbbbbbbbb")]))  # type: ignore[arg-type]
    assert town.damage() == []
    town.undo()
    assert town.digest() == full
    town.undo()
    assert town.digest() == empty
    assert town.observation_count() == 0
    town.redo(2)
    assert town.figures([variable])[0][4:] == (None, "suppressed", "bbbbbbbbbbbb")
    assert town.damage() == []


def test_a_file_changed_by_another_program_is_noticed_and_read_again(town: Session) -> None:
    found = measure(town)
    other = Session.open(town.path, Surroundings(backups=False), read_only=True)
    assert other.plan.one(Measure, found.id).name == "Lotsendienst"
    other.close()
    poke(town.path, "UPDATE step SET digest = 'x' WHERE number = (SELECT max(number) FROM step)")
    poke(town.path, "UPDATE measure SET name = 'Fremd'")
    with pytest.raises(ChangedElsewhere):
        rename(town, found.id, "Meins")
    assert name_of(town, found.id) == "Fremd"


def test_a_read_only_session_refuses_to_write(town: Session) -> None:
    other = Session.open(town.path, read_only=True)
    with pytest.raises(ReadOnly):
        measure(other)
    other.close()


def test_while_a_long_task_writes_an_edit_says_why_it_waits(town: Session) -> None:
    import threading

    found = measure(town)
    inside, go_on = threading.Event(), threading.Event()

    class Slow(_Gone):
        def __init__(self) -> None: ...

        def apply(self, work: Work) -> None:
            inside.set()
            go_on.wait(10)
            work.put(work.get(Measure, found.id))

    worker = threading.Thread(target=lambda: town.run(Slow()))  # type: ignore[arg-type]
    worker.start()
    inside.wait(10)
    with pytest.raises(Refused):
        rename(town, found.id, "Dazwischen")
    go_on.set()
    worker.join()
    rename(town, found.id, "Danach")
    assert name_of(town, found.id) == "Danach"


def test_a_plan_is_made_whole_or_not_at_all(tmp_path: Path, planner_home: Path) -> None:
    from planner.domain.errors import BadInput, FileExists, FileMissing
    from planner.operations.town import NewTown

    path = tmp_path / "neu.chain"
    with pytest.raises(BadInput):
        Session.create(path, NewTown(name=" "))
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(FileMissing):
        Session.create(tmp_path / "fehlt" / "neu.chain", NewTown(name="Musterstadt"))
    Session.create(path, NewTown(name="Musterstadt")).close()
    whole = path.read_bytes()
    with pytest.raises(FileExists):
        Session.create(path, NewTown(name="Andere"))
    assert path.read_bytes() == whole
