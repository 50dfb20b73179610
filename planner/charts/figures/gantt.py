"""The measures in time: planned pale, done dark, milestones as diamonds, today as a line in ink."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from planner import tokens
from planner.charts.figures.model import Bar, Schedule
from planner.charts.figures.sheet import SCREEN_CAPTION, Drawing, Point, Sheet, Size, shortened, text_width
from planner.charts.figures.words import STATUS_WORDS, sentence
from planner.charts.shapes.signs import status_sign
from planner.texts import Texts

ROW, HEAD, LEGEND = 28.0, 44.0, 50.0
THICK, SIGN, DIAMOND, NOTCH = 12.0, 12.0, 6.0, 6.0
NAME_ROOM = 0.30
QUARTERS: Final = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class Days:
    """Days to columns: first and last day of the picture, and the px where they stand."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        """Return the column of a day, kept inside the picture."""
        share = (day.toordinal() - self.first.toordinal()) / (self.last.toordinal() - self.first.toordinal())
        return self.left + min(max(share, 0.0), 1.0) * (self.right - self.left)


def rows(data: Schedule) -> tuple[Bar | str, ...]:
    """Return the lines of the picture: each group's name (text) followed by its bars."""
    found: list[Bar | str] = []
    group = ""
    for bar in data.bars:
        if bar.group != group:
            group = bar.group
            found.append(group)
        found.append(bar)
    return tuple(found)


def height(data: Schedule, caption: float = SCREEN_CAPTION) -> float:
    """Return the px the picture needs at a size of small text."""
    return (HEAD + LEGEND + ROW * len(rows(data))) * caption / SCREEN_CAPTION


def _years(data: Schedule) -> tuple[int, int]:
    days = [day for bar in data.bars for day in (bar.starts, bar.until) if day] or [data.today]
    first = data.first_year if data.first_year is not None else min(days).year
    last = data.last_year if data.last_year is not None else max(days).year
    return first, max(first, last)


def draw(data: Schedule, size: Size, texts: Texts) -> Drawing:
    """Return the picture at ``size``; rows share its height, so ask ``height`` first."""
    sheet = Sheet(size)
    scale, lines = size.scale, rows(data)
    head, foot = HEAD * scale, size.height - LEGEND * scale
    step = (foot - head) / max(len(lines), 1)
    names = [text_width(bar.name, size.caption) + 22 * scale for bar in data.bars]
    left = min(max(names, default=0.0), NAME_ROOM * size.width) + 14
    first, last = _years(data)
    days = Days(date(first, 1, 1), date(last + 1, 1, 1), left, size.width - 1)
    _groups(sheet, lines, head, step)
    _calendar(sheet, days, head, foot)
    for index, line in enumerate(lines):
        if isinstance(line, Bar):
            _bar(sheet, line, days, head + (index + 0.5) * step)
    _today(sheet, data.today, days, (head, foot), texts)
    _legend(sheet, data, foot + 0.32 * LEGEND * scale, texts)
    return sheet.drawing


def _groups(sheet: Sheet, lines: tuple[Bar | str, ...], head: float, step: float) -> None:
    for index, line in enumerate(lines):
        top = head + index * step
        if isinstance(line, str):
            sheet.box(0, top, sheet.size.width, step, fill="ground")
            name = shortened(line, sheet.size.width - 12, sheet.size.caption, tokens.STRONG)
            sheet.text(6, top + step / 2, name, role="ink", weight=tokens.STRONG)
        sheet.line([(0, top + step), (sheet.size.width, top + step)], "line", 1.0)
    sheet.line([(0, head), (sheet.size.width, head)], "rule", 1.0)


def _calendar(sheet: Sheet, days: Days, head: float, foot: float) -> None:
    """Draw years on rules and, if there is room, quarters on hairlines."""
    caption = sheet.size.caption
    quarter = (days.right - days.left) / (4 * (days.last.year - days.first.year))
    for year in range(days.first.year, days.last.year):
        x = days.x(date(year, 1, 1))
        sheet.line([(x, 0.2 * caption), (x, foot)], "rule", 1.0)
        sheet.text(x + 5, 0.9 * caption, str(year), role="ink", weight=tokens.STRONG)
        if quarter < 2.2 * caption:
            continue
        for number, word in enumerate(QUARTERS):
            start = days.x(date(year, 3 * number + 1, 1))
            if number:
                sheet.line(
                    [(start, head - 1.5 * caption), (start, foot)],
                    "line",
                    1.0,
                    dash=(1.0, 4.0) if sheet.stark else None,
                )
            sheet.text(start + quarter / 2, head - 0.8 * caption, word, align="center")


