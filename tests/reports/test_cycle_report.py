"""The cycle report as a whole: its pages and parts, who may read it, what day it is of, and that printing only reads."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from planner.domain.frame import Bookmark
from planner.domain.goals import Goal
from planner.domain.measures import Measure
from planner.domain.review import Status
from planner.operations.edit import Change
from planner.operations.reporting import report_context
from planner.operations.sample import build_sample
from planner.operations.session import Session, Surroundings
from planner.operations.town import NewTown
from planner.reports.cycle import SECTIONS
from planner.texts import Texts
from tests.reports.reading import page_texts, tree
from tests.reports.town import INTERNAL, alt_texts, print_plan, printed, read_text

PROGRAM = """
import hashlib, sys
from pathlib import Path
from tests.reports.town import print_plan
print(hashlib.sha256(print_plan(Path(sys.argv[1]))).hexdigest())
"""


def outline(data: bytes) -> list[str]:
    with pikepdf.open(BytesIO(data)) as pdf:
        return [str(item.title) for item in pdf.open_outline().root]


@pytest.mark.parametrize("language", ["de", "en"])
def test_it_has_twelve_pages_and_every_chapter(reports: dict[str, bytes], language: str) -> None:
    t, pages = Texts(language), page_texts(reports[language])
    assert len(pages) >= 12
    titles = [t.gettext(section.title) for section in SECTIONS]
    assert outline(reports[language]) == titles
    assert "Lindenfurt" in pages[0]
    assert all(title in pages[1] for title in titles)
    assert pages[2].startswith(t.gettext("At a glance"))
    assert t.gettext("Decisions needed") in pages[2]
    for number, text in enumerate(pages[1:], 2):
        assert t.gettext("Page {page} of {pages}", page=number, pages=len(pages)) in text


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_page_is_used(reports: dict[str, bytes], language: str) -> None:
    assert all(len(text) > 400 for text in page_texts(reports[language])[1:])


def test_the_german_report_has_no_english_in_it(reports: dict[str, bytes]) -> None:
    words = read_text(reports["de"]).split() + " ".join(alt_texts(reports["de"])).split()
    assert not {"the", "and", "of", "goals", "measures", "with", "not", "Source:"} & set(words)


def test_pictures_are_said_and_tables_have_heads(reports: dict[str, bytes]) -> None:
    with pikepdf.open(BytesIO(reports["de"])) as pdf:
        top = tree(pdf)
    figures = top.all("Figure")
    assert len(figures) > 10
    assert all(len(figure.alt) > 20 for figure in figures)
    assert all(table.all("TH") and table.all("TD") for table in top.all("Table"))


def test_every_page_of_the_internal_version_says_so(reports: dict[str, bytes]) -> None:
    assert all("Intern – nicht weitergeben" in text for text in page_texts(reports["internal"]))
    for language in ("de", "en"):
        text = read_text(reports[language])
        assert "Intern –" not in text
        assert "Internal –" not in text
    assert "öffentlich" in page_texts(reports["de"])[0]


def test_an_invented_town_says_so_on_every_page(reports: dict[str, bytes]) -> None:
    pages = page_texts(reports["de"])
    assert "gibt es nicht" in pages[0]
    assert all("erfundenes Beispiel" in text for text in pages[1:])


def test_comments_and_risks_stay_in_the_house(reports: dict[str, bytes], town: Session) -> None:
    comments = [" ".join(one.comment.split()) for one in town.plan.all(Status) if one.comment]
    assert comments
    public, internal = read_text(reports["de"]), read_text(reports["internal"])
    assert not any(comment in public for comment in comments)
    assert any(comment in internal for comment in comments)


def test_its_day_is_that_of_the_last_step(reports: dict[str, bytes], town: Session) -> None:
    day = town.last_moment().astimezone().date()
    assert report_context(town).day == day
    t = Texts("de")
    assert t.long_date(day) in page_texts(reports["de"])[0]
    with pikepdf.open(BytesIO(reports["de"])) as pdf:
        assert day.strftime("%Y%m%d") in str(pdf.docinfo["/ModDate"])


def test_printing_writes_nothing_into_the_plan(towns: dict[str, Path]) -> None:
    path = towns["de"]
    before = path.read_bytes()
    session = Session.open(path)
    digest, steps = session.digest(), session.steps
    printed(report_context(session))
    printed(report_context(session, audience=INTERNAL, cycle=1))
    assert (session.digest(), session.steps) == (digest, steps)
    session.close()
    assert path.read_bytes() == before


@pytest.mark.parametrize("seed", ["0", "4711"])
def test_the_same_plan_is_the_same_file_in_any_process(
    towns: dict[str, Path], reports: dict[str, bytes], seed: str
) -> None:
    environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": "Europe/Berlin", "PLANNER_LANGUAGE": "en"}
    command = [sys.executable, "-c", PROGRAM, str(towns["de"])]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.strip() == hashlib.sha256(reports["de"]).hexdigest()


def test_a_closed_cycle_is_read_as_it_was_when_it_was_closed(town: Session) -> None:
    first = next(cycle for cycle in town.plan.cycles if cycle.number == 1)
    mark = town.plan.pointing(Bookmark, "cycle", first.id)[-1]
    closing = next(past.step for past in town.history() if past.step.number == mark.step)
    context = report_context(town, cycle=1)
    assert context.cycle.number == 1
    assert context.day.isoformat() == closing.at[:10]
    text = read_text(printed(context))
    assert "Zyklus 1 (2022–2024), abgeschlossen" in text
    now = {one.name for one in town.plan.of_cycle(Goal, town.plan.cycle)}
    then = {one.name for one in town.plan.of_cycle(Goal, first)}
    assert all(" ".join(name.split()) in text for name in then)
    assert not any(name in text for name in now - then)


def test_what_is_changed_after_a_cycle_was_closed_does_not_change_its_report(tmp_path: Path) -> None:
    path = tmp_path / "town.chain"
    build_sample(path, "en")
    before = print_plan(path, cycle=1)
    session = Session.open(path, Surroundings(backups=False))
    measure = next(one for one in session.plan.all(Measure) if one.cycle != session.plan.cycle.id)
    session.run(Change("municipality", session.plan.municipality.id, {"coordinator": "Another unit"}))
    assert measure.name in read_text(before)
    session.close()
    assert print_plan(path, cycle=1) == before
    assert "Another unit" in page_texts(print_plan(path))[0]


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_report_of_an_empty_town_says_what_is_missing(tmp_path: Path, language: str) -> None:
    path = tmp_path / "new.chain"
    Session.create(path, NewTown(name="Neustadt", language=language), Surroundings(backups=False)).close()
    t, data = Texts(language), print_plan(path)
    text = read_text(data)
    for said in (
        "The cycle has no measures yet; the report shows the situation it starts from.",
        "No figures have been read in yet.",
        "No offers have been entered yet.",
        "No needs have been stated yet.",
        "No goals have been set yet.",
        "No measures have been planned yet.",
        "No money has been planned yet.",
        "Nothing has been reviewed yet.",
        "No decision is needed at present.",
    ):
        assert t.gettext(said) in text
    assert 3 <= len(page_texts(data)) <= 8
