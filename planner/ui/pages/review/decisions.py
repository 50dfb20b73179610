"""The log of decisions as a grid: every measure or goal in one row, its decision and proposal typed in place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from planner import texts
from planner.charts.figures.words import STATUS_WORDS
from planner.domain import attainment
from planner.domain.goals import Goal
from planner.domain.lights import shape_of
from planner.domain.measures import Measure
from planner.domain.naming import natural, numbered
from planner.domain.record import N_, field_of
from planner.domain.review import Review
from planner.operations.edit import Change
from planner.operations.operation import Operation
from planner.operations.review import Findings
from planner.texts import gettext as _
from planner.ui.columns import Cell, Chip, Column, Listing
from planner.ui.desk import Desk
from planner.ui.pages.review import measure_facts, subjects
from planner.ui.pages.review.decision_field import short_words
from planner.ui.pages.review.subjects import Subject

OF_REVIEW = frozenset({Review.kind})


REVIEWS = frozenset({Review.kind})


def measure_listing() -> Listing:
    """The measures of the present cycle with their decisions."""
    columns = (_name(), _state(), _reached(_of_goals), _spent(), _decision(), _proposal(), _day())
    return Listing(Measure, columns, lambda desk: subjects.measures(desk.bridge.plan), chips=_chips(), grows=False)


def goal_listing() -> Listing:
    """The goals of the present cycle with their decisions."""
    columns = (_name(), _reached(_of_goal), _decision(), _proposal(), _day())
    return Listing(Goal, columns, lambda desk: subjects.goals(desk.bridge.plan), chips=_chips(), grows=False)


def _chips() -> tuple[Chip, ...]:
    def has(desk: Desk, one: Any) -> bool:
        return subjects.newest(desk.bridge.plan, one) is not None

    return (
        Chip("open", N_("not decided"), "step:not_started", lambda desk, one: not has(desk, one), REVIEWS),
        Chip("decided", N_("decided"), "step:done", has, REVIEWS),
    )


def _name() -> Column:
    def read(_desk: Desk, one: Subject) -> Cell:
        return Cell(numbered(one.number, one.name), one.name, (natural(one.number), one.name.casefold()))

    return Column("name", N_("Measure or goal"), read, stretch=True, fixed=True)


def _state() -> Column:
    def read(desk: Desk, one: Measure) -> Cell:
        shape = shape_of(desk.bridge.plan, one, desk.bridge.session.today()).value
        word = _(STATUS_WORDS[shape])
        return Cell(word, shape, word, sign=f"status:{shape}")

    return Column("state", N_("State"), read, leans_on=frozenset({"status"}))


def _of_goals(desk: Desk, one: Measure) -> float | None:
    plan, actuals = desk.bridge.plan, desk.bridge.actuals
    found = [attainment.of_goal(plan, goal, actuals).public for goal in one.goals]
    known = [value for value in found if value is not None]
    return min(known) if known else None


def _of_goal(desk: Desk, one: Goal) -> float | None:
    return attainment.of_goal(desk.bridge.plan, one.id, desk.bridge.actuals).public


def _reached(share: Callable[[Desk, Any], float | None]) -> Column:
    def read(desk: Desk, one: Subject) -> Cell:
        found = share(desk, one)
        if found is None:
            return Cell()
        return Cell(texts.current().percent(found * 100, 0), found, found)

    return Column("attainment", N_("Attainment"), read, right=True)


def _spent() -> Column:
    def read(desk: Desk, one: Measure) -> Cell:
        words = measure_facts.spent(desk.bridge.plan, one)
        return Cell(words, words, None, quiet=True)

    return Column("spent", N_("Spent"), read, right=True, optional=True, leans_on=frozenset({"budget_line"}))


def _decision() -> Column:
    def read(desk: Desk, one: Subject) -> Cell:
        review = subjects.newest(desk.bridge.plan, one)
        if review is None:
            return Cell()
        return Cell(short_words(review.decision), review.decision, short_words(review.decision))

    return Column(
        "decision",
        N_("Decision"),
        read,
        spec=field_of(Review, "decision"),
        write=_writer("decision"),
        leans_on=OF_REVIEW,
    )


def _proposal() -> Column:
    def read(desk: Desk, one: Subject) -> Cell:
        review = subjects.newest(desk.bridge.plan, one)
        words = review.proposal if review else ""
        return Cell(words, words, words.casefold() or None)

    spec = field_of(Review, "proposal")
    return Column("proposal", spec.label, read, stretch=True, spec=spec, write=_writer("proposal"), leans_on=OF_REVIEW)


def _day() -> Column:
    def read(desk: Desk, one: Subject) -> Cell:
        review = subjects.newest(desk.bridge.plan, one)
        return Cell(texts.current().date(review.day), review.day, review.day) if review else Cell()

    return Column("day", N_("Reviewed"), read, right=True, leans_on=OF_REVIEW)


def _writer(name: str) -> Callable[[Desk, Any, Any], Operation]:
    """A typed value goes into the newest review; the first one begins a review of today."""

    def write(desk: Desk, one: Subject, value: Any) -> Operation:
        review = subjects.newest(desk.bridge.plan, one)
        if review is not None:
            return Change(Review.kind, review.id, {name: value})
        return subjects.reviewed(one, Findings(**{"decision": subjects.first_decision(one), name: value}))

    return write
