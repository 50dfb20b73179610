"""Money by year and funder: two bars per year, planned and actual, each stacked by funder with a pattern of its own."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from planner import tokens
from planner.charts.figures import axis, geometry, scale
from planner.charts.figures.model import Budget
from planner.charts.figures.sheet import Drawing, Sheet, Size, shortened, text_width
from planner.charts.figures.words import sentence
from planner.domain.record import N_
from planner.texts import Texts

FILLS: Final = ("r5", "r3", "r2", "r4", "r1")
PATTERNS: Final = ("", "rising", "level", "dots", "falling")
MOST_FUNDERS: Final = len(FILLS)
UNITS: Final = ((Decimal(10_000_000), Decimal(1_000_000), N_("million €")), (Decimal(10_000), Decimal(1000), N_("k€")))
PATTERN_GAP = 7.0
NAME_ROOM = 0.32


def funders(data: Budget, texts: Texts) -> tuple[str, ...]:
    """Return the funders by planned money, the greatest first; from the sixth on they are "others"."""
    sums: dict[str, Decimal] = {}
    for row in data.rows:
        sums[row.funder] = sums.get(row.funder, Decimal(0)) + row.planned
    ranked = sorted(sums, key=lambda name: (-sums[name], name))
    if len(ranked) <= MOST_FUNDERS:
        return tuple(ranked)
    return *ranked[: MOST_FUNDERS - 1], texts.gettext("others")


def amounts(data: Budget, year: int, names: Sequence[str], *, actual: bool) -> list[Decimal | None]:
    """Return the money of a year per funder in ``names``; what belongs to none of them goes to the last.

    With ``actual`` a funder nothing is booked for yet is None.
    """
    found: list[Decimal | None] = [None] * len(names)
    for row in data.rows:
        amount = row.actual if actual else row.planned
        if row.year == year and amount is not None:
            index = names.index(row.funder) if row.funder in names else len(names) - 1
            found[index] = (found[index] or Decimal(0)) + amount
    return found


def _unit(data: Budget, texts: Texts) -> tuple[Decimal, str]:
    years = {row.year for row in data.rows}
    most = max((sum(row.planned for row in data.rows if row.year == year) for year in years), default=Decimal(0))
    for limit, divisor, word in UNITS:
        if most >= limit:
            return divisor, texts.gettext(word)
    return Decimal(1), "€"


def draw(data: Budget, size: Size, texts: Texts) -> Drawing:
    """Return the bars at ``size``; the funders' names stand at the right, beside the last planned bar."""
    sheet = Sheet(size)
    names, years = funders(data, texts), sorted({row.year for row in data.rows})
    divisor, unit = _unit(data, texts)
    caption = size.caption
    stacks = {(year, actual): amounts(data, year, names, actual=actual) for year in years for actual in (False, True)}
    totals = [float(_total(stack) / divisor) for stack in stacks.values()]
    value_axis = axis.ValueAxis(scale.ticks(totals), 2.2 * caption, size.height - 3.4 * caption, unit)
    left = value_axis.room(texts, caption) + 12
    wide = min(max([text_width(name, caption) for name in names], default=0.0), NAME_ROOM * size.width)
    right = size.width - wide - 2 * caption - 14
    value_axis.draw(sheet, left, right, texts)
    step = (right - left) / max(len(years), 1)
    bar = min(0.36 * step, 4.2 * caption)
    for index, year in enumerate(years):
        middle = left + (index + 0.5) * step
        sheet.text(middle, size.height - 0.7 * caption, str(year), role="ink", align="center", weight=tokens.STRONG)
        for actual, x in ((False, middle - bar - 2), (True, middle + 2)):
            stack = stacks[year, actual]
            if any(amount is not None for amount in stack):
                _stack(sheet, value_axis, [float((amount or 0) / divisor) for amount in stack], x, bar)
            word = texts.gettext("actual") if actual else texts.gettext("plan")
            sheet.text(x + bar / 2, value_axis.foot + 1.05 * caption, shortened(word, bar + 2, caption), align="center")
            _total_word(sheet, value_axis, stack, (x + bar / 2, bar), divisor, texts)
    _names(sheet, names, right + 10, value_axis)
    return sheet.drawing


