"""What the page builder stacks: boxes that know how high they are and how to go over to the next page."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Protocol

from planner.reports.pdf.canvas import TaggedCanvas
from planner.reports.pdf.structure import Element


class Part(Protocol):
    """What of a box stands on one page."""

    @property
    def height(self) -> float:
        """Its height in points."""

    def draw(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        """Draw it below `top`."""


class Box(Protocol):
    """One block, laid out for a width; `before` and `after` are the spaces around it, the larger of two counts."""

    before: float
    after: float
    with_next: bool

    def least(self) -> float:
        """The height of the smallest part that may begin on a page."""

    def take(self, room: float, *, whole_page: bool) -> tuple[Part, Box | None] | None:
        """The part that fits into `room` points and the rest, or None when nothing does.

        With `whole_page` there will never be more room: something must be taken.
        """


@dataclass(slots=True)
class Whole(ABC):
    """A box that is never divided: its own only part. Subclasses draw."""

    height: float
    before: float = 0.0
    after: float = 0.0
    with_next: bool = False

    def least(self) -> float:
        """All of it."""
        return self.height

    def take(self, room: float, *, whole_page: bool) -> tuple[Part, Box | None] | None:
        """All of it or nothing."""
        return (self, None) if whole_page or self.height <= room else None

    @abstractmethod
    def draw(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        """Draw it below `top`."""


@dataclass(slots=True)
class Break:
    """What follows starts on a new page; with `unless` only when less than this share of the page is free."""

    unless: float | None = None


class Place:
    """An element of the tree that comes to be at its first drawing, so that the tree has reading order."""

    def __init__(self, role: str, above: Place | None = None, *, alt: str = "", attributes: str = "") -> None:
        self._role, self._above, self._alt, self._attributes = role, above, alt, attributes
        self._element: Element | None = None

    @property
    def drawn(self) -> bool:
        """Whether it stands in the tree already."""
        return self._element is not None

    def element(self, canvas: TaggedCanvas) -> Element:
        """The element, made as the last child of the one above (of the document) if need be."""
        if self._element is None:
            above = self._above.element(canvas) if self._above else canvas.root
            self._element = above.add(self._role, alt=self._alt, attributes=self._attributes)
        return self._element
