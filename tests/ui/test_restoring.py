"""The list of backups, and the way back to one of them, in the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.domain.measures import Measure
from planner.operations.edit import Add, Remove
from planner.operations.session import Session
from planner.operations.town import NewTown
from planner.ui.restoring import BackupsDialog
from planner.ui.widgets.button import Button
from planner.ui.workplace import Workplace
from tests.ui.conftest import Maker


@pytest.fixture
def plan(tmp_path: Path, planner_home: Path) -> Path:
    """A plan that lost its measure after a backup."""
    path = tmp_path / "town.chain"
    with_measure = Session.create(path, NewTown(name="Lindenfurt"))
    with_measure.run(Add("measure", {"name": "Lotsendienst"}))
    with_measure.back_up("edit")
    with_measure.run(Remove("measure", with_measure.plan.all(Measure)[0].id))
    with_measure.close()
    return path


@pytest.fixture
def window(open_window: Maker) -> Workplace:
    return open_window(plan=False)


def choose_newest(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Answer the dialog as a person does: the first row, then the button."""
    seen: list[int] = []

    def answer(dialog: BackupsDialog) -> int:
        buttons = dialog.findChildren(Button)
        seen.append(len(dialog._list.rows))
        buttons[-1].click()
        return dialog.result()

    monkeypatch.setattr(BackupsDialog, "exec", answer)
    return seen


def test_a_backup_of_the_open_plan_comes_back_and_the_file_before_it_stays(
    window: Workplace, plan: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    seen = choose_newest(monkeypatch)
    window.opening.open_path(plan)
    bridge = window.desk.bridge
    assert bridge.plan.count(Measure) == 0
    window.menus.backups.trigger()
    assert seen == [2]
    assert bridge.plan.count(Measure) == 0  # the plan stays open while the backup is checked
    qtbot.waitUntil(lambda: bridge.is_open and bridge.plan.count(Measure) == 1, timeout=20_000)
    assert [one.name for one in bridge.plan.all(Measure)] == ["Lotsendienst"]
    kept = [path for path in plan.parent.iterdir() if "damaged" in path.name]
    assert len(kept) == 1


def test_a_damaged_file_offers_its_backups(
    window: Workplace, plan: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    choose_newest(monkeypatch)
    plan.write_bytes(plan.read_bytes()[:5000])
    window.opening.open_path(plan)
    assert not window.desk.bridge.is_open
    message = window._messages().messages[0]
    assert message.kind == "failed"
    assert message.run is not None
    message.run()
    qtbot.waitUntil(lambda: window.desk.bridge.is_open, timeout=20_000)
    assert window.desk.bridge.plan.count(Measure) == 1


def test_without_backups_the_list_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = BackupsDialog(tmp_path / "town.chain", ())
    qtbot.addWidget(dialog)
    assert len(dialog.findChildren(Button)) == 1
