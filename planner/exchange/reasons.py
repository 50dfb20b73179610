"""Sentences on how a table was understood, for the person who checks it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.domain.record import N_
from planner.exchange.flatfile import is_flat
from planner.exchange.layout import Layout
from planner.exchange.messages import Say
from planner.exchange.notes import Context
from planner.exchange.recognise import Recognised
from planner.exchange.tidy import HEADING, Tidied

GENESIS = "GENESIS-Tabelle"


def reasons_of(layout: Layout, tidy: Tidied, roles: Recognised, context: Context, said: Sequence[Say]) -> Iterator[Say]:
    """What was told by what: the layout, dates, areas, signs."""
    if any(line.startswith(GENESIS) for line in layout.titles):
        yield Say(N_("A table of GENESIS or Regionalstatistik, as its first line says."), {})
    flat = is_flat(tidy.table.columns)
    if flat:
        yield flat
    yield from _heads(layout)
    if len(roles.values) > 1:
        yield roles.crossing.why
    if tidy.headings:
        yield Say(
            N_("Headings between the rows became the column {name}; there are {n}.")
            if any(column.name == HEADING for column in tidy.table.columns)
            else N_("Headings between the rows tell what the areas below them belong to; there are {n}."),
            {"n": tidy.headings, "name": HEADING},
        )
    for key in dict.fromkeys(tidy.parts.values()):
        yield Say(N_("The key “{key}” is put together from {n} columns."), {"n": len(tidy.parts), "key": key})
    dated = roles.period is not None or all(column.head.period for column in roles.values)
    named = roles.area_key is not None or roles.area_name is not None or roles.crossing.level >= 0
    for one in said:
        if not ("period" in one.params and dated) and not ("area" in one.params and named):
            yield one
    if tidy.table.notes:
        yield Say(N_("Lines of notes below the table: {n}."), {"n": len(tidy.table.notes)})
    for sign, meaning in list(context.legend.words.items())[:9]:
        yield Say(N_("The source says: {sign} means “{meaning}”."), {"sign": sign, "meaning": meaning})
    if context.legend.none_is_zero:
        yield Say(N_("The source says that “nothing there” is exactly zero."), {})


def _heads(layout: Layout) -> Iterator[Say]:
    if layout.top is None:
        yield Say(N_("The columns have no heads; figures begin in row {row}."), {"row": layout.first + 1})
    elif layout.header_rows == 1:
        yield Say(N_("The heads stand in row {row}."), {"row": layout.top + 1})
    else:
        yield Say(N_("The heads stand in rows {first} to {last}."), {"first": layout.top + 1, "last": layout.first})
    if layout.titles:
        yield Say(N_("Title lines above the heads: {n}."), {"n": len(layout.titles)})
