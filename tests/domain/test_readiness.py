from __future__ import annotations

from datetime import date

import pytest

from planner.charts.shapes.signs import STATUS_SIGNS, STEP_SIGNS
from planner.content import circle
from planner.domain.analysis import Participation
from planner.domain.checks import BY_ID
from planner.domain.frame import Cycle, CycleState, Municipality, Progress, StepState
from planner.domain.goals import GoalLevel
from planner.domain.lights import MeasureShape
from planner.domain.plan import Plan
from planner.domain.readiness import StepSign, has_records, readiness, readiness_of_all, sign_of, state_of
from planner.domain.review import CarryOver
from planner.domain.rules import BY_CODE
from tests.domain.sound_plan import ACTUALS, SOUND, TODAY, but, with_

CIRCLE = circle("en")
CYCLE = SOUND.anywhere("cycle")
FRESH = Plan().changed([Municipality(id="town", name="Ort"), Cycle(id="cycle", number=1)])


def ready(step, plan=SOUND, actuals=ACTUALS):
    return readiness(plan, actuals, TODAY, CIRCLE.step(step))


def sign(step, plan=SOUND):
    return sign_of(plan, plan.cycle, CIRCLE.step(step))


def test_the_circle_names_checks_and_rules_that_exist():
    named = {check for step in CIRCLE.steps for check in step.readiness}
    codes = {code for step in CIRCLE.steps for code in step.remarks}
    assert named == set(BY_ID)
    assert codes == set(BY_CODE)


def test_every_sign_can_be_drawn():
    assert {one.value for one in StepSign} == set(STEP_SIGNS)
    assert {one.value for one in MeasureShape} == set(STATUS_SIGNS)


def test_an_empty_plan_is_ready_nowhere_and_says_what_to_do():
    for step in CIRCLE.steps:
        found = readiness(FRESH, ACTUALS, TODAY, step)
        free = {"mandate.disclosure_rules", "review.ratings"}
        assert found.n == 0 or {one.id for one in found.checks} & free
        assert found.m == len(step.readiness)
    assert [one.sentence.one for one in ready("analysis.offers", FRESH).jumps] == ["Record the offers"]


def test_n_of_m_and_the_jump_to_what_is_missing():
    assert (ready("goals.action").n, ready("goals.action").m) == (3, 3)
    found = ready("goals.action", with_("action", due=None))
    assert (found.n, found.m) == (2, 3)
    (jump,) = found.jumps
    assert (jump.kind, jump.subject, jump.field) == ("goal", "action", "due")
    assert jump.sentence.params["name"] == "Alle Familien sind besucht"
    dated = next(one for one in found.checks if one.id == "goals.action_dated")
    assert (dated.n, dated.m, dated.fulfilled) == (0, 1, False)


@pytest.mark.parametrize(
    ("step", "n"),
    [
        ("mandate.resolution", 1),
        ("mandate.steering", 2),
        ("mandate.coordination", 1),
        ("mandate.scope", 2),
        ("mandate.timetable", 2),
        ("mandate.data_protection", 1),
        ("analysis.indicators", 3),
        ("analysis.families", 2),
        ("analysis.synthesis", 3),
        ("analysis.priorities", 1),
        ("goals.vision", 2),
        ("goals.guiding", 2),
        ("goals.intermediate", 2),
        ("goals.targets", 3),
        ("goals.conflicts", 1),
        ("goals.adoption", 2),
        ("measures.options", 2),
        ("measures.logic", 2),
        ("measures.resources", 3),
        ("measures.milestones", 1),
        ("measures.access", 2),
        ("measures.status", 1),
        ("review.actuals", 1),
        ("review.comparison", 1),
        ("review.story", 0),
        ("review.feedback", 0),
        ("review.standards", 1),
        ("review.decisions", 0),
        ("review.report", 0),
        ("review.carry_over", 0),
    ],
)
def test_the_sound_plan_step_by_step(step, n):
    assert ready(step).n == n


def test_all_at_once_is_the_same():
    assert readiness_of_all(SOUND, ACTUALS, TODAY, CIRCLE.steps)["goals.action"] == ready("goals.action")


def test_a_person_sets_the_state():
    plan = but(StepState(id="said", cycle="cycle", step="goals.action", state=Progress.OPEN))
    assert state_of(plan, CYCLE, CIRCLE.step("goals.action")) is Progress.OPEN
    assert sign("goals.action", plan) is StepSign.OPEN


def test_unset_the_records_of_the_step_speak():
    assert sign("goals.action") is StepSign.IN_PROGRESS
    assert sign("goals.action", with_("action", level=GoalLevel.INTERMEDIATE)) is StepSign.NOT_STARTED
    assert sign("mandate.scope", FRESH) is StepSign.NOT_STARTED
    assert sign("measures.status") is StepSign.IN_PROGRESS


def test_a_step_waits_while_its_inputs_are_empty():
    assert sign("analysis.priorities", FRESH) is StepSign.WAITING
    assert sign("measures.milestones", FRESH) is StepSign.WAITING
    assert sign("goals.vision", FRESH) is StepSign.NOT_STARTED
    assert sign("analysis.offers", FRESH) is StepSign.NOT_STARTED


def test_the_review_begins_with_its_own_records():
    before = but(gone=["review", "rating"])
    assert sign("review.comparison", before) is StepSign.NOT_STARTED
    assert sign("review.comparison") is StepSign.IN_PROGRESS


def test_days_tell_whose_cycle_shared_records_belong_to():
    step = CIRCLE.step("analysis.professionals")
    old = Participation(id="round", name="Runde", day=date(2024, 1, 1))
    plan = but(old, gone=["figures", "view"])
    assert not has_records(plan, CYCLE, step)
    assert has_records(SOUND, CYCLE, step)


def test_what_was_carried_over_belongs_to_the_cycle_before():
    following = Cycle(id="next", number=3, predecessor="cycle")
    carried = CarryOver(id="carried", cycle="next", item_kind="goal", item="action")
    plan = but(following, carried, Cycle(id="cycle", number=2, state=CycleState.CLOSED))
    step = CIRCLE.step("review.carry_over")
    assert has_records(plan, plan.anywhere("cycle"), step)
    assert not has_records(plan, following, step)
