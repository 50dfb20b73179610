"""The chain board by keys and clicks: moving, judging, typing a reason, narrowing, and what stands below."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.domain.analysis import Bond, CellJudgement, Offer, TransitionJudgement, Verdict
from planner.domain.figures import Area
from planner.domain.plan import Plan
from planner.operations.edit import Add, Change, Remove
from planner.operations.session import Session
from planner.operations.town import NewTown
from planner.ui.board.board import Board
from planner.ui.board.model import SPOT
from planner.ui.desk import Desk
from planner.ui.pages.chain import ChainPage
from planner.ui.workplace import Workplace
from tests.ui.conftest import Look, Maker

Key = Qt.Key


class Chain:
    """The page in an open window, with the board in focus."""

    def __init__(self, workplace: Workplace, qtbot: QtBot) -> None:
        self.desk: Desk = workplace.desk
        self.window = workplace.window
        workplace.desk.go("chain")
        qtbot.wait(60)
        self.page = self.window.findChild(ChainPage)
        self.board: Board = self.page.board
        self.view = self.board.view
        self.view.setFocus()

    @property
    def plan(self) -> Plan:
        return self.desk.bridge.plan

    def name(self, phase: str, sector: str) -> tuple[str, str]:
        """The ids of a phase and a sector by a piece of their names."""
        chain = self.board.chain
        return (
            next(one.id for one in chain.phases if phase in one.name),
            next(one.id for one in chain.sectors if sector in one.name),
        )

    def stand(self, phase: str, sector: str) -> tuple[str, str]:
        """Stand on a cell."""
        found = self.name(phase, sector)
        assert self.board.stand_on("cell", *found, "")
        return found

    def press(self, *keys: Key) -> None:
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self.view, key)

    def judgement(self, phase: str, sector: str, area: str | None = None) -> CellJudgement | None:
        found = self.plan.of_cycle(CellJudgement, self.plan.cycle)
        return next((one for one in found if (one.phase, one.sector, one.area) == (phase, sector, area)), None)

    @property
    def lead(self) -> str:
        return self.page._heading.lead.text()


@pytest.fixture
def chain(open_window: Maker, qtbot: QtBot) -> Chain:
    return Chain(open_window(), qtbot)


def test_it_states_the_finding(chain: Chain) -> None:
    assert chain.lead == (
        "Zwei Felder und zwei Übergänge sind Lücken. Am schwächsten: „Von der Grundschule in die Sekundarstufe“."
    )


def test_arrows_move_over_cells_and_links_and_the_detail_follows(chain: Chain) -> None:
    assert chain.board.spot is not None
    assert chain.board.spot.key[0] == "cell"
    chain.press(Key.Key_Right)
    assert chain.board.spot.key[0] == "link"
    chain.press(Key.Key_Right, Key.Key_Down)
    spot = chain.board.spot
    assert (spot.phase, spot.sector) == (chain.board.chain.phases[1], chain.board.chain.sectors[1])
    assert chain.board.detail.heading.title.text() == "Gesundheit · Frühe Kindheit"
    assert chain.board.detail.heading.note.text() == "4 Angebote, 83\N{NO-BREAK SPACE}% der Plätze belegt, Bedarf hoch"
    assert len(chain.board.detail.offers.rows) == 4


def test_enter_opens_the_detail_and_escape_leads_back(chain: Chain) -> None:
    chain.stand("Jugend", "Gesundheit")
    chain.press(Key.Key_Return)
    assert QApplication.focusWidget() is chain.board.detail.bar.choices[0]
    chain.press(Key.Key_Escape)
    assert QApplication.focusWidget() is chain.view


def test_a_digit_judges_in_one_step_and_undo_takes_it_back(chain: Chain) -> None:
    cell = chain.stand("Beruf", "Kultur")
    assert chain.judgement(*cell).verdict is Verdict.UNKNOWN
    steps = chain.desk.bridge.session.steps
    chain.press(Key.Key_1)
    assert chain.judgement(*cell).verdict is Verdict.GAP
    assert chain.desk.bridge.session.steps == steps + 1
    assert chain.lead.startswith("Drei Felder")
    assert chain.board.detail.bar.choices[0].isChecked()
    assert "Start in den Beruf" in chain.desk.bridge.undo_label()
    chain.desk.bridge.undo()
    assert chain.judgement(*cell).verdict is Verdict.UNKNOWN
    assert chain.lead.startswith("Zwei Felder")
    assert not chain.board.detail.bar.choices[0].isChecked()
    assert chain.board.spot.key == ("cell", *cell, "")


def test_the_answers_below_judge_by_click_and_by_digit(chain: Chain, qtbot: QtBot) -> None:
    cell = chain.stand("Sekundarstufe", "Stadtteil")
    qtbot.mouseClick(chain.board.detail.bar.choices[2], Qt.MouseButton.LeftButton)
    assert chain.judgement(*cell).verdict is Verdict.NOT_NEEDED
    chain.press(Key.Key_2)
    assert chain.judgement(*cell).verdict is Verdict.COVERED
    assert chain.board.detail.covered_by.isVisible()


def test_who_covers_a_cell_is_typed_and_said_in_it(chain: Chain) -> None:
    cell = chain.stand("Beruf", "Kultur")
    chain.press(Key.Key_2)
    field = chain.board.detail.covered_by.edit
    field.setFocus()
    QTest.keyClicks(field, "Jobcenter")
    chain.press(Key.Key_Return)
    assert chain.judgement(*cell).covered_by == "Jobcenter" == field.toPlainText()
    QTest.keyClicks(field, " und")
    chain.press(Key.Key_Escape)
    assert field.toPlainText() == "Jobcenter"
    index = chain.view.currentIndex()
    assert "gedeckt durch Jobcenter" in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_reason_typed_belongs_to_the_cell_it_was_typed_for(chain: Chain) -> None:
    first, other = chain.stand("Jugend", "Gesundheit"), chain.name("Kita", "Stadtteil")
    kept = chain.judgement(*other).reason
    field = chain.board.detail.reason.edit
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "Es fehlt ein Ort.")
    assert chain.board.stand_on("cell", *other, "")
    assert chain.judgement(*first).reason == "Es fehlt ein Ort."
    assert chain.judgement(*other).reason == kept == field.toPlainText()
    chain.desk.bridge.undo()
    assert chain.judgement(*first).reason.startswith("Nur ein Angebot")


def test_what_is_typed_last_is_not_lost_when_the_plan_is_closed(chain: Chain) -> None:
    cell = chain.stand("Jugend", "Gesundheit")
    field = chain.board.detail.reason.edit
    field.setFocus()
    QTest.keyClicks(field, "Zuletzt. ")
    path = chain.desk.bridge.session.path
    chain.desk.bridge.put_away()
    with_reason = Session.look(path)
    found = [one for one in with_reason.plan.all(CellJudgement) if (one.phase, one.sector) == cell]
    with_reason.close()
    assert found[0].reason.startswith("Zuletzt. ")


def test_typing_rests_and_is_written(chain: Chain, qtbot: QtBot) -> None:
    cell = chain.stand("Jugend", "Gesundheit")
    field = chain.board.detail.reason
    field._rest.setInterval(30)
    field.edit.setFocus()
    QTest.keyClicks(field.edit, "Neu. ")
    qtbot.waitUntil(lambda: chain.judgement(*cell).reason.startswith("Neu. "))
    assert QApplication.focusWidget() is field.edit


def test_a_change_elsewhere_leaves_place_and_typing_alone(chain: Chain) -> None:
    cell = chain.stand("Jugend", "Gesundheit")
    field = chain.board.detail.reason.edit
    field.setFocus()
    QTest.keyClicks(field, "halb ")
    offer = chain.board.chain.cell(*cell).offers[0]
    assert chain.desk.bridge.run(Change("offer", offer.id, {"name": "Suchtberatung"}), origin=None)
    assert chain.board.spot.key == ("cell", *cell, "")
    assert field.toPlainText().startswith("halb ")
    assert QApplication.focusWidget() is field
    assert chain.board.detail.offers.rows[0].words[0] == "Suchtberatung"


def test_links_are_judged_as_a_whole_and_in_one_field(chain: Chain) -> None:
    transition = next(one for one in chain.board.chain.transitions if "in die Kita" in one.name)
    assert chain.board.stand_on("link", "", "", transition.id)
    chain.press(Key.Key_2)
    assert chain.board.chain.link(transition.id).bond is Bond.WEAK
    assert "schwach, 3 Angebote begleiten ihn, geprüft" in chain.board.detail.heading.note.text()
    health = next(one for one in chain.board.chain.sectors if one.name == "Gesundheit")
    assert chain.board.stand_on("link", "", health.id, transition.id)
    chain.press(Key.Key_1)
    assert chain.board.chain.link(transition.id, health.id).bond is Bond.GAP
    assert "drei Übergänge" in chain.lead
    chain.press(Key.Key_4)
    assert chain.board.chain.link(transition.id, health.id).judgement is None
    assert [one.sector for one in chain.plan.pointing(TransitionJudgement, "transition", transition.id)] == [None]


def test_a_click_on_a_phase_or_a_name_stands_there(chain: Chain, qtbot: QtBot) -> None:
    header = chain.view.horizontalHeader()
    place = header.sectionViewportPosition(4) + header.sectionSize(4) // 2
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place, 12))
    assert chain.board.spot.phase == chain.board.chain.phases[2]
    assert chain.board.spot.kind == "phase"
    assert not chain.board.detail.bar.isVisible()
    assert chain.board.detail.heading.note.text().startswith("3 – <6 Jahre, ")


def test_narrowed_to_an_area_it_counts_and_judges_there(chain: Chain) -> None:
    cell = chain.stand("Kita", "Schule")
    whole = len(chain.board.chain.cell(*cell).offers)
    area = next(one for one in chain.plan.all(Area) if one.name == "Stadtwald")
    chain.board.filters.areas.choose(area.id)
    assert 0 < len(chain.board.chain.cell(*cell).offers) < whole
    assert chain.board.spot.key == ("cell", *cell, "")
    chain.view.setFocus()
    chain.press(Key.Key_1)
    assert chain.judgement(*cell, area.id).verdict is Verdict.GAP
    assert chain.judgement(*cell) is None
    chain.board.filters.areas.choose("")
    assert not chain.board.chain.cell(*cell).is_gap


def test_narrowed_to_a_target_group_it_counts_its_offers(chain: Chain) -> None:
    group = next(one for one, words in _options(chain) if words == "Alleinerziehende")
    chain.board.filters.groups.choose(group)
    shown = {one.id for cell in chain.board.chain.cells.values() for one in cell.offers}
    assert shown == {
        one.id for one in chain.plan.all(Offer) if group in one.target_groups and one.phases and one.sectors
    }


def _options(chain: Chain) -> list[tuple[str, str]]:
    combo = chain.board.filters.groups
    return [(combo.itemData(row), combo.itemText(row)) for row in range(combo.count())]


def test_an_offer_opens_by_enter_and_a_need_by_enter(chain: Chain, qtbot: QtBot) -> None:
    chain.stand("Kita", "Schule")
    chain.board.detail.offers.setFocus()
    with qtbot.waitSignal(chain.desk.record_wanted) as wanted:
        chain.press(Key.Key_Down, Key.Key_Return)
    assert wanted.args[0] == chain.board.detail.offers.rows[1].offer
    chain.board.detail.needs.setFocus()
    with qtbot.waitSignal(chain.desk.record_wanted) as wanted:
        chain.press(Key.Key_Return)
    assert wanted.args[0].kind == "need"


def test_a_new_offer_stands_where_it_was_asked_for(chain: Chain, qtbot: QtBot) -> None:
    phase, sector = chain.stand("Kita", "Ausbildung")
    with qtbot.waitSignal(chain.desk.record_wanted) as wanted:
        qtbot.mouseClick(chain.board.detail.add, Qt.MouseButton.LeftButton)
    offer, field = wanted.args
    assert (offer.phases, offer.sectors, field) == ((phase,), (sector,), "name")
    chain.desk.bridge.undo()
    assert chain.plan.get(Offer, offer.id) is None


def test_the_board_survives_other_phases(chain: Chain) -> None:
    chain.stand("Beruf", "Kultur")
    phases = len(chain.board.chain.phases)
    assert chain.desk.bridge.run(Add("life_phase", {"name": "Junge Erwachsene"}))
    assert chain.view.board_model.columnCount() == 2 * phases + 1
    assert chain.board.spot.phase.name == "Start in den Beruf"
    assert chain.view.board_model.spot(chain.view.board_model.index(1, 2 * phases - 1)) is None
    chain.desk.bridge.undo()
    assert chain.view.board_model.columnCount() == 2 * phases - 1


def test_a_judgement_found_anywhere_leads_to_its_place(chain: Chain, qtbot: QtBot) -> None:
    judgement = chain.plan.all(CellJudgement)[-1]
    chain.desk.show_record(judgement)
    qtbot.wait(30)
    assert chain.board.spot.key == ("cell", judgement.phase, judgement.sector, "")
    passage = chain.plan.all(TransitionJudgement)[0]
    chain.desk.go("chain", record=passage.id)
    qtbot.wait(30)
    assert chain.board.spot.key == ("link", "", passage.sector or "", passage.transition)


def test_every_place_says_what_it_is(chain: Chain) -> None:
    model = chain.view.board_model
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            index = model.index(row, column)
            if index.data(SPOT) is not None:
                assert ": " in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_new_town_says_so_and_can_be_judged_all_the_same(open_window: Maker, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "new.chain"
    Session.create(path, NewTown(name="Neustadt", key="00000000", language="de")).close()
    chain = Chain(open_window(Look(scale=200, size=(1024, 768)), path=path), qtbot)
    assert chain.lead == "Es sind noch keine Angebote erfasst."
    cell = chain.stand("Kita", "Schule")
    assert chain.board.detail.no_offers.isVisible()
    chain.press(Key.Key_3)
    assert chain.judgement(*cell).verdict is Verdict.NOT_NEEDED


def test_without_fields_of_action_it_says_what_it_needs(open_window: Maker, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "new.chain"
    Session.create(path, NewTown(name="Neustadt", key="00000000", language="de")).close()
    chain = Chain(open_window(path=path), qtbot)
    for sector in chain.board.chain.sectors:
        assert chain.desk.bridge.run(Remove("sector", sector.id))
    assert not chain.view.isVisible()
    assert chain.board.nothing.isVisible()
    chain.desk.bridge.undo()
    assert chain.view.isVisible()
    assert not chain.board.nothing.isVisible()
