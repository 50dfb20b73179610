"""The way once round the quality circle, act by act, for whoever does it: with the mouse, or with keys alone."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from planner.domain.analysis import Evidence, Need
from planner.domain.figures import Indicator
from planner.domain.frame import CycleState
from planner.domain.goals import Goal, GoalLevel, Target
from planner.domain.measures import BudgetLine, Measure, Milestone
from planner.domain.review import Light, Review, Status
from planner.ui.grid.delegate import needed
from planner.ui.grid.view import GridView
from planner.ui.reporting.making import pdf
from planner.ui.reporting.page import ReportPage
from tests.journeys.person import CONTROL, LONG, Person

NEED, SAID = "Sprache vor der Schule", "Jedes dritte Kind spricht zu wenig Deutsch."
GUIDING, INTERMEDIATE = "Alle Kinder wachsen gesund auf", "Kinder sprechen beim Schulstart gut"
ACTION, MEASURE = "Sprachförderung in allen Kitas bis 2028", "Sprachkurse in den Kitas"
AMOUNT = "12.345"


def write_evidence_and_need(person: Person) -> None:
    """A view of professionals, and the need that rests on it."""
    person.step("Analyse", "Sicht der Fachkräfte")
    person.click("Beleg hinzufügen")
    person.type(SAID)
    person.press(Qt.Key.Key_Return)
    (evidence,) = person.plan.all(Evidence)
    assert evidence.statement == SAID
    person.step("Analyse", "Zusammenschau")
    person.click("Bedarf hinzufügen")
    person.type(NEED)
    person.press(Qt.Key.Key_Return)
    person.press(Qt.Key.Key_Return, held=CONTROL)
    person.pick("Belege", "Jedes dritte")
    (need,) = person.plan.all(Need)
    assert (need.name, need.evidence) == (NEED, (evidence.id,))


def define_indicator(person: Person, numerator: str, denominator: str) -> None:
    """An indicator of two variables that were taken in; its page is found by search."""
    person.press(Qt.Key.Key_K, held=CONTROL)
    person.type("Kennzahlen")
    person.bot.wait(300)
    person.press(Qt.Key.Key_Return)
    assert person.place == "indicators"
    person.click("Kennzahl anlegen")
    person.type("Kinder unter 6 Jahren")
    person.press(Qt.Key.Key_Return)
    person.pick("Zähler", numerator)
    person.pick("Nenner", denominator)
    (made,) = person.plan.all(Indicator)
    assert (made.name, len(made.numerator), len(made.denominator)) == ("Kinder unter 6 Jahren", 1, 1), made


def write_goals(person: Person) -> None:
    """A goal of each level beneath the other; the last answers the need and has a figure to be reached."""
    levels = (
        ("Leitziele", "Leitziel hinzufügen", GUIDING),
        ("Mittlerziele", "Mittlerziel hinzufügen", INTERMEDIATE),
        ("Handlungsziele", "Handlungsziel hinzufügen", ACTION),
    )
    for step, add, name in levels:
        person.step("Ziele", step)
        person.click(add)
        person.type(name)
        person.press(Qt.Key.Key_Return)
    goals = {one.level: one for one in person.plan.all(Goal)}
    assert [goals[level].name for level in GoalLevel] == [GUIDING, INTERMEDIATE, ACTION]
    assert goals[GoalLevel.ACTION].parent == goals[GoalLevel.INTERMEDIATE].id
    assert goals[GoalLevel.INTERMEDIATE].parent == goals[GoalLevel.GUIDING].id
    person.pick("Antwort auf den Bedarf", NEED)
    assert person.plan.one(Goal, goals[GoalLevel.ACTION].id).needs


def set_target(person: Person) -> None:
    """What shows that the action goal is reached."""
    person.pick("Kennzahl", "Kinder unter 6")
    person.fill("Ausgangswert", "10")
    person.fill("Zielwert", "12,5")
    person.fill("Bis zum", "31.12.2028")
    (target,) = person.plan.all(Target)
    assert (target.baseline, target.value, str(target.due)) == (10.0, 12.5, "2028-12-31")


def write_measure(person: Person) -> None:
    """A measure with office, dates, goal, milestone and money."""
    page = person.step("Maßnahmen", "Möglichkeiten")
    person.click("Maßnahme hinzufügen")
    person.type(MEASURE)
    person.press(Qt.Key.Key_Return)
    person.press(Qt.Key.Key_Return, held=CONTROL)
    person.choose("Stand", "läuft")
    person.fill("Verantwortlich (Stelle)", "Jugendamt")
    person.fill("Von", "01.01.2026")
    person.fill("Bis", "31.12.2028")
    person.pick("Ziele", "Sprachförderung")
    person.click("Meilenstein hinzufügen")
    person.type("Kurse ausgeschrieben")
    person.press(Qt.Key.Key_Tab)
    person.type("01.03.2027")
    person.press(Qt.Key.Key_Return)
    _assert_whole(person, "Meilensteine", "due")
    person.click("Kosten hinzufügen")
    person.type("Honorare")
    person.press(Qt.Key.Key_Tab)
    person.type(AMOUNT)
    person.press(Qt.Key.Key_Return)
    (measure,) = person.plan.all(Measure)
    assert (measure.name, measure.lead, measure.state.value) == (MEASURE, "Jugendamt", "running")
    assert (str(measure.starts), str(measure.until), len(measure.goals)) == ("2026-01-01", "2028-12-31", 1)
    (milestone,) = person.plan.all(Milestone)
    assert (milestone.name, str(milestone.due)) == ("Kurse ausgeschrieben", "2027-03-01")
    assert page.heading.lead.text().replace("\u00a0", " ") == "1 Maßnahme läuft nicht nach Plan."
    (line,) = person.plan.all(BudgetLine)
    assert (line.name, int(line.planned), line.measure) == ("Honorare", 12_345, measure.id)


def _assert_whole(person: Person, name: str, field: str) -> None:
    """What was just typed can be read whole: its column has become as wide as that."""
    view = person.find(name, kind=GridView)
    assert isinstance(view, GridView)
    place = next(place for place, one in enumerate(view.sheet.columns) if one.id == field)
    person.bot.waitUntil(
        lambda: view.columnWidth(place) >= needed(view.sheet.cell(0, place), view.sheet.columns[place])
    )


def hold_status_round(person: Person) -> None:
    """One measure, three lights by their digits, the reason for departing, on to the summary."""
    person.go_to_step("Maßnahmen", "Umsetzung und Stand")
    person.press(Qt.Key.Key_2, Qt.Key.Key_4, Qt.Key.Key_3)
    person.type("Zwei Stellen sind frei")
    person.press(Qt.Key.Key_Return, held=CONTROL)
    (status,) = person.plan.all(Status)
    assert (status.implementation, status.attainment, status.funding) == (Light.AT_RISK, Light.UNKNOWN, Light.LATE)
    assert status.reason == "Zwei Stellen sind frei"


def decide(person: Person) -> None:
    """The decision of a review."""
    person.go_to_step("Überprüfung", "Hinter der Kurve")
    person.choose("Entscheidung", "fortsetzen")
    (review,) = person.plan.all(Review)
    assert review.decision.value == "continue"


def print_report(person: Person, report: Path) -> str:
    """Write the report; gives its words."""
    person.go("Berichte")
    page = person.page
    assert isinstance(page, ReportPage)
    person.answer("getSaveFileName", report)
    person.click("PDF erstellen")
    person.bot.waitUntil(lambda: not page.flow.busy and report.exists(), timeout=LONG)
    with pdf(report.read_bytes()) as document:
        return "\n".join(one.get_textpage().get_text_range() for one in document)


def begin_next_cycle(person: Person) -> None:
    """Everything is carried over into cycle 2, and the window shows it."""
    (old,) = person.plan.all(Measure)
    person.go_to_step("Überprüfung", "Nächster Zyklus")
    person.click("Zyklus 2 beginnen")
    plan = person.plan
    assert (plan.cycle.number, plan.cycle.state) == (2, CycleState.OPEN)
    assert person.workplace.frame.top_bar.cycle.button.words.startswith("Zyklus 2")
    page = person.step("Maßnahmen", "Möglichkeiten")
    shown = [page.piece.records[row] for row in range(page.piece.count)]  # type: ignore[attr-defined]
    assert [(one.name, one.origin) for one in shown] == [(MEASURE, old.id)]


def take_next_cycle_back(person: Person) -> None:
    """One key, and cycle 1 is under way again."""
    person.undo()
    assert person.plan.cycle.number == 1
    assert QApplication.focusWidget() is not None
    assert person.workplace.frame.top_bar.cycle.button.words.startswith("Zyklus 1")
