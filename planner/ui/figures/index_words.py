"""A social index in words: the areas of its highest class, an area with its components, and how it is made. No ranks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner import texts
from planner.charts.figures.words import parted, with_unit
from planner.domain.figures import Direction, Indicator
from planner.operations.index_found import IndexFound, Ingredient
from planner.texts import gettext as _

if TYPE_CHECKING:
    from planner.ui.figures.state import FiguresState


def is_index(state: FiguresState) -> bool:
    """Whether a social index is looked at."""
    return state.series is not None and state.series.course is not None


def is_comparable_over_time(state: FiguresState) -> bool:
    """Whether its years may be set against each other: only where all are measured by one that was frozen."""
    course = state.series.course if state.series is not None else None
    return course is None or bool(course.index.reference)


def found_index(state: FiguresState, *, leaving: bool = False) -> IndexFound | None:
    """The index of the chosen period as the screen shows it, or as it leaves the house."""
    series = state.series
    if series is None or series.course is None:
        return None
    course = state.course if state.is_protected or leaving else series.course
    if course is None or course.index.id != series.indicator.id:
        return None
    return course.periods.get(state.period)


def lead(state: FiguresState) -> str:
    """The areas of the highest class, by name, from what may leave the house."""
    found = found_index(state, leaving=True)
    if found is None or state.subject is None:
        return ""
    words = texts.current()
    period = words.period(state.period)
    names = [area.name for area in found.areas if found.classes and found.class_of(area.id) == found.classes[-1]]
    if not names:
        known = sum(one.index is not None for one in found.table.areas.values())
        return _("{name} {period}: known for {n} areas.", name=state.subject.name, period=period, n=words.number(known))
    return _("{name} {period}, {class_}: {areas}.", name=state.subject.name, period=period, class_=found.classes[-1],
             areas=words.list(names))  # fmt: skip


def area_line(state: FiguresState) -> str:
    """The chosen area: its class and index, and every component with its figure and its distance from the mean."""
    found = found_index(state)
    area = next((one for one in state.areas if one.id == state.area), None)
    if found is None or area is None or area.id not in found.table.areas:
        return ""
    words, value = texts.current(), found.table.areas[area.id]
    head = [found.class_of(area.id) or ""]
    if value.index is not None:
        head.append(_("index {value}", value=signed(value.index)))
    parts = [_component(one, area.id, value.parts.get(one.indicator.id)) for one in found.ingredients]
    said = ", ".join(one for one in head if one) or _("no index: too few components are known or comparable")
    return f"{area.name}: {said}. " + _("Components: {parts}.", parts=words.list([one for one in parts if one]))


def how_line(state: FiguresState) -> str:
    """How the index is made: over which areas, put together how, measured by what."""
    found = found_index(state) or found_index(state, leaving=True)
    return how_made(found) if found is not None else ""


def how_made(found: IndexFound) -> str:
    """How an index is made: over which areas, put together how, measured by what, and what that does not measure."""
    words = texts.current()
    known = sum(one.index is not None for one in found.table.areas.values())
    said = _(
        "Distances from the mean of {n} areas in population standard deviations; {combine}.",
        n=words.number(known), combine=words.gettext(found.index.combine.label),
    )  # fmt: skip
    if found.frozen:
        said = f"{said} " + _("Measured by the figures of {period}.", period=words.period(found.index.reference))
        return " ".join([said, *(_unmeasured(one) for one in found.ingredients if one.parted is not None)])
    return f"{said} " + _("Relative within each year: years cannot be compared.")


def facts(state: FiguresState) -> tuple[tuple[str, str], ...]:
    """Its purpose, its components with weight and ruler, its classes."""
    found = found_index(state, leaving=True)
    if found is None:
        return ()
    words, spreads = texts.current(), found.table.reference.spreads
    rows = [(_("Purpose and limits"), found.index.definition), (_("How it is made"), how_line(state))]
    for one in found.ingredients:
        spread = spreads[one.indicator.id]
        said = _(
            "weight {weight} · mean {mean} · standard deviation {deviation} · {period}",
            weight=words.number(one.part.weight, 1),
            mean=with_unit(spread.mean, one.indicator.unit, 2, words),
            deviation=words.number(spread.deviation, 2),
            period=words.period(one.period) if one.period else "–",
        )
        rows.append((one.indicator.name, f"{said} · {sign_words(one.indicator)}"))
    bounds = [words.number(one, 2) for one in found.thresholds]
    for place, name in enumerate(found.classes):
        low, high = ("", *bounds)[place], (*bounds, "")[place]
        between = _("from {low} to under {high}", low=low, high=high) if low and high else ""
        rows.append((name, between or (_("under {high}", high=high) if high else _("from {low}", low=low))))
    return tuple(row for row in rows if row[1])


def sign_words(indicator: Indicator) -> str:
    """Which way an indicator counts in an index, by what more of it means."""
    if indicator.direction is Direction.HIGHER_BETTER:
        return _("less is more burden")
    if indicator.direction is Direction.HIGHER_WORSE:
        return _("more is more burden")
    return _("counts as it stands, needs interpretation")


def signed(value: float) -> str:
    """An index or a distance with its sign."""
    number = texts.current().number(value, 2)
    return f"+{number}" if value > 0 and number.strip("0,.") else number


def _component(one: Ingredient, area: str, z: float | None) -> str:
    value = one.value(area)
    if value is None or (z is None and one.parted is None):
        return _("{indicator} not known", indicator=one.indicator.name)
    figure = with_unit(value, one.indicator.unit, one.indicator.decimals, texts.current())
    if z is None:
        return _("{indicator} {figure} (not comparable)", indicator=one.indicator.name, figure=figure)
    return f"{one.indicator.name} {figure} ({signed(z)})"


def _unmeasured(one: Ingredient) -> str:
    """Why the frozen figures are no measure for a component."""
    if one.parted is None:
        return ""
    why = parted(one.parted, texts.current())
    return _("{indicator} does not count here, it is {why}.", indicator=one.indicator.name, why=why)
