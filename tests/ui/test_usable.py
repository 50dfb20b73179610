"""What every place owes its people: order, labels, targets, words, empty states, drops, dialogs (the U rows named in each test)."""

from __future__ import annotations

import ast
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner import tokens
from planner.domain.goals import Goal
from planner.operations.restore import Backup
from planner.ui import metrics
from planner.ui.figures.easel import Easel
from planner.ui.grid.paste_dialog import PasteDialog
from planner.ui.grid.pasting import Pasting
from planner.ui.help.dialog import HelpDialog
from planner.ui.new_town import NewTownDialog
from planner.ui.pages.goals.pair_dialog import Asked, PairDialog
from planner.ui.places import PLACES
from planner.ui.restoring import BackupsDialog
from planner.ui.widgets.button import Button
from planner.ui.widgets.label import Label
from planner.ui.workplace import Workplace
from tests.ui.conftest import Look, Maker
from tests.ui.focusing import FocusWatch
from tests.ui.looking import seen, tab_chain
from tests.ui.surveying import (
    backward_steps,
    choices,
    hidden_in_tooltips,
    small_targets,
    turn_wheels,
    unlike_their_labels,
)

STOPS = [(one.id, view) for one in PLACES for view in ([known.id for known in one.views] or [""])]
UI = Path("planner/ui")

# one walk through every place serves many questions

_SURVEY: dict[str, list[str]] = {}


@pytest.fixture
def survey(open_window: Maker, qtbot: QtBot) -> dict[str, list[str]]:
    """What a walk through every view of every place found, by row; the walk is made once."""
    if not _SURVEY:
        _SURVEY.update(_walk(open_window(Look(size=(1440, 900))), qtbot))
    return _SURVEY


def _walk(workplace: Workplace, qtbot: QtBot) -> dict[str, list[str]]:
    window, session = workplace.window, workplace.desk.bridge.session
    found: dict[str, list[str]] = {one: [] for one in ("U-03", "U-04", "U-06", "U-14", "U-17", "U-18", "U-38")}
    watch = FocusWatch(window, workplace.frame.body.pages)
    for place, view in STOPS:
        workplace.desk.go(place, view)
        qtbot.wait(20)
        qtbot.waitUntil(lambda: not Easel.of(workplace.desk).busy, timeout=10_000)  # what is drawn may add a choice
        before, shown = session.digest(), choices(window)
        turn_wheels(window)
        chain = tab_chain(window, arrive=watch.arrive)
        watch.done()
        after = choices(window)
        heads = [one for one in seen(workplace.frame.body.pages, Label) if _is_heading(one)]
        new = {
            "U-03": backward_steps(window, chain, workplace.frame.body.pages),
            "U-04": watch.take(),
            "U-06": unlike_their_labels(window),
            "U-14": small_targets(window),
            "U-17": [] if (before, shown) == (session.digest(), after) else [f"{shown} became {after}"],
            "U-18": [] if len(heads) == 1 else [f"{[one.text() for one in heads]}"],
            "U-38": hidden_in_tooltips(window),
        }
        for row, findings in new.items():
            found[row] += [f"{place}:{view} {one}" for one in findings]
    found["focused"] = [str(watch.measured)]
    return found


def _is_heading(widget: QWidget) -> bool:
    return isinstance(widget, Label) and widget.font() == metrics.font("h1")


@pytest.mark.timeout(400)
def test_u03_tab_follows_the_order_of_reading(survey: dict[str, list[str]]) -> None:
    """U-03: over every place, column by column."""
    assert not survey["U-03"], "\n".join(survey["U-03"])


@pytest.mark.timeout(400)
def test_u04_the_focus_is_seen_wherever_tab_leads(survey: dict[str, list[str]]) -> None:
    """U-04: a line of 2 px at 3:1, and the control, or the row it stands on, in sight."""
    assert not survey["U-04"], "\n".join(survey["U-04"])
    assert int(survey["focused"][0]) > 8 * len(STOPS)


@pytest.mark.timeout(400)
def test_u06_what_is_written_on_a_control_is_in_its_name(survey: dict[str, list[str]]) -> None:
    """U-06: over every place."""
    assert not survey["U-06"], "\n".join(survey["U-06"])


@pytest.mark.timeout(400)
def test_u14_everything_is_large_enough_to_hit(survey: dict[str, list[str]]) -> None:
    """U-14: over every place."""
    assert not survey["U-14"], "\n".join(survey["U-14"])


@pytest.mark.timeout(400)
def test_u17_passing_through_changes_nothing(survey: dict[str, list[str]]) -> None:
    """U-17: Tab through every field, and the wheel of the mouse over every list of choices."""
    assert not survey["U-17"], "\n".join(survey["U-17"])


@pytest.mark.timeout(400)
def test_u18_every_place_has_one_heading(survey: dict[str, list[str]]) -> None:
    """U-18: over every place."""
    assert not survey["U-18"], "\n".join(survey["U-18"])


