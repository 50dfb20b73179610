"""The areas of a table: named by columns, by the heads of the figures, or once for all; and what belongs to what."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from planner.domain.record import N_
from planner.exchange.bearing import is_text
from planner.exchange.columns import Column
from planner.exchange.heads import LONGEST_NAME, bare
from planner.exchange.hierarchy import Hierarchy, by_indent, levels
from planner.exchange.naming import area_name
from planner.exchange.notes import Desk
from planner.exchange.numbers import Convention, convention, parse_all
from planner.exchange.roles import Names
from planner.exchange.sumtree import FEWEST, parents_by_sums

_TOWN = re.compile(r"\b(insgesamt|gesamt|zusammen|summe|stadt|gesamtstadt|total|city|town)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"(\d{1,12})[\s.:–-]+(?=\S*[^\W\d])")
_MARKED_NOTE = re.compile(r"(?:\d\)|[¹²³⁴⁵]|\*+\)?)\s")
MANY = 8
MOST_TRIED = 12
ENOUGH_KNOWN = 0.9
EXACT = 1e-9


def areas_of(desk: Desk) -> list[list[int]]:
    """For each column of values the index of each row's area, -1 where none is named."""
    values, roles = desk.roles.values, desk.roles
    if roles.area_key is not None or roles.area_name is not None:
        return [_in_rows(desk)] * len(values)
    if roles.crossing.names is Names.AREAS and roles.crossing.level >= 0:
        names = [column.head.labels[roles.crossing.level] for column in values]
        heard = {name: Counter({name: 1}) for name in names}
        places = _arrange(desk, heard, keyed=all(name.isdecimal() for name in names))
        return [[places[name]] * desk.rows for name in names]
    place = _arrange(desk, {desk.context.area or "": Counter({desk.context.area or "": 1})}, keyed=False)
    return [[next(iter(place.values()))] * desk.rows for _ in values]


