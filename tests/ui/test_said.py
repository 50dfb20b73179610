"""What pages say of a town: proper sentences for nothing, one and many, one main action, and the town's own words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner import content, texts
from planner.content.words import TITLES
from planner.domain.frame import Progress
from planner.domain.goals import Goal, GoalLevel
from planner.domain.kinds import KINDS
from planner.operations.edit import Add
from planner.operations.frame import SetLabel, SetStepState
from planner.ui.pages.goals import goal_tree
from planner.ui.pages.goals.targets import ACTUALS
from planner.ui.pages.measures.listings import state_column
from planner.ui.pages.records import RecordsPage
from planner.ui.places import PLACES
from planner.ui.widgets.button import Button
from planner.ui.widgets.heading import PageHeading
from planner.ui.workplace import Workplace
from tests.ui.conftest import Look, Maker

STOPS = [(one.id, view) for one in PLACES for view in ([known.id for known in one.views] or [""])]
ZERO = re.compile(r"(^|[ ;])0 ")
NBSP = "\u00a0"


def new_town(open_window: Maker, path: Path, look: Look | None = None) -> Workplace:
    workplace = open_window(look, plan=False)
    workplace.opening.create(path, "Neustadt", "05999000", texts.current().language)
    return workplace


def lead(workplace: Workplace, place: str, view: str) -> str:
    workplace.desk.go(place, view)
    page = workplace.frame.page(place)
    heads = [one for one in page.findChildren(PageHeading) if one.isVisibleTo(page)]
    return heads[0].lead.text().replace(NBSP, " ") if heads else ""


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_new_town_reads_no_noughts_and_offers_one_main_action(
    open_window: Maker, qtbot: QtBot, tmp_path: Path, language: str
) -> None:
    workplace = new_town(open_window, tmp_path / "neu.chain", Look(language=language))
    noughts, doubled = [], []
    for place, view in STOPS:
        said = lead(workplace, place, view)
        qtbot.wait(10)
        page = workplace.frame.page(place)
        main = [one.words for one in page.findChildren(Button) if one.kind == "primary" and one.isVisibleTo(page)]
        noughts += [f"{place} {view}: {said}"] if ZERO.search(said) else []
        doubled += [f"{place} {view}: {main}"] if len(main) > 1 else []
    assert not noughts
    assert not doubled


def test_one_goal_is_said_in_the_singular(open_window: Maker, tmp_path: Path) -> None:
    workplace = new_town(open_window, tmp_path / "neu.chain")
    assert lead(workplace, "goals", "guiding") == "Es gibt noch keine Leitziele."
    workplace.desk.bridge.run(Add(Goal.kind, {"name": "Kinder wachsen gesund auf", "level": GoalLevel.GUIDING}))
    assert lead(workplace, "goals", "guiding") == "Es gibt 1 Leitziel. Beschlossen ist es noch nicht."
    workplace.desk.bridge.run(Add(Goal.kind, {"name": "Kinder lernen gut", "level": GoalLevel.GUIDING}))
    assert lead(workplace, "goals", "guiding") == "Es gibt zwei Leitziele. Zwei davon sind nicht beschlossen."


def test_the_towns_word_reaches_title_button_view_and_lead(open_window: Maker) -> None:
    workplace = open_window()
    workplace.desk.go("measures", "list")
    page = workplace.frame.page("measures")
    assert isinstance(page, RecordsPage)
    for key, word in (("kind.measure", "Projekt"), ("kinds.measure", "Projekte"), ("chain", "Familienkette")):
        workplace.desk.bridge.run(SetLabel(key, "de", word))
    assert page.heading.title.text() == "Projekte"
    assert page._add.words == "Projekt hinzufügen"
    assert page.heading.lead.text().replace(NBSP, " ").startswith("19 Projekte: elf sind")
    assert page.accessibleName() == "Projekte"
    assert "Projekte" in workplace.frame.title()
    rows = workplace.frame.body.navigation.view.rows
    assert "Familienkette" in [rows.index(row).data() for row in range(rows.rowCount())]
    workplace.desk.bridge.run(SetLabel("levels.guiding", "de", "Leitlinien"))
    workplace.desk.bridge.run(SetLabel("level.guiding", "de", "Leitlinie"))
    workplace.desk.go("goals", "guiding")
    goals = workplace.frame.page("goals")
    assert isinstance(goals, RecordsPage)
    assert goals._add.words == "Leitlinie hinzufügen"
    assert "Leitlinien" in [one.text() for one in goals._switch._segments.buttons]


def test_every_word_a_town_may_change_is_said_somewhere() -> None:
    kinds = {f"{head}.{cls.kind}" for cls in KINDS for head in ("kind", "kinds")}
    levels = {f"{head}.{level.value}" for head in ("level", "levels") for level in GoalLevel}
    areas = {f"{head}.{level}" for head in ("area", "areas") for level in range(4)}
    for one in content.label_sets():
        for language in ("de", "en"):
            phases = {key for key in one.words[language] if key.startswith("phase.")}
            assert set(one.words[language]) - phases == kinds | levels | areas | {"chain"}
    assert set(TITLES.values()) <= kinds | levels | {"chain"}


def test_lesson_and_evidence_have_a_word_each() -> None:
    texts.use("de")
    for one in content.label_sets():
        assert one.of("kind.lesson", "de") == "Lehre"
        assert one.of("kind.evidence", "de") == "Beleg"
    shipped = [Path("resources/locale/de/LC_MESSAGES/planner.po"), *Path("resources/content").glob("*.de.toml")]
    assert not [path for path in shipped if "Erkenntnis" in path.read_text(encoding="utf-8")]


def test_work_and_figures_of_a_goal_have_a_word_each() -> None:
    tree = {one.id: one.title for one in goal_tree.COLUMNS}
    actuals = {one.id: one.title for one in ACTUALS.columns}
    titles = [tree["standing"], actuals["attainment"], actuals["light"], state_column().title]
    for language in ("de", "en"):
        texts.use(language)
        assert len({texts.gettext(one) for one in titles}) == len(titles)
    texts.use("de")


def test_a_new_plan_stands_in_the_mandate_on_wheel_and_in_words(open_window: Maker, tmp_path: Path) -> None:
    workplace = new_town(open_window, tmp_path / "neu.chain")
    desk = workplace.desk
    following = desk.next_step()
    assert following is not None
    assert desk.overview().current == following.step.phase == "mandate"
    page = workplace.frame.page("overview")
    assert page._wheel._hub.current
    assert not any(one.current for one in page._wheel._quarters)
    assert following.step.title in page._next.words
    desk.bridge.run(SetStepState(desk.bridge.plan.cycle.id, "mandate.resolution", Progress.DONE))
    assert desk.overview().current == "mandate"


@pytest.mark.parametrize(("size", "scale"), [((1440, 900), 100), ((1024, 768), 100), ((1024, 768), 150)])
def test_the_undo_link_stays_in_the_status_line(
    open_window: Maker, qtbot: QtBot, size: tuple[int, int], scale: int
) -> None:
    workplace = open_window(Look(size=size, scale=scale))
    workplace.desk.bridge.run(SetLabel("kinds.measure", "de", "Projekte"))
    qtbot.wait(20)
    status = workplace.frame.status
    assert status._undo.isVisible()
    assert status._undo.words.startswith("Rückg")
    assert status.layout().sizeHint().width() <= status.width()
    before = workplace.desk.words.of("kinds.measure")
    status._undo.click()
    assert workplace.desk.words.of("kinds.measure") != before
