"""A phase of the circle in the guidance pane, or one of its steps: why, questions, readiness, a hint for the meeting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import partial

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from planner.content import Text
from planner.domain.frame import Answer, Progress
from planner.domain.rules import BY_CODE
from planner.domain.sentence import Sentence
from planner.texts import gettext as _
from planner.texts import ngettext
from planner.ui import metrics
from planner.ui.desk import Desk
from planner.ui.guidance.parts import GuidanceContent
from planner.ui.standing import PhaseStanding, StepStanding
from planner.ui.widgets.button import Button
from planner.ui.widgets.label import Label
from planner.ui.widgets.progress import Progress as ProgressBar
from planner.ui.widgets.rows import Row, RowsView
from planner.ui.widgets.sign_line import SignLine
from planner.ui.wording import state_word

MOST_JUMPS = 3


class PhaseGuide(GuidanceContent):
    """Follows the plan: a step finished elsewhere is ticked here at once."""

    def __init__(self, desk: Desk, phase: str, step: str = "") -> None:
        super().__init__()
        self._desk, self._phase_id, self._step_id = desk, phase, step
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

    def is_current(self) -> bool:
        """Whether signs, checks, answers and remarks are those shown."""
        return self._said == self._to_say()

    def _to_say(self) -> tuple[PhaseStanding, str, frozenset[str], Mapping[str, int]]:
        """What of the plan is shown here."""
        phase = self._desk.standing().phase(self._phase_id)
        plan = self._desk.bridge.plan
        answered = (one.question for one in plan.pointing(Answer, "cycle", plan.cycle.id) if one.text.strip())
        return phase, self._name(phase), frozenset(answered), Counter([one.code for one in self._desk.remarks()])

    def _fill(self) -> None:
        phase = self._desk.standing().phase(self._phase_id)
        step = next((one for one in phase.steps if one.step.id == self._step_id), None)
        if step is None:
            self._fill_phase(phase)
        else:
            self._fill_step(phase, step)
        self.finish()

    def _name(self, phase: PhaseStanding) -> str:
        return self._desk.words.of(f"phase.{phase.phase.id}")

    def _fill_phase(self, phase: PhaseStanding) -> None:
        self.add_text(self._name(phase), "h2")
        self.add_caption(_("Why this phase"))
        self.add_text(phase.phase.why)
        self.add_caption(_("Steps"))
        self._add_steps(phase, "")
        self._add_questions(phase.phase.questions)
        self._add_readiness(phase, tuple(code for step in phase.phase.steps for code in step.remarks))

    def _fill_step(self, phase: PhaseStanding, step: StepStanding) -> None:
        back = self.add_link(
            _("All steps: {phase}", phase=self._name(phase)),
            lambda: self._desk.phase_wanted.emit(self._phase_id, ""),
            "back",
        )
        back.setAccessibleDescription(_("Back to the phase"))
        self.add_text(step.step.title, "h2")
        self.add(self._state_switch(step), 4)
        self.add_caption(_("Why this step"))
        self.add_text(step.step.why)
        self._add_questions(step.step.questions)
        if step.step.products:
            self.add_caption(_("Result"))
            for product in step.step.products:
                self.add_text(product.text)
        self._add_readiness(phase, step.step.remarks)
        if step.step.hints:
            self.add_caption(_("For the meeting"))
            for hint in step.step.hints:
                self.add_text(hint.text)

    def _add_steps(self, phase: PhaseStanding, chosen: str) -> None:
        rows = [
            Row(
                title=one.step.title,
                sign=f"step:{one.sign}",
                word=state_word(one.sign),
                payload=one.step.id,
                leads=False,
                strong=False,
                chosen=one.step.id == chosen,
            )
            for one in phase.steps
        ]
        view = RowsView(_("Steps of {phase}", phase=self._name(phase)), rows)
        view.taken.connect(lambda ident: self._desk.phase_wanted.emit(self._phase_id, ident))
        self.add(view)

    def _add_questions(self, questions: tuple[Text, ...]) -> None:
        if not questions:
            return
        answered = self._said[2]
        self.add_caption(_("Guiding questions"))
        for question in questions:
            done = question.id in answered
            sign = "step:done" if done else "step:not_started"
            word = _("answered") if done else _("not answered yet")
            self.add(SignLine(sign, question.text, word=word, ink="ink2" if done else "ink"), 5)

    def _add_readiness(self, phase: PhaseStanding, codes: tuple[str, ...]) -> None:
        total = len(phase.steps)
        self.add_caption(_("Ready"))
        words = ngettext("{done} of {n} step", "{done} of {n} steps", total, done=phase.done)
        self.add(Label(words, "body_strong"))
        self.add(ProgressBar(words, phase.done / total), 3)
        self.column.addSpacing(metrics.gap(8))
        self._add_jumps(codes)

    def _add_jumps(self, codes: tuple[str, ...]) -> None:
        """What the rules miss here, three rules at most; each leads to its remarks."""
        counts = self._said[3]
        for code in [code for code in counts if code in codes][:MOST_JUMPS]:
            rule = BY_CODE[code]
            words = self._desk.words.say(Sentence(rule.one, rule.many, counts[code]))
            link = self.add_link(words, partial(self._desk.pane_wanted.emit, f"remarks:{code}"))
            link.setAccessibleName(words)

    def _state_switch(self, step: StepStanding) -> Button:
        """The state a person gives the step, as a menu: it is the plan's, and can be undone."""
        menu = QMenu(self)
        group = QActionGroup(menu)
        for state in Progress:
            action = QAction(_(state.label), menu)
            action.setCheckable(True)
            action.setChecked(step.sign.value == state.value)
            action.triggered.connect(lambda _checked=False, state=state: self._set_state(step.step.id, state))
            group.addAction(action)
            menu.addAction(action)
        button = Button(state_word(step.sign), "plain", sign=f"step:{step.sign}", caret=True)
        button.setAccessibleName(_("State of the step: {state}", state=state_word(step.sign)))
        button.setMenu(menu)
        button.setEnabled(not self._desk.bridge.session.read_only)
        return button

    def _set_state(self, step: str, state: Progress) -> None:
        from planner.operations.frame import SetStepState

        bridge = self._desk.bridge
        bridge.run(SetStepState(bridge.plan.cycle.id, step, state))
