"""How a kind of file is read, as TOML: kept in the plan for the window, and as a file for the command line.

[recipe]     name, heads (names of the columns, digits as #), reband, leave_out_odd
[reading]    encoding, delimiter, decimal, header, period, sheet, first_row, header_rows, names, area
[roles]      "name of a column" = "period", "area_key", "value" …
[signs]      "." = "suppressed" …
[[area]]     name, key (as the file has them) and one of: is (key or name in the plan), new, leave_out
[[leave_out]] and [[keep]]   variable, area, period (what is not given holds for all); keep has a reason, leave_out may
                have a value: it holds as long as the figure has it
[delivery]   source, minimum, denominator, rounding, protected
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, get_args

from planner.domain.errors import BadInput, Unreadable
from planner.domain.figures import State
from planner.domain.record import LONG_TEXT, N_
from planner.exchange.entries import Entry, rows_of, shown
from planner.exchange.numbers import Decimal
from planner.exchange.roles import Names, ReadHints, Role

LARGEST = 1 << 20
TABLES = ("recipe", "reading", "roles", "signs", "area", "leave_out", "keep", "delivery")
TEXTS = ("encoding", "delimiter", "period", "sheet", "area")
LAST_ROW = 1_000_000
ALIKE = 0.8
_DIGITS = re.compile(r"\d+")

Cell = tuple[str, str, str]
"""Code of a variable, key or name of an area, period; "" for any."""


@dataclass(frozen=True, slots=True)
class AreaAnswer:
    """What a person said of an area of the file: which one of the plan (key or name), a new one, or none."""

    name: str
    key: str = ""
    area: str = ""
    new: bool = False


@dataclass(frozen=True, slots=True)
class RecipeRead:
    """Everything a recipe says; see the module."""

    name: str = ""
    heads: tuple[str, ...] = ()
    hints: ReadHints = field(default_factory=ReadHints)
    areas: tuple[AreaAnswer, ...] = ()
    left_out: Collection[Cell] = ()
    left_values: Mapping[Cell, float] = field(default_factory=dict)
    kept: Mapping[Cell, str] = field(default_factory=dict)
    reband: bool = False
    odd_out: bool = False
    delivery: Mapping[str, Any] = field(default_factory=dict)

    def hints_for(self, columns: Sequence[str]) -> ReadHints:
        """The hints for a file with these columns: roles go by name, and by name without its digits where that is one."""
        known = masked_roles(self.hints.roles)
        roles = {}
        for name in columns:
            role = self.hints.roles.get(name) or known.get(masked(name))
            if role is not None:
                roles[name] = role
        return replace(self.hints, roles=roles)


def masked(name: str) -> str:
    """A name with its digits as `#`, so that `Einwohner 2012` and `Einwohner 2013` are one."""
    return _DIGITS.sub("#", " ".join(name.split()))


def masked_heads(columns: Sequence[str]) -> tuple[str, ...]:
    """What kinds of file are told apart by."""
    return tuple(dict.fromkeys(masked(name) for name in columns))


def masked_roles(roles: Mapping[str, Role]) -> dict[str, Role]:
    """Role by masked name, where all columns of that name have one role."""
    found: dict[str, set[Role]] = {}
    for name, role in roles.items():
        found.setdefault(masked(name), set()).add(role)
    return {name: next(iter(several)) for name, several in found.items() if len(several) == 1}


def likeness(one: Collection[str], other: Collection[str]) -> float:
    """How many of all heads two files have in common, from 0 to 1."""
    both = set(one) | set(other)
    return len(set(one) & set(other)) / len(both) if both else 0.0


def read_recipe(path: Path) -> RecipeRead:
    """A recipe from a file; raises BadInput naming table and key, Unreadable for what is no TOML."""
    if path.stat().st_size > LARGEST:
        raise Unreadable(N_("“{file}” is too large for a recipe."), file=path.name)
    try:
        return recipe_of(path.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Unreadable(N_("“{file}” is no TOML file: {why}"), file=path.name, why=str(error)) from error


def recipe_of(text: str) -> RecipeRead:
    """A recipe from its text."""
    try:
        content = tomllib.loads(text.replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise Unreadable(N_("This is no recipe in TOML: {why}"), why=str(error)) from error
    for name in content:
        if name not in TABLES:
            raise BadInput(
                N_("There is no table “{table}” in a recipe. Allowed are {allowed}."),
                table=shown(name),
                allowed=", ".join(TABLES),
            )
    return _Parsed(content).recipe()


class _Parsed:
    """One recipe, table by table."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        self._content = content

    def recipe(self) -> RecipeRead:
        """All of it."""
        head = self._table("recipe")
        left = [self._left(entry) for entry in rows_of(self._content, "leave_out", "")]
        made = RecipeRead(
            name=head.text("name"),
            heads=head.texts("heads"),
            reband=head.flag("reband"),
            odd_out=head.flag("leave_out_odd"),
            hints=self._hints(),
            areas=tuple(map(self._area, rows_of(self._content, "area", ""))),
            left_out=tuple(cell for cell, value in left if value is None),
            left_values={cell: value for cell, value in left if value is not None},
            kept=dict(map(self._kept, rows_of(self._content, "keep", ""))),
            delivery=self._delivery(),
        )
        head.refuse_rest()
        return made

    def _table(self, name: str) -> Entry:
        row = self._content.get(name, {})
        if not isinstance(row, Mapping):
            raise BadInput(N_("“{table}” must be a table headed [{table}]."), table=name)
        entry = Entry(name, row, "")
        entry.table = f"[{name}]"
        return entry

    def _hints(self) -> ReadHints:
        entry = self._table("reading")
        texts = {name: entry.text(name, longest=LONG_TEXT) or None for name in TEXTS if name != "delimiter"}
        delimiter = entry.choice("delimiter", {sign: sign for sign in (";", ",", "\t", "|", " ")}, "") or None
        decimal = entry.choice("decimal", {sign: sign for sign in get_args(Decimal)}, "") or None
        header = entry.choice("header", {"yes": True, "no": False}, None)
        hints = ReadHints(
            delimiter=delimiter,
            decimal=decimal,
            header=header,
            first_row=entry.whole("first_row", 0, LAST_ROW, default=0) or None,
            header_rows=self._count(entry, "header_rows"),
            names=entry.choice("names", {str(one.value): one for one in Names}, None),
            roles=self._named("roles", {str(one.value): one for one in Role}),
            signs=self._named("signs", {str(one.value): one for one in State}),
            **texts,  # type: ignore[arg-type]
        )
        entry.refuse_rest()
        return hints

    @staticmethod
    def _count(entry: Entry, key: str) -> int | None:
        found = entry.given(key, lambda: entry.whole(key, 0, 20))
        return found.get(key)

    def _named(self, table: str, allowed: Mapping[str, Any]) -> dict[str, Any]:
        entry = self._table(table)
        row = self._content.get(table, {})
        return {name: entry.choice(name, allowed, None) for name in row}

    @staticmethod
    def _area(entry: Entry) -> AreaAnswer:
        name, key, area = entry.text("name"), entry.text("key"), entry.text("is")
        new, out = entry.flag("new"), entry.flag("leave_out")
        entry.refuse_rest()
        if bool(area) + new + out != 1 or not (name or key):
            raise entry.wrong("is", N_("one of is, new and leave_out, with the name or key in the file"))
        return AreaAnswer(name, key, area, new)

    @staticmethod
    def _cell(entry: Entry) -> Cell:
        found = (entry.text("variable"), entry.text("area"), entry.text("period"))
        if not any(found):
            raise entry.wrong("variable", N_("one of variable, area and period at least"))
        return found

    def _left(self, entry: Entry) -> tuple[Cell, float | None]:
        found = self._cell(entry)
        value = entry.figure("value")
        entry.refuse_rest()
        return found, value

    def _kept(self, entry: Entry) -> tuple[Cell, str]:
        found = self._cell(entry), entry.text("reason", longest=LONG_TEXT)
        entry.refuse_rest()
        return found

    def _delivery(self) -> dict[str, Any]:
        entry = self._table("delivery")
        found = {
            **entry.given("source", lambda: entry.text("source")),
            **entry.given("minimum", lambda: max(1, entry.whole("minimum", 0, 100))),
            **entry.given("denominator", lambda: max(1, entry.whole("denominator", 0, 100_000))),
            **entry.given("rounding", lambda: entry.whole("rounding", 0, 100) or None),
            **entry.given("protected", lambda: entry.flag("protected")),
        }
        entry.refuse_rest()
        if found.get("rounding") == 1:
            raise entry.wrong("rounding", N_("0 for none, or a whole number from 2 to 100"))
        names = {"minimum": "min_count", "denominator": "min_denominator", "protected": "already_protected"}
        return {names.get(key, key): value for key, value in found.items()}


