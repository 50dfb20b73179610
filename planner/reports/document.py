"""A whole report: its blocks and what every page says, checked as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from planner.reports.blocks import Block, Contents, Cover, Heading, Keep, Language

LANGUAGES: tuple[Language, ...] = ("de", "en")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A report in one language; `date` is that of the last step it shows and the only date the file carries.

    `header` stands in the band on top of every page but the cover, `footer` at the bottom beside the page number.
    The same document gives the same bytes. Raises ValueError when headings leave out a level, the first is not of
    level 1, an id occurs twice, or cover and contents are not where they belong.
    """

    title: str
    language: Language
    date: date
    blocks: tuple[Block, ...]
    subject: str = ""
    header: str = ""
    footer: str = ""

    def __post_init__(self) -> None:
        """Refuse a document that no reading software could find its way in."""
        if not self.title.strip():
            raise ValueError("a report has no title")
        if self.language not in LANGUAGES:
            raise ValueError(f"no report in the language {self.language!r}")
        _check_headings(self.headings())
        _check_pages(tuple(flat(self.blocks)))

    def headings(self) -> tuple[Heading, ...]:
        """All headings in reading order."""
        return tuple(block for block in flat(self.blocks) if isinstance(block, Heading))


def flat(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks in reading order, those kept together one by one."""
    for block in blocks:
        if isinstance(block, Keep):
            yield from flat(block.blocks)
        else:
            yield block


def _check_headings(headings: tuple[Heading, ...]) -> None:
    if not headings:
        raise ValueError("a report has no heading")
    level = 0
    for heading in headings:
        if heading.level > level + 1:
            raise ValueError(f"the heading {heading.text!r} of level {heading.level} follows one of level {level}")
        level = heading.level
    named = [heading.id for heading in headings if heading.id]
    twice = {name for name in named if named.count(name) > 1}
    if twice:
        raise ValueError(f"the same id for several headings: {', '.join(sorted(twice))}")


def _check_pages(blocks: tuple[Block, ...]) -> None:
    if any(isinstance(block, Cover) for block in blocks[1:]):
        raise ValueError("a cover comes first")
    if sum(isinstance(block, Contents) for block in blocks) > 1:
        raise ValueError("a report has one list of contents")
