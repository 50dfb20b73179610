"""The heads of the columns: several rows with joined, repeated or missing labels, units and dates among them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from planner.exchange.dated import is_year, only_period, part_of_year, period_in
from planner.exchange.sheet import Merged

LONGEST_NAME = 200
JOIN = " · "
_UNIT = re.compile(
    r"(?:in\s+)?(?:1[. ]?000\s+)?(?:anzahl|number|count|prozent|percent|personen|persons|einwohner|eur|euro|€|tsd\.?(?: eur)?|"
    r"mio\.?(?: eur)?|%|‰|promille|km²|km2|qkm|ha|hektar|m²|m2|qm|jahre|years|stunden|hours|1[. ]?000|fälle|index|"
    r"ew/km²|je 1[. ]?000(?: einwohner)?|je 100[. ]?000(?: einwohner)?|per 1[, ]?000|je km²|eur je einwohner)\.?",
    re.IGNORECASE,
)
_SHARE = re.compile(r"(?:\(|\bin\s+)%|\bin prozent\b|\bpercent\b|%\)?$", re.IGNORECASE)
_ENCLOSED = re.compile(r"[(\[]([^()\[\]]+)[)\]]\s*$")
_OF_WHICH = re.compile(r"(?:davon|darunter|dar\.|und zwar|hiervon|of which|thereof|including)\s*:?", re.IGNORECASE)
_MARK = re.compile(r"(?<=[^\W\d])(?<!\bkm)(?<!\bm)\s?(?:[¹²³⁴⁵⁶⁷⁸⁹]|\d\))+$|(?<=\w)\s\d\)$|\*+\)?$")


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above a column: its name, its labels from top to bottom, and the date and unit among them.

    ``labels`` are without date, unit and repetitions; ``full`` is the last of them with what it says of a date.
    """

    name: str
    labels: tuple[str, ...] = ()
    full: tuple[str, ...] = ()
    period: str | None = None
    unit: str = ""

    @property
    def label(self) -> str:
        """All labels as one."""
        return ", ".join(self.labels)


def no_heads(width: int) -> tuple[Head, ...]:
    """Names for columns without heads."""
    return tuple(Head(name) for name in distinct_names([""] * width))


def heads_of(
    rows: Sequence[Sequence[str]],
    top: int,
    bottom: int,
    figures: Collection[int],
    merged: Sequence[Merged],
    *,
    born: bool = False,
) -> tuple[Head, ...]:
    """One head for each column from the rows ``top`` to before ``bottom``; ``born``: years in them are no periods."""
    width = max(len(row) for row in rows[top:bottom])
    table = [
        [" ".join(cell[: 2 * LONGEST_NAME].split())[:LONGEST_NAME] for cell in row] + [""] * (width - len(row))
        for row in rows[top:bottom]
    ]
    joined = [one for one in merged if top <= one.top < bottom]
    _spread(table, joined, top)
    table = [row for row in table if any(row) and not _counts(row)]
    if len(table) > 1 and not any(one.right > one.left for one in joined):
        _fill(table, figures)
    units = _unit_row(table, figures)
    paths = [[row[column] for row in table] for column in range(width)]
    names = _names(paths)
    return tuple(
        _head(name, path, units, is_figure=column in figures or not figures, born=born)
        for column, (name, path) in enumerate(zip(names, paths, strict=True))
    )


