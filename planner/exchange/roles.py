"""What a column of a table can be, and what is said about it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from planner.domain.figures import State
from planner.domain.record import N_, Choice
from planner.exchange.messages import Say
from planner.exchange.numbers import Decimal


class Role(Choice):
    """The meaning of a column of a table."""

    PERIOD = "period", N_("Period")
    AREA_KEY = "area_key", N_("Key of the area")
    AREA_NAME = "area_name", N_("Name of the area")
    ABOVE = "area_above", N_("Area it belongs to")
    GROUP_KEY = "group_key", N_("Key of the group of characteristics")
    GROUP_LABEL = "group_label", N_("Group of characteristics")
    VARIABLE_KEY = "variable_key", N_("Key of the characteristic")
    VARIABLE_LABEL = "variable_label", N_("Characteristic")
    VALUE = "value", N_("Value")
    UNIT = "unit", N_("Unit")
    RUNNING = "running", N_("Running number")
    CONSTANT = "constant", N_("Same in every row")
    OTHER = "other", N_("Not read")


class Format(Choice):
    """The kinds of files that tables come in."""

    TEXT = "text", N_("Text (CSV)")
    XLSX = "xlsx", N_("Excel workbook")
    XLS = "xls", N_("Excel workbook of the years before 2007")
    ODS = "ods", N_("OpenDocument spreadsheet")
    HTML = "html", N_("Web page")


class Names(Choice):
    """What the heads of the columns with figures name."""

    CHARACTERISTICS = "characteristics", N_("Characteristics")
    PERIODS = "periods", N_("Years or dates")
    AREAS = "areas", N_("Areas")


@dataclass(frozen=True, slots=True)
class SheetSeen:
    """A sheet to choose: its name, how many rows it has and about how many figures."""

    name: str
    rows: int
    figures: int


@dataclass(frozen=True, slots=True)
class Guess:
    """What a column is taken for and why; ``certain`` when a person said so."""

    column: str
    role: Role
    why: Say
    certain: bool = False


@dataclass(frozen=True, slots=True)
class ReadHints:
    """What a person (or a recipe) says about a file; all of it overrules the guesses.

    ``roles``: column name → role. ``period``, ``area``: the period and the area of all figures that no column and no
    head tells. ``header``: whether the first row of the table names the columns. ``first_row``: the row (from 1) of the
    first head, or of the first figures where ``header_rows`` is 0. ``header_rows``: how many rows the heads take.
    ``names``: what the heads of the figures name. ``signs``: what signs mean. ``known_areas``: keys and names of areas
    already known, as evidence.
    """

    encoding: str | None = None
    delimiter: str | None = None
    decimal: Decimal | None = None
    header: bool | None = None
    period: str | None = None
    roles: Mapping[str, Role] = field(default_factory=dict)
    known_areas: Collection[str] = frozenset()
    sheet: str | None = None
    first_row: int | None = None
    header_rows: int | None = None
    names: Names | None = None
    area: str | None = None
    signs: Mapping[str, State] = field(default_factory=dict)
