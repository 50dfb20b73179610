"""The operations of the circle: what each writes, and what each refuses."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from planner.domain.catalogues import Funder, LifePhase, Standard, Transition
from planner.domain.errors import BadInput, Refused
from planner.domain.figures import Border, Delivery
from planner.domain.frame import Answer, Bookmark, Label, Progress, StepState, Waiver
from planner.domain.goals import Goal, GoalLevel, Target
from planner.domain.governance import Membership, Outcome, Resolution
from planner.domain.lights import Lights
from planner.domain.measures import BudgetLine, Milestone, MoneyKind
from planner.domain.review import Decision, Light, Rating, Review, Status
from planner.operations.edit import Change, Remove
from planner.operations.figures import AssignBorder, WithdrawDelivery
from planner.operations.frame import AnswerQuestion, SetBookmark, SetLabel, SetStepState, UnwaiveRemark, WaiveRemark
from planner.operations.goals import MoveGoal, SetTarget
from planner.operations.governance import AddMembers, AdoptByResolution, Seat, Votes
from planner.operations.measures import Money, PlanBudget, ReachMilestone
from planner.operations.review import AssessStatus, Findings, Rate, ReviewGoal, ReviewMeasure
from planner.operations.town import NewTown
from tests.operations.desk import TODAY, Desk

ON_TRACK = Lights(Light.ON_TRACK, Light.ON_TRACK, Light.ON_TRACK)


def test_a_new_town_starts_with_catalogues(desk: Desk) -> None:
    assert desk.plan.municipality.name == "Lindenfurt"
    assert desk.plan.cycle.number == 1
    assert desk.plan.count(LifePhase) == 7
    assert desk.plan.count(Standard) == 6
    passage = next(one for one in desk.plan.all(Transition) if one.before and one.after)
    before, after = desk.plan.one(LifePhase, passage.before or ""), desk.plan.one(LifePhase, passage.after or "")
    assert before.rank < after.rank
    with pytest.raises(Refused):
        desk.run(NewTown(name="Other"))


def test_a_town_needs_a_name() -> None:
    desk = Desk.__new__(Desk)
    with pytest.raises(BadInput):
        NewTown(name="  ").apply(_empty_work(desk))


def _empty_work(desk: Desk) -> object:
    from planner.domain.plan import Plan
    from planner.storage.work import ObservationWork, Work

    return Work(Plan(), 1, lambda: TODAY, lambda: "a" * 12, ObservationWork(lambda _: {}, lambda _: []))


def test_a_step_has_one_state_and_a_question_one_answer(desk: Desk) -> None:
    cycle = desk.plan.cycle.id
    desk.run(SetStepState(cycle, "goals.vision", Progress.IN_PROGRESS, "draft"))
    desk.run(SetStepState(cycle, "goals.vision", Progress.DONE))
    (state,) = desk.plan.all(StepState)
    assert (state.state, state.note) == (Progress.DONE, "draft")
    desk.run(AnswerQuestion(cycle, "mandate.commitment", "The mayor"))
    desk.run(AnswerQuestion(cycle, "mandate.commitment", "The council"))
    assert [one.text for one in desk.plan.all(Answer)] == ["The council"]
    desk.run(AnswerQuestion(cycle, "mandate.commitment", " "))
    assert not desk.plan.all(Answer)


def test_the_towns_own_word(desk: Desk) -> None:
    desk.run(SetLabel("level.guiding", "en", "Star"))
    desk.run(SetLabel("level.guiding", "en", "North star"))
    assert [one.text for one in desk.plan.all(Label)] == ["North star"]
    desk.run(SetLabel("level.guiding", "en", ""))
    assert not desk.plan.all(Label)


def test_a_bookmark_names_a_step_there_is(desk: Desk) -> None:
    desk.run(SetBookmark("Adopted"))
    (mark,) = desk.plan.all(Bookmark)
    assert (mark.step, mark.day, mark.cycle) == (2, TODAY, desk.plan.cycle.id)
    desk.run(SetBookmark("Beginning", step=1))
    for operation in (SetBookmark("Later", step=99), SetBookmark("Never", step=0), SetBookmark(" ")):
        with pytest.raises(BadInput):
            desk.run(operation)


def test_a_waiver_needs_a_reason_and_can_be_taken_back(desk: Desk) -> None:
    goal = desk.add("goal", name="Safe", level=GoalLevel.GUIDING)
    with pytest.raises(BadInput):
        desk.run(WaiveRemark("G02", goal, " "))
    desk.run(WaiveRemark("G02", goal, "No figures yet"))
    desk.run(WaiveRemark("G02", goal, "No figures this year"))
    assert [one.reason for one in desk.plan.all(Waiver)] == ["No figures this year"]
    desk.run(UnwaiveRemark("G02", goal))
    with pytest.raises(Refused):
        desk.run(UnwaiveRemark("G02", goal))


def test_members_are_roles(desk: Desk) -> None:
    body = desk.add("body", name="Steering group")
    desk.run(AddMembers(body, (Seat("Head", "Youth office"), Seat("Planner")), since=TODAY))
    assert {one.role for one in desk.plan.pointing(Membership, "body", body)} == {"Head", "Planner"}
    with pytest.raises(BadInput):
        desk.run(AddMembers(body, (Seat(" "),)))


def test_only_an_adopted_resolution_adopts(desk: Desk) -> None:
    body = desk.add("body", name="Council")
    goal = desk.add("goal", name="Safe", level=GoalLevel.GUIDING)
    vision = desk.add("vision", text="Every child is safe here.")
    paper = AdoptByResolution(
        body=body,
        day=TODAY,
        subject="Goals",
        votes=Votes(39, 5, 4, 0),
        adopts=(goal, vision),
        bookmark="As adopted",
    )
    desk.run(paper)
    (resolution,) = desk.plan.all(Resolution)
    assert desk.plan.one(Goal, goal).resolution == resolution.id
    assert (resolution.yes, resolution.no, resolution.abstain, resolution.recused) == (39, 5, 4, 0)
    assert desk.plan.all(Bookmark)[0].name == "As adopted"
    with pytest.raises(BadInput):
        desk.run(AdoptByResolution(body, TODAY, "Goals", outcome=Outcome.POSTPONED, adopts=(goal,)))
    with pytest.raises(BadInput):
        desk.run(AdoptByResolution(body, TODAY, "Goals", adopts=(body,)))


def test_moving_a_goal_numbers_the_tree(desk: Desk) -> None:
    one = desk.add("goal", name="One", level=GoalLevel.GUIDING)
    two = desk.add("goal", name="Two", level=GoalLevel.GUIDING)
    under = [desk.add("goal", name=f"Under {n}", level=GoalLevel.INTERMEDIATE, parent=one) for n in range(3)]
    leaf = desk.add("goal", name="Leaf", level=GoalLevel.ACTION, parent=under[1])
    desk.run(MoveGoal(under[1], two))
    assert _numbers(desk, under[1], leaf, under[2]) == ["2.1", "2.1.1", "1.2"]
    desk.run(MoveGoal(under[2], one, place=1))
    assert _numbers(desk, under[2], under[0]) == ["1.1", "1.2"]
    desk.run(MoveGoal(two, None, place=1))
    assert _numbers(desk, two, one, leaf) == ["1", "2", "1.1.1"]


def test_the_goal_tree_has_no_loops_and_keeps_its_levels(desk: Desk) -> None:
    top = desk.add("goal", name="Top", level=GoalLevel.GUIDING)
    middle = desk.add("goal", name="Middle", level=GoalLevel.INTERMEDIATE, parent=top)
    leaf = desk.add("goal", name="Leaf", level=GoalLevel.ACTION, parent=middle)
    for operation in (
        MoveGoal(top, leaf),
        MoveGoal(top, top),
        MoveGoal(middle, leaf),
        Change("goal", leaf, {"level": GoalLevel.GUIDING}),
        Change("goal", top, {"level": GoalLevel.ACTION}),
        Change("goal", top, {"parent": leaf}),
    ):
        with pytest.raises(BadInput):
            desk.run(operation)
    desk.run(MoveGoal(leaf, top))
    assert _numbers(desk, leaf) == ["1.2"]


def test_a_goal_has_one_target_for_an_indicator_and_an_area(desk: Desk) -> None:
    goal = desk.add("goal", name="Safe", level=GoalLevel.GUIDING)
    indicator = desk.add("indicator", code="i1", name="Accidents")
    area = desk.add("area", key="01", name="Centre")
    desk.run(SetTarget(goal, indicator, value=3.0))
    desk.run(SetTarget(goal, indicator, value=2.0, baseline=5.0, baseline_period="2024"))
    desk.run(SetTarget(goal, indicator, area, value=1.0))
    assert sorted(one.value or 0 for one in desk.plan.all(Target)) == [1.0, 2.0]
    with pytest.raises(Refused):
        desk.run(SetTarget(goal, "nosuchrecord"))


def test_a_budget_is_planned_by_year_and_funder(desk: Desk) -> None:
    measure = desk.add("measure", name="Welcome visits")
    funder = desk.plan.all(Funder)[0].id
    cost = Money(2026, MoneyKind.COST, Decimal(1000), name="Staff")
    desk.run(PlanBudget(measure, (cost, Money(2026, MoneyKind.FUNDING, Decimal("1000.005"), funder=funder))))
    desk.run(PlanBudget(measure, (Money(2026, MoneyKind.COST, Decimal(1200), Decimal(300), name="Staff"),)))
    desk.run(PlanBudget(measure, (Money(2026, MoneyKind.COST, Decimal(1300), name="Staff"),)))
    lines = {line.sort: line for line in desk.plan.all(BudgetLine)}
    assert len(lines) == desk.plan.count(BudgetLine) == 2
    assert (lines[MoneyKind.COST].planned, lines[MoneyKind.COST].actual) == (Decimal("1300.00"), Decimal("300.00"))
    with pytest.raises(BadInput):
        desk.run(PlanBudget(measure, (Money(2026, MoneyKind.COST, Decimal("NaN")),)))


def test_a_milestone_is_reached_by_today(desk: Desk) -> None:
    milestone = desk.add("milestone", measure=desk.add("measure", name="Visits"), name="Concept")
    with pytest.raises(BadInput):
        desk.run(ReachMilestone(milestone, TODAY + timedelta(days=1)))
    desk.run(ReachMilestone(milestone))
    assert desk.plan.one(Milestone, milestone).done == TODAY


def test_a_light_that_departs_from_its_suggestion_has_a_reason(desk: Desk) -> None:
    measure = desk.add("measure", name="Visits")
    late = Lights(Light.LATE, Light.ON_TRACK, Light.ON_TRACK)
    with pytest.raises(BadInput):
        desk.run(AssessStatus(measure, ON_TRACK, suggested=late))
    desk.run(AssessStatus(measure, ON_TRACK, suggested=late, reason="Caught up last week"))
    desk.run(AssessStatus(measure, ON_TRACK, suggested=ON_TRACK))
    desk.run(AssessStatus(measure, ON_TRACK, day=date(2026, 1, 31)))
    assert [one.reason for one in desk.plan.all(Status) if one.day == TODAY] == [""]
    assert desk.plan.count(Status) == 2


def test_reviews_and_ratings(desk: Desk) -> None:
    measure, goal = desk.add("measure", name="Visits"), desk.add("goal", name="Safe", level=GoalLevel.GUIDING)
    desk.run(ReviewMeasure(measure, Findings("Fewer births", "Midwives", "Go on", Decision.ADAPT)))
    desk.run(ReviewMeasure(measure, Findings("Fewer births", "Midwives", "Go on", Decision.SCALE)))
    desk.run(ReviewGoal(goal, Findings("Better", decision=Decision.CONTINUE)))
    assert {one.decision for one in desk.plan.all(Review)} == {Decision.SCALE, Decision.CONTINUE}
    standard = desk.plan.all(Standard)[0].id
    desk.run(Rate(standard, 2, "Minutes"))
    desk.run(Rate(standard, 3, "Minutes"))
    assert [one.level for one in desk.plan.all(Rating)] == [3]


def test_a_delivery_goes_with_its_figures_and_borders(desk: Desk) -> None:
    area, variable = desk.add("area", key="01", name="Centre"), desk.add("variable", code="v", name="Children")
    delivery, other = desk.add("delivery", title="Register 2024"), desk.add("delivery", title="Register 2025")
    desk.rows[variable, area, "2024", ""] = (variable, area, "2024", "", 12.0, "value", delivery)
    desk.rows[variable, area, "2025", ""] = (variable, area, "2025", "", 13.0, "value", other)
    desk.run(AssignBorder(area, "{}", delivery))
    with pytest.raises(Refused):
        desk.run(Remove("delivery", delivery))
    desk.run(WithdrawDelivery(delivery))
    assert [one.id for one in desk.plan.all(Delivery)] == [other]
    assert [row[6] for row in desk.rows.values()] == [other]
    assert not desk.plan.all(Border)


def test_an_area_has_one_border(desk: Desk) -> None:
    area = desk.add("area", key="01", name="Centre")
    desk.run(AssignBorder(area, '{"type": "Polygon"}'))
    desk.run(AssignBorder(area, '{"type": "MultiPolygon"}'))
    assert [one.geometry for one in desk.plan.all(Border)] == ['{"type": "MultiPolygon"}']
    with pytest.raises(BadInput):
        desk.run(AssignBorder(area, " "))


def _numbers(desk: Desk, *goals: str) -> list[str]:
    return [desk.plan.one(Goal, goal).number for goal in goals]