def _bar(sheet: Sheet, bar: Bar, days: Days, middle: float) -> None:
    scale, caption = sheet.size.scale, sheet.size.caption
    sign = SIGN * scale
    sheet.shapes(status_sign(bar.state, sign), 6, middle - sign / 2)
    start = 6 + sign + 8 * scale
    sheet.text(start, middle, shortened(bar.name, days.left - start - 6, caption), role="ink")
    if bar.starts is None and bar.until is None:
        return
    first, last = bar.starts or days.first, bar.until or days.last
    if last < days.first or first > days.last:
        return
    tall = THICK * scale
    edges = (bar.starts is None or bar.starts < days.first, bar.until is None or bar.until > days.last)
    shape = _shape((days.x(first), days.x(last)), middle, tall, edges)
    sheet.outline([shape], fill="r2", edge="edge")  # the fill alone is too pale on paper
    if bar.done_until and bar.done_until > max(first, days.first):
        reach = min(bar.done_until, last)
        dark = _shape((days.x(first), days.x(reach)), middle, tall, (edges[0], edges[1] and reach > days.last))
        sheet.outline([dark], fill="accent")
    for mark in bar.marks:
        if days.first <= mark.day <= days.last:
            _diamond(sheet, (days.x(mark.day), middle), DIAMOND * scale, filled=not mark.reached)


def _shape(sides: tuple[float, float], middle: float, tall: float, edges: tuple[bool, bool]) -> list[Point]:
    """Return the outline of a bar: a notch where it comes from before the picture, a point where it goes on."""
    left, right = sides
    top, bottom = middle - tall / 2, middle + tall / 2
    points = [(left, top)]
    points += (
        [(right - NOTCH, top), (right, middle), (right - NOTCH, bottom)]
        if edges[1]
        else [(right, top), (right, bottom)]
    )
    points += [(left, bottom), (left + NOTCH, middle)] if edges[0] else [(left, bottom)]
    return points


def _diamond(sheet: Sheet, centre: Point, reach: float, *, filled: bool) -> None:
    """Draw a milestone with a halo of paper; one that is reached is hollow."""
    x, y = centre
    for size, fill, edge in ((reach + 2, "paper", None), (reach, "ink" if filled else "paper", "ink")):
        ring = [(x, y - size), (x + size, y), (x, y + size), (x - size, y)]
        sheet.outline([ring], fill=fill, edge=edge, width=1.2)


def _today(sheet: Sheet, today: date, days: Days, rows_: tuple[float, float], texts: Texts) -> None:
    if not days.first <= today <= days.last:
        return
    caption, x = sheet.size.caption, days.x(today)
    text = texts.gettext("Today, {date}", date=texts.date(today))
    if text_width(text, caption, tokens.STRONG) + 12 > days.x(date(today.year + 1, 1, 1)) - x:
        text = texts.gettext("Today")
    wide = text_width(text, caption, tokens.STRONG) + 12
    left = min(x, sheet.size.width - wide)
    sheet.line([(x, 0.2 * caption), (x, rows_[1])], "ink", 2.0)
    sheet.box(left, 0.2 * caption, wide, 1.5 * caption, fill="ink")
    sheet.text(left + 6, 0.95 * caption, text, role="paper", weight=tokens.STRONG)


def _legend(sheet: Sheet, data: Schedule, row: float, texts: Texts) -> None:
    """Write the keys that occur, in two rows if need be: bars, milestones, then the signs of the measures' states."""
    caption, scale = sheet.size.caption, sheet.size.scale
    marks = {mark.reached for bar in data.bars for mark in bar.marks}
    states = {bar.state for bar in data.bars}
    keys = [("accent", texts.gettext("carried out")), ("r2", texts.gettext("planned"))]
    keys += [("milestone", texts.gettext("milestone"))] if False in marks else []
    keys += [("reached", texts.gettext("milestone reached"))] if True in marks else []
    keys += [(state, texts.gettext(word)) for state, word in STATUS_WORDS.items() if state in states]
    start = x = 1.0
    for key, word in keys:
        indent = (30 if key in ("accent", "r2") else 18) * scale
        if x > start and x + indent + text_width(word, caption) > sheet.size.width:
            x, row = start, row + 1.5 * caption
        if key in ("accent", "r2"):
            edge = "edge" if key == "r2" or sheet.stark else None
            sheet.box(x, row - 5 * scale, 24 * scale, 10 * scale, fill=key, edge=edge)
        elif key in STATUS_WORDS:
            sheet.shapes(status_sign(key, SIGN * scale), x, row - SIGN * scale / 2)
        else:
            _diamond(sheet, (x + 6 * scale, row), DIAMOND * scale * 0.9, filled=key == "milestone")
        sheet.text(x + indent, row, word)
        x += indent + text_width(word, caption) + 16 * scale


def describe(data: Schedule, texts: Texts) -> str:
    """Return the alt text: every measure with its state, its time and its milestones."""
    parts = [texts.gettext("Timetable of the measures on {date}", date=texts.date(data.today))]
    return sentence(*parts, *(_bar_words(bar, texts) for bar in data.bars))


def _bar_words(bar: Bar, texts: Texts) -> str:
    start = texts.date(bar.starts) if bar.starts else "…"
    until = texts.date(bar.until) if bar.until else "…"
    parts = [f"{bar.name}: {texts.gettext(STATUS_WORDS[bar.state])}", f"{start} – {until}"]
    for mark in bar.marks:
        text = texts.gettext("milestone {name} {date}", name=mark.name, date=texts.date(mark.day))
        reached = texts.gettext("reached")
        parts.append(f"{text} ({reached})" if mark.reached else text)
    return ", ".join(parts)
