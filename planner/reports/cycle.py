"""The cycle report: what a committee reads of one round of the quality circle."""

from __future__ import annotations

from planner.reports.blocks import Block, Contents, Heading, PageBreak
from planner.reports.context import ReportContext, Section
from planner.reports.document import Document
from planner.reports.sections import (
    chain,
    finances,
    glance,
    goals,
    mandate,
    measures,
    needs,
    next_steps,
    review,
    situation,
    sources,
)
from planner.reports.sections.cover import audience, cover, cycle_words

SECTIONS: tuple[Section, ...] = (
    glance.SECTION,
    mandate.SECTION,
    situation.SECTION,
    chain.SECTION,
    needs.SECTION,
    goals.SECTION,
    measures.SECTION,
    finances.SECTION,
    review.SECTION,
    next_steps.SECTION,
    sources.SECTION,
)

FREE_FOR_A_CHAPTER = 0.4
"""A chapter begins on the page of the one before when this share of the page is free."""


def cycle_report(context: ReportContext) -> Document:
    """The document of a cycle; the same plan, day, language and audience give the same document."""
    t, town = context.texts, context.plan.municipality
    found: list[Block] = [cover(context), Contents(t.gettext("Contents")), PageBreak()]
    for section in SECTIONS:
        if section.is_relevant(context):
            heading = Heading(1, t.gettext(section.title), section.id)
            found += [PageBreak(FREE_FOR_A_CHAPTER), heading, *section.blocks(context)]
    cycle = cycle_words(context, context.cycle)
    marks = [town.name, cycle, t.gettext("as of {day}", day=t.date(context.day)), audience(context)]
    if town.example:
        marks.append(t.gettext("invented example"))
    return Document(
        title=t.gettext("Prevention chain of {town}, {cycle}", town=town.name, cycle=cycle),
        language="de" if t.language == "de" else "en",
        date=context.day,
        blocks=tuple(found),
        subject=t.gettext("Progress report"),
        header=t.gettext("Internal – not to be passed on") if context.internal else "",
        footer=" · ".join(marks),
    )
