"""The variables of a table: told by columns of characteristics, by the heads of the figures, or by both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from planner.exchange.columns import Column
from planner.exchange.naming import slug, unique_codes
from planner.exchange.notes import Desk, Key
from planner.exchange.roles import Names

OFTEN = 1.2
"""A label that is spelled in two ways does so rarely."""
Keyed = tuple[list[list[int]], list[Key], list[str]]
"""For each column of values the variable's index of each row; what each variable is called; and its unit."""


def variables_of(desk: Desk, *, dated: bool) -> Keyed:
    """The variables; ``dated`` tells that the heads of the figures also tell periods, which name no variable."""
    values = desk.roles.values
    labels = _told_apart(desk, [_label(desk, column, dated=dated) for column in values])
    rows, keys = _spoken(desk)
    units = _units(desk, rows, len(keys))
    if not any(labels):
        if rows is not None:
            return [rows] * len(values), keys, units
        return [[0] * desk.rows] * len(values), [(unique_codes([desk.context.title])[0], desk.context.title, "")], units
    distinct = list(dict.fromkeys(labels))
    place = {label: i for i, label in enumerate(distinct)}
    said = [label or desk.context.title for label in distinct]
    codes = unique_codes(said)
    headed = ["" for _ in distinct]
    for column, label in zip(values, labels, strict=True):
        headed[place[label]] = headed[place[label]] or column.head.unit or _percent(column)
    if rows is None:
        made = [(code, label, "") for code, label in zip(codes, said, strict=True)]
        return [[place[label]] * desk.rows for label in labels], made, [unit or units[0] for unit in headed]
    wide = [
        (f"{code}.{end}", f"{label}, {name}", group)
        for end, name in zip(codes, said, strict=True)
        for code, label, group in keys
    ]
    index = [[row + place[label] * len(keys) for row in rows] for label in labels]
    return index, wide, [head or unit for head in headed for unit in units]


def _percent(column: Column) -> str:
    """The unit of cells that are written with a percent sign."""
    signs = sum(1 for word in column.filled[:200] if word.endswith("%"))
    return "%" if 2 * signs > len(column.filled[:200]) else ""


def _told_apart(desk: Desk, labels: list[str]) -> list[str]:
    """Columns that say the same of characteristic, period and area are called by their names, which differ."""
    values, crossing = desk.roles.values, desk.roles.crossing
    level = crossing.level if crossing.names is Names.AREAS else -1
    area = ["" if level < 0 else column.head.labels[level] for column in values]
    places = list(zip(labels, (column.head.period for column in values), area, strict=True))
    seen = Counter(places)
    return [
        column.name if seen[place] > 1 else label for column, place, label in zip(values, places, labels, strict=True)
    ]


def _label(desk: Desk, column: Column, *, dated: bool) -> str:
    """What the head of a column of figures says of the characteristic; "" where it only tells a period or an area."""
    head, crossing = column.head, desk.roles.crossing
    labels = list(head.labels if dated else head.full)
    if dated and head.period is None:
        labels = list(head.full)
    if crossing.names is Names.AREAS and 0 <= crossing.level < len(labels):
        del labels[crossing.level]
    if labels:
        alone = len(desk.roles.values) == 1 and bool(
            desk.roles.variable or desk.roles.variable_labels or desk.roles.group
        )
        return "" if alone else ", ".join(labels)
    if len(desk.roles.values) == 1 and column.name.startswith("#"):
        return ""
    several = len(desk.roles.values) > 1 and not head.period and crossing.names is not Names.AREAS
    return column.name if several or (not dated and crossing.names is not Names.AREAS and not _is_spoken(desk)) else ""


def _is_spoken(desk: Desk) -> bool:
    roles = desk.roles
    return bool(roles.group or roles.variable or roles.group_labels or roles.variable_labels)


def _units(desk: Desk, rows: list[int] | None, count: int) -> list[str]:
    """The unit of each variable told by columns of characteristics, where a column of units says one and only one."""
    column = desk.roles.unit
    if column is None:
        return [""] * max(1, count)
    if rows is None or len(column.counts) == 1:
        words = [column.words[code] for code in column.counts]
        return [words[0] if len(words) == 1 else ""] * max(1, count)
    seen: dict[int, set[int]] = {}
    for row, code in Counter(zip(rows, column.codes, strict=True)):
        seen.setdefault(row, set()).add(code)
    return [column.words[min(codes)] if len(codes := seen.get(i, set())) == 1 else "" for i in range(count)]


def _spoken(desk: Desk) -> tuple[list[int] | None, list[Key]]:
    """The variable of each row as the columns of characteristics tell it; None without such columns."""
    roles = desk.roles
    parts = [*roles.group, *roles.variable]
    columns = [*parts, *roles.group_labels, *roles.variable_labels]
    if not columns:
        return None, []
    pairs = list(zip(*(column.codes for column in columns), strict=True))
    texts = {pair: [column.words[code] for column, code in zip(columns, pair, strict=True)] for pair in set(pairs)}
    middle, last = len(parts), len(parts) + len(roles.group_labels)
    codes = {pair: ".".join(filter(None, words[:middle])) for pair, words in texts.items()}
    several = any(codes.values()) and len(set(codes.values())) < len(codes)
    free = _free(desk, columns[middle:], list(map(codes.__getitem__, pairs))) if several else []
    for pair, words in texts.items() if free else ():
        told = [slug(word) for column, word in zip(columns[middle:], words[middle:], strict=True) if column in free]
        codes[pair] = codes[pair] and ".".join(filter(None, [codes[pair], *told]))
    unkeyed = sorted({tuple(texts[pair]) for pair, code in codes.items() if not code})
    made = dict(zip(unkeyed, unique_codes([" ".join(words) for words in unkeyed]), strict=True))
    labels: dict[str, Key] = {}
    for pair, words in texts.items():
        code = codes[pair] = codes[pair] or made[tuple(words)]
        labels[code] = min(labels.get(code, _key(code, words, middle, last)), _key(code, words, middle, last))
    place = {code: i for i, code in enumerate(labels)}
    index = {pair: place[code] for pair, code in codes.items()}
    return list(map(index.__getitem__, pairs)), list(labels.values())


def _free(desk: Desk, labels: Sequence[Column], codes: Sequence[str]) -> list[Column]:
    """Labels that do not follow from the keys: in one period a key stands with several of them."""
    period = desk.roles.period
    when = period.codes if period is not None else [0] * desk.rows
    found = []
    for column in labels:
        seen = set(zip(codes, when, column.codes, strict=True))
        if len(seen) > OFTEN * len({pair[:2] for pair in seen}):
            found.append(column)
    return found


def _key(code: str, words: Sequence[str], middle: int, last: int) -> Key:
    group = ", ".join(filter(None, words[middle:last]))
    return code, ", ".join(filter(None, words[last:])) or group or code, group