def _in_rows(desk: Desk) -> list[int]:
    key, name = desk.roles.area_key, desk.roles.area_name
    if key is None and name is not None:
        listed = _listed(desk, name)
        if listed is not None:
            return listed
    columns = [column for column in (key, name) if column is not None]
    first, last = columns[0], columns[-1]
    wide = len(last.words)
    pairs = [one * wide + other for one, other in zip(first.codes, last.codes, strict=True)]
    heard: dict[str, Counter[str]] = {}
    idents: dict[int, str] = {}
    for pair, count in Counter(pairs).items():
        ident = idents[pair] = first.words[pair // wide] or last.words[pair % wide]
        if ident:
            heard.setdefault(ident, Counter())[last.words[pair % wide] or ident] += count
    places = _arrange(desk, heard, keyed=key is not None, keys=frozenset(first.words))
    if "" in idents.values():
        lost = [i for i, pair in enumerate(pairs) if not idents[pair]]
        desk.ask_rows("no_area", N_("Rows that name no area are left out."), lost, columns[0])
    if key is not None:
        _tell_names(desk, heard)
    index = {pair: places.get(ident, -1) for pair, ident in idents.items()}
    return list(map(index.__getitem__, pairs))


def _listed(desk: Desk, name: Column) -> list[int] | None:
    """Town, districts and quarters in one list of names, told by their sums; a name may stand on two levels."""
    blocks = _blocks(desk)
    first = blocks[0] if blocks else []
    words = [name.words[name.codes[row]] for row in first]
    if (
        len(words) < FEWEST
        or not all(words)
        or any([name.codes[r] for r in b] != [name.codes[r] for r in first] for b in blocks)
    ):
        return None
    above = _told_by_sums(desk, first)
    if above is None or (len(set(words)) == len(words) and any(name.indents.values())):
        return None
    depth = [_depth(above, i) for i in range(len(words))]
    if len(set(zip(words, depth, strict=True))) < len(words):
        return None
    lift = 0 if depth.count(0) == 1 else 1
    order = sorted(range(len(words)), key=lambda i: (depth[i], words[i]))
    desk.content.areas = [("", words[i], depth[i] + lift, words[above[i]] if above[i] >= 0 else None) for i in order]
    place = {row: order.index(i) for block in blocks for i, row in enumerate(block)}
    return [place[row] for row in range(desk.rows)]


def _blocks(desk: Desk) -> list[list[int]]:
    """The rows of each period and characteristic, in the order of the file."""
    roles = desk.roles
    told = [
        column
        for column in (roles.period, *roles.group, *roles.variable, *roles.group_labels, *roles.variable_labels)
        if column
    ]
    if not told:
        return [list(range(desk.rows))]
    blocks: dict[tuple[int, ...], list[int]] = {}
    for row, codes in enumerate(zip(*(column.codes for column in told), strict=True)):
        blocks.setdefault(codes, []).append(row)
    return list(blocks.values())


def _told_by_sums(desk: Desk, rows: Sequence[int]) -> list[int] | None:
    """What belongs to what in these rows, as one column of counts shows exactly or two show nearly."""
    near: list[list[int]] = []
    for column in desk.roles.values[:MOST_TRIED]:
        parsed = parse_all(column.words, Convention(desk.hints.decimal or convention(column.filled).decimal))
        figures = [item[0] if isinstance(item := parsed[column.codes[row]], tuple) else None for row in rows]
        known = [figure for figure in figures if figure is not None]
        if len(known) < ENOUGH_KNOWN * len(rows) or not all(map(float.is_integer, known)):
            continue
        said = [figure or 0.0 for figure in figures]
        above = parents_by_sums(said)
        if above is not None and (above in near or parents_by_sums(said, EXACT) == above):
            return above
        near += [above] if above is not None else []
    return None


def _depth(above: Sequence[int], place: int) -> int:
    depth = 0
    while above[place] >= 0:
        place, depth = above[place], depth + 1
    return depth


def _tell_names(desk: Desk, heard: Mapping[str, Counter[str]]) -> None:
    several = [(ident, names) for ident, names in heard.items() if len(names) > 1]
    for ident, names in several[:MANY]:
        desk.warn(N_("The key {key} has several names: {names}."), key=ident, names=" · ".join(sorted(names)[:4]))
    if len(several) > MANY:
        desk.warn(N_("More keys with several names: {n}."), n=len(several) - MANY)


def _arrange(
    desk: Desk, heard: dict[str, Counter[str]], *, keyed: bool, keys: Collection[str] | None = None
) -> dict[str, int]:
    """Give every area its place; those that are not among the ``keys`` are told by their name alone."""
    names = {ident: min(found, key=lambda name: (-found[name], name))[:LONGEST_NAME] for ident, found in heard.items()}
    if any(_MARKED_NOTE.match(note) for note in desk.table.notes):
        names = {ident: bare(name) for ident, name in names.items()}
    bare_names = [ident for ident in heard if keyed and keys is not None and ident not in keys]
    tree = _by_key(list(heard), bare_names) if keyed else _by_name(list(heard))
    if desk.roles.above:
        tree = _by_column(desk, heard, names) or tree
    elif not tree.parent:
        tree = _by_place(desk, heard, keyed=keyed) or tree
    order = sorted(heard, key=lambda ident: (tree.level[ident], ident))
    named = not all(map(is_text, desk.roles.above))
    desk.content.areas = [
        (
            ident if keyed and ident not in bare_names and (heard[ident] or named) else "",
            names[ident],
            tree.level[ident],
            tree.parent.get(ident),
        )
        for ident in order
    ]
    return {ident: i for i, ident in enumerate(order)}


def _by_column(desk: Desk, heard: dict[str, Counter[str]], names: dict[str, str]) -> Hierarchy | None:
    """What belongs to what as columns of districts tell; districts that no row is about become areas too."""
    roles = desk.roles
    ident = roles.area_key or roles.area_name
    if ident is None:
        return None
    key = next((column for column in roles.above if not is_text(column)), None)
    name = next((column for column in roles.above if is_text(column)), key)
    told = key or name
    if told is None or name is None:
        return None
    called = {told.words[a]: name.words[b] for a, b in zip(told.codes, name.codes, strict=True)}
    by_key = roles.area_key is not None and key is not None
    here = {} if by_key else {area_name(said): one for one, said in names.items()}
    above = {word: word if word in heard else here.get(area_name(said), word) for word, said in called.items() if word}
    known = [one in heard for one in above.values()]
    if not by_key and any(known) and not all(known):
        return None  # a quarter has the name of its district
    pairs = {ident.words[a]: told.words[b] for a, b in zip(ident.codes, told.codes, strict=True)}
    parent = {one: above[word] for one, word in pairs.items() if one in heard and word and above[word] != one}
    for word, district in above.items():
        if district not in heard and district in parent.values():
            heard[district] = Counter()
            names[district] = called[word]
    tops = [one for one in heard if one not in parent and one not in parent.values()]
    town = tops[0] if len(tops) == 1 else None
    parent |= {one: town for one in heard if town and one != town and one not in parent}
    level = {one: 0 if one == town else 2 if parent.get(one) not in (None, town) else 1 for one in heard}
    return Hierarchy(parent, level)


def _by_place(desk: Desk, heard: Mapping[str, Counter[str]], *, keyed: bool) -> Hierarchy | None:
    """What belongs to what by how far names are set in, or by the headings they stand below."""
    key, name = desk.roles.area_key, desk.roles.area_name
    inside = desk.roles.inside
    if name is not None and len(set(map(name.indents.get, name.filled))) > 1:
        return by_indent(_in_order(name, key if keyed else None, heard), name.indents)
    if not keyed and inside:
        parent = {ident: inside[ident] for ident in heard if inside.get(ident) in heard}
        if parent:
            return Hierarchy(parent, {ident: 2 if ident in parent else 1 for ident in heard})
    return None


def _in_order(name: Column, key: Column | None, heard: Mapping[str, Counter[str]]) -> list[tuple[str, str]]:
    """Key and name of the areas as they first come up."""
    if key is None:
        return [(word, word) for word in name.words if word in heard]
    pairs = dict.fromkeys(zip(key.codes, name.codes, strict=True))
    first: dict[str, str] = {}
    for one, other in pairs:
        if key.words[one]:
            first.setdefault(key.words[one], name.words[other])
    return list(first.items())


def _by_key(idents: Sequence[str], names: Sequence[str]) -> Hierarchy:
    """By how keys are built; a row without a key is of the town when it alone has none, else apart from all others."""
    tree = levels([ident for ident in idents if ident not in names])
    if len(names) == 1 and _TOWN.search(names[0]) and 0 not in tree.levels():
        parent = {ident: tree.parent.get(ident, names[0]) for ident in idents if ident != names[0]}
        return Hierarchy(parent, {**tree.level, names[0]: 0})
    return Hierarchy(tree.parent, {**tree.level, **dict.fromkeys(names, 1)})


def _by_name(names: Sequence[str]) -> Hierarchy:
    """Without keys: by numbers before the names, else the town alone, when one name says so."""
    numbers = {name: match[1] for name in names if (match := _NUMBERED.match(name))}
    if len(numbers) >= 0.9 * len(names) and len(set(numbers.values())) == len(numbers):
        tree = levels(list(numbers.values()))
        by_number = {number: name for name, number in numbers.items()}
        if tree.parent:
            parent = {name: by_number[tree.parent[number]] for name, number in numbers.items() if number in tree.parent}
            return Hierarchy(parent, {name: tree.level[numbers[name]] if name in numbers else 0 for name in names})
    tops = [name for name in names if _TOWN.search(name)]
    if len(tops) != 1:
        return Hierarchy({}, dict.fromkeys(names, 1))
    return Hierarchy({}, {name: int(name != tops[0]) for name in names})
