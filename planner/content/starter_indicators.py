"""The starter catalogue of indicators: what is counted of what, how it reads, and what the town must look up first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from planner.content.files import read
from planner.domain.figures import Direction, Limits, Scope


@dataclass(frozen=True, slots=True)
class StarterIndicator:
    """One entry in one language; `check` is "" where the definition is settled."""

    id: str
    code: str
    name: str
    numerator: str
    denominator: str
    when: str
    check: str
    values: Mapping[str, Any]

    @property
    def definition(self) -> str:
        """Numerator, denominator and day in one line."""
        return f"{self.numerator} ÷ {self.denominator}, {self.when}"

    def fields(self) -> dict[str, Any]:
        """The fields of an indicator that begins with this entry; its variables are chosen by hand."""
        return {
            "code": self.code,
            "name": self.name,
            "definition": self.definition,
            "to_check": self.check,
            **self.values,
        }


@cache
def starter_indicators(language: str) -> tuple[StarterIndicator, ...]:
    """All entries in `language` ("de" or "en"), in their order."""
    return tuple(_entry(row, language) for row in read("indicators.toml")["indicator"])


def _entry(row: Mapping[str, Any], language: str) -> StarterIndicator:
    said = {name: value[language] if isinstance(value, Mapping) else value for name, value in row.items()}
    values = {
        "unit": said["unit"],
        "bias": said["bias"],
        "multiplier": said["multiplier"],
        "decimals": said["decimals"],
        "direction": Direction(said["direction"]),
        "limits": Limits(said["limits"]),
        "scope": Scope(said["scope"]),
    }
    names = ("id", "code", "name", "numerator", "denominator", "when")
    return StarterIndicator(**{name: said[name] for name in names}, check=said.get("check", ""), values=values)
