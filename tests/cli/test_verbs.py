"""Each command in the process: its object of JSON, its lines, its exit status."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from planner.domain.goals import Goal
from planner.domain.kinds import KINDS
from planner.domain.measures import Measure
from planner.domain.rules import RULES
from planner.operations.edit import Add, Change
from planner.operations.session import Session, Surroundings
from tests.cli.conftest import Run
from tests.storage.conftest import Clock, poke

UTC_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")


def worked_on(path: Path) -> None:
    """A measure, renamed twice in one burst, then a goal."""
    clock = Clock()
    session = Session.open(path, Surroundings(clock=clock, author="Stabsstelle", backups=False))
    session.run(Add("measure", {"name": "Lotsen"}))
    id_ = session.plan.all(Measure)[0].id
    clock.wait(minutes=1)
    session.run(Change("measure", id_, {"name": "Lotsendienst"}))
    clock.wait(seconds=2)
    session.run(Change("measure", id_, {"name": "Lotsendienst der Stadt"}))
    clock.wait(minutes=1)
    session.run(Add("goal", {"name": "Gut ankommen"}))
    session.close()


def measures(path: Path) -> list[str]:
    session = Session.look(path)
    names = [measure.name for measure in session.plan.all(Measure)]
    session.close()
    return names


def test_new_makes_an_empty_plan(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "neu.chain"
    made = run("new", path, "--municipality", "Musterstadt", "--key", "05315000")
    assert (made.status, made.out) == (0, "")
    session = Session.look(path)
    town = session.plan.municipality
    assert (town.name, town.key, town.language, session.steps) == ("Musterstadt", "05315000", "de", 1)
    assert session.damage() == []
    session.close()
    assert [found.name for found in tmp_path.iterdir() if found.is_file()] == ["neu.chain"]


def test_new_in_english_has_english_catalogues(run: Run, tmp_path: Path) -> None:
    assert run("new", tmp_path / "a.chain", "--municipality", "Sampleton", "--language", "en").status == 0
    session = Session.look(tmp_path / "a.chain")
    assert session.plan.municipality.language == "en"
    session.close()


def test_new_speaks_the_language_of_the_sentences(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANNER_LANGUAGE", "en")
    run("new", tmp_path / "a.chain", "--municipality", "Sampleton")
    session = Session.look(tmp_path / "a.chain")
    assert session.plan.municipality.language == "en"
    session.close()


def test_the_sample_town_is_made_and_sound(run: Run, tmp_path: Path) -> None:
    assert run("new", tmp_path / "s.chain", "--sample", "--language", "en", "--key", "00000001").status == 0
    shown = run("show", tmp_path / "s.chain", "--json").json
    assert shown["key"] == "00000001"
    assert shown["counts"]["measure"] >= 20
    assert [cycle["state"] for cycle in shown["cycles"]] == ["closed", "open"]
    checked = run("check", tmp_path / "s.chain", "--json")
    assert checked.status == 0
    assert checked.json["sound"] is True
    assert {remark["code"] for remark in checked.json["remarks"]} <= set(checked.json["rules"])
    assert checked.json["remarks"]


def test_show_tells_what_is_there(run: Run, plan: Path) -> None:
    worked_on(plan)
    shown = run("show", plan, "--json")
    values = shown.json
    assert shown.status == 0
    assert set(values) >= {"municipality", "key", "digest", "counts", "observations", "cycles", "steps", "last"}
    assert (values["municipality"], values["key"], values["observations"]) == ("Musterstadt", "05315000", 0)
    assert set(values["counts"]) == {cls.kind for cls in KINDS}
    assert (values["counts"]["measure"], values["counts"]["goal"]) == (1, 1)
    assert re.fullmatch("[0-9a-f]{64}", values["digest"])
    assert values["cycles"] == [{"number": 1, "from": "", "until": "", "state": "open"}]
    assert values["steps"] == 5
    assert [line["step"] for line in values["last"]] == [1, 2, 3, 4, 5]
    assert all(UTC_TIME.fullmatch(line["at"]) and line["label"] for line in values["last"])
    lines = run("show", plan).out
    assert "Musterstadt 05315000" in lines
    assert "5 Schritte im Verlauf" in lines


def test_reading_changes_no_byte(run: Run, plan: Path) -> None:
    before = plan.read_bytes()
    for word in ("show", "check", "history"):
        assert run(word, plan).status == 0
    assert plan.read_bytes() == before
    assert [found.name for found in plan.parent.iterdir() if found.is_file()] == ["town.chain"]


def test_check_of_a_sound_plan(run: Run, plan: Path) -> None:
    worked_on(plan)
    checked = run("check", plan, "--json")
    assert checked.status == 0
    assert (checked.json["sound"], checked.json["damage"]) == (True, [])
    assert checked.json["rules"] == [rule.code for rule in RULES]
    remarks = checked.json["remarks"]
    assert remarks
    for remark in remarks:
        assert set(remark) >= {"code", "severity", "subject", "text"}
        assert all(isinstance(value, str) and value for value in remark.values())
    lines = run("check", plan).out.splitlines()
    assert len(lines) == 1 + len(remarks)


def test_check_of_a_changed_cell(run: Run, plan: Path) -> None:
    worked_on(plan)
    poke(plan, "UPDATE measure SET name = 'heimlich'")
    checked = run("check", plan, "--json")
    assert checked.status == 2
    assert checked.json["sound"] is False
    assert checked.json["remarks"] == []
    assert len(checked.json["damage"]) == 1
    assert all(isinstance(line, str) for line in checked.json["damage"])
    assert checked.json["rules"]
    assert "beschädigt" in checked.err
    assert run("check", plan).status == 2


def test_check_of_a_file_that_cannot_be_opened(run: Run, plan: Path) -> None:
    data = bytearray(plan.read_bytes())
    plan.write_bytes(data[: len(data) // 2])
    before = plan.read_bytes()
    checked = run("check", plan, "--json")
    assert checked.status == 2
    assert checked.json["sound"] is False
    assert checked.json["damage"]
    assert plan.read_bytes() == before


def test_history_lists_every_step_newest_last(run: Run, plan: Path) -> None:
    worked_on(plan)
    steps = run("history", plan, "--json").json["steps"]
    assert [step["step"] for step in steps] == [1, 2, 3, 4, 5]
    assert [step["author"] for step in steps][1:] == ["Stabsstelle"] * 4
    assert all(set(step) >= {"step", "at", "author", "label", "changes"} for step in steps)
    assert all(UTC_TIME.fullmatch(step["at"]) for step in steps)
    assert [step["changes"] for step in steps][1:] == [1, 1, 1, 1]
    assert "Lotsendienst der Stadt" in steps[2]["label"]
    assert len(run("history", plan).out.splitlines()) == 5


def test_undo_and_redo_count_operations_and_bursts(run: Run, plan: Path) -> None:
    worked_on(plan)
    digest = run("show", plan, "--json").json["digest"]
    undone = run("undo", plan, "--json")
    assert undone.json["steps"] == 1
    assert len(undone.json["labels"]) == 1
    both = run("undo", plan, "--steps", 2, "--json").json
    assert both["steps"] == 2
    assert all(isinstance(label, str) for label in both["labels"])
    assert measures(plan) == []
    assert run("redo", plan, "--steps", 3).status == 0
    assert measures(plan) == ["Lotsendienst der Stadt"]
    assert run("show", plan, "--json").json["digest"] == digest
    assert run("check", plan).status == 0


@pytest.mark.parametrize("word", ["undo", "redo"])
def test_more_steps_than_there_are_do_nothing(word: str, run: Run, plan: Path) -> None:
    worked_on(plan)
    before = plan.read_bytes()
    refused = run(word, plan, "--steps", 4, "--json")
    assert (refused.status, refused.out) == (2, "")
    assert plan.read_bytes() == before


def test_new_cannot_be_undone(run: Run, plan: Path) -> None:
    assert run("undo", plan).status == 2


def test_undoing_what_was_changed_since_names_it(run: Run, plan: Path) -> None:
    worked_on(plan)
    session = Session.open(plan)
    session.undo(2)
    session.run(Change("measure", session.plan.all(Measure)[0].id, {"lead": "Jugendamt"}))
    session.close()
    # the way forward is closed by the new step
    assert run("redo", plan).status == 2


def test_the_author_is_the_role_of_the_settings(run: Run, plan: Path, planner_home: Path) -> None:
    worked_on(plan)
    (planner_home / "config").mkdir(parents=True)
    (planner_home / "config" / "settings.json").write_text('{"author": "Koordination"}', encoding="utf-8")
    run("undo", plan)
    assert run("history", plan, "--json").json["steps"][-1]["author"] == "Koordination"


def test_writing_makes_a_backup_first(run: Run, plan: Path, planner_home: Path) -> None:
    worked_on(plan)
    run("undo", plan)
    kept = list(planner_home.glob("data/backups/*/*.chain"))
    assert len(kept) == 1
    old = Session.look(kept[0])
    assert old.plan.count(Goal) == 1
    old.close()