def _names(paths: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Names without what only tells a date, so that next year's file has the same, where they stay distinct."""
    whole = [JOIN.join(_distinct(path)) for path in paths]
    bare_names = [JOIN.join(text for text in _distinct(path) if only_period(text) is None) for path in paths]
    said = [name for name in bare_names if name]
    distinct = len(set(said)) == len(said) and all(map(bool.__eq__, map(bool, whole), map(bool, bare_names)))
    return distinct_names(bare_names if distinct and len(paths[0]) > 1 else whole)


def _counts(row: Sequence[str]) -> bool:
    """`1 2 3 …` counts the columns."""
    said = [cell for cell in row if cell]
    return len(said) > 2 and said in ([str(i + 1) for i in range(len(said))], [str(i) for i in range(len(said))])


def _spread(table: list[list[str]], merged: Iterable[Merged], top: int) -> None:
    """Every cell of a joined range says what its first one says."""
    for one in merged:
        first = table[one.top - top]
        text = first[one.left] if one.left < len(first) else ""
        for row in table[one.top - top : one.bottom - top + 1]:
            for column in range(one.left, min(one.right + 1, len(row))):
                row[column] = row[column] or text


def _fill(table: list[list[str]], figures: Collection[int]) -> None:
    """A label of an upper row stands for the columns at its right that have none, as far as its own upper label does."""
    start = min(figures, default=1)
    for number, row in enumerate(table[:-1]):
        below = table[number + 1 :]
        for column in range(start + 1, len(row)):
            if row[column] or not row[column - 1] or column - 1 < start:
                continue
            alike = number == 0 or table[number - 1][column] == table[number - 1][column - 1]
            if alike and any(lower[column] for lower in below):
                row[column] = row[column - 1]


def _unit_row(table: Sequence[Sequence[str]], figures: Collection[int]) -> int | None:
    """The row whose labels over the figures are all units, when another row has names."""
    for number in reversed(range(len(table))):
        said = [table[number][column] for column in figures if column < len(table[number]) and table[number][column]]
        if said and len(table) > 1 and all(map(is_unit, said)) and 2 * len(said) >= len(figures):
            return number
    return None


def is_unit(text: str) -> bool:
    """Whether a text names a unit and nothing else."""
    return bool(_UNIT.fullmatch(text.strip(" ()[]")))


def _head(name: str, path: Sequence[str], units: int | None, *, is_figure: bool, born: bool) -> Head:
    unit = path[units].strip(" ()[]") if units is not None else ""
    said = _distinct(text for number, text in enumerate(path) if number != units)
    labels, full, period = [], [], None
    for text in said:
        whole = only_period(text) if is_figure and not (born and is_year(text)) else None
        if whole is not None:
            period = whole
            continue
        found = period_in(text) if is_figure and not born else None
        if found is not None:
            period = found.period
        full.append(bare(text))
        labels.append(bare(found.rest if found else text))
    labels, full = ([text for text in said if not _OF_WHICH.fullmatch(text)] or said for said in (labels, full))
    if period and (part := next((one for text in labels if (one := part_of_year(text, period))), None)):
        labels, full = ([text for text in said if not part_of_year(text, period)] for said in (labels, full))
        period = part
    last = labels[-1] if labels else ""
    enclosed = _ENCLOSED.search(last)
    if not unit and enclosed and is_unit(enclosed[1]):
        unit = enclosed[1]
    elif not unit and _SHARE.search(last):
        unit = "%"
    if is_figure and len(labels) > 1 and not unit and is_unit(last):
        unit, labels, full = last.strip(" ()[]"), labels[:-1], full[:-1]
    return Head(name, tuple(labels), tuple(full), period, unit)


def bare(label: str) -> str:
    """A label without the mark of a footnote: `Bevölkerung 2)` speaks of the inhabitants."""
    return _MARK.sub("", label).strip() or label


def _distinct(path: Iterable[str]) -> list[str]:
    """The labels of a column once each, from the top."""
    return list(dict.fromkeys(text for text in path if text))


def distinct_names(cells: Sequence[str]) -> tuple[str, ...]:
    """Column names: blanks trimmed, empty ones numbered, repeated ones told apart."""
    names: list[str] = []
    seen: set[str] = set()
    for number, cell in enumerate(cells, start=1):
        base = " ".join(cell.split())[:LONGEST_NAME] or f"#{number}"
        name, again = base, 2
        while name in seen:
            name, again = f"{base} ({again})", again + 1
        seen.add(name)
        names.append(name)
    return tuple(names)
