"""The town and its frame: for whom the chain is, how long the cycle runs, and how small counts are protected."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from planner import texts
from planner.domain.catalogues import LifePhase, Sector
from planner.domain.figures import Area, Delivery
from planner.domain.frame import Cycle, Municipality
from planner.domain.record import N_, Record
from planner.domain.sentence import NN_, Sentence
from planner.texts import gettext as _
from planner.ui import metrics, wording
from planner.ui.columns import Chip, Listing, field
from planner.ui.desk import Desk
from planner.ui.form.form import Form
from planner.ui.form.spec import FormSpec, Group
from planner.ui.grid.grid import Grid
from planner.ui.pages.page import Page
from planner.ui.routes import Destination
from planner.ui.widgets.button import Button
from planner.ui.widgets.heading import PageHeading, SectionHeading
from planner.ui.widgets.label import Label
from planner.ui.widgets.segments import Segments

SIDE_BY_SIDE_EM = 52
"""Width of the page in em from which the two columns stand beside each other."""

STACKED_EM = 40
VIEWS = (("scope", N_("Scope")), ("protection", N_("Data protection")))

TOWN = FormSpec(
    Municipality,
    groups=(Group(("name", "key", "coordinator")), Group(("mandate", "scope"), N_("Mandate and scope"))),
    hints={
        "key": N_("Eight digits, as in official statistics."),
        "coordinator": N_("The office that holds the threads together, for example: youth welfare planning."),
        "mandate": N_("Who has asked for the chain, and for what?"),
        "scope": N_("Ages, areas and fields: what belongs to the chain, and what does not?"),
    },
    optional=frozenset({"key"}),
)
CYCLE = FormSpec(
    Cycle,
    groups=(Group((("starts", "until"),)),),
    hints={"until": N_("A cycle mostly takes three years.")},
)
PROTECTION = FormSpec(
    Municipality,
    groups=(Group((("min_count", "min_denominator"),)),),
    hints={
        "min_count": N_("Counts of persons below this are hidden outside the house."),
        "min_denominator": N_("Rates of fewer cases than this are hidden."),
    },
)

PHASES = Listing(
    LifePhase,
    (
        field(LifePhase, "name", stretch=True, fixed=True),
        field(LifePhase, "age_from"),
        field(LifePhase, "age_until"),
    ),
    lambda desk: sorted(desk.bridge.plan.all(LifePhase), key=lambda one: (one.rank, one.name)),
)
SECTORS = Listing(
    Sector,
    (field(Sector, "name", stretch=True, fixed=True),),
    lambda desk: sorted(desk.bridge.plan.all(Sector), key=lambda one: (one.rank, one.name)),
)
DELIVERIES = Listing(
    Delivery,
    (
        field(Delivery, "title", stretch=True, fixed=True),
        field(Delivery, "source", optional=True),
        field(Delivery, "min_count"),
        field(Delivery, "min_denominator"),
        field(Delivery, "rounding", optional=True),
        field(Delivery, "already_protected"),
    ),
    lambda desk: sorted(desk.bridge.plan.all(Delivery), key=lambda one: one.title.casefold()),
    chips=(Chip("open", N_("without protection"), "step:open", lambda _desk, one: is_unprotected(one)),),
)


def is_unprotected(delivery: Delivery) -> bool:
    """Whether nothing keeps the small counts of a delivery in the house."""
    return not (delivery.already_protected or delivery.rounding or delivery.min_count > 1)


class TownPage(Page):
    """Forms of the municipality and the present cycle, and beside them what the chain is made of."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("The town and its frame"))
        self.heading = PageHeading(_("The town and its frame"))
        self.view = str(desk.preferences.choice("town", "view", "scope"))
        if self.view not in dict(VIEWS):
            self.view = "scope"
        self.switch = Segments(_("View"), [(ident, _(title)) for ident, title in VIEWS], self.view)
        self.switch.chosen.connect(self.show_view)
        self.catalogues = Button(_("To the catalogues"), "plain", icon="books")
        self.catalogues.clicked.connect(lambda: desk.go("catalogues"))
        self.take_in = Button(_("Take in data"), "primary", icon="import")
        self.take_in.clicked.connect(lambda: desk.go("import"))
        self.heading.add_action(self.catalogues)
        self.heading.add_action(self.take_in)
        self.town, self.cycle, self.protection = (Form(desk, spec, inline=True) for spec in (TOWN, CYCLE, PROTECTION))
        self.phases = Grid(desk, PHASES, _("Life phases"), "town.phases", compact=True)
        self.sectors = Grid(desk, SECTORS, _("Fields of action"), "town.sectors", compact=True)
        self.deliveries = Grid(desk, DELIVERIES, _("Deliveries of figures"), "town.deliveries", compact=True)
        self.no_delivery = Label(_("No figures are taken in yet."), "body", "ink2", wrap=True)
        self._rows: list[QBoxLayout] = []
        self._parts = {"scope": self._lay_out_scope(), "protection": self._lay_out_protection()}
        self.column.addWidget(self.heading)
        self.column.addWidget(self.switch)
        for part in self._parts.values():
            self.column.addWidget(part)
        self.column.addStretch(1)
        self._show_part()

    def _lay_out_scope(self) -> QWidget:
        left = self._column(self.town, _heading(_("The present cycle")), self.cycle)
        more_phases, more_sectors = (
            Button(_("Add a life phase"), "link", icon="plus"),
            Button(_("Add a field"), "link", icon="plus"),
        )
        more_phases.clicked.connect(self.phases.add)
        more_sectors.clicked.connect(self.sectors.add)
        right = self._column(
            SectionHeading(_("Life phases"), action=more_phases),
            self.phases,
            SectionHeading(_("Fields of action"), action=more_sectors),
            self.sectors,
        )
        return self._beside(left, right, 10, 12)

    def _lay_out_protection(self) -> QWidget:
        left = self._column(_heading(_("For the whole town")), self.protection)
        right = self._column(_heading(_("Deliveries of figures")), self.deliveries, self.no_delivery)
        return self._beside(left, right, 8, 14)

    @staticmethod
    def _column(*widgets: QWidget) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.gap(12))
        for widget in widgets:
            column.addWidget(widget)
        column.addStretch(1)
        return made

    def _beside(self, left: QWidget, right: QWidget, *shares: int) -> QWidget:
        made = QWidget()
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(metrics.gap(48))
        row.addWidget(left, shares[0])
        row.addWidget(right, shares[1])
        self._rows.append(row)
        return made

    def show_view(self, ident: str) -> None:
        """Show the scope or the protection of data."""
        if ident not in self._parts or ident == self.view:
            return
        self.view = ident
        self.switch.show_current(ident)
        self.desk.preferences.choose("town", "view", ident)
        self._show_part()
        self._refresh()

    def _show_part(self) -> None:
        for ident, part in self._parts.items():
            part.setVisible(ident == self.view)

    def refresh(self) -> None:
        """The finding; the forms and grids follow the plan themselves."""
        plan = self.desk.bridge.plan
        self.heading.lead.setText(_lead_of_scope(self.desk) if self.view == "scope" else _lead_of_protection(self.desk))
        known = any(ident == "catalogues" for ident, _title, _icon in self.desk.entrances)
        self.catalogues.setVisible(self.view == "scope" and known)
        self.take_in.setVisible(self.view == "protection")
        self.town.show_record(plan.municipality)
        self.protection.show_record(plan.municipality)
        self.cycle.show_record(plan.cycle)
        for grid in (self.phases, self.sectors, self.deliveries):
            grid.refresh()
        has_deliveries = bool(plan.all(Delivery))
        self.deliveries.setVisible(has_deliveries)
        self.no_delivery.setVisible(not has_deliveries)

    def visit(self, wanted: Destination) -> None:
        """Show the view, and lead to the field asked for."""
        plan = self.desk.bridge.plan
        record: Record | None = plan.anywhere(wanted.record) if wanted.record else plan.municipality
        if wanted.view:
            self.show_view(wanted.view)
        elif wanted.field in self.protection.fields or isinstance(record, Delivery):
            self.show_view("protection")
        elif wanted.field or wanted.record:
            self.show_view("scope")
        if isinstance(record, Delivery):
            self.deliveries.choose(record.id, wanted.field)
            return
        form = self.cycle if isinstance(record, Cycle) else self.protection if self.view == "protection" else self.town
        if wanted.field in form.fields:
            form.focus_field(wanted.field)
            self.ensureWidgetVisible(form.fields[wanted.field])

    def arrange(self, em: float) -> None:
        """One column where the page is narrow."""
        self.heading.set_stacked(em < STACKED_EM)
        wide = em >= SIDE_BY_SIDE_EM
        for row in self._rows:
            row.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
            row.setSpacing(metrics.gap(48 if wide else 24))


