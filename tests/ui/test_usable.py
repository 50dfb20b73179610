"""What every place owes its people: order, labels, targets, words, empty states, drops, dialogs (the U rows named in each test)."""

from __future__ import annotations

import ast
import itertools
import re
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from babel.messages.pofile import read_po
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRectF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QPainter
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner import tokens
from planner.charts.shapes import STATUS_SIGNS, STEP_SIGNS
from planner.domain.goals import Goal
from planner.operations.restore import Backup
from planner.operations.session import Session, Surroundings
from planner.operations.town import NewTown
from planner.ui import drawing, metrics
from planner.ui.cells import MARKS
from planner.ui.grid.paste_dialog import PasteDialog
from planner.ui.grid.pasting import Pasting
from planner.ui.help.dialog import HelpDialog
from planner.ui.new_town import NewTownDialog
from planner.ui.pages.goals.pair_dialog import Asked, PairDialog
from planner.ui.places import PLACES
from planner.ui.restoring import BackupsDialog
from planner.ui.widgets.button import Button
from planner.ui.widgets.label import ElidedLabel, Label
from planner.ui.workers import Ticket, Workers
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
    assert not survey["U-03"], "\n".join(survey["U-03"])


@pytest.mark.timeout(400)
def test_u04_the_focus_is_seen_wherever_tab_leads(survey: dict[str, list[str]]) -> None:
    """U-04: a line of 2 px at 3:1, and the control, or the row it stands on, in sight."""
    assert not survey["U-04"], "\n".join(survey["U-04"])
    assert int(survey["focused"][0]) > 10 * len(STOPS)


@pytest.mark.timeout(400)
def test_u06_what_is_written_on_a_control_is_in_its_name(survey: dict[str, list[str]]) -> None:
    assert not survey["U-06"], "\n".join(survey["U-06"])


@pytest.mark.timeout(400)
def test_u14_everything_is_large_enough_to_hit(survey: dict[str, list[str]]) -> None:
    assert not survey["U-14"], "\n".join(survey["U-14"])


@pytest.mark.timeout(400)
def test_u17_passing_through_changes_nothing(survey: dict[str, list[str]]) -> None:
    """Tab through every field, and the wheel of the mouse over every list of choices."""
    assert not survey["U-17"], "\n".join(survey["U-17"])


@pytest.mark.timeout(400)
def test_u18_every_place_has_one_heading(survey: dict[str, list[str]]) -> None:
    assert not survey["U-18"], "\n".join(survey["U-18"])


@pytest.mark.timeout(400)
def test_u38_no_tooltip_says_what_nothing_else_says(survey: dict[str, list[str]]) -> None:
    assert not survey["U-38"], "\n".join(survey["U-38"])


# colours and shapes


@pytest.mark.parametrize("theme", sorted(tokens.THEMES))
def test_u10_edges_icons_and_signs_stand_out(theme: str) -> None:
    """The signs of states, pictograms and the edges of fields, on every ground they are painted on."""
    colours = tokens.THEMES[theme]
    grounds = ("paper", "ground", "fill", "soft")
    pairs = [(role, ground) for role in ("good", "late", "risk_edge", "accent", "ink2") for ground in grounds]
    pairs += [("edge", "paper"), ("edge", "ground"), ("edge", "fill"), ("focus", "ground"), ("focus", "soft")]
    pairs += [("risk_edge", "risk_soft"), ("late", "late_soft"), ("on_accent", "accent"), ("on_bar", "bar")]
    faint = {
        pair: round(ratio, 2)
        for pair in pairs
        if (ratio := tokens.contrast(colours.role(pair[0]), colours.role(pair[1]))) < tokens.SHAPE_CONTRAST
    }
    assert faint == {}