def written(recipe: RecipeRead) -> str:
    """The recipe as TOML text; read again it is the same."""
    return "\n".join(_lines(recipe)) + "\n"


def _lines(recipe: RecipeRead) -> Iterator[str]:
    head = {"name": recipe.name, "heads": list(recipe.heads), "reband": recipe.reband, "leave_out_odd": recipe.odd_out}
    yield from _table("[recipe]", head)
    hints = recipe.hints
    reading: dict[str, Any] = {name: getattr(hints, name) for name in (*TEXTS, "decimal", "first_row", "header_rows")}
    reading["names"] = hints.names
    reading["header"] = None if hints.header is None else "yes" if hints.header else "no"
    yield from _table("[reading]", reading)
    yield from _table("[roles]", hints.roles)
    yield from _table("[signs]", hints.signs)
    for area in recipe.areas:
        said: dict[str, Any] = {"is": area.area} if area.area else {"new": True} if area.new else {"leave_out": True}
        yield from _table("[[area]]", {"name": area.name, "key": area.key, **said})
    for cell in recipe.left_out:
        yield from _table("[[leave_out]]", dict(zip(("variable", "area", "period"), cell, strict=True)))
    for cell, value in recipe.left_values.items():
        said = dict(zip(("variable", "area", "period"), cell, strict=True))
        yield from _table("[[leave_out]]", {**said, "value": value})
    for cell, reason in recipe.kept.items():
        said = dict(zip(("variable", "area", "period"), cell, strict=True))
        yield from _table("[[keep]]", {**said, "reason": reason})
    names = {"min_count": "minimum", "min_denominator": "denominator", "already_protected": "protected"}
    yield from _table("[delivery]", {names.get(key, key): value for key, value in recipe.delivery.items()})


def _table(head: str, values: Mapping[str, Any]) -> Iterator[str]:
    said = {key: value for key, value in values.items() if value not in (None, "", []) and value is not False}
    if said:
        yield head
        yield from (f"{_key(key)} = {_value(value)}" for key, value in said.items())
        yield ""


def _key(key: str) -> str:
    return key if re.fullmatch(r"[a-z_]+", key) else _text(key)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, list):
        return f"[{', '.join(map(_text, value))}]"
    return _text(str(getattr(value, "value", value)))


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
