"""What a person can do: an intention as a frozen dataclass, run by `Session.run` inside one transaction."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Protocol

from planner.storage.work import Work


@dataclass(frozen=True, slots=True)
class StepLabel:
    """The name of a step: an English msgid and its parameters.

    Parameters hold ids, field names and numbers, never text a person typed: they stand in the journal's digest and
    could not be redacted. Names are looked up when the label is shown.
    """

    msgid: str
    params: Mapping[str, str | int] = field(default_factory=dict)


class Operation(Protocol):
    """One intention. `apply` writes through Work only; it holds no undo code.

    Two operations with the same `burst` (not None) within ten seconds are undone together.
    """

    journal_kind: ClassVar[str] = "do"
    reopens: ClassVar[bool] = False

    @abstractmethod
    def label(self) -> StepLabel:
        """The name of the step this becomes."""

    @abstractmethod
    def apply(self, work: Work) -> None:
        """Write the change; raise a PlannerError to refuse, and nothing is written."""

    def burst(self) -> tuple[str, ...] | None:
        """What this operation shares with the typing just before it, or None."""
        return None
