"""Offers, participation and evidence by keys and clicks: findings, chips, views, actions, and where records lead."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from planner.domain.analysis import Evidence, Knowledge, Offer, Participation
from planner.operations.edit import Change
from planner.operations.session import Session
from planner.operations.town import NewTown
from planner.ui.grid.grid import Grid
from planner.ui.pages.analysis.need_links import NeedLinks
from planner.ui.pages.chain import ChainPage
from planner.ui.pages.records import RecordsPage
from planner.ui.widgets.button import Button
from planner.ui.workplace import Workplace
from tests.ui.conftest import Look, Maker

Key = Qt.Key


class Sheet:
    """One page of records in an open window."""

    def __init__(self, workplace: Workplace, qtbot: QtBot, place: str, view: str = "") -> None:
        self.desk, self.qtbot = workplace.desk, qtbot
        self.desk.go(place, view)
        qtbot.wait(60)
        pages = [page for page in workplace.window.findChildren(RecordsPage) if page.isVisible()]
        self.page = pages[0]
        assert self.page.sheet_.place == place

    @property
    def grid(self) -> Grid:
        piece = self.page.piece
        assert isinstance(piece, Grid)
        return piece

    @property
    def lead(self) -> str:
        return self.page.heading.lead.text()

    def names(self) -> list[str]:
        return [getattr(record, "name", None) or record.statement for record in self.grid.records]

    def press(self, words: str) -> None:
        """Click the visible button with these words."""
        found = [one for one in self.page.findChildren(Button) if one.isVisible() and one.words == words]
        self.qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)

    def chip(self, ident: str) -> int:
        """Show only what a chip keeps; how many rows that are."""
        self.grid.set_filter("", {ident})
        return self.grid.count


@pytest.fixture
def fresh_town(tmp_path: Path, planner_home: Path) -> Path:
    path = tmp_path / "new.chain"
    Session.create(path, NewTown(name="Neustadt", key="00000000", language="de")).close()
    return path


def test_offers_state_what_is_unchecked_and_what_ends(open_window: Maker, qtbot: QtBot) -> None:
    sheet = Sheet(open_window(), qtbot, "offers")
    assert sheet.lead == (
        "Es gibt 60 Angebote. Neun sind seit einem Jahr nicht geprüft. "
        "Bei neun endet die Finanzierung binnen eines Jahres."
    )
    counts = sheet.grid.chip_counts()
    assert counts["unchecked"] == sheet.chip("unchecked") == 9
    assert counts["ends"] == sheet.chip("ends") == 9
    assert all(offer.places is None for offer in _shown(sheet, "placeless"))
    assert sheet.chip("off_board") == 0


def _shown(sheet: Sheet, chip: str) -> list[Offer]:
    assert sheet.chip(chip)
    return sheet.grid.records


def test_chosen_offers_are_checked_today_in_one_step(open_window: Maker, qtbot: QtBot) -> None:
    sheet = Sheet(open_window(), qtbot, "offers")
    sheet.chip("unchecked")
    stale = [offer.id for offer in sheet.grid.records]
    steps = sheet.desk.bridge.session.steps
    sheet.grid.view.setFocus()
    QTest.keyClick(sheet.grid.view, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    sheet.press("Heute geprüft")
    session = sheet.desk.bridge.session
    assert {session.plan.one(Offer, one).verified for one in stale} == {session.today()}
    assert session.steps == steps + 1
    assert "nicht geprüft" not in sheet.lead
    assert sheet.desk.bridge.undo_label() == "9 Angebote prüfen"
    sheet.desk.bridge.undo()
    assert {session.plan.one(Offer, one).verified for one in stale} == {date(2025, 3, 18)}


def test_one_offer_is_checked_where_the_cursor_stands(open_window: Maker, qtbot: QtBot) -> None:
    sheet = Sheet(open_window(), qtbot, "offers")
    offer = next(one for one in sheet.grid.records if one.name == "Bücherbabys")
    assert sheet.grid.choose(offer.id)
    sheet.press("Heute geprüft")
    assert sheet.desk.bridge.plan.one(Offer, offer.id).verified == sheet.desk.bridge.session.today()
    assert sheet.desk.bridge.undo_label() == "Angebot „Bücherbabys“ prüfen"


def test_cells_of_an_offer_say_how_full_it_is_and_until_when_it_is_paid(open_window: Maker, qtbot: QtBot) -> None:
    sheet = Sheet(open_window(), qtbot, "offers")
    columns = {column.id: column for column in sheet.grid.listing.columns}
    offers = {one.name: one for one in sheet.grid.records}
    full = columns["occupancy"].read(sheet.desk, offers["Familienhebammen"])
    assert (full.words, full.bar, full.sign) == ("90 von 90", 1.0, "status:late")
    ends = columns["funded_until"].read(sheet.desk, offers["Gruppe nach Flucht"])
    assert (ends.words, ends.sign) == ("31.12.2026", "status:at_risk")
    assert columns["funded_until"].read(sheet.desk, offers["Erziehungsberatung"]).words == "unbefristet"
    assert columns["verified"].read(sheet.desk, offers["Bücherbabys"]).sign == "step:open"


def test_an_offer_added_on_the_board_opens_here_with_its_name_ready(open_window: Maker, qtbot: QtBot) -> None:
    workplace = open_window()
    workplace.desk.go("chain")
    qtbot.wait(60)
    board = workplace.window.findChild(ChainPage).board
    phase, sector = board.chain.phases[2], board.chain.sectors[1]
    assert board.stand_on("cell", phase.id, sector.id, "")
    qtbot.mouseClick(board.detail.add, Qt.MouseButton.LeftButton)
    qtbot.wait(60)
    pages = [page for page in workplace.window.findChildren(RecordsPage) if page.isVisible()]
    assert pages[0].sheet_.place == "offers"
    record = pages[0].form.record
    assert isinstance(record, Offer)
    assert (record.name, record.phases, record.sectors) == ("Neues Angebot", (phase.id,), (sector.id,))
    assert pages[0].form.isAncestorOf(QApplication.focusWidget())


def test_a_town_without_offers_is_told_what_they_are_for(open_window: Maker, qtbot: QtBot, fresh_town: Path) -> None:
    sheet = Sheet(open_window(path=fresh_town), qtbot, "offers")
    assert not sheet.grid.isVisible()
    sheet.press("Angebot hinzufügen")
    assert sheet.grid.isVisible()


def test_participation_says_who_still_waits_for_an_answer(open_window: Maker, qtbot: QtBot) -> None:
    sheet = Sheet(open_window(), qtbot, "participation")
    assert sheet.lead == (
        "Neun Beteiligungen sind festgehalten. 490 Menschen haben mitgemacht. "
        "Zwei Gruppen wissen noch nicht, was daraus wurde."
    )
    sheet.page.show_view("feedback")
    assert sheet.names() == ["Gesprächsrunde Alleinerziehender", "Rückmeldung zu Willkommensbesuchen"]
    assert sheet.lead == "Zwei Gruppen wissen noch nicht, was daraus wurde."


def test_an_answer_typed_takes_the_group_off_the_list(open_window: Maker, qtbot: QtBot) -> None:
    sheet = Sheet(open_window(), qtbot, "participation", "feedback")
    record = sheet.grid.records[0]
    sheet.desk.show_record(record, "changed")
    qtbot.wait(60)
    field = QApplication.focusWidget()
    assert isinstance(field, QPlainTextEdit)
    QTest.keyClicks(field, "Termine am Nachmittag.")
    QTest.keyClick(field, Key.Key_Tab)
    plan = sheet.desk.bridge.plan
    assert plan.one(Participation, record.id).changed == "Termine am Nachmittag."
    assert sheet.names() == ["Rückmeldung zu Willkommensbesuchen"]
    assert sheet.lead == "Eine Gruppe weiß noch nicht, was daraus wurde."


def test_when_all_have_an_answer_the_view_says_so(open_window: Maker, qtbot: QtBot) -> None:
    sheet = Sheet(open_window(), qtbot, "participation", "feedback")
    for record in list(sheet.grid.records):
        assert sheet.desk.bridge.run(Change("participation", record.id, {"changed": "Ja."}))
    assert sheet.lead == "Alle wissen, was daraus wurde."
    assert not sheet.grid.isVisible()


def test_who_took_part_stands_in_no_list(open_window: Maker, qtbot: QtBot) -> None:
    sheet = Sheet(open_window(), qtbot, "participation")
    for view in sheet.page.sheet_.views:
        assert "who" not in {column.id for column in view.listing.columns}


@pytest.mark.parametrize(
    ("view", "kinds"),
    [
        ("professionals", {Knowledge.PROFESSIONALS, Knowledge.PRACTICE}),
        ("families", {Knowledge.FAMILIES}),
        ("data", {Knowledge.STATISTICS, Knowledge.RESEARCH}),
    ],
)
def test_evidence_is_seen_by_kind_of_knowledge(
    open_window: Maker, qtbot: QtBot, view: str, kinds: set[Knowledge]
) -> None:
    sheet = Sheet(open_window(), qtbot, "evidence", view)
    shown = sheet.grid.records
    assert {one.knowledge for one in shown} == kinds
    assert len(shown) == sum(one.knowledge in kinds for one in sheet.desk.bridge.plan.all(Evidence))
    fresh = sheet.grid.listing.fresh(sheet.desk)
    assert fresh["knowledge"] in kinds


def test_evidence_says_what_supports_no_need(open_window: Maker, qtbot: QtBot) -> None:
    sheet = Sheet(open_window(), qtbot, "evidence")
    assert sheet.lead == "Es gibt 27 Belege. Zwei stützen keinen Bedarf dieses Zyklus."
    assert sheet.chip("unused") == 2
    assert sheet.chip("families") == 7
    sheet.grid.set_filter("", {"families", "unused"})
    assert sheet.grid.count == 8


def test_the_needs_that_rest_on_evidence_are_one_jump_away(open_window: Maker, qtbot: QtBot) -> None:
    sheet = Sheet(open_window(), qtbot, "evidence")
    record = next(one for one in sheet.grid.records if one.statement.startswith("An der U8"))
    sheet.desk.show_record(record)
    qtbot.wait(60)
    links = sheet.page.findChild(NeedLinks)
    rows = next(view for view in links.findChildren(type(links._rows)) if view.isVisible())
    rows.setFocus()
    with qtbot.waitSignal(sheet.desk.record_wanted) as wanted:
        QTest.keyClick(rows, Key.Key_Return)
    assert wanted.args[0].name == "Vorsorge und Rat rechtzeitig"


def test_the_step_of_professionals_leads_to_their_view(open_window: Maker, qtbot: QtBot) -> None:
    sheet = Sheet(open_window(), qtbot, "evidence", "professionals")
    assert sheet.page.view.id == "professionals"
    assert sheet.lead.startswith("Fachkräfte sagen neun Dinge.")


def test_a_form_left_open_hides_no_list_where_it_is_narrow(open_window: Maker, qtbot: QtBot) -> None:
    workplace = open_window(Look(size=(1024, 768)))
    workplace.desk.preferences.choose("offers.all", "form", True)
    sheet = Sheet(workplace, qtbot, "offers")
    assert sheet.grid.isVisible()
    record = sheet.grid.records[3]
    sheet.desk.show_record(record, "provider")
    qtbot.wait(60)
    assert not sheet.grid.isVisible()
    assert sheet.page.form.isVisible()
    assert sheet.page.form.isAncestorOf(QApplication.focusWidget())
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Escape)
    assert sheet.grid.isVisible()
