"""What is no text stands out from its ground (U-10), and no colour alone tells one thing from another (U-11)."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QAbstractItemView, QApplication
from pytestqt.qtbot import QtBot

from planner import tokens
from planner.charts.figures import budget, sheet
from planner.charts.shapes import STATUS_SIGNS, STEP_SIGNS, Label
from planner.texts import Texts
from planner.ui import drawing, icons, theme
from planner.ui.cells import MARKS
from planner.ui.columns import Cell
from planner.ui.pages.records import RecordsPage
from planner.ui.places import PLACES
from planner.ui.widgets.rows import ROW, Row
from planner.ui.workplace import Workplace
from tests.charts.test_figures import ALL
from tests.ui.conftest import Maker
from tests.ui.looking import seen
from tests.ui.sight import SIGHTS, apart

THEMES = ("light", "dark", "high_contrast")
STOPS = [(one.id, view) for one in PLACES for view in ([known.id for known in one.views] or [""])]
FAR_ENOUGH = 10.0
MOST_RECORDS = 12
"""How many records of a page are read: their columns say the same of each."""


@pytest.mark.parametrize("name", sorted(tokens.THEMES))
def test_u10_edges_icons_and_signs_stand_out(name: str) -> None:
    """U-10: the signs of states, pictograms and the edges of fields, on every ground they are painted on.

    What they look like in the window itself is measured at every place in `test_walk_through`.
    """
    colours = tokens.THEMES[name]
    grounds = ("paper", "ground", "fill", "soft")
    pairs = [(role, ground) for role in ("good", "late", "risk_edge", "accent", "ink2") for ground in grounds]
    pairs += [("edge", "paper"), ("edge", "ground"), ("edge", "fill"), ("focus", "ground"), ("focus", "soft")]
    pairs += [("risk_edge", "risk_soft"), ("late", "late_soft"), ("on_accent", "accent"), ("on_bar", "bar")]
    pairs += [("accent", "track"), ("r4", "track")]
    faint = {
        pair: round(ratio, 2)
        for pair in pairs
        if (ratio := tokens.contrast(colours.role(pair[0]), colours.role(pair[1]))) < tokens.SHAPE_CONTRAST
    }
    assert faint == {}


GROUNDS = {"paper", "ground", "soft", "fill", "line", "rule", "hatch", "track", "on_accent"}
"""Roles of a figure that carry no value by themselves: grounds, grid lines, context, halos, patterns on dark fills."""


@pytest.mark.parametrize("name", sorted(set(ALL) - {"area_map"}))
@pytest.mark.parametrize("colours", THEMES)
def test_u10_what_a_figure_says_stands_out_from_its_paper(name: str, colours: str) -> None:
    """U-10: every line, bar and dot by its fill or by its edge; a map's areas are parted by their borders, see below."""
    drawn = ALL[name][0](sheet.screen(600, 320, theme=colours), Texts("de")).shapes
    palette = tokens.THEMES[colours]
    paths = [item for item in drawn.items if not isinstance(item, Label)]
    edges = {item.commands: item.stroke for item in paths if item.stroke and not item.fill}
    faint = set()
    for item in paths:
        roles = {role for role in (item.fill, item.stroke, edges.get(item.commands)) if role}
        if roles and not roles & GROUNDS:
            best = max(tokens.contrast(palette.role(role), palette.paper) for role in roles)
            if best < tokens.SHAPE_CONTRAST:
                faint.add((*sorted(roles), round(best, 2)))
    assert faint == set()


@pytest.mark.parametrize("colours", THEMES)
@pytest.mark.parametrize("name", ["import", "close", "search", "help", "missing"])
def test_u10_pictograms_are_seen_in_a_grab(application: QApplication, name: str, colours: str) -> None:
    """U-10: the pixels of a pictogram, as painted, against the paper below them."""
    icons.load()
    theme.use(colours)
    painted = _painted(lambda painter, box: icons.paint(painter, box, name), 32)
    paper = tokens.THEMES[colours].paper
    best = max(tokens.contrast(f"#{int(colour):06X}", paper) for colour in np.unique(painted))
    assert best >= tokens.SHAPE_CONTRAST


