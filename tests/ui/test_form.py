"""The form of a record, by clicks and keys: every kind, every field, errors, remarks, bursts, undo, refresh."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.analysis import Offer
from planner.domain.frame import Waiver
from planner.domain.goals import Goal, GoalLevel
from planner.domain.governance import Meeting
from planner.domain.kinds import KINDS
from planner.domain.measures import Measure
from planner.domain.record import FieldSpec, Record
from planner.operations.cycles import CloseCycle
from planner.operations.edit import Change
from planner.operations.entry import typed_form
from planner.texts import Texts
from planner.ui.desk import Desk
from planner.ui.form import spelling
from planner.ui.form.choices import CheckEditor, ComboEditor, SegmentsEditor
from planner.ui.form.field import FormField
from planner.ui.form.form import Form, why_locked
from planner.ui.form.lines import LineEditor
from planner.ui.form.long_text import TextEditor
from planner.ui.form.references import ReferenceEditor, ReferencesEditor
from planner.ui.form.spec import FormSpec, Group
from planner.ui.workplace import Workplace
from tests.ui.conftest import Look
from tests.ui.looking import told, unnamed

Shower = Callable[..., Form]


@pytest.fixture
def show(open_window: Callable[..., Workplace], qtbot: QtBot) -> Iterator[Shower]:
    """A form in a window of its own, over the sample town."""
    hosts: list[QWidget] = []

    def make(
        kind: type[Record], spec: FormSpec | None = None, look: Look | None = None, desk: Desk | None = None
    ) -> Form:
        if desk is None:
            workplace = open_window(look)
            workplace.window.hide()
            desk = workplace.desk
        host = QWidget()
        QVBoxLayout(host).addWidget(form := Form(desk, spec or FormSpec(kind)))
        host.resize(460 * (look.scale if look else 100) // 100, 900)
        host.show()
        QTest.qWaitForWindowActive(host)
        hosts.append(host)
        return form

    yield make
    for host in hosts:
        host.close()
        host.deleteLater()


def _open(form: Form) -> list[Any]:
    """The records that may be changed."""
    every = form.desk.bridge.plan.all(form.spec.kind)
    return [one for one in every if not why_locked(form.desk, one)]


def _first(form: Form) -> Any:
    record = _open(form)[0]
    form.show_record(record)
    QApplication.processEvents()
    return record


def _value(form: Form, name: str) -> Any:
    return getattr(form.record, name)


def _type(field: FormField, text: str) -> None:
    control = field.editor.control
    control.setFocus()
    assert control.hasFocus()
    control.selectAll()  # type: ignore[attr-defined]
    QTest.keyClick(control, Qt.Key.Key_Delete)
    _write(control, text)


def _write(control: QWidget, text: str) -> None:
    """Type; what has no key of its own is pasted."""
    if text.isascii():
        QTest.keyClicks(control, text)
    else:
        QApplication.clipboard().setText(text)
        control.paste()  # type: ignore[attr-defined]


def _leave(form: Form) -> None:
    form.foot.history.setFocus()


def test_every_kind_is_shown_and_every_field_has_its_editor(show: Shower) -> None:
    desk: Desk | None = None
    for kind in KINDS:
        form = show(kind, desk=desk)
        desk = form.desk
        if not _open(form):
            continue
        _first(form)
        assert form.head.title.text()
        for name, field in form.fields.items():
            assert field.isVisible(), name
            assert told(field.editor.control), f"U-05 {kind.kind}.{name}"
        assert unnamed(form) == []
        form.window().hide()


def test_every_field_of_every_kind_is_typed_through(show: Shower) -> None:
    """Property over the metadata: what is typed or chosen stands in the plan, or the field says why not."""
    desk: Desk | None = None
    for kind in KINDS:
        form = show(kind, desk=desk)
        desk = form.desk
        if not _open(form):
            continue
        record = _first(form)
        for name, field in form.fields.items():
            before, steps = _value(form, name), desk.bridge.session.steps
            wanted = _operate(form, field, before)
            if field.error:
                assert _value(form, name) == before, name
                QTest.keyClick(field.editor.control, Qt.Key.Key_Escape)
                continue
            assert _value(form, name) != before, (kind.kind, name)
            if wanted is not None:
                assert _value(form, name) == wanted, (kind.kind, name)
            assert desk.bridge.session.steps == steps + 1
            desk.bridge.undo()
            assert form.record == record, (kind.kind, name)
        form.window().hide()


def _operate(form: Form, field: FormField, before: Any) -> Any:
    """Do with a field what a person would; gives the value expected, None where any other will do."""
    editor, spec = field.editor, field.spec
    if isinstance(editor, LineEditor | TextEditor):
        wanted = _other(spec, before)
        _type(field, typed_form(wanted, spec, Texts("de"), form.desk.bridge.plan))
        _leave(form)
        return wanted
    if isinstance(editor, CheckEditor):
        QTest.keyClick(editor.box, Qt.Key.Key_Space)
        return not before
    if isinstance(editor, SegmentsEditor):
        wanted = next(one for one in editor.controls if not one.isChecked())  # type: ignore[attr-defined]
        QTest.mouseClick(wanted, Qt.MouseButton.LeftButton)
    elif isinstance(editor, ComboEditor):
        editor.combo.setFocus()
        QTest.keyClick(editor.combo, Qt.Key.Key_Down if editor.combo.currentIndex() == 0 else Qt.Key.Key_Up)
        _leave(form)
    elif isinstance(editor, ReferenceEditor | ReferencesEditor):
        options = [one for one in editor.options() if one.id not in editor.chosen and one.id]
        if not options:
            field.set_error("nothing else to point at")
            return None
        editor.button.setFocus()
        QTest.keyClick(editor.button, Qt.Key.Key_Down)
        assert editor.popup is not None
        _write(editor.popup.line, options[-1].words)
        QTest.keyClick(editor.popup.line, Qt.Key.Key_Return)
        if editor.popup is not None:
            editor.popup.close()
    return None


def _other(spec: FieldSpec, before: Any) -> Any:
    """A possible value that is not the one there is."""
    if spec.type is date:
        return date(2027, 3, 1) if before != date(2027, 3, 1) else date(2027, 3, 2)
    if spec.type is Decimal:
        return Decimal("1234.50")
    if spec.type in (int, float):
        low = spec.low if spec.low is not None else 1
        return spec.type(low + 1 if before != low + 1 else low)
    return "Grüße & <b>mehr</b> {x}"


def test_what_is_typed_is_taken_after_a_second_of_rest_and_typing_on_is_undone_together(
    show: Shower, qtbot: QtBot
) -> None:
    form = show(Measure)
    record = _first(form)
    field = form.fields["lead"]
    steps = form.desk.bridge.session.steps
    _type(field, "Jugend")
    assert _value(form, "lead") == record.lead, "not while the person types"
    qtbot.waitUntil(lambda: _value(form, "lead") == "Jugend", timeout=3000)
    QTest.keyClicks(field.editor.control, "amt ")
    qtbot.waitUntil(lambda: _value(form, "lead") == "Jugendamt", timeout=3000)
    assert field.editor.draft() == "Jugendamt ", "the line is left alone while the person is in it"
    assert form.desk.bridge.session.steps == steps + 2
    QTest.keyClick(field.editor.control, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    form.desk.bridge.undo()
    assert _value(form, "lead") == record.lead, "a burst is one undo"
    assert field.editor.draft() == record.lead


def test_a_change_from_elsewhere_reaches_all_fields_but_the_one_being_typed_in(show: Shower) -> None:
    form = show(Measure)
    record = _first(form)
    _type(form.fields["lead"], "Schulamt")
    form.desk.bridge.run(Change("measure", record.id, {"lead": "anderswo", "partners": "Neue Partner"}))
    assert form.fields["partners"].editor.draft() == "Neue Partner"
    assert form.fields["lead"].editor.draft() == "Schulamt"
    _leave(form)
    assert _value(form, "lead") == "Schulamt"


def test_u08_an_error_stands_at_the_field_with_an_example_and_the_text_stays(show: Shower) -> None:
    """U-08: in words beside the field, with a shape, told to a screen reader."""
    form = show(Goal)
    record = _first(form)
    field = form.fields["due"]
    control = field.editor.control
    _type(field, "32.13.2026")
    _leave(form)
    assert "Das Datum gibt es nicht" in field.error
    assert "Beispiel" in field.error
    assert field.editor.draft() == "32.13.2026"
    assert control.property("state") == "error"
    interface = QAccessible.queryAccessibleInterface(control)
    assert field.error in interface.text(QAccessible.Text.Description)
    assert _value(form, "due") == record.due
    _type(field, "31.12.2027")
    QTest.keyClick(control, Qt.Key.Key_Return)
    assert (field.error, _value(form, "due")) == ("", date(2027, 12, 31))


def test_a_text_in_error_waits_for_its_record(show: Shower) -> None:
    form = show(Goal)
    record = _first(form)
    _type(form.fields["due"], "demnächst")
    form.show_record(_open(form)[1])
    assert form.fields["due"].error == ""
    form.show_record(record)
    assert form.fields["due"].editor.draft() == "demnächst"
    assert "kein Datum" in form.fields["due"].error
    QTest.keyClick(form.fields["due"].editor.control, Qt.Key.Key_Escape)
    assert form.fields["due"].error == ""


def test_a_refusal_of_the_plan_is_said_at_the_field(show: Shower) -> None:
    """U-08: also what only the plan knows to be impossible."""
    form = show(Goal)
    child = next(one for one in _open(form) if one.level is GoalLevel.INTERMEDIATE)
    form.show_record(child)
    level = form.fields["level"].editor
    assert isinstance(level, SegmentsEditor)
    QTest.mouseClick(level.segments.buttons[0], Qt.MouseButton.LeftButton)
    assert form.fields["level"].error
    assert _value(form, "level") is GoalLevel.INTERMEDIATE


def test_nothing_typed_is_lost_when_another_record_comes_the_page_goes_or_the_file_is_closed(show: Shower) -> None:
    form = show(Measure)
    first = _first(form)
    _type(form.fields["lead"], "Erstes Amt")
    form.show_record(_open(form)[1])
    assert form.desk.bridge.plan.one(Measure, first.id).lead == "Erstes Amt"
    form.show_record(first)
    _type(form.fields["lead"], "Zweites Amt")
    form.hide()
    assert form.desk.bridge.plan.one(Measure, first.id).lead == "Zweites Amt"
    form.show()
    _type(form.fields["lead"], "Drittes Amt")
    seen: list[str] = []
    form.desk.bridge.changed.connect(lambda _changes: seen.append(_value(form, "lead")))
    form.desk.bridge.put_away()
    assert seen == ["Drittes Amt"]


def test_u17_focus_and_wheel_change_nothing(show: Shower) -> None:
    desk: Desk | None = None
    for kind in (Measure, Offer, Meeting):
        form = show(kind, desk=desk)
        desk = form.desk
        _first(form)
        steps = desk.bridge.session.steps
        for field in form.fields.values():
            for control in field.editor.controls:
                control.setFocus(Qt.FocusReason.TabFocusReason)
                _leave(form)
                for there in (0, 240):
                    wheel = QWheelEvent(
                        QPointF(5, 5), QPointF(control.mapToGlobal(QPoint(5, 5))), QPoint(), QPoint(0, there - 120),
                        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
                    )  # fmt: skip
                    QApplication.sendEvent(control, wheel)
        assert desk.bridge.session.steps == steps


def test_u06_the_words_seen_are_the_words_told(show: Shower) -> None:
    form = show(Offer)
    _first(form)
    for field in form.fields.values():
        if isinstance(field.editor, CheckEditor):
            continue
        control = field.editor.control
        # for a list that opens Qt tells the choice on Linux, and the name by its label
        name = control.accessibleName() if isinstance(field.editor, ComboEditor) else told(control)
        assert field.label.text() in name
        assert field.label.buddy() is control


def test_tab_goes_through_all_fields_and_leaves_every_one(show: Shower) -> None:
    form = show(Measure)
    _first(form)
    form.fields["number"].editor.control.setFocus()
    seen: list[QWidget] = []
    for _ in range(80):
        focused = QApplication.focusWidget()
        assert isinstance(focused, QWidget)
        if focused in seen:
            break
        seen.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    for field in form.fields.values():
        assert any(control in seen for control in field.editor.controls), field.spec.name
    assert form.foot.remove in seen


def test_u20_hints_and_the_house_stand_at_the_field(show: Shower) -> None:
    form = show(Meeting, FormSpec(Meeting, hints={"subject": "Subject"}, optional=frozenset({"place"})))
    _first(form)
    words = {label.text() for label in form.findChildren(QWidget) if hasattr(label, "text") and label.isVisible()}
    assert {"verlässt nie das Haus", "nur intern", "freiwillig"} <= words
    control = form.fields["attendance"].editor.control
    assert "verlässt nie das Haus" in control.accessibleDescription()


def _remarked(form: Form, code: str) -> Any:
    remark = next(one for one in form.desk.remarks() if one.code == code)
    form.show_record(form.desk.bridge.plan.find(remark.kind, remark.subject))
    QApplication.processEvents()
    return remark


def test_a_remark_stands_under_its_field_and_its_fix_settles_it(show: Shower, qtbot: QtBot) -> None:
    """U-08: with the suggestion that settles it."""
    form = show(Goal)
    _remarked(form, "G03")
    field = form.fields["due"]
    (block,) = field.remarks.blocks.values()
    assert field.editor.control.property("state") == "remark"
    assert block.sentence.endswith("hat keinen Termin.")
    assert block.fix_button.words == "31.12.2027 eintragen"
    block.fix_button.click()
    assert _value(form, "due") == date(2027, 12, 31)
    qtbot.waitUntil(lambda: field.remarks.blocks == {})
    form.desk.bridge.undo()
    qtbot.waitUntil(lambda: len(field.remarks.blocks) == 1)


def test_a_remark_is_kept_with_a_reason(show: Shower) -> None:
    form = show(Goal)
    remark = _remarked(form, "G03")
    (block,) = form.fields["due"].remarks.blocks.values()
    before = form.desk.bridge.plan.all(Waiver)
    QTest.mouseClick(block.keep_button, Qt.MouseButton.LeftButton)
    assert block.reason.hasFocus()
    QTest.keyClick(block.reason, Qt.Key.Key_Return)
    assert form.desk.bridge.plan.all(Waiver) == before
    assert block.reason.accessibleDescription()
    QTest.keyClicks(block.reason, "Termin folgt")
    form.desk.bridge.run(Change("goal", remark.subject, {"description": "anderes"}))
    assert block.reason.text() == "Termin folgt", "a change elsewhere leaves the reason"
    QTest.keyClick(block.reason, Qt.Key.Key_Return)
    assert [one.reason for one in form.desk.bridge.plan.all(Waiver) if one not in before] == ["Termin folgt"]
    assert form.fields["due"].remarks.blocks == {}
    assert form.fields["due"].editor.control.hasFocus()


def test_escape_takes_the_question_for_the_reason_back(show: Shower) -> None:
    form = show(Goal)
    _remarked(form, "G03")
    (block,) = form.fields["due"].remarks.blocks.values()
    block.keep_button.click()
    QTest.keyClick(block.reason, Qt.Key.Key_Escape)
    assert not block.asks
    assert block.keep_button.hasFocus()


def test_a_reference_is_picked_by_typing_and_a_missing_record_is_added_in_place(show: Shower) -> None:
    form = show(Offer)
    _first(form)
    editor = form.fields["funder"].editor
    assert isinstance(editor, ReferenceEditor)
    editor.button.setFocus()
    QTest.keyClicks(editor.button, "S")
    assert editor.popup is not None
    assert editor.popup.line.text() == "S"
    editor.popup.line.setText("Stiftung Neuland")
    QTest.keyClick(editor.popup.line, Qt.Key.Key_Return)
    funder = form.desk.bridge.plan.anywhere(_value(form, "funder"))
    assert funder is not None
    assert funder.name == "Stiftung Neuland"  # type: ignore[attr-defined]
    assert editor.button.words == "Stiftung Neuland"
    QTest.keyClick(editor.button, Qt.Key.Key_Delete)
    assert _value(form, "funder") is None


def test_many_references_are_toggled_removed_by_key_and_opened(show: Shower, qtbot: QtBot) -> None:
    form = show(Offer)
    record = _first(form)
    editor = form.fields["phases"].editor
    assert isinstance(editor, ReferencesEditor)
    editor.button.click()
    assert editor.popup is not None
    QTest.keyClick(editor.popup.line, Qt.Key.Key_Home)
    QTest.keyClicks(editor.popup.line, "Jugend")
    QTest.keyClick(editor.popup.line, Qt.Key.Key_Return)
    assert editor.popup is not None, "the list stays for the next one"
    assert set(_value(form, "phases")) ^ set(record.phases)
    editor.popup.close()
    editor.view.setFocus()
    before = _value(form, "phases")
    with qtbot.waitSignal(form.desk.record_wanted) as opened:
        QTest.keyClick(editor.view, Qt.Key.Key_Return)
    assert opened.args[0].id == before[0]
    QTest.keyClick(editor.view, Qt.Key.Key_Delete)
    assert _value(form, "phases") == before[1:]


def test_removal_is_one_step_without_a_question(show: Shower, qtbot: QtBot) -> None:
    form = show(Measure)
    record = _first(form)
    with qtbot.waitSignal(form.removed):
        QTest.mouseClick(form.foot.remove, Qt.MouseButton.LeftButton)
    assert form.record is None
    assert not form.head.title.isVisible()
    form.desk.bridge.undo()
    assert form.record == record
    assert form.head.title.isVisible()


def test_a_closed_cycle_is_read_and_says_why(show: Shower) -> None:
    form = show(Measure)
    record = _first(form)
    bridge = form.desk.bridge
    assert bridge.run(CloseCycle(bridge.plan.cycle.id, "Ende"))
    form.show_record(bridge.plan.one(Measure, record.id))
    assert "abgeschlossen" in form.lock.label.text()
    assert form.lock.isVisible()
    for field in form.fields.values():
        assert not field.editor.isVisible()
        assert field.locked.isVisible()
    assert form.fields["name"].locked.label.text() == record.name
    assert not form.foot.remove.isVisible()


def test_numbers_show_their_thousands_while_nobody_is_in_them(show: Shower) -> None:
    form = show(Offer)
    record = _first(form)
    form.desk.bridge.run(Change("offer", record.id, {"places": 123456}))
    line = form.fields["places"].editor.control
    assert isinstance(line, QLineEdit)
    assert line.text() == "123.456"
    steps = form.desk.bridge.session.steps
    line.setFocus()
    assert line.text() == "123456"
    _leave(form)
    assert line.text() == "123.456"
    assert form.desk.bridge.session.steps == steps


def test_a_field_asked_for_is_led_to_and_its_group_opens(show: Shower) -> None:
    spec = FormSpec(Measure, (Group(("name",)), Group(("inputs", ("starts", "until")), "More", folded=True)))
    form = show(Measure, spec)
    _first(form)
    assert not form.fields["until"].isVisible()
    form.focus_field("until")
    assert form.fields["until"].editor.control.hasFocus()
    assert form.fields["until"].isVisible()


@pytest.mark.parametrize("theme", ["light", "dark", "high_contrast"])
@pytest.mark.parametrize("scale", [100, 200])
def test_a_form_is_painted_in_every_look(show: Shower, theme: str, scale: int) -> None:
    form = show(Measure, look=Look(language="en", theme=theme, scale=scale))
    _first(form)
    form.fields["until"].set_error("x")
    assert not form.grab().isNull()
    sheet = form.fields["name"].parentWidget()
    assert sheet is not None
    assert sheet.width() <= form.width(), "nothing sticks out at the right"


class _Words:
    """A dictionary that knows few words."""

    def __init__(self) -> None:
        self.known = {"Kinder", "lernen", "und", "spielen"}

    def check(self, word: str) -> bool:
        return word in self.known

    def suggest(self, word: str) -> list[str]:
        return ["lernen", "lehren"]

    def add(self, word: str) -> None:
        self.known.add(word)


def test_misspelt_words_are_underlined_and_mended_by_the_menu_key(
    show: Shower, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = _Words()
    monkeypatch.setattr(spelling, "dictionary", lambda _language: words)
    form = show(Measure)
    _first(form)
    field = form.fields["inputs"]
    _type(field, "Kinder lernnen und spielen, AWO")
    box = field.editor.control
    assert isinstance(box, QPlainTextEdit)
    assert _underlined(box) == ["lernnen"]
    cursor = box.textCursor()
    cursor.setPosition(10)
    box.setTextCursor(cursor)
    spot = QPoint(4, 4)
    QApplication.sendEvent(box, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, spot, box.mapToGlobal(spot)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    titles = [one.text() for one in menu.actions()]
    assert titles[:3] == ["lernen", "lehren", "„lernnen“ merken"]
    menu.actions()[0].trigger()
    menu.close()
    assert box.toPlainText().startswith("Kinder lernen und")
    assert _underlined(box) == []
    _leave(form)
    assert _value(form, "inputs") == "Kinder lernen und spielen, AWO"


def _underlined(box: QPlainTextEdit) -> list[str]:
    QApplication.processEvents()
    formats = box.document().firstBlock().layout().formats()
    return [box.toPlainText()[one.start : one.start + one.length] for one in formats]


def test_without_a_dictionary_long_texts_are_typed_all_the_same(show: Shower, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "enchant", None)
    spelling.dictionary.cache_clear()
    assert spelling.dictionary("de") is None
    form = show(Measure)
    _first(form)
    _type(form.fields["inputs"], "Kinnder")
    _leave(form)
    assert _value(form, "inputs") == "Kinnder"
    assert _underlined(form.fields["inputs"].editor.control) == []  # type: ignore[arg-type]
    spelling.dictionary.cache_clear()
