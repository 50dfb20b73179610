"""Sheets of one workbook that are one table: built alike, each for a year, a date or an area that its name tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from planner.domain.errors import Unreadable
from planner.domain.figures import State
from planner.domain.periods import ordered
from planner.domain.record import N_
from planner.exchange.book import Book
from planner.exchange.dated import named_period, without_period
from planner.exchange.layout import layout_of
from planner.exchange.messages import PLACES_KEPT, CellPlace, Question, Say
from planner.exchange.naming import area_name
from planner.exchange.roles import Format, ReadHints
from planner.exchange.sheet import Sheet
from planner.exchange.told import AreaRead, Observations, TableRead, VariableRead

Ident = tuple[str, str, int]
"""What tells an area from others: its key, or its name and, where that stands on two levels, the level."""


def siblings(book: Book, chosen: Sheet, hints: ReadHints) -> list[Sheet]:
    """The sheets to be read with the chosen one, itself among them; none where it stands alone or was named."""
    if hints.sheet is not None or book.format is Format.TEXT:
        return []
    known = {area_name(word) for word in hints.known_areas}
    kind = _kind(chosen.name, known)
    alike = [sheet for sheet in book.sheets if not sheet.hidden and kind and _kind(sheet.name, known) == kind]
    if len(alike) < 2 or chosen not in alike:
        return []
    heads = _heads(chosen, hints)
    same = [sheet for sheet in alike if sheet is chosen or _heads(sheet, hints) == heads]
    return same if heads and len(same) > 1 else []


def _kind(name: str, known: set[str]) -> tuple[str, ...]:
    """What the name of a sheet says beside its period; that it is the name of a known area; or nothing."""
    if named_period(name):
        rest = without_period(name)
        return ("period", "" if rest == name else rest.casefold())
    return ("area",) if area_name(name) in known else ()


def _heads(sheet: Sheet, hints: ReadHints) -> tuple[tuple[str, ...], ...]:
    """What stands above the columns, without dates; nothing where no table is seen."""
    try:
        return tuple(tuple(map(without_period, head.labels)) for head in layout_of(sheet, hints).heads)
    except Unreadable:
        return ()


def joined(reads: Sequence[TableRead]) -> TableRead:
    """All that the sheets say, as one table; what two of them say differently is a question and stays out."""
    areas = _areas(reads)
    variables = _variables(reads)
    periods = ordered(period for read in reads for period in read.periods)
    cells, sources, clashing = _cells(reads, areas, variables, periods)
    first = reads[0]
    sheets = ", ".join(read.sheet for read in reads)
    why = Say(
        N_("{n} sheets are built alike and were read as one table: {sheets}."), {"n": len(reads), "sheets": sheets}
    )
    return replace(
        first,
        rows=sum(read.rows for read in reads),
        areas=tuple(areas.values()),
        variables=tuple(variables.values()),
        periods=periods,
        observations=cells,
        questions=tuple(_questions(reads, clashing)),
        warnings=tuple(say for read in reads for say in read.warnings),
        sheet=sheets,
        decimal=first.decimal if len({read.decimal for read in reads}) == 1 else None,
        reasons=(why, *(say for say in first.reasons if "period" not in say.params)),
        none_is_zero=all(read.none_is_zero for read in reads),
        place_of=partial(_place, reads, sources),
    )


def _idents(read: TableRead) -> Iterator[Ident]:
    twice = Counter(area.name for area in read.areas if not area.key)
    for area in read.areas:
        yield (area.key, "", 0) if area.key else ("", area.name, area.level if twice[area.name] > 1 else 0)


def _areas(reads: Sequence[TableRead]) -> dict[Ident, AreaRead]:
    """All areas, by level and key, as the newest sheet names them."""
    found: dict[Ident, AreaRead] = {}
    for read in sorted(reads, key=lambda one: ordered(one.periods)[-1:]):
        found |= dict(zip(_idents(read), read.areas, strict=True))
    return dict(sorted(found.items(), key=lambda pair: (pair[1].level, pair[1].key or pair[1].name)))


def _variables(reads: Sequence[TableRead]) -> dict[str, VariableRead]:
    found: dict[str, VariableRead] = {}
    for read in reads:
        for one in read.variables:
            known = found.setdefault(one.code, one)
            found[one.code] = replace(known, whole=known.whole and one.whole, unit=known.unit or one.unit)
    return found


def _cells(
    reads: Sequence[TableRead],
    areas: dict[Ident, AreaRead],
    variables: dict[str, VariableRead],
    periods: Sequence[str],
) -> tuple[Observations, list[tuple[int, int]], list[tuple[int, int]]]:
    """All cells once, where each comes from (sheet and number), and those that are told differently."""
    area_at, variable_at = ({key: i for i, key in enumerate(keys)} for keys in (areas, variables))
    period_at = {period: i for i, period in enumerate(periods)}
    found: dict[tuple[int, int, int], tuple[float | None, State]] = {}
    sources: dict[tuple[int, int, int], tuple[int, int]] = {}
    clashing: dict[tuple[int, int], None] = {}
    for sheet, read in enumerate(reads):
        here = [area_at[ident] for ident in _idents(read)]
        seen = read.observations
        cells = zip(seen.variable, seen.area, seen.period, seen.value, seen.state, strict=True)
        for number, (variable, area, period, value, state) in enumerate(cells):
            place = variable_at[read.variables[variable].code], here[area], period_at[read.periods[period]]
            if found.setdefault(place, (value, state)) != (value, state):
                clashing |= {sources[place]: None, (sheet, number): None}
            sources.setdefault(place, (sheet, number))
    lost = set(clashing)
    kept = [place for place in found if sources[place] not in lost]
    one, two, three = ([place[i] for place in kept] for i in range(3))
    values, states = [found[place][0] for place in kept], [found[place][1] for place in kept]
    return Observations(one, two, three, values, states), [sources[place] for place in kept], list(clashing)


def _place(reads: Sequence[TableRead], sources: Sequence[tuple[int, int]], index: int) -> CellPlace:
    """Where a figure stands, with its sheet."""
    sheet, number = sources[index]
    told = reads[sheet].place_of
    if told is None:
        raise IndexError(index)
    return told(number)._replace(sheet=reads[sheet].sheet)


def _questions(reads: Sequence[TableRead], clashing: Sequence[tuple[int, int]]) -> Iterator[Question]:
    """The questions of all sheets, those of one kind as one."""
    kinds = {(question.code, question.say.msgid): question.say for read in reads for question in read.questions}
    for (code, msgid), say in kinds.items():
        asked = [(read, q) for read in reads for q in read.questions if (q.code, q.say.msgid) == (code, msgid)]
        cells = [cell._replace(sheet=read.sheet) for read, q in asked for cell in q.cells]
        yield Question(code, say, sum(q.count for _, q in asked), tuple(cells[:PLACES_KEPT]))
    if clashing:
        cells = [_place(reads, clashing, i) for i in range(min(PLACES_KEPT, len(clashing)))]
        say = Say(N_("The same cell stands on several sheets with different values; both are left out."), {})
        yield Question("conflict", say, len(clashing), tuple(cells))
