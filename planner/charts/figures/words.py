"""The words in and below figures: values, signs of states, notes, and the sentences alt texts are put together from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from planner.charts.figures.model import AreaFigures
from planner.domain.breaks import Break, breaks_within
from planner.domain.figures import State
from planner.domain.record import N_
from planner.statistics.disclosure import ProtectedCell
from planner.texts import Texts

NBSP: Final = "\N{NO-BREAK SPACE}"
PERCENT: Final = "%"
EACH_VALUE: Final = 12
FEW_NAMES: Final = 6

SIGNS: Final[dict[State, str]] = {
    State.VALUE: "",
    State.NONE: "–",
    State.SUPPRESSED: "•",
    State.MISSING: "",
    State.NOT_APPLICABLE: "x",
    State.UNCERTAIN: "/",
    State.NOT_YET: "…",
}
"""The sign of a cell without a value, as in German statistical tables; a missing one is a dashed box."""

STATE_WORDS: Final[dict[State, str]] = {
    State.NONE: N_("nothing there"),
    State.SUPPRESSED: N_("protected"),
    State.MISSING: N_("not stated"),
    State.NOT_APPLICABLE: N_("not applicable"),
    State.UNCERTAIN: N_("too uncertain"),
    State.NOT_YET: N_("to follow"),
}

STATUS_WORDS: Final[dict[str, str]] = {
    "on_track": N_("on track"),
    "at_risk": N_("at risk"),
    "late": N_("late"),
    "done": N_("completed"),
    "planned": N_("not started"),
    "stopped": N_("ended"),
    "unknown": N_("not stated"),
}
"""The words beside the signs of measures."""


def with_unit(value: float, unit: str, decimals: int, texts: Texts) -> str:
    """Return "20,2 %" or "12,5 m²"."""
    if unit == PERCENT:
        return texts.percent(value, decimals)
    number = texts.number(value, decimals)
    return f"{number}{NBSP}{unit}" if unit else number


def value(figures: AreaFigures, number: float, texts: Texts) -> str:
    """Return a value of the indicator with its unit."""
    return with_unit(number, figures.unit, figures.decimals, texts)


def cell_words(figures: AreaFigures, cell: ProtectedCell, texts: Texts) -> str:
    """Return a cell in words: its value with unit, or the word for its state."""
    if cell.value is not None:
        return value(figures, cell.value, texts)
    return texts.gettext(STATE_WORDS.get(cell.state, STATE_WORDS[State.MISSING]))


def breaks(figures: AreaFigures, found: Mapping[int, Break], texts: Texts) -> list[str]:
    """Return where a series breaks and why, by the place of the first period after each break."""
    return [
        texts.gettext(
            "Break before {period}: {reason}",
            period=texts.period(figures.periods[place]),
            reason=texts.gettext(one.reason.value),
        )
        for place, one in found.items()
    ]


def break_note(
    breaks_by_area: Mapping[str, Sequence[Break]], names: Mapping[str, str], periods: Sequence[str], texts: Texts
) -> str:
    """Return where what is shown breaks and why, with the areas that break alone; "" where all may be compared."""
    common = dict.fromkeys(breaks_within(breaks_by_area.get("", ()), periods))
    told = dict.fromkeys(common, "")
    own: dict[tuple[int, Break], list[str]] = {}
    for area, found in breaks_by_area.items():
        for one in breaks_within(found, periods):
            if area in names and one not in common:
                own.setdefault(one, []).append(names[area])
    told |= {one: _few(areas, texts) for one, areas in own.items()}
    lines = []
    for (place, parting), areas in sorted(told.items(), key=lambda item: (item[0][0], item[1])):
        reason, period = texts.gettext(parting.reason.value), texts.period(periods[place])
        if areas:
            lines.append(
                texts.gettext("Break before {period}: {reason} ({areas}).", period=period, reason=reason, areas=areas)
            )
        else:
            lines.append(texts.gettext("Break before {period}: {reason}.", period=period, reason=reason))
    return " ".join([*lines, texts.gettext("Figures on two sides of a break are not compared.")]) if lines else ""


def _few(names: Sequence[str], texts: Texts) -> str:
    """Some names, or how many where they are many."""
    return ", ".join(sorted(names)) if len(names) <= FEW_NAMES else texts.ngettext("{n} area", "{n} areas", len(names))


def parted(one: Break, texts: Texts) -> str:
    """Return why two figures are not set against each other: "not comparable: other borders since 1 Jan 2020"."""
    reason, day = texts.gettext(one.reason.value), texts.date(one.day)
    return texts.gettext("not comparable: {reason} since {day}", reason=reason, day=day)


def notes(figures: AreaFigures, texts: Texts) -> tuple[str, ...]:
    """Return what must stand below every figure of areas: source, version of the definition, rule of protection."""
    rule = (texts.gettext(words.msgid, **words.params) for words in figures.table.words())
    return tuple(text for text in (figures.source, figures.version, *rule) if text)


def states(cells: Iterable[ProtectedCell], texts: Texts) -> str:
    """Return "protected: 2, not stated: 1" for the cells without a value, empty if there are none."""
    counted = Counter(cell.state for cell in cells if cell.value is None)
    parts = [
        texts.gettext("{state}: {count}", state=texts.gettext(word), count=texts.number(counted[state]))
        for state, word in STATE_WORDS.items()
        if counted[state]
    ]
    return ", ".join(parts)


def listing(figures: AreaFigures, areas: Sequence[str], period: str, texts: Texts) -> str:
    """Return the figures of a period in words: each one if there are few, else the greatest, the least and the gaps."""
    cells = {area: figures.cell(area, period) for area in areas}
    if len(cells) <= EACH_VALUE:
        pairs = (f"{figures.name(area)} {cell_words(figures, cell, texts)}" for area, cell in cells.items())
        return "; ".join(pairs)
    known = {area: cell.value for area, cell in cells.items() if cell.value is not None}
    parts = [texts.ngettext("{n} area", "{n} areas", len(cells))]
    if known:
        high, low = max(known, key=lambda area: known[area]), min(known, key=lambda area: known[area])
        parts.append(
            texts.gettext(
                "highest {high} with {high_value}, lowest {low} with {low_value}",
                high=figures.name(high),
                high_value=value(figures, known[high], texts),
                low=figures.name(low),
                low_value=value(figures, known[low], texts),
            )
        )
    gaps = states(cells.values(), texts)
    return "; ".join([*parts, gaps] if gaps else parts)


def course(figures: AreaFigures, area: str, texts: Texts) -> str:
    """Return "Town: 2017 20,2 %, 2018 protected, …" for one area over all periods."""
    steps = (
        f"{texts.period(period)} {cell_words(figures, figures.cell(area, period), texts)}" for period in figures.periods
    )
    return f"{figures.name(area)}: {', '.join(steps)}"


def sentence(*parts: str) -> str:
    """Join parts to sentences, each with a full stop."""
    return " ".join(part if part.endswith((".", "…")) else f"{part}." for part in parts if part)
