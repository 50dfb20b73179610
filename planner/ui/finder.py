"""Search everything: every text field of every record, without regard to case, umlauts or accents.

The words of each kind are folded once into one long text, which is searched as a whole; after an edit only what
changed is folded anew.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planner import texts
from planner.domain.kinds import KINDS
from planner.domain.naming import name_of, names_others
from planner.domain.plan import Plan
from planner.domain.record import Record, fields_of

MOST = 50
EXCERPT = 80
END, FIELD = "\x00", "\x01"
"""Between the words of two records, and between those of two fields; nobody types them."""


def _folds() -> dict[int, str | None]:
    """Latin letters with marks to the letters without, combining marks to nothing, signs to those of a keyboard."""
    table: dict[int, str | None] = dict.fromkeys(range(0x300, 0x370))
    for code in range(0xC0, 0x250):
        plain = unicodedata.normalize("NFKD", chr(code))
        table[code] = "".join(letter for letter in plain if not unicodedata.combining(letter))
    alike = {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "…": "...", "€": "eur", "\u00a0": " ", "\u202f": " "}
    alike |= dict.fromkeys("–—‐‑−", "-") | dict.fromkeys("„“”«»", '"') | dict.fromkeys("‚‘’›‹", "'")
    table.update({ord(letter): plain for letter, plain in alike.items()})
    return table


_FOLDS = _folds()
_SPELT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_SPELT_OUT = re.compile("([aou])e")


def folded(text: str) -> str:
    """The text as it is compared: small letters, no marks above or below, ß as ss, dashes and quotes as typed."""
    small = text.casefold()
    return small if small.isascii() else small.translate(_FOLDS)


def spellings(word: str) -> tuple[str, ...]:
    """A word as it may stand folded: "übergang" also as "uebergang", and "uebergang" also as "ubergang"."""
    plain = folded(word)
    return tuple(dict.fromkeys((plain, folded(word.casefold().translate(_SPELT)), _SPELT_OUT.sub(r"\1", plain))))


def holds(text: str, asked: Sequence[Sequence[str]]) -> bool:
    """Whether a folded text holds every word in one of its spellings."""
    return all(any(one in text for one in word) for word in asked)


def asked_for(wanted: str) -> list[tuple[str, ...]]:
    """The words of a search, each in its spellings."""
    return [spellings(word) for word in wanted.split() if folded(word)]


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that holds what was looked for: its name, the words around the place unless that is the name, the field."""

    record: Record
    name: str
    around: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of a record: its name as shown, that name folded, and all its texts folded."""

    record: Record
    name: str
    head: str
    body: str


class _Shelf:
    """The records of one kind."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = {one.record.id: one for one in entries}
        self._listed = tuple(entries)
        self._heads, self._head_starts = _joined([one.head for one in entries])
        self._bodies, self._body_starts = _joined([one.body for one in entries])

    def with_word(self, spelling: str, *, in_name: bool) -> Iterator[Entry]:
        """The entries that hold a word, in their order."""
        text, starts = (self._heads, self._head_starts) if in_name else (self._bodies, self._body_starts)
        at = text.find(spelling)
        while at >= 0:
            number = bisect_right(starts, at) - 1
            yield self._listed[number]
            if number + 1 >= len(starts):
                return
            at = text.find(spelling, starts[number + 1])


class Finder:
    """The words of one plan; `follow` takes it along to the plan after an edit."""

    def __init__(self, plan: Plan) -> None:
        self._plan = Plan()
        self._shelves: dict[str, _Shelf] = {}
        self.follow(plan)

    @property
    def plan(self) -> Plan:
        """The plan that is searched."""
        return self._plan

    def follow(self, plan: Plan) -> None:
        """Search this plan from now on; records that did not change keep their folded words."""
        if plan is self._plan:
            return
        before, self._plan = self._plan, plan
        for cls in KINDS:
            shelf, records = self._shelves.get(cls.kind), plan.all(cls)
            if shelf is None or names_others(cls.kind) or records is not before.all(cls):
                self._shelves[cls.kind] = self._shelf(cls, records, shelf)

    def _shelf(self, cls: type[Record], records: Sequence[Record], old: _Shelf | None) -> _Shelf:
        known = old.entries if old is not None else {}
        names = [spec.name for spec in fields_of(cls) if spec.is_text]
        words, tells = texts.current(), names_others(cls.kind)
        entries, same = [], old is not None and len(records) == len(known)
        for record in records:
            entry = known.get(record.id)
            if (
                entry is None
                or entry.record is not record
                or (tells and entry.name != name_of(record, self._plan, words))
            ):
                name = name_of(record, self._plan, words)
                head = folded(name)
                # a name that is one of the texts stands there already
                body = FIELD.join([head if tells else "", *(folded(getattr(record, field) or "") for field in names)])
                entry, same = Entry(record, name, head, body), False
            entries.append(entry)
        return old if same and old is not None else _Shelf(entries)

    def find(self, wanted: str, most: int = MOST) -> list[Hit]:
        """Records that hold all the words asked for; those whose name does come first."""
        asked = asked_for(wanted)
        if not asked:
            return []
        found: dict[str, Hit] = {}
        for in_name in (True, False):
            for entry in self._with(asked, in_name=in_name):
                if entry.record.id not in found:
                    found[entry.record.id] = _hit(entry, asked)
                if len(found) >= most:
                    return list(found.values())
        return list(found.values())

    def _with(self, asked: Sequence[Sequence[str]], *, in_name: bool) -> Iterator[Entry]:
        """Entries by the longest word, which is the rarest, then looked at for the others."""
        longest = max(asked, key=lambda word: len(word[0]))
        for shelf in self._shelves.values():
            for spelling in longest:
                for entry in shelf.with_word(spelling, in_name=in_name):
                    if holds(entry.head if in_name else entry.body, asked):
                        yield entry


def _joined(parts: Sequence[str]) -> tuple[str, list[int]]:
    """All parts as one text, and where each begins in it."""
    starts, at = [], 0
    for part in parts:
        starts.append(at)
        at += len(part) + len(END)
    return END.join(parts), starts


def _hit(entry: Entry, asked: Sequence[Sequence[str]]) -> Hit:
    """The field that holds the most of the words asked for, and the words around the first of them."""
    record = entry.record
    names = [spec.name for spec in fields_of(type(record)) if spec.is_text]
    plain = entry.body.split(FIELD)[1:]
    counts = [sum(any(one in text for one in word) for word in asked) for text in plain]
    best = max(counts, default=0)
    if not best:
        return Hit(record, entry.name, "")
    at = counts.index(best)
    held = next(one for word in asked for one in word if one in plain[at])
    around = _excerpt(getattr(record, names[at]), held)
    return Hit(record, entry.name, "" if around == entry.name else around, names[at])


def _excerpt(text: str, word: str) -> str:
    """The words around the place where a text holds `word`, on one line."""
    line = " ".join(text.split())
    at = max(0, folded(line).find(word) - EXCERPT // 3)
    start = line.rfind(" ", 0, at) + 1 if at else 0
    piece = line[start : start + EXCERPT]
    return ("…" if start else "") + piece + ("…" if start + EXCERPT < len(line) else "")
