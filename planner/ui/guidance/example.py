"""A filled example of a step from the sample town, in the language of the interface; no plan is needed for it."""

from __future__ import annotations

from planner import texts
from planner.content import circle
from planner.content.examples import Example, StepExample, step_example
from planner.domain.naming import name_of
from planner.texts import gettext as _
from planner.ui import wording
from planner.ui.columns import field_words
from planner.ui.guidance.parts import GuidanceContent


class ExampleSheet(GuidanceContent):
    """Records with their filled fields, then the answers to guiding questions; marked as invented."""

    def __init__(self, step: str) -> None:
        super().__init__()
        language = texts.current().language
        found = step_example(step, language)
        self.add_text(circle(language).step(step).title, "h2")
        self.add_text(_("An invented example: the town of {town} does not exist.", town=found.town), "caption", "ink2")
        for number, example in enumerate(found.records):
            self._add_record(found, example, apart=number > 0)
        self._add_answers(found, language)
        self.finish()

    def follow(self) -> bool:
        """The example does not change with the plan."""
        return True

    def _add_record(self, found: StepExample, example: Example, *, apart: bool) -> None:
        record = example.record
        if apart:
            self.add_rule()
        name = name_of(record, found.plan, texts.current())
        self.add_caption(wording.kind_word(record.kind))
        self.add_text(name, "h3")
        for spec in example.fields:
            words = field_words(found.plan, record, spec)
            if words and words != name:
                self.add_caption(_(spec.label))
                self.add_text(words)

    def _add_answers(self, found: StepExample, language: str) -> None:
        if not found.answers:
            return
        self.add_rule()
        self.add_caption(_("Guiding questions"))
        for question, answer in found.answers:
            self.add_text(circle(language).question(question).text, "body", "ink2")
            self.add_text(answer)
