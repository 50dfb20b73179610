"""What is remembered of taking figures in: other names of areas, how a kind of file is read, why an odd value stands."""

from __future__ import annotations

from datetime import date

from planner.domain.record import N_, Record, about, record


@record("area_alias", N_("Other name of an area"), N_("Other names of areas"))
class AreaAlias(Record):
    """How a file calls an area, told once by hand; `key` is empty where the file has no keys."""

    area: str = about(N_("Area"), refers="area", owner=True)
    name: str = about(N_("Name in the file"), default="")
    key: str = about(N_("Key in the file"), default="")


@record("recipe", N_("Recipe"), N_("Recipes"))
class Recipe(Record):
    """How a kind of file is read. `heads` are the names of its columns, digits masked, one a line; `text` is TOML."""

    name: str = about(N_("Name"))
    heads: str = about(N_("Names of the columns"), default="", long=True)
    text: str = about(N_("How it is read"), default="", long=True)
    used: date | None = about(N_("Last used"), default=None)


@record("figure_note", N_("Note on a figure"), N_("Notes on figures"))
class FigureNote(Record):
    """Why an odd value was kept; it stands as a footnote under the charts that show the figure."""

    variable: str = about(N_("Variable"), refers="variable", owner=True)
    area: str = about(N_("Area"), refers="area", owner=True)
    period: str = about(N_("Period"))
    text: str = about(N_("Reason"), long=True)
    delivery: str | None = about(N_("Delivery"), default=None, refers="delivery")
