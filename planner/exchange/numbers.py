"""Cells of figures: the signs official statistics use, and numbers whose separators are judged by a whole column."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from planner.domain.figures import State
from planner.exchange.sheet import Number

Decimal = Literal[".", ","]
Parsed = tuple[float | None, State]

LONGEST_SIGN = 5
LONGEST_NUMBER = 60
"""No number is longer; patterns need not try."""
LARGEST = 1e15
"""Beyond this a float no longer holds every whole number."""

SIGNS: dict[str, State] = {
    "": State.MISSING, "na": State.MISSING, "n/a": State.MISSING, "n.a.": State.MISSING, "nan": State.MISSING,
    "null": State.MISSING, "none": State.MISSING, "k.a.": State.MISSING, "k. a.": State.MISSING,
    "k.a": State.MISSING, "k. a": State.MISSING, "ka": State.MISSING, "n.v.": State.MISSING, "n. v.": State.MISSING, "nv": State.MISSING,
    "n. a.": State.MISSING, "k.w.": State.MISSING, "k. w.": State.MISSING, "?": State.MISSING,
    "-": State.NONE, "–": State.NONE, "—": State.NONE, "−": State.NONE,
    ".": State.SUPPRESSED, "*": State.SUPPRESSED, "•": State.SUPPRESSED, "·": State.SUPPRESSED,
    "x": State.NOT_APPLICABLE, "/": State.UNCERTAIN, "...": State.NOT_YET, "…": State.NOT_YET,
}  # fmt: skip
_SIGNED = re.compile(r"([-+−–]?)[ \u00a0\u2009\u202f]*(.*?)[ \u00a0]*(%?)", re.DOTALL)
_BELOW = re.compile(r"<\s?\d{1,3}")
_DIGIT = re.compile(r"\d")
_PLAIN = re.compile(r"\d+")
_SCIENTIFIC = re.compile(r"\d+(?:[.,]\d+)?[eE][+-]?\d{1,3}")
_ONE_SEPARATOR = re.compile(r"(\d+)([.,])(\d+)|([.,])(\d+)")
_GROUPED = {
    ".": re.compile(r"\d{1,3}(?:([,'’ \u00a0\u2009\u202f])\d{3})(?:\1\d{3})*(?:\.\d+)?"),
    ",": re.compile(r"\d{1,3}(?:([.'’ \u00a0\u2009\u202f])\d{3})(?:\1\d{3})*(?:,\d+)?"),
}
_GROUPS = re.compile(r"['’ \u00a0\u2009\u202f]")
_POINTS = re.compile(r"(?:-?\d{1,15}(?:\.\d+)?(?:\n|$))+", re.ASCII)
_BROKEN = re.compile(r"\.(?:\d\d?|\d{4,})(?:\n|$)", re.ASCII)
_DIGITS = r"\d+(?:[.,'’ \u00a0\u2009\u202f]\d+)*"
_NOTE_MARK = r"(?:\*+\)?|[a-z]\)?|\d?\)|[¹²³⁴⁵⁶⁷⁸⁹][⁾)]?)"
_BLANKS = r"[ \u00a0\u2009\u202f]?"
REMARKED = re.compile(
    rf"[-−–+]?{_DIGITS}{_BLANKS}%?{_BLANKS}{_NOTE_MARK}|[prs]{_BLANKS}{_DIGITS}{_BLANKS}%?|\({_DIGITS}{_BLANKS}%?\)"
)
"""A number with the mark of a remark: `5*`, `12 r`, `7 1)`, `1 234¹⁾`, `p 15`; or in brackets: `(45)`."""
_NO_RESULT = re.compile(r"#(?:DIV/0|N/A|NV|NAME|NUM|ZAHL|REF|BEZUG|VALUE|WERT|NULL)[!?]?|=.+|#+", re.DOTALL)
_RAISED = re.compile(r"(?<=[\d%])[ \u00a0\u2009\u202f]?[¹²³⁴⁵⁶⁷⁸⁹]+[⁾)]?$")
_NUMBERED_NOTE = re.compile(r"(?<=[\d%])[ \u00a0\u2009\u202f][1-9]\)$")
"""Only a blank tells `12 1)`, which is 12 with a remark, from a number that ends in 1."""
ENOUGH = 10


@dataclass(frozen=True, slots=True)
class Convention:
    """How a column writes numbers. ``decimal`` None: not known, so what depends on it is ambiguous.

    ``signs``: what the source's own legend says of signs; ``marks``: what it puts behind numbers to remark on them.
    """

    decimal: Decimal | None
    signs: Mapping[str, State] = field(default_factory=dict)
    marks: frozenset[str] = frozenset()


def sign_of(word: str) -> State | None:
    """The state a sign stands for, or None when the word is no sign."""
    text = word.strip().lower()
    if len(text) > LONGEST_SIGN:
        return None
    found = SIGNS.get(text)
    if found is None and text[:1] == "<" and _BELOW.fullmatch(text):
        return State.SUPPRESSED
    return found


def looks_like_figure(word: str) -> bool:
    """A number by any convention, or a sign."""
    if isinstance(word, Number):
        return True
    if sign_of(word) is not None:
        return True
    if not _DIGIT.search(word):
        return has_no_result(word)
    body = _body(word)[1]
    return bool(
        _PLAIN.fullmatch(body)
        or _ONE_SEPARATOR.fullmatch(body)
        or _SCIENTIFIC.fullmatch(body)
        or _GROUPED["."].fullmatch(body)
        or _GROUPED[","].fullmatch(body)
        or has_no_result(word)
    )


def has_no_result(word: str) -> bool:
    """What a workbook shows for a formula without a result."""
    return word[:1] in ("#", "=") and bool(_NO_RESULT.fullmatch(word))


def is_number(word: str) -> bool:
    """A figure that is not just a sign."""
    return sign_of(word) is None and looks_like_figure(word)


def convention(words: Iterable[str]) -> Convention:
    """The decimal separator as all words of a column show it; unknown when nothing shows it or they contradict."""
    words = [word for word in words if not isinstance(word, Number)]
    quick = "\n".join(words)
    if _POINTS.fullmatch(quick) and _BROKEN.search(quick):
        return Convention(".")
    votes = {".": 0, ",": 0}
    open_groups = plain_large = plain_small = 0
    marks: set[str] = set()
    for word in words:
        body = _body(word)[1]
        if _PLAIN.fullmatch(body):
            plain_large += len(body) > 3
            plain_small += len(body) <= 3
        elif match := _ONE_SEPARATOR.fullmatch(body):
            mark = match[2] or match[4]
            if match[1] and len(match[3]) == 3 and len(match[1]) <= 3 and match[1][0] != "0":
                open_groups += 1
                marks.add(mark)
            else:
                votes[mark] += 1
        elif match := _SCIENTIFIC.fullmatch(body):
            votes["."] += "." in body
        else:
            for decimal in (".", ","):
                votes[decimal] += bool(_GROUPED[decimal].fullmatch(body)) and ("." in body or "," in body)
    if votes["."] != votes[","] and not (votes["."] and votes[","] and min(votes.values()) * 20 > max(votes.values())):
        return Convention("." if votes["."] > votes[","] else ",")
    # No broken number anywhere, large ones always grouped, small ones never: the mark groups thousands.
    if not any(votes.values()) and open_groups >= ENOUGH and plain_small and not plain_large and len(marks) == 1:
        return Convention("," if marks == {"."} else ".")
    return Convention(None)


def parse(word: str, how: Convention) -> Parsed | Literal["ambiguous", "unreadable"]:
    """The value and state of a cell, or why there is none."""
    if isinstance(word, Number):
        return (word.value + 0.0, State.VALUE) if abs(word.value) <= LARGEST else "unreadable"
    text = word.strip().lower()
    state = how.signs.get(text)
    if state is None and text in how.marks:
        return "unreadable"
    state = state or sign_of(word)
    if state is not None:
        return None, state
    for mark in how.marks:
        word = word.strip().removesuffix(mark).removeprefix(f"{mark} ")
    negative, body = _body(word)
    number: float | None = None
    if _PLAIN.fullmatch(body):
        number = float(body) if len(body) < 20 else None
    elif match := _ONE_SEPARATOR.fullmatch(body):
        mark, after = match[2] or match[4], match[3] or match[5]
        groups = len(after) == 3 and len(match[1] or "") in (1, 2, 3) and match[1][0] != "0"
        if how.decimal is None and groups:
            return "ambiguous"
        if how.decimal in (None, mark):
            number = float(f"{match[1] or '0'}.{after}")
        elif groups:
            number = float(match[1] + after)
    elif _SCIENTIFIC.fullmatch(body):
        number = float(body.replace(",", "."))
    else:
        number = _grouped(body, how)
    if number is None or number > LARGEST:
        return "unreadable"
    return (-number if negative and number else number), State.VALUE


def _grouped(body: str, how: Convention) -> float | None:
    for decimal in (how.decimal,) if how.decimal else (".", ","):
        if _GROUPED[decimal].fullmatch(body):
            bare = _GROUPS.sub("", body).replace("," if decimal == "." else ".", "")
            return float(bare.replace(decimal, "."))
    return None


def _body(word: str) -> tuple[bool, str]:
    """Whether a minus stands before it, and the digits with their separators."""
    text = word.strip()
    if len(text) > LONGEST_NUMBER:
        return False, ""
    if not text.isascii():
        text = _RAISED.sub("", text)
        text = unicodedata.normalize("NFKC", text) if any(c.isdecimal() and not c.isascii() for c in text) else text
    if text[-1:] == ")":
        text = _NUMBERED_NOTE.sub("", text)
    match = _SIGNED.fullmatch(text)
    if match is None:
        return False, text
    body = match[2]
    return match[1] in ("-", "−", "–"), body if body.isascii() or _GROUPS.search(body) else ""


def parse_all(words: Sequence[str], how: Convention) -> list[Parsed | Literal["ambiguous", "unreadable"]]:
    """Every distinct word once; a column of plain numbers with a decimal point, the most frequent kind, at once."""
    if how.decimal == "." and not how.marks and words and words[-1] and _POINTS.fullmatch("\n".join(words)):
        return [(number + 0.0, State.VALUE) for number in map(float, words)]
    return [parse(word, how) for word in words]
