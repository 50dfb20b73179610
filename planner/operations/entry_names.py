"""Choices and records by their names: case, umlauts and accents do not matter, and a beginning that fits one is enough."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Any

from planner.domain.errors import BadInput
from planner.domain.kinds import BY_NAME
from planner.domain.naming import name_of
from planner.domain.plan import Plan
from planner.domain.record import N_, Choice, FieldSpec, Record, fields_of
from planner.exchange.naming import plain, spelled
from planner.texts import Texts

NUMBERS = ("number", "key", "code")
"""Fields a record can be called by besides its name."""
NAMED = 7
TRUE = frozenset({"yes", "y", "ja", "j", "true", "wahr", "x", "1"})
FALSE = frozenset({"no", "n", "nein", "false", "falsch", "0"})
TICKS = frozenset("✓✔☑")
_BIG = re.compile(r"[;\n]")
_COMMA = re.compile(r",\s*")


def read_truth(text: str, texts: Texts) -> bool:
    """Yes or no, in German or English, or a tick."""
    said = text.strip()
    word = plain(said)
    if said in TICKS or word in TRUE or word == plain(texts.gettext("yes")):
        return True
    if word in FALSE or word == plain(texts.gettext("no")):
        return False
    raise BadInput(N_("Type “{yes}” or “{no}”."), yes=texts.gettext("yes"), no=texts.gettext("no"))


def read_choice(spec: FieldSpec, text: str, texts: Texts) -> Choice:
    """The member of a closed list with this label; its stored value will do as well."""
    members: list[Choice] = [one for one in spec.type.__members__.values() if isinstance(one, Choice)]  # type: ignore[attr-defined]
    words = {one: texts.gettext(one.label) for one in members}
    for one in members:
        if text.strip() == one.value:
            return one
    found = fitting(text, [(one, (words[one],)) for one in members])
    if len(found) == 1:
        return found[0]  # type: ignore[no-any-return]
    offered = found or members
    raise BadInput(
        N_("“{text}” cannot be chosen here. Choose: {choices}"),
        text=text.strip(),
        choices=", ".join(words[one] for one in offered[:NAMED]),
    )


def read_reference(spec: FieldSpec, text: str, texts: Texts, plan: Plan) -> str:
    """The id of the one record called this; raises BadInput when there is none, or more than one."""
    return Names(spec, texts, plan).one(text)


def read_references(spec: FieldSpec, text: str, texts: Texts, plan: Plan) -> tuple[str, ...]:
    """The ids of the records named, separated by commas, semicolons or lines, each once."""
    names = Names(spec, texts, plan)
    found: dict[str, None] = {}
    for part in _BIG.split(text):
        if part.strip():
            found.update(dict.fromkeys(names.several(part)))
    return tuple(found)


def reference_form(spec: FieldSpec, value: Any, texts: Texts, plan: Plan) -> str:
    """The names of the records a field points at, so that they can be typed again."""
    ids = value if spec.many else (value,)
    names = Names(spec, texts, plan)
    found = [names.call(record) for record in plan.some(BY_NAME[spec.refers or ""], ids)]
    return ("; " if any("," in name for name in found) else ", ").join(found)


class Names:
    """What the records a field can point at are called; those of the present cycle come before those of earlier ones."""

    def __init__(self, spec: FieldSpec, texts: Texts, plan: Plan) -> None:
        self._texts, self._plan = texts, plan
        self._cls = BY_NAME[spec.refers or ""]
        here, others = candidates(plan, spec)
        self._circles = [[(one, self._called(one)) for one in circle] for circle in (here, others)]

    def one(self, text: str) -> str:
        """The id of the record called this."""
        found = self._found(text)
        if len(found) == 1:
            return found[0].id
        said = text.strip()
        if found:
            raise BadInput(
                N_("“{text}” fits several: {names}. Type more of the name."),
                text=said,
                names=self._listed(self.call(one) for one in found),
            )
        similar = self._similar(said)
        if similar:
            raise BadInput(
                N_("Nothing here is called “{text}”. Similar: {names}"), text=said, names=self._listed(similar)
            )
        raise BadInput(
            N_("Nothing here is called “{text}”. Add it first: {kind}."),
            text=said,
            kind=self._texts.gettext(self._cls.noun),
        )

    def several(self, text: str) -> list[str]:
        """The ids of the records named in one line; a name that holds commas is tried before its parts."""
        parts = _COMMA.split(text)
        found: list[str] = []
        at = 0
        while at < len(parts):
            for end in range(len(parts), at, -1):
                said = ", ".join(parts[at:end])
                if end == at + 1 or len(self._found(said, exact=True)) == 1:
                    if said.strip():
                        found.append(self.one(said))
                    at = end
                    break
        return found

    def call(self, record: Record) -> str:
        """The name to type for a record: with its number where the name alone fits several."""
        name = name_of(record, self._plan, self._texts)
        if len(self._found(name, exact=True)) > 1:
            number = next((str(getattr(record, field)) for field in NUMBERS if getattr(record, field, "")), "")
            return f"{number} {name}" if number else name
        return name

    def _called(self, record: Record) -> tuple[str, ...]:
        name = name_of(record, self._plan, self._texts)
        whole = str(getattr(record, "name", "") or "")
        numbers = [str(getattr(record, field)) for field in NUMBERS if getattr(record, field, "")]
        return (name, whole, *numbers, *(f"{number} {name}" for number in numbers))

    def _found(self, text: str, *, exact: bool = False) -> list[Record]:
        for circle in self._circles:
            found = fitting(text, circle, exact=exact)
            if found:
                return found
        return []

    def _similar(self, text: str) -> list[str]:
        known = {plain(name_of(one, self._plan, self._texts)): one for circle in self._circles for one, _ in circle}
        return [self.call(known[key]) for key in get_close_matches(plain(text), list(known), n=3, cutoff=0.6)]

    @staticmethod
    def _listed(names: Iterable[str]) -> str:
        every = list(names)
        return "; ".join(every[:NAMED]) + ("; …" if len(every) > NAMED else "")


def candidates(plan: Plan, spec: FieldSpec) -> tuple[list[Record], list[Record]]:
    """The records a reference can point at: of the present cycle or of none, and those of other cycles."""
    cls = BY_NAME[spec.refers or ""]
    if not any(one.name == "cycle" for one in fields_of(cls)):
        return list(plan.all(cls)), []
    here: list[Record] = []
    others: list[Record] = []
    for record in plan.all(cls):
        (here if getattr(record, "cycle", None) in (plan.cycle.id, None) else others).append(record)
    return here, others


def fitting(text: str, known: Sequence[tuple[Any, Sequence[str]]], *, exact: bool = False) -> list[Any]:
    """What is called exactly this, else what differs only in case and umlauts, else what begins so."""
    said = " ".join(text.split())
    wanted = spelled(said)
    same = [one for one, names in known if said in names]
    if same or not wanted:
        return same
    alike = [one for one, names in known if any(wanted == spelled(name) for name in names)]
    if alike or exact:
        return alike
    return [one for one, names in known if any(spelled(name).startswith(wanted) for name in names)]
