"""Checks of phase 2 (goals) and phase 3 (measures)."""

from __future__ import annotations

from collections.abc import Callable

from planner.domain.checks.check import Check, each, ruled, some
from planner.domain.frame import Bookmark
from planner.domain.goals import Goal, GoalConflict, GoalLevel, Target, Vision
from planner.domain.governance import Resolution
from planner.domain.measures import Measure, Milestone
from planner.domain.record import N_
from planner.domain.rules import Look
from planner.domain.rules.governance import ADOPTED
from planner.domain.rules.rule import empty


def _level(*levels: GoalLevel) -> Callable[[Look], list[Goal]]:
    return lambda look: [goal for goal in look.goals if goal.level in levels]


_guiding = _level(GoalLevel.GUIDING)
_intermediate = _level(GoalLevel.INTERMEDIATE)
_action = _level(GoalLevel.ACTION)
_upper = _level(GoalLevel.GUIDING, GoalLevel.INTERMEDIATE)


def _targets(look: Look) -> tuple[Target, ...]:
    return look.targets


def _measures(look: Look) -> tuple[Measure, ...]:
    return look.measures


def _worked_on(look: Look) -> tuple[Measure, ...]:
    return look.worked_on


def newest_vision(look: Look) -> tuple[Vision, ...]:
    """The newest version of the open cycle's vision, in a tuple; empty when there is none."""
    visions = look.of(Vision)
    return (max(visions, key=lambda one: one.version),) if visions else ()


def _adopted(look: Look, record: Goal | Vision) -> bool:
    found = look.plan.get(Resolution, record.resolution)
    return found is not None and found.outcome in ADOPTED


def _says_its_logic(_look: Look, one: Measure) -> bool:
    return not (empty(one.inputs) or empty(one.outputs) or empty(one.outcomes))


CHECKS = (
    Check(
        "goals.vision_text",
        N_("Vision"),
        some(Vision, N_("Write the vision"), lambda look: (one for one in look.of(Vision) if not empty(one.text))),
    ),
    Check(
        "goals.vision_adopted",
        N_("Vision adopted"),
        each(newest_vision, _adopted, N_("Name the resolution that adopts the vision"), "resolution"),
    ),
    Check("goals.guiding", N_("Guiding goals"), some(Goal, N_("Write the guiding goals"), _guiding)),
    Check("goals.guiding_needs", N_("Guiding goals that answer needs"), ruled("G11", _guiding)),
    Check(
        "goals.intermediate", N_("Intermediate goals"), some(Goal, N_("Write the intermediate goals"), _intermediate)
    ),
    Check("goals.tree_complete", N_("Goals with goals beneath them"), ruled("G08", _upper)),
    Check("goals.action", N_("Action goals"), some(Goal, N_("Write the action goals"), _action)),
    Check("goals.action_dated", N_("Action goals with a date"), ruled("G03", _action)),
    Check("goals.action_lead", N_("Action goals with a responsible office"), ruled("G04", _action)),
    Check("goals.targets", N_("Action goals with an indicator"), ruled("G01", _action)),
    Check("goals.targets_baseline", N_("Targets with baseline and value"), ruled("T02", _targets)),
    Check("goals.targets_side", N_("Targets that go the right way"), ruled("T01", _targets)),
    Check(
        "goals.conflicts_considered",
        N_("Conflicts of goals"),
        some(GoalConflict, N_("Name conflicts of goals"), lambda look: look.of(GoalConflict)),
    ),
    Check(
        "goals.adopted",
        N_("Guiding goals adopted"),
        each(_guiding, _adopted, N_("Name the resolution that adopts “{name}”"), "resolution"),
    ),
    Check(
        "goals.bookmark_set",
        N_("Adopted state kept"),
        some(Bookmark, N_("Set a bookmark on the adopted state"), lambda look: look.of(Bookmark)),
    ),
    Check("measures.measures", N_("Measures"), some(Measure, N_("Plan measures"), _measures)),
    Check("measures.goals_covered", N_("Action goals with a measure"), ruled("G02", _action)),
    Check("measures.effect_step", N_("Measures with an effect step"), ruled("M01", _worked_on)),
    Check(
        "measures.logic_texts",
        N_("Measures with their logic"),
        each(_worked_on, _says_its_logic, N_("Say inputs, outputs and outcomes of “{name}”"), "inputs"),
    ),
    Check("measures.lead", N_("Measures with a responsible office"), ruled("M04", _worked_on)),
    Check("measures.budget", N_("Measures with costs"), ruled("B02", _worked_on)),
    Check("measures.funded", N_("Measures whose costs are funded"), ruled("B01", _worked_on)),
    Check(
        "measures.milestones",
        N_("Measures with milestones"),
        each(
            _worked_on,
            lambda look, one: look.plan.pointing(Milestone, "measure", one.id),
            N_("Set milestones for “{name}”"),
        ),
    ),
    Check(
        "measures.access",
        N_("Measures with target groups"),
        each(_worked_on, lambda _, one: one.target_groups, N_("Say for whom “{name}” is"), "target_groups"),
    ),
    Check(
        "measures.areas",
        N_("Measures with areas"),
        each(_worked_on, lambda _, one: one.areas, N_("Say where “{name}” takes place"), "areas"),
    ),
    Check(
        "measures.status_current",
        N_("Running measures with a current status"),
        ruled("V01", lambda look: look.running),
    ),
)
