"""Areas: the town with its districts and quarters as a tree, each on the map of its level."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from planner.domain.figures import Area, Border
from planner.domain.record import N_
from planner.domain.town import town_of
from planner.operations.branches import MoveArea
from planner.texts import gettext as _
from planner.texts import ngettext
from planner.ui.columns import Cell, Chip, Column, Listing, field
from planner.ui.desk import Desk
from planner.ui.figures.described import level_word
from planner.ui.figures.place_map_view import PlaceMapView
from planner.ui.form.spec import FormSpec, Group
from planner.ui.pages.sheet import Empty, Sheet, SheetView
from planner.ui.widgets.empty_state import Way

OPEN_ABOVE = 2
"""Rows of levels above this one start open: the town and its districts."""


def tops(desk: Desk) -> Sequence[Area]:
    """The areas that belong to none, the town first."""
    plan = desk.bridge.plan
    return _ordered(one for one in plan.all(Area) if plan.get(Area, one.parent) is None)


def beneath(desk: Desk, area: Area) -> Sequence[Area]:
    """The areas that belong to an area, by name."""
    return _ordered(desk.bridge.plan.pointing(Area, "parent", area.id))


def _ordered(areas: Any) -> list[Area]:
    return sorted(areas, key=lambda one: (one.level, one.name.casefold(), one.key))


def _name(_desk: Desk, area: Area) -> Cell:
    return Cell(
        area.name, area.name, area.name.casefold(), number=area.key, lit=area.level == 0, strong=area.level == 1
    )


def _level(desk: Desk, area: Area) -> Cell:
    return Cell(level_word(desk, area.level), area.level, area.level, quiet=True)


def _has_border(desk: Desk, area: Area) -> bool:
    return bool(desk.bridge.plan.pointing(Border, "area", area.id))


def _border(desk: Desk, area: Area) -> Cell:
    if _has_border(desk, area):
        return Cell(_("border"), 1, 1, sign="step:done", quiet=True)
    return Cell(_("no border"), 0, 0, sign="step:not_started", quiet=True)


def _under(desk: Desk, parent: Any | None) -> Mapping[str, Any] | None:
    """A new area lies one level below; there is one town only."""
    if parent is not None:
        return {"parent": parent.id, "level": parent.level + 1}
    return None if town_of(desk.bridge.plan) is not None else {"level": 0}


def _fresh(desk: Desk) -> Mapping[str, Any]:
    town = town_of(desk.bridge.plan)
    return {"level": 0} if town is None else {"level": 1, "parent": town.id}


AREAS = Listing(
    Area,
    (
        field(Area, "name", read=_name, stretch=True, fixed=True, leans_on=frozenset()),
        Column("level", N_("Level"), _level, leans_on=frozenset({"label", "municipality"})),
        Column("border", N_("Border"), _border, leans_on=frozenset({"border"})),
    ),
    tops,
    chips=(
        Chip(
            "no_border",
            N_("no border"),
            "step:not_started",
            lambda desk, one: not _has_border(desk, one),
            leans_on=frozenset({"border"}),
        ),
        Chip(
            "ended",
            N_("no longer valid"),
            "status:stopped",
            lambda _desk, one: one.valid_until is not None,
            leans_on=frozenset(),
        ),
    ),
    fresh=_fresh,
    children=beneath,
    move=lambda area, parent, _place: MoveArea(area.id, parent),
    ordered=False,
    under=_under,
    opens=lambda _desk, area: area.level < OPEN_ABOVE,
)

FORM = FormSpec(
    Area,
    (
        Group(("name", ("key", "level"), "parent")),
        Group((("valid_from", "valid_until"),), N_("In force"), folded=True),
    ),
    hints={
        "key": N_("As the statistics office writes it; leading zeros matter."),
        "level": N_("0 is the town, 1 its districts, 2 their quarters."),
        "valid_until": N_("Areas that were merged keep their figures up to this day."),
    },
    optional=frozenset({"parent", "valid_from", "valid_until"}),
    above=PlaceMapView,
)


def _lead(desk: Desk) -> str:
    """How many areas of the finest level there are, and how many of them lack a border."""
    areas = desk.bridge.plan.all(Area)
    finest = max((one.level for one in areas), default=0)
    if not finest:
        return _("No areas are known below the town yet.") if areas else _("No areas are known yet.")
    small = [one for one in areas if one.level == finest]
    word = level_word(desk, finest, many=len(small) != 1)
    lacking = sum(not _has_border(desk, one) for one in small)
    if not lacking:
        return ngettext("{n} {areas}, with its border.", "{n} {areas}, all with a border.", len(small), areas=word)
    said = ngettext("{n} {areas}.", "{n} {areas}.", len(small), areas=word)
    rest = ngettext("One has no border.", "{n} have no border.", lacking)
    return f"{said} {rest}"


def _ways(desk: Desk) -> Sequence[Way]:
    return (Way(_("Take in data"), "import", lambda: desk.go("import")),)


AREA_SHEET = Sheet(
    place="areas",
    kind=Area,
    title=N_("Areas"),
    lead=_lead,
    views=(SheetView("tree", N_("Tree"), AREAS, tree=True, beside=True),),
    form=FORM,
    empty=Empty(
        N_("No areas are known yet"),
        N_("Figures by area and maps need the districts and quarters of the town. A table brings them along."),
        ghost="tree",
        ways=_ways,
    ),
)
