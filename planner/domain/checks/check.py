"""A check beside a step of the circle: n of m, and what is missing with a place to jump to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from planner.domain.record import Record
from planner.domain.rules import BY_CODE, Look
from planner.domain.sentence import Sentence

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Jump:
    """Something missing: where it is (`subject` "" when the record is still to be made), and how to say it."""

    kind: str
    subject: str
    field: str
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Tally:
    """n of m are as they should be; of nothing, nothing is."""

    n: int
    m: int
    find: Callable[[], Iterable[Jump]] = field(default=tuple, compare=False, repr=False)

    @property
    def missing(self) -> tuple[Jump, ...]:
        """What is missing, worked out when it is asked for: most of a large plan’s is never shown."""
        return tuple(self.find())

    @property
    def fulfilled(self) -> bool:
        """Whether there is something and nothing of it is missing."""
        return self.m > 0 and self.n >= self.m


@dataclass(frozen=True, slots=True)
class Check:
    """A named check; `title` is an English msgid ("Action goals with a date")."""

    id: str
    title: str
    count: Callable[[Look], Tally]


def some(kind: type[Record], todo: str, records: Callable[[Look], Iterable[Record]]) -> Callable[[Look], Tally]:
    """At least one record; else `todo` says what to record."""

    def count(look: Look) -> Tally:
        if any(True for _ in records(look)):
            return Tally(1, 1)
        return Tally(0, 1, lambda: (Jump(kind.kind, "", "", Sentence(todo)),))

    return count


def each(
    records: Callable[[Look], Iterable[R]], good: Callable[[Look, R], object], todo: str, field: str = ""
) -> Callable[[Look], Tally]:
    """Every record passes; `todo` speaks of one that does not by `{name}`."""

    def count(look: Look) -> Tally:
        known = tuple(records(look))
        bad = [one for one in known if not good(look, one)]

        def jumps() -> Iterable[Jump]:
            return (Jump(one.kind, one.id, field, Sentence(todo, params={"name": look.name(one)})) for one in bad)

        return Tally(len(known) - len(bad), len(known), jumps)

    return count


def ruled(code: str, records: Callable[[Look], Sequence[Record]]) -> Callable[[Look], Tally]:
    """No record is found by the rule of that code; what is missing is said in the rule's words."""
    rule = BY_CODE[code]

    def count(look: Look) -> Tally:
        known = {one.id for one in records(look)}
        found = [one for one in look.remarks(rule) if one.subject in known]

        def jumps() -> Iterable[Jump]:
            return (Jump(one.kind, one.subject, one.field, Sentence(one.sentence, params=one.params)) for one in found)

        return Tally(len(known) - len({one.subject for one in found}), len(known), jumps)

    return count
