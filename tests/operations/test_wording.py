"""Sentences for steps and errors: names are looked up, words follow the language."""

from __future__ import annotations

import pytest

from planner.domain.errors import BadInput, PlannerError, StillReferred
from planner.domain.frame import Progress
from planner.domain.goals import GoalLevel
from planner.operations.edit import Add, Change, Remove
from planner.operations.frame import AnswerQuestion, SetStepState
from planner.operations.goals import MoveGoal
from planner.operations.operation import Operation
from planner.operations.wording import error_sentence, step_sentence
from planner.texts import Texts
from tests.operations.desk import TODAY, Desk


def _said(desk: Desk, operation: Operation) -> list[str]:
    label = operation.label()
    return [step_sentence(desk.plan, label.msgid, label.params, Texts(language)) for language in ("en", "de")]


def test_steps_are_named_in_both_languages(desk: Desk) -> None:
    goal = desk.add("goal", name="Safe {streets}", level=GoalLevel.GUIDING)
    assert _said(desk, Add("target_group")) == ["Add target group", "Zielgruppe hinzufügen"]
    assert _said(desk, Add("goal", id=goal)) == ["Add goal “Safe {streets}”", "Ziel „Safe {streets}“ hinzufügen"]
    assert _said(desk, Change("goal", goal, {"lead": "x"})) == [
        "Change “Responsible (office)”: goal “Safe {streets}”",
        "„Verantwortlich (Stelle)“ ändern: Ziel „Safe {streets}“",
    ]
    assert _said(desk, Change("goal", goal, {"lead": "x", "name": "y"}))[0] == "Change goal “Safe {streets}”"
    assert _said(desk, Remove("goal", goal))[1] == "Ziel „Safe {streets}“ entfernen"


def test_what_is_gone_or_unknown_still_makes_a_sentence(desk: Desk) -> None:
    assert _said(desk, Remove("goal", "nosuchrecord")) == ["Remove goal", "Ziel entfernen"]
    assert _said(desk, Remove("nosuchkind", "nosuchrecord"))[0] == "Remove …"
    assert _said(desk, Change("goal", "nosuchrecord", {"nosuchfield": 1}))[0] == "Change “nosuchfield”: goal"
    assert _said(desk, MoveGoal("nosuchrecord", None))[0] == "Move goal “…”"
    assert _said(desk, AnswerQuestion("c", "no.such", "x"))[0] == "Answer “no.such”"


def test_steps_and_questions_of_the_circle_are_words(desk: Desk) -> None:
    cycle = desk.plan.cycle.id
    assert _said(desk, SetStepState(cycle, "mandate.resolution", Progress.DONE)) == [
        "Set the state of “Resolution”",
        "Stand von „Beschluss“ setzen",
    ]
    assert "committed" in _said(desk, AnswerQuestion(cycle, "mandate.commitment", "x"))[0]


def test_errors_translate_labels_and_name_records(desk: Desk) -> None:
    body = desk.add("body", name="Council")
    desk.add("resolution", body=body, day=TODAY, subject="Goals 2026")
    assert _error(desk, Remove("body", body), StillReferred) == (
        "Andere Einträge verweisen noch darauf: Beschluss „Goals 2026“. Ändern Sie diese zuerst."
    )
    said = _error(desk, Add("body", {"name": "x" * 1500}), BadInput)
    assert said.startswith("„Name“")
    assert "1.500" in said


def _error(desk: Desk, operation: Operation, kind: type[PlannerError]) -> str:
    with pytest.raises(kind) as caught:
        desk.run(operation)
    return error_sentence(desk.plan, caught.value, Texts("de"))
