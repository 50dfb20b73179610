"""Every place in every look: named, reachable, legible, whole, translated (U-01, U-02, U-05, U-09, U-10, U-12, U-19, U-36)."""

from __future__ import annotations

import re

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner import content, paths, texts
from planner.content.help import help_texts
from planner.domain.kinds import KINDS
from planner.domain.naming import name_of, numbered
from planner.domain.record import Choice, fields_of
from planner.ui.places import PLACES
from planner.ui.workplace import Workplace
from tests.ui.conftest import Look, Maker
from tests.ui.looking import all_words, clipped, faint, pale, picture, tab_chain, told, unnamed, unreached

LOOKS = [
    Look(language, theme, scale, size)
    for language in ("de", "en")
    for theme in ("light", "dark", "high_contrast")
    for scale in (100, 200)
    for size in ((1024, 768), (1920, 1080))
]
PAGES = ["start", *(place.id for place in PLACES)]
PSEUDO = "⟦{}⟧"


def _name(look: Look) -> str:
    return f"{look.language}-{look.theme}-{look.scale}-{look.size[0]}"


@pytest.fixture(params=LOOKS, ids=_name)
def look(request: pytest.FixtureRequest) -> Look:
    found: Look = request.param
    return found


def _go(workplace: Workplace, page: str, view: str = "") -> None:
    workplace.desk.go(page, view)
    workplace.frame.body.set_open(True)


def _stops() -> list[tuple[str, str]]:
    """Every place in every one of its views."""
    return [(one.id, view.id) for one in PLACES for view in one.views] + [
        (one.id, "") for one in PLACES if not one.views
    ]


def _findings(workplace: Workplace) -> list[str]:
    """What a person could not name, reach or read here, in the look the window has."""
    window = workplace.window
    try:
        chain = tab_chain(window)
        back = set(tab_chain(window, backwards=True))
        if set(chain) ^ back:
            chain = tab_chain(window)  # arriving in a list makes a row current, which opens some ways and closes others
        missed = unreached(window, chain)
        one_way = [f"only one way: {type(one).__name__} {told(one)!r}" for one in set(chain) ^ back]
    except AssertionError as trap:
        missed, one_way = [f"trap: {trap}"], []
    for _round in range(4):  # what the way through the fields brought about is laid out, from within outwards
        QApplication.processEvents()
    pixels = picture(window)
    return [*unnamed(window), *missed, *one_way, *clipped(window), *faint(window, pixels), *pale(window, pixels)]


@pytest.mark.timeout(400)
def test_every_place_can_be_used_and_read_in_every_look(open_window: Maker, qtbot: QtBot, look: Look) -> None:
    workplace = open_window(look)
    found = []
    for place, view in _stops():
        _go(workplace, place, view)
        qtbot.wait(20)
        assert (workplace.window.width(), workplace.window.height()) == look.size, (place, view)
        seen = _findings(workplace)
        if seen:  # what a page does while it settles is no finding; what stays is
            qtbot.wait(150)
            seen = _findings(workplace)
        found += [f"{place}:{view} {one}" for one in seen]
    assert found == [], "\n".join(found)


def test_the_start_can_be_used_and_read_in_every_look(open_window: Maker, look: Look) -> None:
    workplace = open_window(look, plan=False)
    assert (workplace.window.width(), workplace.window.height()) == look.size
    assert _findings(workplace) == []


@pytest.mark.parametrize("pane", ["remarks", "changes", "step", "record"])
@pytest.mark.parametrize("scale", [100, 200])
def test_what_guidance_shows_can_be_used_and_read(open_window: Maker, qtbot: QtBot, pane: str, scale: int) -> None:
    workplace = open_window(Look("de", "light", scale, (1024, 768)))
    desk = workplace.desk
    if pane == "step":
        desk.phase_wanted.emit("measures", "measures.logic")
    elif pane == "record":
        desk.show_record(max(desk.bridge.plan.all(KINDS[-9]), key=lambda one: len(str(one))))
    else:
        desk.pane_wanted.emit(pane)
    window = workplace.window
    qtbot.wait(50)
    assert unnamed(window) == []
    assert unreached(window, tab_chain(window)) == []
    assert clipped(window) == []
    assert faint(window) == []
    assert pale(window) == []


