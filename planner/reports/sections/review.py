"""Review: what was found and decided for measures and goals, what was learnt, what came over from the last cycle."""

from __future__ import annotations

from collections import Counter

from planner.domain.catalogues import Standard
from planner.domain.goals import Goal
from planner.domain.record import N_
from planner.domain.review import Carried, CarryOver, Lesson, Rating, Review
from planner.reports.blocks import Block, Cell, Column, Heading, Keep, List, Number, Table, Text
from planner.reports.context import ReportContext, Section
from planner.reports.sections import phrases


def blocks(context: ReportContext) -> list[Block]:
    """Reviews, self-assessment, lessons, carry-over."""
    t, plan, cycle = context.texts, context.plan, context.cycle
    found: list[Block] = []
    reviews = _reviews(context)
    if reviews is not None:
        found += [Heading(2, t.gettext("Reviews and decisions")), reviews]
    ratings = _ratings(context)
    if ratings is not None:
        found += [Heading(2, t.gettext("Standards: self-assessment")), ratings]
    lessons = [f"{one.name}: {one.text}" if one.text else one.name for one in plan.of_cycle(Lesson, cycle)]
    if lessons:
        found += [Heading(2, t.gettext("Lessons")), List(tuple(lessons))]
    carried = _carried(context)
    if carried is not None:
        found.append(Keep((Heading(2, t.gettext("From the last cycle")), carried)))
    return found or [Text(t.gettext("Nothing has been reviewed yet."))]


def _reviews(context: ReportContext) -> Table | None:
    t, plan = context.texts, context.plan
    subjects: list[tuple[str, str, str]] = [
        ("measure", one.id, phrases.numbered(one.number, one.name)) for one in phrases.measures_in_order(context)
    ]
    subjects += [("goal", one.id, phrases.numbered(one.number, one.name)) for one in plan.of_cycle(Goal, context.cycle)]
    rows = []
    for field, id_, name in subjects:
        for one in sorted(plan.pointing(Review, field, id_), key=lambda one: one.day):
            if one.day <= context.day:
                told = phrases.sentences(one.story, one.works, one.proposal)
                rows.append((name, phrases.day(context, one.day), told or phrases.DASH, t.gettext(one.decision.label)))
    if not rows:
        return None
    columns = (
        Column(t.gettext("Measure or goal"), weight=1.4),
        Column(t.gettext("Date"), "right"),
        Column(t.gettext("What was found"), weight=3),
        Column(t.gettext("Decision"), weight=1),
    )
    return Table(columns, tuple(rows), summary=t.gettext("One row for each review."))


def _ratings(context: ReportContext) -> Table | None:
    t, plan = context.texts, context.plan
    rows = []
    for one in plan.of_cycle(Rating, context.cycle):
        standard = plan.get(Standard, one.standard)
        if standard is not None:
            level = t.gettext("{level} of 4", level=one.level)
            rows.append((standard.name, Number(level), one.evidence or phrases.DASH))
    if not rows:
        return None
    columns = (
        Column(t.gettext("Standard"), weight=1.3),
        Column(t.gettext("Level reached"), "right"),
        Column(t.gettext("What shows it"), weight=2),
    )
    return Table(columns, tuple(rows), summary=t.gettext("One row for each standard."))


def _carried(context: ReportContext) -> Table | None:
    """What became of the items of the last cycle, by kind."""
    t = context.texts
    counts = Counter((one.item_kind, one.choice) for one in context.plan.of_cycle(CarryOver, context.cycle))
    if not counts:
        return None
    kinds = list(dict.fromkeys(kind for kind, _ in sorted(counts)))
    rows: list[tuple[Cell, ...]] = [
        (context.words.of(f"kinds.{kind}"), *(Number(t.number(counts[kind, choice])) for choice in Carried))
        for kind in kinds
    ]
    columns = (Column(t.gettext("Kind")), *(Column(t.gettext(choice.label), "right") for choice in Carried))
    return Table(columns, tuple(rows), summary=t.gettext("One row for each kind of item."))


SECTION = Section("review", N_("Review and lessons"), blocks)