def _heading(title: str) -> SectionHeading:
    return SectionHeading(title)


def _lead_of_scope(desk: Desk) -> str:
    plan, say = desk.bridge.plan, desk.words.say
    phases = plan.all(LifePhase)
    ages = [one.age_from for one in phases if one.age_from is not None]
    ends = [one.age_until for one in phases if one.age_until is not None]
    until = plan.cycle.until
    counted = Sentence(*NN_("The chain covers one life phase", "The chain covers {n} life phases"), n=len(phases))
    parts = [say(counted)] if phases else [_("No life phases are chosen yet")]
    if ages and ends:
        parts.append(_ages(min(ages), max(ends)))
    finest = max((one.level for one in plan.all(Area)), default=0)
    areas = sum(0 < one.level == finest and one.valid_until is None for one in plan.all(Area))
    if areas:
        parts.append(texts.ngettext("in {n} area", "in {n} areas", areas))
    said = " ".join(parts) + "."
    if until is None:
        more = _("The cycle has no end yet.")
    else:
        more = _("The cycle ends on {date}.", date=texts.current().date(until))
    return f"{said} {more}"


def _ages(low: float, high: float) -> str:
    if low < 0:
        return _("from pregnancy to under {high} years", high=wording.number_words(high))
    return _("from {low} to under {high} years", low=wording.number_words(low), high=wording.number_words(high))


def _lead_of_protection(desk: Desk) -> str:
    plan = desk.bridge.plan
    town = plan.municipality
    count, base = town.min_count, town.min_denominator
    said = _("Counts below {count} and rates of fewer than {base} cases stay in the house.", count=count, base=base)
    bare = sum(is_unprotected(one) for one in plan.all(Delivery))
    if not bare:
        return said
    more = NN_("One delivery has no protection of its own.", "{n} deliveries have no protection of their own.")
    return f"{said} {desk.words.say(Sentence(*more, n=bare))}"
