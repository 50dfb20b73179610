"""A sentence not said yet: message ids and what fills them; `planner.content.words.Words.say` says it in a language."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass


def NN_(one: str, many: str) -> tuple[str, str]:  # noqa: N802 - the marker's name, as N_
    """Mark a sentence in one and in many for translation where both are kept as data (see `N_`)."""
    return one, many


class Term(str):
    """A key of the town's words (`phase.analysis`); it is looked up when the sentence is said."""

    __slots__ = ()


class Noun(Term):
    """A term inside a sentence: English writes it small there."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """`one` alone, or with `many` and `n` the form the number asks for (`{n}`); `none` is said of nothing.

    Parameters are plain: text, whole numbers (counts), floats, `Decimal` (euros), days, choices, terms, tuples of text.
    """

    one: str
    many: str = ""
    n: int | None = None
    params: Mapping[str, object] = dataclasses.field(default_factory=dict)
    none: str = ""

    def __bool__(self) -> bool:
        """Whether there is anything to say."""
        return bool(self.one)


SILENCE = Sentence("")
