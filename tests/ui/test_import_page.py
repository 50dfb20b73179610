"""Taking in figures and borders by clicks and keys."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.figures import Area, Border, Delivery
from planner.exchange.roles import Role
from planner.operations.edit import Add
from planner.operations.figures import DeliverFigures
from planner.operations.session import Session
from planner.operations.town import NewTown
from planner.texts import gettext
from planner.ui.importing.page import ImportPage
from planner.ui.importing.panes import Pane
from planner.ui.importing.work import Borders
from planner.ui.widgets.combo import Combo, ComboField
from planner.ui.widgets.field import TextField
from planner.ui.widgets.label import Label
from planner.ui.widgets.radio import Answers
from planner.ui.workplace import Workplace
from tests.exchange.shapefiles import moved, packed, parts, square
from tests.ui.conftest import Look, Maker
from tests.ui.files import CELLS, rows, write_borders, write_figures

LONG = 120_000


@pytest.fixture
def town(open_window: Maker, tmp_path: Path) -> Workplace:
    """A window on a town that has no figures yet."""
    path = tmp_path / "town.chain"
    Session.create(path, NewTown(name="Lindenfurt", key="", language="de")).close()
    workplace = open_window(path=path)
    workplace.frame.go("import")
    return workplace


def page_of(workplace: Workplace) -> ImportPage:
    page = workplace.frame.page("import")
    assert isinstance(page, ImportPage)
    return page


def settled(qtbot: QtBot, page: ImportPage) -> None:
    """Wait until nothing runs in the worker and the page shows what came of it."""
    qtbot.waitUntil(lambda: not page.flow.busy, timeout=LONG)
    qtbot.wait(30)


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Callable[[ImportPage, Path], None]:
    """Choose a file by the page's own button; the system's dialog answers with that file."""

    def chosen(page: ImportPage, path: Path) -> None:
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args, **_kwargs: (str(path), ""))
        button = getattr(page.view, "button", None) or page.foot.cancel
        if page.flow.stage in ("columns", "check"):
            qtbot.mouseClick(page.foot.cancel, Qt.MouseButton.LeftButton)
            button = page.view.button  # type: ignore[union-attr]
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        settled(qtbot, page)

    return chosen


Chooser = Callable[[ImportPage, Path], None]


def press(qtbot: QtBot, page: ImportPage) -> None:
    """Press the primary button by the space bar, where the focus is put."""
    page.foot.go_on.setFocus()
    QTest.keyClick(page.foot.go_on, Qt.Key.Key_Space)
    settled(qtbot, page)


def pane_words(page: ImportPage) -> str:
    return "\n".join(label.text() for label in page.work.panes.findChildren(Label))


def test_figures_are_taken_in_by_clicks_and_keys(
    town: Workplace, choose: Chooser, qtbot: QtBot, tmp_path: Path
) -> None:
    page, bridge = page_of(town), town.desk.bridge
    choose(page, write_figures(tmp_path / "figures.csv"))
    assert page.flow.stage == "columns"
    heads = [page.work.table.sheet.columns[i].title for i in (3, 4, 5, 8)]
    assert heads == ["Zeitraum", "Schlüssel des Gebiets", "Name des Gebiets", "Wert"]
    assert QApplication.focusWidget() is page.foot.go_on
    press(qtbot, page)
    assert page.flow.stage == "check"
    assert page.foot.go_on.words == f"{CELLS} Zahlen übernehmen"
    source = page.findChild(TextField, "delivery.source")
    assert source is not None
    QTest.keyClicks(source.line, "Statistikstelle")
    press(qtbot, page)
    assert page.flow.stage == "done"
    plan = bridge.plan
    assert (len(plan.all(Area)), bridge.session.observation_count()) == (7, CELLS)
    delivery = plan.all(Delivery)[0]
    assert (delivery.source, delivery.min_count, delivery.min_denominator) == ("Statistikstelle", 3, 100)
    assert bridge.undo_label() == f"{CELLS} Zahlen übernehmen"


def test_the_same_file_again_says_so_and_makes_no_step(
    town: Workplace, choose: Chooser, qtbot: QtBot, tmp_path: Path
) -> None:
    page, session = page_of(town), town.desk.bridge.session
    choose(page, write_figures(tmp_path / "figures.csv"))
    press(qtbot, page)
    press(qtbot, page)
    steps = session.steps
    qtbot.mouseClick(page.view.again, Qt.MouseButton.LeftButton)  # type: ignore[union-attr]
    choose(page, write_figures(tmp_path / "again.csv", list(reversed(rows()))))
    press(qtbot, page)
    assert page.foot.ready.words == "Diese Datei bringt nichts Neues."
    assert not page.foot.go_on.isVisible()
    assert session.steps == steps


def test_an_import_is_taken_back_and_can_be_taken_in_again(
    town: Workplace, choose: Chooser, qtbot: QtBot, tmp_path: Path
) -> None:
    page, bridge = page_of(town), town.desk.bridge
    choose(page, write_figures(tmp_path / "figures.csv"))
    press(qtbot, page)
    press(qtbot, page)
    qtbot.mouseClick(page.view.undo, Qt.MouseButton.LeftButton)  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: page.flow.stage == "check" and not page.flow.busy, timeout=LONG)
    assert bridge.session.observation_count() == 0
    assert page.foot.go_on.words == f"{CELLS} Zahlen übernehmen"


def test_a_wrong_guess_is_put_right_in_the_head_by_keys(
    town: Workplace, choose: Chooser, qtbot: QtBot, tmp_path: Path
) -> None:
    page = page_of(town)
    choose(page, write_figures(tmp_path / "figures.csv"))
    table = page.work.table
    table.setFocus()
    for _press in range(7):
        QTest.keyClick(table, Qt.Key.Key_Right)
    assert table.sheet.columns[table.currentIndex().column()].second == "Spalte „zeile“"
    QTest.keyClick(table, Qt.Key.Key_Return)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(one for one in menu.actions() if one.text() == gettext(str(Role.OTHER.label)))
    menu.setActiveAction(action)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    settled(qtbot, page)
    assert page.flow.hints.roles == {"zeile": Role.OTHER}
    assert page.work.table.sheet.columns[7].title == gettext(str(Role.OTHER.label))


def test_delimiter_and_decimal_sign_can_be_corrected(
    town: Workplace, choose: Chooser, qtbot: QtBot, tmp_path: Path
) -> None:
    page = page_of(town)
    lines = "Gebiet;Jahr;Quote\nAltstadt;2012;1.234\nHafen;2012;12\nHeidekamp;2012;7\n"
    file = tmp_path / "quota.csv"
    file.write_text(lines, encoding="utf-8")
    choose(page, file)
    press(qtbot, page)
    assert "Frage 1" in pane_words(page)
    assert page.work.table.sheet.rows[0].marks
    answers = page.findChild(Answers)
    assert answers is not None
    qtbot.mouseClick(answers.button("comma"), Qt.MouseButton.LeftButton)
    settled(qtbot, page)
    assert page.flow.hints.decimal == ","
    assert page.flow.count == 3


def test_open_questions_keep_their_cells_out_and_do_not_block(
    town: Workplace, choose: Chooser, qtbot: QtBot, tmp_path: Path
) -> None:
    page = page_of(town)
    lines = rows()
    lines[5] = lines[5].rsplit(",", 1)[0] + ",unklar"
    choose(page, write_figures(tmp_path / "figures.csv", lines))
    press(qtbot, page)
    assert page.foot.go_on.words == f"{CELLS - 1} Zahlen übernehmen"
    assert page.foot.note.words.startswith("1 Zelle bleibt draußen.")
    marked = [row.number for row in page.work.table.sheet.rows if row.marks]
    assert marked == [7]
    press(qtbot, page)
    assert town.desk.bridge.session.observation_count() == CELLS - 1


def test_changed_figures_can_be_left_as_they_are(
    town: Workplace, choose: Chooser, qtbot: QtBot, tmp_path: Path
) -> None:
    page, session = page_of(town), town.desk.bridge.session
    choose(page, write_figures(tmp_path / "figures.csv"))
    press(qtbot, page)
    press(qtbot, page)
    qtbot.mouseClick(page.view.again, Qt.MouseButton.LeftButton)  # type: ignore[union-attr]
    lines = rows()
    lines[0] = lines[0].rsplit(",", 1)[0] + ",2259.0"
    choose(page, write_figures(tmp_path / "later.csv", lines))
    assert page.flow.stage == "check", "the recipe of the first file reads the second"
    assert page.foot.go_on.words == "1 Zahl übernehmen"
    answers = next(one for one in page.findChildren(Answers) if "alte Zahlen" in one.accessibleName())
    qtbot.mouseClick(answers.button("old"), Qt.MouseButton.LeftButton)
    assert not page.foot.go_on.isVisible()
    qtbot.mouseClick(answers.button("new"), Qt.MouseButton.LeftButton)
    steps = session.steps
    press(qtbot, page)
    assert session.steps == steps + 1


def test_a_wrong_number_in_a_field_waits_and_stays(
    town: Workplace, choose: Chooser, qtbot: QtBot, tmp_path: Path
) -> None:
    """U-08: the words typed stay, and nothing is written meanwhile."""
    page = page_of(town)
    choose(page, write_figures(tmp_path / "figures.csv"))
    press(qtbot, page)
    field = page.findChild(TextField, "delivery.min_count")
    assert field is not None
    field.line.selectAll()
    QTest.keyClicks(field.line, "viele")
    assert not page.foot.go_on.isEnabled()
    assert field.line.text() == "viele"
    field.line.selectAll()
    QTest.keyClicks(field.line, "5")
    press(qtbot, page)
    assert town.desk.bridge.plan.all(Delivery)[0].min_count == 5


def test_a_known_source_brings_its_minimums_until_others_are_typed(
    town: Workplace, choose: Chooser, qtbot: QtBot, tmp_path: Path
) -> None:
    page, bridge = page_of(town), town.desk.bridge
    bridge.run(DeliverFigures({"title": "before", "source": "Jobcenter", "min_count": 10, "rounding": 5}))
    choose(page, write_figures(tmp_path / "figures.csv"))
    press(qtbot, page)
    source, field = (page.findChild(TextField, f"delivery.{name}") for name in ("source", "min_count"))
    assert source is not None
    assert field is not None
    assert field.line.text() == "3"
    QTest.keyClicks(source.line, "jobcenter")
    assert field.line.text() == "10"
    press(qtbot, page)
    made = next(one for one in bridge.plan.all(Delivery) if one.title == "figures.csv")
    assert (made.min_count, made.rounding) == (10, 5)


def test_areas_with_other_keys_are_answered_all_at_once(
    town: Workplace, choose: Chooser, qtbot: QtBot, tmp_path: Path
) -> None:
    page, bridge = page_of(town), town.desk.bridge
    for key, name in (("1", "Nord"), ("2", "Süd"), ("3", "West")):
        assert bridge.run(Add("area", {"key": key, "name": name, "level": 1}))
    quarters = ("101;Nord;350", "201;Süd;250", "301;West;150", "302;Au;250", "303;Feld;300", "304;Heide;310")
    path = tmp_path / "quarters.csv"
    path.write_text("\n".join(["Nr;Stadtteil;Einwohner 2020", *quarters]) + "\n", encoding="utf-8")
    choose(page, path)
    press(qtbot, page)
    assert "„Nord“ hat im Plan den Schlüssel 1." in pane_words(page)
    answers = next(one for one in page.findChildren(Answers) if "3 offenen Gebiete" in one.accessibleName())
    answers.button("new").setFocus()
    QTest.keyClick(answers.button("new"), Qt.Key.Key_Space)
    settled(qtbot, page)
    assert page.flow.count == 6
    press(qtbot, page)
    assert sorted((area.level, area.name) for area in bridge.plan.all(Area))[3:] == [
        (2, name) for name in ("Au", "Feld", "Heide", "Nord", "Süd", "West")
    ]


def test_cancelling_leaves_everything_as_it_was(town: Workplace, qtbot: QtBot, tmp_path: Path) -> None:
    page, session = page_of(town), town.desk.bridge.session
    steps = session.steps
    page.choose(write_figures(tmp_path / "figures.csv", rows() * 400))
    assert page.flow.busy == "read"
    qtbot.mouseClick(page.foot.cancel, Qt.MouseButton.LeftButton)
    settled(qtbot, page)
    assert (page.flow.stage, page.flow.path, page.flow.found) == ("file", None, None)
    assert session.steps == steps


def test_a_reading_that_ends_although_it_was_cancelled_is_not_taken(
    town: Workplace, qtbot: QtBot, tmp_path: Path
) -> None:
    page = page_of(town)
    page.choose(write_figures(tmp_path / "figures.csv"))
    task = page.flow._task
    assert task is not None
    for _time in range(2_000):  # done in the worker, and no event loop runs that would hear of it
        if task._outcome[0] == "succeeded":
            break
        time.sleep(0.005)
    page.flow.cancel()
    qtbot.wait(50)
    assert (page.flow.stage, page.flow.path, page.flow.found, page.flow.busy) == ("file", None, None, "")


def test_borders_find_their_areas_and_the_rest_is_given_by_hand(
    town: Workplace, choose: Chooser, qtbot: QtBot, tmp_path: Path
) -> None:
    page, bridge = page_of(town), town.desk.bridge
    choose(page, write_figures(tmp_path / "figures.csv"))
    press(qtbot, page)
    press(qtbot, page)
    qtbot.mouseClick(page.view.again, Qt.MouseButton.LeftButton)  # type: ignore[union-attr]
    choose(page, write_borders(tmp_path / "borders.geojson", ("Altstadt", "Hafen", "Heidekamp", "Neubau")))
    assert page.flow.stage == "check"
    assert page.foot.go_on.words == "3 Grenzen übernehmen"
    assert page.foot.note.words.startswith("1 Grenze gehört noch zu keinem Gebiet.")
    combo = next(one for one in page.findChildren(Combo) if "Neubau" in one.accessibleName())
    east = next(area for area in bridge.plan.all(Area) if area.name == "Siedlung Ost")
    combo.choose(east.id)
    settled(qtbot, page)
    assert page.foot.go_on.words == "4 Grenzen übernehmen"
    press(qtbot, page)
    assert len(bridge.plan.all(Border)) == 4
    assert bridge.plan.pointing(Border, "area", east.id)


def test_coordinates_in_doubt_are_told_and_can_be_corrected(
    town: Workplace, choose: Chooser, qtbot: QtBot, tmp_path: Path
) -> None:
    page, bridge = page_of(town), town.desk.bridge
    choose(page, write_figures(tmp_path / "figures.csv"))
    press(qtbot, page)
    press(qtbot, page)
    qtbot.mouseClick(page.view.again, Qt.MouseButton.LeftButton)  # type: ignore[union-attr]
    rows = [("Altstadt", moved([square(13.4, 52.5)], 25833)), ("Hafen", moved([square(13.42, 52.5)], 25833))]
    choose(page, packed(tmp_path, parts(*rows, cpg="UTF-8")))
    assert isinstance(page.flow.found, Borders)
    assert [question.code for question in page.flow.found.proposal.read.questions] == ["ambiguous_system"]
    assert any("UTM 33N" in label.text() for label in page.findChildren(Label))
    page.findChild(ComboField, "borders.system").combo.choose("EPSG:25833")
    settled(qtbot, page)
    assert page.flow.found.proposal.read.questions == ()
    press(qtbot, page)
    assert all('"coordinates":[[[13.4' in border.geometry for border in bridge.plan.all(Border))


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.csv", b"", "ist leer"),
        ("book.csv", b"PK\x03\x04 something", "beschädigt"),
        ("one.csv", b"only\none\ncolumn\n", "Spalte"),
        ("borders.geojson", b"{broken", "GeoJSON"),
    ],
)
def test_what_cannot_be_read_gets_a_sentence(
    town: Workplace, choose: Chooser, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    page = page_of(town)
    file = tmp_path / name
    file.write_bytes(content)
    choose(page, file)
    assert page.flow.stage == "file"
    assert said in page.flow.refusal
    assert any(said in message.sentence for message in town.frame.messages.messages)
    assert town.desk.bridge.session.steps == 1


def test_a_table_nobody_understands_is_shown_and_can_be_explained(
    town: Workplace, choose: Chooser, qtbot: QtBot, tmp_path: Path
) -> None:
    page = page_of(town)
    file = tmp_path / "plain.csv"
    file.write_text("Ort;Menge\nAltstadt;12\nHafen;34\n", encoding="utf-8")
    choose(page, file)
    assert page.flow.stage == "columns"
    assert not page.foot.go_on.isEnabled()
    field = page.findChild(TextField, "reading.period")
    assert field is not None
    QTest.keyClicks(field.line, "2012")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    settled(qtbot, page)
    press(qtbot, page)
    assert page.foot.go_on.words == "2 Zahlen übernehmen"


def test_a_file_dropped_on_the_window_is_read(town: Workplace, qtbot: QtBot, tmp_path: Path) -> None:
    """U-32: a table dropped anywhere is read as one that was chosen."""
    town.frame.go("overview")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(write_figures(tmp_path / "figures.csv")))])
    enter = QDragEnterEvent(
        QPoint(200, 200), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(town.window, enter)
    assert enter.isAccepted()
    drop = QDropEvent(
        QPointF(200, 200), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(town.window, drop)
    assert town.frame.place == "import"
    page = page_of(town)
    settled(qtbot, page)
    assert page.flow.stage == "columns"


def test_an_import_survives_another_language(town: Workplace, choose: Chooser, qtbot: QtBot, tmp_path: Path) -> None:
    choose(page_of(town), write_figures(tmp_path / "figures.csv"))
    town.desk.preferences.set_language("en")
    qtbot.wait(50)
    page = page_of(town)
    assert page.flow.stage == "columns"
    assert page.foot.go_on.words == "Continue"
    assert page.isVisible()


def test_panes_of_every_stage_are_whole(town: Workplace, choose: Chooser, qtbot: QtBot, tmp_path: Path) -> None:
    from tests.ui.looking import clipped, unnamed

    page = page_of(town)
    lines = rows()
    lines[3] = lines[3].rsplit(",", 1)[0] + ",unklar"
    lines.append(lines[0].rsplit(",", 1)[0] + ",7.0")
    choose(page, write_figures(tmp_path / "figures.csv", lines))
    for scale in (100, 200):
        town.desk.preferences.set_text_scale(scale)
        for stage in ("columns", "check"):
            page_of(town).flow.go(stage)  # type: ignore[arg-type]
            qtbot.wait(60)
            assert town.frame.findChildren(Pane)
            assert clipped(town.window) == []
            assert unnamed(town.window) == []


def test_the_real_table_comes_in_while_the_window_stays_awake(
    town: Workplace, choose: Chooser, qtbot: QtBot, data_dir: Path
) -> None:
    page, bridge = page_of(town), town.desk.bridge
    gaps: list[float] = []
    last = [time.monotonic()]

    def beat() -> None:
        now = time.monotonic()
        gaps.append(now - last[0])
        last[0] = now

    timer = QTimer()
    timer.timeout.connect(beat)
    timer.start(20)
    choose(page, data_dir / "koeln-bevoelkerung" / "bevoelkerung.csv")
    press(qtbot, page)
    assert page.foot.go_on.words == "29.135 Zahlen übernehmen"
    press(qtbot, page)
    timer.stop()
    assert page.flow.stage == "done"
    assert (len(bridge.plan.all(Area)), bridge.session.observation_count()) == (96, 29_135)
    assert sorted(gaps)[-3] < 1.0, "the window slept"


def test_every_control_of_an_import_is_reached_by_tab(
    town: Workplace, choose: Chooser, qtbot: QtBot, tmp_path: Path
) -> None:
    from tests.ui.looking import tab_chain, unreached

    choose(page_of(town), write_figures(tmp_path / "figures.csv"))
    for _stage in range(2):
        window: QWidget = town.window
        chain = tab_chain(window)
        assert unreached(window, chain) == []
        press(qtbot, page_of(town)) if page_of(town).flow.stage == "columns" else None


def test_the_figure_in_question_is_seen_in_large_text(
    open_window: Maker, choose: Chooser, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "town.chain"
    Session.create(path, NewTown(name="Lindenfurt", key="", language="de")).close()
    workplace = open_window(Look(size=(1920, 1080), scale=200), path=path)
    workplace.frame.go("import")
    page, file = page_of(workplace), tmp_path / "werte.csv"
    file.write_text("Jahr;Stadtteil;Wert\n2023;Altstadt;1.234\n2023;Bahnhofsviertel;2.345\n", encoding="utf-8")
    choose(page, file)
    page.flow.go("check")
    qtbot.wait(50)
    table = page.work.table
    cell = table.visualRect(table.sheet.index(0, 2))
    assert table.viewport().rect().contains(cell)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (0, 2)
