"""Which remarks the page lists: those of the rules, with what a person lives with, filtered and put under the circle's steps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, NamedTuple

from planner import content, texts
from planner.domain.frame import Waiver
from planner.domain.record import N_
from planner.domain.remarks import Remark
from planner.domain.rules import BY_CODE, remarks_of
from planner.texts import gettext as _
from planner.ui.desk import Desk
from planner.ui.finder import folded
from planner.ui.guidance.lists import sign_of
from planner.ui.widgets.rows import Row
from planner.ui.widgets.section_list import Head

LATE = "late"
SEVERITIES = {LATE: N_("Behind time"), "warning": N_("Warning"), "notice": N_("Notice")}
"""How much a remark matters, the gravest first, and the word for it."""

RANKS = {name: rank for rank, name in enumerate(SEVERITIES)}

Key = tuple[str, str, str, int]
"""Rule, kind, id of the record, and a number where a rule speaks of a record more than once."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What is looked for; "" is no limit. `waived` shows what is lived with instead of what is open."""

    waived: bool = False
    phase: str = ""
    severity: str = ""
    rule: str = ""
    record: str = ""
    words: str = ""


class Listed(NamedTuple):
    """A remark as the page lists it, with the reason of whoever lives with it."""

    key: Key
    remark: Remark
    waiver: Waiver | None = None


class RemarkList:
    """All remarks of a plan, read once after every change."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._said: dict[Key, str] = {}
        plan = desk.bridge.plan
        waivers = {(one.code, one.subject): one for one in plan.all(Waiver)}
        seen: dict[tuple[str, str, str], int] = {}
        self.listed: dict[Key, Listed] = {}
        self._by_code: dict[str, list[Listed]] = {}
        for remark in remarks_of(desk.look(), waived=True):
            of = (remark.code, remark.kind, remark.subject)
            seen[of] = seen.get(of, -1) + 1
            key = (*of, seen[of])
            one = self.listed[key] = Listed(key, remark, waivers.get((remark.code, remark.subject)))
            self._by_code.setdefault(remark.code, []).append(one)
        self._places = _places()

    @property
    def open(self) -> list[Listed]:
        """Those nobody lives with yet."""
        return [one for one in self.listed.values() if one.waiver is None]

    @property
    def waived(self) -> list[Listed]:
        """Those a person lives with."""
        return [one for one in self.listed.values() if one.waiver is not None]

    def shown(self, wanted: Filter) -> list[Any]:
        """Headings and keys that pass a filter, in the order of the circle, the gravest first under each step."""
        by_code = self._passing(wanted)
        items: list[Any] = []
        codes = sorted(by_code, key=lambda code: (self._places[code][0], RANKS[_severity(code)], code))
        for place, some in groupby(codes, key=self._places.__getitem__):
            keys = [one.key for code in some for one in by_code[code]]
            items += [Head(self._title(place), texts.current().number(len(keys))), *keys]
        return items

    def rules(self, wanted: Filter) -> dict[str, int]:
        """The rules that speak under a filter that names none, sorted, and how often; the one asked for is among them."""
        found = {code: len(some) for code, some in self._passing(replace(wanted, rule="")).items()}
        if wanted.rule:
            found.setdefault(wanted.rule, 0)
        return dict(sorted(found.items()))

    def sentence(self, key: Key) -> str:
        """What the rule says of the record."""
        known = self._said.get(key)
        if known is None:
            known = self._said[key] = self._desk.words.remark(self.listed[key].remark)
        return known

    def subject(self, key: Key) -> str:
        """The record a remark speaks of: its kind and its name."""
        remark = self.listed[key].remark
        record = self._desk.bridge.plan.find(remark.kind, remark.subject)
        name = self._desk.words.name(record) if record is not None else ""
        return " · ".join(part for part in (self._desk.words.of(f"kind.{remark.kind}"), name) if part)

    def row(self, key: Key) -> Row:
        """A remark as a row: shape, sentence, word, record, rule."""
        one = self.listed[key]
        word = severity_word(one.remark)
        about = self.subject(key)
        second = _("Reason: {reason}", reason=" ".join(one.waiver.reason.split())) if one.waiver else about
        return Row(
            title=self.sentence(key),
            second=f"{word} · {second}",
            sign=sign_of(one.remark),
            aside=one.remark.code,
            payload=key,
            leads=False,
            strong=False,
        )

    def _passing(self, wanted: Filter) -> dict[str, list[Listed]]:
        """What passes a filter, by rule; rules with nothing are left out. What a whole rule decides is asked once."""
        words = folded(wanted.words)
        found: dict[str, list[Listed]] = {}
        for code, listed in self._by_code.items():
            if (
                wanted.phase in ("", self._places[code][1])
                and wanted.severity in ("", _severity(code))
                and wanted.rule in ("", code)
            ):
                some = [one for one in listed if (one.waiver is not None) == wanted.waived]
                if wanted.record:
                    some = [one for one in some if one.remark.subject == wanted.record]
                if words:
                    some = [one for one in some if self._says(one.key, words)]
                if some:
                    found[code] = some
        return found

    def _says(self, key: Key, words: str) -> bool:
        waiver = self.listed[key].waiver
        said = " ".join((self.sentence(key), self.subject(key), key[0], waiver.reason if waiver else ""))
        heap = folded(said)
        return all(word in heap for word in words.split())

    def _title(self, place: tuple[int, str, str]) -> str:
        _number, phase, step = place
        title = content.circle(texts.current().language).step(step).title
        return f"{self._desk.words.of(f'phase.{phase}')} · {title}"


def severity_of(remark: Remark) -> str:
    """late, warning or notice."""
    return _severity(remark.code)


def _severity(code: str) -> str:
    rule = BY_CODE[code]
    return LATE if rule.late else rule.severity.value


def severity_word(remark: Remark) -> str:
    """The word beside the shape."""
    return _(SEVERITIES[severity_of(remark)])


def _places() -> dict[str, tuple[int, str, str]]:
    """For each rule where it stands: number of the step, phase, step; the first step that names it counts."""
    found: dict[str, tuple[int, str, str]] = {}
    for number, step in enumerate(content.circle(texts.current().language).steps):
        for code in step.remarks:
            found.setdefault(code, (number, step.phase, step.id))
    return found


def counts(listed: Sequence[Listed]) -> dict[str, int]:
    """How many there are of each severity, the gravest first; those with none are left out."""
    found: Counter[str] = Counter()
    for code, number in Counter(one.key[0] for one in listed).items():
        found[_severity(code)] += number
    return {name: found[name] for name in SEVERITIES if found[name]}
