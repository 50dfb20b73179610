"""Indicators, social indexes and rules of disclosure from a TOML file: what it says, checked by itself alone.

    [[indicator]]  code, label, numerator, denominator, multiplier, unit, direction, limits …
    [[index]]      code, label, indicators, weights, deviation, combine, at_least, thresholds, classes …
    [[disclosure]] source, minimum, denominator, rounding, protected

Whether the codes it speaks of are known is asked of the plan, in `planner.operations.defining`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from planner.domain.errors import Unreadable
from planner.domain.figures import Direction, Limits, Scope
from planner.domain.record import LONG_TEXT, N_
from planner.domain.social_index import Combine
from planner.exchange.entries import Entry, refuse_unknown, rows_of

LARGEST = 4 << 20
DIRECTIONS = {
    "higher_is_worse": Direction.HIGHER_WORSE,
    "higher_is_better": Direction.HIGHER_BETTER,
    "neutral": Direction.NEUTRAL,
}
LIMITS = {str(one): one for one in Limits}
SCOPES = {str(one): one for one in Scope}
COMBINE = {str(one): one for one in Combine}
TABLES = ("indicator", "index", "disclosure")


@dataclass(frozen=True, slots=True)
class DefinedIndicator:
    """An indicator as the file has it: codes of variables, and the values of the fields it names."""

    code: str
    numerator: tuple[str, ...]
    denominator: tuple[str, ...]
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class DefinedIndex:
    """A social index as the file has it: codes of indicators with weights, classes with the thresholds between them."""

    code: str
    indicators: tuple[str, ...]
    weights: tuple[float, ...]
    thresholds: tuple[float, ...]
    classes: tuple[str, ...]
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class DefinedRule:
    """How figures of a source are protected; “*” stands for every source without a rule of its own."""

    source: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Definitions:
    """All a file defines, in its order."""

    indicators: tuple[DefinedIndicator, ...] = ()
    indexes: tuple[DefinedIndex, ...] = ()
    rules: tuple[DefinedRule, ...] = ()


def read_definitions(path: Path) -> Definitions:
    """What a file defines; raises BadInput naming table, key and what is allowed, Unreadable for what is no TOML."""
    if path.stat().st_size > LARGEST:
        raise Unreadable(N_("“{file}” is too large for a file of definitions."), file=path.name)
    try:
        content = tomllib.loads(path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise Unreadable(N_("“{file}” is no TOML file: {why}"), file=path.name, why=str(error)) from error
    return definitions_of(content)


def definitions_of(content: Mapping[str, Any]) -> Definitions:
    """What the tables of a file define; raises BadInput naming table, key and what is allowed."""
    refuse_unknown(content, TABLES)
    found = Definitions(
        tuple(_indicator(entry) for entry in rows_of(content, "indicator", "code")),
        tuple(_index(entry) for entry in rows_of(content, "index", "code")),
        tuple(_rule(entry) for entry in rows_of(content, "disclosure", "source")),
    )
    if found == Definitions():
        raise Unreadable(
            N_("Nothing is defined here. Allowed are the tables [[indicator]], [[index]] and [[disclosure]].")
        )
    return found


def _indicator(entry: Entry) -> DefinedIndicator:
    code = entry.text("code", needed=True)
    numerator, denominator = entry.texts("numerator", needed=True), entry.texts("denominator")
    values: dict[str, Any] = {
        "name": entry.text("label") or code,
        "multiplier": entry.number("multiplier", default=100.0 if denominator else 1.0),
        "unit": entry.text("unit"),
        "direction": entry.choice("direction", DIRECTIONS, Direction.NEUTRAL),
        "limits": entry.choice("limits", LIMITS, Limits.NONE),
        **entry.given("decimals", lambda: entry.whole("decimals", 0, 6)),
        **entry.given("scope", lambda: entry.choice("scope", SCOPES, Scope.POPULATION)),
        **entry.given("definition", lambda: entry.text("definition", longest=LONG_TEXT)),
        **entry.given("bias", lambda: entry.text("bias", longest=LONG_TEXT)),
        **entry.given("to_check", lambda: entry.text("to_check", longest=LONG_TEXT)),
        **entry.given("source", lambda: entry.text("source")),
        **entry.given("valid_from", lambda: entry.day("valid_from")),
    }
    entry.refuse_rest()
    return DefinedIndicator(code, numerator, denominator, values)


def _index(entry: Entry) -> DefinedIndex:
    code = entry.text("code", needed=True)
    indicators = entry.texts("indicators", needed=True)
    weights = entry.numbers("weights") or (1.0,) * len(indicators)
    thresholds, classes = entry.numbers("thresholds"), entry.texts("classes")
    entry.choice("deviation", {"population": True}, default=True)
    values: dict[str, Any] = {
        "name": entry.text("label") or code,
        "combine": entry.choice("combine", COMBINE, Combine.MEAN),
        "at_least": entry.whole("at_least", 1, len(indicators), default=len(indicators)),
        **entry.given("definition", lambda: entry.text("definition", longest=LONG_TEXT)),
        **entry.given("level", lambda: entry.whole("level", 1, 9)),
    }
    entry.refuse_rest()
    if len(weights) != len(indicators):
        raise entry.wrong("weights", N_("one number for each indicator"))
    if any(not 0.001 <= weight <= 1000 for weight in weights):
        raise entry.wrong("weights", N_("numbers from 0.001 to 1000"))
    if any(low >= high for low, high in pairwise(thresholds)):
        raise entry.wrong("thresholds", N_("numbers that rise"))
    if (classes or thresholds) and len(classes) != len(thresholds) + 1:
        raise entry.wrong("classes", N_("one name more than there are thresholds"))
    return DefinedIndex(code, indicators, weights, thresholds, classes, values)


def _rule(entry: Entry) -> DefinedRule:
    source = entry.text("source", needed=True)
    rounding = entry.whole("rounding", 0, 100, default=0)
    if rounding == 1:
        raise entry.wrong("rounding", N_("0 for none, or a whole number from 2 to 100"))
    values = {
        "min_count": max(1, entry.whole("minimum", 0, 100, default=3)),
        "min_denominator": max(1, entry.whole("denominator", 0, 100_000, default=100)),
        "rounding": rounding or None,
        "already_protected": entry.flag("protected"),
    }
    entry.refuse_rest()
    return DefinedRule(source, values)
