"""The chosen area in words: how it changed, whether that is more than chance, where it stands beside the town."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner import texts
from planner.domain.breaks import Break
from planner.domain.figures import Area, Indicator
from planner.operations.compared import Beside, Change, beside_of, breaks_in_series, change_of
from planner.statistics.change import Chance, how_tested
from planner.statistics.classes import dynamics_word, status_word
from planner.texts import gettext as _
from planner.ui.figures import index_words

if TYPE_CHECKING:
    from planner.ui.figures.state import FiguresState, Shown


def limits_of(state: FiguresState, area: str, period: str, shown: Shown | None) -> tuple[float, float] | None:
    """How far what is shown could lie by chance; None where it has no limits."""
    return None if state.series is None or shown is None else state.series.limits(area, period, shown)


def breaks_in(state: FiguresState, area: str = "") -> tuple[Break, ...]:
    """Where the series breaks, for an area too where one is named."""
    if state.series is None:
        return ()
    return breaks_in_series(state.plan, state.series, state.plan.get(Area, area or None))


def change_in(state: FiguresState, area: Area, *, leaving: bool = False) -> Change | None:
    """How an area changed over the periods shown, from what is shown, or from what leaves the house."""
    if state.series is None or not state.periods:
        return None
    show = state.leaving if leaving else state.cell
    return change_of(state.plan, state.series, show, area, state.base, state.periods[-1])


def beside_in(state: FiguresState, area: Area) -> Beside | None:
    """How an area stands beside the rest of its town in the chosen period, from what is shown."""
    town = state.town
    if state.series is None or town is None or not state.period:
        return None
    return beside_of(state.plan, state.series, state.cell, area, town, state.areas, state.base, state.period)


def change_words(state: FiguresState, area: Area) -> str:
    """How an area changed, whether that is more than chance, or why it cannot be compared; "" where nothing is shown."""
    change, subject, words = change_in(state, area), state.subject, texts.current()
    if change is None or subject is None or change.base == change.period:
        return ""
    since = words.period(change.base)
    if change.parted is not None:
        reason, day = words.gettext(change.parted.reason.value), words.date(change.parted.day)
        return _("not comparable with {since}: {reason} since {day}", since=since, reason=reason, day=day)
    if change.difference is None:
        return ""
    said = _("{change} since {since}", change=difference_words(change.difference, subject), since=since)
    return _with_chance(said, change.chance)


def standing_words(state: FiguresState, area: Area) -> str:
    """Where an area stands beside the rest of its town, and how it moves against it; "" where nothing is shown."""
    beside, subject, words = beside_in(state, area), state.subject, texts.current()
    if beside is None or subject is None or beside.status is None:
        return ""
    parts = [_with_chance(words.gettext(status_word(beside.status, subject.direction)), beside.chance)]
    if beside.dynamics is not None:
        parts.append(words.gettext(dynamics_word(beside.dynamics, subject.direction)))
    return "; ".join(parts)


def comparison_line(state: FiguresState) -> str:
    """The chosen area in one sentence: its change, and its place beside the town."""
    area = next((one for one in state.areas if one.id == state.area), None)
    if area is None or state.series is None:
        return ""
    if index_words.is_index(state):
        return index_words.area_line(state)
    parts = [one for one in (change_words(state, area), standing_words(state, area)) if one]
    return f"{area.name}: {'; '.join(parts)}." if parts else ""


def how_line(state: FiguresState) -> str:
    """How the limits are worked out and "more than chance" is tested, "" for an indicator without."""
    if state.series is None:
        return ""
    if index_words.is_index(state):
        return index_words.how_line(state)
    limits, test = state.series.indicator.limits, how_tested(state.series.indicator.limits)
    if not test:
        return ""
    said = texts.gettext(limits.label)
    return _("Limits {limits}, 95 %. More than chance: {test}.", limits=said, test=texts.gettext(test))


def difference_words(value: float, indicator: Indicator) -> str:
    """A difference with its sign, of a share in percentage points: "+1.3 percentage points"."""
    words = texts.current()
    number = words.number(value, indicator.decimals)
    number = f"+{number}" if value > 0 else number
    if indicator.unit == "%":
        return _("{number} percentage points", number=number)
    return f"{number} {indicator.unit}".strip()


def _with_chance(said: str, chance: Chance) -> str:
    if chance is Chance.UNKNOWN:
        return said
    return f"{said}, {texts.gettext(chance.label)}"
