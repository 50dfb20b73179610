"""The form of a record, by clicks and keys: every kind, every field, errors, remarks, bursts, undo, refresh."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.kinds import KINDS
from planner.domain.record import Record
from planner.ui.desk import Desk
from planner.ui.form.field import FormField
from planner.ui.form.form import Form
from planner.ui.form.spec import FormSpec
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
        desk = desk or open_window(look).desk
        host = QWidget()
        QVBoxLayout(host).addWidget(form := Form(desk, spec or FormSpec(kind)))
        host.resize(460, 900)
        host.show()
        QTest.qWaitForWindowActive(host)
        hosts.append(host)
        return form

    yield make
    for host in hosts:
        host.close()
        host.deleteLater()


def _first(form: Form) -> Any:
    record = form.desk.bridge.plan.all(form.spec.kind)[0]
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
    QTest.keyClicks(control, text)


def _leave(form: Form) -> None:
    form.foot.history.setFocus()


def test_every_kind_is_shown_and_every_field_has_its_editor(show: Shower) -> None:
    desk: Desk | None = None
    for kind in KINDS:
        form = show(kind, desk=desk)
        desk = form.desk
        if not desk.bridge.plan.all(kind):
            continue
        _first(form)
        assert form.title.text()
        for name, field in form.fields.items():
            assert field.isVisible(), name
            assert told(field.editor.control), f"U-05 {kind.kind}.{name}"
        assert unnamed(form) == []
