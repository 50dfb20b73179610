"""The form of a measure, with what belongs to it: milestones, costs, funding, risks, and how it stood."""

from __future__ import annotations

from collections.abc import Sequence

from planner.domain.measures import BudgetLine, Measure, Milestone, MoneyKind, Risk
from planner.domain.record import N_
from planner.domain.review import Status
from planner.texts import gettext as _
from planner.ui.columns import Cell, Column, Listing, field
from planner.ui.desk import Desk
from planner.ui.form.spec import FormSpec, Group, Part
from planner.ui.pages.measures.payers import Payers
from planner.ui.pages.measures.schedule import due_cell, reach


def milestones(owner: str) -> Listing:
    """The milestones of a measure by day."""

    def rows(desk: Desk) -> Sequence[Milestone]:
        found = desk.bridge.plan.pointing(Milestone, "measure", owner)
        return sorted(found, key=lambda one: (one.due is None, str(one.due), one.id))

    return Listing(
        Milestone,
        (
            field(Milestone, "name", stretch=True, fixed=True),
            field(Milestone, "due", title=N_("Due"), read=due_cell, leans_on=frozenset()),
            field(Milestone, "done", write=reach),
        ),
        rows,
        fresh=lambda _desk: {"measure": owner},
    )


def _budget(owner: str, sort: MoneyKind, subject: Column) -> Listing:
    def rows(desk: Desk) -> Sequence[BudgetLine]:
        found = desk.bridge.plan.pointing(BudgetLine, "measure", owner)
        return sorted([one for one in found if one.sort is sort], key=lambda one: (one.year, one.id))

    actual = N_("Spent") if sort is MoneyKind.COST else N_("Taken in")
    return Listing(
        BudgetLine,
        (
            field(BudgetLine, "year", fixed=True),
            subject,
            field(BudgetLine, "planned", adds_up=True),
            field(BudgetLine, "actual", title=actual, adds_up=True),
            field(BudgetLine, "funder" if sort is MoneyKind.COST else "name", optional=True),
        ),
        rows,
        fresh=lambda desk: {"measure": owner, "sort": sort, "year": _next_year(desk, rows(desk))},
    )


def _next_year(desk: Desk, lines: Sequence[BudgetLine]) -> int:
    """The year after the last one with money, else this one."""
    return lines[-1].year + 1 if lines else int(desk.bridge.session.today().year)


def costs(owner: str) -> Listing:
    """What a measure costs, by year."""
    return _budget(owner, MoneyKind.COST, field(BudgetLine, "name", stretch=True, fixed=True))


def funding(owner: str) -> Listing:
    """Who pays for a measure, by year."""
    return _budget(owner, MoneyKind.FUNDING, field(BudgetLine, "funder", stretch=True, fixed=True))


def risks(owner: str) -> Listing:
    """What could go wrong, the gravest first."""

    def rows(desk: Desk) -> Sequence[Risk]:
        found = desk.bridge.plan.pointing(Risk, "measure", owner)
        return sorted(found, key=lambda one: (-one.likelihood * one.damage, one.id))

    return Listing(
        Risk,
        (
            field(Risk, "name", stretch=True, fixed=True),
            field(Risk, "likelihood", title=N_("Likelihood")),
            field(Risk, "damage", title=N_("Damage")),
            field(Risk, "response", optional=True),
        ),
        rows,
        fresh=lambda _desk: {"measure": owner},
    )


def _light(name: str, title: str) -> Column:
    def read(_desk: Desk, status: Status) -> Cell:
        light = getattr(status, name)
        return Cell(_(light.label), light, light.value, f"status:{light.value}")

    return Column(name, title, read, leans_on=frozenset())


def statuses(owner: str) -> Listing:
    """How a measure stood, the newest status first."""

    def rows(desk: Desk) -> Sequence[Status]:
        found = desk.bridge.plan.pointing(Status, "measure", owner)
        return sorted(found, key=lambda one: (one.day, one.id), reverse=True)

    day = field(Status, "day", fixed=True, spec=None)
    comment = field(Status, "comment", spec=None, optional=True)
    reason = field(Status, "reason", spec=None, optional=True)
    return Listing(
        Status,
        (
            day,
            _light("implementation", N_("Implementation")),
            _light("attainment", N_("Goals")),
            _light("funding", N_("Money")),
            reason,
            comment,
        ),
        rows,
    )


FORM = FormSpec(
    Measure,
    groups=(
        Group(("name", "number", "state", "description", "lead", "partners", ("starts", "until"), "resolution")),
        Group(("goals",), N_("What it serves")),
        Group(("inputs", "outputs", "outcomes", "impact", "effect_step"), N_("Logic")),
        Group(("access", "areas", "target_groups", "phases", "sectors", "offers"), N_("Access"), folded=True),
        Group(("follow_up_costs",), N_("After the funding"), folded=True),
    ),
    above=Payers,
    parts=(
        Part(N_("Milestones"), "measure", milestones, N_("Add a milestone")),
        Part(N_("Costs"), "measure", costs, N_("Add costs")),
        Part(N_("Funding"), "measure", funding, N_("Add funding")),
        Part(N_("Risks"), "measure", risks, N_("Add a risk")),
        Part(
            N_("How it stood"),
            "measure",
            statuses,
            N_("Set its status"),
            run=lambda desk, owner: desk.go("status", record=owner),
        ),
    ),
    hints={
        "goals": N_("Every measure serves at least one goal. Its figure shows later whether it helped."),
        "inputs": N_("What goes in: people, money, rooms."),
        "outputs": N_("What is done, and whom it reaches: visits, courses, places."),
        "outcomes": N_("What changes for families: knowledge, behaviour, circumstances."),
        "impact": N_("What changes in the town in the long run."),
        "effect_step": N_(
            "1 takes place · 2 reaches families · 3 is accepted · 4 knowledge · 5 behaviour · 6 circumstances · 7 society"
        ),
        "access": N_("How families get there decides which families come."),
        "follow_up_costs": N_("What it costs once the funding has ended, and who bears it."),
        "lead": N_("An office or a role, no person’s name."),
    },
)
