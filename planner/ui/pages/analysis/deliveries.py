"""Deliveries: what came from where, what of it still stands, and how one is withdrawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planner import texts
from planner.domain.figures import Delivery
from planner.domain.record import N_
from planner.domain.sentence import NN_, Sentence
from planner.operations.figures import WithdrawDelivery
from planner.texts import gettext as _
from planner.ui.columns import Cell, Chip, Column, Listing, field
from planner.ui.desk import Desk
from planner.ui.form.spec import FormSpec, Group
from planner.ui.grid.grid import Grid
from planner.ui.pages.analysis.brought import BroughtSection, brought_words, taken_in_words
from planner.ui.pages.analysis.delivery_facts import TOUCHING, DeliveryFacts
from planner.ui.pages.analysis.source_rule import SourceRule
from planner.ui.pages.sheet import Action, Empty, Sheet, SheetView


class DeliveryGrid(Grid):
    """The grid of deliveries; counts and authors come from the worker."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, DELIVERIES, _("Deliveries"), "deliveries.all")
        DeliveryFacts.of(desk).known.connect(self._fill)

    def _fill(self) -> None:
        self.sheet.stock.clear()
        if self.isVisible():
            self.refresh()


def deliveries(desk: Desk) -> Sequence[Delivery]:
    """All deliveries, the newest first."""
    found = desk.bridge.plan.all(Delivery)
    return sorted(found, key=lambda one: (one.day is not None, one.day, one.title), reverse=True)


def _count(desk: Desk, delivery: Delivery) -> Cell:
    fact = DeliveryFacts.of(desk).about(delivery)
    return Cell() if fact is None else Cell(texts.current().number(fact.figures), fact.figures, fact.figures)


def _borders(desk: Desk, delivery: Delivery) -> Cell:
    fact = DeliveryFacts.of(desk).about(delivery)
    if fact is None or not fact.borders:
        return Cell()
    return Cell(texts.current().number(fact.borders), fact.borders, fact.borders)


def _brought(desk: Desk, delivery: Delivery) -> Cell:
    """What it changed, in short."""
    fact = DeliveryFacts.of(desk).about(delivery)
    if fact is None:
        return Cell()
    words = brought_words(fact.brought, delivery.unchanged)
    return Cell(words, words, (fact.brought.new + fact.brought.borders_new, fact.brought.changed))


def _taken_in(desk: Desk, delivery: Delivery) -> Cell:
    """When, and by whom where the author is known."""
    fact = DeliveryFacts.of(desk).about(delivery)
    if fact is None or fact.at is None:
        return Cell()
    words = taken_in_words(fact)
    return Cell(words, words, (fact.at, fact.author))


def _has_no_source(_desk: Desk, delivery: Delivery) -> bool:
    return not delivery.source


def _brings_nothing(desk: Desk, delivery: Delivery) -> bool:
    fact = DeliveryFacts.of(desk).about(delivery)
    return fact is not None and not fact.figures and not fact.borders


DELIVERIES = Listing(
    Delivery,
    (
        # rows are no place to type a new one: figures and their delivery come in together
        replace(field(Delivery, "title", stretch=True, fixed=True), spec=None),
        replace(field(Delivery, "source"), spec=None),
        replace(field(Delivery, "file_name", optional=True), spec=None),
        replace(field(Delivery, "day"), spec=None),
        Column("figures", N_("Figures"), _count, right=True, adds_up=True, leans_on=TOUCHING),
        Column("brought", N_("What it changed"), _brought, leans_on=TOUCHING),
        Column("borders", N_("Borders"), _borders, right=True, adds_up=True, leans_on=TOUCHING, optional=True),
        Column("taken_in", N_("Taken in"), _taken_in, leans_on=TOUCHING),
    ),
    deliveries,
    chips=(
        Chip("no_source", N_("no source named"), "step:not_started", _has_no_source),
        Chip("nothing", N_("nothing of it stands"), "step:open", _brings_nothing),
    ),
)

FORM = FormSpec(
    Delivery,
    (
        Group(("title", "source", ("file_name", "day"))),
        Group(make=BroughtSection),
        Group(("min_count", "min_denominator", "rounding", "already_protected"), N_("How small counts are protected")),
        Group(make=SourceRule),
        Group(("file_digest", "none_is_zero"), N_("The file"), folded=True),
    ),
    hints={
        "source": N_("The office the figures come from; it stands under every chart."),
        "min_count": N_("Smaller counts are not shown outside, nor what gives them away."),
        "min_denominator": N_("Rates over fewer persons are not shown outside."),
        "rounding": N_("Round counts instead of hiding small ones."),
        "none_is_zero": N_("As the file’s legend says; sums and formulas then count it as 0."),
        "already_protected": N_("The supplier has protected the figures already: they pass as they are."),
    },
    optional=frozenset({"source", "file_name", "file_digest", "day", "rounding"}),
)


def withdraw(desk: Desk, delivery: Delivery | None) -> None:
    """Take a delivery out of the plan with all it brought, in the worker; undo brings it back."""
    if delivery is None:
        desk.tell("look", _("Choose the delivery to be withdrawn first."))
        return
    desk.bridge.run_long(WithdrawDelivery(delivery.id))


def _lead(desk: Desk) -> str:
    found, words = deliveries(desk), texts.current()
    if not found:
        return _("No data have been taken in yet.")
    days = [one.day for one in found if one.day is not None]
    counted = Sentence(*NN_("There is one delivery.", "{n} deliveries were taken in."), n=len(found))
    last = _("The newest is of {day}.", day=words.date(max(days))) if days else ""
    return " ".join(part for part in (desk.words.say(counted), last) if part)


DELIVERY_SHEET = Sheet(
    place="deliveries",
    kind=Delivery,
    title=N_("Deliveries"),
    lead=_lead,
    add=Sentence(N_("Take in data")),
    icon="import",
    begin=lambda desk: desk.go("import"),
    views=(SheetView("all", N_("All"), DELIVERIES, make=DeliveryGrid),),
    form=FORM,
    empty=Empty(
        N_("No data have been taken in"),
        N_("A delivery keeps figures and borders together with their source, date and rule of protection."),
    ),
    action=Action(N_("Withdraw the delivery"), "back", withdraw),
)