@pytest.fixture
def pseudo_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything that goes through the words of the program comes out bracketed."""
    for name in ("gettext", "ngettext", "pgettext", "date", "long_date", "date_time", "time"):
        plain = getattr(texts.Texts, name)

        def bracketed(self: texts.Texts, *args: object, plain: object = plain, **kwargs: object) -> str:
            return PSEUDO.format(plain(self, *args, **kwargs))  # type: ignore[operator]

        monkeypatch.setattr(texts.Texts, name, bracketed)


@pytest.mark.parametrize("page", PAGES)
def test_every_word_went_through_the_catalogue(open_window: Maker, pseudo_words: None, page: str) -> None:
    workplace = open_window(Look("de", size=(1440, 900)), plan=page != "start")
    if page != "start":
        _go(workplace, page)
    own = _own_words(workplace) if page != "start" else "Deutsch English DE\n" + _recent_words(workplace)
    plain = {f"{where}: {words!r}" for where, words in all_words(workplace.window) if _naked(words, own)}
    assert plain == set()


def _naked(words: str, own: str) -> bool:
    """Whether words stand there that are neither bracketed nor the plan's own."""
    left = words
    while "⟦" in left:
        bare = re.sub(r"⟦[^⟦⟧]*⟧", "", left)
        if bare == left:
            break
        left = bare
    left = left.split("⟦", 1)[0]  # what follows was cut off inside a bracket
    parts = re.split(r"[\n·,:→↔()]| – ", left)
    return any(re.search(r"[A-Za-zÄÖÜäöüß]{2}", part) and _bare(part) not in own for part in parts)


def _bare(part: str) -> str:
    """The words alone: one space between them, no number before or behind, no signs around them."""
    spaced = " ".join(part.split()).strip(' .…„“"')
    return re.sub(r"^[\d.]+ | [\d.]+$", "", spaced).strip(' .…„“"')


def _own_words(workplace: Workplace) -> str:
    """What the plan, the content of the circle and the languages' own names say by themselves."""
    plan = workplace.desk.bridge.plan
    heap = ["Deutsch", "English", "DE", "EN", str(workplace.desk.bridge.session.path)]
    for cls in KINDS:
        for record in plan.all(cls):
            heap += [str(getattr(record, spec.name)) for spec in fields_of(cls)]
            heap.append(numbered(str(getattr(record, "number", "")), getattr(record, "name", "")))
            called = name_of(record, plan, texts.Texts("de"))
            heap += [called, numbered(str(getattr(record, "number", "")), called)]
    session = workplace.desk.bridge.session
    heap += [str(path) for path in (session.backup_folder, paths.data_dir() / "samples")]
    heap += [str(path) for path in (paths.config_dir(), paths.log_dir())]
    circle = content.circle("de")
    for phase in circle.phases:
        heap += [phase.title, phase.why, *(one.text for one in phase.questions)]
        for step in phase.steps:
            heap += [step.title, step.why]
            heap += [one.text for one in (*step.questions, *step.products, *step.hints)]
    heap += [step.author for step in (past.step for past in workplace.desk.bridge.session.history())]
    said = help_texts("de")
    heap += [text for texts_ in said.places.values() for text in texts_]
    heap += [text for one in (*said.basics, *said.words) for text in (one.title, *one.paragraphs)]
    heap += [word for one in content.label_sets() for word in (one.names["de"], *one.words["de"].values())]
    return re.sub(r"[^\S\n]+", " ", "\n".join(heap))


def _recent_words(workplace: Workplace) -> str:
    return "\n".join(f"{one.path}\n{one.name}" for one in workplace.desk.preferences.settings.recents)


def test_choices_are_words_of_the_catalogue() -> None:
    """What a record's closed lists say is looked up when shown; every label is there in German."""
    german = texts.Texts("de")
    for cls in KINDS:
        for spec in fields_of(cls):
            assert german.gettext(spec.label)
            if isinstance(spec.type, type) and issubclass(spec.type, Choice):
                assert all(german.gettext(member.label) for member in spec.type)
