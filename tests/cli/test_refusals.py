"""What a command gets wrong: exit 2, one clear line in the person's language, nothing on stdout, nothing written."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest

from planner import texts
from planner.cli import main, showing, window
from planner.operations.edit import Add
from planner.operations.session import Session
from planner.storage.schema import APPLICATION_ID
from tests.cli.conftest import Run

HOSTILE = ["a b%#?ä.chain", "%s{}$x.chain", "-.chain", "x'y\"z.chain", "🌊.chain", "a&b;c.chain", "new"]


@pytest.mark.parametrize("name", HOSTILE)
def test_any_name_is_a_file_name(name: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("new", f"./{name}", "--municipality", "Musterstadt").status == 0
    assert run("show", f"./{name}", "--json").json["municipality"] == "Musterstadt"
    assert run("check", f"./{name}").status == 0
    assert run("undo", f"./{name}").status == 2
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [name]


def test_a_name_in_another_encoding_is_a_file_name(run: Run, tmp_path: Path) -> None:
    name = f"{tmp_path}/m\udcfcller.chain"  # a byte that is no UTF-8
    assert run("new", name, "--municipality", "Musterstadt").status == 0
    assert run("show", name).status == 0


@pytest.mark.parametrize(
    "words",
    [
        ["show"],
        ["show", "a.chain", "b.chain"],
        ["show", "a.chain", "--wrong"],
        ["new", "a.chain"],
        ["new", "a.chain", "--municipality", "A", "--sample"],
        ["new", "a.chain", "--municipality", "A", "--language", "fr"],
        ["new", "a.chain", "--municipality", " "],
        ["new", "a.chain", "--municipality", "x" * 300],
        ["new", "a.chain", "--municipality", "x\udc80"],
        ["new", "missing/a.chain", "--municipality", "A"],
        ["new", f"{'x' * 300}.chain", "--municipality", "A"],
        ["new", ".", "--municipality", "A"],
        ["undo", "a.chain", "--steps", "0"],
        ["undo", "a.chain", "--steps", "-1"],
        ["undo", "a.chain", "--steps", "zwei"],
        ["redo", "a.chain", "--steps", "٣"],
        ["undo", "a.chain", "--steps", "9" * 5000],
        ["show", "missing.chain"],
        ["check", "missing.chain", "--json"],
        ["history", "."],
        ["undo", "x" * 5000],
        ["--wrong"],
        ["shwo", "a.chain"],
    ],
    ids=lambda words: " ".join(words)[:40].encode("ascii", "backslashreplace").decode(),
)
@pytest.mark.parametrize("language", ["de", "en"])
def test_one_line_and_nothing_written(
    words: list[str], language: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANNER_LANGUAGE", language)
    monkeypatch.chdir(tmp_path)
    refused = run(*words)
    assert refused.status == 2
    assert refused.out == ""
    assert list(tmp_path.iterdir()) == []


def test_sentences_follow_planner_language(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "ist nicht da" in run("show", tmp_path / "x.chain").err
    assert "Es fehlt" in run("show").err
    monkeypatch.setenv("PLANNER_LANGUAGE", "en")
    assert "is not there" in run("show", tmp_path / "x.chain").err
    assert "required" in run("show").err


def test_without_planner_language_the_setting_counts(run: Run, tmp_path: Path, planner_home: Path) -> None:
    (planner_home / "config").mkdir(parents=True)
    (planner_home / "config" / "settings.json").write_text('{"language": "en"}', encoding="utf-8")
    assert "is not there" in run("show", tmp_path / "x.chain").err


def test_help_and_version(run: Run) -> None:
    assert run("--version").out.startswith("planner ")
    helped = run("--help")
    assert helped.status == 0
    assert all(command in helped.out for command in main.COMMANDS)
    assert "Aufruf" in helped.out


def test_a_file_that_is_there_stays(run: Run, plan: Path) -> None:
    before = plan.read_bytes()
    for words in (["--municipality", "Andere"], ["--sample"]):
        assert run("new", plan, *words).status == 2
    assert plan.read_bytes() == before


def test_a_link_that_leads_nowhere_is_a_name_taken(run: Run, tmp_path: Path) -> None:
    (tmp_path / "link.chain").symlink_to(tmp_path / "nowhere")
    assert run("new", tmp_path / "link.chain", "--municipality", "A").status == 2
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("word", ["show", "check", "history", "undo", "redo"])
def test_what_is_no_plan_is_said_to_be_none(word: str, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "other.chain"
    for data in (b"", b"hello", b"SQLite format 3\x00", b"%PDF-1.7" + bytes(5000)):
        path.write_bytes(data)
        refused = run(word, path)
        assert (refused.status, refused.out) == (2, "")
        assert path.read_bytes() == data
    path.unlink()
    with sqlite3.connect(path) as raw:
        raw.execute("CREATE TABLE step (number)")
    raw.close()
    assert run(word, path).status == 2


def test_a_newer_file_is_refused_with_its_reason(run: Run, plan: Path) -> None:
    with sqlite3.connect(plan) as raw:
        raw.execute("PRAGMA user_version=99")
    raw.close()
    before = plan.read_bytes()
    for word in ("show", "check", "undo"):
        assert "neuere Fassung" in run(word, plan).err
    assert plan.read_bytes() == before


def test_a_plan_open_elsewhere_is_read_but_not_written(run: Run, plan: Path) -> None:
    holder = Session.open(plan)
    holder.run(Add("measure", {"name": "Lotsendienst"}))
    before = plan.read_bytes()
    for word in ("undo", "redo"):
        refused = run(word, plan)
        assert refused.status == 2
        assert "geöffnet" in refused.err
    assert plan.read_bytes() == before
    assert run("show", plan, "--json").json["counts"]["measure"] == 1
    assert run("check", plan).status == 0
    assert run("history", plan).status == 0
    holder.undo()  # it is still open and unharmed
    holder.close()


def test_a_strangers_program_inside_is_named_and_not_run(run: Run, plan: Path) -> None:
    with sqlite3.connect(plan) as raw:
        raw.execute("CREATE TRIGGER sneaky AFTER INSERT ON step BEGIN DELETE FROM change; END")
    raw.close()
    assert "sneaky" in run("undo", plan).err
    assert raw_value(plan, "PRAGMA application_id") == APPLICATION_ID


def raw_value(path: Path, query: str) -> object:
    raw = sqlite3.connect(path)
    try:
        return raw.execute(query).fetchone()[0]
    finally:
        raw.close()


def test_our_own_fault_is_exit_1_and_noted_without_words(
    run: Run, plan: Path, planner_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_session: object) -> object:
        raise RuntimeError("geheime Worte")

    monkeypatch.setattr(showing, "contents", broken)
    failed = run("show", plan)
    assert (failed.status, failed.out) == (1, "")
    log = (planner_home / "log" / "planner.log").read_text(encoding="utf-8")
    assert "RuntimeError" in log
    assert "broken" in log
    assert "geheime" not in log


def test_the_first_word_decides(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[list[str]] = []

    def window_run(arguments: Sequence[str]) -> int:
        opened.append(list(arguments))
        return 0

    monkeypatch.setattr(window, "run", window_run)
    monkeypatch.chdir(tmp_path)
    for words in ([], ["./new"], ["plan.chain"], ["neu"]):
        assert run(*words).status == 0
    assert opened == [[], ["./new"], ["plan.chain"], ["neu"]]
    assert run("new").status == 2
    assert len(opened) == 4


def test_texts_of_every_refusal_exist_in_german() -> None:
    german = texts.Texts("de")
    for msgid in ("The file {path} is not there.", "There are not that many steps.", "make a plan file"):
        assert german.gettext(msgid) != msgid
