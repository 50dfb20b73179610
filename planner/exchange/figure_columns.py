"""Which columns hold figures and which hold dates, told from their cells."""

from __future__ import annotations

from planner.exchange.bearing import named, only_signs
from planner.exchange.columns import Column
from planner.exchange.crossing import speaks_of_figures
from planner.exchange.dated import is_near, is_year, only_period
from planner.exchange.numbers import REMARKED, has_no_result, looks_like_figure, sign_of

MOST_PERIODS = 3_000
RARELY = 0.1


def is_figures(column: Column) -> bool:
    """Mostly numbers and signs, numbers among them."""
    words = column.filled[:200]
    looking = [word for word in words if looks_like_figure(word)]
    if all(map(has_no_result, words)) and words:
        return True
    remarked = 0
    if len(looking) < len(words):
        remarked = sum(1 for word in words if REMARKED.fullmatch(word) and not looks_like_figure(word))
    numbers = remarked + sum(1 for word in looking if sign_of(word) is None)
    enough = numbers > 0 if named("value", column) or column.head.period else numbers >= 0.2 * len(words) > 0
    if not enough:
        return False
    figures = len(looking) + remarked
    return figures >= 0.7 * len(words)


def is_silent(column: Column, first: Column) -> bool:
    """A column of figures of which none is told: signs alone, right of other figures or below a date."""
    beside = column.index > first.index or bool(column.head.period)
    return beside and not named("quality", column) and only_signs(column)


def is_broken(column: Column) -> bool:
    """Whether some are written with a decimal sign."""
    return any("." in word or "," in word for word in column.filled[:200])


def tells_periods(column: Column) -> bool:
    """Dates alone, or nearly so where the name says it; years in a column of figures are figures."""
    if column.distinct > MOST_PERIODS or column.head.period:
        return False
    called = named("period", column)
    if not all(map(only_period, column.filled[:20])) and not called:
        return False
    lost = [code for code, word in enumerate(column.words) if word and not only_period(word)]
    if lost and (not called or sum(column.counts[code] for code in lost) > RARELY * len(column.codes) + 1):
        return False
    if called or column.name.startswith("#") or not all(map(is_year, column.filled)):
        return True
    return not speaks_of_figures(column) and is_near(column.filled)
