"""One entry of a TOML file, read key by key; whatever is wrong names the table, the key and what is allowed."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from planner.domain.errors import BadInput
from planner.domain.record import N_, SHORT_TEXT
from planner.domain.sentence import Sentence
from planner.domain.values import PICTURES, UNSTORABLE

T = TypeVar("T")
SHOWN = 60
MOST = 10_000


class Entry:
    """A row of `[[table]]`; it remembers which keys were asked for, so that the rest can be refused."""

    def __init__(self, table: str, row: Mapping[str, Any], name: str) -> None:
        """`name` tells the entry from others: its code, else its place."""
        self.table = f"[[{table}]] {name}"
        self._row = row
        self._asked: list[str] = []

    def text(self, key: str, *, needed: bool = False, longest: int = SHORT_TEXT) -> str:
        """A text without blanks around it, "" where it is not given."""
        value = self._value(key, needed=needed)
        if value is None:
            return ""
        return self._checked(key, value, longest, needed=needed)

    def texts(self, key: str, *, needed: bool = False) -> tuple[str, ...]:
        """A list of different texts; one alone may stand without brackets."""
        value = self._value(key, needed=needed)
        if value is None:
            return ()
        items = value if isinstance(value, list) else [value]
        found = tuple(self._checked(key, item, SHORT_TEXT, needed=True) for item in items)
        if len(set(found)) != len(found) or (needed and not found):
            raise self.wrong(key, N_("a list of texts, each once"))
        return found

    def number(self, key: str, default: float) -> float:
        """A number that is not 0."""
        value = self._value(key)
        if value is None:
            return default
        if not _is_number(value) or value == 0:
            raise self.wrong(key, N_("a number other than 0"))
        return float(value)

    def figure(self, key: str) -> float | None:
        """Any number, None where it is not given."""
        value = self._value(key)
        if value is None:
            return None
        if not _is_number(value):
            raise self.wrong(key, N_("a number"))
        return float(value)

    def numbers(self, key: str) -> tuple[float, ...]:
        """A list of numbers."""
        value = self._value(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(map(_is_number, value)):
            raise self.wrong(key, N_("a list of numbers"))
        return tuple(map(float, value))

    def whole(self, key: str, low: int, high: int, default: int | None = None) -> int:
        """A whole number between two bounds."""
        value = self._value(key, needed=default is None)
        if value is None and default is not None:
            return default
        if type(value) is not int or not low <= value <= high:
            raise self.wrong(key, N_("a whole number from {low} to {high}"), low=str(low), high=str(high))
        return value

    def flag(self, key: str) -> bool:
        """True or false, false where it is not given."""
        value = self._value(key)
        if value is not None and type(value) is not bool:
            raise self.wrong(key, N_("true or false"))
        return bool(value)

    def day(self, key: str) -> date:
        """A day."""
        value = self._value(key, needed=True)
        if type(value) is not date:
            raise self.wrong(key, N_("a day like 2025-01-01"))
        return value

    def choice(self, key: str, allowed: Mapping[str, T], default: T) -> T:
        """One of some words."""
        value = self._value(key)
        if value is None:
            return default
        if not isinstance(value, str) or value not in allowed:
            raise self.wrong(key, ", ".join(allowed))
        return allowed[value]

    def given(self, key: str, value: Callable[[], Any]) -> dict[str, Any]:
        """The value under its key where the entry names the key at all."""
        self._asked.append(key)
        return {key: value()} if key in self._row else {}

    def refuse_rest(self) -> None:
        """Raise for a key nobody asked for."""
        for key in self._row:
            if key not in self._asked:
                allowed = ", ".join(dict.fromkeys(self._asked))
                raise BadInput(
                    N_("{table}: there is no key “{key}”. Allowed are {allowed}."),
                    table=self.table,
                    key=shown(key),
                    allowed=allowed,
                )

    def wrong(self, key: str, allowed: str, **params: str) -> BadInput:
        """What cannot stand under a key, and what can (an English msgid with its parameters)."""
        may = Sentence(allowed, params=params)
        if key not in self._row:
            return BadInput(
                N_("{table}: “{key}” is missing. Allowed is: {allowed}."), table=self.table, key=key, allowed=may
            )
        return BadInput(
            N_("{table}, {key}: “{value}” cannot stand here. Allowed is: {allowed}."),
            table=self.table,
            key=key,
            value=shown(self._row[key]),
            allowed=may,
        )

    def _value(self, key: str, *, needed: bool = False) -> Any:
        self._asked.append(key)
        value = self._row.get(key)
        if value is None and needed:
            raise self.wrong(key, N_("a value, it must be given"))
        return value

    def _checked(self, key: str, value: Any, longest: int, *, needed: bool) -> str:
        text = value.strip() if isinstance(value, str) else ""
        unfit = len(text) > longest or UNSTORABLE.search(text) or PICTURES.search(text)
        if not isinstance(value, str) or unfit or (needed and not text):
            raise self.wrong(key, N_("text of at most {most} characters, without pictures"), most=str(longest))
        return text


def rows_of(content: Mapping[str, Any], table: str, naming: str) -> Sequence[Entry]:
    """The entries of a table in their order; raises for what is no list of them, and for two of one name."""
    rows = content.get(table, [])
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows) or len(rows) > MOST:
        raise BadInput(N_("“{table}” must be a list of tables, each headed [[{table}]]."), table=table)
    entries, seen = [], set()
    for number, row in enumerate(rows, start=1):
        name = row.get(naming)
        entry = Entry(table, row, f"“{shown(name)}”" if isinstance(name, str) and name.strip() else str(number))
        if isinstance(name, str) and name.strip() in seen:
            raise entry.wrong(naming, N_("each one once"))
        seen.add(name.strip() if isinstance(name, str) else number)
        entries.append(entry)
    return entries


def refuse_unknown(content: Mapping[str, Any], tables: Sequence[str]) -> None:
    """Raise for a table nobody knows."""
    for name in content:
        if name not in tables:
            allowed = ", ".join(f"[[{table}]]" for table in tables)
            raise BadInput(
                N_("There is no table “{table}” in a file of definitions. Allowed are {allowed}."),
                table=shown(name),
                allowed=allowed,
            )


def shown(value: Any) -> str:
    """A value of the file on one line, cut where it is long."""
    text = " ".join((value if isinstance(value, str) else str(value)).split())
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value) and abs(value) < 1e15
