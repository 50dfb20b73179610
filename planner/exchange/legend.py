"""What a source says its signs mean, read from title lines, footnotes and sheets of explanation."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from planner.domain.figures import State

SIGN = r"(?:\.\.\.|…|<\s?\d{1,2}|[-–—−.xX/*•·+pr]|\([)x. ]?\))"
_ENTRY = re.compile(
    rf"(?:^|(?<=[;|\n(,:])|(?<=\s\s)|(?<=: ))\s*[\"'„“»]?({SIGN})[\"'“”«]?\s*(?:=|:|\||\s[–-]\s|\t|\s{{2,}}|\s(?=[A-ZÄÖÜa-z]{{3}}))\s*"
    rf"([^;|\n=]{{3,160}}?)(?=$|[;|\n]|\s{{2,}}|,\s*[\"'„“]?{SIGN}[\"'“”]?(?:\s|=|:))"
)
_MEANINGS: tuple[tuple[State, re.Pattern[str]], ...] = (
    (
        State.NOT_APPLICABLE,
        re.compile(r"nicht sinnvoll|fach gesperrt|trifft nicht zu|not applicable|entfällt|keine aussage"),
    ),
    (
        State.SUPPRESSED,
        re.compile(
            r"geheim|datenschutz|anonymis|suppressed|confidential|unterdrückt|gesperrt|weniger als \d|kleiner als \d|"
            r"unter \d+ fälle|fewer than|less than \d|zu geringe? fallzahl|disclos"
        ),
    ),
    (State.NOT_YET, re.compile(r"später|noch nicht|not yet|liegt (?:bisher|derzeit) nicht|follows later")),
    (State.UNCERTAIN, re.compile(r"nicht sicher|unsicher|uncertain|unreliable|nicht hinreichend|fehlerbehaftet")),
    (
        State.NONE,
        re.compile(
            r"nichts vorhanden|nicht vorhanden|genau null|exactly zero|\bnil\b|nicht vorkommend|nothing|kein(?:e)? fäll"
        ),
    ),
    (
        State.MISSING,
        re.compile(
            r"unbekannt|nicht bekannt|nicht ermittelt|kein wert|keine werte|kein nachweis|keine angabe|keine daten|nicht verfügbar|not available|fehl|missing|unknown|no data|nicht erhoben"
        ),
    ),
)
_ZERO = re.compile(r"\bnull\b|\bzero\b|\b0\b")
_MARKED = re.compile(r"vorläufig|revidiert|berichtigt|geschätzt|provisional|revised|estimated|korrigiert")
_SUSPECT = re.compile(rf"{SIGN}[\"'“”«]?\s*(?:=|:|\||\t|\s)")
MOST_LINES = 2_000


@dataclass(frozen=True, slots=True)
class Legend:
    """Signs with what they mean, letters behind numbers that only remark on them, and the words of the source.

    ``none_is_zero``: the source says that its sign for "nothing there" is exactly zero.
    """

    signs: dict[str, State] = field(default_factory=dict)
    marks: frozenset[str] = frozenset()
    words: dict[str, str] = field(default_factory=dict)
    none_is_zero: bool = False


def legend_of(lines: Iterable[str]) -> Legend:
    """What these lines say of signs; the first word on a sign holds."""
    signs: dict[str, State] = {}
    words: dict[str, str] = {}
    marks: set[str] = set()
    zero = False
    for number, line in enumerate(lines):
        if number >= MOST_LINES:
            break
        if len(line) > 2_000 or not _SUSPECT.search(line):
            continue
        for match in _ENTRY.finditer(line):
            sign, meaning = match[1].lower(), match[2].strip(" .\"'“”")
            if _MARKED.search(meaning.lower()):
                marks.add(sign)
                words.setdefault(sign, meaning)
                continue
            state = _meaning(meaning.lower())
            if state is not None and sign not in signs:
                signs[sign] = state
                words[sign] = meaning
                zero = zero or (state is State.NONE and bool(_ZERO.search(meaning.lower())))
    return Legend(_alike(signs), frozenset(marks) - frozenset(signs), words, zero)


def _meaning(text: str) -> State | None:
    if text.startswith("null") or text in ("zero", "0", "genau 0"):
        return State.NONE
    return next((state for state, pattern in _MEANINGS if pattern.search(text)), None)


def _alike(signs: dict[str, State]) -> dict[str, State]:
    """Dashes and dots are typed in several ways."""
    for group in (("-", "–", "—", "−"), ("...", "…"), ("•", "·")):
        known = next((signs[sign] for sign in group if sign in signs), None)
        if known is not None:
            signs |= {sign: signs.get(sign, known) for sign in group}
    return signs