def _painted(paint: object, size: int) -> np.ndarray:
    image = QImage(size, size, QImage.Format.Format_RGB32)
    image.fill(theme.colour("paper"))
    painter = QPainter(image)
    paint(painter, QRectF(0, 0, size, size))  # type: ignore[operator]
    painter.end()
    raw = np.frombuffer(image.constBits(), dtype=np.uint32).reshape(size, image.bytesPerLine() // 4)
    return raw[:, :size] & 0xFFFFFF


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
    """U-11: every two signs of a family in grey."""
    drawn = {state: _grey(f"{family}:{state}") for state in states}
    for one, other in itertools.combinations(drawn, 2):
        differing = int((drawn[one] != drawn[other]).sum())
        assert differing >= 24, (one, other, differing)


def test_u11_cells_without_a_value_have_signs_of_their_own() -> None:
    """U-11: protected, missing, uncertain and the like are signs, not tints."""
    assert len(set(MARKS.values())) == len(MARKS)


LIGHTS = ("good", "risk", "late", "accent", "edge")
SERIES = (("accent", "ink"), ("accent", "ink2"), ("accent", "r2"), ("r4", "track"), ("accent", "track"))
"""Chosen area and town, target and town, done and planned, part and nothing of the wheel."""


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("name", THEMES)
def test_u11_colours_are_told_apart_without_red_or_green(name: str, sight: str) -> None:
    """U-11: ΔE of the lights and of the lines of charts, as seen with deuteranopia and protanopia."""
    colours = tokens.THEMES[name]
    pairs = [*itertools.combinations(LIGHTS, 2), *SERIES]
    near = {
        pair: round(distance, 1)
        for pair in pairs
        if (distance := apart(colours.role(pair[0]), colours.role(pair[1]), sight)) < FAR_ENOUGH
    }
    assert near == {}


def test_u11_the_simulation_confuses_what_people_confuse() -> None:
    """A red and a green of the same lightness fall together for those who lack one kind of cone, and for nobody else."""
    assert apart("#C04040", "#7A7A20", "all colours") > 30
    assert apart("#C04040", "#7A7A20", "deuteranopia") < apart("#C04040", "#7A7A20", "all colours") / 2


def test_u11_funders_have_a_pattern_each() -> None:
    """U-11: the fills of stacked bars carry patterns, so that their tints need not be told apart."""
    assert len(set(budget.PATTERNS)) == len(budget.FILLS)


@pytest.mark.timeout(200)
def test_u11_every_sign_has_its_word_beside_it(open_window: Maker, qtbot: QtBot) -> None:
    """U-11: in every list, grid and tree of every place, what a sign says is also said in words."""
    workplace = open_window()
    wordless, signs = [], 0
    for place, view in STOPS:
        workplace.desk.go(place, view)
        qtbot.wait(1)
        for row, said in _signed(workplace):
            signs += 1
            wordless += [] if said.strip() else [f"{place}:{view} {row}"]
    assert not wordless, "\n".join(wordless)
    assert signs > 100


def _signed(workplace: Workplace) -> list[tuple[str, str]]:
    """What has a sign at the present place, and its words."""
    found = []
    for view in seen(workplace.window, QAbstractItemView):
        model = view.model() if isinstance(view, QAbstractItemView) else None
        for number in range(model.rowCount()) if model is not None else ():
            row = model.index(number, 0).data(ROW)
            if isinstance(row, Row) and row.sign and not row.sign.startswith("icon:"):
                found.append((row.title, row.word or row.second.partition(" · ")[0]))
    page = workplace.frame.page(workplace.frame.place)
    if isinstance(page, RecordsPage):
        for record in page.view.listing.rows(workplace.desk)[:MOST_RECORDS]:
            for column in page.view.listing.columns:
                cell = column.read(workplace.desk, record)
                if isinstance(cell, Cell) and cell.sign:
                    found.append((column.title, cell.words))
    return found
