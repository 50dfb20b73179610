"""What a next cycle decides about, as rows grouped by kind: the choice and its reason are typed in place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from planner.domain import carrying
from planner.domain.analysis import Need
from planner.domain.carrying import Fate
from planner.domain.figures import Area, Delivery, Indicator, Variable
from planner.domain.frame import Cycle, Label
from planner.domain.goals import Goal, Target, Vision
from planner.domain.measures import Measure
from planner.domain.naming import natural, numbered
from planner.domain.plan import Plan
from planner.domain.record import N_, Record, field_of
from planner.domain.review import Carried, Earmark, Review
from planner.domain.status_round import in_order
from planner.operations.cycles import Carry, ChooseForNext
from planner.operations.operation import Operation
from planner.texts import gettext as _
from planner.ui.columns import Cell, Chip, Column, Listing
from planner.ui.desk import Desk
from planner.ui.pages.review import subjects

SIGNS = {Carried.KEPT: "step:done", Carried.CHANGED: "step:in_progress", Carried.DROPPED: "step:not_started"}
UNSET = 99
PARTS = frozenset({"target", "milestone", "budget_line"})
FATE_CLASSES = (Area, Cycle, Delivery, Earmark, Goal, Indicator, Review, Target, Variable)
FATE_KINDS = frozenset(one.kind for one in FATE_CLASSES)
"""What the fate of an item is read from besides itself: choices, reviews, and of a goal how far it is reached."""


class Fates:
    """What becomes of every item; that of an item stays known until something it is read from changes."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def all(self) -> dict[str, Fate]:
        """By the id of the item."""
        return {item.id: self.of(item) for item in items(self._desk)}

    def of(self, item: Record) -> Fate:
        """What becomes of one item."""
        bridge = self._desk.bridge
        plan, cycle = bridge.plan, last_cycle(self._desk)
        key = ("fate", cycle.id)
        return plan.kept(key, FATE_CLASSES, item, lambda one: carrying.fate(plan, cycle, one, bridge.actuals))


def listing(fates: Fates) -> Listing:
    """Vision, needs, goals and measures of the last cycle."""

    def chip(choice: Carried) -> Chip:
        return Chip(
            choice.value,
            choice.label,
            SIGNS[choice],
            lambda _desk, item: fates.of(item).choice is choice,
            leans_on=FATE_KINDS,
        )

    columns = (_name(), _parts(), _why(fates), _choice(fates), _reason(fates))
    return Listing(
        Earmark,
        columns,
        items,
        group=_group,
        group_leans_on=frozenset({Label.kind}),
        chips=tuple(chip(one) for one in Carried),
        grows=False,
    )


def last_cycle(desk: Desk) -> Cycle:
    """The cycle a next one would follow."""
    return desk.bridge.plan.cycles[-1]


def items(desk: Desk) -> Sequence[Record]:
    """The items in the order of the circle; goals as their tree reads, measures by number."""
    return desk.bridge.plan.derived("items to carry", (Vision, Need, Goal, Measure, Cycle), _in_order)


def _in_order(plan: Plan) -> tuple[Record, ...]:
    found = carrying.carried_items(plan, plan.cycles[-1]).values()
    visions = [one for one in found if isinstance(one, Vision)]
    needs = sorted(
        (one for one in found if isinstance(one, Need)), key=lambda one: (one.priority or UNSET, one.name.casefold())
    )
    goals = subjects.in_tree([one for one in found if isinstance(one, Goal)])
    return (*visions, *needs, *goals, *in_order([one for one in found if isinstance(one, Measure)]))


def _group(desk: Desk, item: Record) -> str:
    return desk.words.of(f"kinds.{item.kind}")


def _name() -> Column:
    def read(desk: Desk, item: Any) -> Cell:
        words = numbered(getattr(item, "number", ""), desk.words.name(item) if isinstance(item, Vision) else item.name)
        return Cell(words, words, natural(words.casefold()))

    return Column("name", N_("Item"), read, stretch=True, fixed=True, leans_on=frozenset({Vision.kind, Cycle.kind}))


def _why(fates: Fates) -> Column:
    def read(desk: Desk, item: Record) -> Cell:
        found = fates.of(item)
        if not found.proposed:
            return Cell(_("chosen"), False, 1)
        why = found.why
        words = _("Proposal: {why}", why=desk.words.say(why)) if why else _("Proposal")
        return Cell(words, True, 0, quiet=True)

    return Column("why", N_("Basis"), read, leans_on=FATE_KINDS)


def _parts() -> Column:
    def read(desk: Desk, item: Record) -> Cell:
        counts = Counter(one.kind for one in carrying.parts_of(desk.bridge.plan, item, 0))
        words = ", ".join(
            f"{n} {desk.words.of(f'kinds.{kind}' if n > 1 else f'kind.{kind}')}" for kind, n in counts.items()
        )
        return Cell(words, words, sum(counts.values()) or None, quiet=True)

    return Column("parts", N_("Comes along"), read, optional=True, leans_on=PARTS)


def _choice(fates: Fates) -> Column:
    def read(_desk: Desk, item: Record) -> Cell:
        found = fates.of(item)
        order = list(Carried).index(found.choice)
        return Cell(_(found.choice.label), found.choice, order, sign=SIGNS[found.choice], quiet=found.proposed)

    def write(_desk: Desk, item: Record, value: Any) -> Operation:
        return ChooseForNext((Carry(item.id, Carried(value), fates.of(item).reason),))

    spec = field_of(Earmark, "choice")
    return Column("choice", spec.label, read, spec=spec, write=write, fixed=True, leans_on=FATE_KINDS)


def _reason(fates: Fates) -> Column:
    def read(_desk: Desk, item: Record) -> Cell:
        found = fates.of(item)
        return Cell(found.reason, found.reason, found.reason.casefold() or None, quiet=found.proposed)

    def write(_desk: Desk, item: Record, value: Any) -> Operation:
        return ChooseForNext((Carry(item.id, fates.of(item).choice, str(value or "")),))

    spec = field_of(Earmark, "reason")
    return Column("reason", spec.label, read, stretch=True, spec=spec, write=write, fixed=True, leans_on=FATE_KINDS)
