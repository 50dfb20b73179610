"""The small parts: pictograms, models, wheel, finder, fields, labels that take words literally."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner import tokens
from planner.charts import shapes
from planner.ui import icons, metrics, theme
from planner.ui.finder import folded
from planner.ui.places import PLACES
from planner.ui.shell.navigation_rows import NavigationModel
from planner.ui.shell.navigation_sizes import PHASES
from planner.ui.wheel import Wheel
from planner.ui.widgets.button import KINDS, Button
from planner.ui.widgets.empty_state import EmptyState, Ghost, Way
from planner.ui.widgets.field import TextField
from planner.ui.widgets.focus import MARGIN, FocusRing
from planner.ui.widgets.label import ElidedLabel, Label
from planner.ui.widgets.rows import Row, RowModel, RowsView
from planner.ui.widgets.segments import Segments
from planner.ui.widgets.swapping import swap
from planner.ui.wording import number_words


def test_every_pictogram_exists(application: QApplication) -> None:
    assert icons.missing() == []
    for name in icons.NAMES:
        assert not icons.icon(name).isNull()
    assert {place.icon for place in PLACES} | {icon for _id, _name, icon in PHASES} <= set(icons.NAMES)


def test_models_keep_the_rules_of_models(application: QApplication, qtbot: QtBot) -> None:
    view = RowsView("x")
    qtbot.addWidget(view)
    rows = RowModel([Row("a", "b", "step:done", "word"), Row("c")], view)
    QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rows.set_rows([Row("d")])
    QAbstractItemModelTester(NavigationModel(PLACES, view), QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "d"


@pytest.mark.parametrize("name", ["light", "dark", "high_contrast"])
def test_the_palette_is_legible(application: QApplication, name: str) -> None:
    theme.use(name)
    palette = theme.palette()
    role = QPalette.ColorRole
    for text, ground in (
        (role.WindowText, role.Window),
        (role.Text, role.Base),
        (role.Text, role.AlternateBase),
        (role.ButtonText, role.Button),
        (role.HighlightedText, role.Highlight),
        (role.PlaceholderText, role.Base),
        (role.PlaceholderText, role.AlternateBase),
        (role.ToolTipText, role.ToolTipBase),
        (role.Link, role.Window),
    ):
        ratio = tokens.contrast(palette.color(text).name().upper(), palette.color(ground).name().upper())
        assert ratio >= tokens.TEXT_CONTRAST, (name, text, ground, ratio)


def test_words_are_taken_literally(application: QApplication, qtbot: QtBot) -> None:
    label = Label("<b>fett</b> & 5 $x$ %s {}")
    qtbot.addWidget(label)
    assert label.text() == "<b>fett</b> & 5 $x$ %s {}"
    assert label.textFormat() is Qt.TextFormat.PlainText
    for kind in KINDS:
        button = Button("Müller & Söhne", kind)
        qtbot.addWidget(button)
        assert button.accessibleName() == "Müller & Söhne"
        assert button.shortcut().isEmpty()


def test_an_elided_label_tells_the_whole(application: QApplication, qtbot: QtBot) -> None:
    label = ElidedLabel("Frühe Hilfen in allen zwölf Stadtteilen")
    qtbot.addWidget(label)
    label.resize(80, 20)
    label.show()
    assert label.text().endswith("…")
    assert label.toolTip() == label.accessibleName() == "Frühe Hilfen in allen zwölf Stadtteilen"


def test_a_field_says_what_is_wrong_beside_it_and_keeps_the_words(application: QApplication, qtbot: QtBot) -> None:
    field = TextField("Ende", hint="Tag.Monat.Jahr")
    qtbot.addWidget(field)
    field.show()
    field.line.setText("32.13.2026")
    field.set_error("Das Datum gibt es nicht. Beispiel: 31.12.2026")
    assert field.line.text() == "32.13.2026"
    assert field.line.accessibleDescription().startswith("Das Datum")
    qtbot.keyClicks(field.line, "1")
    assert field.line.accessibleDescription() == "Tag.Monat.Jahr"


def test_segments_tell_what_was_chosen(application: QApplication, qtbot: QtBot) -> None:
    switch = Segments("Ansicht", [("a", "Tabelle"), ("b", "Karte")], "a")
    qtbot.addWidget(switch)
    with qtbot.waitSignal(switch.chosen) as signal:
        switch._group.button(1).click()
    assert signal.args == ["b"]
    assert switch.current == "b"


def _wheel(qtbot: QtBot, name: str) -> Wheel:
    steps = tuple(shapes.Step("none") for _number in range(7))
    quarters = [shapes.Quarter(str(number), name, "3 von 7", steps) for number in range(4)]
    wheel = Wheel(quarters, shapes.Hub("hub", name, "bereit", 0.0), ["Analyse, 3 von 7 Schritten fertig"] * 5)
    qtbot.addWidget(wheel)
    wheel.resize(440, 350)
    wheel.show()
    return wheel


def test_labels_of_the_wheel_never_shrink_the_ring_does(application: QApplication, qtbot: QtBot) -> None:
    short, long = _wheel(qtbot, "Ziele"), _wheel(qtbot, "Achtzehn Buchstabe")
    short.grab()
    long.grab()
    assert long._radius < short._radius
    assert long._radius >= 60


def test_a_spot_on_the_ring_names_its_step(application: QApplication, qtbot: QtBot) -> None:
    wheel = _wheel(qtbot, "Ziele")
    wheel.grab()
    centre, radius = QPointF(220, 175), wheel._radius * 0.84
    assert wheel.step_at(centre) == (-1, -1)
    assert wheel.step_at(centre + QPointF(radius * 0.12, -radius * 0.99)) == (0, 0)
    assert wheel.step_at(centre + QPointF(-radius * 0.7, radius * 0.7))[0] == 2


@pytest.mark.parametrize(
    ("typed", "plain"), [("Übergänge", "ubergange"), ("STRASSE", "strasse"), ("Straße", "strasse"), ("Café", "cafe")]
)
def test_search_compares_without_marks(typed: str, plain: str) -> None:
    assert folded(typed) == plain


def test_numbers_keep_their_decimals() -> None:
    assert number_words(0.5) == "0,5"
    assert number_words(12.0) == "12"
    assert number_words(1234.25) == "1.234,25"


def test_spacing_grows_slower_than_type(application: QApplication) -> None:
    metrics.use(200)
    assert metrics.px(30) == 60
    assert metrics.gap(20) == 28
    assert metrics.current().em(1440) == pytest.approx(48)


def test_the_ring_follows_the_focus_and_outlives_what_it_went_around(application: QApplication, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    area, inner = QScrollArea(), QWidget()
    inner.setFixedSize(200, 800)
    first, far = Button("Oben"), Button("Unten")
    for button, top in ((first, 10), (far, 700)):
        button.setParent(inner)
        button.move(20, top)
    area.setWidget(inner)
    column.addWidget(area)
    window.resize(300, 300)
    ring = FocusRing(window)
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    first.setFocus()
    assert ring.isVisible()
    assert ring.width() == first.width() + 2 * MARGIN
    area.verticalScrollBar().setValue(400)
    assert not ring.isVisible()
    far.setFocus()
    area.ensureWidgetVisible(far)
    assert ring.isVisible()
    area.setParent(None)
    area.deleteLater()
    qtbot.wait(20)
    assert not ring.isVisible()
    assert ring.parent() is window


def test_an_empty_page_offers_ways_to_begin(application: QApplication, qtbot: QtBot) -> None:
    taken: list[str] = []
    empty = EmptyState("Noch keine Ziele", "Ziele sagen, was anders werden soll.", "tree")
    qtbot.addWidget(empty)
    empty.set_ways(
        Way("Erstes Ziel", "plus", lambda: taken.append("first")),
        Way("Aus Excel", "sheet", lambda: taken.append("excel")),
        [Way(f"Weg {number}", "book", lambda: taken.append("way")) for number in range(5)],
    )
    empty.resize(900, 400)
    empty.show()
    buttons = [one for one in empty.findChildren(Button) if one.isVisible()]
    assert [one.words for one in buttons] == ["Erstes Ziel", "Aus Excel", "Weg 0", "Weg 1", "Weg 2"]
    for button in buttons:
        qtbot.keyClick(button, Qt.Key.Key_Space)
    assert taken == ["first", "excel", "way", "way", "way"]
    empty.arrange(20)
    assert not empty.findChild(Ghost).isVisible()
    empty.set_ways(None)
    assert not [one for one in empty.findChildren(Button) if one.isVisible()]


def test_what_a_row_leads_to_may_take_its_place(application: QApplication, qtbot: QtBot) -> None:
    """A row whose click swaps the content it stands in is not deleted while it handles the click."""
    area = QScrollArea()
    qtbot.addWidget(area)
    gone: list[bool] = []

    def show_next() -> None:
        view = RowsView("x", [Row("next", payload="x")])
        view.taken.connect(lambda _payload: show_next())
        view.destroyed.connect(lambda: gone.append(True))
        swap(area, view)

    show_next()
    area.show()
    for _press in range(20):
        view = area.widget()
        at = view.visualRect(view.model().index(0, 0)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert area.widget() is not view
    qtbot.waitUntil(lambda: len(gone) == 20)