def _total(stack: Sequence[Decimal | None]) -> Decimal:
    return sum((amount for amount in stack if amount is not None), Decimal(0))


def _total_word(
    sheet: Sheet,
    value_axis: axis.ValueAxis,
    stack: Sequence[Decimal | None],
    place: tuple[float, float],
    divisor: Decimal,
    texts: Texts,
) -> None:
    caption = sheet.size.caption
    if all(amount is None for amount in stack):
        sheet.text(place[0], value_axis.foot - 0.8 * caption, "…", align="center")
        return
    total = float(_total(stack) / divisor)
    number = texts.number(total, 1 if divisor == UNITS[0][1] else 0)
    row = value_axis.row(max(total, 0)) - 0.85 * caption
    sheet.text(
        place[0],
        row,
        shortened(number, place[1] + 6, caption, tokens.STRONG),
        role="ink",
        align="center",
        weight=tokens.STRONG,
    )


def _stack(sheet: Sheet, value_axis: axis.ValueAxis, values: Sequence[float], left: float, width: float) -> None:
    reached = 0.0
    for index, value in enumerate(values):
        low, high = value_axis.row(reached), value_axis.row(reached + value)
        reached += value
        if value:
            _patch(sheet, index, (left, min(low, high), width, abs(low - high)))


def _patch(sheet: Sheet, index: int, box: tuple[float, float, float, float]) -> None:
    """Fill a box with the colour and the pattern of a funder; the pattern alone tells them apart."""
    x, y, width, height = box
    gap = PATTERN_GAP * sheet.size.scale
    sheet.box(x, y, width, height, fill=FILLS[index])
    ring = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    pattern, role = PATTERNS[index], "on_accent" if FILLS[index] in ("r4", "r5") else "accent"
    if pattern == "rising":
        sheet.lines(geometry.hatch((ring,), gap), role, 1.2)
    elif pattern == "falling":
        mirrored = tuple((-a, b) for a, b in ring)
        strokes = geometry.hatch((mirrored,), gap)
        sheet.lines([((-a, b), (-c, d)) for (a, b), (c, d) in strokes], role, 1.2)
    elif pattern == "level":
        count = int(height / gap)
        sheet.lines([((x, y + gap * (row + 0.5)), (x + width, y + gap * (row + 0.5))) for row in range(count)], role, 1)
    elif pattern == "dots":
        for row in range(int(height / gap)):
            for column in range(int(width / gap)):
                axis.dot(sheet, (x + gap * (column + 0.5), y + gap * (row + 0.5)), role, 1.1)
    sheet.box(x, y, width, height, edge="ink" if sheet.stark else "accent", line=0.8)


def _names(sheet: Sheet, names: Sequence[str], left: float, value_axis: axis.ValueAxis) -> None:
    """Write the funders from the foot up, in the order of the stacks, each with its pattern."""
    caption = sheet.size.caption
    step = max(1.7 * caption, min(2.4 * caption, (value_axis.foot - value_axis.head) / max(len(names), 1)))
    for index, name in enumerate(names):
        row = value_axis.foot - (index + 0.5) * step
        _patch(sheet, index, (left, row - 0.55 * caption, 1.4 * caption, 1.1 * caption))
        start = left + 2 * caption
        sheet.text(start, row, shortened(name, sheet.size.width - start, caption), role="ink")


def describe(data: Budget, texts: Texts) -> str:
    """Return the alt text: per year the planned and the actual total, then the planned money of each funder."""
    parts = [texts.gettext("Bar chart: money by year and funder, planned and actual")]
    names = funders(data, texts)
    for year in sorted({row.year for row in data.rows}):
        planned, actual = (amounts(data, year, names, actual=which) for which in (False, True))
        shares = ", ".join(
            f"{name} {texts.money(amount)}" for name, amount in zip(names, planned, strict=True) if amount
        )
        booked = any(amount is not None for amount in actual)
        words = texts.money(_total(actual)) if booked else texts.gettext("to follow")
        parts.append(
            texts.gettext(
                "{year}: planned {planned} ({shares}), actual {actual}",
                year=year,
                planned=texts.money(_total(planned)),
                shares=shares or "–",
                actual=words,
            )
        )
    return sentence(*parts)
