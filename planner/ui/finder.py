"""Search everything: every text field of every record, without regard to case, umlauts or accents."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from planner import texts
from planner.domain.kinds import KINDS
from planner.domain.naming import name_of
from planner.domain.plan import Plan
from planner.domain.record import Record, fields_of

MOST = 50
EXCERPT = 80


def _folds() -> dict[int, str | None]:
    """Latin letters with marks to the letters without, combining marks to nothing."""
    table: dict[int, str | None] = dict.fromkeys(range(0x300, 0x370))
    for code in range(0xC0, 0x250):
        plain = unicodedata.normalize("NFKD", chr(code))
        table[code] = "".join(letter for letter in plain if not unicodedata.combining(letter))
    table.update({ord(letter): plain for letter, plain in {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d"}.items()})
    return table


_FOLDS = _folds()


def folded(text: str) -> str:
    """The text as it is compared: small letters, no marks above or below, ß as ss."""
    small = text.casefold()
    return small if small.isascii() else small.translate(_FOLDS)


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that holds what was looked for: its name, and the words around the place unless that is the name."""

    record: Record
    name: str
    around: str


class Finder:
    """The words of one plan, folded once; a search goes through them in the order of kinds."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._entries: list[tuple[Record, str, str]] = []
        words = texts.current()
        for cls in KINDS:
            names = [spec.name for spec in fields_of(cls) if spec.is_text]
            for record in plan.all(cls):
                name = name_of(record, plan, words)
                parts = [folded(name), *(folded(getattr(record, field) or "") for field in names)]
                self._entries.append((record, name, "\n".join(parts)))

    @property
    def plan(self) -> Plan:
        """The plan that is searched."""
        return self._plan

    def find(self, wanted: str, most: int = MOST) -> list[Hit]:
        """Records that hold all the words asked for; those whose name does come first."""
        asked = folded(wanted).split()
        if not asked:
            return []
        first: list[Hit] = []
        others: list[Hit] = []
        for record, name, heap in self._entries:
            if not all(word in heap for word in asked):
                continue
            head = heap.split("\n", 1)[0]
            if all(word in head for word in asked):
                first.append(Hit(record, name, ""))
                if len(first) >= most:
                    break
            elif len(others) < most:
                around = _around(record, asked[0])
                others.append(Hit(record, name, "" if around == name else around))
        return (first + others)[:most]


def _around(record: Record, word: str) -> str:
    """The words around the place where a field holds `word`, on one line."""
    for spec in fields_of(type(record)):
        text = getattr(record, spec.name) if spec.is_text else None
        if not text or word not in folded(text):
            continue
        line = " ".join(text.split())
        at = max(0, folded(line).find(word) - EXCERPT // 3)
        start = line.rfind(" ", 0, at) + 1 if at else 0
        piece = line[start : start + EXCERPT]
        return ("…" if start else "") + piece + ("…" if start + EXCERPT < len(line) else "")
    return ""
