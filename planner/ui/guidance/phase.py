"""A phase of the circle in the guidance pane, or one of its steps: why, questions, readiness, a hint, an example."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import partial

from planner.content import Text
from planner.domain.frame import Answer as AnswerRecord
from planner.domain.frame import StepState
from planner.domain.readiness import state_of
from planner.texts import gettext as _
from planner.ui.desk import Desk
from planner.ui.guidance.answer import Answer
from planner.ui.guidance.parts import GuidanceContent
from planner.ui.guidance.ready import Ready
from planner.ui.guidance.state_switch import StateSwitch
from planner.ui.standing import PhaseStanding, StepStanding
from planner.ui.widgets.rows import Row, RowsView
from planner.ui.wording import state_word


class PhaseGuide(GuidanceContent):
    """Follows the plan where it stands: a step finished elsewhere is ticked, an answer being typed is left alone."""

    def __init__(self, desk: Desk, phase: str, step: str = "", *, lists_steps: bool = False) -> None:
        """`lists_steps` names the steps here, where navigation shows their numbers alone."""
        super().__init__()
        self._desk, self._phase_id, self._step_id, self._lists_steps = desk, phase, step, lists_steps
        self._answers: dict[str, Answer] = {}
        self._note: Answer | None = None
        self._state: StateSwitch | None = None
        self._steps: RowsView | None = None
        self._ready = Ready(desk)
        self._said = self._to_say()
        self._fill()

    @property
    def phase_id(self) -> str:
        """The phase shown."""
        return self._phase_id

    @property
    def step_id(self) -> str:
        """The step shown, "" for the phase as a whole."""
        return self._step_id

    def follow(self) -> bool:
        """Show the signs, answers and readiness of now; what says the same stays untouched."""
        said = self._to_say()
        if said != self._said:
            self._said = said
            self._show_now()
        return True

    def _to_say(self) -> tuple[PhaseStanding, Mapping[str, str], str, Mapping[str, int]]:
        """What of the plan is shown here."""
        plan, phase = self._desk.bridge.plan, self._desk.standing().phase(self._phase_id)
        answers = {one.question: one.text for one in plan.pointing(AnswerRecord, "cycle", plan.cycle.id)}
        notes = (one.note for one in plan.pointing(StepState, "cycle", plan.cycle.id) if one.step == self._step_id)
        return phase, answers, next(notes, ""), Counter([one.code for one in self._desk.remarks()])

    @property
    def _step(self) -> StepStanding | None:
        return next((one for one in self._said[0].steps if one.step.id == self._step_id), None)

    @property
    def _may_write(self) -> bool:
        return not self._desk.bridge.session.read_only

    def _fill(self) -> None:
        phase, step = self._said[0].phase, self._step
        if step is None:
            self.add_text(self._name(), "h2")
            self.add_caption(_("Why this phase"))
            self.add_text(phase.why)
            self._add_steps()
            self._add_questions(phase.questions)
            self._add_readiness()
        else:
            self._add_step_head(step)
            self._add_questions(step.step.questions)
            self._add_texts(_("Result"), step.step.products)
            self._add_readiness()
            self._add_texts(_("For the meeting"), step.step.hints)
            self._add_note()
            self._add_example(step.step.id)
        self._show_now()
        self.finish()

    def _show_now(self) -> None:
        phase, answers, note, _counts = self._said
        step = self._step
        for question, line in self._answers.items():
            line.show_answer(answers.get(question, ""))
        if self._note is not None:
            self._note.show_answer(note)
        if self._steps is not None:
            self._steps.set_rows(self._step_rows())
        if step is None:
            self._ready.show_phase(phase)
            return
        if self._state is not None:
            self._state.show_sign(step.sign)
        self._ready.show_step(step)

    def _name(self) -> str:
        return self._desk.words.of(f"phase.{self._phase_id}")

    def _add_step_head(self, step: StepStanding) -> None:
        if self._lists_steps:
            words = _("All steps: {phase}", phase=self._name())
            back = self.add_link(words, lambda: self._desk.phase_wanted.emit(self._phase_id, ""), "arrow_left")
            back.setAccessibleDescription(_("Back to the phase"))
        self.add_text(step.step.title, "h2")
        self._state = StateSwitch(self._set_state)
        self._state.setEnabled(self._may_write)
        self.add(self._state, 4)
        self.add_caption(_("Why this step"))
        self.add_text(step.step.why)

    def _add_steps(self) -> None:
        if not self._lists_steps:
            return
        self.add_caption(_("Steps"))
        self._steps = RowsView(_("Steps of {phase}", phase=self._name()), self._step_rows())
        self._steps.taken.connect(self._desk.show_step)
        self.add(self._steps)

    def _step_rows(self) -> list[Row]:
        return [
            Row(
                title=one.step.title,
                sign=f"step:{one.sign}",
                word=state_word(one.sign),
                payload=one.step,
                leads=False,
                strong=False,
            )
            for one in self._said[0].steps
        ]

    def _add_questions(self, questions: tuple[Text, ...]) -> None:
        if not questions:
            return
        self.add_caption(_("Guiding questions"))
        for question in questions:
            write = partial(self._write_answer, question.id) if self._may_write else None
            line = self._answers[question.id] = Answer(question.text, "", write)
            self.add(line)

    def _add_texts(self, caption: str, texts: tuple[Text, ...]) -> None:
        if texts:
            self.add_caption(caption)
            for text in texts:
                self.add_text(text.text)

    def _add_readiness(self) -> None:
        self.add_caption(_("Ready"))
        self.add(self._ready)

    def _add_note(self) -> None:
        self.add_caption(_("Note to this step"))
        write = self._write_note if self._may_write else None
        self._note = Answer(_("Write a note"), "", write, sign=False, change=_("Change the note"))
        self.add(self._note)

    def _add_example(self, step: str) -> None:
        self.add_rule()
        self.add_link(_("See a filled example"), partial(self._desk.pane_wanted.emit, f"example:{step}"), "book")

    def _write_answer(self, question: str, text: str) -> bool:
        from planner.operations.frame import AnswerQuestion

        bridge = self._desk.bridge
        return bridge.is_open and bridge.run(AnswerQuestion(bridge.plan.cycle.id, question, text), origin=self)

    def _write_note(self, text: str) -> bool:
        from planner.operations.frame import SetStepState

        bridge, step = self._desk.bridge, self._step
        if not bridge.is_open or step is None:
            return False
        state = state_of(bridge.plan, bridge.plan.cycle, step.step)
        return bridge.run(SetStepState(bridge.plan.cycle.id, step.step.id, state, text), origin=self)

    def _set_state(self, state: str) -> None:
        from planner.domain.frame import Progress
        from planner.operations.frame import SetStepState

        bridge = self._desk.bridge
        bridge.run(SetStepState(bridge.plan.cycle.id, self._step_id, Progress(state)), origin=self)