@pytest.mark.timeout(400)
def test_u38_no_tooltip_says_what_nothing_else_says(survey: dict[str, list[str]]) -> None:
    """U-38: over every place."""
    assert not survey["U-38"], "\n".join(survey["U-38"])


# dialogs

DIALOGS = {"NewTownDialog", "BackupsDialog", "PasteDialog", "HelpDialog", "PairDialog"}
"""All there are: two ask for what is needed to begin, one shows what is pasted, one is the help, one undoes what is saved."""


def test_u23_only_what_cannot_be_undone_is_asked_about() -> None:
    """U-23: no message boxes at all; every dialog is known, and one alone has a button that destroys."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in UI.rglob("*.py")}
    names = {node.id for tree in trees.values() for node in ast.walk(tree) if isinstance(node, ast.Name)}
    assert not names & {"QMessageBox", "QInputDialog", "QErrorMessage", "QDialogButtonBox"}
    made = {
        node.name: path
        for path, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and any(getattr(base, "id", "") == "QDialog" for base in node.bases)
    }
    assert set(made) == DIALOGS
    destroying = {name for name, path in made.items() if '"danger"' in path.read_text(encoding="utf-8")}
    assert destroying == {"BackupsDialog"}


def _dialogs(workplace: Workplace) -> list[QDialog]:
    window, plan = workplace.window, workplace.desk.bridge.plan
    file = workplace.desk.bridge.session.path
    backups = [Backup(file, n, datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=n), "edit") for n in range(40)]
    goals = [(one.id, one.name) for one in plan.all(Goal)]
    asked = Asked("Goal", goals)
    return [
        NewTownDialog(window),
        BackupsDialog(Path("lindenfurt.chain"), backups, window),
        BackupsDialog(Path("lindenfurt.chain"), [], window),
        PasteDialog(Pasting((), (), by_heads=False), plan, window),
        PairDialog("Which two goals?", asked, asked, "Go on", window),
        HelpDialog(workplace.desk, window),
    ]


@pytest.mark.parametrize("scale", [100, 200])
def test_u36_no_dialog_is_taller_than_700_pixels(open_window: Maker, qtbot: QtBot, scale: int) -> None:
    """U-36, and U-23: what Enter does is safe, and buttons say what they do."""
    workplace = open_window(Look(scale=scale, size=(1024, 768)))
    for dialog in _dialogs(workplace):
        dialog.show()
        qtbot.wait(20)
        assert dialog.height() <= tokens.DIALOG_HEIGHT, type(dialog).__name__
        assert dialog.width() <= workplace.window.width(), type(dialog).__name__
        buttons = [one for one in seen(dialog, QPushButton) if isinstance(one, Button)]
        assert not [one.words for one in buttons if one.isDefault() and one.kind == "danger"]
        assert not {one.words for one in buttons} & {"OK", "Ja", "Nein", "Ok"}
        dialog.close()
        dialog.deleteLater()


# files dropped


def _drop(workplace: Workplace, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(300, 300), copy, data, left, none)
    QApplication.sendEvent(workplace.window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(workplace.window, QDropEvent(QPointF(300, 300), copy, data, left, none))


def test_u32_what_cannot_be_dropped_is_said_why(open_window: Maker, tmp_path: Path) -> None:
    """U-32: the wrong kind, a folder, several at once, a plan that is none; nothing is opened."""
    picture, table, broken = tmp_path / "karte.png", tmp_path / "zahlen.csv", tmp_path / "kaputt.chain"
    broken.write_bytes(b"SQLite format 3\0" + bytes(5000))
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    table.write_text("a,b\n1,2\n", encoding="utf-8")
    workplace = open_window(plan=False)
    for paths, words in (
        ((table,), "zahlen.csv ist kein Plan"),
        ((tmp_path,), "ist keine Datei"),
        ((picture, table), "Mehrere Dateien"),
    ):
        _drop(workplace, *paths)
        message = workplace.start.messages.messages[0]
        assert (message.kind, words in message.sentence) == ("look", True), message.sentence
    _drop(workplace, broken)
    assert workplace.start.messages.messages[0].kind == "failed"
    assert not workplace.desk.bridge.is_open


def test_u32_a_plan_is_opened_and_a_picture_is_refused_with_the_reason(
    open_window: Maker, qtbot: QtBot, tmp_path: Path, sample: Callable[[str], Path]
) -> None:
    """U-32: opened by the same way as any file; over an open plan a file goes to the import, which says why not."""
    picture = tmp_path / "karte.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    workplace = open_window(plan=False)
    path = tmp_path / "stadt.CHAIN"
    path.write_bytes(sample("de").read_bytes())
    _drop(workplace, path)
    assert workplace.desk.bridge.is_open
    _drop(workplace, picture)
    assert workplace.frame.place == "import"
    page = workplace.frame.page("import")
    qtbot.waitUntil(
        lambda: any("keine Tabelle" in getattr(one, "words", one.text()) for one in seen(page, Label)), timeout=20_000
    )
