"""Guidance: questions answered in place, states, notes, what is missing with its jump, examples in the person's language."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner import content, texts
from planner.content.examples import step_example
from planner.content.sample_plan import sample_plan
from planner.domain.frame import Answer as AnswerRecord
from planner.domain.frame import StepState
from planner.domain.measures import Measure
from planner.domain.record import Record
from planner.operations.edit import Change
from planner.operations.frame import AnswerQuestion
from planner.ui.guidance.answer import Answer, AnswerEdit
from planner.ui.guidance.example import ExampleSheet
from planner.ui.guidance.lists import RemarksList
from planner.ui.guidance.parts import JumpLink
from planner.ui.guidance.phase import PhaseGuide
from planner.ui.routes import Destination
from planner.ui.workplace import Workplace
from tests.ui.conftest import Look, Maker
from tests.ui.looking import all_words

CIRCLE = content.circle("de")
STEP = "analysis.offers"
QUESTION = "analysis.offers.what"


def _guide(workplace: Workplace, step: str = STEP) -> PhaseGuide:
    workplace.desk.phase_wanted.emit(step.partition(".")[0], step)
    shown = workplace.frame.body.pane.content
    assert isinstance(shown, PhaseGuide)
    return shown


def _said(workplace: Workplace) -> dict[str, str]:
    return {one.question: one.text for one in workplace.desk.bridge.plan.all(AnswerRecord)}


def _open(answer: Answer) -> AnswerEdit:
    QTest.keyClick(answer._line, Qt.Key.Key_Space)
    assert answer.is_open
    assert answer._edit is not None
    assert answer._edit.hasFocus()
    return answer._edit


def test_a_question_is_answered_where_it_stands(open_window: Maker, qtbot: QtBot) -> None:
    workplace = open_window()
    guide = _guide(workplace)
    answer = guide._answers[QUESTION]
    edit = _open(answer)
    steps = workplace.desk.bridge.session.steps
    QTest.keyClicks(edit, "Zwei Gruppen")
    qtbot.waitUntil(lambda: _said(workplace).get(QUESTION) == "Zwei Gruppen", timeout=3_000)
    assert edit.hasFocus()
    QTest.keyClicks(edit, " im Hafen")
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    assert _said(workplace)[QUESTION] == "Zwei Gruppen im Hafen"
    assert workplace.frame.body.pane.content is guide
    assert not answer.is_open
    assert answer._said.text() == "Zwei Gruppen im Hafen"
    assert "beantwortet" in answer._line.accessibleName()
    assert workplace.desk.bridge.session.steps == steps + 2
    workplace.menus.undo.trigger()  # both pauses of one typing are taken back together
    assert QUESTION not in _said(workplace)
    assert answer._said.isHidden()


def test_an_answer_typed_is_not_lost_by_going_elsewhere_or_closing(open_window: Maker) -> None:
    workplace = open_window()
    bridge = workplace.desk.bridge
    path = bridge.session.path
    QTest.keyClicks(_open(_guide(workplace)._answers[QUESTION]), "Eins")
    _guide(workplace, "goals.vision")
    assert _said(workplace)[QUESTION] == "Eins"
    edit = _open(_guide(workplace)._answers[QUESTION])
    QTest.keyClicks(edit, " und zwei")
    workplace.menus.close.trigger()
    workplace.open_path(path)
    assert _said(workplace)[QUESTION] == "Eins und zwei"


def test_an_answer_that_changes_elsewhere_shows_but_never_under_the_hands(open_window: Maker) -> None:
    workplace = open_window()
    bridge = workplace.desk.bridge
    answer = _guide(workplace)._answers[QUESTION]
    bridge.run(AnswerQuestion(bridge.plan.cycle.id, QUESTION, "Von anderswo"))
    assert answer._said.text() == "Von anderswo"
    edit = _open(answer)
    QTest.keyClicks(edit, "!")
    measure = bridge.plan.all(Measure)[0]
    bridge.run(Change("measure", measure.id, {"lead": "Amt X"}))
    assert edit.toPlainText() == "Von anderswo!"
    assert edit.hasFocus()


def test_tab_leaves_the_field_of_an_answer(open_window: Maker) -> None:
    workplace = open_window()
    edit = _open(_guide(workplace)._answers[QUESTION])
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not edit


def test_a_note_to_a_step_keeps_its_state(open_window: Maker) -> None:
    workplace = open_window()
    before = workplace.desk.standing().step(STEP)
    assert before is not None
    note = _guide(workplace)._note
    assert note is not None
    QTest.keyClicks(_open(note), "Ferienangebote fehlen noch.")
    assert note._edit is not None
    QTest.keyClick(note._edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    plan = workplace.desk.bridge.plan
    (state,) = [one for one in plan.pointing(StepState, "cycle", plan.cycle.id) if one.step == STEP]
    assert state.note == "Ferienangebote fehlen noch."
    after = workplace.desk.standing().step(STEP)
    assert after is not None
    assert after.sign == before.sign


def test_what_is_only_read_cannot_be_written(open_window: Maker) -> None:
    workplace = open_window()
    path = workplace.desk.bridge.session.path
    workplace.menus.close.trigger()
    workplace.opening.open_path(path, look_only=True)
    guide = _guide(workplace)
    assert not guide._answers[QUESTION]._line.isEnabled()
    assert guide._state is not None
    assert not guide._state.isEnabled()


def _where(workplace: Workplace) -> tuple[list[tuple[Record, str]], list[Destination]]:
    records: list[tuple[Record, str]] = []
    places: list[Destination] = []
    workplace.desk.record_wanted.connect(lambda record, field: records.append((record, field)))
    workplace.desk.wanted.connect(places.append)
    return records, places


def test_every_jump_of_a_step_leads_somewhere(open_window: Maker) -> None:
    """U-28: what a check misses leads to a record that exists, to the page of the step, or to remarks."""
    workplace = open_window()
    desk = workplace.desk
    records, places = _where(workplace)
    desk.wanted.disconnect(workplace.frame.visit)
    desk.record_wanted.disconnect(workplace.frame._show_record)
    for step in [one.id for one in CIRCLE.steps if one.readiness]:
        number = len(_guide(workplace, step)._ready._links)
        assert number <= 3
        for position in range(number):
            before = len(records) + len(places)
            link = _guide(workplace, step)._ready._links[position]
            words = link.text()
            link.click()
            went = len(records) + len(places) > before
            assert went or isinstance(workplace.frame.body.pane.content, RemarksList), words
    assert records
    for record, field in records:
        assert desk.bridge.plan.find(record.kind, record.id) == record
        assert field == "" or hasattr(record, field)


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_step_has_an_example_in_both_languages(language: str) -> None:
    plan = sample_plan(language)
    for step in content.circle(language).steps:
        found = step_example(step.id, language)
        assert found.records
        for example in found.records:
            assert example.fields, (step.id, example.record.kind)
            assert plan.find(example.record.kind, example.record.id) is example.record


@pytest.mark.parametrize("language", ["de", "en"])
def test_an_example_is_one_click_away_says_that_it_is_invented_and_leads_back(
    open_window: Maker, language: str
) -> None:
    workplace = open_window(Look(language))
    guide = _guide(workplace, "measures.logic")
    link = next(one for one in guide.findChildren(JumpLink) if "xample" in one.text() or "Beispiel" in one.text())
    link.click()
    shown = workplace.frame.body.pane.content
    assert isinstance(shown, ExampleSheet)
    said = "\n".join(words for _where_, words in all_words(shown))
    assert "Lindenfurt" in said
    assert texts.gettext("Impact") in said
    workplace.frame.body.pane.back_wanted.emit()
    assert isinstance(workplace.frame.body.pane.content, PhaseGuide)


def test_the_guide_of_a_phase_answers_its_own_questions(open_window: Maker) -> None:
    workplace = open_window()
    workplace.desk.phase_wanted.emit("analysis", "")
    guide = workplace.frame.body.pane.content
    assert isinstance(guide, PhaseGuide)
    edit = _open(guide._answers["analysis.know"])
    QTest.keyClicks(edit, "Zahlen und Stimmen")
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    assert _said(workplace)["analysis.know"] == "Zahlen und Stimmen"


def test_guidance_over_the_page_closes_with_escape(open_window: Maker) -> None:
    workplace = open_window(Look(size=(1024, 768)))
    _guide(workplace)
    body = workplace.frame.body
    assert body.pane.isVisible()
    body.pane.setFocus()
    QTest.keyClick(body.pane, Qt.Key.Key_Escape)
    assert not body.pane.isVisible()
