"""What stands around a table: its title, the date and area that hold for all of it, and what its signs mean."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import chain, islice

from planner.domain.record import N_
from planner.exchange.book import Book
from planner.exchange.columns import joined
from planner.exchange.dated import named_period, told_period, without_period
from planner.exchange.layout import Layout
from planner.exchange.legend import legend_of
from planner.exchange.messages import Say
from planner.exchange.naming import area_name
from planner.exchange.notes import Context
from planner.exchange.roles import Format, ReadHints
from planner.exchange.sheet import Sheet

_PLAIN_NAME = re.compile(r"(?:tabelle|table|sheet|blatt|daten|data|export|werte)[\s_-]*\d*|csv|\d*", re.IGNORECASE)
_NO_TITLE = re.compile(r"^(?:stand|stichtag|quelle|source|berichtsjahr|jahr|datum|erstellt)\b", re.IGNORECASE)
_REFERENCE = re.compile(r"stichtag|reference date", re.IGNORECASE)
_NUMBER = re.compile(
    r"^(?:genesis-)?(?:tabelle|table|tab\.?)(?:\s*:|\b)\s*(?:[\w.-]*\d[\w.-]*)?\s*[:.–-]?\s*", re.IGNORECASE
)
"""What only counts a table: `Tabelle 3:`, `GENESIS-Tabelle: 12411-0015`."""
LONGEST_TITLE = 200
ROWS_OF_OTHERS = 200


def context_of(
    book: Book, sheet: Sheet, layout: Layout, notes: Sequence[str], name: str, hints: ReadHints
) -> tuple[Context, list[Say]]:
    """What stands around the table, and sentences on where the date and the area come from."""
    said: list[Say] = []
    sheet_name = "" if book.format is Format.TEXT else sheet.of or sheet.name
    period = hints.period or _period(layout.titles, notes, (sheet_name, name), said)
    area = hints.area or _area([*layout.titles, sheet_name, name], hints.known_areas, said)
    title = _title(layout.titles, sheet_name, name)
    return Context(title, period, area, legend_of(chain(layout.titles, notes, _others(book, sheet)))), said


def _period(titles: Sequence[str], notes: Sequence[str], names: tuple[str, str], said: list[Say]) -> str | None:
    sheet, name = names
    for sentence, period in (
        (N_("The period {period} stands above the table."), told_period(titles)),
        (N_("The period {period} is told by the name of the sheet."), named_period(sheet)),
        (N_("The period {period} is told by the name of the file."), named_period(name)),
        (N_("The period {period} stands below the table."), told_period(filter(_REFERENCE.search, notes))),
    ):
        if period:
            said.append(Say(sentence, {"period": period}))
            return period
    return None


def _area(lines: Iterable[str], known: Collection[str], said: list[Say]) -> str | None:
    """A known area that a line names and nothing else, or that is the one area named in a title."""
    names = {area_name(word): word for word in known if not word.isdecimal()}
    for line in lines:
        alone = names.get(area_name(without_period(line[:LONGEST_TITLE])))
        if alone:
            said.append(
                Say(N_("All figures are taken for the area {area}, which stands above the table."), {"area": alone})
            )
            return alone
    return None


def _title(titles: Sequence[str], sheet: str, name: str) -> str:
    """What the figures are called where nothing in the table does: a title line, the sheet or the file."""
    lines = [
        line
        for line in (_NUMBER.sub("", line) for line in titles)
        if not _NO_TITLE.search(line) and sum(c.isalpha() for c in line) > 3
    ]
    for text in (*lines[:1], sheet, name):
        bare = without_period(text[:LONGEST_TITLE])
        if bare and not _PLAIN_NAME.fullmatch(bare):
            return bare
    return without_period(name[:LONGEST_TITLE])


def _others(book: Book, sheet: Sheet) -> Iterable[str]:
    """The lines of the other sheets, where signs may be explained."""
    for other in book.sheets:
        if other is not sheet:
            yield from map(joined, islice(chain.from_iterable(other.chunks(size=100)), ROWS_OF_OTHERS))
