"""The rule that keeps small counts from leaving the house, and its plain form without tables.

Sources: minimum count 3 is the standard of the Federal Employment Agency's statistics; a rate only over at
least 100 persons is the practice of the Federal Statistical Office for small-area rates; rounding to 5 or 10
is what some suppliers do instead of leaving cells out. A true zero is shown: no case stands behind it (the
reasons and other practice stand in ``planner.statistics.disclosure``). Whole tables are protected by
``planner.statistics.disclosure.protect``; this module is for single figures and needs no library.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from planner.domain.record import N_

LEAST_BASE = 6
"""Under fewer persons a hidden count has hardly another value: all counts over them are hidden, zeros included."""


class RuleWords(NamedTuple):
    """One sentence of a rule: the English message and its parameters, to be translated where it is printed."""

    msgid: str
    params: dict[str, int]


@dataclass(frozen=True, slots=True)
class DisclosureRule:
    """How the figures of one source are protected.

    ``min_count``: counts from 1 to one below it are hidden (0 and 1 switch this off).
    ``min_denominator``: figures over fewer persons are hidden.
    ``rounding``: a base (5 and 10 are usual) rounds every count instead of hiding small ones.
    ``protected_by_supplier``: the figures come protected and pass as they are.
    """

    min_count: int = 3
    min_denominator: int = 100
    rounding: int | None = None
    protected_by_supplier: bool = False

    def __post_init__(self) -> None:
        if self.min_count < 0 or self.min_denominator < 0:
            raise ValueError("a minimum cannot be negative")
        if self.rounding is not None and self.rounding < 2:
            raise ValueError("figures are rounded to multiples of 2 or more, or not at all")

    def words(self) -> tuple[RuleWords, ...]:
        """The rule in sentences, for the note under every protected table."""
        if self.protected_by_supplier:
            return (RuleWords(N_("The figures were protected by their supplier and are shown as supplied."), {}),)
        sentences = []
        if self.rounding:
            sentences.append(
                RuleWords(
                    N_("Counts are rounded to multiples of {base}; parts need not add up to their total."),
                    {"base": self.rounding},
                )
            )
        elif self.min_count > 1:
            sentences.append(
                RuleWords(
                    N_(
                        "Counts below {n} are not shown, nor are figures from which they could be worked out."
                        " A true zero is shown."
                    ),
                    {"n": self.min_count},
                )
            )
        if self.min_denominator > 1:
            sentences.append(
                RuleWords(
                    N_("Rates over fewer than {n} persons are not shown."),
                    {"n": self.min_denominator},
                )
            )
        return tuple(sentences)


CAVEATS = (
    (
        N_("True zeros"),
        N_("They are shown: no case stands behind them. Over too small a base they are hidden with the rest."),
    ),
    (
        N_("What no gate can do"),
        N_(
            "Reports before and after a change, laid side by side, can tell more than each of them."
            " Other figures may be hidden in the later one."
        ),
    ),
)
"""What whoever looks over the proof must know besides: a heading and a sentence each."""


def reason_words(reason: str, rule: DisclosureRule) -> RuleWords:
    """Why a cell is hidden, in one clause; for the page of proof inside the house alone."""
    if reason == "count":
        return RuleWords(N_("count below {n}"), {"n": rule.min_count})
    if reason == "remainder":
        return RuleWords(N_("all of the base but fewer than {n}"), {"n": rule.min_count})
    if reason == "denominator":
        return RuleWords(N_("base below {n}"), {"n": max(rule.min_denominator, LEAST_BASE)})
    if reason == "complementary":
        return RuleWords(N_("would give another figure away"), {})
    return RuleWords(N_("kept back by the supplier"), {})


def protection_reason(
    numerator: float | None, denominator: float | None, rule: DisclosureRule
) -> Literal["", "count", "remainder", "denominator"]:
    """Why one figure must be hidden on its own account, or ``""``.

    ``count``: the count is 1 to n − 1; ``remainder``: all but 1 to n − 1 of the denominator are counted;
    ``denominator``: the denominator is below the minimum, or so small that hiding a count under it leaves no choice.
    ``None`` means not known or not there.
    """
    if rule.protected_by_supplier:
        return ""
    least = max(rule.min_denominator, LEAST_BASE if rule.min_count > 1 and not rule.rounding else 0)
    if denominator is not None and 0 < denominator < least:
        return "denominator"
    if rule.rounding or numerator is None:
        return ""
    if 0 < numerator < rule.min_count:
        return "count"
    if denominator is not None and 0 < denominator - numerator < rule.min_count:
        return "remainder"
    return ""


def is_protected(numerator: float | None, denominator: float | None, rule: DisclosureRule) -> bool:
    """True when this one figure must not be shown outside (primary protection only, no table around it)."""
    return protection_reason(numerator, denominator, rule) != ""


def rounded(count: float, rule: DisclosureRule) -> float:
    """The count as the rule lets it out: rounded half up to the base, or as it is."""
    base = rule.rounding
    if not base or rule.protected_by_supplier:
        return count
    return float((2 * count + base) // (2 * base) * base)
