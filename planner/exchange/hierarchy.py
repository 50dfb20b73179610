"""Which area belongs to which, proposed from how the keys are built. Every proposal can be corrected.

Three ways of building keys are tried, and the one that places most areas is taken:

- *prefix*: `05` contains `05315` (official keys, Berlin's planning areas);
- *trailing zeros*: `100` contains `110`, that contains `111`;
- *padded*: all keys have one length; `000` is the town, `007` a district, and `701` a quarter of district 7.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

LONGEST_NUMBER, LONGEST_KEY = 15, 60
"""No key is longer; what is, is no part of a hierarchy."""
_TOPS = {"0", "00", "000", "0000", "dg", "de", "insgesamt", "gesamt", "stadt", "total"}


@dataclass(frozen=True)
class Hierarchy:
    """Key → key of the area above, and key → level (0: nothing above while others stand below)."""

    parent: Mapping[str, str] = field(default_factory=dict)
    level: Mapping[str, int] = field(default_factory=dict)

    def levels(self) -> set[int]:
        """The levels that occur."""
        return set(self.level.values())


def levels(keys: Sequence[str]) -> Hierarchy:
    """The proposal for these keys; keys that show no structure are all on one level, below the town."""
    distinct = sorted(set(keys), key=lambda key: (len(key), key))
    if len(distinct) < 2:
        return Hierarchy({}, dict.fromkeys(distinct, 0))
    known = frozenset(distinct)
    top = next((key for key in distinct if key.lower() in _TOPS or not key.strip("0")), None)
    others = [key for key in distinct if key != top]
    ways = [] if _numbered(others) else [_parents(others, known, way) for way in (_padded, _trailing, _prefix)]
    parent = max(ways, key=lambda found: (len(found), len(set(found.values()))), default={})
    if top is not None:
        parent = {key: parent.get(key, top) for key in others}
    if not parent:
        return Hierarchy({}, dict.fromkeys(distinct, 1))
    level = {key: _depth(key, parent) for key in distinct}
    tops = [key for key, depth in level.items() if depth == 0]
    if len(tops) > 1:  # no town among them: what stands highest is a district
        level = {key: depth + 1 for key, depth in level.items()}
    return Hierarchy(parent, level)


_Way = Callable[[str, frozenset[str]], str | None]


def _numbered(keys: Sequence[str]) -> bool:
    """Numbers one after the other are a mere numbering, however they begin."""
    if not all(key.isdecimal() and len(key) <= LONGEST_NUMBER for key in keys):
        return False
    numbers = [int(key) for key in keys]
    return len(numbers) >= 0.95 * (max(numbers) - min(numbers) + 1)


def _parents(keys: Sequence[str], known: frozenset[str], way: _Way) -> dict[str, str]:
    """Key → key above by one way; nothing when too many keys stand beside what this way finds."""
    keys = [key for key in keys if len(key) <= LONGEST_KEY]
    found = {key: above for key in keys if (above := way(key, known)) is not None and above != key}
    above_others = set(found.values())
    lonely = sum(1 for key in keys if key not in found and key not in above_others)
    return found if 5 * lonely <= len(keys) else {}


def _padded(key: str, known: frozenset[str]) -> str | None:
    """`701` → `007`: the first digits, padded with zeros to the same length."""
    if key.startswith("0"):
        return None
    return next(
        (above for cut in range(len(key) - 1, 0, -1) if (above := key[:cut].zfill(len(key))) in known and above != key),
        None,
    )


def _trailing(key: str, known: frozenset[str]) -> str | None:
    """`111` → `110` → `100`: the same length with more zeros at the end."""
    bare = key.rstrip("0")
    return next(
        (
            above
            for cut in range(len(bare) - 1, 0, -1)
            if (above := key[:cut].ljust(len(key), "0")) in known and above != key
        ),
        None,
    )


def _prefix(key: str, known: frozenset[str]) -> str | None:
    """`05315` → `05`: the longest shorter key it starts with."""
    return next((key[:cut] for cut in range(len(key) - 1, 0, -1) if key[:cut] in known), None)


def _depth(key: str, parent: Mapping[str, str]) -> int:
    """Steps to the top; keys grow shorter or lose digits upwards, so there is no ring."""
    depth = 0
    while key in parent and depth < 9:
        key, depth = parent[key], depth + 1
    return depth


def by_indent(areas: Sequence[tuple[str, str]], indents: Mapping[str, int]) -> Hierarchy:
    """What belongs to what by how far the names (second) of areas (first) are set in, in the order of the file."""
    parent: dict[str, str] = {}
    level: dict[str, int] = {}
    above: list[tuple[int, str]] = []
    for ident, name in areas:
        depth = indents.get(name, 0)
        while above and above[-1][0] >= depth:
            above.pop()
        if above:
            parent[ident] = above[-1][1]
        level[ident] = len(above)
        above.append((depth, ident))
    if sum(1 for depth in level.values() if depth == 0) > 1:
        level = {ident: depth + 1 for ident, depth in level.items()}
    return Hierarchy(parent, level)
