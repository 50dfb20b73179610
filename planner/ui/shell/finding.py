"""What the search offers besides records: pages, steps, commands and topics of the help."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

from planner import content, texts
from planner.texts import gettext as _
from planner.ui.desk import Desk
from planner.ui.finder import Hit, asked_for, folded, holds
from planner.ui.help.topics import found, topics
from planner.ui.places import PLACES
from planner.ui.shell.actions import PICTOGRAM, command_words
from planner.ui.widgets.rows import Row

if TYPE_CHECKING:
    from planner.ui.help.topic import Topic

MOST_TOPICS = 4
MOST_COMMANDS = 5

Run = Callable[[], object]


class Findings:
    """Rows for what was asked; the payload of each is what happens when it is taken."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._topics: tuple[Topic, ...] | None = None

    def ways(self, wanted: str) -> list[Row]:
        """Pages, steps and commands whose names hold the words."""
        asked = asked_for(wanted)
        if not asked:
            return []
        return [*self._places(asked), *self._steps(asked), *self._commands(asked)]

    def record(self, hit: Hit) -> Row:
        """A record that was found; its page opens with the cursor in the field."""
        kind = self._desk.words.of(f"kind.{hit.record.kind}")
        second = f"{kind} · {hit.around}" if hit.around else kind
        return Row(hit.name, second, payload=partial(self._desk.show_record, hit.record, hit.field))

    def topics(self, wanted: str) -> list[Row]:
        """Topics of the help that hold the words."""
        if self._topics is None:
            self._topics = topics(self._desk.places, self._desk.actions)
        return [
            Row(one.title, _("Help: {page}", page=one.second), "icon:help", payload=partial(self._show_topic, one.id))
            for one in found(self._topics, wanted)[:MOST_TOPICS]
        ]

    def _places(self, asked: list[tuple[str, ...]]) -> Iterator[Row]:
        for one in PLACES:
            title = self._desk.words.title(one.title)
            if holds(folded(title), asked):
                go = partial(self._desk.go, one.id)
                yield Row(title, _("Go to the page"), f"icon:{one.icon}", payload=go)

    def _steps(self, asked: list[tuple[str, ...]]) -> Iterator[Row]:
        for phase in content.circle(texts.current().language).phases:
            name = self._desk.words.of(f"phase.{phase.id}")
            for step in phase.steps:
                if holds(folded(step.title), asked):
                    run = partial(self._desk.show_step, step)
                    yield Row(
                        step.title, _("Step: {step}", step=f"{name} {step.number}"), f"icon:{phase.id}", payload=run
                    )

    def _commands(self, asked: list[tuple[str, ...]]) -> list[Row]:
        known = [one for one in self._desk.actions if one.isEnabled() and holds(folded(command_words(one)), asked)]
        return [_command(one) for one in known[:MOST_COMMANDS]]

    def _show_topic(self, ident: str) -> None:
        self._desk.go("help", record=ident)


def _command(action: QAction) -> Row:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    icon = action.property(PICTOGRAM) or "command"
    words = command_words(action)
    return Row(words, _("Command"), f"icon:{icon}", aside=keys, payload=action.trigger, leads=False)
