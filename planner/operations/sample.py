"""The sample town: an invented municipality whose history is real, because it is made by running operations.

The lines of `resources/content/sample` are played back in the order of their days under a scripted clock; ids are
counted, so that the same language gives the same content everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from planner.content.sample_lines import SampleLine, sample_lines
from planner.operations.operation import Operation
from planner.operations.sample_acts import ACTS, Act, act_for
from planner.operations.sample_script import CountedIds, ScriptedClock
from planner.operations.sample_teller import Teller
from planner.operations.session import Session, Surroundings
from planner.operations.town import NewTown

AUTHORS = {"de": "Stabsstelle Prävention", "en": "Prevention unit"}

Progress = Callable[[int, int], None]
Run = Callable[[Session, Operation], object]


def build_sample(
    target: Path, language: str, progress: Progress | None = None, run: Run = Session.run, *, key: str = ""
) -> None:
    """Make the sample town in `language` ("de" or "en") as a file at `target`, which must not exist.

    `progress` is told how many of how many lines are played and may raise Cancelled; then nothing is left behind.
    `run` is how each operation is run (tests look closer); `key` takes the place of the town's invented one. Raises
    FileExists and its kin.
    """
    acts = tuple(_acts(language))
    first = acts[0]
    clock, ids = ScriptedClock(first.day), CountedIds()

    def fill(session: Session) -> None:
        teller = Teller(session, language, ids, lambda operation: run(session, operation))
        for number, act in enumerate(acts):
            clock.go_on(act.day)
            for operation, name in act_for(act.table).operations(teller, act.lines):
                teller.run(operation, name)
                clock.go_on(act.day)
            if progress is not None:
                progress(number + 1, len(acts))

    around = Surroundings(clock=clock, new_id=ids, author=AUTHORS[language], backups=False)
    town = _new_town(first, acts, language)
    Session.create(target, replace(town, key=key or town.key), around, fill=fill).close()


def _new_town(first: Act, acts: tuple[Act, ...], language: str) -> NewTown:
    town = first.lines[0].fields
    cycle = next(act.lines[0].fields for act in acts if act.table == "cycle")
    return NewTown(
        name=town["name"],
        key=town["key"],
        language=language,
        starts=cycle["starts"],
        until=cycle["until"],
        example=True,
        notice=town["notice"],
    )


def _acts(language: str) -> Iterator[Act]:
    """The lines as acts in the order they are played: by day, then by what others of that day point at."""
    places = {table: place for place, table in enumerate(ACTS)}
    lines: list[SampleLine] = []
    for line in sample_lines(language):
        lines += _with_later(line)
    lines.sort(key=lambda line: (line.on, places[line.table]))
    waiting: list[SampleLine] = []
    for line in lines:
        if waiting and not act_for(waiting[-1].table).joins(waiting[-1], line):
            yield Act(tuple(waiting))
            waiting = []
        waiting.append(line)
    if waiting:
        yield Act(tuple(waiting))


def _with_later(line: SampleLine) -> Iterator[SampleLine]:
    """A milestone already reached in the files was entered open and reached on its day."""
    done = line.fields.get("done") if line.table == "milestone" else None
    if done is None:
        yield line
        return
    fields = {name: value for name, value in line.fields.items() if name != "done"}
    yield SampleLine(line.on, line.table, line.id, fields)
    yield SampleLine(max(done, line.on), "reach", line.id, {"day": done})
