"""The flat file of GENESIS and Regionalstatistik, known on sight by the names of its columns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from planner.domain.record import N_
from planner.exchange.columns import Column
from planner.exchange.messages import Say
from planner.exchange.roles import Role

_NEEDED = {"time", "value", "value_variable_code", "value_variable_label"}
_PLACE = re.compile(r"(\d)_variable_(code|label|attribute_code|attribute_label)")
_GEO_CODE = re.compile(r"GEO|KREIS|GEMEIN|DLAND|DINSG|REGBEZ|BUNDESL|NUTS|STADT|BEZIRK|VERWALT|AGS")
_GEO_LABEL = re.compile(r"kreis|gemeinde|länder|deutschland|regierungsbez|stadt|bezirk|gebiet|region", re.IGNORECASE)
_WHY = N_("The flat file of GENESIS names its columns so.")
_FIXED = {"time": Role.PERIOD, "value": Role.VALUE, "value_unit": Role.UNIT, "value_variable_code": Role.GROUP_KEY,
          "value_variable_label": Role.GROUP_LABEL}  # fmt: skip


def flat_roles(columns: Sequence[Column]) -> Mapping[int, tuple[Role, str]]:
    """The roles of all columns of a flat file, by place; nothing for any other file."""
    by_name = {column.name.lower(): column for column in columns}
    if not by_name.keys() >= _NEEDED:
        return {}
    parts: dict[str, dict[str, Column]] = {}
    for name, column in by_name.items():
        if match := _PLACE.fullmatch(name):
            parts.setdefault(match[1], {})[match[2]] = column
    whole = {number: part for number, part in parts.items() if len(part) == 4}
    area = next((number for number, part in whole.items() if _is_area(part)), None)
    if area is None:
        return {}
    roles = {column.index: (Role.OTHER, _WHY) for column in columns}
    for name, role in _FIXED.items():
        if name in by_name:
            roles[by_name[name].index] = (role, _WHY)
    for number, part in whole.items():
        key, label = (Role.AREA_KEY, Role.AREA_NAME) if number == area else (Role.VARIABLE_KEY, Role.VARIABLE_LABEL)
        roles[part["attribute_code"].index] = (key, _WHY)
        roles[part["attribute_label"].index] = (label, _WHY)
        if number != area and part["code"].distinct > 1:
            roles[part["code"].index] = (Role.GROUP_KEY, _WHY)
    return roles


def _is_area(part: Mapping[str, Column]) -> bool:
    """A characteristic whose values are places."""
    codes, labels = part["code"].filled, part["label"].filled
    return bool(codes) and (
        all(_GEO_CODE.search(code) for code in codes) or all(_GEO_LABEL.search(label) for label in labels)
    )


def is_flat(columns: Sequence[Column]) -> Say | None:
    """The sentence that says so of a flat file."""
    return Say(N_("A flat file of GENESIS."), {}) if flat_roles(columns) else None
