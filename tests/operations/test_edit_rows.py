"""Many rows at once: one step, named by what it does, refused as a whole."""

from __future__ import annotations

from decimal import Decimal

import pytest

from planner.domain.catalogues import Sector
from planner.domain.errors import BadInput, StillReferred
from planner.domain.goals import Goal, GoalLevel
from planner.domain.measures import BudgetLine, Measure
from planner.operations.edit import Change, Duplicate
from planner.operations.edit_rows import EditRows, NewRow
from planner.operations.operation import Operation
from planner.operations.wording import step_sentence
from planner.texts import Texts
from tests.operations.desk import Desk


def said(desk: Desk, operation: Operation, language: str = "de") -> str:
    label = operation.label()
    return step_sentence(desk.plan, label.msgid, label.params, Texts(language))


def test_changes_additions_and_removals_are_one_step(desk: Desk) -> None:
    first, second, third = (desk.add("measure", name=name) for name in ("One", "Two", "Three"))
    desk.add("budget_line", measure=third, year=2026, planned=Decimal("1.00"))
    before = desk.step
    desk.run(
        EditRows(
            "measure",
            {first: {"lead": "Youth office"}, second: {"lead": "Health office", "name": "Two and a half"}},
            (NewRow("abcdefghijkl", {"name": "Four"}),),
            (third,),
        )
    )
    assert desk.step == before + 1
    names = {measure.name: measure.lead for measure in desk.plan.all(Measure)}
    assert names == {"One": "Youth office", "Two and a half": "Health office", "Four": ""}
    assert desk.plan.count(BudgetLine) == 0


def test_one_impossible_value_refuses_all(desk: Desk) -> None:
    first, second = desk.add("measure", name="One"), desk.add("measure", name="Two")
    with pytest.raises(BadInput):
        desk.run(EditRows("measure", {first: {"lead": "x"}, second: {"effect_step": 9}}))
    assert [measure.lead for measure in desk.plan.all(Measure)] == ["", ""]


def test_added_rows_get_places_one_after_the_other(desk: Desk) -> None:
    last = max(sector.rank for sector in desk.plan.all(Sector))
    rows = tuple(NewRow(letter * 12, {"name": letter}) for letter in "abc")
    desk.run(EditRows("sector", additions=rows))
    ranks = {sector.name: sector.rank for sector in desk.plan.all(Sector)}
    assert [ranks[letter] for letter in "abc"] == [last + 1, last + 2, last + 3]


def test_added_goals_are_numbered(desk: Desk) -> None:
    rows = tuple(NewRow(letter * 12, {"name": letter, "level": GoalLevel.GUIDING}) for letter in "abc")
    desk.run(EditRows("goal", additions=rows))
    assert [goal.number for goal in desk.plan.all(Goal)] == ["1", "2", "3"]


def test_rows_that_mention_one_another_go_together(desk: Desk) -> None:
    parent = desk.add("goal", name="Up", level=GoalLevel.GUIDING)
    child = desk.add("goal", name="Down", level=GoalLevel.ACTION, parent=parent)
    measure = desk.add("measure", name="One", goals=(child,))
    desk.run(EditRows("goal", removals=(parent, child)))
    assert desk.plan.count(Goal) == 0
    assert desk.plan.one(Measure, measure).goals == ()


def test_what_is_needed_elsewhere_stays_and_is_named(desk: Desk) -> None:
    bodies = [desk.add("body", name=name) for name in ("Council", "Committee")]
    desk.add("resolution", body=bodies[1], day=desk.today, subject="Goals")
    with pytest.raises(StillReferred):
        desk.run(EditRows("body", removals=tuple(bodies)))


def test_the_step_says_what_it_does(desk: Desk) -> None:
    one, two = desk.add("measure", name="One"), desk.add("measure", name="Two")
    assert said(desk, EditRows("measure", {one: {"lead": "x"}})) == said(desk, Change("measure", one, {"lead": "x"}))
    both = {one: {"lead": "x"}, two: {"lead": "x"}}
    assert said(desk, EditRows("measure", both)) == "„Verantwortlich (Stelle)“ ändern: 2 Maßnahmen"
    assert said(desk, EditRows("measure", {**both, two: {"name": "y"}}), "en") == "Change 2 measures"
    assert said(desk, EditRows("measure", removals=(one, two))) == "2 Maßnahmen entfernen"
    fresh = (NewRow("a" * 12, {"name": "a"}), NewRow("b" * 12, {"name": "b"}))
    assert said(desk, EditRows("measure", additions=fresh)) == "2 Maßnahmen hinzufügen"
    assert said(desk, EditRows("measure", both, fresh)) == "Tabelle übernehmen: 4 Maßnahmen"
    acts = (Duplicate("measure", one), Duplicate("measure", two))
    assert said(desk, EditRows("measure", acts=acts)) == "2 Maßnahmen verdoppeln"
