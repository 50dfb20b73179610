"""The words a town sees: its own, else those of its chosen set, else the program's; and sentences said with them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from planner.content.labels import label_set
from planner.domain.frame import Label
from planner.domain.kinds import BY_NAME, KINDS
from planner.domain.naming import name_of
from planner.domain.plan import Plan
from planner.domain.record import N_, Choice, Record
from planner.domain.remarks import Remark
from planner.domain.rules import BY_CODE
from planner.domain.sentence import Noun, Sentence, Term
from planner.texts import Texts

NUMBERS = (
    *(N_("two"), N_("three"), N_("four"), N_("five"), N_("six"), N_("seven")),
    *(N_("eight"), N_("nine"), N_("ten"), N_("eleven"), N_("twelve")),
)

TITLES: dict[str, str] = {
    **{cls.noun: f"kind.{cls.kind}" for cls in KINDS},
    **{cls.nouns: f"kinds.{cls.kind}" for cls in KINDS},
    N_("Chain"): "chain",
    N_("Guiding goals"): "levels.guiding",
    N_("Intermediate goals"): "levels.intermediate",
    N_("Action goals"): "levels.action",
}
"""Titles (message ids) that are one of the words a town may change, with the key of that word."""


class Words:
    """The words of one plan in one language."""

    def __init__(self, plan: Plan, texts: Texts) -> None:
        self._plan = plan
        self.texts = texts
        self._own = {one.key: one.text for one in plan.all(Label) if one.language == texts.language}
        self._set = label_set(plan.municipality.label_set)

    def of(self, key: str) -> str:
        """The town's word for a key of `planner.content.labels`; a key nobody knows is said by gettext."""
        found = self._own.get(key) or self._own.get(key.removesuffix(".long"))
        return found or self._set.of(key, self.texts.language) or self.texts.gettext(self._noun(key))

    def inside(self, key: str) -> str:
        """The word as it stands inside a sentence: German keeps its capital, English loses it."""
        word = self.of(key)
        return word[:1].lower() + word[1:] if self.texts.language == "en" else word

    def title(self, title: str) -> str:
        """A title from its message id: the town's word where the title is one of its words."""
        key = TITLES.get(title)
        return self.of(key) if key else self.texts.gettext(title)

    def name(self, record: Record) -> str:
        """What a person calls the record."""
        return name_of(record, self._plan, self.texts)

    def say(self, sentence: Sentence) -> str:
        """The sentence in this language; a counting one begins with a number word from two to twelve."""
        params = {name: self._shown(value) for name, value in sentence.params.items()}
        if sentence.none and not sentence.n:
            return self.texts.gettext(sentence.none, **params)
        if not sentence.many or sentence.n is None:
            return self.texts.gettext(sentence.one, **params)
        if not 2 <= sentence.n < 2 + len(NUMBERS):
            return self.texts.ngettext(sentence.one, sentence.many, sentence.n, **params)
        word = self.texts.gettext(NUMBERS[sentence.n - 2])
        said = self.texts.ngettext(sentence.one, sentence.many, sentence.n, **{**params, "n": word})
        return said[:1].upper() + said[1:]

    def remark(self, remark: Remark) -> str:
        """What a rule says of its record."""
        return self.say(Sentence(remark.sentence, params=remark.params))

    def why(self, code: str) -> str:
        """Why a rule asks, "" for a code this program does not know."""
        rule = BY_CODE.get(code)
        return self.texts.gettext(rule.why) if rule else ""

    def _shown(self, value: object) -> str:
        if isinstance(value, Noun):
            return self.inside(value)
        return self.of(value) if isinstance(value, Term) else shown(value, self.texts)

    def _noun(self, key: str) -> str:
        group, _, name = key.partition(".")
        cls = BY_NAME.get(name)
        if cls is None or group not in {"kind", "kinds"}:
            return key
        return cls.noun if group == "kind" else cls.nouns


def shown(value: object, texts: Texts) -> str:
    """A parameter of a sentence in a language: counts, amounts in euros, days, choices, enumerations; text as it is."""
    if isinstance(value, Choice):
        return texts.gettext(value.label)
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, Decimal):
        return texts.money(value)
    if isinstance(value, date):
        return texts.date(value)
    if isinstance(value, tuple):
        return texts.list(value)
    if isinstance(value, int):
        return texts.number(value)
    if isinstance(value, float):
        return texts.number(value, 0 if value.is_integer() else 1)
    return str(value)