def _grey(name: str, size: int = 24) -> np.ndarray:
    """A sign in grey, as a black and white printer or a person who sees no colours has it."""
    image = QImage(size, size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    drawing.sign(painter, QRectF(0, 0, size, size), name)
    painter.end()
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    raw = np.frombuffer(grey.constBits(), dtype=np.uint8).reshape(size, grey.bytesPerLine())
    return np.asarray(raw[:, :size] < 200)  # the shape alone: where something is painted at all


@pytest.mark.parametrize(("family", "states"), [("status", STATUS_SIGNS), ("step", STEP_SIGNS)])
def test_u11_states_differ_in_shape_not_in_colour_alone(
    application: QApplication, family: str, states: dict[str, object]
) -> None:
    drawn = {state: _grey(f"{family}:{state}") for state in states}
    for one, other in itertools.combinations(drawn, 2):
        differing = int((drawn[one] != drawn[other]).sum())
        assert differing >= 24, (one, other, differing)


def test_u11_cells_without_a_value_have_signs_of_their_own() -> None:
    assert len(set(MARKS.values())) == len(MARKS)


# words

FORBIDDEN = re.compile(
    r"\b(du|dich|dir|dein\w*|bitte|wir|uns|unser\w*|User|Account|Feedback|Meeting|Monitoring|Tool|Dashboard|Button|"
    r"klicken|Login|updaten|Kids|Brennpunkt\w*|sozial schwach\w*|bildungsfern\w*)\b"
)
"""Words the house does without: familiar address, pleading, “we”, English where German exists, words that label people."""
MOST_WORDS = 20


def _german() -> list[str]:
    with Path("resources/locale/de/LC_MESSAGES/planner.po").open("rb") as file:
        catalogue = read_po(file)
    strings = [one.string if isinstance(one.string, tuple) else (one.string,) for one in catalogue if one.id]
    return [words for several in strings for words in several]


def test_u20_the_german_words_are_plain() -> None:
    words = _german()
    assert len(words) > 1_000
    assert [one for one in words if FORBIDDEN.search(one)] == []
    assert [one for one in words if re.search(r"\w!", one)] == []


def test_u20_sentences_are_short() -> None:
    sentences = [
        sentence
        for words in _german()
        for sentence in re.split(r"(?<=[.?])\s+(?=[A-ZÄÖÜ{„])|\n", words)
        if "·" not in sentence
    ]
    long = [one for one in sentences if len(re.findall(r"\w[\w’-]*", one)) > MOST_WORDS]
    assert long == []
    lengths = [len(one.split()) for one in sentences if one.endswith((".", "?"))]
    assert sum(lengths) / len(lengths) <= 15


# dialogs

DIALOGS = {"NewTownDialog", "BackupsDialog", "PasteDialog", "HelpDialog", "PairDialog"}
"""All there are: two ask for what is needed to begin, one shows what is pasted, one is the help, one undoes what is saved."""


def test_u23_only_what_cannot_be_undone_is_asked_about() -> None:
    """No message boxes at all; every dialog is known, and one alone has a button that destroys."""
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
    """U-23 too: what Enter does is safe, and buttons say what they do."""
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


# an empty town

WITHOUT_A_BUTTON = {"help", "remarks", "history", "settings", "words", "town", "standards"}
"""Places that show what there is anyway, and those whose fields themselves are how to begin."""


@pytest.mark.timeout(400)
def test_u25_every_place_of_a_new_town_says_what_it_is_for_and_how_to_begin(
    open_window: Maker, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "new.chain"
    Session.create(path, NewTown(name="Neustadt", language="de"), Surroundings(backups=False)).close()
    workplace = open_window(path=path)
    silent = []
    for place, view in STOPS:
        workplace.desk.go(place, view)
        qtbot.wait(10)
        page = workplace.frame.body.pages
        heads = [one.text() for one in seen(page, Label) if one.font() in (metrics.font("h1"), metrics.font("h2"))]
        said = [_words(one) for one in seen(page, Label) if not _is_heading(one)]
        primary = [one.words for one in seen(page, QPushButton) if isinstance(one, Button) and one.kind == "primary"]
        if not heads or not any(len(one.split()) >= 4 for one in said):
            silent.append(f"{place}:{view} says too little: {heads} {said}")
        if not primary and place not in WITHOUT_A_BUTTON:
            silent.append(f"{place}:{view} has no primary action")
    assert not silent, "\n".join(silent)


def _words(label: QWidget) -> str:
    return label.words if isinstance(label, ElidedLabel) else label.text() if isinstance(label, Label) else ""


# long work


def test_u30_the_window_goes_on_while_a_task_runs(qapp: QApplication, qtbot: QtBot) -> None:
    """The task ends only after the window's loop has turned fifty times: it cannot where the task holds the window up."""
    workers, turned = Workers(), threading.Event()
    beats = 0

    def beat() -> None:
        nonlocal beats
        beats += 1
        if beats == 50:
            turned.set()

    def work(ticket: Ticket) -> bool:
        count = 0
        while not turned.is_set() and count < 20_000_000:
            count += 1
            if count % 50_000 == 0:
                ticket.report(count / 20_000_000)
        return turned.is_set()

    timer = QTimer()
    timer.timeout.connect(beat)
    timer.start(4)
    task = workers.start(work)
    with qtbot.waitSignal(task.succeeded, timeout=60_000) as signal:
        pass
    timer.stop()
    workers.shut_down()
    assert signal.args == [True]


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
    picture, table = tmp_path / "karte.png", tmp_path / "zahlen.csv"
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


def test_u32_a_plan_is_opened_and_a_picture_is_refused_with_the_reason(
    open_window: Maker, qtbot: QtBot, tmp_path: Path, sample: Callable[[str], Path]
) -> None:
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
    qtbot.waitUntil(lambda: any("keine Tabelle" in _words(one) for one in seen(page, Label)), timeout=20_000)
