"""A town that has nothing yet: every place says what it is for, how to begin, and what it looks like filled (U-25)."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.operations.session import Session, Surroundings
from planner.operations.town import NewTown
from planner.ui import metrics
from planner.ui.guidance.example import ExampleSheet
from planner.ui.pages.records import RecordsPage
from planner.ui.places import PLACES
from planner.ui.widgets.button import Button
from planner.ui.widgets.empty_state import EmptyState
from planner.ui.widgets.label import ElidedLabel, Label
from planner.ui.workplace import Workplace
from tests.ui.conftest import Maker
from tests.ui.looking import seen, told

STOPS = [(one.id, view) for one in PLACES for view in ([known.id for known in one.views] or [""])]
FILLED = {"help", "remarks", "history", "settings", "words", "town", "standards"}
"""Places that show what there is anyway, and those whose fields themselves are how to begin: no primary action."""
EXAMPLE = "Ausgefülltes Beispiel ansehen"


@pytest.fixture
def empty(open_window: Maker, tmp_path: Path) -> Workplace:
    """The window on a town of which nothing but its name is known."""
    path = tmp_path / "new.chain"
    Session.create(path, NewTown(name="Neustadt", language="de"), Surroundings(backups=False)).close()
    return open_window(path=path)


@pytest.mark.timeout(400)
def test_u25_every_place_of_a_new_town_says_what_it_is_for_and_how_to_begin(empty: Workplace, qtbot: QtBot) -> None:
    """U-25: heading, explanation, one primary action; an example where something is to be filled; no list says nothing."""
    missing, examples = [], 0
    for place, view in STOPS:
        empty.desk.go(place, view)
        qtbot.wait(5)
        page = empty.frame.body.pages
        examples += _offers_example(page)
        missing += [f"{place}:{view} {one}" for one in _missing(empty, place)]
    assert not missing, "\n".join(missing)
    assert examples >= 30


def _missing(workplace: Workplace, place: str) -> list[str]:
    page = workplace.frame.body.pages
    heads = [one for one in seen(page, Label) if one.font() in (metrics.font("h1"), metrics.font("h2"))]
    said = [_words(one) for one in seen(page, Label) if one.font() != metrics.font("h1")]
    primary = [one for one in seen(page, QPushButton) if isinstance(one, Button) and one.kind == "primary"]
    found = []
    if not heads or not any(len(one.split()) >= 4 for one in said):
        found.append(f"says too little: {said}")
    if len(primary) > 1 or (place not in FILLED and not primary):
        found.append(f"has {len(primary)} primary actions")
    if any(not one.isEnabled() for one in primary):
        found.append("offers what cannot be done")
    is_filled_by_hand = isinstance(workplace.frame.page(place), RecordsPage) and workplace.desk.step_at(place)
    if (
        (is_filled_by_hand or _empty_states(page))
        and place not in FILLED | {"catalogues"}
        and not _offers_example(page)
    ):
        found.append("shows no example")
    return found + [f"list {told(one)!r} says nothing" for one in _silent_lists(page)]


def _empty_states(page: QWidget) -> list[QWidget]:
    return list(seen(page, EmptyState))


def _offers_example(page: QWidget) -> bool:
    return any(isinstance(one, Button) and one.words == EXAMPLE for one in seen(page, QAbstractButton))


def _silent_lists(page: QWidget) -> list[QWidget]:
    """Lists without rows beside which no sentence stands and that tell a screen reader nothing."""
    return [
        view
        for view in seen(page, QAbstractItemView)
        if isinstance(view, QAbstractItemView)
        and view.model() is not None
        and view.model().rowCount() == 0
        and not view.accessibleDescription()
        and not any(len(_words(one).split()) >= 3 for one in seen(view.parentWidget(), QLabel))
    ]


def _words(label: QWidget) -> str:
    return label.words if isinstance(label, ElidedLabel) else label.text() if isinstance(label, QLabel) else ""


@pytest.mark.parametrize(("place", "view"), [("goals", "guiding"), ("vision", ""), ("figures", "series")])
def test_u25_the_example_opens_beside_the_empty_page(empty: Workplace, qtbot: QtBot, place: str, view: str) -> None:
    """U-25: by the space bar; it is another town's, and the plan stays empty."""
    empty.desk.go(place, view)
    qtbot.wait(5)
    digest = empty.desk.bridge.session.digest()
    way = next(one for one in seen(empty.frame.body.pages, Button) if isinstance(one, Button) and one.words == EXAMPLE)
    way.setFocus()
    QTest.keyClick(way, Qt.Key.Key_Space)
    assert isinstance(empty.frame.body.pane.content, ExampleSheet)
    assert empty.frame.body.is_guidance_open
    assert any("erfundenes Beispiel" in _words(one) for one in seen(empty.frame.body.pane, Label))
    assert empty.desk.bridge.session.digest() == digest


def test_u25_a_list_that_a_filter_emptied_says_so(open_window: Maker, qtbot: QtBot) -> None:
    """U-25: nothing found is something else than nothing there, and leads back."""
    workplace = open_window()
    workplace.desk.go("measures", "list")
    page = workplace.frame.page("measures")
    assert isinstance(page, RecordsPage)
    page.piece.set_filter("zzqqx", ())  # type: ignore[attr-defined]
    qtbot.wait(5)
    said = [_words(one) for one in seen(page, Label)] + [one.words for one in seen(page, Button)]  # type: ignore[attr-defined]
    assert "Filter aufheben" in said
    assert any(len(one.split()) >= 3 and "Filter" in one for one in said)
