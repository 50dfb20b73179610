"""What a rule says of a plan, and what rules are given besides the plan."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from planner.domain.breaks import Break
from planner.domain.indicators import Figure


class Severity(StrEnum):
    """How much a remark matters; none of them blocks anything."""

    NOTICE = "notice"
    WARNING = "warning"


NO_PARAMS: Mapping[str, object] = {}


class Remark(NamedTuple):
    """A rule's finding: its code, the record it speaks of, the field to jump to, and what fills its sentence.

    `sentence` is an English msgid; `params` hold plain values and texts of the plan for it. A large plan has thousands
    after every edit, so it is a tuple.
    """

    code: str
    severity: Severity
    kind: str
    subject: str
    sentence: str
    field: str = ""
    params: Mapping[str, object] = NO_PARAMS


@dataclass(frozen=True, slots=True)
class Actuals:
    """The latest figure of each target not after the day asked for: target id → figure (value, state, period).

    `hidden` names the targets whose figure must not leave the house (the disclosure rule of its source), `telling`
    those whose attainment must not, because their baseline is protected and could be worked out from it. `parted` tells
    of the targets whose baseline and figure must not be set against each other what lies between them.
    """

    figures: Mapping[str, Figure] = dataclasses.field(default_factory=dict)
    hidden: frozenset[str] = frozenset()
    telling: frozenset[str] = frozenset()
    parted: Mapping[str, Break] = dataclasses.field(default_factory=dict)

    def of(self, target: str) -> Figure | None:
        """The figure of a target, or None when nothing was observed yet."""
        return self.figures.get(target)
