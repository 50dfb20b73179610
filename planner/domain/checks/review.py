"""Checks of phase 4 (review)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

from planner.domain.analysis import Participation
from planner.domain.attainment import of_target
from planner.domain.catalogues import Standard
from planner.domain.checks.check import Check, each, some
from planner.domain.checks.mandate import in_cycle
from planner.domain.figures import State
from planner.domain.frame import Cycle
from planner.domain.goals import Goal, Target
from planner.domain.governance import Paper, PaperKind
from planner.domain.measures import Measure, MeasureState
from planner.domain.plan import Plan
from planner.domain.record import N_, Record
from planner.domain.review import CarryOver, Lesson, Rating, Review
from planner.domain.rules import Look
from planner.domain.rules.rule import empty

R = TypeVar("R", bound=Record)


def _begun(look: Look) -> list[Measure]:
    return [one for one in look.measures if one.state is not MeasureState.PLANNED]


def of_measures_and_goals(plan: Plan, cycle: Cycle, cls: type[R]) -> Iterable[R]:
    """The records of a kind that belong to measures of the cycle, or to its goals (statuses, milestones, reviews)."""
    owners = [owner for owner in (Measure, Goal) if owner.kind in cls.__dataclass_fields__]
    for one in plan.all(cls):
        found = (plan.get(owner, getattr(one, owner.kind)) for owner in owners)
        if any(isinstance(owner, Measure | Goal) and owner.cycle == cycle.id for owner in found):
            yield one


def review_began(plan: Plan, cycle: Cycle) -> date | None:
    """The day of the first review of a measure or goal of the cycle, or None before."""
    return min((one.day for one in of_measures_and_goals(plan, cycle, Review)), default=None)


def carried_from(plan: Plan, cycle: Cycle) -> Iterable[CarryOver]:
    """What the next cycle says became of the items of this one."""
    for following in plan.pointing(Cycle, "predecessor", cycle.id):
        yield from plan.of_cycle(CarryOver, following)


def _asked_again(look: Look) -> Iterable[Participation]:
    began = review_began(look.plan, look.cycle) if look.cycle else None
    return (one for one in look.plan.all(Participation) if began and one.day and one.day >= began)


def _carried(look: Look) -> Iterable[CarryOver]:
    return carried_from(look.plan, look.cycle) if look.cycle else ()


def _rated(look: Look, standard: Standard) -> bool:
    cycle = look.cycle.id if look.cycle else ""
    return any(one.cycle == cycle for one in look.plan.pointing(Rating, "standard", standard.id))


def _has_figure(look: Look, target: Target) -> bool:
    figure = look.actuals.of(target.id)
    return figure is not None and figure.state is State.VALUE


def _targets(look: Look) -> tuple[Target, ...]:
    return look.targets


def _told(what: str, good: Callable[[Review], bool]) -> Callable[[Look, Measure], bool]:
    def measures(plan: Plan) -> frozenset[str | None]:
        return frozenset([one.measure for one in plan.all(Review) if good(one)])

    return lambda look, measure: measure.id in look.plan.derived(("measures that tell", what), (Review,), measures)


CHECKS = (
    Check("review.actuals", N_("Targets with a figure"), each(_targets, _has_figure, N_("Find a figure for “{name}”"))),
    Check(
        "review.attainment",
        N_("Targets with an attainment"),
        each(
            _targets,
            lambda look, one: of_target(one, look.actuals).value is not None,
            N_("Complete baseline, value and figure of “{name}”"),
            "baseline",
        ),
    ),
    Check(
        "review.stories",
        N_("Measures with a story"),
        each(
            _begun,
            _told("stories", lambda one: not empty(one.story)),
            N_("Tell the story behind the curve of “{name}”"),
        ),
    ),
    Check(
        "review.feedback",
        N_("Families and professionals asked again"),
        some(Participation, N_("Ask families and professionals again"), _asked_again),
    ),
    Check(
        "review.ratings",
        N_("Standards assessed"),
        each(lambda look: look.plan.all(Standard), _rated, N_("Assess “{name}”")),
    ),
    Check(
        "review.decisions",
        N_("Measures with a decision"),
        each(_begun, _told("decisions", lambda _: True), N_("Decide how “{name}” goes on")),
    ),
    Check(
        "review.report_issued",
        N_("Report laid before a body"),
        some(
            Paper,
            N_("Record the report paper"),
            lambda look: (
                one for one in look.plan.all(Paper) if one.sort is PaperKind.REPORT and in_cycle(look, one.day)
            ),
        ),
    ),
    Check(
        "review.lessons",
        N_("Lessons"),
        some(Lesson, N_("Write down what was learnt"), lambda look: look.of(Lesson)),
    ),
    Check(
        "review.carry_over",
        N_("Carried into the next cycle"),
        some(CarryOver, N_("Choose what goes into the next cycle"), _carried),
    ),
)
