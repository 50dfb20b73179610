"""The pages of the mandate, by clicks and keys: the town, bodies, actors, resolutions, papers, meetings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from planner.domain.catalogues import LifePhase
from planner.domain.figures import Delivery
from planner.domain.frame import Cycle
from planner.domain.governance import Actor, Body, BodyKind, Meeting, Membership, Outcome, Paper, Resolution
from planner.operations.edit import Change, Remove
from planner.operations.session import Session
from planner.operations.town import NewTown
from planner.ui.form.choices import ComboEditor
from planner.ui.form.references import ReferenceEditor
from planner.ui.pages.mandate.actors import CoordinationGrid
from planner.ui.pages.mandate.bodies import BODIES
from planner.ui.pages.mandate.town import TownPage
from planner.ui.pages.records import RecordsPage
from planner.ui.workplace import Workplace
from tests.ui.conftest import Look

Opener = Callable[..., Workplace]


def _page(workplace: Workplace, place: str, view: str = "", **more: str) -> Any:
    workplace.desk.go(place, view, **more)
    QApplication.processEvents()
    page = workplace.frame.page(place)
    assert page is not None
    return page


def _type(control: Any, text: str) -> None:
    control.setFocus()
    control.selectAll()
    QTest.keyClicks(control, text)


def _grow(text: str) -> None:
    """Type the name of the row just begun."""
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()


def _choose(page: RecordsPage, record: Any) -> None:
    assert page.piece.choose(record.id)
    page._open(record)
    QApplication.processEvents()


def test_a_resolution_is_recorded_with_votes_wording_and_paper(open_window: Opener) -> None:
    workplace = open_window()
    desk = workplace.desk
    page = _page(workplace, "resolutions")
    before = {one.id for one in desk.bridge.plan.all(Resolution)}
    QTest.mouseClick(page._add, Qt.MouseButton.LeftButton)
    _grow("Lotsen")
    made = next(one for one in desk.bridge.plan.all(Resolution) if one.id not in before)
    assert made.body
    _choose(page, made)
    form = page.form
    for name, text in {"subject": "Mehr Lotsen", "day": "1.3.2027", "yes": "31", "no": "9", "abstain": "2"}.items():
        _type(form.fields[name].editor.control, text)
    _type(form.fields["wording"].editor.control, "Der Rat beschließt".replace("ß", "ss"))
    paper = form.fields["paper"].editor
    assert isinstance(paper, ReferenceEditor)
    paper.button.setFocus()
    QTest.keyClick(paper.button, Qt.Key.Key_Down)
    assert paper.popup is not None
    QTest.keyClick(paper.popup.line, Qt.Key.Key_Down)
    QTest.keyClick(paper.popup.line, Qt.Key.Key_Return)
    found = desk.bridge.plan.one(Resolution, made.id)
    assert (found.subject, found.day) == ("Mehr Lotsen", date(2027, 3, 1))
    assert (found.yes, found.no, found.abstain) == (31, 9, 2)
    assert found.wording == "Der Rat beschliesst"
    assert found.paper in {one.id for one in desk.bridge.plan.all(Paper)}
    assert page.piece.current.id == made.id


def test_the_lead_of_resolutions_names_what_is_postponed(open_window: Opener) -> None:
    workplace = open_window()
    page = _page(workplace, "resolutions")
    assert "Vertagt: „Anschlussfinanzierung Lotsendienst“." in page.heading.lead.text()
    postponed = next(one for one in page.desk.bridge.plan.all(Resolution) if one.outcome is Outcome.POSTPONED)
    _choose(page, postponed)
    outcome = page.form.fields["outcome"].editor
    assert isinstance(outcome, ComboEditor)
    outcome.combo.choose(Outcome.UNCHANGED.value)
    assert "Vertagt" not in page.heading.lead.text()


def test_a_resolution_leads_to_what_it_adopts_and_to_the_papers(open_window: Opener, qtbot: QtBot) -> None:
    workplace = open_window()
    page = _page(workplace, "resolutions")
    goals = next(one for one in page.view.listing.rows(page.desk) if one.subject == "Leitbild und Ziele 2025–2027")
    _choose(page, goals)
    (adopts,) = page.form.links
    assert adopts.isVisible()
    assert len(adopts.view.rows) > 3
    with qtbot.waitSignal(page.desk.record_wanted):
        adopts.view.setFocus()
        QTest.keyClick(adopts.view, Qt.Key.Key_Return)
    page = _page(workplace, "resolutions")
    page._actions["Papers"].click()
    assert workplace.frame.place == "papers"
    papers = workplace.frame.page("papers")
    assert isinstance(papers, RecordsPage)
    assert "Vorlagen" in papers.heading.lead.text()


def test_members_are_added_by_role_and_office(open_window: Opener) -> None:
    workplace = open_window()
    page = _page(workplace, "bodies", "steering")
    body = next(one for one in page.desk.bridge.plan.all(Body) if one.sort is BodyKind.STEERING)
    _choose(page, body)
    members, sittings = page.form.parts
    before = len(members.rows)
    assert before == 10
    assert {"role", "office"} <= {column.id for column in members.grid.listing.columns}
    assert not {spec for spec in ("name", "contact") if spec in {one.id for one in members.grid.listing.columns}}
    members.add_button.click()
    _grow("Klinikum")
    assert len(members.rows) == before + 1
    assert all(one.body == body.id for one in members.rows)
    assert "elf Mitglieder" in page.heading.lead.text()
    page.desk.bridge.undo()
    assert len(members.rows) == before
    assert len(sittings.rows) > 3


def test_a_steering_group_without_members_is_remarked_in_its_form(open_window: Opener) -> None:
    workplace = open_window()
    page = _page(workplace, "bodies", "steering")
    desk = page.desk
    body = next(one for one in desk.bridge.plan.all(Body) if one.sort is BodyKind.STEERING)
    for seat in desk.bridge.plan.pointing(Membership, "body", body.id):
        assert desk.bridge.run(Remove("membership", seat.id))
    _choose(page, body)
    assert [block.remark.code for block in page.form.remarks.blocks.values()] == ["R01"]
    assert "ohne Mitglieder" in page.heading.lead.text() or "keine Mitglieder" in page.heading.lead.text()


def test_networks_are_a_view_of_their_own_and_a_new_one_stands_there(open_window: Opener) -> None:
    workplace = open_window()
    page = _page(workplace, "bodies", "networks")
    assert {one.sort for one in page.view.listing.rows(page.desk)} <= {BodyKind.NETWORK, BodyKind.WORKING}
    count = len(page.view.listing.rows(page.desk))
    assert page._add.words == "Netzwerk hinzufügen"
    page._add.click()
    _grow("Netzwerk Spiel")
    assert len(page.view.listing.rows(page.desk)) == count + 1
    assert [one.sort for one in page.view.listing.rows(page.desk) if one.name == "Netzwerk Spiel"] == [BodyKind.NETWORK]


def test_the_coordination_is_named_above_the_actors(open_window: Opener) -> None:
    workplace = open_window()
    page = _page(workplace, "actors", "coordination")
    grid = page.piece
    assert isinstance(grid, CoordinationGrid)
    field = grid.coordination.fields["coordinator"]
    _type(field.editor.control, "Jugendhilfeplanung")
    QTest.keyClick(field.editor.control, Qt.Key.Key_Return)
    assert page.desk.bridge.plan.municipality.coordinator == "Jugendhilfeplanung"
    assert page.heading.lead.text().startswith("Die Kette koordiniert: Jugendhilfeplanung.")
    page.desk.bridge.undo()
    assert field.editor.draft() != "Jugendhilfeplanung"


def test_persons_stay_in_the_form_and_out_of_every_column(open_window: Opener) -> None:
    workplace = open_window()
    page = _page(workplace, "actors")
    assert not {"name", "contact"} & {column.id for column in page.view.listing.columns}
    _choose(page, page.desk.bridge.plan.all(Actor)[0])
    for name in ("name", "contact"):
        assert "verlässt nie das Haus" in page.form.fields[name].editor.control.accessibleDescription()


def test_the_lead_of_meetings_says_the_next_one(open_window: Opener) -> None:
    workplace = open_window()
    page = _page(workplace, "meetings")
    desk = page.desk
    today = desk.bridge.session.today()
    coming = [one for one in desk.bridge.plan.all(Meeting) if one.day >= today]
    assert page.heading.lead.text().startswith("Nächste Sitzung: Steuerungsgruppe Präventionskette am")
    _choose(page, coming[0])
    _type(page.form.fields["day"].editor.control, "31.12.2031")
    QTest.keyClick(page.form.fields["day"].editor.control, Qt.Key.Key_Return)
    assert "31.12.2031" in page.heading.lead.text()
    for meeting in coming:
        desk.bridge.run(Change("meeting", meeting.id, {"day": date(2022, 1, 1)}))
    assert page.heading.lead.text().startswith("Keine Sitzung ist geplant. Die letzte war am")


def test_minutes_are_written_and_the_meeting_is_no_longer_without(open_window: Opener) -> None:
    workplace = open_window()
    page = _page(workplace, "meetings")
    unwritten = next(chip for chip in page.view.listing.chips if chip.id == "unwritten")
    past = next(one for one in page.view.listing.rows(page.desk) if unwritten.holds(page.desk, one))
    _choose(page, past)
    _type(page.form.fields["minutes"].editor.control, "Stand besprochen")
    page.form.foot.history.setFocus()
    again = page.desk.bridge.plan.one(Meeting, past.id)
    assert again.minutes == "Stand besprochen"
    assert not unwritten.holds(page.desk, again)


def test_the_frame_of_the_town_is_typed_on_one_page(open_window: Opener) -> None:
    workplace = open_window()
    page = _page(workplace, "town", "scope")
    assert isinstance(page, TownPage)
    assert "sieben Lebensphasen von der Schwangerschaft bis unter 27 Jahre" in page.heading.lead.text()
    _type(page.cycle.fields["until"].editor.control, "30.6.2028")
    QTest.keyClick(page.cycle.fields["until"].editor.control, Qt.Key.Key_Return)
    assert page.desk.bridge.plan.cycle.until == date(2028, 6, 30)
    assert "30.06.2028" in page.heading.lead.text()
    phases = page.desk.bridge.plan.count(LifePhase)
    page.phases.add()
    _grow("Danach")
    assert page.desk.bridge.plan.count(LifePhase) == phases + 1
    assert "acht Lebensphasen" in page.heading.lead.text()


def test_jumps_lead_to_the_field_on_the_page_of_the_town(open_window: Opener) -> None:
    workplace = open_window()
    desk = workplace.desk
    plan = desk.bridge.plan
    desk.show_record(plan.municipality, "coordinator")
    page = workplace.frame.page("town")
    assert isinstance(page, TownPage)
    assert page.town.fields["coordinator"].editor.control.hasFocus()
    desk.show_record(plan.cycle, "until")
    assert page.cycle.fields["until"].editor.control.hasFocus()
    desk.show_record(plan.municipality, "min_count")
    assert page.view == "protection"
    assert page.protection.fields["min_count"].editor.control.hasFocus()
    assert isinstance(plan.cycle, Cycle)


def test_small_counts_are_protected_for_the_town_and_each_delivery(open_window: Opener) -> None:
    workplace = open_window()
    page = _page(workplace, "town", "protection")
    desk = page.desk
    _type(page.protection.fields["min_count"].editor.control, "5")
    QTest.keyClick(page.protection.fields["min_count"].editor.control, Qt.Key.Key_Return)
    assert desk.bridge.plan.municipality.min_count == 5
    assert "unter 5" in page.heading.lead.text()
    delivery = desk.bridge.plan.all(Delivery)[0]
    desk.bridge.run(Change("delivery", delivery.id, {"min_count": 1, "rounding": None, "already_protected": False}))
    assert "Eine Lieferung hat keinen eigenen Schutz." in page.heading.lead.text()


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A new town's file, in which nothing is recorded yet."""
    path = tmp_path / "bare.chain"
    Session.create(path, NewTown(name="Linnetal", language="de")).close()
    return path


