"""The quality circle as data: phases, steps, guiding questions, work products and workshop hints.

Ids and order stand in `resources/content/circle.toml`, the words of a language in `words.LANGUAGE.toml`. Ids are
never reused; answers and states in a plan point at them. Both languages are shipped complete: a missing word is a
fault of the files and raises KeyError when they are read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from planner.content.files import LANGUAGES, read

PHASE_IDS = ("mandate", "analysis", "goals", "measures", "review")


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence with the id it is known by: a guiding question, a work product or a workshop hint."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Step:
    """A sub-step of a phase.

    `records` names the kinds of record the step fills (`planner.domain.kinds`), `readiness` the checks counted beside
    it, `remarks` the codes of the rules shown there. `empty` is the sentence of a page without records; `page` and
    `view` name the place of the window where the step is worked on.
    """

    id: str
    phase: str
    number: str
    title: str
    why: str
    empty: str
    questions: tuple[Text, ...]
    products: tuple[Text, ...]
    hints: tuple[Text, ...]
    records: tuple[str, ...]
    readiness: tuple[str, ...]
    remarks: tuple[str, ...]
    page: str
    view: str


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase of the circle: 0 is the hub (the mandate), 1 to 4 are the quarters of the wheel."""

    id: str
    number: int
    title: str
    why: str
    empty: str
    questions: tuple[Text, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Circle:
    """The whole circle in one language."""

    language: str
    phases: tuple[Phase, ...]

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps in the order of the circle."""
        return tuple(step for phase in self.phases for step in phase.steps)

    def phase(self, phase_id: str) -> Phase:
        """The phase of that id; KeyError when there is none."""
        return _find(self.phases, phase_id)

    def step(self, step_id: str) -> Step:
        """The step of that id; KeyError when there is none."""
        return _find(self.phase(step_id.partition(".")[0]).steps, step_id)

    def question(self, question_id: str) -> Text:
        """The guiding question of that id, of a phase or a step; KeyError when there is none."""
        phase = self.phase(question_id.partition(".")[0])
        everywhere = [*phase.questions, *(item for step in phase.steps for item in step.questions)]
        return _find(everywhere, question_id)


T = TypeVar("T", Phase, Step, Text)


@cache
def circle(language: str) -> Circle:
    """The circle in `language` ("de" or "en"); KeyError for another one."""
    if language not in LANGUAGES:
        raise KeyError(language)
    structure, words = read("circle.toml"), read(f"words.{language}.toml")
    return Circle(language, tuple(_phase(item, words) for item in structure["phases"]))


def _phase(item: Mapping[str, Any], words: Mapping[str, Any]) -> Phase:
    own = words["phases"][item["id"]]
    return Phase(
        id=item["id"],
        number=item["number"],
        title=own["title"],
        why=own["why"],
        empty=own["empty"],
        questions=_texts(item["questions"], own["questions"]),
        steps=tuple(_step(step, item["id"], words["steps"][step["id"]]) for step in item["steps"]),
    )


def _step(item: Mapping[str, Any], phase: str, words: Mapping[str, Any]) -> Step:
    return Step(
        id=item["id"],
        phase=phase,
        number=item["number"],
        title=words["title"],
        why=words["why"],
        empty=words["empty"],
        questions=_texts(item["questions"], words["questions"]),
        products=_texts(item["products"], words["products"]),
        hints=_texts(item["hints"], words["hints"]),
        records=tuple(item["records"]),
        readiness=tuple(item["readiness"]),
        remarks=tuple(item["remarks"]),
        page=item["page"],
        view=item.get("view", ""),
    )


def _texts(ids: Sequence[str], words: Mapping[str, str]) -> tuple[Text, ...]:
    return tuple(Text(one, words[one]) for one in ids)


def _find(items: Sequence[T], wanted: str) -> T:
    for item in items:
        if item.id == wanted:
            return item
    raise KeyError(wanted)
