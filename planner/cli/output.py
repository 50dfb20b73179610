"""What a command prints: one JSON object, or lines for people; errors as one line in the person’s language."""

from __future__ import annotations

import json
import sys
import traceback
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from planner import paths, settings, texts
from planner.domain.errors import PlannerError

if TYPE_CHECKING:
    from planner.domain.plan import Plan
    from planner.operations.session import Session, Surroundings


class SaidError(PlannerError):
    """An error whose sentence is finished: it was worded while the plan was at hand."""


def surroundings() -> Surroundings:
    """The clock of this machine, and the role its settings name as author."""
    from planner.operations.session import Surroundings  # late: the window starts without it

    return Surroundings(author=settings.load().author)


@contextmanager
def opened(path: Path, *, writing: bool) -> Iterator[Session]:
    """The session of a plan file, closed whatever happens; errors inside are worded with the plan’s names."""
    from planner.operations.session import Session  # late: the window starts without it

    session = Session.open(path, surroundings()) if writing else Session.look(path, surroundings())
    try:
        yield session
    except PlannerError as error:
        raise SaidError("{sentence}", sentence=sentence(error, session.plan)) from error
    finally:
        session.close()


def print_result(values: Mapping[str, object], lines: Iterable[str], *, as_json: bool) -> None:
    """Print the object, or the lines."""
    if as_json:
        print(json.dumps(values, ensure_ascii=False, indent=2))
        return
    for line in lines:
        print(line)


def sentence(error: PlannerError, plan: Plan | None = None) -> str:
    """The error in one line of the person’s language."""
    if isinstance(error, SaidError):
        return str(error.params["sentence"])
    from planner.operations.wording import error_sentence  # late: the window starts without it

    return " ".join(error_sentence(plan, error, texts.current()).split())


def complain(line: str) -> int:
    """Say on stderr why a command was not done; the exit status for that."""
    sys.stderr.write(line + "\n")
    return 2


def fail(error: PlannerError) -> int:
    """Say what went wrong on stderr; the exit status for bad input."""
    return complain(sentence(error))


def fault(error: BaseException) -> int:
    """Say that it is the program’s fault and where that is noted; the exit status for it."""
    log = paths.log_dir() / "planner.log"
    with suppress(OSError):
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"{datetime.now(UTC).isoformat(timespec='seconds')} {_place(error)}\n")
    told = texts.gettext("The program failed; this is not your fault. Where it happened is noted in {path}.", path=log)
    sys.stderr.write(told + "\n")
    return 1


def _place(error: BaseException) -> str:
    """Where it happened, without what the error says: that may hold a person’s words."""
    frames = traceback.extract_tb(error.__traceback__)
    return " < ".join(
        [
            type(error).__name__,
            *(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in reversed(frames)),
        ]
    )
