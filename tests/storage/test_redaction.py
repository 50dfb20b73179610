"""A name erased is gone from every byte of the file; the chain holds; tampering beside it is still found."""

from __future__ import annotations

import pytest

from planner.domain.errors import NothingToUndo, Refused
from planner.domain.governance import Actor
from planner.operations.edit import Add, Change
from planner.operations.session import Session
from tests.storage.conftest import Clock, poke

PLANTED = "Zwetschgenknödel"


def actor(town: Session, clock: Clock) -> Actor:
    town.run(Add("actor", {"organisation": "Familienzentrum", "name": PLANTED}))
    found = town.plan.all(Actor)[0]
    clock.wait(minutes=1)
    town.run(Change("actor", found.id, {"name": PLANTED + " der Ältere"}))
    clock.wait(minutes=1)
    town.run(Change("actor", found.id, {"office": "Leitung"}))
    return town.plan.all(Actor)[0]


def test_the_text_is_gone_and_the_file_is_sound(town: Session, clock: Clock) -> None:
    found = actor(town, clock)
    town.redact(found, "name")
    assert town.plan.all(Actor)[0].name == ""
    assert town.plan.all(Actor)[0].office == "Leitung"
    assert town.damage() == []
    path = town.path
    town.close()
    assert PLANTED.encode() not in path.read_bytes()
    again = Session.open(path)
    assert again.plan.all(Actor)[0].name == ""
    assert again.damage() == []
    again.close()


def test_it_cannot_be_undone_and_life_goes_on(town: Session, clock: Clock) -> None:
    found = actor(town, clock)
    town.redact(found, "name")
    with pytest.raises(NothingToUndo):
        town.undo()
    town.run(Change("actor", found.id, {"name": "Neu"}))
    town.undo()
    assert town.plan.all(Actor)[0].name == ""
    town.redact(town.plan.all(Actor)[0], "office")
    assert town.damage() == []


def test_a_change_of_history_beside_it_is_found(town: Session, clock: Clock) -> None:
    found = actor(town, clock)
    town.redact(found, "name")
    poke(town.path, "UPDATE change SET after = replace(after, 'Familienzentrum', 'Anderswo')")
    assert any(damage.params.get("step") for damage in town.damage())


def test_only_free_text_is_erased(town: Session, clock: Clock) -> None:
    with pytest.raises(Refused):
        town.redact(actor(town, clock), "sector")
