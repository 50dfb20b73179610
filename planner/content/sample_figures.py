"""The figures of the invented sample town: worked out from `figures.toml`, the same on every machine.

No real statistics stand behind them. A variable is a share of another one that depends on how burdened an area is,
moves a little each year, and is shaken by a draw taken from a hash of its name, area and year.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from planner.content.files import read

TOWN = "00"
PIVOT_YEAR = 2022
KEPT_BACK = ("suppressed", "uncertain")


@dataclass(frozen=True, slots=True)
class SampleFigure:
    """One observation: variable code, area key, period (a year), and a value or the state of an empty cell.

    `state` is a value of `planner.domain.figures.State`; `value` is None unless it is "value".
    """

    variable: str
    area: str
    period: str
    value: float | None
    state: str


@cache
def sample_figures(delivery: str) -> tuple[SampleFigure, ...]:
    """The figures of one delivery (its id in `indicators.toml`), for quarters, districts and the town."""
    model = read("sample/figures.toml")
    found: list[SampleFigure] = []
    for year in model["deliveries"][delivery]:
        for code, variable in model["variables"].items():
            if "town" in variable:
                found.append(_town_figure(code, year, variable["town"][year - model["years"][0]]))
            else:
                found.extend(_figures(code, year, model))
    return tuple(found)


def _town_figure(code: str, year: int, value: float | bool) -> SampleFigure:
    if value is False:
        return SampleFigure(code, TOWN, str(year), None, "not_yet")
    return SampleFigure(code, TOWN, str(year), float(value), "value")


def _figures(code: str, year: int, model: Mapping[str, Any]) -> list[SampleFigure]:
    quarters = {area: _amount(code, area, year) for area in model["areas"]}
    states = {area: _state(code, area, year, model["states"]) for area in quarters}
    found = [_cell(code, area, year, amount, states[area]) for area, amount in quarters.items()]
    for total in (*sorted({area[0] for area in quarters}), TOWN):
        members = [area for area in quarters if total == TOWN or area.startswith(total)]
        counted = [area for area in members if states[area] != "not_applicable"]
        state = _total_state(states[area] for area in counted)
        found.append(_cell(code, total, year, sum(quarters[area] for area in counted), state))
    return found


def _cell(code: str, area: str, year: int, amount: float, state: str) -> SampleFigure:
    return SampleFigure(code, area, str(year), amount if state == "value" else None, state)


def _total_state(states: Iterable[str]) -> str:
    """A total is known although its supplier keeps a part of it back; it is not known when a part was never counted."""
    open_parts = [state for state in states if state != "value" and state not in KEPT_BACK]
    return open_parts[0] if open_parts else "value"


def _state(code: str, area: str, year: int, rules: Iterable[Mapping[str, Any]]) -> str:
    for rule in rules:
        if code in rule["variables"] and year in rule["years"] and (area in rule["areas"] or "*" in rule["areas"]):
            return str(rule["state"])
    return "value"


@cache
def _amount(code: str, area: str, year: int) -> float:
    """What is counted, a whole number."""
    model = read("sample/figures.toml")
    place, variable = model["areas"][area], model["variables"][code]
    if "of" not in variable:
        years = year - model["years"][0]
        return float(round(place["inhabitants"] * (1 + place["growth"]) ** years))
    base = _amount(variable["of"], area, year)
    share = variable["share"] + variable.get("social", 0.0) * place["burden"]
    share += variable.get("trend", 0.0) * (year - PIVOT_YEAR)
    if variable.get("young"):
        share *= place["young"]
    share *= 1 + variable.get("noise", 0.005) * _draw(f"{code}:{area}:{year}")
    counted = float(round(base * share))
    return min(counted, base) if 0 <= variable["share"] <= 1 else counted


def _draw(seed: str) -> float:
    digest = hashlib.sha256(seed.encode()).digest()
    return int.from_bytes(digest[:4], "big") / 2**31 - 1
