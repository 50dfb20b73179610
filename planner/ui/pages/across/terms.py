"""The terms a town may have its own words for: which there are, what they mean, the shipped word and the town's own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from planner import content, texts
from planner.content import LabelSet
from planner.domain.frame import Label
from planner.domain.kinds import BY_NAME
from planner.domain.record import N_
from planner.operations.frame import SetLabel
from planner.texts import gettext as _
from planner.ui.desk import Desk

GROUPS = {
    "phase": N_("Phases of the circle"),
    "level": N_("Levels of goals"),
    "area": N_("Levels of areas"),
    "general": N_("The chain"),
    "kind": N_("What a plan is made of"),
}
LEVELS = {"guiding": 1, "intermediate": 2, "action": 3}
LONG = ".long"


@dataclass(frozen=True, slots=True)
class Term:
    """One term in one language: `shipped` is the word of the chosen set, `text` the town’s, "" where it has none."""

    key: str
    language: str
    shipped: str
    text: str

    @property
    def id(self) -> str:
        """What tells it apart."""
        return f"{self.key} {self.language}"

    @property
    def group(self) -> str:
        """Which of `GROUPS` it belongs to."""
        head = self.key.partition(".")[0]
        return {"levels": "level", "areas": "area", "kinds": "kind"}.get(head, head if head in GROUPS else "general")


def chosen_set(desk: Desk) -> LabelSet:
    """The shipped set the town chose."""
    return content.label_set(desk.bridge.plan.municipality.label_set)


def terms(desk: Desk, language: str) -> list[Term]:
    """Every term in a language, those of a group together."""
    shipped = chosen_set(desk)
    own = {one.key: one.text for one in desk.bridge.plan.all(Label) if one.language == language}
    found = [Term(key, language, shipped.of(key, language) or "", own.get(key, "")) for key in _keys(language, own)]
    order = list(GROUPS)
    return sorted(found, key=lambda one: (order.index(one.group), _place(one)))


def _keys(language: str, own: Iterable[str]) -> list[str]:
    known = dict.fromkeys(key for one in content.label_sets() for key in one.words[language])
    return [*known, *(key for key in own if key not in known)]


def _place(term: Term) -> tuple[object, ...]:
    """Phases as they follow one another, kinds by name, one before many."""
    _head, _dot, name = term.key.partition(".")
    bare = name.removesuffix(LONG)
    phases = [phase.id for phase in content.circle(term.language).phases]
    if term.group == "phase":
        return (phases.index(bare) if bare in phases else len(phases), name)
    if term.group in ("level", "area"):
        return (LEVELS.get(name, 0), name, term.key.partition(".")[0])
    return (_noun(name).casefold(), term.key)


def meaning(term: Term) -> str:
    """What a term stands for, whatever the town calls it."""
    head, _dot, name = term.key.partition(".")
    words = texts.current()
    if head == "phase":
        circle = content.circle(words.language)
        bare = name.removesuffix(LONG)
        title = next((phase.title for phase in circle.phases if phase.id == bare), bare)
        return _("{term}, in full", term=title) if name.endswith(LONG) else title
    if head in ("level", "levels"):
        said = _("Goals of level {number}", number=LEVELS.get(name, 0))
    elif head in ("area", "areas"):
        said = _("Areas of level {number}", number=name)
    elif head in ("kind", "kinds"):
        said = _noun(name)
    else:
        return _("The chain") if head == "chain" else term.key
    return _("{term}, many", term=said) if head.endswith("s") else _("{term}, one", term=said)


def _noun(kind: str) -> str:
    cls = BY_NAME.get(kind)
    return _(cls.noun) if cls is not None else kind


def setting(term: Term, word: str) -> SetLabel:
    """Give a term the town's own word; an empty one, and the shipped one, go back to the shipped word."""
    bare = word.strip()
    return SetLabel(term.key, term.language, "" if bare == term.shipped else bare)
