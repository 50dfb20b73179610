"""The form of a social index: what it is for, its indicators with sign and weight, and its classes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from planner.domain.figures import Direction, Indicator
from planner.domain.record import N_
from planner.domain.social_index import IndexClass, IndexPart, SocialIndex
from planner.operations.indexes import classes_of, parts_of
from planner.texts import gettext as _
from planner.ui.columns import Cell, Column, Listing, field
from planner.ui.desk import Desk
from planner.ui.form.spec import FormSpec, Group, Part


def _sign(desk: Desk, part: IndexPart) -> Cell:
    found = desk.bridge.plan.get(Indicator, part.indicator)
    if found is None:
        return Cell()
    words = {
        Direction.HIGHER_WORSE: _("more of it"),
        Direction.HIGHER_BETTER: _("less of it"),
        Direction.NEUTRAL: _("more of it?"),
    }[found.direction]
    return Cell(words, words, words, quiet=True)


def components(owner: str) -> Listing:
    """The indicators of an index in the order they were added."""

    def rows(desk: Desk) -> Sequence[IndexPart]:
        found = desk.bridge.plan.get(SocialIndex, owner)
        return parts_of(desk.bridge.plan, found) if found is not None else ()

    return Listing(
        IndexPart,
        (
            field(IndexPart, "indicator", stretch=True, fixed=True),
            field(IndexPart, "weight", fixed=True),
            Column("sign", N_("Burden means"), _sign, leans_on=frozenset({Indicator.kind})),
        ),
        rows,
        fresh=lambda desk: _fresh(desk, owner, rows(desk)),
    )


def _fresh(desk: Desk, owner: str, parts: Sequence[IndexPart]) -> dict[str, Any]:
    """A new component: the first indicator that is not in the index, for the person to choose another."""
    known = {one.indicator for one in parts}
    free = [one.id for one in _indicators(desk, None) if one.id not in known]
    return {"index": owner, "rank": 1 + max((one.rank for one in parts), default=0)} | (
        {"indicator": free[0]} if free else {}
    )


def classes(owner: str) -> Listing:
    """The classes of an index from the lowest to the highest, which has no upper limit."""

    def rows(desk: Desk) -> Sequence[IndexClass]:
        found = desk.bridge.plan.pointing(IndexClass, "index", owner)
        return sorted(found, key=lambda one: (one.below is None, one.below or 0.0, one.rank))

    return Listing(
        IndexClass,
        (
            field(IndexClass, "name", stretch=True, fixed=True),
            field(IndexClass, "below", fixed=True),
        ),
        rows,
        fresh=lambda desk: {"index": owner, "rank": 1 + max((one.rank for one in rows(desk)), default=0)},
    )


def trouble(desk: Desk, index: SocialIndex) -> str:
    """What stands in the way of an index or its classes, "" for nothing."""
    plan = desk.bridge.plan
    parts = parts_of(plan, index)
    if not parts:
        return _("No indicator is chosen yet.")
    if index.at_least > len(parts):
        return _("An area needs more indicators than the index has: no area gets an index.")
    if plan.pointing(IndexClass, "index", index.id) and not classes_of(plan, index)[1]:
        return _("The classes do not fit: all but one need an upper limit, each another one.")
    return ""


def _indicators(desk: Desk, _record: Any) -> Sequence[Indicator]:
    return sorted(desk.bridge.plan.all(Indicator), key=lambda one: (one.name.casefold(), one.code))


FORM = FormSpec(
    SocialIndex,
    (
        Group(("name", ("code", "level"), "definition")),
        Group(("combine", "at_least", "left_out"), N_("How it is put together")),
    ),
    parts=(
        Part(
            N_("Indicators"),
            "index",
            components,
            N_("Add an indicator"),
            hint=N_(
                "A high index means more burden: what is better when higher is turned round. What needs interpretation "
                "counts as it stands; ask yourself whether it belongs here."
            ),
        ),
        Part(
            N_("Classes"),
            "index",
            classes,
            N_("Add a class"),
            hint=N_("From the lowest to the highest. A class begins where the one below ends; the last has no limit."),
        ),
    ),
    hints={
        "definition": N_("What it is for, and what it does not say."),
        "level": N_("1 for districts, 2 for quarters; without it the finest areas with figures."),
        "combine": N_("Each indicator first as its distance from the mean, in population standard deviations."),
        "at_least": N_("An area with fewer known indicators gets no index."),
        "left_out": N_("Areas with too few inhabitants, say; they are no part of mean and deviation either."),
    },
    optional=frozenset({"definition", "level", "left_out"}),
    choices={"indicator": _indicators},
)
