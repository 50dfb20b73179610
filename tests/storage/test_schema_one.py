"""The kept file of schema 1: whatever the program becomes, it opens, is sound, and holds what it held.

Made once by `python -m tests.storage.test_schema_one`, which also says its digest. Once a version with schema 1 is
released the file is never made again: a later schema has to open this one.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest

from planner.domain.errors import NothingToUndo
from planner.domain.figures import Area, Variable
from planner.domain.goals import Goal, GoalLevel
from planner.domain.governance import Actor
from planner.domain.measures import BudgetLine, Measure
from planner.operations.edit import Add, Change
from planner.operations.sample import CountedIds
from planner.operations.session import Session, Surroundings
from planner.operations.town import NewTown
from tests.storage.conftest import Clock, files_in, raw_rows
from tests.storage.test_steps import _Rows

KEPT = Path(__file__).with_name("schema-1.chain")
DIGEST = "99223472c6ee1f0e8883c3f35b7907b95cf492b88d32f79d259f9e709b7cffc4"
STEPS = 13
DIGEST_TODAY = "e13b272d52daf1b82d52dd856bc213b978b561860519bd8dc19dbc2a782e7c40"
"""What the same operations make now: a new plan has the usual criteria too, which came with schema 2."""


def make(path: Path) -> str:
    """A small plan with every kind of change in its history; gives its content digest."""
    clock = Clock()
    around = Surroundings(clock=clock, new_id=CountedIds(), author="Stabsstelle", backups=False)
    session = Session.create(path, NewTown(name="Musterstadt", key="00000000", language="de"), around)

    def run(operation: object) -> None:
        clock.wait(minutes=1)
        session.run(operation)  # type: ignore[arg-type]

    run(Add("area", {"key": "000", "name": "Musterstadt"}))
    run(Add("variable", {"code": "pop", "name": "Einwohner"}))
    area, variable = session.plan.all(Area)[0].id, session.plan.all(Variable)[0].id
    rows = [(variable, area, str(year), "", 1000.5 + year, "value", "d" * 12) for year in range(2005, 2013)]
    run(_Rows([*rows, (variable, area, "2013", "", None, "suppressed", "d" * 12)]))
    run(Add("goal", {"name": "Alle Kinder kommen gut an", "level": GoalLevel.GUIDING}))
    run(Add("measure", {"name": "Lotsendienst", "goals": (session.plan.all(Goal)[0].id,)}))
    measure = session.plan.all(Measure)[0].id
    run(Change("measure", measure, {"name": "Lotsendienst „Ankommen“ – ẞ", "description": "Zeile 1\nZeile 2"}))
    run(Add("budget_line", {"measure": measure, "name": "Personal", "year": 2026}))
    run(Add("actor", {"organisation": "Familienzentrum", "name": "ein Name, der erlosch"}))
    session.redact(session.plan.all(Actor)[0], "name")
    run(Change("measure", measure, {"lead": "Jugendamt"}))
    session.undo()
    session.redo()
    digest = session.digest()
    session.close()
    return digest


@pytest.fixture
def kept(tmp_path: Path, planner_home: Path) -> Path:
    """A copy of the kept file."""
    shutil.copy(KEPT, tmp_path / "kept.chain")
    return tmp_path / "kept.chain"


def test_it_is_of_schema_1() -> None:
    assert raw_rows(KEPT, "PRAGMA user_version") == [(1,)]


def test_it_opens_is_sound_and_holds_what_it_held(kept: Path) -> None:
    session = Session.open(kept, Surroundings(backups=False))
    assert session.damage() == []
    assert session.digest() == DIGEST
    assert session.steps == STEPS + 1
    plan = session.plan
    measure = plan.all(Measure)[0]
    assert (measure.name, measure.lead) == ("Lotsendienst „Ankommen“ – ẞ", "Jugendamt")
    assert plan.some(Goal, measure.goals)[0].level is GoalLevel.GUIDING
    assert plan.all(BudgetLine)[0].measure == measure.id
    assert plan.all(Actor)[0].name == ""
    assert session.figures([plan.all(Variable)[0].id])[0][4:6] == (3005.5, "value")
    assert session.as_of(4).rows[-1][4:6] == (None, "suppressed")
    with pytest.raises(NothingToUndo):
        session.undo()
    session.run(Add("criterion", {"name": "Dringlichkeit"}))
    session.undo()
    assert session.digest() == DIGEST
    assert session.damage() == []
    session.close()


def test_looking_at_it_changes_no_byte(kept: Path) -> None:
    Session.open(kept, Surroundings(backups=False)).close()
    before = kept.read_bytes()
    session = Session.look(kept)
    assert session.read_only
    session.close()
    assert kept.read_bytes() == before
    assert files_in(kept.parent) == ["kept.chain"]


def test_the_same_operations_still_make_the_same_content(tmp_path: Path, planner_home: Path) -> None:
    assert make(tmp_path / "again.chain") == DIGEST_TODAY


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        digest = make(Path(folder) / "made.chain")
        shutil.copy(Path(folder) / "made.chain", KEPT)
    print(digest)  # noqa: T201
