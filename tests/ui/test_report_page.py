"""The report prepared, looked at and written by clicks and keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from planner.operations.edit import Change
from planner.ui.reporting.making import pdf
from planner.ui.reporting.page import ReportPage
from planner.ui.workplace import Workplace
from tests.ui.conftest import Look, Maker

LONG = 180_000


def page_of(workplace: Workplace) -> ReportPage:
    page = workplace.frame.page("report")
    assert isinstance(page, ReportPage)
    return page


def made(qtbot: QtBot, page: ReportPage) -> None:
    """Wait until the preview shows what the settings ask for."""
    flow = page.flow
    qtbot.waitUntil(
        lambda: flow.made is not None and not flow.busy and not flow.is_stale and flow.made.settings == flow.settings,
        timeout=LONG,
    )


@pytest.fixture
def page(open_window: Maker, qtbot: QtBot) -> ReportPage:
    workplace = open_window(Look())
    workplace.frame.go("report")
    found = page_of(workplace)
    made(qtbot, found)
    return found


Writer = Callable[[ReportPage, Path], None]


@pytest.fixture
def write(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Writer:
    """Write by the page's own button; the system's dialog answers with that path."""

    def written(page: ReportPage, target: Path) -> None:
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_kwargs: (str(target), ""))
        qtbot.mouseClick(page.form.write, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: not page.flow.busy, timeout=LONG)

    return written


def messages(page: ReportPage) -> list[str]:
    frame = page.desk.parent().frame  # type: ignore[union-attr]
    return [message.sentence for message in frame.messages.messages]


def test_the_preview_shows_the_pages_that_are_written(page: ReportPage, write: Writer, tmp_path: Path) -> None:
    steps = page.desk.bridge.session.steps
    target = tmp_path / "report.pdf"
    write(page, target)
    with pdf(target.read_bytes()) as document:
        assert page.preview.pages == len(document) >= 12
    assert page.flow.made is not None
    assert target.read_bytes() == page.flow.made.data
    assert any("report.pdf" in sentence for sentence in messages(page))
    assert page.desk.bridge.session.steps == steps


def test_pages_turn_by_keys_thumbnails_and_chapters(page: ReportPage, qtbot: QtBot) -> None:
    preview = page.preview
    preview.thumbs.setFocus()
    QTest.keyClick(preview.thumbs, Qt.Key.Key_Down)
    QTest.keyClick(preview.thumbs, Qt.Key.Key_Down)
    assert preview.view.page == 2
    QTest.keyClick(preview.thumbs, Qt.Key.Key_PageDown)
    assert preview.view.page == 3
    QTest.keyClick(preview.thumbs, Qt.Key.Key_End)
    assert preview.view.page == preview.pages - 1
    assert not preview.next.isEnabled()
    qtbot.mouseClick(preview.previous, Qt.MouseButton.LeftButton)
    assert preview.where.words == f"Seite {preview.pages - 1} von {preview.pages}"
    assert page.flow.made is not None
    chapter = page.flow.made.chapters[3]
    page.form.page_wanted.emit(chapter.page)
    assert preview.view.page == chapter.page


def test_a_page_is_shown_sharp_in_the_size_asked_for(page: ReportPage, qtbot: QtBot) -> None:
    view = page.preview.view
    qtbot.mouseClick(page.preview.wide, Qt.MouseButton.LeftButton)
    assert view.fit == "width"
    assert view.verticalScrollBar().maximum() > 0
    QTest.keyClick(page.preview.larger, Qt.Key.Key_Minus)
    assert view.fit == ""
    page.window().grab()
    width = view._page_px()[0]
    qtbot.waitUntil(lambda: page.flow.picture(view.page, width) is not None, timeout=LONG)
    image = page.flow.picture(view.page, width)
    assert image is not None
    assert abs(image.width() - width) <= 1


def test_the_internal_version_warns_and_names_its_file(page: ReportPage, qtbot: QtBot) -> None:
    assert page.default_name() == "praeventionskette-lindenfurt-zyklus-2.pdf"
    assert not page.form.warning.isVisible()
    QTest.keyClick(page.form.audience._group.button(0), Qt.Key.Key_Right)
    qtbot.mouseClick(page.form.audience._group.button(1), Qt.MouseButton.LeftButton)
    assert page.form.warning.isVisible()
    made(qtbot, page)
    assert page.flow.made is not None
    with pdf(page.flow.made.data) as document:
        assert "Intern" in document[2].get_textpage().get_text_range()
    assert page.default_name() == "praeventionskette-lindenfurt-zyklus-2-intern.pdf"


def test_another_language_and_an_earlier_cycle(page: ReportPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.form.language._group.button(1), Qt.MouseButton.LeftButton)
    page.form.cycle.combo.choose("1")
    made(qtbot, page)
    assert page.flow.made is not None
    assert page.flow.made.settings.language == "en"
    assert "At a glance" in [chapter.title for chapter in page.flow.made.chapters]


def test_a_change_of_the_plan_is_marked_and_followed(page: ReportPage, qtbot: QtBot) -> None:
    before = page.flow.made
    plan = page.desk.bridge.plan
    page.desk.bridge.run(Change("municipality", plan.municipality.id, {"name": "Lindenfurt am See"}))
    assert page.flow.is_stale
    qtbot.waitUntil(lambda: page.flow.made is not before and not page.flow.busy, timeout=LONG)
    assert page.flow.made is not None
    assert page.flow.made.data != (before.data if before else b"")


def test_what_cannot_be_written_gets_a_sentence_and_nothing_is_lost(
    page: ReportPage, write: Writer, tmp_path: Path
) -> None:
    folder = tmp_path / "taken.pdf"
    folder.mkdir()
    write(page, folder)
    assert any("taken.pdf" in sentence for sentence in messages(page))
    write(page, tmp_path / "nowhere" / "report.pdf")
    assert any("nowhere" in sentence for sentence in messages(page))
    assert sorted(path.name for path in tmp_path.glob("*.part")) == []
    assert page.preview.pages >= 12


def test_cancelling_leaves_the_old_file(page: ReportPage, qtbot: QtBot, tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"
    target.write_bytes(b"old")
    page.write(target)
    assert page.form.cancel.isVisible()
    qtbot.mouseClick(page.form.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.flow.busy, timeout=LONG)
    assert target.read_bytes() == b"old"


def test_files_are_opened_only_when_asked(
    page: ReportPage, write: Writer, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True)
    target = tmp_path / "report.pdf"
    write(page, target)
    assert opened == []
    qtbot.mouseClick(page.form.open, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.form.folder, Qt.MouseButton.LeftButton)
    assert opened == [str(target), str(tmp_path)]


@pytest.fixture
def _awake() -> Iterator[None]:
    yield
    QApplication.processEvents()


@pytest.mark.usefixtures("_awake")
def test_the_preview_is_whole_in_every_size(open_window: Maker, qtbot: QtBot) -> None:
    from tests.ui.looking import clipped, tab_chain, unnamed, unreached

    workplace = open_window(Look(size=(1024, 768)))
    workplace.frame.go("report")
    made(qtbot, page_of(workplace))
    for scale in (100, 200):
        workplace.desk.preferences.set_text_scale(scale)
        qtbot.wait(150)
        window = workplace.window
        assert unnamed(window) == []
        assert unreached(window, tab_chain(window)) == []
        qtbot.wait(50)
        assert clipped(window) == []


def test_one_pdf_is_open_at_a_time(page: ReportPage, qtbot: QtBot) -> None:
    """The library behind the pictures keeps state for the whole program: pictures wait for whoever reads a PDF."""
    assert page.flow.made is not None
    wanted = (3, 517)
    with pdf(page.flow.made.data) as document:
        page.flow.want([wanted])
        qtbot.wait(400)
        assert page.flow._pictures.get(wanted) is None
        assert len(document) == page.preview.pages
    qtbot.waitUntil(lambda: page.flow.picture(*wanted) is not None, timeout=LONG)


def test_leaving_the_page_or_the_plan_stops_the_setting(open_window: Maker, qtbot: QtBot) -> None:
    workplace = open_window(Look())
    workplace.frame.go("report")
    page = page_of(workplace)
    qtbot.waitUntil(lambda: page.flow.busy == "make", timeout=LONG)
    workplace.frame.go("overview")
    qtbot.waitUntil(lambda: not page.flow.busy, timeout=LONG)
    assert page.flow.made is None
    workplace.frame.go("report")
    workplace.desk.bridge.put_away()
    assert page.flow.made is None
