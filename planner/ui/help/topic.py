"""What a topic of the help is."""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain.record import N_

VIEWS: tuple[tuple[str, str], ...] = (
    ("places", N_("Pages")),
    ("steps", N_("Steps")),
    ("fields", N_("Fields")),
    ("terms", N_("Words")),
    ("keys", N_("Keys")),
)
"""The shelves of the help, with their titles (msgids)."""


@dataclass(frozen=True, slots=True)
class Leading:
    """A way on: to another topic, or to a place of the window with its view and step."""

    words: str
    topic: str = ""
    place: str = ""
    view: str = ""
    step: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """Paragraphs first, then `entries` (a term and what it means), then ways on. Everything is in one language."""

    id: str
    view: str
    title: str
    second: str = ""
    icon: str = "book"
    paragraphs: tuple[str, ...] = ()
    entries: tuple[tuple[str, str], ...] = ()
    leads: tuple[Leading, ...] = ()

    @property
    def words(self) -> str:
        """Everything it says, for searching."""
        said = [self.title, self.second, *self.paragraphs, *(part for entry in self.entries for part in entry)]
        return "\n".join(said)
