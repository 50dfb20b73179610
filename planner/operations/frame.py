"""The frame of a cycle: states of steps, answers, the town's own words, bookmarks, remarks lived with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planner.domain.errors import BadInput, Refused
from planner.domain.frame import Answer, Bookmark, Cycle, Label, Progress, StepState, Waiver
from planner.domain.record import N_, new_like
from planner.operations.operation import Operation, StepLabel
from planner.storage.work import Work


@dataclass(frozen=True, slots=True)
class SetStepState(Operation):
    """How far a step of the circle has come in a cycle; `note` None leaves the note as it is."""

    cycle: str
    step: str
    state: Progress
    note: str | None = None

    def label(self) -> StepLabel:
        """Name the step of the circle."""
        return StepLabel(N_("Set the state of “{circle_step}”"), {"circle_step": self.step})

    def apply(self, work: Work) -> None:
        """Write the one record there is for a step and a cycle."""
        states = work.plan.pointing(StepState, "cycle", self.cycle)
        old = next((state for state in states if state.step == self.step), None)
        if old is None:
            old = StepState(id=work.new_id(), cycle=self.cycle, step=self.step)
        note = old.note if self.note is None else self.note
        work.put(new_like(old, state=self.state, note=note))

    def burst(self) -> tuple[str, ...] | None:
        """Typing a note is undone together; a state is a step of its own."""
        return None if self.note is None else ("SetStepState", self.cycle, self.step, self.state.value)


@dataclass(frozen=True, slots=True)
class AnswerQuestion(Operation):
    """The answer to a guiding question in a cycle; an empty one takes the answer back."""

    cycle: str
    question: str
    text: str

    def label(self) -> StepLabel:
        """Name the question."""
        return StepLabel(N_("Answer “{question}”"), {"question": self.question})

    def apply(self, work: Work) -> None:
        """Write the one record there is for a question and a cycle."""
        answers = work.plan.pointing(Answer, "cycle", self.cycle)
        old = next((answer for answer in answers if answer.question == self.question), None)
        if not self.text.strip():
            if old is not None:
                work.remove(old)
            return
        if old is None:
            old = Answer(id=work.new_id(), cycle=self.cycle, question=self.question)
        work.put(new_like(old, text=self.text))

    def burst(self) -> tuple[str, ...]:
        """Typing in one answer is undone together."""
        return ("AnswerQuestion", self.cycle, self.question)


@dataclass(frozen=True, slots=True)
class SetLabel(Operation):
    """The town's own word for a term in a language; an empty one goes back to the shipped word."""

    key: str
    language: str
    text: str

    def label(self) -> StepLabel:
        """The same for every word."""
        return StepLabel(N_("Change a word of the town"))

    def apply(self, work: Work) -> None:
        """Write the one record there is for a term and a language."""
        labels = (label for label in work.plan.all(Label) if (label.key, label.language) == (self.key, self.language))
        old = next(labels, None)
        if not self.text.strip():
            if old is not None:
                work.remove(old)
            return
        if old is None:
            old = Label(id=work.new_id(), key=self.key, language=self.language, text="")
        work.put(new_like(old, text=self.text.strip()))

    def burst(self) -> tuple[str, ...]:
        """Typing one word is undone together."""
        return ("SetLabel", self.key, self.language)


@dataclass(frozen=True, slots=True)
class SetBookmark(Operation):
    """A name for a state of the plan: that after step `step` of the history, by default after this one."""

    name: str
    step: int | None = None
    day: date | None = None

    def label(self) -> StepLabel:
        """The same for every bookmark."""
        return StepLabel(N_("Set a bookmark"))

    def apply(self, work: Work) -> None:
        """Write the bookmark; raises BadInput without a name or for a step that is still to come."""
        step = work.next_step if self.step is None else self.step
        if not 1 <= step <= work.next_step:
            raise BadInput(N_("The history has no step {number}."), number=step)
        put_bookmark(work, self.name, work.plan.cycle, step=step, day=self.day)


@dataclass(frozen=True, slots=True)
class WaiveRemark(Operation):
    """A remark seen and lived with, and why."""

    code: str
    subject: str
    reason: str

    def label(self) -> StepLabel:
        """Name what the remark speaks of."""
        return StepLabel(N_("Live with a remark on “{record}”"), {"record": self.subject})

    def apply(self, work: Work) -> None:
        """Write the waiver; raises BadInput without a reason."""
        if not self.reason.strip():
            raise BadInput(N_("Say why you can live with this remark."))
        old = _waiver(work, self.code, self.subject)
        if old is None:
            old = Waiver(id=work.new_id(), code=self.code, subject=self.subject, reason="")
        work.put(new_like(old, reason=self.reason))


@dataclass(frozen=True, slots=True)
class UnwaiveRemark(Operation):
    """A remark is to be shown again."""

    code: str
    subject: str

    def label(self) -> StepLabel:
        """Name what the remark speaks of."""
        return StepLabel(N_("Show a remark on “{record}” again"), {"record": self.subject})

    def apply(self, work: Work) -> None:
        """Remove the waiver; raises Refused when there is none."""
        old = _waiver(work, self.code, self.subject)
        if old is None:
            raise Refused(N_("This remark is shown already."))
        work.remove(old)


def put_bookmark(work: Work, name: str, cycle: Cycle, *, step: int | None = None, day: date | None = None) -> Bookmark:
    """Put a bookmark on a step, by default the one being written; raises BadInput without a name."""
    if not name.strip():
        raise BadInput(N_("Give the bookmark a name."))
    return work.put(
        Bookmark(
            id=work.new_id(),
            name=name.strip(),
            step=work.next_step if step is None else step,
            day=day or work.today(),
            cycle=cycle.id,
        )
    )


def _waiver(work: Work, code: str, subject: str) -> Waiver | None:
    found = (waiver for waiver in work.plan.all(Waiver) if (waiver.code, waiver.subject) == (code, subject))
    return next(found, None)