@pytest.mark.parametrize("place", ["resolutions", "papers", "bodies", "actors", "meetings"])
def test_u25_every_page_begins_empty_with_a_purpose_and_a_way(open_window: Opener, bare: Path, place: str) -> None:
    workplace = open_window(path=bare)
    desk = workplace.desk
    page = _page(workplace, place)
    assert page.view.listing.rows(desk) == []
    assert page._empty.isVisible()
    page.add_record()
    if place in {"resolutions", "meetings"}:
        assert "„Gremium“ fehlt" in workplace.frame.messages.messages[0].sentence
        assert page._empty.isVisible()
        return
    _grow("Erstes")
    assert len(page.view.listing.rows(desk)) == 1
    assert not page._empty.isVisible()


def test_the_page_of_a_new_town_says_what_is_missing(open_window: Opener, bare: Path) -> None:
    page = _page(open_window(path=bare), "town", "scope")
    assert "Der Zyklus hat noch kein Ende." in page.heading.lead.text()
    page.show_view("protection")
    assert page.no_delivery.isVisible()


def test_the_pages_speak_english(open_window: Opener) -> None:
    workplace = open_window(Look(language="en"))
    page = _page(workplace, "bodies")
    assert "meets next on" in page.heading.lead.text()
    assert page.heading.title.text() == BODIES.title
